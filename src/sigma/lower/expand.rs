//! Puts the words of lists where a rule has `|expand: '%name%'`.

use rsigma_parser::{Detection, DetectionItem, Detections, Modifier, SigmaString, SigmaValue};

use crate::sigma::load::Lists;

/// Most values that one item may have after its lists were put in.
const MOST_VALUES: usize = 100_000;

/// Expands every item of a rule.
///
/// # Errors
/// A sentence that names the list which is missing.
pub(super) fn expand(detections: &mut Detections, words: &Lists) -> Result<(), String> {
    detections.named.values_mut().try_for_each(|detection| expand_detection(detection, words))
}

fn expand_detection(detection: &mut Detection, words: &Lists) -> Result<(), String> {
    match detection {
        Detection::AllOf(items) => items.iter_mut().try_for_each(|item| expand_item(item, words)),
        Detection::AnyOf(parts) | Detection::And(parts) => {
            parts.iter_mut().try_for_each(|part| expand_detection(part, words))
        }
        // These are refused when they are lowered.
        Detection::Keywords(_) | Detection::ArrayMatch { .. } | Detection::Conditional { .. } => Ok(()),
    }
}

fn expand_item(item: &mut DetectionItem, words: &Lists) -> Result<(), String> {
    if !item.field.has_modifier(Modifier::Expand) {
        return Ok(());
    }
    item.field.modifiers.retain(|modifier| *modifier != Modifier::Expand);
    let mut values = Vec::new();
    for value in std::mem::take(&mut item.values) {
        let SigmaValue::String(template) = &value else {
            values.push(value);
            continue;
        };
        for text in fill(&template.original, words)? {
            values.push(SigmaValue::String(SigmaString::new(&text)));
        }
        if values.len() > MOST_VALUES {
            return Err(format!("its lists have more than {MOST_VALUES} words; shorten them"));
        }
    }
    if values.len() == 1 {
        item.field.modifiers.retain(|modifier| *modifier != Modifier::All);
    }
    item.values = values;
    Ok(())
}

/// A template once for each word of the first list that it names, and so on.
fn fill(template: &str, words: &Lists) -> Result<Vec<String>, String> {
    let mut texts = vec![String::new()];
    for (index, part) in template.split('%').enumerate() {
        let is_name = index % 2 == 1;
        if !is_name {
            for text in &mut texts {
                text.push_str(part);
            }
            continue;
        }
        let list = words.get(part).ok_or_else(|| {
            format!("there is no list '{part}'; put its words into lists/{part}.txt beside the rule, one a line")
        })?;
        if list.is_empty() {
            return Err(format!("the list '{part}' has no words"));
        }
        if texts.len() * list.len() > MOST_VALUES {
            return Err(format!("its lists make more than {MOST_VALUES} values; shorten them"));
        }
        texts = texts.iter().flat_map(|text| list.iter().map(move |word| format!("{text}{word}"))).collect();
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_fill_templates() {
        let lists = Lists::from([
            ("nets".to_owned(), vec!["10.".to_owned(), "192.".to_owned()]),
            ("none".to_owned(), Vec::new()),
        ]);
        assert_eq!(fill("a%nets%b", &lists), Ok(vec!["a10.b".to_owned(), "a192.b".to_owned()]));
        assert_eq!(fill("%nets%%nets%", &lists).map(|texts| texts.len()), Ok(4));
        assert!(fill("%other%", &lists).expect_err("missing").contains("lists/other.txt"));
        assert!(fill("%none%", &lists).is_err());
    }
}
