//! Tables that scripts made of `.vc0` files.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pulsetrail_fuzz::checks;

fuzz_target!(|bytes: &[u8]| checks::vc0_csv(bytes));
