//! What is known about one message code, and how a row of the catalogue becomes it.

use std::borrow::Cow;

use super::render::Template;
use crate::{cells::Cells, schema::ColumnSet};

/// What is known about a message code.
#[derive(Clone, Debug, Default)]
pub struct Code {
    /// Three capitals and five digits.
    pub code: &'static str,
    /// event, user, admin, sensor or policytrace.
    pub log: &'static str,
    /// 1 to 10, if known.
    pub severity: Option<i64>,
    /// ECS categories, comma-separated.
    pub category: &'static str,
    /// ECS types, comma-separated.
    pub kind: &'static str,
    /// success, failure, unknown, or `http` (the HTTP status decides).
    pub outcome: &'static str,
    /// Verb phrase.
    pub action: &'static str,
    /// Kind of behaviour; may be empty.
    pub event_type: &'static str,
    /// Short meaning.
    pub meaning: &'static str,
    /// Its sentences, as indices.
    pub(super) sentences: Vec<usize>,
    /// Columns that its sentences can fill.
    pub fills: ColumnSet,
    /// Its templates in the appliance's notation, with `BETWEEN_TEMPLATES` between them; may be empty.
    pub template: String,
    /// The same, to render records; the first that fits wins.
    pub(super) templates: Vec<Template>,
}

impl Code {
    /// Severity class: info, minor, major or critical; empty if unknown.
    #[must_use]
    pub const fn level(&self) -> &'static str {
        match self.severity {
            Some(1..=4) => "info",
            Some(5..=7) => "minor",
            Some(8..=9) => "major",
            Some(10) => "critical",
            _ => "",
        }
    }

    /// Whether a line that does not name a code can be recognised as this one.
    #[must_use]
    pub const fn has_sentences(&self) -> bool {
        !self.sentences.is_empty()
    }
}

/// Reads the built-in catalogue.
pub(super) fn read_all(catalogue: &'static str) -> Result<Vec<Code>, String> {
    Cells::new(catalogue, b',').skip(1).map(|row| row.map_err(str::to_owned).and_then(|cells| read(&cells))).collect()
}

fn read(cells: &[Cow<'static, str>]) -> Result<Code, String> {
    // No cell of the built-in file holds a quote, so all are borrowed.
    let plain = |cell: &Cow<'static, str>| if let Cow::Borrowed(text) = cell { *text } else { "" };
    let [code, log, severity, category, kind, outcome, action, event_type, meaning] = cells else {
        return Err(format!("not nine fields: {}", cells.join(",")));
    };
    Ok(Code {
        code: plain(code),
        log: plain(log),
        severity: severity.parse().ok(),
        category: plain(category),
        kind: plain(kind),
        outcome: plain(outcome),
        action: plain(action),
        event_type: plain(event_type),
        meaning: plain(meaning),
        sentences: Vec::new(),
        fills: ColumnSet::EMPTY,
        template: String::new(),
        templates: Vec::new(),
    })
}
