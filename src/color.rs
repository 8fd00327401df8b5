//! Colors as people write them.
//!
//! **Invariant:** a color is opaque 8-bit sRGB; anything finer is computed where it is needed.

use std::fmt;
use std::str::FromStr;

/// An opaque sRGB color, 8 bits a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Srgb {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
}

impl Srgb {
    /// The color of these channels.
    pub const fn new(r: u8, g: u8, b: u8) -> Self {
        Self { r, g, b }
    }
}

impl fmt::Display for Srgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02X}{:02X}{:02X}", self.r, self.g, self.b)
    }
}

/// A text that is not `#RRGGBB` or `#RGB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAColor;

impl FromStr for Srgb {
    type Err = NotAColor;

    fn from_str(text: &str) -> Result<Self, NotAColor> {
        let digits = text.trim().strip_prefix('#').ok_or(NotAColor)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(NotAColor);
        }
        // `#F80` is short for `#FF8800`.
        let twice = |digit: char| [digit, digit];
        let digits: String = match digits.len() {
            3 => digits.chars().flat_map(twice).collect(),
            _ => digits.to_owned(),
        };
        let number = u32::from_str_radix(&digits, 16).map_err(|_not_hex| NotAColor)?;
        if digits.len() != 6 {
            return Err(NotAColor);
        }
        let [_, r, g, b] = number.to_be_bytes();
        Ok(Self { r, g, b })
    }
}
