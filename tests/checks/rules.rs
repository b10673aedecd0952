//! Files of rules: whatever they hold, problems are sentences, and what was understood can be judged.

use jiff::tz::TimeZone;
use pulsetrail::{
    schema::{Column, Event},
    sigma::{Body, Judge, RuleSet},
};

/// Checks a file with these bytes.
pub fn hold(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let set = RuleSet::load(&[("rules/fuzzed.yml", text)], &[("rules/lists/words.txt", "eva\n/dana-na/\n")], &[]);
    for problem in &set.problems {
        assert!(!problem.what.is_empty(), "a problem without words");
    }
    for (place, rule) in set.rules.iter().enumerate() {
        let same = set.rules.iter().position(|other| other.name == rule.name);
        assert_eq!(same, Some(place), "two rules of one name");
        if let Body::Correlation(correlation) = &rule.body {
            assert!(!correlation.rules.is_empty() && correlation.timespan > 0);
            assert!(correlation.rules.iter().all(|reference| *reference < set.rules.len() && *reference != place));
            assert!(correlation.group_by.iter().all(|key| key.fields.len() == correlation.rules.len()));
        }
    }
    let mut judge = Judge::new(&set, TimeZone::UTC);
    let mut event = Event::default();
    for _ in 0..2 {
        let (mut hits, mut again) = (Vec::new(), Vec::new());
        judge.judge(&event, &[], None, &mut hits);
        judge.judge(&event, &[], None, &mut again);
        assert_eq!(hits, again, "an event judged twice");
        assert!(hits.is_sorted() && hits.iter().all(|hit| (*hit as usize) < set.rules.len()));
        event.set_text(Column::Code, b"AUT24414");
        event.set_text(Column::User, b"eva");
        event.set_text(Column::Url, bytes);
        event.set_text(Column::Message, bytes);
        event.set_int(Column::Time, Some(1_741_922_062_000_000));
    }
}
