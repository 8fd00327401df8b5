//! Colors as people write them, what they reflect, and how far apart they look.
//!
//! Conventions, said once: a color is sRGB (IEC 61966-2-1), seen in daylight D65 by the CIE 1931 observer of 2 degrees.
//! A *linear* color has three numbers, red, green and blue, 0 for no light and 1 for white. Powers and logarithms come
//! from `libm`, so that every machine mixes the same colors.
//!
//! **Invariant:** a color is opaque 8-bit sRGB; anything finer is computed where it is needed.

pub mod difference;
pub mod press;
pub mod spectrum;

use std::error::Error;
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

    /// The color nearest to these channels, 0 to 1 along the curve of sRGB. What lies beyond is cut off.
    pub fn from_shares(shares: [f64; 3]) -> Self {
        let [r, g, b] = shares.map(rounded);
        Self { r, g, b }
    }

    /// Its light: red, green and blue from 0 to 1.
    pub fn to_linear(self) -> [f64; 3] {
        [self.r, self.g, self.b].map(decoded)
    }

    /// The color nearest to this light. What the screen cannot show is cut off channel by channel.
    pub fn from_linear(light: [f64; 3]) -> Self {
        let [r, g, b] = light.map(encoded);
        Self { r, g, b }
    }
}

/// The light of a channel, 0 to 1.
fn decoded(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    // The curve of sRGB: straight near black, a power elsewhere. The numbers are those of the standard.
    if value <= 0.04045 { value / 12.92 } else { libm::pow((value + 0.055) / 1.055, 2.4) }
}

/// The channel whose light is nearest; what is no number is black.
fn encoded(light: f64) -> u8 {
    let light = light.clamp(0.0, 1.0);
    rounded(if light <= 0.003_130_8 {
        light * 12.92
    } else {
        1.055 * libm::pow(light, 1.0 / 2.4) - 0.055
    })
}

/// The channel nearest to a share of 255; what is no number is 0.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "cut to 0..=255")]
fn rounded(share: f64) -> u8 {
    (share.clamp(0.0, 1.0) * 255.0).round() as u8
}

impl fmt::Display for Srgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02X}{:02X}{:02X}", self.r, self.g, self.b)
    }
}

/// A text that is not `#RRGGBB` or `#RGB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAColor;

impl fmt::Display for NotAColor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a color: wanted #RRGGBB or #RGB")
    }
}

impl Error for NotAColor {}

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

/// A picture: sRGB with straight (not premultiplied) alpha, 4 bytes a pixel, row by row from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixmap {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Red, green, blue, alpha of each pixel.
    pub rgba: Vec<u8>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_channel_comes_back() {
        for channel in 0..=255 {
            assert_eq!(encoded(decoded(channel)), channel);
        }
        let white = Srgb::new(255, 255, 255);
        assert_eq!(white.to_linear(), [1.0; 3]);
        assert_eq!(Srgb::from_linear([f64::INFINITY, -1.0, f64::NAN]), Srgb::new(255, 0, 0));
    }
}
