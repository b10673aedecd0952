//! What an event does to a session.
//!
//! `roles.tsv` is the source of truth: it gives roles to message codes and to actions of the catalogue, and to
//! those that end a session the words for how it ended. Whatever is in no row is activity.

use std::collections::HashMap;

/// What an event does to a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// Something was done in the session.
    #[default]
    Activity,
    /// Somebody signed in, or the record of the session was made.
    SignIn,
    /// The session went on from another client.
    Resumed,
    /// An authentication server accepted one factor.
    Factor,
    /// A check before a sign-in, or beside a session.
    Arrival,
    /// A tunnel address was given out.
    TunnelStart,
    /// A tunnel address was taken back.
    TunnelEnd,
    /// A connection was closed, with its bytes.
    Closed,
    /// Something that follows an end.
    Trailing,
    /// The client's address changed.
    AddressChanged,
    /// The client's address changed, and was refused.
    AddressDenied,
    /// The session ended.
    End(Ending),
    /// The session ended since the user began another.
    Replaced,
    /// Every session of the appliance ended.
    EndOfAll,
    /// A failed sign-in, which is part of no session.
    Refused,
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The user signed out.
    Logout,
    /// Nothing was done for too long.
    IdleTimeout,
    /// The session was as long as sessions may be.
    MaximumLength,
    /// Its record was removed.
    Deleted,
    /// It no longer satisfied the policies.
    Policy,
    /// An administrator ended it.
    ForcedOff,
    /// The appliance ended it.
    Terminated,
    /// The user began another.
    Replaced,
    /// The tunnel ended, and nothing came after.
    TunnelEnd,
    /// The log does not tell; the last event stands for the end.
    Inferred,
}

impl Ending {
    const ALL: [Self; 10] = [
        Self::Logout,
        Self::IdleTimeout,
        Self::MaximumLength,
        Self::Deleted,
        Self::Policy,
        Self::ForcedOff,
        Self::Terminated,
        Self::Replaced,
        Self::TunnelEnd,
        Self::Inferred,
    ];

    /// Words for it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Logout => "logout",
            Self::IdleTimeout => "idle timeout",
            Self::MaximumLength => "maximum length",
            Self::Deleted => "deleted",
            Self::Policy => "policy",
            Self::ForcedOff => "forced off",
            Self::Terminated => "terminated",
            Self::Replaced => "replaced",
            Self::TunnelEnd => "tunnel end",
            Self::Inferred => "inferred end",
        }
    }
}

impl Role {
    const PLAIN: [Self; 14] = [
        Self::Activity,
        Self::SignIn,
        Self::Resumed,
        Self::Factor,
        Self::Arrival,
        Self::TunnelStart,
        Self::TunnelEnd,
        Self::Closed,
        Self::Trailing,
        Self::AddressChanged,
        Self::AddressDenied,
        Self::Replaced,
        Self::EndOfAll,
        Self::Refused,
    ];

    /// The role as one byte, for scratch files.
    pub(super) fn byte(self) -> u8 {
        let position = match self {
            Self::End(ending) => Self::PLAIN.len() + ending as usize,
            plain => Self::PLAIN.iter().position(|known| *known == plain).unwrap_or(0),
        };
        u8::try_from(position).unwrap_or(0)
    }

    /// The role of such a byte.
    pub(super) fn of_byte(byte: u8) -> Self {
        let index = usize::from(byte);
        match index.checked_sub(Self::PLAIN.len()) {
            Some(ending) => Self::End(Ending::ALL.get(ending).copied().unwrap_or(Ending::Inferred)),
            None => Self::PLAIN[index],
        }
    }
}

/// The roles of codes and actions.
pub(super) struct Roles {
    known: HashMap<&'static [u8], Role, foldhash::fast::FixedState>,
}

impl Roles {
    pub(super) fn new() -> Self {
        Self { known: include_str!("roles.tsv").lines().filter_map(row).collect() }
    }

    /// The role of an event. `has_failed` tells whether what it is about failed, `is_authentication` whether that was
    /// to prove who somebody is.
    pub(super) fn of(&self, code: &[u8], action: &[u8], has_failed: bool, is_authentication: bool) -> Role {
        let role = self.known.get(code).or_else(|| self.known.get(action)).copied().unwrap_or(Role::Activity);
        match role {
            Role::SignIn | Role::Factor | Role::Resumed if has_failed => Role::Refused,
            Role::Activity if has_failed && is_authentication => Role::Refused,
            Role::TunnelStart if has_failed => Role::Activity,
            role => role,
        }
    }
}

fn row(line: &'static str) -> Option<(&'static [u8], Role)> {
    let mut cells = line.split('\t');
    let (name, role, ending) = (cells.next()?, cells.next()?, cells.next().unwrap_or_default());
    let role = match role {
        "sign-in" => Role::SignIn,
        "resumed" => Role::Resumed,
        "factor" => Role::Factor,
        "arrival" => Role::Arrival,
        "tunnel-start" => Role::TunnelStart,
        "tunnel-end" => Role::TunnelEnd,
        "closed" => Role::Closed,
        "trailing" => Role::Trailing,
        "address-changed" => Role::AddressChanged,
        "address-denied" => Role::AddressDenied,
        "replaced" => Role::Replaced,
        "end-of-all" => Role::EndOfAll,
        "end" => Role::End(Ending::ALL.into_iter().find(|known| known.words() == ending)?),
        _ => Role::Activity,
    };
    Some((name.as_bytes(), role))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Codes;

    #[test]
    fn every_row_names_a_code_or_an_action_of_the_catalogue() {
        let codes = Codes::builtin();
        for line in include_str!("roles.tsv").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (name, role) = row(line).unwrap_or_else(|| panic!("{line}"));
            let name = std::str::from_utf8(name).expect("text");
            assert!(codes.all().iter().any(|code| code.code == name || code.action == name), "{line}");
            assert_eq!(role == Role::Activity, line.ends_with("\tactivity"), "{line}");
        }
    }

    #[test]
    fn a_code_overrules_its_action_and_failures_begin_nothing() {
        let roles = Roles::new();
        assert_eq!(roles.of(b"AUT20914", b"session-timeout", false, false), Role::End(Ending::MaximumLength));
        assert_eq!(roles.of(b"AUT22886", b"session-timeout", false, false), Role::End(Ending::IdleTimeout));
        assert_eq!(roles.of(b"AUT24416", b"agent-login", true, true), Role::Refused);
        assert_eq!(roles.of(b"WEB20174", b"web-request-completed", true, false), Role::Activity);
    }
}
