//! Palettes that other programs made, and palettes for other programs: named colors in a file.
//!
//! GIMP's `.gpl` is text, and what Inkscape and Krita read too; Adobe's `.ase` is what print shops send; a list of CSS
//! properties is for web pages. Which of them a file is, its ending says. A palette here is a plain list: groups are
//! flattened, and a name is one line of visible text.
//!
//! **Invariant:** any bytes can be read, in time and memory of their length; an entry that cannot be read is left out
//! and told, the others stay. What was written as `.gpl` or `.ase` comes back the same.

mod ase;
mod css;
mod gpl;
mod text;
mod tray;

use std::path::Path;

use crate::color::Srgb;
use crate::notice::Message;

use tray::Tray;

/// The largest file that is read, in bytes. A palette of a thousand colors has some 40 000.
const LARGEST: usize = 1 << 20;

/// How a palette is written in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// GIMP's palette, read by Inkscape and Krita too.
    Gpl,
    /// Adobe Swatch Exchange.
    Ase,
    /// Custom properties of a style sheet: `--latar: #222022;`.
    Css,
}

impl Format {
    /// The format that the ending of a file's name promises, in capitals or not.
    ///
    /// # Errors
    /// Another ending, or none.
    pub fn of(path: &Path) -> Result<Self, Message> {
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        match ending.to_str() {
            Some("gpl") => Ok(Self::Gpl),
            Some("ase") => Ok(Self::Ase),
            Some("css") => Ok(Self::Css),
            _ => {
                let path = path.display().to_string();
                Err(Message::new("swatches-ending").with("path", path))
            }
        }
    }
}

/// A color and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swatch {
    name: String,
    color: Srgb,
}

impl Swatch {
    /// A swatch; its name becomes one line of at most 200 letters, and may be empty.
    pub fn new(name: &str, color: Srgb) -> Self {
        Self { name: text::line(name), color }
    }

    /// What it is called; empty where a file does not say.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its color.
    pub fn color(&self) -> Srgb {
        self.color
    }
}

/// A palette: swatches in the order of the file, two of which may have the same name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Swatches {
    title: String,
    list: Vec<Swatch>,
}

impl Swatches {
    /// The palette called `title`, which becomes one line of at most 200 letters and may be empty.
    pub fn new(title: &str, list: Vec<Swatch>) -> Self {
        Self { title: text::line(title), list }
    }

    /// What the palette is called; empty where a file does not say.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Its swatches.
    pub fn list(&self) -> &[Swatch] {
        &self.list
    }
}

/// Reads a palette of at most a thousand colors, and tells what was left out or changed: place by place, then in all.
///
/// A palette without any color is none of the errors, since then the messages tell more.
///
/// # Errors
/// The file is larger than 1 MB, or is not of this format.
pub fn read(format: Format, bytes: &[u8]) -> Result<(Swatches, Vec<Message>), Message> {
    if bytes.len() > LARGEST {
        return Err(Message::new("swatches-too-large").with("max", LARGEST >> 20));
    }
    let mut tray = Tray::default();
    match format {
        Format::Gpl => gpl::read(bytes, &mut tray)?,
        Format::Ase => ase::read(bytes, &mut tray)?,
        Format::Css => css::read(bytes, &mut tray),
    }
    Ok(tray.into_swatches())
}

/// The file of a palette. In CSS, names lose what its names cannot have, and twins are counted.
pub fn write(format: Format, swatches: &Swatches) -> Vec<u8> {
    match format {
        Format::Gpl => gpl::write(swatches).into_bytes(),
        Format::Ase => ase::write(swatches),
        Format::Css => css::write(swatches).into_bytes(),
    }
}
