//! Texts to compare with: exact, with wildcards, or as a part.

use std::borrow::Cow;

use regex::bytes::{Regex, RegexBuilder};

/// How texts of a query are understood.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// Whether `Bob` and `bob` are the same.
    pub ignore_case: bool,
}

/// A text to compare with.
#[derive(Clone, Debug)]
pub enum TextMatch {
    /// The same bytes.
    Exact(String),
    /// A pattern, and the longest run of bytes that every match contains.
    Pattern(Regex, String),
}

impl Text {
    /// The whole text.
    #[must_use]
    pub fn exact(self, text: &str) -> TextMatch {
        if self.ignore_case {
            self.pattern(&format!("^{}$", regex::escape(text)), "")
        } else {
            TextMatch::Exact(text.to_owned())
        }
    }

    /// The whole text; `*` stands for anything and `?` for one character.
    #[must_use]
    pub fn glob(self, text: &str) -> TextMatch {
        if !text.contains(['*', '?']) {
            return self.exact(text);
        }
        let pattern = regex::escape(text).replace(r"\*", ".*").replace(r"\?", ".");
        self.pattern(&format!("^{pattern}$"), longest(text.split(['*', '?'])))
    }

    /// SQL `LIKE`: `%` stands for anything and `_` for one character; a backslash makes them plain.
    #[must_use]
    pub fn like(self, text: &str) -> TextMatch {
        let mut pattern = String::from("^");
        let mut runs = vec![String::new()];
        let mut characters = text.chars();
        while let Some(character) = characters.next() {
            let plain = match character {
                '%' | '_' => {
                    pattern.push_str(if character == '%' { ".*" } else { "." });
                    runs.push(String::new());
                    continue;
                }
                '\\' => characters.next().unwrap_or('\\'),
                other => other,
            };
            pattern.push_str(&regex::escape(plain.encode_utf8(&mut [0; 4])));
            if let Some(run) = runs.last_mut() {
                run.push(plain);
            }
        }
        pattern.push('$');
        self.pattern(&pattern, longest(runs.iter().map(String::as_str)))
    }

    /// A part of the text.
    #[must_use]
    pub fn part(self, text: &str) -> TextMatch {
        self.pattern(&regex::escape(text), text)
    }

    fn pattern(self, pattern: &str, run: &str) -> TextMatch {
        let regex = RegexBuilder::new(pattern).case_insensitive(self.ignore_case).dot_matches_new_line(true).build();
        // The pattern is made of escaped text and wildcards, so it is valid; a text too large to compile
        // can match nothing that fits in a record.
        let regex = regex.unwrap_or_else(|_| nothing());
        TextMatch::Pattern(regex, if self.ignore_case { String::new() } else { run.to_owned() })
    }
}

fn nothing() -> Regex {
    Regex::new(r"[^\s\S]").unwrap_or_else(|error| unreachable!("{error}"))
}

fn longest<'a>(runs: impl Iterator<Item = &'a str>) -> &'a str {
    runs.max_by_key(|run| run.len()).unwrap_or_default()
}

impl TextMatch {
    /// Whether a logged text matches. Bytes that are not UTF-8 count as replacement characters, as in
    /// every output.
    #[must_use]
    pub fn matches(&self, text: &[u8]) -> bool {
        match self {
            Self::Exact(wanted) => {
                text == wanted.as_bytes() || (wanted.contains('\u{FFFD}') && utf8(text) == wanted.as_bytes())
            }
            Self::Pattern(regex, _) => regex.is_match(&utf8(text)),
        }
    }

    /// Bytes that a matching text contains; empty if none are certain.
    #[must_use]
    pub fn run(&self) -> &str {
        let run = match self {
            Self::Exact(text) | Self::Pattern(_, text) => text,
        };
        if run.contains('\u{FFFD}') { "" } else { run }
    }
}

fn utf8(text: &[u8]) -> Cow<'_, [u8]> {
    match String::from_utf8_lossy(text) {
        Cow::Borrowed(_) => Cow::Borrowed(text),
        Cow::Owned(text) => Cow::Owned(text.into_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_case_and_parts() {
        let plain = Text { ignore_case: false };
        let loose = Text { ignore_case: true };
        assert!(plain.glob("ext-*").matches(b"ext-jonas"));
        assert!(!plain.glob("ext-*").matches(b"Ext-jonas"));
        assert!(loose.glob("ext-*").matches(b"Ext-jonas"));
        assert!(loose.exact("EVA").matches(b"eva"));
        assert!(plain.glob("a?c").matches("aéc".as_bytes()));
        assert!(plain.like("%.cgi?x\\_y%").matches(b"/a.cgi?x_y=1"));
        assert!(!plain.like("a_").matches(b"abc"));
        assert!(plain.part("(x").matches(b"y (x) z"));
        assert!(plain.exact("caf\u{FFFD}").matches(b"caf\xE9"));
        assert_eq!(plain.glob("*abc?de*").run(), "abc");
        assert_eq!(loose.glob("*abc*").run(), "");
    }
}
