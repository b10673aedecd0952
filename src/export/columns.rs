//! Collects events column by column.

use polars_arrow::{
    array::{Array, DictionaryArray, Float64Array, Int64Array, MutableBinaryViewArray, PrimitiveArray, Utf8Array, Utf8ViewArray},
    bitmap::Bitmap,
    datatypes::ArrowDataType,
};

use crate::{
    intern::Interner,
    schema::{Column, Event, Kind},
};

/// Collected columns of some events.
pub struct Columns {
    columns: Vec<(Column, Values)>,
    height: usize,
}

enum Values {
    /// Interned texts; number 0 is "not logged".
    Words(Interner, Vec<u32>),
    Texts(MutableBinaryViewArray<str>),
    Ints(Vec<Option<i64>>),
    Floats(Vec<Option<f64>>),
}

impl Columns {
    /// Empty columns.
    #[must_use]
    pub fn new(columns: &[Column]) -> Self {
        let values = |column: &Column| {
            let values = match column.kind() {
                Kind::Word | Kind::List | Kind::Ip => Values::Words(Interner::default(), Vec::new()),
                Kind::Text => Values::Texts(MutableBinaryViewArray::new()),
                Kind::Time | Kind::Int => Values::Ints(Vec::new()),
                Kind::Float => Values::Floats(Vec::new()),
            };
            (*column, values)
        };
        Self { columns: columns.iter().map(values).collect(), height: 0 }
    }

    /// How many events there are.
    #[must_use]
    pub const fn height(&self) -> usize {
        self.height
    }

    /// Adds an event.
    #[inline]
    pub fn push(&mut self, event: &Event<'_>) {
        self.height += 1;
        for (column, values) in &mut self.columns {
            match values {
                Values::Words(words, ids) => ids.push(words.id(event.text(*column))),
                Values::Texts(texts) => match event.text(*column) {
                    [] => texts.push_null(),
                    text => match std::str::from_utf8(text) {
                        Ok(text) => texts.push_value(text),
                        Err(_) => texts.push_value(&*String::from_utf8_lossy(text)),
                    },
                },
                Values::Ints(ints) => ints.push(event.int(*column)),
                Values::Floats(floats) => floats.push(event.float(*column)),
            }
        }
    }

    /// Forgets the events, keeping the memory.
    pub fn clear(&mut self) {
        self.height = 0;
        for (_, values) in &mut self.columns {
            match values {
                Values::Words(words, ids) => {
                    words.clear();
                    ids.clear();
                }
                Values::Texts(texts) => *texts = MutableBinaryViewArray::new(),
                Values::Ints(ints) => ints.clear(),
                Values::Floats(floats) => floats.clear(),
            }
        }
    }

    /// The columns as arrays for Parquet: words are dictionaries.
    pub(super) fn encoded(&mut self) -> impl Iterator<Item = (Column, Box<dyn Array>)> + '_ {
        let height = self.height;
        self.columns.iter_mut().map(move |(column, values)| {
            let array = match values {
                Values::Words(words, _) if words.is_empty() => Utf8ViewArray::new_null(ArrowDataType::Utf8View, height).boxed(),
                Values::Words(words, ids) => dictionary(words, ids),
                Values::Texts(texts) => std::mem::take(texts).freeze().boxed(),
                Values::Ints(ints) => Int64Array::from(ints.as_slice()).boxed(),
                Values::Floats(floats) => Float64Array::from(floats.as_slice()).boxed(),
            };
            (*column, array)
        })
    }

    /// The columns as plain arrays that every Arrow reader knows.
    pub(super) fn plain(&mut self) -> impl Iterator<Item = (Column, Box<dyn Array>)> + '_ {
        self.columns.iter_mut().map(|(column, values)| {
            let array = match values {
                Values::Words(words, ids) => {
                    let texts: Vec<String> = texts_of(words).collect();
                    let text = |&id: &u32| (id != 0).then(|| texts[id as usize].as_str());
                    Utf8Array::<i64>::from_iter(ids.iter().map(text)).boxed()
                }
                Values::Texts(texts) => Utf8Array::<i64>::from_iter(std::mem::take(texts).freeze().iter()).boxed(),
                Values::Ints(ints) => {
                    let ints = Int64Array::from(ints.as_slice());
                    if column.kind() == Kind::Time { ints.to(crate::dataset::arrow_type(Kind::Time)).boxed() } else { ints.boxed() }
                }
                Values::Floats(floats) => Float64Array::from(floats.as_slice()).boxed(),
            };
            (*column, array)
        })
    }
}

fn texts_of(words: &Interner) -> impl Iterator<Item = String> + '_ {
    (0..words.len()).map(|id| String::from_utf8_lossy(words.get(u32::try_from(id).unwrap_or(0))).into_owned())
}

/// Interned ids as a dictionary without the empty text.
fn dictionary(words: &Interner, ids: &[u32]) -> Box<dyn Array> {
    let mut texts = MutableBinaryViewArray::<str>::with_capacity(words.len());
    texts_of(words).skip(1).for_each(|text| texts.push_value(&text));
    let has_gaps = ids.contains(&0);
    let validity = has_gaps.then(|| ids.iter().map(|&id| id != 0).collect::<Bitmap>());
    let keys: Vec<u32> = ids.iter().map(|&id| id.saturating_sub(1)).collect();
    let keys = PrimitiveArray::from_vec(keys).with_validity(validity);
    // Every key is the number of a text in the interner, less one, so the keys are in bounds.
    match DictionaryArray::try_from_keys(keys, texts.freeze().boxed(), false) {
        Ok(array) => array.boxed(),
        Err(error) => unreachable!("{error}"),
    }
}
