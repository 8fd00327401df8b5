//! The text of an SVG file, whatever it was packed and written in.
//!
//! XML may be written in UTF-8, in UTF-16, or in what its first line declares; Inkscape and Illustrator also save it
//! packed, as `.svgz`. What is no SVG at all is told by its first bytes, whatever its name.
//!
//! **Invariant:** no file unpacks to more than a text may have.

use std::borrow::Cow;
use std::io::Read as _;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use flate2::read::MultiGzDecoder;

use crate::notice::Message;

/// The largest design or picture: a hundred times the drawings that people make by hand.
pub const LARGEST: u64 = 16 << 20;

/// How a packed file begins.
const PACKED: &[u8] = &[0x1f, 0x8b];

/// Bytes within which a file declares what it is written in.
const DECLARED: usize = 256;

/// How files begin that hold dots of color and no shapes.
#[rustfmt::skip]
const PIXELS: &[(usize, &[u8], &str)] = &[
    (0, b"\x89PNG", "PNG"),
    (0, b"\xff\xd8\xff", "JPEG"),
    (0, b"GIF8", "GIF"),
    (8, b"WEBP", "WebP"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (0, b"BM", "BMP"),
    (0, b"\0\0\x01\0", "ICO"),
    (4, b"ftypavif", "AVIF"),
    (4, b"ftyphei", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (0, b"8BPS", "Photoshop"),
    (0, b"gimp xcf", "GIMP"),
];

/// How files of other programs begin that may hold shapes.
#[rustfmt::skip]
const DOCUMENTS: &[(usize, &[u8], &str)] = &[
    (0, b"%PDF", "PDF"),
    (0, b"%!PS", "PostScript"),
    (0, b"\xc5\xd0\xd3\xc6", "EPS"),
    (8, b"CDR", "CorelDRAW"),
    (0, b"PK\x03\x04", "ZIP"),
    (0, b"AC10", "DWG"),
];

/// The text of an SVG file of `bytes`. Messages lack the name of the file.
///
/// # Errors
///
/// Bytes of another kind of file, in no known encoding, or too many once they are unpacked.
pub fn text(bytes: &[u8]) -> Result<String, Message> {
    if bytes.starts_with(PACKED) {
        return written(&unpacked(bytes)?);
    }
    written(bytes)
}

/// That a picture has too many bytes to be read.
pub fn too_large() -> Message {
    Message::new("picture-file-too-large").with("limit", f64::from(LARGEST_IN_MB))
}

const LARGEST_IN_MB: u32 = 16;
const _: () = assert!(LARGEST == (LARGEST_IN_MB as u64) << 20, "the limit that is told");

/// What a packed file holds.
fn unpacked(bytes: &[u8]) -> Result<Vec<u8>, Message> {
    let mut unpacked = Vec::new();
    let read = MultiGzDecoder::new(bytes).take(LARGEST + 1).read_to_end(&mut unpacked);
    if unpacked.len() as u64 > LARGEST {
        return Err(too_large());
    }
    read.map_err(|_error| Message::new("picture-packed-broken"))?;
    Ok(unpacked)
}

fn written(bytes: &[u8]) -> Result<String, Message> {
    refuse_others(bytes)?;
    let text = read(bytes)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    if text.trim().is_empty() {
        return Err(Message::new("picture-file-empty"));
    }
    let start: String = text.trim_start().chars().take(14).collect();
    let start = start.to_ascii_lowercase();
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        return Err(Message::new("picture-is-web-page"));
    }
    if !start.starts_with('<') {
        return Err(Message::new("picture-not-svg"));
    }
    if text.len() as u64 > LARGEST { Err(too_large()) } else { Ok(text.to_owned()) }
}

/// Refuses what is no text.
fn refuse_others(bytes: &[u8]) -> Result<(), Message> {
    let begins = |(at, start, _): &&(usize, &[u8], &str)| {
        bytes.get(*at..).is_some_and(|rest| rest.starts_with(start))
    };
    let told =
        |key, (_, _, kind): &(usize, &[u8], &str)| Err(Message::new(key).with("kind", *kind));
    if let Some(kind) = PIXELS.iter().find(begins) {
        return told("picture-is-pixels", kind);
    }
    DOCUMENTS.iter().find(begins).map_or(Ok(()), |kind| told("picture-is-document", kind))
}

/// `bytes` as letters.
fn read(bytes: &[u8]) -> Result<Cow<'_, str>, Message> {
    let unknown = |label: &str| Message::new("picture-encoding-unknown").with("encoding", label);
    if matches!(bytes, [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..]) {
        return Err(unknown("UTF-32"));
    }
    let declared = declared(bytes);
    let encoding = match (Encoding::for_bom(bytes), bytes) {
        (Some((encoding, _)), _) => encoding,
        (None, [b'<', 0, ..]) => UTF_16LE,
        (None, [0, b'<', ..]) => UTF_16BE,
        (None, _) => match Encoding::for_label(declared.as_bytes()) {
            // Its declaration could be read, so it is no UTF-16 any more.
            Some(encoding) if encoding != UTF_16LE && encoding != UTF_16BE => encoding,
            None if !declared.is_empty() && std::str::from_utf8(bytes).is_err() => {
                return Err(unknown(&declared));
            }
            _ => UTF_8,
        },
    };
    if encoding != UTF_8 {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
        let told = || Message::new("picture-not-encoded").with("encoding", encoding.name());
        return text.ok_or_else(told);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let valid = error.valid_up_to();
        let line = bytes[..valid].iter().filter(|byte| **byte == b'\n').count() + 1;
        Message::new("picture-not-utf8").with("byte", valid + 1).with("line", line)
    })?;
    Ok(Cow::Borrowed(text))
}

/// What the first line says that the file is written in; nothing if it does not say.
fn declared(bytes: &[u8]) -> String {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARED)]);
    let declaration = start.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    let after = declaration.and_then(|(inside, _)| inside.split_once("encoding"));
    let value = after.and_then(|(_, after)| after.trim_start().strip_prefix('='));
    let value = value.map(str::trim_start).unwrap_or_default();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''));
    let label = quote.and_then(|quote| value[1..].split_once(quote));
    label.map(|(label, _)| label.trim().to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn texts_are_read_in_whatever_they_are_written() {
        let svg = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><svg id=\"b\u{e9}\u{1f98b}\"/>";
        let marked = format!("\u{feff}{svg}");
        for bytes in [
            svg.as_bytes().to_vec(),
            marked.as_bytes().to_vec(),
            utf16(svg, u16::to_le_bytes),
            utf16(svg, u16::to_be_bytes),
            utf16(&marked, u16::to_le_bytes),
            utf16(&marked, u16::to_be_bytes),
            packed(svg.as_bytes()),
            packed(&utf16(&marked, u16::to_le_bytes)),
            [packed(&svg.as_bytes()[..9]), packed(&svg.as_bytes()[9..])].concat(),
        ] {
            assert_eq!(text(&bytes).as_deref(), Ok(svg), "{bytes:?}");
        }
        for label in ["iso-8859-1", "ISO-8859-1", "latin1", "windows-1252", "Windows-1252"] {
            let declaration = format!("<?xml version='1.0'  encoding = '{label}' ?>");
            let bytes = [declaration.as_bytes(), b"<svg id=\"b\xe9\"/>"].concat();
            assert_eq!(text(&bytes), Ok(format!("{declaration}<svg id=\"b\u{e9}\"/>")), "{label}");
        }
        let strange = "<?xml version=\"1.0\" encoding=\"klingon\"?><svg/>";
        assert_eq!(text(strange.as_bytes()).as_deref(), Ok(strange), "plain letters all the same");
    }

    #[test]
    fn what_is_no_svg_is_told_once() {
        let key = |bytes: &[u8]| text(bytes).unwrap_err().key;
        for (bytes, expected) in [
            (&b""[..], "picture-file-empty"),
            (b" \n", "picture-file-empty"),
            (b"\x89PNG\r\n\x1a\n", "picture-is-pixels"),
            (b"\xff\xd8\xff\xe0", "picture-is-pixels"),
            (b"RIFF\0\0\0\0WEBPVP8 ", "picture-is-pixels"),
            (b"%PDF-1.7", "picture-is-document"),
            (b"%!PS-Adobe-3.0 EPSF-3.0", "picture-is-document"),
            (b"\xc5\xd0\xd3\xc6", "picture-is-document"),
            (b"<!DOCTYPE html><html>", "picture-is-web-page"),
            (b"canting = 1", "picture-not-svg"),
            (b"<svg id=\"\xe9\"/>", "picture-not-utf8"),
            (b"<?xml encoding=\"klingon\"?><svg id=\"\xe9\"/>", "picture-encoding-unknown"),
            (b"<?xml encoding=\"shift_jis\"?><svg id=\"\xff\xff\"/>", "picture-not-encoded"),
            (b"\xff\xfe\0\0<\0\0\0", "picture-encoding-unknown"),
            (b"\xff\xfe<\0s", "picture-not-encoded"),
            (b"\x1f\x8b\x08 broken", "picture-packed-broken"),
        ] {
            assert_eq!(key(bytes), expected, "{bytes:?}");
        }
        assert_eq!(key(&packed(b"\x89PNG\r\n")), "picture-is-pixels");
        let half = packed(b"<svg/>");
        assert_eq!(key(&half[..half.len() - 9]), "picture-packed-broken");
        let bomb = packed(&vec![b' '; 17 << 20]);
        assert_eq!(key(&bomb), "picture-file-too-large");
    }
}
