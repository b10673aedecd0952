//! Failures of other parsers that are on public record: each line must be read right here.

use crate::harness::run_with;

/// Columns and their values.
type Wanted = &'static [(&'static str, &'static str)];

/// Where the failure is recorded, a line of its kind, and what must come out.
const RECORDED: &[(&str, &str, Wanted)] = &[
    (
        "elastic/integrations #2546: only one priority and header was accepted",
        "<174>1 2025-03-14T03:14:22+01:00 vpn-lnk-01 PulseSecure: - - - 2025-03-14 03:14:22 - vpn-lnk-01 - [192.0.2.7] \
         eva(Staff)[] - Logout from 192.0.2.7",
        &[("priority", "174"), ("user", "eva"), ("code", "AUT22673"), ("time", "2025-03-14T02:14:22.000000Z")],
    ),
    (
        "elastic/integrations #4117: the sender is a domain name; Root:: was taken into the user",
        "Mar 14 03:14:22 vpn.nord.example PulseSecure: 2025-03-14 03:14:22 - ive - [192.0.2.7] Root::NORD\\eva(Staff)[A, B 1.2] - \
         Logout from 192.0.2.7",
        &[
            ("header_host", "vpn.nord.example"),
            ("vsys", "Root"),
            ("user", "eva"),
            ("domain", "NORD"),
            ("roles", "A, B 1.2"),
        ],
    ),
    (
        "elastic/integrations #5439: an account with a domain behind an at sign",
        "2025-03-14 03:14:22 - ive - [192.0.2.7] eva@nord.example(SAML Users)[] - Logout from 192.0.2.7",
        &[("user", "eva"), ("domain", "nord.example"), ("actor", "eva@nord.example"), ("realm", "SAML Users")],
    ),
    (
        "elastic/integrations #8858: a third bracket holds the session",
        "2025-03-14 03:14:22 - ive - [192.0.2.7] Default Network::eva(Staff)[Staff-Full][5f934b7c31] - Logout from 192.0.2.7",
        &[("vsys", "Default Network"), ("roles", "Staff-Full"), ("session_short", "5f934b7c31")],
    ),
    (
        "elastic/integrations #10491: the backslash of a domain is doubled",
        "2025-03-14 03:14:22 - ive - [192.0.2.7] Root::NORD\\\\eva(Staff)[] - Logout from 192.0.2.7",
        &[("user", "eva"), ("domain", "NORD"), ("actor", "NORD\\\\eva")],
    ),
    (
        "elastic/integrations #20531: punctuation in the user, brackets in the realm, the sentence of 22.x",
        "2025-03-14 03:14:22 - ive - [192.0.2.7] Root::eva!x(([Nord A]))[][] - Login failed for 'Primary' authentication \
         using auth server 'Nord LDAP' ('LDAP Server'). Reason: 'Failed'",
        &[("user", "eva!x"), ("realm", "([Nord A])"), ("auth_server", "Nord LDAP"), ("reason", "Failed")],
    ),
    (
        "elastic, changelog 1.18: a session behind its name and a blank",
        "2025-03-14 03:14:22 - ive - [192.0.2.7] eva(Staff)[A] - VPN Tunneling: Session started for user (session: \
         sid0123456789abcdef0123456789abcdef0123456789abcdef) with IPv4 address 10.60.0.4, hostname WS-1",
        &[
            ("session", "sid0123456789abcdef0123456789abcdef0123456789abcdef"),
            ("nat_ip", "10.60.0.4"),
            ("host", "WS-1"),
        ],
    ),
    (
        "netwitness/nw-logparsers #16: the header of 8.x has another tag and a time",
        "<134>Mar 14 03:14:22 192.0.2.10 1 2025-03-14T03:14:22+01:00 192.0.2.10 PulseSecure: - - - 2025-03-14 03:14:22 - \
         ive - [192.0.2.7] eva(Staff)[] - Logout from 192.0.2.7",
        &[("observer_ip", "192.0.2.10"), ("priority", "134"), ("time", "2025-03-14T02:14:22.000000Z")],
    ),
    (
        "Sentinel's function: roles in the code, the appliance as the source, realms with punctuation lost",
        "id=firewall time=\"2025-03-14 03:14:22\" pri=6 fw=192.0.2.10 vpn=ive user=eva realm=\"Staff+LDAP (1)/2\" \
         roles=\"A, B\" proto= src=192.0.2.7 dst= dstname= type=vpn op= arg=\"\" result= sent= rcvd= agent=\"\" duration= \
         msg=\"AUT22673: Logout from 192.0.2.7\"",
        &[("code", "AUT22673"), ("src_ip", "192.0.2.7"), ("observer_ip", "192.0.2.10"), ("realm", "Staff+LDAP (1)/2")],
    ),
    (
        "Sekoia's splitter: the second word of ivs was lost",
        "id=firewall time=\"2025-03-14 03:14:22\" pri=6 fw=192.0.2.10 vpn=ive ivs=Default Network user=Jane Doe realm=\"R\" \
         roles=\"\" type=mgmt msg=\"ADM20603: Changed log event LicenseServer to On\"",
        &[("vsys", "Default Network"), ("actor", "Jane Doe"), ("log", "admin")],
    ),
    (
        "u-siem: the last quote is missing, an escaped carriage return is at the end",
        "id=firewall time=\"2025-03-14 03:14:22\" pri=6 fw=192.0.2.10 vpn=ive user=eva realm=\"R\" roles=\"\" type=mgmt \
         msg=\"ADM20603: Changed log event LicenseServer to#015",
        &[("code", "ADM20603"), ("flags", "cut"), ("message", "Changed log event LicenseServer to")],
    ),
    (
        "syslog parsers in Go: an empty host leaves two blanks",
        "<142> 2025-03-14T03:14:22+01:00  PulseSecure: id=firewall time=\"2025-03-14 03:14:22\" pri=6 fw=192.0.2.10 vpn=ive \
         user=eva realm=\"R\" roles=\"\" type=mgmt msg=\"ADM20603: x\"",
        &[("priority", "142"), ("header_host", ""), ("header_time", "2025-03-14T02:14:22.000000Z")],
    ),
    (
        "Fortscale's tests: no actor at all",
        "Mar 14 03:14:22 192.0.2.10 Juniper: 2025-03-14 03:14:22 - ive - [192.0.2.7] - VPN Tunneling: Session started for \
         user with IP 10.60.0.4, hostname ws.nord.example",
        &[("user", ""), ("src_ip", "192.0.2.7"), ("nat_ip", "10.60.0.4"), ("host", "ws.nord.example")],
    ),
    (
        "logcheck's rules: parentheses in the realm; Fortscale's tests: a plus in the realm, a colon in the user",
        "2025-03-14 03:14:22 - ive - [192.0.2.7] host:eva(Staff + Auth3(AD))[] - Logout from 192.0.2.7",
        &[("actor", "host:eva"), ("realm", "Staff + Auth3(AD)")],
    ),
];

#[test]
fn what_other_parsers_are_known_to_miss_is_read() {
    assert_eq!(RECORDED.len(), 14);
    for (source, line, wanted) in RECORDED {
        let rows = run_with(&["filter", "-q", "-f", "ndjson", "-"], line.as_bytes()).code(0).rows();
        assert_eq!(rows.len(), 1, "{source}");
        for (column, value) in *wanted {
            let got = match &rows[0][column] {
                serde_json::Value::Null => String::new(),
                serde_json::Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            assert_eq!(&got, value, "{source}: {column}");
        }
    }
}

#[test]
fn edge_lines_are_read() {
    let welf = |user: &str, message: &str| {
        format!(
            "id=firewall time=\"2025-10-26 02:30:00\" pri=6 fw=2001:db8::10 vpn=ive user={user} realm=\"R\" roles=\"\" proto= \
             src=::ffff:192.0.2.7 dst= dstname= type=vpn op= arg=\"\" result= sent= rcvd= agent=\"\" duration= msg=\"{message}"
        )
    };
    let negative = "JAV20023: Closed connection to TUN-VPN port 443 after 45 seconds, with -5 bytes read (in 2 chunks) and 9 \
                    bytes written (in 1 chunks)\"";
    let mut text = Vec::new();
    text.extend_from_slice(welf("a b!", "ADM30544: The \"inner\" quotes \"").as_bytes());
    text.extend_from_slice(b"\n\n");
    text.extend_from_slice(welf("eva", negative).as_bytes());
    text.extend_from_slice(b"\n");
    text.extend_from_slice(welf("eva", "AUT22673: Rapport refus\u{e9}").as_bytes());
    // A datagram that was too long ends in the middle of a character.
    text.pop();
    let columns = "time,src_ip,observer_ip,actor,bytes_in,flags,message";
    let arguments = ["filter", "-q", "-f", "csv", "--columns", columns, "--log-tz", "Europe/Stockholm", "-"];
    assert_eq!(
        run_with(&arguments, &text).code(0).text(),
        "time,src_ip,observer_ip,actor,bytes_in,flags,message\n\
         2025-10-26T00:30:00.000000Z,192.0.2.7,2001:db8::10,a b!,,,\"The \"\"inner\"\" quotes\"\n\
         2025-10-26T00:30:00.000000Z,192.0.2.7,2001:db8::10,eva,4294967291,,\"Closed connection to TUN-VPN port 443 after 45 \
         seconds, with -5 bytes read (in 2 chunks) and 9 bytes written (in 1 chunks)\"\n\
         2025-10-26T00:30:00.000000Z,192.0.2.7,2001:db8::10,eva,,cut,Rapport refus\u{fffd}\n"
    );
}
