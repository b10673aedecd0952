//! Reads rows of a table whose head names the columns: CSV exports and W3C extended logs.
//!
//! A CSV file is one whose first line names at least a field that holds whole lines, or a time and a
//! message or code. Quotes are doubled inside quotes. The two public scripts that turn `.vc0` files into CSV
//! write one and the same head, but neither puts all values under their names, so their rows are
//! realigned by what the values look like.

use bumpalo::Bump;

use super::{
    Reason,
    fields::{self, Known, Role},
    person,
    stamp::{self, When},
    welf,
};
use crate::{
    codes::is_code,
    schema::{Column, Event},
    source::without_bom,
};

/// What begins the line that names the columns of a W3C extended log.
pub(super) const W3C_FIELDS: &[u8] = b"#Fields:";
/// More columns than any export has.
const MOST_COLUMNS: usize = 512;

/// What the head of a table says.
#[derive(Clone, Debug)]
pub(super) struct Table {
    kind: Kind,
    columns: Vec<Option<(Vec<u8>, Role)>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Csv(u8),
    W3c,
    /// CSV that a script made of a `.vc0` file.
    Vc0,
}

impl Table {
    /// The table that a head begins; `None` if it names no columns of ours.
    pub(super) fn of(head: &[u8]) -> Option<Self> {
        if let Some(names) = head.strip_prefix(W3C_FIELDS) {
            let names = names.split(u8::is_ascii_whitespace).filter(|name| !name.is_empty());
            return Some(Self { kind: Kind::W3c, columns: names.take(MOST_COLUMNS).map(column).collect() });
        }
        let head = without_bom(head).trim_ascii_end();
        let delimiter = delimiter(head);
        let scratch = Bump::new();
        let cells = csv_cells(head, delimiter, &scratch);
        if cells.starts_with(&[&b"Timestamp"[..], b"Line ID", b"Device Hostname", b"Msg Code"]) {
            return Some(Self { kind: Kind::Vc0, columns: Vec::new() });
        }
        let columns: Vec<_> = cells.iter().take(MOST_COLUMNS).map(|cell| column(cell)).collect();
        let has = |wanted: fn(Role) -> bool| columns.iter().flatten().any(|(_, role)| wanted(*role));
        let has_line = has(|role| matches!(role, Role::Line(0..=2 | 5, None)));
        let has_event = has(|role| role == Role::Time)
            && has(|role| matches!(role, Role::Line(..) | Role::Column(Column::Message | Column::Code)));
        let is_table = has_event && cells.len() > 1 || has_line;
        is_table.then_some(Self { kind: Kind::Csv(delimiter), columns })
    }

    /// The character between the cells, if quotes may hold line feeds.
    pub(super) const fn delimiter(&self) -> Option<u8> {
        match self.kind {
            Kind::Csv(delimiter) => Some(delimiter),
            Kind::Vc0 => Some(b','),
            Kind::W3c => None,
        }
    }

    /// The fields of a row.
    pub(super) fn row<'a>(&self, text: &'a [u8], scratch: &'a Bump) -> Result<Row<'a>, Reason> {
        let cells = match self.kind {
            Kind::Vc0 => return Ok(Row::Vc0(csv_cells(text, b',', scratch))),
            Kind::Csv(delimiter) => csv_cells(text, delimiter, scratch),
            Kind::W3c => w3c_cells(text, scratch),
        };
        if cells.len() > self.columns.len() {
            return Err(Reason::Torn);
        }
        let named = self.columns.iter().zip(cells);
        let known = named.filter_map(|(column, value)| {
            let (name, role) = column.as_ref()?;
            // A hyphen is how W3C logs write nothing.
            let value = if self.kind == Kind::W3c && value == b"-" { b"" } else { value };
            // Only of a field that holds a line the name is told.
            let name: &[u8] = if let Role::Line(..) = role { scratch.alloc_slice_copy(name) } else { b"" };
            Some(Known { role: *role, name, value })
        });
        Ok(Row::Fields(known.collect()))
    }

    /// The name of the format.
    pub(super) const fn format(&self) -> &'static [u8] {
        match self.kind {
            Kind::Csv(_) => b"csv",
            Kind::W3c => b"w3c",
            Kind::Vc0 => b"vc0-csv",
        }
    }
}

/// What a row holds.
pub(super) enum Row<'a> {
    /// Fields whose names are known.
    Fields(Vec<Known<'a>>),
    /// The values of a `.vc0` record.
    Vc0(Vec<&'a [u8]>),
}

fn column(name: &[u8]) -> Option<(Vec<u8>, Role)> {
    fields::role(name).map(|role| (name.to_vec(), role))
}

/// Comma, semicolon or tab, whichever is there most often.
fn delimiter(head: &[u8]) -> u8 {
    let count = |byte: u8| memchr::memchr_iter(byte, head).count();
    [b';', b'\t'].into_iter().filter(|&byte| count(byte) > count(b',')).max_by_key(|&byte| count(byte)).unwrap_or(b',')
}

fn csv_cells<'a>(row: &'a [u8], delimiter: u8, scratch: &'a Bump) -> Vec<&'a [u8]> {
    let mut cells = Vec::new();
    let mut rest = row;
    loop {
        let end = if let Some(quoted) = rest.strip_prefix(b"\"") {
            let (length, is_doubled) = quoted_length(quoted);
            let inside = &quoted[..length];
            cells.push(if is_doubled { scratch.alloc_slice_copy(&single_quotes(inside)) } else { inside });
            let behind = (length + 2).min(rest.len());
            memchr::memchr(delimiter, &rest[behind..]).map(|found| behind + found)
        } else {
            let end = memchr::memchr(delimiter, rest);
            cells.push(&rest[..end.unwrap_or(rest.len())]);
            end
        };
        match end {
            Some(end) => rest = &rest[end + 1..],
            None => return cells,
        }
    }
}

/// Bytes up to the closing quote, and whether there are doubled quotes before it.
fn quoted_length(text: &[u8]) -> (usize, bool) {
    let mut is_doubled = false;
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'"', &text[at..]) {
        if text.get(at + found + 1) != Some(&b'"') {
            return (at + found, is_doubled);
        }
        is_doubled = true;
        at += found + 2;
    }
    (text.len(), is_doubled)
}

fn single_quotes(text: &[u8]) -> Vec<u8> {
    let mut single = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(found) = memchr::memmem::find(rest, b"\"\"") {
        single.extend_from_slice(&rest[..=found]);
        rest = &rest[found + 2..];
    }
    single.extend_from_slice(rest);
    single
}

/// Values between blanks; quotes hold blanks.
fn w3c_cells<'a>(row: &'a [u8], scratch: &'a Bump) -> Vec<&'a [u8]> {
    let delimiter = if row.contains(&b'\t') { b'\t' } else { b' ' };
    csv_cells(row, delimiter, scratch)
}

/// The second half of a time stamp is called a line number by both scripts; it is microseconds.
fn micros(line_id: &[u8]) -> Option<i64> {
    let digits = line_id.rsplit(|&byte| byte == b'.').next()?;
    let micros = i64::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    (0..1_000_000).contains(&micros).then_some(micros)
}

/// Reads time, node, code and then the values of a record, which one script leaves where they were and the
/// other moves two to the left: virtual system, address, user, realm, roles, four more, agent, three more, a
/// number, arguments. Roles with commas move what follows, so the number is looked for; without it nobody knows where
/// the arguments begin.
pub(super) fn read_vc0<'a>(cells: &[&'a [u8]], scratch: &'a Bump, event: &mut Event<'a>) -> Result<When<'a>, Reason> {
    let [time, line_id, node, code, _, _, rest @ ..] = cells else { return Err(Reason::Torn) };
    if !is_code(code) {
        return Err(Reason::Torn);
    }
    let rest = match rest {
        [b"vc0", vsys, rest @ ..] => {
            event.set_text(Column::Vsys, vsys);
            rest
        }
        rest => rest,
    };
    event.set_text(Column::Node, node);
    event.set_text(Column::Code, code);
    let [address, user, realm, behind @ ..] = rest else { return Err(Reason::Torn) };
    event.set_text(Column::SrcIp, welf::unmapped(address));
    event.set_text(Column::Actor, user);
    event.set_text(Column::Realm, realm);
    person::set(event, user);
    let number = behind.iter().position(|cell| cell.starts_with(b"uid_"));
    if let Some(number) = number.filter(|&number| number >= 9) {
        let roles: Vec<&[u8]> = without_empty_end(&behind[..number - 8]).iter().map(|role| role.trim_ascii()).collect();
        event.set_text(Column::Roles, joined(&roles, b", ", scratch));
        event.set_text(Column::Agent, behind[number - 4]);
    }
    if let Some((uid, arguments)) = number.and_then(|number| behind.get(number..)?.split_first()) {
        event.set_text(Column::Uid, uid);
        event.set_text(Column::Args, joined(without_empty_end(arguments), b"\t", scratch));
    }
    match (stamp::any(time), micros(line_id)) {
        // Both scripts write UTC.
        (Some(When::WallSecs(secs, _)), micros) => {
            Ok(When::Instant(secs.saturating_mul(1_000_000).saturating_add(micros.unwrap_or(0))))
        }
        _ => hex_time(time).map(When::Instant).ok_or(Reason::BadTime),
    }
}

/// A time that the script did not understand stays as it is in the file: `67e39911`.
fn hex_time(text: &[u8]) -> Option<i64> {
    let digits = text.split(|&byte| byte == b'.').next().filter(|digits| digits.len() == 8)?;
    let secs = i64::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    secs.checked_mul(1_000_000)
}

/// The cells without the empty ones at the end.
fn without_empty_end<'c, 'a>(cells: &'c [&'a [u8]]) -> &'c [&'a [u8]] {
    let end = cells.iter().rposition(|cell| !cell.trim_ascii().is_empty()).map_or(0, |last| last + 1);
    &cells[..end]
}

/// Texts with these bytes between them.
fn joined<'a>(cells: &[&'a [u8]], between: &[u8], scratch: &'a Bump) -> &'a [u8] {
    match cells {
        [] => b"",
        [only] => only,
        several => scratch.alloc_slice_copy(&several.join(between)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(row: &str, delimiter: u8) -> Vec<String> {
        let scratch = Bump::new();
        let cells = csv_cells(row.as_bytes(), delimiter, &scratch);
        cells.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect()
    }

    #[test]
    fn cells_may_be_quoted() {
        assert_eq!(cells(r#"a,"b,c","d ""e""",,"#, b','), ["a", "b,c", "d \"e\"", "", ""]);
        assert_eq!(cells("a;\"open", b';'), ["a", "open"]);
        assert_eq!(cells("\"\"", b','), [""]);
    }

    #[test]
    fn only_a_head_that_names_our_fields_begins_a_table() {
        for head in [
            "_time,_raw,host",
            "\"_raw\"",
            "@timestamp;user.name;message",
            "time\tsource ip\tMsg Code",
            "#Fields: date time",
        ] {
            assert!(Table::of(head.as_bytes()).is_some(), "{head}");
        }
        for head in ["message", "a,b,c", "user,message", "2025-01-01 00:00:00 - n - [] - time, message", ""] {
            assert!(Table::of(head.as_bytes()).is_none(), "{head}");
        }
    }
}
