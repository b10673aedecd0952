//! Texts of native records, one a line.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pulsetrail_fuzz::checks;

fuzz_target!(|bytes: &[u8]| checks::vc0(bytes));
