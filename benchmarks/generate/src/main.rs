//! Writes logs for the benchmarks, and counts line feeds as a yardstick for them.
//!
//! `generate BYTES OUT` writes at least that many bytes of WELF lines: 2 000 users, 5 000 addresses,
//! 33 days in order of time, one line in a thousand broken. The same size always gives the same bytes.
//!
//! `generate --vc0 RECORDS OUT` writes a native access log of exactly that many records, none broken: the
//! same events as the first lines, with the arguments of the messages instead of their sentences.
//! `generate --vc0-separated RECORDS OUT` does so in the layout that plaso's parser reads.
//!
//! `generate --count-newlines FILE [THREADS]` reads the file in blocks, with 2 threads unless told
//! otherwise, and prints how many line feeds it holds: no program that looks at every line is faster.

mod broken;
mod cast;
mod clock;
mod event;
mod message;
mod native;
mod newlines;
mod random;
mod sentence;

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::Path,
    process::ExitCode,
};

use cast::Cast;
use clock::Clock;
use event::Event;
use message::Form;
use native::Framing;
use random::Random;

const SEED: u64 = 0x7075_6c73_6574_7261;
const BUFFER_BYTES: usize = 1 << 20;
const USAGE: &str = "usage: generate BYTES OUT
       generate --vc0|--vc0-separated RECORDS OUT
       generate --count-newlines FILE [THREADS]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["--count-newlines", file] => print_newlines(file, "2"),
        ["--count-newlines", file, threads] => print_newlines(file, threads),
        ["--vc0", records, out] => {
            generate(out, "records", |file| write_native(file, number(records)?, Framing::Length))
        }
        ["--vc0-separated", records, out] => {
            generate(out, "records", |file| write_native(file, number(records)?, Framing::Separator))
        }
        [bytes, out] => generate(out, "lines", |file| write_lines(file, number(bytes)?)),
        _ => Err(USAGE.into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("generate: {problem}");
            ExitCode::from(2)
        }
    }
}

type Outcome = Result<(), Box<dyn std::error::Error>>;
/// How many lines or records, and how many bytes.
type Written = Result<(u64, u64), Box<dyn std::error::Error>>;

fn print_newlines(file: &str, threads: &str) -> Outcome {
    let threads = threads.parse().map_err(|_| USAGE)?;
    println!("{}", newlines::count(Path::new(file), threads)?);
    Ok(())
}

fn number(word: &str) -> Result<u64, &'static str> {
    word.parse().map_err(|_| USAGE)
}

fn generate(out: &str, noun: &str, write: impl FnOnce(&mut BufWriter<File>) -> Written) -> Outcome {
    let mut file = BufWriter::with_capacity(BUFFER_BYTES, File::create(out)?);
    let (count, bytes) = write(&mut file)?;
    file.flush()?;
    eprintln!("{out}: {count} {noun}, {bytes} bytes");
    Ok(())
}

/// Writes whole lines until there are enough bytes; returns how many of each.
fn write_lines(out: &mut impl Write, bytes: u64) -> Written {
    let mut random = Random::new(SEED);
    // Its own, so that the lines that are not broken are those of any other log.
    let mut fate = Random::new(!SEED);
    let cast = Cast::new(&mut random);
    let clock = Clock::new(bytes);
    let mut line = Vec::with_capacity(1024);
    let (mut lines, mut written) = (0, 0);
    while written < bytes {
        line.clear();
        Event::new(&mut random, &cast, clock.at(written), Form::Sentence)?.write_line(&mut line)?;
        if fate.one_in(1000) {
            broken::spoil(&mut fate, &mut line);
        }
        line.push(b'\n');
        out.write_all(&line)?;
        lines += 1;
        written += line.len() as u64;
    }
    Ok((lines, written))
}

/// Writes a header and that many records; returns how many of them and of bytes.
fn write_native(out: &mut impl Write, records: u64, framing: Framing) -> Written {
    let mut random = Random::new(SEED);
    let cast = Cast::new(&mut random);
    let clock = Clock::new(records);
    let mut record = Vec::with_capacity(1024);
    let header = native::header();
    out.write_all(&header)?;
    let mut written = header.len() as u64;
    for number in 0..records {
        record.clear();
        Event::new(&mut random, &cast, clock.at(number), Form::Arguments)?.write_record(&mut record, number)?;
        written += framing.write(out, &record)?;
    }
    Ok((records, written))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        let mut bytes = Vec::new();
        write_lines(&mut bytes, 1 << 22).expect("memory");
        bytes
    }

    #[test]
    fn the_same_size_gives_the_same_bytes() {
        assert_eq!(sample(), sample());
    }

    #[test]
    fn every_code_is_there_and_bob_fails_to_sign_in() {
        let bytes = sample();
        let text = String::from_utf8_lossy(&bytes);
        for code in event::CODES {
            assert!(text.contains(&format!(" msg=\"{}: ", code.name)), "{}", code.name);
        }
        assert!(text.lines().any(|line| line.contains(" user=bob ") && line.contains("\"AUT23457: ")));
    }

    #[test]
    fn records_and_lines_tell_of_the_same_events() {
        let lines = sample();
        let count = lines.iter().filter(|&&byte| byte == b'\n').count();
        let mut bytes = Vec::new();
        let (_, written) = write_native(&mut bytes, count as u64, Framing::Length).expect("memory");
        assert_eq!(written, bytes.len() as u64);
        let mut rest = &bytes[8192..];
        let mut differing = 0;
        for line in String::from_utf8_lossy(&lines).lines().take(count) {
            let (length, text) = rest.split_at(2);
            let (record, next) = text.split_at(usize::from(u16::from_le_bytes([length[0], length[1]])));
            rest = next;
            let record = String::from_utf8_lossy(record);
            let fields: Vec<_> = record.split('\t').collect();
            let head = [format!(" user={} realm=", fields[6]), format!(" msg=\"{}: ", fields[2])];
            let is_told =
                head.iter().all(|part| line.contains(part)) && fields[18..].iter().all(|part| line.contains(part));
            // The clock of lines goes by bytes: the times in sentences are not quite the same.
            differing += usize::from(!is_told && fields[2] != "AUT20915");
        }
        assert!(rest.is_empty());
        assert!(differing <= count / 200, "{differing} of {count}");
    }
}
