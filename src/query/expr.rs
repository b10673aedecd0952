//! The expression, and what it says about an event.

use std::cmp::Ordering;

use super::{Networks, TextMatch};
use crate::schema::{Column, ColumnSet, Event, Kind, Value};

/// A condition on an event.
#[derive(Clone, Debug)]
pub enum Expr {
    /// Every part holds; true without parts.
    All(Vec<Expr>),
    /// Some part holds; false without parts.
    Any(Vec<Expr>),
    /// The part does not hold.
    Not(Box<Expr>),
    /// The part holds; unknown counts as false. What a negated flag is built on.
    Known(Box<Expr>),
    /// A test of one column.
    Test(Column, Test),
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// `=`
    Equal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

impl Op {
    const fn holds(self, order: Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::Less => order.is_lt(),
            Self::AtMost => order.is_le(),
            Self::Greater => order.is_gt(),
            Self::AtLeast => order.is_ge(),
        }
    }
}

/// What is asked of a column.
#[derive(Clone, Debug)]
pub enum Test {
    /// The column is empty.
    IsEmpty,
    /// A number or time compares like this.
    Int(Op, i64),
    /// A floating point number compares like this.
    Float(Op, f64),
    /// The number is one of these.
    IntIn(Vec<i64>),
    /// A text sorts like this against another.
    TextOrder(Op, String),
    /// The text matches one of these.
    Text(Vec<TextMatch>),
    /// The address lies in one of these networks.
    In(Networks),
}

impl Expr {
    /// The columns that must be known.
    #[must_use]
    pub fn needs(&self) -> ColumnSet {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().fold(ColumnSet::EMPTY, |set, part| set.with(part.needs()))
            }
            Self::Not(part) | Self::Known(part) => part.needs(),
            Self::Test(column, _) => ColumnSet::of(&[*column]),
        }
    }

    /// Whether the event matches; unknown is no.
    #[inline]
    #[must_use]
    pub fn matches(&self, event: &Event<'_>) -> bool {
        self.test(event) == Some(true)
    }

    /// Whether the event matches; `None` is unknown.
    fn test(&self, event: &Event<'_>) -> Option<bool> {
        match self {
            Self::All(parts) => {
                let mut all = Some(true);
                for part in parts {
                    match part.test(event) {
                        Some(true) => {}
                        Some(false) => return Some(false),
                        None => all = None,
                    }
                }
                all
            }
            Self::Any(parts) => {
                let mut any = Some(false);
                for part in parts {
                    match part.test(event) {
                        Some(true) => return Some(true),
                        Some(false) => {}
                        None => any = None,
                    }
                }
                any
            }
            Self::Not(part) => part.test(event).map(|holds| !holds),
            Self::Known(part) => Some(part.test(event) == Some(true)),
            Self::Test(column, test) => test.holds(*column, event),
        }
    }
}

impl Test {
    fn holds(&self, column: Column, event: &Event<'_>) -> Option<bool> {
        let value = event.get(column);
        if let Self::IsEmpty = self {
            return Some(value == Value::None);
        }
        match value {
            Value::None => None,
            Value::Int(number) | Value::Time(number) => Some(self.holds_for_int(number)),
            Value::Float(number) => Some(self.holds_for_float(number)),
            Value::Text(text) if column.kind() == Kind::List => {
                Some(text.split(|&byte| byte == b',').any(|word| self.holds_for_text(word.trim_ascii())))
            }
            Value::Text(text) => Some(self.holds_for_text(text)),
        }
    }

    fn holds_for_int(&self, number: i64) -> bool {
        match self {
            Self::Int(op, other) => op.holds(number.cmp(other)),
            Self::IntIn(numbers) => numbers.contains(&number),
            _ => false,
        }
    }

    fn holds_for_float(&self, number: f64) -> bool {
        matches!(self, Self::Float(op, other) if op.holds(number.total_cmp(other)))
    }

    fn holds_for_text(&self, text: &[u8]) -> bool {
        match self {
            Self::Text(matches) => matches.iter().any(|one| one.matches(text)),
            Self::TextOrder(op, other) => op.holds(String::from_utf8_lossy(text).as_ref().cmp(other.as_str())),
            Self::In(networks) => networks.contain(text),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Text;

    fn user_is(name: &str) -> Expr {
        Expr::Test(Column::User, Test::Text(vec![Text { ignore_case: false }.exact(name)]))
    }

    #[test]
    fn an_empty_column_is_neither_equal_nor_different() {
        let mut event = Event::default();
        assert!(!user_is("eva").matches(&event));
        assert!(!Expr::Not(Box::new(user_is("eva"))).matches(&event));
        assert!(Expr::Not(Box::new(Expr::Known(Box::new(user_is("eva"))))).matches(&event));
        event.set_text(Column::User, b"eva");
        assert!(user_is("eva").matches(&event));
    }

    #[test]
    fn a_list_matches_by_its_words() {
        let mut event = Event::default();
        event.set_text(Column::Roles, b"Staff, Staff Full");
        let role = |name| Expr::Test(Column::Roles, Test::Text(vec![Text { ignore_case: false }.exact(name)]));
        assert!(role("Staff Full").matches(&event));
        assert!(!role("Full").matches(&event));
    }
}
