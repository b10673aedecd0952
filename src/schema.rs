//! What an event is: its columns, and one borrowed row of them.
//!
//! `columns` declares every column once; `event` is the row that parsers fill and everything else
//! reads. Nothing here knows about files, formats or outputs.

mod address;
mod columns;
mod event;
mod set;
mod value;

pub use address::is_address;
pub use columns::{ALL, Column, Kind, SPECS, Spec};
pub use event::{Event, Place, Value};
pub use set::ColumnSet;
pub use value::OwnedValue;

impl Column {
    /// What is known about this column.
    #[must_use]
    pub const fn spec(self) -> &'static Spec {
        &SPECS[self as usize]
    }

    /// The short name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.spec().name
    }

    /// How its values are stored.
    #[must_use]
    pub const fn kind(self) -> Kind {
        self.spec().kind
    }

    /// The column with this short or dotted ECS name, in any case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let wanted = |spec: &Spec| spec.name.eq_ignore_ascii_case(name) || spec.ecs.eq_ignore_ascii_case(name);
        SPECS.iter().position(wanted).map(|index| ALL[index])
    }

    /// The short name most like a mistyped one, if any is close.
    #[must_use]
    pub fn suggest(name: &str) -> Option<&'static str> {
        let lower = name.to_ascii_lowercase();
        let likeness = |known: &str| strsim::jaro_winkler(known, &lower);
        SPECS
            .iter()
            .map(|spec| (likeness(spec.name), spec.name))
            .filter(|(score, _)| *score > 0.75)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_found_again() {
        for &column in ALL {
            assert_eq!(Column::named(column.name()), Some(column));
            assert_eq!(Column::named(column.spec().ecs), Some(column));
            assert!(column.spec().doc.ends_with(['.', '…']), "{}", column.name());
        }
    }

    #[test]
    fn a_mistyped_name_gets_a_suggestion() {
        assert_eq!(Column::suggest("usr"), Some("user"));
        assert_eq!(Column::suggest("contry"), Some("country"));
        assert_eq!(Column::suggest("zzzz"), None);
    }
}
