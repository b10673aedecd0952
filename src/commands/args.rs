//! Groups of arguments that several subcommands share.

mod input;
mod output;
mod query;

pub use input::InputArgs;
pub use output::{Colour, ColumnArgs, OutputArgs, every};
pub use query::{Query, QueryArgs};
