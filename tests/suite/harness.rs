//! Runs the binary and looks at what it did.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use tempfile::TempDir;

/// What a run printed and how it ended.
pub struct Outcome {
    pub stdout: Vec<u8>,
    pub stderr: String,
    pub code: i32,
}

impl Outcome {
    /// Standard output as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.stdout).expect("UTF-8 output")
    }

    /// Standard output as one JSON object a line.
    pub fn rows(&self) -> Vec<serde_json::Value> {
        self.text().lines().map(|line| serde_json::from_str(line).expect("a JSON line")).collect()
    }

    /// The same outcome, after checking that it ended with this code.
    #[track_caller]
    pub fn code(self, wanted: i32) -> Self {
        assert_eq!(self.code, wanted, "{}", self.stderr);
        self
    }

    /// Checks that it ended with this code and one sentence that holds these words.
    #[track_caller]
    pub fn says(self, wanted: i32, words: &str) {
        assert_eq!(self.code, wanted, "{}", self.stderr);
        assert!(self.stderr.contains(words), "{:?} is not in: {}", words, self.stderr);
        assert!(!self.stderr.contains("panicked"), "{}", self.stderr);
    }
}

/// Runs the binary in the repository, without the machine's own databases and settings.
pub fn run(arguments: &[&str]) -> Outcome {
    run_with(arguments, b"")
}

/// The same with something on standard input.
pub fn run_with(arguments: &[&str], input: &[u8]) -> Outcome {
    let mut child = command()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    // A run that reads no input closes the pipe early.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("the binary ends");
    writer.join().expect("the writer ends");
    Outcome {
        stdout: output.stdout,
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        code: output.status.code().expect("an exit code"),
    }
}

/// The binary, ready for arguments.
pub fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pulsetrail"));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command.env("PULSETRAIL_GEOIP_DIR", "testdata/formats").env_remove("NO_COLOR");
    command
}

/// A folder for the files of one test.
pub struct Scratch(TempDir);

impl Scratch {
    pub fn new() -> Self {
        let folder = TempDir::new().expect("a scratch folder");
        Self(folder)
    }

    /// The path of a file in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file and returns its path as an argument.
    pub fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(&path, bytes).expect("a file");
        argument(&path)
    }

    /// The path of a file in it as an argument.
    pub fn name(&self, name: &str) -> String {
        argument(&self.path(name))
    }
}

/// A path as an argument.
pub fn argument(path: &Path) -> String {
    path.to_str().expect("a UTF-8 path").to_owned()
}

/// A gzip member.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).expect("compressed");
    encoder.finish().expect("compressed")
}

/// A WELF line of the access log, with a line feed.
pub fn welf(time: &str, user: &str, message: &str) -> String {
    format!(
        "id=firewall time=\"{time}\" pri=6 fw=192.0.2.10 vpn=node-1 ivs=Default Network user={user} realm=\"Staff\" \
         roles=\"Staff-Full\" proto=auth src=203.0.113.7 dst= dstname= type=vpn op= arg=\"\" result= sent= rcvd= \
         agent=\"\" duration= msg=\"{message}\"\n"
    )
}
