//! Which findings tell of one incident: those that share a session, a user, an address or a machine, and are near in time.

use std::collections::BTreeMap;

use super::finding::{Entity, Finding};
use crate::sigma::Level;

/// Findings that share something and are at most so far apart belong together: three days.
const REACH: i64 = 3 * 86_400_000_000;
/// What as many findings share is no link: a node, a NAT address of a whole office.
const COMMON_SHARE: usize = 3;

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
    // What is merely worth knowing joins, but does not link.
    for indices in by_entity.values() {
        for &index in indices.iter().filter(|index| findings[**index].level < Level::Low) {
            let near = indices.iter().find(|other| {
                let other = &findings[**other];
                other.level >= Level::Low
                    && other.start - findings[index].end <= REACH
                    && findings[index].start - other.end <= REACH
            });
            if let Some(near) = near
                && root(&mut parents, index) == index
            {
                let near = root(&mut parents, *near);
                parents[index] = near;
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

/// Findings about the appliance itself, which name no client, belong to the worst incident of the same appliance that
/// is on at the time.
fn link_platform(findings: &[Finding], parents: &mut [usize]) {
    for index in 0..findings.len() {
        let finding = &findings[index];
        if finding.level < Level::Medium || !finding.entities.is_empty() || finding.node.is_none() {
            continue;
        }
        let near = (0..findings.len()).filter(|other| {
            let other = &findings[*other];
            !other.entities.is_empty()
                && other.level >= Level::High
                && other.node == finding.node
                && other.start - finding.end <= REACH / COMMON_SHARE as i64
                && finding.start - other.end <= REACH / COMMON_SHARE as i64
        });
        let nearest = near.min_by_key(|other| {
            let other = &findings[*other];
            (other.start - finding.start).abs().min((other.end - finding.start).abs())
        });
        if let Some(nearest) = nearest {
            unite(parents, nearest, index);
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
