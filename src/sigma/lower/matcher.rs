//! Matchers: what the modifiers of one item ask of its field.

use ipnet::IpNet;
use regex::{Regex, RegexBuilder};
use rsigma_ir::{IrEncoding, IrMatcher, IrNumber, IrPattern, IrPatternPart, IrStrOp, IrTimePart};

use super::detection::{all, any};
use crate::{
    schema::Column,
    sigma::{
        Bound, Condition, Field, Leaf, Place, Test, TimePart,
        encode::{base64, base64_offsets, utf16},
        leaf::is_time,
    },
};

/// Longest pattern.
const MOST_PATTERN_BYTES: usize = 4096;
/// Largest program that a pattern may become.
const MOST_PROGRAM_BYTES: usize = 1 << 20;
/// What keywords are looked for in.
const SENTENCES: [Field; 3] = [Field::Column(Column::Message), Field::Column(Column::Url), Field::Column(Column::Raw)];
/// What may stand for a dash on a command line.
const DASHES: &str = "[-/\u{2013}\u{2014}\u{2015}]";

/// Makes conditions of matchers, and leaves on the way.
pub(super) struct Matchers<'p> {
    leaves: Vec<Leaf>,
    patterns: &'p mut usize,
}

/// Texts that stand at one place.
type Texts = (Place, bool, Vec<String>);

impl<'p> Matchers<'p> {
    pub(super) const fn new(patterns: &'p mut usize) -> Self {
        Self { leaves: Vec::new(), patterns }
    }

    pub(super) fn into_leaves(self) -> Vec<Leaf> {
        self.leaves
    }

    pub(super) fn leaf(&mut self, field: Field, test: Test) -> Condition {
        self.leaves.push(Leaf { field, test });
        Condition::Leaf(self.leaves.len() - 1)
    }

    /// What a keyword asks: its text stands somewhere in the sentence.
    pub(super) fn keyword(&mut self, matcher: &IrMatcher) -> Result<Condition, String> {
        match matcher {
            IrMatcher::AllOf(parts) => Ok(all(self.keywords(parts)?)),
            IrMatcher::AnyOf(parts) => Ok(any(self.keywords(parts)?)),
            IrMatcher::Str { op: IrStrOp::Exact, pattern, case_insensitive } => {
                let (pattern, case_insensitive) = (pattern.clone(), *case_insensitive);
                self.any(&SENTENCES, &IrMatcher::Str { op: IrStrOp::Contains, pattern, case_insensitive })
            }
            IrMatcher::NumericEq(number) => {
                let parts = vec![IrPatternPart::Literal(literal(number)?.to_string())];
                let pattern = IrPattern { parts };
                self.any(&SENTENCES, &IrMatcher::Str { op: IrStrOp::Contains, pattern, case_insensitive: true })
            }
            IrMatcher::Str { .. } | IrMatcher::Encoded { .. } | IrMatcher::Regex { .. } => {
                self.any(&SENTENCES, matcher)
            }
            _ => Err("a keyword must be a text or a number; name a field for anything else".to_owned()),
        }
    }

    fn keywords(&mut self, parts: &[IrMatcher]) -> Result<Vec<Condition>, String> {
        parts.iter().map(|part| self.keyword(part)).collect()
    }

    /// Whether one of the fields is so.
    pub(super) fn any(&mut self, fields: &[Field], matcher: &IrMatcher) -> Result<Condition, String> {
        Ok(any(fields.iter().map(|field| self.matcher(*field, matcher)).collect::<Result<Vec<_>, _>>()?))
    }

    fn matcher(&mut self, field: Field, matcher: &IrMatcher) -> Result<Condition, String> {
        check_time(field, matcher)?;
        match matcher {
            IrMatcher::AnyOf(parts) => self.one_of(field, parts),
            IrMatcher::AllOf(parts) => {
                Ok(all(parts.iter().map(|part| self.matcher(field, part)).collect::<Result<Vec<_>, _>>()?))
            }
            IrMatcher::Not(part) => Ok(Condition::Not(Box::new(self.matcher(field, part)?))),
            IrMatcher::Exists(true) => Ok(self.leaf(field, Test::Exists)),
            IrMatcher::Exists(false) | IrMatcher::Null => Ok(Condition::Not(Box::new(self.leaf(field, Test::Exists)))),
            IrMatcher::Expand { .. } => Err("a list is expanded here, which cannot be".to_owned()),
            _ => {
                let test = self.test(matcher)?;
                Ok(self.leaf(field, test))
            }
        }
    }

    /// Several values: texts that stand at the same place are one leaf, and so are networks.
    fn one_of(&mut self, field: Field, parts: &[IrMatcher]) -> Result<Condition, String> {
        let mut conditions = Vec::new();
        let mut texts: Vec<Texts> = Vec::new();
        let mut networks: Vec<IpNet> = Vec::new();
        for part in parts {
            if is_no_leaf(part) || is_time(field) {
                conditions.push(self.matcher(field, part)?);
                continue;
            }
            check_time(field, part)?;
            match self.test(part)? {
                Test::Texts { place, is_cased, texts: found } => {
                    match texts.iter_mut().find(|(at, cased, _)| (*at, *cased) == (place, is_cased)) {
                        Some((.., all)) => all.extend(found),
                        None => texts.push((place, is_cased, found)),
                    }
                }
                Test::Networks(found) => networks.extend(found),
                test => conditions.push(self.leaf(field, test)),
            }
        }
        for (place, is_cased, texts) in texts {
            let test = sorted(place, is_cased, texts);
            conditions.push(self.leaf(field, test));
        }
        if !networks.is_empty() {
            conditions.push(self.leaf(field, Test::Networks(networks)));
        }
        Ok(any(conditions))
    }

    /// A matcher that is one leaf.
    fn test(&mut self, matcher: &IrMatcher) -> Result<Test, String> {
        let number = |bound: Bound, number: &IrNumber| literal(number).map(|number| Test::Number(bound, number));
        match matcher {
            IrMatcher::Str { op, pattern, case_insensitive } => self.text(*op, pattern, !case_insensitive),
            IrMatcher::Encoded { encodings, op, value, case_insensitive } => {
                self.encoded(encodings, *op, value, !case_insensitive)
            }
            IrMatcher::Regex { pattern, case_insensitive, multiline, dotall, .. } => {
                let flags = [(*case_insensitive, 'i'), (*multiline, 'm'), (*dotall, 's')];
                let flags: String = flags.into_iter().filter(|(is_set, _)| *is_set).map(|(_, flag)| flag).collect();
                let whole = if flags.is_empty() { pattern.clone() } else { format!("(?{flags}){pattern}") };
                self.pattern(&whole).map(Test::Pattern)
            }
            IrMatcher::Cidr { network } => network_of(network).map(|network| Test::Networks(vec![network])),
            IrMatcher::NumericEq(value) => number(Bound::Eq, value),
            IrMatcher::NumericGt(value) => number(Bound::Gt, value),
            IrMatcher::NumericGte(value) => number(Bound::Gte, value),
            IrMatcher::NumericLt(value) => number(Bound::Lt, value),
            IrMatcher::NumericLte(value) => number(Bound::Lte, value),
            IrMatcher::BoolEq(wanted) => Ok(Test::Bool(*wanted)),
            IrMatcher::FieldRef { field, op, case_insensitive } => {
                let other = *Field::named(field)?.first().ok_or_else(|| format!("there is no field '{field}'"))?;
                Ok(Test::Other { field: other, place: place(*op), is_cased: !case_insensitive })
            }
            IrMatcher::TimestampPart { part, inner } => match inner.as_ref() {
                IrMatcher::NumericEq(number) => literal(number).map(|number| Test::Part(time_part(*part), number)),
                _ => Err("a part of a time is compared with a number".to_owned()),
            },
            _ => Err("such a matcher is not known".to_owned()),
        }
    }

    /// A text with wildcards. Those at its ends only say where the rest stands.
    fn text(&mut self, op: IrStrOp, pattern: &IrPattern, is_cased: bool) -> Result<Test, String> {
        let is_star = |part: Option<&IrPatternPart>| part == Some(&IrPatternPart::WildcardMulti);
        let mut parts = pattern.parts.as_slice();
        let (mut is_start, mut is_end) = match op {
            IrStrOp::Exact => (true, true),
            IrStrOp::StartsWith => (true, false),
            IrStrOp::EndsWith => (false, true),
            IrStrOp::Contains => (false, false),
        };
        while is_star(parts.first()) {
            is_start = false;
            parts = &parts[1..];
        }
        while is_star(parts.last()) {
            is_end = false;
            parts = &parts[..parts.len() - 1];
        }
        let rest = IrPattern { parts: parts.to_vec() };
        if let Some(plain) = rest.as_plain() {
            let place = match (is_start, is_end) {
                (true, true) => Place::Whole,
                (true, false) => Place::Start,
                (false, true) => Place::End,
                (false, false) => Place::Inside,
            };
            return Ok(sorted(place, is_cased, vec![plain]));
        }
        let body: String = parts
            .iter()
            .map(|part| match part {
                IrPatternPart::Literal(text) => regex::escape(text),
                IrPatternPart::WildcardMulti => ".*".to_owned(),
                IrPatternPart::WildcardSingle => ".".to_owned(),
            })
            .collect();
        self.anchored(is_start, is_end, &body, is_cased)
    }

    fn anchored(&mut self, is_start: bool, is_end: bool, body: &str, is_cased: bool) -> Result<Test, String> {
        let flags = if is_cased { "s" } else { "is" };
        let [start, end] = [(is_start, "^"), (is_end, "$")].map(|(is_set, mark)| if is_set { mark } else { "" });
        self.pattern(&format!("(?{flags}){start}{body}{end}")).map(Test::Pattern)
    }

    fn encoded(&mut self, encodings: &[IrEncoding], op: IrStrOp, value: &str, is_cased: bool) -> Result<Test, String> {
        let has = |wanted: IrEncoding| encodings.contains(&wanted);
        let mut bytes = value.as_bytes().to_vec();
        if has(IrEncoding::Wide) {
            bytes = utf16(value, true);
        } else if has(IrEncoding::Utf16Be) {
            bytes = utf16(value, false);
        } else if has(IrEncoding::Utf16) {
            bytes = [b"\xFF\xFE".to_vec(), utf16(value, true)].concat();
        }
        if has(IrEncoding::Base64) {
            return Ok(sorted(place(op), is_cased, vec![base64(&bytes)]));
        }
        if has(IrEncoding::Base64Offset) {
            return Ok(sorted(Place::Inside, is_cased, base64_offsets(&bytes)));
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if has(IrEncoding::Windash) && text.contains('-') {
            let body = text.split('-').map(regex::escape).collect::<Vec<_>>().join(DASHES);
            let (is_start, is_end) = match op {
                IrStrOp::Exact => (true, true),
                IrStrOp::StartsWith => (true, false),
                IrStrOp::EndsWith => (false, true),
                IrStrOp::Contains => (false, false),
            };
            return self.anchored(is_start, is_end, &body, is_cased);
        }
        Ok(sorted(place(op), is_cased, vec![text]))
    }

    fn pattern(&mut self, pattern: &str) -> Result<Regex, String> {
        if pattern.len() > MOST_PATTERN_BYTES {
            return Err(format!("a pattern of it has more than {MOST_PATTERN_BYTES} bytes; divide it"));
        }
        *self.patterns =
            self.patterns.checked_sub(1).ok_or("the file has too many patterns; divide it or use |contains")?;
        let built = RegexBuilder::new(pattern)
            .size_limit(MOST_PROGRAM_BYTES)
            .dfa_size_limit(MOST_PROGRAM_BYTES)
            .nest_limit(50)
            .build();
        built.map_err(|error| {
            let reason = match &error {
                regex::Error::CompiledTooBig(_) => "it is too large; shorten its repetitions".to_owned(),
                _ if error.to_string().contains("look-around") => {
                    "it looks around, which cannot be done; write two patterns, one of them in a filter".to_owned()
                }
                _ if error.to_string().contains("backreferences") => "it refers back, which cannot be done".to_owned(),
                _ => error.to_string().lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned(),
            };
            format!("the pattern '{pattern}' cannot be used: {reason}")
        })
    }
}

/// Whether a matcher is a condition of its own, and not the test of a leaf.
const fn is_no_leaf(matcher: &IrMatcher) -> bool {
    matches!(
        matcher,
        IrMatcher::Null | IrMatcher::Exists(_) | IrMatcher::AnyOf(_) | IrMatcher::AllOf(_) | IrMatcher::Not(_)
    )
}

/// Only parts of times are compared, and only times have parts.
fn check_time(field: Field, matcher: &IrMatcher) -> Result<(), String> {
    let is_part = matches!(matcher, IrMatcher::TimestampPart { .. });
    let name = field.name();
    match (is_time(field), is_part) {
        (false, true) => Err(format!("'{name}' is no time, so it has no hour, day and so on")),
        (true, false) if !is_no_leaf(matcher) => {
            Err(format!("of the time '{name}' ask |minute, |hour, |day, |week, |month or |year"))
        }
        _ => Ok(()),
    }
}

fn sorted(place: Place, is_cased: bool, texts: Vec<String>) -> Test {
    let mut texts = if is_cased { texts } else { texts.iter().map(|text| text.to_lowercase()).collect() };
    texts.sort();
    texts.dedup();
    Test::Texts { place, is_cased, texts }
}

const fn place(op: IrStrOp) -> Place {
    match op {
        IrStrOp::Exact => Place::Whole,
        IrStrOp::Contains => Place::Inside,
        IrStrOp::StartsWith => Place::Start,
        IrStrOp::EndsWith => Place::End,
    }
}

const fn time_part(part: IrTimePart) -> TimePart {
    match part {
        IrTimePart::Minute => TimePart::Minute,
        IrTimePart::Hour => TimePart::Hour,
        IrTimePart::Day => TimePart::Day,
        IrTimePart::Week => TimePart::Week,
        IrTimePart::Month => TimePart::Month,
        IrTimePart::Year => TimePart::Year,
    }
}

fn literal(number: &IrNumber) -> Result<f64, String> {
    match number {
        IrNumber::Literal(number) => Ok(*number),
        IrNumber::DynamicSourceRef { .. } => {
            Err("a number comes from elsewhere, which is not part of Sigma".to_owned())
        }
    }
}

fn network_of(text: &str) -> Result<IpNet, String> {
    text.parse()
        .or_else(|_| text.parse::<std::net::IpAddr>().map(IpNet::from))
        .map_err(|_| format!("'{text}' is no network such as 192.0.2.0/24 or 2001:db8::/32"))
}
