//! Lists: one value a line, perhaps with a note behind it.

use super::{
    intake::{Intake, Said},
    stix,
    value::{Value, unknown},
    window::Window,
};

/// What a comment begins with.
const COMMENTS: [&str; 3] = ["#", ";", "//"];
/// What divides a value from a note.
const DIVIDERS: [&str; 8] = ["#", ";", "//", "-", "–", "—", "|", ","];

pub(super) fn read(text: &str, intake: &mut Intake<'_>) {
    for (line, written) in (1..).zip(text.lines()) {
        let written = written.trim();
        if written.is_empty() || is_comment(written) {
            continue;
        }
        let mut said = Said { line, description: "", window: Window::ALWAYS };
        // Nearly all that long lists hold.
        if let Ok(address) = written.parse() {
            intake.take(Ok(Value::of_address(address)), written, said);
            continue;
        }
        if written.starts_with('[') && written.ends_with(']') && written.contains('\'') {
            stix::take_pattern(written, said, intake);
            continue;
        }
        match divide(written) {
            Some((value, note)) => {
                said.description = note;
                intake.take(Value::guess(value), value, said);
            }
            None => intake.take(unknown("there is text behind the first word"), written, said),
        }
    }
}

/// Whether a line, without blanks around it, is a comment.
pub(super) fn is_comment(line: &str) -> bool {
    COMMENTS.iter().any(|start| line.starts_with(start))
}

/// The value of a line, and the note behind it. A URL may hold commas.
fn divide(line: &str) -> Option<(&str, &str)> {
    let word = line.split(char::is_whitespace).next().unwrap_or_default();
    let is_url = word.contains("://") || word.starts_with('/');
    let end = if is_url { None } else { word.find([',', ';']) }.unwrap_or(word.len());
    let (value, rest) = line.split_at(end);
    let rest = rest.trim_start();
    if rest.is_empty() {
        return Some((value, ""));
    }
    let note = DIVIDERS.iter().find_map(|divider| rest.strip_prefix(divider))?;
    // 198.51.100.6 - 198.51.100.8
    let is_range = rest.starts_with('-') && note.trim().parse::<std::net::IpAddr>().is_ok();
    if is_range { Some((line, "")) } else { Some((value, note.trim())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_stands_behind_a_divider() {
        for (line, wanted) in [
            ("198.51.100.7", Some(("198.51.100.7", ""))),
            ("198.51.100.0/24 ; SBL1", Some(("198.51.100.0/24", "SBL1"))),
            ("198.51.100.0/24;SBL1", Some(("198.51.100.0/24", "SBL1"))),
            ("evil.example - a note", Some(("evil.example", "a note"))),
            ("evil.example,", Some(("evil.example", ""))),
            ("evil.example, a note", Some(("evil.example", "a note"))),
            ("http://x.example/a,b;c # note", Some(("http://x.example/a,b;c", "note"))),
            ("198.51.100.6 - 198.51.100.8", Some(("198.51.100.6 - 198.51.100.8", ""))),
            ("some words of prose", None),
        ] {
            assert_eq!(divide(line), wanted, "{line}");
        }
    }
}
