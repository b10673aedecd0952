//! One benchmark per layer of the hot path, on the lines of the fixtures. `cargo bench`.

use std::{fs, hint::black_box};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jiff::tz::TimeZone;
use pulsetrail::{
    aggregate::{Counter, Key, Metric, Question},
    codes::{Captures, Codes},
    export::{Columns, Encoder},
    intern::Interner,
    parse::{Anchors, Clock, Parser, Records},
    pipeline::Sink,
    schema::{ALL, Column, ColumnSet, Event},
    sigma::{Judge, LISTS, RULES, RuleSet},
};

/// About a megabyte of one layout.
fn lines(fixture: &str) -> Vec<u8> {
    let bytes = fs::read(format!("testdata/formats/{fixture}.log")).expect("a fixture");
    bytes.repeat((1 << 20) / bytes.len())
}

fn events(text: &[u8], codes: &Codes, needs: ColumnSet, mut visit: impl FnMut(&Event<'_>)) {
    let scratch = bumpalo::Bump::new();
    let anchors = Anchors::default();
    let mut parser = Parser::new(codes, &anchors, Clock::new(TimeZone::UTC), needs);
    for record in Records::new(text, &anchors) {
        let mut event = Event::default();
        if parser.read(&record, &scratch, &mut event).is_ok() {
            visit(&event);
        }
    }
}

fn layers(criterion: &mut Criterion) {
    let codes = Codes::builtin();
    let anchors = Anchors::default();
    for (name, fixture) in [("welf", "welf/crlf015"), ("standard", "headers/iso"), ("mixed", "quirks/names")] {
        let text = lines(fixture);
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("records", |bencher| bencher.iter(|| Records::new(&text, &anchors).count()));
        for (needs, columns) in
            [("user and code", ColumnSet::of(&[Column::User, Column::Code])), ("all columns", ColumnSet::of(ALL))]
        {
            group.bench_function(format!("parse {needs}"), |bencher| {
                bencher.iter(|| {
                    events(&text, &codes, columns, |event| {
                        black_box(event);
                    });
                });
            });
        }
        let question =
            Question { keys: vec![Key::Column(Column::User), Key::Column(Column::Code)], metrics: vec![Metric::Count] };
        group.bench_function("aggregate", |bencher| {
            bencher.iter(|| {
                let mut counter = Counter::new(&question);
                events(&text, &codes, question.needs(), |event| counter.take(event));
                counter
            });
        });
        let encoder = Encoder::new(ALL).expect("columns");
        group.bench_function("encode", |bencher| {
            bencher.iter(|| {
                let mut columns = Columns::new(ALL);
                events(&text, &codes, ColumnSet::of(ALL), |event| columns.push(event));
                encoder.encode(&mut columns).expect("encoded")
            });
        });
        group.finish();
    }
}

fn pieces(criterion: &mut Criterion) {
    let codes = Codes::builtin();
    let message = b"Agent login succeeded for eva/Staff (session:sid0123456789) from 203.0.113.7 with Pulse/22.7.";
    criterion.bench_function("recognise a sentence", |bencher| {
        let mut captures = Captures::default();
        bencher.iter(|| {
            black_box(codes.recognise(black_box(message), &mut captures));
        });
    });
    let names: Vec<String> = (0..2000).map(|index| format!("user-{index}")).collect();
    criterion.bench_function("intern 2000 names", |bencher| {
        let mut interner = Interner::default();
        bencher.iter(|| names.iter().map(|name| interner.id(name.as_bytes())).max());
    });
    criterion.bench_function("load the catalogue", |bencher| bencher.iter(Codes::builtin));
}

/// The rules of the program, on the events of three layouts.
fn rules(criterion: &mut Criterion) {
    let set = RuleSet::load(RULES, LISTS, &[]);
    let codes = Codes::builtin();
    let text = ["welf/crlf015", "headers/iso", "quirks/names"].map(lines).concat();
    let mut count = 0;
    events(&text, &codes, set.needs(), |_| count += 1);
    let mut group = criterion.benchmark_group(format!("{} rules", set.rules.len()));
    group.throughput(Throughput::Elements(count));
    group.bench_function("parse", |bencher| {
        bencher.iter(|| {
            events(&text, &codes, set.needs(), |event| {
                black_box(event);
            });
        });
    });
    group.bench_function("parse and judge", |bencher| {
        let mut judge = Judge::new(&set, TimeZone::UTC);
        let mut hits = Vec::new();
        bencher.iter(|| {
            events(&text, &codes, set.needs(), |event| {
                hits.clear();
                judge.judge(event, &[], None, &mut hits);
                black_box(&hits);
            });
        });
    });
    group.finish();
    criterion.bench_function("load the rules", |bencher| bencher.iter(|| RuleSet::load(RULES, LISTS, &[])));
}

criterion_group!(benches, layers, pieces, rules);
criterion_main!(benches);
