//! The account of a run: what was read, in one sentence, and the facts for the metadata of an output.

use std::fmt::Write;

use jiff::tz::TimeZone;

use super::{Scan, clocks};
use crate::{
    commands::args::InputArgs,
    enrich::FROM_DATABASE,
    exit::Exit,
    indicators::{Books, Indicators, MARKS},
    output::{Moments, counted, sanitize},
    parse::Reason,
    pipeline::{Ledger, Summary},
    query::Expr,
    schema::ColumnSet,
};

impl Scan<'_> {
    /// Says what was read, and how the run ended.
    #[must_use]
    pub fn conclude(&self, summary: &Summary, needs: ColumnSet, has_answer: bool) -> Exit {
        conclude(self.args, &[summary], &self.sentence(summary, &summary.total(), needs), has_answer)
    }

    /// What was read, in words.
    #[must_use]
    pub fn sentence(&self, summary: &Summary, total: &Ledger, needs: ColumnSet) -> String {
        let files = counted(summary.sources.len() as u64, "file");
        let mut text = if total.searched_bytes > 0 {
            format!("{} in {files} (only lines that may match were read)", counted(total.matched, "matching event"))
        } else if self.condition.is_some() {
            format!("{} of {} in {files} match", total.matched, counted(total.events, "event"))
        } else {
            format!("{} in {files}", counted(total.events, "event"))
        };
        if self.firsts.is_some() {
            let word = if total.copies == 1 { "copy" } else { "copies" };
            let _ = write!(text, "; {} {word} left out", total.copies);
        }
        if total.rejected() > 0 {
            let reasons = Reason::ALL.iter().filter(|reason| total.rejects[**reason as usize] > 0);
            let reasons: Vec<String> =
                reasons.map(|reason| format!("{} {}", total.rejects[*reason as usize], reason.words())).collect();
            let _ = write!(text, "; {} rejected ({})", counted(total.rejected(), "line"), reasons.join(", "));
        }
        if !summary.skipped.is_empty() {
            let _ = write!(text, "; {} skipped or cut short", summary.skipped.len());
        }
        text.push_str(&clocks::sentence(&self.knowledge.context.clocks, total));
        let needs = needs.with(self.condition.as_ref().map_or(ColumnSet::EMPTY, Expr::needs));
        text.push_str(&indicators_used(&self.knowledge.indicators, needs));
        let wants_places = self.knowledge.inputs(needs).meets(FROM_DATABASE);
        if wants_places && self.knowledge.databases.is_empty() && total.stored < total.events {
            text.push_str("; no GeoIP database was found, so places are empty (--geoip names one)");
        }
        text
    }

    /// Facts about the run for the metadata of an output.
    #[must_use]
    pub fn facts(&self, summary: &Summary) -> Vec<(String, String)> {
        let total = summary.total();
        let moments = Moments::new(TimeZone::UTC);
        let databases = self.knowledge.databases.describe().into_iter().map(|database| {
            let built = i64::try_from(database.build_secs).unwrap_or(0).saturating_mul(1_000_000);
            serde_json::json!({"path": database.path.to_string_lossy(), "type": database.kind, "built": moments.text(built)})
        });
        let context = self.knowledge.context.files.iter().map(|file| {
            let tables = file.tables.iter().map(|(table, rows)| (table.name().to_owned(), (*rows).into()));
            serde_json::json!({"path": file.path.to_string_lossy(), "rows": tables.collect::<serde_json::Map<_, _>>()})
        });
        let indicators = self.knowledge.indicators.books().iter().map(|books| {
            let format = books.format.map(|format| format.to_string());
            serde_json::json!({"path": books.path.to_string_lossy(), "format": format, "count": books.indicators()})
        });
        let sources = summary.sources.iter().map(|(source, ledger)| {
            serde_json::json!({"path": source.name(), "bytes": source.size, "container": source.container, "lines": ledger.lines(), "events": ledger.events,
                "matched": ledger.matched, "rejects": ledger.rejected()})
        });
        let skipped = summary
            .skipped
            .iter()
            .map(|skipped| serde_json::json!({"path": skipped.path.to_string_lossy(), "reason": skipped.reason}));
        let fact = |name: &str, value: serde_json::Value| (format!("pulsetrail.{name}"), value.to_string());
        vec![
            fact("geoip", databases.collect()),
            fact("context", context.collect()),
            fact("ioc", indicators.collect()),
            fact("sources", sources.collect()),
            fact("skipped", skipped.collect()),
            fact(
                "ledger",
                serde_json::json!({"lines": total.lines(), "events": total.events, "matched": total.matched,
                "copies": total.copies, "corrected": total.corrected, "continuations": total.continuations, "blanks": total.blanks, "rejects": total.rejected()}),
            ),
            fact(
                "log_tz",
                self.args
                    .log_tz
                    .as_ref()
                    .map(|zone| zone.iana_name().map_or_else(|| format!("{zone:?}"), str::to_owned))
                    .into(),
            ),
        ]
    }
}

/// How many indicators were used, and that some were not understood.
fn indicators_used(indicators: &Indicators, needs: ColumnSet) -> String {
    if indicators.are_unnamed() {
        return String::new();
    }
    if !needs.meets(MARKS) {
        return "; --ioc was not used, as nothing asks for the column ioc".to_owned();
    }
    let books = indicators.books();
    let count: u64 = books.iter().map(Books::indicators).sum();
    let unknown: u64 = books.iter().map(|books| books.unknown).sum();
    let used = format!("; {} of {}", counted(count, "indicator"), counted(books.len() as u64, "file"));
    match unknown {
        0 => used,
        1 => format!("{used} (1 entry was not understood; see `pulsetrail ioc check`)"),
        _ => format!("{used} ({unknown} entries were not understood; see `pulsetrail ioc check`)"),
    }
}

/// Says what was skipped, and the sentence; returns how the run ended.
#[must_use]
pub fn conclude(args: &InputArgs, summaries: &[&Summary], sentence: &str, has_answer: bool) -> Exit {
    let skipped = || summaries.iter().flat_map(|summary| &summary.skipped);
    if !args.quiet {
        // Writing to a string cannot fail.
        let mut text = String::new();
        for skipped in skipped() {
            let path = skipped.path.to_string_lossy().into_owned();
            let _ = writeln!(text, "pulsetrail: {}: {}", sanitize(path.as_bytes()), skipped.reason);
        }
        let _ = writeln!(text, "pulsetrail: {sentence}");
        // If standard error is closed, nobody wants to read it.
        let _ = std::io::Write::write_all(&mut std::io::stderr(), text.as_bytes());
    }
    let has_rejects = || summaries.iter().any(|summary| summary.total().rejected() > 0);
    match () {
        () if skipped().next().is_some() || (args.strict && has_rejects()) => Exit::Incomplete,
        () if !has_answer => Exit::No,
        () => Exit::Done,
    }
}
