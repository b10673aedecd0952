//! The columns of an event, each declared once.
//!
//! Everything that names a column reads this list: the row type, `--by`, `--where`, `--columns`,
//! the writers, the Parquet schema and `pulsetrail schema`. The short name is what people type; the
//! ECS name is the contract of machine output. Numbers are signed 64-bit because Spark and Arrow for
//! Java refuse unsigned integers.

/// How the values of a column are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Microseconds since 1970-01-01T00:00:00Z.
    Time,
    /// Text with few distinct values; the empty text means "not logged".
    Word,
    /// Several words in one value, separated by commas; a test on it looks at each word.
    List,
    /// An address in its usual text form.
    Ip,
    /// Text that rarely repeats.
    Text,
    /// Signed integer.
    Int,
    /// Floating point number.
    Float,
}

/// What is known about a column.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// The short name that people type.
    pub name: &'static str,
    /// The dotted ECS name.
    pub ecs: &'static str,
    /// How its values are stored.
    pub kind: Kind,
    /// One sentence, with units where there are any.
    pub doc: &'static str,
}

macro_rules! columns {
    ($( #[doc = $doc:literal] $id:ident $name:literal $ecs:literal $kind:ident, )+) => {
        /// A column of the event table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Column { $( #[doc = $doc] $id, )+ }

        /// Every column, in output order.
        pub const ALL: &[Column] = &[ $( Column::$id, )+ ];

        /// What is known about each column, in the same order.
        pub const SPECS: &[Spec] = &[
            $( Spec { name: $name, ecs: $ecs, kind: Kind::$kind, doc: $doc.trim_ascii_start() }, )+
        ];
    };
}

columns! {
    /// When it was logged, by the appliance's clock, as an instant; corrected if a context file says by how much.
    Time "time" "@timestamp" Time,
    /// Name of the appliance or cluster member.
    Node "node" "observer.name" Word,
    /// Address of the appliance: WELF `fw`, or the syslog host if it is an address.
    ObserverIp "observer_ip" "observer.ip" Ip,
    /// Patch that the list of appliances says was installed at that time.
    Patch "patch" "pulse_secure.patch" Word,
    /// Which log it belongs to: event, user, admin, sensor, policytrace or diagnostic.
    Log "log" "log.logger" Word,
    /// Layout of the line: welf, standard, vc0, …
    Format "format" "pulse_secure.log.format" Word,
    /// Message code, such as AUT24414; empty if the text alone cannot settle it.
    Code "code" "event.code" Word,
    /// Codes that share the sentence of a line without code, where the line cannot settle which.
    Candidates "candidates" "pulse_secure.code_candidates" List,
    /// Arguments of the message as a `.vc0` log stores them, with a tab between each two.
    Args "args" "pulse_secure.args" Text,
    /// Number that the appliance gave the record (`.vc0` logs): `uid_…`.
    Uid "uid" "event.id" Text,
    /// Whether it was logged inside or outside of the hours in which a context file expects the user.
    Hours "hours" "pulse_secure.hours" Word,
    /// Severity of the message code, 1 to 10, from the catalogue.
    Severity "severity" "event.severity" Int,
    /// Severity class: info, minor, major or critical.
    Level "level" "log.level" Word,
    /// ECS categories.
    Category "category" "event.category" List,
    /// ECS types.
    Type "type" "event.type" List,
    /// success, failure or unknown.
    Outcome "outcome" "event.outcome" Word,
    /// What happened, as a verb phrase such as vpn-session-start.
    Action "action" "event.action" Word,
    /// Kind of behaviour: vpn-login, vpn-logout, failed-vpn-login, authentication-successful, …
    EventType "event_type" "pulse_secure.event_type" Word,
    /// Login name without its domain.
    User "user" "user.name" Word,
    /// Domain part of the login name.
    Domain "domain" "user.domain" Word,
    /// Who acted, exactly as recorded; `System` is the appliance itself.
    Actor "actor" "pulse_secure.actor" Word,
    /// Authentication realm.
    Realm "realm" "pulse_secure.realm" Word,
    /// Roles of the session.
    Roles "roles" "user.roles" List,
    /// Virtual system.
    Vsys "vsys" "pulse_secure.namespace" Word,
    /// Account that an administrator or user changed.
    TargetUser "target_user" "user.target.name" Word,
    /// Whom the user is compared with: the group of a context file, or else the realm.
    PeerGroup "peer_group" "user.group.name" Word,
    /// What kind of account it is: privileged, service, disabled, departed, executive.
    AccountKind "account_kind" "pulse_secure.account_kind" List,
    /// Address of the client.
    SrcIp "src_ip" "source.ip" Ip,
    /// private, loopback, link-local, documentation, carrier-nat, multicast, reserved or public.
    SrcScope "src_scope" "pulse_secure.source.scope" Word,
    /// Zone of the client address: that of a context file, or else internal or external.
    Zone "zone" "pulse_secure.source.zone" Word,
    /// Name that a context file gives the client, by its address or the name it gives itself.
    SrcLabel "src_label" "pulse_secure.source.label" Word,
    /// Address that the client reached through the appliance.
    DstIp "dst_ip" "destination.ip" Ip,
    /// Host that the client reached through the appliance.
    DstHost "dst_host" "destination.domain" Word,
    /// Port that the client reached through the appliance.
    DstPort "dst_port" "destination.port" Int,
    /// Zone of the destination: that of a context file, or else internal or external.
    DstZone "dst_zone" "pulse_secure.destination.zone" Word,
    /// Name that a context file gives the destination.
    DstLabel "dst_label" "pulse_secure.destination.label" Word,
    /// What kind of machine the destination is: domain-controller, file-server, …
    DstType "dst_type" "pulse_secure.destination.type" Word,
    /// Tunnel address assigned to the client.
    NatIp "nat_ip" "source.nat.ip" Ip,
    /// Name of the client machine.
    Host "host" "host.name" Word,
    /// Hardware address of the client machine.
    Mac "mac" "host.mac" Word,
    /// What kind of machine the client is, by its address or the name it gives itself: workstation, jump-host, …
    HostType "host_type" "host.type" Word,
    /// Country of the client address, ISO 3166-1 alpha-2.
    Country "country" "source.geo.country_iso_code" Word,
    /// City of the client address.
    City "city" "source.geo.city_name" Word,
    /// Latitude of the client address, degrees.
    Lat "lat" "source.geo.location.lat" Float,
    /// Longitude of the client address, degrees.
    Lon "lon" "source.geo.location.lon" Float,
    /// Distance within which the client address is around these degrees, kilometres.
    Accuracy "accuracy" "pulse_secure.source.accuracy" Int,
    /// Autonomous system number of the client address.
    Asn "asn" "source.as.number" Int,
    /// Organisation that runs the autonomous system.
    AsOrg "as_org" "source.as.organization.name" Word,
    /// What hides the client: anonymous, vpn, hosting, proxy, residential-proxy, tor.
    Anonymizer "anonymizer" "pulse_secure.source.anonymizer" List,
    /// Country of the destination address, ISO 3166-1 alpha-2.
    DstCountry "dst_country" "destination.geo.country_iso_code" Word,
    /// What a context file says of the client's country: allowed, suspicious or other.
    CountryStatus "country_status" "pulse_secure.source.country_status" Word,
    /// Session id; the mask 00000000 counts as not logged.
    Session "session" "pulse_secure.session.id" Word,
    /// Short session id of ten hexadecimal digits (22.x).
    SessionShort "session_short" "pulse_secure.session.id_short" Word,
    /// User agent of the client.
    Agent "agent" "user_agent.original" Word,
    /// URL or path that was asked for.
    Url "url" "url.original" Text,
    /// HTTP method.
    HttpMethod "http_method" "http.request.method" Word,
    /// HTTP status.
    HttpStatus "http_status" "http.response.status_code" Int,
    /// Bytes from the client into the network.
    BytesIn "bytes_in" "source.bytes" Int,
    /// Bytes from the network out to the client.
    BytesOut "bytes_out" "destination.bytes" Int,
    /// Bytes in both directions.
    Bytes "bytes" "network.bytes" Int,
    /// How long it took, nanoseconds.
    Duration "duration" "event.duration" Int,
    /// Authentication server.
    AuthServer "auth_server" "pulse_secure.auth_server.primary.name" Word,
    /// Kind of authentication server.
    AuthType "auth_type" "pulse_secure.auth_server.primary.type" Word,
    /// Why it happened, as the appliance says.
    Reason "reason" "event.reason" Word,
    /// Policy that decided.
    Policy "policy" "rule.name" Word,
    /// What was acted on: a file, a log, a role, a server, a program.
    Object "object" "pulse_secure.object" Word,
    /// Value before a change.
    OldValue "old_value" "pulse_secure.old_value" Word,
    /// Value after a change.
    NewValue "new_value" "pulse_secure.new_value" Word,
    /// WELF `proto`.
    Provider "provider" "event.provider" Word,
    /// Message text without its code.
    Message "message" "message" Text,
    /// Doubts about the line: forged, cut, duplicate-key, bare-record, stale-length.
    Flags "flags" "tags" List,
    /// Indicators of compromise that the event matches.
    Ioc "ioc" "threat.indicator.name" List,
    /// What these indicators are: ip, domain, url, user, mac, agent, asn.
    IocType "ioc_type" "threat.indicator.type" List,
    /// Columns in which they were found.
    IocField "ioc_field" "threat.enrichments.matched.field" List,
    /// Where they come from, and what they are said to be.
    IocSource "ioc_source" "threat.feed.name" List,
    /// How many times the event was found; only with --dedup.
    Copies "copies" "pulse_secure.copies" Int,
    /// Field of the JSON object or row that held the line.
    Wrapper "wrapper" "pulse_secure.log.wrapper" Word,
    /// Host named by the syslog header next to the tag; may be a relay.
    HeaderHost "header_host" "log.syslog.hostname" Word,
    /// Time stamp of the syslog header; may be a relay's clock.
    HeaderTime "header_time" "event.created" Time,
    /// Syslog priority of the header.
    Priority "priority" "log.syslog.priority" Int,
    /// File that the line was read from.
    File "file" "log.file.path" Word,
    /// Line number in that file, from 1; none in `.vc0` logs, which have no lines.
    Line "line" "pulse_secure.log.line" Int,
    /// Byte offset of the line in that file (after decompression), from 0.
    Offset "offset" "log.offset" Int,
    /// The line as it was read; only when asked for.
    Raw "raw" "event.original" Text,
}
