//! How often each value was seen: a list in the order of the values.

/// How often each value was seen, in the order of the values: most scopes have few, and a day is added at once.
#[derive(Default)]
pub(super) struct Counts(Vec<(u32, u64)>);

impl Counts {
    pub(super) const fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn numbers(&self) -> impl Iterator<Item = u64> {
        self.0.iter().map(|(_, count)| *count)
    }

    pub(super) fn total(&self) -> u64 {
        self.numbers().sum()
    }

    pub(super) fn get(&self, value: u32) -> Option<u64> {
        self.0.binary_search_by_key(&value, |(known, _)| *known).ok().map(|at| self.0[at].1)
    }

    /// Counts a value, once or every time.
    pub(super) fn add(&mut self, value: u32, every_time: bool) {
        match self.0.binary_search_by_key(&value, |(known, _)| *known) {
            Ok(at) => self.0[at].1 += u64::from(every_time),
            Err(at) => self.0.insert(at, (value, 1)),
        }
    }

    pub(super) fn merge(&mut self, others: &Self) {
        let mut merged = Vec::with_capacity(self.0.len() + others.0.len());
        let mut own = self.0.iter().copied().peekable();
        for &(value, count) in &others.0 {
            while let Some(before) = own.next_if(|(known, _)| *known < value) {
                merged.push(before);
            }
            let known = own.next_if(|(known, _)| *known == value).map_or(0, |(_, count)| count);
            merged.push((value, known + count));
        }
        merged.extend(own);
        self.0 = merged;
    }

    pub(super) fn take_away(&mut self, others: &Self) {
        let mut gone = others.0.iter().copied().peekable();
        self.0.retain_mut(|(value, count)| {
            while gone.next_if(|(other, _)| other < value).is_some() {}
            if let Some((_, less)) = gone.next_if(|(other, _)| other == value) {
                *count -= less;
            }
            *count > 0
        });
    }
}
