//! Collects events column by column.

use polars_arrow::{
    array::{
        Array, DictionaryArray, Float64Array, Int64Array, MutableBinaryViewArray, PrimitiveArray, Utf8Array,
        Utf8ViewArray,
    },
    bitmap::{Bitmap, MutableBitmap},
    datatypes::ArrowDataType,
    offset::OffsetsBuffer,
};
use polars_buffer::Buffer;

use crate::{
    intern::Interner,
    schema::{Column, Event, Kind},
};

/// Stands for a number that was not logged.
const NO_INT: i64 = i64::MIN;

/// Collected columns of some events.
pub struct Columns {
    columns: Vec<(Column, Values)>,
    height: usize,
}

enum Values {
    /// Interned texts; number 0 is "not logged".
    Words(Interner, Vec<u32>),
    Texts(Texts),
    /// Numbers; `NO_INT` is "not logged".
    Ints(Vec<i64>),
    /// Fractions; `NaN` is "not logged".
    Floats(Vec<f64>),
}

impl Columns {
    /// Empty columns.
    #[must_use]
    pub fn new(columns: &[Column]) -> Self {
        let values = |column: &Column| {
            let values = match column.kind() {
                Kind::Word | Kind::List | Kind::Ip => Values::Words(Interner::default(), Vec::new()),
                Kind::Text => Values::Texts(Texts::default()),
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

    /// Adds an event. Most columns of most events are empty, so gaps are filled only when a value follows.
    #[inline]
    pub fn push(&mut self, event: &Event<'_>) {
        let row = self.height;
        self.height += 1;
        for (column, values) in &mut self.columns {
            match values {
                Values::Words(words, ids) => {
                    let text = event.text(*column);
                    if !text.is_empty() {
                        ids.resize(row, 0);
                        ids.push(words.id(text));
                    }
                }
                Values::Texts(texts) => {
                    let text = event.text(*column);
                    if !text.is_empty() {
                        texts.push(row, text);
                    }
                }
                Values::Ints(ints) => {
                    if let Some(number) = event.int(*column) {
                        ints.resize(row, NO_INT);
                        ints.push(number);
                    }
                }
                Values::Floats(floats) => {
                    if let Some(number) = event.float(*column) {
                        floats.resize(row, f64::NAN);
                        floats.push(number);
                    }
                }
            }
        }
    }

    /// Makes every column as long as there are events.
    fn fill_gaps(&mut self) {
        let height = self.height;
        for (_, values) in &mut self.columns {
            match values {
                Values::Words(_, ids) => ids.resize(height, 0),
                Values::Texts(texts) => texts.skip_to(height),
                Values::Ints(ints) => ints.resize(height, NO_INT),
                Values::Floats(floats) => floats.resize(height, f64::NAN),
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
                Values::Texts(texts) => texts.clear(),
                Values::Ints(ints) => ints.clear(),
                Values::Floats(floats) => floats.clear(),
            }
        }
    }

    /// The columns as arrays for Parquet: words are dictionaries.
    pub(super) fn encoded(&mut self) -> impl Iterator<Item = (Column, Box<dyn Array>)> + '_ {
        let height = self.height;
        self.fill_gaps();
        self.columns.iter().map(move |(column, values)| {
            let array = match values {
                Values::Words(words, _) if words.is_empty() => {
                    Utf8ViewArray::new_null(ArrowDataType::Utf8View, height).boxed()
                }
                Values::Words(words, ids) => dictionary(words, ids),
                Values::Texts(texts) => texts.array().boxed(),
                Values::Ints(ints) => int_array(ints).boxed(),
                Values::Floats(floats) => float_array(floats).boxed(),
            };
            (*column, array)
        })
    }

    /// The columns as plain arrays that every Arrow reader knows.
    pub(super) fn plain(&mut self) -> impl Iterator<Item = (Column, Box<dyn Array>)> + '_ {
        self.fill_gaps();
        self.columns.iter().map(|(column, values)| {
            let array = match values {
                Values::Words(words, ids) => {
                    let texts: Vec<String> = texts_of(words).collect();
                    let text = |&id: &u32| (id != 0).then(|| texts[id as usize].as_str());
                    ids.iter().map(text).collect::<Utf8Array<i64>>().boxed()
                }
                Values::Texts(texts) => texts.array().boxed(),
                Values::Ints(ints) => {
                    let ints = int_array(ints);
                    if column.kind() == Kind::Time {
                        ints.to(crate::dataset::arrow_type(Kind::Time)).boxed()
                    } else {
                        ints.boxed()
                    }
                }
                Values::Floats(floats) => float_array(floats).boxed(),
            };
            (*column, array)
        })
    }
}

/// Texts one behind the other.
#[derive(Default)]
struct Texts {
    text: String,
    ends: Vec<i64>,
    /// Rows without text.
    gaps: Vec<usize>,
}

impl Texts {
    fn push(&mut self, row: usize, text: &[u8]) {
        self.skip_to(row);
        match std::str::from_utf8(text) {
            Ok(text) => self.text.push_str(text),
            Err(_) => self.text.push_str(&String::from_utf8_lossy(text)),
        }
        self.end_row();
    }

    /// Leaves the rows before this one empty.
    fn skip_to(&mut self, row: usize) {
        while self.ends.len() < row {
            self.gaps.push(self.ends.len());
            self.end_row();
        }
    }

    fn end_row(&mut self) {
        self.ends.push(i64::try_from(self.text.len()).unwrap_or(i64::MAX));
    }

    fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.gaps.clear();
    }

    fn array(&self) -> Utf8Array<i64> {
        let offsets: Vec<i64> = std::iter::once(0).chain(self.ends.iter().copied()).collect();
        let mut validity = MutableBitmap::from_len_set(self.ends.len());
        self.gaps.iter().for_each(|&row| validity.set(row, false));
        let validity = (!self.gaps.is_empty()).then(|| validity.freeze());
        let bytes = Buffer::from(self.text.as_bytes().to_vec());
        let array = OffsetsBuffer::try_from(offsets)
            .and_then(|offsets| Utf8Array::try_new(ArrowDataType::LargeUtf8, offsets, bytes, validity));
        match array {
            Ok(array) => array,
            Err(error) => unreachable!("offsets of whole texts: {error}"),
        }
    }
}

fn int_array(ints: &[i64]) -> Int64Array {
    let validity = ints.contains(&NO_INT).then(|| ints.iter().map(|&number| number != NO_INT).collect::<Bitmap>());
    Int64Array::from_slice(ints).with_validity(validity)
}

fn float_array(floats: &[f64]) -> Float64Array {
    let validity = floats.iter().map(|number| !number.is_nan()).collect::<Bitmap>();
    Float64Array::from_slice(floats).with_validity(Some(validity))
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
