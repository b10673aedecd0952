//! A value that outlives its event.

use super::Value;

/// A value that outlives its event. Sorts as people expect: empty first, numbers by size, text by bytes.
#[derive(Clone, Debug, PartialEq, PartialOrd)]
pub enum OwnedValue {
    /// Not logged.
    None,
    /// An integer.
    Int(i64),
    /// A floating point number.
    Float(f64),
    /// Microseconds since 1970.
    Time(i64),
    /// Text.
    Text(Vec<u8>),
}

impl OwnedValue {
    /// The value, borrowed.
    #[must_use]
    pub fn as_value(&self) -> Value<'_> {
        match self {
            Self::None => Value::None,
            Self::Int(number) => Value::Int(*number),
            Self::Float(number) => Value::Float(*number),
            Self::Time(micros) => Value::Time(*micros),
            Self::Text(text) => Value::Text(text),
        }
    }

    /// The value, copied. Bytes that are not UTF-8 become replacement characters, so that values which look
    /// the same in the output are the same.
    #[must_use]
    pub fn of(value: Value<'_>) -> Self {
        match value {
            Value::None => Self::None,
            Value::Int(number) => Self::Int(number),
            Value::Float(number) => Self::Float(number),
            Value::Time(micros) => Self::Time(micros),
            Value::Text(text) => Self::Text(String::from_utf8_lossy(text).into_owned().into_bytes()),
        }
    }
}
