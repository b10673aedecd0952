//! Native logs made to break things.

use std::{
    fmt::Write as _,
    fs::OpenOptions,
    io::{Seek, SeekFrom, Write},
    process::Command,
    time::{Duration, Instant},
};

use crate::{
    harness::{Scratch, run, run_with},
    vc0_log::{Kind, Log, Spec},
};

const HEADER_BYTES: usize = 8192;

/// These bytes, again and again, behind a good header.
fn repeated(bytes: &[u8], length: usize) -> Vec<u8> {
    let mut log = vec![0; HEADER_BYTES];
    (log[0], log[4]) = (5, 1);
    log.extend(bytes.iter().cycle().take(length));
    log
}

#[test]
fn lengths_that_are_wrong_everywhere_cost_no_record() {
    let scratch = Scratch::new();
    for counts_itself in [false, true] {
        // Where a length leads to the end of another record by chance, it is right; the longest leads out of 100.
        for (length, records) in [(0, 3000), (1, 3000), (2, 3000), (3, 3000), (0xFFFF, 100)] {
            let log = Log::new(&Spec { counts_itself, ..Spec::new(Kind::Access, records, 21) });
            let (mut bytes, spans) = (log.bytes(), log.spans());
            for span in &spans {
                let start = span.start as usize;
                bytes[start..start + 2].copy_from_slice(&u16::to_le_bytes(length));
            }
            let file = scratch.file("x.vc0", &bytes);
            let outcome = run(&["filter", "-f", "csv", "--columns", "offset,flags,raw", &file]).code(0);
            let mut wanted = String::from("offset,flags,raw\n");
            for (number, (record, span)) in log.records.iter().zip(&spans).enumerate() {
                let text = std::str::from_utf8(&record.text).expect("UTF-8");
                // The end of the file cuts what should be longer.
                let flag = if number == 99 && length == 0xFFFF { "cut" } else { "stale-length" };
                writeln!(wanted, "{},{flag},{}", span.start, quoted(text)).expect("memory");
            }
            assert!(outcome.text() == wanted, "length {length}");
            assert_eq!(outcome.stderr, format!("pulsetrail: {records} events in 1 file\n"));
        }
    }
}

/// The cell of a CSV file.
fn quoted(text: &str) -> String {
    if text.contains(['"', ',']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

#[test]
fn eight_megabytes_of_anything_take_seconds() {
    let scratch = Scratch::new();
    for pattern in [
        &b"\tvc0\t"[..],
        b"\tvc0",
        b"67e39911.048d95\t",
        b"xx67e39911.048d95\t",
        b"xx67e39911.048d95\t\0",
        b".",
        b"\t",
        b"\x05",
        b"\0x",
        b"\x01\0",
        b"\xFF",
        b"67e39911.048d95\t\tADM20599\tvc0\t",
        b"67e39911.048d95\t\tADM20599\tvc0\t\0",
        b"\xFF\xFF67e39911.048d95\t\tADM20599\tvc0\t",
        b"67e39911.048d95\tn\tADM2059X\tvc0\t",
        &[b"67e39911.048d95\t", &[b'n'; 255][..], b"\tADM2059X\tvc0\t"].concat(),
        &[&b"\xF0\0"[..], &[0; 240], b"x"].concat(),
    ] {
        let file = scratch.file("x.vc0", &repeated(pattern, 8 << 20));
        let ask = |extra: &[&str]| {
            let start = Instant::now();
            let outcome = run(&[&["filter", "--count"][..], extra, &[&file]].concat());
            let took = start.elapsed();
            assert!(took < Duration::from_secs(20), "{took:?} for {}", pattern.escape_ascii());
            assert!(outcome.code < 2, "{}", outcome.stderr);
            outcome.stderr
        };
        assert_eq!(ask(&["-j", "1"]), ask(&["--chunk-bytes", "1", "--no-mmap"]), "{}", pattern.escape_ascii());
    }
}

#[test]
fn the_longest_texts_are_read_and_longer_ones_are_cut_where_a_length_ends() {
    let scratch = Scratch::new();
    let head = "67e39911.048d95\tn\tADM20599\tvc0\tRoot\t192.0.2.7\teva\t\t\t\t\t\t\t\t\t\t\tuid__1_2_3\t";
    for (counts_itself, longest) in [(false, 0xFFFF), (true, 0xFFFD)] {
        let mut log = repeated(b"", 0);
        for length in [255, 256, 512, 2304, 2313, 2559, longest - 2, longest - 1, longest, longest, 300] {
            let own = if counts_itself { 2 } else { 0 };
            log.extend(u16::to_le_bytes((length + own) as u16));
            log.extend(format!("{head}{:a<1$}\t", "", length - head.len() - 1).bytes());
        }
        let file = scratch.file("x.vc0", &log);
        for extra in [&[][..], &["--chunk-bytes", "1", "--no-mmap"]] {
            let outcome = run(&[&["filter", "-f", "csv", "--columns", "flags,args", &file], extra].concat()).code(0);
            let lengths: Vec<_> = outcome.text().lines().skip(1).map(|row| row.len() - 1 + head.len() + 1).collect();
            let wanted = [255, 256, 512, 2304, 2313, 2559, longest - 2, longest - 1, longest, longest, 300];
            assert_eq!(lengths, wanted, "{extra:?}");
            assert_eq!(outcome.stderr, "pulsetrail: 11 events in 1 file\n");
        }
    }
    // A text that no length can count.
    let mut log = repeated(b"xx", 2);
    log.extend(format!("{head}{}\t", "a".repeat(200_000)).bytes());
    let outcome = run_with(&["filter", "-f", "csv", "--columns", "offset,flags", "-"], &log).code(0);
    assert_eq!(outcome.text(), "offset,flags\n8192,stale-length\n");
    assert!(outcome.stderr.contains("1 event in 1 file; 3 lines rejected (3 not a log line)"), "{}", outcome.stderr);
}

#[test]
fn records_behind_a_hole_of_gigabytes_are_found_in_little_memory() {
    let scratch = Scratch::new();
    let whole = Log::new(&Spec::new(Kind::Events, 2000, 22)).bytes();
    for (hole, kilobytes, extra) in [(4 << 30, 1_000_000, "--no-mmap"), (200 << 20, 2_000_000, "--chunk-bytes=1")] {
        let file = scratch.file("log.events.vc0", &whole);
        let mut log = OpenOptions::new().write(true).open(&file).expect("the log");
        // Holes cost no disk.
        let behind = log.seek(SeekFrom::Start(hole + 12_345)).expect("a place far behind");
        log.write_all(&whole[HEADER_BYTES..]).expect("written");
        let binary = env!("CARGO_BIN_EXE_pulsetrail");
        let limited = format!(
            "ulimit -v {kilobytes}; exec '{binary}' filter -q -f csv --columns offset,flags -j 2 {extra} '{file}'"
        );
        let output = Command::new("bash").args(["-c", &limited]).output().expect("bash");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let rows: Vec<_> = output.stdout.split(|&byte| byte == b'\n').skip(1).collect();
        assert_eq!((rows[0], rows[2000]), (&b"8192,"[..], format!("{behind},").as_bytes()));
        // The last one is what follows the last line feed.
        assert_eq!(rows.len(), 4001);
    }
}
