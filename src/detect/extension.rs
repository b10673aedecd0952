//! The block `pulsetrail:` of a rule: what Sigma has no words for.

use jiff::{Span, SpanRelativeTo};
use serde::{Deserialize, Deserializer, de::Error as _};

/// The whole block.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Extension {
    /// Inputs without which the rule is not run.
    pub needs: Vec<String>,
    /// What matches must have in common to be one finding.
    pub group: Option<Vec<String>>,
    /// How far apart they may be.
    pub gap: Option<Micros>,
    /// Within which time events of one user and address count once.
    pub merge: Option<Micros>,
    /// What must not have happened, too.
    pub unless: Vec<Unless>,
    /// What else the window of a correlation must fulfil.
    pub also: Vec<Also>,
    /// What is compared with the past.
    pub baseline: Option<Baseline>,
    /// What answers the false-positive notes.
    pub checks: Vec<Check>,
    /// Words that come before the values.
    pub why: Option<String>,
    /// Ids of the vendor whose content the rule follows.
    pub vendor: Option<serde_json::Value>,
}

/// A length of time in microseconds, written as `30m`, `2s` or `90d`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Micros(pub i64);

impl<'de> Deserialize<'de> for Micros {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        micros(&text).map(Self).ok_or_else(|| {
            D::Error::custom(format!("'{text}' is no length of time; write for example 30m, 12h or 90d"))
        })
    }
}

/// Reads a length of time.
#[must_use]
pub fn micros(text: &str) -> Option<i64> {
    let span: Span = text.parse().ok()?;
    let length = span.to_duration(SpanRelativeTo::days_are_24_hours()).ok()?;
    i64::try_from(length.as_micros()).ok().filter(|micros| *micros >= 0)
}

/// What must not have happened, too.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unless {
    /// The rule that must not have fired.
    pub rule: String,
    /// How near.
    pub within: Micros,
    /// On which side.
    #[serde(default)]
    pub side: Side,
    /// What both must have in common: `field`, or `field here=field there`.
    #[serde(default)]
    pub by: Vec<String>,
}

/// Before, after, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Before.
    #[default]
    Before,
    /// After.
    After,
    /// Before or after.
    Around,
}

/// What else the window of a correlation must fulfil.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Also {
    /// So many values of a field.
    pub distinct: Option<String>,
    /// So many events.
    pub events: Option<String>,
    /// The largest number of events with one value of a field.
    pub most_per: Option<String>,
    /// The share of events, 0 to 1, in which a field has a value.
    pub share: Option<String>,
    /// That value.
    pub value: Option<String>,
    /// Bounds.
    pub gt: Option<f64>,
    /// Bounds.
    pub gte: Option<f64>,
    /// Bounds.
    pub lt: Option<f64>,
    /// Bounds.
    pub lte: Option<f64>,
}

/// What is compared with the past.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Baseline {
    /// How.
    pub kind: Kind,
    /// What the model is called.
    pub model: Option<String>,
    /// Whose history.
    pub scope: Vec<String>,
    /// Of what.
    pub feature: Vec<String>,
    /// Rules whose events are the history.
    pub trained_by: Vec<String>,
    /// Only for those whose own history is not converged.
    pub newcomer: Option<Vec<String>>,
    /// How rare is rare: a share of the history.
    pub share: Option<f64>,
    /// Neighbours on each side of an hour that count with it, on a circle of `circle` values.
    pub circle: Option<u32>,
    /// Of a session: values of a field.
    pub distinct: Option<String>,
    /// Of a session: events.
    pub events: Option<String>,
    /// Of a session: the sum of a field.
    pub sum: Option<String>,
    /// A field of a session record.
    pub value: Option<String>,
    /// On which scale distances are measured.
    pub scale: Scale,
    /// Which tier.
    pub tier: Option<Tier>,
    /// Or a distance.
    pub over: Option<f64>,
    /// Of a surge: days that are looked back.
    pub days: Option<u16>,
    /// Of a surge: times the median.
    pub factor: Option<f64>,
    /// Observations that are needed; of a surge, events.
    pub least: Option<u64>,
    /// Of a dormant scope: how long.
    pub silence: Option<Micros>,
    /// Of a version: numbers that are compared.
    pub parts: Option<usize>,
    /// How long the scope must be known.
    pub age: Option<Micros>,
    /// From which confidence on.
    pub convergence: Option<f64>,
    /// The exponent of the confidence.
    pub alpha: Option<f64>,
    /// How far back the history goes.
    pub window: Option<Micros>,
    /// What counts as one observation.
    pub counting: Option<Counting>,
}

/// How something is compared with the past.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Never seen.
    #[default]
    First,
    /// Rarely seen.
    Abnormal,
    /// Unusually much in a session.
    Count,
    /// Unusually much on a day.
    Surge,
    /// Seen again after a long time.
    Dormant,
    /// A version lower than before.
    Lower,
}

/// On which scale distances are measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scale {
    /// As it is.
    #[default]
    Linear,
    /// In powers of two.
    Log2,
}

/// How far above what is usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Tier {
    /// 1 to 2.
    S,
    /// 2 to 5.
    M,
    /// More than 5.
    L,
}

/// What counts as one observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Counting {
    /// A value, once a day.
    Days,
    /// Every event.
    Raw,
}

/// What answers a false-positive note from the events of the finding.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// The number of the note, from 1.
    pub note: usize,
    /// Whether a field is the same in all events.
    pub same: Option<String>,
    /// Whether a field has this value in all events.
    pub all: Option<std::collections::BTreeMap<String, serde_json::Value>>,
    /// Whether it has it in one.
    pub any: Option<std::collections::BTreeMap<String, serde_json::Value>>,
    /// Whether somebody signed in with this value long before.
    pub seen_before: Option<SeenBefore>,
    /// Whether a field has at most so many values.
    pub most: Option<Most>,
}

/// Whether somebody signed in with this value long before.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeenBefore {
    /// The field.
    pub field: String,
    /// How long before.
    #[serde(rename = "for")]
    pub length: Micros,
}

/// Whether a field has at most so many values.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Most {
    /// The field.
    pub distinct: String,
    /// How many.
    pub lte: usize,
}

impl Extension {
    /// Reads the block; null is an empty one.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn of(value: &serde_json::Value) -> Result<Self, String> {
        if value.is_null() {
            return Ok(Self::default());
        }
        Self::deserialize(value).map_err(|problem| format!("the block 'pulsetrail': {problem}"))
    }
}
