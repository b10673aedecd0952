//! Rules judged here and by another engine, rules of the program under other tools, and rules on the command line.
//!
//! The comparison leaves out what we mean to do otherwise: lists (`expand`) are put in here while the other engine fills
//! templates from the event; keywords are looked for in the sentence and not in every field; the digits of
//! `base64offset` that depend on neighbours are cut off, as pySigma does; `wide` counts without Base64, too; wildcards beside `startswith` and `endswith`
//! are anchored at the right end; and wildcards also stand for line feeds.

use std::borrow::Cow;

use jiff::{Timestamp, tz::TimeZone};
use proptest::{prelude::*, test_runner::RngSeed};
use pulsetrail::{
    schema::{Column, Event, Kind, Value},
    sigma::{Body, Extra, Field, Judge, LISTS, Place, RULES, RecordKind, RuleSet, Source, Test},
};
use rsigma_eval::{CompiledRule, EventValue, compile_rule, evaluate_rule};
use rsigma_parser::{Detection, DetectionItem, Modifier, SigmaRule, SigmaValue, parse_sigma_yaml};

use crate::harness::{Scratch, run};

const MODIFIERS: &str = include_str!("sigma_modifiers.yml");

/// An event as a generator made it: it owns its texts.
#[derive(Clone, Debug, Default)]
struct Made {
    columns: Vec<(Column, String)>,
    measured: Vec<(Extra, String)>,
}

/// What the other engine sees of an event: what a judge says of its fields.
struct Seen<'s> {
    judge: &'s Judge,
    event: &'s Event<'s>,
    measured: &'s [(Extra, Value<'s>)],
}

impl rsigma_eval::Event for Seen<'_> {
    fn get_field(&self, path: &str) -> Option<EventValue<'_>> {
        let fields = Field::named(path).expect("a known field");
        let mut values: Vec<EventValue<'_>> = fields.iter().filter_map(|field| self.value(*field)).collect();
        match values.len() {
            0 => None,
            1 => Some(values.remove(0)),
            _ => Some(EventValue::Array(values)),
        }
    }

    fn any_string_value(&self, _: &dyn Fn(&str) -> bool) -> bool {
        unreachable!("keywords are left out")
    }

    fn all_string_values(&self) -> Vec<Cow<'_, str>> {
        Vec::new()
    }

    fn to_json(&self) -> serde_json::Value {
        serde_json::Value::Null
    }
}

impl Seen<'_> {
    fn value(&self, field: Field) -> Option<EventValue<'_>> {
        let text = |text: &str| EventValue::Str(Cow::Owned(text.to_owned()));
        match self.judge.value(self.event, self.measured, field) {
            Value::None => None,
            Value::Text(bytes) => {
                let whole = String::from_utf8_lossy(bytes);
                if field.kind() == Kind::List && whole.contains(',') {
                    let words = whole.split(',').map(|word| text(word.trim()));
                    return Some(EventValue::Array(words.chain([text(&whole)]).collect()));
                }
                Some(text(&whole))
            }
            Value::Int(number) => Some(EventValue::Int(number)),
            Value::Float(number) => Some(EventValue::Float(number)),
            Value::Time(micros) => {
                let instant = Timestamp::from_microsecond(micros).expect("a time");
                Some(EventValue::Str(Cow::Owned(instant.to_string())))
            }
        }
    }
}

/// A rule, as both engines have it.
struct Pair {
    place: u32,
    source: Source,
    compiled: CompiledRule,
    items: Vec<DetectionItem>,
}

/// The rules that both engines understand alike.
fn pairs(set: &RuleSet, texts: &[&str]) -> Vec<Pair> {
    let parsed = texts.iter().flat_map(|text| parse_sigma_yaml(text).expect("rules").rules);
    let mut pairs = Vec::new();
    for rule in parsed {
        let mut items = Vec::new();
        rule.detection.named.values().for_each(|detection| gather(detection, &mut items));
        let place = set.rules.iter().position(|known| rule.name.as_deref() == Some(known.name.as_str()));
        let Some(place) = place.filter(|_| !is_left_out(&rule, &items)) else { continue };
        let Body::Detection { source, .. } = &set.rules[place].body else { continue };
        let compiled = compile_rule(&rule).expect("a rule");
        let place = u32::try_from(place).expect("few rules");
        pairs.push(Pair { place, source: *source, compiled, items });
    }
    pairs
}

fn is_left_out(rule: &SigmaRule, items: &[DetectionItem]) -> bool {
    let is_ours = |item: &DetectionItem| {
        let has = |modifier| item.field.has_modifier(modifier);
        let has_wildcards = item
            .values
            .iter()
            .any(|value| matches!(value, SigmaValue::String(text) if text.contains_wildcards() && !has(Modifier::Re)));
        item.field.name.is_none()
            || has(Modifier::Expand)
            || has(Modifier::Base64Offset)
            || (has(Modifier::Wide) && !has(Modifier::Base64))
            || (has_wildcards && (has(Modifier::StartsWith) || has(Modifier::EndsWith)))
    };
    rule.detection.named.values().any(|detection| matches!(detection, Detection::Keywords(_)))
        || items.iter().any(is_ours)
}

fn gather(detection: &Detection, items: &mut Vec<DetectionItem>) {
    match detection {
        Detection::AllOf(found) => items.extend(found.iter().cloned()),
        Detection::AnyOf(parts) | Detection::And(parts) => parts.iter().for_each(|part| gather(part, items)),
        _ => {}
    }
}

/// A value near one that a rule asks for.
fn near(value: &SigmaValue, item: &DetectionItem, choice: u64) -> String {
    let text = match value {
        SigmaValue::String(text) if item.field.has_modifier(Modifier::Re) => sample(&text.original, choice),
        SigmaValue::String(text) => {
            let star = ["", "x", "A/b"][usize::try_from(choice % 3).expect("small")];
            text.original.replace('*', star).replace('?', "0").replace('\\', "")
        }
        SigmaValue::Null => String::new(),
        other => other.to_string(),
    };
    let text =
        text.split_once('/').filter(|_| item.field.has_modifier(Modifier::Cidr)).map_or(text.clone(), |(net, _)| {
            if net.contains(':') {
                format!("{net}7")
            } else {
                net.rsplit_once('.').map_or(String::new(), |(head, _)| format!("{head}.{}", choice % 256))
            }
        });
    let cut = text.char_indices().nth(1).map_or("", |(at, _)| &text[at..]);
    let number = text.parse::<i64>();
    match (choice / 7 % 16, number) {
        (0 | 8, Ok(number)) => (number + 1).to_string(),
        (1 | 9, Ok(number)) => (number - 1).to_string(),
        (0, _) => text.to_uppercase(),
        (1, _) => text.to_lowercase(),
        (2, _) => format!("x{text}"),
        (3, _) => format!("{text}x"),
        (4, _) => format!("xx{text}.cgi?y"),
        (5, _) => cut.to_owned(),
        (6, _) => format!("Staff, {text}"),
        (7, _) => String::new(),
        _ => text,
    }
}

/// Something that a pattern may match: its letters, with classes and groups made plain.
fn sample(pattern: &str, choice: u64) -> String {
    let plain = ["Pulse-Secure/9.1", "pulse\n9", "/dana-na/../x.cgi?id=1", "Pulse/22.7.4"];
    let letters: String = pattern
        .replace(r"\d+", "4")
        .replace(r"\d", "4")
        .replace(r"\.", ".")
        .replace(['^', '$', '(', ')', '?', '\\'], "");
    if choice.is_multiple_of(2) { letters } else { plain[usize::try_from(choice / 2 % 4).expect("small")].to_owned() }
}

impl Made {
    fn set(&mut self, field: Field, text: String) {
        let column = match field {
            Field::Column(column) => column,
            Field::Extra(extra) => match extra {
                Extra::UrlPath | Extra::UrlQuery | Extra::UrlDecoded => Column::Url,
                Extra::UrlDomain | Extra::DestinationName => Column::DstHost,
                Extra::SourceNetwork => Column::SrcIp,
                Extra::EmailDomain => Column::Actor,
                Extra::ClientVersion | Extra::ClientFamily => Column::Agent,
                Extra::Activity => Column::Action,
                Extra::LocalHour | Extra::LocalWeekday | Extra::LocalHourOfWeek => Column::Time,
                measured => return self.measured.push((measured, text)),
            },
        };
        let text = match field {
            Field::Extra(Extra::UrlQuery) => format!("/x.cgi?{text}"),
            Field::Extra(Extra::SourceNetwork) => text.replace(".0/24", ".9"),
            Field::Extra(Extra::EmailDomain) => format!("eva@{text}"),
            _ => text,
        };
        self.columns.push((column, text));
    }

    fn event(&self) -> (Event<'_>, Vec<(Extra, Value<'_>)>) {
        let mut event = Event::default();
        for (column, text) in &self.columns {
            let number = || text.bytes().fold(0, |sum: i64, byte| sum * 31 % 100_003 + i64::from(byte));
            match column.kind() {
                Kind::Time => event.set_int(*column, Some(1_735_700_000_000_000 + number() * 301_000_000)),
                Kind::Int => event.set_int(*column, text.parse().ok()),
                Kind::Float => event.set_float(*column, text.parse().ok()),
                _ => event.set_text(*column, text.as_bytes()),
            }
        }
        let measured = self.measured.iter().map(|(extra, text)| {
            let value = match extra.kind() {
                Kind::Int => text.parse().map_or(Value::None, Value::Int),
                _ if text.is_empty() => Value::None,
                _ => Value::Text(text.as_bytes()),
            };
            (*extra, value)
        });
        (event, measured.collect())
    }
}

const fn kind_of(source: Source) -> Option<RecordKind> {
    match source {
        Source::Records(kind) => Some(kind),
        _ => None,
    }
}

fn is_seen(source: Source, event: &Event<'_>, kind: Option<RecordKind>) -> bool {
    match source {
        Source::Events => kind.is_none(),
        Source::Log(log) => kind.is_none() && event.text(Column::Log) == log.as_bytes(),
        Source::Web => kind.is_none() && event.has(Column::Url),
        Source::Records(of) => kind == Some(of),
    }
}

/// Everything that the comparison needs, made once.
struct Court {
    set: RuleSet,
    pairs: Vec<Pair>,
}

impl Court {
    fn new() -> Self {
        let shipped: Vec<(&str, &str)> = RULES.iter().copied().chain([("modifiers.yml", MODIFIERS)]).collect();
        let set = RuleSet::load(&shipped, LISTS, &[]);
        let texts: Vec<&str> = shipped.iter().map(|(_, text)| *text).collect();
        let pairs = pairs(&set, &texts);
        Self { set, pairs }
    }

    /// An event that may fulfil the rule of this place, and some of another.
    fn make(&self, choices: &[u64]) -> (Made, Option<RecordKind>) {
        let pick = |choice: u64, count: usize| usize::try_from(choice % count as u64).expect("small");
        let pair = &self.pairs[pick(choices[0], self.pairs.len())];
        let other = &self.pairs[pick(choices[1], self.pairs.len())];
        let mut made = Made::default();
        let items = other.items.iter().take(1).chain(&pair.items);
        for (item, choice) in items.zip(choices[2..].iter().cycle()) {
            let Some(name) = &item.field.name else { continue };
            let fields = Field::named(name).expect("a known field");
            if choice % 11 == 0 || item.values.is_empty() {
                continue;
            }
            let value = &item.values[pick(choice / 11, item.values.len())];
            made.set(fields[pick(choice / 3, fields.len())], near(value, item, choice / 13));
        }
        if let Source::Log(log) = pair.source {
            made.set(Field::Column(Column::Log), log.to_owned());
        }
        (made, kind_of(pair.source))
    }
}

#[test]
fn another_engine_finds_the_same_hits() {
    let court = Court::new();
    assert!(court.pairs.len() > 40, "only {} rules are compared", court.pairs.len());
    let mut judge = Judge::new(&court.set, TimeZone::UTC);
    // Asked for values only, so that the judge which is tested keeps what it remembers.
    let witness = Judge::new(&RuleSet::default(), TimeZone::UTC);
    let mut found = std::collections::BTreeSet::new();
    let config = ProptestConfig {
        cases: 3000,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_251_122),
        ..ProptestConfig::default()
    };
    let judge = std::cell::RefCell::new(&mut judge);
    let seen_hits = std::cell::RefCell::new(&mut found);
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let outcome = runner.run(&proptest::collection::vec(any::<u64>(), 10), |choices| {
        let (made, kind) = court.make(&choices);
        let (event, measured) = made.event();
        let mut ours = Vec::new();
        judge.borrow_mut().judge(&event, &measured, kind, &mut ours);
        let seen = Seen { judge: &witness, event: &event, measured: &measured };
        for pair in court.pairs.iter().filter(|pair| kind_of(pair.source) == kind) {
            let theirs = is_seen(pair.source, &event, kind) && evaluate_rule(&pair.compiled, &seen).is_some();
            let name = &court.set.rules[pair.place as usize].name;
            prop_assert_eq!(ours.contains(&pair.place), theirs, "{}: {:?}", name, made);
            if theirs {
                seen_hits.borrow_mut().insert(pair.place);
            }
        }
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    // A comparison of rules that never fire would say nothing.
    let silent: Vec<&str> = court
        .pairs
        .iter()
        .filter(|pair| !found.contains(&pair.place))
        .map(|pair| court.set.rules[pair.place as usize].name.as_str())
        .collect();
    assert!(silent.len() * 5 < court.pairs.len(), "{} of {} never fired: {silent:?}", silent.len(), court.pairs.len());
}

#[test]
fn equal_tests_of_all_rules_are_one_leaf() {
    let set = RuleSet::load(RULES, LISTS, &[]);
    let exists =
        set.leaves.iter().filter(|leaf| leaf.field == Field::Column(Column::Url) && matches!(leaf.test, Test::Exists));
    assert!(exists.count() <= 1);
    let is_sorted = |test: &Test| match test {
        Test::Texts { texts, place: Place::Whole, .. } => texts.is_sorted(),
        _ => true,
    };
    assert!(set.leaves.iter().all(|leaf| is_sorted(&leaf.test)));
}

#[test]
fn rules_are_listed_by_level_and_name() {
    let all = run(&["rules", "list", "-q"]).rows();
    assert_eq!(all.len(), RuleSet::load(RULES, LISTS, &[]).rules.len());
    let high = run(&["rules", "list", "-q", "--level", "high"]).rows();
    assert!(!high.is_empty() && high.len() < all.len());
    assert!(high.iter().all(|row| row["level"] == "high" || row["level"] == "critical"));
    let named = run(&["rules", "list", "-q", "--include", "ANY-LOGIN", "-f", "csv"]);
    assert!(named.text().starts_with("name,level,title,techniques,kind,status,path\nany-login,,"), "{}", named.text());
    let table = run(&["rules", "list", "-q", "--include", "*login", "-f", "table"]);
    assert!(table.text().starts_with("name ") && !table.text().contains(".yml"), "{}", table.text());
    assert_eq!(run(&["rules", "list", "-q", "--include", "nothing"]).text(), "");
}

#[test]
fn a_rule_is_shown_as_it_was_written() {
    let shown = run(&["rules", "show", "any-login"]).code(0);
    assert_eq!(shown.stdout, std::fs::read("rules/blocks/any_login.yml").expect("a rule"));
    run(&["rules", "show", "any-logn"]).says(1, "there is no rule 'any-logn'; did you mean any-login?");
}

#[test]
fn rules_of_a_site_are_checked() {
    let scratch = Scratch::new();
    let good = "title: x\nname: mine\nlogsource: {product: ivanti}\ndetection: {s: {user.name: eva}, condition: s}\nlevel: low\n";
    let good = scratch.file("good/mine.yml", good.as_bytes());
    scratch.file("good/far.yml", b"title: x\nlogsource: {product: windows}\ndetection: 7\n");
    let list = run(&["rules", "list", "-q", "--rules", &good, "--include", "mine"]).rows();
    assert_eq!(list[0]["path"], good.as_str());
    assert_eq!(run(&["rules", "show", "mine", "--rules", &good]).code(0).stdout, std::fs::read(&good).expect("a rule"));
    let bad = scratch
        .file("bad.yml", b"title: x\nlogsource: {product: ivanti}\ndetection: {s: {user.nam: \x65}, condition: s}\n");
    run(&["rules", "check", &bad])
        .says(2, "bad.yml: rule 'bad': in 's': there is no field 'user.nam'; did you mean 'user.name'?");
    run(&["rules", "check", "/nowhere"]).says(2, "/nowhere: it cannot be read: no such file");
}

/// sigma-cli of the Sigma project, where python3 has it (CI installs it).
#[test]
fn rules_of_the_program_pass_the_check_of_sigma() {
    let scratch = Scratch::new();
    // These two fetch what they compare with from the network.
    let config = scratch.file("config.yml", b"validators: [all, -attacktag, -d3_fendtag]\n");
    let python = std::env::var("PULSETRAIL_TEST_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let call = "import sys\ntry:\n    from sigma.cli.main import main\nexcept ImportError:\n    sys.exit(77)\nmain()";
    let arguments = ["-c", call, "check", "--fail-on-issues", "--validation-config", &config, "rules"];
    let output = std::process::Command::new(python).args(arguments).output().expect("python3");
    if output.status.code() == Some(77) {
        assert!(std::env::var_os("CI").is_none(), "sigma-cli is missing");
        return;
    }
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
