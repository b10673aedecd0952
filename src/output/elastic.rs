//! The body of an Elasticsearch `_bulk` request: for each event an action and its ECS document.
//!
//! The action is `create`, the only one that data streams take, and its id is that of the event: what is loaded again is
//! refused as a conflict and does not stand there twice. The index is that of the URL (`POST /logs-pulsetrail-default/_bulk`).

use serde_json::{Value as Json, json};

use super::{Moments, ecs, names::event_id};
use crate::schema::{Column, Event};

/// Appends the two lines of an event.
pub(super) fn write(event: &Event<'_>, moments: &Moments, out: &mut Vec<u8>) {
    ecs::push(&json!({"create": {"_id": event_id(event)}}), out);
    let mut document = ecs::of_event(event, moments);
    if !event.has(Column::Time) {
        // A data stream refuses what has no time.
        document.insert("@timestamp".to_owned(), Json::from(moments.text(0)));
    }
    ecs::push(&Json::Object(document), out);
}
