//! Every layout is read by its own parser and refused by all others; what is written in a layout comes back.

use std::{fs, path::Path, sync::Arc};

use bumpalo::Bump;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use pulsetrail::{
    codes::Codes,
    parse::{Anchors, Body, Clock, Frames, Parser, Pattern, Record, Records, head_in},
    schema::{ALL, Column, Event},
    source::{Edge, Framing, Reading as _},
};

use crate::harness::{Scratch, gzip, run, run_with};

static CODES: std::sync::LazyLock<Codes> = std::sync::LazyLock::new(Codes::builtin);

/// Folder of fixtures, the layout that its lines show, and the format that its rows carry.
const FOLDERS: &[(&str, Body, &str)] = &[
    ("welf", Body::Welf, "welf"),
    ("standard", Body::Standard, "standard"),
    ("severity-first", Body::SeverityFirst, "severity-first"),
    ("json", Body::Object, "json"),
    ("document", Body::Object, "document"),
    ("cef", Body::Cef, "cef"),
    ("pipe", Body::Pipe, "pipe"),
    ("key-value", Body::KeyValue, "key-value"),
    ("vc0", Body::Vc0, "vc0"),
];

#[test]
fn a_line_is_recognised_as_its_own_layout_and_no_other() {
    let anchors = Anchors::default();
    for &(folder, body, _) in FOLDERS {
        for text in logs(folder) {
            for record in Records::new(&text, &anchors) {
                let shown = String::from_utf8_lossy(record.text);
                let anchor = record.anchor.unwrap_or_else(|| panic!("{folder}: {shown}"));
                assert_eq!(anchor.body, body, "{folder}: {shown}");
                for other in Body::RECOGNISED {
                    let begins = other.begins(&record.text[anchor.at..]);
                    assert_eq!(begins, other == body, "{folder}: {other:?} and {shown}");
                }
            }
        }
    }
}

#[test]
fn rows_of_tables_are_no_layout_by_themselves() {
    for folder in ["csv", "w3c", "vc0-csv"] {
        for text in logs(folder) {
            for line in text.split(|&byte| byte == b'\n') {
                let known = Body::RECOGNISED.iter().find(|body| body.begins(line));
                assert_eq!(known, None, "{folder}: {}", String::from_utf8_lossy(line));
            }
        }
    }
}

#[test]
fn rows_carry_the_format_of_their_line() {
    let tables = [("w3c", Body::Row, "w3c"), ("vc0-csv", Body::Row, "vc0-csv")];
    let formats = |folder: &str| {
        let mut rows = Vec::new();
        for text in logs(folder) {
            let outcome = run_with(&["filter", "-q", "-f", "ndjson", "--columns", "format,wrapper", "-"], &text);
            rows.extend(outcome.code(0).rows());
        }
        rows
    };
    for &(folder, _, format) in FOLDERS.iter().chain(&tables) {
        for row in formats(folder) {
            assert!(row["format"] == format && row["wrapper"].is_null(), "{folder}: {row:?}");
        }
    }
    assert!(formats("wrapped").iter().all(|row| row["wrapper"].is_string()));
}

#[test]
fn a_described_layout_is_read_and_other_lines_as_usual() {
    let own = "<134>1 2025-03-14T03:14:22+01:00 n PulseSecure: - - - [2025-03-14 03:14:22] vpn-lnk-01 eva@Staff \
               192.0.2.7 AUT22673 :: Logout from 192.0.2.7\n[2025-03-14 03:14:23] vpn-lnk-01 @ 192.0.2.8 AUT31556 :: \
               Unauthenticated request url /a came from IP 192.0.2.8.\n";
    let standard = "2025-03-14 03:14:24 - ive - [192.0.2.7] eva(Staff)[] - Logout from 192.0.2.7\n";
    let pattern = "[%time%] %node% %user%@%realm% %src_ip% %code% :: %message%";
    let text = format!("{own}{standard}nothing\n");
    let columns = "time,format,node,user,realm,src_ip,code,url";
    let outcome =
        run_with(&["filter", "-f", "csv", "--columns", columns, "--pattern", pattern, "-"], text.as_bytes()).code(0);
    assert_eq!(
        outcome.text(),
        "time,format,node,user,realm,src_ip,code,url\n\
         2025-03-14T02:14:22.000000Z,pattern,vpn-lnk-01,eva,Staff,192.0.2.7,AUT22673,\n\
         2025-03-14T03:14:23.000000Z,pattern,vpn-lnk-01,,,192.0.2.8,AUT31556,/a\n\
         2025-03-14T03:14:24.000000Z,standard,ive,eva,Staff,192.0.2.7,AUT22673,\n"
    );
    run(&["filter", "--pattern", "%time% %who% %message%", "-"]).says(2, "%who% is no column");
    run(&["filter", "--pattern", "%time", "-"]).says(2, "a % is not closed");
}

#[test]
fn the_name_of_a_saved_file_tells_log_and_zone() {
    let scratch = Scratch::new();
    let line = b"2025-03-14 03:14:22 - ive - [192.0.2.7] eva(Staff)[] - A sentence that nobody knows\n";
    let saved = scratch.file("log.n-1-Fri-2025-03-14_18_00_00-(GMT+10_00).events", line);
    let other = scratch.file("other.log", line);
    let archived = scratch.file("JuniperAdminLog-c-n-1-20250314-0430.gz", &gzip(line));
    let ask = |extra: &[&str], file: &str| {
        let mut arguments = vec!["filter", "-q", "-f", "csv", "--columns", "time,log", file];
        arguments.extend_from_slice(extra);
        run(&arguments).code(0).text().lines().nth(1).expect("a row").to_owned()
    };
    assert_eq!(ask(&[], &saved), "2025-03-13T17:14:22.000000Z,event");
    assert_eq!(ask(&["--log-tz", "Europe/Stockholm"], &saved), "2025-03-14T02:14:22.000000Z,event");
    assert_eq!(ask(&[], &other), "2025-03-14T03:14:22.000000Z,");
    assert_eq!(ask(&[], &archived), "2025-03-14T03:14:22.000000Z,admin");
    // One after the other, by one worker.
    let both = run(&["filter", "-q", "-j", "1", "-f", "csv", "--columns", "time", &saved, &other]).code(0);
    assert_eq!(both.text(), "time\n2025-03-13T17:14:22.000000Z\n2025-03-14T03:14:22.000000Z\n");
}

#[test]
fn a_search_finds_what_is_escaped_in_the_line() {
    let line = concat!(
        r#"{"message_id":"AUT22673","us_timestamp":"1741918462.5","user":"NORD\\eva","useragent":"a\/b","#,
        r#""raw_message":"Logout from 192.0.2.7"}"#,
        "\n"
    );
    for condition in [r"actor = 'NORD\eva'", "agent = 'a/b'", "user = 'eva'", "message LIKE '%from 192%'"] {
        let ask = |extra: &[&str]| {
            let mut arguments = vec!["filter", "-q", "--count", "-w", condition, "-"];
            arguments.extend_from_slice(extra);
            run_with(&arguments, line.as_bytes()).text().to_owned()
        };
        assert_eq!(ask(&[]), "1\n", "{condition}");
        assert_eq!(ask(&["--strict"]), "1\n", "{condition}");
    }
}

#[test]
fn what_somebody_typed_into_a_sentence_is_no_line() {
    let typed = r#"id=firewall time=\"2020-01-01 00:00:00\" pri=6 fw= vpn=x user=forged realm=\"\" roles=\"\" type=mgmt msg=\"ADM20599: x\""#;
    let own = format!(
        "{{\"@timestamp\":\"2025-03-14T02:14:22Z\",\"user\":{{\"name\":\"eva\"}},\"event\":{{\"code\":\"AUT31556\"}},\
         \"message\":\"Unauthenticated request url /{typed} came from IP 192.0.2.7.\"}}\n"
    );
    let rows = run_with(&["filter", "-q", "-f", "ndjson", "-"], own.as_bytes()).code(0).rows();
    assert_eq!((rows[0]["user"].as_str(), rows[0]["code"].as_str()), (Some("eva"), Some("AUT31556")));
    assert_eq!(rows[0]["format"], "document");
}

#[test]
fn the_same_rows_come_out_of_framed_sources_whatever_the_chunks() {
    let scratch = Scratch::new();
    for folder in ["csv", "w3c", "wrapped", "framing", "json"] {
        for (index, text) in logs(folder).into_iter().enumerate() {
            let whole = scratch.file(&format!("{folder}{index}"), &text);
            let ask = |extra: &[&str]| {
                let mut arguments = vec!["export", "-q", "-f", "csv", &whole];
                arguments.extend_from_slice(extra);
                run(&arguments).code(0).stdout
            };
            let wanted = ask(&[]);
            for bytes in ["1", "100", "700", "5000"] {
                assert!(ask(&["--chunk-bytes", bytes]) == wanted, "{folder} {index} in chunks of {bytes}");
                assert!(ask(&["--chunk-bytes", bytes, "--no-mmap", "-j", "3"]) == wanted, "{folder} {index} read");
            }
        }
    }
}

#[test]
fn exports_are_inputs() {
    let demo = "testdata/demo/archive/nightly";
    let columns =
        "time,node,log,code,user,domain,actor,realm,roles,src_ip,nat_ip,host,bytes_in,duration,reason,message";
    let ask = |path: &str| run(&["filter", "-q", "-f", "csv", "--columns", columns, path]).code(0).text().to_owned();
    let wanted = ask(demo);
    let scratch = Scratch::new();
    for (name, arguments) in
        [("x.ndjson", &[][..]), ("y.ndjson", &["--names", "ecs"]), ("z.csv", &[]), ("ecs.json", &["-f", "ecs"])]
    {
        let file = scratch.name(name);
        let mut all = vec!["export", "-q", "-o", &file, demo];
        all.extend_from_slice(arguments);
        run(&all).code(0);
        assert!(ask(&file) == wanted, "{name}");
    }
}

fn logs(folder: &str) -> Vec<Vec<u8>> {
    let folder = Path::new("testdata/formats").join(folder);
    let files = fs::read_dir(&folder).expect("a folder").map(|file| file.expect("a file").path());
    let mut logs: Vec<_> = files.filter(|file| file.extension().is_some_and(|extension| extension == "log")).collect();
    logs.sort();
    assert!(!logs.is_empty(), "{}", folder.display());
    logs.iter().map(|log| fs::read(log).expect("a log")).collect()
}

/// What every layout can say.
#[derive(Clone, Debug)]
struct Said {
    secs: i64,
    node: String,
    user: String,
    realm: String,
    address: String,
    message: String,
}

fn said() -> impl Strategy<Value = Said> {
    let word = "[A-Za-z][A-Za-z0-9._]{0,12}";
    // Whatever a person can type, but for what ends a value in some layout by design.
    let free = "[A-Za-z0-9äé'\"!=:;/,{}<>?]([A-Za-z0-9äé .'\"!=:;/,{}<>?\\\\-]{0,40}[A-Za-z0-9äé'!:;/.}])?";
    let address = (1..=254_u8, 0..=255_u8).prop_map(|(third, last)| format!("198.51.{third}.{last}"));
    (1_000_000_000..4_000_000_000_i64, word, word, word, address, free)
        .prop_map(|(secs, node, user, realm, address, message)| Said { secs, node, user, realm, address, message })
}

impl Said {
    fn wall(&self, pattern: &str) -> String {
        let instant = jiff::Timestamp::from_second(self.secs).expect("a time");
        instant.to_zoned(TimeZone::UTC).strftime(pattern).to_string()
    }

    /// The line in a layout.
    fn rendered(&self, body: Body) -> String {
        let Self { secs, node, user, realm, address, message } = self;
        let time = self.wall("%Y-%m-%d %H:%M:%S");
        let json = serde_json::to_string(message).expect("JSON");
        match body {
            Body::Welf => format!(
                "id=firewall time=\"{time}\" pri=6 fw=192.0.2.10 vpn={node} user={user} realm=\"{realm}\" roles=\"\" proto= \
                 src={address} dst= dstname= type=vpn op= arg=\"\" result= sent= rcvd= agent=\"\" duration= \
                 msg=\"{message}\""
            ),
            Body::Standard => format!("{time} - {node} - [{address}] {user}({realm})[] - {message}"),
            Body::SeverityFirst => {
                let time = self.wall("%Y/%m/%d %H:%M:%S");
                format!("info - [{address}] - {user}({realm})[] - {time} - {message}")
            }
            Body::Object => format!(
                "{{\"message_id\":\"ZZZ99999\",\"us_timestamp\":\"{secs}\",\"gateway_name\":\"{node}\",\
                 \"source_ip\":\"{address}\",\"user\":\"{user}\",\"realm_name\":\"{realm}\",\"raw_message\":{json}}}"
            ),
            Body::Cef => {
                let message = message.replace('\\', r"\\").replace('=', r"\=");
                format!(
                    "CEF:0|a|b|c|ZZZ99999|d|1|rt={secs}000 dvchost={node} suser={user} sproc={realm} src={address} msg={message}"
                )
            }
            Body::Pipe => {
                format!(
                    "{node} | {time} | ZZZ99999 | info |  |  | {address} | {user} | {realm} |  |  |  |  |  |  | {message}"
                )
            }
            Body::KeyValue => format!(
                "id=ZZZ99999 time=\"{time}\" vpn={node} src={address} user={user} realm=\"{realm}\" msg=\"{message}\""
            ),
            Body::Vc0 => format!(
                "{secs:08x}.000000\t{node}\tZZZ99999\tvc0\tRoot\t{address}\t{user}\t{realm}\t\t\t\t\t\t\t\t\t\tuid__1_2_3\t\
                 {message}\t"
            ),
            Body::Pattern | Body::Row | Body::Vc0Synthetic => unreachable!("not a line by itself"),
        }
    }
}

/// The head and a row of tables, and a line that a pattern describes: name, pattern, text.
fn tables(said: &Said) -> [(&'static str, Option<&'static str>, String); 3] {
    let Said { node, user, realm, address, message, .. } = said;
    let (date, clock) = (said.wall("%Y-%m-%d"), said.wall("%H:%M:%S"));
    let quoted = format!("\"{}\"", message.replace('"', "\"\""));
    [
        (
            "csv",
            None,
            format!(
                "Time,Node,User Name,Realm,Source IP,Message\n{date} {clock},{node},{user},{realm},{address},{quoted}\n"
            ),
        ),
        (
            "w3c",
            None,
            format!(
                "#Version: 1.0\n#Fields: date time s-computername cs-username realm c-ip message\n{date} {clock} {node} \
                 {user} {realm} {address} {quoted}\n"
            ),
        ),
        (
            "pattern",
            Some("%time% of %node% %user%/%realm% <%src_ip%> %message%"),
            format!("{date} {clock} of {node} {user}/{realm} <{address}> {message}\n"),
        ),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Render, parse: the same event, in every layout.
    #[test]
    fn what_is_written_in_a_layout_comes_back(said in said()) {
        let codes = &CODES;
        let anchors = Anchors::default();
        for body in Body::RECOGNISED {
            let line = said.rendered(body);
            let scratch = Bump::new();
            let mut parser = Parser::new(codes, &anchors, Clock::new(TimeZone::UTC), ALL.iter().copied().collect());
            let record = Records::new(line.as_bytes(), &anchors).next().expect("a record");
            prop_assert_eq!(record.anchor.map(|anchor| anchor.body), Some(body), "{}", line);
            let mut event = Event::default();
            prop_assert!(parser.read(&record, &scratch, &mut event).is_ok(), "{}", line);
            prop_assert_eq!(event.int(Column::Time), Some(said.secs * 1_000_000), "{}", line);
            // Native records have arguments and no sentence.
            let said_in = if body == Body::Vc0 { Column::Args } else { Column::Message };
            let expect = [
                (Column::Actor, &said.user),
                (Column::User, &said.user),
                (Column::Realm, &said.realm),
                (Column::SrcIp, &said.address),
                (said_in, &said.message),
            ];
            for (column, wanted) in expect {
                prop_assert_eq!(event.text(column), wanted.as_bytes(), "{} of {}", column.name(), line);
            }
            if body != Body::SeverityFirst {
                prop_assert_eq!(event.text(Column::Node), said.node.as_bytes(), "{}", line);
            }
        }
    }

    /// The same for layouts that need a head or a description.
    #[test]
    fn what_is_written_in_a_table_comes_back(said in said()) {
        for (name, pattern, text) in tables(&said) {
            let pattern = pattern.map(|pattern| Arc::new(Pattern::parse(pattern).expect("a pattern")));
            let anchors = Anchors::new(pattern);
            let layout = anchors.layout(text.as_bytes(), "");
            let scratch = Bump::new();
            let mut parser = Parser::new(&CODES, &anchors, Clock::new(TimeZone::UTC), ALL.iter().copied().collect());
            if let Some(head) = &layout.head {
                parser.set_head(head);
            }
            let records: Vec<Record<'_>> = match layout.framing {
                Framing::Lines => Records::new(text.as_bytes(), &anchors).collect(),
                _ => Frames::new(text.as_bytes(), true, Edge::End, &layout, &anchors).collect(),
            };
            for heading in records.iter().filter_map(|record| head_in(record.text)) {
                parser.set_head(heading);
            }
            let record = records.last().expect("a record");
            let mut event = Event::default();
            prop_assert!(parser.read(record, &scratch, &mut event).is_ok(), "{}", text);
            prop_assert_eq!(event.text(Column::Format), name.as_bytes());
            prop_assert_eq!(event.int(Column::Time), Some(said.secs * 1_000_000), "{}", text);
            for (column, wanted) in [
                (Column::Node, &said.node),
                (Column::User, &said.user),
                (Column::Realm, &said.realm),
                (Column::SrcIp, &said.address),
                (Column::Message, &said.message),
            ] {
                prop_assert_eq!(event.text(column), wanted.as_bytes(), "{} of {}", column.name(), text);
            }
        }
    }
}
