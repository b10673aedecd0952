//! What the page was made of: the files with their sizes and digests, the program, the command line, rules and databases.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::{
    case::Case,
    html::Html,
    quoted,
    table::{Holds, row, several, table},
};
use crate::inspect::Report;

/// Files that are listed. A digest over all of them stands beside, so that the others can be checked, too.
const MOST_FILES: usize = 1500;

/// Writes the manifest.
pub(super) fn write(html: &mut Html, case: &Case<'_>) {
    html.put("section", &[("id", "manifest")], |html| {
        html.leaf("h2", &[], "Manifest");
        html.put("dl", &[("class", "facts")], |html| {
            let command = case.command.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ");
            for (name, value, is_code) in [
                ("Program", concat!("pulsetrail ", env!("CARGO_PKG_VERSION")), false),
                ("Command line", command.as_str(), true),
                ("Zone of the appliance's clock", case.log_zone.as_str(), false),
                ("Digest of the list of files", &hex(&digest(case.reports)), true),
            ] {
                html.put("div", &[], |html| {
                    html.leaf("dt", &[], name);
                    html.put("dd", &[], |html| if is_code { long_code(html, value) } else { html.text(value) });
                });
            }
        });
        html.leaf("p", &[("class", "note")], NOTE);
        files(html, case);
        used(html, case);
    });
    html.line();
}

const NOTE: &str = "The page has no date, so that two runs over the same evidence can be compared byte for byte. Options \
    that change nothing in it, such as the number of threads and the name of the output, are left out of the command line. The digest of the list is \
    the SHA-256 of a line for each file, in this order: SHA-256 (or - if it was not read to its end), size, name, with \
    tabs between.";

/// A long text that is needed whole: it is written in parts, as the writer cuts long texts.
fn long_code(html: &mut Html, text: &str) {
    const PART: usize = 200;
    const MOST: usize = 8000;
    html.put("code", &[("class", "whole")], |html| {
        let characters: Vec<char> = text.chars().collect();
        for part in characters[..characters.len().min(MOST)].chunks(PART) {
            html.text(&part.iter().collect::<String>());
        }
        if characters.len() > MOST {
            html.text("…");
        }
    });
}

fn hex(digest: &[u8; 32]) -> String {
    digest.iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn digest(reports: &[Report]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for report in reports {
        let sha256 = report.sha256.as_ref().map_or_else(|| "-".to_owned(), hex);
        let bytes = report.bytes.map_or_else(|| "-".to_owned(), |bytes| bytes.to_string());
        hash.update(format!("{sha256}\t{bytes}\t{}\n", report.file.as_deref().unwrap_or_default()));
    }
    hash.finalize().into()
}

fn files(html: &mut Html, case: &Case<'_>) {
    html.leaf("h3", &[], "Evidence");
    html.leaf("p", &[("class", "note")], &format!("{}.", several(case.reports.len() as u64, "source", "sources")));
    let heads = [
        ("file", Holds::Words),
        ("bytes", Holds::Numbers),
        ("container", Holds::Words),
        ("events", Holds::Numbers),
        ("rejected", Holds::Numbers),
        ("first", Holds::Words),
        ("last", Holds::Words),
        ("SHA-256", Holds::Words),
    ];
    table(html, "Files", &heads, case.reports.len() > 10, |html| {
        for report in case.reports.iter().take(MOST_FILES) {
            let whole = report.survey.activity.whole();
            row(html, |html| {
                html.code_cell(report.file.as_deref().unwrap_or_default());
                match report.bytes {
                    Some(bytes) => html.number(bytes),
                    None => html.cell("not known"),
                }
                html.cell(&report.container);
                html.number(report.ledger.events);
                html.number(report.ledger.rejected());
                html.time_cell(&whole.map(|whole| case.time(whole.first)).unwrap_or_default());
                html.time_cell(&whole.map(|whole| case.time(whole.last)).unwrap_or_default());
                html.put("td", &[("class", "hash")], |html| match &report.sha256 {
                    Some(sha256) => html.leaf("code", &[], &hex(sha256)),
                    None => html.text("not read to its end"),
                });
            });
        }
    });
    html.left_out(
        case.reports.len().saturating_sub(MOST_FILES),
        "files",
        "`pulsetrail inspect -f ndjson` lists all with their digests.",
    );
}

fn used(html: &mut Html, case: &Case<'_>) {
    html.leaf("h3", &[], "Rules, databases and other files that were used");
    let heads = [("for", Holds::Words), ("what", Holds::Words), ("holds", Holds::Words), ("SHA-256", Holds::Words)];
    table(html, "What was used besides the evidence", &heads, case.used.len() > 10, |html| {
        for used in case.used.iter().take(MOST_FILES) {
            row(html, |html| {
                html.cell(used.purpose);
                html.code_cell(&used.name);
                html.cell(&used.note);
                html.put("td", &[("class", "hash")], |html| {
                    if let Some(sha256) = &used.sha256 {
                        html.leaf("code", &[], &hex(sha256));
                    }
                });
            });
        }
    });
    html.left_out(case.used.len().saturating_sub(MOST_FILES), "files", "the command line names their folders.");
}
