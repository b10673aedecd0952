//! Groups of arguments that several subcommands share.

mod catalog;
mod config;
mod input;
mod knowledge;
mod output;
mod query;
mod rules;

pub use catalog::CatalogArgs;
pub use config::ConfigArgs;
pub use input::{InputArgs, parse_pattern};
pub use knowledge::KnowledgeArgs;
pub use output::{Colour, ColumnArgs, OutputArgs, columns_in, every};
pub use query::{Query, QueryArgs, Window};
pub use rules::RuleArgs;
