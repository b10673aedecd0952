//! Detections: selections, and the condition that joins them.

use std::collections::{BTreeMap, HashMap};

use rsigma_ir::{IrCondition, IrDetection, IrDetectionItem, IrMatcher};
use rsigma_parser::Quantifier;

use super::matcher::Matchers;
use crate::sigma::{Condition, Field, Leaf, RecordKind, Source, Test};

/// Most conditions of a rule, after selections that it names several times were put in each time.
const MOST_CONDITIONS: usize = 50_000;

/// The selections of a rule on their way to a condition.
pub(super) struct Detections<'p> {
    source: Source,
    matchers: Matchers<'p>,
    /// How many conditions may yet be made.
    left: usize,
}

impl<'p> Detections<'p> {
    pub(super) const fn new(source: Source, patterns: &'p mut usize) -> Self {
        Self { source, matchers: Matchers::new(patterns), left: MOST_CONDITIONS }
    }

    pub(super) fn into_leaves(self) -> Vec<Leaf> {
        self.matchers.into_leaves()
    }

    /// The condition of a rule; of several, any is enough.
    pub(super) fn condition(
        &mut self,
        selections: &HashMap<String, IrDetection>,
        conditions: &[IrCondition],
    ) -> Result<Condition, String> {
        // In the order of names, as leaves are numbered by their appearance.
        let sorted: BTreeMap<&String, &IrDetection> = selections.iter().collect();
        let mut named = BTreeMap::new();
        for (name, selection) in sorted {
            let condition = self.selection(selection).map_err(|what| format!("in '{name}': {what}"))?;
            named.insert(name.as_str(), condition);
        }
        let parts = conditions.iter().map(|condition| self.join(condition, &named)).collect::<Result<Vec<_>, _>>()?;
        Ok(any(parts))
    }

    fn join(&mut self, condition: &IrCondition, named: &BTreeMap<&str, Condition>) -> Result<Condition, String> {
        match condition {
            IrCondition::Detection(name) => match named.get(name.as_str()) {
                Some(part) => self.copy(part),
                None => Err(format!("its condition names '{name}', but there is no such selection")),
            },
            IrCondition::And(parts) => Ok(all(self.join_each(parts, named)?)),
            IrCondition::Or(parts) => Ok(any(self.join_each(parts, named)?)),
            IrCondition::Not(part) => Ok(Condition::Not(Box::new(self.join(part, named)?))),
            IrCondition::Selector { quantifier, pattern } => {
                let asked = named.iter().filter(|(name, _)| pattern.matches_detection_name(name));
                let parts = asked.map(|(_, part)| self.copy(part)).collect::<Result<Vec<_>, _>>()?;
                if parts.is_empty() {
                    let asked = format!("{quantifier} of {pattern}");
                    return Err(format!("its condition asks for '{asked}', but there is no such selection"));
                }
                match quantifier {
                    Quantifier::Any => Ok(any(parts)),
                    Quantifier::All => Ok(all(parts)),
                    Quantifier::Count(count) => {
                        let count = usize::try_from(*count).unwrap_or(usize::MAX);
                        if count > parts.len() {
                            let found = parts.len();
                            return Err(format!(
                                "its condition asks for {quantifier} of {pattern}, but there are only {found}"
                            ));
                        }
                        Ok(Condition::AtLeast(count, parts))
                    }
                }
            }
        }
    }

    fn join_each(
        &mut self,
        parts: &[IrCondition],
        named: &BTreeMap<&str, Condition>,
    ) -> Result<Vec<Condition>, String> {
        parts.iter().map(|part| self.join(part, named)).collect()
    }

    /// A selection once more, if there is room.
    fn copy(&mut self, condition: &Condition) -> Result<Condition, String> {
        self.left = self
            .left
            .checked_sub(condition.size())
            .ok_or_else(|| format!("it comes to more than {MOST_CONDITIONS} conditions; divide it"))?;
        Ok(condition.clone())
    }

    fn selection(&mut self, detection: &IrDetection) -> Result<Condition, String> {
        match detection {
            IrDetection::AllOf(items) => {
                Ok(all(items.iter().map(|item| self.item(item)).collect::<Result<Vec<_>, _>>()?))
            }
            IrDetection::AnyOf(parts) => {
                Ok(any(parts.iter().map(|part| self.selection(part)).collect::<Result<Vec<_>, _>>()?))
            }
            IrDetection::And(parts) => {
                Ok(all(parts.iter().map(|part| self.selection(part)).collect::<Result<Vec<_>, _>>()?))
            }
            IrDetection::Keywords(matcher) => self.matchers.keyword(matcher),
            IrDetection::ArrayMatch { .. } | IrDetection::Conditional { .. } => {
                Err("matching of arrays is not part of Sigma 2.1".to_owned())
            }
        }
    }

    fn item(&mut self, item: &IrDetectionItem) -> Result<Condition, String> {
        let Some(name) = &item.field else { return self.matchers.keyword(&item.matcher) };
        let fields = Field::named(name)?;
        for field in &fields {
            self.check(*field)?;
        }
        match &item.matcher {
            IrMatcher::Exists(true) => Ok(self.exists(&fields)),
            IrMatcher::Exists(false) => Ok(Condition::Not(Box::new(self.exists(&fields)))),
            // Something that was not logged is not different from anything.
            IrMatcher::Not(matcher) => {
                let is_so = self.matchers.any(&fields, matcher)?;
                Ok(all(vec![self.exists(&fields), Condition::Not(Box::new(is_so))]))
            }
            matcher => self.matchers.any(&fields, matcher),
        }
    }

    fn exists(&mut self, fields: &[Field]) -> Condition {
        any(fields.iter().map(|field| self.matchers.leaf(*field, Test::Exists)).collect())
    }

    /// Whether a detection can ask for this field.
    fn check(&self, field: Field) -> Result<(), String> {
        let Field::Extra(extra) = field else { return Ok(()) };
        if extra.is_late() {
            return Err(format!("the field '{}' is only for groups and baselines", field.name()));
        }
        if extra.is_of_records() && !matches!(self.source, Source::Records(_)) {
            let services = RecordKind::ALL.map(|(_, suffix)| suffix).join(", ");
            return Err(format!(
                "only records have the field '{}'; the service must be one of {services}",
                field.name()
            ));
        }
        Ok(())
    }
}

/// All of these; a single one is itself.
pub(super) fn all(mut parts: Vec<Condition>) -> Condition {
    if parts.len() == 1 { parts.remove(0) } else { Condition::And(parts) }
}

/// One of these; a single one is itself.
pub(super) fn any(mut parts: Vec<Condition>) -> Condition {
    if parts.len() == 1 { parts.remove(0) } else { Condition::Or(parts) }
}
