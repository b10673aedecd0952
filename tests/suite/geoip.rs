//! Places of addresses, from databases of several makers.

use std::fs;

use crate::harness::{Scratch, command, run, run_with, welf};

fn place(address: &str, columns: &str, databases: &[&str]) -> String {
    let line = welf("2025-03-14 08:00:00", "eva", "AUT22673: Logout from x").replace("203.0.113.7", address);
    let mut arguments = vec!["export", "-q", "-f", "csv", "--columns", columns];
    let paths: Vec<String> = databases.iter().map(|name| format!("testdata/geoip/{name}")).collect();
    for path in &paths {
        arguments.extend(["--geoip", path]);
    }
    let outcome = run_with(&arguments, line.as_bytes()).code(0);
    outcome.text().lines().nth(1).expect("a row").to_owned()
}

#[test]
fn databases_of_every_layout_are_understood() {
    const ALL: &str = "country,city,lat,lon,asn,as_org,anonymizer";
    let cases: [(&str, &[&str], &str); 9] = [
        ("89.160.20.121", &["city.mmdb", "asn.mmdb", "anonymous.mmdb"], "SE,Linköping,"),
        ("81.2.69.142", &["city.mmdb", "asn.mmdb", "anonymous.mmdb"], "GB,London,"),
        ("67.43.156.7", &["city.mmdb", "asn.mmdb"], "BT,,"),
        (
            "71.160.223.14",
            &["city.mmdb", "asn.mmdb", "anonymous.mmdb"],
            ",,,,64500,Spray Hosting,\"anonymous,hosting\"",
        ),
        ("203.0.113.7", &["ipinfo-lite.mmdb"], "FR,,,,64496,"),
        ("203.0.113.7", &["ipinfo-location.mmdb"], "FR,Paris,"),
        ("203.0.113.7", &["dbip-city.mmdb"], "FR,Paris,"),
        ("2001:db8:1::9", &["city.mmdb"], "DE,Berlin,"),
        ("203.0.113.7", &["country.mmdb"], "FR,,"),
    ];
    for (address, databases, wanted) in cases {
        let got = place(address, ALL, databases);
        assert!(got.starts_with(wanted), "{address} in {databases:?}: {got}");
    }
    let london = place("81.2.69.142", ALL, &["city.mmdb", "asn.mmdb", "anonymous.mmdb"]);
    assert!(london.contains("\"anonymous,vpn,hosting,proxy,tor\""), "{london}");
}

#[test]
fn latitude_and_longitude_are_numbers_whatever_the_database_writes() {
    let text = place("203.0.113.7", "lat,lon", &["ipinfo-location.mmdb"]);
    let number = place("203.0.113.7", "lat,lon", &["dbip-city.mmdb"]);
    assert!(text.starts_with("48.") && text.contains(",2."), "{text}");
    assert!(number.starts_with("48."), "{number}");
}

#[test]
fn ipv6_in_an_ipv4_database_is_a_miss() {
    assert_eq!(place("2001:db8:1::9", "country,src_ip", &["v4only-city.mmdb"]), ",2001:db8:1::9");
    assert_eq!(place("203.0.113.7", "country", &["v4only-city.mmdb"]), "FR");
}

#[test]
fn a_bad_database_ends_the_run_with_one_sentence() {
    for name in ["broken.mmdb", "notadb.mmdb"] {
        run(&["aggregate", "--geoip", &format!("testdata/geoip/{name}"), "testdata/demo/archive"])
            .says(2, &format!("cannot use GeoIP database testdata/geoip/{name}: it is no MaxMind database"));
    }
    run(&["aggregate", "--geoip", "testdata/none.mmdb", "testdata/demo/archive"])
        .says(2, "cannot read testdata/none.mmdb: no such file");
    run(&["aggregate", "--geoip", "testdata/formats", "testdata/demo/archive"])
        .says(2, "the folder holds no .mmdb file");
}

#[test]
fn a_folder_of_databases_can_be_named() {
    let scratch = Scratch::new();
    for name in ["asn.mmdb", "city.mmdb"] {
        fs::copy(format!("testdata/geoip/{name}"), scratch.path(name)).expect("copied");
    }
    let arguments = [
        "aggregate",
        "-q",
        "-f",
        "csv",
        "--by",
        "country,asn",
        "--user",
        "f.kim",
        "--geoip",
        &scratch.name(""),
        "testdata/demo/archive/nightly",
    ];
    assert_eq!(run(&arguments).code(0).text(), "country,asn,count\nUS,209,12\n");
}

#[test]
fn without_a_database_the_summary_says_so_and_scopes_are_still_known() {
    let outcome = run(&["aggregate", "-f", "csv", "--by", "country", "testdata/demo/archive"]).code(0);
    assert!(outcome.stderr.contains("no GeoIP database was found, so places are empty"), "{}", outcome.stderr);
    assert_eq!(place("10.1.2.3", "src_scope", &[]), "private");
    assert_eq!(place("89.160.20.121", "src_scope", &[]), "public");
    assert!(
        !run(&["aggregate", "-f", "csv", "--by", "user", "testdata/demo/archive"]).code(0).stderr.contains("GeoIP")
    );
}

#[test]
fn databases_that_nobody_named_are_opened_only_for_places_and_fill_only_gaps() {
    let scratch = Scratch::new();
    scratch.file("bad/x.mmdb", b"no database");
    let counted = |folder: &str, arguments: &[&str]| {
        let output = command().env("PULSETRAIL_GEOIP_DIR", folder).args(arguments).output().expect("a run");
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let bad = scratch.name("bad");
    assert_eq!(counted(&bad, &["filter", "-q", "--count", "testdata/demo/archive"]), (Some(0), "415\n".to_owned()));
    assert_eq!(counted(&bad, &["filter", "-q", "--count", "--country", "SE", "testdata/demo/archive"]).0, Some(2));
    let parquet = scratch.name("x.parquet");
    run(&["export", "-q", "-o", &parquet, "--geoip", "testdata/geoip/city.mmdb", "testdata/demo/archive"]).code(0);
    fs::create_dir(scratch.path("asn")).expect("a folder");
    fs::copy("testdata/geoip/asn.mmdb", scratch.path("asn/asn.mmdb")).expect("copied");
    let question = ["aggregate", "-q", "-f", "csv", "--by", "country,asn", "--user", "f.kim", &parquet];
    assert_eq!(counted(&scratch.name("asn"), &question).1, "country,asn,count\nUS,209,24\n");
}

#[test]
fn the_databases_of_a_run_are_recorded_in_its_parquet() {
    let scratch = Scratch::new();
    let out = scratch.name("x.parquet");
    run(&["export", "-q", "-o", &out, "--geoip", "testdata/geoip/city.mmdb", "testdata/demo/archive"]).code(0);
    let bytes = fs::read(&out).expect("the file");
    let footer = String::from_utf8_lossy(&bytes).into_owned();
    assert!(footer.contains(r#""built":"2025-03-01T00:00:00.000000Z""#), "the build date is missing");
    let stored = run(&["aggregate", "-q", "-f", "csv", "--by", "country", &out]).code(0);
    let fresh = run(&[
        "aggregate",
        "-q",
        "-f",
        "csv",
        "--by",
        "country",
        "--geoip",
        "testdata/geoip/city.mmdb",
        "testdata/demo/archive",
    ])
    .code(0);
    assert_eq!(stored.text(), fresh.text());
}
