//! Why a command ends before its answer is whole.

use std::io;

/// What ends a command early.
pub enum Failure {
    /// The input could not be read: its name and the reason.
    Input(String),
    /// The output could not be written.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
