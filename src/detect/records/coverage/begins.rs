//! With which event each copy of each log begins.

use super::{
    lane::{LOGS, text_of},
    picture::{At, Node, Picture, Seen, measured, seconds, slots},
};
use crate::{
    detect::records::{Record, length},
    schema::{Column, OwnedValue},
    sigma::Extra,
};

pub(super) fn judge(picture: &Picture<'_>, node: &Node<'_>, records: &mut Vec<Record>) {
    for (copy, kept) in picture.copies.iter().enumerate() {
        let of_copy: Vec<Seen<'_>> = node.seen.iter().filter(|seen| seen.copy == copy).copied().collect();
        for (log, name) in (0..).zip(LOGS).skip(1) {
            let (own, others): (Vec<Seen<'_>>, Vec<Seen<'_>>) = of_copy.iter().partition(|seen| seen.log == log);
            let Some((at, code)) = first(&own) else { continue };
            let time = at.mark.time;
            let later = first(&others).map_or(0, |(other, _)| time.saturating_sub(other.mark.time).max(0));
            let slots = slots(&own);
            let silences = slots.windows(2).map(|pair| pair[1].first.mark.time - pair[0].last);
            let longest = silences.max().unwrap_or(0);
            let file = picture.files[at.file].name;
            let reason = match () {
                () if kept.is_remote => "remote",
                () if is_older_generation(picture, file) => "older-generation",
                () => "local",
            };
            let message = format!(
                "The {name} log of {} in {} begins at {} with {}, {} after its other logs",
                node.words(),
                String::from_utf8_lossy(kept.name),
                picture.wall(time),
                if code.is_empty() { "an event without code".into() } else { String::from_utf8_lossy(&code) },
                length(later)
            );
            let events: u64 = slots.iter().map(|slot| slot.count).sum();
            let record = picture
                .coverage("log-begins", node, at, &message)
                .with(Column::Log, name.as_bytes())
                .with(Column::Code, &code)
                .with(Column::Object, file)
                .with(Column::Reason, reason.as_bytes())
                .lasting(later)
                .with_extra(Extra::MeasureCount, OwnedValue::Int(i64::try_from(events).unwrap_or(i64::MAX)));
            records.push(measured(record, seconds(later), Some(seconds(longest))));
        }
    }
}

/// The earliest event, and its code.
fn first(seen: &[Seen<'_>]) -> Option<(At, Vec<u8>)> {
    let of_each = seen.iter().filter_map(|seen| {
        let first = At { file: seen.file, mark: seen.buckets.first()?.first };
        Some((first, seen.code))
    });
    let (at, code) = of_each.min_by_key(|(at, _)| at.key())?;
    Some((at, text_of(&code).to_vec()))
}

/// Whether a log was moved aside before: this is `….old`, or it has such a neighbour.
fn is_older_generation(picture: &Picture<'_>, name: &[u8]) -> bool {
    let plain = without_compression(name);
    let old = [plain, b".old"].concat();
    plain.ends_with(b".old") || picture.files.iter().any(|file| without_compression(file.name) == old)
}

fn without_compression(name: &[u8]) -> &[u8] {
    let endings: [&[u8]; 5] = [b".gz", b".zst", b".bz2", b".xz", b".zip"];
    endings.into_iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}
