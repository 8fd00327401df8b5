//! Values to bytes: what leaves the program.
//!
//! Each format is one function from a repeat, a palette and options to a sink, and [`cloth()`] is all of them; [`paper`] does
//! the same for printed pages. Nothing is opened, named or timed here; the doors do that.
//!
//! **Invariant:** the bytes depend on the arguments only.

use std::error::Error;
use std::{fmt, io};

use crate::notice::Message;

mod cloth;
mod drawing;
pub mod paper;
mod pdf;
mod png;
mod svg;
mod xml;

pub use cloth::{ClothFormat, ClothOptions, ClothReport, cloth};
pub use drawing::Copies;
pub use pdf::{PdfOptions, PdfReport, pdf};
pub use png::{
    Bits, Film, FilmOptions, FilmReport, Look, PngOptions, PngReport, png, png_size, separation,
};
pub use svg::{SvgOptions, svg};

/// Why nothing, or not all, was written.
#[derive(Debug)]
pub enum ExportError {
    /// The options ask for what cannot be; nothing was written.
    Refused(Message),
    /// The sink did not take the bytes; what it has is not whole.
    Sink(io::Error),
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(message) => message.fmt(f),
            Self::Sink(error) => error.fmt(f),
        }
    }
}

impl Error for ExportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Refused(_) => None,
            Self::Sink(error) => Some(error),
        }
    }
}

impl From<Message> for ExportError {
    fn from(message: Message) -> Self {
        Self::Refused(message)
    }
}

impl From<io::Error> for ExportError {
    fn from(error: io::Error) -> Self {
        Self::Sink(error)
    }
}
