# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_pulsetrail_global_optspecs
    string join \n config= no-config config-home= h/help V/version
end

function __fish_pulsetrail_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_pulsetrail_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_pulsetrail_using_subcommand
    set -l cmd (__fish_pulsetrail_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -s V -l version -d 'Print version'
complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -f -a "filter" -d 'Show the events that match'
complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -f -a "aggregate" -d 'Count events by user, country, code or any other column'
complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -f -a "agg" -d 'Count events by user, country, code or any other column'
complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -f -a "export" -d 'Write events to Parquet, CSV, NDJSON, ECS documents or Arrow'
complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -f -a "sessions" -d 'Show who was signed in, from where, for how long, and what changed on the way'
complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -f -a "detect" -d 'Find attacks: what the rules find, with the events that prove it'
complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -f -a "report" -d 'Write one page that tells the case: what was read, what was found, what happened, and what could not be judged'
complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -f -a "codes" -d 'Explain message codes, search them, and count those that occur in logs'
complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -f -a "inspect" -d 'Show what each file is, what was read of it, and what is missing'
complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -f -a "context" -d 'Check what a site tells of itself: zones, names, groups, accounts, countries, hours, clocks and patches'
complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -f -a "ioc" -d 'Look at indicators of compromise before they are used'
complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -f -a "lofp" -d 'Look up what public detection rules say of their false positives'
complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -f -a "rules" -d 'List detection rules, check those of a site, and show the text of one'
complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -f -a "schema" -d 'List the columns: names, ECS names, kinds and meanings'
complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -f -a "config" -d 'Show the defaults that hold, and where they come from'
complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -f -a "investigate" -d 'From an archive to a report, step by step'
complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -f -a "completions" -d 'Print the completions of a shell'
complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -f -a "man" -d 'Write the man pages'
complete -c pulsetrail -n "__fish_pulsetrail_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l files-from -d 'Read the names of files and folders from a file, one a line; - is standard input' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l log-tz -d 'Zone of the appliance\'s clock where the line does not tell: Europe/Stockholm, +02:00, local' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l pattern -d 'Layout of a site\'s own log filter, such as "%time% %node% %user%: %message%"' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l geoip -d 'GeoIP database (.mmdb) or folder of them; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l context -d 'What the site tells of itself: a folder, or a .toml or .csv file; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l geoip-dir -d 'Folder of GeoIP databases for runs without --geoip' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l ioc -d 'Indicators of compromise, a file or folder of them; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l catalog -d 'Table of message codes that adds to the built-in one; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -s j -l threads -d 'Number of worker threads; 0 takes one per core' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l chunk-bytes -d 'Aimed size of a chunk in bytes' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l unpack-limit -d 'What a file may unpack to in bytes, all its layers together' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l rejects -d 'Write lines that could not be understood to a file, byte for byte' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l user -d 'User, without domain; or the account as recorded; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l not-user -d 'Leave out events of this user' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l realm -d 'Authentication realm; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l not-realm -d 'Leave out events of this realm' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l role -d 'One of the roles; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l not-role -d 'Leave out events of this role' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l code -d 'Message code, such as AUT23457 or \'NWC*\'; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l not-code -d 'Leave out events of this code' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l country -d 'Country of the client, two letters; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l not-country -d 'Leave out events of this country' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l asn -d 'Autonomous system number of the client; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l not-asn -d 'Leave out events of this asn' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l ip -d 'Address, CIDR network or range, as client, tunnel or destination address; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l not-ip -d 'Leave out events of this ip' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l node -d 'Appliance or cluster member; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l not-node -d 'Leave out events of this node' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l session -d 'Session id, long or short; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l not-session -d 'Leave out events of this session' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l url -d 'URL or path; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l not-url -d 'Leave out events of this url' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l contains -d 'Text in the message; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l not-contains -d 'Leave out events of this contains' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l since -d 'From this time on: 2025-03-14, \'2025-03-14 03:12\', RFC 3339, or -7d before the last event' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l until -d 'Before this time' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -s w -l where -d 'Condition in SQL, such as "outcome = \'failure\' AND src_ip <<= \'192.0.2.0/24\'"' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -s f -l format -d 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe' -r -f -a "table\t'Columns for people'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
ndjson\t'One JSON object a line'
md\t'A Markdown table, for tickets'
ecs\t'One nested Elastic Common Schema document a line'
parquet\t'Parquet, compressed with Zstandard'
arrow\t'Arrow IPC stream'
timesketch\t'Timesketch timeline as JSON lines, times in UTC; of events or findings'
timesketch-csv\t'The same timeline as CSV'
l2tcsv\t'Timeline in the 17 columns of log2timeline, times in UTC; of events'
elastic-bulk\t'Body of an Elasticsearch _bulk request: ECS documents of events with ids that stay the same'
ocsf\t'OCSF events, one a line: Tunnel Activity, Authentication, HTTP Activity, …; of findings, Detection Finding'
splunk-hec\t'Splunk HTTP Event Collector objects of events, one a line, with CIM field names'
stix\t'STIX 2.1 bundle of findings'
misp\t'MISP event of findings'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -s o -l output -d 'Write to a file, which appears only when it is complete; - is standard output' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l tz -d 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l color -d 'When to use colours' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l no-color -d 'Colours are unwanted if this is not empty (see no-color.org)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l names -d 'Whether columns carry short or ECS names' -r -f -a "short\t'Short names, such as `src_ip`'
ecs\t'Dotted Elastic Common Schema names, such as `source.ip`'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l sort -d 'Sort by time instead of input order; holds all matching events in memory' -r -f -a "time\t'Earliest first'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -s n -l limit -d 'Print at most this many events' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l outcome -d 'success, failure or unknown; repeat for alternatives' -r -f -a "failure\t''
success\t''
unknown\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l not-outcome -d 'Leave out events of this outcome' -r -f -a "failure\t''
success\t''
unknown\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l category -d 'ECS category, such as authentication; repeat for alternatives' -r -f -a "authentication\t''
configuration\t''
email\t''
file\t''
host\t''
iam\t''
intrusion_detection\t''
network\t''
package\t''
process\t''
session\t''
web\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l not-category -d 'Leave out events of this category' -r -f -a "authentication\t''
configuration\t''
email\t''
file\t''
host\t''
iam\t''
intrusion_detection\t''
network\t''
package\t''
process\t''
session\t''
web\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l event-type -d 'Kind of behaviour, such as failed-vpn-login; repeat for alternatives' -r -f -a "account-deleted\t''
app-activity\t''
authentication-failed\t''
authentication-successful\t''
failed-vpn-login\t''
network-connection-failed\t''
vpn-login\t''
vpn-logout\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l not-event-type -d 'Leave out events of this event-type' -r -f -a "account-deleted\t''
app-activity\t''
authentication-failed\t''
authentication-successful\t''
failed-vpn-login\t''
network-connection-failed\t''
vpn-login\t''
vpn-logout\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l log -d 'event, user or admin; repeat for alternatives' -r -f -a "admin\t''
event\t''
policytrace\t''
sensor\t''
user\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l not-log -d 'Leave out events of this log' -r -f -a "admin\t''
event\t''
policytrace\t''
sensor\t''
user\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l columns -d 'Columns, comma-separated; all is every column but the raw line; +name and -name change the default' -r -f -a "all\t''
time\t''
node\t''
observer_ip\t''
patch\t''
log\t''
format\t''
code\t''
candidates\t''
args\t''
uid\t''
hours\t''
severity\t''
level\t''
category\t''
type\t''
outcome\t''
action\t''
event_type\t''
user\t''
domain\t''
actor\t''
realm\t''
roles\t''
vsys\t''
target_user\t''
peer_group\t''
account_kind\t''
src_ip\t''
src_scope\t''
zone\t''
src_label\t''
dst_ip\t''
dst_host\t''
dst_port\t''
dst_zone\t''
dst_label\t''
dst_type\t''
nat_ip\t''
host\t''
mac\t''
host_type\t''
country\t''
city\t''
lat\t''
lon\t''
accuracy\t''
asn\t''
as_org\t''
anonymizer\t''
dst_country\t''
country_status\t''
session\t''
session_short\t''
agent\t''
url\t''
http_method\t''
http_status\t''
bytes_in\t''
bytes_out\t''
bytes\t''
duration\t''
auth_server\t''
auth_type\t''
reason\t''
policy\t''
object\t''
old_value\t''
new_value\t''
provider\t''
message\t''
flags\t''
ioc\t''
ioc_type\t''
ioc_field\t''
ioc_source\t''
copies\t''
wrapper\t''
header_host\t''
header_time\t''
priority\t''
file\t''
line\t''
offset\t''
raw\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -s 0 -l null -d 'Names in the list end in NUL, as from find -print0'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l ioc-ignore-validity -d 'Take indicators as valid at any time'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l no-mmap -d 'Read files instead of mapping them; for archives that are still being written'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l strict -d 'End with exit code 3 if any line was rejected'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l no-progress -d 'Show no progress bar'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -s i -l ignore-case -d 'Values of the flags match in any case'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l dedup -d 'Keep the first of equal events; the column copies says how often each was found'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l force -d 'Replace an output that exists'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l csv-safe -d 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l raw -d 'Print the original lines, byte for byte'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -s c -l count -d 'Print only the number of matching events'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand filter" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l files-from -d 'Read the names of files and folders from a file, one a line; - is standard input' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l log-tz -d 'Zone of the appliance\'s clock where the line does not tell: Europe/Stockholm, +02:00, local' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l pattern -d 'Layout of a site\'s own log filter, such as "%time% %node% %user%: %message%"' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l geoip -d 'GeoIP database (.mmdb) or folder of them; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l context -d 'What the site tells of itself: a folder, or a .toml or .csv file; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l geoip-dir -d 'Folder of GeoIP databases for runs without --geoip' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l ioc -d 'Indicators of compromise, a file or folder of them; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l catalog -d 'Table of message codes that adds to the built-in one; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -s j -l threads -d 'Number of worker threads; 0 takes one per core' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l chunk-bytes -d 'Aimed size of a chunk in bytes' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l unpack-limit -d 'What a file may unpack to in bytes, all its layers together' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l rejects -d 'Write lines that could not be understood to a file, byte for byte' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l user -d 'User, without domain; or the account as recorded; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l not-user -d 'Leave out events of this user' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l realm -d 'Authentication realm; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l not-realm -d 'Leave out events of this realm' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l role -d 'One of the roles; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l not-role -d 'Leave out events of this role' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l code -d 'Message code, such as AUT23457 or \'NWC*\'; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l not-code -d 'Leave out events of this code' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l country -d 'Country of the client, two letters; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l not-country -d 'Leave out events of this country' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l asn -d 'Autonomous system number of the client; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l not-asn -d 'Leave out events of this asn' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l ip -d 'Address, CIDR network or range, as client, tunnel or destination address; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l not-ip -d 'Leave out events of this ip' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l node -d 'Appliance or cluster member; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l not-node -d 'Leave out events of this node' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l session -d 'Session id, long or short; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l not-session -d 'Leave out events of this session' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l url -d 'URL or path; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l not-url -d 'Leave out events of this url' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l contains -d 'Text in the message; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l not-contains -d 'Leave out events of this contains' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l since -d 'From this time on: 2025-03-14, \'2025-03-14 03:12\', RFC 3339, or -7d before the last event' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l until -d 'Before this time' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -s w -l where -d 'Condition in SQL, such as "outcome = \'failure\' AND src_ip <<= \'192.0.2.0/24\'"' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -s f -l format -d 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe' -r -f -a "table\t'Columns for people'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
ndjson\t'One JSON object a line'
md\t'A Markdown table, for tickets'
ecs\t'One nested Elastic Common Schema document a line'
parquet\t'Parquet, compressed with Zstandard'
arrow\t'Arrow IPC stream'
timesketch\t'Timesketch timeline as JSON lines, times in UTC; of events or findings'
timesketch-csv\t'The same timeline as CSV'
l2tcsv\t'Timeline in the 17 columns of log2timeline, times in UTC; of events'
elastic-bulk\t'Body of an Elasticsearch _bulk request: ECS documents of events with ids that stay the same'
ocsf\t'OCSF events, one a line: Tunnel Activity, Authentication, HTTP Activity, …; of findings, Detection Finding'
splunk-hec\t'Splunk HTTP Event Collector objects of events, one a line, with CIM field names'
stix\t'STIX 2.1 bundle of findings'
misp\t'MISP event of findings'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -s o -l output -d 'Write to a file, which appears only when it is complete; - is standard output' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l tz -d 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l color -d 'When to use colours' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l no-color -d 'Colours are unwanted if this is not empty (see no-color.org)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l top -d 'Keep only the first rows' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l sort -d 'Sort by a column of the output; :asc or :desc may follow' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l outcome -d 'success, failure or unknown; repeat for alternatives' -r -f -a "failure\t''
success\t''
unknown\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l not-outcome -d 'Leave out events of this outcome' -r -f -a "failure\t''
success\t''
unknown\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l category -d 'ECS category, such as authentication; repeat for alternatives' -r -f -a "authentication\t''
configuration\t''
email\t''
file\t''
host\t''
iam\t''
intrusion_detection\t''
network\t''
package\t''
process\t''
session\t''
web\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l not-category -d 'Leave out events of this category' -r -f -a "authentication\t''
configuration\t''
email\t''
file\t''
host\t''
iam\t''
intrusion_detection\t''
network\t''
package\t''
process\t''
session\t''
web\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l event-type -d 'Kind of behaviour, such as failed-vpn-login; repeat for alternatives' -r -f -a "account-deleted\t''
app-activity\t''
authentication-failed\t''
authentication-successful\t''
failed-vpn-login\t''
network-connection-failed\t''
vpn-login\t''
vpn-logout\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l not-event-type -d 'Leave out events of this event-type' -r -f -a "account-deleted\t''
app-activity\t''
authentication-failed\t''
authentication-successful\t''
failed-vpn-login\t''
network-connection-failed\t''
vpn-login\t''
vpn-logout\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l log -d 'event, user or admin; repeat for alternatives' -r -f -a "admin\t''
event\t''
policytrace\t''
sensor\t''
user\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l not-log -d 'Leave out events of this log' -r -f -a "admin\t''
event\t''
policytrace\t''
sensor\t''
user\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -s b -l by -d 'Columns to count by, comma-separated' -r -f -a "time\t''
node\t''
observer_ip\t''
patch\t''
log\t''
format\t''
code\t''
candidates\t''
args\t''
uid\t''
hours\t''
severity\t''
level\t''
category\t''
type\t''
outcome\t''
action\t''
event_type\t''
user\t''
domain\t''
actor\t''
realm\t''
roles\t''
vsys\t''
target_user\t''
peer_group\t''
account_kind\t''
src_ip\t''
src_scope\t''
zone\t''
src_label\t''
dst_ip\t''
dst_host\t''
dst_port\t''
dst_zone\t''
dst_label\t''
dst_type\t''
nat_ip\t''
host\t''
mac\t''
host_type\t''
country\t''
city\t''
lat\t''
lon\t''
accuracy\t''
asn\t''
as_org\t''
anonymizer\t''
dst_country\t''
country_status\t''
session\t''
session_short\t''
agent\t''
url\t''
http_method\t''
http_status\t''
bytes_in\t''
bytes_out\t''
bytes\t''
duration\t''
auth_server\t''
auth_type\t''
reason\t''
policy\t''
object\t''
old_value\t''
new_value\t''
provider\t''
message\t''
flags\t''
ioc\t''
ioc_type\t''
ioc_field\t''
ioc_source\t''
copies\t''
wrapper\t''
header_host\t''
header_time\t''
priority\t''
file\t''
line\t''
offset\t''
raw\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l every -d 'Count in buckets of time: 15m, 1h, 1d, 1w, 1mo (in --tz)' -r -f -a "15m\t''
1h\t''
6h\t''
1d\t''
1w\t''
1mo\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -s m -l metric -d 'What to count: count, first, last, distinct:COLUMN, sum:COLUMN, min:COLUMN, max:COLUMN' -r -f -a "count\t''
first\t''
last\t''
distinct:\t''
sum:\t''
min:\t''
max:\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -s 0 -l null -d 'Names in the list end in NUL, as from find -print0'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l ioc-ignore-validity -d 'Take indicators as valid at any time'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l no-mmap -d 'Read files instead of mapping them; for archives that are still being written'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l strict -d 'End with exit code 3 if any line was rejected'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l no-progress -d 'Show no progress bar'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -s i -l ignore-case -d 'Values of the flags match in any case'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l dedup -d 'Keep the first of equal events; the column copies says how often each was found'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l force -d 'Replace an output that exists'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l csv-safe -d 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l trend -d 'In a table, show when the events of each row fell, as a line of bars over the whole period'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l chart -d 'Draw the first metric over the time, for a terminal: columns, or with --by a line of bars for each row'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l heat-map -d 'Draw when the events were, for a terminal: a row for each day, a column for each hour'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand aggregate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l files-from -d 'Read the names of files and folders from a file, one a line; - is standard input' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l log-tz -d 'Zone of the appliance\'s clock where the line does not tell: Europe/Stockholm, +02:00, local' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l pattern -d 'Layout of a site\'s own log filter, such as "%time% %node% %user%: %message%"' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l geoip -d 'GeoIP database (.mmdb) or folder of them; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l context -d 'What the site tells of itself: a folder, or a .toml or .csv file; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l geoip-dir -d 'Folder of GeoIP databases for runs without --geoip' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l ioc -d 'Indicators of compromise, a file or folder of them; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l catalog -d 'Table of message codes that adds to the built-in one; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -s j -l threads -d 'Number of worker threads; 0 takes one per core' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l chunk-bytes -d 'Aimed size of a chunk in bytes' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l unpack-limit -d 'What a file may unpack to in bytes, all its layers together' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l rejects -d 'Write lines that could not be understood to a file, byte for byte' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l user -d 'User, without domain; or the account as recorded; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l not-user -d 'Leave out events of this user' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l realm -d 'Authentication realm; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l not-realm -d 'Leave out events of this realm' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l role -d 'One of the roles; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l not-role -d 'Leave out events of this role' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l code -d 'Message code, such as AUT23457 or \'NWC*\'; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l not-code -d 'Leave out events of this code' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l country -d 'Country of the client, two letters; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l not-country -d 'Leave out events of this country' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l asn -d 'Autonomous system number of the client; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l not-asn -d 'Leave out events of this asn' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l ip -d 'Address, CIDR network or range, as client, tunnel or destination address; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l not-ip -d 'Leave out events of this ip' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l node -d 'Appliance or cluster member; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l not-node -d 'Leave out events of this node' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l session -d 'Session id, long or short; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l not-session -d 'Leave out events of this session' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l url -d 'URL or path; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l not-url -d 'Leave out events of this url' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l contains -d 'Text in the message; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l not-contains -d 'Leave out events of this contains' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l since -d 'From this time on: 2025-03-14, \'2025-03-14 03:12\', RFC 3339, or -7d before the last event' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l until -d 'Before this time' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -s w -l where -d 'Condition in SQL, such as "outcome = \'failure\' AND src_ip <<= \'192.0.2.0/24\'"' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -s f -l format -d 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe' -r -f -a "table\t'Columns for people'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
ndjson\t'One JSON object a line'
md\t'A Markdown table, for tickets'
ecs\t'One nested Elastic Common Schema document a line'
parquet\t'Parquet, compressed with Zstandard'
arrow\t'Arrow IPC stream'
timesketch\t'Timesketch timeline as JSON lines, times in UTC; of events or findings'
timesketch-csv\t'The same timeline as CSV'
l2tcsv\t'Timeline in the 17 columns of log2timeline, times in UTC; of events'
elastic-bulk\t'Body of an Elasticsearch _bulk request: ECS documents of events with ids that stay the same'
ocsf\t'OCSF events, one a line: Tunnel Activity, Authentication, HTTP Activity, …; of findings, Detection Finding'
splunk-hec\t'Splunk HTTP Event Collector objects of events, one a line, with CIM field names'
stix\t'STIX 2.1 bundle of findings'
misp\t'MISP event of findings'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -s o -l output -d 'Write to a file, which appears only when it is complete; - is standard output' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l tz -d 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l color -d 'When to use colours' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l no-color -d 'Colours are unwanted if this is not empty (see no-color.org)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l top -d 'Keep only the first rows' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l sort -d 'Sort by a column of the output; :asc or :desc may follow' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l outcome -d 'success, failure or unknown; repeat for alternatives' -r -f -a "failure\t''
success\t''
unknown\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l not-outcome -d 'Leave out events of this outcome' -r -f -a "failure\t''
success\t''
unknown\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l category -d 'ECS category, such as authentication; repeat for alternatives' -r -f -a "authentication\t''
configuration\t''
email\t''
file\t''
host\t''
iam\t''
intrusion_detection\t''
network\t''
package\t''
process\t''
session\t''
web\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l not-category -d 'Leave out events of this category' -r -f -a "authentication\t''
configuration\t''
email\t''
file\t''
host\t''
iam\t''
intrusion_detection\t''
network\t''
package\t''
process\t''
session\t''
web\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l event-type -d 'Kind of behaviour, such as failed-vpn-login; repeat for alternatives' -r -f -a "account-deleted\t''
app-activity\t''
authentication-failed\t''
authentication-successful\t''
failed-vpn-login\t''
network-connection-failed\t''
vpn-login\t''
vpn-logout\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l not-event-type -d 'Leave out events of this event-type' -r -f -a "account-deleted\t''
app-activity\t''
authentication-failed\t''
authentication-successful\t''
failed-vpn-login\t''
network-connection-failed\t''
vpn-login\t''
vpn-logout\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l log -d 'event, user or admin; repeat for alternatives' -r -f -a "admin\t''
event\t''
policytrace\t''
sensor\t''
user\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l not-log -d 'Leave out events of this log' -r -f -a "admin\t''
event\t''
policytrace\t''
sensor\t''
user\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -s b -l by -d 'Columns to count by, comma-separated' -r -f -a "time\t''
node\t''
observer_ip\t''
patch\t''
log\t''
format\t''
code\t''
candidates\t''
args\t''
uid\t''
hours\t''
severity\t''
level\t''
category\t''
type\t''
outcome\t''
action\t''
event_type\t''
user\t''
domain\t''
actor\t''
realm\t''
roles\t''
vsys\t''
target_user\t''
peer_group\t''
account_kind\t''
src_ip\t''
src_scope\t''
zone\t''
src_label\t''
dst_ip\t''
dst_host\t''
dst_port\t''
dst_zone\t''
dst_label\t''
dst_type\t''
nat_ip\t''
host\t''
mac\t''
host_type\t''
country\t''
city\t''
lat\t''
lon\t''
accuracy\t''
asn\t''
as_org\t''
anonymizer\t''
dst_country\t''
country_status\t''
session\t''
session_short\t''
agent\t''
url\t''
http_method\t''
http_status\t''
bytes_in\t''
bytes_out\t''
bytes\t''
duration\t''
auth_server\t''
auth_type\t''
reason\t''
policy\t''
object\t''
old_value\t''
new_value\t''
provider\t''
message\t''
flags\t''
ioc\t''
ioc_type\t''
ioc_field\t''
ioc_source\t''
copies\t''
wrapper\t''
header_host\t''
header_time\t''
priority\t''
file\t''
line\t''
offset\t''
raw\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l every -d 'Count in buckets of time: 15m, 1h, 1d, 1w, 1mo (in --tz)' -r -f -a "15m\t''
1h\t''
6h\t''
1d\t''
1w\t''
1mo\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -s m -l metric -d 'What to count: count, first, last, distinct:COLUMN, sum:COLUMN, min:COLUMN, max:COLUMN' -r -f -a "count\t''
first\t''
last\t''
distinct:\t''
sum:\t''
min:\t''
max:\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -s 0 -l null -d 'Names in the list end in NUL, as from find -print0'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l ioc-ignore-validity -d 'Take indicators as valid at any time'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l no-mmap -d 'Read files instead of mapping them; for archives that are still being written'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l strict -d 'End with exit code 3 if any line was rejected'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l no-progress -d 'Show no progress bar'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -s i -l ignore-case -d 'Values of the flags match in any case'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l dedup -d 'Keep the first of equal events; the column copies says how often each was found'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l force -d 'Replace an output that exists'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l csv-safe -d 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l trend -d 'In a table, show when the events of each row fell, as a line of bars over the whole period'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l chart -d 'Draw the first metric over the time, for a terminal: columns, or with --by a line of bars for each row'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l heat-map -d 'Draw when the events were, for a terminal: a row for each day, a column for each hour'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand agg" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l files-from -d 'Read the names of files and folders from a file, one a line; - is standard input' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l log-tz -d 'Zone of the appliance\'s clock where the line does not tell: Europe/Stockholm, +02:00, local' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l pattern -d 'Layout of a site\'s own log filter, such as "%time% %node% %user%: %message%"' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l geoip -d 'GeoIP database (.mmdb) or folder of them; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l context -d 'What the site tells of itself: a folder, or a .toml or .csv file; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l geoip-dir -d 'Folder of GeoIP databases for runs without --geoip' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l ioc -d 'Indicators of compromise, a file or folder of them; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l catalog -d 'Table of message codes that adds to the built-in one; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -s j -l threads -d 'Number of worker threads; 0 takes one per core' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l chunk-bytes -d 'Aimed size of a chunk in bytes' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l unpack-limit -d 'What a file may unpack to in bytes, all its layers together' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l rejects -d 'Write lines that could not be understood to a file, byte for byte' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l user -d 'User, without domain; or the account as recorded; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l not-user -d 'Leave out events of this user' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l realm -d 'Authentication realm; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l not-realm -d 'Leave out events of this realm' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l role -d 'One of the roles; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l not-role -d 'Leave out events of this role' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l code -d 'Message code, such as AUT23457 or \'NWC*\'; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l not-code -d 'Leave out events of this code' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l country -d 'Country of the client, two letters; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l not-country -d 'Leave out events of this country' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l asn -d 'Autonomous system number of the client; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l not-asn -d 'Leave out events of this asn' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l ip -d 'Address, CIDR network or range, as client, tunnel or destination address; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l not-ip -d 'Leave out events of this ip' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l node -d 'Appliance or cluster member; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l not-node -d 'Leave out events of this node' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l session -d 'Session id, long or short; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l not-session -d 'Leave out events of this session' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l url -d 'URL or path; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l not-url -d 'Leave out events of this url' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l contains -d 'Text in the message; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l not-contains -d 'Leave out events of this contains' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l since -d 'From this time on: 2025-03-14, \'2025-03-14 03:12\', RFC 3339, or -7d before the last event' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l until -d 'Before this time' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -s w -l where -d 'Condition in SQL, such as "outcome = \'failure\' AND src_ip <<= \'192.0.2.0/24\'"' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -s f -l format -d 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe' -r -f -a "table\t'Columns for people'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
ndjson\t'One JSON object a line'
md\t'A Markdown table, for tickets'
ecs\t'One nested Elastic Common Schema document a line'
parquet\t'Parquet, compressed with Zstandard'
arrow\t'Arrow IPC stream'
timesketch\t'Timesketch timeline as JSON lines, times in UTC; of events or findings'
timesketch-csv\t'The same timeline as CSV'
l2tcsv\t'Timeline in the 17 columns of log2timeline, times in UTC; of events'
elastic-bulk\t'Body of an Elasticsearch _bulk request: ECS documents of events with ids that stay the same'
ocsf\t'OCSF events, one a line: Tunnel Activity, Authentication, HTTP Activity, …; of findings, Detection Finding'
splunk-hec\t'Splunk HTTP Event Collector objects of events, one a line, with CIM field names'
stix\t'STIX 2.1 bundle of findings'
misp\t'MISP event of findings'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -s o -l output -d 'Write to a file, which appears only when it is complete; - is standard output' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l tz -d 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l color -d 'When to use colours' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l no-color -d 'Colours are unwanted if this is not empty (see no-color.org)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l names -d 'Whether columns carry short or ECS names' -r -f -a "short\t'Short names, such as `src_ip`'
ecs\t'Dotted Elastic Common Schema names, such as `source.ip`'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l partition-by -d 'Write a folder of Parquet files, one folder a day (date=2025-03-14/00000.parquet, days in --tz)' -r -f -a "date\t'The calendar day'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l outcome -d 'success, failure or unknown; repeat for alternatives' -r -f -a "failure\t''
success\t''
unknown\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l not-outcome -d 'Leave out events of this outcome' -r -f -a "failure\t''
success\t''
unknown\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l category -d 'ECS category, such as authentication; repeat for alternatives' -r -f -a "authentication\t''
configuration\t''
email\t''
file\t''
host\t''
iam\t''
intrusion_detection\t''
network\t''
package\t''
process\t''
session\t''
web\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l not-category -d 'Leave out events of this category' -r -f -a "authentication\t''
configuration\t''
email\t''
file\t''
host\t''
iam\t''
intrusion_detection\t''
network\t''
package\t''
process\t''
session\t''
web\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l event-type -d 'Kind of behaviour, such as failed-vpn-login; repeat for alternatives' -r -f -a "account-deleted\t''
app-activity\t''
authentication-failed\t''
authentication-successful\t''
failed-vpn-login\t''
network-connection-failed\t''
vpn-login\t''
vpn-logout\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l not-event-type -d 'Leave out events of this event-type' -r -f -a "account-deleted\t''
app-activity\t''
authentication-failed\t''
authentication-successful\t''
failed-vpn-login\t''
network-connection-failed\t''
vpn-login\t''
vpn-logout\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l log -d 'event, user or admin; repeat for alternatives' -r -f -a "admin\t''
event\t''
policytrace\t''
sensor\t''
user\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l not-log -d 'Leave out events of this log' -r -f -a "admin\t''
event\t''
policytrace\t''
sensor\t''
user\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l columns -d 'Columns, comma-separated; all is every column but the raw line; +name and -name change the default' -r -f -a "all\t''
time\t''
node\t''
observer_ip\t''
patch\t''
log\t''
format\t''
code\t''
candidates\t''
args\t''
uid\t''
hours\t''
severity\t''
level\t''
category\t''
type\t''
outcome\t''
action\t''
event_type\t''
user\t''
domain\t''
actor\t''
realm\t''
roles\t''
vsys\t''
target_user\t''
peer_group\t''
account_kind\t''
src_ip\t''
src_scope\t''
zone\t''
src_label\t''
dst_ip\t''
dst_host\t''
dst_port\t''
dst_zone\t''
dst_label\t''
dst_type\t''
nat_ip\t''
host\t''
mac\t''
host_type\t''
country\t''
city\t''
lat\t''
lon\t''
accuracy\t''
asn\t''
as_org\t''
anonymizer\t''
dst_country\t''
country_status\t''
session\t''
session_short\t''
agent\t''
url\t''
http_method\t''
http_status\t''
bytes_in\t''
bytes_out\t''
bytes\t''
duration\t''
auth_server\t''
auth_type\t''
reason\t''
policy\t''
object\t''
old_value\t''
new_value\t''
provider\t''
message\t''
flags\t''
ioc\t''
ioc_type\t''
ioc_field\t''
ioc_source\t''
copies\t''
wrapper\t''
header_host\t''
header_time\t''
priority\t''
file\t''
line\t''
offset\t''
raw\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -s 0 -l null -d 'Names in the list end in NUL, as from find -print0'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l ioc-ignore-validity -d 'Take indicators as valid at any time'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l no-mmap -d 'Read files instead of mapping them; for archives that are still being written'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l strict -d 'End with exit code 3 if any line was rejected'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l no-progress -d 'Show no progress bar'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -s i -l ignore-case -d 'Values of the flags match in any case'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l dedup -d 'Keep the first of equal events; the column copies says how often each was found'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l force -d 'Replace an output that exists'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l csv-safe -d 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l files-from -d 'Read the names of files and folders from a file, one a line; - is standard input' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l log-tz -d 'Zone of the appliance\'s clock where the line does not tell: Europe/Stockholm, +02:00, local' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l pattern -d 'Layout of a site\'s own log filter, such as "%time% %node% %user%: %message%"' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l geoip -d 'GeoIP database (.mmdb) or folder of them; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l context -d 'What the site tells of itself: a folder, or a .toml or .csv file; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l geoip-dir -d 'Folder of GeoIP databases for runs without --geoip' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l ioc -d 'Indicators of compromise, a file or folder of them; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l catalog -d 'Table of message codes that adds to the built-in one; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -s j -l threads -d 'Number of worker threads; 0 takes one per core' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l chunk-bytes -d 'Aimed size of a chunk in bytes' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l unpack-limit -d 'What a file may unpack to in bytes, all its layers together' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l rejects -d 'Write lines that could not be understood to a file, byte for byte' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l user -d 'User, without domain; or the account as recorded; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l not-user -d 'Leave out events of this user' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l realm -d 'Authentication realm; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l not-realm -d 'Leave out events of this realm' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l role -d 'One of the roles; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l not-role -d 'Leave out events of this role' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l code -d 'Message code, such as AUT23457 or \'NWC*\'; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l not-code -d 'Leave out events of this code' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l country -d 'Country of the client, two letters; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l not-country -d 'Leave out events of this country' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l asn -d 'Autonomous system number of the client; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l not-asn -d 'Leave out events of this asn' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l ip -d 'Address, CIDR network or range, as client, tunnel or destination address; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l not-ip -d 'Leave out events of this ip' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l node -d 'Appliance or cluster member; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l not-node -d 'Leave out events of this node' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l session -d 'Session id, long or short; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l not-session -d 'Leave out events of this session' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l url -d 'URL or path; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l not-url -d 'Leave out events of this url' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l contains -d 'Text in the message; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l not-contains -d 'Leave out events of this contains' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l since -d 'From this time on: 2025-03-14, \'2025-03-14 03:12\', RFC 3339, or -7d before the last event' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l until -d 'Before this time' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -s w -l where -d 'Condition in SQL, such as "outcome = \'failure\' AND src_ip <<= \'192.0.2.0/24\'"' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -s f -l format -d 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe' -r -f -a "table\t'Columns for people'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
ndjson\t'One JSON object a line'
md\t'A Markdown table, for tickets'
ecs\t'One nested Elastic Common Schema document a line'
parquet\t'Parquet, compressed with Zstandard'
arrow\t'Arrow IPC stream'
timesketch\t'Timesketch timeline as JSON lines, times in UTC; of events or findings'
timesketch-csv\t'The same timeline as CSV'
l2tcsv\t'Timeline in the 17 columns of log2timeline, times in UTC; of events'
elastic-bulk\t'Body of an Elasticsearch _bulk request: ECS documents of events with ids that stay the same'
ocsf\t'OCSF events, one a line: Tunnel Activity, Authentication, HTTP Activity, …; of findings, Detection Finding'
splunk-hec\t'Splunk HTTP Event Collector objects of events, one a line, with CIM field names'
stix\t'STIX 2.1 bundle of findings'
misp\t'MISP event of findings'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -s o -l output -d 'Write to a file, which appears only when it is complete; - is standard output' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l tz -d 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l color -d 'When to use colours' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l no-color -d 'Colours are unwanted if this is not empty (see no-color.org)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l names -d 'Whether columns carry short or ECS names' -r -f -a "short\t'Short names, such as `src_ip`'
ecs\t'Dotted Elastic Common Schema names, such as `source.ip`'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l at -d 'Only the sessions that were on at this time' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l tunnel-ip -d 'Only the sessions that had this tunnel address; with --at, at that time' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l flag -d 'Only the sessions with these words in a flag, such as \'country changed\'; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l silence -d 'A session without any event for so long gets no more events that print no session id: 12h, 90m' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l top-speed -d 'Speed above which travel is impossible, kilometres an hour' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l hold -d 'Events that are held in memory for sorting' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l outcome -d 'success, failure or unknown; repeat for alternatives' -r -f -a "failure\t''
success\t''
unknown\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l not-outcome -d 'Leave out events of this outcome' -r -f -a "failure\t''
success\t''
unknown\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l category -d 'ECS category, such as authentication; repeat for alternatives' -r -f -a "authentication\t''
configuration\t''
email\t''
file\t''
host\t''
iam\t''
intrusion_detection\t''
network\t''
package\t''
process\t''
session\t''
web\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l not-category -d 'Leave out events of this category' -r -f -a "authentication\t''
configuration\t''
email\t''
file\t''
host\t''
iam\t''
intrusion_detection\t''
network\t''
package\t''
process\t''
session\t''
web\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l event-type -d 'Kind of behaviour, such as failed-vpn-login; repeat for alternatives' -r -f -a "account-deleted\t''
app-activity\t''
authentication-failed\t''
authentication-successful\t''
failed-vpn-login\t''
network-connection-failed\t''
vpn-login\t''
vpn-logout\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l not-event-type -d 'Leave out events of this event-type' -r -f -a "account-deleted\t''
app-activity\t''
authentication-failed\t''
authentication-successful\t''
failed-vpn-login\t''
network-connection-failed\t''
vpn-login\t''
vpn-logout\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l log -d 'event, user or admin; repeat for alternatives' -r -f -a "admin\t''
event\t''
policytrace\t''
sensor\t''
user\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l not-log -d 'Leave out events of this log' -r -f -a "admin\t''
event\t''
policytrace\t''
sensor\t''
user\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l columns -d 'Columns, comma-separated; all is every column; +name and -name change the default' -r -f -a "all\t''
number\t''
start\t''
end\t''
end_reason\t''
duration\t''
kind\t''
node\t''
user\t''
domain\t''
realm\t''
roles\t''
auth_server\t''
factors\t''
src_ip\t''
country\t''
city\t''
asn\t''
as_org\t''
anonymizer\t''
nat_ip\t''
host\t''
mac\t''
agent\t''
bytes_in\t''
bytes_out\t''
bytes\t''
targets\t''
events\t''
changes\t''
tunnels\t''
travel_km\t''
travel_kmh\t''
flags\t''
session\t''
src_scope\t''
zone\t''
src_label\t''
host_type\t''
peer_group\t''
account_kind\t''
country_status\t''
hours\t''
patch\t''
ioc\t''
ioc_type\t''
ioc_field\t''
ioc_source\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -s 0 -l null -d 'Names in the list end in NUL, as from find -print0'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l ioc-ignore-validity -d 'Take indicators as valid at any time'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l no-mmap -d 'Read files instead of mapping them; for archives that are still being written'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l strict -d 'End with exit code 3 if any line was rejected'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l no-progress -d 'Show no progress bar'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -s i -l ignore-case -d 'Values of the flags match in any case'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l dedup -d 'Keep the first of equal events; the column copies says how often each was found'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l force -d 'Replace an output that exists'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l csv-safe -d 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l overlaps -d 'Show instead the times at which two sessions of one user were on together'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l travel -d 'Show instead how far and how fast users went between their successive places'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l gantt -d 'Show each session as a bar over the time, for a terminal'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand sessions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l files-from -d 'Read the names of files and folders from a file, one a line; - is standard input' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l log-tz -d 'Zone of the appliance\'s clock where the line does not tell: Europe/Stockholm, +02:00, local' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l pattern -d 'Layout of a site\'s own log filter, such as "%time% %node% %user%: %message%"' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l geoip -d 'GeoIP database (.mmdb) or folder of them; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l context -d 'What the site tells of itself: a folder, or a .toml or .csv file; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l geoip-dir -d 'Folder of GeoIP databases for runs without --geoip' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l ioc -d 'Indicators of compromise, a file or folder of them; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l catalog -d 'Table of message codes that adds to the built-in one; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -s j -l threads -d 'Number of worker threads; 0 takes one per core' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l chunk-bytes -d 'Aimed size of a chunk in bytes' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l unpack-limit -d 'What a file may unpack to in bytes, all its layers together' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l rejects -d 'Write lines that could not be understood to a file, byte for byte' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l user -d 'User, without domain; or the account as recorded; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l not-user -d 'Leave out events of this user' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l realm -d 'Authentication realm; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l not-realm -d 'Leave out events of this realm' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l role -d 'One of the roles; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l not-role -d 'Leave out events of this role' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l code -d 'Message code, such as AUT23457 or \'NWC*\'; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l not-code -d 'Leave out events of this code' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l country -d 'Country of the client, two letters; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l not-country -d 'Leave out events of this country' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l asn -d 'Autonomous system number of the client; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l not-asn -d 'Leave out events of this asn' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l ip -d 'Address, CIDR network or range, as client, tunnel or destination address; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l not-ip -d 'Leave out events of this ip' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l node -d 'Appliance or cluster member; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l not-node -d 'Leave out events of this node' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l session -d 'Session id, long or short; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l not-session -d 'Leave out events of this session' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l url -d 'URL or path; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l not-url -d 'Leave out events of this url' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l contains -d 'Text in the message; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l not-contains -d 'Leave out events of this contains' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l since -d 'From this time on: 2025-03-14, \'2025-03-14 03:12\', RFC 3339, or -7d before the last event' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l until -d 'Before this time' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -s w -l where -d 'Condition in SQL, such as "outcome = \'failure\' AND src_ip <<= \'192.0.2.0/24\'"' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -s f -l format -d 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe' -r -f -a "table\t'Columns for people'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
ndjson\t'One JSON object a line'
md\t'A Markdown table, for tickets'
ecs\t'One nested Elastic Common Schema document a line'
parquet\t'Parquet, compressed with Zstandard'
arrow\t'Arrow IPC stream'
timesketch\t'Timesketch timeline as JSON lines, times in UTC; of events or findings'
timesketch-csv\t'The same timeline as CSV'
l2tcsv\t'Timeline in the 17 columns of log2timeline, times in UTC; of events'
elastic-bulk\t'Body of an Elasticsearch _bulk request: ECS documents of events with ids that stay the same'
ocsf\t'OCSF events, one a line: Tunnel Activity, Authentication, HTTP Activity, …; of findings, Detection Finding'
splunk-hec\t'Splunk HTTP Event Collector objects of events, one a line, with CIM field names'
stix\t'STIX 2.1 bundle of findings'
misp\t'MISP event of findings'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -s o -l output -d 'Write to a file, which appears only when it is complete; - is standard output' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l tz -d 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l color -d 'When to use colours' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l no-color -d 'Colours are unwanted if this is not empty (see no-color.org)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l rules -d 'Sigma rules of yours, besides those of the program: a file, or a folder and those below it; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l level -d 'Only findings of this level or above' -r -f -a "informational\t'Worth knowing'
low\t'Seldom worth a look of its own'
medium\t'Worth a look'
high\t'Look today'
critical\t'Look now'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l fail-on -d 'Exit with 1 if there is a finding of this level or above' -r -f -a "informational\t'Worth knowing'
low\t'Seldom worth a look of its own'
medium\t'Worth a look'
high\t'Look today'
critical\t'Look now'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l navigator -d 'Write a layer for the ATT&CK Navigator, with the techniques of the findings' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l lofp -d 'Add what is known of false positives of the same techniques, from a file that `pulsetrail lofp build` wrote' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l profile -d 'What baselines take for enough history, and what for rare' -r -f -a "default\t'Few false alarms: confidence (N - C) / N of at least 0.8, the rarest 1 or 5 per cent'
vendor\t'As near to the vendor of the baseline rules as is known: the square of it, the rarest 10 per cent'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l baseline -d 'Learn what is usual from these days only, the last one not included: 2025-03-01..2025-03-14' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l outcome -d 'success, failure or unknown; repeat for alternatives' -r -f -a "failure\t''
success\t''
unknown\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l not-outcome -d 'Leave out events of this outcome' -r -f -a "failure\t''
success\t''
unknown\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l category -d 'ECS category, such as authentication; repeat for alternatives' -r -f -a "authentication\t''
configuration\t''
email\t''
file\t''
host\t''
iam\t''
intrusion_detection\t''
network\t''
package\t''
process\t''
session\t''
web\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l not-category -d 'Leave out events of this category' -r -f -a "authentication\t''
configuration\t''
email\t''
file\t''
host\t''
iam\t''
intrusion_detection\t''
network\t''
package\t''
process\t''
session\t''
web\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l event-type -d 'Kind of behaviour, such as failed-vpn-login; repeat for alternatives' -r -f -a "account-deleted\t''
app-activity\t''
authentication-failed\t''
authentication-successful\t''
failed-vpn-login\t''
network-connection-failed\t''
vpn-login\t''
vpn-logout\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l not-event-type -d 'Leave out events of this event-type' -r -f -a "account-deleted\t''
app-activity\t''
authentication-failed\t''
authentication-successful\t''
failed-vpn-login\t''
network-connection-failed\t''
vpn-login\t''
vpn-logout\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l log -d 'event, user or admin; repeat for alternatives' -r -f -a "admin\t''
event\t''
policytrace\t''
sensor\t''
user\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l not-log -d 'Leave out events of this log' -r -f -a "admin\t''
event\t''
policytrace\t''
sensor\t''
user\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l include -d 'Only these rules, by name or id; repeat, or separate with commas' -r -f -a "A-ACCT-CR-DEL\t''
A-NET-TI-H-Outbound\t''
A-NETF-HCountry-Outbound-A\t''
A-NETF-HCountry-Outbound-F\t''
A-NETF-HsH-Outbound-A\t''
A-NETF-HsH-Outbound-F\t''
A-NETF-Log4j-IP\t''
A-NETF-OCountry-Outbound-A\t''
A-NETF-OCountry-Outbound-F\t''
A-NETF-OsH-Outbound-A\t''
A-NETF-OsH-Outbound-F\t''
A-NETF-OsZ-Outbound-A\t''
A-NETF-OsZ-Outbound-F\t''
A-NETF-TI-H-Outbound\t''
A-NETF-TOR-Outbound\t''
A-NETF-ZCountry-Outbound-A\t''
A-NETF-ZCountry-Outbound-F\t''
A-NETF-ZsH-Outbound-A\t''
A-NETF-ZsH-Outbound-F\t''
AE-GA-F-VPN-new\t''
AE-UA-F\t''
AE-UA-F-VPN\t''
AL-GHcount\t''
AL-OHcount\t''
AL-UHcount-L\t''
AL-UHcount-M\t''
AL-UHcount-S\t''
AM-UA-AD-F\t''
APP-AA-A\t''
APP-AA-F\t''
APP-AT-PRIV\t''
APP-Account-deactivated\t''
APP-AppED-F\t''
APP-AppG-F\t''
APP-AppSz-F\t''
APP-AppU-F\t''
APP-F-SA-NC\t''
APP-GApp-A\t''
APP-GappA-A\t''
APP-GappA-F\t''
APP-IdU-F\t''
APP-UAg-2\t''
APP-UAg-3\t''
APP-UAg-F\t''
APP-UAgC-F\t''
APP-UApp-A\t''
APP-UApp-F\t''
APP-UFL-COUNT\t''
APP-UId-F\t''
APP-UOb-A\t''
APP-UOb-F\t''
APP-UOs-F\t''
APP-UTi\t''
APP-UappA-A\t''
APP-UappA-F\t''
APP-UsH-A\t''
APP-UsH-F\t''
AUTH-F-COUNT\t''
Auth-Blacklist-Shost\t''
Auth-Ransomware-Shost\t''
Auth-Ransomware-Shost-Failed\t''
Auth-Tor-Shost\t''
Auth-Tor-Shost-Failed\t''
DC08d-new\t''
DC14g-new\t''
DC17j-new\t''
DORMANT-USER\t''
FA-GC-F\t''
FA-OC-F\t''
FA-UC-F\t''
KL-GSnCOUNT-A\t''
KL-USnCOUNT-A\t''
NEW-USER-F\t''
PA-VPN-01\t''
RA-GHcount\t''
RA-OHcount\t''
RA-UHcount-L\t''
RA-UHcount-M\t''
RA-UHcount-S\t''
SEQ-UH-15\t''
SL-UA-F-VPN\t''
UA-GC-A\t''
UA-GC-F\t''
UA-GC-new\t''
UA-OC-A\t''
UA-OC-F\t''
UA-OC-new\t''
UA-UC-A\t''
UA-UC-F\t''
UA-UC-Suspicious\t''
UA-UC-Three\t''
UA-UC-Two\t''
UA-UC-new\t''
UA-UI-F\t''
VPN-BSum\t''
VPN-End-DUR\t''
VPN-GsH-A\t''
VPN-GsH-F\t''
adm-auth-server\t''
adm-cert-trust\t''
adm-change-burst\t''
adm-config-export\t''
adm-config-import\t''
adm-console\t''
adm-create-then-login\t''
adm-debug-trace\t''
adm-dns-hosts\t''
adm-force-off-user\t''
adm-hardening-off\t''
adm-import-export-failure\t''
adm-local-user-created\t''
adm-login-external-port\t''
adm-login-new-source\t''
adm-network-path\t''
adm-new-admin\t''
adm-orphan-change\t''
adm-packet-capture\t''
adm-password-reset\t''
adm-push-target\t''
adm-realm-weakened\t''
adm-recon-tools\t''
adm-resource-policy\t''
adm-rest-api\t''
adm-role-mapping\t''
adm-short-lived-account\t''
adm-signin-page\t''
adm-snapshot-deleted\t''
adm-snapshot-taken\t''
adm-super-admin-recovery\t''
auth-adaptive-anomaly\t''
auth-admin-bruteforce\t''
auth-bruteforce-user\t''
auth-credential-stuffing\t''
auth-local-account\t''
auth-lockout-wave\t''
auth-password-change-after-new-source\t''
auth-password-spray\t''
auth-realm-first-seen\t''
auth-restriction-fail\t''
auth-short-password\t''
auth-spray-distributed\t''
auth-spray-then-success\t''
chain-change-wipe\t''
chain-exploit-to-session\t''
chain-many-weak\t''
chain-recon-exploit-crash\t''
chain-vpn-to-lateral\t''
cl-membership\t''
cl-node-silent\t''
cl-version-mismatch\t''
dns-ueba-tunnel-anomaly\t''
exf-large-session\t''
exf-night-asymmetry\t''
exf-sensitive-file\t''
exf-share-bulk-download\t''
geo-concurrent-countries\t''
geo-first-asn-many-users\t''
geo-first-country\t''
geo-hosting-vps\t''
geo-impossible-travel\t''
geo-tor\t''
hc-fail-then-pass\t''
hc-mac-null\t''
hc-mass-fail\t''
hc-missing\t''
hc-policy-weakened\t''
hc-status-flip\t''
ics-2025-0282-codes-erased\t''
ics-bad-tlv-ift\t''
ics-blocked-agent\t''
ics-crash-then-admin\t''
ics-credential-beacon\t''
ics-cve-2023-46805-traversal\t''
ics-cve-2024-21887-exec\t''
ics-cve-2024-21888-privesc\t''
ics-cve-2024-21893-saml-ssrf\t''
ics-cve-2024-22024-xxe\t''
ics-cve-2025-0282-crash-cluster\t''
ics-cve-2025-0282-version-probe\t''
ics-cve-2025-22457-xff\t''
ics-foreign-product-path\t''
ics-generic-traversal\t''
ics-harvest-collection\t''
ics-log4j-probe\t''
ics-loopback-actor\t''
ics-path-traversal-event\t''
ics-process-crash-loop\t''
ics-request-anomaly\t''
ics-rest-enum\t''
ics-saml-server-crash\t''
ics-saml-ssrf-sequence\t''
ics-scan-burst\t''
ics-scan-surge\t''
ics-staged-static-file\t''
ics-tls-failure-burst\t''
ics-webshell-known-path\t''
ics-webshell-parameter\t''
ict-manifest\t''
ict-modified-files\t''
ict-new-files\t''
ict-scan-count\t''
ict-scan-missing\t''
ict-scan-too-fast\t''
id-agent-tool\t''
id-agentless-on-agent-realm\t''
id-client-downgrade\t''
id-default-name\t''
id-dormant-account\t''
id-hostname-foreign\t''
id-hostname-reuse\t''
id-ioc-match\t''
id-mac-reuse\t''
id-many-sources-one-user\t''
id-martinstevens\t''
id-privileged-account\t''
id-service-account\t''
imp-share-delete-burst\t''
lat-bookmark-added\t''
lat-bookmark-tampered\t''
lat-denied-burst\t''
lat-first-host\t''
lat-host-sweep\t''
lat-html5-rdp\t''
lat-pool-to-admin\t''
lat-port-sweep\t''
lat-rdp-as-other-user\t''
lat-share-upload-exec\t''
log-archive-change\t''
log-archive-failed\t''
log-begins-late\t''
log-cleared\t''
log-cleared-first-record\t''
log-clock-settings\t''
log-code-vanished\t''
log-copies-differ\t''
log-coverage-hole-by-type\t''
log-event-off\t''
log-event-off-other\t''
log-gap\t''
log-gap-bounded\t''
log-local-remote-diff\t''
log-nearly-full\t''
log-size-filter\t''
log-syslog-added\t''
log-syslog-added-public\t''
log-syslog-broken\t''
log-syslog-broken-after-crash\t''
log-syslog-removed\t''
log-time-reversal\t''
log-unauth-not-enabled\t''
log-unauth-stopped\t''
log-vc0-damaged\t''
log-vc0-incomplete\t''
log-vc0-missing\t''
log-vc0-sequence\t''
log-vc0-structure\t''
log-vc0-time\t''
mfa-absent-when-usual\t''
mfa-fatigue-accept\t''
mfa-new-enrolment\t''
mfa-second-factor-fail\t''
mfa-totp-bulk-export\t''
mfa-totp-bypass-code\t''
pcs-2019-11510-secret-file\t''
pcs-2021-admin-upload\t''
pcs-cve-2019-11510-traversal\t''
pcs-cve-2019-11539-diag\t''
pcs-cve-2020-8243-template\t''
pcs-cve-2020-8260-import\t''
pcs-cve-2021-22893-uri\t''
pcs-stolen-cred-aftermath\t''
pcs-unauth-dana-na-burst\t''
plat-directory-join\t''
plat-fake-upgrade\t''
plat-fs-integrity\t''
plat-reboot-after-crash\t''
plat-unexpected-reboot\t''
plat-version-back\t''
sess-admin-address-change\t''
sess-agent-change\t''
sess-device-change\t''
sess-duplicate-eviction\t''
sess-id-two-sources\t''
sess-invalid-cookie\t''
sess-ip-change-country\t''
sess-no-login\t''
sess-overlong\t''
sess-roaming-denied\t''
sess-tunnel-short-zero\t''
sess-tunnel-takeover\t''
time-off-hours\t''
web-aitm-login-flow\t''
web-internal-admin-console\t''
web-paste-file-share\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l exclude -d 'Not these rules' -r -f -a "A-ACCT-CR-DEL\t''
A-NET-TI-H-Outbound\t''
A-NETF-HCountry-Outbound-A\t''
A-NETF-HCountry-Outbound-F\t''
A-NETF-HsH-Outbound-A\t''
A-NETF-HsH-Outbound-F\t''
A-NETF-Log4j-IP\t''
A-NETF-OCountry-Outbound-A\t''
A-NETF-OCountry-Outbound-F\t''
A-NETF-OsH-Outbound-A\t''
A-NETF-OsH-Outbound-F\t''
A-NETF-OsZ-Outbound-A\t''
A-NETF-OsZ-Outbound-F\t''
A-NETF-TI-H-Outbound\t''
A-NETF-TOR-Outbound\t''
A-NETF-ZCountry-Outbound-A\t''
A-NETF-ZCountry-Outbound-F\t''
A-NETF-ZsH-Outbound-A\t''
A-NETF-ZsH-Outbound-F\t''
AE-GA-F-VPN-new\t''
AE-UA-F\t''
AE-UA-F-VPN\t''
AL-GHcount\t''
AL-OHcount\t''
AL-UHcount-L\t''
AL-UHcount-M\t''
AL-UHcount-S\t''
AM-UA-AD-F\t''
APP-AA-A\t''
APP-AA-F\t''
APP-AT-PRIV\t''
APP-Account-deactivated\t''
APP-AppED-F\t''
APP-AppG-F\t''
APP-AppSz-F\t''
APP-AppU-F\t''
APP-F-SA-NC\t''
APP-GApp-A\t''
APP-GappA-A\t''
APP-GappA-F\t''
APP-IdU-F\t''
APP-UAg-2\t''
APP-UAg-3\t''
APP-UAg-F\t''
APP-UAgC-F\t''
APP-UApp-A\t''
APP-UApp-F\t''
APP-UFL-COUNT\t''
APP-UId-F\t''
APP-UOb-A\t''
APP-UOb-F\t''
APP-UOs-F\t''
APP-UTi\t''
APP-UappA-A\t''
APP-UappA-F\t''
APP-UsH-A\t''
APP-UsH-F\t''
AUTH-F-COUNT\t''
Auth-Blacklist-Shost\t''
Auth-Ransomware-Shost\t''
Auth-Ransomware-Shost-Failed\t''
Auth-Tor-Shost\t''
Auth-Tor-Shost-Failed\t''
DC08d-new\t''
DC14g-new\t''
DC17j-new\t''
DORMANT-USER\t''
FA-GC-F\t''
FA-OC-F\t''
FA-UC-F\t''
KL-GSnCOUNT-A\t''
KL-USnCOUNT-A\t''
NEW-USER-F\t''
PA-VPN-01\t''
RA-GHcount\t''
RA-OHcount\t''
RA-UHcount-L\t''
RA-UHcount-M\t''
RA-UHcount-S\t''
SEQ-UH-15\t''
SL-UA-F-VPN\t''
UA-GC-A\t''
UA-GC-F\t''
UA-GC-new\t''
UA-OC-A\t''
UA-OC-F\t''
UA-OC-new\t''
UA-UC-A\t''
UA-UC-F\t''
UA-UC-Suspicious\t''
UA-UC-Three\t''
UA-UC-Two\t''
UA-UC-new\t''
UA-UI-F\t''
VPN-BSum\t''
VPN-End-DUR\t''
VPN-GsH-A\t''
VPN-GsH-F\t''
adm-auth-server\t''
adm-cert-trust\t''
adm-change-burst\t''
adm-config-export\t''
adm-config-import\t''
adm-console\t''
adm-create-then-login\t''
adm-debug-trace\t''
adm-dns-hosts\t''
adm-force-off-user\t''
adm-hardening-off\t''
adm-import-export-failure\t''
adm-local-user-created\t''
adm-login-external-port\t''
adm-login-new-source\t''
adm-network-path\t''
adm-new-admin\t''
adm-orphan-change\t''
adm-packet-capture\t''
adm-password-reset\t''
adm-push-target\t''
adm-realm-weakened\t''
adm-recon-tools\t''
adm-resource-policy\t''
adm-rest-api\t''
adm-role-mapping\t''
adm-short-lived-account\t''
adm-signin-page\t''
adm-snapshot-deleted\t''
adm-snapshot-taken\t''
adm-super-admin-recovery\t''
auth-adaptive-anomaly\t''
auth-admin-bruteforce\t''
auth-bruteforce-user\t''
auth-credential-stuffing\t''
auth-local-account\t''
auth-lockout-wave\t''
auth-password-change-after-new-source\t''
auth-password-spray\t''
auth-realm-first-seen\t''
auth-restriction-fail\t''
auth-short-password\t''
auth-spray-distributed\t''
auth-spray-then-success\t''
chain-change-wipe\t''
chain-exploit-to-session\t''
chain-many-weak\t''
chain-recon-exploit-crash\t''
chain-vpn-to-lateral\t''
cl-membership\t''
cl-node-silent\t''
cl-version-mismatch\t''
dns-ueba-tunnel-anomaly\t''
exf-large-session\t''
exf-night-asymmetry\t''
exf-sensitive-file\t''
exf-share-bulk-download\t''
geo-concurrent-countries\t''
geo-first-asn-many-users\t''
geo-first-country\t''
geo-hosting-vps\t''
geo-impossible-travel\t''
geo-tor\t''
hc-fail-then-pass\t''
hc-mac-null\t''
hc-mass-fail\t''
hc-missing\t''
hc-policy-weakened\t''
hc-status-flip\t''
ics-2025-0282-codes-erased\t''
ics-bad-tlv-ift\t''
ics-blocked-agent\t''
ics-crash-then-admin\t''
ics-credential-beacon\t''
ics-cve-2023-46805-traversal\t''
ics-cve-2024-21887-exec\t''
ics-cve-2024-21888-privesc\t''
ics-cve-2024-21893-saml-ssrf\t''
ics-cve-2024-22024-xxe\t''
ics-cve-2025-0282-crash-cluster\t''
ics-cve-2025-0282-version-probe\t''
ics-cve-2025-22457-xff\t''
ics-foreign-product-path\t''
ics-generic-traversal\t''
ics-harvest-collection\t''
ics-log4j-probe\t''
ics-loopback-actor\t''
ics-path-traversal-event\t''
ics-process-crash-loop\t''
ics-request-anomaly\t''
ics-rest-enum\t''
ics-saml-server-crash\t''
ics-saml-ssrf-sequence\t''
ics-scan-burst\t''
ics-scan-surge\t''
ics-staged-static-file\t''
ics-tls-failure-burst\t''
ics-webshell-known-path\t''
ics-webshell-parameter\t''
ict-manifest\t''
ict-modified-files\t''
ict-new-files\t''
ict-scan-count\t''
ict-scan-missing\t''
ict-scan-too-fast\t''
id-agent-tool\t''
id-agentless-on-agent-realm\t''
id-client-downgrade\t''
id-default-name\t''
id-dormant-account\t''
id-hostname-foreign\t''
id-hostname-reuse\t''
id-ioc-match\t''
id-mac-reuse\t''
id-many-sources-one-user\t''
id-martinstevens\t''
id-privileged-account\t''
id-service-account\t''
imp-share-delete-burst\t''
lat-bookmark-added\t''
lat-bookmark-tampered\t''
lat-denied-burst\t''
lat-first-host\t''
lat-host-sweep\t''
lat-html5-rdp\t''
lat-pool-to-admin\t''
lat-port-sweep\t''
lat-rdp-as-other-user\t''
lat-share-upload-exec\t''
log-archive-change\t''
log-archive-failed\t''
log-begins-late\t''
log-cleared\t''
log-cleared-first-record\t''
log-clock-settings\t''
log-code-vanished\t''
log-copies-differ\t''
log-coverage-hole-by-type\t''
log-event-off\t''
log-event-off-other\t''
log-gap\t''
log-gap-bounded\t''
log-local-remote-diff\t''
log-nearly-full\t''
log-size-filter\t''
log-syslog-added\t''
log-syslog-added-public\t''
log-syslog-broken\t''
log-syslog-broken-after-crash\t''
log-syslog-removed\t''
log-time-reversal\t''
log-unauth-not-enabled\t''
log-unauth-stopped\t''
log-vc0-damaged\t''
log-vc0-incomplete\t''
log-vc0-missing\t''
log-vc0-sequence\t''
log-vc0-structure\t''
log-vc0-time\t''
mfa-absent-when-usual\t''
mfa-fatigue-accept\t''
mfa-new-enrolment\t''
mfa-second-factor-fail\t''
mfa-totp-bulk-export\t''
mfa-totp-bypass-code\t''
pcs-2019-11510-secret-file\t''
pcs-2021-admin-upload\t''
pcs-cve-2019-11510-traversal\t''
pcs-cve-2019-11539-diag\t''
pcs-cve-2020-8243-template\t''
pcs-cve-2020-8260-import\t''
pcs-cve-2021-22893-uri\t''
pcs-stolen-cred-aftermath\t''
pcs-unauth-dana-na-burst\t''
plat-directory-join\t''
plat-fake-upgrade\t''
plat-fs-integrity\t''
plat-reboot-after-crash\t''
plat-unexpected-reboot\t''
plat-version-back\t''
sess-admin-address-change\t''
sess-agent-change\t''
sess-device-change\t''
sess-duplicate-eviction\t''
sess-id-two-sources\t''
sess-invalid-cookie\t''
sess-ip-change-country\t''
sess-no-login\t''
sess-overlong\t''
sess-roaming-denied\t''
sess-tunnel-short-zero\t''
sess-tunnel-takeover\t''
time-off-hours\t''
web-aitm-login-flow\t''
web-internal-admin-console\t''
web-paste-file-share\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -s 0 -l null -d 'Names in the list end in NUL, as from find -print0'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l ioc-ignore-validity -d 'Take indicators as valid at any time'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l no-mmap -d 'Read files instead of mapping them; for archives that are still being written'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l strict -d 'End with exit code 3 if any line was rejected'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l no-progress -d 'Show no progress bar'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -s i -l ignore-case -d 'Values of the flags match in any case'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l dedup -d 'Keep the first of equal events; the column copies says how often each was found'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l force -d 'Replace an output that exists'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l csv-safe -d 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l keep-going -d 'Leave out rules that have an error, and go on with the others'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l events -d 'Show instead the events that prove the findings, one row for each'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand detect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l files-from -d 'Read the names of files and folders from a file, one a line; - is standard input' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l log-tz -d 'Zone of the appliance\'s clock where the line does not tell: Europe/Stockholm, +02:00, local' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l pattern -d 'Layout of a site\'s own log filter, such as "%time% %node% %user%: %message%"' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l geoip -d 'GeoIP database (.mmdb) or folder of them; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l context -d 'What the site tells of itself: a folder, or a .toml or .csv file; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l geoip-dir -d 'Folder of GeoIP databases for runs without --geoip' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l ioc -d 'Indicators of compromise, a file or folder of them; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l catalog -d 'Table of message codes that adds to the built-in one; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -s j -l threads -d 'Number of worker threads; 0 takes one per core' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l chunk-bytes -d 'Aimed size of a chunk in bytes' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l unpack-limit -d 'What a file may unpack to in bytes, all its layers together' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l rejects -d 'Write lines that could not be understood to a file, byte for byte' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l user -d 'User, without domain; or the account as recorded; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l not-user -d 'Leave out events of this user' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l realm -d 'Authentication realm; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l not-realm -d 'Leave out events of this realm' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l role -d 'One of the roles; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l not-role -d 'Leave out events of this role' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l code -d 'Message code, such as AUT23457 or \'NWC*\'; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l not-code -d 'Leave out events of this code' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l country -d 'Country of the client, two letters; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l not-country -d 'Leave out events of this country' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l asn -d 'Autonomous system number of the client; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l not-asn -d 'Leave out events of this asn' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l ip -d 'Address, CIDR network or range, as client, tunnel or destination address; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l not-ip -d 'Leave out events of this ip' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l node -d 'Appliance or cluster member; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l not-node -d 'Leave out events of this node' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l session -d 'Session id, long or short; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l not-session -d 'Leave out events of this session' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l url -d 'URL or path; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l not-url -d 'Leave out events of this url' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l contains -d 'Text in the message; repeat for alternatives' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l not-contains -d 'Leave out events of this contains' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l since -d 'From this time on: 2025-03-14, \'2025-03-14 03:12\', RFC 3339, or -7d before the last event' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l until -d 'Before this time' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -s w -l where -d 'Condition in SQL, such as "outcome = \'failure\' AND src_ip <<= \'192.0.2.0/24\'"' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l rules -d 'Sigma rules of yours, besides those of the program: a file, or a folder and those below it; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l include -d 'Only these rules, by name or id; repeat, or separate with commas' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l exclude -d 'Not these rules' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l level -d 'Only findings of this level or above' -r -f -a "informational\t'Worth knowing'
low\t'Seldom worth a look of its own'
medium\t'Worth a look'
high\t'Look today'
critical\t'Look now'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l lofp -d 'Add what is known of false positives of the same techniques, from a file that `pulsetrail lofp build` wrote' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l profile -d 'What baselines take for enough history, and what for rare' -r -f -a "default\t'Few false alarms: confidence (N - C) / N of at least 0.8, the rarest 1 or 5 per cent'
vendor\t'As near to the vendor of the baseline rules as is known: the square of it, the rarest 10 per cent'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l baseline -d 'Learn what is usual from these days only, the last one not included: 2025-03-01..2025-03-14' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l title -d 'The title of the page' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l case -d 'The case it belongs to, a number or a name' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l analyst -d 'Who made it' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -s o -l output -d 'Write to a file, which appears only when it is complete; - is standard output' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l tz -d 'Zone of times in the page and of times that you type: Europe/Stockholm, +02:00, local' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l outcome -d 'success, failure or unknown; repeat for alternatives' -r -f -a "failure\t''
success\t''
unknown\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l not-outcome -d 'Leave out events of this outcome' -r -f -a "failure\t''
success\t''
unknown\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l category -d 'ECS category, such as authentication; repeat for alternatives' -r -f -a "authentication\t''
configuration\t''
email\t''
file\t''
host\t''
iam\t''
intrusion_detection\t''
network\t''
package\t''
process\t''
session\t''
web\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l not-category -d 'Leave out events of this category' -r -f -a "authentication\t''
configuration\t''
email\t''
file\t''
host\t''
iam\t''
intrusion_detection\t''
network\t''
package\t''
process\t''
session\t''
web\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l event-type -d 'Kind of behaviour, such as failed-vpn-login; repeat for alternatives' -r -f -a "account-deleted\t''
app-activity\t''
authentication-failed\t''
authentication-successful\t''
failed-vpn-login\t''
network-connection-failed\t''
vpn-login\t''
vpn-logout\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l not-event-type -d 'Leave out events of this event-type' -r -f -a "account-deleted\t''
app-activity\t''
authentication-failed\t''
authentication-successful\t''
failed-vpn-login\t''
network-connection-failed\t''
vpn-login\t''
vpn-logout\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l log -d 'event, user or admin; repeat for alternatives' -r -f -a "admin\t''
event\t''
policytrace\t''
sensor\t''
user\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l not-log -d 'Leave out events of this log' -r -f -a "admin\t''
event\t''
policytrace\t''
sensor\t''
user\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -s 0 -l null -d 'Names in the list end in NUL, as from find -print0'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l ioc-ignore-validity -d 'Take indicators as valid at any time'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l no-mmap -d 'Read files instead of mapping them; for archives that are still being written'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l strict -d 'End with exit code 3 if any line was rejected'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l no-progress -d 'Show no progress bar'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -s i -l ignore-case -d 'Values of the flags match in any case'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l dedup -d 'Keep the first of equal events; the column copies says how often each was found'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l keep-going -d 'Leave out rules that have an error, and go on with the others'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l force -d 'Replace an output that exists'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand report" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand codes" -l search -d 'List the codes with this text in their meaning, action or name, in any case' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand codes" -l in -d 'Count the codes that occur in a file or folder; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand codes" -l pattern -d 'Layout of a site\'s own log filter, as for the other commands' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand codes" -s j -l threads -d 'Number of worker threads; 0 takes one per core' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand codes" -l catalog -d 'Table of message codes that adds to the built-in one; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand codes" -s f -l format -d 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe' -r -f -a "table\t'Columns for people'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
ndjson\t'One JSON object a line'
md\t'A Markdown table, for tickets'
ecs\t'One nested Elastic Common Schema document a line'
parquet\t'Parquet, compressed with Zstandard'
arrow\t'Arrow IPC stream'
timesketch\t'Timesketch timeline as JSON lines, times in UTC; of events or findings'
timesketch-csv\t'The same timeline as CSV'
l2tcsv\t'Timeline in the 17 columns of log2timeline, times in UTC; of events'
elastic-bulk\t'Body of an Elasticsearch _bulk request: ECS documents of events with ids that stay the same'
ocsf\t'OCSF events, one a line: Tunnel Activity, Authentication, HTTP Activity, …; of findings, Detection Finding'
splunk-hec\t'Splunk HTTP Event Collector objects of events, one a line, with CIM field names'
stix\t'STIX 2.1 bundle of findings'
misp\t'MISP event of findings'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand codes" -s o -l output -d 'Write to a file, which appears only when it is complete; - is standard output' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand codes" -l tz -d 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand codes" -l color -d 'When to use colours' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand codes" -l no-color -d 'Colours are unwanted if this is not empty (see no-color.org)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand codes" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand codes" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand codes" -l force -d 'Replace an output that exists'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand codes" -l csv-safe -d 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand codes" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand codes" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand codes" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l files-from -d 'Read the names of files and folders from a file, one a line; - is standard input' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l log-tz -d 'Zone of the appliance\'s clock where the line does not tell: Europe/Stockholm, +02:00, local' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l pattern -d 'Layout of a site\'s own log filter, such as "%time% %node% %user%: %message%"' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l geoip -d 'GeoIP database (.mmdb) or folder of them; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l context -d 'What the site tells of itself: a folder, or a .toml or .csv file; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l geoip-dir -d 'Folder of GeoIP databases for runs without --geoip' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l ioc -d 'Indicators of compromise, a file or folder of them; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l catalog -d 'Table of message codes that adds to the built-in one; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -s j -l threads -d 'Number of worker threads; 0 takes one per core' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l chunk-bytes -d 'Aimed size of a chunk in bytes' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l unpack-limit -d 'What a file may unpack to in bytes, all its layers together' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l rejects -d 'Write lines that could not be understood to a file, byte for byte' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -s f -l format -d 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe' -r -f -a "table\t'Columns for people'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
ndjson\t'One JSON object a line'
md\t'A Markdown table, for tickets'
ecs\t'One nested Elastic Common Schema document a line'
parquet\t'Parquet, compressed with Zstandard'
arrow\t'Arrow IPC stream'
timesketch\t'Timesketch timeline as JSON lines, times in UTC; of events or findings'
timesketch-csv\t'The same timeline as CSV'
l2tcsv\t'Timeline in the 17 columns of log2timeline, times in UTC; of events'
elastic-bulk\t'Body of an Elasticsearch _bulk request: ECS documents of events with ids that stay the same'
ocsf\t'OCSF events, one a line: Tunnel Activity, Authentication, HTTP Activity, …; of findings, Detection Finding'
splunk-hec\t'Splunk HTTP Event Collector objects of events, one a line, with CIM field names'
stix\t'STIX 2.1 bundle of findings'
misp\t'MISP event of findings'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -s o -l output -d 'Write to a file, which appears only when it is complete; - is standard output' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l tz -d 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l color -d 'When to use colours' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l no-color -d 'Colours are unwanted if this is not empty (see no-color.org)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l names -d 'Whether columns carry short or ECS names' -r -f -a "short\t'Short names, such as `src_ip`'
ecs\t'Dotted Elastic Common Schema names, such as `source.ip`'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l carve -d 'Find the records of native logs in raw bytes: a disk image, memory, swap, a damaged log; exit code 1 if there are none' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l columns -d 'Columns, comma-separated; all is every column but the raw line; +name and -name change the default' -r -f -a "all\t''
time\t''
node\t''
observer_ip\t''
patch\t''
log\t''
format\t''
code\t''
candidates\t''
args\t''
uid\t''
hours\t''
severity\t''
level\t''
category\t''
type\t''
outcome\t''
action\t''
event_type\t''
user\t''
domain\t''
actor\t''
realm\t''
roles\t''
vsys\t''
target_user\t''
peer_group\t''
account_kind\t''
src_ip\t''
src_scope\t''
zone\t''
src_label\t''
dst_ip\t''
dst_host\t''
dst_port\t''
dst_zone\t''
dst_label\t''
dst_type\t''
nat_ip\t''
host\t''
mac\t''
host_type\t''
country\t''
city\t''
lat\t''
lon\t''
accuracy\t''
asn\t''
as_org\t''
anonymizer\t''
dst_country\t''
country_status\t''
session\t''
session_short\t''
agent\t''
url\t''
http_method\t''
http_status\t''
bytes_in\t''
bytes_out\t''
bytes\t''
duration\t''
auth_server\t''
auth_type\t''
reason\t''
policy\t''
object\t''
old_value\t''
new_value\t''
provider\t''
message\t''
flags\t''
ioc\t''
ioc_type\t''
ioc_field\t''
ioc_source\t''
copies\t''
wrapper\t''
header_host\t''
header_time\t''
priority\t''
file\t''
line\t''
offset\t''
raw\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -s 0 -l null -d 'Names in the list end in NUL, as from find -print0'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l ioc-ignore-validity -d 'Take indicators as valid at any time'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l no-mmap -d 'Read files instead of mapping them; for archives that are still being written'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l strict -d 'End with exit code 3 if any line was rejected'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l no-progress -d 'Show no progress bar'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l force -d 'Replace an output that exists'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l csv-safe -d 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l integrity -d 'Look for what was deleted from native `.vc0` logs or changed in them'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l compare -d 'Show the events that only one of two files or folders holds; exit code 1 if there are any'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand inspect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand context; and not __fish_seen_subcommand_from check help" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand context; and not __fish_seen_subcommand_from check help" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand context; and not __fish_seen_subcommand_from check help" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand context; and not __fish_seen_subcommand_from check help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand context; and not __fish_seen_subcommand_from check help" -f -a "check" -d 'Show what is understood of context files: every rule, in the order in which they are asked'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand context; and not __fish_seen_subcommand_from check help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand context; and __fish_seen_subcommand_from check" -s f -l format -d 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe' -r -f -a "table\t'Columns for people'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
ndjson\t'One JSON object a line'
md\t'A Markdown table, for tickets'
ecs\t'One nested Elastic Common Schema document a line'
parquet\t'Parquet, compressed with Zstandard'
arrow\t'Arrow IPC stream'
timesketch\t'Timesketch timeline as JSON lines, times in UTC; of events or findings'
timesketch-csv\t'The same timeline as CSV'
l2tcsv\t'Timeline in the 17 columns of log2timeline, times in UTC; of events'
elastic-bulk\t'Body of an Elasticsearch _bulk request: ECS documents of events with ids that stay the same'
ocsf\t'OCSF events, one a line: Tunnel Activity, Authentication, HTTP Activity, …; of findings, Detection Finding'
splunk-hec\t'Splunk HTTP Event Collector objects of events, one a line, with CIM field names'
stix\t'STIX 2.1 bundle of findings'
misp\t'MISP event of findings'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand context; and __fish_seen_subcommand_from check" -s o -l output -d 'Write to a file, which appears only when it is complete; - is standard output' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand context; and __fish_seen_subcommand_from check" -l tz -d 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand context; and __fish_seen_subcommand_from check" -l color -d 'When to use colours' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand context; and __fish_seen_subcommand_from check" -l no-color -d 'Colours are unwanted if this is not empty (see no-color.org)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand context; and __fish_seen_subcommand_from check" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand context; and __fish_seen_subcommand_from check" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand context; and __fish_seen_subcommand_from check" -l force -d 'Replace an output that exists'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand context; and __fish_seen_subcommand_from check" -l csv-safe -d 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand context; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand context; and __fish_seen_subcommand_from check" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand context; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand context; and __fish_seen_subcommand_from help" -f -a "check" -d 'Show what is understood of context files: every rule, in the order in which they are asked'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand context; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand ioc; and not __fish_seen_subcommand_from check help" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand ioc; and not __fish_seen_subcommand_from check help" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand ioc; and not __fish_seen_subcommand_from check help" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand ioc; and not __fish_seen_subcommand_from check help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand ioc; and not __fish_seen_subcommand_from check help" -f -a "check" -d 'Show what is understood of files of indicators, and what is not'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand ioc; and not __fish_seen_subcommand_from check help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand ioc; and __fish_seen_subcommand_from check" -s f -l format -d 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe' -r -f -a "table\t'Columns for people'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
ndjson\t'One JSON object a line'
md\t'A Markdown table, for tickets'
ecs\t'One nested Elastic Common Schema document a line'
parquet\t'Parquet, compressed with Zstandard'
arrow\t'Arrow IPC stream'
timesketch\t'Timesketch timeline as JSON lines, times in UTC; of events or findings'
timesketch-csv\t'The same timeline as CSV'
l2tcsv\t'Timeline in the 17 columns of log2timeline, times in UTC; of events'
elastic-bulk\t'Body of an Elasticsearch _bulk request: ECS documents of events with ids that stay the same'
ocsf\t'OCSF events, one a line: Tunnel Activity, Authentication, HTTP Activity, …; of findings, Detection Finding'
splunk-hec\t'Splunk HTTP Event Collector objects of events, one a line, with CIM field names'
stix\t'STIX 2.1 bundle of findings'
misp\t'MISP event of findings'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand ioc; and __fish_seen_subcommand_from check" -s o -l output -d 'Write to a file, which appears only when it is complete; - is standard output' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand ioc; and __fish_seen_subcommand_from check" -l tz -d 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand ioc; and __fish_seen_subcommand_from check" -l color -d 'When to use colours' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand ioc; and __fish_seen_subcommand_from check" -l no-color -d 'Colours are unwanted if this is not empty (see no-color.org)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand ioc; and __fish_seen_subcommand_from check" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand ioc; and __fish_seen_subcommand_from check" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand ioc; and __fish_seen_subcommand_from check" -l force -d 'Replace an output that exists'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand ioc; and __fish_seen_subcommand_from check" -l csv-safe -d 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand ioc; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand ioc; and __fish_seen_subcommand_from check" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand ioc; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand ioc; and __fish_seen_subcommand_from help" -f -a "check" -d 'Show what is understood of files of indicators, and what is not'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand ioc; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and not __fish_seen_subcommand_from build show help" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and not __fish_seen_subcommand_from build show help" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and not __fish_seen_subcommand_from build show help" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and not __fish_seen_subcommand_from build show help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and not __fish_seen_subcommand_from build show help" -f -a "build" -d 'Read checkouts of rule repositories into one file of notes'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and not __fish_seen_subcommand_from build show help" -f -a "show" -d 'Show the notes about a technique'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and not __fish_seen_subcommand_from build show help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from build" -l sigma -d 'Checkout of Sigma\'s repository (SigmaHQ); its folder rules is read' -r -f -a "(__fish_complete_directories)"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from build" -l elastic -d 'Checkout of Elastic\'s detection rules; its folders rules and `rules_building_block` are read' -r -f -a "(__fish_complete_directories)"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from build" -l splunk -d 'Checkout of Splunk\'s security content; its folder detections is read' -r -f -a "(__fish_complete_directories)"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from build" -s o -l output -d 'Write to a file, which appears only when it is complete; - is standard output' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from build" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from build" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from build" -l force -d 'Replace an output that exists'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from build" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from build" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from build" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from show" -l from -d 'File of `pulsetrail lofp build`' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from show" -l origin -d 'Only notes with rules of this origin; repeat for more' -r -f -a "splunk\t'Splunk\'s security content'
elastic\t'Elastic\'s detection rules'
sigma\t'Sigma\'s repository (SigmaHQ)'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from show" -l log-source -d 'Only notes with rules of this log source, such as network or okta; repeat for more' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from show" -s f -l format -d 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe' -r -f -a "table\t'Columns for people'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
ndjson\t'One JSON object a line'
markdown\t'A Markdown table of titles and tags'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from show" -s o -l output -d 'Write to a file, which appears only when it is complete; - is standard output' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from show" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from show" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from show" -l lofp -d 'Exactly as the site "Living off the False Positives" lists them'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from show" -l force -d 'Replace an output that exists'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from show" -l csv-safe -d 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from show" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from help" -f -a "build" -d 'Read checkouts of rule repositories into one file of notes'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show the notes about a technique'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand lofp; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and not __fish_seen_subcommand_from list check show coverage help" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and not __fish_seen_subcommand_from list check show coverage help" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and not __fish_seen_subcommand_from list check show coverage help" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and not __fish_seen_subcommand_from list check show coverage help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and not __fish_seen_subcommand_from list check show coverage help" -f -a "list" -d 'List the rules'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and not __fish_seen_subcommand_from list check show coverage help" -f -a "check" -d 'Say what is wrong with rules'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and not __fish_seen_subcommand_from list check show coverage help" -f -a "show" -d 'Print the file that a rule stands in'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and not __fish_seen_subcommand_from list check show coverage help" -f -a "coverage" -d 'Write a layer for the ATT&CK Navigator: which techniques rules are about, and how many'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and not __fish_seen_subcommand_from list check show coverage help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from list" -l rules -d 'Rules of yours, besides those of the program; one with the same name replaces it; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from list" -l level -d 'Rules of this level and above' -r -f -a "informational\t'Worth knowing'
low\t'Seldom worth a look of its own'
medium\t'Worth a look'
high\t'Look today'
critical\t'Look now'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from list" -s f -l format -d 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe' -r -f -a "table\t'Columns for people'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
ndjson\t'One JSON object a line'
md\t'A Markdown table, for tickets'
ecs\t'One nested Elastic Common Schema document a line'
parquet\t'Parquet, compressed with Zstandard'
arrow\t'Arrow IPC stream'
timesketch\t'Timesketch timeline as JSON lines, times in UTC; of events or findings'
timesketch-csv\t'The same timeline as CSV'
l2tcsv\t'Timeline in the 17 columns of log2timeline, times in UTC; of events'
elastic-bulk\t'Body of an Elasticsearch _bulk request: ECS documents of events with ids that stay the same'
ocsf\t'OCSF events, one a line: Tunnel Activity, Authentication, HTTP Activity, …; of findings, Detection Finding'
splunk-hec\t'Splunk HTTP Event Collector objects of events, one a line, with CIM field names'
stix\t'STIX 2.1 bundle of findings'
misp\t'MISP event of findings'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from list" -s o -l output -d 'Write to a file, which appears only when it is complete; - is standard output' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from list" -l tz -d 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from list" -l color -d 'When to use colours' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from list" -l no-color -d 'Colours are unwanted if this is not empty (see no-color.org)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from list" -l include -d 'Rules with this name; * stands for anything; repeat for more' -r -f -a "A-ACCT-CR-DEL\t''
A-NET-TI-H-Outbound\t''
A-NETF-HCountry-Outbound-A\t''
A-NETF-HCountry-Outbound-F\t''
A-NETF-HsH-Outbound-A\t''
A-NETF-HsH-Outbound-F\t''
A-NETF-Log4j-IP\t''
A-NETF-OCountry-Outbound-A\t''
A-NETF-OCountry-Outbound-F\t''
A-NETF-OsH-Outbound-A\t''
A-NETF-OsH-Outbound-F\t''
A-NETF-OsZ-Outbound-A\t''
A-NETF-OsZ-Outbound-F\t''
A-NETF-TI-H-Outbound\t''
A-NETF-TOR-Outbound\t''
A-NETF-ZCountry-Outbound-A\t''
A-NETF-ZCountry-Outbound-F\t''
A-NETF-ZsH-Outbound-A\t''
A-NETF-ZsH-Outbound-F\t''
AE-GA-F-VPN-new\t''
AE-UA-F\t''
AE-UA-F-VPN\t''
AL-GHcount\t''
AL-OHcount\t''
AL-UHcount-L\t''
AL-UHcount-M\t''
AL-UHcount-S\t''
AM-UA-AD-F\t''
APP-AA-A\t''
APP-AA-F\t''
APP-AT-PRIV\t''
APP-Account-deactivated\t''
APP-AppED-F\t''
APP-AppG-F\t''
APP-AppSz-F\t''
APP-AppU-F\t''
APP-F-SA-NC\t''
APP-GApp-A\t''
APP-GappA-A\t''
APP-GappA-F\t''
APP-IdU-F\t''
APP-UAg-2\t''
APP-UAg-3\t''
APP-UAg-F\t''
APP-UAgC-F\t''
APP-UApp-A\t''
APP-UApp-F\t''
APP-UFL-COUNT\t''
APP-UId-F\t''
APP-UOb-A\t''
APP-UOb-F\t''
APP-UOs-F\t''
APP-UTi\t''
APP-UappA-A\t''
APP-UappA-F\t''
APP-UsH-A\t''
APP-UsH-F\t''
AUTH-F-COUNT\t''
Auth-Blacklist-Shost\t''
Auth-Ransomware-Shost\t''
Auth-Ransomware-Shost-Failed\t''
Auth-Tor-Shost\t''
Auth-Tor-Shost-Failed\t''
DC08d-new\t''
DC14g-new\t''
DC17j-new\t''
DORMANT-USER\t''
FA-GC-F\t''
FA-OC-F\t''
FA-UC-F\t''
KL-GSnCOUNT-A\t''
KL-USnCOUNT-A\t''
NEW-USER-F\t''
PA-VPN-01\t''
RA-GHcount\t''
RA-OHcount\t''
RA-UHcount-L\t''
RA-UHcount-M\t''
RA-UHcount-S\t''
SEQ-UH-15\t''
SL-UA-F-VPN\t''
UA-GC-A\t''
UA-GC-F\t''
UA-GC-new\t''
UA-OC-A\t''
UA-OC-F\t''
UA-OC-new\t''
UA-UC-A\t''
UA-UC-F\t''
UA-UC-Suspicious\t''
UA-UC-Three\t''
UA-UC-Two\t''
UA-UC-new\t''
UA-UI-F\t''
VPN-BSum\t''
VPN-End-DUR\t''
VPN-GsH-A\t''
VPN-GsH-F\t''
adm-auth-server\t''
adm-cert-trust\t''
adm-change-burst\t''
adm-config-export\t''
adm-config-import\t''
adm-console\t''
adm-create-then-login\t''
adm-debug-trace\t''
adm-dns-hosts\t''
adm-force-off-user\t''
adm-hardening-off\t''
adm-import-export-failure\t''
adm-local-user-created\t''
adm-login-external-port\t''
adm-login-new-source\t''
adm-network-path\t''
adm-new-admin\t''
adm-orphan-change\t''
adm-packet-capture\t''
adm-password-reset\t''
adm-push-target\t''
adm-realm-weakened\t''
adm-recon-tools\t''
adm-resource-policy\t''
adm-rest-api\t''
adm-role-mapping\t''
adm-short-lived-account\t''
adm-signin-page\t''
adm-snapshot-deleted\t''
adm-snapshot-taken\t''
adm-super-admin-recovery\t''
auth-adaptive-anomaly\t''
auth-admin-bruteforce\t''
auth-bruteforce-user\t''
auth-credential-stuffing\t''
auth-local-account\t''
auth-lockout-wave\t''
auth-password-change-after-new-source\t''
auth-password-spray\t''
auth-realm-first-seen\t''
auth-restriction-fail\t''
auth-short-password\t''
auth-spray-distributed\t''
auth-spray-then-success\t''
chain-change-wipe\t''
chain-exploit-to-session\t''
chain-many-weak\t''
chain-recon-exploit-crash\t''
chain-vpn-to-lateral\t''
cl-membership\t''
cl-node-silent\t''
cl-version-mismatch\t''
dns-ueba-tunnel-anomaly\t''
exf-large-session\t''
exf-night-asymmetry\t''
exf-sensitive-file\t''
exf-share-bulk-download\t''
geo-concurrent-countries\t''
geo-first-asn-many-users\t''
geo-first-country\t''
geo-hosting-vps\t''
geo-impossible-travel\t''
geo-tor\t''
hc-fail-then-pass\t''
hc-mac-null\t''
hc-mass-fail\t''
hc-missing\t''
hc-policy-weakened\t''
hc-status-flip\t''
ics-2025-0282-codes-erased\t''
ics-bad-tlv-ift\t''
ics-blocked-agent\t''
ics-crash-then-admin\t''
ics-credential-beacon\t''
ics-cve-2023-46805-traversal\t''
ics-cve-2024-21887-exec\t''
ics-cve-2024-21888-privesc\t''
ics-cve-2024-21893-saml-ssrf\t''
ics-cve-2024-22024-xxe\t''
ics-cve-2025-0282-crash-cluster\t''
ics-cve-2025-0282-version-probe\t''
ics-cve-2025-22457-xff\t''
ics-foreign-product-path\t''
ics-generic-traversal\t''
ics-harvest-collection\t''
ics-log4j-probe\t''
ics-loopback-actor\t''
ics-path-traversal-event\t''
ics-process-crash-loop\t''
ics-request-anomaly\t''
ics-rest-enum\t''
ics-saml-server-crash\t''
ics-saml-ssrf-sequence\t''
ics-scan-burst\t''
ics-scan-surge\t''
ics-staged-static-file\t''
ics-tls-failure-burst\t''
ics-webshell-known-path\t''
ics-webshell-parameter\t''
ict-manifest\t''
ict-modified-files\t''
ict-new-files\t''
ict-scan-count\t''
ict-scan-missing\t''
ict-scan-too-fast\t''
id-agent-tool\t''
id-agentless-on-agent-realm\t''
id-client-downgrade\t''
id-default-name\t''
id-dormant-account\t''
id-hostname-foreign\t''
id-hostname-reuse\t''
id-ioc-match\t''
id-mac-reuse\t''
id-many-sources-one-user\t''
id-martinstevens\t''
id-privileged-account\t''
id-service-account\t''
imp-share-delete-burst\t''
lat-bookmark-added\t''
lat-bookmark-tampered\t''
lat-denied-burst\t''
lat-first-host\t''
lat-host-sweep\t''
lat-html5-rdp\t''
lat-pool-to-admin\t''
lat-port-sweep\t''
lat-rdp-as-other-user\t''
lat-share-upload-exec\t''
log-archive-change\t''
log-archive-failed\t''
log-begins-late\t''
log-cleared\t''
log-cleared-first-record\t''
log-clock-settings\t''
log-code-vanished\t''
log-copies-differ\t''
log-coverage-hole-by-type\t''
log-event-off\t''
log-event-off-other\t''
log-gap\t''
log-gap-bounded\t''
log-local-remote-diff\t''
log-nearly-full\t''
log-size-filter\t''
log-syslog-added\t''
log-syslog-added-public\t''
log-syslog-broken\t''
log-syslog-broken-after-crash\t''
log-syslog-removed\t''
log-time-reversal\t''
log-unauth-not-enabled\t''
log-unauth-stopped\t''
log-vc0-damaged\t''
log-vc0-incomplete\t''
log-vc0-missing\t''
log-vc0-sequence\t''
log-vc0-structure\t''
log-vc0-time\t''
mfa-absent-when-usual\t''
mfa-fatigue-accept\t''
mfa-new-enrolment\t''
mfa-second-factor-fail\t''
mfa-totp-bulk-export\t''
mfa-totp-bypass-code\t''
pcs-2019-11510-secret-file\t''
pcs-2021-admin-upload\t''
pcs-cve-2019-11510-traversal\t''
pcs-cve-2019-11539-diag\t''
pcs-cve-2020-8243-template\t''
pcs-cve-2020-8260-import\t''
pcs-cve-2021-22893-uri\t''
pcs-stolen-cred-aftermath\t''
pcs-unauth-dana-na-burst\t''
plat-directory-join\t''
plat-fake-upgrade\t''
plat-fs-integrity\t''
plat-reboot-after-crash\t''
plat-unexpected-reboot\t''
plat-version-back\t''
sess-admin-address-change\t''
sess-agent-change\t''
sess-device-change\t''
sess-duplicate-eviction\t''
sess-id-two-sources\t''
sess-invalid-cookie\t''
sess-ip-change-country\t''
sess-no-login\t''
sess-overlong\t''
sess-roaming-denied\t''
sess-tunnel-short-zero\t''
sess-tunnel-takeover\t''
time-off-hours\t''
web-aitm-login-flow\t''
web-internal-admin-console\t''
web-paste-file-share\t''"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from list" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from list" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from list" -l force -d 'Replace an output that exists'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from list" -l csv-safe -d 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from list" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from check" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from check" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing if all is well'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from check" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from show" -l rules -d 'Rules of yours, besides those of the program; one with the same name replaces it; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from show" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from show" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from show" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from coverage" -l rules -d 'Rules of yours, besides those of the program; one with the same name replaces it; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from coverage" -s o -l output -d 'Write to a file, which appears only when it is complete; without it, to standard output' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from coverage" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from coverage" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from coverage" -l force -d 'Replace an output that exists'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from coverage" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from coverage" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the rules'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from help" -f -a "check" -d 'Say what is wrong with rules'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from help" -f -a "show" -d 'Print the file that a rule stands in'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from help" -f -a "coverage" -d 'Write a layer for the ATT&CK Navigator: which techniques rules are about, and how many'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand rules; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand schema" -s f -l format -d 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe' -r -f -a "table\t'Columns for people'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
ndjson\t'One JSON object a line'
md\t'A Markdown table, for tickets'
ecs\t'One nested Elastic Common Schema document a line'
parquet\t'Parquet, compressed with Zstandard'
arrow\t'Arrow IPC stream'
timesketch\t'Timesketch timeline as JSON lines, times in UTC; of events or findings'
timesketch-csv\t'The same timeline as CSV'
l2tcsv\t'Timeline in the 17 columns of log2timeline, times in UTC; of events'
elastic-bulk\t'Body of an Elasticsearch _bulk request: ECS documents of events with ids that stay the same'
ocsf\t'OCSF events, one a line: Tunnel Activity, Authentication, HTTP Activity, …; of findings, Detection Finding'
splunk-hec\t'Splunk HTTP Event Collector objects of events, one a line, with CIM field names'
stix\t'STIX 2.1 bundle of findings'
misp\t'MISP event of findings'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand schema" -s o -l output -d 'Write to a file, which appears only when it is complete; - is standard output' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand schema" -l tz -d 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand schema" -l color -d 'When to use colours' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand schema" -l no-color -d 'Colours are unwanted if this is not empty (see no-color.org)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand schema" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand schema" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand schema" -l sessions -d 'List the columns of `sessions` instead of those of events'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand schema" -l force -d 'Replace an output that exists'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand schema" -l csv-safe -d 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand schema" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and not __fish_seen_subcommand_from show path help" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and not __fish_seen_subcommand_from show path help" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and not __fish_seen_subcommand_from show path help" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and not __fish_seen_subcommand_from show path help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and not __fish_seen_subcommand_from show path help" -f -a "show" -d 'Show the value of every option that a file may set, and where it comes from'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and not __fish_seen_subcommand_from show path help" -f -a "path" -d 'Print where the file is, or would be; exit code 1 if there is none'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and not __fish_seen_subcommand_from show path help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -s f -l format -d 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe' -r -f -a "table\t'Columns for people'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
ndjson\t'One JSON object a line'
md\t'A Markdown table, for tickets'
ecs\t'One nested Elastic Common Schema document a line'
parquet\t'Parquet, compressed with Zstandard'
arrow\t'Arrow IPC stream'
timesketch\t'Timesketch timeline as JSON lines, times in UTC; of events or findings'
timesketch-csv\t'The same timeline as CSV'
l2tcsv\t'Timeline in the 17 columns of log2timeline, times in UTC; of events'
elastic-bulk\t'Body of an Elasticsearch _bulk request: ECS documents of events with ids that stay the same'
ocsf\t'OCSF events, one a line: Tunnel Activity, Authentication, HTTP Activity, …; of findings, Detection Finding'
splunk-hec\t'Splunk HTTP Event Collector objects of events, one a line, with CIM field names'
stix\t'STIX 2.1 bundle of findings'
misp\t'MISP event of findings'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -s o -l output -d 'Write to a file, which appears only when it is complete; - is standard output' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -l tz -d 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -l color -d 'When to use colours' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -l no-color -d 'Colours are unwanted if this is not empty (see no-color.org)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -l log-tz -d 'Zone of the appliance\'s clock where the line does not tell: Europe/Stockholm, +02:00, local' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -l pattern -d 'Layout of a site\'s own log filter, such as "%time% %node% %user%: %message%"' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -l geoip -d 'GeoIP database (.mmdb) or folder of them; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -l geoip-dir -d 'Folder of GeoIP databases for runs without --geoip' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -l context -d 'What the site tells of itself: a folder, or a .toml or .csv file; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -l ioc -d 'Indicators of compromise, a file or folder of them; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -l catalog -d 'Table of message codes that adds to the built-in one; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -l rules -d 'Sigma rules of yours, besides those of the program: a file, or a folder and those below it; repeat for more' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -l exclude -d 'Not these rules' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -l profile -d 'What baselines take for enough history, and what for rare' -r -f -a "default\t'Few false alarms: confidence (N - C) / N of at least 0.8, the rarest 1 or 5 per cent'
vendor\t'As near to the vendor of the baseline rules as is known: the square of it, the rarest 10 per cent'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -l baseline -d 'Learn what is usual from these days only, the last one not included: 2025-03-01..2025-03-14' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -l lofp -d 'Add what is known of false positives of the same techniques, from a file that `pulsetrail lofp build` wrote' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -l silence -d 'A session without any event for so long gets no more events that print no session id: 12h, 90m' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -l top-speed -d 'Speed above which travel is impossible, kilometres an hour' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -s j -l threads -d 'Number of worker threads; 0 takes one per core' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -l names -d 'Whether columns carry short or ECS names' -r -f -a "short\t'Short names, such as `src_ip`'
ecs\t'Dotted Elastic Common Schema names, such as `source.ip`'"
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -l force -d 'Replace an output that exists'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -l csv-safe -d 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from path" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from path" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from path" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show the value of every option that a file may set, and where it comes from'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "path" -d 'Print where the file is, or would be; exit code 1 if there is none'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand investigate" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand investigate" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand investigate" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand investigate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand completions" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand completions" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand completions" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand man" -l dir -d 'Folder to write to' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand man" -l config -d 'File with defaults of options, in TOML; an option that is typed wins' -r -F
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand man" -l config-home -d 'Folder of the user\'s settings (see the XDG Base Directory Specification)' -r
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand man" -l no-config -d 'Take no defaults from a file'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and not __fish_seen_subcommand_from filter aggregate export sessions detect report codes inspect context ioc lofp rules schema config investigate completions man help" -f -a "filter" -d 'Show the events that match'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and not __fish_seen_subcommand_from filter aggregate export sessions detect report codes inspect context ioc lofp rules schema config investigate completions man help" -f -a "aggregate" -d 'Count events by user, country, code or any other column'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and not __fish_seen_subcommand_from filter aggregate export sessions detect report codes inspect context ioc lofp rules schema config investigate completions man help" -f -a "export" -d 'Write events to Parquet, CSV, NDJSON, ECS documents or Arrow'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and not __fish_seen_subcommand_from filter aggregate export sessions detect report codes inspect context ioc lofp rules schema config investigate completions man help" -f -a "sessions" -d 'Show who was signed in, from where, for how long, and what changed on the way'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and not __fish_seen_subcommand_from filter aggregate export sessions detect report codes inspect context ioc lofp rules schema config investigate completions man help" -f -a "detect" -d 'Find attacks: what the rules find, with the events that prove it'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and not __fish_seen_subcommand_from filter aggregate export sessions detect report codes inspect context ioc lofp rules schema config investigate completions man help" -f -a "report" -d 'Write one page that tells the case: what was read, what was found, what happened, and what could not be judged'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and not __fish_seen_subcommand_from filter aggregate export sessions detect report codes inspect context ioc lofp rules schema config investigate completions man help" -f -a "codes" -d 'Explain message codes, search them, and count those that occur in logs'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and not __fish_seen_subcommand_from filter aggregate export sessions detect report codes inspect context ioc lofp rules schema config investigate completions man help" -f -a "inspect" -d 'Show what each file is, what was read of it, and what is missing'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and not __fish_seen_subcommand_from filter aggregate export sessions detect report codes inspect context ioc lofp rules schema config investigate completions man help" -f -a "context" -d 'Check what a site tells of itself: zones, names, groups, accounts, countries, hours, clocks and patches'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and not __fish_seen_subcommand_from filter aggregate export sessions detect report codes inspect context ioc lofp rules schema config investigate completions man help" -f -a "ioc" -d 'Look at indicators of compromise before they are used'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and not __fish_seen_subcommand_from filter aggregate export sessions detect report codes inspect context ioc lofp rules schema config investigate completions man help" -f -a "lofp" -d 'Look up what public detection rules say of their false positives'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and not __fish_seen_subcommand_from filter aggregate export sessions detect report codes inspect context ioc lofp rules schema config investigate completions man help" -f -a "rules" -d 'List detection rules, check those of a site, and show the text of one'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and not __fish_seen_subcommand_from filter aggregate export sessions detect report codes inspect context ioc lofp rules schema config investigate completions man help" -f -a "schema" -d 'List the columns: names, ECS names, kinds and meanings'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and not __fish_seen_subcommand_from filter aggregate export sessions detect report codes inspect context ioc lofp rules schema config investigate completions man help" -f -a "config" -d 'Show the defaults that hold, and where they come from'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and not __fish_seen_subcommand_from filter aggregate export sessions detect report codes inspect context ioc lofp rules schema config investigate completions man help" -f -a "investigate" -d 'From an archive to a report, step by step'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and not __fish_seen_subcommand_from filter aggregate export sessions detect report codes inspect context ioc lofp rules schema config investigate completions man help" -f -a "completions" -d 'Print the completions of a shell'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and not __fish_seen_subcommand_from filter aggregate export sessions detect report codes inspect context ioc lofp rules schema config investigate completions man help" -f -a "man" -d 'Write the man pages'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and not __fish_seen_subcommand_from filter aggregate export sessions detect report codes inspect context ioc lofp rules schema config investigate completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and __fish_seen_subcommand_from context" -f -a "check" -d 'Show what is understood of context files: every rule, in the order in which they are asked'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and __fish_seen_subcommand_from ioc" -f -a "check" -d 'Show what is understood of files of indicators, and what is not'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and __fish_seen_subcommand_from lofp" -f -a "build" -d 'Read checkouts of rule repositories into one file of notes'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and __fish_seen_subcommand_from lofp" -f -a "show" -d 'Show the notes about a technique'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and __fish_seen_subcommand_from rules" -f -a "list" -d 'List the rules'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and __fish_seen_subcommand_from rules" -f -a "check" -d 'Say what is wrong with rules'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and __fish_seen_subcommand_from rules" -f -a "show" -d 'Print the file that a rule stands in'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and __fish_seen_subcommand_from rules" -f -a "coverage" -d 'Write a layer for the ATT&CK Navigator: which techniques rules are about, and how many'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "show" -d 'Show the value of every option that a file may set, and where it comes from'
complete -c pulsetrail -n "__fish_pulsetrail_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "path" -d 'Print where the file is, or would be; exit code 1 if there is none'
