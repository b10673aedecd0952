//! Encodings that a value may have been put into before it was logged: Base64 and UTF-16.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base64 with padding.
#[must_use]
pub fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |index: usize| u32::from(group.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for index in 0..4 {
            let digit = ALPHABET[(bits >> (18 - 6 * index)) as usize & 63];
            text.push(if index <= group.len() { char::from(digit) } else { '=' });
        }
    }
    text
}

/// What is in Base64 wherever these bytes stand in the text that was encoded: one part for each of three offsets, without
/// the digits that depend on the neighbours.
#[must_use]
pub fn base64_offsets(bytes: &[u8]) -> Vec<String> {
    let at = |offset: usize| {
        let encoded = base64(&[&b"   "[..offset], bytes].concat());
        let start = [0, 2, 3][offset];
        let end = encoded.len() - [0, 3, 2][(bytes.len() + offset) % 3];
        encoded.get(start..end).unwrap_or_default().to_owned()
    };
    (0..3).map(at).filter(|part| !part.is_empty()).collect()
}

/// UTF-16, with the low or the high byte first.
#[must_use]
pub fn utf16(text: &str, is_low_first: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if is_low_first { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_in_rfc_4648() {
        let encoded = ["", "f", "fo", "foo", "foob"].map(|text| base64(text.as_bytes()));
        assert_eq!(encoded, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]);
    }

    #[test]
    fn offsets_find_the_text_wherever_it_stands() {
        for wanted in ["/bin/sh", "foobar", "x1"] {
            let parts = base64_offsets(wanted.as_bytes());
            for before in ["", "a", "ab", "abc"] {
                for after in ["", "z", "zz"] {
                    let encoded = base64(format!("{before}{wanted}{after}").as_bytes());
                    assert!(parts.iter().any(|part| encoded.contains(part)), "{before}{wanted}{after}");
                }
            }
        }
        assert_eq!(base64_offsets(b"foobar"), ["Zm9vYmFy", "Zvb2Jhc", "mb29iYX"]);
    }

    #[test]
    fn utf16_has_two_bytes_a_letter() {
        assert_eq!(utf16("aé", true), b"a\0\xE9\0");
        assert_eq!(utf16("aé", false), b"\0a\0\xE9");
    }
}
