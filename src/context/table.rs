//! The tables of a context and their columns, declared once.

/// A table of a context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Parts of the network.
    Zones,
    /// Names and types of machines.
    Names,
    /// Groups of users.
    Groups,
    /// Kinds of accounts.
    Accounts,
    /// Countries where users are expected, or nobody.
    Countries,
    /// When whom is expected.
    Hours,
    /// Clocks of appliances.
    Appliances,
    /// What was installed on appliances.
    Patches,
}

/// Columns that nearly every table has: from when and until before when a row holds.
const WHEN: [&str; 2] = ["valid_from", "valid_to"];

impl Table {
    /// All tables.
    pub const ALL: [Self; 8] = [
        Self::Zones,
        Self::Names,
        Self::Groups,
        Self::Accounts,
        Self::Countries,
        Self::Hours,
        Self::Appliances,
        Self::Patches,
    ];

    /// Its name, in TOML and in the names of CSV files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Zones => "zones",
            Self::Names => "names",
            Self::Groups => "groups",
            Self::Accounts => "accounts",
            Self::Countries => "countries",
            Self::Hours => "hours",
            Self::Appliances => "appliances",
            Self::Patches => "patches",
        }
    }

    /// The columns that it must have, and those that it may have besides.
    const fn own_columns(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Zones => (&["match", "zone", "kind"], &WHEN),
            Self::Names => (&["match"], &["name", "type", WHEN[0], WHEN[1]]),
            Self::Groups => (&["user", "group"], &WHEN),
            Self::Accounts => (&["user", "kind"], &WHEN),
            Self::Countries => (&["country", "status"], &WHEN),
            Self::Hours => (&["days", "hours", "time_zone"], &["user", "group", WHEN[0], WHEN[1]]),
            Self::Appliances => (&["node", "clock_offset"], &WHEN),
            Self::Patches => (&["node", "patch", "installed"], &[]),
        }
    }

    /// The columns without which it makes no sense.
    pub(super) const fn required(self) -> &'static [&'static str] {
        self.own_columns().0
    }

    /// Every column.
    pub(super) fn columns(self) -> impl Iterator<Item = &'static str> {
        let (required, optional) = self.own_columns();
        required.iter().chain(optional).copied()
    }

    /// The table of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.name().eq_ignore_ascii_case(name))
    }

    /// The only table that has all these columns and lacks none that it must have.
    pub(super) fn of_columns(columns: &[&str]) -> Option<Self> {
        let fits = |table: &Self| {
            columns.iter().all(|name| table.column(name).is_ok())
                && table.required().iter().all(|needed| columns.iter().any(|name| name.eq_ignore_ascii_case(needed)))
        };
        let mut fitting = Self::ALL.into_iter().filter(fits);
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// The column of this name.
    pub(super) fn column(self, name: &str) -> Result<&'static str, String> {
        let known = self.columns().find(|column| column.eq_ignore_ascii_case(name));
        known.ok_or_else(|| unknown(&format!("column of {}", self.name()), name, self.columns()))
    }
}

/// A sentence about a name that is not known: all that there are, and the likeliest one.
pub(super) fn unknown(thing: &str, name: &str, known: impl Iterator<Item = &'static str>) -> String {
    let known: Vec<&str> = known.collect();
    let likeness = |word: &&&str| (strsim::jaro_winkler(word, &name.to_lowercase()) * 1000.0).round();
    let nearest = known.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    let hint = nearest.filter(|word| likeness(word) > 750.0);
    let hint = hint.map_or_else(String::new, |word| format!("; did you mean {word}?"));
    format!("'{name}' is no {thing}; there are {}{hint}", known.join(", "))
}
