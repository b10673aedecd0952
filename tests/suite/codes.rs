//! `codes`, tables of codes that are loaded, and texts that could be several codes.

use crate::harness::{Scratch, run, welf};

fn standard(message: &str) -> String {
    format!("2025-03-14 07:00:00 - node-2 - [198.51.100.9] Root::bob(Guests)[A] - {message}\n")
}

#[test]
fn codes_are_explained_in_any_case() {
    let rows = run(&["codes", "aut24604", "NWC23464"]).code(0).rows();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0]["code"], "AUT24604");
    assert_eq!(rows[0]["severity"], 5);
    assert_eq!(rows[0]["level"], "minor");
    for name in ["log", "category", "type", "outcome", "action", "recognised", "meaning", "template"] {
        assert!(rows[1][name].is_string(), "{name} is missing");
    }
    assert_eq!(rows[1]["recognised"], "yes");
    let table = run(&["codes", "-f", "table", "NWC23464", "AUT23457"]).code(0);
    let first = table.text().lines().next().expect("a head");
    assert!(first.starts_with("code ") && first.contains("NWC23464") && first.contains("AUT23457"), "{first}");
    assert!(table.text().contains("\nmeaning "), "{}", table.text());
}

#[test]
fn an_unknown_code_gets_the_nearest_one() {
    run(&["codes", "JAV24604"]).says(1, "there is no code 'JAV24604'; did you mean AUT24604?");
    run(&["codes", "aut246O4"]).says(1, "there is no code 'AUT246O4'; did you mean AUT24604?");
    run(&["codes", "nonsense at all"]).says(1, "there is no code 'NONSENSE AT ALL'\n");
    let outcome = run(&["codes", "AUT24604", "XXX99999"]);
    assert_eq!((outcome.code, outcome.rows().len()), (1, 1));
}

#[test]
fn codes_are_listed_and_searched() {
    let all = run(&["codes", "-f", "csv"]).code(0);
    assert_eq!(all.text().lines().count(), 4150);
    assert!(all.text().starts_with(
        "code,log,severity,level,category,type,outcome,action,event_type,recognised,meaning,template\nACT30610,"
    ));
    let found = run(&["codes", "--search", "TUNNEL"]).code(0).rows();
    assert!(found.len() > 10 && found.iter().any(|row| row["code"] == "NWC23464"));
    assert!(found.iter().all(|row| row.to_string().to_lowercase().contains("tunnel")));
    assert_eq!(
        run(&["codes", "--search", "nwc2346", "-f", "tsv"]).code(0).text().lines().nth(1).map(|l| &l[..8]),
        Some("NWC23464")
    );
    assert_eq!(run(&["codes", "--search", "no such words"]).code(1).text(), "");
}

#[test]
fn codes_that_occur_are_counted() {
    let scratch = Scratch::new();
    let known = welf("2025-03-14 08:00:00", "eva", "AUT22673: Logout from 203.0.113.7");
    let unknown = welf("2025-03-14 08:00:00", "eva", "XYZ12345: Something new");
    let one = scratch.file("one/x.log", [known.as_str(), &known, &unknown].concat().as_bytes());
    let two = scratch.file("two/x.log", standard("nothing that is known").as_bytes());
    let outcome = run(&["codes", "-f", "csv", "--in", &one, "--in", &two]).code(0);
    assert_eq!(
        outcome.text(),
        "code,count,log,severity,level,category,type,outcome,action,event_type,recognised,meaning,template\n\
         AUT22673,2,user,1,info,\"authentication,session\",end,success,logout,vpn-logout,yes,User signed out,\
         Logout from %1 | Logout from %1%{2 (session:%2)}\n\
         ,1,,,,,,,,,,,\n\
         XYZ12345,1,,,,,,,,,,,\n"
    );
    assert!(outcome.stderr.contains("4 events in 2 files"), "{}", outcome.stderr);
    let table = run(&["codes", "-q", "-f", "table", "--in", &one]).code(0);
    assert!(table.text().starts_with("code      count  log   severity  outcome  meaning\n"), "{}", table.text());
    run(&["codes", "--in", &scratch.name("missing")]).says(2, "missing");
}

#[test]
fn wrong_arguments_get_one_sentence() {
    let cases: [(&[&str], &str); 5] = [
        (&["AUT24604", "--search", "x"], "cannot be used with"),
        (&["--search", "x", "--in", "."], "cannot be used with"),
        (&["-f", "ecs"], "--format: this list is written as table, csv, tsv or ndjson"),
        (&["-f", "parquet", "-o", "x.parquet"], "--format: this list is written as"),
        (&["--catalog", "no-such-file"], "cannot read no-such-file"),
    ];
    for (arguments, words) in cases {
        let mut all = vec!["codes"];
        all.extend_from_slice(arguments);
        run(&all).says(2, words);
    }
}

#[test]
fn a_text_of_several_codes_gives_candidates() {
    let scratch = Scratch::new();
    let lines = [standard("Login succeeded for bob/Staff"), standard("Login succeeded for bob/Staff from 192.0.2.1")];
    let file = scratch.file("x.log", lines.concat().as_bytes());
    let rows = run(&["filter", "--columns", "candidates", &file]).code(0).rows();
    assert_eq!(rows[0]["candidates"], "ADM22668,AUT22670,AUT31504");
    assert!(rows[1].get("candidates").is_none());
    let found = run(&["filter", "--count", "-w", "candidates = 'AUT22670'", &file]).code(0);
    assert_eq!(found.text(), "1\n");
}

const HEADLESS: &str = "\
ADM99991\tAdminChange\tAuth\taddGadget\t3\tWELF \tGadget %1 was given to %2%{3 on %3}.\tGiven to somebody
XYZ99992\tNobody\tAuth\tSomethingNew\t\t\t%1 began\t(no description)
AUT23457\tAuthenticate\tAuth\tLoginFailed\t9\t\tAnother wording %1\t(no description)
XYZ99993\tSystemStatus\tAuth\tWidgetLost\t8\t\tThe widget is gone\t
XYZ99994\tNobody\tAuth\tOther\t1\t\tGadget %1 was lent to %2\t
XYZ99995\tNobody\tAuth\tOther\t1\t\tGadget %1 was lent to %2.\t
";

#[test]
fn a_table_lets_lines_be_recognised() {
    let scratch = Scratch::new();
    let table = scratch.file("table.tsv", HEADLESS.as_bytes());
    let messages = [
        "Gadget x [1] was given to eva",
        "Gadget x was given to eva on node-1.",
        "The widget is gone.",
        "The widget is gone astray",
        "Gadget x was lent to eva",
        "Another wording x",
    ];
    let log = scratch.file("x.log", messages.map(standard).concat().as_bytes());
    let codes = |arguments: &[&str]| {
        let mut all = vec!["filter", "-f", "csv", "--columns", "code,candidates,log,severity", &log];
        all.extend_from_slice(arguments);
        let outcome = run(&all);
        (outcome.text().lines().skip(1).map(str::to_owned).collect::<Vec<_>>(), outcome.stderr)
    };
    assert_eq!(codes(&[]).0, [",,,"; 6]);
    let (rows, said) = codes(&["--catalog", &table]);
    assert_eq!(
        rows,
        ["ADM99991,,admin,3", "ADM99991,,admin,3", "XYZ99993,,event,8", ",,,", ",\"XYZ99994,XYZ99995\",,", ",,,"]
    );
    let sentence = "table.tsv: 5 codes added, 0 completed, 4 sentences added, 1 texts cannot be recognised";
    assert!(said.contains(sentence), "{said}");
    assert!(!codes(&["-q", "--catalog", &table]).1.contains("catalogue"));
    // What proposes lines must know the sentences, too.
    assert_eq!(codes(&["--catalog", &table, "--code", "ADM99991"]).0.len(), 2);
    let explained = run(&["codes", "-q", "--catalog", &table, "xyz99992", "ADM99991"]).code(0).rows();
    assert_eq!((&explained[0]["meaning"], &explained[0]["recognised"]), (&"Something new".into(), &"no".into()));
    assert_eq!((&explained[1]["meaning"], &explained[1]["recognised"]), (&"Given to somebody".into(), &"yes".into()));
    let [mut kept, mut own] = [run(&["codes", "-q", "--catalog", &table, "AUT23457"]), run(&["codes", "AUT23457"])]
        .map(|outcome| outcome.code(0).rows().remove(0));
    let first = own["template"].take().as_str().map(|own| format!("Another wording %1 | {own}"));
    assert_eq!(kept["template"].take().as_str(), first.as_deref());
    assert_eq!(kept, own);
}

#[test]
fn tables_come_in_several_layouts() {
    let scratch = Scratch::new();
    let layouts = [
        "Category\tMsgDescription\tMsgCode\nAdminChange\tGadgetGiven\tADM99991\n",
        "\u{FEFF}Message Code,Message-Type,Description\r\n\r\nADM99991,AdminChange,Gadget given\r\n",
        "description,severity,msg_code,template,category\n\"Gadget given\",3,adm99991,\"Gave \"\"%1\"\", gladly\",AdminChange\n",
        "code,log,severity,category,type,outcome,action,event_type,meaning\n\
         ADM99991,admin,1,\"configuration,iam\",change,success,gadget-given,,Gadget given\n",
        "Category\tMsgDescription\tMsgCode\nconnectionClosed\tADM99991\t\"Closed %1\"\n",
    ];
    for (layout, wanted) in layouts.iter().zip(["Gadget given", "Gadget given", "Gadget given", "Gadget given", ""]) {
        let table = scratch.file("table", layout.as_bytes());
        let rows = run(&["codes", "--catalog", &table, "ADM99991"]).code(0).rows();
        assert_eq!(rows[0].get("meaning").and_then(|text| text.as_str()).unwrap_or_default(), wanted, "{layout}");
        assert!(wanted.is_empty() || rows[0]["log"] == "admin", "{layout}");
    }
}

#[test]
fn a_broken_table_gets_one_sentence() {
    let scratch = Scratch::new();
    let many = "AUT24604\ta\tb\n".repeat(20_001);
    let cases: [(&[u8], &str); 11] = [
        (b"", "table, line 1: an empty file"),
        (b"hello\nworld\n", "table, line 1: neither a message code nor a header with MsgCode"),
        (b"MsgCode,Severity\nAUT24604,5\n\nAUT2460,5\n", "table, line 4: 'AUT2460' is no message code"),
        (b"MsgCode,Severity\nAUT24604,11\n", "table, line 2: severity '11' is no number from 1 to 10"),
        (b"MsgCode,Severity\nAUT24604\n", "table, line 2: 1 fields, where the first line has 2"),
        (b"MsgCode,Severity\nAUT24604,\"5\n", "table, line 2: a quote that is not closed"),
        (b"AUT24604\ta\tb\nAUT24605\t\xFF\tb\n", "table, line 2: not UTF-8 text"),
        (b"\x7FELF\x01\x01\x01\0\0\0", "table, line 1: neither a message code"),
        (b"code,log,outcome\nAUT24604,usr,success\n", "table, line 2: 'usr' is no log"),
        (b"code,log,outcome\nAUT24604,user,good\n", "table, line 2: 'good' is no outcome"),
        (many.as_bytes(), "table, line 20001: more than 20000 rows"),
    ];
    for (bytes, words) in cases {
        let table = scratch.file("table", bytes);
        run(&["codes", "--catalog", &table, "AUT24604"]).says(2, words);
    }
    run(&["codes", "--catalog", "src"]).says(2, "cannot read src");
    let huge = std::fs::File::create(scratch.path("huge")).expect("a file");
    huge.set_len(17 << 20).expect("a sparse file");
    run(&["codes", "--catalog", &scratch.name("huge")]).says(2, "huge is larger than 16 MiB");
}

#[test]
fn hostile_templates_end() {
    let scratch = Scratch::new();
    let row = |index: usize| {
        let template = match index % 4 {
            0 => "%{1".repeat(500),
            1 => "a".repeat(5 + index / 8),
            2 => format!("Same text {}", "%1 [".repeat(20)),
            _ => format!("Text {}", "%{1a}%{!1b}%{2c}%{!2d}".repeat(7)),
        };
        format!("XXX{index:05}\tg\tm\ts\t1\tf\t{template}\td\n")
    };
    let table: String = (0..20_000).map(row).collect();
    let table = scratch.file("table", table.as_bytes());
    let log = scratch.file("x.log", standard(&"a".repeat(9000)).as_bytes());
    run(&["filter", "--catalog", &table, &log]).says(0, "20000 codes added");
}

#[test]
fn codes_are_counted_in_a_described_layout_too() {
    let scratch = Scratch::new();
    let file =
        scratch.file("x.log", b"2025-03-14 03:14:22 eva aut AUT22673 bye\n2025-03-14 03:14:23 eva aut AUT22673 bye\n");
    let pattern = "%time% %user% aut %code% %message%";
    let outcome = run(&["codes", "-q", "-f", "csv", "-j", "2", "--pattern", pattern, "--in", &file]).code(0);
    assert!(outcome.text().lines().nth(1).is_some_and(|row| row.starts_with("AUT22673,2,")), "{}", outcome.text());
    run(&["codes", "--pattern", pattern]).says(2, "--in <PATH>");
}
