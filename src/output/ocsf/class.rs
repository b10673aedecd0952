//! What an event is in OCSF: its class, and the activity within it.
//!
//! It follows from the ECS categories and types of the catalogue. A class that cannot do without a user or an address is
//! not taken for an event that has none; that is a base event, and so is what OCSF has no class for.

use crate::{
    output::ecs::lossy,
    schema::{Column, Event},
};

/// A class of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Base,
    AccountChange,
    Authentication,
    NetworkActivity,
    HttpActivity,
    TunnelActivity,
}

impl Kind {
    pub(super) const fn uid(self) -> i64 {
        match self {
            Self::Base => 0,
            Self::AccountChange => 3001,
            Self::Authentication => 3002,
            Self::NetworkActivity => 4001,
            Self::HttpActivity => 4002,
            Self::TunnelActivity => 4014,
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Base => "Base Event",
            Self::AccountChange => "Account Change",
            Self::Authentication => "Authentication",
            Self::NetworkActivity => "Network Activity",
            Self::HttpActivity => "HTTP Activity",
            Self::TunnelActivity => "Tunnel Activity",
        }
    }

    /// What its activities are called.
    const fn label(self, activity: i64) -> Option<&'static str> {
        Some(match (self, activity) {
            (Self::AccountChange, 1) => "Create",
            (Self::AccountChange, 3) => "Password Change",
            (Self::AccountChange, 5) => "Disable",
            (Self::AccountChange, 6) => "Delete",
            (Self::Authentication, 1) => "Logon",
            (Self::Authentication, 2) => "Logoff",
            (Self::NetworkActivity | Self::TunnelActivity, 1) => "Open",
            (Self::NetworkActivity | Self::TunnelActivity, 2) => "Close",
            (Self::NetworkActivity, 5) => "Refuse",
            (_, 0) => "Unknown",
            _ => return None,
        })
    }
}

/// Methods by the numbers of their activities, from 1.
const METHODS: [&str; 9] = ["CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT", "TRACE", "PATCH"];
/// An activity that the class does not number; its label is the source's own.
const OTHER: i64 = 99;

/// What an event is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Class {
    pub(super) kind: Kind,
    pub(super) activity: i64,
    /// What the activity is called.
    pub(super) label: String,
}

impl Class {
    pub(super) fn of(event: &Event<'_>) -> Self {
        let kind = kind(event);
        let activity = activity(kind, event);
        let label = match (kind, kind.label(activity)) {
            (_, Some(label)) => label.to_owned(),
            (Kind::HttpActivity, None) => lossy(event.text(Column::HttpMethod)),
            _ => own_label(event),
        };
        Self { kind, activity, label }
    }
}

/// What the appliance calls it.
fn own_label(event: &Event<'_>) -> String {
    let words = [Column::Action, Column::Code].map(|column| event.text(column));
    words.into_iter().find(|word| !word.is_empty()).map_or_else(|| "Other".to_owned(), lossy)
}

fn has(event: &Event<'_>, column: Column, word: &str) -> bool {
    event.text(column).split(|&byte| byte == b',').any(|it| it.trim_ascii() == word.as_bytes())
}

fn kind(event: &Event<'_>) -> Kind {
    let category = |word| has(event, Column::Category, word);
    let of_type = |word| has(event, Column::Type, word);
    let is_change = of_type("creation") || of_type("deletion") || of_type("change");
    // `System` is the appliance itself.
    let has_user = !matches!(event.text(Column::User), b"" | b"System");
    let has_client = event.has(Column::SrcIp);
    // A Java applet's connection goes to one host; it is no tunnel.
    let is_tunnel = category("network") && category("session") && !event.text(Column::Code).starts_with(b"JAV");
    match () {
        () if category("iam") && is_change && (has_user || event.has(Column::TargetUser)) => Kind::AccountChange,
        () if is_tunnel => Kind::TunnelActivity,
        () if category("network") && of_type("denied") && has_client => Kind::NetworkActivity,
        () if (category("authentication") || category("session")) && !category("network") && has_user => {
            Kind::Authentication
        }
        () if category("web") && (event.has(Column::Url) || event.has(Column::HttpStatus)) => Kind::HttpActivity,
        () if category("network") && (has_client || event.has(Column::DstIp) || event.has(Column::DstHost)) => {
            Kind::NetworkActivity
        }
        () => Kind::Base,
    }
}

fn activity(kind: Kind, event: &Event<'_>) -> i64 {
    let of_type = |word| has(event, Column::Type, word);
    match kind {
        Kind::Base => OTHER,
        Kind::AccountChange => match event.text(Column::Action) {
            _ if of_type("creation") => 1,
            b"password-changed" => 3,
            b"user-account-disabled" => 5,
            _ if of_type("deletion") => 6,
            _ => OTHER,
        },
        // One factor of several is no logon yet.
        Kind::Authentication => match event.text(Column::EventType) {
            b"vpn-login" | b"failed-vpn-login" if of_type("start") => 1,
            _ if of_type("end") => 2,
            _ => OTHER,
        },
        Kind::HttpActivity => match event.text(Column::HttpMethod) {
            b"" => 0,
            method => {
                let known = (1..).zip(METHODS).find(|(_, known)| known.as_bytes() == method);
                known.map_or(OTHER, |(activity, _)| activity)
            }
        },
        Kind::NetworkActivity if of_type("denied") => 5,
        Kind::NetworkActivity | Kind::TunnelActivity => match () {
            () if of_type("end") => 2,
            () if of_type("start") => 1,
            () => OTHER,
        },
    }
}
