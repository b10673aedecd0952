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

/// Puts what stands before each `byte` into `fields`, as long as there is room; returns how many that were, and
/// where the rest begins.
#[inline]
pub(super) fn split_into<'a, const N: usize>(text: &'a [u8], byte: u8, fields: &mut [&'a [u8]; N]) -> (usize, usize) {
    let (mut count, mut start, mut at) = (0, 0, 0);
    while let Some(eight) = text.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let differs = u64::from_le_bytes(*eight) ^ (ONES * u64::from(byte));
        // Unlike `hits`, right for every byte of the word.
        let mut equals = !(((differs & !HIGHS) + !HIGHS) | differs) & HIGHS;
        while equals != 0 {
            let end = at + equals.trailing_zeros() as usize / 8;
            if count == N {
                return (count, start);
            }
            fields[count] = &text[start..end];
            (count, start) = (count + 1, end + 1);
            equals &= equals - 1;
        }
        at += 8;
    }
    while count < N
        && let Some(length) = text[start..].iter().position(|&candidate| candidate == byte)
    {
        fields[count] = &text[start..start + length];
        (count, start) = (count + 1, start + length + 1);
    }
    (count, start)
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
            let mut fields = [&b""[..]; 3];
            let (count, start) = split_into(text, b' ', &mut fields);
            let whole: Vec<&[u8]> = text.split(|&byte| byte == b' ').collect();
            assert_eq!(fields[..count], whole[..count]);
            assert_eq!(&text[start..], whole[count..].join(&b' '));
            let simple = text.iter().any(|&byte| byte == b'@' || byte == b'\\');
            assert_eq!(has_either(text, b'@', b'\\'), simple);
        }
    }
}
