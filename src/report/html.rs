//! The one writer of HTML: text becomes text, and nothing else.
//!
//! Names of elements and attributes are part of the program, so a log cannot make any; texts and values of attributes are
//! escaped here and nowhere else. Control and bidirectional characters are shown as escapes, as on a terminal, and a
//! text that is too long to be read is cut. Elements are closed by construction.

use std::fmt::Write;

use crate::output::sanitize;

/// Characters of a text that are shown. Twice as many would let one hostile field fill a screen.
const MOST_OF_TEXT: usize = 400;
/// Bytes of a value of an attribute; what makes a longer one leaves it out.
pub(super) const MOST_OF_VALUE: usize = 2000;

/// Attributes: names and values.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

/// A page that grows.
#[derive(Default)]
pub(super) struct Html {
    text: String,
}

impl Html {
    /// How many bytes there are.
    pub(super) const fn len(&self) -> usize {
        self.text.len()
    }

    /// The page.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Adds what was written apart.
    pub(super) fn append(&mut self, other: &Self) {
        self.text.push_str(&other.text);
    }

    /// Writes what stands before everything else.
    pub(super) fn doctype(&mut self) {
        self.text.push_str("<!DOCTYPE html>\n");
    }

    /// Begins a new line of the file; for whoever reads its source.
    pub(super) fn line(&mut self) {
        self.text.push('\n');
    }

    /// An element with what is in it.
    pub(super) fn put(&mut self, tag: &'static str, attributes: Attributes<'_>, inner: impl FnOnce(&mut Self)) {
        self.open(tag, attributes);
        inner(self);
        self.text.push_str("</");
        self.text.push_str(tag);
        self.text.push('>');
    }

    /// An element that holds only text.
    pub(super) fn leaf(&mut self, tag: &'static str, attributes: Attributes<'_>, text: &str) {
        self.put(tag, attributes, |html| html.text(text));
    }

    /// An element that holds nothing and is not closed.
    pub(super) fn void(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.open(tag, attributes);
    }

    /// Text.
    pub(super) fn text(&mut self, text: &str) {
        let mut characters = text.char_indices();
        match characters.nth(MOST_OF_TEXT) {
            Some((end, _)) => {
                let more = characters.count() + 1;
                self.escape(&text[..end]);
                // Writing to a string cannot fail.
                let _ = write!(self.text, "… ({more} more characters)");
            }
            None => self.escape(text),
        }
    }

    /// Style or script of the program, as it is.
    pub(super) fn embed(&mut self, tag: &'static str, code: &'static str) {
        self.open(tag, &[]);
        self.text.push_str(code);
        self.text.push_str("</");
        self.text.push_str(tag);
        self.text.push('>');
    }

    fn open(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.text.push('<');
        self.text.push_str(tag);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            let mut end = value.len().min(MOST_OF_VALUE);
            while !value.is_char_boundary(end) {
                end -= 1;
            }
            self.escape(&value[..end]);
            self.text.push('"');
        }
        self.text.push('>');
    }

    fn escape(&mut self, text: &str) {
        for character in sanitize(text.as_bytes()).chars() {
            match character {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '"' => self.text.push_str("&quot;"),
                '\'' => self.text.push_str("&#39;"),
                _ => self.text.push(character),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text_wherever_it_stands() {
        let mut html = Html::default();
        html.put("p", &[("title", "\" onload='x'><b>")], |html| html.text("</p><script>a&b\u{202e}\0"));
        assert_eq!(
            html.into_text(),
            "<p title=\"&quot; onload=&#39;x&#39;&gt;&lt;b&gt;\">&lt;/p&gt;&lt;script&gt;a&amp;b\\u{202e}\\x00</p>"
        );
    }

    #[test]
    fn long_texts_and_values_are_cut_between_characters() {
        let mut html = Html::default();
        html.leaf("p", &[("title", &"ö".repeat(MOST_OF_VALUE))], &"ä".repeat(MOST_OF_TEXT + 5));
        let page = html.into_text();
        assert!(page.ends_with("ä… (5 more characters)</p>"), "{page}");
        assert_eq!(page.matches('ö').count(), MOST_OF_VALUE / 2);
        let mut html = Html::default();
        html.text(&"ä".repeat(MOST_OF_TEXT));
        assert_eq!(html.into_text().chars().count(), MOST_OF_TEXT);
    }
}
