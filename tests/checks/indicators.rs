//! Files of indicators: whatever they hold, the books make sense, and what was read can be looked up.

use pulsetrail::indicators::{FIELDS, Indicators, Kind};

/// Checks a file with these bytes.
pub fn hold(bytes: &[u8]) {
    let indicators = Indicators::of_bytes(bytes);
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
    for books in indicators.books() {
        assert!(books.samples.len() as u64 <= books.unknown, "more samples than entries");
        assert!(books.samples.is_empty() == (books.unknown == 0), "entries without a sample");
        assert!(books.limited <= books.indicators(), "more limited indicators than there are");
        assert!(books.samples.iter().all(|sample| sample.line <= lines && !sample.reason.is_empty()), "{books:?}");
    }
    let counted: u64 = Kind::ALL.into_iter().map(|kind| indicators.count(kind)).sum();
    let texts = bytes.split(|byte| b"\n ,\"'".contains(byte)).take(20);
    for text in texts {
        for (_, field) in FIELDS {
            let (mut found, mut again) = (Vec::new(), Vec::new());
            indicators.find(*field, text, b"nord", &mut found);
            indicators.find(*field, text, b"nord", &mut again);
            assert_eq!(found, again);
            assert!(found.is_empty() || counted > 0);
            for candidates in found {
                let mut always = 0;
                indicators.holding(candidates, None, |_| always += 1);
                let mut at_last = 0;
                indicators.holding(candidates, Some(i64::MAX - 1), |indicator| {
                    assert!(!indicator.value.contains(&b','), "a value that a list would divide");
                    assert!(!indicator.origin.contains(&b','), "an origin that a list would divide");
                    at_last += 1;
                });
                assert!(always <= at_last, "what holds always holds at the end");
            }
        }
    }
}
