//! A report for people: a line for each source, then only what there is something to say about.

use std::collections::{BTreeMap, BTreeSet};

use super::{Report, Survey, document::mix, heat_map, logging, survey::Names};
use crate::{
    output::{Head, Moments, Style, Table, sanitize},
    parse::Reason,
    schema::{Kind, OwnedValue, Value},
};

/// Clocks that differ by no more than this agree: lines take their time through a network.
const SAME_CLOCK_SECS: i64 = 2;
/// Names of appliances that are shown; the machine formats have all.
const MOST_NAMES: usize = 8;
/// Characters that are shown of a rejected line; the machine formats have more.
const EXCERPT_CHARS: usize = 60;
/// Silences, and findings, that are shown of one source; the machine formats have all.
const MOST_SHOWN: usize = 20;

/// How a page is shown.
struct Page {
    moments: Moments,
    style: Style,
    /// The folder that all files share, with a slash at its end; names leave it out.
    folder: String,
}

/// The page. `total` is about all sources together.
#[must_use]
pub fn page(reports: &[Report], total: &Report, moments: Moments, style: Style) -> String {
    let page = Page { moments, style, folder: common_folder(reports) };
    let mut parts = Vec::new();
    if !page.folder.is_empty() {
        parts.push(format!("Files below {}\n", sanitize(page.folder.as_bytes())));
    }
    parts.push(page.sources(reports, total));
    parts.push(appliances(&total.survey));
    parts.push(page.rejects(reports));
    parts.push(page.offsets(reports));
    parts.push(page.logging(&total.survey));
    parts.push(page.gaps(reports, total));
    parts.push(page.findings(reports));
    let events = total.survey.activity.slots().map(|(_, span)| (span.first, span.count));
    parts.push(heat_map(events, page.moments.zone()));
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

impl Page {
    fn table(&self, title: &str, heads: &[(&str, Kind)], rows: Vec<Vec<OwnedValue>>) -> String {
        if rows.is_empty() {
            return String::new();
        }
        let heads = heads.iter().map(|(name, kind)| Head { name: (*name).to_owned(), kind: *kind }).collect();
        let mut table = Table::new(heads, self.moments.clone(), self.style);
        for row in rows {
            table.row(&row.iter().map(OwnedValue::as_value).collect::<Vec<Value<'_>>>());
        }
        let title = if title.is_empty() { String::new() } else { format!("{title}\n") };
        format!("{title}{}", table.render())
    }

    fn name_of(&self, report: &Report) -> String {
        let Some(file) = &report.file else { return "all together".to_owned() };
        file.strip_prefix(&self.folder).unwrap_or(file).to_owned()
    }

    fn sources(&self, reports: &[Report], total: &Report) -> String {
        let mut heads = vec![("file", Kind::Word)];
        if !self.style.is_narrow() {
            heads.extend([("container", Kind::Word), ("formats", Kind::Word)]);
        }
        heads.extend([("events", Kind::Int), ("rejects", Kind::Int), ("first", Kind::Time), ("last", Kind::Time)]);
        let row = |name: String, report: &Report| {
            let mut row = vec![text(name)];
            if !self.style.is_narrow() {
                row.push(text(report.container.clone()));
                let has_one = report.survey.formats.len() == 1;
                row.push(text(if has_one { names(&report.survey.formats) } else { mix(&report.survey.formats) }));
            }
            let whole = report.survey.activity.whole();
            row.extend([count(report.ledger.events), count(report.ledger.rejected())]);
            row.push(whole.map_or(OwnedValue::None, |whole| OwnedValue::Time(whole.first)));
            row.push(whole.map_or(OwnedValue::None, |whole| OwnedValue::Time(whole.last)));
            row
        };
        let mut rows: Vec<_> = reports.iter().map(|report| row(self.name_of(report), report)).collect();
        if reports.len() > 1 {
            rows.push(row(format!("{} sources", reports.len()), total));
        }
        self.table("", &heads, rows)
    }

    fn rejects(&self, reports: &[Report]) -> String {
        let mut rows = Vec::new();
        for report in reports {
            for &reason in &Reason::ALL {
                let rejected = report.ledger.rejects[reason as usize];
                let samples = report.survey.samples.iter().filter(|sample| sample.reason == reason);
                for (index, sample) in samples.enumerate() {
                    let file = text(self.name_of(report));
                    let [file, lines, why] = if index == 0 {
                        [file, count(rejected), text(reason.words().to_owned())]
                    } else {
                        [OwnedValue::None, OwnedValue::None, OwnedValue::None]
                    };
                    // Native logs have no lines.
                    let line = if sample.line == 0 { OwnedValue::None } else { count(sample.line) };
                    rows.push(vec![file, lines, why, line, count(sample.offset), text(beginning(&sample.excerpt))]);
                }
            }
        }
        let heads = [
            ("file", Kind::Word),
            ("lines", Kind::Int),
            ("why", Kind::Word),
            ("line", Kind::Int),
            ("offset", Kind::Int),
            ("text", Kind::Text),
        ];
        self.table("Lines that were rejected: how many, and the first three of each reason", &heads, rows)
    }

    fn offsets(&self, reports: &[Report]) -> String {
        let rows = reports.iter().filter_map(|report| {
            let offsets = &report.survey.offsets;
            let (median, (least, most)) = offsets.median().zip(offsets.range())?;
            let is_same = least >= -SAME_CLOCK_SECS && most <= SAME_CLOCK_SECS;
            let secs = [median, least, most].map(OwnedValue::Int);
            (!is_same)
                .then(|| [text(self.name_of(report))].into_iter().chain(secs).chain([count(offsets.lines())]).collect())
        });
        let heads = [
            ("file", Kind::Word),
            ("median", Kind::Int),
            ("least", Kind::Int),
            ("most", Kind::Int),
            ("lines", Kind::Int),
        ];
        self.table("Seconds by which the header's clock is ahead of the appliance's", &heads, rows.collect())
    }

    fn logging(&self, survey: &Survey) -> String {
        let rows = survey.logging.iter().map(|(number, span)| {
            let (code, words) = logging::words(*number);
            let [code, words] = [code, words].map(|word| text(word.to_owned()));
            vec![code, words, count(span.count), OwnedValue::Time(span.first), OwnedValue::Time(span.last)]
        });
        let heads = [
            ("code", Kind::Word),
            ("meaning", Kind::Word),
            ("count", Kind::Int),
            ("first", Kind::Time),
            ("last", Kind::Time),
        ];
        self.table("Logging that was changed, and logs that were cleared, full or taken away", &heads, rows.collect())
    }

    fn gaps(&self, reports: &[Report], total: &Report) -> String {
        let all = (reports.len() > 1).then_some(total);
        let own = reports.iter();
        let mut rows = Vec::new();
        for report in own.chain(all) {
            for gap in report.gaps.iter().take(MOST_SHOWN) {
                rows.push(vec![
                    text(self.name_of(report)),
                    OwnedValue::Time(gap.start),
                    OwnedValue::Time(gap.end),
                    text(duration(gap.minutes())),
                    OwnedValue::Int(gap.expected_events()),
                    text(gap.chance().to_owned()),
                ]);
            }
            if report.gaps.len() > MOST_SHOWN {
                let more = format!("{}: {} more", self.name_of(report), report.gaps.len() - MOST_SHOWN);
                rows.push([text(more)].into_iter().chain(std::iter::repeat_n(OwnedValue::None, 5)).collect());
            }
        }
        let heads = [
            ("file", Kind::Word),
            ("from", Kind::Time),
            ("to", Kind::Time),
            ("silent for", Kind::Word),
            ("expected", Kind::Int),
            ("chance", Kind::Word),
        ];
        self.table("Silences that the habits of the log do not explain", &heads, rows)
    }

    fn findings(&self, reports: &[Report]) -> String {
        let time = |time: Option<i64>| time.map_or(OwnedValue::None, OwnedValue::Time);
        let mut rows = Vec::new();
        let mut meanings: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
        // Which appliance it is has to be told only where there are several.
        let tells_node = reports.iter().any(|report| report.survey.nodes.len() > 1);
        for report in reports {
            let findings = report.findings.as_deref().unwrap_or_default();
            for finding in findings.iter().take(MOST_SHOWN) {
                let mut row = vec![text(self.name_of(report)), count(finding.offset)];
                row.extend(tells_node.then(|| text(finding.node.clone())));
                row.extend([
                    text(finding.kind.to_owned()),
                    text(finding.certainty.name().to_owned()),
                    time(finding.start),
                    time(finding.end),
                    text(finding.seen.clone()),
                ]);
                rows.push(row);
                meanings.entry((finding.kind, finding.proves)).or_default().extend(&finding.innocent_causes);
            }
            if findings.len() > MOST_SHOWN {
                let more = format!("{}: {} more", self.name_of(report), findings.len() - MOST_SHOWN);
                let nothing = std::iter::repeat_n(OwnedValue::None, 6 + usize::from(tells_node));
                rows.push([text(more)].into_iter().chain(nothing).collect());
            }
        }
        let mut heads = vec![("file", Kind::Word), ("offset", Kind::Int)];
        heads.extend(tells_node.then_some(("node", Kind::Word)));
        heads.extend([
            ("kind", Kind::Word),
            ("certainty", Kind::Word),
            ("from", Kind::Time),
            ("to", Kind::Time),
            ("what was seen", Kind::Text),
        ]);
        if rows.is_empty() && reports.iter().any(|report| report.findings.is_some()) {
            let has_native = |report: &Report| report.survey.formats.keys().any(|format| format.starts_with(b"vc0"));
            let words = if reports.iter().any(has_native) {
                "No traces of editing or loss were found\n"
            } else {
                "No native logs (.vc0) are here; only those are examined for traces of editing\n"
            };
            return words.to_owned();
        }
        let meanings = meanings.into_iter().flat_map(|((kind, proves), causes)| {
            let first = format!("{kind}: {proves}\n");
            let causes = causes.into_iter().collect::<Vec<_>>().join("; ");
            [first, format!("  It may also be: {causes}.\n")]
        });
        let table = self.table("Traces of editing and loss", &heads, rows);
        std::iter::once(table).chain(meanings).collect()
    }
}

fn appliances(survey: &Survey) -> String {
    let line = |title: &str, names: &Names| {
        if names.is_empty() { String::new() } else { format!("{title}: {}\n", most_frequent(names)) }
    };
    line("Appliances", &survey.nodes) + &line("Logs", &survey.logs)
}

/// The most frequent names, with their counts.
fn most_frequent(names: &Names) -> String {
    let mut pairs: Vec<_> = names.iter().collect();
    pairs.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let shown = pairs.iter().take(MOST_NAMES);
    let mut shown: Vec<String> = shown.map(|(name, count)| format!("{} {count}", sanitize(name))).collect();
    if pairs.len() > MOST_NAMES {
        shown.push(format!("{} more", pairs.len() - MOST_NAMES));
    }
    shown.join(", ")
}

fn names(names: &Names) -> String {
    names.keys().map(|name| String::from_utf8_lossy(name)).collect::<Vec<_>>().join(", ")
}

/// The folder in which all files are, if there are several.
#[must_use]
pub fn common_folder(reports: &[Report]) -> String {
    let mut files = reports.iter().filter_map(|report| report.file.as_deref());
    let (Some(first), true) = (files.next(), reports.len() > 1) else { return String::new() };
    let shared = files.fold(first, |shared, file| {
        let mut ends = shared.char_indices().zip(file.chars());
        let end = ends.find(|((_, own), other)| own != other).map_or(shared.len().min(file.len()), |((at, _), _)| at);
        &shared[..end]
    });
    shared.rfind('/').map_or_else(String::new, |slash| shared[..=slash].to_owned())
}

/// What is shown of a rejected line. Binary bytes, shown as escapes, would fill the screen.
fn beginning(excerpt: &[u8]) -> String {
    let shown = sanitize(excerpt);
    let beginning: String = shown.chars().take(EXCERPT_CHARS).collect();
    if beginning.len() < shown.len() { beginning + "…" } else { beginning }
}

/// `5 h 10 min`, `3 d 2 h`.
fn duration(minutes: i64) -> String {
    match (minutes / 1440, minutes / 60 % 24, minutes % 60) {
        (0, 0, minutes) => format!("{minutes} min"),
        (0, hours, minutes) => format!("{hours} h {minutes} min"),
        (days, hours, _) => format!("{days} d {hours} h"),
    }
}

fn text(text: String) -> OwnedValue {
    if text.is_empty() { OwnedValue::None } else { OwnedValue::Text(text.into_bytes()) }
}

fn count(count: u64) -> OwnedValue {
    OwnedValue::Int(i64::try_from(count).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::{
        integrity::{Certainty, Finding},
        pipeline::Ledger,
    };

    fn report(findings: Vec<Finding>) -> Report {
        Report {
            file: Some("log.events.vc0".to_owned()),
            container: "plain".to_owned(),
            bytes: None,
            sha256: None,
            skipped: None,
            ledger: Ledger::default(),
            survey: Survey::default(),
            gaps: Vec::new(),
            findings: Some(findings),
        }
    }

    #[test]
    fn findings_are_wrapped_escaped_and_limited() {
        let finding = Finding {
            kind: "counter",
            offset: 9000,
            start: Some(0),
            end: None,
            node: "x".to_owned(),
            certainty: Certainty::Medium,
            proves: "",
            seen: format!("The tunnel of \u{1b}[2J lacks {}.", "very many ".repeat(20)),
            innocent_causes: Vec::new(),
        };
        let style = Style { width: Some(120), has_colour: false };
        let total = report(Vec::new());
        let shown = page(&[report(vec![finding; 25])], &total, Moments::new(TimeZone::UTC), style);
        assert!(shown.contains("Traces of editing and loss\n"), "{shown}");
        assert!(shown.contains("\\x1b[2J") && !shown.contains('\u{1b}'), "{shown}");
        assert!(shown.contains("log.events.vc0: 5 more") && shown.lines().all(|line| line.chars().count() <= 120));
        assert_eq!(shown.matches("1970-01-01 00:00:00").count(), MOST_SHOWN);
    }
}
