//! Native logs are read: whole and damaged ones, whatever the size of chunks and whatever they are packed in.

use proptest::prelude::*;

use crate::checks;

/// Steps of a script for `checks::native`, of which those come often that make records and lengths that fit.
fn script() -> impl Strategy<Value = Vec<u8>> {
    let length = prop_oneof![
        4 => 0..700_u16,
        2 => prop_oneof![254..259_u16, 510..515_u16, 2302..2562_u16],
        1 => 14_u16..18,
        1 => 1_000..60_000_u16,
        2 => 65_400..=65_535_u16,
    ];
    let step = prop::sample::select(b"rrrrrrbbssooocccceeznnjxxtihd".to_vec());
    let step = (step, length).prop_map(|(step, length)| [&[step][..], &length.to_le_bytes()].concat());
    let literal = prop_oneof![
        Just(b"\t".to_vec()),
        Just(b"\0".to_vec()),
        Just(b"7\x01".to_vec()),
        Just(b"67e39911.048d95\t".to_vec()),
        Just(b"67e39911.048d95".to_vec()),
        Just(b"\tvc0\t".to_vec()),
        prop::collection::vec(any::<u8>(), 1..4),
    ];
    prop::collection::vec(prop_oneof![6 => step, 1 => literal], 1..60).prop_map(|steps| steps.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a log holds, its pieces are those of the whole log in chunks of any size.
    #[test]
    fn cuts_change_no_piece(script in script()) {
        checks::native::hold(&script);
    }
}
