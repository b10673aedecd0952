//! Replays the seeds of the fuzz targets: what fuzzing found once stays found.

use std::{collections::BTreeSet, fs, path::Path};

use crate::checks::TARGETS;

#[test]
fn every_seed_passes_its_check() {
    // A published package has no `fuzz/`.
    if !Path::new("fuzz").exists() {
        return;
    }
    let mut failed = Vec::new();
    for (name, check) in TARGETS {
        let seeds = fs::read_dir(Path::new("fuzz/seeds").join(name)).expect("a folder of seeds");
        let mut seeds: Vec<_> = seeds.map(|seed| seed.expect("a seed").path()).collect();
        seeds.sort();
        assert!(!seeds.is_empty(), "{name} has no seeds");
        for seed in seeds {
            let bytes = fs::read(&seed).expect("a seed");
            if std::panic::catch_unwind(|| check(&bytes)).is_err() {
                failed.push(seed);
            }
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn every_target_is_built_and_every_seed_has_a_target() {
    if !Path::new("fuzz").exists() {
        return;
    }
    let names: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let stems = |folder: &str| -> BTreeSet<String> {
        let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        entries.map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned()).collect()
    };
    assert_eq!(stems("fuzz/fuzz_targets"), names);
    assert_eq!(stems("fuzz/seeds"), names);
    let manifest = fs::read_to_string("fuzz/Cargo.toml").expect("a manifest");
    let built = manifest.lines().filter_map(|line| line.strip_prefix("path = \"fuzz_targets/")?.strip_suffix(".rs\""));
    assert_eq!(built.map(str::to_owned).collect::<BTreeSet<_>>(), names);
}
