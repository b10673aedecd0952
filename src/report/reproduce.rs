//! The command line that shows a line of the evidence again.
//!
//! A line is named by its file and number, a native record by its offset. What an archive or a dataset holds is read from
//! the file on disk, with a condition on the name that its rows carry. Words are quoted for a POSIX shell; bytes that a
//! person cannot see, or that are no UTF-8, are written as `$'\033'`, which bash, zsh and ksh know.

use std::{borrow::Cow, fmt::Write, os::unix::ffi::OsStrExt};

use crate::{detect::Proof, output::sanitize, source::Source};

use super::html::MOST_OF_VALUE;

/// Where lines come from.
pub struct Again<'c> {
    /// The sources, in the order of reading.
    pub sources: Vec<&'c Source>,
    /// The files on disk.
    pub files: &'c [Source],
    /// Options without which lines are not understood.
    pub options: Vec<Vec<u8>>,
}

impl Again<'_> {
    /// The command line for an event; nothing where none can find it alone.
    pub(super) fn command(&self, proof: &Proof) -> Option<String> {
        let source = self.sources.get(proof.place.source)?;
        let place = match (proof.line, proof.offset) {
            (Some(line), _) => format!("line = {line}"),
            (None, Some(offset)) => format!("offset = {offset}"),
            (None, None) => return None,
        };
        let file = self.file_of(source);
        let is_dataset = source.container == "parquet";
        let condition = if is_dataset || file.path != source.path {
            format!("file = '{}' AND {place}", proof.file.replace('\'', "''"))
        } else {
            place
        };
        let mut words: Vec<Cow<'_, [u8]>> = vec![b"pulsetrail".into(), b"filter".into()];
        // A dataset seldom holds the lines themselves.
        if !is_dataset {
            words.push(b"--raw".into());
        }
        words.extend(self.options.iter().map(|word| word.as_slice().into()));
        words.extend([b"--where".into(), condition.into_bytes().into(), b"--".into()]);
        words.push(file.path.as_os_str().as_bytes().into());
        let command = words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ");
        (command.len() <= MOST_OF_VALUE).then_some(command)
    }

    /// The file on disk that a source is in.
    fn file_of<'s>(&'s self, source: &'s Source) -> &'s Source {
        let name = source.path.as_os_str().as_bytes();
        let holds = |file: &&Source| {
            let path = file.path.as_os_str().as_bytes();
            name.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with(b"!/"))
        };
        let found = self.files.iter().filter(holds).max_by_key(|file| file.path.as_os_str().len());
        found.unwrap_or(source)
    }
}

/// A word as it is typed in a shell.
#[must_use]
pub fn quoted(word: &[u8]) -> String {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_./:=@%+,".contains(byte);
    match std::str::from_utf8(word) {
        Ok(text) if !text.is_empty() && word.iter().all(is_plain) => text.to_owned(),
        Ok(text) if matches!(sanitize(word), Cow::Borrowed(_)) => format!("'{}'", text.replace('\'', r"'\''")),
        _ => {
            let mut quoted = "$'".to_owned();
            for byte in word {
                match byte {
                    b'\'' => quoted.push_str(r"\'"),
                    b'\\' => quoted.push_str(r"\\"),
                    b' '..=b'~' => quoted.push(char::from(*byte)),
                    // Three octal digits end by themselves, whatever follows. Writing to a string cannot fail.
                    _ => {
                        let _ = write!(quoted, "\\{byte:03o}");
                    }
                }
            }
            quoted.push('\'');
            quoted
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_reads_the_same_words() {
        let words: [&[u8]; 9] = [
            b"plain-1.log",
            b"",
            b"two words",
            b"it's",
            b"$(rm -rf x) `y` \\ \"z\"",
            b"a\x1b[2J\n'\\1",
            b"caf\xe9",
            "r\u{e9}sum\u{e9} \u{202e}x".as_bytes(),
            b"*?[a]~;&|<>#!{}",
        ];
        let line = words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ");
        let script = format!("printf '%s\\0' {line}");
        let Ok(output) = std::process::Command::new("bash").args(["-c", &script]).output() else { return };
        let read: Vec<&[u8]> = output.stdout.split(|byte| *byte == 0).collect();
        assert_eq!(read[..words.len()], words);
    }
}
