//! One JSON object a line; empty columns are left out.

use super::{Head, Moments, push_float, push_int};
use crate::schema::Value;

/// Appends one object and a line feed.
pub(super) fn write(heads: &[Head], values: &[Value<'_>], moments: &Moments, out: &mut Vec<u8>) {
    out.push(b'{');
    let mut is_first = true;
    for (head, value) in heads.iter().zip(values) {
        if *value == Value::None {
            continue;
        }
        if !std::mem::take(&mut is_first) {
            out.push(b',');
        }
        push_string(head.name.as_bytes(), out);
        out.push(b':');
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

fn push_string(text: &[u8], out: &mut Vec<u8>) {
    // Writing text to memory cannot fail.
    let _ = serde_json::to_writer(out, &String::from_utf8_lossy(text));
}
