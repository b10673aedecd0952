//! Reads a CEF line: `CEF:0|vendor|product|version|id|name|severity|key=value key=value`.
//!
//! Bars, equals signs and backslashes are escaped with a backslash; a value runs to the next ` key=`.
//! Connectors put the sentence into `msg`, and a label of their own into the name.

use bumpalo::Bump;

use super::{Reason, fields::Pairs};

/// Parts before the extension, the version of CEF included.
const HEADER_PARTS: usize = 7;

/// Whether a CEF line begins here.
pub(super) fn begins(text: &[u8]) -> bool {
    text.strip_prefix(b"CEF:").is_some_and(|rest| rest.first().is_some_and(u8::is_ascii_digit))
}

/// Reads the fields of the line.
pub(super) fn read<'a>(body: &'a [u8], scratch: &'a Bump) -> Result<Pairs<'a>, Reason> {
    let mut parts: [&[u8]; HEADER_PARTS] = [b""; HEADER_PARTS];
    let mut rest = body;
    for part in &mut parts {
        let end = bar(rest).ok_or(Reason::Torn)?;
        *part = unescaped(&rest[..end], scratch);
        rest = &rest[end + 1..];
    }
    let [_, _, _, _, id, name, _] = parts;
    let mut fields = Pairs::default();
    fields.push(b"code", id);
    let mut has_message = false;
    let mut at = 0;
    while let Some((key, start)) = key_at(rest, at) {
        let next = key_at(rest, start);
        let end = next.map_or(rest.len(), |(key, value)| value - key.len() - 1);
        has_message |= key == b"msg";
        fields.push(key, unescaped(rest[start..end].trim_ascii_end(), scratch));
        at = end;
    }
    if !has_message {
        fields.push(b"msg", name);
    }
    Ok(fields)
}

/// The first bar that is not escaped.
fn bar(text: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        match memchr::memchr2(b'|', b'\\', text.get(at..)?)? {
            found if text[at + found] == b'|' => return Some(at + found),
            found => at += found + 2,
        }
    }
}

/// The next key at or after `at`, and where its value begins. A key follows a blank and is made of letters,
/// digits, full stops and underscores.
fn key_at(text: &[u8], at: usize) -> Option<(&[u8], usize)> {
    memchr::memchr_iter(b'=', text.get(at..)?).map(|found| at + found).find_map(|equals| {
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_');
        let length = text[at..equals].iter().rev().take_while(|byte| is_part(byte)).count();
        let start = equals - length;
        let follows_blank = start == 0 || text[start - 1] == b' ';
        (length > 0 && follows_blank).then(|| (&text[start..equals], equals + 1))
    })
}

fn unescaped<'a>(text: &'a [u8], scratch: &'a Bump) -> &'a [u8] {
    if memchr::memchr(b'\\', text).is_none() {
        return text;
    }
    let mut plain = Vec::with_capacity(text.len());
    let mut bytes = text.iter();
    while let Some(&byte) = bytes.next() {
        plain.push(match (byte, bytes.as_slice().first()) {
            (b'\\', Some(b'n' | b'r')) => b'\n',
            (b'\\', Some(&escaped @ (b'|' | b'=' | b'\\'))) => escaped,
            _ => {
                plain.push(byte);
                continue;
            }
        });
        bytes.next();
    }
    scratch.alloc_slice_copy(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(line: &str) -> Option<Vec<String>> {
        let scratch = Bump::new();
        let fields = read(line.as_bytes(), &scratch).ok()?;
        let pair = |(name, value): (&[u8], &[u8])| {
            format!("{}={}", String::from_utf8_lossy(name), String::from_utf8_lossy(value))
        };
        Some(fields.iter().map(pair).collect())
    }

    #[test]
    fn values_run_to_the_next_key_and_escapes_are_undone() {
        assert_eq!(
            pairs(r"CEF:0|J\|P|PSA|8|AUT1|Login failed|3|suser=NORD\\eva request=/a?b\=c d=e msg=one\ntwo x"),
            Some(
                ["code=AUT1", r"suser=NORD\eva", "request=/a?b=c", "d=e", "msg=one\ntwo x"].map(str::to_owned).to_vec()
            )
        );
        assert_eq!(pairs("CEF:0|a|b|c|d|Logout|3|"), Some(vec!["code=d".to_owned(), "msg=Logout".to_owned()]));
        assert_eq!(pairs("CEF:0|a|b|c"), None);
    }
}
