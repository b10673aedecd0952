//! Findings over the time: a lane for each level, a mark for each part of the period, darker where there are more.

use std::collections::BTreeMap;

use super::{axis::Axis, case::Case, html::Html};
use crate::output::counted;

const WIDTH: i64 = 1000;
const LEFT: i64 = 110;
const TOP: i64 = 24;
const LANE: i64 = 22;
/// Width of a mark.
const MARK: i64 = 8;

/// Draws the findings; nothing if there are none.
pub(super) fn draw(html: &mut Html, case: &Case<'_>) {
    let findings = &case.outcome.findings;
    let (Some(start), Some(end)) =
        (findings.iter().map(|finding| finding.start).min(), findings.iter().map(|finding| finding.start).max())
    else {
        return;
    };
    let axis = Axis::new((start, end), LEFT, WIDTH - LEFT - MARK - 2);
    let levels: Vec<_> = case.by_level().into_iter().filter(|(_, count)| *count > 0).collect();
    let lanes = i64::try_from(levels.len()).unwrap_or(0);
    let bottom = TOP + lanes * LANE;
    let size = format!("0 0 {WIDTH} {}", bottom + 4);
    let words: Vec<String> = levels.iter().map(|(level, count)| format!("{count} {}", level.word())).collect();
    let words = format!(
        "{} from {} to {}: {}",
        counted(findings.len() as u64, "finding"),
        case.time(start),
        case.time(end),
        words.join(", ")
    );
    html.put("figure", &[], |html| {
        let attributes =
            [("class", "chart"), ("viewBox", &*size), ("role", "img"), ("aria-labelledby", "timeline-t timeline-d")];
        html.put("svg", &attributes, |html| {
            html.leaf("title", &[("id", "timeline-t")], "Findings over the time");
            html.leaf("desc", &[("id", "timeline-d")], &words);
            axis.draw(html, (TOP, bottom), &case.moments);
            for (lane, (level, _)) in (0..).zip(&levels) {
                let y = TOP + lane * LANE;
                html.leaf("text", &[("class", "lane"), ("x", "0"), ("y", &(y + 15).to_string())], level.word());
                let mut marks: BTreeMap<i64, u64> = BTreeMap::new();
                for finding in findings.iter().filter(|finding| finding.level == *level) {
                    *marks.entry((axis.x(finding.start) - LEFT) / MARK).or_default() += 1;
                }
                for (mark, count) in marks {
                    let class = format!("mark {} m{}", level.word(), count.min(4));
                    let (x, y) = ((LEFT + mark * MARK).to_string(), (y + 3).to_string());
                    let place = [
                        ("class", class.as_str()),
                        ("x", &x),
                        ("y", &y),
                        ("width", "7"),
                        ("height", "16"),
                        ("rx", "2"),
                    ];
                    html.put("rect", &place, |html| {
                        html.leaf("title", &[], &counted(count, &format!("{} finding", level.word())));
                    });
                }
            }
        });
        html.leaf("figcaption", &[], &format!("{words}."));
    });
    html.line();
}
