//! What one field must be, and whether a value is so.
//!
//! Text compares without regard to case unless a rule says `cased`. Bytes that are not UTF-8 count as replacement
//! characters, as in every output. A value that was not logged fulfils no test; that it is missing is a condition of its own.

use std::borrow::Cow;

use ipnet::IpNet;
use regex::Regex;

use crate::{
    schema::{Column, Kind, Value},
    sigma::{Bound, Field},
};

/// What one field must be.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// Which field.
    pub field: Field,
    /// What its value must be.
    pub test: Test,
}

/// Where in a text another one must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// It is the whole text.
    Whole,
    /// Anywhere.
    Inside,
    /// At the beginning.
    Start,
    /// At the end.
    End,
}

/// A part of a time, by the appliance's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimePart {
    /// 0 to 59.
    Minute,
    /// 0 to 23.
    Hour,
    /// 1 to 31.
    Day,
    /// 1 to 53, as ISO 8601 counts weeks.
    Week,
    /// 1 to 12.
    Month,
    /// As people write it.
    Year,
}

/// What a value must be.
#[derive(Clone, Debug)]
pub enum Test {
    /// It was logged.
    Exists,
    /// One of these texts stands there. They are sorted, and in lower case unless case counts.
    Texts {
        /// Where.
        place: Place,
        /// Whether case counts.
        is_cased: bool,
        /// The texts.
        texts: Vec<String>,
    },
    /// A pattern is found in it.
    Pattern(Regex),
    /// It is an address in one of these networks.
    Networks(Vec<IpNet>),
    /// It is a number and compares so.
    Number(Bound, f64),
    /// It is the word for yes, or no.
    Bool(bool),
    /// The value of another field stands there.
    Other {
        /// The other field.
        field: Field,
        /// Where.
        place: Place,
        /// Whether case counts.
        is_cased: bool,
    },
    /// This part of the time is this number.
    Part(TimePart, f64),
}

/// A text as it was logged, and in lower case.
#[derive(Clone, Copy, Debug)]
pub struct Folded<'t> {
    /// As it was logged.
    pub text: &'t str,
    /// In lower case.
    pub lower: &'t str,
}

impl Place {
    /// Whether `part` stands there in `text`.
    #[must_use]
    pub fn holds(self, text: &str, part: &str) -> bool {
        match self {
            Self::Whole => text == part,
            Self::Inside => memchr::memmem::find(text.as_bytes(), part.as_bytes()).is_some(),
            Self::Start => text.starts_with(part),
            Self::End => text.ends_with(part),
        }
    }
}

impl Test {
    /// Whether a text that was logged is so. What needs more than the text is decided elsewhere, and not so here.
    #[must_use]
    pub fn holds_for_text(&self, folded: Folded<'_>) -> bool {
        match self {
            Self::Exists => true,
            Self::Texts { place, is_cased, texts } => {
                let text = if *is_cased { folded.text } else { folded.lower };
                match place {
                    Place::Whole => texts.binary_search_by(|one| one.as_str().cmp(text)).is_ok(),
                    _ => texts.iter().any(|part| place.holds(text, part)),
                }
            }
            Self::Pattern(pattern) => pattern.is_match(folded.text),
            Self::Networks(networks) => folded
                .text
                .parse()
                .is_ok_and(|address: std::net::IpAddr| networks.iter().any(|network| network.contains(&address))),
            Self::Number(bound, number) => folded.text.parse().is_ok_and(|logged| bound.holds(logged, *number)),
            Self::Bool(wanted) => match folded.lower {
                "true" | "1" | "yes" => *wanted,
                "false" | "0" | "no" => !*wanted,
                _ => false,
            },
            Self::Other { .. } | Self::Part(..) => false,
        }
    }

    /// Whether a number that was logged is so.
    #[must_use]
    pub fn holds_for_number(&self, value: Value<'_>) -> bool {
        match (self, value) {
            (Self::Exists, _) => true,
            (Self::Bool(_), _) => false,
            (Self::Number(bound, number), Value::Int(logged)) => bound.holds(as_float(logged), *number),
            (Self::Number(bound, number), Value::Float(logged)) => bound.holds(logged, *number),
            (_, Value::Int(logged)) => {
                let mut digits = itoa::Buffer::new();
                let text = digits.format(logged);
                self.holds_for_text(Folded { text, lower: text })
            }
            (_, Value::Float(logged)) => {
                let text = logged.to_string();
                self.holds_for_text(Folded { text: &text, lower: &text.to_lowercase() })
            }
            _ => false,
        }
    }
}

/// Whether a value holds several words, each of which may fulfil a test.
#[must_use]
pub fn is_list(field: Field) -> bool {
    matches!(field, Field::Column(column) if column.kind() == Kind::List)
}

/// The words of a list that has more than one.
pub fn words(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim).filter(move |word| word.len() < list.len() && !word.is_empty())
}

/// A text in lower case; borrowed if it is already.
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    if !text.is_ascii() {
        return Cow::Owned(text.to_lowercase());
    }
    if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Cow::Owned(text.to_ascii_lowercase());
    }
    Cow::Borrowed(text)
}

/// A number as rules compare it.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "rules compare numbers as floating point, as Sigma tools do")]
pub const fn as_float(number: i64) -> f64 {
    number as f64
}

/// Whether a field holds moments, which only their parts are asked of.
#[must_use]
pub fn is_time(field: Field) -> bool {
    matches!(field, Field::Column(column) if column.kind() == Kind::Time)
}

impl From<Column> for Field {
    fn from(column: Column) -> Self {
        Self::Column(column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(test: &Test, logged: &str) -> bool {
        test.holds_for_text(Folded { text: logged, lower: &fold(logged) })
    }

    fn texts(place: Place, is_cased: bool, texts: &[&str]) -> Test {
        Test::Texts { place, is_cased, texts: texts.iter().map(|text| (*text).to_owned()).collect() }
    }

    #[test]
    fn case_counts_only_if_a_rule_says_so() {
        assert!(holds(&texts(Place::Whole, false, &["bob", "eva"]), "EVA"));
        assert!(!holds(&texts(Place::Whole, true, &["bob", "eva"]), "EVA"));
        assert!(holds(&texts(Place::End, false, &["ärzte"]), "Die ÄRZTE"));
        assert!(holds(&texts(Place::Inside, true, &["A", "B"]), "xBx"));
    }

    #[test]
    fn numbers_and_their_digits_are_the_same() {
        assert!(texts(Place::Whole, false, &["42"]).holds_for_number(Value::Int(42)));
        assert!(Test::Number(Bound::Eq, 42.0).holds_for_number(Value::Int(42)));
        assert!(holds(&Test::Number(Bound::Gte, 42.0), "42.5"));
        assert!(!holds(&Test::Number(Bound::Gte, 42.0), "many"));
    }

    #[test]
    fn a_list_has_words_only_if_it_has_several() {
        assert_eq!(words("Staff, Staff Full").collect::<Vec<_>>(), ["Staff", "Staff Full"]);
        assert_eq!(words("Staff").count(), 0);
    }
}
