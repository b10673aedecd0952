//! The same answer for any thread count, chunk size, way of reading and container.

use std::fs;

use proptest::prelude::*;

use crate::harness::{Packed, Scratch, bzip2, gzip, run, run_with, tar, welf, xz, zip, zstd};

/// A text with every layout, junk, blanks, continuations and broken UTF-8.
fn mixture() -> Vec<u8> {
    let mut text = Vec::new();
    for round in 0..40 {
        for folder in fs::read_dir("testdata/formats").expect("fixtures") {
            for file in fs::read_dir(folder.expect("a folder").path()).expect("a folder") {
                let path = file.expect("a file").path();
                if path.extension().is_some_and(|extension| extension == "log") {
                    text.extend(fs::read(&path).expect("a fixture"));
                    text.push(b'\n');
                }
            }
        }
        text.extend_from_slice(
            welf("2025-03-14 08:00:00", &format!("user-{round}"), "AUT22673: Logout from x").as_bytes(),
        );
    }
    text
}

const QUESTIONS: &[&[&str]] = &[
    &["export", "-f", "csv", "--columns", "all,raw,-file", "--geoip", "testdata/geoip/city.mmdb"],
    &["export", "-f", "ecs", "--user", "k*"],
    &["filter", "-f", "timesketch", "--columns", "line,offset,roles", "--user", "k*"],
    &[
        "aggregate",
        "-f",
        "csv",
        "--by",
        "user,country,code",
        "--metric",
        "count,first,last,distinct:src_ip,sum:bytes_in",
        "--geoip",
        "testdata/geoip",
    ],
    &["aggregate", "-f", "csv", "--every", "1d", "--by", "roles"],
    &["filter", "--raw", "--code", "AUT22673"],
    &["filter", "-f", "csv", "--columns", "line,offset,user", "--contains", "Logout"],
    &["filter", "--sort", "time", "--columns", "time,line", "-f", "csv"],
    &["filter", "--count", "--not-user", "System"],
];

#[test]
fn answers_do_not_depend_on_how_the_input_is_read() {
    let scratch = Scratch::new();
    let text = mixture();
    let plain = scratch.file("x.log", &text);
    // The broken databases of the folder are for other tests.
    let packed = [
        scratch.file("x.log.gz", &gzip(&text)),
        scratch.file("x.log.zst", &zstd(&text)),
        scratch.file("x.log.xz", &xz(&text)),
        scratch.file("x.log.bz2", &bzip2(&text)),
        scratch.file("x.zip", &zip(&[Packed::deflated("x.log", &text)])),
        scratch.file("x.tar", &tar(&[("x.log", &text)])),
        scratch.file("x.tar.gz", &gzip(&tar(&[("x.log.zst", &zstd(&text))]))),
    ];
    for question in QUESTIONS {
        let question: Vec<&str> = question
            .iter()
            .map(|word| if *word == "testdata/geoip" { "testdata/geoip/asn.mmdb" } else { word })
            .collect();
        let ask = |extra: &[&str], file: &str| {
            let mut arguments = question.clone();
            arguments.push("-q");
            arguments.extend_from_slice(extra);
            arguments.push(file);
            nameless(&run(&arguments).code(0).stdout, file)
        };
        let wanted = ask(&["-j", "1"], &plain);
        assert!(!wanted.is_empty());
        for threads in ["2", "8"] {
            assert!(ask(&["-j", threads], &plain) == wanted, "{question:?} with {threads} threads");
        }
        for bytes in ["1000", "4096", "65537", "1000000"] {
            assert!(ask(&["--chunk-bytes", bytes], &plain) == wanted, "{question:?} in chunks of {bytes}");
            assert!(
                ask(&["--chunk-bytes", bytes, "--no-mmap"], &plain) == wanted,
                "{question:?} read in chunks of {bytes}"
            );
        }
        assert!(ask(&["--no-mmap"], &plain) == wanted, "{question:?} read");
        for file in &packed {
            assert!(ask(&[], file) == wanted, "{question:?} from {file}");
        }
        let mut arguments = question.clone();
        arguments.extend(["-q", "-"]);
        assert!(nameless(&run_with(&arguments, &text).code(0).stdout, "-") == wanted, "{question:?} from a pipe");
    }
}

/// ECS documents name their file, and the member if it is an archive.
fn nameless(output: &[u8], file: &str) -> String {
    let mut text = String::from_utf8_lossy(output).into_owned();
    for member in ["", "!/x.log", "!/x.log.zst"] {
        text = text.replace(&format!("\"path\":\"{file}{member}\""), "\"path\":\"\"");
    }
    text
}

#[test]
fn parquet_gives_the_same_answers_as_the_logs() {
    let scratch = Scratch::new();
    let text = mixture();
    let plain = scratch.file("x.log", &text);
    let parquet = scratch.name("x.parquet");
    run(&[
        "export",
        "-q",
        "--columns",
        "all,raw",
        "-o",
        &parquet,
        "--chunk-bytes",
        "100000",
        "--geoip",
        "testdata/geoip/city.mmdb",
        &plain,
    ])
    .code(0);
    let questions: &[&[&str]] = &[
        &["export", "-f", "csv"],
        &["export", "-f", "ecs"],
        &["export", "-f", "elastic-bulk"],
        &[
            "aggregate",
            "-f",
            "csv",
            "--by",
            "user,country,code",
            "--metric",
            "count,first,last,distinct:host,sum:duration",
        ],
        &["aggregate", "-f", "csv", "--by", "asn,lat,flags"],
        &["filter", "-f", "csv", "--where", "outcome = 'failure' OR user LIKE 'k%'"],
        &["filter", "--count", "--since", "-365d"],
    ];
    for question in questions {
        let ask = |extra: &[&str]| {
            let mut arguments = question.to_vec();
            arguments.push("-q");
            arguments.extend_from_slice(extra);
            run(&arguments).code(0).stdout
        };
        let logs = ask(&["--geoip", "testdata/geoip/city.mmdb", &plain]);
        assert!(ask(&[&parquet]) == logs, "{question:?}");
        assert!(ask(&["-j", "8", &parquet]) == logs, "{question:?}");
    }
}

#[test]
fn a_search_finds_what_a_full_reading_finds() {
    let scratch = Scratch::new();
    let plain = scratch.file("x.log", &mixture());
    for condition in [
        "user = 'k.lund'",
        "code = 'AUT23457'",
        "code = 'NWC23464' AND user LIKE '%a%'",
        "message LIKE '%Logout%'",
        "code IN ('AUT24803', 'AUT24804', 'AUT22673')",
        "session LIKE 'sid%'",
    ] {
        let ask = |extra: &[&str]| {
            let mut arguments = vec!["filter", "-q", "-f", "csv", "--where", condition, &plain];
            arguments.extend_from_slice(extra);
            run(&arguments).stdout
        };
        let full = scratch.name("rejects");
        let _ = fs::remove_file(&full);
        let wanted = ask(&["--rejects", &full]);
        assert!(ask(&[]) == wanted, "{condition}");
        assert!(ask(&["--chunk-bytes", "3000"]) == wanted, "{condition} in small chunks");
    }
}

#[test]
fn a_stray_line_that_holds_the_word_does_not_count_the_event_before_it_again() {
    let event = welf("2025-03-14 08:00:00", "bobby", "AUT22673: Logout from 203.0.113.7");
    let text = format!("{event}bobby was here\nbobby, too\n{event}\tbobby continues\nbobby\n");
    for extra in [&[][..], &["--strict"], &["--chunk-bytes", "400"]] {
        let mut arguments = vec!["filter", "-q", "--user", "bobby", "--columns", "line", "-f", "csv"];
        arguments.extend_from_slice(extra);
        let outcome = run_with(&arguments, text.as_bytes());
        assert_eq!(outcome.text(), "line\n1\n4\n", "{extra:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Lines = events + continuations + blanks + rejects, and events + rejects keep every byte that is not
    /// white space.
    #[test]
    fn no_line_is_lost(pieces in prop::collection::vec(piece(), 0..60)) {
        let text: Vec<u8> = pieces.concat();
        let scratch = Scratch::new();
        let rejects = scratch.name("rejects");
        let outcome = run_with(&["filter", "--raw", "-q", "--rejects", &rejects, "-"], &text);
        let mut kept = [outcome.stdout, fs::read(&rejects).expect("rejects")].concat();
        let mut wanted = text;
        for bytes in [&mut kept, &mut wanted] {
            bytes.retain(|byte| !byte.is_ascii_whitespace());
            bytes.sort_unstable();
        }
        prop_assert_eq!(kept, wanted);
    }
}

fn piece() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        Just(welf("2025-03-14 08:00:00", "eva", "AUT22673: Logout from 203.0.113.7").into_bytes()),
        Just(b"2025-03-14 07:00:00 - n - [192.0.2.1] u(R)[] - text\n".to_vec()),
        Just(b"id=firewall time=\"2025-03-14 07:00:00\" msg=\"open\n".to_vec()),
        Just(b"id=firewall time=\"2025-99-14 07:00:00\" msg=\"bad\"\n".to_vec()),
        Just(b"2025-03-14 07:00:00 - torn\n".to_vec()),
        Just(b"\n".to_vec()),
        Just(b" \t\r\n".to_vec()),
        Just(b"plain text\n".to_vec()),
        Just(b"\xFF\x00\x01\n".to_vec()),
        prop::collection::vec(any::<u8>(), 0..40),
    ]
}
