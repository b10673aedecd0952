//! What must hold whatever the bytes are: one check for each layout, framing, for containers,
//! for files of indicators and for rules.
//!
//! The fuzz targets of `fuzz/` throw bytes at these checks, and `tests/suite/seeds.rs` replays the seeds that
//! are committed, so both mean the same. A check says what is wrong by panicking. `lines` and `frames` look
//! at bytes in memory, `files` at the whole way from a file to its ledger.

mod files;
mod frames;
mod indicators;
mod lines;
pub mod native;
mod rules;

use std::sync::Arc;

use pulsetrail::parse::{Anchors, Body, Pattern};

use lines::WELF;

/// A check of any bytes.
pub type Check = fn(&[u8]);

/// Every target: the name of its file, of its folder of seeds, and its check.
pub const TARGETS: [(&str, Check); 19] = [
    ("welf", welf),
    ("standard", standard),
    ("severity_first", severity_first),
    ("json_filter", json_filter),
    ("document", document),
    ("cef", cef),
    ("pipe", pipe),
    ("key_value", key_value),
    ("w3c", w3c),
    ("csv", csv),
    ("vc0_csv", vc0_csv),
    ("pattern", pattern),
    ("vc0", vc0),
    ("native", native),
    ("framing", framing),
    ("header", header),
    ("containers", containers),
    ("indicators", indicators),
    ("rules", rules),
];

/// `id=firewall time="…" …`
pub fn welf(bytes: &[u8]) {
    layout(bytes, Body::Welf, b"id=firewall time=\"2025-03-14 03:14:22\" pri=6 fw=");
}

/// `2025-03-14 03:14:22 - node - [address] …`
pub fn standard(bytes: &[u8]) {
    layout(bytes, Body::Standard, b"2025-03-14 03:14:22 - ");
}

/// `info - [address] - user(realm)[roles] - 2011/06/10 09:57:18 - sentence`
pub fn severity_first(bytes: &[u8]) {
    layout(bytes, Body::SeverityFirst, b"info - [");
}

/// What the JSON filter writes.
pub fn json_filter(bytes: &[u8]) {
    layout(bytes, Body::Object, b"{\"message_id\":\"AUT22673\",\"us_timestamp\":\"1741918462\",\"raw_message\":\"");
}

/// A JSON object that names its fields as other programs do, or holds a whole line in one of them.
pub fn document(bytes: &[u8]) {
    layout(bytes, Body::Object, b"{\"@timestamp\":\"2025-03-14T02:14:22Z\",\"message\":\"");
    lines::hold_when_wrapped(bytes);
}

/// `CEF:0|vendor|product|…`
pub fn cef(bytes: &[u8]) {
    layout(bytes, Body::Cef, b"CEF:0|a|b|c|AUT22673|e|1|rt=1741918462000 ");
}

/// `node | 2020-09-16 18:10:53 | code | …`
pub fn pipe(bytes: &[u8]) {
    layout(bytes, Body::Pipe, b"n | 2025-03-14 03:14:22 |");
}

/// `id=AUT24414 time=… …`
pub fn key_value(bytes: &[u8]) {
    layout(bytes, Body::KeyValue, b"id=AUT22673 time=\"2025-03-14 03:14:22\" ");
}

/// The texts of native records, one a line.
pub fn vc0(bytes: &[u8]) {
    layout(bytes, Body::Vc0, b"67d390be.048d95\tn\tADM20599\tvc0\t");
}

/// A native log, as a script asks for it.
pub fn native(script: &[u8]) {
    native::hold(script);
}

/// A W3C extended log.
pub fn w3c(bytes: &[u8]) {
    frames::hold_behind(bytes, b"#Fields: date time c-ip cs-username message-id cs-uri\n");
}

/// A table whose first row names the columns.
pub fn csv(bytes: &[u8]) {
    frames::hold_behind(bytes, b"_time,user,src_ip,code,message,_raw\n");
}

/// A table that a script made of a `.vc0` file.
pub fn vc0_csv(bytes: &[u8]) {
    frames::hold_behind(bytes, b"Timestamp,Line ID,Device Hostname,Msg Code,a\n");
}

/// A description of a layout in the first line, and lines to be read by it.
pub fn pattern(bytes: &[u8]) {
    let mut parts = bytes.splitn(2, |&byte| byte == b'\n');
    let Ok(description) = std::str::from_utf8(parts.next().unwrap_or_default()) else { return };
    match Pattern::parse(description) {
        Ok(pattern) => lines::hold(parts.next().unwrap_or_default(), &Anchors::new(Some(Arc::new(pattern)))),
        Err(problem) => assert!(!problem.is_empty()),
    }
}

/// Records that lines do not divide. What ends in an asterisk is repeated until it is longer than any record.
pub fn framing(bytes: &[u8]) {
    match bytes {
        [repeated @ .., b'*'] if !repeated.is_empty() => {
            let long = repeated.repeat(frames::LONG_BYTES.div_ceil(repeated.len()));
            frames::hold(&long);
            files::hold(&long);
        }
        _ => {
            frames::hold(bytes);
            files::hold(bytes);
        }
    }
}

/// What stands before a body.
pub fn header(bytes: &[u8]) {
    let header = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
    lines::hold(&[header, b" ", WELF].concat(), &Anchors::default());
    lines::hold(
        &[header, b" 2025-03-14 03:14:22 - n - [192.0.2.7] eva(Staff)[] - Logout\n"].concat(),
        &Anchors::default(),
    );
}

/// A file, whatever it is.
pub fn containers(bytes: &[u8]) {
    files::hold(bytes);
}

/// A file of indicators.
pub fn indicators(bytes: &[u8]) {
    indicators::hold(bytes);
}

/// A file of rules.
pub fn rules(bytes: &[u8]) {
    rules::hold(bytes);
}

/// Checks the bytes as they are and, unless they show this layout by themselves, behind its beginning.
fn layout(bytes: &[u8], body: Body, beginning: &[u8]) {
    let anchors = Anchors::default();
    lines::hold(bytes, &anchors);
    if anchors.find(bytes).is_none_or(|anchor| anchor.body != body) {
        lines::hold(&[beginning, bytes].concat(), &anchors);
    }
}
