//! Who and what: the users, addresses and codes with the most events.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    case::Case,
    counts::{Tally, tallies},
    html::Html,
    table::{Holds, row, table},
};
use crate::detect::Entity;

/// Rows of each table.
const MOST: usize = 50;
/// Values that are named in a cell.
const NAMED: usize = 4;

/// Writes the tables.
pub(super) fn write(html: &mut Html, case: &Case<'_>) {
    let groups = &case.counts.people;
    let mut of_users: BTreeMap<&str, u64> = BTreeMap::new();
    let mut of_addresses: BTreeMap<&str, u64> = BTreeMap::new();
    for finding in &case.outcome.findings {
        for entity in &finding.entities {
            match entity {
                Entity::User(user) => *of_users.entry(user).or_default() += 1,
                Entity::Source(address) => *of_addresses.entry(address).or_default() += 1,
                _ => {}
            }
        }
    }
    html.put("section", &[("id", "top")], |html| {
        html.leaf("h2", &[], "Who and what");
        html.leaf("h3", &[], "Users");
        let users = tallies(groups, |group| &group.user);
        list(html, case, "Users by events", ("user", "addresses"), (&users, &of_users), |tally| &tally.addresses);
        html.leaf("h3", &[], "Addresses");
        let addresses = tallies(groups, |group| &group.address);
        list(html, case, "Addresses by events", ("address", "users"), (&addresses, &of_addresses), |tally| {
            &tally.users
        });
        html.leaf("h3", &[], "Codes");
        codes(html, case);
    });
    html.line();
}

fn list<'g>(
    html: &mut Html,
    case: &Case<'_>,
    caption: &str,
    (name, others): (&'static str, &'static str),
    (all, findings): (&[Tally<'g>], &BTreeMap<&str, u64>),
    of: impl for<'t> Fn(&'t Tally<'g>) -> &'t BTreeSet<&'g str>,
) {
    let heads = [
        (name, Holds::Words),
        ("events", Holds::Numbers),
        ("", Holds::Drawing),
        ("failed", Holds::Numbers),
        ("findings", Holds::Numbers),
        (others, Holds::Numbers),
        ("countries", Holds::Words),
        ("systems", Holds::Words),
        ("first", Holds::Words),
        ("last", Holds::Words),
    ];
    let largest = all.first().map_or(0, |tally| tally.count);
    let shown = &all[..all.len().min(MOST)];
    table(html, caption, &heads, shown.len() > 10, |html| {
        for tally in shown {
            row(html, |html| {
                html.code_cell(tally.name);
                html.number(tally.count);
                html.bar(tally.count, largest);
                html.number(tally.failed);
                html.number(findings.get(tally.name).copied().unwrap_or(0));
                html.number(of(tally).len() as u64);
                html.cell(&named(&tally.countries));
                html.cell(&named(&tally.systems));
                html.time_cell(&tally.first.map(|first| case.time(first)).unwrap_or_default());
                html.time_cell(&tally.last.map(|last| case.time(last)).unwrap_or_default());
            });
        }
    });
    html.left_out(all.len() - shown.len(), "rows", "`pulsetrail aggregate` counts them.");
}

fn named(values: &BTreeSet<&str>) -> String {
    let named = values.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    let more = values.len().saturating_sub(NAMED);
    if more > 0 { format!("{named} and {more} more") } else { named }
}

fn codes(html: &mut Html, case: &Case<'_>) {
    let mut all: Vec<_> = case.counts.codes.iter().filter(|counted| !counted.code.is_empty()).collect();
    all.sort_by_key(|counted| (std::cmp::Reverse(counted.count), &counted.code));
    let heads = [
        ("code", Holds::Words),
        ("events", Holds::Numbers),
        ("", Holds::Drawing),
        ("meaning", Holds::Words),
        ("first", Holds::Words),
        ("last", Holds::Words),
    ];
    let largest = all.first().map_or(0, |counted| counted.count);
    let shown = &all[..all.len().min(MOST)];
    table(html, "Codes by events", &heads, shown.len() > 10, |html| {
        for counted in shown {
            row(html, |html| {
                html.code_cell(&counted.code);
                html.number(counted.count);
                html.bar(counted.count, largest);
                html.cell(case.codes.get(counted.code.as_bytes()).map_or("", |code| code.meaning));
                html.time_cell(&counted.first.map(|first| case.time(first)).unwrap_or_default());
                html.time_cell(&counted.last.map(|last| case.time(last)).unwrap_or_default());
            });
        }
    });
    html.left_out(all.len() - shown.len(), "codes", "`pulsetrail codes --in` counts them.");
}
