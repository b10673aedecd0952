//! The rules and word lists that are part of the program: those below `rules/`, which `build.rs` lists.

include!(concat!(env!("OUT_DIR"), "/rules.rs"));
