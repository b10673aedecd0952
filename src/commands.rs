//! The subcommands: one file each, its arguments and its `run` together.
//!
//! `args` holds the groups of arguments that several of them share, `scan` what they all do: read the
//! inputs once with a plan, and say what was read.

pub mod aggregate;
pub mod args;
pub mod carve;
pub mod codes;
pub mod completions;
pub mod config;
pub mod context;
pub mod detect;
pub mod export;
pub mod filter;
pub mod inspect;
pub mod investigate;
pub mod ioc;
pub mod lofp;
pub mod man;
pub mod report;
pub mod rules;
pub mod scan;
pub mod schema;
pub mod sessions;
