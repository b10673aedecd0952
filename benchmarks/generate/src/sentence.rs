//! What the appliance says about an event, word for word as its releases say it.

use std::io::{self, Write};

use crate::{
    event::{Scene, Web},
    random::Random,
};

const AUTH_SERVERS: [&str; 3] = ["Nord AD", "System Local", "RSA-Token"];
const FAILED_SERVERS: [&str; 3] =
    ["Nord AD (Active Directory)", "System Local (Local Authentication)", "RSA-Token (ACE Server)"];
const FAILURES: [&str; 4] = ["Failed", "Wrong Password", "Account Locked", "Password Expired"];
const POLICIES: [&str; 4] = ["Antivirus", "Domain-Joined", "Chiffrement du disque", "Poste à jour"];
const RULES: [&str; 4] = [
    "Rule-AV: Microsoft Defender 4.18 does not comply with policy. Virus definitions are not up to date.",
    "Rule-Domain: Registry setting HKLM\\SOFTWARE\\Nord is missing.",
    "Rule-Pare_Feu: Le pare-feu n'est pas activé.; Rule-AV: L'antivirus n'est pas démarré.",
    "Rule-Disk: Drive C: is not encrypted.",
];
const URLS: [&str; 6] = [
    "/dana-na/auth/url_default/welcome.cgi",
    "/dana-na/auth/url_default/welcome.cgi?p=forced-off",
    "/dana/js?prot=1&svc=4",
    "/dana-cached/hc/HostCheckerInstaller.osx?x=1&y=2",
    "/dana-na/css/ds.js",
    "/api/v1/totp/user-backup-code",
];
const TLS_PROBLEMS: [&str; 3] = ["sslv3 alert bad certificate", "no shared cipher", "unsupported protocol"];
const TARGETS: [(&str, u16); 4] =
    [("files-01", 445), ("desk.example.org", 3389), ("10.1.9.4", 22), ("git.example.org", 443)];

pub fn write(out: &mut Vec<u8>, random: &mut Random, code: &str, scene: &Scene, web: &Web) -> io::Result<()> {
    match &code[..3] {
        "NWC" => tunnel(out, random, code, scene),
        "JAV" => connection(out, random, code, scene),
        "WEB" => web_request(out, web),
        "ADM" => administration(out, random, code, scene),
        "SYS" => shards(out, random),
        _ => match code {
            "AUT24803" | "AUT24804" => host_check(out, random, code, scene),
            "AUT31556" | "AUT20920" | "AUT24604" => stranger(out, random, code, scene),
            _ => sign_in(out, random, code, scene),
        },
    }
}

fn sign_in(out: &mut Vec<u8>, random: &mut Random, code: &str, scene: &Scene) -> io::Result<()> {
    let Scene { user, address, session, time } = scene;
    let (account, realm, agent) = (&user.account, user.realm, user.agent);
    match code {
        "AUT31504" => {
            write!(out, "Login succeeded for {account}/{realm} (session:{session}) from {address} with {agent}.")
        }
        "AUT24414" => {
            write!(out, "Agent login succeeded for {account}/{realm} (session:{session}) from {address} with {agent}.")
        }
        "AUT24326" => {
            write!(out, "Primary authentication successful for {account}/{} from {address}", random.pick(&AUTH_SERVERS))
        }
        "AUT24327" => {
            write!(out, "Primary authentication failed for {account}/{} from {address}", random.pick(&AUTH_SERVERS))
        }
        "AUT23457" => {
            let (server, reason) = (random.pick(&FAILED_SERVERS), random.pick(&FAILURES));
            write!(out, "Login failed using auth server {server}.  Reason: {reason}")
        }
        "AUT22673" => write!(out, "Logout from {address} (session:{session})"),
        _ => {
            let last = time.minutes_ago(random.within(10..90));
            write!(out, "Session timed out for {account}/{realm} (session:{session}) due to inactivity")?;
            write!(out, " (last access at {} {}).", last.of_day(), last.slashed_date())?;
            write!(out, " Idle session identified after user request.")
        }
    }
}

fn host_check(out: &mut Vec<u8>, random: &mut Random, code: &str, scene: &Scene) -> io::Result<()> {
    let Scene { user, address, session, .. } = scene;
    let has_passed = code == "AUT24803";
    let verdict = if has_passed { "passed" } else { "failed" };
    write!(out, "Host Checker policy '{}' {verdict} on host '{address}'", random.pick(&POLICIES))?;
    write!(out, " address '{}' for user '{}'", user.mac, user.account)?;
    if !has_passed {
        write!(out, " reason '{}'", random.pick(&RULES))?;
    }
    if user.appliance.logs_sessions {
        write!(out, " session '{session}'")?;
    }
    out.push(b'.');
    Ok(())
}

/// Clients that have not signed in.
fn stranger(out: &mut Vec<u8>, random: &mut Random, code: &str, scene: &Scene) -> io::Result<()> {
    let address = scene.address;
    match code {
        "AUT31556" => write!(out, "Unauthenticated request url {} came from IP {address}.", random.pick(&URLS)),
        "AUT20920" => write!(out, "Connection from IP {address} not authenticated yet (URL={})", random.pick(&URLS)),
        _ => {
            write!(out, "SSL negotiation failed while client at source IP '{address}' was trying to connect to")?;
            write!(out, " '{}'. Reason: '{}'", scene.user.appliance.address, random.pick(&TLS_PROBLEMS))
        }
    }
}

fn tunnel(out: &mut Vec<u8>, random: &mut Random, code: &str, scene: &Scene) -> io::Result<()> {
    let tunnel = scene.user.tunnel;
    match code {
        "NWC23464" => {
            tunnel_session(out, "started", scene)?;
            write!(out, ", hostname {}", scene.user.machine)
        }
        "NWC23465" => tunnel_session(out, "ended", scene),
        // The blank at the end is the appliance's.
        "NWC23508" => {
            write!(out, "Key Exchange number {} occurred for user with NCIP {tunnel} ", random.within(1..40))
        }
        _ => {
            write!(out, "Closed connection to {tunnel} after")?;
            traffic(out, random)
        }
    }
}

fn tunnel_session(out: &mut Vec<u8>, verb: &str, scene: &Scene) -> io::Result<()> {
    write!(out, "VPN Tunneling: Session {verb} for user")?;
    if scene.user.appliance.logs_sessions {
        write!(out, "  (session: {})", scene.session)?;
    }
    write!(out, " with IPv4 address {}", scene.user.tunnel)
}

fn connection(out: &mut Vec<u8>, random: &mut Random, code: &str, scene: &Scene) -> io::Result<()> {
    let (host, port) = random.pick(&TARGETS);
    if code == "JAV20021" {
        return write!(out, "Connected to {host} port {port}");
    }
    write!(out, "Closed connection to {host} port {port} after")?;
    traffic(out, random)?;
    if scene.user.appliance.logs_sessions {
        write!(out, " (session:{})", scene.session)?;
    }
    Ok(())
}

fn traffic(out: &mut Vec<u8>, random: &mut Random) -> io::Result<()> {
    let seconds = random.mostly_small(1..36_000);
    let (read, written) = (random.mostly_small(0..900_000_000), random.mostly_small(0..2_000_000_000));
    write!(out, " {seconds} seconds, with {read} bytes read (in {} chunks)", read / 1400 + 1)?;
    write!(out, " and {written} bytes written (in {} chunks)", written / 1400 + 1)
}

fn web_request(out: &mut Vec<u8>, web: &Web) -> io::Result<()> {
    let Web { dst, host, method, path, status, sent, received, seconds } = web;
    write!(out, "WebRequest completed, {method} to https://{host}:443/{path} from {dst}")?;
    write!(out, " result={status} sent={sent} received={received} in {seconds} seconds")
}

fn administration(out: &mut Vec<u8>, random: &mut Random, code: &str, scene: &Scene) -> io::Result<()> {
    if code == "ADM22668" {
        let port = random.pick(&["management", "internal"]);
        return write!(out, "Login succeeded for vpn-admin/Admin Users from {} via {port} port.", scene.address);
    }
    let number = random.within(100..1000);
    write!(out, "User Accounts modified. Added Guest {number} with username guest{number}")?;
    write!(out, " to authentication server System Local.")
}

fn shards(out: &mut Vec<u8>, random: &mut Random) -> io::Result<()> {
    write!(out, "LMDB shards usage stats shard: ")?;
    (0..16).try_for_each(|shard| write!(out, "{shard:x}:{}%   ", random.within(1..4)))
}
