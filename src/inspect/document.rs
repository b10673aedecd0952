//! A report for machines: one JSON object a line, or the flat part of it as a row.

use serde_json::Value as Json;

use super::{Report, Sample, logging, survey::Names};
use crate::{
    integrity::{Finding, Gap, Span},
    output::{Head, Moments},
    parse::Reason,
    schema::{Kind, OwnedValue},
};

/// Appends the object of a report and a line feed. That of all sources together has no file.
pub fn document(report: &Report, moments: &Moments, out: &mut Vec<u8>) {
    let (ledger, survey) = (&report.ledger, &report.survey);
    let time = |micros: i64| Json::from(moments.text(micros));
    let whole = survey.activity.whole();
    let mut object = Object::default();
    object.put("file", report.file.clone());
    object.put("container", Some(report.container.as_str()).filter(|container| !container.is_empty()));
    object.put("bytes", report.bytes);
    object.put("sha256", report.sha256.as_ref().map(hex));
    object.put("lines", ledger.lines());
    object.put("events", ledger.events);
    object.put("continuations", ledger.continuations);
    object.put("blanks", ledger.blanks);
    object.put("headings", ledger.headings);
    let mut rejects = Object::default();
    for reason in Reason::ALL.iter().filter(|reason| ledger.rejects[**reason as usize] > 0) {
        rejects.put(reason.name(), ledger.rejects[*reason as usize]);
    }
    object.nest("rejects", &rejects.finish());
    object.list("reject_samples", report.survey.samples.iter().map(of_sample));
    for (name, names) in [("formats", &survey.formats), ("nodes", &survey.nodes), ("logs", &survey.logs)] {
        object.nest(name, &of_names(names));
    }
    object.put("first", whole.map(|whole| time(whole.first)));
    object.put("last", whole.map(|whole| time(whole.last)));
    match (survey.offsets.median(), survey.offsets.range()) {
        (Some(median), Some((least, most))) => {
            let mut offset = Object::default();
            offset.put("median_secs", median);
            offset.put("min_secs", least);
            offset.put("max_secs", most);
            offset.put("lines", survey.offsets.lines());
            object.nest("clock_offset", &offset.finish());
        }
        _ => object.put("clock_offset", Json::Null),
    }
    object.list("logging_changes", survey.logging.iter().map(|(number, span)| of_change(*number, span, &time)));
    object.list("gaps", report.gaps.iter().map(|gap| of_gap(gap, &time)));
    if let Some(findings) = &report.findings {
        object.list("integrity", findings.iter().map(|finding| of_finding(finding, &time)));
    }
    object.put("skipped", report.skipped.clone());
    object.put("version", env!("CARGO_PKG_VERSION"));
    out.extend_from_slice(object.finish().as_bytes());
    out.push(b'\n');
}

fn of_names(names: &Names) -> String {
    let mut object = Object::default();
    for (name, count) in names {
        object.put(&String::from_utf8_lossy(name), *count);
    }
    object.finish()
}

fn of_sample(sample: &Sample) -> String {
    let mut object = Object::default();
    object.put("reason", sample.reason.name());
    object.put("line", Some(sample.line).filter(|line| *line > 0));
    object.put("offset", sample.offset);
    object.put("excerpt", String::from_utf8_lossy(&sample.excerpt).into_owned());
    object.finish()
}

fn of_change(number: usize, span: &Span, time: &impl Fn(i64) -> Json) -> String {
    let (code, words) = logging::words(number);
    let mut object = Object::default();
    object.put("code", code);
    object.put("meaning", words);
    object.put("count", span.count);
    object.put("first", time(span.first));
    object.put("last", time(span.last));
    object.finish()
}

fn of_gap(gap: &Gap, time: &impl Fn(i64) -> Json) -> String {
    let mut object = Object::default();
    object.put("start", time(gap.start));
    object.put("end", time(gap.end));
    object.put("minutes", gap.minutes());
    object.put("expected_events", gap.expected_events());
    object.put("chance", gap.chance());
    object.finish()
}

fn of_finding(finding: &Finding, time: &impl Fn(i64) -> Json) -> String {
    let mut object = Object::default();
    object.put("kind", finding.kind);
    object.put("offset", finding.offset);
    object.put("start", finding.start.map(time));
    object.put("end", finding.end.map(time));
    object.put("certainty", finding.certainty.name());
    object.put("explanation", finding.explanation());
    object.put("innocent_causes", finding.innocent_causes.clone());
    object.finish()
}

/// A JSON object whose members keep their order.
#[derive(Default)]
struct Object(String);

impl Object {
    fn put(&mut self, name: &str, value: impl Into<Json>) {
        self.nest(name, &value.into().to_string());
    }

    fn list(&mut self, name: &str, items: impl Iterator<Item = String>) {
        self.nest(name, &format!("[{}]", items.collect::<Vec<_>>().join(",")));
    }

    /// A member that is JSON already.
    fn nest(&mut self, name: &str, json: &str) {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        self.0.push_str(&Json::from(name).to_string());
        self.0.push(':');
        self.0.push_str(json);
    }

    fn finish(mut self) -> String {
        if self.0.is_empty() {
            self.0.push('{');
        }
        self.0.push('}');
        self.0
    }
}

fn hex(digest: &[u8; 32]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    digest.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|half| char::from(DIGITS[usize::from(half)])).collect()
}

/// The part of a report that fits into a row.
pub struct Flat;

impl Flat {
    /// The heads.
    #[must_use]
    pub fn heads() -> Vec<Head> {
        let head = |name: &str, kind| Head { name: name.to_owned(), kind };
        let texts = ["file", "container"].map(|name| head(name, Kind::Text));
        let numbers =
            ["lines", "events", "continuations", "blanks", "headings", "rejects"].map(|name| head(name, Kind::Int));
        let names = ["formats", "nodes", "logs"].map(|name| head(name, Kind::Text));
        let times = ["first", "last"].map(|name| head(name, Kind::Time));
        let counts = ["median_secs", "min_secs", "max_secs", "lines"]
            .map(|name| head(&format!("clock_offset_{name}"), Kind::Int));
        let rest = ["logging_changes", "gaps", "findings"].map(|name| head(name, Kind::Int));
        let mut heads = texts.to_vec();
        heads.extend([head("bytes", Kind::Int), head("sha256", Kind::Text)]);
        heads.extend(numbers);
        heads.extend(names);
        heads.extend(times);
        heads.extend(counts);
        heads.extend(rest);
        heads.push(head("skipped", Kind::Text));
        heads
    }

    /// The row of a report, in the order of the heads.
    #[must_use]
    pub fn row(report: &Report) -> Vec<OwnedValue> {
        let (ledger, survey) = (&report.ledger, &report.survey);
        let text = |text: &str| if text.is_empty() { OwnedValue::None } else { OwnedValue::Text(text.into()) };
        let count = |count: u64| OwnedValue::Int(i64::try_from(count).unwrap_or(i64::MAX));
        let whole = survey.activity.whole();
        let time = |micros: Option<i64>| micros.map_or(OwnedValue::None, OwnedValue::Time);
        let secs = |secs: Option<i64>| secs.map_or(OwnedValue::None, OwnedValue::Int);
        let range = survey.offsets.range();
        let changes = survey.logging.values().map(|span| span.count).sum();
        vec![
            text(report.file.as_deref().unwrap_or_default()),
            text(&report.container),
            report.bytes.map_or(OwnedValue::None, count),
            text(&report.sha256.as_ref().map(hex).unwrap_or_default()),
            count(ledger.lines()),
            count(ledger.events),
            count(ledger.continuations),
            count(ledger.blanks),
            count(ledger.headings),
            count(ledger.rejected()),
            text(&mix(&survey.formats)),
            text(&mix(&survey.nodes)),
            text(&mix(&survey.logs)),
            time(whole.map(|whole| whole.first)),
            time(whole.map(|whole| whole.last)),
            secs(survey.offsets.median()),
            secs(range.map(|range| range.0)),
            secs(range.map(|range| range.1)),
            count(survey.offsets.lines()),
            count(changes),
            count(report.gaps.len() as u64),
            report.findings.as_ref().map_or(OwnedValue::None, |findings| count(findings.len() as u64)),
            text(report.skipped.as_deref().unwrap_or_default()),
        ]
    }
}

/// `standard 4, welf 10`.
pub(super) fn mix(names: &Names) -> String {
    let pairs = names.iter().map(|(name, count)| format!("{} {count}", String::from_utf8_lossy(name)));
    pairs.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::integrity::Certainty;

    #[test]
    fn a_finding_has_the_members_that_are_agreed() {
        let moments = Moments::new(TimeZone::UTC);
        let finding = Finding {
            kind: "gap",
            offset: 9000,
            start: Some(0),
            end: None,
            node: "ics-a".to_owned(),
            certainty: Certainty::High,
            seen: "Five \"records\"".to_owned(),
            proves: "are missing.",
            innocent_causes: vec!["a crash", "a filter"],
        };
        let wanted = r#"{"kind":"gap","offset":9000,"start":"1970-01-01T00:00:00.000000Z","end":null,"certainty":"high","explanation":"Five \"records\" are missing.","innocent_causes":["a crash","a filter"]}"#;
        assert_eq!(of_finding(&finding, &|micros| Json::from(moments.text(micros))), wanted);
    }
}
