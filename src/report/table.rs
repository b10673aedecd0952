//! Tables that can be sorted and filtered in the page, and read without that.
//!
//! The script adds buttons to the heads of columns and a field for words above a table that asks for it. Numbers are
//! grouped for people; the bare number stands beside for sorting.

use super::html::Html;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// Words, or times, which sort like words.
    Words,
    /// Numbers.
    Numbers,
    /// Something drawn, which is not sorted.
    Drawing,
}

/// A table with a caption for those who hear it. `is_long` asks for a field to filter it with.
pub(super) fn table(
    html: &mut Html,
    caption: &str,
    heads: &[(&'static str, Holds)],
    is_long: bool,
    rows: impl FnOnce(&mut Html),
) {
    let class = if is_long { "sorts filters" } else { "sorts" };
    html.put("div", &[("class", "scrolls"), ("tabindex", "0"), ("role", "group"), ("aria-label", caption)], |html| {
        html.put("table", &[("class", class)], |html| {
            html.leaf("caption", &[], caption);
            html.put("thead", &[], |html| {
                html.put("tr", &[], |html| {
                    for (name, holds) in heads {
                        match holds {
                            Holds::Words => html.leaf("th", &[("scope", "col")], name),
                            Holds::Numbers => html.leaf("th", &[("scope", "col"), ("class", "n")], name),
                            Holds::Drawing => html.leaf("th", &[("scope", "col"), ("class", "d")], name),
                        }
                    }
                });
            });
            html.put("tbody", &[], rows);
        });
    });
    html.line();
}

/// A row.
pub(super) fn row(html: &mut Html, cells: impl FnOnce(&mut Html)) {
    html.put("tr", &[], cells);
    html.line();
}

impl Html {
    /// A cell with text.
    pub(super) fn cell(&mut self, text: &str) {
        self.leaf("td", &[], text);
    }

    /// A cell with text of the log or the program that is read letter by letter.
    pub(super) fn code_cell(&mut self, text: &str) {
        self.put("td", &[], |html| {
            if !text.is_empty() {
                html.leaf("code", &[], text);
            }
        });
    }

    /// A cell with an address, which is never broken.
    pub(super) fn address_cell(&mut self, text: &str) {
        self.put("td", &[("class", "t")], |html| {
            if !text.is_empty() {
                html.leaf("code", &[], text);
            }
        });
    }

    /// A cell with a time, which is never broken.
    pub(super) fn time_cell(&mut self, text: &str) {
        self.leaf("td", &[("class", "t")], text);
    }

    /// A cell with a number.
    pub(super) fn number(&mut self, number: u64) {
        self.leaf("td", &[("class", "n"), ("data-v", &number.to_string())], &grouped(number));
    }

    /// A cell with a bar as long as this part of the largest.
    pub(super) fn bar(&mut self, number: u64, largest: u64) {
        const WIDTH: u64 = 120;
        let width = (u128::from(number) * u128::from(WIDTH)).div_ceil(u128::from(largest.max(1))).to_string();
        self.put("td", &[("class", "d")], |html| {
            html.put(
                "svg",
                &[
                    ("class", "bar"),
                    ("width", "120"),
                    ("height", "10"),
                    ("viewBox", "0 0 120 10"),
                    ("aria-hidden", "true"),
                ],
                |html| html.leaf("rect", &[("width", &width), ("height", "10"), ("rx", "2")], ""),
            );
        });
    }

    /// What was left out, in a sentence; nothing if nothing was.
    pub(super) fn left_out(&mut self, more: usize, things: &str, how: &str) {
        let (things, are) = if more == 1 { (things.trim_end_matches('s'), "is") } else { (things, "are") };
        if more > 0 {
            let more = grouped(more as u64);
            self.leaf("p", &[("class", "more")], &format!("{more} more {things} {are} not shown; {how}"));
        }
    }
}

/// `1 234 567`, with narrow blanks that are never broken.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + 8);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) && digits.len() > 4 {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// `1 match`, `2 matches`.
pub(super) fn several(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    #[test]
    fn digits_are_grouped_from_the_end() {
        let shown = [0, 999, 1234, 12_345, 1_234_567].map(super::grouped);
        assert_eq!(shown, ["0", "999", "1234", "12\u{202f}345", "1\u{202f}234\u{202f}567"]);
    }
}
