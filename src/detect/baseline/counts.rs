//! How often each value was seen: a list in the order of the values.

/// How often each value was seen, in the order of the values: most scopes have few, and a day is added at once.
#[derive(Default)]
pub(super) struct Counts(Vec<(u32, u64)>);

impl Counts {
    pub(super) const fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn numbers(&self) -> impl Iterator<Item = u64> {
        self.0.iter().map(|(_, count)| *count)
    }

    pub(super) fn get(&self, value: u32) -> Option<u64> {
        self.0.binary_search_by_key(&value, |(known, _)| *known).ok().map(|at| self.0[at].1)
    }

    /// Adds the counts of others, in the order of their values.
    pub(super) fn merge(&mut self, others: impl ExactSizeIterator<Item = (u32, u64)>) {
        let mut merged = Vec::with_capacity(self.0.len() + others.len());
        let mut own = self.0.iter().copied().peekable();
        for (value, count) in others {
            while let Some(before) = own.next_if(|(known, _)| *known < value) {
                merged.push(before);
            }
            let known = own.next_if(|(known, _)| *known == value).map_or(0, |(_, count)| count);
            merged.push((value, known + count));
        }
        merged.extend(own);
        self.0 = merged;
    }

    /// Takes away the counts of others, in the order of their values.
    pub(super) fn take_away(&mut self, others: impl Iterator<Item = (u32, u64)>) {
        let mut gone = others.peekable();
        self.0.retain_mut(|(value, count)| {
            while gone.next_if(|(other, _)| other < value).is_some() {}
            if let Some((_, less)) = gone.next_if(|(other, _)| other == value) {
                *count -= less;
            }
            *count > 0
        });
    }
}
