//! Reads the sentence: what the code means, and the fields that the words hold.
//!
//! A captured field fills a column that the line left empty. Only when the appliance itself is the actor
//! does the sentence know better: then its user, realm and address replace the recorded ones. A native record has no
//! sentence; it is rendered from the arguments where the code's template is known.

use bumpalo::Bump;

use super::{
    number,
    person::{self, SYSTEM},
    welf,
};
use crate::{
    codes::{Captures, Code, Codes, Field, Recognised},
    schema::{Column, ColumnSet, Event, Kind, is_address},
};

/// Columns from the catalogue.
const MEANING: ColumnSet = ColumnSet::of(&[
    Column::Severity,
    Column::Category,
    Column::Type,
    Column::Outcome,
    Column::Action,
    Column::EventType,
    Column::Level,
    Column::Log,
]);

/// Columns that sentences can fill.
const CAPTURED: ColumnSet = ColumnSet::of(&[
    Column::User,
    Column::Domain,
    Column::Realm,
    Column::Roles,
    Column::SrcIp,
    Column::Session,
    Column::SessionShort,
    Column::Agent,
    Column::AuthServer,
    Column::AuthType,
    Column::Reason,
    Column::NatIp,
    Column::Host,
    Column::Mac,
    Column::Policy,
    Column::DstIp,
    Column::DstHost,
    Column::DstPort,
    Column::BytesIn,
    Column::BytesOut,
    Column::Bytes,
    Column::Duration,
    Column::Url,
    Column::HttpMethod,
    Column::HttpStatus,
    Column::TargetUser,
    Column::Object,
    Column::OldValue,
    Column::NewValue,
]);

/// Columns that `read` fills.
pub(super) const COLUMNS: ColumnSet = FROM_SENTENCE.with(RENDERED);

/// Columns for which the sentence or the code is looked at.
const FROM_SENTENCE: ColumnSet = MEANING.with(CAPTURED).with(RECOGNISED);

/// Columns that only a native record leaves open.
const RENDERED: ColumnSet = ColumnSet::of(&[Column::Message]);

/// Columns that only a line without code leaves open.
const RECOGNISED: ColumnSet = ColumnSet::of(&[Column::Code, Column::Candidates]);

/// A text that could be more codes than that says nothing.
const MOST_CANDIDATES: usize = 12;

/// Columns in which the sentence overrules the line when the appliance is the actor.
const OVERRULED: ColumnSet = ColumnSet::of(&[Column::User, Column::Domain, Column::Realm, Column::SrcIp]);

/// Fills the columns that the code and the sentence give, as far as they are needed.
pub(super) fn read<'a, 'q: 'a>(codes: &'q Codes, needs: ColumnSet, scratch: &'a Bump, event: &mut Event<'a>) {
    let has_code = !event.text(Column::Code).is_empty();
    if !(event.text(Column::Args).is_empty() && event.text(Column::Uid).is_empty()) {
        render(codes, needs, scratch, event);
    }
    let wanted = FROM_SENTENCE.common(needs);
    let wanted = if has_code { wanted.without(RECOGNISED) } else { wanted };
    if open_columns(wanted, event).is_empty() {
        return;
    }
    let mut captures = Captures::default();
    let code = if has_code {
        let code = codes.get(event.text(Column::Code));
        if let Some(code) = code {
            // What the outcome of a web request is depends on its status.
            let wants_status = code.outcome == "http" && needs.has(Column::Outcome);
            if wants_status || !open_columns(code.fills.common(needs), event).is_empty() {
                codes.capture(code, event.text(Column::Message), &mut captures);
            }
        }
        code
    } else {
        let recognised = codes.recognise(event.text(Column::Message), &mut captures);
        if let Recognised::Ambiguous(candidates) = &recognised
            && needs.has(Column::Candidates)
            && candidates.len() <= MOST_CANDIDATES
        {
            event.set_text(Column::Candidates, joined(candidates, scratch));
        }
        let code = settle(&recognised, event);
        if let Some(code) = code {
            event.set_text(Column::Code, code.code.as_bytes());
        }
        code
    };
    if !captures.is_empty() {
        fill(event, &captures);
    }
    if needs.meets(MEANING) {
        set_meaning(code, event);
    }
}

/// Sets the message of a native record, if it is needed for itself or for what its sentence can fill.
#[inline(never)]
fn render<'a, 'q: 'a>(codes: &'q Codes, needs: ColumnSet, scratch: &'a Bump, event: &mut Event<'a>) {
    if !event.text(Column::Message).is_empty() {
        return;
    }
    let Some(code) = codes.get(event.text(Column::Code)) else { return };
    let wants_status = code.outcome == "http" && needs.has(Column::Outcome);
    if wants_status || needs.meets(RENDERED) || !open_columns(code.fills.common(needs), event).is_empty() {
        event.set_text(Column::Message, code.render(event.text(Column::Args), scratch).unwrap_or_default());
    }
}

/// Whether anything that is needed may come from the sentence of an event.
#[inline]
pub(super) fn may_give(needs: ColumnSet, event: &Event<'_>) -> bool {
    let may_be_status = needs.has(Column::Outcome);
    may_be_status || needs.meets(RENDERED) || !open_columns(CAPTURED.common(needs), event).is_empty()
}

/// What of these columns the sentence has to give: not what the line itself settled.
#[inline]
fn open_columns(columns: ColumnSet, event: &Event<'_>) -> ColumnSet {
    let is_settled = !event.text(Column::User).is_empty()
        && event.text(Column::Actor) != SYSTEM
        && !event.text(Column::Realm).is_empty()
        && !event.text(Column::SrcIp).is_empty();
    if is_settled { columns.without(OVERRULED) } else { columns }
}

fn joined<'a>(codes: &[&Code], scratch: &'a Bump) -> &'a [u8] {
    let codes: Vec<&str> = codes.iter().map(|code| code.code).collect();
    scratch.alloc_str(&codes.join(",")).as_bytes()
}

fn settle<'q>(recognised: &Recognised<'q>, event: &Event<'_>) -> Option<&'q Code> {
    match recognised {
        Recognised::Code(code) => Some(code),
        Recognised::Twins { user, admin } => Some(if is_admin(event) { admin } else { user }),
        Recognised::Ambiguous(_) | Recognised::Nothing => None,
    }
}

/// Whether a line without code speaks of an administrator.
fn is_admin(event: &Event<'_>) -> bool {
    let message = event.text(Column::Message);
    let realm = event.text(Column::Realm);
    event.text(Column::Roles).starts_with(b".")
        || message.trim_ascii_end().strip_suffix(b".").unwrap_or(message).ends_with(b" port")
            && memchr::memmem::find(message, b" via ").is_some()
        || realm.windows(5).any(|word| word.eq_ignore_ascii_case(b"admin"))
}

fn fill<'a>(event: &mut Event<'a>, captures: &Captures<'a>) {
    let is_system = event.text(Column::Actor) == SYSTEM;
    for (field, text) in captures.iter() {
        let column = match field {
            Field::Destination if is_address(text) => Column::DstIp,
            Field::Destination => Column::DstHost,
            // Host Checker names a host by its address when it knows no name.
            Field::Column(Column::Host) if is_address(text) => Column::SrcIp,
            Field::Column(column) => column,
            Field::Skip => continue,
        };
        let may_set = !event.has(column) || (is_system && OVERRULED.has(column));
        match column {
            Column::User if may_set => person::set(event, text),
            Column::Session => set_session(event, text),
            Column::Duration => event.fill_int(column, number::nanos(text)),
            Column::BytesIn | Column::BytesOut | Column::Bytes => event.fill_int(column, number::bytes(text)),
            _ if column.kind() == Kind::Int => event.fill_int(column, number::number(text)),
            _ if column.kind() == Kind::Ip && !is_address(welf::unmapped(text)) => {}
            _ if column.kind() == Kind::Ip && may_set => event.set_text(column, welf::unmapped(text)),
            _ if may_set => event.set_text(column, text),
            _ => {}
        }
    }
}

/// A masked id is none; ten hexadecimal digits are the short form.
fn set_session<'a>(event: &mut Event<'a>, text: &'a [u8]) {
    if text.iter().all(|&byte| byte == b'0') {
        return;
    }
    let is_short = text.len() == 10 && text.iter().all(u8::is_ascii_hexdigit);
    event.fill_text(if is_short { Column::SessionShort } else { Column::Session }, text);
}

fn set_meaning<'a, 'q: 'a>(code: Option<&'q Code>, event: &mut Event<'a>) {
    let Some(code) = code else {
        if event.text(Column::Log).is_empty() && event.text(Column::Roles).starts_with(b".") {
            event.set_text(Column::Log, b"admin");
        }
        return;
    };
    event.fill_int(Column::Severity, code.severity);
    event.fill_text(Column::Level, code.level().as_bytes());
    event.fill_text(Column::Log, code.log.as_bytes());
    event.set_text(Column::Category, code.category.as_bytes());
    event.set_text(Column::Type, code.kind.as_bytes());
    event.set_text(Column::Action, code.action.as_bytes());
    event.set_text(Column::EventType, code.event_type.as_bytes());
    let outcome = match (code.outcome, event.int(Column::HttpStatus)) {
        ("http", Some(..400)) => "success",
        ("http", Some(_)) => "failure",
        ("http", None) => "unknown",
        (outcome, _) => outcome,
    };
    event.set_text(Column::Outcome, outcome.as_bytes());
}
