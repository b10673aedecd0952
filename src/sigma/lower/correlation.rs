//! Correlations: what they count, in which window, and by which fields.

use rsigma_ir::IrCorrelation;
use rsigma_parser::{ConditionOperator, CorrelationCondition, CorrelationType, FieldAlias, WindowMode};

use crate::sigma::{Bound, Correlation, CorrelationKind, Extra, Field, Key};

/// A correlation whose rules are yet to be found.
///
/// # Errors
/// A sentence that says what it lacks, or what we do.
pub(super) fn correlation(rule: &IrCorrelation) -> Result<Correlation, String> {
    if rule.rules.is_empty() {
        return Err("it names no rules".to_owned());
    }
    if rule.window != WindowMode::Sliding {
        return Err("only sliding windows are part of Sigma; leave out 'window'".to_owned());
    }
    let CorrelationCondition::Threshold { predicates, field, percentile } = &rule.condition else {
        return Err("its condition is a text; Sigma 2.1 has numbers there, such as gte: 2".to_owned());
    };
    let kind = match rule.correlation_type {
        CorrelationType::EventCount => CorrelationKind::EventCount,
        CorrelationType::ValueCount => CorrelationKind::ValueCount,
        CorrelationType::Temporal => CorrelationKind::Temporal,
        CorrelationType::TemporalOrdered => CorrelationKind::TemporalOrdered,
        CorrelationType::ValueSum => CorrelationKind::ValueSum,
        CorrelationType::ValueAvg => CorrelationKind::ValueAvg,
        CorrelationType::ValueMedian => CorrelationKind::ValueMedian,
        CorrelationType::ValuePercentile => {
            let rank = u32::try_from(percentile.unwrap_or(50)).ok().filter(|rank| *rank <= 100);
            CorrelationKind::ValuePercentile(f64::from(rank.ok_or("its percentile is not between 0 and 100")?))
        }
    };
    let fields = field.iter().flatten().map(|name| counted(name)).collect::<Result<Vec<_>, _>>()?;
    let is_of_values =
        !matches!(kind, CorrelationKind::EventCount | CorrelationKind::Temporal | CorrelationKind::TemporalOrdered);
    if is_of_values && fields.is_empty() {
        return Err("it compares values; add the field to its condition".to_owned());
    }
    let is_temporal = matches!(kind, CorrelationKind::Temporal | CorrelationKind::TemporalOrdered);
    // The parser puts gte: 1 where a temporal correlation has no condition, which means all rules.
    let is_default = is_temporal && matches!(predicates.as_slice(), [(ConditionOperator::Gte, 1)]);
    let predicates = if is_default { &[][..] } else { predicates };
    let timespan = rule.timespan.seconds.checked_mul(1_000_000).and_then(|micros| i64::try_from(micros).ok());
    Ok(Correlation {
        kind,
        rules: Vec::new(),
        group_by: rule.group_by.iter().map(|name| key(name, rule)).collect::<Result<_, _>>()?,
        timespan: timespan.filter(|micros| *micros > 0).ok_or("its timespan is zero or too long")?,
        bounds: predicates.iter().map(bound).collect::<Result<_, _>>()?,
        fields,
        generate: rule.generate,
    })
}

/// A field whose values are counted.
fn counted(name: &str) -> Result<Field, String> {
    if name == Field::Extra(Extra::RuleName).name() { Ok(Field::Extra(Extra::RuleName)) } else { one(name) }
}

/// The field of a name; where tests would look into several, the first.
fn one(name: &str) -> Result<Field, String> {
    Field::named(name)?.first().copied().ok_or_else(|| format!("there is no field '{name}'"))
}

fn key(name: &str, rule: &IrCorrelation) -> Result<Key, String> {
    let alias = rule.aliases.iter().find(|alias| alias.alias == name);
    let field_of = |reference: &String| match alias {
        Some(FieldAlias { mapping, .. }) => mapping
            .get(reference)
            .ok_or_else(|| format!("its alias '{name}' says no field for the rule '{reference}'"))
            .and_then(|field| one(field)),
        None => one(name),
    };
    Ok(Key { name: name.to_owned(), fields: rule.rules.iter().map(field_of).collect::<Result<_, _>>()? })
}

fn bound((operator, count): &(ConditionOperator, u64)) -> Result<(Bound, f64), String> {
    let bound = match operator {
        ConditionOperator::Gt => Bound::Gt,
        ConditionOperator::Gte => Bound::Gte,
        ConditionOperator::Lt => Bound::Lt,
        ConditionOperator::Lte => Bound::Lte,
        ConditionOperator::Eq => Bound::Eq,
        ConditionOperator::Neq => Bound::Neq,
    };
    // Negative numbers come out of the parser as huge ones.
    let count = i64::try_from(*count).map_err(|_| "the number of its condition is negative or too large")?;
    Ok((bound, crate::sigma::leaf::as_float(count)))
}
