//! Whom or what a rule is about: a network, a name, a user with or without domain, a group, everyone.
//!
//! Case does not count in names; `*` stands for anything and `?` for one character.

use std::net::IpAddr;

use ipnet::IpNet;

/// Whom or what a rule is about.
#[derive(Clone, Debug)]
pub struct Subject {
    /// As the file has it.
    pub text: String,
    pattern: Pattern,
}

#[derive(Clone, Debug)]
enum Pattern {
    Network(IpNet),
    /// A lower-case name, and the domain it must have unless none is known.
    Name(String, Option<String>),
    Glob(String, Option<String>),
    Group(String),
    Everyone,
}

/// What a rule is asked about.
#[derive(Clone, Copy, Debug)]
pub enum Asked<'a> {
    /// An address.
    Address(IpAddr),
    /// A host, country or appliance in lower case.
    Name(&'a str),
    /// A user and their domain in lower case; without domain if that is not known.
    User(&'a str, &'a str),
    /// A group in lower case.
    Group(&'a str),
    /// Nobody in particular.
    Everyone,
}

impl Subject {
    /// An address, a network, or the name of a host.
    pub(super) fn place(text: &str) -> Result<Self, String> {
        let looks_like_address = text.contains(['/', ':']) || !text.contains(char::is_alphabetic);
        if !looks_like_address {
            return Ok(Self::name(text));
        }
        let network = text.parse::<IpNet>().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
        let network = network.map_err(|_| {
            format!("'{text}' is no address, network such as 10.1.0.0/16 or name of a host such as dc-*")
        })?;
        if network != network.trunc() {
            let whole = network.trunc();
            return Err(format!("'{text}' is not where its network begins; write {whole} or {}", network.addr()));
        }
        Ok(Self { text: text.to_owned(), pattern: Pattern::Network(network) })
    }

    /// A name.
    pub(super) fn name(text: &str) -> Self {
        Self::named(text, text, None)
    }

    /// A user: `bob` of any domain, `CORP\bob` or `bob@corp.example`.
    pub(super) fn user(text: &str) -> Result<Self, String> {
        let (name, domain) = match (text.rsplit_once('@'), text.split_once('\\')) {
            (Some((name, domain)), _) => (name, Some(domain)),
            (None, Some((domain, name))) => (name.trim_start_matches('\\'), Some(domain)),
            (None, None) => (text, None),
        };
        if name.is_empty() || domain == Some("") {
            return Err(format!("'{text}' is no user; write bob, CORP\\bob, bob@corp.example or svc-*"));
        }
        Ok(Self::named(text, name, domain))
    }

    /// A country by its two letters.
    pub(super) fn country(text: &str) -> Result<Self, String> {
        let is_code = text.len() == 2 && text.bytes().all(|letter| letter.is_ascii_alphabetic());
        if is_code { Ok(Self::name(text)) } else { Err(format!("'{text}' is no country of two letters, such as SE")) }
    }

    /// A group.
    pub(super) fn group(text: &str) -> Self {
        Self { text: format!("group {text}"), pattern: Pattern::Group(text.to_lowercase()) }
    }

    /// Everyone.
    pub(super) fn everyone() -> Self {
        Self { text: "everyone".to_owned(), pattern: Pattern::Everyone }
    }

    fn named(text: &str, name: &str, domain: Option<&str>) -> Self {
        let (name, domain) = (name.to_lowercase(), domain.map(str::to_lowercase));
        let is_glob = name.contains(['*', '?']);
        let pattern = if is_glob { Pattern::Glob(name, domain) } else { Pattern::Name(name, domain) };
        Self { text: text.to_owned(), pattern }
    }

    /// Its place in the order of rules: longer prefixes, then names, then patterns.
    pub(super) fn rank(&self) -> (u8, u8) {
        match &self.pattern {
            Pattern::Network(network) => (0, u8::MAX - network.prefix_len()),
            Pattern::Name(..) => (1, 0),
            Pattern::Glob(..) => (2, 0),
            Pattern::Group(_) => (3, 0),
            Pattern::Everyone => (4, 0),
        }
    }

    /// The name without wildcards by which rules can be looked up.
    pub(super) fn exact(&self) -> Option<&str> {
        if let Pattern::Name(name, _) = &self.pattern { Some(name) } else { None }
    }

    /// The address, if it is about one only.
    #[must_use]
    pub fn address(&self) -> Option<IpAddr> {
        match self.pattern {
            Pattern::Network(network) if network.prefix_len() == network.max_prefix_len() => Some(network.addr()),
            _ => None,
        }
    }

    /// Whether it is about what is asked.
    pub(super) fn is_about(&self, asked: &Asked<'_>) -> bool {
        match (&self.pattern, asked) {
            (Pattern::Network(network), Asked::Address(address)) => network.contains(address),
            (Pattern::Name(own, _), Asked::Name(name)) | (Pattern::Group(own), Asked::Group(name)) => own == name,
            (Pattern::Glob(own, _), Asked::Name(name)) => matches(own, name),
            (Pattern::Name(own, domain), Asked::User(name, other)) => own == name && agree(domain.as_deref(), other),
            (Pattern::Glob(own, domain), Asked::User(name, other)) => {
                matches(own, name) && agree(domain.as_deref(), other)
            }
            (Pattern::Everyone, Asked::Everyone) => true,
            _ => false,
        }
    }
}

/// Logs seldom name the domain, so that only a different one speaks against a user.
fn agree(wanted: Option<&str>, known: &str) -> bool {
    wanted.is_none_or(|wanted| known.is_empty() || wanted == known)
}

/// Whether a text fits a pattern with `*` and `?`. After a mismatch the last `*` takes one character more.
fn matches(pattern: &str, text: &str) -> bool {
    let (mut pattern, mut text) = (pattern.chars(), text.chars());
    let mut last_star = None;
    loop {
        let before = text.clone();
        match (pattern.next(), text.next()) {
            (None, None) => return true,
            (Some('*'), _) => {
                last_star = Some((pattern.clone(), before.clone()));
                text = before;
            }
            (Some('?'), Some(_)) => {}
            (Some(wanted), Some(letter)) if wanted == letter => {}
            _ => {
                let Some((behind_star, taken)) = &mut last_star else { return false };
                if taken.next().is_none() {
                    return false;
                }
                (pattern, text) = (behind_star.clone(), taken.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_as_people_expect() {
        for (pattern, text) in [("svc-*", "svc-"), ("*", ""), ("a*b*c", "axxbyybzc"), ("l?k-*", "lök-1"), ("**x", "x")]
        {
            assert!(matches(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [("svc-*", "svc"), ("a*b", "abc"), ("?", ""), ("a?", "a"), ("", "a")] {
            assert!(!matches(pattern, text), "{pattern} {text}");
        }
    }

    #[test]
    fn users_match_with_and_without_domain() {
        let is_about = |rule: &str, name: &str, domain: &str| {
            Subject::user(rule).is_ok_and(|subject| subject.is_about(&Asked::User(name, domain)))
        };
        assert!(is_about("Bob", "bob", "nord"));
        assert!(is_about(r"NORD\Bob", "bob", "nord"));
        assert!(is_about(r"NORD\bob", "bob", ""));
        assert!(!is_about(r"NORD\bob", "bob", "sud"));
        assert!(is_about("svc-*@nord.example", "svc-x", "nord.example"));
        for bad in ["@nord", r"NORD\", "bob@", r"\bob"] {
            assert!(Subject::user(bad).is_err(), "{bad}");
        }
    }
}
