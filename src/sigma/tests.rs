//! Rules are loaded from text, and events judged by them.

use jiff::tz::TimeZone;

use super::*;
use crate::schema::{ALL, Column, Event, Kind, Value};

fn set_of(rules: &[&str]) -> RuleSet {
    let named: Vec<(String, &str)> =
        rules.iter().enumerate().map(|(index, text)| (format!("rules/r{index}.yml"), *text)).collect();
    let shipped: Vec<(&str, &str)> = named.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    RuleSet::load(&shipped, &[("rules/lists/admins.txt", "# who\nroot\n  eva  \n")], &[])
}

/// A rule for all events with this detection, indented by four blanks.
fn rule(detection: &str) -> String {
    format!("title: x\nlogsource: {{product: ivanti, service: connect_secure}}\ndetection:\n    {detection}\n")
}

fn selection(item: &str) -> String {
    rule(&format!("s:\n        {item}\n    condition: s"))
}

fn problem(text: &str) -> String {
    let set = set_of(&[text]);
    assert!(set.rules.is_empty(), "{text}");
    match set.problems.as_slice() {
        [problem] => problem.what.clone(),
        other => panic!("{other:?}"),
    }
}

fn hits_of(set: &RuleSet, event: &Event<'_>, measured: &[(Extra, Value<'_>)], kind: Option<RecordKind>) -> Vec<u32> {
    let mut judge = Judge::new(set, TimeZone::UTC);
    let (mut hits, mut again) = (Vec::new(), Vec::new());
    judge.judge(event, measured, kind, &mut hits);
    judge.judge(event, measured, kind, &mut again);
    assert_eq!(hits, again);
    hits
}

fn event_of<'a>(columns: &[(Column, &'a str)]) -> Event<'a> {
    let mut event = Event::default();
    for (column, text) in columns {
        match column.kind() {
            Kind::Int | Kind::Time => event.set_int(*column, Some(text.parse().expect("a number"))),
            Kind::Float => event.set_float(*column, Some(text.parse().expect("a number"))),
            _ => event.set_text(*column, text.as_bytes()),
        }
    }
    event
}

/// Whether a rule with this one item matches an event with these columns.
fn is_hit(item: &str, columns: &[(Column, &str)]) -> bool {
    let set = set_of(&[&selection(item)]);
    assert_eq!(set.problems, [], "{item}");
    !hits_of(&set, &event_of(columns), &[], None).is_empty()
}

#[test]
fn texts_compare_as_sigma_says() {
    let user = [(Column::User, "Eva.Lind")];
    for hit in [
        "user.name: EVA.LIND",
        "user: [bob, eva.lind]",
        "user.name|contains: a.l",
        "user.name|contains|all: [eva, lind]",
        "user.name|startswith: ev",
        "user.name|endswith: IND",
        "user.name: e*.l?nd",
        "user.name|re: ^E.a",
        "user.name|re|i: ^e.a",
        "user.name|cased: Eva.Lind",
        "user.name|neq: bob",
        "user.name|exists: true",
        "user.domain|exists: false",
        "user.domain: null",
        "user.name|contains: ''",
        "user.name|re: 'd$'",
        "user.name|contains|cased: [x, Lind]",
    ] {
        assert!(is_hit(hit, &user), "{hit}");
    }
    for miss in [
        "user.name: eva",
        "user.name|contains|all: [eva, bob]",
        "user.name|re: ^e.a",
        "user.name|cased: eva.lind",
        "user.name|neq: [bob, eva.lind]",
        "user.domain|neq: x",
        "user.name: null",
        "user.domain: ''",
        "user.name: e\\*",
        "user.domain|contains: ''",
    ] {
        assert!(!is_hit(miss, &user), "{miss}");
    }
}

#[test]
fn numbers_addresses_lists_and_times() {
    let columns = [
        (Column::DstPort, "3389"),
        (Column::SrcIp, "203.0.113.7"),
        (Column::Roles, "Staff, Staff Full"),
        (Column::Lat, "59.3"),
        // 2025-03-14T03:14:22Z, a Friday.
        (Column::Time, "1741922062000000"),
    ];
    for hit in [
        "destination.port: 3389",
        "destination.port: '3389'",
        "destination.port|gte: 3389",
        "destination.port|lt: '4000'",
        "destination.port|startswith: 33",
        "source.ip|cidr: [2001:db8::/32, 203.0.113.0/24]",
        "source.ip|cidr: 203.0.113.7",
        "user.roles: staff full",
        "user.roles|endswith: full",
        "user.roles: Staff, Staff Full",
        "source.geo.location.lat|gt: 59.2",
        "'@timestamp|hour': 3",
        "'@timestamp|day': [13, 14]",
        "'@timestamp|week': 11",
        "event.local.weekday: 5",
        "event.local.hour|lt: 6",
        "source.network: 203.0.113.0/24",
    ] {
        assert!(is_hit(hit, &columns), "{hit}");
    }
    for miss in
        ["destination.port|gt: 3389", "source.ip|cidr: 2001:db8::/32", "user.roles: full", "'@timestamp|hour': 4"]
    {
        assert!(!is_hit(miss, &columns), "{miss}");
    }
}

#[test]
fn other_fields_lists_and_encodings() {
    let columns = [
        (Column::User, "Eva"),
        (Column::Actor, "eva@example.com"),
        (Column::TargetUser, "EVA"),
        (Column::Url, "/x?c=L2Jpbi9zaCAtYw%3D%3D"),
        (Column::Message, "ran tool \u{2013}v on Eva"),
    ];
    for hit in [
        "user.name|fieldref: user.target.name",
        "pulse_secure.actor|fieldref|startswith: user.name",
        "user.name|expand: '%admins%'",
        "pulse_secure.actor|startswith|expand: '%admins%@'",
        "url.original|base64offset|contains: /bin/sh",
        "message|windash|contains: tool -v",
        "cs-uri-query|contains: c=L2",
        "cs-uri-query|startswith: c=",
        "cs-uri-stem: /x",
    ] {
        assert!(is_hit(hit, &columns), "{hit}");
    }
    assert!(!is_hit("user.name|fieldref|cased: user.target.name", &columns));
    assert!(!is_hit("user.name|fieldref: user.domain", &columns));
}

#[test]
fn keywords_are_looked_for_in_the_sentence() {
    let set = set_of(&[
        &rule("keywords: [tool, other]\n    condition: keywords"),
        &rule("keywords:\n        '|all': [ran, 42]\n    condition: keywords"),
    ]);
    assert_eq!(set.problems, []);
    assert_eq!(set.rules.len(), 2);
    assert_eq!(hits_of(&set, &event_of(&[(Column::Message, "he ran a TOOL 42 times")]), &[], None), [0, 1]);
    assert_eq!(hits_of(&set, &event_of(&[(Column::Raw, "other")]), &[], None), [0]);
    assert!(hits_of(&set, &event_of(&[(Column::User, "tool")]), &[], None).is_empty());
}

#[test]
fn conditions_join_selections() {
    let parts = "a: {user.name: eva}\n    b_1: {event.code: A1}\n    b_2: {event.code: [A1, A2]}\n    condition: ";
    let codes = ["A1", "A2", "A3"];
    for (condition, wanted) in [
        ("a and 1 of b_*", [true, true, false]),
        ("a and all of b_*", [true, false, false]),
        ("2 of them", [true, true, false]),
        ("a and not b_1", [false, true, true]),
        ("[b_1, not a and b_2]", [true, false, false]),
    ] {
        let set = set_of(&[&rule(&format!("{parts}{condition}"))]);
        assert_eq!(set.problems, [], "{condition}");
        let hits = codes.map(|code| {
            let event = event_of(&[(Column::User, "eva"), (Column::Code, code)]);
            !hits_of(&set, &event, &[], None).is_empty()
        });
        assert_eq!(hits, wanted, "{condition}");
    }
    assert!(problem(&rule(&format!("{parts}1 of c*"))).contains("no such selection"));
    assert!(problem(&rule(&format!("{parts}a and c"))).contains("unknown detection identifier"));
    assert!(problem(&rule(&format!("{parts}3 of b_*"))).contains("there are only 2"));
}

#[test]
fn rules_look_where_they_say() {
    let source = |source: &str| {
        format!(
            "title: x\nname: \"{source}\"\nlogsource: {{{source}}}\ndetection:\n    s: {{user.name: eva}}\n    condition: s\n"
        )
    };
    let texts = [
        "product: ivanti",
        "product: pulse, service: connect_secure.admin",
        "category: webserver",
        "product: ivanti, service: connect_secure.change",
    ]
    .map(source);
    let set = set_of(&texts.each_ref().map(String::as_str));
    assert_eq!(set.problems, []);
    let eva = [(Column::User, "eva")];
    assert_eq!(hits_of(&set, &event_of(&eva), &[], None), [0]);
    assert_eq!(hits_of(&set, &event_of(&[eva[0], (Column::Log, "admin")]), &[], None), [0, 1]);
    assert_eq!(hits_of(&set, &event_of(&[eva[0], (Column::Url, "/")]), &[], None), [0, 2]);
    assert_eq!(hits_of(&set, &event_of(&eva), &[], Some(RecordKind::Change)), [3]);
    assert!(hits_of(&set, &event_of(&eva), &[], Some(RecordKind::Scan)).is_empty());
}

#[test]
fn what_is_measured_comes_before_what_is_worked_out() {
    let text = "title: x\nlogsource: {product: ivanti, service: connect_secure.session}\ndetection:\n    s:\n        \
                event.local.hour: 22\n        session.factors|lt: 2\n    condition: s\n";
    let set = set_of(&[text]);
    assert_eq!(set.problems, []);
    let measured = [(Extra::LocalHour, Value::Int(22)), (Extra::SessionFactors, Value::Int(1))];
    assert_eq!(hits_of(&set, &Event::default(), &measured, Some(RecordKind::Session)), [0]);
    assert!(hits_of(&set, &Event::default(), &measured[..1], Some(RecordKind::Session)).is_empty());
}

#[test]
fn a_problem_says_what_to_do() {
    for (text, part) in [
        (selection("user.nam: x"), "did you mean 'user.name'?"),
        (selection("cs-referer: x"), "logs nothing"),
        (selection("session.number: 1"), "only for groups"),
        (selection("measure.value: 1"), "only records have"),
        (selection("user.name|re: '(?=x)'"), "looks around"),
        (selection("user.name|re: '(x'"), "cannot be used"),
        (selection("user.name|re: '\\w{900}{9}'"), "too large"),
        (selection("user.name|expand: '%nobody%'"), "lists/nobody.txt"),
        (selection("user.name|frob: x"), "unknown modifier"),
        (selection("source.ip|cidr: x"), "no network"),
        (selection("'@timestamp': 2025"), "ask |minute"),
        (selection("user.name|hour: 3"), "is no time"),
        (selection("user.name|all: x"), "more than one value"),
        ("title: x\nlogsource: {product: ivanti}\n".to_owned(), "missing required field 'detection'"),
        (
            "title: x\nlogsource: {definition: y}\ndetection: {a: {user: x}, condition: a}\n".to_owned(),
            "names no product",
        ),
        ("nothing".to_owned(), "no YAML"),
        ("a: [".to_owned(), "no YAML"),
    ] {
        let what = problem(&text);
        assert!(what.contains(part), "{text}: {what}");
        assert!(!what.contains('\n'), "{what}");
    }
}

#[test]
fn correlations_find_their_rules() {
    let base = "name: base\nid: 11111111-1111-4111-8111-111111111111\n".to_owned() + &selection("user.name: eva");
    let count = "title: c\nname: many\ncorrelation:\n    type: value_count\n    rules: [base]\n    group-by: [who]\n    \
                 timespan: 10m\n    aliases: {who: {base: source.ip}}\n    condition: {gte: 5, lt: 9, field: user.name}\nlevel: high\n";
    let chain = "title: d\nname: chain\ncorrelation:\n    type: temporal_ordered\n    rules: [many, 11111111-1111-4111-8111-111111111111]\n    timespan: 1h\n";
    let set = set_of(&[chain, count, &base]);
    assert_eq!(set.problems, []);
    let names: Vec<&str> = set.rules.iter().map(|rule| rule.name.as_str()).collect();
    assert_eq!(names, ["chain", "many", "base"]);
    let Body::Correlation(chain) = &set.rules[0].body else { panic!("a correlation") };
    assert_eq!((chain.rules.as_slice(), chain.bounds.as_slice()), (&[1, 2][..], &[][..]));
    let Body::Correlation(many) = &set.rules[1].body else { panic!("a correlation") };
    assert_eq!(many.rules, [2]);
    assert_eq!(many.timespan, 600_000_000);
    assert_eq!(many.bounds, [(Bound::Lt, 9.0), (Bound::Gte, 5.0)]);
    assert_eq!(many.group_by[0].fields, [Field::Column(Column::SrcIp)]);
    assert_eq!(set.rules[1].level, Some(Level::High));
}

#[test]
fn correlations_without_ground_are_left_out() {
    let on = |name: &str, rule: &str| {
        format!(
            "title: x\nname: {name}\ncorrelation: {{type: event_count, rules: [{rule}], timespan: 1m, condition: {{gte: 2}}}}\n"
        )
    };
    let set = set_of(&[&on("a", "b"), &on("b", "a"), &on("c", "nobody"), &on("d", "c"), &on("self", "self")]);
    assert!(set.rules.is_empty());
    let whats: Vec<String> = set.problems.iter().map(ToString::to_string).collect();
    assert_eq!(whats.len(), 5, "{whats:?}");
    assert!(whats[0].starts_with("rules/r0.yml: rule 'a': it refers back to itself"), "{whats:?}");
    assert!(whats[2].contains("refers to 'nobody', but there is no such rule"));
    assert!(whats[3].contains("refers to 'c', which has a problem of its own"), "{whats:?}");
    assert!(problem(&on("a", "b").replace("event_count", "value_count")).contains("add the field"));
}

#[test]
fn filters_narrow_rules_and_names_are_unique() {
    let base = "name: base\n".to_owned() + &selection("user.name: eva");
    let filter = "title: f\nlogsource: {product: ivanti}\nfilter:\n    rules: [base]\n    known: {source.ip: 192.0.2.1}\n    condition: not known\n";
    let set = set_of(&[&base, filter, &base]);
    assert_eq!(set.problems.len(), 1);
    assert!(set.problems[0].what.contains("has a rule of that name"));
    let eva = (Column::User, "eva");
    assert_eq!(hits_of(&set, &event_of(&[eva]), &[], None), [0]);
    assert!(hits_of(&set, &event_of(&[eva, (Column::SrcIp, "192.0.2.1")]), &[], None).is_empty());
}

#[test]
fn rules_of_a_folder_replace_those_of_the_program() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: &[u8]| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    };
    write("own.yml", ("name: base\n".to_owned() + &selection("user.name|expand: '%admins%'")).as_bytes());
    write("lists/admins.txt", b"bob");
    write("deep/er/foreign.yaml", b"title: x\nname: far\nlogsource: {product: windows}\ndetection: 7\n");
    write(
        "on_foreign.yml",
        b"title: x\ncorrelation: {type: event_count, rules: far, timespan: 1m, condition: {gte: 1}}\n",
    );
    write("broken.yml", b"\xFF\xFE");
    write("large.yml", &vec![b'#'; 1 << 20 | 1]);
    write(".git/config.yml", b"[");
    let shipped = "name: base\n".to_owned() + &selection("user.name: eva");
    let set = RuleSet::load(&[("rules/base.yml", &shipped)], &[], &[folder.path().to_owned()]);
    let whats: Vec<&str> = set.problems.iter().map(|problem| problem.what.as_str()).collect();
    assert_eq!(whats, ["it is not UTF-8; save it as UTF-8", "it is larger than 1 MiB; divide it"]);
    assert_eq!((set.rules.len(), set.foreign), (1, 2));
    assert!(!set.rules[0].is_shipped);
    assert_eq!(hits_of(&set, &event_of(&[(Column::User, "BOB")]), &[], None), [0]);
}

#[test]
fn all_rules_of_the_program_can_be_judged() {
    let set = RuleSet::load(RULES, LISTS, &[]);
    let problems: Vec<String> = set.problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(set.foreign, 0);
    assert!(set.needs().has(Column::Code));
    let event = event_of(&[(Column::Code, "AUT24414")]);
    let names: Vec<&str> =
        hits_of(&set, &event, &[], None).into_iter().map(|hit| set.rules[hit as usize].name.as_str()).collect();
    assert!(names.contains(&"any-login"), "{names:?}");
}

#[test]
fn endless_values_do_not_fill_the_memory() {
    let set = set_of(&[&selection("user.name: [u1, u70000]"), &selection("event.code|endswith: '7'")]);
    let mut judge = Judge::new(&set, TimeZone::UTC);
    let mut hits = Vec::new();
    for number in 0..200_000 {
        let (user, code) = (format!("u{number}"), format!("C{number}"));
        judge.judge(&event_of(&[(Column::User, &user), (Column::Code, &code)]), &[], None, &mut hits);
    }
    assert_eq!(hits.iter().filter(|hit| **hit == 0).count(), 2);
    assert_eq!(hits.iter().filter(|hit| **hit == 1).count(), 20_000);
}

#[test]
fn a_value_of_any_field_can_be_asked_for() {
    let judge = Judge::new(&RuleSet::default(), TimeZone::UTC);
    let event = event_of(&[(Column::Url, "url"), (Column::DstPort, "1")]);
    for &column in ALL {
        assert_eq!(judge.value(&event, &[], Field::Column(column)), event.get(column));
    }
    assert_eq!(judge.value(&event, &[], Field::Extra(Extra::UrlPath)), Value::Text(b"url"));
    let measured = [(Extra::SessionNumber, Value::Int(3))];
    assert_eq!(judge.value(&event, &measured, Field::Extra(Extra::SessionNumber)), Value::Int(3));
}
