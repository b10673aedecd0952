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

fn push_string(text: &[u8], out: &mut Vec<u8>) {
    // Writing text to memory cannot fail.
    let _ = serde_json::to_writer(out, &String::from_utf8_lossy(text));
}
