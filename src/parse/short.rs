//! Searches in short texts, eight bytes at a time: for a dozen bytes a call into a vectorised search costs
//! more than the search.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// A high bit in every byte of `word` that equals `byte`; at least the lowest of them is right.
#[inline]
const fn hits(word: u64, byte: u8) -> u64 {
    let differs = word ^ (ONES * byte as u64);
    differs.wrapping_sub(ONES) & !differs & HIGHS
}

/// The first `byte` at or after `at`.
#[inline]
pub(super) fn find(line: &[u8], mut at: usize, byte: u8) -> Option<usize> {
    while let Some(eight) = line.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let hits = hits(u64::from_le_bytes(*eight), byte);
        if hits != 0 {
            return Some(at + hits.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    let tail = line.get(at..)?;
    tail.iter().position(|&candidate| candidate == byte).map(|index| at + index)
}

/// Whether one of two bytes is in a text.
#[inline]
pub(super) fn has_either(text: &[u8], one: u8, other: u8) -> bool {
    let is_in = |eight: &[u8; 8]| {
        let word = u64::from_le_bytes(*eight);
        hits(word, one) | hits(word, other) != 0
    };
    match text.last_chunk::<8>() {
        Some(last) => is_in(last) || text.as_chunks::<8>().0.iter().any(is_in),
        None => text.iter().any(|&byte| byte == one || byte == other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_searches_agree_with_simple_ones() {
        let text = b"abc def@ghi\\jklmnopqrstuvw xyz\x80\xff";
        for end in 0..text.len() {
            let text = &text[..end];
            for byte in [b' ', b'@', b'\\', b'z', 0x80, b'!'] {
                for at in 0..=end {
                    assert_eq!(
                        find(text, at, byte),
                        text[at..].iter().position(|&other| other == byte).map(|found| at + found)
                    );
                }
            }
            let simple = text.iter().any(|&byte| byte == b'@' || byte == b'\\');
            assert_eq!(has_either(text, b'@', b'\\'), simple);
        }
    }
}
