//! Turns the text of a `pulsetrail.toml` into settings: one for each key, with the line where it stands.

use std::{ffi::OsString, path::Path};

use toml::de::{DeTable, DeValue};

use super::{KEYS, Key, Setting, Shape};

/// A line and what is wrong there.
pub(super) type Wrong = (u64, String);

/// The settings, in the order of the file. Relative paths lead from `folder`.
pub(super) fn settings(text: &str, folder: &Path) -> Result<Vec<Setting>, Wrong> {
    let line = |start: usize| 1 + text.bytes().take(start).filter(|&byte| byte == b'\n').count() as u64;
    let table = DeTable::parse(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        (line(start), format!("not TOML: {}", error.message()))
    })?;
    let mut settings = Vec::new();
    for (name, value) in table.get_ref() {
        let line = line(name.span().start);
        let name = name.get_ref().as_ref();
        let key = KEYS.iter().find(|key| key.name == name).ok_or_else(|| (line, unknown(name)))?;
        let values = values(key, value.get_ref(), folder).ok_or_else(|| (line, mistyped(key)))?;
        settings.push(Setting { key, values, line });
    }
    settings.sort_by_key(|setting| setting.line);
    Ok(settings)
}

/// The values as the command line would have them; `None` if they are of another type.
fn values(key: &Key, value: &DeValue<'_>, folder: &Path) -> Option<Vec<OsString>> {
    let text = |value: &DeValue<'_>| if let DeValue::String(text) = value { Some(text.to_string()) } else { None };
    let path = |text: String| folder.join(text).into_os_string();
    let several = |value: &DeValue<'_>| -> Option<Vec<String>> {
        match value {
            DeValue::Array(items) => items.iter().map(|item| text(item.get_ref())).collect(),
            single => text(single).map(|text| vec![text]),
        }
    };
    Some(match key.shape {
        Shape::Text => vec![text(value)?.into()],
        Shape::Path => vec![path(text(value)?)],
        Shape::Texts => several(value)?.into_iter().map(OsString::from).collect(),
        Shape::Paths => several(value)?.into_iter().map(path).collect(),
        Shape::Number => match value {
            DeValue::Integer(number) => vec![number.to_string().into()],
            _ => return None,
        },
    })
}

fn mistyped(key: &Key) -> String {
    let wanted = match key.shape {
        Shape::Text => "a text in quotes",
        Shape::Number => "a whole number",
        Shape::Path => "a path in quotes",
        Shape::Texts => "a text in quotes, or a list of them",
        Shape::Paths => "a path in quotes, or a list of them",
    };
    format!("{} must be {wanted}", key.name)
}

/// A sentence about a name that is no key: the likeliest one, or all that there are.
fn unknown(name: &str) -> String {
    let plain = name.to_lowercase().replace('-', "_");
    let likeness = |key: &Key| strsim::jaro_winkler(key.name, &plain);
    let nearest = KEYS.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    if let Some(key) = nearest.filter(|key| likeness(key) > 0.8) {
        return format!("there is no key '{name}'; did you mean '{}'?", key.name);
    }
    let names: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
    format!("there is no key '{name}'; there are {}", names.join(", "))
}
