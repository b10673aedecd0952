//! From where: events by country and by autonomous system.

use std::collections::BTreeSet;

use super::{
    case::Case,
    counts::{Group, Tally, tallies},
    html::Html,
    table::{Holds, row, several, table},
};
/// Rows of a table; there are about 250 countries.
const MOST_COUNTRIES: usize = 260;
const MOST_SYSTEMS: usize = 100;

/// Writes both tables.
pub(super) fn write(html: &mut Html, case: &Case<'_>) {
    let groups = &case.counts.people;
    html.put("section", &[("id", "places")], |html| {
        html.leaf("h2", &[], "From where");
        let countries = tallies(groups, |group| &group.country);
        let systems = tallies(groups, |group| &group.system);
        if countries.is_empty() && systems.is_empty() {
            let why = "No place is known of any address: there was no GeoIP database (--geoip names one), or it knows none of them.";
            html.leaf("p", &[], why);
            return;
        }
        html.leaf("p", &[("class", "note")], &placeless(groups));
        list(html, case, ("Countries", "country"), &countries, MOST_COUNTRIES);
        list(html, case, ("Autonomous systems", "system"), &systems, MOST_SYSTEMS);
    });
    html.line();
}

/// What is not in the tables.
fn placeless(groups: &[Group]) -> String {
    let without: Vec<&Group> = groups.iter().filter(|group| group.country.is_empty()).collect();
    let events: u64 = without.iter().map(|group| group.count).sum();
    let addresses: BTreeSet<&str> =
        without.iter().map(|group| group.address.as_str()).filter(|address| !address.is_empty()).collect();
    format!(
        "{} from {} without a known country, such as private ones, or from none, are not in the table of countries.",
        several(events, "event", "events"),
        several(addresses.len() as u64, "address", "addresses")
    )
}

fn list(html: &mut Html, case: &Case<'_>, (title, name): (&'static str, &'static str), all: &[Tally<'_>], most: usize) {
    if all.is_empty() {
        html.leaf("p", &[], &format!("{title}: none known."));
        return;
    }
    html.leaf("h3", &[], title);
    let heads = [
        (name, Holds::Words),
        ("events", Holds::Numbers),
        ("", Holds::Drawing),
        ("failed", Holds::Numbers),
        ("users", Holds::Numbers),
        ("addresses", Holds::Numbers),
        ("first", Holds::Words),
        ("last", Holds::Words),
    ];
    let largest = all.first().map_or(0, |tally| tally.count);
    let shown = &all[..all.len().min(most)];
    table(html, title, &heads, shown.len() > 10, |html| {
        for tally in shown {
            row(html, |html| {
                html.cell(tally.name);
                html.number(tally.count);
                html.bar(tally.count, largest);
                html.number(tally.failed);
                html.number(tally.users.len() as u64);
                html.number(tally.addresses.len() as u64);
                html.time_cell(&tally.first.map(|first| case.time(first)).unwrap_or_default());
                html.time_cell(&tally.last.map(|last| case.time(last)).unwrap_or_default());
            });
        }
    });
    html.left_out(all.len() - shown.len(), "rows", "`pulsetrail aggregate` counts them.");
}
