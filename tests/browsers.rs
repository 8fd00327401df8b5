//! SVG files drawn as browsers draw them: the area that each picture covers, known beforehand.

#![expect(clippy::unwrap_used, reason = "clippy forgives `#[test]` functions, not helpers")]

use std::collections::BTreeMap;
use std::f64::consts::PI;

use canting::artwork::{Artwork, Materials};
use canting::design;
use canting::geom::{clip, flat, offset, parity, round};
use canting::mark::{Mark, Shape};
use kurbo::{BezPath, Point, Shape as _};

/// The picture drawn on a tile of 40 x 40 mm; `root` tells its page.
fn read(root: &str, inside: &str) -> Artwork {
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" {root}>{inside}</svg>"
    );
    let design = design::read(
        "canting = 1\n[repeat]\ntile = [40, 40]\n[[layer]]\npicture = \"a.svg\"\n[[colorway]]\nname = \"a\"\nprint = {}\n",
    );
    let pictures = BTreeMap::from([("a.svg".to_owned(), Ok(svg))]);
    Artwork::of(&design.unwrap(), &Materials { pictures, ..Materials::standard() })
}

/// As [`read`], a user unit to the millimeter.
fn drawn(inside: &str) -> Artwork {
    read("width=\"40mm\" height=\"40mm\" viewBox=\"0 0 40 40\"", inside)
}

fn outline(mark: &Mark) -> BezPath {
    match mark.shape() {
        Shape::Area(path) => path.clone(),
        Shape::EvenOdd(path) => parity::resolved(path),
        Shape::Stroke { path, width } => offset::outline(path, *width),
        Shape::Dot { center, radius } => round::circle(*center, *radius, 1e-3),
    }
}

/// All that is waxed.
fn wax(artwork: &Artwork) -> BezPath {
    clip::union_all(&artwork.marks().iter().map(outline).collect::<Vec<_>>())
}

/// That so many square millimeters are waxed, to one in a hundred, and nothing is told.
fn assert_covers(inside: &str, expected: f64) {
    let artwork = drawn(inside);
    let covered = flat::area(&wax(&artwork));
    assert!((covered - expected).abs() < 0.01 * expected, "{covered}, not {expected}: {inside}");
    assert!(artwork.notices().is_empty(), "{inside}: {:?}", artwork.notices());
}

fn line(d: &str, style: &str) -> String {
    format!("<path d=\"{d}\" fill=\"none\" stroke=\"#000\" stroke-width=\"2\" {style}/>")
}

#[test]
fn ends_and_corners_are_drawn_as_they_are() {
    for (style, expected) in
        [("", 20.0), ("stroke-linecap=\"square\"", 24.0), ("stroke-linecap=\"round\"", 20.0 + PI)]
    {
        assert_covers(&line("M5,5 H15", style), expected);
    }
    for (style, more) in [
        ("", 1.0),
        ("stroke-linejoin=\"miter-clip\"", 1.0),
        ("stroke-miterlimit=\"1.4\"", 0.5),
        ("stroke-linejoin=\"bevel\"", 0.5),
        ("stroke-linejoin=\"round\"", PI / 4.0),
    ] {
        assert_covers(&line("M5,5 H15 V15", style), 39.0 + more);
    }
    assert_covers(&line("M5,5 H15 V15 H5 Z", ""), 80.0);
    assert_covers(
        "<rect x=\"5\" y=\"5\" width=\"10\" height=\"10\" stroke=\"#000\" stroke-width=\"2\"/>",
        144.0,
    );
}

/// Stamps and fillings know how lines go on, so a line that looks like wax stays one.
#[test]
fn lines_like_wax_stay_lines() {
    let is_line = |mark: &Mark| matches!(mark.shape(), Shape::Stroke { .. });
    for like_wax in [
        line("M5,5 H15 V9", "stroke-linecap=\"round\" stroke-linejoin=\"round\""),
        line("M5,15 a5,5 0 1 1 10,0 a5,5 0 1 1 -10,0 z", ""),
        line("M5,5 H15 V9", "style=\"stroke-width:.15\""),
        line(
            "M5,5 H15",
            "stroke-linecap=\"round\" transform=\"rotate(30) scale(-1.5 1.5) translate(-20 0)\"",
        ),
    ] {
        assert!(drawn(&like_wax).marks().iter().all(is_line), "{like_wax}");
    }
    let mixed = drawn(&line("M5,5 H15 V9 M5,25 a5,5 0 1 1 10,0 a5,5 0 1 1 -10,0 z", ""));
    assert_eq!(mixed.marks().iter().filter(|mark| is_line(mark)).count(), 1, "the ring alone");
}

#[test]
fn dashes_and_dots_end_as_they_do() {
    assert_covers(&line("M2,20 H38", "stroke-dasharray=\"2\""), 36.0);
    assert_covers(&line("M2,20 H38", "stroke-dasharray=\"0 4\" stroke-linecap=\"square\""), 40.0);
    assert_covers(
        &line("M2,20 H38", "stroke-dasharray=\"0 4\" stroke-linecap=\"round\""),
        10.0 * PI,
    );
    assert_covers(
        &format!("{}<path d=\"M1,1h4v4h-4z\"/>", line("M2,20 H38", "stroke-dasharray=\"0 4\"")),
        16.0,
    );
    assert_covers(&line("M20,20 z M5,5 h0", "stroke-linecap=\"square\""), 8.0);
    // A thin line of short dashes would close with round ends.
    assert_covers(&line("M2,20 H38", "style=\"stroke-width:.2\" stroke-dasharray=\".2\""), 3.6);
    // Every contour begins with a dash.
    for (d, expected) in [("M2,20 H38", 36.0), ("M2,20 H20 M20,20 H38", 40.0)] {
        assert_covers(&line(d, "pathLength=\"18\" stroke-dasharray=\"1 1\""), expected);
    }
    let ring = "<circle cx=\"20\" cy=\"20\" r=\"10\" pathLength=\"4\" stroke-dasharray=\"1 1\" stroke-dashoffset=\"0.5\" fill=\"none\" stroke=\"#000\"/>";
    assert_covers(ring, 10.0 * PI);
    assert_ne!(wax(&drawn(ring)).winding(Point::new(30.0, 20.5)), 0);
    assert_eq!(wax(&drawn(ring)).winding(Point::new(20.5, 30.0)), 0);
}

#[test]
fn a_stretched_picture_stretches_the_pen() {
    let ring = "<circle cx=\"5\" cy=\"20\" r=\"4\" transform=\"scale(4 1)\" fill=\"none\" stroke=\"#000\" stroke-width=\"1.2\"/>";
    assert_covers(ring, 4.0 * PI * (4.6 * 4.6 - 3.4 * 3.4));
    for (at, is_waxed) in [
        ((2.0, 20.0), true),
        ((5.0, 20.0), true),
        ((7.0, 20.0), false),
        ((20.0, 15.8), true),
        ((20.0, 17.0), false),
    ] {
        assert_eq!(wax(&drawn(ring)).winding(Point::from(at)) != 0, is_waxed, "{at:?}");
    }
    // A dot of a stretched pen is an ellipse.
    assert_covers(
        "<path d=\"M5,20 h0\" transform=\"scale(2 .5)\" stroke=\"#000\" stroke-width=\"4\" stroke-linecap=\"round\"/>",
        4.0 * PI,
    );
    let skewed = line("M0,0 H10", "transform=\"translate(9 9) skewX(45)\"");
    assert_covers(&skewed, 20.0);
}

#[test]
fn some_lines_do_not_stretch() {
    let line = |how: &str| {
        format!(
            "<path d=\"M1,1 V4\" transform=\"translate(5 5) scale(3 8)\" fill=\"none\" stroke=\"#000\" stroke-width=\"4\" {how}/>"
        )
    };
    let width = 4.0 * 25.4 / 96.0;
    assert_covers(&line("vector-effect=\"non-scaling-stroke\""), 24.0 * width);
    assert_covers(&line("style=\"vector-effect: non-scaling-stroke\""), 24.0 * width);
    let sheet = "<style>.k > path { vector-effect: non-scaling-stroke }</style>";
    assert_covers(&format!("{sheet}<g class=\"k\">{}</g>", line("")), 24.0 * width);
    assert_covers(&line("vector-effect=\"none\""), 24.0 * 12.0);
}

/// A pen that is wider than a bend is tight folds over itself and leaves no hole.
#[test]
fn tight_bends_have_no_holes() {
    assert_covers(
        "<circle cx=\"20\" cy=\"20\" r=\"2\" fill=\"none\" stroke=\"#000\" stroke-width=\"6\" transform=\"translate(0 -20) scale(1 2)\"/>",
        50.0 * PI,
    );
    assert_covers(&line("M10,10 V10.5 H10.5 V10 Z", ""), 6.25);
}

#[test]
fn markers_are_drawn() {
    let arrow = "<marker id=\"k\" markerWidth=\"2\" markerHeight=\"2\" refX=\"1\" refY=\"1\" orient=\"auto\" overflow=\"visible\"><path d=\"M0,0 h2 v2 h-2 z\"/></marker>";
    let line = |which: &str| {
        format!(
            "{arrow}<path d=\"M5,5 H15 V15\" fill=\"none\" stroke=\"#000\" stroke-width=\"2\" stroke-linejoin=\"bevel\" style=\"{which}:url(#k)\"/>"
        )
    };
    assert_covers(&line("marker-start"), 39.5 + 12.0);
    assert_covers(&line("marker-end"), 39.5 + 12.0);
    let all = wax(&drawn(&line("marker")));
    assert_ne!(all.winding(Point::new(16.3, 3.7)), 0, "turned halfway at the corner");
    let crowd = "<path d=\"M0,0 h3 v3\"/>".repeat(2000);
    let many = " 1,2 3,4".repeat(10_000);
    let refused = drawn(&format!(
        "<style>* {{ marker-mid: url(#k) !important }}</style><marker id=\"k\">{crowd}</marker><path d=\"M0,0{many}\"/>"
    ));
    let keys: Vec<_> = refused.notices().iter().map(|notice| notice.message.key).collect();
    assert_eq!(keys, ["picture-too-copied"]);
    let within = drawn(
        "<marker id=\"k\"><path d=\"M0,0 h3 v3\" marker-mid=\"url(#k)\"/></marker><path d=\"M0,0 H9 V9\" marker-mid=\"url(#k)\"/>",
    );
    assert!(!within.marks().is_empty());
}

#[test]
fn custom_properties_are_followed() {
    let rect = |style: &str| format!("<rect x=\"5\" y=\"5\" width=\"10\" height=\"10\" {style}/>");
    let sheet = "<style>:root { --w: 10px; --c: var(--none, var(--deep)); --deep: rgb(0, 0, 0); --loop: var(--loop) }</style>";
    assert_covers(&format!("{sheet}{}", rect("style=\"fill:var(--c)\"")), 100.0);
    assert_covers(
        &format!(
            "{sheet}<g fill=\"none\">{}</g>{}",
            rect("style=\"fill:var(--loop)\""),
            "<path d=\"M0,0h4v4h-4z\"/>"
        ),
        16.0,
    );
    assert_covers(
        &format!("{sheet}{}", rect("style=\"width:var(--w);fill:var(--x,#123)\"")),
        100.0,
    );
    let themed = "<symbol id=\"q\" overflow=\"visible\"><path style=\"fill:var(--on, none)\" d=\"M0,0h4v4h-4z\"/></symbol><use href=\"#q\"/><use href=\"#q\" x=\"9\" style=\"--on: red\"/>";
    assert_covers(themed, 16.0);
}

#[test]
fn style_sheets_move_and_shape() {
    assert_covers(
        "<style>:root { --w: 1px } path { stroke: #000; stroke-width: calc(var(--w) * 2) }</style><path d=\"M5,5 H15\"/>",
        20.0,
    );
    assert_covers(
        "<style>rect { transform: translate(10px, 5px) rotate(45deg); width: 10px } circle { r: 4px }</style><rect height=\"5\"/><circle cx=\"30\" cy=\"30\" r=\"9\"/>",
        50.0 + 16.0 * PI,
    );
    assert_covers("<path style=\"d:path('M5 5h20v20z')\"/>", 200.0);
}

#[test]
fn symbols_have_sizes_of_their_own() {
    let symbol = |size: &str| {
        format!(
            "<symbol id=\"q\" viewBox=\"0 0 10 10\" overflow=\"visible\" {size}><circle cx=\"5\" cy=\"5\" r=\"4\"/></symbol>"
        )
    };
    let own = symbol("width=\"10\" height=\"10\"");
    assert_covers(&format!("{own}<use href=\"#q\" x=\"5\" y=\"5\"/>"), 16.0 * PI);
    assert_ne!(
        wax(&drawn(&format!("{own}<use href=\"#q\" x=\"5\" y=\"5\"/>")))
            .winding(Point::new(13.0, 10.0)),
        0
    );
    assert_covers(&format!("{own}<use href=\"#q\" width=\"20\" height=\"20\"/>"), 64.0 * PI);
    assert_covers(&format!("{}<use href=\"#q\"/>", symbol("")), 256.0 * PI);
}

/// Maps and plans have places far from the origin, which 32 bits round to whole meters.
#[test]
fn places_far_out_are_exact() {
    let page = |x: f64, y: f64| format!("width=\"40mm\" height=\"40mm\" viewBox=\"{x} {y} 40 40\"");
    let far = page(434_000.25, 9_120_000.0);
    let square = "<rect x=\"434010.25\" y=\"9120010.1\" width=\"20\" height=\"10\"/>";
    for inside in [
        square.to_owned(),
        format!("<defs><g id=\"a\">{square}</g></defs><use href=\"#a\"/>"),
        "<symbol id=\"a\" overflow=\"visible\"><path d=\"M0,0 h20 v10 h-20 z\"/></symbol><use href=\"#a\" x=\"434010.25\" y=\"9120010.1\"/>".to_owned(),
        "<path transform=\"translate(434010.25 9120010.1) scale(2)\" d=\"M0,0 h10 v5 h-10 z\"/>".to_owned(),
        "<g transform=\"scale(2)\"><path d=\"M217005.125 4560005.05h10v5h-10z\"/></g>".to_owned(),
        "<g transform=\"rotate(90 434020.25 9120020.1)\"><path d=\"M434010.25 9120010.1h10v20h-10z\"/></g>".to_owned(),
    ] {
        let bounds = wax(&read(&far, &inside)).bounding_box();
        let expected = [10.0, 10.1, 30.0, 20.1];
        let found = [bounds.x0, bounds.y0, bounds.x1, bounds.y1];
        let is_near = found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 2e-3);
        assert!(is_near, "{found:?} {inside}");
    }
    let back = read(
        &page(0.0, 0.0),
        "<g transform=\"translate(-434000.25 -9120000)\"><path d=\"M434010.25 9120010.1h20v10h-20z\"/></g>",
    );
    let bounds = wax(&back).bounding_box();
    assert!((bounds.x0 - 10.0).abs() < 1e-3 && (bounds.y1 - 20.1).abs() < 1e-3, "{bounds:?}");
}

/// Patterns, masks and clips serve far places as they serve near ones, and every way of being far counts.
#[test]
fn what_serves_far_places_is_where_they_are() {
    let dots = |more: &str, at: f64| {
        format!(
            "<pattern id=\"p\" width=\"5\" height=\"5\" {more}><circle cx=\"2.5\" cy=\"2.5\" r=\"2\"/></pattern><rect x=\"{at}\" y=\"{at}\" width=\"20\" height=\"10\" fill=\"url(#p)\"/>"
        )
    };
    let square = |at: f64, more: &str| {
        format!("<rect x=\"{at}\" y=\"{at}\" width=\"20\" height=\"10\" {more}/>")
    };
    let user = "patternUnits=\"userSpaceOnUse\"";
    let cells = 8.0 * 4.0 * PI;
    for (inside, expected) in [
        (dots(user, 7010.0), cells),
        (dots(&format!("{user} viewBox=\"0 0 5 5\""), 7010.0), cells),
        (dots(&format!("{user} x=\"5\" patternTransform=\"translate(5 5)\""), 7010.0), cells),
        (
            dots("", 7010.0).replace("width=\"5\" height=\"5\"", "width=\"0.25\" height=\"0.5\""),
            cells,
        ),
        (format!("<pattern id=\"q\" {user} x=\"5\"/>{}", dots("href=\"#q\"", 7010.0)), cells),
        (
            format!(
                "<mask id=\"m\" maskUnits=\"userSpaceOnUse\" x=\"7010\" y=\"7010\" width=\"10\" height=\"10\">{}</mask>{}",
                square(7010.0, "fill=\"white\""),
                square(7010.0, "mask=\"url(#m)\"")
            ),
            100.0,
        ),
        (
            format!(
                "<clipPath id=\"c\"><rect x=\"7010\" y=\"7010\" width=\"10\" height=\"10\"/></clipPath>{}",
                square(7010.0, "clip-path=\"url(#c)\"")
            ),
            100.0,
        ),
    ] {
        assert_covers(&format!("<g transform=\"translate(-7000 -7000)\">{inside}</g>"), expected);
    }
    for far in [
        "<g style=\"transform:translate(-5000000px,-9000000px)\"><path d=\"M5000010.3 9000010.3h20v10h-20z\"/></g>",
        "<style>g{transform:translate(-5000000px,-9000000px)}</style><g><path d=\"M5000010.3 9000010.3h20v10h-20z\"/></g>",
        "<svg width=\"40\" height=\"40\" viewBox=\"5000000 9000000 40 40\"><path d=\"M5000010.3 9000010.3h20v10h-20z\"/></svg>",
    ] {
        let bounds = wax(&drawn(far)).bounding_box();
        assert!(
            (bounds.x0 - 10.3).abs() < 2e-3 && (bounds.y1 - 20.3).abs() < 2e-3,
            "{bounds:?} {far}"
        );
    }
}

/// What holds the pattern that it is filled with is drawn, once the loop is cut.
#[test]
fn loops_through_fills_and_lines_are_cut_alike() {
    let pattern = |more: &str| {
        format!(
            "<g fill=\"url(#p)\" stroke=\"url(#p)\"><pattern id=\"p\" width=\"10\" height=\"10\" patternUnits=\"userSpaceOnUse\" {more}><rect width=\"5\" height=\"5\"/><rect x=\"5\" width=\"5\" height=\"5\"/></pattern><rect width=\"9\" height=\"9\"/></g><rect x=\"10\" y=\"10\" width=\"20\" height=\"10\" fill=\"red\"/>"
        )
    };
    for more in ["", "fill=\"inherit\""] {
        let artwork = drawn(&pattern(more));
        assert!(!artwork.marks().is_empty(), "{:?}", artwork.notices());
    }
}

#[test]
fn what_browsers_do_not_understand_was_never_said() {
    let filled = |style: &str| {
        format!("<g fill=\"none\"><rect width=\"20\" height=\"10\" style=\"{style}\"/></g>")
    };
    for style in ["fill:red;fill:notacolor", "FILL:red", "fill:initial"] {
        assert_covers(&filled(style), 200.0);
    }
    for style in ["fill:notacolor", "fill:red;fill:unset"] {
        assert!(drawn(&filled(style)).marks().is_empty(), "{style}");
    }
    let turned = drawn(
        "<rect x=\"20\" y=\"-30\" width=\"20\" height=\"10\" style=\"transform:rotate(0.25turn) translateY(5px)\"/>",
    );
    let bounds = wax(&turned).bounding_box();
    assert!((bounds.x0 - 15.0).abs() < 1e-3 && (bounds.y0 - 20.0).abs() < 1e-3, "{bounds:?}");
}
