//! How large a picture is, and why.
//!
//! A size with units is taken as written. Without, a user unit is what it is to the program that wrote the picture: a
//! CSS pixel, 96 to the inch, but for those that are known to mean something else.

use std::str::FromStr as _;

use kurbo::{Rect, Size};
use svgtypes::{Length, LengthUnit, ViewBox};
use usvg::roxmltree::{Document, Node};

use super::MM_PER_PX;
use crate::notice::Message;

/// Why a picture is taken to be as large as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SizedBy {
    /// Its width and height, written with units.
    Units,
    /// Its width and height, in pixels of 1/96 inch.
    Pixels,
    /// Its view box, in pixels of 1/96 inch: it states no size, or one in parts of a window.
    ViewBox,
    /// Its width, height or view box in points of 1/72 inch, as Adobe Illustrator means them.
    Illustrator,
    /// Its width, height or view box in pixels of 1/90 inch, as Inkscape meant them before 0.92.
    OldInkscape,
    /// What is drawn, in pixels of 1/96 inch: it states nothing at all.
    Drawing,
}

impl SizedBy {
    /// That a picture is of this `size`, in millimeters, and why. The message lacks its name.
    pub fn told(self, size: Size) -> Message {
        let message = match self {
            Self::Units => Message::new("picture-sized-units"),
            Self::Pixels => Message::new("picture-sized-pixels"),
            Self::ViewBox => Message::new("picture-sized-view-box"),
            Self::Illustrator => Message::new("picture-sized-illustrator"),
            Self::OldInkscape => Message::new("picture-sized-inkscape"),
            Self::Drawing => Message::new("picture-sized-drawing"),
        };
        message.with("width", size.width).with("height", size.height)
    }
}

/// The page of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Page {
    /// In CSS pixels; none if it is as large as what is drawn.
    pub(super) size: Option<Size>,
    /// What of the user's space lies on it.
    pub(super) view_box: Option<Rect>,
    pub(super) by: SizedBy,
    /// Millimeters of a CSS pixel of this picture.
    pub(super) scale: f64,
}

impl Page {
    /// The page that `xml` asks for.
    pub(super) fn of(xml: &Document<'_>) -> Self {
        let root = xml.root_element();
        let view_box = root.attribute("viewBox").and_then(|it| ViewBox::from_str(it.trim()).ok());
        let view_box = view_box.filter(|it| it.w > 0.0 && it.h > 0.0);
        let view_box = view_box.map(|it| Rect::from_origin_size((it.x, it.y), (it.w, it.h)));
        let [width, height] = ["width", "height"].map(|name| stated(root, name));
        let natural = view_box.map(|it| it.size());
        let size = match (width, height, natural) {
            (Some(width), Some(height), _) => Some(Size::new(width.0, height.0)),
            (Some((width, _)), None, Some(natural)) => {
                Some(Size::new(width, width * natural.height / natural.width))
            }
            (None, Some((height, _)), Some(natural)) => {
                Some(Size::new(height * natural.width / natural.height, height))
            }
            (None, None, natural) => natural,
            (Some(_), None, None) | (None, Some(_), None) => None,
        };
        let is_united = [width, height].iter().flatten().any(|(_, is_united)| *is_united);
        let by = match (writer(xml), size) {
            _ if is_united => SizedBy::Units,
            (Some(by), _) => by,
            (None, None) => SizedBy::Drawing,
            (None, Some(_)) if width.or(height).is_some() => SizedBy::Pixels,
            (None, Some(_)) => SizedBy::ViewBox,
        };
        let per_inch = match by {
            SizedBy::Illustrator => 72.0,
            SizedBy::OldInkscape => 90.0,
            SizedBy::Units | SizedBy::Pixels | SizedBy::ViewBox | SizedBy::Drawing => 96.0,
        };
        Self { size, view_box, by, scale: MM_PER_PX * 96.0 / per_inch }
    }
}

/// The program that wrote a picture, if its user units are no CSS pixels.
fn writer(xml: &Document<'_>) -> Option<SizedBy> {
    let comments = xml.root().children().chain(xml.root_element().children());
    let comments = comments.filter(Node::is_comment).filter_map(|it| it.text());
    if comments.into_iter().any(|it| it.contains("Generator: Adobe Illustrator")) {
        return Some(SizedBy::Illustrator);
    }
    let inkscape = "http://www.inkscape.org/namespaces/inkscape";
    let version = xml.root_element().attribute((inkscape, "version"))?;
    let minor = version.strip_prefix("0.")?;
    let minor = minor.split(|c: char| !c.is_ascii_digit()).next()?;
    let is_old = minor.parse::<u32>().is_ok_and(|minor| minor < 92);
    is_old.then_some(SizedBy::OldInkscape)
}

/// A side of the page in CSS pixels, and whether it has a unit.
fn stated(root: Node<'_, '_>, name: &str) -> Option<(f64, bool)> {
    let length = Length::from_str(root.attribute(name)?.trim()).ok()?;
    let is_united = !matches!(length.unit, LengthUnit::None | LengthUnit::Px);
    let pixels = pixels(length, None)?;
    (pixels.is_finite() && pixels > 0.0).then_some((pixels, is_united))
}

/// CSS pixels of the size of letters where nothing else is said.
pub(super) const EM: f32 = 16.0;

/// A length in CSS pixels. None where it is a part of something that is not known.
pub(super) fn pixels(length: Length, whole: Option<f64>) -> Option<f64> {
    let unit = match length.unit {
        LengthUnit::None | LengthUnit::Px => 1.0,
        LengthUnit::In => 96.0,
        LengthUnit::Cm => 96.0 / 2.54,
        LengthUnit::Mm => 96.0 / 25.4,
        LengthUnit::Pt => 96.0 / 72.0,
        LengthUnit::Pc => 16.0,
        LengthUnit::Em => f64::from(EM),
        LengthUnit::Ex => f64::from(EM) / 2.0,
        LengthUnit::Percent => whole? / 100.0,
    };
    Some(length.number * unit)
}

/// A length in CSS pixels, percent taken of `whole`.
pub(super) fn length(value: &str, whole: f64) -> Option<f64> {
    let length = Length::from_str(value.trim()).ok()?;
    pixels(length, Some(whole)).filter(|it| it.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notice::rounded;

    /// The size in millimeters.
    fn page(before: &str, root: &str) -> (Option<[f64; 2]>, SizedBy) {
        let text = format!(
            "{before}<svg xmlns:i=\"http://www.inkscape.org/namespaces/inkscape\" {root}/>"
        );
        let page = Page::of(&Document::parse(&text).unwrap());
        let round = |pixels: f64| rounded::hundredth(pixels * page.scale);
        (page.size.map(|size| [size.width, size.height].map(round)), page.by)
    }

    #[test]
    fn a_size_is_taken_for_a_reason() {
        let box_ = "viewBox=\"7 9 96 192\"";
        for (before, root, size, by) in [
            ("", "width=\"40mm\" height=\"2cm\"", Some([40.0, 20.0]), SizedBy::Units),
            ("", "width=\"96\" height=\"48px\"", Some([25.4, 12.7]), SizedBy::Pixels),
            ("", "width=\"48\"", Some([12.7, 25.4]), SizedBy::Pixels),
            ("", "", Some([25.4, 50.8]), SizedBy::ViewBox),
            ("", "width=\"100%\" height=\"50%\"", Some([25.4, 50.8]), SizedBy::ViewBox),
            (
                "<!-- Generator: Adobe Illustrator 24.0 -->",
                "",
                Some([33.87, 67.73]),
                SizedBy::Illustrator,
            ),
            (
                "<!-- Generator: Adobe Illustrator 24.0 -->",
                "width=\"72px\" height=\"36px\"",
                Some([25.4, 12.7]),
                SizedBy::Illustrator,
            ),
            (
                "<!-- Generator: Adobe Illustrator 24.0 -->",
                "width=\"72mm\"",
                Some([72.0, 144.0]),
                SizedBy::Units,
            ),
            (
                "",
                "i:version=\"0.48.5 r1\" width=\"90\" height=\"45\"",
                Some([25.4, 12.7]),
                SizedBy::OldInkscape,
            ),
            (
                "",
                "i:version=\"0.92.4\" width=\"96\" height=\"96\"",
                Some([25.4, 25.4]),
                SizedBy::Pixels,
            ),
        ] {
            assert_eq!(page(before, &format!("{box_} {root}")), (size, by), "{before}{root}");
        }
        assert_eq!(page("", ""), (None, SizedBy::Drawing));
    }
}
