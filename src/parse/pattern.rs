//! A layout that the user describes: `%time% %node% [%src_ip%] %user%: %message%`.
//!
//! Text stands for itself, `%name%` for a value up to the text that follows, `%*%` for something to skip and
//! `%%` for a percent sign. Names are those of columns, or what other programs call them.

use memchr::memmem::{self, Finder};

use super::{
    Reason,
    fields::{self, Known, Role},
    stamp::{self, When},
};
use crate::schema::{Column, Event};

/// Behind these tags a body begins, if the description does not match from the beginning of the line.
const TAGS: [&[u8]; 2] = [b"PulseSecure", b"Juniper"];

/// A described layout.
#[derive(Clone, Debug)]
pub struct Pattern {
    beginning: Vec<u8>,
    steps: Vec<Step>,
}

/// A value and the text that follows it.
#[derive(Clone, Debug)]
struct Step {
    role: Option<Role>,
    until: Finder<'static>,
}

impl Pattern {
    /// Reads the description.
    ///
    /// # Errors
    /// What is wrong with it, and what to do.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut literals = vec![String::new()];
        let mut names = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('%') {
            let (name, behind) = after.split_once('%').ok_or("a % is not closed; write %% for a percent sign")?;
            if let Some(literal) = literals.last_mut() {
                literal.push_str(before);
                if name.is_empty() {
                    literal.push('%');
                }
            }
            if !name.is_empty() {
                names.push(name.to_owned());
                literals.push(String::new());
            }
            rest = behind;
        }
        if let Some(literal) = literals.last_mut() {
            literal.push_str(rest);
        }
        let inner = literals.get(1..literals.len() - 1).unwrap_or_default();
        if let Some(index) = inner.iter().position(String::is_empty) {
            return Err(format!("nothing tells where %{}% ends and %{}% begins", names[index], names[index + 1]));
        }
        let mut literals = literals.into_iter();
        let beginning = literals.next().unwrap_or_default().into_bytes();
        let steps = names.into_iter().zip(literals).map(|(name, until)| {
            let role = role(&name)?;
            Ok(Step { role, until: Finder::new(until.as_bytes()).into_owned() })
        });
        let steps = steps.collect::<Result<Vec<_>, String>>()?;
        for (wanted, role) in [("time", Role::Time), ("message", Role::Column(Column::Message))] {
            if !steps.iter().any(|step| step.role == Some(role)) {
                return Err(format!("it has no %{wanted}%"));
            }
        }
        Ok(Self { beginning, steps })
    }

    /// Where in the line the layout begins, if it fits.
    pub(super) fn find(&self, line: &[u8]) -> Option<usize> {
        let behind_tag = || {
            let tag = TAGS.iter().filter_map(|tag| memmem::find(line, tag)).min()?;
            let colon = tag + memmem::find(&line[tag..], b": ")? + 2;
            let dashes = line[colon..].iter().take_while(|byte| matches!(byte, b' ' | b'-')).count();
            Some(colon + dashes)
        };
        let is_time = |field: &Known<'_>| field.role == Role::Time && stamp::any(field.value).is_some();
        let fits = |at: usize| self.values(&line[at..]).is_some_and(|values| values.iter().any(is_time));
        [Some(0), behind_tag()].into_iter().flatten().find(|&at| fits(at))
    }

    /// Reads the body into the event.
    pub(super) fn read<'a>(&self, body: &'a [u8], event: &mut Event<'a>) -> Result<When<'a>, Reason> {
        let values = self.values(body).ok_or(Reason::Torn)?;
        event.set_text(Column::Format, b"pattern");
        fields::fill(&values, event)
    }

    fn values<'a>(&self, body: &'a [u8]) -> Option<Vec<Known<'a>>> {
        let mut rest = body.strip_prefix(self.beginning.as_slice())?;
        let mut values = Vec::with_capacity(self.steps.len());
        for step in &self.steps {
            let until = step.until.needle();
            let end = match step.role {
                _ if until.is_empty() => rest.len(),
                Some(Role::Time) => step.end_of_time(rest)?,
                _ => step.until.find(rest)?,
            };
            let value = &rest[..end];
            values.extend(step.role.map(|role| Known { role, name: b"", value }));
            rest = &rest[end + until.len()..];
        }
        Some(values)
    }
}

impl Step {
    /// Where a time ends. It may hold the text that ends it, as in `2025-03-14 03:14:22 +0100`, so the longest
    /// one counts.
    fn end_of_time(&self, text: &[u8]) -> Option<usize> {
        const MOST_BLANKS: usize = 5;
        let ends = self.until.find_iter(text).take(MOST_BLANKS);
        ends.filter(|&end| stamp::any(&text[..end]).is_some()).last()
    }
}

fn role(name: &str) -> Result<Option<Role>, String> {
    if name == "*" {
        return Ok(None);
    }
    match fields::role(name.as_bytes()) {
        // A whole line cannot be inside a line.
        Some(Role::Line(_, Some(column))) => Ok(Some(Role::Column(column))),
        Some(Role::Line(_, None)) | None => {
            let like = Column::suggest(name).map_or_else(String::new, |like| format!("; did you mean %{like}%?"));
            Err(format!("%{name}% is no column{like}"))
        }
        role => Ok(role),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_described_layout_is_found_and_read() {
        let pattern = Pattern::parse("%time% <%node%> %*% 100%% %user%/%realm%: %message%").expect("valid");
        let line = b"Mar  1 00:00:00 h PulseSecure: - - - 2025-03-01 00:00:00 <n> zz 100% eva/R: Login failed: x";
        let at = pattern.find(line).expect("found");
        let mut event = Event::default();
        assert!(pattern.read(&line[at..], &mut event).is_ok());
        let texts = [Column::Node, Column::User, Column::Realm, Column::Message].map(|column| event.text(column));
        assert_eq!(texts, [&b"n"[..], b"eva", b"R", b"Login failed: x"]);
        assert_eq!(pattern.find(b"2025-03-01 00:00:00 - n"), None);
    }

    #[test]
    fn a_time_may_hold_blanks() {
        let pattern = Pattern::parse("%time% %user% %message%").expect("valid");
        for (line, user) in [
            ("2025-03-14 03:14:22 eva said so", "eva"),
            ("2025-03-14 03:14:22 +0100 eva said so", "eva"),
            ("2025-03-14T03:14:22Z eva said so", "eva"),
            ("1741918462 eva said so", "eva"),
            ("Mar 14 2025 03:14:22 eva said so", "eva"),
        ] {
            let mut event = Event::default();
            assert_eq!(pattern.find(line.as_bytes()), Some(0), "{line}");
            assert!(pattern.read(line.as_bytes(), &mut event).is_ok(), "{line}");
            assert_eq!(event.text(Column::User), user.as_bytes(), "{line}");
            assert_eq!(event.text(Column::Message), b"said so", "{line}");
        }
        assert_eq!(pattern.find(b"2025-03-14 eva said so"), None);
    }

    #[test]
    fn a_bad_description_is_explained() {
        for (text, words) in [
            ("%time% %message", "not closed"),
            ("%time%%message%", "nothing tells where %time% ends"),
            ("%time% %usr% %message%", "%usr% is no column; did you mean %user%?"),
            ("%time% %user%", "it has no %message%"),
            ("%message%", "it has no %time%"),
        ] {
            let problem = Pattern::parse(text).expect_err(text);
            assert!(problem.contains(words), "{problem}");
        }
    }
}
