//! One event, its line in the three layouts of the appliances, and its record in their native logs.

use std::io::{self, Write};
use std::sync::LazyLock;

use crate::{
    cast::{Appliance, Cast, User},
    clock::Time,
    message::{Form, Message},
    random::{Lottery, Random},
    sentence,
};

/// Which keys follow the roles.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    Access,
    Event,
    Admin,
}

/// A message code.
pub struct Code {
    pub name: &'static str,
    layout: Layout,
    /// How often it comes, in relation to the others.
    weight: f64,
    proto: &'static str,
    /// Whether the line names the user agent even in old releases.
    names_agent: bool,
    /// Whether the roles are known by then.
    has_roles: bool,
}

const fn access(name: &'static str, weight: f64, proto: &'static str) -> Code {
    Code { name, layout: Layout::Access, weight, proto, names_agent: false, has_roles: true }
}

const fn with_agent(code: Code) -> Code {
    Code { names_agent: true, ..code }
}

const fn without_roles(code: Code) -> Code {
    Code { has_roles: false, ..code }
}

const fn management(name: &'static str, weight: f64, layout: Layout) -> Code {
    Code { name, layout, weight, proto: "", names_agent: false, has_roles: false }
}

pub const CODES: [Code; 22] = [
    with_agent(access("AUT31504", 5.5, "auth")),
    with_agent(access("AUT24414", 4.5, "auth")),
    without_roles(access("AUT24326", 10.0, "auth")),
    without_roles(access("AUT24327", 2.3, "auth")),
    without_roles(access("AUT23457", 2.6, "auth")),
    access("AUT24803", 13.0, "auth"),
    access("AUT24804", 3.5, "auth"),
    without_roles(access("AUT31556", 7.0, "")),
    access("AUT22673", 4.0, "auth"),
    access("AUT20915", 1.5, "auth"),
    with_agent(access("NWC23464", 7.0, "")),
    with_agent(access("NWC23465", 6.5, "")),
    access("NWC23508", 9.0, ""),
    access("NWC30993", 3.0, ""),
    with_agent(access("WEB20174", 9.0, "http")),
    access("JAV20021", 6.0, ""),
    access("JAV20023", 4.0, ""),
    management("AUT20920", 1.5, Layout::Event),
    management("AUT24604", 0.9, Layout::Event),
    management("SYS32083", 0.4, Layout::Event),
    management("ADM20716", 0.3, Layout::Admin),
    management("ADM22668", 0.5, Layout::Admin),
];

static FREQUENCY: LazyLock<Lottery> = LazyLock::new(|| Lottery::new(CODES.iter().map(|code| code.weight)));

/// What sentences are about.
pub struct Scene<'c> {
    pub time: Time,
    pub user: &'c User,
    pub address: &'c str,
    /// A long session id, or the mask that older releases write.
    pub session: String,
}

/// The keys of a web request.
#[derive(Default)]
pub struct Web {
    pub dst: String,
    pub host: &'static str,
    pub method: &'static str,
    pub path: String,
    pub status: &'static str,
    pub sent: String,
    pub received: String,
    pub seconds: String,
}

/// One event.
pub struct Event<'c> {
    code: &'static Code,
    scene: Scene<'c>,
    actor: &'c str,
    realm: &'c str,
    roles: &'c str,
    level: u8,
    short_session: String,
    web: Web,
    message: Message,
}

impl<'c> Event<'c> {
    pub fn new(random: &mut Random, cast: &'c Cast, time: Time, form: Form) -> io::Result<Self> {
        let code = &CODES[FREQUENCY.draw(random)];
        let scene = scene(random, cast, time);
        let (actor, realm, roles) = actor(code, scene.user);
        let is_known = code.has_roles && scene.user.appliance.logs_sessions;
        let mut event = Self {
            code,
            actor,
            realm,
            roles,
            level: if code.name == "AUT24604" { 4 } else { 6 },
            short_session: if is_known { short_session(random) } else { String::new() },
            web: if code.proto == "http" { web(random) } else { Web::default() },
            message: Message::new(form),
            scene,
        };
        sentence::write(&mut event.message, random, code.name, &event.scene, &event.web)?;
        Ok(event)
    }

    /// Writes the line, without its end. The message is to be a sentence.
    pub fn write_line(&self, line: &mut Vec<u8>) -> io::Result<()> {
        let Appliance { node, address, vsys, logs_sessions } = self.scene.user.appliance;
        write!(line, "id=firewall time=\"{}\" pri={}", self.scene.time, self.level)?;
        write!(line, " fw={address} vpn={node}")?;
        if let Some(vsys) = vsys {
            write!(line, " ivs={vsys}")?;
        }
        let Self { actor, realm, roles, .. } = self;
        write!(line, " user={actor} realm=\"{realm}\" roles=\"{roles}\"")?;
        match self.code.layout {
            Layout::Access => self.write_access(line, *logs_sessions)?,
            Layout::Event => {
                line.extend_from_slice(b" type=mgmt");
                self.write_ends(line)?;
                line.extend_from_slice(b" sent= rcvd=");
            }
            Layout::Admin => line.extend_from_slice(b" type=mgmt"),
        }
        write!(line, " msg=\"{}: ", self.code.name)?;
        line.extend_from_slice(&self.message.text);
        line.push(b'"');
        Ok(())
    }

    fn write_access(&self, line: &mut Vec<u8>, logs_sessions: bool) -> io::Result<()> {
        if logs_sessions {
            write!(line, " sessionID=\"{}\"", self.short_session)?;
        }
        self.write_ends(line)?;
        let Web { method, path, status, sent, received, seconds, .. } = &self.web;
        let agent = self.agent();
        write!(line, " type=vpn op={method} arg=\"{path}\" result={status} sent={sent}")?;
        write!(line, " rcvd={received} agent=\"{agent}\" duration={seconds}")
    }

    /// Where the event comes from and leads to.
    fn write_ends(&self, line: &mut Vec<u8>) -> io::Result<()> {
        let Web { dst, host, .. } = &self.web;
        write!(line, " proto={} src={} dst={dst} dstname={host}", self.code.proto, self.source())
    }

    /// Writes the record, a TAB after each field. The message is to be arguments.
    pub fn write_record(&self, record: &mut Vec<u8>, number: u64) -> io::Result<()> {
        let Self { code, actor, realm, roles, scene, message, .. } = self;
        let (time, node, seconds) = (scene.time, scene.user.appliance.node, scene.time.unix());
        let vsys = if code.layout == Layout::Access { "Default Network" } else { "Root" };
        write!(record, "{seconds:08x}.{:06x}\t{node}\t{}\tvc0\t{vsys}\t", time.micros, code.name)?;
        write!(record, "{}\t{actor}\t{realm}\t{roles}\t\t\t\t\t{}\t\t\t\t", self.source(), self.agent())?;
        write!(record, "uid__{seconds}_4711_{number}\t")?;
        record.extend_from_slice(&message.text);
        Ok(())
    }

    fn source(&self) -> &str {
        if self.code.name == "SYS32083" { "127.0.0.1" } else { self.scene.address }
    }

    /// Once it knows the client, a new release names its agent with every event.
    fn agent(&self) -> &str {
        let Scene { user, .. } = &self.scene;
        let is_named = self.code.names_agent || (user.appliance.logs_sessions && self.code.has_roles);
        if is_named { user.agent } else { "" }
    }
}

fn scene<'c>(random: &mut Random, cast: &'c Cast, time: Time) -> Scene<'c> {
    let user = cast.user(random);
    let address = cast.address_of(random, user);
    let session = if user.appliance.logs_sessions { long_session(random) } else { "00000000".to_owned() };
    Scene { time, user, address, session }
}

/// User, realm and roles of the line: some events are the appliance's own or an administrator's.
fn actor<'c>(code: &Code, user: &'c User) -> (&'c str, &'c str, &'c str) {
    match (code.layout, code.name) {
        (Layout::Admin, _) => ("vpn-admin", "Admin Users", ".Administrators"),
        (Layout::Event, _) | (_, "AUT31556") => ("System", "", ""),
        _ => (&user.account, user.realm, if code.has_roles { user.roles } else { "" }),
    }
}

fn long_session(random: &mut Random) -> String {
    format!("sid{:016x}{:016x}{:016x}", random.next(), random.next(), random.next())
}

fn short_session(random: &mut Random) -> String {
    format!("{:010x}", random.next() >> 24)
}

fn web(random: &mut Random) -> Web {
    const HOSTS: [&str; 5] =
        ["intranet.example.org", "wiki.example.org", "git.example.org", "leave.example.org", "files-01"];
    Web {
        dst: format!("10.1.{}.{}", random.within(0..4), random.within(1..41)),
        host: random.pick(&HOSTS),
        method: random.pick(&["GET", "GET", "GET", "POST"]),
        path: format!(
            "/app/{}/view?id={}&tab={}",
            random.within(0..50),
            random.within(0..100_000),
            random.within(0..9)
        ),
        status: random.pick(&["200", "200", "200", "302", "304", "403", "404"]),
        sent: random.mostly_small(60..40_000).to_string(),
        received: random.mostly_small(0..2_000_000).to_string(),
        seconds: random.mostly_small(0..60).to_string(),
    }
}
