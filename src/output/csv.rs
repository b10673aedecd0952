//! Comma- and tab-separated values, as RFC 4180 has them; lines end in LF.

use super::{Moments, push_float, push_int};
use crate::schema::Value;

/// How fields are told apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dialect {
    pub(super) separator: u8,
    /// Whether a cell that a spreadsheet would run as a formula gets an apostrophe in front.
    pub(super) is_safe: bool,
}

/// Appends one line.
pub(super) fn write(dialect: Dialect, values: &[Value<'_>], moments: &Moments, out: &mut Vec<u8>) {
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            out.push(dialect.separator);
        }
        match value {
            Value::None => {}
            Value::Text(text) => push_text(dialect, text, out),
            Value::Int(number) => push_int(*number, out),
            Value::Float(number) => push_float(*number, out),
            Value::Time(micros) => moments.push(*micros, out),
        }
    }
    // A line with one empty field would look like no line at all.
    if let [Value::None] = values {
        out.extend_from_slice(b"\"\"");
    }
    out.push(b'\n');
}

fn push_text(dialect: Dialect, text: &[u8], out: &mut Vec<u8>) {
    let is_formula = matches!(text.first(), Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r'));
    let prefix: &[u8] = if dialect.is_safe && is_formula { b"'" } else { b"" };
    let needs_quotes =
        memchr::memchr3(dialect.separator, b'"', b'\n', text).is_some() || memchr::memchr(b'\r', text).is_some();
    if !needs_quotes {
        out.extend_from_slice(prefix);
        push_utf8(text, out);
        return;
    }
    out.push(b'"');
    out.extend_from_slice(prefix);
    for (index, part) in text.split(|&byte| byte == b'"').enumerate() {
        if index > 0 {
            out.extend_from_slice(b"\"\"");
        }
        push_utf8(part, out);
    }
    out.push(b'"');
}

/// Appends text; bytes that are not UTF-8 become replacement characters, as in every other format.
fn push_utf8(text: &[u8], out: &mut Vec<u8>) {
    if std::str::from_utf8(text).is_ok() {
        out.extend_from_slice(text);
        return;
    }
    for chunk in text.utf8_chunks() {
        out.extend_from_slice(chunk.valid().as_bytes());
        if !chunk.invalid().is_empty() {
            out.extend_from_slice("\u{FFFD}".as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(separator: u8, is_safe: bool, values: &[&str]) -> String {
        let values: Vec<Value<'_>> = values.iter().map(|text| Value::Text(text.as_bytes())).collect();
        let mut out = Vec::new();
        write(Dialect { separator, is_safe }, &values, &Moments::new(jiff::tz::TimeZone::UTC), &mut out);
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn only_what_must_be_is_quoted() {
        assert_eq!(
            line(b',', false, &["a b", "c,d", "e\"f", "g\nh", "i\tj"]),
            "a b,\"c,d\",\"e\"\"f\",\"g\nh\",i\tj\n"
        );
        assert_eq!(line(b'\t', false, &["c,d", "i\tj"]), "c,d\t\"i\tj\"\n");
    }

    #[test]
    fn formulas_are_disarmed_on_request_only() {
        assert_eq!(line(b',', false, &["=1+1"]), "=1+1\n");
        assert_eq!(line(b',', true, &["=1+1", "@x,y", "a=b"]), "'=1+1,\"'@x,y\",a=b\n");
    }

    #[test]
    fn a_reader_that_others_wrote_gets_the_same_fields_back() {
        let fields = ["plain", "with,comma", "with \"quotes\"", "two\nlines", "", " blanks ", "tab\there", "\r"];
        let text = line(b',', false, &fields);
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let record = reader.records().next().expect("a record").expect("valid");
        assert_eq!(record.iter().collect::<Vec<_>>(), fields);
    }
}
