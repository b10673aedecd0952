//! Finds the sentences that a message may be, by the fixed words that it begins with.
//!
//! The beginnings are sorted, and each knows the longest other one that it begins with. The longest
//! beginning of a message is therefore the last one that is not greater than the message, or one of those
//! that this one begins with.

/// The fixed beginnings of all sentences.
pub(super) struct Beginnings(Vec<Beginning>);

struct Beginning {
    text: Box<str>,
    /// The sentences that begin so, in their order.
    sentences: Vec<usize>,
    /// The longest other beginning that this one begins with.
    shorter: Option<usize>,
}

impl Beginnings {
    /// Takes the beginning of every sentence, in the order of sentences.
    pub(super) fn new<'s>(beginnings: impl Iterator<Item = &'s str>) -> Self {
        let mut sorted: Vec<(&str, usize)> = beginnings.zip(0..).collect();
        sorted.sort_unstable();
        let mut all: Vec<Beginning> = Vec::with_capacity(sorted.len());
        for (text, sentence) in sorted {
            let mut shorter = all.len().checked_sub(1);
            while let Some(index) = shorter {
                let known = &mut all[index];
                if *known.text == *text {
                    known.sentences.push(sentence);
                    break;
                }
                if text.starts_with(&*known.text) {
                    break;
                }
                shorter = known.shorter;
            }
            if shorter.is_none_or(|index| *all[index].text != *text) {
                all.push(Beginning { text: text.into(), sentences: vec![sentence], shorter });
            }
        }
        Self(all)
    }

    /// The sentences to try, the longest beginning first.
    pub(super) fn of(&self, message: &[u8]) -> impl Iterator<Item = usize> + '_ {
        let above = self.0.partition_point(|beginning| beginning.text.as_bytes() <= message);
        let mut longest = above.checked_sub(1);
        while let Some(index) = longest.filter(|index| !message.starts_with(self.0[*index].text.as_bytes())) {
            longest = self.0[index].shorter;
        }
        let chain = std::iter::successors(longest, |index| self.0[*index].shorter);
        chain.flat_map(|index| self.0[index].sentences.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_first_and_equal_ones_in_their_order() {
        let texts = ["Login ", "Login failed", "Login failed for ", "Logout", "Login failed", "Login x"];
        let beginnings = Beginnings::new(texts.into_iter());
        let of = |message: &str| beginnings.of(message.as_bytes()).collect::<Vec<_>>();
        assert_eq!(of("Login failed for eva"), [2, 1, 4, 0]);
        assert_eq!(of("Login failed f"), [1, 4, 0]);
        assert_eq!(of("Login failed"), [1, 4, 0]);
        assert_eq!(of("Login zzz"), [0]);
        assert_eq!(of("Logout."), [3]);
        assert_eq!(of("Zebra"), [0; 0]);
        assert_eq!(of("A"), [0; 0]);
    }
}
