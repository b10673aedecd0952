//! Bytes that a matching line must contain, so that other lines need not be parsed.
//!
//! A prefilter only proposes; the parser decides, because anybody can type `user=bob` into a user agent.
//! It exists only if every way to match leaves its bytes in the line: derived columns (outcome, country)
//! leave none.

use aho_corasick::AhoCorasick;
use memchr::memmem::Finder;

use super::{Expr, Test, TextMatch};
use crate::{
    codes::Codes,
    schema::{Column, ColumnSet},
};

/// Columns whose value stands in the line byte for byte.
const VERBATIM: ColumnSet = ColumnSet::of(&[
    Column::Node,
    Column::Actor,
    Column::User,
    Column::Domain,
    Column::Realm,
    Column::Roles,
    Column::Vsys,
    Column::TargetUser,
    Column::DstHost,
    Column::Host,
    Column::Mac,
    Column::Session,
    Column::SessionShort,
    Column::Agent,
    Column::Url,
    Column::HttpMethod,
    Column::AuthServer,
    Column::AuthType,
    Column::Reason,
    Column::Policy,
    Column::Object,
    Column::Args,
    Column::Uid,
    Column::Message,
    Column::Raw,
]);

/// Before the number of a native record, as a field or as a cell: the words of its sentence do not stand in it.
const NATIVE: [&str; 3] = ["\tuid_", ",uid_", ",\"uid_"];

/// Shorter needles hit nearly every line.
const MIN_NEEDLE_BYTES: usize = 3;
/// More needles than the vectorised search takes at once.
const MOST_NEEDLES: usize = 32;

/// Finds lines that may match.
pub enum Prefilter {
    /// One run of bytes.
    One(Box<Finder<'static>>),
    /// Any of several.
    Many(AhoCorasick),
}

impl Prefilter {
    /// The prefilter of a condition, if it has one.
    #[must_use]
    pub fn new(condition: &Expr, codes: &Codes) -> Option<Self> {
        let needles = needles(condition, codes)?;
        Some(match needles.as_slice() {
            [only] => Self::One(Box::new(Finder::new(only).into_owned())),
            several => Self::Many(AhoCorasick::new(several).ok()?),
        })
    }

    /// The first place at or after `at` where a matching line may be.
    #[inline]
    #[must_use]
    pub fn find(&self, bytes: &[u8], at: usize) -> Option<usize> {
        match self {
            Self::One(finder) => finder.find(&bytes[at..]).map(|found| at + found),
            Self::Many(automaton) => automaton.find(&bytes[at..]).map(|found| at + found.start()),
        }
    }
}

/// One of these must stand in a matching line; `None` if nothing is certain.
fn needles(condition: &Expr, codes: &Codes) -> Option<Vec<String>> {
    match condition {
        Expr::All(parts) => parts.iter().filter_map(|part| needles(part, codes)).max_by_key(|needles| worth(needles)),
        Expr::Any(parts) => {
            let all: Option<Vec<Vec<String>>> = parts.iter().map(|part| needles(part, codes)).collect();
            usable(all?.concat())
        }
        Expr::Known(part) => needles(part, codes),
        Expr::Test(Column::Code, Test::Text(matches)) => {
            usable(matches.iter().map(|one| code_needles(one, codes)).collect::<Option<Vec<_>>>()?.concat())
        }
        Expr::Test(column, Test::Text(matches)) if VERBATIM.has(*column) => {
            let mut needles: Vec<String> = matches.iter().map(|one| unescaped(one.run()).to_owned()).collect();
            if *column == Column::Message {
                needles.extend(NATIVE.map(str::to_owned));
            }
            usable(needles)
        }
        Expr::Not(_) | Expr::Test(..) => None,
    }
}

/// The longest part of a text that stands in every line as it is: JSON, CSV and CEF write some characters in
/// other ways.
fn unescaped(text: &str) -> &str {
    let is_plain =
        |character: char| character.is_ascii() && !character.is_control() && !r#"\"/=|<>&'"#.contains(character);
    text.split(|character| !is_plain(character)).max_by_key(|part| part.len()).unwrap_or_default()
}

/// One needle beats several, long beats short.
fn worth(needles: &[String]) -> (bool, usize) {
    (needles.len() == 1, needles.iter().map(String::len).min().unwrap_or(0))
}

fn usable(mut needles: Vec<String>) -> Option<Vec<String>> {
    needles.sort();
    needles.dedup();
    let are_usable = !needles.is_empty()
        && needles.len() <= MOST_NEEDLES
        && needles.iter().all(|needle| needle.len() >= MIN_NEEDLE_BYTES);
    are_usable.then_some(needles)
}

/// A code stands in the line itself, or is recognised by a sentence. Blanks may be doubled in a sentence,
/// so its longest word is looked for.
fn code_needles(code: &TextMatch, codes: &Codes) -> Option<Vec<String>> {
    let TextMatch::Exact(text) = code else { return None };
    let words = codes.get(text.as_bytes()).map_or_else(Vec::new, |code| codes.beginnings_of(code));
    let longest = |beginning: &&str| beginning.split(' ').max_by_key(|word| word.len()).unwrap_or_default().to_owned();
    Some(words.iter().map(longest).chain([text.clone()]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse_sql;

    fn of(condition: &str) -> Option<Vec<String>> {
        needles(&parse_sql(condition, &jiff::tz::TimeZone::UTC).expect(condition), &Codes::builtin())
    }

    #[test]
    fn only_what_every_match_contains_is_looked_for() {
        assert_eq!(of("user = 'bobby' AND outcome = 'failure'"), Some(vec!["bobby".to_owned()]));
        assert_eq!(of("user IN ('bobby', 'alice')"), Some(vec!["alice".to_owned(), "bobby".to_owned()]));
        assert_eq!(of("user = 'bobby' OR outcome = 'failure'"), None);
        assert_eq!(of("user = 'bo'"), None);
        assert_eq!(of("NOT user = 'bobby'"), None);
        assert_eq!(of(r"actor = 'NORD\bobby'"), Some(vec!["bobby".to_owned()]));
        assert_eq!(of("url LIKE '%/é/%'"), None);
        assert_eq!(of("user LIKE '%longest%x'"), Some(vec!["longest".to_owned()]));
        assert!(of("message LIKE '%Session started%'").is_some_and(|needles| needles.len() == 1 + NATIVE.len()));
        assert!(
            of("code = 'AUT23457'")
                .is_some_and(|needles| needles.contains(&"AUT23457".to_owned()) && needles.len() > 1)
        );
    }
}
