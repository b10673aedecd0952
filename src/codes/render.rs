//! Renders the sentence of a record that holds only arguments.
//!
//! `templates.tsv` has a template for each number of arguments that is publicly known; a table that is named at run
//! time may bring others, and those for the record's number of arguments come first: they were made for the
//! appliance at hand. A built-in template is used for exactly as many arguments as it names, because releases put
//! new arguments in front of others. Only if there is none, a supplied one is used that leaves arguments out. What
//! fits nothing stays without a sentence. A sentence has at most 64 KiB.

use bumpalo::Bump;

use super::{
    code::Code,
    template::{self, Piece},
};
use crate::schema::is_address;

const TEMPLATES: &str = include_str!("templates.tsv");

/// Longer than any sentence; a template may name a long argument many times.
const MOST_BYTES: usize = 64 << 10;
/// The longest public template names 26. More arguments than that are not looked at.
const MOST_ARGUMENTS: usize = 64;
/// Templates of one code. Numbers of arguments differ between releases, of which there are few.
const MOST_TEMPLATES: usize = 8;
/// How several templates are shown in one text.
const BETWEEN_TEMPLATES: &str = " | ";

/// The sentence of a code, with places for arguments.
#[derive(Clone, Debug)]
pub(super) struct Template {
    pieces: Vec<Piece>,
    /// The highest number of an argument.
    named: usize,
    /// Arguments that must be addresses: two orders of the same number of arguments are told apart by that.
    addresses: Vec<usize>,
    is_supplied: bool,
}

impl Template {
    /// The template of a table that is named at run time; `None` if it cannot be read.
    pub(super) fn supplied(text: &str) -> Option<Self> {
        Self::read(text, Vec::new(), true).filter(|template| !text.is_empty() && template.named <= MOST_ARGUMENTS)
    }

    fn read(text: &str, addresses: Vec<usize>, is_supplied: bool) -> Option<Self> {
        let pieces = template::pieces(text)?;
        Some(Self { named: named(&pieces), pieces, addresses, is_supplied })
    }

    fn fits(&self, count: usize, arguments: &[&[u8]]) -> bool {
        let is_place = |number: &usize| argument(arguments, *number).is_some_and(is_address);
        self.named == count && self.addresses.iter().all(is_place)
    }

    /// The sentence; `None` if an argument is missing.
    fn render<'a>(&'a self, arguments: &[&'a [u8]], scratch: &'a Bump) -> Option<&'a [u8]> {
        let (mut length, mut count, mut only) = (0, 0, &b""[..]);
        visit(&self.pieces, arguments, &mut |part| {
            if !part.is_empty() {
                length += part.len();
                count += 1;
                only = part;
            }
        })?;
        if count <= 1 || length > MOST_BYTES {
            return Some(only).filter(|_| count == 1 && length <= MOST_BYTES);
        }
        let mut at = 0;
        let text = scratch.alloc_slice_fill_copy(length, 0);
        visit(&self.pieces, arguments, &mut |part| {
            if let Some(place) = text.get_mut(at..at + part.len()) {
                place.copy_from_slice(part);
                at += part.len();
            }
        })?;
        Some(text)
    }
}

impl Code {
    /// The sentence of a record with these arguments, between which there are tabs; no text is no argument. `None` if
    /// no template is known that fits them.
    #[must_use]
    pub fn render<'a>(&'a self, args: &'a [u8], scratch: &'a Bump) -> Option<&'a [u8]> {
        if self.templates.is_empty() {
            return None;
        }
        let count = if args.is_empty() { 0 } else { memchr::memchr_iter(b'\t', args).count() + 1 };
        let mut split = args.split(|&byte| byte == b'\t');
        let arguments: &[&[u8]] =
            scratch.alloc_slice_fill_with(count.min(MOST_ARGUMENTS), |_| split.next().unwrap_or_default());
        let exact = self.templates.iter().filter(|template| template.fits(count, arguments));
        let others = self.templates.iter().filter(|template| template.is_supplied && template.named != count);
        exact.chain(others).find_map(|template| template.render(arguments, scratch))
    }

    /// Takes another template and its text; those that came first win.
    pub(super) fn add_template(&mut self, text: &str, template: Template) {
        if self.templates.len() == MOST_TEMPLATES {
            return;
        }
        if !self.templates.is_empty() {
            self.template.push_str(BETWEEN_TEMPLATES);
        }
        self.template.push_str(text);
        self.templates.push(template);
    }
}

/// The built-in templates: code, text, and what it became.
pub(super) fn built_in() -> impl Iterator<Item = Result<(&'static str, &'static str, Template), String>> {
    let lines = TEMPLATES.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| {
        let mut cells = line.split('\t');
        let (code, text) = cells.next().zip(cells.next()).ok_or_else(|| format!("no tab in {line}"))?;
        let addresses = cells.next().unwrap_or_default().split(',').filter(|number| !number.is_empty());
        let addresses =
            addresses.map(str::parse).collect::<Result<_, _>>().map_err(|_| format!("no number: {line}"))?;
        let template = Template::read(text, addresses, false).ok_or_else(|| format!("no template: {line}"))?;
        Ok((code, text, template))
    })
}

fn argument<'a>(arguments: &[&'a [u8]], number: usize) -> Option<&'a [u8]> {
    arguments.get(number.checked_sub(1)?).copied()
}

/// Hands out every part of the sentence; `None` if an argument is missing. One that is only asked about may be.
fn visit<'a>(pieces: &'a [Piece], arguments: &[&'a [u8]], take: &mut impl FnMut(&'a [u8])) -> Option<()> {
    for piece in pieces {
        match piece {
            Piece::Text(text) => take(text.as_bytes()),
            Piece::Argument(number) => take(argument(arguments, *number)?),
            Piece::When { argument: number, is_set, inner } => {
                let value = argument(arguments, *number).unwrap_or_default();
                if value.is_empty() != *is_set {
                    visit(inner, arguments, take)?;
                }
            }
        }
    }
    Some(())
}

fn named(pieces: &[Piece]) -> usize {
    let of = |piece: &Piece| match piece {
        Piece::Text(_) => 0,
        Piece::Argument(number) => *number,
        Piece::When { argument, inner, .. } => named(inner).max(*argument),
    };
    pieces.iter().map(of).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        codes::{Captures, Codes, Field, Fit},
        schema::Kind,
    };

    /// Template, arguments, and the sentence; none is written as nothing.
    fn rendered(template: &str, args: &str) -> String {
        let template = Template::supplied(template).expect(template);
        let code = Code { templates: vec![template], ..Code::default() };
        let scratch = Bump::new();
        code.render(args.as_bytes(), &scratch)
            .map_or_else(String::new, |text| String::from_utf8_lossy(text).into_owned())
    }

    #[test]
    fn arguments_take_their_places() {
        let login = "Login failed%{1 using auth server %1}%{2 (%2)}.  Reason: %3";
        for (template, args, wanted) in [
            (login, "LDAP\tLocal\tFailed", "Login failed using auth server LDAP (Local).  Reason: Failed"),
            (login, "\t\tFailed", "Login failed.  Reason: Failed"),
            ("Logout from %1%{2 (session:%2)}", "192.0.2.1", "Logout from 192.0.2.1"),
            ("Host %1 is now %{!2in}active.", "x", "Host x is now inactive."),
            ("Host %1 is now %{!2in}active.", "x\ty", "Host x is now active."),
            ("%2 log, %1%% full", "90\tevents\tmore", "events log, 90% full"),
            ("%1", "Scan, \u{e9}nd  ", "Scan, \u{e9}nd  "),
            ("Server reboot", "", "Server reboot"),
            ("Added %1 to %2", "x", ""),
            ("%1", "", ""),
            ("%0 %1", "x", ""),
        ] {
            assert_eq!(rendered(template, args), wanted, "{template}");
        }
        assert!(Template::supplied("").is_none() && Template::supplied("%65").is_none());
    }

    #[test]
    fn a_sentence_has_an_end() {
        let long = "a".repeat(9000);
        assert_eq!(rendered(&"%1 ".repeat(7), &long).len(), 63_007);
        assert_eq!(rendered(&"%1 ".repeat(8), &long), "");
        assert_eq!(rendered("%64", &"\t".repeat(60_000)), "");
    }

    #[test]
    fn the_number_of_arguments_and_addresses_choose_the_template() {
        let codes = Codes::builtin();
        let scratch = Bump::new();
        let rendered = |code: &str, args: &'static str| {
            let code = codes.get(code.as_bytes()).expect("a known code");
            code.render(args.as_bytes(), &scratch).map(|text| String::from_utf8_lossy(text).into_owned())
        };
        for (code, args, wanted) in [
            ("ADM22668", "eva/Admins\t192.0.2.1", Some("Login succeeded for eva/Admins from 192.0.2.1.")),
            ("ADM22668", "192.0.2.1\teva\tAdmins", Some("Login succeeded for eva/Admins from 192.0.2.1.")),
            ("ADM22668", "eva\t192.0.2.1\tAdmins", None),
            ("AUT24414", "Agent\t192.0.2.1\teva\tStaff", Some("Agent login succeeded for eva/Staff from 192.0.2.1.")),
            (
                "AUT24414",
                "eva/Staff\tsid1\t2001:db8::1\tPulse (x)",
                Some("Agent login succeeded for eva/Staff (session:sid1) from 2001:db8::1 with Pulse (x)."),
            ),
            ("NWC23464", "sid1\t10.0.0.1", None),
            ("NWC23464", "sid1\t10.0.0.1\tPC-1\tmore", None),
            ("NWC23465", "10.0.0.1\t60\t1\t2", Some("VPN Tunneling: Session ended for user with IP 10.0.0.1")),
            ("SYS10299", "", Some("Server shutdown")),
            ("SYS32100", "Integrity Scan Results", Some("Integrity Scan Results")),
            ("SYS31231", "Post Settings Request", None),
        ] {
            assert_eq!(rendered(code, args).as_deref(), wanted, "{code} {args}");
        }
    }

    /// Every built-in template makes a sentence that its code's sentences know, with an address in every column
    /// that wants one.
    #[test]
    fn rendered_sentences_are_recognised() {
        let codes = Codes::builtin();
        for row in built_in() {
            let (name, text, template) = row.expect("a template");
            let code = codes.get(name.as_bytes()).expect("a known code");
            let filled = |number: usize| match (name, number) {
                _ if template.addresses.contains(&number) => format!("192.0.2.{number}"),
                ("SYS32087", _) => "Integrity Checker Tool: Periodic Scan Started".to_owned(),
                ("SYS32088", _) => "Integrity Checker Tool: Periodic Scan Finished".to_owned(),
                ("SYS32100", _) => "Integrity Scan Completed: Integrity Scan Results : Matched Files 23872, \
                     Newly Detected Files 0, Mismatched Files 0"
                    .to_owned(),
                _ if text.starts_with("%1 auth") => ["", "Secondary", "eva", "LDAP", "", "Proxy"][number].to_owned(),
                _ if text.starts_with("%1 login") => ["", "Agent", "", "eva", "Staff"][number].to_owned(),
                _ if text.starts_with("%1 log ") => ["", "Events", "93"][number].to_owned(),
                ("AUT24604", 2) => "198.51.100.1".to_owned(),
                ("ADM22668", 4) => "internal".to_owned(),
                (_, 1) if text.contains("for %1 ") || text.contains("[%1] from") => "eva/LDAP".to_owned(),
                _ => format!("value{number}"),
            };
            let args = (1..=template.named).map(filled).collect::<Vec<_>>().join("\t");
            let scratch = Bump::new();
            let sentence = code.render(args.as_bytes(), &scratch).expect(text);
            let mut captures = Captures::default();
            let fits = |index: &usize| codes.sentences[*index].sentence.fit(sentence, &mut captures) == Fit::Whole;
            let shown = String::from_utf8_lossy(sentence);
            assert!(code.sentences.iter().any(fits), "{name}: {shown}");
            codes.capture(code, sentence, &mut captures);
            for (field, value) in captures.iter() {
                if let Field::Column(column) = field {
                    let value = String::from_utf8_lossy(value);
                    let may_be = column.kind() != Kind::Ip || is_address(value.as_bytes());
                    assert!(may_be, "{name}: {} in {shown}", column.name());
                    assert!(!value.contains(['/', '\'', '[', ']']), "{name}: {} in {shown}", column.name());
                }
            }
        }
    }
}
