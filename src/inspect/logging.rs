//! Codes by which an appliance says that its logging was changed, its logs cleared, full or taken away.
//!
//! They matter twice: somebody may have hidden something, and whatever was recorded before or after is not
//! recorded any more. `logging.tsv` lists them in order, with words for each.

use std::sync::LazyLock;

const LIST: &str = include_str!("logging.tsv");

static CHANGES: LazyLock<Vec<(&str, &str)>> =
    LazyLock::new(|| LIST.lines().filter_map(|line| line.split_once('\t')).collect());

/// The number of a code in the list.
#[inline]
pub(super) fn number(code: &[u8]) -> Option<usize> {
    // Nearly all events are of other modules.
    let may_be = matches!(code.first_chunk::<3>(), Some(b"ADM" | b"ARC" | b"ERR" | b"SYS"));
    if !may_be {
        return None;
    }
    CHANGES.binary_search_by(|(known, _)| known.as_bytes().cmp(code)).ok()
}

/// Code and words of a number in the list of changes of logging.
#[must_use]
pub fn words(number: usize) -> (&'static str, &'static str) {
    CHANGES.get(number).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order_and_found() {
        assert!(CHANGES.is_sorted());
        assert_eq!(CHANGES.len(), LIST.lines().count());
        assert_eq!(number(b"ADM20599").map(words), Some(("ADM20599", "log cleared by an administrator")));
        assert_eq!(number(b"ADM20598"), None);
        assert_eq!(number(b""), None);
    }
}
