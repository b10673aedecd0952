//! Writes logs for the benchmarks, and counts line feeds as a yardstick for them.
//!
//! `generate BYTES OUT` writes at least that many bytes of WELF lines: 2 000 users, 5 000 addresses,
//! 33 days in order of time, one line in a thousand broken. The same size always gives the same bytes.
//!
//! `generate --count-newlines FILE [THREADS]` reads the file in blocks, with 2 threads unless told
//! otherwise, and prints how many line feeds it holds: no program that looks at every line is faster.

mod broken;
mod cast;
mod clock;
mod event;
mod newlines;
mod random;
mod sentence;

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::Path,
    process::ExitCode,
};

use cast::Cast;
use clock::Clock;
use event::Event;
use random::Random;

const SEED: u64 = 0x7075_6c73_6574_7261;
const BUFFER_BYTES: usize = 1 << 20;
const USAGE: &str = "usage: generate BYTES OUT\n       generate --count-newlines FILE [THREADS]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["--count-newlines", file] => print_newlines(file, "2"),
        ["--count-newlines", file, threads] => print_newlines(file, threads),
        [bytes, out] => generate(bytes, out),
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

fn print_newlines(file: &str, threads: &str) -> Outcome {
    let threads = threads.parse().map_err(|_| USAGE)?;
    println!("{}", newlines::count(Path::new(file), threads)?);
    Ok(())
}

fn generate(bytes: &str, out: &str) -> Outcome {
    let bytes = bytes.parse().map_err(|_| USAGE)?;
    let mut file = BufWriter::with_capacity(BUFFER_BYTES, File::create(out)?);
    let (lines, written) = write_lines(&mut file, bytes)?;
    file.flush()?;
    eprintln!("{out}: {lines} lines, {written} bytes");
    Ok(())
}

/// Writes whole lines until there are enough bytes; returns how many of each.
fn write_lines(out: &mut impl Write, bytes: u64) -> io::Result<(u64, u64)> {
    let mut random = Random::new(SEED);
    let cast = Cast::new(&mut random);
    let clock = Clock::new(bytes);
    let mut line = Vec::with_capacity(1024);
    let (mut lines, mut written) = (0, 0);
    while written < bytes {
        line.clear();
        Event::new(&mut random, &cast, clock.at(written))?.write(&mut line)?;
        if random.one_in(1000) {
            broken::spoil(&mut random, &mut line);
        }
        line.push(b'\n');
        out.write_all(&line)?;
        lines += 1;
        written += line.len() as u64;
    }
    Ok((lines, written))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        let mut bytes = Vec::new();
        write_lines(&mut bytes, 1 << 20).expect("memory");
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
}
