//! Events that explain others, tell of integrity scans, or come by the clock. They are few and are kept one by one.

use super::lane::{Code, Mark};

/// The appliance was told to stop.
pub(super) const STOPS: &[&Code] = &[b"ADM20639", b"ADM20640", b"ADM23179", b"ADM30409", b"ADM30408", b"SYS10298"];
/// It started.
pub(super) const STARTS: &[&Code] = &[b"SYS20412", b"SYS20413", b"SYS10306"];
/// A log was cleared.
pub(super) const CLEARS: &[&Code] = &[b"ADM20599", b"ARC22056", b"ARC23624", b"SYS24202", b"ADM24207"];
/// A program crashed.
pub(super) const CRASHES: &[&Code] =
    &[b"ERR31093", b"ERR24632", b"ERR10070", b"ERR10073", b"SYS10076", b"SYS24862", b"ERR31501"];
/// The clock was set.
pub(super) const CLOCKS: &[&Code] = &[b"ADM20647", b"ADM20651"];
/// Its software was changed.
pub(super) const UPDATES: &[&Code] = &[b"ADM30408", b"ADM31438"];
/// A scan began.
pub(super) const SCAN_BEGINS: &[&Code] = &[b"SYS32087"];
/// A scan ended, or told what it found.
pub(super) const SCAN_ENDS: &[&Code] = &[b"SYS32088", b"SYS32100", b"SYS32039", b"SYS32040", b"SYS32041", b"SYS32042"];
/// Messages that come by the clock.
pub(super) const BEATS: &[&Code] = &[b"STS20641", b"STS30667", b"SYS32083", b"SYS32087", b"SYS32088", b"LIC30499"];

/// Requests without a sign-in. They are of the user log, but some appliances write them into the event log.
pub(super) const REQUESTS: &[&Code] = &[b"AUT31556", b"AUT20920"];

/// Whether events with this code are kept.
pub(super) fn is_sign(code: Code) -> bool {
    [STOPS, STARTS, CLEARS, CRASHES, CLOCKS, UPDATES, SCAN_BEGINS, SCAN_ENDS, BEATS]
        .iter()
        .any(|codes| codes.contains(&&code))
}

/// An event that is kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    /// The appliance, by number.
    pub(super) node: u32,
    pub(super) code: Code,
    pub(super) mark: Mark,
    /// Of scans: files that matched, that are new, that did not match.
    pub(super) files: Option<[i64; 3]>,
}

/// Whether a log was cleared that matters: neither the policy trace nor the debug log.
pub(super) fn is_of_log(message: &[u8]) -> bool {
    let has = |word: &[u8]| memchr::memmem::find(message, word).is_some();
    !(has(b"olicy trace") || has(b"olicy Trac") || has(b"ebug log") || has(b"ebug Log"))
}

/// What a scan found: `Matched Files 18773, Newly Detected Files 0, Mismatched Files 0`.
pub(super) fn files_in(message: &[u8]) -> Option<[i64; 3]> {
    let number = |words: &[u8]| {
        let rest = message.get(memchr::memmem::find(message, words)? + words.len()..)?.trim_ascii_start();
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        std::str::from_utf8(rest.get(..digits)?).ok()?.parse().ok()
    };
    Some([number(b"Matched Files")?, number(b"Newly Detected Files")?, number(b"Mismatched Files")?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_a_scan_are_read_from_its_sentence() {
        let sentence = b"Integrity Scan Results : Matched Files 18771, Newly Detected Files 2, Mismatched Files 1";
        assert_eq!(files_in(sentence), Some([18_771, 2, 1]));
        assert_eq!(files_in(b"Integrity Scan Results : Mismatched Files 1"), None);
        assert!(is_sign(*b"SYS32087") && !is_sign(*b"AUT24414"));
        assert!(is_of_log(b"Admin log has been cleared.") && !is_of_log(b"Policy trace has been cleared."));
    }
}
