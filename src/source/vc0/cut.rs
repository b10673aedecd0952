//! Where a native log can be cut into chunks, so that each divides as it does in the whole.
//!
//! Whoever divides a chunk does not see what follows it, and nothing of it may change by that.

use std::collections::VecDeque;

use super::{Division, LOOK_BYTES, Piece, TEXT_BYTES, View, head};
use crate::source::Edge;

/// A record as long as can be.
const LONGEST: usize = 2 + TEXT_BYTES;
/// Pieces in so many bytes before the last are tried as the end; with a quarter of it, fewer of long ones.
const KEPT_BYTES: usize = 4 * LOOK_BYTES;
/// Places that are tried. One fails if a wrong length leads to it; behind the next record none does.
const MOST_TRIES: usize = 64;

impl Division {
    /// A place in these bytes where a piece ends, near their end; `None` if more of them must be seen.
    #[must_use]
    pub fn cut(self, bytes: &[u8], is_start: bool) -> Option<usize> {
        let found = matches!(self, Self::Lengths | Self::WholeLengths).then(|| self.cut_behind_record(bytes));
        found.flatten().or_else(|| self.cut_behind_piece(bytes, is_start))
    }

    /// The end of a record, found without going through all bytes.
    ///
    /// Only a record whose length is right can go on behind the beginning of another one: what a length does not
    /// cover ends where the next record begins. So every walk comes to a record with a right length if none that
    /// begins within the longest text before it, also with a right length, reaches beyond its beginning.
    fn cut_behind_record(self, bytes: &[u8]) -> Option<usize> {
        let last = bytes.len().checked_sub(LOOK_BYTES)?;
        let first = last.checked_sub(3 * LONGEST)?;
        let (mut covered, mut found) = (first, None);
        for dot in memchr::memchr_iter(b'.', &bytes[first..last]) {
            let start = (first + dot).checked_sub(10).filter(|&start| head::is_id(bytes, start + 2));
            let Some(start) = start else { continue };
            let view = View { bytes: &bytes[start..start + LOOK_BYTES], division: self, edge: Edge::Open };
            let Some(end) = self.end(view.bytes).filter(|&end| view.ends_text(end) && view.follows(end)) else {
                continue;
            };
            if start >= covered.max(first + LONGEST) && head::is_head(view.bytes, 2) {
                found = Some(start + end);
            }
            covered = covered.max(start + end);
        }
        found
    }

    /// The end of the last piece that stays as it is, with all before it, if nothing behind it is seen.
    fn cut_behind_piece(self, bytes: &[u8], is_start: bool) -> Option<usize> {
        let piece = |at: usize, end: usize, edge| self.piece(&bytes[at..end], is_start && at == 0, edge);
        let mut pieces: VecDeque<(usize, Piece)> = VecDeque::new();
        let mut at = 0;
        while let Some(next) = piece(at, bytes.len(), Edge::Open) {
            let start = at;
            at += next.length;
            pieces.push_back((start, next));
            while pieces.front().is_some_and(|(start, _)| at - start > KEPT_BYTES) {
                pieces.pop_front();
            }
        }
        let ends = pieces.iter().map(|(at, piece)| at + piece.length).rev();
        ends.take(MOST_TRIES).find(|&end| {
            let seeing = pieces.iter().filter(|(at, _)| (end.saturating_sub(LOOK_BYTES)..end).contains(at));
            seeing.rev().all(|(at, seen)| piece(*at, end, Edge::Frame).as_ref() == Some(seen))
        })
    }
}
