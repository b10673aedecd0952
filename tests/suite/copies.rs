//! Equal events: `--dedup` and `inspect --compare`.

use crate::harness::{Scratch, gzip, run, run_with, welf};

const LOGOUT: &str = "AUT22673: Logout from 203.0.113.7";

fn log(users: &[&str]) -> String {
    let line = |(second, user): (usize, &&str)| welf(&format!("2025-03-14 03:14:{second:02}"), user, LOGOUT);
    users.iter().enumerate().map(line).collect()
}

/// The same events as another filter of the appliance writes them, behind a header.
fn twins(users: &[&str]) -> String {
    let line = |(second, user): (usize, &&str)| {
        format!(
            "<134>1 2025-03-14T03:14:{second:02}Z node-1 PulseSecure: - - - 2025-03-14 03:14:{second:02} - node-1 - \
             [203.0.113.7] Default Network::{user}(Staff)[Staff-Full] - Logout from [203.0.113.7]\n"
        )
    };
    users.iter().enumerate().map(line).collect()
}

fn rows(arguments: &[&str]) -> Vec<String> {
    let outcome =
        run(&[&["filter", "-q", "-f", "csv", "--columns", "file,line,user,copies"], arguments].concat()).code(0);
    outcome.text().lines().skip(1).map(|line| line.rsplit('/').next().unwrap_or(line).to_owned()).collect()
}

#[test]
fn the_first_of_equal_events_is_kept_and_its_copies_are_counted() {
    let scratch = Scratch::new();
    let once = log(&["eva", "bob", "kim"]);
    let file = scratch.file("x.log", format!("{once}{once}{}", twins(&["eva", "bob"])).as_bytes());
    assert_eq!(rows(&["--dedup", &file]), ["x.log,1,eva,3", "x.log,2,bob,3", "x.log,3,kim,2"]);
    let outcome = run(&["filter", "--count", "--dedup", &file]).code(0);
    assert_eq!(outcome.text(), "3\n");
    assert_eq!(outcome.stderr, "pulsetrail: 8 events in 1 file; 5 copies left out\n");
    assert_eq!(rows(&[&file]).len(), 8);
    assert!(rows(&[&file]).iter().all(|row| row.ends_with(',')));
}

#[test]
fn copies_are_found_across_files_and_layouts_in_input_order() {
    let scratch = Scratch::new();
    let one = scratch.file("1.log", twins(&["eva", "bob"]).as_bytes());
    let two = scratch.file("2.log.gz", &gzip(log(&["eva", "bob", "kim"]).as_bytes()));
    assert_eq!(rows(&["--dedup", &one, &two]), ["1.log,1,eva,2", "1.log,2,bob,2", "2.log.gz,3,kim,1"]);
    assert_eq!(rows(&["--dedup", &two, &one]), ["2.log.gz,1,eva,2", "2.log.gz,2,bob,2", "2.log.gz,3,kim,1"]);
}

#[test]
fn only_matching_events_are_compared() {
    let scratch = Scratch::new();
    let once = log(&["eva", "bob"]);
    let file = scratch.file("x.log", format!("{once}{}", twins(&["eva", "bob"])).as_bytes());
    assert_eq!(rows(&["--dedup", "--where", "format = 'standard' AND user = 'eva'", &file]), ["x.log,3,eva,1"]);
    let outcome = run(&["filter", "--count", "--dedup", "--user", "bob", &file]).code(0);
    assert_eq!(outcome.text(), "1\n");
    assert!(outcome.stderr.contains("; 1 copy left out"), "{}", outcome.stderr);
    run(&["filter", "--dedup", "--user", "nobody", &file]).says(1, "0 copies left out");
}

#[test]
fn counts_and_exports_leave_copies_out_too() {
    let scratch = Scratch::new();
    let once = log(&["eva", "bob", "eva"]);
    let file = scratch.file("x.log", format!("{once}{once}").as_bytes());
    let counts =
        run(&["aggregate", "--dedup", "-f", "csv", "--by", "user", "--metric", "count,sum:copies", &file]).code(0);
    assert_eq!(counts.text(), "user,count,sum_copies\neva,2,4\nbob,1,2\n");
    let parquet = scratch.name("x.parquet");
    run(&["export", "--dedup", "-o", &parquet, &file]).code(0);
    let kept = ["x.log,1,eva,2", "x.log,2,bob,2", "x.log,3,eva,2"];
    assert_eq!(rows(&[&parquet]), kept);
    // What a dataset counted is not forgotten.
    assert_eq!(rows(&["--dedup", &parquet]), kept);
}

#[test]
fn answers_do_not_depend_on_how_the_input_is_read() {
    let scratch = Scratch::new();
    let names: Vec<String> = (0..60).map(|number| format!("user-{}", number % 40)).collect();
    let users: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut text = String::new();
    for _ in 0..30 {
        text += &log(&users);
        text += &twins(&users);
    }
    let file = scratch.file("x.log", text.as_bytes());
    for question in [
        &["--dedup"][..],
        &["--dedup", "--contains", "Logout"],
        &["--dedup", "--user", "user-7"],
        &["--dedup", "--since", "-30s"],
    ] {
        let ask = |extra: &[&str]| rows(&[question, extra, &[file.as_str()]].concat());
        let wanted = ask(&["-j", "1"]);
        assert!(!wanted.is_empty() && wanted.iter().all(|row| row.ends_with(",60")), "{wanted:?}");
        for extra in [
            &["-j", "8"][..],
            &["--no-mmap"],
            &["--chunk-bytes", "900"],
            &["--chunk-bytes", "65537", "-j", "3"],
            &["--strict"],
        ] {
            assert_eq!(ask(extra), wanted, "{question:?} {extra:?}");
        }
    }
}

#[test]
fn a_pipe_cannot_be_read_twice() {
    for command in ["filter", "aggregate", "export"] {
        run_with(&[command, "--dedup", "-f", "csv", "-"], b"")
            .says(2, "--dedup: events are compared before they are shown, and a pipe cannot be read twice");
    }
    run_with(&["inspect", "--compare", "-", "testdata/demo"], b"")
        .says(2, "--compare: events are compared before they are shown");
}

#[test]
fn what_one_copy_has_and_the_other_lacks_is_shown_once_in_input_order() {
    let scratch = Scratch::new();
    let archive = scratch.file("a/1.log", format!("{0}{0}", log(&["eva", "bob", "kim"])).as_bytes());
    let relay = scratch.file("b/1.log", twins(&["eva", "ann", "kim"]).as_bytes());
    let compare = |one: &str, other: &str| {
        run(&["inspect", "--compare", "-f", "csv", "--columns", "user,line,copies", one, other])
    };
    let outcome = compare(&archive, &relay).code(1);
    assert_eq!(outcome.text(), "user,line,copies\nbob,2,2\nann,2,1\n");
    assert_eq!(outcome.stderr, "pulsetrail: 1 event only in A, 1 only in B, 2 in both\n");
    assert_eq!(compare(&relay, &archive).code(1).text(), "user,line,copies\nann,2,1\nbob,2,2\n");
    let folders = compare(&scratch.name("a"), &scratch.name("b")).code(1);
    assert_eq!(folders.stdout, outcome.stdout);
    let table = run(&["inspect", "-f", "table", &archive, &relay, "--compare"]).code(1);
    assert!(
        table.text().starts_with("time                 code      user  src_ip       message                  "),
        "{}",
        table.text()
    );
}

#[test]
fn equal_copies_are_no_difference() {
    let scratch = Scratch::new();
    let one = scratch.file("1.log", log(&["eva", "bob"]).as_bytes());
    let two = scratch.file("2.log", format!("junk\n{}", twins(&["eva", "bob"])).as_bytes());
    let outcome = run(&["inspect", "--compare", &one, &two]).code(0);
    assert_eq!(
        (outcome.text(), outcome.stderr.as_str()),
        ("", "pulsetrail: 0 events only in A, 0 only in B, 2 in both\n")
    );
    let empty = scratch.file("empty.log", b"");
    run(&["inspect", "--compare", &one, &empty]).says(1, "2 events only in A, 0 only in B, 0 in both");
    run(&["inspect", "--compare", &empty, &empty]).says(0, "0 events only in A, 0 only in B, 0 in both");
}

#[test]
fn comparing_takes_two_sides() {
    let scratch = Scratch::new();
    let one = scratch.file("1.log", log(&["eva"]).as_bytes());
    run(&["inspect", "--compare", &one]).says(2, "--compare: name two files or folders");
    run(&["inspect", "--compare", &one, &one, &one]).says(2, "--compare: name two files or folders");
    run(&["inspect", "--compare", &one, &scratch.name("missing")]).says(2, "no such file or directory");
    run(&["inspect", "--compare", "-f", "parquet", &one, &one]).says(2, "inspect --compare does not write parquet");
    run(&["inspect", "--compare", "--columns", "usr", &one, &one]).says(2, "there is no column 'usr'");
    let refused = scratch.file("refused", b"ARROW1\0\0");
    run(&["inspect", "--compare", &one, &refused]).says(3, "refused: an Arrow file");
}
