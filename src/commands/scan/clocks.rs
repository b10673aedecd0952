//! What is said of clocks that were off.

use std::fmt::Write;

use crate::{
    context::{Rule, Rules, seconds},
    output::{counted, sanitize},
    pipeline::Ledger,
};

/// More clocks are only counted.
const MOST_NAMED: usize = 3;

/// The end of the sentence about a run: which clocks were corrected, and which times were not.
pub(super) fn sentence(clocks: &Rules<i64>, total: &Ledger) -> String {
    let wrong: Vec<&Rule<i64>> = clocks.all().iter().filter(|rule| rule.says != 0).collect();
    let mut text = String::new();
    if total.corrected > 0 {
        let one = |rule: &&Rule<i64>| {
            let node = sanitize(rule.subject.text.as_bytes()).into_owned();
            format!("clock of {node} corrected by {} s", seconds(-rule.says))
        };
        let named = if wrong.len() > MOST_NAMED {
            format!("{} clocks corrected", wrong.len())
        } else {
            wrong.iter().map(one).collect::<Vec<_>>().join(", ")
        };
        // Writing to a string cannot fail.
        let _ = write!(text, "; {named} ({})", counted(total.corrected, "event"));
    }
    if total.stored > 0 && !wrong.is_empty() {
        let _ = write!(text, "; times of {} stay as they were stored", counted(total.stored, "event"));
    }
    text
}
