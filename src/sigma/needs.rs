//! What must be read of events so that rules can be judged.

use super::{Body, Field, RuleSet, Source, Test, extra::columns};
use crate::schema::{Column, ColumnSet};

impl RuleSet {
    /// The columns that all rules need to be judged.
    #[must_use]
    pub fn needs(&self) -> ColumnSet {
        let mut needs = ColumnSet::of(&[Column::Code]);
        for leaf in &self.leaves {
            needs = needs.with(leaf.field.needs());
            if let Test::Other { field, .. } = leaf.test {
                needs = needs.with(field.needs());
            }
        }
        for rule in &self.rules {
            match &rule.body {
                Body::Detection { source: Source::Log(_), .. } => needs.insert(Column::Log),
                Body::Detection { source: Source::Web, .. } => needs.insert(Column::Url),
                Body::Detection { .. } => {}
                Body::Correlation(correlation) => {
                    let keys = correlation.group_by.iter().flat_map(|key| &key.fields);
                    for field in keys.chain(&correlation.fields) {
                        needs = needs.with(field.needs());
                    }
                }
            }
        }
        needs
    }
}

impl Field {
    /// The columns that its value is made of.
    #[must_use]
    pub fn needs(self) -> ColumnSet {
        match self {
            Self::Column(column) => ColumnSet::of(&[column]),
            Self::Extra(extra) => columns(extra),
        }
    }
}
