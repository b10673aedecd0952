//! Tables whose first row names the columns: what tools export, MISP's own, and those of abuse.ch.

use super::{
    Format, Kind,
    intake::{Intake, Said},
    list::is_comment,
    misp, stix,
    value::{Refusal, Value, left_out, unknown},
    window::Window,
};
use crate::cells::{Cell, Cells};

/// Separators that are tried, in this order.
const SEPARATORS: [u8; 3] = [b'\t', b',', b';'];

/// Where each column stands that means something.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Layout {
    separator: u8,
    /// The value, and its kind if the name of the column tells it.
    value: Option<(usize, Option<Kind>)>,
    /// A word for the kind.
    kind: Option<usize>,
    description: Option<usize>,
    from: Option<usize>,
    until: Option<usize>,
    /// MISP: whether it is meant as an indicator.
    is_meant: Option<usize>,
    /// abuse.ch: the state of a command-and-control server.
    is_feodo: bool,
}

impl Layout {
    /// The layout that the first row tells: the first line that is no comment, or the comment before it.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let mut comment = "";
        let first = lines.by_ref().find(|line| {
            let is_comment = is_comment(line);
            if is_comment {
                comment = line.trim_start_matches('#');
            }
            !is_comment
        });
        let of_comment = Self::of_row(comment).filter(|layout| layout.columns() > 1);
        first.and_then(Self::of_row).or(of_comment)
    }

    fn of_row(row: &str) -> Option<Self> {
        let separator = SEPARATORS.into_iter().find(|separator| row.as_bytes().contains(separator)).unwrap_or(b',');
        let cells = Cells::new(row, separator).next()?.ok()?;
        // A value among names is one of a table without head.
        if cells.iter().any(|cell| !matches!(Value::guess(cell), Err(Refusal::Unknown(_)))) {
            return None;
        }
        let mut layout = Self { separator, ..Self::default() };
        for (index, cell) in cells.iter().enumerate() {
            layout.name(index, &plain(cell));
        }
        layout.value.map(|_| layout)
    }

    /// Takes the name of a column; of several for the same the first counts, and a value of any kind before others.
    fn name(&mut self, index: usize, name: &str) {
        let kind = match name {
            "value" | "ioc" | "iocvalue" | "indicator" | "indicatorvalue" | "observable" => {
                if !matches!(self.value, Some((_, None))) {
                    self.value = Some((index, None));
                }
                return;
            }
            "ip" | "ipaddress" | "ipaddr" | "address" | "srcip" | "dstip" | "sourceip" | "destinationip" | "cidr"
            | "network" | "ipv4" | "ipv6" => Kind::Ip,
            "domain" | "hostname" | "host" | "fqdn" | "domainname" => Kind::Domain,
            "url" | "uri" => Kind::Url,
            "user" | "username" | "account" | "email" | "emailaddress" | "login" => Kind::User,
            "mac" | "macaddress" => Kind::Mac,
            "useragent" => Kind::Agent,
            "asn" => Kind::Asn,
            _ => return self.name_of_fact(index, name),
        };
        if self.value.is_none() {
            self.value = Some((index, Some(kind)));
        }
    }

    fn name_of_fact(&mut self, index: usize, name: &str) {
        let slot = match name {
            "type" | "entitytype" | "ioctype" | "indicatortype" | "kind" | "valuetype" => &mut self.kind,
            "description" | "comment" | "comments" | "malware" | "malwareprintable" | "threat" | "note" | "notes"
            | "title" | "name" | "reason" | "campaign" | "signature" => &mut self.description,
            "validfrom" => &mut self.from,
            "validuntil" | "validto" | "expires" | "expiry" | "expiration" | "expirationdate" => &mut self.until,
            "toids" => &mut self.is_meant,
            "c2status" => {
                self.is_feodo = true;
                return;
            }
            _ => return,
        };
        slot.get_or_insert(index);
    }

    fn columns(&self) -> usize {
        [self.kind, self.description, self.from, self.until, self.is_meant].iter().flatten().count()
            + usize::from(self.value.is_some())
            + usize::from(self.is_feodo)
    }

    fn format(&self) -> Format {
        match (self.is_meant, self.is_feodo) {
            (Some(_), _) => Format::MispCsv,
            (None, true) => Format::Feodo,
            (None, false) => Format::Csv,
        }
    }
}

pub(super) fn read(text: &str, layout: &Layout, intake: &mut Intake<'_>) {
    intake.set_format(layout.format());
    let mut rows = Cells::new(text, layout.separator);
    let mut is_head = true;
    while let Some(row) = rows.next() {
        let line = rows.line() as u64;
        let row = match row {
            Ok(row) => row,
            Err(fault) => {
                intake.refuse(Refusal::Unknown(fault.to_owned()), line);
                continue;
            }
        };
        if row.first().is_some_and(|cell| is_comment(cell.trim())) {
            continue;
        }
        // The row that names the columns; what named them may have been a comment.
        if std::mem::take(&mut is_head) && layout.value.is_some_and(|(index, _)| is_named_as(layout, &row, index)) {
            continue;
        }
        take_row(&row, layout, line, intake);
    }
}

fn is_named_as(layout: &Layout, row: &[Cell<'_>], index: usize) -> bool {
    let mut own = Layout { separator: layout.separator, ..Layout::default() };
    if let Some(cell) = row.get(index) {
        own.name(index, &plain(cell));
    }
    own.value.is_some()
}

fn take_row(row: &[Cell<'_>], layout: &Layout, line: u64, intake: &mut Intake<'_>) {
    let cell = |index: Option<usize>| index.and_then(|index| row.get(index)).map_or("", |cell| unquoted(cell));
    let Some((index, kind)) = layout.value else { return };
    let written = cell(Some(index));
    let word = cell(layout.kind);
    let mut said = Said { line, description: cell(layout.description), window: Window::ALWAYS };
    match Window::between(cell(layout.from), cell(layout.until)) {
        Ok(window) => said.window = window,
        Err(problem) => return intake.refuse(Refusal::Unknown(problem), line),
    }
    if layout.is_meant.is_some() {
        let is_meant = matches!(cell(layout.is_meant), "1" | "true" | "True" | "TRUE");
        if is_meant {
            misp::take_attribute(word, written, said, intake);
        } else {
            intake.refuse(misp::not_meant(), line);
        }
    } else if written.is_empty() {
        intake.take(unknown("the value is missing"), written, said);
    } else if written.starts_with('[') && written.ends_with(']') && written.contains('\'') {
        stix::take_pattern(written, said, intake);
    } else if written
        .split(';')
        .next()
        .is_some_and(|first| first != written && Value::guess(first) == left_out("file hash"))
    {
        // All hashes of a file in one cell.
        intake.take(left_out("file hash"), written, said);
    } else {
        let value = match (kind, kind_of(word)) {
            (Some(kind), _) | (None, Some(Ok(kind))) => Value::of_kind(kind, written),
            (None, Some(Err(reason))) => left_out(reason),
            (None, None) => Value::guess(written),
        };
        intake.take(value, written, said);
    }
}

/// The kind that a word tells: one of ours, or what logs do not hold. Words that tell nothing leave it to the form.
fn kind_of(word: &str) -> Option<Result<Kind, String>> {
    let plain = plain(word);
    Some(Ok(match plain.as_str() {
        "ip" | "ipaddress" | "ipaddr" | "ipv4" | "ipv6" | "ipv4addr" | "ipv6addr" | "cidr" | "ipport" => Kind::Ip,
        "domain" | "hostname" | "host" | "fqdn" | "domainname" => Kind::Domain,
        "url" | "uri" => Kind::Url,
        "user" | "username" | "account" | "useraccount" | "email" | "emailaddr" | "emailaddress" => Kind::User,
        "mac" | "macaddress" | "macaddr" => Kind::Mac,
        "useragent" => Kind::Agent,
        "asn" | "as" | "autonomoussystem" => Kind::Asn,
        "file" | "filename" | "filepath" | "md5" | "sha1" | "sha256" | "sha512" | "hash" | "filehash" | "md5hash"
        | "sha1hash" | "sha256hash" | "yara" | "mutex" | "registrykey" => return Some(Err(word.trim().to_owned())),
        _ => return None,
    }))
}

fn plain(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A cell without the quotes that stand behind a blank.
fn unquoted(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_prefix('"').and_then(|inside| inside.strip_suffix('"')).unwrap_or(cell)
}
