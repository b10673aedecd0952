//! The examples of the definitions: what is rare, what is new, and what is not judged.

use super::*;
use crate::detect::{baseline::settings::Profile, extension::Baseline};

fn settings(alpha: f64, share: f64) -> Settings {
    let usual = Settings::of(&Baseline::default(), Profile::Default);
    Settings { alpha, share, age: 14, ..usual }
}

fn observe(histograms: &mut Histograms, day: i64, value: u32) {
    histograms.turn_to(day);
    let place = histograms.place(0, value);
    histograms.observe(place, 1, Counting::Days);
}

fn judge(histograms: &mut Histograms, day: i64, value: u32, settings: &Settings) -> Verdict {
    histograms.turn_to(day);
    histograms.judge(0, value, settings)
}

/// A history of so many days for each value, which began long ago.
fn histograms(counts: &[u64], settings: &Settings) -> Histograms {
    let mut histograms = Histograms::new(settings.window, i64::MAX, None);
    // Days that count once each: the n-th day has all values with a count of at least n.
    for day in 0..*counts.iter().max().unwrap_or(&0) {
        for (value, count) in (0..).zip(counts) {
            if day < *count {
                observe(&mut histograms, i64::try_from(day).expect("small") + 10, value);
            }
        }
    }
    histograms
}

fn rarity(counts: &[u64], value: u32, alpha: f64, share: f64) -> Verdict {
    let settings = Settings { window: 1000, ..settings(alpha, share) };
    judge(&mut histograms(counts, &settings), 200, value, &settings)
}

fn is_abnormal(counts: &[u64], value: u32, alpha: f64, share: f64) -> Option<bool> {
    match rarity(counts, value, alpha, share) {
        Verdict::Seen { rarity, history, .. } => Some(is_rare(rarity, history, share)),
        _ => None,
    }
}

#[test]
fn the_rarest_values_of_a_history_are_abnormal() {
    let countries = [80, 12, 5, 2, 1];
    for (share, rare) in [(0.1, &[2, 3, 4][..]), (0.05, &[3, 4]), (0.01, &[4])] {
        for value in 0..5 {
            assert_eq!(is_abnormal(&countries, value, 1.0, share), Some(rare.contains(&value)), "{share} {value}");
        }
    }
    for (value, wanted) in [(4, 0.01), (3, 0.03), (2, 0.08), (1, 0.20), (0, 1.0)] {
        let Verdict::Seen { rarity, .. } = rarity(&countries, value, 1.0, 1.0) else { panic!("{value}") };
        assert!((rarity - wanted).abs() < 1e-9, "{value}: {rarity}");
    }
}

#[test]
fn what_was_never_seen_is_first_where_the_history_converged() {
    assert!(matches!(rarity(&[80, 12, 5, 2, 1], 9, 1.0, 0.05), Verdict::First(history) if history.total == 100));
    assert!(matches!(rarity(&[80, 12, 5, 2, 1], 9, 2.0, 0.05), Verdict::First(_)));
    assert_eq!(rarity(&[1; 10], 99, 1.0, 0.1), Verdict::NotJudged(Why::Unconverged));
    assert_eq!(rarity(&[], 99, 1.0, 0.1), Verdict::NotJudged(Why::Few));
}

#[test]
fn short_histories_depend_on_the_exponent() {
    assert_eq!(is_abnormal(&[9, 1], 1, 1.0, 0.1), Some(true));
    assert_eq!(is_abnormal(&[9, 1], 1, 1.0, 0.05), Some(false));
    assert_eq!(rarity(&[9, 1], 1, 2.0, 0.1), Verdict::NotJudged(Why::Unconverged));
}

#[test]
fn equal_counts_stand_or_fall_together() {
    for value in 1..4 {
        assert_eq!(is_abnormal(&[27, 1, 1, 1], value, 1.0, 0.1), Some(true));
    }
    assert_eq!(is_abnormal(&[30, 30, 30], 0, 1.0, 0.1), Some(false));
}

#[test]
fn the_smallest_converged_history_for_each_number_of_values() {
    for (alpha, smallest) in [
        (0.8, [(1, 5), (2, 9), (3, 13), (5, 21), (10, 42), (20, 83), (50, 206)]),
        (1.0, [(1, 5), (2, 10), (3, 15), (5, 25), (10, 50), (20, 100), (50, 250)]),
        (2.0, [(1, 10), (2, 19), (3, 29), (5, 48), (10, 95), (20, 190), (50, 474)]),
    ] {
        let settings = Settings { least: 1, window: 10_000, ..settings(alpha, 0.05) };
        for (values, least) in smallest {
            for (total, wanted) in [(least - 1, false), (least, true)] {
                let mut counts = vec![1; values];
                counts[0] = total - values as u64 + 1;
                let mut histograms = histograms(&counts, &settings);
                histograms.turn_to(9000);
                let is_settled = histograms.is_settled(0, &settings);
                assert_eq!(is_settled, wanted, "alpha {alpha}, {values} values, {total} observations");
            }
        }
    }
}

#[test]
fn a_day_counts_once_and_only_when_it_is_over() {
    let settings = Settings { least: 1, age: 0, convergence: 0.0, ..settings(1.0, 0.05) };
    let mut histograms = Histograms::new(settings.window, i64::MAX, None);
    for _ in 0..100 {
        observe(&mut histograms, 1, 7);
        observe(&mut histograms, 1, 8);
    }
    assert_eq!(judge(&mut histograms, 1, 7, &settings), Verdict::NotJudged(Why::Few));
    let Verdict::Seen { times, history, .. } = judge(&mut histograms, 2, 7, &settings) else { panic!("seen") };
    assert_eq!((times, history.total, history.once), (1, 2, 2));
    assert_eq!(judge(&mut histograms, 200, 7, &settings), Verdict::NotJudged(Why::Few), "forgotten");
}

#[test]
fn every_event_counts_where_that_is_asked_for() {
    let settings = Settings { least: 1, age: 0, convergence: 0.0, ..settings(1.0, 0.05) };
    let mut histograms = Histograms::new(settings.window, i64::MAX, None);
    histograms.turn_to(1);
    for value in [7, 7, 8] {
        let place = histograms.place(0, value);
        histograms.observe(place, 1, Counting::Raw);
    }
    let Verdict::Seen { times, history, .. } = judge(&mut histograms, 2, 7, &settings) else { panic!("seen") };
    assert_eq!((times, history.total, history.once), (2, 3, 1));
    assert_eq!(judge(&mut histograms, 200, 7, &settings), Verdict::NotJudged(Why::Few), "forgotten");
}

#[test]
fn fixed_training_days_freeze_the_model() {
    let settings = Settings { least: 1, age: 0, convergence: 0.0, ..settings(1.0, 0.05) };
    let mut histograms = Histograms::new(settings.window, i64::MAX, Some((10, 20)));
    observe(&mut histograms, 5, 1);
    observe(&mut histograms, 12, 2);
    assert_eq!(judge(&mut histograms, 15, 2, &settings), Verdict::NotJudged(Why::Young));
    observe(&mut histograms, 25, 3);
    assert!(matches!(judge(&mut histograms, 500, 2, &settings), Verdict::Seen { times: 1, .. }));
    for value in [1, 3] {
        assert!(matches!(judge(&mut histograms, 500, value, &settings), Verdict::First(_)));
    }
}
