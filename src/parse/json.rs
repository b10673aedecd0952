//! Reads one JSON object into named fields.
//!
//! Nested names are joined with full stops, as ECS writes them; a list of scalars becomes one value with
//! commas. Values are borrowed from the line unless they hold escapes. A line that was cut keeps the fields
//! before the cut, and what there is of the one that was cut.

use bumpalo::Bump;

use super::{Reason, fields::Pairs};

/// Objects and lists inside one another; deeper ones are refused.
const MOST_DEPTH: usize = 32;

/// Whether an object with names begins here.
pub(super) fn begins(text: &[u8]) -> bool {
    text.strip_prefix(b"{").is_some_and(|rest| rest.trim_ascii_start().first() == Some(&b'"'))
}

/// Reads the fields of an object; the second value tells whether the text ends inside it.
pub(super) fn read<'a>(text: &'a [u8], scratch: &'a Bump) -> Result<(Pairs<'a>, bool), Reason> {
    let mut reader = Reader { text, at: 0, scratch, fields: Pairs::default() };
    match reader.object(b"", 0) {
        Ok(()) => Ok((reader.fields, false)),
        Err(Stop::Cut) => Ok((reader.fields, true)),
        Err(Stop::Torn) => Err(Reason::Torn),
    }
}

/// Why reading ends early.
enum Stop {
    /// The text ended.
    Cut,
    /// It is no JSON.
    Torn,
}

struct Reader<'a> {
    text: &'a [u8],
    at: usize,
    scratch: &'a Bump,
    fields: Pairs<'a>,
}

impl<'a> Reader<'a> {
    fn object(&mut self, name: &'a [u8], depth: usize) -> Result<(), Stop> {
        self.expect(b'{')?;
        if self.skips(b'}')? {
            return Ok(());
        }
        loop {
            let (key, is_cut) = self.string()?;
            if is_cut {
                return Err(Stop::Cut);
            }
            self.expect(b':')?;
            let path = self.join(name, key);
            self.value(path, depth + 1)?;
            if self.skips(b'}')? {
                return Ok(());
            }
            self.expect(b',')?;
        }
    }

    fn value(&mut self, name: &'a [u8], depth: usize) -> Result<(), Stop> {
        if depth > MOST_DEPTH {
            return Err(Stop::Torn);
        }
        match self.peek()? {
            b'{' => self.object(name, depth),
            b'[' => self.list(name, depth),
            _ => {
                let (value, is_cut) = self.scalar()?;
                self.fields.push(name, value);
                if is_cut { Err(Stop::Cut) } else { Ok(()) }
            }
        }
    }

    /// Scalars are joined; what objects in a list hold is read under the name of the list.
    fn list(&mut self, name: &'a [u8], depth: usize) -> Result<(), Stop> {
        self.expect(b'[')?;
        let mut items: Vec<&'a [u8]> = Vec::new();
        let mut outcome = Ok(());
        if self.skips(b']')? {
            return Ok(());
        }
        while outcome.is_ok() {
            match self.peek()? {
                b'{' | b'[' => self.value(name, depth + 1)?,
                _ => {
                    let (item, is_cut) = self.scalar()?;
                    items.push(item);
                    outcome = if is_cut { Err(Stop::Cut) } else { Ok(()) };
                }
            }
            if outcome.is_ok() {
                if self.skips(b']')? {
                    break;
                }
                self.expect(b',')?;
            }
        }
        match items.as_slice() {
            [] => {}
            [only] => self.fields.push(name, only),
            several => self.fields.push(name, self.scratch.alloc_slice_copy(&several.join(&b", "[..]))),
        }
        outcome
    }

    /// A string, number, true, false or null; null is empty. Whether it was cut.
    fn scalar(&mut self) -> Result<(&'a [u8], bool), Stop> {
        if self.peek()? == b'"' {
            return self.string();
        }
        let rest = &self.text[self.at..];
        let length = rest.iter().position(|byte| matches!(byte, b',' | b'}' | b']') || byte.is_ascii_whitespace());
        let word = &rest[..length.ok_or(Stop::Cut)?];
        self.at += word.len();
        match word {
            b"null" => Ok((b"", false)),
            b"true" | b"false" | [b'-' | b'0'..=b'9', ..] => Ok((word, false)),
            _ => Err(Stop::Torn),
        }
    }

    fn string(&mut self) -> Result<(&'a [u8], bool), Stop> {
        self.expect(b'"')?;
        let rest = &self.text[self.at..];
        let mut end = 0;
        let mut has_escapes = false;
        loop {
            match rest.get(end..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)) {
                Some(found) if rest[end + found] == b'"' => {
                    end += found;
                    break;
                }
                Some(found) => {
                    has_escapes = true;
                    end += found + 2;
                }
                None => {
                    self.at = self.text.len();
                    return Ok((decoded(rest, has_escapes, self.scratch), true));
                }
            }
        }
        self.at += end + 1;
        Ok((decoded(&rest[..end], has_escapes, self.scratch), false))
    }

    fn peek(&mut self) -> Result<u8, Stop> {
        while let Some(&byte) = self.text.get(self.at) {
            if !byte.is_ascii_whitespace() {
                return Ok(byte);
            }
            self.at += 1;
        }
        Err(Stop::Cut)
    }

    fn skips(&mut self, wanted: u8) -> Result<bool, Stop> {
        let follows = self.peek()? == wanted;
        self.at += usize::from(follows);
        Ok(follows)
    }

    fn expect(&mut self, wanted: u8) -> Result<(), Stop> {
        if self.skips(wanted)? { Ok(()) } else { Err(Stop::Torn) }
    }

    fn join(&self, outer: &'a [u8], inner: &'a [u8]) -> &'a [u8] {
        if outer.is_empty() { inner } else { self.scratch.alloc_slice_copy(&[outer, inner].join(&b'.')) }
    }
}

/// The text that an escaped string stands for. Escapes that mean nothing stay as they are.
fn decoded<'a>(text: &'a [u8], has_escapes: bool, scratch: &'a Bump) -> &'a [u8] {
    if !has_escapes {
        return text;
    }
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(slash) = memchr::memchr(b'\\', rest) {
        plain.extend_from_slice(&rest[..slash]);
        rest = &rest[slash..];
        let (length, byte) = match rest.get(1) {
            Some(b'n') => (2, b'\n'),
            Some(b't') => (2, b'\t'),
            Some(b'r') => (2, b'\r'),
            Some(b'b') => (2, 8),
            Some(b'f') => (2, 12),
            Some(&byte @ (b'"' | b'\\' | b'/')) => (2, byte),
            _ => (1, b'\\'),
        };
        if let Some((character, length)) = unicode(rest) {
            plain.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            rest = &rest[length..];
            continue;
        }
        plain.push(byte);
        rest = &rest[length..];
    }
    plain.extend_from_slice(rest);
    scratch.alloc_slice_copy(&plain)
}

/// The character that `\uXXXX`, or a pair of them, stands for, and the length of the escape.
fn unicode(text: &[u8]) -> Option<(char, usize)> {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix(b"\\u")?;
        let digits =
            std::str::from_utf8(digits).ok().filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        u16::from_str_radix(digits, 16).ok()
    };
    let first = unit(0)?;
    if let Ok(character) = char::try_from(u32::from(first)) {
        return Some((character, 6));
    }
    let pair = unit(6).and_then(|second| char::decode_utf16([first, second]).next()?.ok());
    Some(pair.map_or((char::REPLACEMENT_CHARACTER, 6), |character| (character, 12)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Option<(String, bool)> {
        let scratch = Bump::new();
        let (fields, is_cut) = read(text.as_bytes(), &scratch).ok()?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{}={}", text(name), text(value))).collect();
        Some((pairs.join(";"), is_cut))
    }

    #[test]
    fn fields_are_named_by_their_paths() {
        assert_eq!(
            pairs(r#"{"a":"1", "b":{"c":2,"d":[true,"x"],"e":null},"f":[],"g":[{"h":"i"}] } rest"#),
            Some(("a=1;b.c=2;b.d=true, x;b.e=;g.h=i".to_owned(), false))
        );
        assert_eq!(
            pairs(r#"{"a":"\"\\\/\n\u00e9\ud83d\ude00\ud800x\q"}"#),
            Some(("a=\"\\/\né😀\u{fffd}x\\q".to_owned(), false))
        );
    }

    #[test]
    fn a_cut_object_keeps_what_came_before() {
        assert_eq!(pairs(r#"{"a":"1","b":"tw"#), Some(("a=1;b=tw".to_owned(), true)));
        assert_eq!(pairs(r#"{"a":"1","b"#), Some(("a=1".to_owned(), true)));
        assert_eq!(pairs(r#"{"a":["x","y"#), Some(("a=x, y".to_owned(), true)));
        assert_eq!(pairs(r#"{"a":"x\"#), Some(("a=x\\".to_owned(), true)));
        assert_eq!(pairs(r#"{"a" 1}"#), None);
        assert_eq!(pairs(&format!("{}1", "{\"a\":".repeat(99))), None);
    }
}
