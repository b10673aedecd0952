//! Remembers the part of a line that names the appliance.
//!
//! `192.0.2.10 vpn=node-1 ivs=Default Network user=` is the same in nearly every line of a log, so it is
//! compared as a whole with the last few seen before it is taken apart. Where its values end depends on
//! nothing outside it, so the answer is the same.

use std::ops::Range;

use super::Walk;
use crate::schema::{Column, Event};

/// How many are remembered: the nodes of a cluster times the virtual systems in use.
const REMEMBERED: usize = 8;

/// The heads seen last.
#[derive(Default)]
pub(in crate::parse) struct Heads {
    seen: [Head; REMEMBERED],
    next: usize,
}

#[derive(Default)]
struct Head {
    /// From the address of the appliance to ` user=`.
    text: Vec<u8>,
    address_end: usize,
    node: Range<usize>,
    vsys: Range<usize>,
    is_odd: bool,
}

impl Heads {
    /// Reads the head and steps over it.
    #[inline]
    pub(super) fn read<'a>(&mut self, walk: &mut Walk<'a>, event: &mut Event<'a>) -> Option<()> {
        let rest = &walk.line[walk.at..];
        if let Some(head) = self.seen.iter().find(|head| !head.text.is_empty() && rest.starts_with(&head.text)) {
            event.set_text(Column::ObserverIp, &rest[..head.address_end]);
            event.set_text(Column::Node, &rest[head.node.clone()]);
            event.set_text(Column::Vsys, &rest[head.vsys.clone()]);
            walk.at += head.text.len();
            walk.is_odd |= head.is_odd;
            return Some(());
        }
        self.take_apart(walk, event)
    }

    fn take_apart<'a>(&mut self, walk: &mut Walk<'a>, event: &mut Event<'a>) -> Option<()> {
        let start = walk.at;
        let address = walk.bare(b" vpn=")?;
        let node_start = walk.at - start;
        let (node, has_vsys) = walk.bare_or(b" ivs=", b" user=")?;
        let vsys_start = walk.at - start;
        let vsys = if has_vsys { walk.bare(b" user=")? } else { b"" };
        event.set_text(Column::ObserverIp, address);
        event.set_text(Column::Node, node);
        event.set_text(Column::Vsys, vsys);
        self.seen[self.next] = Head {
            text: walk.line[start..walk.at].to_vec(),
            address_end: address.len(),
            node: node_start..node_start + node.len(),
            vsys: vsys_start..vsys_start + vsys.len(),
            is_odd: walk.is_odd,
        };
        self.next = (self.next + 1) % REMEMBERED;
        Some(())
    }
}
