//! Numbers that look random and are the same in every run.

use std::ops::Range;

/// The xorshift64* generator.
pub struct Random(u64);

impl Random {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub const fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number of the range, each as likely as the others.
    pub const fn within(&mut self, range: Range<u64>) -> u64 {
        let width = (range.end - range.start) as u128;
        range.start + ((self.next() as u128 * width) >> 64) as u64
    }

    /// A number of the range; small ones come far more often, as with file sizes.
    pub fn mostly_small(&mut self, range: Range<u64>) -> u64 {
        let share = self.fraction().powi(4);
        range.start + ((range.end - range.start) as f64 * share) as u64
    }

    pub const fn one_in(&mut self, count: u64) -> bool {
        self.within(0..count) == 0
    }

    pub const fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.within(0..choices.len() as u64) as usize]
    }

    /// At least 0 and below 1.
    pub fn fraction(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// Picks positions with given weights.
pub struct Lottery {
    /// For each position the weights up to and with it, as a share of all.
    bounds: Vec<f64>,
}

impl Lottery {
    pub fn new(weights: impl Iterator<Item = f64>) -> Self {
        let mut bounds: Vec<f64> = weights
            .scan(0.0, |sum, weight| {
                *sum += weight;
                Some(*sum)
            })
            .collect();
        let whole = bounds.last().copied().unwrap_or(1.0);
        bounds.iter_mut().for_each(|bound| *bound /= whole);
        Self { bounds }
    }

    /// The position `n` has the weight `1 / (n + 1)`: a few are everywhere, most are rare.
    pub fn zipf(positions: usize) -> Self {
        Self::new((1..=positions).map(|rank| 1.0 / rank as f64))
    }

    pub fn draw(&self, random: &mut Random) -> usize {
        let share = random.fraction();
        let position = self.bounds.partition_point(|&bound| bound <= share);
        position.min(self.bounds.len() - 1)
    }
}
