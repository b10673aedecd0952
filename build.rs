//! Lists the rules and word lists that become part of the program.

use std::{
    env,
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

#[allow(clippy::disallowed_methods, reason = "Cargo tells a build script by the environment where to write")]
fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=rules");
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    gather(&root.join("rules"), &mut files)?;
    files.sort();
    let mut code = String::new();
    for (name, extension) in [("RULES", "yml"), ("LISTS", "txt")] {
        let _ = writeln!(code, "/// Path and text of each.\npub const {name}: &[(&str, &str)] = &[");
        for path in files.iter().filter(|path| path.extension().is_some_and(|found| found == extension)) {
            let shown = path.strip_prefix(&root).unwrap_or(path).to_string_lossy().replace('\\', "/");
            let _ = writeln!(code, "    ({shown:?}, include_str!({:?})),", path.to_string_lossy());
        }
        code.push_str("];\n");
    }
    fs::write(Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join("rules.rs"), code)
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
