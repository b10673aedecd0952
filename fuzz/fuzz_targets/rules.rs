//! Files of rules.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pulsetrail_fuzz::checks;

fuzz_target!(|bytes: &[u8]| checks::rules(bytes));
