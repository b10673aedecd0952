//! Every layout and quirk: a log, the rows that it must become, and the lines that must be rejected.
//!
//! The rows are whole: a column that is filled by mistake fails, too.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::harness::{Scratch, argument, run};

#[test]
fn every_log_becomes_the_rows_beside_it() {
    let mut checked = 0;
    for log in logs() {
        let scratch = Scratch::new();
        let rejects = scratch.name("rejects");
        let name = argument(&log);
        let outcome = run(&["export", "--format", "ndjson", "--rejects", &rejects, "--quiet", &name]).code(0);
        let expected = fs::read_to_string(log.with_extension("jsonl")).expect("the expected rows");
        let mut got = outcome.rows();
        let mut want: Vec<Value> = expected.lines().map(|line| serde_json::from_str(line).expect("a row")).collect();
        for row in got.iter_mut().chain(&mut want) {
            row.as_object_mut().expect("an object").remove("file");
        }
        for (got, want) in got.iter().zip(&want) {
            assert_eq!(got, want, "{name}, line {}", want["line"]);
        }
        assert_eq!(got.len(), want.len(), "{name}: number of rows");
        let rejected = fs::read(log.with_extension("rejects")).unwrap_or_default();
        let got = fs::read(&rejects).expect("the rejects");
        assert_eq!(String::from_utf8_lossy(&got), String::from_utf8_lossy(&rejected), "{name}: rejects");
        checked += 1;
    }
    assert!(checked >= 24, "only {checked} logs were found");
}

#[test]
fn every_row_points_to_its_bytes() {
    for log in logs() {
        let bytes = fs::read(&log).expect("the log");
        let rows =
            run(&["export", "-f", "ndjson", "--columns", "line,offset,raw", "-q", &argument(&log)]).code(0).rows();
        for row in rows {
            let offset = usize::try_from(row["offset"].as_u64().expect("an offset")).expect("small");
            let before = bytes[..offset].iter().filter(|&&byte| byte == b'\n').count() as u64;
            assert_eq!(row["line"].as_u64(), Some(before + 1), "{}", log.display());
            let raw = row["raw"].as_str().expect("the line");
            let there = String::from_utf8_lossy(&bytes[offset..]).into_owned();
            assert!(there.starts_with(raw), "{}: offset {offset}", log.display());
        }
    }
}

fn logs() -> Vec<PathBuf> {
    let root = Path::new("testdata/formats");
    let mut logs = Vec::new();
    for folder in fs::read_dir(root).expect("fixtures") {
        for file in fs::read_dir(folder.expect("a folder").path()).expect("a folder") {
            let path = file.expect("a file").path();
            if path.extension().is_some_and(|extension| extension == "log") {
                logs.push(path);
            }
        }
    }
    logs.sort();
    logs
}
