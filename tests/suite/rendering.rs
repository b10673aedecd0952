//! Sentences of native records, which hold only arguments: built-in templates, and those of a table.

use crate::harness::{Scratch, run};

/// A table that a script made of a `.vc0` file, with these codes and arguments.
fn table(records: &[(&str, &[&str])]) -> String {
    let mut text = "Timestamp,Line ID,Device Hostname,Msg Code,Msg Description,Msg Category\n".to_owned();
    for (code, arguments) in records {
        let fields =
            "2025-03-14 02:14:22,67d390be.0de2af,node-1,CODE,,,vc0,Root,192.0.2.7,eva,Staff,,,,,,,,,,uid__1_2_3,";
        text.push_str(&fields.replace("CODE", code));
        text.push_str(&arguments.join(","));
        text.push_str(",\n");
    }
    text
}

const TUNNEL: (&str, &[&str]) = ("NWC23464", &["10.10.0.7", "PC-EVA"]);
const LONGER: (&str, &[&str]) = ("NWC23464", &["10.10.0.7", "PC-EVA", "x", "y"]);

#[test]
fn arguments_become_a_sentence_and_its_columns() {
    let scratch = Scratch::new();
    let file = scratch.file("x.csv", table(&[TUNNEL, ("AUT24326", &["eva/LDAP", "192.0.2.7"])]).as_bytes());
    let rows = run(&["filter", "-q", "--columns", "message,nat_ip,host,auth_server", &file]).code(0).rows();
    assert_eq!(rows[0]["message"], "VPN Tunneling: Session started for user with IP 10.10.0.7, hostname PC-EVA");
    assert_eq!((&rows[0]["nat_ip"], &rows[0]["host"]), (&"10.10.0.7".into(), &"PC-EVA".into()));
    assert_eq!(rows[1]["auth_server"], "LDAP");
    // What only the sentence holds is found although nobody asks for the sentence, and by the words of the sentence.
    let by = run(&["aggregate", "-q", "-f", "csv", "--by", "nat_ip", &file]).code(0);
    assert!(by.text().ends_with("\n10.10.0.7,1\n"), "{}", by.text());
    for condition in ["nat_ip = '10.10.0.7'", "message LIKE '%Session started%'", "args = '10.10.0.7\tPC-EVA'"] {
        assert_eq!(run(&["filter", "-q", "--count", "-w", condition, &file]).code(0).text(), "1\n", "{condition}");
    }
    assert_eq!(run(&["filter", "-q", "--count", "--contains", "hostname", &file]).code(0).text(), "1\n");
}

#[test]
fn another_number_of_arguments_makes_no_sentence() {
    let scratch = Scratch::new();
    let swapped: (&str, &[&str]) = ("NWC23464", &["PC-EVA", "10.10.0.7"]);
    let file = scratch.file("x.csv", table(&[LONGER, swapped]).as_bytes());
    let rows = run(&["filter", "-q", "--columns", "args,message,nat_ip", &file]).code(0).rows();
    assert_eq!(rows[0], serde_json::json!({"args": "10.10.0.7\tPC-EVA\tx\ty"}));
    assert_eq!(rows[1], serde_json::json!({"args": "PC-EVA\t10.10.0.7"}));
}

#[test]
fn a_table_brings_templates() {
    let scratch = Scratch::new();
    let templates = "code\ttemplate\n\
        XYZ99991\tGadget %2 was given to %1%{3 on %3}.\n\
        NWC23464\tTunnel of %4 has address %1\n\
        NWC30477\tOther words for %2\n\
        AUT24326\tOnly %1 counts\n";
    let catalog = scratch.file("messages.tsv", templates.as_bytes());
    let records: [(&str, &[&str]); 7] = [
        ("XYZ99991", &["eva", "x"]),
        ("XYZ99991", &["eva", "x", "node-1", "more"]),
        ("XYZ99991", &["eva"]),
        TUNNEL,
        LONGER,
        ("NWC30477", &["10.10.0.7", "ESP"]),
        ("AUT24326", &["eva/LDAP", "192.0.2.7"]),
    ];
    let file = scratch.file("x.csv", table(&records).as_bytes());
    let rows = run(&["filter", "-q", "--columns", "message", "--catalog", &catalog, &file]).code(0).rows();
    let said: Vec<&str> = rows.iter().map(|row| row["message"].as_str().unwrap_or_default()).collect();
    assert_eq!(
        said,
        [
            "Gadget x was given to eva.",
            "Gadget x was given to eva on node-1.",
            "",
            "VPN Tunneling: Session started for user with IP 10.10.0.7, hostname PC-EVA",
            "Tunnel of y has address 10.10.0.7",
            "Other words for ESP",
            "Primary authentication successful for eva/LDAP from 192.0.2.7",
        ]
    );
    let shown = run(&["codes", "-q", "--catalog", &catalog, "XYZ99991", "NWC30477"]).code(0).rows();
    assert_eq!(shown[0]["template"], "Gadget %2 was given to %1%{3 on %3}.");
    assert!(shown[1]["template"].as_str().is_some_and(|text| text.starts_with("Other words for %2 | VPN Tunneling: ")));
}
