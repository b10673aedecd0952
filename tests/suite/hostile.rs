//! Input made to break things.

use std::os::unix::fs::PermissionsExt;

use crate::harness::{Scratch, gzip, run, run_with, welf};

const GOOD: &str = "2025-03-14 07:00:00 - n - [192.0.2.1] u(R)[] - Logout from 192.0.2.1\n";

#[test]
fn a_line_of_a_hundred_megabytes_is_one_reject() {
    let mut text = welf("2025-03-14 08:00:00", "eva", "AUT22673: Logout from 203.0.113.7").into_bytes();
    text.extend(std::iter::repeat_n(b'x', 100 << 20));
    text.push(b'\n');
    text.extend_from_slice(GOOD.as_bytes());
    let scratch = Scratch::new();
    let file = scratch.file("long.log", &text);
    for arguments in [&["--no-mmap"][..], &["-j", "2"], &["--chunk-bytes", "65536"]] {
        let mut all = vec!["filter", "--columns", "line", "-f", "csv", &file];
        all.extend_from_slice(arguments);
        let outcome = run(&all).code(0);
        assert_eq!(outcome.text(), "line\n1\n3\n", "{arguments:?}");
        assert!(outcome.stderr.contains("1 line rejected (1 longer than 64 KiB)"), "{}", outcome.stderr);
    }
    let rejects = scratch.name("rejects");
    run(&["filter", "--count", "--rejects", &rejects, &file]).code(0);
    assert_eq!(std::fs::metadata(&rejects).expect("rejects").len(), (100 << 20) + 1);
}

#[test]
fn binary_junk_is_rejected_and_counted() {
    let junk: Vec<u8> = (0..200_000_u32).map(|index| (index.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let outcome = run_with(&["filter", "-"], &junk).code(1);
    assert!(
        outcome.stderr.contains("0 events in 1 file;") && outcome.stderr.contains("not text"),
        "{}",
        outcome.stderr
    );
    run_with(&["filter", "--strict", "-"], &junk).code(3);
}

#[test]
fn nul_bytes_at_line_ends_and_between_are_survived() {
    let text = format!("{}\0\n\0\0\0\n{GOOD}", GOOD.trim_end());
    let outcome = run_with(&["filter", "--columns", "line", "-f", "csv", "-"], text.as_bytes()).code(0);
    assert_eq!(outcome.text(), "line\n1\n3\n");
}

#[test]
fn a_continuation_without_end_does_not_grow_a_record_for_ever() {
    let text = format!("{GOOD}{}{GOOD}", "and more\n".repeat(20_000));
    let outcome =
        run_with(&["filter", "--strict", "--columns", "line,message", "-f", "csv", "-"], text.as_bytes()).code(3);
    assert_eq!(run_with(&["filter", "--count", "-"], text.as_bytes()).code(0).text(), "2\n");
    assert!(outcome.stdout.len() < 70_000, "{}", outcome.stdout.len());
    let small = run_with(
        &["filter", "--strict", "--chunk-bytes", "4096", "--columns", "line,message", "-f", "csv", "-"],
        text.as_bytes(),
    )
    .code(3);
    assert_eq!(small.stdout, outcome.stdout);
}

#[test]
fn broken_utf8_becomes_replacement_characters_everywhere() {
    let mut line = GOOD.as_bytes().to_vec();
    line.splice(36..36, *b"\xE9\xFF");
    let rows = run_with(&["filter", "-"], &line).code(0).rows();
    assert!(rows[0].to_string().contains('\u{FFFD}'), "{}", rows[0]);
}

#[test]
fn a_gzip_bomb_costs_time_but_no_memory() {
    let bomb = gzip(&vec![b'\n'; 64 << 20]);
    let limited = format!("ulimit -v 4000000; exec '{}' filter --count -j 2 -", env!("CARGO_BIN_EXE_pulsetrail"));
    let mut child = std::process::Command::new("bash")
        .args(["-c", &limited])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("bash");
    let mut stdin = child.stdin.take().expect("a pipe");
    std::io::Write::write_all(&mut stdin, &bomb).expect("written");
    drop(stdin);
    let output = child.wait_with_output().expect("ended");
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), &b"0\n"[..]));
}

#[test]
fn an_unreadable_file_is_said() {
    let scratch = Scratch::new();
    let good = scratch.file("a.log", GOOD.as_bytes());
    let secret = scratch.path("b.log");
    scratch.file("b.log", GOOD.as_bytes());
    std::fs::set_permissions(&secret, std::fs::Permissions::from_mode(0o000)).expect("hidden");
    if std::fs::File::open(&secret).is_ok() {
        // The super-user reads everything.
        return;
    }
    let outcome = run(&["filter", "--count", &scratch.name("")]).code(3);
    assert!(outcome.stderr.contains("b.log: permission denied"), "{}", outcome.stderr);
    assert!(!good.is_empty());
}

#[test]
fn damaged_parquet_is_said() {
    let scratch = Scratch::new();
    let out = scratch.name("x.parquet");
    run(&["export", "-q", "-o", &out, "testdata/demo/archive"]).code(0);
    let bytes = std::fs::read(&out).expect("the file");
    let cut = scratch.file("cut.parquet", &bytes[..bytes.len() / 2]);
    run(&["filter", &cut]).says(3, "cut.parquet: a damaged Parquet file");
    let mut flipped = bytes.clone();
    flipped[100..4000].fill(0xA5);
    let flipped = scratch.file("flipped.parquet", &flipped);
    let outcome = run(&["filter", &flipped]);
    assert_eq!(outcome.code, 3, "{}", outcome.stderr);
    assert!(!outcome.stderr.contains("panicked"), "{}", outcome.stderr);
    let foreign = scratch.file("foreign.parquet", &[&b"PAR1"[..], &[0; 64], b"PAR1"].concat());
    run(&["filter", &foreign]).says(3, "a damaged Parquet file");
}

#[test]
fn hostile_names_are_escaped_in_messages() {
    let scratch = Scratch::new();
    let name = "evil\x1b[2J.log";
    scratch.file(name, b"7z\xBC\xAF\x27\x1C");
    let outcome = run(&["filter", &scratch.name(name)]).code(3);
    assert!(outcome.stderr.contains("evil\\x1b[2J.log"), "{}", outcome.stderr);
}
