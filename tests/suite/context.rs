//! What a site tells of itself: files of context, and what they make of events.

use std::fs;

use crate::harness::{Scratch, run, run_with, welf};

const CONTEXT: &str = "testdata/demo/context";
const ARCHIVE: &str = "testdata/demo/archive";

/// A request for a host through the gateway, in WELF.
fn request(time: &str, user: &str, address: &str, host: &str) -> String {
    let line = welf(time, user, "WEB20174: Something was asked for");
    line.replace("dst= dstname=", &format!("dst={address} dstname={host}"))
}

/// Runs with files of context in one folder and returns the rows of a CSV without its head.
#[track_caller]
fn rows(files: &[(&str, &str)], columns: &str, input: &str) -> Vec<String> {
    let scratch = Scratch::new();
    for (name, text) in files {
        scratch.file(&format!("context/{name}"), text.as_bytes());
    }
    let folder = scratch.name("context");
    let mut arguments = vec!["filter", "-q", "-f", "csv", "--columns", columns];
    if !files.is_empty() {
        arguments.extend(["--context", &folder]);
    }
    let outcome = run_with(&arguments, input.as_bytes()).code(0);
    outcome.text().lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn without_context_ranges_and_realms_speak() {
    let line = |source: &str, destination: &str| {
        request("2025-03-14 08:00:00", "eva", destination, "").replace("src=203.0.113.7", &format!("src={source}"))
    };
    let input = [
        line("203.0.113.7", "10.20.0.11"),
        line("100.64.0.1", "198.51.100.1"),
        line("127.0.0.1", "2001:db8::1"),
        line("fe80::1", "fd00::1"),
        line("::ffff:192.168.0.1", ""),
        line("000.000.000.000", ""),
    ];
    let columns = "zone,dst_zone,peer_group,src_label,host_type,account_kind,hours,patch,country_status";
    let wanted = [
        "external,internal,Staff,,,,,,",
        "internal,external,Staff,,,,,,",
        "internal,external,Staff,,,,,,",
        "internal,internal,Staff,,,,,,",
        "internal,,Staff,,,,,,",
        ",,Staff,,,,,,",
    ];
    assert_eq!(rows(&[], columns, &input.concat()), wanted);
}

/// Each table in CSV and in TOML, columns that it fills, and what it makes of the events of [`every_kind`].
const TABLES: &[(&str, &str, &str, &str, &[&str])] = &[
    (
        "zones",
        "match,zone,kind\n203.0.113.0/24,partner,external\n10.20.0.0/16,inside,internal\n10.20.0.0/24,servers,internal\n\
         *.nord.example,intranet,internal\n",
        "[[zones]]\nmatch = '203.0.113.0/24'\nzone = 'partner'\nkind = 'external'\n\
         [[zones]]\nmatch = '10.20.0.0/16'\nzone = 'inside'\nkind = 'internal'\n\
         [[zones]]\nmatch = '10.20.0.0/24'\nzone = 'servers'\nkind = 'internal'\n\
         [[zones]]\nmatch = '*.nord.example'\nzone = 'intranet'\nkind = 'internal'\n",
        "zone,dst_zone",
        &["partner,servers", "partner,intranet", "partner,inside", "partner,"],
    ),
    (
        "names",
        "type,match,name\ndomain-controller,10.20.0.11,dc01\n,203.0.113.7,branch\nweb-server,WIKI.*,\n",
        "[[names]]\nmatch = '10.20.0.11'\nname = 'dc01'\ntype = 'domain-controller'\n\
         [[names]]\nmatch = '203.0.113.7'\nname = 'branch'\n[[names]]\nmatch = 'WIKI.*'\ntype = 'web-server'\n",
        "src_label,dst_label,dst_type,host_type",
        &["branch,dc01,domain-controller,", "branch,,web-server,", "branch,,,", "branch,dc01,domain-controller,"],
    ),
    (
        "groups",
        "user,group,valid_from,valid_to\nEVA,night,2025-03-14,2025-03-15\nsvc-*,robots,,\n",
        "[[groups]]\nuser = 'EVA'\ngroup = 'night'\nvalid_from = 2025-03-14\nvalid_to = '2025-03-15'\n\
         [[groups]]\nuser = 'svc-*'\ngroup = 'robots'\n",
        "peer_group",
        &["night", "Staff", "robots", "Staff"],
    ),
    (
        "accounts",
        "user,kind,valid_from\neva,privileged,\nEva,executive,2025-03-15T08:00:00Z\n*,service,2030-01-01\nNORD\\eva,departed,\n",
        "[[accounts]]\nuser = 'eva'\nkind = 'privileged'\n\
         [[accounts]]\nuser = 'Eva'\nkind = 'executive'\nvalid_from = 2025-03-15T09:00:00+01:00\n\
         [[accounts]]\nuser = '*'\nkind = 'service'\nvalid_from = 2030-01-01\n\
         [[accounts]]\nuser = 'NORD\\eva'\nkind = 'departed'\n",
        "account_kind",
        &["\"privileged,departed\"", "\"privileged,departed,executive\"", "\"\"", "\"privileged,executive\""],
    ),
    (
        "hours",
        "days,hours,time_zone,user,group\nmon-fri,\"06:00-07:00, 8:00-18:00\",Europe/Stockholm,,\nsat,00:00-24:00,UTC,svc-*,\n\
         sun,00:00-24:00,UTC,,staff\n",
        "[[hours]]\ndays = ['mon', 'tue', 'wed', 'thu', 'fri']\nhours = ['06:00-07:00', '8:00-18:00']\n\
         time_zone = 'Europe/Stockholm'\n\
         [[hours]]\ndays = 'sat'\nhours = '00:00-24:00'\ntime_zone = 'UTC'\nuser = 'svc-*'\n\
         [[hours]]\ndays = 'sun'\nhours = '00:00-24:00'\ntime_zone = '+00:00'\ngroup = 'staff'\n",
        "hours",
        &["outside", "outside", "inside", "inside"],
    ),
    (
        "appliances",
        "node,clock_offset\nNODE-*,-2m\nnode-2,90\n",
        "[[appliances]]\nnode = 'NODE-*'\nclock_offset = '-120s'\n[[appliances]]\nnode = 'node-2'\nclock_offset = 90\n",
        "time",
        &[
            "2025-03-14T08:02:00.000000Z",
            "2025-03-15T08:02:00.000000Z",
            "2025-03-15T08:02:00.000000Z",
            "2025-03-16T07:58:30.000000Z",
        ],
    ),
    (
        "patches",
        "node,patch,installed\nnode-1,22.7R2.5,2025-03-15\nnode-1,22.7R2.3,2024-10-17\n",
        "[[patches]]\nnode = 'node-1'\npatch = '22.7R2.5'\ninstalled = 2025-03-15T00:00:00Z\n\
         [[patches]]\nnode = 'node-1'\npatch = '22.7R2.3'\ninstalled = 2024-10-17\n",
        "patch",
        &["22.7R2.3", "22.7R2.5", "22.7R2.5", "\"\""],
    ),
];

/// Four events that rules are tried on.
fn every_kind() -> String {
    [
        request("2025-03-14 08:00:00", r"NORD\eva", "10.20.0.11", "wiki.nord.example"),
        request("2025-03-15 08:00:00", r"NORD\eva", "", "wiki.nord.example"),
        request("2025-03-15 08:00:00", "svc-backup", "10.20.1.1", ""),
        request("2025-03-16 08:00:00", r"SUD\eva", "", "DC01").replace("node-1", "node-2"),
    ]
    .concat()
}

#[test]
fn every_table_says_the_same_in_csv_and_toml() {
    for (name, csv, toml, columns, wanted) in TABLES {
        let csv = rows(&[(&format!("{name}.csv"), csv)], columns, &every_kind());
        assert_eq!(&csv, wanted, "{name}.csv");
        assert_eq!(rows(&[("site.toml", toml)], columns, &every_kind()), csv, "{name} in site.toml");
    }
}

#[test]
fn all_tables_fit_into_one_file() {
    let scratch = Scratch::new();
    let all: String = TABLES.iter().map(|(_, _, toml, ..)| *toml).collect();
    let file = scratch.file("all.toml", all.as_bytes());
    let arguments = ["filter", "-q", "-f", "csv", "--columns", "zone,dst_type,hours,time,patch", "--context", &file];
    let outcome = run_with(&arguments, every_kind().as_bytes()).code(0);
    assert_eq!(
        outcome.text(),
        "zone,dst_type,hours,time,patch\n\
         partner,domain-controller,inside,2025-03-14T08:02:00.000000Z,22.7R2.3\n\
         partner,web-server,outside,2025-03-15T08:02:00.000000Z,22.7R2.5\n\
         partner,,inside,2025-03-15T08:02:00.000000Z,22.7R2.5\n\
         partner,domain-controller,inside,2025-03-16T07:58:30.000000Z,\n"
    );
}

#[test]
fn countries_are_judged_by_the_database_that_places_them() {
    let scratch = Scratch::new();
    let csv = scratch.file("countries.csv", b"status,country\nallowed,se\nSuspicious,GB\n");
    let toml = scratch.file(
        "x.toml",
        b"[[countries]]\ncountry='SE'\nstatus='allowed'\n[[countries]]\ncountry='GB'\nstatus='suspicious'\n",
    );
    let line = |address: &str| welf("2025-03-14 08:00:00", "eva", "AUT22673: Logout").replace("203.0.113.7", address);
    let input = ["89.160.20.121", "81.2.69.142", "67.43.156.7", "10.0.0.1"].map(line).concat();
    for file in [&csv, &toml] {
        let arguments = ["aggregate", "-q", "-f", "csv", "--by", "country_status,src_ip", "--context", file];
        let all = [&arguments[..], &["--geoip", "testdata/geoip/city.mmdb"]].concat();
        let text = run_with(&all, input.as_bytes()).code(0).text().to_owned();
        for wanted in ["\nallowed,89.160.20.121,", "\nsuspicious,81.2.69.142,", "\nother,67.43.156.7,", "\n,10.0.0.1,"]
        {
            assert!(text.contains(wanted), "{wanted:?} in {text}");
        }
        let said = run_with(&[&["filter", "--columns", "country_status"], &arguments[6..]].concat(), input.as_bytes());
        assert!(said.stderr.contains("no GeoIP database was found"), "{}", said.stderr);
    }
}

#[test]
fn a_csv_file_is_known_by_its_name_or_its_columns() {
    let scratch = Scratch::new();
    let text = "\u{FEFF}# exported\r\n\r\nZone;Kind;MATCH\r\n# the office\r\noffice;internal;203.0.113.7\r\n;;\r\n";
    for name in ["zones.csv", "ZONES.CSV", "export-17.csv", "zones.txt"] {
        let file = scratch.file(name, text.as_bytes());
        let line = welf("2025-03-14 08:00:00", "eva", "AUT22673: Logout");
        let outcome =
            run_with(&["filter", "-q", "-f", "csv", "--columns", "zone", "--context", &file], line.as_bytes());
        assert_eq!(outcome.code(0).text(), "zone\noffice\n", "{name}");
    }
    let file = scratch.file("export-17.csv", text.as_bytes());
    let listed = run(&["context", "check", "-f", "csv", &file]).code(0);
    assert!(listed.text().ends_with("export-17.csv,5\n"), "{}", listed.text());
}

#[test]
fn what_lies_in_a_folder_and_is_no_context_is_said() {
    let scratch = Scratch::new();
    scratch.file("context/zones.csv", b"match,zone,kind\n10.0.0.0/8,x,internal\n");
    scratch.file("context/notes.txt", b"remember");
    scratch.file("context/other.csv", b"a,b\n1,2\n");
    scratch.file("context/old/zones.csv", b"match,zone,kind\n");
    let folder = scratch.name("context");
    let line = welf("2025-03-14 08:00:00", "eva", "AUT22673: Logout");
    let said = run_with(&["filter", "--count", "--context", &folder], line.as_bytes()).code(0).stderr;
    for name in ["notes.txt", "other.csv", "old"] {
        assert!(said.contains(&format!("{name}: no context, so it is not used\n")), "{said}");
    }
    assert!(!said.contains("zones.csv:"), "{said}");
    let quiet = run_with(&["filter", "-q", "--count", "--context", &folder], line.as_bytes()).code(0).stderr;
    assert_eq!(quiet, "");
}

#[test]
fn a_client_is_not_placed_by_the_name_that_it_gives_itself() {
    let line = welf(
        "2025-03-14 08:00:00",
        "eva",
        "NWC23464: VPN Tunneling: Session started for user with IPv4 address 10.60.0.11, hostname lnk-dc01",
    );
    let zones = "match,zone,kind\nlnk-*,servers,internal\n10.60.0.0/24,staff-tunnel,vpn\n";
    let names = "match,name,type\n10.60.0.11,lnk-dc01,domain-controller\n";
    let files = [("zones.csv", zones), ("names.csv", names)];
    assert_eq!(rows(&files, "zone,host,host_type", &line), ["external,lnk-dc01,domain-controller"]);
}

#[test]
fn longer_prefixes_come_first_then_names_then_the_order_of_the_file() {
    let zones = "match,zone,kind\n10.0.0.0/8,wide,internal\n::/0,all-of-v6,external\n10.1.0.0/16,narrow,internal\n\
                 10.1.0.0/16,too-late,internal\nw*,pattern,internal\nwiki,plain,internal\n";
    let input = [
        request("2025-03-14 08:00:00", "eva", "10.1.2.3", "wiki"),
        request("2025-03-14 08:00:00", "eva", "10.2.2.3", "wiki"),
        request("2025-03-14 08:00:00", "eva", "192.168.0.1", "wiki"),
        request("2025-03-14 08:00:00", "eva", "192.168.0.1", "www"),
        request("2025-03-14 08:00:00", "eva", "2001:db8::1", ""),
        request("2025-03-14 08:00:00", "eva", "192.168.0.1", "mail"),
    ];
    let wanted = ["narrow", "wide", "plain", "pattern", "all-of-v6", "internal"];
    assert_eq!(rows(&[("zones.csv", zones)], "dst_zone", &input.concat()), wanted);
}

#[test]
fn corrected_times_are_those_that_conditions_see_and_are_corrected_once() {
    let scratch = Scratch::new();
    let context = scratch.file("appliances.csv", b"node,clock_offset,valid_to\nnode-1,+90s,2025-03-15\n");
    let log = [
        welf("2025-03-14 08:00:00", "eva", "AUT22673: Logout"),
        welf("2025-03-14 08:01:30", "ola", "AUT22673: Logout"),
        welf("2025-03-16 08:00:00", "ida", "AUT22673: Logout"),
    ];
    let log = scratch.file("x.log", log.map(|line| format!("Mar 14 09:00:00 relay {line}")).concat().as_bytes());
    let parquet = scratch.name("x.parquet");
    let columns = ["--columns", "time,user"];
    let outcome = run(&["export", "-o", &parquet, "--context", &context, &log]).code(0);
    assert!(outcome.stderr.contains("; clock of node-1 corrected by -90 s (2 events)"), "{}", outcome.stderr);
    for threads in ["1", "8"] {
        for (input, said) in [(&log, "corrected by -90 s"), (&parquet, "times of 3 events stay as they were stored")] {
            let arguments =
                ["filter", "-f", "csv", "-j", threads, "--context", &context, "--since", "2025-03-14 08:00", input];
            let outcome = run(&[&arguments[..], &columns].concat()).code(0);
            assert_eq!(
                outcome.text(),
                "time,user\n2025-03-14T08:00:00.000000Z,ola\n2025-03-16T08:00:00.000000Z,ida\n",
                "{input}"
            );
            assert!(outcome.stderr.contains(said), "{}", outcome.stderr);
        }
    }
    let without = run(&["filter", "--count", "--since", "2025-03-14 08:00", "--until", "2025-03-15", &log]).code(0);
    assert_eq!(without.text(), "2\n");
    assert!(!without.stderr.contains("clock"), "{}", without.stderr);
}

#[test]
fn a_dataset_keeps_what_it_was_told_unless_it_is_told_anew() {
    let scratch = Scratch::new();
    let first = scratch.file("first/zones.csv", b"match,zone,kind\n203.0.113.0/24,partner,external\n");
    let second = scratch.file("second/zones.csv", b"match,zone,kind\n203.0.113.0/24,rival,external\n");
    let groups = scratch.file("second/groups.csv", b"user,group\neva,night\n");
    let log = scratch.file("x.log", welf("2025-03-14 08:00:00", "eva", "AUT22673: Logout").as_bytes());
    let parquet = scratch.name("x.parquet");
    run(&["export", "-q", "-o", &parquet, "--context", &first, &log]).code(0);
    let filter = |context: &[&str]| {
        let arguments = [&["filter", "-q", "-f", "csv", "--columns", "zone,peer_group", &parquet], context].concat();
        run(&arguments).code(0).text().lines().nth(1).expect("a row").to_owned()
    };
    assert_eq!(filter(&[]), "partner,Staff");
    assert_eq!(filter(&["--context", &second]), "rival,Staff");
    assert_eq!(filter(&["--context", &groups]), "partner,night");
    let bytes = fs::read(&parquet).expect("the dataset");
    let fact = br#"{"path":"#;
    assert!(bytes.windows(16).any(|window| window == b"pulsetrail.conte"), "no fact about the context");
    assert!(bytes.windows(fact.len()).any(|window| window == fact));
}

#[test]
fn nothing_is_computed_that_nobody_asked_for() {
    let input = welf("2025-03-14 08:00:00", "eva", "AUT22673: Logout");
    let outcome = run_with(&["filter", "-f", "csv", "--columns", "user", "--context", CONTEXT], input.as_bytes());
    assert_eq!(outcome.code(0).text(), "user\neva\n");
}

#[test]
fn the_demo_is_told_apart_the_same_by_any_number_of_threads() {
    let of = |threads: &str| {
        let arguments = ["aggregate", "-f", "csv", "--by", "hours,user,peer_group,account_kind,zone", "-j", threads];
        let rest = ["--context", CONTEXT, "--log-tz", "Europe/Stockholm", "--where", "hours = 'outside'", ARCHIVE];
        run(&[&arguments[..], &rest].concat()).code(0)
    };
    let one = of("1");
    assert!(one.text().contains("\noutside,vpnadmin,administrators,privileged,external,6\n"), "{}", one.text());
    assert!(one.text().contains("\noutside,g.sund,Staff,departed,external,3\n"), "{}", one.text());
    assert!(!one.text().contains("f.kim") && !one.text().contains("System"), "{}", one.text());
    assert!(one.stderr.contains("; clock of vpn-lnk-01 corrected by +7200 s (2 events)"), "{}", one.stderr);
    let many = of("8");
    assert_eq!((one.text(), &one.stderr), (many.text(), &many.stderr));
}

#[test]
fn what_is_understood_is_listed_in_the_order_in_which_it_counts() {
    let scratch = Scratch::new();
    let file = scratch.file(
        "x.toml",
        b"[[accounts]]\nuser = 'svc-*'\nkind = 'service'\n[[accounts]]\nuser = 'bob'\nkind = 'departed'\nvalid_from = 2025-03-14\n\
          [[appliances]]\nnode = 'vpn-1'\nclock_offset = '-90s'\n[[hours]]\ngroup = 'Staff'\ndays = 'mon-fri'\nhours = '07:00-18:00'\n\
          time_zone = 'UTC'\n[[zones]]\nmatch = '10.0.0.0/8'\nzone = 'lan'\nkind = 'internal'\n",
    );
    let outcome = run(&["context", "check", "-f", "csv", &file]).code(0);
    let wanted = format!(
        "table,order,about,says,valid_from,valid_to,file,line\n\
         zones,1,10.0.0.0/8,lan (internal),,,{file},16\n\
         accounts,1,bob,departed,2025-03-14T00:00:00.000000Z,,{file},4\n\
         accounts,2,svc-*,service,,,{file},1\n\
         hours,1,group Staff,mon-fri 07:00-18:00 UTC,,,{file},11\n\
         appliances,1,vpn-1,clock -90 s,,,{file},8\n"
    );
    assert_eq!(outcome.text(), wanted);
    let counts = "x.toml: 1 row of zones, 2 rows of accounts, 1 row of hours, 1 row of appliances\n";
    assert!(outcome.stderr.ends_with(counts), "{}", outcome.stderr);
    for format in ["table", "tsv", "ndjson"] {
        let outcome = run(&["context", "check", "-q", "-f", format, CONTEXT]).code(0);
        assert!(outcome.text().contains("svc-*") && outcome.stderr.is_empty(), "{format}: {}", outcome.stderr);
    }
    run(&["context", "check", "-f", "parquet", "-o", "x.parquet", CONTEXT]).says(2, "this list is written as");
}

/// The name of a file, what is in it, and words of the sentence about it.
const BROKEN: &[(&str, &[u8], &str)] = &[
    (
        "zones.csv",
        b"match,zone,kind\n\n# x\n10.0.0.0/8,lan,intern\n",
        "zones.csv, line 4: 'intern' is no kind; there are internal, vpn, dmz, external; did you mean internal?",
    ),
    ("zones.csv", b"match,zone,kind\n10.0.0.0/8,,internal\n", "zones.csv, line 2: zone is missing"),
    (
        "zones.csv",
        b"match,zon,kind\n",
        "zones.csv, line 1: 'zon' is no column of zones; there are match, zone, kind, valid_from, valid_to; did you mean zone?",
    ),
    ("zones.csv", b"match,zone,zone,kind\n", "zones.csv, line 1: the first row names zone twice"),
    ("zones.csv", b"match,zone\n10.0.0.0/8,lan\n", "zones.csv, line 1: the first row lacks the column kind of zones"),
    ("zones.csv", b"match,zone,kind\n10.0.0.0/8,lan\n", "zones.csv, line 2: 2 cells, where the first row has 3"),
    (
        "zones.csv",
        b"match,zone,kind\n10.0.0.300,lan,internal\n",
        "zones.csv, line 2: '10.0.0.300' is no address, network such as 10.1.0.0/16 or name of a host such as dc-*",
    ),
    ("zones.csv", b"match,zone,kind\n10.60.*,lan,internal\n", "zones.csv, line 2: '10.60.*' is no address"),
    ("zones.csv", b"match,zone,kind\n10.0.0.0/33,lan,internal\n", "line 2: '10.0.0.0/33' is no address"),
    (
        "zones.csv",
        b"match,zone,kind\n10.60.0.5/24,lan,internal\n",
        "line 2: '10.60.0.5/24' is not where its network begins; write 10.60.0.0/24 or 10.60.0.5",
    ),
    (
        "zones.csv",
        b"match,zone,kind\n\"10.0.0.0/8,lan,internal\n10.1.0.0/16,x,vpn\n",
        "zones.csv, line 2: 1 cells, where the first row has 3",
    ),
    (
        "zones.csv",
        b"match,zone,kind\n10.0.0.0/8,lan,\"internal\n10.1.0.0/16,x,vpn\n",
        "line 2: kind holds a line break or another control character; is a quote not closed?",
    ),
    ("zones.csv", b"match,zone,kind\n10.0.0.0/8,l\xFFn,internal\n", "zones.csv, line 2: not UTF-8 text"),
    ("names.csv", b"match,name,type\n10.0.0.1,,\n", "names.csv, line 2: neither a name nor a type; give one of them"),
    (
        "groups.csv",
        b"user,group\nNORD\\,x\n",
        "groups.csv, line 2: 'NORD\\' is no user; write bob, CORP\\bob, bob@corp.example or svc-*",
    ),
    (
        "groups.csv",
        b"user,group,valid_from\nbob,x,yesterday\n",
        "line 2: valid_from: 'yesterday' is no time; write 2025-03-14, a day in UTC, or 2025-03-14T03:12:40+01:00",
    ),
    (
        "groups.csv",
        b"user,group,valid_from,valid_to\nbob,x,2025-03-14,2025-03-14\n",
        "groups.csv, line 2: valid_to is not after valid_from",
    ),
    (
        "accounts.csv",
        b"user,kind\nbob,privilged\n",
        "line 2: 'privilged' is no kind; there are privileged, service, disabled, departed, executive; did you mean privileged?",
    ),
    ("countries.csv", b"country,status\nSweden,allowed\n", "line 2: 'Sweden' is no country of two letters, such as SE"),
    ("countries.csv", b"country,status\nSE,fine\n", "line 2: 'fine' is no status; there are allowed, suspicious"),
    (
        "hours.csv",
        b"days,hours,time_zone\nweekdays,07:00-18:00,UTC\n",
        "line 2: 'weekdays' are no days; write mon-fri, sat,sun or all",
    ),
    (
        "hours.csv",
        b"days,hours,time_zone\nall,7-18,UTC\n",
        "line 2: '7-18' are no hours; write 07:00-18:00, 22:00-06:00 or 00:00-24:00",
    ),
    (
        "hours.csv",
        b"days,hours,time_zone\nall,07:00-18:00,Mars/Olympus\n",
        "line 2: 'Mars/Olympus' is no time zone; write for example Europe/Stockholm, +02:00 or UTC",
    ),
    (
        "hours.csv",
        b"days,hours,time_zone,user,group\nall,07:00-18:00,UTC,bob,x\n",
        "line 2: both a user and a group; give one of them, or none for everyone",
    ),
    (
        "appliances.csv",
        b"node,clock_offset\nvpn-1,fast\n",
        "line 2: 'fast' is no offset of a clock; write seconds, or +90s, -2m, 1h 30m",
    ),
    ("patches.csv", b"node,patch,installed\nvpn-1,22.7R2.3,\n", "patches.csv, line 2: installed is missing"),
    (
        "site.toml",
        b"[[zones]]\nmatch = '10.0.0.0/8'\nzone = 'lan'\nkind = 'intern'\n",
        "site.toml, line 1: 'intern' is no kind",
    ),
    (
        "site.toml",
        b"[[zones]]\nmatch = '10.0.0.0/8'\nzoen = 'lan'\n",
        "site.toml, line 3: 'zoen' is no column of zones; there are match, zone, kind, valid_from, valid_to; did you mean zone?",
    ),
    (
        "site.toml",
        b"\n[[zone]]\nmatch = '10.0.0.0/8'\n",
        "site.toml, line 2: 'zone' is no table; there are zones, names, groups, accounts, countries, hours, appliances, patches; did you mean zones?",
    ),
    (
        "site.toml",
        b"[zones]\nmatch = '10.0.0.0/8'\n",
        "site.toml, line 1: zones must be rows; write [[zones]] before each",
    ),
    (
        "site.toml",
        b"[[zones]]\nmatch = true\n",
        "site.toml, line 2: match must be a text, a number, a day or time, or a list of texts",
    ),
    ("site.toml", b"[[zones]]\nmatch = \n", "site.toml, line 2: not TOML: "),
    (
        "other.csv",
        b"a,b\n1,2\n",
        "other.csv holds no context, which is .toml, or .csv with the name or the columns of a table: zones, names,",
    ),
    ("zones.csv", b"", "zones.csv holds no context"),
];

#[test]
fn a_broken_table_gets_one_sentence() {
    for (name, bytes, words) in BROKEN {
        let scratch = Scratch::new();
        let file = scratch.file(name, bytes);
        run_with(&["filter", "--context", &file], b"").says(2, words);
        let outcome = run(&["context", "check", &file]);
        assert!(outcome.stderr.starts_with("pulsetrail: --context: "), "{}", outcome.stderr);
        outcome.says(2, words);
    }
    let scratch = Scratch::new();
    scratch.file("empty/notes.txt", b"");
    run(&["context", "check", &scratch.name("empty")]).says(2, "empty holds no context");
    run(&["context", "check", &scratch.name("missing")]).says(2, "cannot read");
    let huge = fs::File::create(scratch.path("zones.csv")).expect("a file");
    huge.set_len(65 << 20).expect("a sparse file");
    run(&["context", "check", &scratch.name("zones.csv")])
        .says(2, "zones.csv is larger than 64 MiB, so it is no context");
    run(&["context", "check"]).says(2, "<FILE|DIR>");
}

#[test]
fn thousands_of_networks_and_users_are_looked_up() {
    let zone = |index| format!("10.{}.{}.0/24,z{index},internal\n", index / 256, index % 256);
    let zones = (0..20_000).map(zone).collect::<Vec<_>>().concat();
    let users = (0..20_000).map(|index| format!("user{index},g{index}\n")).collect::<Vec<_>>().concat();
    let zones = format!("match,zone,kind\n{zones}");
    let users = format!("user,group\n{users}");
    let input: String = (0..2000)
        .map(|index| {
            request("2025-03-14 08:00:00", &format!("user{}", index * 9), &format!("10.1.{}.7", index % 256), "")
        })
        .collect();
    let rows = rows(&[("zones.csv", &zones), ("groups.csv", &users)], "dst_zone,peer_group", &input);
    assert_eq!((rows.len(), rows[300].as_str()), (2000, "z300,g2700"));
}
