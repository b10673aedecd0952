//! `filter`: which events, in which shape.

use crate::harness::{Outcome, Scratch, run, welf};

/// Six lines: two layouts, two users, an administrator without address, and a failure of a third.
fn log() -> String {
    let failed = "AUT23457: Login failed using auth server CORP-AD (LDAP Server).  Reason: Failed";
    let mut text = welf(
        "2025-03-14 08:00:00",
        "NORD\\eva",
        "AUT24326: Primary authentication successful for eva/CORP-AD from 203.0.113.7",
    );
    text += &welf("2025-03-14 09:00:00", "bob", failed);
    text += "2025-03-14 07:00:00 - node-2 - [198.51.100.9] Root::bob(Guests)[A, B][0123456789] - Closed connection to srv-1 port 443 after 2 seconds, with 10 bytes read and 20 bytes written\n";
    text += "id=firewall time=\"2025-03-15 10:00:00\" pri=4 fw=192.0.2.10 vpn=node-1 ivs=Root user=admin realm=\"Admin Users\" roles=\".Administrators\" type=mgmt msg=\"ADM20603: Changed log event x to On\"\n";
    text += &welf("2025-03-16 11:00:00", "Bob", failed);
    text +=
        &welf("2025-03-16 12:00:00", "System", "AUT31556: Unauthenticated request url /a?b=c came from IP 192.0.2.99.");
    text
}

fn lines(arguments: &[&str]) -> String {
    let scratch = Scratch::new();
    let file = scratch.file("x.log", log().as_bytes());
    let mut all = vec!["filter", "-q", "--columns", "line", "-f", "csv"];
    all.extend_from_slice(arguments);
    all.push(&file);
    let outcome: Outcome = run(&all);
    assert!(outcome.code <= 1, "{arguments:?}: {}", outcome.stderr);
    outcome.text().lines().skip(1).collect::<Vec<_>>().join(",")
}

#[test]
fn every_flag_chooses_and_its_negation_leaves_out() {
    let cases: [(&[&str], &str); 39] = [
        (&[], "1,2,3,4,5,6"),
        (&["--user", "bob"], "2,3"),
        (&["--user", "bob", "-i"], "2,3,5"),
        (&["--user", "bob", "--user", "eva"], "1,2,3"),
        (&["--user", "NORD\\eva"], "1"),
        (&["--user", "?o*"], "2,3,5"),
        (&["--not-user", "bob"], "1,4,5,6"),
        (&["--realm", "Guests"], "3"),
        (&["--not-realm", "Staff"], "3,4"),
        (&["--role", "B"], "3"),
        (&["--not-role", "A"], "1,2,4,5,6"),
        (&["--code", "AUT23457"], "2,5"),
        (&["--code", "AUT*"], "1,2,5,6"),
        (&["--code", "JAV20023"], "3"),
        (&["--not-code", "AUT*"], "3,4"),
        (&["--ip", "198.51.100.0/24"], "3"),
        (&["--ip", "203.0.113.7-203.0.113.9"], "1,2,5"),
        (&["--not-ip", "203.0.113.7"], "3,4,6"),
        (&["--outcome", "failure"], "2,5"),
        (&["--not-outcome", "success"], "2,5,6"),
        (&["--category", "session"], "3"),
        (&["--not-category", "authentication"], "3,4,6"),
        (&["--event-type", "failed-vpn-login"], "2,5"),
        (&["--not-event-type", "failed-vpn-login"], "1,3,4,6"),
        (&["--log", "admin"], "4"),
        (&["--not-log", "user"], "4"),
        (&["--node", "node-2"], "3"),
        (&["--session", "0123456789"], "3"),
        (&["--url", "/a*"], "6"),
        (&["--contains", "Reason: Fail"], "2,5"),
        (&["--not-contains", "Reason"], "1,3,4,6"),
        (&["--user", "bob", "--outcome", "failure"], "2"),
        (&["--since", "2025-03-15"], "4,5,6"),
        (&["--until", "2025-03-14 08:00"], "3"),
        (&["--since", "2025-03-14T08:00:00Z", "--until", "2025-03-14T09:00:00Z"], "1"),
        (&["--since", "2025-03-14 10:00", "--tz", "+01:00"], "2,4,5,6"),
        (&["--since", "-1d"], "5,6"),
        (&["--since", "-25h", "--until", "-30m"], "5"),
        (&["--where", "code LIKE 'AUT%' AND NOT user = 'bob'"], "1,5,6"),
    ];
    for (arguments, want) in &cases {
        assert_eq!(lines(arguments), *want, "{arguments:?}");
    }
}

#[test]
fn bad_values_get_one_sentence() {
    let cases: [(&[&str], &str); 10] = [
        (&["--ip", "300.1.1.1"], "--ip: '300.1.1.1' is no address"),
        (&["--asn", "x"], "--asn: 'x' is no number"),
        (&["--since", "yesterday"], "--since: 'yesterday' is no time"),
        (&["--since", "-xx"], "--since: '-xx' is no span"),
        (&["--where", "usr = 'x'"], "--where: there is no column 'usr'; did you mean 'user'?"),
        (&["--columns", "tmie"], "--columns: there is no column 'tmie'; did you mean 'time'?"),
        (&["--tz", "Mars"], "'Mars' is no time zone"),
        (&["-f", "parquet"], "filter does not write parquet; export, aggregate, sessions and detect do"),
        (&["--nonsense"], "--nonsense"),
        (&["-o", "x.unknown"], "does not tell a format"),
    ];
    let scratch = Scratch::new();
    let file = scratch.file("x.log", log().as_bytes());
    for (arguments, words) in cases {
        let mut all = vec!["filter", &file];
        all.extend_from_slice(arguments);
        run(&all).says(2, words);
    }
}

#[test]
fn raw_prints_the_bytes_that_were_read() {
    let scratch = Scratch::new();
    let odd = "2025-03-14 07:00:00 - n - [192.0.2.1] u(R)[] - caf\u{e9}\x1b[31m\r\n";
    let bytes = [odd.as_bytes(), b"2025-03-14 07:00:00 - n - [192.0.2.1] u(R)[] - \xE9#015\nrest of it\n2025-03-14 07:00:00 - n - [192.0.2.1] u(R)[] - last"].concat();
    let file = scratch.file("x.log", &bytes);
    let outcome = run(&["filter", "--raw", &file]).code(0);
    assert_eq!(outcome.stdout, [&bytes[..], b"\n"].concat());
}

#[test]
fn nothing_found_is_a_no() {
    let scratch = Scratch::new();
    let file = scratch.file("x.log", log().as_bytes());
    let outcome = run(&["filter", "--user", "nobody", &file]);
    assert_eq!((outcome.code, outcome.text()), (1, ""));
    assert_eq!(run(&["filter", "--count", "--user", "nobody", &file]).code(1).text(), "0\n");
}

#[test]
fn sorting_limits_and_columns() {
    assert_eq!(lines(&["--sort", "time"]), "3,1,2,4,5,6");
    assert_eq!(lines(&["--limit", "2"]), "1,2");
    assert_eq!(lines(&["--sort", "time", "-n", "1"]), "3");
    let scratch = Scratch::new();
    let file = scratch.file("x.log", log().as_bytes());
    let header = |columns: &str| {
        run(&["filter", "-f", "csv", "--columns", columns, &file]).code(0).text().lines().next().map(str::to_owned)
    };
    assert_eq!(header("user,source.ip").as_deref(), Some("user,src_ip"));
    assert!(header("-message,+raw").expect("a header").ends_with("offset,raw"));
    let ecs = run(&["filter", "-f", "csv", "--columns", "user,src_ip", "--names", "ecs", &file]).code(0);
    assert!(ecs.text().starts_with("user.name,source.ip\n"));
}

#[test]
fn times_are_written_in_the_zone_that_was_asked_for() {
    let scratch = Scratch::new();
    let file = scratch.file("x.log", log().as_bytes());
    let rows = run(&["filter", "--columns", "time", "-n", "1", "--log-tz", "Europe/Stockholm", &file]).code(0).rows();
    assert_eq!(rows[0]["time"], "2025-03-14T07:00:00.000000Z");
    let rows = run(&["filter", "--columns", "time", "-n", "1", "--tz", "Europe/Stockholm", &file]).code(0).rows();
    assert_eq!(rows[0]["time"], "2025-03-14T09:00:00.000000+01:00");
}

#[test]
fn a_table_escapes_what_an_attacker_typed() {
    let scratch = Scratch::new();
    let text = welf("2025-03-14 08:00:00", "x\x1b]0;owned\x07\u{202e}y", "AUT22673: Logout from 203.0.113.7");
    let file = scratch.file("x.log", text.as_bytes());
    let table = run(&["filter", "-f", "table", "--columns", "user", &file]).code(0);
    assert_eq!(table.text(), "user\n───────────────────────────\nx\\x1b]0;owned\\x07\\u{202e}y\n");
}
