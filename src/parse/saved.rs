//! What the name of a file tells of the lines in it.
//!
//! The admin pages save `log.node-Sat-2025-08-02_11_24_02-(GMT+10_00).events`: the extension is the log, and the
//! clock was that far from UTC when it was saved. The nightly archive is called
//! `JuniperAccessLog-cluster-node-20161101-2303.gz`, a native log `log.access.vc0` or `log.access.vc0.old`. Names
//! of the node may hold hyphens, so they are read from their ends.

/// What a name tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Saved {
    /// event, user, admin, sensor, policytrace or diagnostic; empty if it does not tell.
    pub(super) log: &'static str,
    /// Offset of the appliance's clock, in seconds east of UTC.
    pub(super) offset_secs: Option<i64>,
}

impl Saved {
    /// Reads the name of a file or member, with or without its folders.
    pub(super) fn of(path: &str) -> Self {
        const LOGS: [(&str, &str); 3] = [("events", "event"), ("access", "user"), ("admin", "admin")];
        let name = path.rsplit('/').next().unwrap_or_default();
        let lower = name.to_ascii_lowercase();
        if let Some(log) = native(&lower) {
            return Self { log, offset_secs: None };
        }
        let stem = unpacked(&lower);
        let saved = stem.strip_prefix("log.").and_then(|rest| rest.rsplit_once('.'));
        let of_extension = |end: &str| LOGS.iter().find(|(extension, _)| *extension == end);
        if let Some((rest, (_, log))) = saved.and_then(|(rest, end)| Some((rest, of_extension(end)?))) {
            return Self { log, offset_secs: offset(rest) };
        }
        let archived = |(word, _): &&(&str, &str)| {
            lower.split_once('-').is_some_and(|(prefix, _)| prefix.ends_with(&format!("{word}log")))
        };
        Self { log: LOGS.iter().find(archived).map_or("", |(_, log)| log), offset_secs: None }
    }
}

/// Whether a file is called like a native log: `….vc0`, `….vc0.old`, or a packed one of these.
pub(super) fn is_native(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    let stem = unpacked(&lower);
    let stem = stem.strip_suffix(".old").unwrap_or(stem);
    let digits = stem.rsplit_once(".vc").map_or("", |(_, digits)| digits);
    !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())
}

/// A name without what packing adds to it.
#[must_use]
pub fn unpacked(name: &str) -> &str {
    [".gz", ".zst", ".bz2", ".xz"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name)
}

/// The log of `log.events.vc0`, its generation before (`.old`), or a packed or renamed copy that still says it.
fn native(name: &str) -> Option<&'static str> {
    const LOGS: [(&str, &str); 6] = [
        ("events", "event"),
        ("access", "user"),
        ("admin", "admin"),
        ("sensorslog", "sensor"),
        ("policytrace", "policytrace"),
        ("diagnosticlog", "diagnostic"),
    ];
    let (before, context) = name.split_once(".vc")?;
    let word = before.rsplit(['.', '_', '-', ' ']).next()?;
    let is_context = context.starts_with(|first: char| first.is_ascii_digit());
    LOGS.iter().find(|(own, _)| is_context && *own == word).map(|(_, log)| *log)
}

/// The offset in `…-(gmt+10_00)`.
fn offset(text: &str) -> Option<i64> {
    let (_, zone) = text.rsplit_once("(gmt")?;
    let zone = zone.strip_suffix(')')?;
    let (sign, digits) = match zone.split_at_checked(1) {
        None => return Some(0),
        Some(("+", digits)) => (1, digits),
        Some(("-", digits)) => (-1, digits),
        Some(_) => return None,
    };
    let (hours, minutes) = digits.split_once(['_', ':'])?;
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
    ((0..=14).contains(&hours) && (0..60).contains(&minutes)).then_some(sign * (hours * 3600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_native_logs() {
        for name in ["x/log.events.vc0", "LOG.ADMIN.VC0", "a.zip!/log.access.vc12.old.gz", "copy.vc0"] {
            assert!(is_native(name), "{name}");
        }
        for name in ["log.events.vc0.csv", "log.events", "x.vc", "vc0", ".vc0/log.txt", ""] {
            assert!(!is_native(name), "{name}");
        }
    }

    #[test]
    fn names_tell_log_and_zone() {
        let cases = [
            ("x/log.localhost2-Sat-2025-08-02_11_24_02-(GMT+10_00).events", "event", Some(36_000)),
            ("c.zip!/log.a-b-Mon-2025-03-17_18_00_00-(GMT-03_30).access.gz", "user", Some(-12_600)),
            ("log.n-Mon-2025-03-17_18_00_00-(GMT).admin", "admin", Some(0)),
            ("log.n.admin", "admin", None),
            ("JuniperAccessLog-CH-SSL-CH-SSL-C1-20161101-2303.gz", "user", None),
            ("PulseSecureAdminLog-a-b-20161101-2303", "admin", None),
            ("log.n-(GMT+99_00).events", "event", None),
            ("access.log", "", None),
            ("runtime/logs/log.events.vc0", "event", None),
            ("c.zip!/log.access.vc0.old.gz", "user", None),
            ("node-1_log.admin.vc1", "admin", None),
            ("log.diagnosticlog.vc0", "diagnostic", None),
            ("log.other.vc0", "", None),
            ("log.events.vcx", "", None),
            ("my-log.events", "", None),
        ];
        for (name, log, offset_secs) in cases {
            assert_eq!(Saved::of(name), Saved { log, offset_secs }, "{name}");
        }
    }
}
