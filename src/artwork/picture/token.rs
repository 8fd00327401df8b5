//! Tokens: what stands in the plain text for things that are not drawn, so that they are told where they would be seen.
//!
//! `usvg` drops text and effects without a word. So a thing that is not drawn is written as an image that is nothing but
//! its kind; and a shape that is drawn without an effect, or left out for one, carries a way of mixing colors that no
//! other shape has. Whether any of them is seen is then known as it is of all else.

use std::sync::Arc;

use usvg::{BlendMode, Group, Image, ImageHrefResolver, ImageKind};

use super::left::LeftOut;

/// Kinds of things that are written as images, with their references.
const IMAGES: [(LeftOut, &str); 4] = [
    (LeftOut::Text, "token:text"),
    (LeftOut::Image, "token:image"),
    (LeftOut::Linked, "token:linked"),
    (LeftOut::Loop, "token:loop"),
];

/// Kinds of things that shapes carry, with their ways of mixing.
const CARRIED: [(LeftOut, BlendMode, &str); 3] = [
    (LeftOut::Clip, BlendMode::Luminosity, "mix-blend-mode:luminosity"),
    (LeftOut::Mask, BlendMode::Color, "mix-blend-mode:color"),
    (LeftOut::Blend, BlendMode::Multiply, "mix-blend-mode:multiply"),
];

/// The style of a shape that is drawn without an effect.
pub(super) const EFFECT: &str = "isolation:isolate";

/// What an image refers to that stands for something of this kind.
pub(super) fn href(kind: LeftOut) -> &'static str {
    IMAGES.iter().find(|(it, _)| *it == kind).map_or("", |(_, href)| href)
}

/// The style of a shape that carries something of this kind.
pub(super) fn style(kind: LeftOut) -> &'static str {
    CARRIED.iter().find(|(it, ..)| *it == kind).map_or("", |(.., style)| style)
}

/// Makes images of tokens, and of nothing else.
pub(super) fn resolver() -> ImageHrefResolver<'static> {
    ImageHrefResolver {
        resolve_data: Box::new(|_mime, _data, _options| None),
        resolve_string: Box::new(|href, _options| {
            let at = IMAGES.iter().position(|(_, it)| *it == href)?;
            let mut data = PIXEL.to_vec();
            data.extend(u8::try_from(at));
            Some(ImageKind::PNG(Arc::new(data)))
        }),
    }
}

/// What an image stands for.
pub(super) fn of_image(image: &Image) -> Option<LeftOut> {
    let ImageKind::PNG(data) = image.kind() else { return None };
    let at = data.get(PIXEL.len())?;
    IMAGES.get(usize::from(*at)).map(|(kind, _)| *kind)
}

/// What a group carries: whether an effect is missing, and what else there is to tell of it.
pub(super) fn of_group(group: &Group) -> (bool, Option<LeftOut>) {
    let carried = CARRIED.iter().find(|(_, mode, _)| *mode == group.blend_mode());
    (group.isolate(), carried.map(|(kind, ..)| *kind))
}

/// The head of a PNG of a single pixel, as far as its size.
const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01";
