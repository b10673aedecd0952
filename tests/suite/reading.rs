//! What can be read: files, folders, lists, pipes, gzip; what is skipped; and that the books add up.

use std::{fs, os::unix::fs::symlink};

use crate::harness::{Scratch, argument, command, gzip, run, run_with, welf};

fn log(users: &[&str]) -> String {
    users.iter().map(|user| welf("2025-03-14 03:14:22", user, "AUT22673: Logout from 203.0.113.7")).collect()
}

fn users(arguments: &[&str]) -> Vec<String> {
    let mut all = vec!["filter", "--columns", "user", "-f", "csv"];
    all.extend_from_slice(arguments);
    run(&all).code(0).text().lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn folders_are_read_in_the_order_of_names_whatever_ignore_files_say() {
    let scratch = Scratch::new();
    scratch.file("b/2.log", log(&["second"]).as_bytes());
    scratch.file("a/1.log", log(&["first"]).as_bytes());
    scratch.file(".hidden/0.log", log(&["hidden"]).as_bytes());
    scratch.file(".gitignore", b"*.log\n");
    assert_eq!(users(&["-q", &scratch.name("")]), ["hidden", "first", "second"]);
}

#[test]
fn lists_name_files_by_line_or_nul() {
    let scratch = Scratch::new();
    let one = scratch.file("one.log", log(&["one"]).as_bytes());
    let two = scratch.file("two two.log", log(&["two"]).as_bytes());
    let lines = scratch.file("lines", format!("{two}\n{one}\n").as_bytes());
    assert_eq!(users(&["--files-from", &lines]), ["two", "one"]);
    let nul = scratch.file("nul", format!("{one}\0{two}\0").as_bytes());
    assert_eq!(users(&["--files-from", &nul, "-0"]), ["one", "two"]);
    let from_pipe = run_with(&["filter", "--count", "--files-from", "-"], format!("{one}\r\n{two}").as_bytes());
    assert_eq!(from_pipe.code(0).text(), "2\n");
}

#[test]
fn standard_input_is_read_plain_and_compressed() {
    let text = log(&["a", "b"]);
    assert_eq!(run_with(&["filter", "--count", "-"], text.as_bytes()).code(0).text(), "2\n");
    assert_eq!(run_with(&["filter", "--count"], &gzip(text.as_bytes())).code(0).text(), "2\n");
    run(&["filter", "--count", "-", "-"]).says(2, "standard input can be read once only");
}

#[test]
fn gzip_members_follow_one_another() {
    let scratch = Scratch::new();
    let members = [gzip(log(&["a"]).as_bytes()), gzip(log(&["b"]).as_bytes())].concat();
    assert_eq!(users(&[&scratch.file("x.gz", &members)]), ["a", "b"]);
}

#[test]
fn truncated_gzip_keeps_the_rows_before_the_cut() {
    let scratch = Scratch::new();
    let many: Vec<String> = (0..5000).map(|index| format!("user-{index:x}-{:x}", index * 7919)).collect();
    let names: Vec<&str> = many.iter().map(String::as_str).collect();
    let whole = gzip(log(&names).as_bytes());
    let file = scratch.file("cut.gz", &whole[..whole.len() * 2 / 3]);
    let outcome = run(&["filter", "--columns", "user", "-f", "csv", &file]).code(3);
    assert!(outcome.stderr.contains("cut.gz: cut short; everything before the cut was read"), "{}", outcome.stderr);
    let rows = outcome.text().lines().count();
    assert!((1000..4000).contains(&rows), "{rows} rows");
}

#[test]
fn evidence_is_not_touched() {
    let scratch = Scratch::new();
    let file = scratch.path("x.log");
    scratch.file("x.log", log(&["a"]).as_bytes());
    let mut permissions = fs::metadata(&file).expect("there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).expect("read-only");
    let before = fs::metadata(&file).expect("there").modified().expect("a time");
    run(&["export", "-f", "csv", &argument(&file)]).code(0);
    assert_eq!(fs::metadata(&file).expect("there").modified().expect("a time"), before);
    assert_eq!(fs::read_dir(scratch.path("")).expect("the folder").count(), 1);
}

#[test]
fn what_cannot_be_read_is_said() {
    let scratch = Scratch::new();
    let missing = scratch.name("missing.log");
    run(&["filter", &missing]).says(2, &format!("cannot read {missing}: no such file or directory"));
    run(&["filter", &scratch.name("")]).says(2, "no files in");
    scratch.file("seven.7z", b"7z\xBC\xAF\x27\x1Crest");
    scratch.file("good.log", log(&["a"]).as_bytes());
    let outcome = run(&["filter", &scratch.name("")]).code(3);
    assert!(outcome.stderr.contains("seven.7z: a 7z archive; unpack or convert it first"), "{}", outcome.stderr);
    assert_eq!(outcome.rows().len(), 1);
}

#[test]
fn an_empty_file_has_no_events() {
    let scratch = Scratch::new();
    let empty = scratch.file("empty.log", b"");
    run(&["filter", &empty]).says(1, "0 events in 1 file");
    run(&["aggregate", "--by", "user", "-f", "csv", &empty]).code(0);
}

#[test]
fn a_folder_with_sockets_and_looping_links_is_read() {
    let scratch = Scratch::new();
    scratch.file("in/good.log", log(&["a"]).as_bytes());
    let _socket = std::os::unix::net::UnixListener::bind(scratch.path("in/socket")).expect("a socket");
    symlink(scratch.path("in"), scratch.path("in/loop")).expect("a link");
    let outcome = run(&["filter", &scratch.name("in")]).code(3);
    assert_eq!(outcome.rows().len(), 1);
    assert!(outcome.stderr.contains("socket: not a regular file"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("loop: a link that leads back"), "{}", outcome.stderr);
}

#[test]
fn the_books_add_up_and_rejects_are_kept_byte_for_byte() {
    let scratch = Scratch::new();
    let text = format!("{}\n  \n\x00\x01\x02\n--- log rotated ---\n{}", log(&["a"]), log(&["b"]));
    let file = scratch.file("x.log", text.as_bytes());
    let rejects = scratch.name("rejects");
    let outcome = run(&["filter", "--count", "--strict", "--rejects", &rejects, &file]).code(3);
    assert!(
        outcome.stderr.contains("2 events in 1 file; 2 lines rejected (1 not a log line, 1 not text)"),
        "{}",
        outcome.stderr
    );
    assert_eq!(fs::read(&rejects).expect("rejects"), b"\x00\x01\x02\n--- log rotated ---\n");
    run(&["filter", "--count", &file]).code(0);
    assert_eq!(run(&["filter", "--count", "--quiet", &file]).stderr, "");
}

#[test]
fn parquet_metadata_tells_the_books() {
    let scratch = Scratch::new();
    let text = format!("{}\nrest\n", log(&["a", "b"]));
    let file = scratch.file("x.log", text.as_bytes());
    let out = scratch.name("x.parquet");
    run(&["export", "-o", &out, &file]).code(0);
    let bytes = fs::read(&out).expect("the file");
    let footer = String::from_utf8_lossy(&bytes[bytes.len().saturating_sub(1 << 16)..]).into_owned();
    assert!(footer.contains(r#""lines":4,"matched":2,"rejects":1"#) || footer.contains(r#""rejects":1"#), "{footer}");
    assert!(footer.contains("pulsetrail.version"), "{footer}");
}

#[test]
fn what_was_read_ahead_does_not_change_the_exit_code() {
    let scratch = Scratch::new();
    for index in 10..60 {
        scratch.file(&format!("{index}.log"), log(&["a"]).as_bytes());
    }
    scratch.file("99.7z", b"7z\xBC\xAF\x27\x1C");
    for threads in ["1", "2", "16"] {
        run(&["filter", "-n", "1", "-j", threads, &scratch.name("")]).code(0);
    }
}

#[test]
fn a_span_back_from_the_end_of_a_pipe_is_refused() {
    run_with(&["filter", "--since", "-1d", "-"], b"").says(2, "a pipe shows only at its end; give a time");
    run_with(&["filter", "--since", "-1d", "/dev/stdin"], b"").says(2, "a pipe shows only at its end; give a time");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let scratch = Scratch::new();
    let many: Vec<String> = (0..20_000).map(|index| format!("user-{index}")).collect();
    let names: Vec<&str> = many.iter().map(String::as_str).collect();
    let file = scratch.file("x.log", log(&names).as_bytes());
    let script =
        format!("'{}' filter --raw '{file}' | head -1; exit ${{PIPESTATUS[0]}}", env!("CARGO_BIN_EXE_pulsetrail"));
    let output = std::process::Command::new("bash").args(["-c", &script]).output().expect("bash");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.stdout.iter().filter(|&&byte| byte == b'\n').count(), 1);
    assert!(command().arg("--version").output().expect("a version").status.success());
}
