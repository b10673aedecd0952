//! The columns that a user can ask for: what a session tells of itself, and what is known about it from elsewhere.

use bumpalo::Bump;

use crate::{
    commands::args::{KnowledgeArgs, columns_in},
    enrich::{Enricher, Knowledge},
    error::Result,
    output::{Head, Names},
    schema::{Column as EventColumn, ColumnSet, Event, OwnedValue, Spec},
    sessions::{COLUMNS, Changed, Column, Session},
};

/// What is known from elsewhere about the user, the address and the machine of a session.
const KNOWN: [EventColumn; 13] = [
    EventColumn::SrcScope,
    EventColumn::Zone,
    EventColumn::SrcLabel,
    EventColumn::HostType,
    EventColumn::PeerGroup,
    EventColumn::AccountKind,
    EventColumn::CountryStatus,
    EventColumn::Hours,
    EventColumn::Patch,
    EventColumn::Ioc,
    EventColumn::IocType,
    EventColumn::IocField,
    EventColumn::IocSource,
];

/// A column of the output.
#[derive(Clone, Copy)]
pub(super) enum Told {
    /// What the session tells.
    Own(&'static Column),
    /// What is known from elsewhere.
    Known(EventColumn),
}

impl PartialEq for Told {
    fn eq(&self, other: &Self) -> bool {
        self.name(Names::Short) == other.name(Names::Short)
    }
}

impl Told {
    /// Every column, in output order.
    pub(super) fn every() -> Vec<Self> {
        COLUMNS.iter().map(Self::Own).chain(KNOWN.map(Self::Known)).collect()
    }

    /// What is shown where nothing is asked for: what sessions tell, and what the user named sources for.
    pub(super) fn usual(knowledge: &KnowledgeArgs) -> Vec<Self> {
        let is_named = |column: &Self| match column {
            Self::Own(_) => true,
            Self::Known(column) if is_indicator(*column) => !knowledge.ioc.is_empty(),
            Self::Known(_) => !knowledge.context.is_empty(),
        };
        Self::every().into_iter().filter(is_named).collect()
    }

    /// The column with this short or dotted ECS name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::every().into_iter().find(|column| column.name(Names::Short) == name || column.name(Names::Ecs) == name)
    }

    /// What is known about the column.
    const fn spec(self) -> Spec {
        match self {
            Self::Own(Column { name, ecs, kind, doc, .. }) => Spec { name, ecs, kind: *kind, doc },
            Self::Known(column) => *column.spec(),
        }
    }

    pub(super) const fn name(self, names: Names) -> &'static str {
        match names {
            Names::Short => self.spec().name,
            Names::Ecs => self.spec().ecs,
        }
    }

    pub(super) fn head(self, names: Names) -> Head {
        Head { name: self.name(names).to_owned(), kind: self.spec().kind }
    }
}

/// What is known about every column of a session.
pub fn session_columns() -> Vec<Spec> {
    Told::every().into_iter().map(Told::spec).collect()
}

/// The columns that a list asks for; names with a sign change the default.
pub(super) fn asked_for(list: &str, default: Vec<Told>) -> Result<Vec<Told>> {
    columns_in(list, default, Told::every, |name| {
        Told::named(name).ok_or_else(|| {
            let known: Vec<&str> = Told::every().into_iter().map(|column| column.name(Names::Short)).collect();
            format!("'{name}' is no column of a session, which has {}", known.join(", "))
        })
    })
}

/// The columns that are known from elsewhere.
fn known(columns: &[Told]) -> impl Iterator<Item = EventColumn> {
    columns.iter().filter_map(|column| if let Told::Known(column) = column { Some(*column) } else { None })
}

/// The same as a set.
pub(super) fn needs(columns: &[Told]) -> ColumnSet {
    known(columns).collect()
}

/// Looks up what is known from elsewhere.
pub(super) struct Knower<'q> {
    enricher: Enricher<'q>,
    wanted: Vec<EventColumn>,
}

impl<'q> Knower<'q> {
    pub(super) fn new(knowledge: &'q Knowledge, columns: &[Told]) -> Self {
        let wanted: Vec<EventColumn> = known(columns).collect();
        Self { enricher: Enricher::new(knowledge, knowledge.inputs(needs(columns))), wanted }
    }

    /// The wanted values for a session, in the order of the columns: as of its start, and for indicators also as of
    /// each change of the address.
    pub(super) fn tell(&mut self, session: &Session<'_>) -> Vec<OwnedValue> {
        if self.wanted.is_empty() {
            return Vec::new();
        }
        let scratch = Bump::new();
        let mut event = Event::default();
        event.set_int(EventColumn::Time, Some(session.start()));
        for (column, text) in [
            (EventColumn::Node, session.node()),
            (EventColumn::User, session.user()),
            (EventColumn::Domain, session.domain()),
            (EventColumn::Realm, session.realm()),
            (EventColumn::SrcIp, session.source()),
            (EventColumn::NatIp, session.tunnel()),
            (EventColumn::Host, session.host()),
            (EventColumn::Mac, session.mac()),
            (EventColumn::Agent, session.agent()),
        ] {
            event.set_text(column, text);
        }
        if let Some(spot) = session.spot() {
            event.set_text(EventColumn::Country, spot.country.as_bytes());
            event.set_int(EventColumn::Asn, spot.asn);
        }
        let mut told = self.known(event, &scratch);
        for change in session.changes().filter(|change| change.what == Changed::Address) {
            let mut event = Event::default();
            event.set_int(EventColumn::Time, Some(change.time));
            event.set_text(EventColumn::SrcIp, change.value);
            event.set_int(EventColumn::Asn, change.spot.and_then(|spot| spot.asn));
            let more = self.known(event, &scratch);
            for ((column, told), more) in self.wanted.iter().zip(&mut told).zip(more) {
                if is_indicator(*column) {
                    join(told, more);
                }
            }
        }
        told
    }

    fn known<'e>(&mut self, mut event: Event<'e>, scratch: &'e Bump) -> Vec<OwnedValue>
    where
        'q: 'e,
    {
        self.enricher.enrich(&mut event, scratch);
        self.wanted.iter().map(|column| OwnedValue::of(event.get(*column))).collect()
    }
}

const fn is_indicator(column: EventColumn) -> bool {
    matches!(column, EventColumn::Ioc | EventColumn::IocType | EventColumn::IocField | EventColumn::IocSource)
}

/// Adds the words of one list that the other lacks.
fn join(list: &mut OwnedValue, more: OwnedValue) {
    match (list, more) {
        (list @ OwnedValue::None, more) => *list = more,
        (OwnedValue::Text(list), OwnedValue::Text(more)) => {
            for word in more.split(|byte| *byte == b',') {
                if !list.split(|byte| *byte == b',').any(|known| known == word) {
                    list.push(b',');
                    list.extend_from_slice(word);
                }
            }
        }
        _ => {}
    }
}
