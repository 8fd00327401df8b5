//! SVG files as marks: rules of filling, strokes, what cannot be seen, and pictures too large to be read.

use std::collections::BTreeMap;

use canting::artwork::{Artwork, Materials};
use canting::design;
use canting::mark::{Mark, Rule, Shape};
use kurbo::{PathEl, Point, Shape as _};

/// The picture drawn on a tile of 20 x 20 mm, a user unit to the millimeter.
fn drawn(inside: &str) -> Artwork {
    read(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"20mm\" height=\"20mm\" viewBox=\"0 0 20 20\">{inside}</svg>"
    ))
}

fn read(svg: &str) -> Artwork {
    let design = design::read(
        "canting = 1\n[repeat]\ntile = [20, 20]\n[[layer]]\npicture = \"a.svg\"\n[[colorway]]\nname = \"a\"\nprint = {}\n",
    );
    let pictures = BTreeMap::from([("a.svg".to_owned(), Ok(svg.to_owned()))]);
    Artwork::of(&design.unwrap(), &Materials { pictures, ..Materials::standard() })
}

/// What was left out, in order.
fn left_out(artwork: &Artwork) -> Vec<String> {
    let keys = artwork.notices().iter().map(|notice| notice.message.key);
    keys.filter_map(|key| key.strip_prefix("picture-left-")).map(str::to_owned).collect()
}

fn path_of(mark: &Mark) -> &kurbo::BezPath {
    match mark.shape() {
        Shape::Area(path) | Shape::EvenOdd(path) | Shape::Stroke { path, .. } => path,
        Shape::Dot { .. } => panic!("{mark:?}"),
    }
}

#[test]
fn even_odd_outlines_keep_their_holes() {
    let rings = "M2,10 a8,8 0 1 1 16,0 a8,8 0 1 1 -16,0 z M6,10 a4,4 0 1 1 8,0 a4,4 0 1 1 -8,0 z";
    for (rule, hole) in [("nonzero", false), ("evenodd", true)] {
        let artwork = drawn(&format!("<path fill-rule=\"{rule}\" d=\"{rings}\"/>"));
        let path = path_of(&artwork.marks()[0]);
        assert_eq!(path.winding(Point::new(10.0, 10.0)) == 0, hole, "{rule}");
        assert_ne!(path.winding(Point::new(4.0, 10.0)), 0, "{rule}");
        assert!(path.iter().any(|element| matches!(element, PathEl::CurveTo(..))), "{rule}");
    }
    let star = drawn(
        "<path style=\"fill-rule:evenodd\" d=\"M10,0 L15.9,18 L0.5,6.9 L19.5,6.9 L4.1,18 Z\"/>",
    );
    let Some((path, Rule::EvenOdd)) = star.marks()[0].shape().area() else { panic!("{star:?}") };
    assert_eq!(path.elements().len(), 6, "no crossing was cut");
    assert_eq!(path.winding(Point::new(10.0, 10.0)) % 2, 0);
    assert_ne!(path.winding(Point::new(10.0, 3.0)) % 2, 0);
}

#[test]
fn what_cannot_be_seen_is_no_mark() {
    let seen = "<circle cx=\"5\" cy=\"5\" r=\"3\"/>";
    for hidden in [
        "<rect width=\"9\" height=\"9\" opacity=\"0\"/>",
        "<g opacity=\"0\"><g><rect width=\"9\" height=\"9\"/></g></g>",
        "<rect width=\"9\" height=\"9\" fill-opacity=\"0\"/>",
        "<rect width=\"9\" height=\"9\" fill=\"#12345600\"/>",
        "<rect width=\"9\" height=\"9\" fill=\"none\" stroke=\"red\" stroke-opacity=\"0\"/>",
        "<rect width=\"9\" height=\"9\" visibility=\"hidden\"/>",
        "<g style=\"display:none\"><rect width=\"9\" height=\"9\"/></g>",
        "<linearGradient id=\"a\"><stop stop-opacity=\"0\"/><stop offset=\"1\" stop-opacity=\"0\" stop-color=\"red\"/></linearGradient><rect width=\"9\" height=\"9\" fill=\"url(#a)\"/>",
    ] {
        let artwork = drawn(&format!("{hidden}{seen}"));
        assert_eq!(artwork.marks().len(), 1, "{hidden}");
        assert_eq!(left_out(&artwork), [""; 0], "{hidden}");
    }
    for half in ["opacity", "fill-opacity"] {
        let artwork = drawn(&format!("<rect width=\"9\" height=\"9\" {half}=\"0.5\"/>{seen}"));
        assert_eq!(artwork.marks().len(), 2, "{half}");
        assert_eq!(left_out(&artwork), ["opacity"], "{half}");
    }
}

#[test]
fn strokes_are_dashed() {
    let line = |style: &str| {
        drawn(&format!(
            "<path d=\"M1,10 H19\" fill=\"none\" stroke=\"red\" stroke-width=\"1\" stroke-linecap=\"round\" {style}/>"
        ))
    };
    let is_move = |element: &PathEl| matches!(element, PathEl::MoveTo(_));
    let dashes = |style: &str| path_of(&line(style).marks()[0]).iter().filter(is_move).count();
    assert_eq!(dashes(""), 1);
    assert_eq!(dashes("stroke-dasharray=\"3 1\""), 5);
    assert_eq!(
        dashes("stroke-dasharray=\"3 1\" stroke-dashoffset=\"2.5\""),
        6,
        "a rest at the start"
    );
    assert_eq!(dashes("stroke-dasharray=\"0 0\""), 1);
    let dotted = line("stroke-dasharray=\"0 2\"");
    let is_dot = |mark: &Mark| matches!(mark.shape(), Shape::Dot { radius, .. } if (radius - 0.5).abs() < 1e-4);
    assert!(dotted.marks().len() >= 9 && dotted.marks().iter().all(is_dot), "{:?}", dotted.marks());
}

#[test]
fn paint_order_is_kept() {
    let is_area = |order: &str| {
        let artwork = drawn(&format!(
            "<circle cx=\"9\" cy=\"9\" r=\"5\" stroke=\"red\" paint-order=\"{order}\"/>"
        ));
        matches!(artwork.marks()[0].shape(), Shape::Area(_))
    };
    assert!(is_area("normal"));
    assert!(!is_area("stroke"));
}

fn refused(artwork: &Artwork, key: &str) {
    let keys: Vec<_> = artwork.notices().iter().map(|notice| notice.message.key).collect();
    assert_eq!(keys, [key], "{} marks", artwork.marks().len());
}

/// Short texts that ask for endless copies.
#[test]
fn endless_pictures_are_refused_at_once() {
    let long = format!("<path id=\"a\" d=\"M0,0{}\"/>", " 1,2 3,4".repeat(10_000));
    let uses = |id: &str, count: usize| format!("<use xlink:href=\"#{id}\"/>").repeat(count);
    refused(&drawn(&format!("{long}{}", uses("a", 3000))), "picture-too-copied");
    let nested: String = (0..20)
        .map(|k| format!("<g id=\"b{}\">{}</g>", k + 1, uses(&format!("b{k}"), 10)))
        .collect();
    refused(&drawn(&format!("<path id=\"b0\" d=\"M0,0 H1\"/>{nested}")), "picture-too-copied");
    let dash = format!("<g stroke=\"red\" stroke-dasharray=\"{}\">", "1 ".repeat(100_000));
    refused(
        &drawn(&format!("{dash}{}</g>", "<path d=\"M0,0 H1\"/>".repeat(5000))),
        "picture-too-copied",
    );
    let pattern = format!(
        "<pattern id=\"p\" width=\"1\" height=\"1\">{}</pattern>",
        "<rect width=\"1\"/>".repeat(5000)
    );
    let shapes = "<rect width=\"1\" height=\"1\"/>".repeat(5000);
    refused(&drawn(&format!("{pattern}<g fill=\"url(#p)\">{shapes}</g>")), "picture-too-copied");
    let rules = ".a .b{fill:red}".repeat(10_000);
    refused(&drawn(&format!("<style>{rules}</style>{shapes}")), "picture-too-many-rules");
    let divided = format!("a{{}}<!-- x -->{rules}");
    refused(&drawn(&format!("<style>{divided}</style>{shapes}")), "picture-too-many-rules");
    let listed = format!("{} {{ fill: red }}", ".a,".repeat(300_000));
    refused(&drawn(&format!("<style>{listed}</style>{shapes}")), "picture-too-many-rules");
    let custom: String = (0..5000).map(|at| format!("*{{--a{at}:b}}")).collect();
    refused(&drawn(&format!("<style>{custom}</style>{shapes}")), "picture-too-many-rules");
    let groups = format!("{}<path d=\"M0,0 H9 V9\"/>{}", "<g>".repeat(90), "</g>".repeat(90));
    let sheet =
        |count: usize| format!("<style>{} path {{ fill: red }}</style>", "g ".repeat(count));
    refused(&drawn(&format!("{}{groups}", sheet(20))), "picture-too-many-rules");
    let gradients: String = (0..20_000)
        .map(|at| format!("<linearGradient id=\"l{at}\" xlink:href=\"#l{}\"/>", at + 1))
        .collect();
    let served = "<path fill=\"url(#l0)\" d=\"M0,0 H9 V9\"/>".repeat(100);
    refused(&drawn(&format!("{gradients}{served}")), "picture-too-copied");
    let attributes = |count: usize| {
        let all: String = (0..count).map(|at| format!(" a{at}=\"1\"")).collect();
        format!("<path{all} d=\"M0,0 H9 V9\"/>")
    };
    refused(&drawn(&attributes(20_000)), "picture-too-many-attributes");
    refused(&drawn(&attributes(1000).repeat(100)), "picture-too-many-attributes");
    let entity = format!("<!DOCTYPE svg [<!ENTITY a \"{}\">]>", "1 ".repeat(100_000));
    let pasted = format!(
        "{entity}<svg xmlns=\"http://www.w3.org/2000/svg\">{}</svg>",
        "<path d=\"&a;\"/>".repeat(5000)
    );
    refused(&read(&pasted), "picture-too-copied");
    refused(
        &drawn("<path d=\"M0,0 H20\" stroke=\"red\" stroke-dasharray=\"1e-6\"/>"),
        "picture-too-large",
    );
    refused(&drawn(&format!("<path d=\"M0,0{}\"/>", "h1v1".repeat(600_000))), "picture-too-large");
    refused(&drawn(&"<g/>".repeat(400_000)), "picture-too-many");
}

/// What drawing programs write is far below the limits.
#[test]
fn usual_style_sheets_are_read() {
    let rules: String = (0..300)
        .map(|at| format!("/* a b c d e f */ svg g .c{at}, .d{at} {{ fill: red; stroke: none }}"))
        .collect();
    let data: String = (0..60).map(|at| format!(" data-{at}=\"a = > {at}\"")).collect();
    let shapes = format!("<path class=\"c7\" d=\"M0,0 H9 V9\"{data}/>").repeat(200);
    let artwork = drawn(&format!("<style>{rules}</style><g><g><g>{shapes}</g></g></g>"));
    assert_eq!(artwork.marks().len(), 200, "{:?}", artwork.notices());
    let classes: String = (0..6000).map(|at| format!(".c{at}{{fill:red;stroke:#000}}")).collect();
    let long = format!("<path style=\"{}\" d=\"M0,0 H9 V9\"/>", "fill:red;".repeat(2000));
    let unknown: String = (0..5000).map(|at| format!("*{{a{at}:b}}")).collect();
    for (sheet, shapes) in
        [(classes, &shapes), (unknown, &shapes), (String::new(), &long.repeat(200))]
    {
        let artwork = drawn(&format!("<style>{sheet}</style>{shapes}"));
        assert!(!artwork.marks().is_empty(), "{:?}", artwork.notices());
    }
}

/// Each box is measured once, however many groups around it ask.
#[test]
fn boxes_within_boxes_are_drawn() {
    let turned =
        "<g style=\"transform-box:fill-box;transform-origin:center\" transform=\"rotate(1)\">";
    let sheet = "<style>a g g rect{fill:red}</style>";
    let inside = "<rect x=\"5\" y=\"5\" width=\"9\" height=\"9\"/>".repeat(20);
    let nested = format!("{sheet}{}{inside}{}", turned.repeat(60), "</g>".repeat(60));
    assert_eq!(drawn(&nested).marks().len(), 20);
}

/// Numbers beyond all cloth are measured as quickly as others.
#[test]
fn dashes_along_huge_curves_are_counted() {
    let huge = " C 1e14 0 -1e14 1e14 50 40".repeat(50);
    let path = format!(
        "<path pathLength=\"100\" stroke=\"red\" stroke-dasharray=\"3 1\" fill=\"none\" d=\"M0 0{huge}\"/>"
    );
    let seen = "<path d=\"M1 1h5v5z\"/>";
    assert!(drawn(&format!("{path}{seen}")).marks().len() <= 2);
}

/// What lies beyond all cloth is left out and told, or paints nothing and is forgotten.
#[test]
fn far_places_are_no_marks() {
    let seen = "<path d=\"M1 1h5v5z\"/>";
    let idle = drawn("<path d=\"M1 12L27 27L1 6M-1-1e9Z\" stroke=\"black\"/>");
    assert!(idle.notices().iter().all(|notice| notice.message.key.starts_with("picture-left-")));
    let [area, _stroke] = idle.marks() else { panic!("{idle:?}") };
    assert!(path_of(area).control_box().width() < 30.0, "{area:?}");
    for far in ["M1 1L1e30 6L6 6z", "M1e9 1e9h5v5z", "M1 1C1e20 1e20 -1e20 -1e20 9 9z"] {
        let artwork = drawn(&format!("<path d=\"{far}\"/>{seen}"));
        let keys: Vec<_> = artwork.notices().iter().map(|notice| notice.message.key).collect();
        assert_eq!(keys, ["artwork-marks-left-out"], "{far}");
        assert_eq!(artwork.marks().len(), 1, "{far}");
    }
}

#[test]
fn deep_groups_fit_the_stack_or_are_refused() {
    let deep = |count: usize, tag: &str| {
        let (open, close) = (format!("<{tag} opacity=\"0.9\">"), format!("</{tag}>"));
        drawn(&format!(
            "{}<rect width=\"9\" height=\"9\"/>{}",
            open.repeat(count),
            close.repeat(count)
        ))
    };
    for tag in ["g", "svg"] {
        assert_eq!(deep(120, tag).marks().len(), 1, "{tag}");
        refused(&deep(130, tag), "picture-too-deep");
    }
    refused(&deep(100_000, "g"), "picture-too-deep");
}
