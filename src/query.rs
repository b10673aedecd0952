//! Which events match: one expression, whoever wrote it.
//!
//! `--user`, `--since` and the other flags, and the SQL of `--where`, become the same [`Expr`]. It says
//! which columns must be parsed, which bytes a matching line must contain (`prefilter`), and whether an
//! event matches. As in SQL, a comparison with an empty column is neither true nor false.

mod expr;
mod literal;
mod networks;
mod prefilter;
mod sql;
mod time;

pub use expr::{Expr, Op, Test};
pub use literal::{Text, TextMatch};
pub use networks::Networks;
pub use prefilter::Prefilter;
pub use sql::{parse as parse_sql, unknown_column};
pub use time::{Moment, parse_moment, parse_zone};
