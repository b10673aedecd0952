//! What is counted in each group.

use foldhash::fast::FixedState;
use hashbrown::HashSet;

use super::{
    TIME,
    keys::{Key, Part},
};
use crate::schema::{Column, Event, Kind, OwnedValue};

/// Something to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metric {
    /// Events.
    Count,
    /// Time of the first event.
    First,
    /// Time of the last event.
    Last,
    /// Different values of a column.
    Distinct(Column),
    /// Sum of a number column.
    Sum(Column),
    /// Smallest value of a number column.
    Min(Column),
    /// Largest value of a number column.
    Max(Column),
}

impl Metric {
    /// Reads `count`, `first`, `last`, `distinct:COLUMN`, `sum:COLUMN`, `min:COLUMN` or `max:COLUMN`.
    ///
    /// # Errors
    /// A sentence that names the text.
    pub fn parse(text: &str) -> Result<Self, String> {
        const KNOWN: &str = "count, first, last, distinct:COLUMN, sum:COLUMN, min:COLUMN or max:COLUMN";
        match text {
            "count" => return Ok(Self::Count),
            "first" => return Ok(Self::First),
            "last" => return Ok(Self::Last),
            _ => {}
        }
        let (name, column) = text.split_once(':').ok_or_else(|| format!("'{text}' is not known; it is {KNOWN}"))?;
        let column = Column::named(column).ok_or_else(|| crate::query::unknown_column(column))?;
        let of_number = |metric: Self| match column.kind() {
            Kind::Int => Ok(metric),
            _ => Err(format!("'{text}': {} is no whole number", column.name())),
        };
        match name {
            "distinct" => Ok(Self::Distinct(column)),
            "sum" => of_number(Self::Sum(column)),
            "min" => of_number(Self::Min(column)),
            "max" => of_number(Self::Max(column)),
            _ => Err(format!("'{text}' is not known; it is {KNOWN}")),
        }
    }

    /// The column that it looks at.
    #[must_use]
    pub const fn column(self) -> Option<Column> {
        match self {
            Self::Count => None,
            Self::First | Self::Last => Some(TIME),
            Self::Distinct(column) | Self::Sum(column) | Self::Min(column) | Self::Max(column) => Some(column),
        }
    }

    /// Its name in the output.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Count => "count".to_owned(),
            Self::First => "first".to_owned(),
            Self::Last => "last".to_owned(),
            Self::Distinct(column) => format!("distinct_{}", column.name()),
            Self::Sum(column) => format!("sum_{}", column.name()),
            Self::Min(column) => format!("min_{}", column.name()),
            Self::Max(column) => format!("max_{}", column.name()),
        }
    }

    /// The kind of its values.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::First | Self::Last => Kind::Time,
            _ => Kind::Int,
        }
    }
}

/// A metric with its state for every group.
pub(super) struct Tally {
    metric: Metric,
    /// The number of each group; what it means depends on the metric.
    numbers: Vec<Option<i64>>,
    /// For `distinct`: the values, and the pairs of group and value that were seen.
    values: Option<Part>,
    seen: HashSet<u64, FixedState>,
}

impl Tally {
    pub(super) fn new(metric: Metric) -> Self {
        let seen = HashSet::with_hasher(FixedState::with_seed(0));
        let values = match metric {
            Metric::Distinct(column) => Some(Part::new(&Key::Column(column))),
            _ => None,
        };
        Self { metric, numbers: Vec::new(), values, seen }
    }

    pub(super) fn reserve(&mut self, groups: usize) {
        if self.metric != Metric::Count {
            self.numbers.resize(groups, None);
        }
    }

    #[inline]
    pub(super) fn add(&mut self, group: u32, event: &Event<'_>) {
        if let Some(values) = &mut self.values {
            match values.id(event) {
                0 => {}
                value => self.see(group, value),
            }
        } else if let Some(column) = self.metric.column() {
            self.merge(group, event.int(column));
        }
    }

    fn see(&mut self, group: u32, value: u32) {
        let pair = u64::from(group) << 32 | u64::from(value);
        if self.seen.insert(pair) {
            let number = &mut self.numbers[group as usize];
            *number = Some(number.unwrap_or(0) + 1);
        }
    }

    fn merge(&mut self, group: u32, value: Option<i64>) {
        let Some(value) = value else { return };
        let number = &mut self.numbers[group as usize];
        *number = Some(match (*number, self.metric) {
            (None, _) => value,
            (Some(own), Metric::First | Metric::Min(_)) => own.min(value),
            (Some(own), Metric::Last | Metric::Max(_)) => own.max(value),
            (Some(own), _) => own.saturating_add(value),
        });
    }

    /// Adds another worker's state; `moved` maps its groups to ours.
    pub(super) fn absorb(&mut self, other: &Self, moved: &[u32]) {
        if let Some(theirs) = &other.values {
            let mut pairs: Vec<u64> = other.seen.iter().copied().collect();
            pairs.sort_unstable();
            for pair in pairs {
                let value = u32::try_from(pair & u64::from(u32::MAX)).unwrap_or(0);
                let own = self.values.as_mut().map_or(0, |values| values.adopt(theirs, value));
                self.see(moved[usize::try_from(pair >> 32).unwrap_or(0)], own);
            }
            return;
        }
        for (group, number) in other.numbers.iter().enumerate() {
            self.merge(moved[group], *number);
        }
    }

    pub(super) fn value(&self, group: usize, count: i64) -> OwnedValue {
        let number = self.numbers.get(group).copied().flatten();
        match (self.metric, number) {
            (Metric::Count, _) => OwnedValue::Int(count),
            (Metric::Distinct(_), number) => OwnedValue::Int(number.unwrap_or(0)),
            (Metric::First | Metric::Last, Some(micros)) => OwnedValue::Time(micros),
            (_, Some(number)) => OwnedValue::Int(number),
            (_, None) => OwnedValue::None,
        }
    }
}
