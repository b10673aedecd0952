//! What a rule is, after it was read.

use crate::sigma::Field;

/// How bad it is if a rule is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, clap::ValueEnum)]
pub enum Level {
    /// Worth knowing
    Informational,
    /// Seldom worth a look of its own
    Low,
    /// Worth a look
    Medium,
    /// Look today
    High,
    /// Look now
    Critical,
}

impl Level {
    /// Every level, the lowest first.
    pub const ALL: [Self; 5] = [Self::Informational, Self::Low, Self::Medium, Self::High, Self::Critical];

    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Informational => "informational",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// The level with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.word().eq_ignore_ascii_case(name))
    }
}

/// What is worked out from many events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RecordKind {
    /// A session, at its end.
    Session,
    /// A change inside a session.
    Change,
    /// The way from one place of a user to the next.
    Journey,
    /// Two sessions of one user that were on together.
    Overlap,
    /// A run of the integrity checker.
    Scan,
    /// A hole or doubt in what was logged.
    Coverage,
    /// A trace of editing in a native log.
    Integrity,
}

impl RecordKind {
    /// Every kind, and the suffix of the Sigma service that stands for it.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::Session, "session"),
        (Self::Change, "change"),
        (Self::Journey, "journey"),
        (Self::Overlap, "overlap"),
        (Self::Scan, "scan"),
        (Self::Coverage, "coverage"),
        (Self::Integrity, "integrity"),
    ];
}

/// Where a rule looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// All events of the appliance.
    Events,
    /// Those of one of its logs: event, user, admin, sensor.
    Log(&'static str),
    /// Those with a URL.
    Web,
    /// Records of one kind.
    Records(RecordKind),
}

/// One rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// By which findings and other rules know it: `name`, or else the id, or else the name of the file. Unique.
    pub name: String,
    /// Its UUID; empty if it has none.
    pub id: String,
    /// One line.
    pub title: String,
    /// What it detects.
    pub description: String,
    /// Who wrote it.
    pub author: String,
    /// stable, test, experimental, …; empty if it does not say.
    pub status: String,
    /// How bad it is; parts of other rules have none.
    pub level: Option<Level>,
    /// Where to read more.
    pub references: Vec<String>,
    /// ATT&CK techniques and tactics, CVE numbers and so on, as they stand in the rule.
    pub tags: Vec<String>,
    /// What else may be behind it.
    pub false_positives: Vec<String>,
    /// What it asks.
    pub body: Body,
    /// The block `pulsetrail:`, or null.
    pub extension: serde_json::Value,
    /// The file it is from.
    pub path: String,
    /// Whether it is part of the program.
    pub is_shipped: bool,
}

impl Rule {
    /// Its ATT&CK techniques, such as `T1190` or `TA0011`, in upper case.
    pub fn techniques(&self) -> impl Iterator<Item = String> + '_ {
        self.tags.iter().filter_map(|tag| {
            let id = tag.to_ascii_lowercase().strip_prefix("attack.")?.to_ascii_uppercase();
            let digits = id.strip_prefix("TA").or_else(|| id.strip_prefix('T'))?;
            digits.starts_with(|first: char| first.is_ascii_digit()).then_some(id)
        })
    }
}

/// What a rule asks.
#[derive(Clone, Debug)]
pub enum Body {
    /// Whether one event fulfils a condition.
    Detection {
        /// Where it looks.
        source: Source,
        /// What must be so.
        condition: Condition,
    },
    /// Whether the events of other rules come together.
    Correlation(Correlation),
}

/// A condition on one event. Leaves are numbered over all rules: equal ones are judged once.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// What one field must be.
    Leaf(usize),
    /// All of them.
    And(Vec<Condition>),
    /// One of them.
    Or(Vec<Condition>),
    /// Not this.
    Not(Box<Condition>),
    /// So many of them.
    AtLeast(usize, Vec<Condition>),
}

impl Condition {
    /// How many conditions it is made of, itself included.
    #[must_use]
    pub fn size(&self) -> usize {
        match self {
            Self::Leaf(_) => 1,
            Self::And(parts) | Self::Or(parts) | Self::AtLeast(_, parts) => {
                1 + parts.iter().map(Self::size).sum::<usize>()
            }
            Self::Not(part) => 1 + part.size(),
        }
    }
}

/// How events come together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CorrelationKind {
    /// So many events.
    EventCount,
    /// So many values of a field.
    ValueCount,
    /// All rules.
    Temporal,
    /// All rules, in this order.
    TemporalOrdered,
    /// The sum of a field.
    ValueSum,
    /// The mean of a field.
    ValueAvg,
    /// A percentile of a field, 0 to 100.
    ValuePercentile(f64),
    /// The median of a field.
    ValueMedian,
}

impl Correlation {
    /// Whether any event of its rules fulfils it.
    #[must_use]
    pub fn is_any_of(&self) -> bool {
        let [(bound, count)] = self.bounds.as_slice() else { return false };
        self.kind == CorrelationKind::EventCount && *bound == Bound::Gte && *count <= 1.0
    }
}

/// How a count is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Greater than.
    Gt,
    /// Greater than or equal to.
    Gte,
    /// Less than.
    Lt,
    /// Less than or equal to.
    Lte,
    /// Equal to.
    Eq,
    /// Not equal to.
    Neq,
}

impl Bound {
    /// Whether a count is so.
    #[must_use]
    pub fn holds(self, count: f64, bound: f64) -> bool {
        match self {
            Self::Gt => count > bound,
            Self::Gte => count >= bound,
            Self::Lt => count < bound,
            Self::Lte => count <= bound,
            Self::Eq => (count - bound).abs() < f64::EPSILON,
            Self::Neq => (count - bound).abs() >= f64::EPSILON,
        }
    }
}

/// A field that events must have in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// As the correlation calls it.
    pub name: String,
    /// The field of each rule, in the order of the rules.
    pub fields: Vec<Field>,
}

/// How the events of other rules come together.
#[derive(Clone, Debug)]
pub struct Correlation {
    /// What is counted.
    pub kind: CorrelationKind,
    /// The rules, by their places in the list of all rules.
    pub rules: Vec<usize>,
    /// What events must have in common.
    pub group_by: Vec<Key>,
    /// The window, in microseconds.
    pub timespan: i64,
    /// What the count must be. For temporal correlations, how many of the rules; empty means all.
    pub bounds: Vec<(Bound, f64)>,
    /// The fields whose values count; several count together.
    pub fields: Vec<Field>,
    /// Whether the rules are reported themselves, too.
    pub generate: bool,
}
