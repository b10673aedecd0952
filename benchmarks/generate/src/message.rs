//! The message of an event: the sentence that a line ends with, or the arguments that a native log keeps.
//!
//! Both come from one template, as on the appliance. A template has a `{}` for each argument.

use std::{
    fmt::Display,
    io::{self, Write},
};

/// What is kept of a message.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Sentence,
    /// Each with a TAB after it.
    Arguments,
}

/// A message as far as it has been said.
pub struct Message {
    form: Form,
    pub text: Vec<u8>,
}

impl Message {
    pub fn new(form: Form) -> Self {
        Self { form, text: Vec::with_capacity(256) }
    }

    /// Goes on with a template that has as many places as there are arguments.
    pub fn say(&mut self, template: &str, arguments: &[&dyn Display]) -> io::Result<()> {
        if self.form == Form::Arguments {
            return arguments.iter().try_for_each(|argument| write!(self.text, "{argument}\t"));
        }
        let mut pieces = template.split("{}");
        self.text.extend_from_slice(pieces.next().unwrap_or_default().as_bytes());
        for (argument, piece) in arguments.iter().zip(pieces) {
            write!(self.text, "{argument}{piece}")?;
        }
        Ok(())
    }
}
