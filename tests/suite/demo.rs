//! The demo archive is what its script makes.
//!
//! `testdata/demo/scenario.csv` tells an invented break-in row by row. This module renders it into the three
//! copies that an investigator would be handed: what a syslog server received, what the appliance put aside
//! every night, and what was saved from its admin pages in the end. The column `copies` says in which of them
//! a row survives. Lines stand in the order in which things happened, also where the clock had been set back.
//!
//! To rewrite the files: `UPDATE_GENERATED=1 cargo test`.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    io::Write,
    path::{Path, PathBuf},
};

use csv::StringRecord;
use flate2::{Compression, GzBuilder};

use crate::vc0_log::{Damage, Kind, Log, Spec};

/// The appliance's name and its outer address.
const NODE: &str = "vpn-lnk-01";
const APPLIANCE: &str = "192.0.2.10";
/// The cluster that the appliance names in its nightly files.
const CLUSTER: &str = "LNK-VPN";
/// When the nightly files are made, by the appliance's clock, as it stands in a time and in a name.
const NIGHTLY_TIME: &str = "04:30:00";
const NIGHTLY_NAME: &str = "0430";
/// What the admin pages called the logs that were saved.
const SAVED_AS: &str = "log.localhost2-Mon-2025-03-17_18_00_00-(GMT+01_00)";
/// Europe/Stockholm; no daylight saving in the days of the story.
const UTC_OFFSET: &str = "+01:00";
/// The syslog facility LOCAL0, as it counts in the priority.
const LOCAL0: u8 = 16 * 8;

/// All files that are made: their paths below `testdata/demo` and their bytes.
fn demo() -> Vec<(String, Vec<u8>)> {
    let mut files = archive();
    files.push(("native/log.access.vc0".to_owned(), native()));
    files
}

/// A native log of another appliance from which somebody removed four records, as published wiping commands do.
fn native() -> Vec<u8> {
    let spec = Spec { rate: 0.01, ..Spec::new(Kind::Access, 240, 17) };
    Log::new(&spec).damaged(Damage::SedDrop).bytes
}

/// The files of the archive: their paths below `testdata/demo` and their bytes, sorted by path.
fn archive() -> Vec<(String, Vec<u8>)> {
    let mut files = BTreeMap::<String, Vec<u8>>::new();
    for row in script() {
        for (path, line) in row.lines() {
            let text = files.entry(format!("archive/{path}")).or_default();
            text.extend_from_slice(line.as_bytes());
            text.push(b'\n');
        }
    }
    files.into_iter().map(packed).collect()
}

/// A layout of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// WELF.
    Welf,
    /// Standard lines of 22.x, with the short session id in a third bracket.
    Standard,
    /// Standard lines before 22.x, without it.
    Older,
    /// Standard lines behind the header of the appliance.
    Syslog,
}

/// The whole story in one layout, also what survives in none of the copies.
pub fn story(layout: Layout) -> String {
    let line = |row: Row| match layout {
        Layout::Welf => row.welf(),
        Layout::Standard => row.standard(),
        Layout::Older => row.older(),
        Layout::Syslog => row.syslog(),
    };
    script().into_iter().map(|row| line(row) + "\n").collect()
}

/// The rows of the script, as they happened. Rows of the same second keep their order.
fn script() -> Vec<Row> {
    let mut reader = csv::Reader::from_path(folder().join("scenario.csv")).expect("the script of the demo");
    let header = reader.headers().expect("the script has a header").clone();
    let row = |record: csv::Result<StringRecord>| Row::new(&header, &record.expect("a row of the script"));
    let mut rows: Vec<Row> = reader.records().map(row).collect();
    rows.sort_by(|one, other| one.true_time.cmp(&other.true_time));
    rows
}

/// Compresses what has to be compressed.
fn packed((path, text): (String, Vec<u8>)) -> (String, Vec<u8>) {
    if Path::new(&path).extension().is_none_or(|extension| extension != "gz") {
        return (path, text);
    }
    // No time and a fixed level: the same text gives the same bytes.
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(&text).expect("compressing into memory");
    let bytes = encoder.finish().expect("compressing into memory");
    (path, bytes)
}

/// One event of the story; see the header of the script for its columns.
struct Row {
    true_time: String,
    /// What the appliance's clock said.
    log_time: String,
    log: String,
    code: String,
    pri: u8,
    src: String,
    user: String,
    realm: String,
    roles: String,
    /// The short id, or nothing.
    session: String,
    agent: String,
    /// May end in blanks, which the appliance writes too.
    msg: String,
    copies: String,
}

impl Row {
    fn new(header: &StringRecord, record: &StringRecord) -> Self {
        let field = |name: &str| {
            let index = header.iter().position(|column| column == name);
            record[index.unwrap_or_else(|| panic!("the script lacks the column {name}"))].to_owned()
        };
        Self {
            true_time: field("true_time"),
            log_time: field("log_time"),
            log: field("log"),
            code: field("code"),
            pri: field("pri").parse().expect("a priority is a number"),
            src: field("src"),
            user: field("user"),
            realm: field("realm"),
            roles: field("roles"),
            session: field("session"),
            agent: field("agent"),
            msg: field("msg"),
            copies: field("copies"),
        }
    }

    /// Where the event survives: paths below the archive, each with a line.
    fn lines(&self) -> Vec<(String, String)> {
        let line = |copy| match copy {
            'S' => Some((self.syslog_path(), self.syslog())),
            'A' => Some((self.nightly_path(), self.welf())),
            'L' => Some((self.saved_path(), self.standard())),
            '-' => None,
            _ => panic!("{copy} is no copy of the evidence"),
        };
        self.copies.chars().filter_map(line).collect()
    }

    /// A syslog server keeps a folder for each host and a file for each day.
    fn syslog_path(&self) -> String {
        format!("syslog/{NODE}/{}.log", self.date())
    }

    /// The appliance archives each log on its own; a name holds the minute when the file was made.
    fn nightly_path(&self) -> String {
        let log = self.by_log("Events", "Access", "Admin");
        format!("nightly/Juniper{log}Log-{CLUSTER}-{NODE}-{}-{NIGHTLY_NAME}.gz", self.night())
    }

    /// A log saved from the admin pages has the log in its extension.
    fn saved_path(&self) -> String {
        format!("acquired/{SAVED_AS}.{}", self.by_log("events", "access", "admin"))
    }

    /// The date of the nightly run that takes this event along.
    fn night(&self) -> String {
        let (month, day) = self.date().rsplit_once('-').expect("a date has a day");
        let day: u8 = day.parse().expect("a day is a number");
        // What comes after tonight's run waits for tomorrow's. The story ends long before its month does.
        let days_later = u8::from(self.clock() >= NIGHTLY_TIME);
        format!("{}{:02}", month.replace('-', ""), day + days_later)
    }

    fn date(&self) -> &str {
        self.log_time.split_once(' ').expect("a time has a date").0
    }

    fn clock(&self) -> &str {
        self.log_time.split_once(' ').expect("a time has a clock").1
    }

    fn by_log(&self, event: &'static str, user: &'static str, admin: &'static str) -> &'static str {
        match self.log.as_str() {
            "event" => event,
            "user" => user,
            "admin" => admin,
            log => panic!("{log} is no log"),
        }
    }

    /// The virtual system: the appliance itself lives in `Root`.
    fn vsys(&self) -> &'static str {
        if self.user == "System" { "Root" } else { "Default Network" }
    }

    /// The Standard line behind the header that the appliance sends.
    fn syslog(&self) -> String {
        let priority = LOCAL0 + self.pri;
        let (date, clock) = (self.date(), self.clock());
        format!("<{priority}>1 {date}T{clock}{UTC_OFFSET} {NODE} PulseSecure: - - - {}", self.standard())
    }

    /// The line of release 22.x, with the short session in a third bracket.
    fn standard(&self) -> String {
        let Self { log_time, src, user, realm, roles, session, msg, .. } = self;
        format!("{log_time} - {NODE} - [{src}] {}::{user}({realm})[{roles}][{session}] - {msg}", self.vsys())
    }

    /// The line of a release before that.
    fn older(&self) -> String {
        let Self { log_time, src, user, realm, roles, msg, .. } = self;
        format!("{log_time} - {NODE} - [{src}] {}::{user}({realm})[{roles}] - {msg}", self.vsys())
    }

    /// The only one of the three lines that names the code.
    fn welf(&self) -> String {
        let Self { log_time, pri, user, realm, roles, code, msg, .. } = self;
        let head = format!(r#"id=firewall time="{log_time}" pri={pri} fw={APPLIANCE} vpn={NODE} ivs={}"#, self.vsys());
        let actor = format!(r#"user={user} realm="{realm}" roles="{roles}""#);
        let layout = match self.log.as_str() {
            "event" => format!("type=mgmt proto= src={} dst= dstname= sent= rcvd=", self.src),
            "user" => self.access_keys(),
            // This layout leaves the address out.
            "admin" => "type=mgmt".to_owned(),
            log => panic!("{log} is no log"),
        };
        format!(r#"{head} {actor} {layout} msg="{code}: {msg}""#)
    }

    /// The keys that only the access log has.
    fn access_keys(&self) -> String {
        let Self { src, session, agent, .. } = self;
        let Request { proto, dst, dstname, op, arg, result, sent, rcvd, duration } = self.request();
        let client = format!(r#"sessionID="{session}" proto={proto} src={src} dst={dst} dstname={dstname} type=vpn"#);
        let answer = format!(r#"result={result} sent={sent} rcvd={rcvd} agent="{agent}" duration={duration}"#);
        format!(r#"{client} op={op} arg="{arg}" {answer}"#)
    }

    /// What the sentence says about a web request; all other events have nothing to tell here.
    fn request(&self) -> Request<'_> {
        if self.code != "WEB20174" {
            return Request { proto: "auth", ..Request::default() };
        }
        let url = between(&self.msg, "://", " from ");
        let (server, path) = url.split_once('/').expect("a request has a path");
        Request {
            proto: "http",
            dst: between(&self.msg, " from ", " result="),
            dstname: server.split(':').next().unwrap_or(server),
            op: between(&self.msg, "WebRequest completed, ", " to "),
            arg: format!("/{path}"),
            result: between(&self.msg, " result=", " sent="),
            sent: between(&self.msg, " sent=", " received="),
            rcvd: between(&self.msg, " received=", " in "),
            duration: between(&self.msg, " in ", " seconds"),
        }
    }
}

/// Values of the access layout that are empty unless a web page was asked for.
#[derive(Default)]
struct Request<'a> {
    proto: &'a str,
    dst: &'a str,
    dstname: &'a str,
    op: &'a str,
    /// The path, without the host.
    arg: String,
    result: &'a str,
    sent: &'a str,
    rcvd: &'a str,
    duration: &'a str,
}

/// The text between two others.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let rest = text.split_once(before).map(|(_, rest)| rest);
    let found = rest.and_then(|rest| rest.split_once(after)).map(|(found, _)| found);
    found.unwrap_or_else(|| panic!("nothing between {before:?} and {after:?} in {text:?}"))
}

#[test]
fn the_demo_archive_is_what_its_script_makes() {
    let made: BTreeMap<String, Vec<u8>> = demo().into_iter().collect();
    if env::var_os("UPDATE_GENERATED").is_some() {
        rewrite(&made);
        return;
    }
    let committed = committed();
    // Named one by one: the bytes of a gzip file would tell nobody anything.
    let paths = made.keys().chain(committed.keys());
    let stale: BTreeSet<&String> = paths.filter(|path| made.get(*path) != committed.get(*path)).collect();
    assert!(stale.is_empty(), "missing, stale or not made here: {stale:#?}; UPDATE_GENERATED=1 cargo test");
}

/// Writes what differs and removes what the script does not make. Files that are right are left alone, as
/// other tests may be reading them.
fn rewrite(made: &BTreeMap<String, Vec<u8>>) {
    for name in ["archive", "native"] {
        fs::create_dir_all(folder().join(name)).expect("a folder for the archive");
    }
    let committed = committed();
    for (path, bytes) in made.iter().filter(|(path, bytes)| committed.get(*path) != Some(*bytes)) {
        let file = folder().join(path);
        fs::create_dir_all(file.parent().expect("a file is in a folder")).expect("a folder of the archive");
        fs::write(&file, bytes).expect("a file of the archive");
    }
    for path in committed.keys().filter(|path| !made.contains_key(*path)) {
        fs::remove_file(folder().join(path)).expect("a file that is no longer made");
    }
}

/// The files that are there, by their paths below `testdata/demo`.
fn committed() -> BTreeMap<String, Vec<u8>> {
    let name = |file: &Path| {
        let below = file.strip_prefix(folder()).expect("a file below the demo");
        below.to_str().expect("names of the archive are text").to_owned()
    };
    let files = ["archive", "native"].iter().flat_map(|name| files_below(&folder().join(name)));
    let files: Vec<PathBuf> = files.collect();
    files.iter().map(|file| (name(file), fs::read(file).expect("a file of the archive"))).collect()
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the archive") {
        let path = entry.expect("an entry of the archive").path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/demo")
}
