//! Finds the files of a path, and reads one in whichever format it is.
//!
//! The content tells the format, not the name. A folder is read whole, in the order of names; of a MISP feed
//! (`manifest.json`) the events. Compressed files are not unpacked here.

use std::{
    borrow::Cow,
    fmt,
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
};

use serde_json::{Deserializer, value::RawValue};

use super::{
    intake::{Books, Intake},
    list, misp,
    object::{Lines, Object},
    stix,
    store::Store,
    table::{self, Layout},
    tor,
    value::Refusal,
};
use crate::error::{Error, Result};

/// Largest file; it is held in memory while it is read.
const MOST_BYTES: u64 = 1 << 30;

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One value a line.
    List,
    /// A table whose first row names the columns.
    Csv,
    /// What MISP exports as CSV.
    MispCsv,
    /// Events of MISP, or what its search answers.
    Misp,
    /// A STIX bundle or STIX objects.
    Stix,
    /// Tor exits with times.
    TorExits,
    /// The command-and-control servers of abuse.ch.
    Feodo,
}

impl fmt::Display for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::List => "list",
            Self::Csv => "csv",
            Self::MispCsv => "misp-csv",
            Self::Misp => "misp",
            Self::Stix => "stix",
            Self::TorExits => "tor-exits",
            Self::Feodo => "feodo",
        })
    }
}

/// The files that a path stands for.
pub(super) fn files(path: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if path.is_dir() {
        gather(path, &mut found)?;
    } else {
        found.push(path.to_owned());
    }
    Ok(found)
}

/// Adds the files of a folder and those below it. Links are not followed, so there is no circle.
fn gather(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    let unreadable = |source| Error::Read { path: folder.to_owned(), source };
    let entries = fs::read_dir(folder).map_err(unreadable)?.collect::<std::io::Result<Vec<_>>>().map_err(unreadable)?;
    let mut paths: Vec<PathBuf> = entries
        .into_iter()
        .filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."))
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    let is_feed = paths.iter().any(|path| path.ends_with("manifest.json"));
    for path in paths {
        // Of a feed these two only tell what the events hold.
        if is_feed && (path.ends_with("manifest.json") || path.ends_with("hashes.csv")) {
            continue;
        }
        match path.symlink_metadata() {
            Ok(metadata) if metadata.is_dir() => gather(&path, found)?,
            Ok(_) if path.is_file() => found.push(path),
            _ => {}
        }
    }
    Ok(())
}

/// Reads a file into the store. `folder` is what was named, if the file was met in it.
pub(super) fn read(path: &Path, folder: Option<&Path>, ignores_windows: bool, store: &mut Store) -> Result<Books> {
    let unreadable = |source| Error::Read { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    let mut intake = Intake::new(store, path.to_owned(), label(path), ignores_windows);
    if bytes.len() as u64 > MOST_BYTES {
        intake.refuse(Refusal::Unknown("the file is larger than 1 GiB; divide it".to_owned()), 0);
    } else {
        read_bytes(&bytes, folder, &mut intake);
    }
    Ok(intake.into_books())
}

fn label(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Reads what a file holds.
pub(super) fn read_bytes(bytes: &[u8], folder: Option<&Path>, intake: &mut Intake<'_>) {
    let Some(text) = decode(bytes) else {
        let reason = "it is no text; if it is compressed, unpack it first";
        return intake.refuse(Refusal::Unknown(reason.to_owned()), 1);
    };
    if is_json(&text) {
        read_json(&text, intake);
    } else if tor::is_list(&text) {
        intake.set_format(Format::TorExits);
        // An archive has a file an hour, which tell the same again and again.
        if let Some(folder) = folder {
            intake.set_label(label(folder));
        }
        tor::read(&text, intake);
    } else if let Some(layout) = Layout::of(&text) {
        table::read(&text, &layout, intake);
    } else {
        intake.set_format(Format::List);
        list::read(&text, intake);
    }
}

/// The text of a file in UTF-8, or UTF-16 with a byte order mark. Other bytes are replaced, as they stand in notes.
fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let wide = |unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().skip(1).map(|pair| unit(*pair)).collect();
        Cow::Owned(String::from_utf16_lossy(&units))
    };
    let text = match bytes {
        [0xFF, 0xFE, ..] => wide(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => wide(u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)),
    };
    let is_text = memchr::memchr(0, text.as_bytes()).is_none() && !bytes.starts_with(b"\x1F\x8B");
    is_text.then_some(text)
}

/// Whether a text is JSON and no list of patterns or of addresses in brackets.
fn is_json(text: &str) -> bool {
    let text = text.trim_start();
    let inside = text.strip_prefix('[').map(str::trim_start);
    text.starts_with('{') || inside.is_some_and(|inside| inside.starts_with(['{', ']']))
}

fn read_json(text: &str, intake: &mut Intake<'_>) {
    let mut lines = Lines::new(text);
    for document in Deserializer::from_str(text).into_iter::<&RawValue>() {
        match document {
            Ok(raw) => read_document(raw, &mut lines, intake),
            Err(error) => {
                let line = error.line() as u64;
                return intake.refuse(Refusal::Unknown("the JSON is damaged from here on".to_owned()), line);
            }
        }
    }
}

fn read_document(raw: &RawValue, lines: &mut Lines<'_>, intake: &mut Intake<'_>) {
    if let Some(elements) = super::object::list(raw) {
        for element in elements {
            read_object(element, lines, intake);
        }
    } else {
        read_object(raw, lines, intake);
    }
}

fn read_object(raw: &RawValue, lines: &mut Lines<'_>, intake: &mut Intake<'_>) {
    match Object::read(raw) {
        Some(object) if stix::is_stix(&object) => {
            intake.set_format(Format::Stix);
            stix::read(&object, raw, lines, intake);
        }
        Some(object) if misp::is_misp(&object) => {
            intake.set_format(Format::Misp);
            misp::read(&object, lines, intake);
        }
        _ => {
            let line = lines.line_of(raw);
            intake.refuse(Refusal::Unknown("JSON that is neither STIX nor MISP".to_owned()), line);
        }
    }
}
