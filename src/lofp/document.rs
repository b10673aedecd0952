//! Turns the bytes of a rule file into plain values: YAML or TOML in, JSON values out.
//!
//! Rules come from repositories that anybody contributes to, so a file may be built to exhaust whoever reads it.
//! Invariant: what comes out of a file is bounded, whatever its aliases repeat. A file has at most `MOST_BYTES`; its
//! values may be `MOST_VALUE` in all, and reading stops there.

use std::{cell::Cell, fmt};

use serde_core::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue};

/// The largest rule that is known has 60 KiB.
pub const MOST_BYTES: u64 = 1 << 20;

/// Bytes of texts and keys, and 16 for each value. A file without aliases cannot have that many.
const MOST_VALUE: usize = 32 << 20;

/// Brackets that may be open at once, those in texts included. The YAML parser itself takes 128, but only after its
/// scanner has seen them all, in time that grows with their square: a file of nothing else would take it minutes.
const MOST_OPEN: usize = 1000;

/// The documents of a YAML file, or what is wrong with it.
pub(super) fn yaml(text: &str) -> Result<Vec<Value>, String> {
    if most_open(text) > MOST_OPEN {
        return Err(format!("more than {MOST_OPEN} brackets are open at once"));
    }
    let left = Cell::new(MOST_VALUE);
    let documents = yaml_serde::Deserializer::from_str(text);
    let documents: Result<Vec<Value>, _> = documents.map(|document| Plain(&left).deserialize(document)).collect();
    documents.map_err(|error| error.to_string())
}

/// How many brackets are open at most at one place.
fn most_open(text: &str) -> usize {
    let open = text.bytes().scan(0_usize, |open, byte| {
        match byte {
            b'[' | b'{' => *open += 1,
            b']' | b'}' => *open = open.saturating_sub(1),
            _ => {}
        }
        Some(*open)
    });
    open.max().unwrap_or(0)
}

/// The one document of a TOML file, or what is wrong with it.
pub(super) fn toml(text: &str) -> Result<Value, String> {
    let table = DeTable::parse(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start).min(text.len());
        let line = 1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..start]).count();
        format!("{} at line {line}", error.message())
    })?;
    Ok(of_table(table.get_ref()))
}

fn of_table(table: &DeTable<'_>) -> Value {
    Value::Object(table.iter().map(|(key, value)| (key.get_ref().to_string(), of_value(value.get_ref()))).collect())
}

fn of_value(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::from(text.as_ref()),
        DeValue::Integer(number) => Value::from(number.to_string()),
        DeValue::Float(number) => Value::from(number.to_string()),
        DeValue::Boolean(truth) => Value::from(*truth),
        DeValue::Datetime(moment) => Value::from(moment.to_string()),
        DeValue::Array(items) => Value::Array(items.iter().map(|item| of_value(item.get_ref())).collect()),
        DeValue::Table(table) => of_table(table),
    }
}

/// Takes any value, as long as there is something left of what a file may hold.
#[derive(Clone, Copy)]
struct Plain<'l>(&'l Cell<usize>);

impl Plain<'_> {
    fn take<E: serde_core::de::Error>(self, bytes: usize) -> Result<(), E> {
        let left = self.0.get().checked_sub(bytes + 16).ok_or_else(|| E::custom("its aliases repeat too much"))?;
        self.0.set(left);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Plain<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Plain<'_> {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a text, a number, a list or a mapping")
    }

    fn visit_bool<E: serde_core::de::Error>(self, truth: bool) -> Result<Value, E> {
        self.take(0).map(|()| Value::from(truth))
    }

    fn visit_i64<E: serde_core::de::Error>(self, number: i64) -> Result<Value, E> {
        self.take(0).map(|()| Value::from(number))
    }

    fn visit_u64<E: serde_core::de::Error>(self, number: u64) -> Result<Value, E> {
        self.take(0).map(|()| Value::from(number))
    }

    fn visit_i128<E: serde_core::de::Error>(self, number: i128) -> Result<Value, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_u128<E: serde_core::de::Error>(self, number: u128) -> Result<Value, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_f64<E: serde_core::de::Error>(self, number: f64) -> Result<Value, E> {
        self.take(0).map(|()| Value::from(number))
    }

    fn visit_str<E: serde_core::de::Error>(self, text: &str) -> Result<Value, E> {
        self.take(text.len()).map(|()| Value::from(text))
    }

    fn visit_none<E: serde_core::de::Error>(self) -> Result<Value, E> {
        self.visit_unit()
    }

    fn visit_unit<E: serde_core::de::Error>(self) -> Result<Value, E> {
        self.take(0).map(|()| Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        self.take(0)?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        self.take(0)?;
        let mut object = Map::new();
        while let Some(key) = members.next_key_seed(self)? {
            let key = match key {
                Value::String(key) => key,
                Value::Array(_) | Value::Object(_) => return Err(A::Error::custom("a key is no text")),
                other => other.to_string(),
            };
            object.insert(key, members.next_value_seed(self)?);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn yaml_and_toml_become_the_same_plain_values() {
        let wanted = json!({"name": "a", "list": ["b", {"id": "T1041"}], "yes": true});
        assert_eq!(yaml("name: a\nlist: [b, {id: T1041}]\nyes: true\n"), Ok(vec![wanted.clone()]));
        assert_eq!(toml("name = 'a'\nlist = ['b', {id = 'T1041'}]\nyes = true\n"), Ok(wanted));
        assert_eq!(yaml("a: 1\n---\n~: 2\n3: x\n"), Ok(vec![json!({"a": 1}), json!({"null": 2, "3": "x"})]));
        assert_eq!(toml("a = 1\nb = [\n").expect_err("no TOML"), "unclosed array, expected `]` at line 2");
    }

    #[test]
    fn anchors_are_followed_and_bombs_are_refused() {
        assert_eq!(yaml("a: &a [x]\nb: *a\n"), Ok(vec![json!({"a": ["x"], "b": ["x"]})]));
        let mut laughs = "a: &a [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for pair in ["ab", "bc", "cd", "de", "ef", "fg", "gh", "hi", "ij"] {
            let (old, new) = pair.split_at(1);
            let repeated = vec![format!("*{old}"); 10].join(", ");
            laughs.extend([new, ": &", new, " [", &repeated, "]\n"]);
        }
        let long = format!("a: &a {}\nb: [{}]\n", "x".repeat(100_000), "*a, ".repeat(100_000));
        let itself = "a: &a [*a]\n".to_owned();
        for bomb in [
            laughs,
            long,
            itself,
            "[".repeat(100_000),
            "{a: ".repeat(100_000),
            "- ".repeat(100_000),
            "? ".repeat(100_000),
        ] {
            assert!(yaml(&bomb).is_err(), "{}", &bomb[..10]);
        }
        assert!(toml(&format!("a = {}", "[".repeat(100_000))).is_err());
    }
}
