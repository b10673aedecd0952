//! Sessions as bars over the time, for a terminal.

use std::collections::HashMap;

use crate::{
    output::{Head, Moments, Style, Table, lasting},
    schema::{Kind, Value},
    sessions::{Changed, Ending, Session},
};

/// The column of the bars.
const BARS: usize = 2;
/// Characters that the other columns take.
const BESIDE: usize = 58;
/// Narrowest and widest chart.
const WIDTHS: (usize, usize) = (24, 120);
/// Width of the terminal where there is none.
const USUAL_WIDTH: u16 = 120;

const ON: char = '█';
const MOVED: char = '◆';
const UNSEEN_START: char = '◁';
const UNSEEN_END: char = '▷';
const LEGEND: &str = "█ on   ◆ address changed   ◁ sign-in not seen   ▷ end not seen\n";

/// A chart with a line for each session, those of one user together.
pub(super) fn chart(shown: &[Session<'_>], moments: &Moments, style: Style, top_speed: f64) -> String {
    let (Some(start), Some(end)) = (shown.iter().map(Session::start).min(), shown.iter().map(Session::end).max())
    else {
        return String::new();
    };
    let room = usize::from(style.width.unwrap_or(USUAL_WIDTH));
    let scale = Scale { start, end, width: room.saturating_sub(BESIDE).clamp(WIDTHS.0, WIDTHS.1) };
    let word = |name: &str| Head { name: name.to_owned(), kind: Kind::Word };
    let address = Head { name: "src_ip".to_owned(), kind: Kind::Ip };
    let heads =
        vec![word("user"), address, word(&moments.axis(start, end, scale.width)), word("duration"), word("flags")];
    let mut table = Table::new(heads, moments.clone(), style);
    table.keep_whole(BARS);
    let mut order: Vec<&Session<'_>> = shown.iter().collect();
    // Users in the order of their first session.
    let mut first: HashMap<&[u8], usize> = HashMap::new();
    for session in shown {
        first.entry(session.user()).or_insert(session.number());
    }
    order.sort_by_key(|session| (first.get(session.user()), session.number()));
    for session in order {
        let bar = scale.bar(session);
        let duration = lasting(session.end() - session.start());
        let flags = session.flags(top_speed).join(", ");
        table.row(&[
            text(session.user()),
            text(session.source()),
            text(bar.as_bytes()),
            text(duration.as_bytes()),
            text(flags.as_bytes()),
        ]);
    }
    table.render() + LEGEND
}

fn text(text: &[u8]) -> Value<'_> {
    if text.is_empty() { Value::None } else { Value::Text(text) }
}

/// What part of the time each character stands for. Times are microseconds since 1970.
struct Scale {
    start: i64,
    end: i64,
    width: usize,
}

impl Scale {
    fn column(&self, time: i64) -> usize {
        let whole = i128::from(self.end - self.start).max(1);
        let part = i128::from(time.clamp(self.start, self.end) - self.start);
        let column = part * (self.width as i128 - 1) / whole;
        usize::try_from(column).unwrap_or(0)
    }

    fn bar(&self, session: &Session<'_>) -> String {
        let (first, last) = (self.column(session.start()), self.column(session.end()));
        let mut cells = vec![' '; self.width];
        cells[first..=last].fill(ON);
        if !session.has_sign_in() {
            cells[first] = UNSEEN_START;
        }
        if session.ending() == Ending::Inferred {
            cells[last] = UNSEEN_END;
        }
        for change in session.changes().filter(|change| change.what == Changed::Address) {
            cells[self.column(change.time)] = MOVED;
        }
        cells.into_iter().collect::<String>().trim_end().to_owned()
    }
}
