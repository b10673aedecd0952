//! One JSON object a line; empty columns are left out.

use super::{Head, Moments, push_float, push_int};
use crate::schema::Value;

/// The name of a member as it stands in the object, with its colon.
pub(super) fn key(head: &Head) -> Vec<u8> {
    let mut key = Vec::new();
    push_string(head.name.as_bytes(), &mut key);
    key.push(b':');
    key
}

/// Appends one object and a line feed.
pub(super) fn write(keys: &[Vec<u8>], values: &[Value<'_>], moments: &Moments, out: &mut Vec<u8>) {
    out.push(b'{');
    let mut is_first = true;
    for (key, value) in keys.iter().zip(values) {
        if *value == Value::None {
            continue;
        }
        if !std::mem::take(&mut is_first) {
            out.push(b',');
        }
        out.extend_from_slice(key);
        match value {
            Value::None => {}
            Value::Text(text) => push_string(text, out),
            Value::Int(number) => push_int(*number, out),
            Value::Float(number) => push_float(*number, out),
            Value::Time(micros) => {
                out.push(b'"');
                moments.push(*micros, out);
                out.push(b'"');
            }
        }
    }
    out.extend_from_slice(b"}\n");
}

/// Appends a text as JSON. What some readers take for the end of a line stands as an escape.
fn push_string(text: &[u8], out: &mut Vec<u8>) {
    let start = out.len();
    // Writing text to memory cannot fail.
    let _ = serde_json::to_writer(&mut *out, &String::from_utf8_lossy(text));
    keep_in_one_line(start, out);
}

/// Escapes, in JSON that begins there, the characters that end a line in Unicode but not in JSON: Python's text files are
/// split at them, and so are the lines that Timesketch reads.
pub(super) fn keep_in_one_line(start: usize, out: &mut Vec<u8>) {
    if memchr::memchr2(0xc2, 0xe2, &out[start..]).is_none() {
        return;
    }
    for (character, escape) in [("\u{85}", "\\u0085"), ("\u{2028}", "\\u2028"), ("\u{2029}", "\\u2029")] {
        let Ok(text) = std::str::from_utf8(&out[start..]) else { return };
        if text.contains(character) {
            let text = text.replace(character, escape);
            out.truncate(start);
            out.extend_from_slice(text.as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_is_one_line_for_everybody() {
        let mut out = b"x".to_vec();
        push_string("a\u{2028}b\u{85}c\u{2029}\u{e9}\u{201c}\n".as_bytes(), &mut out);
        assert_eq!(out, "x\"a\\u2028b\\u0085c\\u2029\u{e9}\u{201c}\\n\"".as_bytes());
    }
}
