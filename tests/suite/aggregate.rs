//! `aggregate`: counts, metrics, buckets, order, and agreement with counts made by others.

use std::{collections::BTreeMap, process::Command};

use crate::harness::{Scratch, run, welf};

fn log() -> String {
    let mut text = String::new();
    for (time, user, seconds) in [
        ("2025-03-14 08:10:00", "eva", 5),
        ("2025-03-14 08:20:00", "bob", 7),
        ("2025-03-14 09:30:00", "eva", 1),
        ("2025-03-15 08:00:00", "eva", 2),
    ] {
        let message = format!(
            "JAV20023: Closed connection to srv-{seconds} port 443 after {seconds} seconds, with {seconds}00 bytes read (in 1 chunks) and 1 bytes written (in 1 chunks)"
        );
        text += &welf(time, user, &message);
    }
    text + &welf("2025-03-15 08:30:00", "System", "SYS32087: Integrity Checker Tool: Periodic Scan Started!")
}

fn csv(arguments: &[&str]) -> String {
    let scratch = Scratch::new();
    let file = scratch.file("x.log", log().as_bytes());
    let mut all = vec!["aggregate", "-q", "-f", "csv", &file];
    all.extend_from_slice(arguments);
    run(&all).code(0).text().to_owned()
}

#[test]
fn counts_by_columns_from_the_top() {
    assert_eq!(csv(&["--by", "user"]), "user,count\neva,3\nSystem,1\nbob,1\n");
    assert_eq!(csv(&["--by", "user,code"]), "user,code,count\neva,JAV20023,3\nSystem,SYS32087,1\nbob,JAV20023,1\n");
    assert_eq!(csv(&[]), "count\n5\n");
    assert_eq!(csv(&["--by", "dst_port"]), "dst_port,count\n443,4\n,1\n");
    assert_eq!(csv(&["--by", "user", "--top", "1"]), "user,count\neva,3\n");
    assert_eq!(csv(&["--by", "user", "--user", "nobody"]), "user,count\n");
    assert_eq!(csv(&["--user", "nobody"]), "count\n0\n");
}

#[test]
fn metrics_of_every_kind() {
    let metrics = "count,first,last,distinct:dst_host,sum:bytes_in,min:bytes_in,max:bytes_in";
    assert_eq!(
        csv(&["--by", "user", "--metric", metrics]),
        "user,count,first,last,distinct_dst_host,sum_bytes_in,min_bytes_in,max_bytes_in\n\
         eva,3,2025-03-14T08:10:00.000000Z,2025-03-15T08:00:00.000000Z,3,800,100,500\n\
         System,1,2025-03-15T08:30:00.000000Z,2025-03-15T08:30:00.000000Z,0,,,\n\
         bob,1,2025-03-14T08:20:00.000000Z,2025-03-14T08:20:00.000000Z,1,700,700,700\n"
    );
}

#[test]
fn buckets_of_time_in_a_zone() {
    assert_eq!(
        csv(&["--every", "1h"]),
        "time,count\n2025-03-14T08:00:00.000000Z,2\n2025-03-14T09:00:00.000000Z,1\n2025-03-15T08:00:00.000000Z,2\n"
    );
    assert_eq!(
        csv(&["--every", "1d", "--tz", "Europe/Stockholm", "--by", "user"]),
        "time,user,count\n2025-03-14T00:00:00.000000+01:00,bob,1\n2025-03-14T00:00:00.000000+01:00,eva,2\n\
         2025-03-15T00:00:00.000000+01:00,System,1\n2025-03-15T00:00:00.000000+01:00,eva,1\n"
    );
}

#[test]
fn order_can_be_chosen() {
    assert_eq!(csv(&["--by", "user", "--sort", "user"]), "user,count\nSystem,1\nbob,1\neva,3\n");
    assert_eq!(csv(&["--by", "user", "--sort", "user:desc"]), "user,count\neva,3\nbob,1\nSystem,1\n");
    assert_eq!(csv(&["--by", "user", "--sort", "count:asc"]), "user,count\nSystem,1\nbob,1\neva,3\n");
    assert_eq!(
        csv(&["--by", "user", "-m", "sum:bytes_in", "--sort", "sum:bytes_in:asc"]),
        "user,sum_bytes_in\nSystem,\nbob,700\neva,800\n"
    );
}

#[test]
fn a_table_shows_shares_and_trends() {
    let scratch = Scratch::new();
    let file = scratch.file("x.log", log().as_bytes());
    let outcome = run(&["aggregate", "-q", "-f", "table", "--by", "user", "--trend", &file]).code(0);
    let table = outcome.text();
    assert!(table.contains("eva         3   60.0 %  ████████████████████  █                      ▄"), "{table}");
    assert!(table.contains("bob         1   20.0 %  ██████▊               █\n"), "{table}");
}

fn drawn(arguments: &[&str]) -> String {
    let scratch = Scratch::new();
    let file = scratch.file("x.log", log().as_bytes());
    let all = [&["aggregate", "-q", "-f", "table", &file], arguments].concat();
    run(&all).code(0).text().to_owned()
}

#[test]
fn a_chart_draws_the_buckets_to_scale() {
    let (high, both) = ("  │ ███████\n", "  │ ███████ ███████\n");
    let wanted = [
        "count every 1d\n3 ┤ ███████\n",
        &high.repeat(2),
        "  │ ███████ ▆▆▆▆▆▆▆\n",
        &both.repeat(6),
        "0 ┼─────────────────\n    03-14······03-15\n",
    ];
    assert_eq!(drawn(&["--every", "1d", "--chart"]), wanted.concat());
    let sums = drawn(&["--every", "1d", "--chart", "--metric", "sum:bytes_in"]);
    assert!(sums.starts_with("sum_bytes_in every 1d\n1300 ┤ ███████\n"), "{sums}");
}

#[test]
fn a_chart_keeps_the_highest_bucket_where_there_is_no_room_for_all() {
    let minutes = drawn(&["--every", "10m", "--chart"]);
    let mut lines = minutes.lines();
    assert_eq!(lines.next(), Some("count every 10m; a column is as high as the highest of its buckets"));
    assert!(minutes.lines().all(|line| line.chars().count() <= 120), "{minutes}");
    let lowest = minutes.lines().nth(10).expect("the lowest line");
    // Two of the five buckets share a column, which is no higher for that.
    assert_eq!(lowest.matches('█').count(), 4, "{minutes}");
    assert!(minutes.contains("2025-03-14 08:10") && minutes.ends_with("2025-03-15 08:30\n"), "{minutes}");
}

#[test]
fn a_chart_by_columns_is_a_line_of_bars_for_each_row() {
    let lines = drawn(&["--every", "1d", "--by", "user", "--chart"]);
    let wanted = "user    count  share    trend\n───────────────────────────────\n\
                  eva         3   60.0 %  ███▄▄▄\nSystem      1   20.0 %     ███\nbob         1   20.0 %  ███\n";
    assert_eq!(lines, wanted);
    let hours = drawn(&["--every", "1h", "--by", "user", "--chart", "--top", "1"]);
    assert!(hours.contains("2025-03-14 08:00·"), "{hours}");
    assert_eq!(hours.lines().filter(|line| line.starts_with("eva")).count(), 1, "{hours}");
    assert_eq!(hours.matches('█').count(), 9, "three hours of three characters: {hours}");
}

#[test]
fn a_heat_map_shows_hours_and_days() {
    let map = drawn(&["--heat-map", "--tz", "+02:00"]);
    let row = |hours: &[(usize, char)]| {
        let mut cells = vec![' '; 48];
        for (hour, shade) in hours {
            cells[2 * hour..2 * hour + 2].fill(*shade);
        }
        cells.into_iter().collect::<String>()
    };
    let first = format!("2025-03-14 Fri  {}        3\n", row(&[(10, '█'), (11, '░')]));
    let second = format!("2025-03-15 Sat  {}        2\n", row(&[(10, '█')]));
    assert!(map.contains(&(first + &second)), "{map}");
    assert_eq!(drawn(&["--heat-map", "--user", "nobody"]), "");
}

#[test]
fn charts_are_the_same_whoever_reads() {
    let scratch = Scratch::new();
    let file = scratch.file("x.log", log().as_bytes());
    for chart in [&["--every", "1h", "--chart"][..], &["--every", "1h", "--by", "user", "--chart"], &["--heat-map"]] {
        let base = [&["aggregate", "-q", "-f", "table", &file], chart].concat();
        let plain = run(&base).code(0);
        assert!(!plain.text().contains('\x1b'));
        for other in [&["--threads", "1", "--chunk-bytes", "64"][..], &["--threads", "4"], &["--no-mmap"]] {
            assert_eq!(run(&[&base[..], other].concat()).code(0).text(), plain.text(), "{other:?}");
        }
    }
}

#[test]
fn bad_questions_get_one_sentence() {
    let cases: [(&[&str], &str); 14] = [
        (&["--by", "usr"], "--by: there is no column 'usr'; did you mean 'user'?"),
        (&["--by", "user,user"], "--by: user is named twice"),
        (&["--metric", "mean"], "--metric: 'mean' is not known"),
        (&["--metric", "sum:user"], "--metric: 'sum:user': user is no whole number"),
        (&["--every", "7h"], "--every: a day does not divide into '7h'"),
        (&["--every", "1h", "--by", "time"], "--by: time is counted by already"),
        (&["--by", "user", "--sort", "code"], "--sort: 'code' is no column of the output, which has user, count"),
        (&["-f", "ecs"], "--format: aggregate does not write ecs; filter, export, sessions and detect do"),
        (&["--chart"], "--every <WIDTH>"),
        (&["--chart", "--every", "1h"], "--chart: charts are for people; add -f table"),
        (&["--heat-map", "-f", "csv"], "--heat-map: charts are for people; add -f table"),
        (&["--heat-map", "--by", "user"], "cannot be used with"),
        (&["--chart", "--every", "1h", "-f", "table", "--top", "3"], "--top: a chart shows all the time in order"),
        (&["--chart", "--every", "1h", "-f", "table", "-m", "first"], "--chart: first is no number"),
    ];
    let scratch = Scratch::new();
    let file = scratch.file("x.log", log().as_bytes());
    for (arguments, words) in cases {
        let mut all = vec!["aggregate", &file];
        all.extend_from_slice(arguments);
        run(&all).says(2, words);
    }
}

#[test]
fn the_demo_counts_agree_with_an_independent_script() {
    let counted = run(&["aggregate", "-q", "-f", "csv", "--by", "user,code", "testdata/demo/archive/nightly"]).code(0);
    let Ok(script) =
        Command::new("python3").arg("testdata/demo/count.py").current_dir(env!("CARGO_MANIFEST_DIR")).output()
    else {
        assert!(std::env::var_os("CI").is_none(), "python3 is missing");
        return;
    };
    assert!(script.status.success(), "{}", String::from_utf8_lossy(&script.stderr));
    let rows: Vec<&str> = counted.text().lines().skip(1).collect();
    assert_eq!(rows.join("\n"), String::from_utf8_lossy(&script.stdout).trim_end());
}

/// Ten lines that know nothing of the parser: split each line of the whole archive by hand.
#[test]
fn the_demo_counts_by_user_country_and_code_agree_with_the_scenario() {
    let scenario = std::fs::read("testdata/demo/scenario.csv").expect("the scenario");
    let mut wanted: BTreeMap<(String, String, String), u64> = BTreeMap::new();
    for row in csv::Reader::from_reader(scenario.as_slice()).deserialize() {
        let row: BTreeMap<String, String> = row.expect("a row");
        // Nightly admin lines name no address outside their sentence.
        let is_placed = row["log"] != "admin" || row["msg"].contains(&row["src"]);
        let country = match row["src"].as_str() {
            _ if !is_placed => "",
            src if src.starts_with("89.160.20.") => "SE",
            src if src.starts_with("2.125.160.") || src.starts_with("81.2.69.") => "GB",
            src if src.starts_with("216.160.83.") => "US",
            src if src.starts_with("175.16.199.") => "CN",
            src if src.starts_with("67.43.156.") => "BT",
            src if src.starts_with("198.51.100.") => "BE",
            _ => "",
        };
        if row["copies"].contains('A') {
            *wanted.entry((row["user"].clone(), country.to_owned(), row["code"].clone())).or_default() += 1;
        }
    }
    let arguments = [
        "aggregate",
        "-q",
        "-f",
        "csv",
        "--by",
        "user,country,code",
        "--geoip",
        "testdata/geoip/city.mmdb",
        "testdata/demo/archive/nightly",
    ];
    let outcome = run(&arguments).code(0);
    let mut got = BTreeMap::new();
    for row in csv::Reader::from_reader(outcome.stdout.as_slice()).deserialize() {
        let (user, country, code, count): (String, String, String, u64) = row.expect("a row");
        got.insert((user, country, code), count);
    }
    assert_eq!(got, wanted);
}
