//! Ornaments as programs: the library of motif scripts, and the native words that they call.
//!
//! A motif is a small Rhai script in the words of the craft (`motifs/*.rhai`). It says what it is, which parameters it
//! takes, and how it is drawn with a [`Pen`]. [`Library`] holds the scripts and draws them; [`ornament`] and [`isen`]
//! are the native building blocks. Scripts have no file, no network, no clock and no process, and [`Limits`] ends those
//! that run away.
//!
//! **Invariant:** a drawing is a pure function of values, ground and seed; nothing here knows a document, a color or a
//! file.

pub mod isen;
pub mod ornament;

mod claims;
mod library;
mod pen;
mod reading;
mod script;
mod sheet;
mod watch;
mod words;

pub use library::{Drawing, Library};
pub use pen::Pen;
pub use script::{About, Motif};
pub use sheet::{Ground, Limits};

/// Compares a picture of the guide with what it should be now; `UPDATE=1` draws it again.
#[cfg(test)]
fn drawn_again(path: &str, now: &str) {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, now).unwrap();
    }
    let then = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(then == now, "{path} is not what it shows; UPDATE=1 draws it again");
}
