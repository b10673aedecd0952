//! The committed man pages and completions are what the command line generates.
//!
//! To rewrite them: `UPDATE_GENERATED=1 cargo test`.

use std::{collections::BTreeMap, fs, path::Path};

use crate::harness::{Scratch, run};

const COMPLETIONS: [(&str, &str); 4] = [
    ("bash", "pulsetrail.bash"),
    ("zsh", "_pulsetrail"),
    ("fish", "pulsetrail.fish"),
    ("powershell", "_pulsetrail.ps1"),
];

#[test]
fn completions_are_current() {
    for (shell, name) in COMPLETIONS {
        let fresh = run(&["completions", shell]).code(0).stdout;
        compare(&Path::new("completions").join(name), &fresh);
    }
}

#[test]
fn man_pages_are_current() {
    let scratch = Scratch::new();
    run(&["man", "--dir", &scratch.name("man")]).code(0);
    let fresh = files(&scratch.path("man"));
    for (name, bytes) in &fresh {
        compare(&Path::new("man").join(name), bytes);
    }
    let committed = files(Path::new("man"));
    let surplus: Vec<_> = committed.keys().filter(|name| !fresh.contains_key(*name)).collect();
    assert!(surplus.is_empty(), "nothing makes {surplus:?} any more");
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let read = |entry: fs::DirEntry| {
        (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).expect("a file"))
    };
    entries.map(|entry| read(entry.expect("an entry"))).collect()
}

fn compare(committed: &Path, fresh: &[u8]) {
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        fs::create_dir_all(committed.parent().expect("a folder")).expect("a folder");
        fs::write(committed, fresh).expect("written");
        return;
    }
    let is_current = fs::read(committed).is_ok_and(|bytes| bytes == fresh);
    assert!(is_current, "{} is stale: UPDATE_GENERATED=1 cargo test", committed.display());
}
