//! Colors of a walk: each stamp has its tint, brown for stamps and blue for their mirrored twins.

use crate::color::Srgb;
use crate::raport::Stamp;

/// Tints of stamps A, B and so on, in turn: soga from pale to strong, bark, and what else dyes brown and yellow.
pub(super) const SOGA: [Srgb; 6] = [
    Srgb::new(0xED, 0xD2, 0x9E),
    Srgb::new(0xDB, 0xAA, 0x6B),
    Srgb::new(0xD3, 0xC5, 0xA6),
    Srgb::new(0xE3, 0xB8, 0x9E),
    Srgb::new(0xE6, 0xDC, 0x8C),
    Srgb::new(0xC2, 0x9C, 0x84),
];

/// Tints of their mirrored twins: indigo after one dip, after two, over tegeran, and on.
const INDIGO: [Srgb; 6] = [
    Srgb::new(0xBC, 0xD0, 0xE4),
    Srgb::new(0x96, 0xB6, 0xD6),
    Srgb::new(0xB6, 0xCF, 0xC6),
    Srgb::new(0xC2, 0xC2, 0xE0),
    Srgb::new(0x9C, 0xC8, 0xD2),
    Srgb::new(0xA8, 0xAC, 0xC6),
];

pub(super) const MORI: Srgb = Srgb::new(0xF9, 0xF4, 0xE8);
pub(super) const BARK: Srgb = Srgb::new(0x9A, 0x72, 0x4C);
pub(super) const DARK: Srgb = Srgb::new(0x4A, 0x2C, 0x17);
pub(super) const RED: Srgb = Srgb::new(0xB4, 0x3A, 0x26);
const BROWN: Srgb = Srgb::new(0x8A, 0x50, 0x26);
const BLUE: Srgb = Srgb::new(0x2F, 0x55, 0x8C);

/// The tint of a stamp that lies whole on the cloth.
pub(super) fn whole(stamp: Stamp) -> Srgb {
    let at = u32::from(stamp.letter).saturating_sub(u32::from('A')) as usize;
    let tints = if stamp.is_mirrored { INDIGO } else { SOGA };
    tints[at % tints.len()]
}

/// The paler one of a stamp that lies over the edge.
pub(super) fn part(stamp: Stamp) -> Srgb {
    mixed(whole(stamp), MORI)
}

/// The color of its leaf.
pub(super) fn leaf(stamp: Stamp) -> Srgb {
    if stamp.is_mirrored { BLUE } else { BROWN }
}

pub(super) fn mixed(a: Srgb, b: Srgb) -> Srgb {
    Srgb::new(a.r.midpoint(b.r), a.g.midpoint(b.g), a.b.midpoint(b.b))
}
