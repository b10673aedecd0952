//! The tests that run the binary on data. One binary, so that it links once.

#![allow(
    clippy::panic,
    clippy::disallowed_methods,
    clippy::naive_bytecount,
    clippy::cast_possible_truncation,
    reason = "tests stop at the first surprise and may look at their environment"
)]

mod architecture;
#[path = "../checks/mod.rs"]
mod checks;
mod generated;
mod harness;

mod aggregate;
mod attack;
mod bodies;
mod codes;
mod config;
mod containers;
mod context;
mod copies;
mod demo;
mod detect;
mod export;
mod filter;
mod formats;
mod geoip;
mod help;
mod hostile;
mod indicators;
mod inspect;
mod integrity;
mod invariants;
mod lofp;
mod markup;
mod native;
mod native_files;
mod native_hostile;
mod outputs;
mod reading;
mod readme;
mod recorded;
mod rendering;
mod report;
mod rules;
mod seeds;
mod sessions;
mod sigma;
#[allow(dead_code, reason = "a test uses the parts of a log that it asks about")]
mod vc0_log;
