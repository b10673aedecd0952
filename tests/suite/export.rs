//! `export`: every format, and what others must be able to read.

use std::{fs, path::Path};

use serde_json::{Value, json};

use crate::harness::{Scratch, argument, command, run, run_with, welf};

const DEMO: &str = "testdata/demo/archive";

#[test]
fn formats_follow_the_file_name_and_hold_the_same_rows() {
    let scratch = Scratch::new();
    let mut rows = Vec::new();
    for name in ["x.csv", "x.tsv", "x.ndjson"] {
        let out = scratch.name(name);
        run(&["export", "-q", "-o", &out, DEMO]).code(0);
        rows.push(fs::read_to_string(&out).expect("the output"));
    }
    let mut reader = csv::Reader::from_reader(rows[0].as_bytes());
    let headers = reader.headers().expect("a header").clone();
    let mut tabs = csv::ReaderBuilder::new().delimiter(b'\t').from_reader(rows[1].as_bytes());
    let mut count = 0;
    for ((comma, tab), json) in reader.records().zip(tabs.records()).zip(rows[2].lines()) {
        let (comma, tab) = (comma.expect("a row"), tab.expect("a row"));
        assert_eq!(comma, tab);
        let json: Value = serde_json::from_str(json).expect("an object");
        for (name, field) in headers.iter().zip(&comma) {
            let value = match &json[name] {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            assert_eq!(value, field, "{name}");
        }
        count += 1;
    }
    assert_eq!(count, 415);
}

#[test]
fn an_output_is_never_replaced_unasked_and_appears_only_whole() {
    let scratch = Scratch::new();
    let out = scratch.file("x.csv", b"mine");
    run(&["export", "-o", &out, DEMO]).says(2, "exists already; add --force to replace it");
    assert_eq!(fs::read(&out).expect("the file"), b"mine");
    run(&["export", "-q", "--force", "-o", &out, DEMO]).code(0);
    assert!(fs::read(&out).expect("the file").len() > 1000);
    run(&["export", "-o", &scratch.name("no/such/folder.csv"), DEMO]).says(2, "cannot write");
    let left: Vec<_> = fs::read_dir(scratch.path("")).expect("the folder").collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn pipes_and_devices_are_written_to_and_folders_of_others_are_left_alone() {
    let scratch = Scratch::new();
    run(&["export", "-q", "-f", "csv", "-o", "/dev/null", DEMO]).code(0);
    run(&["export", "-q", "-f", "parquet", "--force", "-o", "/dev/null", DEMO]).code(0);
    assert!(fs::metadata("/dev/null").is_ok_and(|metadata| !metadata.is_file()));
    scratch.file("logs/evidence.log", b"precious");
    run(&["export", "--force", "--partition-by", "date", "-o", &scratch.name("logs"), DEMO])
        .says(2, "is no dataset, so it is not replaced");
    assert!(scratch.path("logs/evidence.log").exists());
    let dataset = scratch.name("dataset");
    run(&["export", "-q", "--partition-by", "date", "-o", &dataset, DEMO]).code(0);
    run(&["export", "-q", "--force", "--partition-by", "date", "-o", &dataset, "--user", "eva", DEMO]).code(0);
    assert_eq!(fs::read_dir(&dataset).expect("the dataset").count(), 0);
}

#[test]
fn an_interrupted_export_leaves_nothing() {
    let scratch = Scratch::new();
    let line = welf("2025-03-14 03:14:22", "eva", "AUT22673: Logout from 203.0.113.7");
    let input = scratch.file("x.log", line.repeat(200_000).as_bytes());
    let out = scratch.name("out.parquet");
    let mut child =
        command().args(["export", "-q", "-j", "1", "-o", &out, &input, &input, &input]).spawn().expect("started");
    // The file that will become the output is there when the export has begun.
    let has_begun = || {
        let names = fs::read_dir(scratch.path("")).expect("the folder").filter_map(Result::ok);
        names.map(|entry| entry.file_name()).any(|name| name.to_string_lossy().starts_with(".pulsetrail"))
    };
    for _ in 0..1000 {
        if has_begun() || child.try_wait().expect("a child").is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let pid = child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &pid]).status().expect("kill").success());
    let status = child.wait().expect("ended");
    if status.code() != Some(0) {
        assert_eq!(status.code(), Some(130));
        assert!(!Path::new(&out).exists());
    }
    let left: Vec<_> = fs::read_dir(scratch.path(""))
        .expect("the folder")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    assert!(left.iter().all(|name| !name.starts_with(".pulsetrail")), "{left:?}");
}

#[test]
fn a_dataset_is_divided_by_day_and_read_back() {
    let scratch = Scratch::new();
    let out = scratch.name("dataset");
    run(&[
        "export",
        "-q",
        "--partition-by",
        "date",
        "--tz",
        "Europe/Stockholm",
        "--log-tz",
        "Europe/Stockholm",
        "-o",
        &out,
        DEMO,
    ])
    .code(0);
    let mut days: Vec<String> = fs::read_dir(&out)
        .expect("the dataset")
        .map(|day| day.expect("a day").file_name().into_string().expect("UTF-8"))
        .collect();
    days.sort();
    assert_eq!(days.first().map(String::as_str), Some("date=2025-03-03"));
    assert_eq!(days.last().map(String::as_str), Some("date=2025-03-17"));
    assert_eq!(days.len(), 15);
    let by_day = run(&[
        "aggregate",
        "-q",
        "-f",
        "csv",
        "--every",
        "1d",
        "--tz",
        "Europe/Stockholm",
        "--log-tz",
        "Europe/Stockholm",
        DEMO,
    ])
    .code(0);
    let read_back = run(&["aggregate", "-q", "-f", "csv", "--every", "1d", "--tz", "Europe/Stockholm", &out]).code(0);
    assert_eq!(read_back.text(), by_day.text());
    run(&["export", "--partition-by", "date", "-o", &out, DEMO]).says(2, "exists already");
    run(&["export", "--partition-by", "date", "-f", "csv", "-o", &out, DEMO]).says(2, "only Parquet is partitioned");
}

#[test]
fn raw_lines_are_kept_in_parquet_only_on_request() {
    let scratch = Scratch::new();
    let (with, without) = (scratch.name("with.parquet"), scratch.name("without.parquet"));
    run(&["export", "-q", "--columns", "+raw", "-o", &with, DEMO]).code(0);
    run(&["export", "-q", "-o", &without, DEMO]).code(0);
    let logs = run(&["filter", "-q", "--raw", "--user", "b.holm", DEMO]).code(0);
    assert_eq!(run(&["filter", "-q", "--raw", "--user", "b.holm", &with]).code(0).text(), logs.text());
    run(&["filter", "--raw", &without]).says(2, "export it with --columns +raw");
}

/// The documented integration of these logs, document by document: four lines and what each must hold.
#[test]
fn ecs_documents_hold_what_the_published_integration_gives() {
    let host_check = |time, user, src: &str, code, outcome: &str| {
        format!(
            "id=firewall time=\"{time}\" pri=6 fw=172.16.99.22 vpn=GATE02 ivs=Root user={user} realm=\"STAFF_Realm\" roles=\"Staff_Role\" proto=auth src={src} dst= dstname= type=vpn op= arg=\"\" result= sent= rcvd= agent=\"\" duration= msg=\"{code}: Host Checker policy 'Staff_Host Checker' {outcome}\""
        )
    };
    let failed = host_check(
        "2025-01-28 13:46:08",
        "bob",
        "192.0.2.62",
        "AUT24804",
        "failed on host '192.0.2.62' address '00-d8-61-35-80-81' for user 'bob' reason 'Rule-AV:Le logiciel n'est pas installé.'.",
    );
    let passed = host_check(
        "2025-01-28 13:46:05",
        "alice",
        "192.0.2.9",
        "AUT24803",
        "passed on host '192.0.2.9' address '60-f2-62-ea-2d-a1' for user 'alice'.",
    );
    let login = "id=firewall time=\"2025-01-28 14:14:04\" pri=6 fw=172.16.99.22 vpn=GATE02 ivs=Default Network user=bob realm=\"STAFF_Realm\" roles=\"\" proto=auth src=192.0.2.159 dst= dstname= type=vpn op= arg=\"\" result= sent= rcvd= agent=\"\" duration= msg=\"AUT23457: Login failed using auth server RSA (ACE Server).  Reason: Failed\"".to_owned();
    let request = "id=firewall time=\"2025-03-04 17:05:15\" pri=6 fw=172.16.99.22 vpn=GATE02 ivs=Default Network user=System realm=\"\" roles=\"\" proto= src=192.0.2.118 dst= dstname= type=vpn op= arg=\"\" result= sent= rcvd= agent=\"\" duration= msg=\"AUT31556: Unauthenticated request url /dana/js?prot=1&svc=4 came from IP 192.0.2.118.\"".to_owned();
    let document = |line: &str, code: &str, user: Value, ip: &str| {
        json!({"message": line, "event": {"code": code}, "action": {"name": code}, "network": {"forwarded_ip": "172.16.99.22"},
            "service": {"name": "GATE02", "type": "vpn"}, "source": {"ip": ip, "address": ip},
            "related": {"ip": [ip], "user": [user["name"]]}, "user": user})
    };
    let staff = |name: &str| json!({"name": name, "domain": "STAFF_Realm", "roles": ["Staff_Role"]});
    let mut wanted = [
        document(&failed, "AUT24804", staff("bob"), "192.0.2.62"),
        document(&passed, "AUT24803", staff("alice"), "192.0.2.9"),
        document(&login, "AUT23457", json!({"name": "bob", "domain": "STAFF_Realm"}), "192.0.2.159"),
        document(&request, "AUT31556", json!({"name": "System"}), "192.0.2.118"),
    ];
    for document in &mut wanted[..3] {
        document["event"]["provider"] = json!("auth");
    }
    wanted[3]["url"] = json!({"path": "/dana/js?prot=1&svc=4"});
    let input = [failed, passed, login, request].join("\n");
    let got = run_with(&["export", "-q", "--format", "ecs", "-"], input.as_bytes()).code(0).rows();
    assert_eq!(got.len(), 4);
    for (got, wanted) in got.iter().zip(&wanted) {
        assert_holds(got, wanted, "");
        assert_eq!(got["ecs"]["version"], "9.4.0");
    }
    // Nothing that the integration leaves out may appear where it looks.
    assert_eq!(got[2]["user"].get("roles"), None);
    assert_eq!(got[3]["user"].get("domain"), None);
    assert_eq!(got[3]["event"].get("provider"), None);
}

/// Every field of `wanted` stands in `got`; further fields are welcome.
#[track_caller]
fn assert_holds(got: &Value, wanted: &Value, path: &str) {
    match wanted {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| assert_holds(&got[name], value, &format!("{path}.{name}")));
        }
        other => assert_eq!(got, other, "{path}"),
    }
}

#[test]
fn spreadsheets_get_no_formulas_if_asked() {
    let line = welf("2025-03-14 08:00:00", "=cmd|x", "AUT22673: Logout from 203.0.113.7");
    let plain = run_with(&["export", "-q", "-f", "csv", "--columns", "user"], line.as_bytes());
    assert_eq!(plain.code(0).text(), "user\n=cmd|x\n");
    let safe = run_with(&["export", "-q", "-f", "csv", "--columns", "user", "--csv-safe"], line.as_bytes());
    assert_eq!(safe.code(0).text(), "user\n'=cmd|x\n");
}

/// Readers that others wrote: DuckDB and PyArrow, where python3 has them (CI installs them).
#[test]
fn parquet_and_arrow_are_read_by_others() {
    let scratch = Scratch::new();
    let (parquet, arrow) = (scratch.name("x.parquet"), scratch.name("x.arrow"));
    run(&["export", "-q", "-o", &parquet, DEMO]).code(0);
    run(&["export", "-q", "-o", &arrow, DEMO]).code(0);
    let script = scratch.file("check.py", include_bytes!("readers.py"));
    let python = std::env::var("PULSETRAIL_TEST_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let output = std::process::Command::new(python).args([&script, &parquet, &arrow]).output().expect("python3");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if said.trim() == "missing" {
        assert!(std::env::var_os("CI").is_none(), "duckdb and pyarrow are missing");
        return;
    }
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(said.trim(), "415 415 timestamp[us, tz=UTC] timestamp[us, tz=UTC] TIMESTAMP WITH TIME ZONE a.lind");
    assert!(argument(Path::new(&parquet)).ends_with("parquet"));
}
