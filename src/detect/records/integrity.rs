//! Traces of editing in native logs as records.

use std::collections::BTreeMap;

use super::{Proof, Record};
use crate::{
    integrity::Finding,
    schema::{Column, OwnedValue, Place},
    sigma::{Extra, RecordKind},
};

/// What is known of a source where a finding says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beginning {
    /// Its earliest event, microseconds since 1970.
    pub time: i64,
    /// The appliance of that event.
    pub node: Vec<u8>,
}

/// The records of the findings of each source. `names` are those of the sources; `beginnings` help where a finding has
/// no time or no appliance, and a finding without any time is left out.
#[must_use]
pub fn of_integrity(
    found: &BTreeMap<usize, Vec<Finding>>,
    names: &[String],
    beginnings: &BTreeMap<usize, Beginning>,
) -> Vec<Record> {
    let each = found.iter().flat_map(|(source, findings)| findings.iter().map(move |finding| (*source, finding)));
    each.filter_map(|(source, finding)| {
        let name = names.get(source).map_or("", String::as_str);
        of_finding(source, finding, name, beginnings.get(&source))
    })
    .collect()
}

fn of_finding(source: usize, finding: &Finding, name: &str, beginning: Option<&Beginning>) -> Option<Record> {
    let time = finding.end.or(finding.start).or_else(|| beginning.map(|beginning| beginning.time))?;
    let node = if finding.node.is_empty() {
        beginning.map_or(&b""[..], |beginning| &beginning.node)
    } else {
        finding.node.as_bytes()
    };
    let proof = Proof {
        place: Place { source, at: finding.offset },
        file: name.as_bytes().to_vec(),
        line: 0,
        offset: i64::try_from(finding.offset).unwrap_or(-1),
    };
    let mut record = Record::new(RecordKind::Integrity, finding.kind, time, proof)
        .with(Column::Node, node)
        .with(Column::Object, name.as_bytes())
        .with(Column::Message, finding.explanation().as_bytes());
    if let Some((start, end)) = finding.start.zip(finding.end) {
        record = record.lasting(end.saturating_sub(start));
    }
    let certainty = finding.certainty.name().as_bytes().to_vec();
    Some(record.with_extra(Extra::IntegrityCertainty, OwnedValue::Text(certainty)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::integrity::Certainty;

    fn finding(start: Option<i64>, end: Option<i64>) -> Finding {
        Finding {
            kind: "hole",
            offset: 8192,
            start,
            end,
            node: String::new(),
            certainty: Certainty::High,
            seen: "A hole.".to_owned(),
            proves: "Records are gone.",
            innocent_causes: Vec::new(),
        }
    }

    #[test]
    fn a_finding_stands_at_its_end_or_where_the_file_begins() {
        let found =
            BTreeMap::from([(0, vec![finding(Some(5), Some(9)), finding(None, None)]), (1, vec![finding(None, None)])]);
        let beginnings = BTreeMap::from([(0, Beginning { time: 3, node: b"gw".to_vec() })]);
        let records = of_integrity(&found, &["log.events.vc0".to_owned()], &beginnings);
        let seen: Vec<(i64, Option<i64>)> =
            records.iter().map(|record| (record.time, record.event().int(Column::Duration))).collect();
        assert_eq!(seen, [(9, Some(4000)), (3, None)], "without any time there is no record");
        let event = records[0].event();
        assert_eq!(event.text(Column::Message), b"A hole. Records are gone.");
        assert_eq!((event.text(Column::Node), event.int(Column::Offset)), (&b"gw"[..], Some(8192)));
        assert_eq!(records[0].measured, [(Extra::IntegrityCertainty, OwnedValue::Text(b"high".to_vec()))]);
    }
}
