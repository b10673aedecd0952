//! Which findings tell of one incident: those that share a session, a user, an address or a machine, and are near in time.

use std::collections::BTreeMap;

use super::finding::{Entity, Finding};
use crate::sigma::Level;

/// Findings that share something and are at most so far apart belong together: three days.
const REACH: i64 = 3 * 86_400_000_000;
/// The same for findings about the appliance itself: one day.
const PLATFORM_REACH: i64 = 86_400_000_000;

/// Findings that tell one story.
#[derive(Clone, Debug)]
pub struct Incident {
    /// Its number, from 1, the one to look at first before the others.
    pub number: usize,
    /// Its findings, by index, in the order of time.
    pub findings: Vec<usize>,
    /// The worst level.
    pub level: Level,
    /// What its findings add up to: a rule counts once, with 1, 2, 5, 10 or 25 points.
    pub score: u32,
    /// The first event, microseconds since 1970.
    pub start: i64,
    /// The last event.
    pub end: i64,
}

/// Points of a level.
#[must_use]
pub const fn points(level: Level) -> u32 {
    match level {
        Level::Informational => 1,
        Level::Low => 2,
        Level::Medium => 5,
        Level::High => 10,
        Level::Critical => 25,
    }
}

/// Groups findings, numbers the groups in the order in which to look at them, and tells each finding its number.
pub(super) fn incidents(findings: &mut [Finding]) -> Vec<Incident> {
    let mut parents: Vec<usize> = (0..findings.len()).collect();
    let mut by_entity: BTreeMap<&Entity, Vec<usize>> = BTreeMap::new();
    for (index, finding) in findings.iter().enumerate() {
        // A finding about very many entities, such as a spray, is linked by what all its events share.
        let many = finding.entities.len() > 12;
        for entity in &finding.entities {
            let is_shared = match entity {
                Entity::Session(session) => finding.session == Some(*session),
                Entity::User(user) => finding.user.as_deref() == Some(user),
                Entity::Source(source) => finding.source.as_deref() == Some(source),
                Entity::Host(host) => finding.host.as_deref() == Some(host),
            };
            if !many || is_shared {
                by_entity.entry(entity).or_default().push(index);
            }
        }
    }
    for indices in by_entity.values() {
        // They are in the order of their start.
        let mut reach: Option<(usize, i64)> = None;
        for &index in indices {
            if findings[index].level < Level::Low {
                continue;
            }
            if let Some((last, end)) = reach
                && findings[index].start - end <= REACH
            {
                unite(&mut parents, last, index);
            }
            let end = findings[index].end;
            reach = Some((index, reach.map_or(end, |(_, known)| known.max(end))));
        }
    }
    // What is merely worth knowing joins, but does not link: it goes to the last one before it, or else to the next.
    for indices in by_entity.values() {
        let is_linked = |index: &usize| findings[*index].level >= Level::Low;
        let mut before: Option<usize> = None;
        let mut open: Vec<usize> = Vec::new();
        for &index in indices {
            if is_linked(&index) {
                for waiting in open.drain(..) {
                    if findings[index].start - findings[waiting].end <= REACH {
                        join(&mut parents, index, waiting);
                    }
                }
                before = Some(index);
            } else if let Some(before) = before
                && findings[index].start - findings[before].end <= REACH
            {
                join(&mut parents, before, index);
            } else {
                open.push(index);
            }
        }
    }
    link_platform(findings, &mut parents);
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for index in 0..findings.len() {
        groups.entry(root(&mut parents, index)).or_default().push(index);
    }
    let mut incidents: Vec<Incident> = groups.into_values().map(|group| incident(group, findings)).collect();
    incidents.sort_by_key(|incident| (std::cmp::Reverse((incident.level, incident.score)), incident.start));
    for (index, incident) in incidents.iter_mut().enumerate() {
        incident.number = index + 1;
        incident.findings.iter().for_each(|finding| findings[*finding].incident = index + 1);
    }
    incidents
}

/// Puts a finding that is alone to another.
fn join(parents: &mut [usize], other: usize, alone: usize) {
    if root(parents, alone) == alone {
        let other = root(parents, other);
        parents[alone] = other;
    }
}

/// Findings about the appliance itself, which name no client, belong to the nearest bad finding of the same appliance.
fn link_platform(findings: &[Finding], parents: &mut [usize]) {
    let mut by_node: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, finding) in findings.iter().enumerate() {
        if let Some(node) = finding.node.as_deref().filter(|_| finding.level >= Level::Medium) {
            by_node.entry(node).or_default().push(index);
        }
    }
    for indices in by_node.values() {
        // Those that name a client, in the order of their start.
        let named: Vec<usize> = indices
            .iter()
            .copied()
            .filter(|index| !findings[*index].entities.is_empty() && findings[*index].level >= Level::High)
            .collect();
        for &index in indices.iter().filter(|index| findings[**index].entities.is_empty()) {
            let finding = &findings[index];
            let at = named.partition_point(|other| findings[*other].start <= finding.start);
            let near = [at.checked_sub(1), Some(at)].into_iter().flatten().filter_map(|at| named.get(at).copied());
            let distance = |other: usize| {
                let other = &findings[other];
                (other.start - finding.end).max(finding.start - other.end).max(0)
            };
            if let Some(nearest) =
                near.filter(|other| distance(*other) <= PLATFORM_REACH).min_by_key(|other| distance(*other))
            {
                unite(parents, nearest, index);
            }
        }
    }
}

fn root(parents: &mut [usize], mut index: usize) -> usize {
    while parents[index] != index {
        parents[index] = parents[parents[index]];
        index = parents[index];
    }
    index
}

fn unite(parents: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(parents, one), root(parents, other));
    parents[one.max(other)] = one.min(other);
}

fn incident(group: Vec<usize>, findings: &[Finding]) -> Incident {
    let mut rules: BTreeMap<usize, Level> = BTreeMap::new();
    for index in &group {
        let finding = &findings[*index];
        rules.entry(finding.rule).or_insert(finding.level);
    }
    let of = |index: &usize| &findings[*index];
    Incident {
        number: 0,
        level: group.iter().map(|index| of(index).level).max().unwrap_or(Level::Informational),
        score: rules.values().map(|level| points(*level)).sum(),
        start: group.iter().map(|index| of(index).start).min().unwrap_or(0),
        end: group.iter().map(|index| of(index).end).max().unwrap_or(0),
        findings: group,
    }
}
