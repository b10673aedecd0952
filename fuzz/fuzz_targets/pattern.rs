//! A layout that the user describes, and lines in it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pulsetrail_fuzz::checks;

fuzz_target!(|bytes: &[u8]| checks::pattern(bytes));
