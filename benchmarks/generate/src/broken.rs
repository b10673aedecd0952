//! Lines as they arrive when something went wrong on the way.

use crate::random::Random;

/// Makes a line useless in one of four ways.
pub fn spoil(random: &mut Random, line: &mut Vec<u8>) {
    match random.within(0..4) {
        0 => line.truncate(random.within(1..line.len() as u64) as usize),
        1 => line.retain(|&byte| byte != b'"'),
        2 => *line = b"--- log rotated ---".to_vec(),
        _ => *line = junk(random),
    }
}

/// Any bytes but a line feed.
fn junk(random: &mut Random) -> Vec<u8> {
    let length = random.within(20..300);
    (0..length).map(|_| random.next() as u8).map(|byte| if byte == b'\n' { 0 } else { byte }).collect()
}
