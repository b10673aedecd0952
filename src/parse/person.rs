//! Splits a recorded account into name and domain.

use super::short;
use crate::schema::{Column, Event};

/// The appliance itself, as an actor.
pub(super) const SYSTEM: &[u8] = b"System";

/// Name and domain of `user@domain`, `DOMAIN\user` or `DOMAIN\\user`; the at sign counts first.
#[inline]
pub(super) fn split(account: &[u8]) -> (&[u8], &[u8]) {
    if !short::has_either(account, b'@', b'\\') {
        return (account, b"");
    }
    if let Some(at) = memchr::memrchr(b'@', account)
        && at > 0
        && at + 1 < account.len()
    {
        return (&account[..at], &account[at + 1..]);
    }
    if let Some(at) = memchr::memrchr(b'\\', account)
        && at + 1 < account.len()
    {
        let domain = &account[..at];
        let end = domain.iter().rposition(|&byte| byte != b'\\').map_or(0, |last| last + 1);
        return (&account[at + 1..], &domain[..end]);
    }
    (account, b"")
}

/// Sets user and domain from an account.
#[inline]
pub(super) fn set<'a>(event: &mut Event<'a>, account: &'a [u8]) {
    let (user, domain) = split(account);
    event.set_text(Column::User, user);
    event.set_text(Column::Domain, domain);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_are_split_off() {
        let cases: [(&[u8], [&[u8]; 2]); 7] = [
            (b"eva", [b"eva", b""]),
            (br"NORD\eva", [b"eva", b"NORD"]),
            (br"NORD\\eva", [b"eva", b"NORD"]),
            (b"eva@nord.example", [b"eva", b"nord.example"]),
            (br"NORD\eva@nord.example", [br"NORD\eva", b"nord.example"]),
            (b"eva@", [b"eva@", b""]),
            (br"eva\", [br"eva\", b""]),
        ];
        for (account, want) in cases {
            assert_eq!(<[&[u8]; 2]>::from(split(account)), want);
        }
    }
}
