//! The map that a `transform` means, as attributes or as style sheets write it.
//!
//! **Invariant:** what comes out is finite.

use std::borrow::Cow;
use std::str::FromStr as _;

use kurbo::{Affine, Vec2};
use svgtypes::Length;

use super::page::pixels;
use crate::geom::{Angle, turn};

/// The map that a `transform` means, as attributes or as style sheets write it.
pub(super) fn transform(text: &str) -> Option<Affine> {
    let text = text.trim();
    let attribute = || {
        let it = svgtypes::Transform::from_str(text).ok()?;
        Some(Affine::new([it.a, it.b, it.c, it.d, it.e, it.f]))
    };
    attribute().or_else(|| styled(text)).filter(Affine::is_finite)
}

/// A transform in the words of attributes; empty if it means nothing.
pub(super) fn plain<'a>(text: &Cow<'a, str>) -> Cow<'a, str> {
    if svgtypes::Transform::from_str(text.trim()).is_ok() {
        return text.clone();
    }
    Cow::Owned(transform(text).map(written).unwrap_or_default())
}

/// The map that a style sheet means: numbers have units, and there are words for each side.
fn styled(text: &str) -> Option<Affine> {
    if text == "none" {
        return Some(Affine::IDENTITY);
    }
    let mut map = Affine::IDENTITY;
    let mut rest = text;
    while !rest.is_empty() {
        let (name, after) = rest.split_once('(')?;
        let (inner, after) = after.split_once(')')?;
        rest = after.trim_start();
        let values = inner.split([',', ' ', '\t', '\n', '\r']).filter(|it| !it.is_empty());
        let values: Vec<&str> = values.collect();
        map *= function(name.trim(), &values)?;
    }
    Some(map)
}

fn function(name: &str, values: &[&str]) -> Option<Affine> {
    let tan = |angle: Angle| angle.sin() / angle.cos();
    let skewed = |x: Angle, y: Angle| Affine::new([1.0, tan(y), tan(x), 1.0, 0.0, 0.0]);
    let none = Angle::radians(0.0);
    Some(match (name.to_ascii_lowercase().as_str(), values) {
        ("translate" | "translatex", [x]) => Affine::translate((shown(x)?, 0.0)),
        ("translate", [x, y]) => Affine::translate((shown(x)?, shown(y)?)),
        ("translatey", [y]) => Affine::translate((0.0, shown(y)?)),
        ("scale", [one]) => Affine::scale(factor(one)?),
        ("scale", [x, y]) => Affine::scale_non_uniform(factor(x)?, factor(y)?),
        ("scalex", [x]) => Affine::scale_non_uniform(factor(x)?, 1.0),
        ("scaley", [y]) => Affine::scale_non_uniform(1.0, factor(y)?),
        ("rotate" | "rotatez", [by]) => turn(angle(by)?),
        ("rotate", [by, x, y]) => {
            let about = Vec2::new(shown(x)?, shown(y)?);
            Affine::translate(about) * turn(angle(by)?) * Affine::translate(-about)
        }
        ("skewx" | "skew", [x]) => skewed(angle(x)?, none),
        ("skew", [x, y]) => skewed(angle(x)?, angle(y)?),
        ("skewy", [y]) => skewed(none, angle(y)?),
        ("matrix", [_, _, _, _, _, _]) => {
            let all = values.iter().map(|it| shown(it)).collect::<Option<Vec<f64>>>()?;
            Affine::new(all.try_into().ok()?)
        }
        _ => return None,
    })
}

/// A length of a transform; parts of something are not known.
fn shown(text: &str) -> Option<f64> {
    pixels(Length::from_str(text).ok()?, None)
}

fn factor(text: &str) -> Option<f64> {
    match text.strip_suffix('%') {
        Some(percent) => Some(percent.parse::<f64>().ok()? / 100.0),
        None => text.parse().ok(),
    }
}

/// An angle in any of the units of style sheets, degrees where none is said.
fn angle(text: &str) -> Option<Angle> {
    // `grad` ends as `rad` does.
    let units = [("deg", 1.0), ("grad", 0.9), ("turn", 360.0), ("", 1.0)];
    if let Some(radians) = text.strip_suffix("rad").filter(|_| !text.ends_with("grad")) {
        return radians.parse().ok().map(Angle::radians);
    }
    let found = units.iter().find_map(|(unit, degrees)| Some((text.strip_suffix(unit)?, degrees)));
    let (number, degrees) = found?;
    Some(Angle::degrees(number.parse::<f64>().ok()? * degrees))
}

/// A map as a `transform`.
pub(super) fn written(map: Affine) -> String {
    let [a, b, c, d, e, f] = map.as_coeffs();
    format!("matrix({a} {b} {c} {d} {e} {f})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transforms_are_read_as_style_sheets_write_them() {
        for (text, expected) in [
            ("translateX(30px) translateY(1in)", "translate(30 96)"),
            ("translate(2.54cm, 72pt)", "translate(96 96)"),
            ("rotate(0.25turn)", "rotate(90)"),
            ("rotate(100grad)", "rotate(90)"),
            ("rotate(3.141592653589793rad)", "rotate(180)"),
            ("scaleX(2)scaleY(50%)", "scale(2 .5)"),
            ("skewY(45deg)", "skewY(45)"),
            ("rotate(90deg, 1, 2)", "rotate(90 1 2)"),
            ("none", ""),
        ] {
            let (found, expected) = (transform(text).unwrap(), transform(expected).unwrap());
            let pairs = found.as_coeffs().into_iter().zip(expected.as_coeffs());
            assert!(pairs.into_iter().all(|(a, b)| (a - b).abs() < 1e-9), "{text}: {found:?}");
        }
        for text in ["translate(50%)", "rotate(1", "perspective(2px)", "rotate(1furlong)"] {
            assert_eq!(transform(text), None, "{text}");
        }
    }
}
