//! What the first bytes of a source say it is. Names are not looked at: evidence is often renamed.
//!
//! Sources of the numbers: RFC 1952 (gzip), RFC 8878 (Zstandard), APPNOTE 4.3 (zip), POSIX pax (tar), the
//! xz file format, the bzip2 and Parquet sources, the EWF specification of libewf.

/// How much of a source is looked at. A tar header is as long.
pub(super) const HEAD_BYTES: usize = 512;

/// What a source holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Container {
    Plain,
    Utf16 {
        is_big_endian: bool,
    },
    Gzip,
    Bzip2,
    Xz,
    Zstd,
    Tar,
    Zip,
    Parquet,
    /// Recognised but not read; why, as a phrase.
    Refused(&'static str),
}

impl Container {
    /// The container that begins with these bytes.
    pub(super) fn sniff(head: &[u8]) -> Self {
        const MAGIC: &[(&[u8], Container)] = &[
            (b"\x1F\x8B", Container::Gzip),
            (b"\x28\xB5\x2F\xFD", Container::Zstd),
            (b"\xFD7zXZ\0", Container::Xz),
            (b"PK\x03\x04", Container::Zip),
            // A zip archive without members is nothing but the end of its directory.
            (b"PK\x05\x06", Container::Zip),
            (b"PAR1", Container::Parquet),
            (b"7z\xBC\xAF\x27\x1C", Container::Refused("a 7z archive; unpack or convert it first")),
            (b"ARROW1\0\0", Container::Refused("an Arrow file; unpack or convert it first")),
            (b"EVF\x09\x0D\x0A\xFF\0", Container::Refused("an EWF disk image (E01); export a raw image from it first")),
            (b"\xFF\xFE", Container::Utf16 { is_big_endian: false }),
            (b"\xFE\xFF", Container::Utf16 { is_big_endian: true }),
        ];
        if head.get(257..262) == Some(b"ustar") {
            return Self::Tar;
        }
        match MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
            Some((_, container)) => *container,
            // Zstandard may begin with a frame to be skipped, as the tools that work in parallel write it.
            None if matches!(head, [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..]) => Self::Zstd,
            None if matches!(head, [b'B', b'Z', b'h', b'1'..=b'9', 0x31 | 0x17, ..]) => Self::Bzip2,
            None => wide(head).unwrap_or(Self::Plain),
        }
    }

    /// The word for it.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Utf16 { .. } => "utf-16",
            Self::Gzip => "gzip",
            Self::Bzip2 => "bzip2",
            Self::Xz => "xz",
            Self::Zstd => "zstd",
            Self::Tar => "tar",
            Self::Zip => "zip",
            Self::Parquet => "parquet",
            Self::Refused(_) => "unknown",
        }
    }
}

/// UTF-16 without byte order mark: one byte of each pair is NUL, and never the other one.
fn wide(head: &[u8]) -> Option<Container> {
    let (pairs, _) = head.as_chunks::<2>();
    let is = |nul: usize| pairs.iter().all(|pair| pair[nul] == 0 && pair[1 - nul] != 0);
    match () {
        () if pairs.len() < 2 => None,
        () if is(1) => Some(Container::Utf16 { is_big_endian: false }),
        () if is(0) => Some(Container::Utf16 { is_big_endian: true }),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_told_from_wide_text_and_from_junk() {
        for (head, wanted) in [
            (&b"id=firewall"[..], "plain"),
            (b"", "plain"),
            (b"\xEF\xBB\xBFid=", "plain"),
            (b"\0\0\0\0\0\0", "plain"),
            (b"a\0b\0\n\0", "utf-16"),
            (b"\0a\0b\0\n", "utf-16"),
            (b"a\0bb\0\n", "plain"),
            (b"a\0", "plain"),
            (b"BZhello", "plain"),
            (b"\xFF\xFEa\0", "utf-16"),
            (b"\x5A\x2A\x4D\x18\x04\0\0\0", "zstd"),
        ] {
            assert_eq!(Container::sniff(head).word(), wanted, "{head:?}");
        }
    }
}
