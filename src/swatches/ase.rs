//! Adobe Swatch Exchange: blocks of a kind, a length and what they hold, all of it with the high byte first.
//!
//! Adobe never published the format; this follows what is known from files
//! (<http://www.selapa.net/swatches/colors/fileformats.php#adobe_ase>) and what Inkscape reads. No package reads it as
//! well: the one there is asks for as much memory as a block says that it is long, gives up all colors for one, and
//! writes groups whose colors other readers step over.
//!
//! **Invariant:** the walk goes forward with every block, and never beyond the last byte.

use super::Swatches;
use super::tray::Tray;
use crate::color::{Srgb, press};
use crate::notice::Message;

/// What a file begins with, and version 1.0.
const HEAD: &[u8] = b"ASEF\0\x01\0\0";

/// The kinds of blocks.
const COLOR: [u8; 2] = [0x00, 0x01];
const GROUP_START: [u8; 2] = [0xC0, 0x01];
const GROUP_END: [u8; 2] = [0xC0, 0x02];

/// How a color is used: neither global, 0, nor spot, 1.
const NORMAL: u16 = 2;

/// Light this far beyond black or white comes from rounding L\*a\*b\*: a ninth of a step of 8 bits near white, and near
/// black three, which no eye tells apart.
const ROUNDING: f64 = 1e-3;

/// Reads a file onto the tray.
///
/// # Errors
/// It does not begin as one of version 1.
pub(super) fn read(bytes: &[u8], tray: &mut Tray) -> Result<(), Message> {
    let rest = bytes.strip_prefix(HEAD).and_then(|rest| rest.split_first_chunk::<4>());
    let (_count, mut rest) = rest.ok_or_else(|| Message::new("swatches-not-ase"))?;
    let (mut groups, mut number) = (0, 0);
    // To the end and not to the count, which is wrong in some files.
    while !rest.is_empty() {
        let Some((block, after)) = first_block(rest) else {
            // Some writers end with zeros.
            if rest.iter().any(|byte| *byte != 0) {
                tray.tell(Message::new("swatches-cut-short"));
            }
            break;
        };
        rest = after;
        match block {
            Block::Group(name) => {
                groups += 1;
                tray.name(&name);
                // One group is how programs name a palette.
                if groups == 2 {
                    tray.count("swatches-groups");
                }
            }
            Block::Color(block) => {
                number += 1;
                color(number, block, tray);
            }
            Block::Other => {}
        }
    }
    Ok(())
}

/// The palette as a file: one group, called as the palette, or none where it has no title.
pub(super) fn write(swatches: &Swatches) -> Vec<u8> {
    let color = |name: &str, color: Srgb| {
        let share = |channel: u8| (f32::from(channel) / 255.0).to_be_bytes();
        let values = [color.r, color.g, color.b].map(share).concat();
        block(COLOR, &[&text(name)[..], b"RGB ", &values, &NORMAL.to_be_bytes()].concat())
    };
    let colors = swatches.list().iter().map(|swatch| color(swatch.name(), swatch.color()));
    let mut blocks: Vec<Vec<u8>> = colors.collect();
    if !swatches.title().is_empty() {
        blocks.insert(0, block(GROUP_START, &text(swatches.title())));
        blocks.push(block(GROUP_END, &[]));
    }
    let count = u32::try_from(blocks.len()).unwrap_or(u32::MAX);
    [HEAD, &count.to_be_bytes(), &blocks.concat()].concat()
}

/// A block of this kind.
fn block(kind: [u8; 2], body: &[u8]) -> Vec<u8> {
    // Names have at most 400 units.
    let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
    [&kind[..], &length.to_be_bytes(), body].concat()
}

/// A text in UTF-16 behind the number of its units, the last of them 0.
fn text(name: &str) -> Vec<u8> {
    let units: Vec<u16> = name.encode_utf16().chain([0]).collect();
    let count = u16::try_from(units.len()).unwrap_or(u16::MAX);
    [count].into_iter().chain(units).flat_map(u16::to_be_bytes).collect()
}

/// What a file consists of.
enum Block<'a> {
    /// What the block of a color holds.
    Color(&'a [u8]),
    /// The start of a group, and its name.
    Group(String),
    /// The end of a group, or what is not known here.
    Other,
}

/// The first block and what follows it; nothing when it is cut short.
fn first_block(file: &[u8]) -> Option<(Block<'_>, &[u8])> {
    let (kind, after) = file.split_first_chunk::<2>()?;
    // The length of a group's end is 0, or left out by some; no kind of block is 0.
    if *kind == GROUP_END && !after.starts_with(&[0, 0]) {
        return Some((Block::Other, after));
    }
    let (length, after) = after.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (body, rest) = after.split_at_checked(length)?;
    match *kind {
        COLOR => Some((Block::Color(body), rest)),
        GROUP_START => {
            let (name, inside) = pascal(body).unwrap_or_default();
            // Some writers count the colors as a part of this block: then they come next.
            let is_around = inside.starts_with(&COLOR);
            let rest = if is_around { after.get(length - inside.len()..)? } else { rest };
            Some((Block::Group(name), rest))
        }
        _ => Some((Block::Other, rest)),
    }
}

/// A text that begins with how many units of UTF-16 it has, the last of them 0; and what follows it.
fn pascal(body: &[u8]) -> Option<(String, &[u8])> {
    let (units, rest) = units(body)?;
    let name = String::from_utf16_lossy(&units);
    Some((name.trim_end_matches('\0').to_owned(), rest))
}

/// The units of such a text; and what follows it.
fn units(body: &[u8]) -> Option<(Vec<u16>, &[u8])> {
    let (count, rest) = body.split_first_chunk::<2>()?;
    let (name, rest) = rest.split_at_checked(2 * usize::from(u16::from_be_bytes(*count)))?;
    Some((name.as_chunks().0.iter().copied().map(u16::from_be_bytes).collect(), rest))
}

/// A color by its model, as blocks have it.
enum Value {
    Rgb([f32; 3]),
    Gray(f32),
    Cmyk([f32; 4]),
    /// With L\* from 0 to 1.
    Lab([f32; 3]),
}

/// Puts the color of a block on the tray, or tells that it cannot be read.
fn color(number: usize, block: &[u8], tray: &mut Tray) {
    match named(block).and_then(|(name, value)| Some((name, shown(&value, tray)?))) {
        Some((name, color)) => tray.put(&name, color),
        None => tray.tell(Message::new("swatches-bad-block").with("number", number)),
    }
}

/// The name and the value that the block of a color holds; nothing where a part is missing or unknown.
fn named(block: &[u8]) -> Option<(String, Value)> {
    let (units, rest) = units(block)?;
    let (_end, units) = units.split_last()?;
    let name = String::from_utf16(units).ok()?;
    let (model, rest) = rest.split_first_chunk::<4>()?;
    let (value, rest) = match model {
        b"RGB " => numbers(rest).map(|(values, rest)| (Value::Rgb(values), rest))?,
        b"Gray" => numbers(rest).map(|([share], rest)| (Value::Gray(share), rest))?,
        b"CMYK" => numbers(rest).map(|(values, rest)| (Value::Cmyk(values), rest))?,
        b"LAB " => numbers(rest).map(|(values, rest)| (Value::Lab(values), rest))?,
        _ => return None,
    };
    let (usage, _more) = rest.split_first_chunk::<2>()?;
    (u16::from_be_bytes(*usage) <= NORMAL).then_some((name, value))
}

/// So many numbers, and what follows them.
fn numbers<const N: usize>(bytes: &[u8]) -> Option<([f32; N], &[u8])> {
    let (values, rest) = bytes.split_at_checked(4 * N)?;
    let values = values.as_chunks().0.iter().copied().map(f32::from_be_bytes);
    Some((values.collect::<Vec<_>>().try_into().ok()?, rest))
}

/// What a color looks like, telling what it lost; nothing where a value is no number.
fn shown(value: &Value, tray: &mut Tray) -> Option<Srgb> {
    let (color, is_within) = match *value {
        Value::Rgb(shares) => seen(finite(shares)?),
        Value::Gray(share) => seen(finite([share; 3])?),
        Value::Cmyk(inks) => {
            let inks = finite(inks)?;
            tray.count("swatches-cmyk");
            (press::of_inks(inks), are_shares(&inks, 0.0))
        }
        Value::Lab([l, a, b]) => {
            let light = press::light_of_lab(finite([100.0 * l, a, b])?);
            (Srgb::from_linear(light), are_shares(&light, ROUNDING))
        }
    };
    if !is_within {
        tray.count("swatches-beyond");
    }
    Some(color)
}

/// The color of these channels, and whether a screen can show it.
fn seen(shares: [f64; 3]) -> (Srgb, bool) {
    (Srgb::from_shares(shares), are_shares(&shares, 0.0))
}

fn are_shares(values: &[f64], slack: f64) -> bool {
    values.iter().all(|value| (-slack..=1.0 + slack).contains(value))
}

/// The values, unless one is infinite or no number.
fn finite<const N: usize>(values: [f32; N]) -> Option<[f64; N]> {
    values.iter().all(|value| value.is_finite()).then(|| values.map(f64::from))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::swatches::Swatch;

    fn taken(file: &[u8]) -> (Swatches, Vec<&'static str>) {
        let mut tray = Tray::default();
        read(file, &mut tray).unwrap();
        let (swatches, messages) = tray.into_swatches();
        (swatches, messages.iter().map(|message| message.key).collect())
    }

    /// A file of these blocks, each a kind and what it holds.
    fn file(blocks: &[([u8; 2], Vec<u8>)]) -> Vec<u8> {
        let mut file = [HEAD, &u32::try_from(blocks.len()).unwrap().to_be_bytes()].concat();
        for (kind, body) in blocks {
            file.extend(kind);
            file.extend(u32::try_from(body.len()).unwrap().to_be_bytes());
            file.extend(body);
        }
        file
    }

    /// What a color's block holds.
    fn body(name: &str, model: &[u8; 4], values: &[f32]) -> Vec<u8> {
        let units: Vec<u16> = name.encode_utf16().chain([0]).collect();
        let mut body = u16::try_from(units.len()).unwrap().to_be_bytes().to_vec();
        body.extend(units.into_iter().flat_map(u16::to_be_bytes));
        body.extend(model);
        body.extend(values.iter().flat_map(|value| value.to_be_bytes()));
        body.extend([0, 0]);
        body
    }

    #[rustfmt::skip]
    #[test]
    fn every_byte_of_a_file_has_its_place() {
        let swatches = Swatches::new("K", vec![Swatch::new("é", Srgb::new(255, 0, 51))]);
        let wanted = [
            b'A', b'S', b'E', b'F', 0, 1, 0, 0, // version 1.0
            0, 0, 0, 3, // blocks
            0xC0, 0x01, 0, 0, 0, 6, // a group starts, 6 bytes
            0, 2, 0, b'K', 0, 0, // two units
            0x00, 0x01, 0, 0, 0, 24, // a color, 24 bytes
            0, 2, 0, 0xE9, 0, 0,
            b'R', b'G', b'B', b' ',
            0x3F, 0x80, 0, 0, 0, 0, 0, 0, 0x3E, 0x4C, 0xCC, 0xCD, // 1, 0 and 0.2
            0, 2, // neither global nor spot
            0xC0, 0x02, 0, 0, 0, 0, // the group ends, 0 bytes
        ];
        assert_eq!(write(&swatches), wanted);
        assert_eq!(taken(&wanted), (swatches, vec![]));
    }

    #[test]
    fn every_model_becomes_a_color() {
        let file = file(&[
            (COLOR, body("abu", b"Gray", &[0.5])),
            (COLOR, body("merah", b"LAB ", &[0.542_917, 80.8125, 69.8851])),
            (COLOR, body("biru", b"CMYK", &[1.0, 0.5, 0.0, 0.0])),
            (COLOR, body("hijau", b"LAB ", &[0.6, -120.0, -20.0])),
            (COLOR, body("terang", b"RGB ", &[1.5, 0.0, -0.5])),
            (COLOR, body("bukan", b"RGB ", &[f32::NAN, 0.0, 0.0])),
            (COLOR, body("jauh", b"LAB ", &[f32::MAX, 0.0, 0.0])),
            (COLOR, body("asing", b"HSB ", &[0.0, 0.0, 0.0])),
        ]);
        let (swatches, keys) = taken(&file);
        let found: Vec<String> =
            swatches.list().iter().map(|s| format!("{} {}", s.name(), s.color())).collect();
        let wanted = ["abu #808080", "merah #FF0000", "biru #0080FF"];
        assert_eq!(found[..3], wanted);
        assert!(found[3].starts_with("hijau #00"), "{found:?}");
        assert_eq!(found[4..], ["terang #FF0000"]);
        let wanted =
            ["swatches-bad-block"; 3].into_iter().chain(["swatches-beyond", "swatches-cmyk"]);
        assert_eq!(keys, wanted.collect::<Vec<_>>());
    }

    #[test]
    fn groups_become_one_list() {
        let red = || (COLOR, body("merah", b"RGB ", &[1.0, 0.0, 0.0]));
        let name = |name| (GROUP_START, body(name, b"RGB ", &[])[..2 * (name.len() + 2)].to_vec());
        let end = || (GROUP_END, Vec::new());
        let (swatches, keys) =
            taken(&file(&[red(), name("satu"), red(), end(), name("dua"), red(), end()]));
        assert_eq!((swatches.title(), swatches.list().len()), ("satu", 3));
        assert_eq!(keys, ["swatches-groups"]);
    }

    /// As some write them: the colors lie inside the group's first block, and its end has no length.
    #[test]
    fn groups_of_other_writers_are_read() {
        let red = |name| block(COLOR, &body(name, b"RGB ", &[1.0, 0.0, 0.0]));
        let group = |name| {
            let inside = [text(name), red("a"), red("b")].concat();
            [block(GROUP_START, &inside), GROUP_END.to_vec()].concat()
        };
        let blocks = [group("x"), group("y"), red("c")].concat();
        let (swatches, _) = taken(&[HEAD, &[0, 0, 0, 5], &blocks].concat());
        let names: Vec<&str> = swatches.list().iter().map(Swatch::name).collect();
        assert_eq!((swatches.title(), &names[..]), ("x", &["a", "b", "a", "b", "c"][..]));
    }

    #[test]
    fn a_block_that_claims_too_much_is_the_end() {
        let mut long = file(&[(COLOR, body("merah", b"RGB ", &[1.0, 0.0, 0.0]))]);
        long.extend([0, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0, 1, 0, 0]);
        let (swatches, keys) = taken(&long);
        assert_eq!((swatches.list().len(), keys), (1, vec!["swatches-cut-short"]));
    }

    /// Blocks of 8 bytes whose names all reach to the same color far behind them, in a group that holds them all.
    #[test]
    fn names_over_one_another_cost_no_more_than_their_bytes() {
        let count = 13_000_u16;
        let mut inside = vec![0, 1, 0, 0];
        for at in 0..count {
            inside.extend([0, 1, 0, 0, 0, 2]);
            inside.extend((4 * (count - at - 1)).to_be_bytes());
        }
        inside.extend(*b"RGB \0\0\0\0\0\0\0\0\0\0\0\0\0\0");
        let (swatches, keys) = taken(&file(&[(GROUP_START, inside)]));
        assert!(swatches.list().is_empty());
        assert_eq!(keys.last(), Some(&"swatches-empty"));
    }

    #[test]
    fn a_name_cut_through_a_letter_loses_its_color_only() {
        let red = body("m", b"RGB ", &[1.0, 0.0, 0.0]);
        let mut broken = red.clone();
        broken[2..4].copy_from_slice(&[0xD8, 0x00]);
        let (swatches, keys) = taken(&file(&[(COLOR, broken), (COLOR, red)]));
        assert_eq!((swatches.list().len(), keys), (1, vec!["swatches-bad-block"]));
    }

    #[test]
    fn other_files_are_refused() {
        for file in [&b""[..], b"ASEF", b"ASEF\0\x02\0\0\0\0\0\0", b"GIMP Palette\n"] {
            assert_eq!(read(file, &mut Tray::default()).unwrap_err().key, "swatches-not-ase");
        }
    }
}
