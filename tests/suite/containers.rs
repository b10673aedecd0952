//! Archives and compressed files: every container, their combinations, damage, bombs, and hostile names.

use std::{fs, sync::Arc};

use pulsetrail::source::{Content, Feed, Inputs, Settings, Source, UNPACKED_BYTES, list};
use sha2::{Digest, Sha256};
use tar::EntryType;

use crate::harness::{Packed, Scratch, bzip2, gzip, run, run_with, tar, tar_member, utf16, welf, xz, zip, zstd};

fn log(users: &[&str]) -> Vec<u8> {
    let line = |user: &&str| welf("2025-03-14 03:14:22", user, "AUT22673: Logout from 203.0.113.7");
    users.iter().map(line).collect::<String>().into_bytes()
}

/// A log that does not compress to nothing.
fn long_log() -> Vec<u8> {
    let users: Vec<String> = (0..5000_u32).map(|index| format!("{:x}", index.wrapping_mul(2_654_435_761))).collect();
    log(&users.iter().map(String::as_str).collect::<Vec<_>>())
}

/// File (without its folder) and user of every event.
fn rows(output: &str) -> Vec<String> {
    let below = |line: &str| line.rsplit_once("#/").map_or(line.to_owned(), |(_, rest)| rest.to_owned());
    output.lines().skip(1).map(below).collect()
}

/// The events of one file, as `name!/member,user`.
#[track_caller]
fn read(name: &str, bytes: &[u8], wanted: i32) -> (Vec<String>, String) {
    let scratch = Scratch::new();
    let file = scratch.file(&format!("#/{name}"), bytes);
    let ask = |extra: &[&str]| {
        run(&[&["filter", "--columns", "file,user", "-f", "csv"], extra, &[&file]].concat()).code(wanted)
    };
    let first = ask(&["-j", "1"]);
    for extra in [&["-j", "8"][..], &["--no-mmap"], &["--chunk-bytes", "1000"]] {
        let other = ask(extra);
        assert!(other.stdout == first.stdout && other.stderr == first.stderr, "{extra:?}: {}", other.stderr);
    }
    (rows(first.text()), first.stderr)
}

#[test]
fn every_container_is_known_by_its_first_bytes() {
    let text = log(&["a", "b"]);
    for packed in [gzip(&text), zstd(&text), bzip2(&text), xz(&text)] {
        assert_eq!(read("x.dat", &packed, 0).0, ["x.dat,a", "x.dat,b"]);
        // Rotated files are appended to one another.
        let twice = [packed.clone(), packed].concat();
        assert_eq!(read("x.dat", &twice, 0).0, ["x.dat,a", "x.dat,b", "x.dat,a", "x.dat,b"]);
    }
    let members = [("b/y.log", &log(&["a"])[..]), ("a/x.log", &log(&["b"]))];
    let in_order = ["x.dat!/b/y.log,a", "x.dat!/a/x.log,b"];
    assert_eq!(read("x.dat", &tar(&members), 0).0, in_order);
    let text = log(&["b"]);
    for second in [
        Packed::stored("a/x.log", &text),
        Packed::by_method("a/x.log", 12, &text, bzip2(&text)),
        Packed::by_method("a/x.log", 93, &text, zstd(&text)),
        Packed::by_method("a/x.log", 95, &text, xz(&text)),
    ] {
        let archive = zip(&[Packed::deflated("b/y.log", &log(&["a"])), second]);
        assert_eq!(read("x.dat", &archive, 0).0, in_order);
    }
}

#[test]
fn containers_nest() {
    let inner = zip(&[Packed::deflated("z.xz", &xz(&log(&["deep"]))), Packed::stored("plain", &log(&["flat"]))]);
    let archive = zstd(&tar(&[("y.zip", &inner), ("./w.log", &log(&["last"]))]));
    let wanted = ["x!/y.zip!/z.xz,deep", "x!/y.zip!/plain,flat", "x!/w.log,last"];
    assert_eq!(read("x", &archive, 0).0, wanted);
    let scratch = Scratch::new();
    let parts = ["case.zip!/logs/a.gz,a", "case.zip!/b.tar!/c.log,c", "case.zip!/b.tar!/d.bz2,d", "case.zip!/e,e"];
    let case = zip(&[
        Packed::stored("logs/", b""),
        Packed::stored("logs/a.gz", &gzip(&log(&["a"]))),
        Packed::deflated("b.tar", &tar(&[("c.log", &log(&["c"])), ("d.bz2", &bzip2(&log(&["d"])))])),
        Packed::deflated("e", &log(&["e"])),
    ]);
    assert_eq!(read("case.zip", &case, 0).0, parts);
    let file = scratch.file("case.zip", &case);
    run(&["filter", "--count", &file]).says(0, "4 events in 4 files");
}

#[test]
fn answers_are_those_of_the_plain_file() {
    let scratch = Scratch::new();
    let text = long_log();
    let ask = |question: &[&str], file: &str| run(&[question, &["-q", file]].concat()).code(0).stdout;
    let questions: &[&[&str]] =
        &[&["aggregate", "--by", "user,code", "-f", "csv"], &["export", "-f", "csv", "--columns", "all,raw,-file"]];
    let plain = scratch.file("x.log", &text);
    let nested = scratch.file("x.tar.xz", &xz(&tar(&[("x.zip", &zip(&[Packed::deflated("x.gz", &gzip(&text))]))])));
    for question in questions {
        assert!(ask(question, &plain) == ask(question, &nested), "{question:?}");
    }
}

#[test]
fn a_pipe_holds_what_a_file_holds() {
    let archives = [
        zip(&[Packed::deflated("a", &log(&["x"])), Packed::stored("b", &log(&["y"]))]),
        tar(&[("a", &log(&["x"])), ("b", &log(&["y"]))]),
    ];
    for archive in archives {
        for bytes in [archive.clone(), gzip(&archive)] {
            let outcome = run_with(&["filter", "--columns", "file,user", "-f", "csv", "-"], &bytes).code(0);
            assert_eq!(rows(outcome.text()), ["-!/a,x", "-!/b,y"]);
        }
    }
    // Its directory stands at the end, so it must be held.
    let large = zip(&[Packed::stored("a", &vec![b'\n'; 65 << 20])]);
    run_with(&["filter", "-"], &large)
        .says(3, "-: a zip archive of more than 64 MiB in another container or a pipe; save");
    let scratch = Scratch::new();
    run(&["filter", &scratch.file("large.zip", &large)]).says(1, "0 events in 1 file");
}

#[test]
fn wide_text_is_transcoded() {
    let line = String::from_utf8(log(&["zoë\u{1F512}"])).expect("UTF-8");
    let little = utf16(&line);
    let big: Vec<u8> = line.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked = [b"\xFE\xFF".to_vec(), big.clone()].concat();
    for bytes in [[b"\xFF\xFE".to_vec(), little.clone()].concat(), marked.clone(), gzip(&marked)] {
        assert_eq!(read("x", &bytes, 0).0, ["x,zoë\u{1F512}"]);
    }
    // Without mark, only text of which every second byte is NUL is taken for it.
    let plain = String::from_utf8(log(&["eva"])).expect("UTF-8");
    assert_eq!(read("x", &utf16(&plain.repeat(400)), 0).0.len(), 400);
    let big: Vec<u8> = plain.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(read("x", &big, 0).0, ["x,eva"]);
    let scratch = Scratch::new();
    let file = scratch.file("x", &utf16(&plain.repeat(2)));
    let outcome = run(&["filter", "-q", "-f", "csv", "--columns", "line,offset", &file]).code(0);
    assert_eq!(outcome.text(), format!("line,offset\n1,0\n2,{}\n", plain.len()));
}

#[test]
fn long_and_foreign_names_are_kept() {
    let long = format!("{}/{}.log", "deep/".repeat(60), "n".repeat(120));
    let members: &[(&str, &[u8])] = &[(&long, &log(&["long"])), ("größe/журнал.log", &log(&["short"]))];
    let wanted = [format!("x!/{long},long"), "x!/größe/журнал.log,short".to_owned()];
    assert_eq!(read("x", &tar(members), 0).0, wanted);
    let packed: Vec<Packed> = members.iter().map(|(name, bytes)| Packed::deflated(name, bytes)).collect();
    assert_eq!(read("x", &zip(&packed), 0).0, wanted);
    // DOS names are CP437.
    let dos = Packed { name: b"gr\x94\xE1e.log".to_vec(), ..Packed::stored("", &log(&["dos"])) };
    assert_eq!(read("x", &zip(&[dos]), 0).0, ["x!/größe.log,dos"]);

    let mut builder = tar::Builder::new(Vec::new());
    let size = log(&["pax"]).len().to_string();
    let records = [("path", long.as_bytes()), ("size", size.as_bytes()), ("mtime", b"1741922062.5")];
    builder.append_pax_extensions(records).expect("pax");
    builder.get_mut().extend(tar_member(b"short", EntryType::Regular, &log(&["pax"])));
    builder.get_mut().extend(tar_member(b"other", EntryType::Regular, &log(&["other"])));
    let archive = builder.into_inner().expect("a tar archive");
    assert_eq!(read("x", &archive, 0).0, [format!("x!/{long},pax"), "x!/other,other".to_owned()]);
}

#[test]
fn what_has_no_content_is_passed_over() {
    let archive = [
        tar_member(b"folder/", EntryType::Directory, b""),
        tar_member(b"link", EntryType::Symlink, b""),
        tar_member(b"hard", EntryType::Link, b""),
        tar_member(b"pipe", EntryType::Fifo, b""),
        tar_member(b"/var/log/x.log", EntryType::Regular, &log(&["a"])),
        vec![0; 1024],
    ]
    .concat();
    assert_eq!(read("x", &archive, 0).0, ["x!/var/log/x.log,a"]);
    // Archives may be appended to one another, too.
    assert_eq!(read("x", &archive.repeat(2), 0).0.len(), 2);
    let link = Packed { mode: 0o120_777, ..Packed::stored("link", b"x.log") };
    let archive = zip(&[Packed::stored("folder/", b""), link.clone(), Packed::stored("x.log", &log(&["a"]))]);
    assert_eq!(read("x", &archive, 0).0, ["x!/x.log,a"]);

    let scratch = Scratch::new();
    for empty in [zip(&[]), zip(&[link]), [tar_member(b"folder/", EntryType::Directory, b""), vec![0; 1024]].concat()] {
        run(&["filter", &scratch.file("empty", &empty)]).says(3, "empty: an archive without files");
    }
}

#[test]
fn a_member_that_cannot_be_read_does_not_keep_the_others_back() {
    let good = |name: &str| Packed::deflated(name, &log(&["good"]));
    let text = log(&["bad"]);
    let cut = gzip(&long_log());
    let flags = |flags| Packed { flags, ..Packed::stored("bad", &text) };
    for (bad, events, reason) in [
        (flags(1), 0, "encrypted; unpack it with its password first"),
        (Packed { crc: 1, ..good("bad") }, 1, "damaged: its checksum does not match; everything before that was read"),
        (Packed { size: 1, ..good("bad") }, 0, "damaged: it is longer than its archive says"),
        (Packed { size: 9999, ..good("bad") }, 1, "damaged: it is shorter than its archive says"),
        (Packed { method: 14, ..good("bad") }, 0, "packed by a method that is not read; unpack it first"),
        (
            Packed::stored("bad", &[&gzip(&text)[..], b"junk behind it"].concat()),
            1,
            "damaged gzip data; everything before",
        ),
        (Packed::stored("bad", b"7z\xBC\xAF\x27\x1C"), 0, "a 7z archive; unpack or convert it first"),
        (Packed::stored("bad", b"PAR1junk"), 0, "a Parquet file in a container or a pipe; save it as a file first"),
        (Packed::stored("bad", b"PK\x03\x04junk"), 0, "a zip archive whose directory cannot be read; it is cut"),
        (Packed::stored("bad", &cut[..200]), 1, "cut short; everything before the cut was read"),
    ] {
        let (rows, said) = read("x.zip", &zip(&[good("first"), bad, good("last")]), 3);
        assert!(said.contains(&format!("x.zip!/bad: {reason}")) && said.contains("; 1 skipped or cut short"), "{said}");
        assert_eq!(
            (rows.len(), rows.first(), rows.last().map(String::as_str)),
            (events + 2, Some(&"x.zip!/first,good".to_owned()), Some("x.zip!/last,good")),
            "{reason}"
        );
    }
    let (rows, said) =
        read("x.tar", &tar(&[("a", &log(&["a"])), ("bad.xz", &xz(&long_log())[..600]), ("b", &log(&["b"]))]), 3);
    assert!(said.contains("x.tar!/bad.xz: cut short"), "{said}");
    assert_eq!(
        (rows.first().map(String::as_str), rows.last().map(String::as_str)),
        (Some("x.tar!/a,a"), Some("x.tar!/b,b"))
    );
}

#[test]
fn a_cut_archive_keeps_what_came_before_the_cut() {
    let archive = tar(&[("a", &log(&["a"])), ("b", &long_log()), ("c", &log(&["c"]))]);
    for packed in [gzip(&archive), zstd(&archive), bzip2(&archive), xz(&archive), archive.clone()] {
        let (rows, said) = read("x", &packed[..packed.len() * 2 / 3], 3);
        assert!(said.contains("x: cut short; everything before the cut was read"), "{said}");
        assert!(said.contains("; 1 skipped or cut short"), "{said}");
        assert!(rows.len() > 1000 && rows.len() < 5001 && rows[0] == "x!/a,a", "{} rows", rows.len());
    }
    // One file that was cut does not keep the next from being read.
    let scratch = Scratch::new();
    scratch.file("1.tgz", &gzip(&archive)[..5000]);
    scratch.file("2.log", &log(&["after"]));
    let outcome = run(&["filter", "--user", "after", "--count", &scratch.name("")]).code(3);
    assert_eq!(outcome.text(), "1\n");

    let mut damaged = archive;
    // The header of the last member, in front of its one block and the two at the end.
    let header = damaged.len() - 4 * 512;
    damaged[header] ^= 1;
    let (rows, said) = read("x", &damaged, 3);
    assert!(said.contains("x: a damaged tar header; everything before that was read"), "{said}");
    assert_eq!(rows.len(), 5001);
}

#[test]
fn bombs_end_with_one_sentence() {
    let scratch = Scratch::new();
    let blank = vec![b'\n'; 80 << 20];
    let good = ("good", &log(&["good"])[..]);
    for bomb in
        [gzip(&blank), zstd(&blank), gzip(&tar(&[good, ("bomb", &blank)])), zip(&[Packed::deflated("bomb", &blank)])]
    {
        let outcome = run(&["filter", "--count", &scratch.file("bomb", &bomb)]);
        outcome.says(
            3,
            "bomb: it unpacks to more than 500 times its size, as a bomb does; everything before that was read",
        );
    }
    let deep = (0..6).fold(log(&["deep"]), |inner, _| gzip(&inner));
    assert_eq!(read("x", &deep, 0).0, ["x,deep"]);
    let archive = tar(&[("deep", &deep), good]);
    let (rows, said) = read("x", &archive, 3);
    assert!(said.contains("x!/deep: more than 6 containers inside one another; unpack them first"), "{said}");
    assert_eq!(rows, ["x!/good,good"]);

    let many = tar_member(b"folder/", EntryType::Directory, b"").repeat(100_001);
    let outcome = run(&["filter", &scratch.file("many.tar", &[tar(&[good])[..1024].to_vec(), many].concat())]);
    assert_eq!(outcome.rows().len(), 1);
    outcome.says(3, "many.tar: it has more than 100000 members; unpack it first; everything before that was read");

    let limited = scratch.file("limited.gz", &gzip(&tar(&[good, ("long", &long_log())])));
    let outcome = run(&["filter", "--unpack-limit", "100000", "--count", &limited]);
    outcome.says(3, "limited.gz: it unpacks to more than 100000 bytes; everything before that was read");
    run(&["filter", "--unpack-limit", "10000000", "--count", &limited]).code(0);

    // Two members at one place.
    let mut overlapping = zip(&[Packed::stored("a", &long_log()), Packed::stored("b", b"")]);
    let second = memchr::memmem::rfind(&overlapping, b"PK\x01\x02").expect("a directory");
    let size = (long_log().len() as u32).to_le_bytes();
    overlapping[second + 20..second + 24].copy_from_slice(&size);
    run(&["filter", &scratch.file("o.zip", &overlapping)])
        .says(3, "o.zip: a zip archive whose members overlap, as in a bomb");
}

#[test]
fn decoders_are_not_talked_into_large_windows() {
    let mut encoder = zstd::stream::write::Encoder::new(Vec::new(), 1).expect("an encoder");
    encoder.window_log(30).expect("a window");
    std::io::Write::write_all(&mut encoder, &log(&["a"])).expect("compressed");
    let wide = encoder.finish().expect("compressed");
    let scratch = Scratch::new();
    run(&["filter", &scratch.file("x.zst", &wide)]).says(3, "x.zst: its Zstandard data needs too much memory");
    // Byte 16 is the size of the dictionary; 40 stands for 4 GiB. The header of the block has its own checksum.
    let mut wide = xz(&log(&["a"]));
    wide[16] = 40;
    let end = 12 + (usize::from(wide[12]) + 1) * 4;
    let checksum = crc32fast::hash(&wide[12..end - 4]).to_le_bytes();
    wide[end - 4..end].copy_from_slice(&checksum);
    run(&["filter", &scratch.file("x.xz", &wide)]).says(3, "x.xz: its xz data needs too much memory");
}

#[test]
fn names_that_only_an_attacker_would_choose_are_refused() {
    let hostile: &[(&[u8], &str)] = &[
        (b"../../etc/x.log", "refused, as its name leads out of the archive"),
        (b"a\\..\\x.log", "refused, as its name leads out of the archive"),
        (b"a\x1b[2Jx.log", "refused, as its name holds control characters"),
        (b"a\nb.log", "refused, as its name holds control characters"),
    ];
    for (name, reason) in hostile {
        let tar = [tar_member(name, EntryType::Regular, &log(&["bad"])), tar(&[("x", &log(&["a"]))])].concat();
        let zip = zip(&[
            Packed { name: name.to_vec(), ..Packed::stored("", &log(&["bad"])) },
            Packed::stored("x", &log(&["a"])),
        ]);
        for archive in [tar, zip] {
            let (rows, said) = read("x", &archive, 3);
            assert!(said.contains(reason) && !said.contains('\x1b') && said.lines().count() == 2, "{said}");
            assert_eq!(rows, ["x!/x,a"]);
        }
    }
    let hidden = zip(&[Packed { name: b"a\0b".to_vec(), ..Packed::stored("", &log(&["bad"])) }]);
    let (rows, said) = read("x", &hidden, 3);
    assert!(rows.is_empty() && said.contains("refused, as its name holds control characters"), "{said}");
    let twins = zip(&[Packed::stored("x", &log(&["a"])), Packed::stored("x", &log(&["b"]))]);
    let (rows, said) = read("t", &twins, 3);
    assert!(rows == ["t!/x,b"] && said.contains("t: of members of the same name only the last was read"), "{said}");
}

#[test]
fn a_zip_archive_that_was_cut_keeps_the_members_before_the_cut() {
    let text = long_log();
    let whole = zip(&[
        Packed::deflated("a.log", &log(&["a"])),
        Packed::stored("b.gz", &gzip(&log(&["b"]))),
        Packed::stored("../c", b""),
        Packed::deflated("d.log", &text),
    ]);
    let cut = &whole[..whole.len() * 2 / 3];
    let (found, said) = read("x.zip", cut, 3);
    assert_eq!(found[..2], ["x.zip!/a.log,a", "x.zip!/b.gz,b"]);
    assert!((100..5000).contains(&found.len()), "{} rows", found.len());
    for words in [
        "x.zip!/../c: refused, as its name leads out of the archive",
        "x.zip!/d.log: cut short; everything before the cut was read",
        "x.zip: cut short or damaged, its directory is missing; members before that were read",
    ] {
        assert!(said.contains(words), "{words} is not in {said}");
    }
    // In a pipe, and inside another container.
    assert_eq!(run_with(&["filter", "--count", "-"], cut).code(3).text(), format!("{}\n", found.len()));
    let (inside, _) = read("x.tar", &tar(&[("x.zip", cut), ("e.log", &log(&["e"]))]), 3);
    assert_eq!((inside.len(), inside.last().map(String::as_str)), (found.len() + 1, Some("x.tar!/e.log,e")));
    // A head that leaves the sizes to what follows is not followed.
    let streamed = zip(&[Packed { flags: 8, ..Packed::stored("a.log", &log(&["a"])) }]);
    let (found, said) = read("y.zip", &streamed[..streamed.len() - 30], 3);
    assert_eq!(found, Vec::<String>::new());
    assert!(said.contains("y.zip: a zip archive whose directory cannot be read; it is cut short or damaged"), "{said}");
}

#[test]
fn a_limit_does_not_look_at_what_follows() {
    let scratch = Scratch::new();
    let encrypted = Packed { flags: 1, ..Packed::stored("z", b"") };
    let mut members: Vec<Packed> = (10..60).map(|index| Packed::stored(&index.to_string(), &log(&["a"]))).collect();
    members.push(encrypted);
    let file = scratch.file("x.zip", &zip(&members));
    let ask =
        |threads: &str| run(&["filter", "-n", "3", "-f", "csv", "--columns", "file", "-j", threads, &file]).code(0);
    let first = ask("1");
    for threads in ["2", "16"] {
        let other = ask(threads);
        assert!(other.stdout == first.stdout && other.stderr == first.stderr, "{}", other.stderr);
    }
    assert!(first.stderr.contains("in 3 files"), "{}", first.stderr);
}

/// What a feed opens, read to the end.
fn sources(path: &str, hashes: bool) -> Vec<Source> {
    let settings = Settings {
        chunk_bytes: 10_000,
        use_mmap: true,
        count_lines: false,
        holds_mapped: false,
        hashes,
        unpacked_bytes: UNPACKED_BYTES,
        reading: Arc::new(pulsetrail::parse::Anchors::default()),
    };
    let inputs = Inputs { paths: vec![path.into()], ..Inputs::default() };
    let mut feed = Feed::new(list(&inputs).expect("files").sources, settings);
    loop {
        let batch = feed.next_batch(8, 1 << 20);
        if batch.is_empty() {
            break;
        }
        for chunk in batch {
            assert_eq!(*chunk.name, *feed.sources()[chunk.source].name());
            assert!(matches!(chunk.content, Content::Lines(_)));
        }
    }
    assert_eq!(
        feed.consumed(),
        feed.consumed().min(fs::metadata(path).map_or(u64::MAX, |file| file.len().max(1 << 20)))
    );
    feed.sources().to_vec()
}

#[test]
fn sources_know_their_containers_and_the_hash_of_what_is_stored() {
    let text = long_log();
    let hash = |bytes: &[u8]| -> Option<[u8; 32]> { Some(Sha256::digest(bytes).into()) };
    let (packed, inner) = (gzip(&text), zip(&[Packed::deflated("c.log", &text)]));
    let wide = utf16(std::str::from_utf8(&text).expect("UTF-8"));
    let scratch = Scratch::new();
    let plain = scratch.file("1", &text);
    assert_eq!(sources(&plain, false)[0].sha256, None);
    for (bytes, wanted) in [
        (&text, vec![("plain", &text)]),
        (&packed, vec![("gzip", &packed)]),
        (&wide, vec![("utf-16", &wide)]),
        (
            &xz(&tar(&[("a", &text), ("b.gz", &packed), ("c.zip", &inner), ("d", &wide)])),
            vec![("xz/tar", &text), ("xz/tar/gzip", &packed), ("xz/tar/zip", &text), ("xz/tar/utf-16", &wide)],
        ),
        (
            &zip(&[Packed::deflated("b.gz", &packed), Packed::stored("a", &text)]),
            vec![("zip/gzip", &packed), ("zip", &text)],
        ),
    ] {
        let file = scratch.file("x", bytes);
        let found = sources(&file, true);
        assert_eq!(found.len(), wanted.len());
        for (source, (container, stored)) in found.iter().zip(wanted) {
            assert_eq!(source.container, container);
            assert_eq!(source.size, Some(stored.len() as u64), "{container}");
            assert_eq!(source.sha256, hash(stored), "{container}");
        }
    }
}
