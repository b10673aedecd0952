//! A first look at a file of rules: whether it is safe to read, and whether any of it is for this product.
//!
//! It builds nothing. Aliases are followed while nodes are counted, so that a file which unfolds to millions of them
//! is refused before anybody holds them.

use std::{cell::Cell, fmt, sync::LazyLock};

use aho_corasick::AhoCorasick;
use serde_core::de::{self, DeserializeSeed, Deserializer as _, EnumAccess, MapAccess, SeqAccess, Visitor};
use yaml_serde::Deserializer;

use super::logsource::LogSource;

/// Most values of a file, those behind aliases counted each time.
const MOST_NODES: usize = 200_000;
/// Most bytes of texts, those behind aliases counted each time.
const MOST_TEXT_BYTES: usize = 4 << 20;
/// Deepest nesting.
const MOST_DEPTH: usize = 24;
/// Most brackets of a file; the reader of YAML takes quadratic time for those that are never closed.
const MOST_BRACKETS: usize = 5000;
/// Most documents of a file.
const MOST_DOCUMENTS: usize = 1000;
/// Longest condition; real ones have a few hundred bytes.
const MOST_CONDITION_BYTES: usize = 8192;
/// Most brackets around one another, and most `not`, in a condition: its reader calls itself for each.
const MOST_NESTED: usize = 60;

const UNFOLDS: &str = "it unfolds to too many values; write them without aliases (&, *) or divide the file";

/// What a file of rules is.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Names and ids of the rules that are for other products.
    pub foreign: Vec<Vec<String>>,
    /// Whether there is anything else.
    pub is_ours: bool,
    /// The name of the rule, if there is only one.
    pub only: Option<String>,
}

impl Survey {
    /// Looks at a file; a sentence says why it is not to be read.
    pub(super) fn of(text: &str) -> Result<Self, String> {
        if let Some(survey) = Self::of_plainly_foreign(text) {
            return Ok(survey);
        }
        if text.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count() > MOST_BRACKETS {
            return Err(format!(
                "it has more than {MOST_BRACKETS} brackets; write lists line by line or divide the file"
            ));
        }
        let budget = Budget::default();
        let mut survey = Self::default();
        let (mut documents, mut has_action) = (0, false);
        for document in Deserializer::from_str(text) {
            documents += 1;
            if documents > MOST_DOCUMENTS {
                return Err(format!("it has more than {MOST_DOCUMENTS} documents; divide it"));
            }
            let document = document
                .deserialize_any(DocumentVisitor(&budget))
                .map_err(|error| budget.refusal.take().unwrap_or_else(|| refusal_of(&error)))?;
            has_action |= document.has_action;
            survey.only = document.name.clone().or_else(|| document.id.clone()).filter(|_| documents == 1);
            match document.source {
                Some(source) if !document.is_special && source.is_foreign() => {
                    survey.foreign.push(document.name.into_iter().chain(document.id).collect());
                }
                _ => survey.is_ours = true,
            }
        }
        // Such a document is merged into all that follow.
        if has_action {
            survey.is_ours = true;
            if documents * budget.nodes.get() > MOST_NODES {
                return Err("its documents are merged into too many others; write the rules out".to_owned());
            }
        }
        if survey.is_ours {
            survey.foreign.clear();
        }
        Ok(survey)
    }
}

/// What the reader of YAML says. It has limits of its own for aliases.
fn refusal_of(error: &yaml_serde::Error) -> String {
    let text = error.to_string();
    if text.contains("repetition limit") { UNFOLDS.to_owned() } else { format!("it is no YAML: {text}") }
}

/// Words without which nothing is for us, in lower case.
const OURS: [&str; 5] = ["ivanti", "pulse", "juniper", "webserver", "proxy"];

impl Survey {
    /// Most rules in circulation are for Windows or a cloud; those need no reader of YAML to be told. `None` if a closer look
    /// is necessary.
    fn of_plainly_foreign(text: &str) -> Option<Self> {
        static WORDS: LazyLock<Option<AhoCorasick>> =
            LazyLock::new(|| AhoCorasick::builder().ascii_case_insensitive(true).build(OURS).ok());
        if WORDS.as_ref()?.is_match(text) {
            return None;
        }
        let (mut survey, mut names, mut sources) = (Self::default(), Vec::new(), 0);
        for line in text.lines() {
            let (key, value) = line.split_once(':').unwrap_or((line, ""));
            match key {
                "logsource" => sources += 1,
                "name" | "id" => names.push(value.trim().trim_matches(['\'', '"']).to_owned()),
                "correlation" | "filter" | "action" | "---" => return None,
                _ => {}
            }
        }
        survey.foreign.push(names);
        (sources == 1 && text.contains("\n    product:")).then_some(survey)
    }
}

#[derive(Default)]
struct Budget {
    nodes: Cell<usize>,
    bytes: Cell<usize>,
    refusal: Cell<Option<String>>,
}

impl Budget {
    fn spend<E: de::Error>(&self, bytes: usize) -> Result<(), E> {
        self.nodes.set(self.nodes.get() + 1);
        self.bytes.set(self.bytes.get() + bytes);
        if self.nodes.get() > MOST_NODES || self.bytes.get() > MOST_TEXT_BYTES {
            return self.refuse(UNFOLDS);
        }
        Ok(())
    }

    fn refuse<T, E: de::Error>(&self, reason: impl Into<String>) -> Result<T, E> {
        self.refusal.set(Some(reason.into()));
        Err(E::custom("refused"))
    }
}

#[derive(Default)]
struct Document {
    source: Option<LogSource>,
    name: Option<String>,
    id: Option<String>,
    is_special: bool,
    has_action: bool,
}

struct DocumentVisitor<'b>(&'b Budget);

impl<'de> Visitor<'de> for DocumentVisitor<'_> {
    type Value = Document;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a rule, which begins with names such as title:")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Document, A::Error> {
        let mut document = Document::default();
        let node = Node { budget: self.0, depth: 1, name: "" };
        while let Some(key) = map.next_key_seed(node)? {
            let key = key.unwrap_or_default();
            match key.as_str() {
                "logsource" => document.source = Some(map.next_value_seed(SourceSeed(self.0))?),
                "name" => document.name = map.next_value_seed(node)?,
                "id" => document.id = map.next_value_seed(node)?,
                _ => {
                    document.is_special |= key == "correlation" || key == "filter";
                    document.has_action |= key == "action";
                    map.next_value_seed(Node { name: &key, ..node })?;
                }
            }
        }
        Ok(document)
    }
}

struct SourceSeed<'b>(&'b Budget);

impl<'de> DeserializeSeed<'de> for SourceSeed<'_> {
    type Value = LogSource;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<LogSource, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for SourceSeed<'_> {
    type Value = LogSource;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a log source, which names a product")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<LogSource, A::Error> {
        let mut source = LogSource::default();
        let node = Node { budget: self.0, depth: 2, name: "" };
        while let Some(key) = map.next_key_seed(node)? {
            let value = map.next_value_seed(node)?;
            match key.as_deref() {
                Some("product") => source.product = value,
                Some("service") => source.service = value,
                Some("category") => source.category = value,
                _ => {}
            }
        }
        Ok(source)
    }
}

/// Any value; a text is handed out.
#[derive(Clone, Copy)]
struct Node<'b> {
    budget: &'b Budget,
    depth: usize,
    /// The key it stands behind.
    name: &'b str,
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Option<String>;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Option<String>, D::Error> {
        if self.depth > MOST_DEPTH {
            return self.budget.refuse(format!("it is nested more than {MOST_DEPTH} deep"));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Option<String>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Option<String>, E> {
        self.budget.spend(0).map(|()| None)
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<Option<String>, E> {
        self.budget.spend(0).map(|()| None)
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<Option<String>, E> {
        self.budget.spend(0).map(|()| None)
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Option<String>, E> {
        self.budget.spend(0).map(|()| None)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Option<String>, E> {
        self.budget.spend(0).map(|()| None)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Option<String>, E> {
        self.budget.spend(text.len())?;
        if self.name == "condition" && is_endless(text) {
            return self.budget.refuse("its condition is too long or too deep; divide it into selections");
        }
        Ok(Some(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Option<String>, A::Error> {
        self.budget.spend(0)?;
        while list.next_element_seed(Node { depth: self.depth + 1, ..self })?.is_some() {}
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Option<String>, A::Error> {
        self.budget.spend(0)?;
        let below = Node { depth: self.depth + 1, name: "", ..self };
        while let Some(key) = map.next_key_seed(below)? {
            map.next_value_seed(Node { name: key.as_deref().unwrap_or_default(), ..below })?;
        }
        Ok(None)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<Option<String>, A::Error> {
        self.budget.refuse("it has YAML tags (!); rules have none, so quote the value")
    }
}

fn is_endless(condition: &str) -> bool {
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in condition.bytes() {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    let negations = condition.split_ascii_whitespace().filter(|word| word.trim_start_matches('(') == "not").count();
    condition.len() > MOST_CONDITION_BYTES || deepest > MOST_NESTED || negations > MOST_NESTED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_of_other_products_are_told_from_ours() {
        for source in ["\n    product: windows", " {product: windows}"] {
            let survey = Survey::of(&format!("title: x\nname: a\nid: '7'\nlogsource:{source}\n")).expect("safe");
            assert!(!survey.is_ours);
            assert_eq!(survey.foreign, [["a", "7"]]);
        }
        for ours in ["logsource: {product: ivanti}", "title: x", "correlation: {}", "logsource: {category: webserver}"]
        {
            assert!(Survey::of(ours).expect("safe").is_ours, "{ours}");
        }
    }

    #[test]
    fn aliases_that_unfold_are_refused_and_few_are_not() {
        let bomb: String = (1..16).fold("a0: &a0 [x, x]\n".to_owned(), |text, index| {
            let before = index - 1;
            text + &format!("a{index}: &a{index} [*a{before}, *a{before}, *a{before}, *a{before}]\n")
        });
        assert!(Survey::of(&bomb).expect_err("refused").contains("aliases"));
        let wide = format!("a: &a\n{}b:\n{}", "- x\n".repeat(20_000), "- *a\n".repeat(20_000));
        assert!(Survey::of(&wide).expect_err("refused").contains("aliases"));
        assert!(Survey::of("title: &t x\ndescription: *t\n").is_ok());
    }

    #[test]
    fn nesting_and_endless_conditions_are_refused() {
        let deep = format!("a: {}{}", "[".repeat(40), "]".repeat(40));
        assert!(Survey::of(&deep).expect_err("refused").contains("nested"));
        for condition in ["(".repeat(4000), "not ".repeat(1000), "a or ".repeat(4000)] {
            let rule = format!("detection:\n    condition: '{condition}a'\n");
            assert!(Survey::of(&rule).expect_err("refused").contains("condition"));
            assert!(Survey::of(&format!("detection:\n    condition: ['{condition}a']\n")).is_err());
        }
        assert!(Survey::of(&"[".repeat(1 << 20)).expect_err("refused").contains("brackets"));
        assert!(Survey::of("a: !!binary x\nb: !c d").is_err());
        assert!(Survey::of("a: [").expect_err("broken").starts_with("it is no YAML"));
    }
}
