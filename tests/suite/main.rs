//! The tests that run the binary on data. One binary, so that it links once.

mod architecture;
mod generated;
mod harness;

mod aggregate;
mod demo;
mod export;
mod filter;
mod formats;
mod geoip;
mod hostile;
mod invariants;
mod reading;
