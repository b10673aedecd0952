//! What one indicator names: a text becomes a typed value, whether it was defanged or not.
//!
//! A value has one spelling, however it is written, so that it is found by comparing bytes: names and accounts in
//! lower case, URLs without scheme, hardware addresses without separators, networks without host bits.

use std::{borrow::Cow, net::IpAddr};

use ipnet::{IpNet, Ipv4Subnets, Ipv6Subnets};

use super::Kind;

/// Longest host name; longer texts are none.
pub(super) const NAME_BYTES: usize = 253;
/// Why `0.0.0.0/0` and `/` are no indicators.
const MATCHES_ALL: &str = "it would match everything";

/// What an indicator names, in the one spelling by which it is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// An address or network.
    Network(IpNet),
    /// The networks of a range.
    Range(Vec<IpNet>),
    /// Anything else.
    Text(Kind, String),
    /// A regular expression on what a column of this kind holds.
    Pattern(Kind, String),
}

/// Why a text gives no indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is understood, but logs hold nothing like it, or its source does not mean it as an indicator.
    LeftOut(String),
    /// It is not understood.
    Unknown(String),
}

type Result<T> = std::result::Result<T, Refusal>;

pub(super) fn unknown<T>(reason: impl Into<String>) -> Result<T> {
    Err(Refusal::Unknown(reason.into()))
}

pub(super) fn left_out<T>(reason: impl Into<String>) -> Result<T> {
    Err(Refusal::LeftOut(reason.into()))
}

impl Value {
    /// A single address.
    pub(super) fn of_address(address: IpAddr) -> Self {
        Self::Network(address.to_canonical().into())
    }

    /// A text whose kind its source tells.
    pub(super) fn of_kind(kind: Kind, text: &str) -> Result<Self> {
        let text = refang(text);
        let shown = || text.escape_debug().take(80).collect::<String>();
        let value = match kind {
            Kind::Ip => network(&text)?,
            Kind::Domain => network(&text)?.or_else(|| host_name(&text).map(|name| Self::Text(kind, name))),
            Kind::Url => url(&text).map(|url| Self::Text(kind, url)),
            Kind::User => account(&text).map(|account| Self::Text(kind, account)),
            Kind::Mac => hardware_address(&text).map(|digits| Self::Text(kind, digits)),
            Kind::Agent => (!text.is_empty()).then(|| Self::Text(kind, text.clone().into_owned())),
            Kind::Asn => system_number(&text).map(|number| Self::Text(kind, number)),
        };
        match (value, kind) {
            (Some(Self::Text(Kind::Url, url)), _) if url.len() < 2 => unknown(MATCHES_ALL),
            (Some(value), _) => Ok(value),
            (None, Kind::Ip) => unknown(format!("'{}' is no address or network", shown())),
            (None, kind) => unknown(format!("'{}' is no {}", shown(), kind.name())),
        }
    }

    /// A text whose kind only its form tells.
    pub(super) fn guess(text: &str) -> Result<Self> {
        let text = refang(text);
        let digits = text.len();
        if let Some(network) = network(&text)? {
            return Ok(network);
        }
        let kind = if text.contains("://") || (text.starts_with('/') && !text.starts_with("//")) {
            Kind::Url
        } else if text.contains('@') || text.contains('\\') {
            Kind::User
        } else if matches!(digits, 32 | 40 | 56 | 64 | 96 | 128) && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return left_out("file hash");
        } else if hardware_address(&text).is_some() && text.contains([':', '-', '.']) {
            Kind::Mac
        } else if text.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("as")) && system_number(&text).is_some()
        {
            Kind::Asn
        } else if text.split_once('/').is_some_and(|(host, path)| is_known_host(host) && path.parse::<u32>().is_err()) {
            Kind::Url
        } else if is_known_host(&text) {
            Kind::Domain
        } else {
            let shown: String = text.escape_debug().take(80).collect();
            return unknown(format!(
                "'{shown}' is no address, network, name with a dot, URL, account or hardware address"
            ));
        };
        Self::of_kind(kind, &text)
    }

    /// What people are shown, if that is not the value itself.
    pub(super) fn shown<'v>(&'v self, written: &'v str) -> Option<Cow<'v, str>> {
        match self {
            Self::Network(_) | Self::Text(Kind::Domain, _) => None,
            Self::Text(Kind::Asn, number) => Some(Cow::Owned(format!("AS{number}"))),
            Self::Text(Kind::Mac, digits) => {
                let pairs: Vec<&str> = (0..digits.len()).step_by(2).filter_map(|at| digits.get(at..at + 2)).collect();
                Some(Cow::Owned(pairs.join(":")))
            }
            Self::Range(_) | Self::Text(..) => Some(refang(written)),
            Self::Pattern(..) => Some(Cow::Borrowed(written)),
        }
    }
}

/// What was written so that nobody clicks on it.
pub(super) fn refang(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text.trim().trim_matches(['"', '\'']));
    if text.contains(['[', '(', '{', '\\']) {
        for (defanged, plain) in [
            ("[.]", "."),
            ("(.)", "."),
            ("{.}", "."),
            ("\\.", "."),
            ("[dot]", "."),
            ("(dot)", "."),
            ("[:]", ":"),
            ("[://]", "://"),
            ("[/]", "/"),
            ("[@]", "@"),
            ("(@)", "@"),
            ("[at]", "@"),
            ("(at)", "@"),
        ] {
            if text.contains(defanged) {
                text = Cow::Owned(text.replace(defanged, plain));
            }
        }
    }
    match text.get(..4) {
        Some(start) if start.eq_ignore_ascii_case("hxxp") => Cow::Owned(format!("http{}", &text[4..])),
        _ => text,
    }
}

/// An address, a network, or a range; addresses may have a port.
fn network(text: &str) -> Result<Option<Value>> {
    if !text.starts_with(|first: char| first.is_ascii_hexdigit() || matches!(first, ':' | '[')) {
        return Ok(None);
    }
    if let Ok(address) = text.parse::<IpAddr>() {
        return Ok(Some(Value::of_address(address)));
    }
    if let Ok(network) = text.parse::<IpNet>() {
        return if network.prefix_len() == 0 {
            unknown(MATCHES_ALL)
        } else {
            Ok(Some(Value::Network(network.trunc())))
        };
    }
    if let Some((first, last)) = text.split_once('-')
        && let (Ok(first), Ok(last)) = (first.trim().parse(), last.trim().parse())
    {
        return range(first, last).map(Some);
    }
    let inside = text.strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|(inside, _)| inside);
    let host = inside.or_else(|| text.rsplit_once(':').filter(|(_, port)| is_port(port)).map(|(host, _)| host));
    Ok(host.and_then(|host| host.parse().ok()).map(Value::of_address))
}

fn range(first: IpAddr, last: IpAddr) -> Result<Value> {
    let networks: Vec<IpNet> = match (first, last) {
        (IpAddr::V4(first), IpAddr::V4(last)) if first <= last => {
            Ipv4Subnets::new(first, last, 0).map(IpNet::from).collect()
        }
        (IpAddr::V6(first), IpAddr::V6(last)) if first <= last => {
            Ipv6Subnets::new(first, last, 0).map(IpNet::from).collect()
        }
        _ => return unknown("the range does not begin before its end"),
    };
    if networks.iter().any(|network| network.prefix_len() == 0) {
        unknown(MATCHES_ALL)
    } else {
        Ok(Value::Range(networks))
    }
}

fn is_port(text: &str) -> bool {
    text.parse::<u16>().is_ok()
}

/// A name in lower case, without port, asterisk or final dot.
fn host_name(text: &str) -> Option<String> {
    let text = text.strip_prefix("*.").or_else(|| text.strip_prefix('.')).unwrap_or(text);
    let text = text.rsplit_once(':').filter(|(_, port)| is_port(port)).map_or(text, |(host, _)| host);
    let name = text.strip_suffix('.').unwrap_or(text);
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_'))
    };
    (name.len() <= NAME_BYTES && name.split('.').all(is_label)).then(|| name.to_lowercase())
}

/// Whether it is a name that is no mere word or number.
fn is_known_host(text: &str) -> bool {
    let is_domain = |last: &str| last.len() > 1 && last.chars().any(char::is_alphabetic);
    host_name(text).is_some_and(|name| name.rsplit_once('.').is_some_and(|(_, last)| is_domain(last)))
        || matches!(network(text), Ok(Some(_)))
}

/// A URL without scheme, account, usual port, fragment and final slash; the host in lower case. A path stays one.
pub(super) fn url(text: &str) -> Option<String> {
    if text.is_empty() || text.contains(char::is_whitespace) {
        return None;
    }
    let text = text.split('#').next().unwrap_or_default();
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let at = rest.find(['/', '?']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(at);
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let host = host.strip_suffix(":80").or_else(|| host.strip_suffix(":443")).unwrap_or(host);
    let path = path.strip_suffix('/').unwrap_or(path);
    let url = format!("{}{path}", host.strip_suffix('.').unwrap_or(host).to_lowercase());
    Some(if url.is_empty() { "/".to_owned() } else { url })
}

/// `user`, `user@domain`, in lower case.
fn account(text: &str) -> Option<String> {
    let (user, domain) = split_account(text);
    let is_sensible = !user.is_empty() && !user.contains(char::is_control);
    is_sensible.then(|| qualified(user, domain))
}

/// An account with its domain, if it has one.
pub(super) fn qualified(user: &str, domain: &str) -> String {
    if domain.is_empty() { user.to_lowercase() } else { format!("{user}@{domain}").to_lowercase() }
}

/// User and domain of `user@domain` or `DOMAIN\user`; the at sign counts first.
pub(super) fn split_account(text: &str) -> (&str, &str) {
    match (text.rsplit_once('@'), text.rsplit_once('\\')) {
        (Some((user, domain)), _) if !user.is_empty() && !domain.is_empty() => (user, domain),
        (_, Some((domain, user))) if !user.is_empty() => (user, domain.trim_end_matches('\\')),
        _ => (text, ""),
    }
}

/// Twelve digits in lower case.
pub(super) fn hardware_address(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|letter| !matches!(letter, ':' | '-' | '.')).collect();
    let is_address = digits.len() == 12 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_address.then(|| digits.to_ascii_lowercase())
}

fn system_number(text: &str) -> Option<String> {
    let digits = text.trim_start_matches(['A', 'a', 'S', 's']).trim();
    digits.parse::<u32>().ok().map(|number| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(text: &str) -> String {
        match Value::guess(text) {
            Ok(Value::Text(kind, value)) => format!("{} {value}", kind.name()),
            Ok(Value::Network(network)) => format!("ip {network}"),
            Ok(Value::Range(networks)) => format!("ip {networks:?}"),
            Ok(Value::Pattern(..)) => "pattern".to_owned(),
            Err(Refusal::LeftOut(reason) | Refusal::Unknown(reason)) => reason,
        }
    }

    #[test]
    fn the_form_tells_the_kind_and_one_spelling_is_kept() {
        for (text, wanted) in [
            ("198.51.100.7", "ip 198.51.100.7/32"),
            ("198[.]51[.]100[.]7:8443", "ip 198.51.100.7/32"),
            ("198.51.100.7/24", "ip 198.51.100.0/24"),
            ("198.51.100.6-198.51.100.8", "ip [198.51.100.6/31, 198.51.100.8/32]"),
            ("2001:DB8::7", "ip 2001:db8::7/128"),
            ("[2001:db8::7]:443", "ip 2001:db8::7/128"),
            ("::ffff:198.51.100.7", "ip 198.51.100.7/32"),
            ("hxxps[:]//Evil[.]Example:443/A/?q=1#x", "url evil.example/A/?q=1"),
            ("evil.example/login/", "url evil.example/login"),
            ("/dana-na/auth/x.cgi", "url /dana-na/auth/x.cgi"),
            ("*.Evil(dot)example.", "domain evil.example"),
            ("evil.example:8080", "domain evil.example"),
            ("Eva[@]nord[.]example", "user eva@nord.example"),
            (r"NORD\Eva", "user eva@nord"),
            ("00-53-00-AB-CD-EF", "mac 005300abcdef"),
            ("0053.00ab.cdef", "mac 005300abcdef"),
            ("AS64496", "asn 64496"),
            ("d41d8cd98f00b204e9800998ecf8427e", "file hash"),
            ("0.0.0.0/0", "it would match everything"),
            ("/", "it would match everything"),
            ("http://", "it would match everything"),
        ] {
            assert_eq!(guessed(text), wanted, "{text}");
        }
        for text in ["word", "1.2.3", "a..example", "x y.example", "-", "", "1.2.3.4/33", "9-1"] {
            assert!(guessed(text).contains("is no address"), "{text}: {}", guessed(text));
        }
        assert_eq!(guessed("198.51.100.9-198.51.100.8"), "the range does not begin before its end");
    }
}
