//! Group keys as small numbers.
//!
//! Each key column interns its values; the numbers of several columns are folded pairwise into one. A
//! group is found with one cached text comparison per column and one hash per further column.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

use super::{Every, TIME};
use crate::{
    intern::Interner,
    schema::{Column, Event, Kind, OwnedValue, Value},
};

/// A column to group by.
#[derive(Clone, Debug)]
pub enum Key {
    /// The values of a column.
    Column(Column),
    /// Buckets of time.
    Bucket(Every),
}

impl Key {
    /// The column that it looks at.
    #[must_use]
    pub const fn column(&self) -> Column {
        match self {
            Self::Column(column) => *column,
            Self::Bucket(_) => TIME,
        }
    }
}

pub(super) struct Groups {
    keys: Vec<Key>,
    values: Vec<Interner>,
    /// For each key after the first: pairs of (group so far, value) and their numbers.
    folds: Vec<Fold>,
}

struct Fold {
    pairs: Vec<u64>,
    table: HashTable<u32>,
    hasher: FixedState,
    /// Numbers of the pairs of small numbers, plus one. In logs these are nearly all, and one look into an
    /// array costs a third of a look into a table.
    dense: Vec<u32>,
}

/// Values that have a place in the array of each group.
const DENSE_VALUES: u32 = 64;
/// Groups that have a place in the array; it grows to four MiB.
const DENSE_GROUPS: u32 = 1 << 14;

impl Fold {
    #[inline]
    fn id(&mut self, group: u32, value: u32) -> u32 {
        if value >= DENSE_VALUES || group >= DENSE_GROUPS {
            return self.look_up(group, value);
        }
        let place = (group * DENSE_VALUES + value) as usize;
        if place >= self.dense.len() {
            self.dense.resize((place + 1).next_power_of_two(), 0);
        }
        if self.dense[place] == 0 {
            self.dense[place] = self.look_up(group, value) + 1;
        }
        self.dense[place] - 1
    }

    fn look_up(&mut self, group: u32, value: u32) -> u32 {
        let Self { pairs, table, hasher, .. } = self;
        let pair = u64::from(group) << 32 | u64::from(value);
        let hash = hasher.hash_one(pair);
        if let Some(&id) = table.find(hash, |&id| pairs[id as usize] == pair) {
            return id;
        }
        let id = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
        pairs.push(pair);
        table.insert_unique(hash, id, |&id| hasher.hash_one(pairs[id as usize]));
        id
    }
}

impl Groups {
    pub(super) fn new(keys: &[Key]) -> Self {
        let fold = |_| Fold {
            pairs: Vec::new(),
            table: HashTable::new(),
            hasher: FixedState::with_seed(0),
            dense: Vec::new(),
        };
        Self {
            keys: keys.to_vec(),
            values: keys.iter().map(|_| Interner::default()).collect(),
            folds: (1..keys.len().max(1)).map(fold).collect(),
        }
    }

    /// How many groups there may be: a first key that did not occur alone counts, too.
    pub(super) fn len(&self) -> usize {
        match (self.folds.last(), self.values.first()) {
            (Some(fold), _) => fold.pairs.len(),
            (None, Some(only)) => only.len(),
            (None, None) => 1,
        }
    }

    /// Whether there are no keys, so that all events are one group.
    pub(super) const fn is_whole(&self) -> bool {
        self.keys.is_empty()
    }

    #[inline]
    pub(super) fn id(&mut self, event: &Event<'_>) -> u32 {
        let mut group = 0;
        for (index, (key, values)) in self.keys.iter_mut().zip(&mut self.values).enumerate() {
            let value = match key {
                Key::Column(column) => match event.get(*column) {
                    Value::None => 0,
                    Value::Text(text) => values.id(text),
                    Value::Int(number) | Value::Time(number) => values.id(&number.to_le_bytes()),
                    Value::Float(number) => values.id(&number.to_le_bytes()),
                },
                Key::Bucket(every) => event.int(TIME).map_or(0, |micros| values.id(&every.start(micros).to_le_bytes())),
            };
            group = if index == 0 { value } else { self.folds[index - 1].id(group, value) };
        }
        group
    }

    /// The group of these key values.
    pub(super) fn id_of(&mut self, keys: &[OwnedValue]) -> u32 {
        let mut group = 0;
        for (index, (key, values)) in keys.iter().zip(&mut self.values).enumerate() {
            let value = match key {
                OwnedValue::None => 0,
                OwnedValue::Text(text) => values.id(text),
                OwnedValue::Int(number) | OwnedValue::Time(number) => values.id(&number.to_le_bytes()),
                OwnedValue::Float(number) => values.id(&number.to_le_bytes()),
            };
            group = if index == 0 { value } else { self.folds[index - 1].id(group, value) };
        }
        group
    }

    /// The key values of a group.
    pub(super) fn keys_of(&self, group: usize) -> Vec<OwnedValue> {
        let mut values = vec![OwnedValue::None; self.keys.len()];
        let mut group = u32::try_from(group).unwrap_or(u32::MAX);
        for index in (0..self.keys.len()).rev() {
            let value = if index == 0 {
                group
            } else {
                let pair = self.folds[index - 1].pairs[group as usize];
                group = u32::try_from(pair >> 32).unwrap_or(0);
                u32::try_from(pair & u64::from(u32::MAX)).unwrap_or(0)
            };
            values[index] = read_back(self.keys[index].column().kind(), self.values[index].get(value));
        }
        values
    }
}

/// The value behind interned bytes.
fn read_back(kind: Kind, bytes: &[u8]) -> OwnedValue {
    if bytes.is_empty() {
        return OwnedValue::None;
    }
    let eight = || <[u8; 8]>::try_from(bytes).unwrap_or_default();
    match kind {
        Kind::Time => OwnedValue::Time(i64::from_le_bytes(eight())),
        Kind::Int => OwnedValue::Int(i64::from_le_bytes(eight())),
        Kind::Float => OwnedValue::Float(f64::from_le_bytes(eight())),
        Kind::Word | Kind::List | Kind::Ip | Kind::Text => OwnedValue::of(Value::Text(bytes)),
    }
}
