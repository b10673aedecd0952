//! Groups of arguments that several subcommands share.

mod input;
mod output;
mod query;

pub use input::InputArgs;
pub use output::{ColumnArgs, Colour, OutputArgs, every};
pub use query::{Query, QueryArgs};
