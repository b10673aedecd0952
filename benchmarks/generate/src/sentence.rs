//! What the appliance says about an event, word for word as its releases say it.

use std::io;

use crate::{
    event::{Scene, Web},
    message::Message,
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

pub fn write(out: &mut Message, random: &mut Random, code: &str, scene: &Scene, web: &Web) -> io::Result<()> {
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

fn sign_in(out: &mut Message, random: &mut Random, code: &str, scene: &Scene) -> io::Result<()> {
    let Scene { user, address, session, time } = scene;
    let (account, agent) = (&user.account, &user.agent);
    let in_realm = format!("{account}/{}", user.realm);
    let on_server = |random: &mut Random| format!("{account}/{}", random.pick(&AUTH_SERVERS));
    match code {
        "AUT31504" => {
            out.say("Login succeeded for {} (session:{}) from {} with {}.", &[&in_realm, session, address, agent])
        }
        "AUT24414" => {
            out.say("Agent login succeeded for {} (session:{}) from {} with {}.", &[&in_realm, session, address, agent])
        }
        "AUT24326" => out.say("Primary authentication successful for {} from {}", &[&on_server(random), address]),
        "AUT24327" => out.say("Primary authentication failed for {} from {}", &[&on_server(random), address]),
        "AUT23457" => {
            let (server, reason) = (random.pick(&FAILED_SERVERS), random.pick(&FAILURES));
            out.say("Login failed using auth server {}.  Reason: {}", &[&server, &reason])
        }
        "AUT22673" => out.say("Logout from {} (session:{})", &[address, session]),
        _ => {
            let last = time.minutes_ago(random.within(10..90));
            let last = format!("{} {}", last.of_day(), last.slashed_date());
            out.say("Session timed out for {} (session:{}) due to inactivity", &[&in_realm, session])?;
            out.say(" (last access at {}). Idle session identified after user request.", &[&last])
        }
    }
}

fn host_check(out: &mut Message, random: &mut Random, code: &str, scene: &Scene) -> io::Result<()> {
    let Scene { user, address, session, .. } = scene;
    let has_passed = code == "AUT24803";
    let verdict = if has_passed { "passed" } else { "failed" };
    let policy = random.pick(&POLICIES);
    let template = format!("Host Checker policy '{{}}' {verdict} on host '{{}}' address '{{}}' for user '{{}}'");
    out.say(&template, &[&policy, address, &user.mac, &user.account])?;
    if !has_passed {
        out.say(" reason '{}'", &[&random.pick(&RULES)])?;
    }
    if user.appliance.logs_sessions {
        out.say(" session '{}'", &[session])?;
    }
    out.say(".", &[])
}

/// Clients that have not signed in.
fn stranger(out: &mut Message, random: &mut Random, code: &str, scene: &Scene) -> io::Result<()> {
    let address = &scene.address;
    match code {
        "AUT31556" => out.say("Unauthenticated request url {} came from IP {}.", &[&random.pick(&URLS), address]),
        "AUT20920" => out.say("Connection from IP {} not authenticated yet (URL={})", &[address, &random.pick(&URLS)]),
        _ => {
            let problem = random.pick(&TLS_PROBLEMS);
            out.say(
                "SSL negotiation failed while client at source IP '{}' was trying to connect to '{}'. Reason: '{}'",
                &[address, &scene.user.appliance.address, &problem],
            )
        }
    }
}

fn tunnel(out: &mut Message, random: &mut Random, code: &str, scene: &Scene) -> io::Result<()> {
    let tunnel = &scene.user.tunnel;
    match code {
        "NWC23464" => {
            tunnel_session(out, "started", scene)?;
            out.say(", hostname {}", &[&scene.user.machine])
        }
        "NWC23465" => tunnel_session(out, "ended", scene),
        // The blank at the end is the appliance's.
        "NWC23508" => {
            out.say("Key Exchange number {} occurred for user with NCIP {} ", &[&random.within(1..40), tunnel])
        }
        _ => {
            out.say("Closed connection to {} after", &[tunnel])?;
            traffic(out, random)
        }
    }
}

fn tunnel_session(out: &mut Message, verb: &str, scene: &Scene) -> io::Result<()> {
    out.say(&format!("VPN Tunneling: Session {verb} for user"), &[])?;
    if scene.user.appliance.logs_sessions {
        out.say("  (session: {})", &[&scene.session])?;
    }
    out.say(" with IPv4 address {}", &[&scene.user.tunnel])
}

fn connection(out: &mut Message, random: &mut Random, code: &str, scene: &Scene) -> io::Result<()> {
    let (host, port) = random.pick(&TARGETS);
    if code == "JAV20021" {
        return out.say("Connected to {} port {}", &[&host, &port]);
    }
    out.say("Closed connection to {} port {} after", &[&host, &port])?;
    traffic(out, random)?;
    if scene.user.appliance.logs_sessions {
        out.say(" (session:{})", &[&scene.session])?;
    }
    Ok(())
}

fn traffic(out: &mut Message, random: &mut Random) -> io::Result<()> {
    let seconds = random.mostly_small(1..36_000);
    let (read, written) = (random.mostly_small(0..900_000_000), random.mostly_small(0..2_000_000_000));
    out.say(" {} seconds, with {} bytes read (in {} chunks)", &[&seconds, &read, &(read / 1400 + 1)])?;
    out.say(" and {} bytes written (in {} chunks)", &[&written, &(written / 1400 + 1)])
}

fn web_request(out: &mut Message, web: &Web) -> io::Result<()> {
    let Web { dst, host, method, path, status, sent, received, seconds } = web;
    let url = format!("https://{host}:443/{path}");
    out.say("WebRequest completed, {} to {} from {}", &[method, &url, dst])?;
    out.say(" result={} sent={} received={} in {} seconds", &[status, sent, received, seconds])
}

fn administration(out: &mut Message, random: &mut Random, code: &str, scene: &Scene) -> io::Result<()> {
    if code == "ADM22668" {
        let port = random.pick(&["management", "internal"]);
        let account = "vpn-admin/Admin Users";
        return out.say("Login succeeded for {} from {} via {} port.", &[&account, &scene.address, &port]);
    }
    let number = random.within(100..1000);
    out.say("User Accounts modified. Added Guest {}", &[&number])?;
    out.say(" with username {} to authentication server {}.", &[&format_args!("guest{number}"), &"System Local"])
}

fn shards(out: &mut Message, random: &mut Random) -> io::Result<()> {
    let usage: Vec<String> = (0..16).map(|shard| format!("{shard:x}:{}%   ", random.within(1..4))).collect();
    out.say("LMDB shards usage stats shard: {}", &[&usage.concat()])
}
