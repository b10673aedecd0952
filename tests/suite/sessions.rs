//! `sessions`: the story of the demo as its text tells it, and every way in which logs tell of sessions.

use std::fs;

use proptest::prelude::*;

use crate::{
    demo::{Layout, story},
    harness::{Outcome, Scratch, run, run_with},
};

const DEMO: [&str; 5] = ["--log-tz", "Europe/Stockholm", "--tz", "Europe/Stockholm", "testdata/demo/archive"];
const CITY: [&str; 2] = ["--geoip", "testdata/geoip/city.mmdb"];

/// Sessions as CSV, without their header; instants as people write them.
fn told(columns: &str, extra: &[&str], log: &str) -> Vec<String> {
    let outcome = run_with(&[&["sessions", "-q", "-f", "csv", "--columns", columns], extra].concat(), log.as_bytes());
    plain(&outcome.code(0))
}

fn plain(outcome: &Outcome) -> Vec<String> {
    outcome.text().lines().skip(1).map(|line| line.replace(".000000Z", "").replace(".000000+01:00", "")).collect()
}

/// A line as releases before 22.x write it, of a user at an address.
fn line(time: &str, user: &str, address: &str, sentence: &str) -> String {
    format!("2025-03-14 {time} - node-1 - [{address}] Default Network::{user}(Staff)[Staff-Full] - {sentence}\n")
}

fn eva(time: &str, sentence: &str) -> String {
    line(time, "eva", "203.0.113.7", sentence)
}

#[test]
fn the_story_is_told_in_every_layout() {
    let wanted = fs::read_to_string("testdata/sessions/scenario.csv").expect("what the story tells");
    let columns = wanted.lines().next().expect("a header");
    let wanted: Vec<&str> = wanted.lines().skip(1).collect();
    for layout in [Layout::Standard, Layout::Older, Layout::Syslog, Layout::Welf] {
        let zone = if layout == Layout::Syslog { "Europe/Stockholm" } else { "UTC" };
        let got = told(columns, &["--tz", zone], &story(layout));
        assert_eq!(got.len(), wanted.len(), "{layout:?}");
        for (got, wanted) in got.iter().zip(&wanted) {
            // The admin layout of WELF leaves the address out, and no sign-in names it here.
            let is_nameless = layout == Layout::Welf && wanted.starts_with("2025-03-16T02:41:30");
            let wanted = if is_nameless { wanted.replace("81.2.69.144", "") } else { (*wanted).to_owned() };
            assert_eq!(*got, wanted, "{layout:?}");
        }
    }
}

#[test]
fn what_two_copies_have_counts_once() {
    let columns = "start,user,bytes_in,bytes_out,bytes,events,session";
    let outcome = run(&[&["sessions", "-f", "csv", "--columns", columns, "--user", "a.lind"], &DEMO[..]].concat());
    assert!(outcome.stderr.contains("4 of 24 sessions in 415 events"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("; 85 events that other files have, too"), "{}", outcome.stderr);
    assert_eq!(
        plain(&outcome.code(0)),
        [
            "2025-03-03T07:58:18,a.lind,412003911,88120331,500124242,6,sid9e96f3748bc200cdbeb91ebac5034c4b4004402e9e96f374",
            "2025-03-06T08:01:30,a.lind,390118222,79011882,469130104,6,sid2225071c75a730515682ab782a2393fb0418c0fc2225071c",
            "2025-03-11T07:55:49,a.lind,402211830,81102833,483314663,6,sid718c6aa95cd09f0c8819a8517636c35bbc938210718c6aa9",
            "2025-03-14T08:05:10,a.lind,182990112,5153960755,5336950867,55,sid936a7598b5a1884d60bb3eb67f29c8a0fb67f39e936a7598",
        ]
    );
}

#[test]
fn a_stolen_session_tells_how_it_went() {
    let columns = "factors,auth_server,targets,changes,tunnels,flags";
    let chosen = ["--user", "a.lind", "--flag", "country changed"];
    let outcome =
        run(&[&["sessions", "-q", "-f", "ndjson", "--columns", columns], &chosen[..], &CITY, &DEMO].concat()).code(0);
    let rows = outcome.rows();
    let [row] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!(row["factors"], 2);
    assert_eq!(row["auth_server"], "CORP-AD,TOTP");
    assert_eq!(row["targets"], 23, "22 hosts were swept; the tunnel's own transport counts as one");
    assert_eq!(row["flags"], "address changed,country changed,agent changed,host changed");
    let changes: Vec<&str> = row["changes"].as_str().expect("text").split("; ").collect();
    let addresses: Vec<&&str> = changes.iter().filter(|change| change.contains(" address ")).collect();
    assert_eq!(
        addresses,
        [
            &"2025-03-14 08:14:09 address 81.2.69.142 (GB London)",
            &"2025-03-14 08:20:15 address 89.160.20.121 (SE Linköping)",
            &"2025-03-14 08:26:02 address 81.2.69.142 (GB London)",
            &"2025-03-14 08:52:30 address 89.160.20.121 (SE Linköping)",
            &"2025-03-14 08:52:30 address 81.2.69.142 (GB London)",
        ]
    );
    assert!(changes.contains(&"2025-03-14 08:52:35 host WIN-7GQ2KD81V0A"), "{changes:?}");
    assert_eq!(
        row["tunnels"],
        "10.60.0.11 2025-03-14 08:05:11 to 2025-03-14 08:52:35; 10.60.0.11 2025-03-14 08:52:35 to 2025-03-14 09:48:11"
    );
}

#[test]
fn who_was_on_and_who_had_an_address() {
    let ask = |arguments: &[&str]| {
        let outcome = run(&[&["sessions", "-q", "-f", "csv", "--columns", "user,host"], arguments, &DEMO].concat());
        (outcome.code, plain(&outcome))
    };
    let users = |names: &[&str]| (0, names.iter().map(ToString::to_string).collect::<Vec<_>>());
    assert_eq!(ask(&["--at", "2025-03-14 09:00"]), users(&["b.holm,LNK-WS-0102", "a.lind,LNK-WS-0101"]));
    assert_eq!(ask(&["--at", "2025-03-08 12:00"]), (1, vec![]));
    assert_eq!(ask(&["--tunnel-ip", "10.60.0.99"]), users(&["g.sund,WIN-7GQ2KD81V0A"]));
    assert_eq!(ask(&["--tunnel-ip", "10.60.0.16", "--at", "2025-03-05 00:30"]), users(&["f.kim,LNK-LT-0212"]));
    assert_eq!(ask(&["--tunnel-ip", "10.60.0.16", "--at", "2025-03-05 01:00"]), (1, vec![]));
    assert_eq!(ask(&["--at=-1h"]), users(&["c.ek,LNK-LT-0203"]), "counted back from the last event");
}

#[test]
fn conditions_choose_sessions_and_keep_them_whole() {
    let ask = |arguments: &[&str]| {
        let columns = ["sessions", "-q", "-f", "csv", "--columns", "start,user,events"];
        plain(&run(&[&columns[..], arguments, &DEMO].concat()).code(0))
    };
    assert_eq!(ask(&["--code", "FBR20503"]), ["2025-03-14T08:05:10,a.lind,55"]);
    assert_eq!(
        ask(&["--since", "2025-03-14 09:30", "--until", "2025-03-14 10:00"]),
        ["2025-03-14T08:03:27,b.holm,7", "2025-03-14T08:05:10,a.lind,55"],
        "b.holm did nothing in that half hour, but was on"
    );
    assert_eq!(ask(&["--since=-6h"]), ["2025-03-17T11:20:10,c.ek,6"]);
    assert_eq!(ask(&["-w", "country = 'BT'", CITY[0], CITY[1]]), ["2025-03-15T02:52:04,martinstevens,5"]);
}

/// One user signs in at three places.
fn traveller() -> String {
    let sign_in = |time, address, id| {
        line(time, "eva", address, &format!("Login succeeded for eva/Staff (session:sid{id:048x}) from {address}."))
    };
    sign_in("08:00:00", "89.160.20.121", 1)
        + &sign_in("09:00:00", "81.2.69.142", 2)
        + &sign_in("21:00:00", "89.160.20.121", 3)
}

#[test]
fn travel_is_measured_between_the_places_of_a_user() {
    let log = traveller();
    let columns = "user,by,src_ip,place,km,least_km,hours,least_kmh,flags";
    let outcome = run_with(&["sessions", "-q", "--travel", "-f", "csv", CITY[0], CITY[1]], log.as_bytes()).code(0);
    let rows = outcome.text().lines().map(|line| line.replace(".000000Z", "")).collect::<Vec<_>>();
    let head: Vec<&str> = rows[0].split(',').collect();
    let cell = |row: usize, name: &str| {
        let index = head.iter().position(|column| *column == name).expect("a column");
        rows[row].split(',').nth(index).expect("a cell").to_owned()
    };
    assert!(columns.split(',').all(|column| head.contains(&column)), "{head:?}");
    assert_eq!(rows.len(), 3);
    let number = |row, name| cell(row, name).parse::<f64>().expect("a number");
    let km = number(1, "km");
    assert!((1200.0..1300.0).contains(&km), "Linköping to London is some 1250 km, not {km}");
    // The database gives both places a radius.
    let radii = km - number(1, "least_km");
    assert!(radii > 0.0 && (number(2, "km") - number(2, "least_km") - radii).abs() < 2.0, "{rows:?}");
    assert_eq!((cell(1, "flags"), cell(2, "flags")), ("impossible travel".to_owned(), String::new()));
    assert!((number(1, "least_kmh") - number(1, "least_km")).abs() < 1.0, "that took one hour");
    let flags = |extra: &[&str]| told("flags", &[&CITY[..], extra].concat(), &log);
    assert_eq!(flags(&[])[1], "\"impossible travel,no end seen\"");
    assert_eq!(flags(&["--top-speed", "2000"])[1], "no end seen");
}

#[test]
fn sessions_of_a_user_that_overlap_name_each_other() {
    let log = [
        line("08:00:00", "eva", "203.0.113.7", "Login succeeded for eva/Staff (session:sida1) from 203.0.113.7."),
        line("08:30:00", "eva", "198.51.100.9", "Login succeeded for eva/Staff (session:sida2) from 198.51.100.9."),
        line("09:00:00", "eva", "203.0.113.7", "Logout from 203.0.113.7 (session:sida1)"),
        line("09:00:00", "eva", "198.51.100.9", "Connected to srv port 445"),
        line("09:10:00", "eva", "198.51.100.9", "Logout from 198.51.100.9 (session:sida2)"),
        line("09:10:00", "eva", "203.0.113.7", "Login succeeded for eva/Staff (session:sida3) from 203.0.113.7."),
        line("09:20:00", "eva", "203.0.113.7", "Logout from 203.0.113.7 (session:sida3)"),
    ]
    .concat();
    assert_eq!(
        told("number,start,end,flags,session", &[], &log),
        [
            "1,2025-03-14T08:00:00,2025-03-14T09:00:00,concurrent with 2,sida1",
            "2,2025-03-14T08:30:00,2025-03-14T09:10:00,concurrent with 1,sida2",
            "3,2025-03-14T09:10:00,2025-03-14T09:20:00,,sida3",
        ]
    );
    let outcome = run_with(&["sessions", "-q", "--overlaps", "-f", "csv"], log.as_bytes()).code(0);
    assert_eq!(
        outcome.text(),
        "user,start,end,duration,first,first_src_ip,first_country,first_host,second,second_src_ip,second_country,second_host\n\
         eva,2025-03-14T08:30:00.000000Z,2025-03-14T09:00:00.000000Z,1800000000000,1,203.0.113.7,,,2,198.51.100.9,,\n"
    );
}

#[test]
fn masked_ids_are_told_apart_by_address_and_time() {
    let log = [
        eva("08:00:00", "Primary authentication successful for eva/AD from 203.0.113.7"),
        eva("08:00:05", "Login succeeded for eva/Staff (session:00000000) from 203.0.113.7."),
        eva("08:00:07", "VPN Tunneling: Session started for user with IP 10.60.0.7,  hostname EVA-1"),
        line("08:10:00", "eva", "198.51.100.9", "Login succeeded for eva/Staff (session:00000000) from 198.51.100.9."),
        eva("08:30:00", "Key Exchange number 1 occured for user with NCIP 10.60.0.7 "),
        eva("09:00:00", "Logout from 203.0.113.7 (session:00000000)"),
        eva("09:00:05", "Closed connection to 10.60.0.7 after 3600 seconds, with 10 bytes read and 20 bytes written "),
        eva("09:00:05", "VPN Tunneling: Session ended for user with IP 10.60.0.7"),
        eva("09:30:00", "Login succeeded for eva/Staff (session:00000000) from 203.0.113.7."),
        eva("10:30:00", "Login succeeded for eva/Staff (session:00000000) from 203.0.113.7."),
    ]
    .concat();
    assert_eq!(
        told("start,end,end_reason,src_ip,nat_ip,bytes_out,events,flags", &[], &log),
        [
            "2025-03-14T08:00:05,2025-03-14T09:00:00,logout,203.0.113.7,10.60.0.7,20,7,",
            "2025-03-14T08:10:00,2025-03-14T08:10:00,inferred end,198.51.100.9,,,1,no end seen",
            "2025-03-14T09:30:00,2025-03-14T09:30:00,inferred end,203.0.113.7,,,1,no end seen",
            "2025-03-14T10:30:00,2025-03-14T10:30:00,inferred end,203.0.113.7,,,1,no end seen",
        ]
    );
}

#[test]
fn the_long_and_the_short_id_are_one_session_across_layouts() {
    let json = |code: &str, seconds: u32, message: &str| {
        format!(
            "{{\"message_id\":\"{code}\",\"us_timestamp\":\"17419392{seconds}.5\",\"gateway_name\":\"node-1\",\
             \"source_ip\":\"203.0.113.7\",\"user\":\"eva\",\"realm_name\":\"Staff\",\"roles\":\"Staff-Full\",\
             \"session_id\":\"936a7598b5\",\"raw_message\":\"{message}\"}}\n"
        )
    };
    let id = "sid936a7598b5a1884d60bb3eb67f29c8a0fb67f39e936a7598";
    let log = [
        // 08:00 UTC; a line with the long id only, one with the short one only, and one that names both.
        eva("08:00:00", &format!("Agent login succeeded for eva/Staff (session:{id}) from 203.0.113.7 with Pulse/22.")),
        eva("08:00:02", &format!("VPN Tunneling: Session started for user  (session: {id}) with IPv4 address 10.60.0.7, hostname EVA-1")),
        "id=firewall time=\"2025-03-14 08:00:03\" pri=6 fw=192.0.2.10 vpn=node-1 ivs=Default Network user=eva realm=\"Staff\" \
         roles=\"Staff-Full\" sessionID=\"936a7598b5\" proto=auth src=203.0.113.7 type=vpn msg=\"JAV20021: Connected to srv port 445\"\n"
            .to_owned(),
        json("JAV20021", 10, "Connected to other port 445"),
        "2025-03-14 08:05:00 - node-1 - [203.0.113.7] Default Network::eva(Staff)[Staff-Full][936a7598b5] - \
         Session:[936a7598b5] for user:[eva] with roles:[Staff-Full] deleted. Bandwidth consumed [61171] bytes\n"
            .to_owned(),
    ];
    let wanted = format!("2025-03-14T08:00:00,2025-03-14T08:05:00,deleted,vpn,10.60.0.7,61171,2,5,,{id}");
    let columns = "start,end,end_reason,kind,nat_ip,bytes,targets,events,flags,session";
    assert_eq!(told(columns, &[], &log.concat()), std::slice::from_ref(&wanted));
    // The short id alone comes first.
    let reversed: String = log.iter().rev().map(String::as_str).collect();
    assert_eq!(told(columns, &[], &reversed), [wanted]);
}

#[test]
fn every_end_is_told_as_the_appliance_says_it() {
    let cases = [
        ("Logout from 203.0.113.7 (session:sida1)", "logout"),
        ("Max session timeout for eva/Staff (session:sida1).", "maximum length"),
        (
            "Session timed out for eva/Staff (session:sida1) due to inactivity (last access at 08:02:00 2025/03/14). \
             Idle session identified during routine system scan.",
            "idle timeout",
        ),
        ("Session for user eva on host 203.0.113.7 has been terminated.", "terminated"),
        ("Active user 'eva' in realm 'Staff' is deleted since user does not qualify reevaluated policies", "policy"),
        (
            "Session Limit: eva/Staff has the maximum number of sessions running. They have been logged out from IP \
             (203.0.113.7) in order to start a new session from IP (198.51.100.9).",
            "replaced",
        ),
        ("VPN Tunneling: Session ended for user with IP 10.60.0.7", "tunnel end"),
        ("Connected to srv port 445", "inferred end"),
    ];
    for (sentence, reason) in cases {
        let log = eva("08:00:00", "Login succeeded for eva/Staff (session:sida1) from 203.0.113.7.")
            + &eva("08:00:02", "VPN Tunneling: Session started for user with IP 10.60.0.7,  hostname EVA-1")
            + &eva("08:30:00", sentence);
        let flag = if reason == "inferred end" { "no end seen" } else { "" };
        assert_eq!(
            told("start,end,end_reason,events,flags", &[], &log),
            [format!("2025-03-14T08:00:00,2025-03-14T08:30:00,{reason},3,{flag}")],
            "{sentence}"
        );
    }
}

#[test]
fn an_administrator_ends_the_sessions_of_others() {
    let admin = |time: &str, sentence: &str| {
        format!(
            "2025-03-14 {time} - node-1 - [192.0.2.40] Default Network::root(Admin Users)[.Administrators] - {sentence}\n"
        )
    };
    let begin = eva("08:00:00", "Login succeeded for eva/Staff (session:sida1) from 203.0.113.7.")
        + &line("08:00:00", "kim", "198.51.100.9", "Login succeeded for kim/Staff (session:sida2) from 198.51.100.9.")
        + &admin("08:10:00", "Login succeeded for root/Admin Users from 192.0.2.40 via management port.");
    let one = begin.clone() + &admin("08:20:00", "Forcing off user eva(Staff)");
    let columns = "user,kind,end,end_reason,events";
    assert_eq!(
        told(columns, &[], &one),
        [
            "eva,web,2025-03-14T08:20:00,forced off,1",
            "kim,web,2025-03-14T08:00:00,inferred end,1",
            "root,admin,2025-03-14T08:20:00,inferred end,2",
        ]
    );
    let all = begin + &admin("08:20:00", "Rapid Response: Disconnected all users");
    assert_eq!(
        told(columns, &[], &all),
        [
            "eva,web,2025-03-14T08:20:00,forced off,1",
            "kim,web,2025-03-14T08:20:00,forced off,1",
            "root,admin,2025-03-14T08:20:00,inferred end,2",
        ]
    );
}

#[test]
fn failed_sign_ins_and_lone_checks_are_no_sessions() {
    let log = [
        eva("08:00:00", "Primary authentication failed for eva/AD from 203.0.113.7"),
        eva("08:00:00", "Login failed using auth server AD (LDAP Server).  Reason: Failed"),
        eva("09:00:00", "Primary authentication successful for eva/AD from 203.0.113.7"),
        eva("09:00:01", "Host Checker policy 'AV' failed on host '203.0.113.7' address '00-11-22-33-44-55' for user 'eva' reason 'off'."),
    ]
    .concat();
    let outcome = run_with(&["sessions"], log.as_bytes());
    assert_eq!(outcome.stdout, b"");
    outcome.says(1, "; 4 events in no session");
}

#[test]
fn what_was_not_seen_is_flagged() {
    let log = [
        eva("08:00:00", "Connected to srv port 445"),
        eva("08:30:00", "Logout from 203.0.113.7 (session:00000000)"),
        line("09:00:00", "kim", "198.51.100.9", "Login succeeded for kim/Staff (session:sidb1) from 198.51.100.9."),
        line("09:01:00", "kim", "198.51.100.9", "Logout from 198.51.100.9 (session:sidb1)"),
        line(
            "09:30:00",
            "kim",
            "198.51.100.9",
            "Closed connection to srv port 445 after 3 seconds, with 1 bytes read and 2 bytes written (session:sidb1)",
        ),
        line("10:00:00", "lea", "198.51.100.9", "Login succeeded for lea/Staff (session:sidc1) from 198.51.100.9."),
        line(
            "10:10:00",
            "lea",
            "198.51.100.9",
            "Remote address for user lea/Staff changed from 198.51.100.9 to 192.0.2.77. Access denied.",
        ),
    ]
    .concat();
    assert_eq!(
        told("user,end_reason,events,flags", &[], &log),
        [
            "eva,logout,2,no sign-in seen",
            "kim,logout,3,active after end",
            "lea,inferred end,2,\"address change denied,no end seen\"",
        ]
    );
}

#[test]
fn silence_ends_what_prints_no_id() {
    let log = eva("08:00:00", "Login succeeded for eva/Staff (session:00000000) from 203.0.113.7.")
        + &eva("11:00:00", "Connected to srv port 445");
    assert_eq!(told("events", &[], &log), ["2"]);
    assert_eq!(told("events", &["--silence", "2h"], &log), ["1", "1"]);
    run_with(&["sessions", "--silence", "soon"], b"")
        .says(2, "'soon' is no length of time; write for example 12h, 90m or 2d");
}

#[test]
fn a_recovery_session_belongs_to_its_token() {
    let log = "2025-03-14 08:00:00 - node-1 - [127.0.0.1] Root::System()[] - Super Admin session created using token aa41df86 from 192.0.2.40\n\
               2025-03-14 08:10:00 - node-1 - [192.0.2.40] Root::SuperAdmin-aa41df86()[] - Logout from 192.0.2.40 (session:00000000)\n";
    assert_eq!(
        told("start,end,end_reason,kind,user,events,flags", &[], log),
        ["2025-03-14T08:00:00,2025-03-14T08:10:00,logout,admin,SuperAdmin-aa41df86,2,"]
    );
}

#[test]
fn every_format_tells_the_same() {
    let scratch = Scratch::new();
    let ask = |format: &str, path: &str| {
        let arguments = ["sessions", "-q", "-f", format, "-o", path];
        run(&[&arguments[..], &CITY, &DEMO].concat()).code(0);
    };
    let (parquet, arrow, csv) = (scratch.name("s.parquet"), scratch.name("s.arrow"), scratch.name("s.csv"));
    ask("parquet", &parquet);
    ask("arrow", &arrow);
    ask("csv", &csv);
    let csv = fs::read_to_string(csv).expect("a file");
    assert_eq!(csv.lines().count(), 25);
    for (path, magic) in [(&parquet, &b"PAR1"[..]), (&arrow, &b"\xff\xff\xff\xff"[..])] {
        assert!(fs::read(path).expect("a file").starts_with(magic), "{path}");
    }
    let rows = run(&[&["sessions", "-q", "-f", "ndjson"], &CITY[..], &DEMO].concat()).code(0).rows();
    assert_eq!(rows.len(), 24);
    for key in [
        "start",
        "end",
        "end_reason",
        "node",
        "user",
        "realm",
        "src_ip",
        "nat_ip",
        "host",
        "agent",
        "bytes_in",
        "bytes_out",
        "duration",
        "events",
        "session",
    ] {
        assert!(rows[0].get(key).is_some(), "{key}");
    }
    assert_eq!(rows[0]["duration"], 30_763_000_000_000_i64);
    let documents = run(&[&["sessions", "-q", "-f", "ecs"], &CITY[..], &DEMO].concat()).code(0).rows();
    assert_eq!(documents[0]["event"]["category"], serde_json::json!(["session"]));
    assert_eq!(documents[0]["source"]["nat"]["ip"], "10.60.0.11");
    assert_eq!(documents[0]["event"]["duration"], 30_763_000_000_000_i64);
    assert_eq!(
        documents[16]["tags"],
        serde_json::json!(["address changed", "country changed", "agent changed", "host changed"])
    );
}

#[test]
fn a_dataset_tells_the_same_as_its_logs() {
    let scratch = Scratch::new();
    let dataset = scratch.name("events.parquet");
    run(&[&["export", "-q", "-o", &dataset], &CITY[..], &DEMO].concat()).code(0);
    let logs = run(&[&["sessions", "-q", "-f", "csv"], &CITY[..], &DEMO].concat()).code(0);
    let stored = run(&["sessions", "-q", "-f", "csv", "--tz", "Europe/Stockholm", &dataset]).code(0);
    assert!(logs.text().contains(",GB,London,"));
    // A dataset knows the places of the addresses that its events come from, not of those they tell of.
    let known = |outcome: &Outcome| outcome.text().replace(" (SE Linköping)", "");
    assert_eq!(known(&stored), known(&logs));
}

#[test]
fn what_is_known_from_elsewhere_is_told_of_sessions_too() {
    let columns = "start,user,zone,src_label,host_type,peer_group,account_kind,country_status,hours,patch,src_scope";
    let context = ["--context", "testdata/demo/context", "--since", "2025-03-14", "--until", "2025-03-17"];
    let arguments = [&["sessions", "-q", "-f", "csv", "--columns", columns], &context[..], &CITY, &DEMO].concat();
    assert_eq!(
        plain(&run(&arguments).code(0)),
        [
            "2025-03-14T02:07:41,ext-jonas,external,,,Contractors,,,outside,22.7R2.3,public",
            "2025-03-14T08:03:27,b.holm,external,,workstation,Staff,,allowed,inside,22.7R2.3,public",
            "2025-03-14T08:05:10,a.lind,external,,workstation,Staff,,allowed,inside,22.7R2.3,public",
            "2025-03-14T10:02:16,svc-ldapbind,external,,,Staff,service,allowed,inside,22.7R2.3,public",
            "2025-03-15T02:28:10,vpnadmin,external,,,administrators,privileged,allowed,outside,22.7R2.3,public",
            "2025-03-15T02:52:04,martinstevens,external,,,Contractors,,other,outside,22.7R2.3,public",
            "2025-03-16T04:10:31,g.sund,external,,,Staff,departed,allowed,outside,22.7R2.3,public",
            // The context knows that the clock had been set back by two hours.
            "2025-03-16T04:41:47,vpnadmin,external,,,administrators,privileged,allowed,outside,22.7R2.3,public",
        ]
    );
}

#[test]
fn indicators_are_found_at_every_address_of_a_session() {
    let scratch = Scratch::new();
    let list = scratch.file("list.txt", b"81.2.69.142\n71.160.223.14\n");
    let columns = ["--columns", "user,src_ip,ioc", "--since", "2025-03-14", "--until", "2025-03-15"];
    let outcome = run(&[&["sessions", "-f", "csv", "--ioc", &list], &columns[..], &DEMO].concat());
    assert!(outcome.stderr.contains("; 2 indicators of 1 file"), "{}", outcome.stderr);
    assert_eq!(
        plain(&outcome.code(0)),
        [
            "ext-jonas,71.160.223.14,71.160.223.14",
            "b.holm,89.160.20.125,",
            // The intruder came to this session later.
            "a.lind,89.160.20.121,81.2.69.142",
            "svc-ldapbind,81.2.69.142,81.2.69.142",
        ]
    );
    let table = run(&[&["sessions", "-q", "-f", "table", "--ioc", &list], &DEMO[..]].concat()).code(0);
    assert!(table.text().lines().next().is_some_and(|head| head.ends_with("ioc")), "{}", table.text());
}

#[test]
fn the_schema_lists_what_a_session_has() {
    let listed = run(&["schema", "--sessions", "-f", "ndjson"]).code(0).rows();
    let columns = run(&[&["sessions", "-q", "-f", "csv", "--columns", "all"], &DEMO[..]].concat()).code(0);
    let names: Vec<&str> = listed.iter().filter_map(|row| row["name"].as_str()).collect();
    assert_eq!(columns.text().lines().next(), Some(names.join(",").as_str()));
    assert!(
        listed.iter().all(|row| row["meaning"].as_str().is_some_and(|text| text.ends_with(['.', '…']))),
        "{listed:?}"
    );
}

#[test]
fn bars_show_when_sessions_were_on() {
    let chosen = ["--gantt", "-f", "table", "--since", "2025-03-14", "--until", "2025-03-15"];
    let outcome = run(&[&["sessions", "-q"], &chosen[..], &DEMO].concat()).code(0);
    let lines: Vec<&str> = outcome.text().lines().collect();
    assert!(lines[0].contains("2025-03-14 02:07····") && lines[0].contains("····2025-03-14 16:25"), "{}", lines[0]);
    assert_eq!(lines.len(), 2 + 4 + 1, "{lines:?}");
    let of = |user: &str| *lines.iter().find(|line| line.starts_with(user)).expect("a bar");
    assert!(of("a.lind").contains("█◆") && of("a.lind").contains("◆█"), "{}", of("a.lind"));
    assert!(of("svc-ldapbind").contains('▷'));
    assert!(lines[6].starts_with("█ on   ◆ address changed"));
    run(&[&["sessions", "--gantt", "-f", "csv"], &DEMO[..]].concat()).says(2, "--gantt: bars are for people");
}

#[test]
fn wrong_questions_are_answered_with_one_sentence() {
    let ask = |arguments: &[&str]| run(&[&["sessions"], arguments, &DEMO].concat());
    ask(&["--dedup"]).says(2, "--dedup: sessions count what several files have once anyway");
    ask(&["--columns", "usr"]).says(2, "--columns: 'usr' is no column of a session, which has number, start,");
    ask(&["--columns", "-start", "-f", "csv"]).code(0);
    ask(&["--at", "noon"]).says(2, "--at: 'noon' is no time");
    ask(&["--tunnel-ip", "10.60"]).says(2, "invalid value '10.60' for '--tunnel-ip <ADDRESS>'");
}

/// Lines of a few users, most of which end up in some session.
fn lines() -> impl Strategy<Value = Vec<(u32, usize, usize, usize)>> {
    proptest::collection::vec((0_u32..4000, 0_usize..3, 0_usize..3, 0_usize..12), 1..60)
}

fn written(lines: &[(u32, usize, usize, usize)]) -> Vec<String> {
    let one = |&(second, user, address, kind): &(u32, usize, usize, usize)| {
        let (name, address) = (["eva", "kim", "lea"][user], ["203.0.113.7", "198.51.100.9", "192.0.2.77"][address]);
        let id = format!("sid{:048x}", user * 2 + kind % 2);
        let sentence = match kind {
            0 | 1 => format!("Login succeeded for {name}/Staff (session:{id}) from {address}."),
            2 => format!("Login succeeded for {name}/Staff (session:00000000) from {address}."),
            3 => format!("Logout from {address} (session:{id})"),
            4 => format!("Logout from {address} (session:00000000)"),
            5 => format!(
                "VPN Tunneling: Session started for user  (session: {id}) with IPv4 address 10.60.0.{user}, hostname H"
            ),
            6 => format!("VPN Tunneling: Session ended for user with IP 10.60.0.{user}"),
            7 => format!("Primary authentication successful for {name}/AD from {address}"),
            8 => format!("Primary authentication failed for {name}/AD from {address}"),
            9 => format!("Remote address for user {name}/Staff changed from {address} to 192.0.2.78."),
            10 => "Connected to srv port 445".to_owned(),
            _ => format!("Closed connection to 10.60.0.{user} after 5 seconds, with 7 bytes read and 9 bytes written "),
        };
        let (hour, minute, second) = (8 + second / 3600, second / 60 % 60, second % 60);
        line(&format!("{hour:02}:{minute:02}:{second:02}"), name, address, &sentence)
    };
    lines.iter().map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_event_belongs_to_one_session_or_to_none(lines in lines()) {
        let mut written = written(&lines);
        written.sort();
        let ask = |extra: &[&str], log: &str| {
            let outcome = run_with(&[&["sessions", "-f", "ndjson"], extra].concat(), log.as_bytes());
            (outcome.rows(), outcome.stderr)
        };
        let (rows, said) = ask(&[], &written.concat());
        let inside: u64 = rows.iter().map(|row| row["events"].as_u64().expect("a number")).sum();
        let outside: u64 = said
            .split("; ")
            .filter_map(|part| part.split_once(" event").filter(|(_, rest)| rest.contains(" in no session")))
            .map(|(number, _)| number.parse::<u64>().expect("a number"))
            .sum();
        prop_assert_eq!(inside + outside, lines.len() as u64, "{}", said);
        for row in &rows {
            let flags = row.get("flags").and_then(serde_json::Value::as_str).unwrap_or_default();
            prop_assert!(row["start"].as_str() <= row["end"].as_str());
            prop_assert_eq!(row["end_reason"] == "inferred end", flags.contains("no end seen"));
        }
        // Lines of one second keep their order; all others may come in any.
        let mut shuffled = written.clone();
        shuffled.sort_by_key(|line| std::cmp::Reverse(line[..19].to_owned()));
        let names = |rows: &[serde_json::Value]| rows.to_vec();
        for (extra, log) in [
            (&["--hold", "3"][..], written.concat()),
            (&["-j", "8", "--chunk-bytes", "300"], written.concat()),
            (&[], shuffled.concat()),
        ] {
            prop_assert_eq!(names(&ask(extra, &log).0), names(&rows), "{:?}", extra);
        }
    }
}
