//! Layers for the ATT&CK Navigator, read by the library of its makers.

use pulsetrail::attack::{
    navigator::{Mark, layer},
    techniques,
};

use crate::harness::Scratch;

/// Checks layer files with the Navigator's own library, where python3 has it (CI installs it), and that it sees so many
/// techniques in each.
#[track_caller]
pub fn check_layers(layers: &[(&str, usize)]) {
    let scratch = Scratch::new();
    let script = scratch.file("navigator.py", include_bytes!("navigator.py"));
    let python = std::env::var("PULSETRAIL_TEST_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let paths = layers.iter().map(|(path, _)| path);
    let output = std::process::Command::new(python).arg(&script).args(paths).output().expect("python3");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if said.trim() == "missing" {
        assert!(std::env::var_os("CI").is_none(), "mitreattack-python is missing");
        return;
    }
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    let wanted: Vec<String> = layers.iter().map(|(_, techniques)| format!(" {techniques} techniques")).collect();
    assert_eq!(said.lines().count(), wanted.len(), "{said}");
    for (line, wanted) in said.lines().zip(&wanted) {
        assert!(line.ends_with(wanted), "{line}");
    }
}

#[test]
fn the_navigators_own_library_reads_a_layer_unchanged() {
    let mark = |(index, technique): (u32, &pulsetrail::attack::Technique)| Mark {
        technique: technique.id.to_owned(),
        score: f64::from(index % 90),
        comment: format!("{}\nsaid \"twice\" by \u{e5}\u{e4}\u{f6}", technique.name),
        links: vec![("rule".to_owned(), "https://example.org/rule".to_owned())],
        metadata: vec![("findings".to_owned(), index.to_string())],
    };
    let marks: Vec<Mark> = (1..).zip(techniques()).map(mark).collect();
    let scratch = Scratch::new();
    let whole = scratch.file("whole.json", layer("VPN", "all that is known", &marks).to_string().as_bytes());
    let empty = scratch.file("empty.json", layer("nothing", "no findings", &[]).to_string().as_bytes());
    check_layers(&[(&whole, marks.len()), (&empty, 0)]);
}
