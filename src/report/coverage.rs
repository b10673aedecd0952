//! Whether the logs are whole: what was not read, silences, changes of logging, clocks, and traces of editing.

use super::{
    case::Case,
    html::Html,
    table::{Holds, grouped, row, several, table},
};
use crate::{
    inspect::{Report, logging_words},
    integrity::{Finding, Gap},
    output::lasting,
    parse::Reason,
};

/// Rows of each table.
const MOST: usize = 200;
/// Clocks that differ by no more than this agree, as in `inspect`.
const SAME_CLOCK_SECS: i64 = 2;

/// Writes the section.
pub(super) fn write(html: &mut Html, case: &Case<'_>) {
    let folder = case.folder();
    html.put("section", &[("id", "coverage")], |html| {
        html.leaf("h2", &[], "Coverage and integrity");
        let ledger = &case.total.ledger;
        let account = format!(
            "{} of lines accounted for: {}, {}, {}, {}, {}.",
            grouped(ledger.lines()),
            several(ledger.events, "event", "events"),
            several(ledger.continuations, "continuation", "continuations"),
            several(ledger.blanks, "blank", "blanks"),
            several(ledger.headings, "heading", "headings"),
            several(ledger.rejected(), "rejected line", "rejected lines"),
        );
        html.leaf("p", &[("class", "note")], &account.replacen(" of lines", " lines are", 1));
        skipped(html, case, &folder);
        rejects(html, case, &folder);
        logging(html, case);
        gaps(html, case, &folder);
        clocks(html, case, &folder);
        traces(html, case, &folder);
    });
    html.line();
}

fn name<'r>(report: &'r Report, folder: &str) -> &'r str {
    let file = report.file.as_deref().unwrap_or("all together");
    file.strip_prefix(folder).unwrap_or(file)
}

fn skipped(html: &mut Html, case: &Case<'_>, folder: &str) {
    let all: Vec<&Report> = case.reports.iter().filter(|report| report.skipped.is_some()).collect();
    html.leaf("h3", &[], "Sources that were skipped or cut short");
    if all.is_empty() {
        html.leaf("p", &[], "None: every source was read to its end.");
        return;
    }
    table(html, "Skipped sources", &[("file", Holds::Words), ("why", Holds::Words)], all.len() > 20, |html| {
        for report in all.iter().take(MOST) {
            row(html, |html| {
                html.code_cell(name(report, folder));
                html.cell(report.skipped.as_deref().unwrap_or_default());
            });
        }
    });
    html.left_out(all.len().saturating_sub(MOST), "sources", "`pulsetrail inspect` lists all.");
}

fn rejects(html: &mut Html, case: &Case<'_>, folder: &str) {
    html.leaf("h3", &[], "Lines that were not understood");
    let ledger = &case.total.ledger;
    if ledger.rejected() == 0 {
        html.leaf("p", &[], "None.");
        return;
    }
    let reasons = Reason::ALL.iter().filter(|reason| ledger.rejects[**reason as usize] > 0);
    let reasons: Vec<String> =
        reasons.map(|reason| format!("{} {}", grouped(ledger.rejects[*reason as usize]), reason.words())).collect();
    html.leaf("p", &[], &format!("{}. The first of each file and reason:", reasons.join(", ")));
    let heads = [("why", Holds::Words), ("where", Holds::Words), ("begins", Holds::Words)];
    let samples =
        || case.reports.iter().flat_map(|report| report.survey.samples.iter().map(move |sample| (report, sample)));
    let all = samples().count();
    table(html, "Samples of rejected lines", &heads, all > 20, |html| {
        for (report, sample) in samples().take(MOST) {
            row(html, |html| {
                html.cell(sample.reason.words());
                let at = if sample.line > 0 { format!(":{}", sample.line) } else { format!("@{}", sample.offset) };
                html.code_cell(&format!("{}{at}", name(report, folder)));
                html.code_cell(&String::from_utf8_lossy(&sample.excerpt));
            });
        }
    });
    html.left_out(all.saturating_sub(MOST), "samples", "--rejects FILE keeps the lines.");
}

fn logging(html: &mut Html, case: &Case<'_>) {
    html.leaf("h3", &[], "Changes of logging, and logs that were cleared, full or taken away");
    let changes = &case.total.survey.logging;
    if changes.is_empty() {
        html.leaf("p", &[], "None was logged.");
        return;
    }
    let heads = [
        ("code", Holds::Words),
        ("what", Holds::Words),
        ("events", Holds::Numbers),
        ("first", Holds::Words),
        ("last", Holds::Words),
    ];
    table(html, "Changes of logging", &heads, false, |html| {
        for (number, span) in changes {
            let (code, words) = logging_words(*number);
            row(html, |html| {
                html.code_cell(code);
                html.cell(words);
                html.number(span.count);
                html.time_cell(&case.time(span.first));
                html.time_cell(&case.time(span.last));
            });
        }
    });
}

fn gaps(html: &mut Html, case: &Case<'_>, folder: &str) {
    html.leaf("h3", &[], "Silences that the logs' own habits do not explain");
    let whole = Some(case.total).filter(|_| case.reports.len() > 1);
    let all: Vec<(&Report, &Gap)> = whole
        .into_iter()
        .chain(case.reports)
        .flat_map(|report| report.gaps.iter().map(move |gap| (report, gap)))
        .collect();
    if all.is_empty() {
        html.leaf("p", &[], "None. Logs with few events have no habits, and are not judged.");
        return;
    }
    let heads = [
        ("file", Holds::Words),
        ("last event before", Holds::Words),
        ("first event after", Holds::Words),
        ("length", Holds::Words),
        ("events to be expected", Holds::Numbers),
        ("chance of nothing to log", Holds::Words),
    ];
    table(html, "Silences", &heads, all.len() > 20, |html| {
        for (report, gap) in all.iter().take(MOST) {
            row(html, |html| {
                html.code_cell(name(report, folder));
                html.time_cell(&case.time(gap.start));
                html.time_cell(&case.time(gap.end));
                html.put("td", &[("class", "t"), ("data-v", &(gap.end - gap.start).to_string())], |html| {
                    html.text(&lasting(gap.end - gap.start));
                });
                html.number(gap.expected_events().unsigned_abs());
                html.cell(gap.chance());
            });
        }
    });
    html.left_out(all.len().saturating_sub(MOST), "silences", "`pulsetrail inspect -f ndjson` lists all.");
}

fn clocks(html: &mut Html, case: &Case<'_>, folder: &str) {
    let differs = |report: &&Report| report.survey.offsets.median().is_some_and(|secs| secs.abs() > SAME_CLOCK_SECS);
    let all: Vec<&Report> = case.reports.iter().filter(differs).collect();
    if all.is_empty() {
        return;
    }
    html.leaf("h3", &[], "Clocks that differ");
    let heads = [
        ("file", Holds::Words),
        ("header is ahead by", Holds::Words),
        ("least", Holds::Words),
        ("most", Holds::Words),
        ("lines", Holds::Numbers),
    ];
    table(html, "Clocks of headers against the appliance's", &heads, all.len() > 20, |html| {
        for report in all.iter().take(MOST) {
            let offsets = &report.survey.offsets;
            let (least, most) = offsets.range().unwrap_or_default();
            row(html, |html| {
                html.code_cell(name(report, folder));
                for secs in [offsets.median().unwrap_or(0), least, most] {
                    html.put("td", &[("class", "t"), ("data-v", &secs.to_string())], |html| {
                        html.text(&format!("{secs} s"));
                    });
                }
                html.number(offsets.lines());
            });
        }
    });
    html.left_out(all.len().saturating_sub(MOST), "files", "`pulsetrail inspect` lists all.");
}

fn traces(html: &mut Html, case: &Case<'_>, folder: &str) {
    html.leaf("h3", &[], "Traces of editing and loss in native logs");
    let all: Vec<(&Report, &Finding)> = case
        .reports
        .iter()
        .flat_map(|report| report.findings.iter().flatten().map(move |finding| (report, finding)))
        .collect();
    if all.is_empty() {
        let has_native = case.total.survey.formats.keys().any(|format| format.starts_with(b"vc0"));
        let words = if has_native { "None." } else { "There was no native .vc0 log to examine." };
        html.leaf("p", &[], words);
        return;
    }
    let heads = [
        ("file", Holds::Words),
        ("offset", Holds::Numbers),
        ("kind", Holds::Words),
        ("certainty", Holds::Words),
        ("from", Holds::Words),
        ("to", Holds::Words),
        ("what was seen, and what it proves", Holds::Words),
        ("innocent causes", Holds::Words),
    ];
    table(html, "Traces of editing", &heads, all.len() > 20, |html| {
        for (report, finding) in all.iter().take(MOST) {
            row(html, |html| {
                html.code_cell(name(report, folder));
                html.number(finding.offset);
                html.cell(finding.kind);
                html.cell(finding.certainty.name());
                html.time_cell(&finding.start.map(|time| case.time(time)).unwrap_or_default());
                html.time_cell(&finding.end.map(|time| case.time(time)).unwrap_or_default());
                html.cell(&finding.explanation());
                html.cell(&finding.innocent_causes.join("; "));
            });
        }
    });
    html.left_out(all.len().saturating_sub(MOST), "traces", "`pulsetrail inspect --integrity` lists all.");
}
