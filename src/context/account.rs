//! What kinds of accounts there are. One account may be of several.

use std::sync::LazyLock;

/// A kind of account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum AccountKind {
    /// May change what others only use.
    Privileged,
    /// Belongs to a program; nobody signs in with it.
    Service,
    /// Is switched off.
    Disabled,
    /// Belongs to somebody who has left.
    Departed,
    /// Belongs to somebody whom attackers look for.
    Executive,
}

impl AccountKind {
    /// The words for them, in the order in which they are written.
    pub const NAMES: [(&'static str, Self); 5] = [
        ("privileged", Self::Privileged),
        ("service", Self::Service),
        ("disabled", Self::Disabled),
        ("departed", Self::Departed),
        ("executive", Self::Executive),
    ];

    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        Self::NAMES[self as usize].0
    }
}

/// The kinds of one account, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AccountKinds(u8);

/// The words for every set of kinds.
static WORDS: LazyLock<[String; 1 << AccountKind::NAMES.len()]> = LazyLock::new(|| {
    std::array::from_fn(|bits| {
        let kinds = AccountKind::NAMES.iter().filter(|(_, kind)| bits & (1 << *kind as u8) != 0);
        kinds.map(|(word, _)| *word).collect::<Vec<_>>().join(",")
    })
});

impl AccountKinds {
    /// Whether the account is of a kind.
    #[must_use]
    pub const fn has(self, kind: AccountKind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    /// The words for them, with commas between.
    #[must_use]
    pub fn words(self) -> &'static str {
        WORDS.get(usize::from(self.0)).map_or("", String::as_str)
    }
}

impl<'k> FromIterator<&'k AccountKind> for AccountKinds {
    fn from_iter<I: IntoIterator<Item = &'k AccountKind>>(kinds: I) -> Self {
        Self(kinds.into_iter().fold(0, |bits, kind| bits | 1 << *kind as u8))
    }
}
