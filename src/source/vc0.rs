//! Divides a native `.vc0` log into its records.

/// A place where the records of a `.vc0` log do not follow each other as they were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// What stands before the first record is not the header that is known.
    Header,
    /// A record without its length.
    BareRecord,
    /// A length that is not that of its record.
    StaleLength,
    /// A record whose length is kept and whose text is NUL.
    ZeroFill,
    /// NULs that no length covers: between records, or behind the last one.
    NulRun,
    /// Bytes that are no record.
    Foreign,
    /// A record that the end of the file cuts.
    Truncated,
}
