//! Events of the Open Cybersecurity Schema Framework, one JSON object a line.
//!
//! `class` says what an event is; here its columns go where that class has them. What a class has no place for stands in
//! `unmapped` under the names of the columns, so that nothing is lost. Times are milliseconds, as the schema wants them;
//! where that cuts digits off, `unmapped.time` has them all. Source of truth: the schema, 1.8.

mod class;

use serde_json::{Map, Value as Json, json};

use super::{
    Moments,
    ecs::{json_value, lossy, push},
    names::event_id,
    sentence_of,
};
use crate::schema::{ALL, Column, ColumnSet, Event};
use class::{Class, Kind};

/// The version of the schema that events follow.
pub const VERSION: &str = "1.8.0";

/// Microseconds as milliseconds.
#[must_use]
pub const fn millis(micros: i64) -> i64 {
    micros.div_euclid(1000)
}

/// Appends the object of an event and a line feed.
pub(super) fn write(event: &Event<'_>, moments: &Moments, out: &mut Vec<u8>) {
    let Class { kind, activity, label } = Class::of(event);
    let mut draft = Draft { event, moments, root: Map::new(), placed: ColumnSet::of(PLACED) };
    let class = kind.uid();
    draft.set("activity_id", json!(activity));
    draft.set("activity_name", Json::from(label));
    draft.set("category_uid", json!(class / 1000));
    draft.set("class_uid", json!(class));
    draft.set("class_name", json!(kind.name()));
    draft.set("type_uid", json!(class * 100 + activity));
    draft.set("time", json!(millis(event.int(Column::Time).unwrap_or(0))));
    draft.set("severity_id", json!(severity(event.text(Column::Level))));
    draft.set("status_id", json!(status(event.text(Column::Outcome))));
    let sentence = sentence_of(event);
    if !sentence.is_empty() {
        draft.set("message", Json::from(lossy(&sentence)));
    }
    draft.text("status_detail", Column::Reason);
    draft.text("raw_data", Column::Raw);
    if let Some(nanos) = event.int(Column::Duration) {
        draft.set("duration", json!(nanos / 1_000_000));
    }
    draft.attributes(kind);
    draft.metadata();
    draft.unmapped();
    push(&Json::Object(draft.root), out);
}

/// Columns that every class has a place for.
const PLACED: &[Column] = &[
    Column::Time,
    Column::Message,
    Column::Reason,
    Column::Raw,
    Column::Duration,
    Column::Outcome,
    Column::Code,
    Column::Log,
    Column::Provider,
];

const CLIENT: &[(&str, Column)] = &[("ip", Column::SrcIp), ("hostname", Column::Host), ("mac", Column::Mac)];
const CLIENT_PLACE: &[(&str, Column)] =
    &[("country", Column::Country), ("city", Column::City), ("lat", Column::Lat), ("long", Column::Lon)];
const CLIENT_NETWORK: &[(&str, Column)] = &[("number", Column::Asn), ("name", Column::AsOrg)];
const TARGET: &[(&str, Column)] = &[("ip", Column::DstIp), ("hostname", Column::DstHost), ("port", Column::DstPort)];
const APPLIANCE: &[(&str, Column)] = &[("hostname", Column::Node), ("ip", Column::ObserverIp)];
const ACCOUNT: &[(&str, Column)] = &[("name", Column::User), ("domain", Column::Domain)];
const SESSION: &[(&str, Column)] = &[("uid", Column::Session), ("uid_alt", Column::SessionShort)];
/// In is what comes to the client: the schema counts from the source, our columns from the network behind the appliance.
const TRAFFIC: &[(&str, Column)] =
    &[("bytes_in", Column::BytesOut), ("bytes_out", Column::BytesIn), ("bytes", Column::Bytes)];
const REQUEST: &[(&str, Column)] = &[("user_agent", Column::Agent), ("http_method", Column::HttpMethod)];

/// An object on its way.
struct Draft<'e> {
    event: &'e Event<'e>,
    moments: &'e Moments,
    root: Map<String, Json>,
    /// Columns that stand somewhere.
    placed: ColumnSet,
}

impl Draft<'_> {
    fn set(&mut self, name: &str, value: Json) {
        self.root.insert(name.to_owned(), value);
    }

    fn value(&mut self, column: Column) -> Option<Json> {
        self.placed.insert(column);
        json_value(self.event.get(column), column.kind(), self.moments)
    }

    fn text(&mut self, name: &str, column: Column) {
        if let Some(value) = self.value(column) {
            self.set(name, value);
        }
    }

    /// An object of the columns that have a value.
    fn object(&mut self, fields: &[(&str, Column)]) -> Map<String, Json> {
        fields.iter().filter_map(|&(name, column)| Some((name.to_owned(), self.value(column)?))).collect()
    }

    /// Sets an object if it has anything.
    fn put(&mut self, name: &str, object: Map<String, Json>) {
        if !object.is_empty() {
            self.set(name, Json::Object(object));
        }
    }

    /// What the class has places for.
    fn attributes(&mut self, kind: Kind) {
        match kind {
            Kind::Authentication => {
                self.user("user");
                self.client();
                self.target();
                if !self.root.contains_key("dst_endpoint") {
                    let appliance = self.object(APPLIANCE);
                    self.put("dst_endpoint", appliance);
                }
                let service = self.object(&[("name", Column::AuthServer)]);
                self.put("service", service);
                self.text("auth_protocol", Column::AuthType);
                let session = self.object(SESSION);
                self.put("session", session);
                self.request(&REQUEST[..1]);
            }
            Kind::AccountChange => {
                if self.event.has(Column::TargetUser) {
                    let target = self.object(&[("name", Column::TargetUser)]);
                    self.put("user", target);
                    self.actor();
                } else {
                    self.user("user");
                }
                self.client();
                self.request(&REQUEST[..1]);
            }
            Kind::TunnelActivity => {
                self.user("user");
                self.client();
                self.target();
                let session = self.object(SESSION);
                self.put("session", session);
                let mut tunnel = self.object(&[("ip", Column::NatIp)]);
                if !tunnel.is_empty() {
                    tunnel.insert("type_id".to_owned(), json!(4));
                    tunnel.insert("type".to_owned(), json!("Tunnel"));
                }
                self.put("tunnel_interface", tunnel);
                let traffic = self.object(TRAFFIC);
                self.put("traffic", traffic);
            }
            Kind::NetworkActivity | Kind::HttpActivity => {
                self.actor();
                self.client();
                self.target();
                let traffic = self.object(TRAFFIC);
                self.put("traffic", traffic);
                if kind == Kind::HttpActivity {
                    self.request(REQUEST);
                    let response = self.object(&[("code", Column::HttpStatus)]);
                    self.put("http_response", response);
                }
            }
            Kind::Base => self.actor(),
        }
    }

    fn user(&mut self, name: &str) {
        let user = self.account();
        self.put(name, user);
    }

    /// Who did it, where the class only has a place for whom it was done to, or for none.
    fn actor(&mut self) {
        let user = self.account();
        if !user.is_empty() {
            self.set("actor", json!({"user": user}));
        }
    }

    fn account(&mut self) -> Map<String, Json> {
        let mut user = self.object(ACCOUNT);
        if let Some(Json::Array(roles)) = self.value(Column::Roles) {
            let groups: Vec<Json> = roles.into_iter().map(|role| json!({"name": role})).collect();
            user.insert("groups".to_owned(), Json::from(groups));
        }
        user
    }

    fn client(&mut self) {
        let mut client = self.object(CLIENT);
        for (name, fields) in [("location", CLIENT_PLACE), ("autonomous_system", CLIENT_NETWORK)] {
            let part = self.object(fields);
            if !part.is_empty() {
                client.insert(name.to_owned(), Json::Object(part));
            }
        }
        self.put("src_endpoint", client);
    }

    fn target(&mut self) {
        let mut target = self.object(TARGET);
        let place = self.object(&[("country", Column::DstCountry)]);
        if !place.is_empty() {
            target.insert("location".to_owned(), Json::Object(place));
        }
        self.put("dst_endpoint", target);
    }

    fn request(&mut self, fields: &[(&str, Column)]) {
        let mut request = self.object(fields);
        if fields.len() > 1
            && let Some(url) = self.value(Column::Url)
        {
            let name = if url.as_str().is_some_and(|url| url.starts_with('/')) { "path" } else { "url_string" };
            request.insert("url".to_owned(), json!({name: url}));
        }
        self.put("http_request", request);
    }

    /// What was logged, by whom, and the appliance.
    fn metadata(&mut self) {
        let mut metadata =
            self.object(&[("event_code", Column::Code), ("log_name", Column::Log), ("log_provider", Column::Provider)]);
        metadata.insert("version".to_owned(), json!(VERSION));
        metadata.insert("product".to_owned(), json!({"name": "Pulse Connect Secure", "vendor_name": "Pulse Secure"}));
        metadata.insert("uid".to_owned(), Json::from(event_id(self.event)));
        // The profile that has the appliance and, in every class, the actor.
        metadata.insert("profiles".to_owned(), json!(["host"]));
        self.set("metadata", Json::Object(metadata));
        let mut device = self.object(APPLIANCE);
        device.insert("type_id".to_owned(), json!(99));
        device.insert("type".to_owned(), json!("VPN"));
        self.set("device", Json::Object(device));
    }

    fn unmapped(&mut self) {
        let rest = ALL.iter().filter(|column| !self.placed.has(**column));
        let value = |column: &Column| json_value(self.event.get(*column), column.kind(), self.moments);
        let mut unmapped: Map<String, Json> =
            rest.filter_map(|column| Some((column.name().to_owned(), value(column)?))).collect();
        if let Some(time) = self.event.int(Column::Time).filter(|time| time % 1000 != 0) {
            unmapped.insert("time".to_owned(), Json::from(self.moments.text(time)));
        }
        self.put("unmapped", unmapped);
    }
}

const fn severity(level: &[u8]) -> i64 {
    match level {
        b"info" => 1,
        b"minor" => 2,
        b"major" => 4,
        b"critical" => 5,
        _ => 0,
    }
}

const fn status(outcome: &[u8]) -> i64 {
    match outcome {
        b"success" => 1,
        b"failure" => 2,
        _ => 0,
    }
}
