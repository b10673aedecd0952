//! MITRE ATT&CK: names of techniques and tactics, and which old id is which new one.
//!
//! Rules and notes name techniques by id, in the version that was current when they were written. This file says what
//! an id is called, which tactics it serves, and whether two ids mean the same; `navigator` paints ids into a layer.
//! It knows the techniques that occur on VPN gateways, with their parents, not all of them. Invariant: an id is
//! compared whole, in any case; `T1048` is not `T1048.003`, only its parent. Source of truth: `attack/*.tsv`.

pub mod navigator;

use std::sync::LazyLock;

/// The version of ATT&CK that names, tactics and current ids follow.
///
/// 19 gave the tactic Defense Evasion up for Stealth and Defense Impairment, and made T1685 and T1686 of T1562.
pub const ATTACK_VERSION: &str = "19";

/// A tactic: why an attacker does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tactic {
    /// Id, such as `TA0001`.
    pub id: &'static str,
    /// Short name, as the Navigator and Sigma's tags have it: `initial-access`.
    pub short: &'static str,
    /// Name.
    pub name: &'static str,
}

/// A technique or a sub-technique: how an attacker does something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Technique {
    /// Id, such as `T1078` or `T1078.003`.
    pub id: &'static str,
    /// Name; that of a sub-technique without its parent's.
    pub name: &'static str,
    /// The tactics that it serves.
    pub tactics: Vec<&'static Tactic>,
}

static TACTICS: LazyLock<Vec<Tactic>> = LazyLock::new(|| {
    let tactics = lines(include_str!("attack/tactics.tsv"));
    tactics.map(|[id, short, name]| Tactic { id, short, name }).collect()
});

static TECHNIQUES: LazyLock<Vec<Technique>> = LazyLock::new(|| {
    let techniques = lines(include_str!("attack/techniques.tsv"));
    let technique = |[id, name, tactics]: [&'static str; 3]| {
        let tactics = tactics.split(',').filter_map(tactic_named).collect();
        Technique { id, name, tactics }
    };
    techniques.map(technique).collect()
});

/// Ids that were given up, in order, and the ids that took their place.
static RENAMED: LazyLock<Vec<[&'static str; 2]>> =
    LazyLock::new(|| lines(include_str!("attack/renamed.tsv")).collect());

fn lines<const CELLS: usize>(text: &'static str) -> impl Iterator<Item = [&'static str; CELLS]> {
    text.lines().map(|line| {
        let mut cells = line.split('\t');
        std::array::from_fn(|_| cells.next().unwrap_or_default())
    })
}

/// The tactics, in the order of the matrix.
#[must_use]
pub fn tactics() -> &'static [Tactic] {
    &TACTICS
}

/// The techniques that are known, in the order of their ids.
#[must_use]
pub fn techniques() -> &'static [Technique] {
    &TECHNIQUES
}

/// What is known of a technique; an old id finds the one that took its place.
#[must_use]
pub fn technique(id: &str) -> Option<&'static Technique> {
    let id = current(id);
    TECHNIQUES.iter().find(|technique| technique.id.eq_ignore_ascii_case(id))
}

/// The tactic of an id, a name or a short name, also behind `attack.` as in Sigma's tags.
///
/// The retired `defense-evasion` is none: what was in it is now in one of two tactics, or in neither.
#[must_use]
pub fn tactic_named(tag: &str) -> Option<&'static Tactic> {
    let tag = tag.trim().to_ascii_lowercase();
    let word = tag.strip_prefix("attack.").unwrap_or(&tag).replace([' ', '_'], "-");
    TACTICS.iter().find(|tactic| tactic.short == word || tactic.id.eq_ignore_ascii_case(&word))
}

/// The id that took an id's place, or the id itself, as it is written.
#[must_use]
pub fn current(id: &str) -> &str {
    RENAMED.iter().find(|[old, _]| old.eq_ignore_ascii_case(id)).map_or(id, |[_, new]| new)
}

/// Whether two ids mean the same technique, whichever version they are of.
#[must_use]
pub fn same(left: &str, right: &str) -> bool {
    current(left).eq_ignore_ascii_case(current(right))
}

/// Whether `wanted` means the technique `id`, or one that `id` is a sub-technique of, in its own version or in the
/// current one.
#[must_use]
pub fn is_same_or_parent(wanted: &str, id: &str) -> bool {
    same(wanted, id)
        || parent(id).is_some_and(|parent| parent.eq_ignore_ascii_case(wanted))
        || parent(current(id)).is_some_and(|parent| parent.eq_ignore_ascii_case(current(wanted)))
}

/// The technique that a sub-technique belongs to.
#[must_use]
pub fn parent(id: &str) -> Option<&str> {
    id.split_once('.').map(|(parent, _)| parent)
}

/// Whether this is written like the id of a technique: `T1078` or `T1078.003`, in any case.
#[must_use]
pub fn is_technique(id: &str) -> bool {
    let is_number = |text: &str, digits: usize| text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some(number) = id.strip_prefix(['T', 't']) else { return false };
    match number.split_once('.') {
        Some((technique, sub)) => is_number(technique, 4) && is_number(sub, 3),
        None => is_number(number, 4),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_makes_sense() {
        assert_eq!(tactics().len(), 15);
        assert!(techniques().is_sorted_by(|left, right| left.id < right.id));
        for technique in techniques() {
            let Technique { id, name, tactics } = technique;
            assert!(is_technique(id) && !name.is_empty() && !tactics.is_empty(), "{id}");
            assert_eq!(current(id), *id, "an id that was given up");
            assert!(parent(id).is_none_or(|parent| super::technique(parent).is_some()), "{id} has no parent");
        }
        let text = include_str!("attack/techniques.tsv");
        let named = text.lines().flat_map(|line| line.rsplit('\t').next().expect("tactics").split(','));
        assert!(named.clone().all(|tactic| tactic_named(tactic).is_some()));
        for [old, new] in RENAMED.iter() {
            assert!(is_technique(old) && is_technique(new) && current(new) == *new, "{old}");
        }
    }

    #[test]
    fn an_old_id_finds_the_technique_of_today() {
        assert_eq!(technique("t1562.001").map(|technique| technique.id), Some("T1685"));
        assert_eq!(technique("T1078.003").map(|technique| technique.name), Some("Local Accounts"));
        assert_eq!(technique("T1984"), None);
        assert!(same("T1562.008", "t1685.002") && same("T1041", "t1041"));
        assert!(!same("T1048", "T1048.003") && !same("T104", "T1041"));
    }

    #[test]
    fn parents_count_in_both_versions() {
        for (wanted, id) in
            [("T1048", "T1048.003"), ("T1562", "T1562.004"), ("T1685", "T1562.008"), ("T1562", "T1685.006")]
        {
            assert!(is_same_or_parent(wanted, id), "{wanted} {id}");
        }
        for (wanted, id) in [("T1048.003", "T1048"), ("T104", "T1048"), ("T1685", "T1562.004")] {
            assert!(!is_same_or_parent(wanted, id), "{wanted} {id}");
        }
    }

    #[test]
    fn tactics_are_found_by_tag_name_and_id() {
        for (tag, id) in [
            ("attack.stealth", "TA0005"),
            ("Defense Impairment", "TA0112"),
            ("attack.initial_access", "TA0001"),
            ("ta0011", "TA0011"),
        ] {
            assert_eq!(tactic_named(tag).map(|tactic| tactic.id), Some(id), "{tag}");
        }
        assert_eq!(tactic_named("attack.defense-evasion"), None);
    }
}
