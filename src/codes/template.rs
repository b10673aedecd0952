//! Reads the appliance's own templates, and turns them into the notation of sentences.
//!
//! `%1` stands for an argument, `%{1 text}` is there only if argument 1 is set, `%{!1 text}` only if it is
//! not, `%%` is a percent sign. A piece that may be missing becomes `[…]`; where the notation has no word for
//! it (alternatives, pieces inside pieces), each way to set the arguments gives a sentence of its own.

/// Longer texts are no sentences; messages are at most 64 KiB.
const MOST_BYTES: usize = 4096;
/// Deeper nesting was never seen; the reader calls itself.
const MOST_NESTED: usize = 4;
/// Arguments whose every setting gives a sentence: at most two to the power of this.
const MOST_SETTLED: usize = 2;
/// Percent signs in a template. Real ones have up to about thirty, and each field of a sentence takes memory.
const MOST_FIELDS: usize = 40;

/// A piece of a template.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// Fixed words.
    Text(String),
    /// An argument, counted from 1.
    Argument(usize),
    /// What is there only if an argument is set, or only if it is not.
    When { argument: usize, is_set: bool, inner: Vec<Piece> },
}

/// The pieces of a template, `None` if it cannot be read.
pub(super) fn pieces(template: &str) -> Option<Vec<Piece>> {
    if template.len() > MOST_BYTES || template.matches('%').count() > MOST_FIELDS {
        return None;
    }
    let mut rest = template;
    read(&mut rest, 0)
}

/// The sentences that a template can make, `None` if it cannot be read.
pub(super) fn sentences(template: &str) -> Option<Vec<String>> {
    let pieces = pieces(template)?;
    let mut settled = Vec::new();
    to_settle(&pieces, false, &mut settled);
    settled.sort_unstable();
    settled.dedup();
    if settled.len() > MOST_SETTLED {
        return None;
    }
    let mut all = Vec::new();
    for setting in 0..1_u32 << settled.len() {
        let is_set = |argument: usize| {
            settled.iter().position(|known| *known == argument).map(|index| setting & (1 << index) != 0)
        };
        let mut out = String::new();
        write(&pieces, &is_set, &mut out);
        let sentence = with_tail(out.trim());
        if !all.contains(&sentence) {
            all.push(sentence);
        }
    }
    Some(all)
}

/// Reads up to the end, or up to the brace that closes a piece.
fn read(rest: &mut &str, depth: usize) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    while let Some(character) = rest.chars().next() {
        if character == '}' && depth > 0 {
            break;
        }
        let behind = &rest[character.len_utf8()..];
        let piece = if character != '%' {
            None
        } else if let Some(inside) = behind.strip_prefix('{') {
            if depth == MOST_NESTED {
                return None;
            }
            let (inside, is_set) = inside.strip_prefix('!').map_or((inside, true), |inside| (inside, false));
            let (argument, mut inside) = number(inside)?;
            let inner = read(&mut inside, depth + 1)?;
            *rest = inside.strip_prefix('}')?;
            Some(Piece::When { argument, is_set, inner })
        } else if let Some((argument, behind)) = number(behind) {
            *rest = behind;
            Some(Piece::Argument(argument))
        } else {
            // A doubled percent sign, or one that nothing follows.
            *rest = behind.strip_prefix('%').unwrap_or(behind);
            text.push('%');
            continue;
        };
        if let Some(piece) = piece {
            pieces.push(Piece::Text(std::mem::take(&mut text)));
            pieces.push(piece);
        } else {
            text.push(character);
            *rest = behind;
        }
    }
    pieces.push(Piece::Text(text));
    Some(pieces)
}

fn number(text: &str) -> Option<(usize, &str)> {
    let end = text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
    Some((text[..end].parse().ok()?, &text[end..]))
}

/// Arguments on which the notation cannot leave a piece open.
fn to_settle(pieces: &[Piece], is_inside: bool, settled: &mut Vec<usize>) {
    for piece in pieces {
        if let Piece::When { argument, is_set, inner } = piece {
            let is_nested = inner.iter().any(|piece| matches!(piece, Piece::When { .. }));
            if is_inside || is_nested || !is_set {
                settled.push(*argument);
            }
            to_settle(inner, true, settled);
        }
    }
}

fn write(pieces: &[Piece], is_set: &impl Fn(usize) -> Option<bool>, out: &mut String) {
    for piece in pieces {
        match piece {
            Piece::Text(text) => push_text(text, out),
            Piece::Argument(_) => push_field(out),
            Piece::When { argument, is_set: wanted, inner } => match is_set(*argument) {
                Some(is) if is == *wanted => write(inner, is_set, out),
                Some(_) => {}
                None => {
                    let mut option = String::new();
                    write(inner, is_set, &mut option);
                    push_option(&option, out);
                }
            },
        }
    }
}

/// One blank stands for any number of them.
fn push_text(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            ' ' if out.ends_with(' ') => {}
            '{' | '}' | '[' | ']' | '\\' => out.extend(['\\', character]),
            _ => out.push(character),
        }
    }
}

fn push_field(out: &mut String) {
    if !out.ends_with("{*}") {
        out.push_str("{*}");
    }
}

/// An option begins with fixed words, its blank among them; one that begins with an argument may be anything.
fn push_option(option: &str, out: &mut String) {
    if option.trim().is_empty() {
        return;
    }
    let is_parted = option.starts_with(' ') || out.ends_with(' ');
    out.truncate(out.trim_end_matches(' ').len());
    let words = option.trim_start();
    if words.starts_with("{*}") {
        push_field(out);
    } else {
        out.extend(["[", if is_parted { " " } else { "" }, words, "]"]);
    }
}

/// Words behind the last field must be there, as they may be all that tells two codes apart; but not their full stop.
fn with_tail(sentence: &str) -> String {
    let bytes = sentence.as_bytes();
    let closes = |index: &usize| matches!(bytes[*index], b'}' | b']') && bytes[index - 1] != b'\\';
    let Some(last) = (1..bytes.len()).rev().find(closes) else { return trimmed(sentence).to_owned() };
    if sentence[last..].contains(char::is_alphanumeric) {
        format!("{}{{*}}", trimmed(sentence))
    } else {
        sentence.to_owned()
    }
}

fn trimmed(text: &str) -> &str {
    text.trim_end_matches(['.', ' '])
}

/// How many characters of a sentence are fixed and must be there.
pub(super) fn fixed_length(sentence: &str) -> usize {
    let mut depth = 0_usize;
    let mut length = 0;
    let mut characters = sentence.chars();
    while let Some(character) = characters.next() {
        match character {
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            '\\' => length += usize::from(characters.next().is_some() && depth == 0),
            _ => length += usize::from(depth == 0),
        }
    }
    length
}

/// The sentence without the names of its fields, and without what is optional at its end: two codes whose
/// sentences have the same shape cannot be told apart.
pub(super) fn shape(sentence: &str) -> String {
    let mut shape = String::with_capacity(sentence.len());
    let mut characters = sentence.chars();
    while let Some(character) = characters.next() {
        match character {
            '{' => {
                characters.by_ref().find(|closing| *closing == '}');
                push_field(&mut shape);
            }
            '\\' => shape.extend([Some('\\'), characters.next()].into_iter().flatten()),
            ' ' if shape.ends_with(' ') => {}
            _ => shape.push(character),
        }
    }
    let end = trimmed(&shape);
    let required = end.strip_suffix("{*}").filter(|words| words.ends_with(char::is_alphanumeric));
    trimmed(required.unwrap_or(end)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_become_sentences() {
        let cases: [(&str, &[&str]); 9] = [
            ("Added %1 '%2'", &["Added {*} '{*}'"]),
            ("%1 log is nearly full, %2%% full", &["{*} log is nearly full, {*}% full{*}"]),
            ("Caught signal %1 %{2(%2)}", &["Caught signal {*}[ ({*})]"]),
            (
                "Login failed%{1 using server %1}%{2 (%2)}.  Reason: %3",
                &["Login failed[ using server {*}][ ({*})]. Reason: {*}"],
            ),
            ("Failed%{3%3 }on %1", &["Failed{*}on {*}"]),
            ("Host %1 is now %{!2in}active.", &["Host {*} is now inactive{*}", "Host {*} is now active{*}"]),
            ("Set%{1 to %1%{2 of %2}}", &["Set", "Set to {*}", "Set to {*} of {*}"]),
            (r"Policy [%1] {x\}", &[r"Policy \[{*}\] \{x\\\}{*}"]),
            ("Rebooting.", &["Rebooting"]),
        ];
        for (template, wanted) in cases {
            let found = sentences(template).unwrap_or_default();
            assert_eq!(found, wanted, "{template}");
        }
        for bad in ["%{1 open", "%{x}", "%{1%{1%{1%{1%{1 deep}}}}}", "%{!1a}%{!2b}%{!3c}"] {
            assert_eq!(sentences(bad), None, "{bad}");
        }
    }

    #[test]
    fn sentences_of_one_shape_cannot_be_told_apart() {
        assert_eq!(shape("Login for {user}/{realm}[ (session:{session})]."), "Login for {*}/{*}[ (session:{*})]");
        assert_eq!(shape("Added {*} to realm{*}"), shape("Added {object} to realm."));
        assert_ne!(shape("Added {*}"), shape("Added"));
        assert_eq!(fixed_length("Ab {*}[ cd] e\\]"), 6);
    }
}
