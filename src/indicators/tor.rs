//! Lists of Tor exits with the times at which they were measured, as CollecTor archives them.
//!
//! A relay is measured about once a day, so its address is taken for an exit from a day before a measurement until a
//! day behind it.

use super::{
    Kind,
    intake::{Intake, Said},
    value::{Refusal, Value},
    window::Window,
};

/// What people are shown of them.
const DESCRIPTION: &str = "Tor exit";

/// Whether a text is such a list.
pub(super) fn is_list(text: &str) -> bool {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    ["@type tordnsel", "ExitNode ", "Downloaded "].iter().any(|start| first.starts_with(start))
}

pub(super) fn read(text: &str, intake: &mut Intake<'_>) {
    for (line, written) in (1..).zip(text.lines()) {
        let (word, rest) = written.trim().split_once(' ').unwrap_or((written.trim(), ""));
        match word {
            "ExitAddress" => {
                let (address, time) = rest.split_once(' ').unwrap_or((rest, ""));
                match Window::around(time) {
                    Ok(window) => {
                        let said = Said { line, description: DESCRIPTION, window };
                        intake.take(Value::of_kind(Kind::Ip, address), address, said);
                    }
                    Err(problem) => intake.refuse(Refusal::Unknown(problem), line),
                }
            }
            "" | "ExitNode" | "Published" | "LastStatus" | "@type" | "Downloaded" => {}
            _ => intake.refuse(Refusal::Unknown(format!("'{}' is no line of an exit list", shown(word))), line),
        }
    }
}

fn shown(word: &str) -> String {
    word.escape_debug().take(40).collect()
}
