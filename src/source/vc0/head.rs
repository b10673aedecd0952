//! What begins a record: `67e39911.048d95`, node, code and the name of a virtual context, a tab behind each.

use std::sync::LazyLock;

use memchr::memmem::Finder;

/// Length of `67e39911.048d95` and its tab.
pub(super) const ID_BYTES: usize = 16;
/// Longest name of an appliance.
const NODE_BYTES: usize = 255;
/// Longest beginning: id, node, code and context.
pub(super) const HEAD_BYTES: usize = ID_BYTES + NODE_BYTES + 32;

static FIND_CONTEXT: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"\tvc"));

/// Whether `67e39911.048d95` and a tab stand here.
#[inline]
pub(super) fn is_id(bytes: &[u8], at: usize) -> bool {
    let Some(id) = bytes.get(at..).and_then(|text| text.first_chunk::<ID_BYTES>()) else { return false };
    let digits = id[..8].iter().chain(&id[9..15]);
    id[8] == b'.' && id[15] == b'\t' && digits.fold(0, |all, &byte| all | HEX[usize::from(byte)]) < 16
}

/// The value of each lower-case hexadecimal digit, 255 for other bytes; one load is faster than four comparisons.
pub static HEX: [u8; 256] = {
    let mut table = [0xFF; 256];
    let mut digit = 0;
    while digit < 16 {
        table[b"0123456789abcdef"[digit as usize] as usize] = digit;
        digit += 1;
    }
    table
};

pub(super) fn is_hex(byte: u8) -> bool {
    HEX[usize::from(byte)] < 16
}

/// Whether a record begins here: id, node, code, and the name of a virtual context.
pub(super) fn is_head(bytes: &[u8], at: usize) -> bool {
    is_id(bytes, at) && find_head(&bytes[at..bytes.len().min(at + HEAD_BYTES)], 0) == Some(0)
}

/// Where the first record begins at or behind this place.
pub(super) fn find_head(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let context = at + FIND_CONTEXT.find(bytes.get(at..)?)?;
        if let Some(start) = head_before(bytes, context).filter(|&start| start >= from) {
            return Some(start);
        }
        at = context + 1;
    }
}

/// Where the record begins whose context stands here.
fn head_before(bytes: &[u8], context: usize) -> Option<usize> {
    let name = bytes.get(context + 3..)?;
    let digits = name.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
    if digits == 0 || name.get(digits) != Some(&b'\t') {
        return None;
    }
    let code = bytes.get(context.checked_sub(9)?..context)?;
    let (module, number) = code.get(1..)?.split_at_checked(3)?;
    let is_code =
        code[0] == b'\t' && module.iter().all(u8::is_ascii_uppercase) && number.iter().all(u8::is_ascii_digit);
    let node_end = context - 9;
    let before = &bytes[node_end.saturating_sub(NODE_BYTES + 1)..node_end];
    let node = node_end - before.len() + memchr::memrchr(b'\t', before)? + 1;
    let start = node.checked_sub(ID_BYTES)?;
    (is_code && is_id(bytes, start)).then_some(start)
}
