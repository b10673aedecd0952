//! What every worker does with an event: it goes to the rules, to the sessions, to the account of what was logged, and,
//! where native logs are read, to the search for traces of editing.

use std::{fs::File, io::Read};

use crate::{
    detect::{HitSink, Notes, Plan, records},
    enrich::Knowledge,
    integrity::{self, Witness},
    pipeline::{FlawAt, Reject, Sink},
    query::Expr,
    schema::Event,
    sessions::{self, NoteSink},
    source::{Source, has_native_records},
};

/// The sinks of one worker.
pub(in crate::commands) struct Watch<'p> {
    hits: HitSink<'p>,
    notes: NoteSink<'p>,
    coverage: records::CoverageSink,
    witness: Option<Witness>,
}

/// What they made of a chunk.
pub(in crate::commands) struct Part {
    pub(super) hits: Notes,
    pub(super) notes: sessions::Notes,
    pub(super) coverage: <records::CoverageSink as Sink>::Part,
    pub(super) seen: Option<integrity::Part>,
}

impl<'p> Watch<'p> {
    pub(super) fn new(
        plan: &'p Plan<'p>,
        wanted: Option<&'p Expr>,
        (notes, grain): (NoteSink<'p>, records::Grain),
        has_native: bool,
    ) -> Self {
        Self {
            hits: HitSink::new(plan, wanted),
            notes,
            coverage: records::CoverageSink::new(grain),
            witness: has_native.then(Witness::default),
        }
    }
}

impl Sink for Watch<'_> {
    type Part = Part;

    fn take(&mut self, event: &Event<'_>) {
        self.hits.take(event);
        self.notes.take(event);
        self.coverage.take(event);
        if let Some(witness) = &mut self.witness {
            witness.take(event);
        }
    }

    fn take_reject(&mut self, reject: &Reject<'_>) {
        self.coverage.take_reject(reject);
        if let Some(witness) = &mut self.witness {
            witness.take_reject(reject);
        }
    }

    fn take_flaw(&mut self, flaw: &FlawAt) {
        self.coverage.take_flaw(flaw);
        if let Some(witness) = &mut self.witness {
            witness.take_flaw(flaw);
        }
    }

    fn finish_chunk(&mut self) -> Part {
        Part {
            hits: self.hits.finish_chunk(),
            notes: self.notes.finish_chunk(),
            coverage: self.coverage.finish_chunk(),
            seen: self.witness.as_mut().map(Witness::finish_chunk),
        }
    }
}

/// The inputs that rules may need, and that there are.
pub(in crate::commands) fn available(knowledge: &Knowledge, files: &[Source]) -> Vec<&'static str> {
    let kinds: Vec<String> =
        knowledge.databases.describe().iter().map(|database| database.kind.to_ascii_lowercase()).collect();
    let has_kind = |names: &[&str]| kinds.iter().any(|kind| names.iter().any(|name| kind.contains(name)));
    // What a dataset stored need not be looked up.
    let has_stored = files.iter().any(|file| begins_with(file, b"PAR1"));
    let context = &knowledge.context;
    let is_there = [
        ("country", has_stored || has_kind(&["country", "city", "enterprise", "insights", "dbip-location"])),
        ("asn", has_stored || has_kind(&["asn", "isp", "enterprise", "insights"])),
        ("anonymizer", has_stored || has_kind(&["anonymous", "anonymizer", "insights", "enterprise"])),
        ("zones", !context.zones.is_empty()),
        ("groups", !context.groups.is_empty()),
        ("accounts", !context.accounts.is_empty()),
        ("countries", !context.countries.is_empty()),
        ("hours", !context.hours.is_empty()),
        ("context", !context.files.is_empty()),
        ("indicators", !knowledge.indicators.are_unnamed()),
        ("native", files.iter().any(may_be_native)),
    ];
    is_there.into_iter().filter_map(|(name, is_there)| is_there.then_some(name)).collect()
}

/// Bytes in which the first record of a native log begins.
const NATIVE_HEAD_BYTES: u64 = 1 << 14;

/// Whether a file may be a native log: by its name, which may end in that of a container, or by how it begins.
fn may_be_native(file: &Source) -> bool {
    let name = file.path.to_string_lossy().to_ascii_lowercase();
    name.contains(".vc0") || head_of(file, NATIVE_HEAD_BYTES).is_some_and(|head| has_native_records(&head))
}

fn begins_with(file: &Source, magic: &[u8]) -> bool {
    head_of(file, magic.len() as u64).is_some_and(|head| head == magic)
}

/// The first bytes of a file; a pipe is not touched.
fn head_of(file: &Source, bytes: u64) -> Option<Vec<u8>> {
    let mut head = Vec::new();
    file.path.is_file().then(|| File::open(&file.path).ok())??.take(bytes).read_to_end(&mut head).ok()?;
    Some(head)
}
