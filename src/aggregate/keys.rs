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
    parts: Vec<Part>,
    /// For each key after the first: pairs of (group so far, value) and their numbers.
    folds: Vec<Fold>,
}

/// A key and its values, numbered from one; zero is no value.
pub(super) struct Part {
    source: Source,
    kind: Kind,
    values: Interner,
}

/// Where the value of a key comes from; settled once, not for each event.
enum Source {
    Text(Column),
    Number(Column),
    Float(Column),
    Bucket(Every),
}

impl Part {
    pub(super) fn new(key: &Key) -> Self {
        let column = key.column();
        let source = match (key, column.kind()) {
            (Key::Bucket(every), _) => Source::Bucket(every.clone()),
            (_, Kind::Time | Kind::Int) => Source::Number(column),
            (_, Kind::Float) => Source::Float(column),
            (_, Kind::Word | Kind::List | Kind::Ip | Kind::Text) => Source::Text(column),
        };
        Self { source, kind: column.kind(), values: Interner::default() }
    }

    #[inline]
    pub(super) fn id(&mut self, event: &Event<'_>) -> u32 {
        let Self { source, values, .. } = self;
        match source {
            Source::Text(column) => values.id(event.text(*column)),
            Source::Number(column) => event.int(*column).map_or(0, |number| values.id(&number.to_le_bytes())),
            Source::Float(column) => event.float(*column).map_or(0, |number| values.id(&number.to_le_bytes())),
            Source::Bucket(every) => event.int(TIME).map_or(0, |micros| values.id(&every.start(micros).to_le_bytes())),
        }
    }

    /// The number here of a value that has a number there. Bytes that are not UTF-8 become replacement
    /// characters, so that values which look the same in the output become the same.
    pub(super) fn adopt(&mut self, other: &Self, id: u32) -> u32 {
        let value = other.values.get(id);
        match self.source {
            Source::Text(_) => self.values.id(String::from_utf8_lossy(value).as_bytes()),
            _ => self.values.id(value),
        }
    }
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
        Self { parts: keys.iter().map(Part::new).collect(), folds: (1..keys.len().max(1)).map(fold).collect() }
    }

    /// How many groups there may be: a first key that did not occur alone counts, too.
    pub(super) fn len(&self) -> usize {
        match (self.folds.last(), self.parts.first()) {
            (Some(fold), _) => fold.pairs.len(),
            (None, Some(only)) => only.values.len(),
            (None, None) => 1,
        }
    }

    /// Whether there are no keys, so that all events are one group.
    pub(super) const fn is_whole(&self) -> bool {
        self.parts.is_empty()
    }

    #[inline]
    pub(super) fn id(&mut self, event: &Event<'_>) -> u32 {
        let Some((first, others)) = self.parts.split_first_mut() else { return 0 };
        let mut group = first.id(event);
        for (part, fold) in others.iter_mut().zip(&mut self.folds) {
            group = fold.id(group, part.id(event));
        }
        group
    }

    /// For each group of another worker that is in use, its number here.
    pub(super) fn adopt(&mut self, other: &Self, is_in_use: impl Fn(usize) -> bool) -> Vec<u32> {
        let maps: Vec<Vec<u32>> = self
            .parts
            .iter_mut()
            .zip(&other.parts)
            .map(|(own, theirs)| ids(theirs.values.len()).map(|id| own.adopt(theirs, id)).collect())
            .collect();
        let mut adopt = |group: u32| {
            let values = other.values_of(group);
            let mut mapped = maps.iter().zip(values).map(|(map, value)| map[value as usize]);
            let first = mapped.next().unwrap_or(0);
            mapped.zip(&mut self.folds).fold(first, |group, (value, fold)| fold.id(group, value))
        };
        ids(other.len()).map(|group| if is_in_use(group as usize) { adopt(group) } else { 0 }).collect()
    }

    /// The value numbers of a group, one for each key.
    fn values_of(&self, mut group: u32) -> Vec<u32> {
        let mut values = vec![0; self.parts.len()];
        for (value, fold) in values.iter_mut().skip(1).zip(&self.folds).rev() {
            let pair = fold.pairs[group as usize];
            *value = u32::try_from(pair & u64::from(u32::MAX)).unwrap_or(0);
            group = u32::try_from(pair >> 32).unwrap_or(0);
        }
        if let Some(first) = values.first_mut() {
            *first = group;
        }
        values
    }

    /// The key values of a group.
    pub(super) fn keys_of(&self, group: usize) -> impl Iterator<Item = OwnedValue> + '_ {
        let values = self.values_of(u32::try_from(group).unwrap_or(u32::MAX));
        self.parts.iter().zip(values).map(|(part, value)| read_back(part.kind, part.values.get(value)))
    }
}

fn ids(count: usize) -> impl Iterator<Item = u32> {
    0..u32::try_from(count).unwrap_or(u32::MAX)
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
