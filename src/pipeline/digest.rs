//! SHA-256 of files as they lie on disk, several at a time.

use std::{fs::File, io::Read, path::Path};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::{
    error::{Error, Result},
    source::Source,
};

/// Bytes that are read at a time.
const READ_BYTES: usize = 1 << 20;

/// The digest of each source, in order; `None` for what is no file or cannot be read.
///
/// # Errors
/// Threads that cannot be started.
pub fn sha256(sources: &[&Source], workers: usize) -> Result<Vec<Option<[u8; 32]>>> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(workers).build();
    let pool = pool.map_err(|error| Error::usage("--threads", error.to_string()))?;
    // A pipe has no size, and nothing is left in it.
    let digest = |source: &&Source| source.size.and_then(|_| digest(&source.path));
    Ok(pool.install(|| sources.par_iter().with_max_len(1).map(digest).collect()))
}

fn digest(path: &Path) -> Option<[u8; 32]> {
    let mut file = File::open(path).ok()?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; READ_BYTES];
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return Some(hasher.finalize().into()),
            Ok(read) => hasher.update(&buffer[..read]),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(_) => return None,
        }
    }
}
