//! Decides how a table fits into a terminal, and breaks texts between words.
//!
//! Times, addresses, numbers, charts and short words are never broken. What is long shares the rest of the line if that
//! is wide enough for the longest address; else it gets lines of its own, and if not even that helps, every value does.

/// Widest content that is never broken over lines; longer texts share what room is left.
const MOST_WHOLE: usize = 32;
/// Least room for a text in its column: an IPv6 address, and a comma.
const LEAST_ROOM: usize = 40;
/// Columns as narrow as this gain nothing from a line of their own.
const SHORT: usize = 12;
/// Most columns that get lines of their own.
const MOST_LONG: usize = 2;
/// Least room for each of more texts than can have lines of their own.
const NARROWEST: usize = 20;
/// Between two columns.
const GAP: usize = 2;

/// How a table is shown.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// As a grid, in which these columns are never broken.
    Grid(Vec<bool>),
    /// As a grid without these columns, whose texts stand above or below the line of their row.
    Apart(Vec<usize>),
    /// A line for each value.
    Records,
}

impl Layout {
    /// The layout for columns of these widths in a terminal; `is_whole` are those that must never be broken.
    pub(super) fn of(widths: &[usize], is_whole: &[bool], terminal: usize) -> Self {
        let mut long: Vec<usize> =
            (0..widths.len()).filter(|&column| !is_whole[column] && widths[column] > MOST_WHOLE).collect();
        let room = |long: &[usize]| {
            let kept = widths.iter().enumerate().filter(|(column, _)| !long.contains(column));
            (terminal + GAP).checked_sub(kept.map(|(_, width)| width + GAP).sum())
        };
        let needed: usize = long.iter().map(|&column| widths[column].min(LEAST_ROOM) + GAP).sum();
        let is_crowd = long.len() > MOST_LONG && room(&long).is_some_and(|room| room >= long.len() * NARROWEST);
        if is_crowd || room(&long).is_some_and(|room| room >= needed) {
            return Self::Grid((0..widths.len()).map(|column| !long.contains(&column)).collect());
        }
        while room(&long).is_none() && long.len() < MOST_LONG {
            let others = (0..widths.len())
                .filter(|&column| !is_whole[column] && !long.contains(&column) && widths[column] > SHORT);
            let Some(widest) = others.max_by_key(|&column| widths[column]) else { break };
            long.push(widest);
        }
        long.sort_unstable();
        if room(&long).is_some() && long.len() <= MOST_LONG { Self::Apart(long) } else { Self::Records }
    }
}

/// A text in lines of at most so many characters, broken between words where words are not longer.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = vec![String::new()];
    let mut taken = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if taken > 0 && taken + 1 + length > width {
            lines.push(String::new());
            taken = 0;
        }
        for (index, character) in word.chars().enumerate() {
            if index == 0 && taken > 0 {
                push(&mut lines, ' ');
                taken += 1;
            }
            if taken == width {
                lines.push(String::new());
                taken = 0;
            }
            push(&mut lines, character);
            taken += 1;
        }
    }
    lines
}

fn push(lines: &mut [String], character: char) {
    if let Some(line) = lines.last_mut() {
        line.push(character);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_long_gets_the_rest_of_the_line_or_lines_of_its_own() {
        // Time, code, user, address and message.
        let (widths, whole) = ([19, 8, 6, 13, 120], [true, false, false, true, false]);
        assert_eq!(Layout::of(&widths, &whole, 120), Layout::Grid(vec![true, true, true, true, false]));
        assert_eq!(Layout::of(&widths, &whole, 80), Layout::Apart(vec![4]));
        assert_eq!(Layout::of(&[19, 8, 6, 39, 120], &whole, 80), Layout::Apart(vec![4]));
        assert_eq!(Layout::of(&widths[..4], &whole[..4], 80), Layout::Grid(vec![true; 4]));
        // A word of middling length makes room.
        assert_eq!(Layout::of(&[8, 31, 5, 19, 19], &[false, false, true, true, true], 80), Layout::Apart(vec![1]));
        let texts = [19, 60, 60, 60];
        assert_eq!(Layout::of(&texts, &[false; 4], 120), Layout::Grid(vec![true, false, false, false]));
        assert_eq!(Layout::of(&texts, &[false; 4], 70), Layout::Records);
        assert_eq!(Layout::of(&[19; 20], &[true; 20], 80), Layout::Records);
        assert_eq!(Layout::of(&[], &[], 80), Layout::Grid(Vec::new()));
    }

    #[test]
    fn lines_are_broken_between_words() {
        let text = "Login from 2001:db8:1111:2222:3333:4444:5555:6666 failed";
        assert_eq!(wrap(text, 40), ["Login from", "2001:db8:1111:2222:3333:4444:5555:6666", "failed"]);
        assert_eq!(wrap("abcdef gh", 4), ["abcd", "ef", "gh"]);
        assert_eq!(wrap("", 4), [""]);
        assert_eq!(wrap("a  b", 9), ["a b"]);
    }
}
