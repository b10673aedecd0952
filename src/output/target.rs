//! Where output goes: standard output, or a file that appears only when it is complete.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use tempfile::{NamedTempFile, TempDir};

use crate::error::{Error, Result};

const BUFFER_BYTES: usize = 256 << 10;

/// A destination for bytes.
pub enum Target {
    /// Standard output.
    Stdout(BufWriter<io::Stdout>),
    /// A file under a temporary name beside its final one.
    File(BufWriter<NamedTempFile>, PathBuf),
    /// A pipe or device that is there already; it is written to, not replaced.
    Device(BufWriter<File>, PathBuf),
}

impl Target {
    /// Opens `path`; without one, or with `-`, standard output.
    ///
    /// # Errors
    /// The file exists and may not be replaced, or its folder cannot be written.
    pub fn open(path: Option<&Path>, may_replace: bool) -> Result<Self> {
        match path.filter(|path| path.as_os_str() != "-") {
            None => Ok(Self::Stdout(BufWriter::with_capacity(BUFFER_BYTES, io::stdout()))),
            Some(path) if is_device(path) => {
                let file = File::options().write(true).open(path).map_err(|source| Error::write(path, source))?;
                Ok(Self::Device(BufWriter::with_capacity(BUFFER_BYTES, file), path.to_owned()))
            }
            Some(path) => {
                check_free(path, may_replace)?;
                let file = NamedTempFile::with_prefix_in(".pulsetrail-", folder_of(path))
                    .map_err(|source| Error::write(path, source))?;
                Ok(Self::File(BufWriter::with_capacity(BUFFER_BYTES, file), path.to_owned()))
            }
        }
    }

    /// Where it goes, for messages.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Stdout(_) => Path::new("-"),
            Self::File(_, path) | Self::Device(_, path) => path,
        }
    }

    /// Writes bytes.
    ///
    /// # Errors
    /// What the system says; a closed pipe is [`Error::ClosedPipe`].
    pub fn put(&mut self, bytes: &[u8]) -> Result<()> {
        self.write_all(bytes).map_err(|source| Error::write(self.path(), source))
    }

    /// Writes what is left and gives a file its final name.
    ///
    /// # Errors
    /// What the system says.
    pub fn finish(self) -> Result<()> {
        match self {
            Self::Stdout(mut stdout) => stdout.flush().map_err(|source| Error::write("-", source)),
            Self::Device(mut device, path) => device.flush().map_err(|source| Error::write(path, source)),
            Self::File(buffered, path) => {
                let failed = |source| Error::write(&path, source);
                let file = buffered.into_inner().map_err(|error| failed(error.into_error()))?;
                give_usual_permissions(file.as_file()).map_err(failed)?;
                file.as_file().sync_all().map_err(failed)?;
                file.persist(&path).map_err(|error| failed(error.error))?;
                Ok(())
            }
        }
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(stdout) => stdout.write(bytes),
            Self::File(file, _) => file.write(bytes),
            Self::Device(device, _) => device.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.flush(),
            Self::File(file, _) => file.flush(),
            Self::Device(device, _) => device.flush(),
        }
    }
}

/// Whether a path may be written.
///
/// # Errors
/// It exists and may not be replaced.
pub fn check_free(path: &Path, may_replace: bool) -> Result<()> {
    if path.is_dir() {
        return Err(Error::Exists(path.to_owned()));
    }
    if !may_replace && path.symlink_metadata().is_ok() { Err(Error::Exists(path.to_owned())) } else { Ok(()) }
}

fn is_device(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Temporary files are for their owner only; a report is a file like any other.
fn give_usual_permissions(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

/// Whether a folder holds nothing but days of a dataset.
fn is_dataset(path: &Path) -> bool {
    let is_day = |entry: io::Result<fs::DirEntry>| {
        entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with("date=") && entry.path().is_dir())
    };
    fs::read_dir(path).is_ok_and(|mut entries| entries.all(is_day))
}

/// A folder that appears under its name only when it is complete.
pub struct Folder {
    scratch: TempDir,
    path: PathBuf,
    may_replace: bool,
}

impl Folder {
    /// Prepares the folder.
    ///
    /// # Errors
    /// It exists and may not be replaced, or the place cannot be written.
    pub fn open(path: &Path, may_replace: bool) -> Result<Self> {
        if !may_replace && path.symlink_metadata().is_ok() {
            return Err(Error::Exists(path.to_owned()));
        }
        if path.symlink_metadata().is_ok() && !is_dataset(path) {
            let problem = format!("{} is no dataset, so it is not replaced; name another folder", path.display());
            return Err(Error::usage("--output", problem));
        }
        let scratch =
            TempDir::with_prefix_in(".pulsetrail-", folder_of(path)).map_err(|source| Error::write(path, source))?;
        Ok(Self { scratch, path: path.to_owned(), may_replace })
    }

    /// Where files are put meanwhile.
    #[must_use]
    pub fn scratch(&self) -> &Path {
        self.scratch.path()
    }

    /// Gives the folder its name.
    ///
    /// # Errors
    /// What the system says.
    pub fn finish(self) -> Result<()> {
        use std::os::unix::fs::PermissionsExt;
        let failed = |source| Error::write(&self.path, source);
        fs::set_permissions(self.scratch.path(), fs::Permissions::from_mode(0o755)).map_err(failed)?;
        if self.may_replace && self.path.is_dir() {
            fs::remove_dir_all(&self.path).map_err(failed)?;
        }
        fs::rename(self.scratch.path(), &self.path).map_err(failed)?;
        let _ = self.scratch.keep();
        Ok(())
    }
}
