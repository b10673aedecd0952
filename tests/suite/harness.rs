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

/// Runs a command with nothing on standard input.
pub fn finish(command: &mut Command) -> Outcome {
    let output = command.stdin(Stdio::null()).output().expect("the binary runs");
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
    // No folder of settings is inside a file.
    command.env("XDG_CONFIG_HOME", env!("CARGO_BIN_EXE_pulsetrail")).env_remove("PULSETRAIL_CONFIG");
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

/// A Zstandard frame.
pub fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::stream::encode_all(bytes, 1).expect("compressed")
}

/// A bzip2 stream.
pub fn bzip2(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    encoder.write_all(bytes).expect("compressed");
    encoder.finish().expect("compressed")
}

/// An xz stream.
pub fn xz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = liblzma::write::XzEncoder::new(Vec::new(), 1);
    encoder.write_all(bytes).expect("compressed");
    encoder.finish().expect("compressed")
}

/// Little-endian UTF-16 without byte order mark.
pub fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A tar archive as GNU writes it.
pub fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        builder.append_data(&mut header, name, *bytes).expect("a member");
    }
    builder.into_inner().expect("a tar archive")
}

/// A tar header as it is, whatever its name, with its content.
pub fn tar_member(name: &[u8], kind: tar::EntryType, bytes: &[u8]) -> Vec<u8> {
    let mut header = tar::Header::new_ustar();
    header.as_old_mut().name[..name.len()].copy_from_slice(name);
    header.set_entry_type(kind);
    header.set_size(bytes.len() as u64);
    header.set_cksum();
    let mut member = [header.as_bytes(), bytes].concat();
    member.resize(member.len().next_multiple_of(512), 0);
    member
}

/// A member of a zip archive as it stands there; fields are open for damage.
#[derive(Clone)]
pub struct Packed {
    pub name: Vec<u8>,
    pub method: u16,
    pub flags: u16,
    pub crc: u32,
    pub size: u32,
    /// The type and permissions as Unix has them.
    pub mode: u32,
    pub bytes: Vec<u8>,
}

impl Packed {
    pub fn stored(name: &str, bytes: &[u8]) -> Self {
        Self::by_method(name, 0, bytes, bytes.to_vec())
    }

    pub fn deflated(name: &str, bytes: &[u8]) -> Self {
        let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(bytes).expect("compressed");
        Self::by_method(name, 8, bytes, encoder.finish().expect("compressed"))
    }

    pub fn by_method(name: &str, method: u16, bytes: &[u8], packed: Vec<u8>) -> Self {
        let size = bytes.len() as u32;
        let (name, crc) = (name.as_bytes().to_vec(), crc32fast::hash(bytes));
        Self { name, method, flags: 0, crc, size, mode: 0o100_600, bytes: packed }
    }
}

/// A zip archive.
pub fn zip(members: &[Packed]) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for member in members {
        let mut fields = Vec::new();
        for field in [20, member.flags, member.method, 0, 0x21] {
            fields.extend_from_slice(&field.to_le_bytes());
        }
        for field in [member.crc, member.bytes.len() as u32, member.size] {
            fields.extend_from_slice(&field.to_le_bytes());
        }
        fields.extend_from_slice(&(member.name.len() as u16).to_le_bytes());
        directory.extend_from_slice(b"PK\x01\x02\x14\x03");
        directory.extend_from_slice(&fields);
        directory.extend_from_slice(&[0; 8]);
        directory.extend_from_slice(&(member.mode << 16).to_le_bytes());
        directory.extend_from_slice(&(archive.len() as u32).to_le_bytes());
        directory.extend_from_slice(&member.name);
        archive.extend_from_slice(b"PK\x03\x04");
        archive.extend_from_slice(&[&fields[..], &[0; 2], &member.name, &member.bytes].concat());
    }
    let count = (members.len() as u16).to_le_bytes();
    let place = [(directory.len() as u32).to_le_bytes(), (archive.len() as u32).to_le_bytes()].concat();
    [archive, directory, b"PK\x05\x06\0\0\0\0".to_vec(), count.to_vec(), count.to_vec(), place, vec![0; 2]].concat()
}

/// A WELF line of the access log, with a line feed.
pub fn welf(time: &str, user: &str, message: &str) -> String {
    format!(
        "id=firewall time=\"{time}\" pri=6 fw=192.0.2.10 vpn=node-1 ivs=Default Network user={user} realm=\"Staff\" \
         roles=\"Staff-Full\" proto=auth src=203.0.113.7 dst= dstname= type=vpn op= arg=\"\" result= sent= rcvd= \
         agent=\"\" duration= msg=\"{message}\"\n"
    )
}
