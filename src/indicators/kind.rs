//! What an indicator is, and in which columns it is looked for.

use crate::schema::{Column, ColumnSet};

/// What an indicator is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    /// An address or a network.
    Ip,
    /// The name of a host, which stands for all names below it.
    Domain,
    /// A URL or a path, which stands for everything below it.
    Url,
    /// An account, with or without domain.
    User,
    /// A hardware address.
    Mac,
    /// A user agent.
    Agent,
    /// An autonomous system.
    Asn,
}

impl Kind {
    /// Every kind, in the order of the enum.
    pub const ALL: [Self; 7] = [Self::Ip, Self::Domain, Self::Url, Self::User, Self::Mac, Self::Agent, Self::Asn];

    /// The word of the column `ioc_type`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ip => "ip",
            Self::Domain => "domain",
            Self::Url => "url",
            Self::User => "user",
            Self::Mac => "mac",
            Self::Agent => "agent",
            Self::Asn => "asn",
        }
    }
}

/// What a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// An address, or something else.
    Address,
    /// A name or an address.
    Host,
    /// A URL, or a path on the appliance.
    Url,
    /// An account.
    Account,
    /// Hardware addresses.
    Mac,
    /// A user agent.
    Agent,
    /// The number of an autonomous system.
    Asn,
}

impl Field {
    /// The kinds that can be found in it.
    #[must_use]
    pub const fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Address => &[Kind::Ip],
            Self::Host => &[Kind::Ip, Kind::Domain],
            Self::Url => &[Kind::Url, Kind::Ip, Kind::Domain],
            Self::Account => &[Kind::User],
            Self::Mac => &[Kind::Mac],
            Self::Agent => &[Kind::Agent],
            Self::Asn => &[Kind::Asn],
        }
    }
}

/// The columns in which indicators are looked for, in the order of the schema. The appliance's own address and
/// name are not among them. `actor` is looked at only where it is not what `user` was made from.
pub const FIELDS: &[(Column, Field)] = &[
    (Column::User, Field::Account),
    (Column::Actor, Field::Account),
    (Column::TargetUser, Field::Account),
    (Column::SrcIp, Field::Address),
    (Column::DstIp, Field::Address),
    (Column::DstHost, Field::Host),
    (Column::NatIp, Field::Address),
    (Column::Host, Field::Host),
    (Column::Mac, Field::Mac),
    (Column::Asn, Field::Asn),
    (Column::Agent, Field::Agent),
    (Column::Url, Field::Url),
    (Column::OldValue, Field::Address),
    (Column::NewValue, Field::Address),
];

/// The columns that tell of indicators.
pub const MARKS: ColumnSet = ColumnSet::of(&MARK_COLUMNS);

/// The same, in the order of the schema.
pub const MARK_COLUMNS: [Column; 4] = [Column::Ioc, Column::IocType, Column::IocField, Column::IocSource];
