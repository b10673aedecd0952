//! A set of columns, as bits.

use super::Column;

/// Which columns somebody needs; a parser skips the work behind the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ColumnSet(u128);

impl ColumnSet {
    /// No column.
    pub const EMPTY: Self = Self(0);

    /// The set of these columns.
    #[must_use]
    pub const fn of(columns: &[Column]) -> Self {
        let mut bits = 0;
        let mut index = 0;
        while index < columns.len() {
            bits |= 1 << columns[index] as u8;
            index += 1;
        }
        Self(bits)
    }

    /// Whether the column is in the set.
    #[must_use]
    pub const fn has(self, column: Column) -> bool {
        self.0 & (1 << column as u8) != 0
    }

    /// Whether the sets share a column.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The columns of both sets.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The columns of this set that the other lacks.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The columns that both sets have.
    #[must_use]
    pub const fn common(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Adds one column.
    pub const fn insert(&mut self, column: Column) {
        self.0 |= 1 << column as u8;
    }

    /// Whether no column is in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl FromIterator<Column> for ColumnSet {
    fn from_iter<I: IntoIterator<Item = Column>>(columns: I) -> Self {
        let mut set = Self::EMPTY;
        for column in columns {
            set.insert(column);
        }
        set
    }
}
