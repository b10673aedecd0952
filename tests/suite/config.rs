//! What a `pulsetrail.toml` sets, and what wins over it.

use crate::harness::{Scratch, command, finish, run, welf};

const SITE: &str = "\
# The gateways of the site.
log_tz = \"Europe/Stockholm\"
tz = \"Asia/Tokyo\"
context = \"context/zones.csv\"
threads = 1
";
const ZONES: &[u8] = b"match,zone,kind\n203.0.113.0/24,branch-office,internal\n";

/// A folder with the file of a site, its context and a log.
fn site() -> (Scratch, String, String) {
    let scratch = Scratch::new();
    let file = scratch.file("site/pulsetrail.toml", SITE.as_bytes());
    scratch.file("site/context/zones.csv", ZONES);
    let line = welf("2025-07-01 12:00:00", "bob", "AUT24414: Agent login succeeded for bob/Staff from 203.0.113.7.");
    let log = scratch.file("a.log", line.as_bytes());
    (scratch, file, log)
}

#[test]
fn a_file_sets_options_and_its_paths_lead_from_its_folder() {
    let (_scratch, file, log) = site();
    let columns = ["filter", "-f", "csv", "--columns", "time,zone", &log];
    let plain = run(&columns).code(0);
    assert_eq!(plain.text(), "time,zone\n2025-07-01T12:00:00.000000Z,external\n");
    let set = run(&[&columns[..], &["--config", &file]].concat()).code(0);
    assert_eq!(set.text(), "time,zone\n2025-07-01T19:00:00.000000+09:00,branch-office\n");
}

#[test]
fn what_is_typed_wins() {
    let (_scratch, file, log) = site();
    let arguments = ["filter", "-f", "csv", "--columns", "time", "--config", &file, "--tz", "UTC", &log];
    assert_eq!(run(&arguments).code(0).text(), "time\n2025-07-01T10:00:00.000000Z\n");
    let without = run(&[&arguments[..], &["--no-config"]].concat()).code(0);
    assert_eq!(without.text(), "time\n2025-07-01T12:00:00.000000Z\n");
}

#[test]
fn the_file_is_found_by_variable_and_in_the_folder_of_settings() {
    let (scratch, file, log) = site();
    let arguments = ["filter", "-f", "csv", "--columns", "time", &log];
    let tokyo = "time\n2025-07-01T19:00:00.000000+09:00\n";
    let by_variable = finish(command().args(arguments).env("PULSETRAIL_CONFIG", &file));
    assert_eq!(by_variable.code(0).text(), tokyo);
    scratch.file("home/pulsetrail/pulsetrail.toml", b"tz = 'Asia/Tokyo'\nlog_tz = 'Europe/Stockholm'\n");
    let in_folder = finish(command().args(arguments).env("XDG_CONFIG_HOME", scratch.path("home")));
    assert_eq!(in_folder.code(0).text(), tokyo);
    scratch.file("user/.config/pulsetrail/pulsetrail.toml", b"tz = 'Asia/Tokyo'\nlog_tz = 'Europe/Stockholm'\n");
    let at_home = finish(command().args(arguments).env("XDG_CONFIG_HOME", "").env("HOME", scratch.path("user")));
    assert_eq!(at_home.code(0).text(), tokyo);
    let utc = scratch.file("utc.toml", b"tz = 'UTC'\n");
    let named = [&arguments[..], &["--config", &utc]].concat();
    let typed = finish(command().args(named).env("PULSETRAIL_CONFIG", &file));
    assert_eq!(typed.code(0).text(), "time\n2025-07-01T12:00:00.000000Z\n");
}

#[test]
fn required_options_may_stand_in_the_file() {
    let scratch = Scratch::new();
    let rule = "title: A\nid: 3a3a3a3a-0000-4000-8000-000000000001\nstatus: stable\nlogsource:\n  category: test\n\
                detection:\n  a:\n    b: c\n  condition: a\nfalsepositives:\n  - Backup of the site\nlevel: low\ntags:\n  - attack.t1041\n";
    scratch.file("sigma/rules/a.yml", rule.as_bytes());
    let notes = scratch.name("lofp.ndjson");
    run(&["lofp", "build", "--sigma", &scratch.name("sigma"), "-o", &notes]).code(0);
    let file = scratch.file("pulsetrail.toml", b"lofp = \"lofp.ndjson\"\n");
    run(&["lofp", "show", "T1041", "--no-config"]).says(2, "--from");
    let shown = run(&["lofp", "show", "T1041", "--config", &file, "-f", "ndjson"]).code(0);
    assert!(shown.text().contains("Backup of the site"), "{}", shown.text());
}

#[test]
fn show_tells_the_value_and_its_origin() {
    let (_scratch, file, _log) = site();
    let shown =
        run(&["config", "show", "-f", "ndjson", "--config", &file, "--tz", "UTC", "--geoip", "a", "--geoip", "b"]);
    let rows = shown.code(0).rows();
    let of = |key: &str| -> Vec<String> {
        let rows = rows.iter().filter(|row| row["key"] == key);
        rows.map(|row| format!("{} from {} at {}", row["value"], row["from"], row["place"]).replace('"', "")).collect()
    };
    let folder = file.strip_suffix("pulsetrail.toml").expect("a folder");
    assert_eq!(of("log_tz"), [format!("Europe/Stockholm from file at {file}, line 2")]);
    assert_eq!(of("context"), [format!("{folder}context/zones.csv from file at {file}, line 4")]);
    assert_eq!(of("tz"), ["UTC from command line at --tz"]);
    assert_eq!(of("geoip"), ["a from command line at --geoip", "b from command line at --geoip"]);
    assert_eq!(of("names"), ["short from built in at null"]);
    assert_eq!(of("ioc"), ["null from built in at null"]);
    let elsewhere = finish(command().args(["config", "show", "-f", "csv"]).env("NO_COLOR", "1"));
    let elsewhere = elsewhere.code(0);
    assert!(elsewhere.text().contains("\ngeoip,testdata/formats,environment,PULSETRAIL_GEOIP_DIR\n"));
    assert!(elsewhere.text().contains("\ncolor,never,environment,NO_COLOR\n"), "{}", elsewhere.text());
}

#[test]
fn every_key_can_be_set_and_is_shown() {
    let scratch = Scratch::new();
    let keys = run(&["config", "show", "-f", "ndjson"]).code(0).rows();
    let value = |key: &str| match key {
        "threads" | "top_speed" => "3",
        "log_tz" | "tz" => "'+02:00'",
        "pattern" => "'%time% %message%'",
        "profile" => "'vendor'",
        "baseline" => "'2025-03-01..2025-03-14'",
        "silence" => "'6h'",
        "names" => "'ecs'",
        "color" => "'always'",
        _ => "['one', 'two']",
    };
    let names: Vec<&str> = keys.iter().filter_map(|row| row["key"].as_str()).collect();
    for key in &names {
        let value = if *key == "lofp" { "'one'" } else { value(key) };
        let file = scratch.file("one.toml", format!("{key} = {value}\n").as_bytes());
        let rows = run(&["config", "show", "-f", "ndjson", "--config", &file]).code(0).rows();
        let from_file: Vec<_> = rows.iter().filter(|row| row["from"] == "file").collect();
        assert!(!from_file.is_empty() && from_file.iter().all(|row| row["key"] == *key), "{key}: {from_file:?}");
    }
    assert!(names.len() >= 17, "{names:?}");
}

#[test]
fn the_help_shows_what_the_file_sets() {
    let (_scratch, file, _log) = site();
    let help = run(&["filter", "--help", "--config", &file]).code(0);
    assert!(!help.text().contains("Asia/Tokyo"), "clap prints the help before it sees what follows");
    let help = run(&["--config", &file, "filter", "--help"]).code(0);
    assert!(help.text().contains("[default: Asia/Tokyo]"), "{}", help.text());
}

#[test]
fn a_file_that_makes_no_sense_is_one_sentence_with_its_line() {
    let scratch = Scratch::new();
    let says = |text: &str, words: &str| {
        let file = scratch.file("pulsetrail.toml", text.as_bytes());
        let outcome = run(&["filter", "--config", &file, "a.log"]);
        assert!(outcome.stderr.starts_with(&format!("pulsetrail: {file}, line ")), "{}", outcome.stderr);
        assert_eq!(outcome.stderr.lines().count(), 1, "{}", outcome.stderr);
        outcome.says(2, words);
    };
    says("tz = 'UTC'\nlog-tz = 'UTC'\n", "line 2: there is no key 'log-tz'; did you mean 'log_tz'?");
    says("geo_ip = 'x'\n", "line 1: there is no key 'geo_ip'; did you mean 'geoip'?");
    says("colour = 'always'\n", "did you mean 'color'?");
    says("zzz = 1\n", "there is no key 'zzz'; there are log_tz, tz, pattern");
    says("[detect]\nprofile = 'vendor'\n", "line 1: there is no key 'detect'");
    says("\nthreads = '4'\n", "line 2: threads must be a whole number");
    says("tz = 2\n", "line 1: tz must be a text in quotes");
    says("geoip = ['a', 1]\n", "line 1: geoip must be a path in quotes, or a list of them");
    says("tz = 'UTC\n", "line 1: not TOML:");
    says("tz = 'UTC'\ntz = 'UTC'\n", "line 2: not TOML: duplicate key");
    says("log_tz = 'Mars/Phobos'\n", "line 1: log_tz: invalid value 'Mars/Phobos'");
    says("threads = -1\n", "line 1: threads: invalid value '-1'");
    says("names = 'long'\n", "line 1: names: invalid value 'long' [possible values: short, ecs]");
    let file = scratch.file("latin.toml", b"tz = 'UTC'\n# \xe9\n");
    run(&["filter", "--config", &file, "a.log"]).says(2, "line 2: not UTF-8 text");
}

#[test]
fn a_file_that_is_missing_matters_only_if_it_was_named() {
    let scratch = Scratch::new();
    let missing = scratch.name("none.toml");
    run(&["schema", "--config", &missing]).says(2, "cannot read");
    finish(command().arg("schema").env("PULSETRAIL_CONFIG", &missing)).says(2, "none.toml: no such file");
    finish(command().arg("schema").env("XDG_CONFIG_HOME", scratch.path("none"))).code(0);
    // A folder in the place of the file cannot be read.
    scratch.file("odd/pulsetrail/pulsetrail.toml/x", b"");
    finish(command().arg("schema").env("XDG_CONFIG_HOME", scratch.path("odd"))).says(2, "cannot read");
}

#[test]
fn a_broken_file_keeps_nobody_from_mending_it() {
    let scratch = Scratch::new();
    let file = scratch.file("pulsetrail.toml", b"nonsense\n");
    let path = run(&["config", "path", "--config", &file]).code(0);
    assert_eq!(path.text(), format!("{file}\n"));
    run(&["--config", &file, "help", "config"]).code(0);
    run(&["--config", &file, "--version"]).code(0);
    run(&["--config", &file, "completions", "bash"]).code(0);
    run(&["--config", &file, "config", "show"]).says(2, "line 1: not TOML");
    run(&["config", "path", "--config", &scratch.name("none.toml")]).code(1);
    run(&["config", "path", "--config", &file, "--no-config"]).code(1);
}
