
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'pulsetrail' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'pulsetrail'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'pulsetrail' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('filter', 'filter', [CompletionResultType]::ParameterValue, 'Show the events that match')
            [CompletionResult]::new('aggregate', 'aggregate', [CompletionResultType]::ParameterValue, 'Count events by user, country, code or any other column')
            [CompletionResult]::new('agg', 'agg', [CompletionResultType]::ParameterValue, 'Count events by user, country, code or any other column')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write events to Parquet, CSV, NDJSON, ECS documents or Arrow')
            [CompletionResult]::new('sessions', 'sessions', [CompletionResultType]::ParameterValue, 'Show who was signed in, from where, for how long, and what changed on the way')
            [CompletionResult]::new('detect', 'detect', [CompletionResultType]::ParameterValue, 'Find attacks: what the rules find, with the events that prove it')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Write one page that tells the case: what was read, what was found, what happened, and what could not be judged')
            [CompletionResult]::new('codes', 'codes', [CompletionResultType]::ParameterValue, 'Explain message codes, search them, and count those that occur in logs')
            [CompletionResult]::new('inspect', 'inspect', [CompletionResultType]::ParameterValue, 'Show what each file is, what was read of it, and what is missing')
            [CompletionResult]::new('context', 'context', [CompletionResultType]::ParameterValue, 'Check what a site tells of itself: zones, names, groups, accounts, countries, hours, clocks and patches')
            [CompletionResult]::new('ioc', 'ioc', [CompletionResultType]::ParameterValue, 'Look at indicators of compromise before they are used')
            [CompletionResult]::new('lofp', 'lofp', [CompletionResultType]::ParameterValue, 'Look up what public detection rules say of their false positives')
            [CompletionResult]::new('rules', 'rules', [CompletionResultType]::ParameterValue, 'List detection rules, check those of a site, and show the text of one')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'List the columns: names, ECS names, kinds and meanings')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show the defaults that hold, and where they come from')
            [CompletionResult]::new('investigate', 'investigate', [CompletionResultType]::ParameterValue, 'From an archive to a report, step by step')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completions of a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Write the man pages')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'pulsetrail;filter' {
            [CompletionResult]::new('--files-from', '--files-from', [CompletionResultType]::ParameterName, 'Read the names of files and folders from a file, one a line; - is standard input')
            [CompletionResult]::new('--log-tz', '--log-tz', [CompletionResultType]::ParameterName, 'Zone of the appliance''s clock where the line does not tell: Europe/Stockholm, +02:00, local')
            [CompletionResult]::new('--pattern', '--pattern', [CompletionResultType]::ParameterName, 'Layout of a site''s own log filter, such as "%time% %node% %user%: %message%"')
            [CompletionResult]::new('--geoip', '--geoip', [CompletionResultType]::ParameterName, 'GeoIP database (.mmdb) or folder of them; repeat for more')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'What the site tells of itself: a folder, or a .toml or .csv file; repeat for more')
            [CompletionResult]::new('--geoip-dir', '--geoip-dir', [CompletionResultType]::ParameterName, 'Folder of GeoIP databases for runs without --geoip')
            [CompletionResult]::new('--ioc', '--ioc', [CompletionResultType]::ParameterName, 'Indicators of compromise, a file or folder of them; repeat for more')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Table of message codes that adds to the built-in one; repeat for more')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Number of worker threads; 0 takes one per core')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'Number of worker threads; 0 takes one per core')
            [CompletionResult]::new('--chunk-bytes', '--chunk-bytes', [CompletionResultType]::ParameterName, 'Aimed size of a chunk in bytes')
            [CompletionResult]::new('--unpack-limit', '--unpack-limit', [CompletionResultType]::ParameterName, 'What a file may unpack to in bytes, all its layers together')
            [CompletionResult]::new('--rejects', '--rejects', [CompletionResultType]::ParameterName, 'Write lines that could not be understood to a file, byte for byte')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'User, without domain; or the account as recorded; repeat for alternatives')
            [CompletionResult]::new('--not-user', '--not-user', [CompletionResultType]::ParameterName, 'Leave out events of this user')
            [CompletionResult]::new('--realm', '--realm', [CompletionResultType]::ParameterName, 'Authentication realm; repeat for alternatives')
            [CompletionResult]::new('--not-realm', '--not-realm', [CompletionResultType]::ParameterName, 'Leave out events of this realm')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'One of the roles; repeat for alternatives')
            [CompletionResult]::new('--not-role', '--not-role', [CompletionResultType]::ParameterName, 'Leave out events of this role')
            [CompletionResult]::new('--code', '--code', [CompletionResultType]::ParameterName, 'Message code, such as AUT23457 or ''NWC*''; repeat for alternatives')
            [CompletionResult]::new('--not-code', '--not-code', [CompletionResultType]::ParameterName, 'Leave out events of this code')
            [CompletionResult]::new('--country', '--country', [CompletionResultType]::ParameterName, 'Country of the client, two letters; repeat for alternatives')
            [CompletionResult]::new('--not-country', '--not-country', [CompletionResultType]::ParameterName, 'Leave out events of this country')
            [CompletionResult]::new('--asn', '--asn', [CompletionResultType]::ParameterName, 'Autonomous system number of the client; repeat for alternatives')
            [CompletionResult]::new('--not-asn', '--not-asn', [CompletionResultType]::ParameterName, 'Leave out events of this asn')
            [CompletionResult]::new('--ip', '--ip', [CompletionResultType]::ParameterName, 'Address, CIDR network or range, as client, tunnel or destination address; repeat for alternatives')
            [CompletionResult]::new('--not-ip', '--not-ip', [CompletionResultType]::ParameterName, 'Leave out events of this ip')
            [CompletionResult]::new('--node', '--node', [CompletionResultType]::ParameterName, 'Appliance or cluster member; repeat for alternatives')
            [CompletionResult]::new('--not-node', '--not-node', [CompletionResultType]::ParameterName, 'Leave out events of this node')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Session id, long or short; repeat for alternatives')
            [CompletionResult]::new('--not-session', '--not-session', [CompletionResultType]::ParameterName, 'Leave out events of this session')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL or path; repeat for alternatives')
            [CompletionResult]::new('--not-url', '--not-url', [CompletionResultType]::ParameterName, 'Leave out events of this url')
            [CompletionResult]::new('--contains', '--contains', [CompletionResultType]::ParameterName, 'Text in the message; repeat for alternatives')
            [CompletionResult]::new('--not-contains', '--not-contains', [CompletionResultType]::ParameterName, 'Leave out events of this contains')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'From this time on: 2025-03-14, ''2025-03-14 03:12'', RFC 3339, or -7d before the last event')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Before this time')
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Condition in SQL, such as "outcome = ''failure'' AND src_ip <<= ''192.0.2.0/24''"')
            [CompletionResult]::new('--where', '--where', [CompletionResultType]::ParameterName, 'Condition in SQL, such as "outcome = ''failure'' AND src_ip <<= ''192.0.2.0/24''"')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'Colours are unwanted if this is not empty (see no-color.org)')
            [CompletionResult]::new('--names', '--names', [CompletionResultType]::ParameterName, 'Whether columns carry short or ECS names')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'Sort by time instead of input order; holds all matching events in memory')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Print at most this many events')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Print at most this many events')
            [CompletionResult]::new('--outcome', '--outcome', [CompletionResultType]::ParameterName, 'success, failure or unknown; repeat for alternatives')
            [CompletionResult]::new('--not-outcome', '--not-outcome', [CompletionResultType]::ParameterName, 'Leave out events of this outcome')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'ECS category, such as authentication; repeat for alternatives')
            [CompletionResult]::new('--not-category', '--not-category', [CompletionResultType]::ParameterName, 'Leave out events of this category')
            [CompletionResult]::new('--event-type', '--event-type', [CompletionResultType]::ParameterName, 'Kind of behaviour, such as failed-vpn-login; repeat for alternatives')
            [CompletionResult]::new('--not-event-type', '--not-event-type', [CompletionResultType]::ParameterName, 'Leave out events of this event-type')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'event, user or admin; repeat for alternatives')
            [CompletionResult]::new('--not-log', '--not-log', [CompletionResultType]::ParameterName, 'Leave out events of this log')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Columns, comma-separated; all is every column but the raw line; +name and -name change the default')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'Names in the list end in NUL, as from find -print0')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'Names in the list end in NUL, as from find -print0')
            [CompletionResult]::new('--ioc-ignore-validity', '--ioc-ignore-validity', [CompletionResultType]::ParameterName, 'Take indicators as valid at any time')
            [CompletionResult]::new('--no-mmap', '--no-mmap', [CompletionResultType]::ParameterName, 'Read files instead of mapping them; for archives that are still being written')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'End with exit code 3 if any line was rejected')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bar')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Values of the flags match in any case')
            [CompletionResult]::new('--ignore-case', '--ignore-case', [CompletionResultType]::ParameterName, 'Values of the flags match in any case')
            [CompletionResult]::new('--dedup', '--dedup', [CompletionResultType]::ParameterName, 'Keep the first of equal events; the column copies says how often each was found')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace an output that exists')
            [CompletionResult]::new('--csv-safe', '--csv-safe', [CompletionResultType]::ParameterName, 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Print the original lines, byte for byte')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Print only the number of matching events')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'Print only the number of matching events')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'pulsetrail;aggregate' {
            [CompletionResult]::new('--files-from', '--files-from', [CompletionResultType]::ParameterName, 'Read the names of files and folders from a file, one a line; - is standard input')
            [CompletionResult]::new('--log-tz', '--log-tz', [CompletionResultType]::ParameterName, 'Zone of the appliance''s clock where the line does not tell: Europe/Stockholm, +02:00, local')
            [CompletionResult]::new('--pattern', '--pattern', [CompletionResultType]::ParameterName, 'Layout of a site''s own log filter, such as "%time% %node% %user%: %message%"')
            [CompletionResult]::new('--geoip', '--geoip', [CompletionResultType]::ParameterName, 'GeoIP database (.mmdb) or folder of them; repeat for more')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'What the site tells of itself: a folder, or a .toml or .csv file; repeat for more')
            [CompletionResult]::new('--geoip-dir', '--geoip-dir', [CompletionResultType]::ParameterName, 'Folder of GeoIP databases for runs without --geoip')
            [CompletionResult]::new('--ioc', '--ioc', [CompletionResultType]::ParameterName, 'Indicators of compromise, a file or folder of them; repeat for more')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Table of message codes that adds to the built-in one; repeat for more')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Number of worker threads; 0 takes one per core')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'Number of worker threads; 0 takes one per core')
            [CompletionResult]::new('--chunk-bytes', '--chunk-bytes', [CompletionResultType]::ParameterName, 'Aimed size of a chunk in bytes')
            [CompletionResult]::new('--unpack-limit', '--unpack-limit', [CompletionResultType]::ParameterName, 'What a file may unpack to in bytes, all its layers together')
            [CompletionResult]::new('--rejects', '--rejects', [CompletionResultType]::ParameterName, 'Write lines that could not be understood to a file, byte for byte')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'User, without domain; or the account as recorded; repeat for alternatives')
            [CompletionResult]::new('--not-user', '--not-user', [CompletionResultType]::ParameterName, 'Leave out events of this user')
            [CompletionResult]::new('--realm', '--realm', [CompletionResultType]::ParameterName, 'Authentication realm; repeat for alternatives')
            [CompletionResult]::new('--not-realm', '--not-realm', [CompletionResultType]::ParameterName, 'Leave out events of this realm')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'One of the roles; repeat for alternatives')
            [CompletionResult]::new('--not-role', '--not-role', [CompletionResultType]::ParameterName, 'Leave out events of this role')
            [CompletionResult]::new('--code', '--code', [CompletionResultType]::ParameterName, 'Message code, such as AUT23457 or ''NWC*''; repeat for alternatives')
            [CompletionResult]::new('--not-code', '--not-code', [CompletionResultType]::ParameterName, 'Leave out events of this code')
            [CompletionResult]::new('--country', '--country', [CompletionResultType]::ParameterName, 'Country of the client, two letters; repeat for alternatives')
            [CompletionResult]::new('--not-country', '--not-country', [CompletionResultType]::ParameterName, 'Leave out events of this country')
            [CompletionResult]::new('--asn', '--asn', [CompletionResultType]::ParameterName, 'Autonomous system number of the client; repeat for alternatives')
            [CompletionResult]::new('--not-asn', '--not-asn', [CompletionResultType]::ParameterName, 'Leave out events of this asn')
            [CompletionResult]::new('--ip', '--ip', [CompletionResultType]::ParameterName, 'Address, CIDR network or range, as client, tunnel or destination address; repeat for alternatives')
            [CompletionResult]::new('--not-ip', '--not-ip', [CompletionResultType]::ParameterName, 'Leave out events of this ip')
            [CompletionResult]::new('--node', '--node', [CompletionResultType]::ParameterName, 'Appliance or cluster member; repeat for alternatives')
            [CompletionResult]::new('--not-node', '--not-node', [CompletionResultType]::ParameterName, 'Leave out events of this node')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Session id, long or short; repeat for alternatives')
            [CompletionResult]::new('--not-session', '--not-session', [CompletionResultType]::ParameterName, 'Leave out events of this session')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL or path; repeat for alternatives')
            [CompletionResult]::new('--not-url', '--not-url', [CompletionResultType]::ParameterName, 'Leave out events of this url')
            [CompletionResult]::new('--contains', '--contains', [CompletionResultType]::ParameterName, 'Text in the message; repeat for alternatives')
            [CompletionResult]::new('--not-contains', '--not-contains', [CompletionResultType]::ParameterName, 'Leave out events of this contains')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'From this time on: 2025-03-14, ''2025-03-14 03:12'', RFC 3339, or -7d before the last event')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Before this time')
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Condition in SQL, such as "outcome = ''failure'' AND src_ip <<= ''192.0.2.0/24''"')
            [CompletionResult]::new('--where', '--where', [CompletionResultType]::ParameterName, 'Condition in SQL, such as "outcome = ''failure'' AND src_ip <<= ''192.0.2.0/24''"')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'Colours are unwanted if this is not empty (see no-color.org)')
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'Keep only the first rows')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'Sort by a column of the output; :asc or :desc may follow')
            [CompletionResult]::new('--outcome', '--outcome', [CompletionResultType]::ParameterName, 'success, failure or unknown; repeat for alternatives')
            [CompletionResult]::new('--not-outcome', '--not-outcome', [CompletionResultType]::ParameterName, 'Leave out events of this outcome')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'ECS category, such as authentication; repeat for alternatives')
            [CompletionResult]::new('--not-category', '--not-category', [CompletionResultType]::ParameterName, 'Leave out events of this category')
            [CompletionResult]::new('--event-type', '--event-type', [CompletionResultType]::ParameterName, 'Kind of behaviour, such as failed-vpn-login; repeat for alternatives')
            [CompletionResult]::new('--not-event-type', '--not-event-type', [CompletionResultType]::ParameterName, 'Leave out events of this event-type')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'event, user or admin; repeat for alternatives')
            [CompletionResult]::new('--not-log', '--not-log', [CompletionResultType]::ParameterName, 'Leave out events of this log')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Columns to count by, comma-separated')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Columns to count by, comma-separated')
            [CompletionResult]::new('--every', '--every', [CompletionResultType]::ParameterName, 'Count in buckets of time: 15m, 1h, 1d, 1w, 1mo (in --tz)')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'What to count: count, first, last, distinct:COLUMN, sum:COLUMN, min:COLUMN, max:COLUMN')
            [CompletionResult]::new('--metric', '--metric', [CompletionResultType]::ParameterName, 'What to count: count, first, last, distinct:COLUMN, sum:COLUMN, min:COLUMN, max:COLUMN')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'Names in the list end in NUL, as from find -print0')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'Names in the list end in NUL, as from find -print0')
            [CompletionResult]::new('--ioc-ignore-validity', '--ioc-ignore-validity', [CompletionResultType]::ParameterName, 'Take indicators as valid at any time')
            [CompletionResult]::new('--no-mmap', '--no-mmap', [CompletionResultType]::ParameterName, 'Read files instead of mapping them; for archives that are still being written')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'End with exit code 3 if any line was rejected')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bar')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Values of the flags match in any case')
            [CompletionResult]::new('--ignore-case', '--ignore-case', [CompletionResultType]::ParameterName, 'Values of the flags match in any case')
            [CompletionResult]::new('--dedup', '--dedup', [CompletionResultType]::ParameterName, 'Keep the first of equal events; the column copies says how often each was found')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace an output that exists')
            [CompletionResult]::new('--csv-safe', '--csv-safe', [CompletionResultType]::ParameterName, 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula')
            [CompletionResult]::new('--trend', '--trend', [CompletionResultType]::ParameterName, 'In a table, show when the events of each row fell, as a line of bars over the whole period')
            [CompletionResult]::new('--chart', '--chart', [CompletionResultType]::ParameterName, 'Draw the first metric over the time, for a terminal: columns, or with --by a line of bars for each row')
            [CompletionResult]::new('--heat-map', '--heat-map', [CompletionResultType]::ParameterName, 'Draw when the events were, for a terminal: a row for each day, a column for each hour')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'pulsetrail;agg' {
            [CompletionResult]::new('--files-from', '--files-from', [CompletionResultType]::ParameterName, 'Read the names of files and folders from a file, one a line; - is standard input')
            [CompletionResult]::new('--log-tz', '--log-tz', [CompletionResultType]::ParameterName, 'Zone of the appliance''s clock where the line does not tell: Europe/Stockholm, +02:00, local')
            [CompletionResult]::new('--pattern', '--pattern', [CompletionResultType]::ParameterName, 'Layout of a site''s own log filter, such as "%time% %node% %user%: %message%"')
            [CompletionResult]::new('--geoip', '--geoip', [CompletionResultType]::ParameterName, 'GeoIP database (.mmdb) or folder of them; repeat for more')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'What the site tells of itself: a folder, or a .toml or .csv file; repeat for more')
            [CompletionResult]::new('--geoip-dir', '--geoip-dir', [CompletionResultType]::ParameterName, 'Folder of GeoIP databases for runs without --geoip')
            [CompletionResult]::new('--ioc', '--ioc', [CompletionResultType]::ParameterName, 'Indicators of compromise, a file or folder of them; repeat for more')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Table of message codes that adds to the built-in one; repeat for more')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Number of worker threads; 0 takes one per core')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'Number of worker threads; 0 takes one per core')
            [CompletionResult]::new('--chunk-bytes', '--chunk-bytes', [CompletionResultType]::ParameterName, 'Aimed size of a chunk in bytes')
            [CompletionResult]::new('--unpack-limit', '--unpack-limit', [CompletionResultType]::ParameterName, 'What a file may unpack to in bytes, all its layers together')
            [CompletionResult]::new('--rejects', '--rejects', [CompletionResultType]::ParameterName, 'Write lines that could not be understood to a file, byte for byte')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'User, without domain; or the account as recorded; repeat for alternatives')
            [CompletionResult]::new('--not-user', '--not-user', [CompletionResultType]::ParameterName, 'Leave out events of this user')
            [CompletionResult]::new('--realm', '--realm', [CompletionResultType]::ParameterName, 'Authentication realm; repeat for alternatives')
            [CompletionResult]::new('--not-realm', '--not-realm', [CompletionResultType]::ParameterName, 'Leave out events of this realm')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'One of the roles; repeat for alternatives')
            [CompletionResult]::new('--not-role', '--not-role', [CompletionResultType]::ParameterName, 'Leave out events of this role')
            [CompletionResult]::new('--code', '--code', [CompletionResultType]::ParameterName, 'Message code, such as AUT23457 or ''NWC*''; repeat for alternatives')
            [CompletionResult]::new('--not-code', '--not-code', [CompletionResultType]::ParameterName, 'Leave out events of this code')
            [CompletionResult]::new('--country', '--country', [CompletionResultType]::ParameterName, 'Country of the client, two letters; repeat for alternatives')
            [CompletionResult]::new('--not-country', '--not-country', [CompletionResultType]::ParameterName, 'Leave out events of this country')
            [CompletionResult]::new('--asn', '--asn', [CompletionResultType]::ParameterName, 'Autonomous system number of the client; repeat for alternatives')
            [CompletionResult]::new('--not-asn', '--not-asn', [CompletionResultType]::ParameterName, 'Leave out events of this asn')
            [CompletionResult]::new('--ip', '--ip', [CompletionResultType]::ParameterName, 'Address, CIDR network or range, as client, tunnel or destination address; repeat for alternatives')
            [CompletionResult]::new('--not-ip', '--not-ip', [CompletionResultType]::ParameterName, 'Leave out events of this ip')
            [CompletionResult]::new('--node', '--node', [CompletionResultType]::ParameterName, 'Appliance or cluster member; repeat for alternatives')
            [CompletionResult]::new('--not-node', '--not-node', [CompletionResultType]::ParameterName, 'Leave out events of this node')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Session id, long or short; repeat for alternatives')
            [CompletionResult]::new('--not-session', '--not-session', [CompletionResultType]::ParameterName, 'Leave out events of this session')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL or path; repeat for alternatives')
            [CompletionResult]::new('--not-url', '--not-url', [CompletionResultType]::ParameterName, 'Leave out events of this url')
            [CompletionResult]::new('--contains', '--contains', [CompletionResultType]::ParameterName, 'Text in the message; repeat for alternatives')
            [CompletionResult]::new('--not-contains', '--not-contains', [CompletionResultType]::ParameterName, 'Leave out events of this contains')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'From this time on: 2025-03-14, ''2025-03-14 03:12'', RFC 3339, or -7d before the last event')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Before this time')
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Condition in SQL, such as "outcome = ''failure'' AND src_ip <<= ''192.0.2.0/24''"')
            [CompletionResult]::new('--where', '--where', [CompletionResultType]::ParameterName, 'Condition in SQL, such as "outcome = ''failure'' AND src_ip <<= ''192.0.2.0/24''"')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'Colours are unwanted if this is not empty (see no-color.org)')
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'Keep only the first rows')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'Sort by a column of the output; :asc or :desc may follow')
            [CompletionResult]::new('--outcome', '--outcome', [CompletionResultType]::ParameterName, 'success, failure or unknown; repeat for alternatives')
            [CompletionResult]::new('--not-outcome', '--not-outcome', [CompletionResultType]::ParameterName, 'Leave out events of this outcome')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'ECS category, such as authentication; repeat for alternatives')
            [CompletionResult]::new('--not-category', '--not-category', [CompletionResultType]::ParameterName, 'Leave out events of this category')
            [CompletionResult]::new('--event-type', '--event-type', [CompletionResultType]::ParameterName, 'Kind of behaviour, such as failed-vpn-login; repeat for alternatives')
            [CompletionResult]::new('--not-event-type', '--not-event-type', [CompletionResultType]::ParameterName, 'Leave out events of this event-type')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'event, user or admin; repeat for alternatives')
            [CompletionResult]::new('--not-log', '--not-log', [CompletionResultType]::ParameterName, 'Leave out events of this log')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Columns to count by, comma-separated')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Columns to count by, comma-separated')
            [CompletionResult]::new('--every', '--every', [CompletionResultType]::ParameterName, 'Count in buckets of time: 15m, 1h, 1d, 1w, 1mo (in --tz)')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'What to count: count, first, last, distinct:COLUMN, sum:COLUMN, min:COLUMN, max:COLUMN')
            [CompletionResult]::new('--metric', '--metric', [CompletionResultType]::ParameterName, 'What to count: count, first, last, distinct:COLUMN, sum:COLUMN, min:COLUMN, max:COLUMN')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'Names in the list end in NUL, as from find -print0')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'Names in the list end in NUL, as from find -print0')
            [CompletionResult]::new('--ioc-ignore-validity', '--ioc-ignore-validity', [CompletionResultType]::ParameterName, 'Take indicators as valid at any time')
            [CompletionResult]::new('--no-mmap', '--no-mmap', [CompletionResultType]::ParameterName, 'Read files instead of mapping them; for archives that are still being written')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'End with exit code 3 if any line was rejected')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bar')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Values of the flags match in any case')
            [CompletionResult]::new('--ignore-case', '--ignore-case', [CompletionResultType]::ParameterName, 'Values of the flags match in any case')
            [CompletionResult]::new('--dedup', '--dedup', [CompletionResultType]::ParameterName, 'Keep the first of equal events; the column copies says how often each was found')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace an output that exists')
            [CompletionResult]::new('--csv-safe', '--csv-safe', [CompletionResultType]::ParameterName, 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula')
            [CompletionResult]::new('--trend', '--trend', [CompletionResultType]::ParameterName, 'In a table, show when the events of each row fell, as a line of bars over the whole period')
            [CompletionResult]::new('--chart', '--chart', [CompletionResultType]::ParameterName, 'Draw the first metric over the time, for a terminal: columns, or with --by a line of bars for each row')
            [CompletionResult]::new('--heat-map', '--heat-map', [CompletionResultType]::ParameterName, 'Draw when the events were, for a terminal: a row for each day, a column for each hour')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'pulsetrail;export' {
            [CompletionResult]::new('--files-from', '--files-from', [CompletionResultType]::ParameterName, 'Read the names of files and folders from a file, one a line; - is standard input')
            [CompletionResult]::new('--log-tz', '--log-tz', [CompletionResultType]::ParameterName, 'Zone of the appliance''s clock where the line does not tell: Europe/Stockholm, +02:00, local')
            [CompletionResult]::new('--pattern', '--pattern', [CompletionResultType]::ParameterName, 'Layout of a site''s own log filter, such as "%time% %node% %user%: %message%"')
            [CompletionResult]::new('--geoip', '--geoip', [CompletionResultType]::ParameterName, 'GeoIP database (.mmdb) or folder of them; repeat for more')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'What the site tells of itself: a folder, or a .toml or .csv file; repeat for more')
            [CompletionResult]::new('--geoip-dir', '--geoip-dir', [CompletionResultType]::ParameterName, 'Folder of GeoIP databases for runs without --geoip')
            [CompletionResult]::new('--ioc', '--ioc', [CompletionResultType]::ParameterName, 'Indicators of compromise, a file or folder of them; repeat for more')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Table of message codes that adds to the built-in one; repeat for more')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Number of worker threads; 0 takes one per core')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'Number of worker threads; 0 takes one per core')
            [CompletionResult]::new('--chunk-bytes', '--chunk-bytes', [CompletionResultType]::ParameterName, 'Aimed size of a chunk in bytes')
            [CompletionResult]::new('--unpack-limit', '--unpack-limit', [CompletionResultType]::ParameterName, 'What a file may unpack to in bytes, all its layers together')
            [CompletionResult]::new('--rejects', '--rejects', [CompletionResultType]::ParameterName, 'Write lines that could not be understood to a file, byte for byte')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'User, without domain; or the account as recorded; repeat for alternatives')
            [CompletionResult]::new('--not-user', '--not-user', [CompletionResultType]::ParameterName, 'Leave out events of this user')
            [CompletionResult]::new('--realm', '--realm', [CompletionResultType]::ParameterName, 'Authentication realm; repeat for alternatives')
            [CompletionResult]::new('--not-realm', '--not-realm', [CompletionResultType]::ParameterName, 'Leave out events of this realm')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'One of the roles; repeat for alternatives')
            [CompletionResult]::new('--not-role', '--not-role', [CompletionResultType]::ParameterName, 'Leave out events of this role')
            [CompletionResult]::new('--code', '--code', [CompletionResultType]::ParameterName, 'Message code, such as AUT23457 or ''NWC*''; repeat for alternatives')
            [CompletionResult]::new('--not-code', '--not-code', [CompletionResultType]::ParameterName, 'Leave out events of this code')
            [CompletionResult]::new('--country', '--country', [CompletionResultType]::ParameterName, 'Country of the client, two letters; repeat for alternatives')
            [CompletionResult]::new('--not-country', '--not-country', [CompletionResultType]::ParameterName, 'Leave out events of this country')
            [CompletionResult]::new('--asn', '--asn', [CompletionResultType]::ParameterName, 'Autonomous system number of the client; repeat for alternatives')
            [CompletionResult]::new('--not-asn', '--not-asn', [CompletionResultType]::ParameterName, 'Leave out events of this asn')
            [CompletionResult]::new('--ip', '--ip', [CompletionResultType]::ParameterName, 'Address, CIDR network or range, as client, tunnel or destination address; repeat for alternatives')
            [CompletionResult]::new('--not-ip', '--not-ip', [CompletionResultType]::ParameterName, 'Leave out events of this ip')
            [CompletionResult]::new('--node', '--node', [CompletionResultType]::ParameterName, 'Appliance or cluster member; repeat for alternatives')
            [CompletionResult]::new('--not-node', '--not-node', [CompletionResultType]::ParameterName, 'Leave out events of this node')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Session id, long or short; repeat for alternatives')
            [CompletionResult]::new('--not-session', '--not-session', [CompletionResultType]::ParameterName, 'Leave out events of this session')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL or path; repeat for alternatives')
            [CompletionResult]::new('--not-url', '--not-url', [CompletionResultType]::ParameterName, 'Leave out events of this url')
            [CompletionResult]::new('--contains', '--contains', [CompletionResultType]::ParameterName, 'Text in the message; repeat for alternatives')
            [CompletionResult]::new('--not-contains', '--not-contains', [CompletionResultType]::ParameterName, 'Leave out events of this contains')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'From this time on: 2025-03-14, ''2025-03-14 03:12'', RFC 3339, or -7d before the last event')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Before this time')
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Condition in SQL, such as "outcome = ''failure'' AND src_ip <<= ''192.0.2.0/24''"')
            [CompletionResult]::new('--where', '--where', [CompletionResultType]::ParameterName, 'Condition in SQL, such as "outcome = ''failure'' AND src_ip <<= ''192.0.2.0/24''"')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'Colours are unwanted if this is not empty (see no-color.org)')
            [CompletionResult]::new('--names', '--names', [CompletionResultType]::ParameterName, 'Whether columns carry short or ECS names')
            [CompletionResult]::new('--partition-by', '--partition-by', [CompletionResultType]::ParameterName, 'Write a folder of Parquet files, one folder a day (date=2025-03-14/00000.parquet, days in --tz)')
            [CompletionResult]::new('--outcome', '--outcome', [CompletionResultType]::ParameterName, 'success, failure or unknown; repeat for alternatives')
            [CompletionResult]::new('--not-outcome', '--not-outcome', [CompletionResultType]::ParameterName, 'Leave out events of this outcome')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'ECS category, such as authentication; repeat for alternatives')
            [CompletionResult]::new('--not-category', '--not-category', [CompletionResultType]::ParameterName, 'Leave out events of this category')
            [CompletionResult]::new('--event-type', '--event-type', [CompletionResultType]::ParameterName, 'Kind of behaviour, such as failed-vpn-login; repeat for alternatives')
            [CompletionResult]::new('--not-event-type', '--not-event-type', [CompletionResultType]::ParameterName, 'Leave out events of this event-type')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'event, user or admin; repeat for alternatives')
            [CompletionResult]::new('--not-log', '--not-log', [CompletionResultType]::ParameterName, 'Leave out events of this log')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Columns, comma-separated; all is every column but the raw line; +name and -name change the default')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'Names in the list end in NUL, as from find -print0')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'Names in the list end in NUL, as from find -print0')
            [CompletionResult]::new('--ioc-ignore-validity', '--ioc-ignore-validity', [CompletionResultType]::ParameterName, 'Take indicators as valid at any time')
            [CompletionResult]::new('--no-mmap', '--no-mmap', [CompletionResultType]::ParameterName, 'Read files instead of mapping them; for archives that are still being written')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'End with exit code 3 if any line was rejected')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bar')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Values of the flags match in any case')
            [CompletionResult]::new('--ignore-case', '--ignore-case', [CompletionResultType]::ParameterName, 'Values of the flags match in any case')
            [CompletionResult]::new('--dedup', '--dedup', [CompletionResultType]::ParameterName, 'Keep the first of equal events; the column copies says how often each was found')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace an output that exists')
            [CompletionResult]::new('--csv-safe', '--csv-safe', [CompletionResultType]::ParameterName, 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'pulsetrail;sessions' {
            [CompletionResult]::new('--files-from', '--files-from', [CompletionResultType]::ParameterName, 'Read the names of files and folders from a file, one a line; - is standard input')
            [CompletionResult]::new('--log-tz', '--log-tz', [CompletionResultType]::ParameterName, 'Zone of the appliance''s clock where the line does not tell: Europe/Stockholm, +02:00, local')
            [CompletionResult]::new('--pattern', '--pattern', [CompletionResultType]::ParameterName, 'Layout of a site''s own log filter, such as "%time% %node% %user%: %message%"')
            [CompletionResult]::new('--geoip', '--geoip', [CompletionResultType]::ParameterName, 'GeoIP database (.mmdb) or folder of them; repeat for more')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'What the site tells of itself: a folder, or a .toml or .csv file; repeat for more')
            [CompletionResult]::new('--geoip-dir', '--geoip-dir', [CompletionResultType]::ParameterName, 'Folder of GeoIP databases for runs without --geoip')
            [CompletionResult]::new('--ioc', '--ioc', [CompletionResultType]::ParameterName, 'Indicators of compromise, a file or folder of them; repeat for more')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Table of message codes that adds to the built-in one; repeat for more')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Number of worker threads; 0 takes one per core')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'Number of worker threads; 0 takes one per core')
            [CompletionResult]::new('--chunk-bytes', '--chunk-bytes', [CompletionResultType]::ParameterName, 'Aimed size of a chunk in bytes')
            [CompletionResult]::new('--unpack-limit', '--unpack-limit', [CompletionResultType]::ParameterName, 'What a file may unpack to in bytes, all its layers together')
            [CompletionResult]::new('--rejects', '--rejects', [CompletionResultType]::ParameterName, 'Write lines that could not be understood to a file, byte for byte')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'User, without domain; or the account as recorded; repeat for alternatives')
            [CompletionResult]::new('--not-user', '--not-user', [CompletionResultType]::ParameterName, 'Leave out events of this user')
            [CompletionResult]::new('--realm', '--realm', [CompletionResultType]::ParameterName, 'Authentication realm; repeat for alternatives')
            [CompletionResult]::new('--not-realm', '--not-realm', [CompletionResultType]::ParameterName, 'Leave out events of this realm')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'One of the roles; repeat for alternatives')
            [CompletionResult]::new('--not-role', '--not-role', [CompletionResultType]::ParameterName, 'Leave out events of this role')
            [CompletionResult]::new('--code', '--code', [CompletionResultType]::ParameterName, 'Message code, such as AUT23457 or ''NWC*''; repeat for alternatives')
            [CompletionResult]::new('--not-code', '--not-code', [CompletionResultType]::ParameterName, 'Leave out events of this code')
            [CompletionResult]::new('--country', '--country', [CompletionResultType]::ParameterName, 'Country of the client, two letters; repeat for alternatives')
            [CompletionResult]::new('--not-country', '--not-country', [CompletionResultType]::ParameterName, 'Leave out events of this country')
            [CompletionResult]::new('--asn', '--asn', [CompletionResultType]::ParameterName, 'Autonomous system number of the client; repeat for alternatives')
            [CompletionResult]::new('--not-asn', '--not-asn', [CompletionResultType]::ParameterName, 'Leave out events of this asn')
            [CompletionResult]::new('--ip', '--ip', [CompletionResultType]::ParameterName, 'Address, CIDR network or range, as client, tunnel or destination address; repeat for alternatives')
            [CompletionResult]::new('--not-ip', '--not-ip', [CompletionResultType]::ParameterName, 'Leave out events of this ip')
            [CompletionResult]::new('--node', '--node', [CompletionResultType]::ParameterName, 'Appliance or cluster member; repeat for alternatives')
            [CompletionResult]::new('--not-node', '--not-node', [CompletionResultType]::ParameterName, 'Leave out events of this node')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Session id, long or short; repeat for alternatives')
            [CompletionResult]::new('--not-session', '--not-session', [CompletionResultType]::ParameterName, 'Leave out events of this session')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL or path; repeat for alternatives')
            [CompletionResult]::new('--not-url', '--not-url', [CompletionResultType]::ParameterName, 'Leave out events of this url')
            [CompletionResult]::new('--contains', '--contains', [CompletionResultType]::ParameterName, 'Text in the message; repeat for alternatives')
            [CompletionResult]::new('--not-contains', '--not-contains', [CompletionResultType]::ParameterName, 'Leave out events of this contains')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'From this time on: 2025-03-14, ''2025-03-14 03:12'', RFC 3339, or -7d before the last event')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Before this time')
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Condition in SQL, such as "outcome = ''failure'' AND src_ip <<= ''192.0.2.0/24''"')
            [CompletionResult]::new('--where', '--where', [CompletionResultType]::ParameterName, 'Condition in SQL, such as "outcome = ''failure'' AND src_ip <<= ''192.0.2.0/24''"')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'Colours are unwanted if this is not empty (see no-color.org)')
            [CompletionResult]::new('--names', '--names', [CompletionResultType]::ParameterName, 'Whether columns carry short or ECS names')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Only the sessions that were on at this time')
            [CompletionResult]::new('--tunnel-ip', '--tunnel-ip', [CompletionResultType]::ParameterName, 'Only the sessions that had this tunnel address; with --at, at that time')
            [CompletionResult]::new('--flag', '--flag', [CompletionResultType]::ParameterName, 'Only the sessions with these words in a flag, such as ''country changed''; repeat for alternatives')
            [CompletionResult]::new('--silence', '--silence', [CompletionResultType]::ParameterName, 'A session without any event for so long gets no more events that print no session id: 12h, 90m')
            [CompletionResult]::new('--top-speed', '--top-speed', [CompletionResultType]::ParameterName, 'Speed above which travel is impossible, kilometres an hour')
            [CompletionResult]::new('--hold', '--hold', [CompletionResultType]::ParameterName, 'Events that are held in memory for sorting')
            [CompletionResult]::new('--outcome', '--outcome', [CompletionResultType]::ParameterName, 'success, failure or unknown; repeat for alternatives')
            [CompletionResult]::new('--not-outcome', '--not-outcome', [CompletionResultType]::ParameterName, 'Leave out events of this outcome')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'ECS category, such as authentication; repeat for alternatives')
            [CompletionResult]::new('--not-category', '--not-category', [CompletionResultType]::ParameterName, 'Leave out events of this category')
            [CompletionResult]::new('--event-type', '--event-type', [CompletionResultType]::ParameterName, 'Kind of behaviour, such as failed-vpn-login; repeat for alternatives')
            [CompletionResult]::new('--not-event-type', '--not-event-type', [CompletionResultType]::ParameterName, 'Leave out events of this event-type')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'event, user or admin; repeat for alternatives')
            [CompletionResult]::new('--not-log', '--not-log', [CompletionResultType]::ParameterName, 'Leave out events of this log')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Columns, comma-separated; all is every column; +name and -name change the default')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'Names in the list end in NUL, as from find -print0')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'Names in the list end in NUL, as from find -print0')
            [CompletionResult]::new('--ioc-ignore-validity', '--ioc-ignore-validity', [CompletionResultType]::ParameterName, 'Take indicators as valid at any time')
            [CompletionResult]::new('--no-mmap', '--no-mmap', [CompletionResultType]::ParameterName, 'Read files instead of mapping them; for archives that are still being written')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'End with exit code 3 if any line was rejected')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bar')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Values of the flags match in any case')
            [CompletionResult]::new('--ignore-case', '--ignore-case', [CompletionResultType]::ParameterName, 'Values of the flags match in any case')
            [CompletionResult]::new('--dedup', '--dedup', [CompletionResultType]::ParameterName, 'Keep the first of equal events; the column copies says how often each was found')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace an output that exists')
            [CompletionResult]::new('--csv-safe', '--csv-safe', [CompletionResultType]::ParameterName, 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula')
            [CompletionResult]::new('--overlaps', '--overlaps', [CompletionResultType]::ParameterName, 'Show instead the times at which two sessions of one user were on together')
            [CompletionResult]::new('--travel', '--travel', [CompletionResultType]::ParameterName, 'Show instead how far and how fast users went between their successive places')
            [CompletionResult]::new('--gantt', '--gantt', [CompletionResultType]::ParameterName, 'Show each session as a bar over the time, for a terminal')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'pulsetrail;detect' {
            [CompletionResult]::new('--files-from', '--files-from', [CompletionResultType]::ParameterName, 'Read the names of files and folders from a file, one a line; - is standard input')
            [CompletionResult]::new('--log-tz', '--log-tz', [CompletionResultType]::ParameterName, 'Zone of the appliance''s clock where the line does not tell: Europe/Stockholm, +02:00, local')
            [CompletionResult]::new('--pattern', '--pattern', [CompletionResultType]::ParameterName, 'Layout of a site''s own log filter, such as "%time% %node% %user%: %message%"')
            [CompletionResult]::new('--geoip', '--geoip', [CompletionResultType]::ParameterName, 'GeoIP database (.mmdb) or folder of them; repeat for more')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'What the site tells of itself: a folder, or a .toml or .csv file; repeat for more')
            [CompletionResult]::new('--geoip-dir', '--geoip-dir', [CompletionResultType]::ParameterName, 'Folder of GeoIP databases for runs without --geoip')
            [CompletionResult]::new('--ioc', '--ioc', [CompletionResultType]::ParameterName, 'Indicators of compromise, a file or folder of them; repeat for more')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Table of message codes that adds to the built-in one; repeat for more')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Number of worker threads; 0 takes one per core')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'Number of worker threads; 0 takes one per core')
            [CompletionResult]::new('--chunk-bytes', '--chunk-bytes', [CompletionResultType]::ParameterName, 'Aimed size of a chunk in bytes')
            [CompletionResult]::new('--unpack-limit', '--unpack-limit', [CompletionResultType]::ParameterName, 'What a file may unpack to in bytes, all its layers together')
            [CompletionResult]::new('--rejects', '--rejects', [CompletionResultType]::ParameterName, 'Write lines that could not be understood to a file, byte for byte')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'User, without domain; or the account as recorded; repeat for alternatives')
            [CompletionResult]::new('--not-user', '--not-user', [CompletionResultType]::ParameterName, 'Leave out events of this user')
            [CompletionResult]::new('--realm', '--realm', [CompletionResultType]::ParameterName, 'Authentication realm; repeat for alternatives')
            [CompletionResult]::new('--not-realm', '--not-realm', [CompletionResultType]::ParameterName, 'Leave out events of this realm')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'One of the roles; repeat for alternatives')
            [CompletionResult]::new('--not-role', '--not-role', [CompletionResultType]::ParameterName, 'Leave out events of this role')
            [CompletionResult]::new('--code', '--code', [CompletionResultType]::ParameterName, 'Message code, such as AUT23457 or ''NWC*''; repeat for alternatives')
            [CompletionResult]::new('--not-code', '--not-code', [CompletionResultType]::ParameterName, 'Leave out events of this code')
            [CompletionResult]::new('--country', '--country', [CompletionResultType]::ParameterName, 'Country of the client, two letters; repeat for alternatives')
            [CompletionResult]::new('--not-country', '--not-country', [CompletionResultType]::ParameterName, 'Leave out events of this country')
            [CompletionResult]::new('--asn', '--asn', [CompletionResultType]::ParameterName, 'Autonomous system number of the client; repeat for alternatives')
            [CompletionResult]::new('--not-asn', '--not-asn', [CompletionResultType]::ParameterName, 'Leave out events of this asn')
            [CompletionResult]::new('--ip', '--ip', [CompletionResultType]::ParameterName, 'Address, CIDR network or range, as client, tunnel or destination address; repeat for alternatives')
            [CompletionResult]::new('--not-ip', '--not-ip', [CompletionResultType]::ParameterName, 'Leave out events of this ip')
            [CompletionResult]::new('--node', '--node', [CompletionResultType]::ParameterName, 'Appliance or cluster member; repeat for alternatives')
            [CompletionResult]::new('--not-node', '--not-node', [CompletionResultType]::ParameterName, 'Leave out events of this node')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Session id, long or short; repeat for alternatives')
            [CompletionResult]::new('--not-session', '--not-session', [CompletionResultType]::ParameterName, 'Leave out events of this session')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL or path; repeat for alternatives')
            [CompletionResult]::new('--not-url', '--not-url', [CompletionResultType]::ParameterName, 'Leave out events of this url')
            [CompletionResult]::new('--contains', '--contains', [CompletionResultType]::ParameterName, 'Text in the message; repeat for alternatives')
            [CompletionResult]::new('--not-contains', '--not-contains', [CompletionResultType]::ParameterName, 'Leave out events of this contains')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'From this time on: 2025-03-14, ''2025-03-14 03:12'', RFC 3339, or -7d before the last event')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Before this time')
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Condition in SQL, such as "outcome = ''failure'' AND src_ip <<= ''192.0.2.0/24''"')
            [CompletionResult]::new('--where', '--where', [CompletionResultType]::ParameterName, 'Condition in SQL, such as "outcome = ''failure'' AND src_ip <<= ''192.0.2.0/24''"')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'Colours are unwanted if this is not empty (see no-color.org)')
            [CompletionResult]::new('--rules', '--rules', [CompletionResultType]::ParameterName, 'Sigma rules of yours, besides those of the program: a file, or a folder and those below it; repeat for more')
            [CompletionResult]::new('--level', '--level', [CompletionResultType]::ParameterName, 'Only findings of this level or above')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Exit with 1 if there is a finding of this level or above')
            [CompletionResult]::new('--navigator', '--navigator', [CompletionResultType]::ParameterName, 'Write a layer for the ATT&CK Navigator, with the techniques of the findings')
            [CompletionResult]::new('--lofp', '--lofp', [CompletionResultType]::ParameterName, 'Add what is known of false positives of the same techniques, from a file that `pulsetrail lofp build` wrote')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'What baselines take for enough history, and what for rare')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Learn what is usual from these days only, the last one not included: 2025-03-01..2025-03-14')
            [CompletionResult]::new('--outcome', '--outcome', [CompletionResultType]::ParameterName, 'success, failure or unknown; repeat for alternatives')
            [CompletionResult]::new('--not-outcome', '--not-outcome', [CompletionResultType]::ParameterName, 'Leave out events of this outcome')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'ECS category, such as authentication; repeat for alternatives')
            [CompletionResult]::new('--not-category', '--not-category', [CompletionResultType]::ParameterName, 'Leave out events of this category')
            [CompletionResult]::new('--event-type', '--event-type', [CompletionResultType]::ParameterName, 'Kind of behaviour, such as failed-vpn-login; repeat for alternatives')
            [CompletionResult]::new('--not-event-type', '--not-event-type', [CompletionResultType]::ParameterName, 'Leave out events of this event-type')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'event, user or admin; repeat for alternatives')
            [CompletionResult]::new('--not-log', '--not-log', [CompletionResultType]::ParameterName, 'Leave out events of this log')
            [CompletionResult]::new('--include', '--include', [CompletionResultType]::ParameterName, 'Only these rules, by name or id; repeat, or separate with commas')
            [CompletionResult]::new('--exclude', '--exclude', [CompletionResultType]::ParameterName, 'Not these rules')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'Names in the list end in NUL, as from find -print0')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'Names in the list end in NUL, as from find -print0')
            [CompletionResult]::new('--ioc-ignore-validity', '--ioc-ignore-validity', [CompletionResultType]::ParameterName, 'Take indicators as valid at any time')
            [CompletionResult]::new('--no-mmap', '--no-mmap', [CompletionResultType]::ParameterName, 'Read files instead of mapping them; for archives that are still being written')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'End with exit code 3 if any line was rejected')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bar')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Values of the flags match in any case')
            [CompletionResult]::new('--ignore-case', '--ignore-case', [CompletionResultType]::ParameterName, 'Values of the flags match in any case')
            [CompletionResult]::new('--dedup', '--dedup', [CompletionResultType]::ParameterName, 'Keep the first of equal events; the column copies says how often each was found')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace an output that exists')
            [CompletionResult]::new('--csv-safe', '--csv-safe', [CompletionResultType]::ParameterName, 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Leave out rules that have an error, and go on with the others')
            [CompletionResult]::new('--events', '--events', [CompletionResultType]::ParameterName, 'Show instead the events that prove the findings, one row for each')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'pulsetrail;report' {
            [CompletionResult]::new('--files-from', '--files-from', [CompletionResultType]::ParameterName, 'Read the names of files and folders from a file, one a line; - is standard input')
            [CompletionResult]::new('--log-tz', '--log-tz', [CompletionResultType]::ParameterName, 'Zone of the appliance''s clock where the line does not tell: Europe/Stockholm, +02:00, local')
            [CompletionResult]::new('--pattern', '--pattern', [CompletionResultType]::ParameterName, 'Layout of a site''s own log filter, such as "%time% %node% %user%: %message%"')
            [CompletionResult]::new('--geoip', '--geoip', [CompletionResultType]::ParameterName, 'GeoIP database (.mmdb) or folder of them; repeat for more')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'What the site tells of itself: a folder, or a .toml or .csv file; repeat for more')
            [CompletionResult]::new('--geoip-dir', '--geoip-dir', [CompletionResultType]::ParameterName, 'Folder of GeoIP databases for runs without --geoip')
            [CompletionResult]::new('--ioc', '--ioc', [CompletionResultType]::ParameterName, 'Indicators of compromise, a file or folder of them; repeat for more')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Table of message codes that adds to the built-in one; repeat for more')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Number of worker threads; 0 takes one per core')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'Number of worker threads; 0 takes one per core')
            [CompletionResult]::new('--chunk-bytes', '--chunk-bytes', [CompletionResultType]::ParameterName, 'Aimed size of a chunk in bytes')
            [CompletionResult]::new('--unpack-limit', '--unpack-limit', [CompletionResultType]::ParameterName, 'What a file may unpack to in bytes, all its layers together')
            [CompletionResult]::new('--rejects', '--rejects', [CompletionResultType]::ParameterName, 'Write lines that could not be understood to a file, byte for byte')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'User, without domain; or the account as recorded; repeat for alternatives')
            [CompletionResult]::new('--not-user', '--not-user', [CompletionResultType]::ParameterName, 'Leave out events of this user')
            [CompletionResult]::new('--realm', '--realm', [CompletionResultType]::ParameterName, 'Authentication realm; repeat for alternatives')
            [CompletionResult]::new('--not-realm', '--not-realm', [CompletionResultType]::ParameterName, 'Leave out events of this realm')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'One of the roles; repeat for alternatives')
            [CompletionResult]::new('--not-role', '--not-role', [CompletionResultType]::ParameterName, 'Leave out events of this role')
            [CompletionResult]::new('--code', '--code', [CompletionResultType]::ParameterName, 'Message code, such as AUT23457 or ''NWC*''; repeat for alternatives')
            [CompletionResult]::new('--not-code', '--not-code', [CompletionResultType]::ParameterName, 'Leave out events of this code')
            [CompletionResult]::new('--country', '--country', [CompletionResultType]::ParameterName, 'Country of the client, two letters; repeat for alternatives')
            [CompletionResult]::new('--not-country', '--not-country', [CompletionResultType]::ParameterName, 'Leave out events of this country')
            [CompletionResult]::new('--asn', '--asn', [CompletionResultType]::ParameterName, 'Autonomous system number of the client; repeat for alternatives')
            [CompletionResult]::new('--not-asn', '--not-asn', [CompletionResultType]::ParameterName, 'Leave out events of this asn')
            [CompletionResult]::new('--ip', '--ip', [CompletionResultType]::ParameterName, 'Address, CIDR network or range, as client, tunnel or destination address; repeat for alternatives')
            [CompletionResult]::new('--not-ip', '--not-ip', [CompletionResultType]::ParameterName, 'Leave out events of this ip')
            [CompletionResult]::new('--node', '--node', [CompletionResultType]::ParameterName, 'Appliance or cluster member; repeat for alternatives')
            [CompletionResult]::new('--not-node', '--not-node', [CompletionResultType]::ParameterName, 'Leave out events of this node')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Session id, long or short; repeat for alternatives')
            [CompletionResult]::new('--not-session', '--not-session', [CompletionResultType]::ParameterName, 'Leave out events of this session')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL or path; repeat for alternatives')
            [CompletionResult]::new('--not-url', '--not-url', [CompletionResultType]::ParameterName, 'Leave out events of this url')
            [CompletionResult]::new('--contains', '--contains', [CompletionResultType]::ParameterName, 'Text in the message; repeat for alternatives')
            [CompletionResult]::new('--not-contains', '--not-contains', [CompletionResultType]::ParameterName, 'Leave out events of this contains')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'From this time on: 2025-03-14, ''2025-03-14 03:12'', RFC 3339, or -7d before the last event')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Before this time')
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Condition in SQL, such as "outcome = ''failure'' AND src_ip <<= ''192.0.2.0/24''"')
            [CompletionResult]::new('--where', '--where', [CompletionResultType]::ParameterName, 'Condition in SQL, such as "outcome = ''failure'' AND src_ip <<= ''192.0.2.0/24''"')
            [CompletionResult]::new('--rules', '--rules', [CompletionResultType]::ParameterName, 'Sigma rules of yours, besides those of the program: a file, or a folder and those below it; repeat for more')
            [CompletionResult]::new('--include', '--include', [CompletionResultType]::ParameterName, 'Only these rules, by name or id; repeat, or separate with commas')
            [CompletionResult]::new('--exclude', '--exclude', [CompletionResultType]::ParameterName, 'Not these rules')
            [CompletionResult]::new('--level', '--level', [CompletionResultType]::ParameterName, 'Only findings of this level or above')
            [CompletionResult]::new('--lofp', '--lofp', [CompletionResultType]::ParameterName, 'Add what is known of false positives of the same techniques, from a file that `pulsetrail lofp build` wrote')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'What baselines take for enough history, and what for rare')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Learn what is usual from these days only, the last one not included: 2025-03-01..2025-03-14')
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, 'The title of the page')
            [CompletionResult]::new('--case', '--case', [CompletionResultType]::ParameterName, 'The case it belongs to, a number or a name')
            [CompletionResult]::new('--analyst', '--analyst', [CompletionResultType]::ParameterName, 'Who made it')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'Zone of times in the page and of times that you type: Europe/Stockholm, +02:00, local')
            [CompletionResult]::new('--outcome', '--outcome', [CompletionResultType]::ParameterName, 'success, failure or unknown; repeat for alternatives')
            [CompletionResult]::new('--not-outcome', '--not-outcome', [CompletionResultType]::ParameterName, 'Leave out events of this outcome')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'ECS category, such as authentication; repeat for alternatives')
            [CompletionResult]::new('--not-category', '--not-category', [CompletionResultType]::ParameterName, 'Leave out events of this category')
            [CompletionResult]::new('--event-type', '--event-type', [CompletionResultType]::ParameterName, 'Kind of behaviour, such as failed-vpn-login; repeat for alternatives')
            [CompletionResult]::new('--not-event-type', '--not-event-type', [CompletionResultType]::ParameterName, 'Leave out events of this event-type')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'event, user or admin; repeat for alternatives')
            [CompletionResult]::new('--not-log', '--not-log', [CompletionResultType]::ParameterName, 'Leave out events of this log')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'Names in the list end in NUL, as from find -print0')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'Names in the list end in NUL, as from find -print0')
            [CompletionResult]::new('--ioc-ignore-validity', '--ioc-ignore-validity', [CompletionResultType]::ParameterName, 'Take indicators as valid at any time')
            [CompletionResult]::new('--no-mmap', '--no-mmap', [CompletionResultType]::ParameterName, 'Read files instead of mapping them; for archives that are still being written')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'End with exit code 3 if any line was rejected')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bar')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Values of the flags match in any case')
            [CompletionResult]::new('--ignore-case', '--ignore-case', [CompletionResultType]::ParameterName, 'Values of the flags match in any case')
            [CompletionResult]::new('--dedup', '--dedup', [CompletionResultType]::ParameterName, 'Keep the first of equal events; the column copies says how often each was found')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Leave out rules that have an error, and go on with the others')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace an output that exists')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'pulsetrail;codes' {
            [CompletionResult]::new('--search', '--search', [CompletionResultType]::ParameterName, 'List the codes with this text in their meaning, action or name, in any case')
            [CompletionResult]::new('--in', '--in', [CompletionResultType]::ParameterName, 'Count the codes that occur in a file or folder; repeat for more')
            [CompletionResult]::new('--pattern', '--pattern', [CompletionResultType]::ParameterName, 'Layout of a site''s own log filter, as for the other commands')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Number of worker threads; 0 takes one per core')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'Number of worker threads; 0 takes one per core')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Table of message codes that adds to the built-in one; repeat for more')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'Colours are unwanted if this is not empty (see no-color.org)')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace an output that exists')
            [CompletionResult]::new('--csv-safe', '--csv-safe', [CompletionResultType]::ParameterName, 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'pulsetrail;inspect' {
            [CompletionResult]::new('--files-from', '--files-from', [CompletionResultType]::ParameterName, 'Read the names of files and folders from a file, one a line; - is standard input')
            [CompletionResult]::new('--log-tz', '--log-tz', [CompletionResultType]::ParameterName, 'Zone of the appliance''s clock where the line does not tell: Europe/Stockholm, +02:00, local')
            [CompletionResult]::new('--pattern', '--pattern', [CompletionResultType]::ParameterName, 'Layout of a site''s own log filter, such as "%time% %node% %user%: %message%"')
            [CompletionResult]::new('--geoip', '--geoip', [CompletionResultType]::ParameterName, 'GeoIP database (.mmdb) or folder of them; repeat for more')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'What the site tells of itself: a folder, or a .toml or .csv file; repeat for more')
            [CompletionResult]::new('--geoip-dir', '--geoip-dir', [CompletionResultType]::ParameterName, 'Folder of GeoIP databases for runs without --geoip')
            [CompletionResult]::new('--ioc', '--ioc', [CompletionResultType]::ParameterName, 'Indicators of compromise, a file or folder of them; repeat for more')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Table of message codes that adds to the built-in one; repeat for more')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Number of worker threads; 0 takes one per core')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'Number of worker threads; 0 takes one per core')
            [CompletionResult]::new('--chunk-bytes', '--chunk-bytes', [CompletionResultType]::ParameterName, 'Aimed size of a chunk in bytes')
            [CompletionResult]::new('--unpack-limit', '--unpack-limit', [CompletionResultType]::ParameterName, 'What a file may unpack to in bytes, all its layers together')
            [CompletionResult]::new('--rejects', '--rejects', [CompletionResultType]::ParameterName, 'Write lines that could not be understood to a file, byte for byte')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'Colours are unwanted if this is not empty (see no-color.org)')
            [CompletionResult]::new('--names', '--names', [CompletionResultType]::ParameterName, 'Whether columns carry short or ECS names')
            [CompletionResult]::new('--carve', '--carve', [CompletionResultType]::ParameterName, 'Find the records of native logs in raw bytes: a disk image, memory, swap, a damaged log; exit code 1 if there are none')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Columns, comma-separated; all is every column but the raw line; +name and -name change the default')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'Names in the list end in NUL, as from find -print0')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'Names in the list end in NUL, as from find -print0')
            [CompletionResult]::new('--ioc-ignore-validity', '--ioc-ignore-validity', [CompletionResultType]::ParameterName, 'Take indicators as valid at any time')
            [CompletionResult]::new('--no-mmap', '--no-mmap', [CompletionResultType]::ParameterName, 'Read files instead of mapping them; for archives that are still being written')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'End with exit code 3 if any line was rejected')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bar')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace an output that exists')
            [CompletionResult]::new('--csv-safe', '--csv-safe', [CompletionResultType]::ParameterName, 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula')
            [CompletionResult]::new('--integrity', '--integrity', [CompletionResultType]::ParameterName, 'Look for what was deleted from native `.vc0` logs or changed in them')
            [CompletionResult]::new('--compare', '--compare', [CompletionResultType]::ParameterName, 'Show the events that only one of two files or folders holds; exit code 1 if there are any')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'pulsetrail;context' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Show what is understood of context files: every rule, in the order in which they are asked')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'pulsetrail;context;check' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'Colours are unwanted if this is not empty (see no-color.org)')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace an output that exists')
            [CompletionResult]::new('--csv-safe', '--csv-safe', [CompletionResultType]::ParameterName, 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'pulsetrail;context;help' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Show what is understood of context files: every rule, in the order in which they are asked')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'pulsetrail;context;help;check' {
            break
        }
        'pulsetrail;context;help;help' {
            break
        }
        'pulsetrail;ioc' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Show what is understood of files of indicators, and what is not')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'pulsetrail;ioc;check' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'Colours are unwanted if this is not empty (see no-color.org)')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace an output that exists')
            [CompletionResult]::new('--csv-safe', '--csv-safe', [CompletionResultType]::ParameterName, 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'pulsetrail;ioc;help' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Show what is understood of files of indicators, and what is not')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'pulsetrail;ioc;help;check' {
            break
        }
        'pulsetrail;ioc;help;help' {
            break
        }
        'pulsetrail;lofp' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('build', 'build', [CompletionResultType]::ParameterValue, 'Read checkouts of rule repositories into one file of notes')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the notes about a technique')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'pulsetrail;lofp;build' {
            [CompletionResult]::new('--sigma', '--sigma', [CompletionResultType]::ParameterName, 'Checkout of Sigma''s repository (SigmaHQ); its folder rules is read')
            [CompletionResult]::new('--elastic', '--elastic', [CompletionResultType]::ParameterName, 'Checkout of Elastic''s detection rules; its folders rules and `rules_building_block` are read')
            [CompletionResult]::new('--splunk', '--splunk', [CompletionResultType]::ParameterName, 'Checkout of Splunk''s security content; its folder detections is read')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace an output that exists')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'pulsetrail;lofp;show' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'File of `pulsetrail lofp build`')
            [CompletionResult]::new('--origin', '--origin', [CompletionResultType]::ParameterName, 'Only notes with rules of this origin; repeat for more')
            [CompletionResult]::new('--log-source', '--log-source', [CompletionResultType]::ParameterName, 'Only notes with rules of this log source, such as network or okta; repeat for more')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('--lofp', '--lofp', [CompletionResultType]::ParameterName, 'Exactly as the site "Living off the False Positives" lists them')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace an output that exists')
            [CompletionResult]::new('--csv-safe', '--csv-safe', [CompletionResultType]::ParameterName, 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'pulsetrail;lofp;help' {
            [CompletionResult]::new('build', 'build', [CompletionResultType]::ParameterValue, 'Read checkouts of rule repositories into one file of notes')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the notes about a technique')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'pulsetrail;lofp;help;build' {
            break
        }
        'pulsetrail;lofp;help;show' {
            break
        }
        'pulsetrail;lofp;help;help' {
            break
        }
        'pulsetrail;rules' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the rules')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Say what is wrong with rules')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print the file that a rule stands in')
            [CompletionResult]::new('coverage', 'coverage', [CompletionResultType]::ParameterValue, 'Write a layer for the ATT&CK Navigator: which techniques rules are about, and how many')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'pulsetrail;rules;list' {
            [CompletionResult]::new('--rules', '--rules', [CompletionResultType]::ParameterName, 'Rules of yours, besides those of the program; one with the same name replaces it; repeat for more')
            [CompletionResult]::new('--level', '--level', [CompletionResultType]::ParameterName, 'Rules of this level and above')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'Colours are unwanted if this is not empty (see no-color.org)')
            [CompletionResult]::new('--include', '--include', [CompletionResultType]::ParameterName, 'Rules with this name; * stands for anything; repeat for more')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace an output that exists')
            [CompletionResult]::new('--csv-safe', '--csv-safe', [CompletionResultType]::ParameterName, 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'pulsetrail;rules;check' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing if all is well')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing if all is well')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'pulsetrail;rules;show' {
            [CompletionResult]::new('--rules', '--rules', [CompletionResultType]::ParameterName, 'Rules of yours, besides those of the program; one with the same name replaces it; repeat for more')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'pulsetrail;rules;coverage' {
            [CompletionResult]::new('--rules', '--rules', [CompletionResultType]::ParameterName, 'Rules of yours, besides those of the program; one with the same name replaces it; repeat for more')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; without it, to standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; without it, to standard output')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace an output that exists')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'pulsetrail;rules;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the rules')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Say what is wrong with rules')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print the file that a rule stands in')
            [CompletionResult]::new('coverage', 'coverage', [CompletionResultType]::ParameterValue, 'Write a layer for the ATT&CK Navigator: which techniques rules are about, and how many')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'pulsetrail;rules;help;list' {
            break
        }
        'pulsetrail;rules;help;check' {
            break
        }
        'pulsetrail;rules;help;show' {
            break
        }
        'pulsetrail;rules;help;coverage' {
            break
        }
        'pulsetrail;rules;help;help' {
            break
        }
        'pulsetrail;schema' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'Colours are unwanted if this is not empty (see no-color.org)')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('--sessions', '--sessions', [CompletionResultType]::ParameterName, 'List the columns of `sessions` instead of those of events')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace an output that exists')
            [CompletionResult]::new('--csv-safe', '--csv-safe', [CompletionResultType]::ParameterName, 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'pulsetrail;config' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the value of every option that a file may set, and where it comes from')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print where the file is, or would be; exit code 1 if there is none')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'pulsetrail;config;show' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to a file, which appears only when it is complete; - is standard output')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'Colours are unwanted if this is not empty (see no-color.org)')
            [CompletionResult]::new('--log-tz', '--log-tz', [CompletionResultType]::ParameterName, 'Zone of the appliance''s clock where the line does not tell: Europe/Stockholm, +02:00, local')
            [CompletionResult]::new('--pattern', '--pattern', [CompletionResultType]::ParameterName, 'Layout of a site''s own log filter, such as "%time% %node% %user%: %message%"')
            [CompletionResult]::new('--geoip', '--geoip', [CompletionResultType]::ParameterName, 'GeoIP database (.mmdb) or folder of them; repeat for more')
            [CompletionResult]::new('--geoip-dir', '--geoip-dir', [CompletionResultType]::ParameterName, 'Folder of GeoIP databases for runs without --geoip')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'What the site tells of itself: a folder, or a .toml or .csv file; repeat for more')
            [CompletionResult]::new('--ioc', '--ioc', [CompletionResultType]::ParameterName, 'Indicators of compromise, a file or folder of them; repeat for more')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Table of message codes that adds to the built-in one; repeat for more')
            [CompletionResult]::new('--rules', '--rules', [CompletionResultType]::ParameterName, 'Sigma rules of yours, besides those of the program: a file, or a folder and those below it; repeat for more')
            [CompletionResult]::new('--exclude', '--exclude', [CompletionResultType]::ParameterName, 'Not these rules')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'What baselines take for enough history, and what for rare')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Learn what is usual from these days only, the last one not included: 2025-03-01..2025-03-14')
            [CompletionResult]::new('--lofp', '--lofp', [CompletionResultType]::ParameterName, 'Add what is known of false positives of the same techniques, from a file that `pulsetrail lofp build` wrote')
            [CompletionResult]::new('--silence', '--silence', [CompletionResultType]::ParameterName, 'A session without any event for so long gets no more events that print no session id: 12h, 90m')
            [CompletionResult]::new('--top-speed', '--top-speed', [CompletionResultType]::ParameterName, 'Speed above which travel is impossible, kilometres an hour')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Number of worker threads; 0 takes one per core')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'Number of worker threads; 0 takes one per core')
            [CompletionResult]::new('--names', '--names', [CompletionResultType]::ParameterName, 'Whether columns carry short or ECS names')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace an output that exists')
            [CompletionResult]::new('--csv-safe', '--csv-safe', [CompletionResultType]::ParameterName, 'In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'pulsetrail;config;path' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'pulsetrail;config;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the value of every option that a file may set, and where it comes from')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print where the file is, or would be; exit code 1 if there is none')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'pulsetrail;config;help;show' {
            break
        }
        'pulsetrail;config;help;path' {
            break
        }
        'pulsetrail;config;help;help' {
            break
        }
        'pulsetrail;investigate' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'pulsetrail;completions' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'pulsetrail;man' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'Folder to write to')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with defaults of options, in TOML; an option that is typed wins')
            [CompletionResult]::new('--config-home', '--config-home', [CompletionResultType]::ParameterName, 'Folder of the user''s settings (see the XDG Base Directory Specification)')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Take no defaults from a file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'pulsetrail;help' {
            [CompletionResult]::new('filter', 'filter', [CompletionResultType]::ParameterValue, 'Show the events that match')
            [CompletionResult]::new('aggregate', 'aggregate', [CompletionResultType]::ParameterValue, 'Count events by user, country, code or any other column')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write events to Parquet, CSV, NDJSON, ECS documents or Arrow')
            [CompletionResult]::new('sessions', 'sessions', [CompletionResultType]::ParameterValue, 'Show who was signed in, from where, for how long, and what changed on the way')
            [CompletionResult]::new('detect', 'detect', [CompletionResultType]::ParameterValue, 'Find attacks: what the rules find, with the events that prove it')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Write one page that tells the case: what was read, what was found, what happened, and what could not be judged')
            [CompletionResult]::new('codes', 'codes', [CompletionResultType]::ParameterValue, 'Explain message codes, search them, and count those that occur in logs')
            [CompletionResult]::new('inspect', 'inspect', [CompletionResultType]::ParameterValue, 'Show what each file is, what was read of it, and what is missing')
            [CompletionResult]::new('context', 'context', [CompletionResultType]::ParameterValue, 'Check what a site tells of itself: zones, names, groups, accounts, countries, hours, clocks and patches')
            [CompletionResult]::new('ioc', 'ioc', [CompletionResultType]::ParameterValue, 'Look at indicators of compromise before they are used')
            [CompletionResult]::new('lofp', 'lofp', [CompletionResultType]::ParameterValue, 'Look up what public detection rules say of their false positives')
            [CompletionResult]::new('rules', 'rules', [CompletionResultType]::ParameterValue, 'List detection rules, check those of a site, and show the text of one')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'List the columns: names, ECS names, kinds and meanings')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show the defaults that hold, and where they come from')
            [CompletionResult]::new('investigate', 'investigate', [CompletionResultType]::ParameterValue, 'From an archive to a report, step by step')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completions of a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Write the man pages')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'pulsetrail;help;filter' {
            break
        }
        'pulsetrail;help;aggregate' {
            break
        }
        'pulsetrail;help;export' {
            break
        }
        'pulsetrail;help;sessions' {
            break
        }
        'pulsetrail;help;detect' {
            break
        }
        'pulsetrail;help;report' {
            break
        }
        'pulsetrail;help;codes' {
            break
        }
        'pulsetrail;help;inspect' {
            break
        }
        'pulsetrail;help;context' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Show what is understood of context files: every rule, in the order in which they are asked')
            break
        }
        'pulsetrail;help;context;check' {
            break
        }
        'pulsetrail;help;ioc' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Show what is understood of files of indicators, and what is not')
            break
        }
        'pulsetrail;help;ioc;check' {
            break
        }
        'pulsetrail;help;lofp' {
            [CompletionResult]::new('build', 'build', [CompletionResultType]::ParameterValue, 'Read checkouts of rule repositories into one file of notes')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the notes about a technique')
            break
        }
        'pulsetrail;help;lofp;build' {
            break
        }
        'pulsetrail;help;lofp;show' {
            break
        }
        'pulsetrail;help;rules' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the rules')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Say what is wrong with rules')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print the file that a rule stands in')
            [CompletionResult]::new('coverage', 'coverage', [CompletionResultType]::ParameterValue, 'Write a layer for the ATT&CK Navigator: which techniques rules are about, and how many')
            break
        }
        'pulsetrail;help;rules;list' {
            break
        }
        'pulsetrail;help;rules;check' {
            break
        }
        'pulsetrail;help;rules;show' {
            break
        }
        'pulsetrail;help;rules;coverage' {
            break
        }
        'pulsetrail;help;schema' {
            break
        }
        'pulsetrail;help;config' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the value of every option that a file may set, and where it comes from')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print where the file is, or would be; exit code 1 if there is none')
            break
        }
        'pulsetrail;help;config;show' {
            break
        }
        'pulsetrail;help;config;path' {
            break
        }
        'pulsetrail;help;investigate' {
            break
        }
        'pulsetrail;help;completions' {
            break
        }
        'pulsetrail;help;man' {
            break
        }
        'pulsetrail;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
