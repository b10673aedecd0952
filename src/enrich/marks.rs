//! Marks events that match indicators of compromise.
//!
//! Which indicators a value may match is looked up once per worker and distinct value, and remembered; whether they
//! hold is judged at the time of each event. Marks are listed by column and then in the order of loading, whatever
//! was remembered.

use bumpalo::Bump;

use super::remembered::Remembered;
use crate::{
    indicators::{Candidates, Field, Indicator, Indicators, Kind, MARK_COLUMNS, MARKS},
    schema::{Column, ColumnSet, Event},
};

/// Marks events; lives as long as its worker.
pub(super) struct Marks<'q> {
    indicators: &'q Indicators,
    needs: ColumnSet,
    looks: Vec<Look>,
    /// What the current event matches.
    matched: Vec<(Column, Indicator<'q>)>,
    /// The account that is looked up.
    account: Vec<u8>,
}

/// A column that is looked at, and what is known of its values.
struct Look {
    column: Column,
    field: Field,
    /// What each value may match.
    known: Remembered<Box<[Candidates]>>,
}

impl<'q> Marks<'q> {
    /// None if nobody wants marks, or no indicators were named.
    pub(super) fn new(indicators: &'q Indicators, needs: ColumnSet) -> Option<Self> {
        if indicators.are_unnamed() || !needs.meets(MARKS) {
            return None;
        }
        let has_urls = indicators.count(Kind::Url) > 0;
        let look = |(column, field)| {
            let field = if field == Field::Url && !has_urls { Field::Host } else { field };
            Look { column, field, known: Remembered::default() }
        };
        let looks = indicators.fields().into_iter().map(look).collect();
        Some(Self { indicators, needs, looks, matched: Vec::new(), account: Vec::new() })
    }

    /// Fills the columns about indicators, also where a dataset has other ones.
    #[inline]
    pub(super) fn mark<'a>(&mut self, event: &mut Event<'a>, scratch: &'a Bump)
    where
        'q: 'a,
    {
        let time = event.int(Column::Time);
        self.matched.clear();
        for look in &mut self.looks {
            let column = look.column;
            for &candidates in look.candidates(event, self.indicators, &mut self.account) {
                self.indicators.holding(candidates, time, |indicator| self.matched.push((column, indicator)));
            }
        }
        if self.matched.is_empty() {
            // Nothing stays of other indicators.
            for column in MARK_COLUMNS {
                event.set_text(column, b"");
            }
        } else {
            self.fill(event, scratch);
        }
    }

    #[inline(never)]
    fn fill<'a>(&mut self, event: &mut Event<'a>, scratch: &'a Bump)
    where
        'q: 'a,
    {
        self.matched.sort_by_key(|(column, indicator)| (*column, indicator.order));
        for column in MARK_COLUMNS.into_iter().filter(|column| self.needs.has(*column)) {
            let mut listed: Vec<&[u8]> = Vec::new();
            for (found_in, indicator) in &self.matched {
                let word = match column {
                    Column::IocType => indicator.kind.name().as_bytes(),
                    Column::IocField => found_in.name().as_bytes(),
                    Column::IocSource => indicator.origin,
                    _ => &indicator.value,
                };
                if !listed.contains(&word) {
                    listed.push(word);
                }
            }
            let text = scratch.alloc_slice_copy(&listed.join(&b','));
            event.set_text(column, text);
        }
    }
}

impl Look {
    /// What the value of the event may match. A user and its domain are one value.
    #[inline]
    fn candidates(&mut self, event: &Event<'_>, indicators: &Indicators, account: &mut Vec<u8>) -> &[Candidates] {
        let digits;
        let mut domain: &[u8] = b"";
        let value = match self.column {
            Column::Asn => {
                digits = event.int(Column::Asn).map(|number| number.to_string()).unwrap_or_default();
                digits.as_bytes()
            }
            Column::User => {
                domain = event.text(Column::Domain);
                event.text(Column::User)
            }
            Column::Actor if is_told_by_user(event) => b"",
            // Paths differ far more often than hosts do.
            Column::Url if self.field == Field::Host => host_in(event.text(Column::Url)),
            column => event.text(column),
        };
        if value.is_empty() {
            return &[];
        }
        let key = if domain.is_empty() {
            value
        } else {
            account.clear();
            account.extend([value, b"\0", domain].into_iter().flatten());
            account
        };
        let field = self.field;
        self.known.of(key, |_| {
            let mut found = Vec::new();
            indicators.find(field, value, domain, &mut found);
            found.into()
        })
    }
}

/// The host of a URL, perhaps with a port; empty in a path.
fn host_in(url: &[u8]) -> &[u8] {
    if url.starts_with(b"/") {
        return b"";
    }
    let rest = url.windows(3).position(|part| part == b"://").map_or(url, |scheme| &url[scheme + 3..]);
    let host = rest.split(|byte| b"/?#".contains(byte)).next().unwrap_or_default();
    host.rsplit(|&byte| byte == b'@').next().unwrap_or_default()
}

/// Whether `user` was made from the actor, which then says nothing else.
fn is_told_by_user(event: &Event<'_>) -> bool {
    let (actor, user) = (event.text(Column::Actor), event.text(Column::User));
    !user.is_empty() && (actor.starts_with(user) || actor.ends_with(user))
}
