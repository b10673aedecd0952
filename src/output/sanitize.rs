//! Makes log text safe to look at.
//!
//! User names, agents and URLs are typed by attackers. Control characters could move the cursor or
//! repaint the screen, bidirectional controls could turn text around; both are shown as escapes instead.

use std::borrow::Cow;
use std::fmt::Write;

/// The text with control and bidirectional characters shown as `\x1b` or `\u{202e}`.
#[must_use]
pub fn sanitize(text: &[u8]) -> Cow<'_, str> {
    let text = String::from_utf8_lossy(text);
    if !text.chars().any(is_dangerous) {
        return text;
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '\n' => safe.push_str("\\n"),
            '\t' => safe.push_str("\\t"),
            '\r' => safe.push_str("\\r"),
            // Writing to a string cannot fail.
            _ if is_dangerous(character) && u32::from(character) < 0x100 => {
                let _ = write!(safe, "\\x{:02x}", u32::from(character));
            }
            _ if is_dangerous(character) => {
                let _ = write!(safe, "\\u{{{:x}}}", u32::from(character));
            }
            _ => safe.push(character),
        }
    }
    Cow::Owned(safe)
}

const fn is_dangerous(character: char) -> bool {
    matches!(character,
        '\0'..='\x1f' | '\x7f'..='\u{9f}'
        | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_shown_and_plain_text_is_kept() {
        assert_eq!(sanitize("rené müller".as_bytes()), "rené müller");
        assert_eq!(sanitize(b"a\x1b[2Jb\nc"), "a\\x1b[2Jb\\nc");
        assert_eq!(sanitize("x\u{202e}y\u{9b}".as_bytes()), "x\\u{202e}y\\x9b");
        assert_eq!(sanitize(b"caf\xe9"), "caf\u{fffd}");
    }
}
