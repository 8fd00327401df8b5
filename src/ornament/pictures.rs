//! Every ornament's picture in its documentation is its own output.
//!
//! `UPDATE=1 cargo test pictures` draws them again.

use std::collections::BTreeMap;
use std::fs;

use kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape as _};

use super::basic::{self, Super};
use super::blade::{self, Blades};
use super::cloud::{self, Cloud};
use super::curl;
use super::flower::{self, Fan};
use super::leaf::{self, Leaf};
use super::mega::{self, Mega};
use super::petal;
use super::stem;
use super::turtle::{self, Growth};
use super::vine::{self, Bearing};
use crate::geom::effort::Effort;
use crate::geom::scatter::{self, Border, Plot};
use crate::geom::{clip, offset, smooth, voronoi};
use crate::seed::Stream;

/// A picture: closed outlines are filled, lines drawn.
struct Picture {
    file: &'static str,
    name: &'static str,
    areas: Vec<BezPath>,
    lines: Vec<BezPath>,
}

fn areas(file: &'static str, name: &'static str, areas: Vec<BezPath>) -> Picture {
    Picture { file, name, areas, lines: Vec::new() }
}

fn lines(file: &'static str, name: &'static str, lines: Vec<BezPath>) -> Picture {
    Picture { file, name, areas: Vec::new(), lines }
}

fn parangs(blades: &Blades) -> (BezPath, blade::Barong) {
    let free = Effort::BOUNDLESS;
    (blade::blade(blades, &free).unwrap(), blade::barong(blades, 3.0, &free).unwrap())
}

fn pictures() -> Vec<Picture> {
    let broad =
        Leaf { length: 40.0, width: 22.0, k: 0.8, q: 0.8, bend: 0.06, waves: 6.0, ripple: 0.014 };
    let sky = Cloud { width: 60.0, height: 28.0, ..Cloud::default() };
    let parang = Blades::of_height(40.0);
    let (plain, barong) = parangs(&parang);
    let stem = curl::wave(60.0, 7.0, 40.0);
    let vine = vine::vine(&stem, &Bearing { spacing: 15.0, radius: 4.5, ..Bearing::default() });
    let mut vine_lines = vine.curls;
    vine_lines.push(vine.stem);
    let small = leaf::leaf(&Leaf { length: 9.0, width: 3.6, ..Leaf::default() });
    let leaves = vine.leaves.iter().map(|place| place.matrix() * &small).collect();
    let plant = turtle::grow(&tendril(), 100_000, &mut || 0.5).unwrap();
    let layers = Mega { width: 44.0, height: 26.0, left: 12.0, right: 12.0, ..Mega::default() };
    vec![
        areas("basic", "circle", vec![basic::circle(20.0)]),
        areas("basic", "ellipse", vec![basic::ellipse(24.0, 15.0)]),
        areas("basic", "rect", vec![basic::rect(40.0, 24.0)]),
        areas("basic", "rhomb", vec![basic::rhomb(44.0, 28.0)]),
        areas("basic", "polygon", vec![basic::polygon(6.0, 20.0)]),
        areas("basic", "star", vec![basic::star(8.0, 20.0, 12.0)]),
        areas(
            "basic",
            "superformula",
            vec![basic::superformula(Super { m: 6.0, n1: 1.0, n2: 1.6, n3: 1.6 }, 20.0)],
        ),
        areas("petal", "petal", vec![petal::petal(40.0, 16.6)]),
        areas("petal", "teardrop", vec![petal::teardrop(40.0, 16.0)]),
        areas("leaf", "leaf", vec![leaf::leaf(&broad)]),
        Picture {
            file: "leaf",
            name: "leaf-veins",
            areas: vec![leaf::leaf(&Leaf::default())],
            lines: leaf::leaf_veins(&Leaf::default(), 7.0, 55.0),
        },
        areas("flower", "rosette", vec![flower::rosette(8.0, 20.0, 13.0)]),
        areas("flower", "feather-fan", flower::feather_fan(&Fan::default())),
        areas("blade", "blade", (0..2).map(|k| parang.place(k) * &plain).collect()),
        areas("blade", "barong", [vec![barong.body], barong.uceng].concat()),
        areas("cloud", "cloud", vec![cloud::cloud(&sky)]),
        Picture {
            file: "cloud",
            name: "cloud-curls",
            areas: vec![cloud::cloud(&sky)],
            lines: cloud::cloud_curls(&sky, 1.5),
        },
        lines("curl", "ukel", vec![curl::ukel(16.0, 1.75, 0.4)]),
        lines("curl", "wave", vec![curl::wave(60.0, 7.0, 20.0)]),
        Picture { file: "vine", name: "vine", areas: leaves, lines: vine_lines },
        lines("turtle", "turtle", plant.stems),
        areas("mega", "mega", mega::mega(&layers, 5.0)),
        Picture {
            file: "mega",
            name: "mega-curl",
            areas: mega::mega(&layers, 5.0),
            lines: vec![mega::mega_curl(&layers, 5.0, 1.5)],
        },
        areas("stem", "stem", vec![stem::taper(&curl::ukel(16.0, 1.25, 0.5), 3.0, 1.0)]),
    ]
}

/// What can be done with paths, for the sheet.
fn operations() -> Vec<Picture> {
    let petal = petal::petal(40.0, 22.0);
    let (one, other) = (basic::circle(13.0), basic::circle(13.0));
    let (one, other) =
        (Affine::translate((-7.0, 0.0)) * one, Affine::translate((7.0, 0.0)) * other);
    let star = basic::star(6.0, 20.0, 9.0);
    let plot = Plot { area: Rect::new(-22.0, -14.0, 22.0, 14.0), border: Border::Open };
    let mut stream = Stream::new(5, "sheet");
    let strewn = scatter::poisson(&plot, 7.0, &mut || stream.unit(), &|_| true);
    let dots = strewn
        .iter()
        .map(|point| Affine::translate(point.to_vec2()) * basic::circle(1.0))
        .collect();
    let both = |name, areas, lines| Picture { file: "", name, areas, lines };
    vec![
        both(
            "inset",
            vec![petal.clone()],
            vec![offset::offset(&petal, -3.0), offset::offset(&petal, -6.0)],
        ),
        both("outset", vec![offset::offset(&petal, 4.0)], vec![petal]),
        both("a + b", vec![clip::union(&one, &other)], Vec::new()),
        both("a - b", vec![clip::difference(&one, &other)], vec![other.clone()]),
        both("a & b", vec![clip::intersection(&one, &other)], vec![one, other]),
        both("round", vec![offset::round_corners(&star, 2.5)], vec![star.clone()]),
        both("fill_corners", vec![offset::fill_corners(&star, 3.0)], vec![star.clone()]),
        both("smooth", vec![smooth::smooth(&star, 5.0)], vec![star]),
        both(
            "outline",
            vec![offset::outline(&curl::wave(44.0, 6.0, 22.0), 5.0)],
            vec![curl::wave(44.0, 6.0, 22.0)],
        ),
        both("scatter", dots, Vec::new()),
        both("voronoi", voronoi::voronoi(&strewn, &plot), Vec::new()),
    ]
}

/// Every ornament and operation on one sheet, for people who write motifs.
#[test]
fn the_sheet_is_true() {
    let (side, columns) = (60.0, 6);
    let mut cells = String::new();
    let shown: Vec<Picture> = pictures().into_iter().chain(operations()).collect();
    for (at, picture) in shown.iter().enumerate() {
        let all = picture.areas.iter().chain(&picture.lines);
        let bounds = all.map(BezPath::bounding_box).reduce(|a, b| a.union(b)).unwrap_or(Rect::ZERO);
        let scale = (46.0 / bounds.width()).min(36.0 / bounds.height());
        let middle = (side * ((at % columns) as f64 + 0.5), side * ((at / columns) as f64 + 0.44));
        let map = Affine::translate(middle)
            * Affine::scale(scale)
            * Affine::translate(-bounds.center().to_vec2());
        for (paths, fill) in [(&picture.areas, "#f2e6cf"), (&picture.lines, "none")] {
            for path in paths {
                cells += &format!("<path fill=\"{fill}\" d=\"{}\"/>\n", rounded(&(map * path)));
            }
        }
        let below = middle.1 + 0.47 * side;
        cells += &format!(
            "<text x=\"{}\" y=\"{below}\">{}</text>\n",
            middle.0,
            picture.name.replace('&', "&amp;")
        );
    }
    let (width, height) = (side * columns as f64, side * shown.len().div_ceil(columns) as f64);
    let picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{}\">\n<rect width=\"{width}\" height=\"{height}\" fill=\"#fffaf0\"/>\n<style>path {{ stroke: #4a2511; stroke-width: 0.5 }} text {{ fill: #4a2511; font: 6px sans-serif; text-anchor: middle }}</style>\n{cells}</svg>\n",
        2.5 * width,
    );
    crate::ornament::drawn_again("docs/ornaments.svg", &picture);
}

fn tendril() -> Growth {
    Growth {
        axiom: "+F-F-F[+Y]F+F+F[-Z]F-F-F[+Y]F+F+F[-Z]F".to_owned(),
        rules: BTreeMap::from([('Y', "F+!Y".to_owned()), ('Z', "F-!Z".to_owned())]),
        depth: 16,
        step: 5.0,
        angle: 36.0,
        scale: 0.88,
        jitter: 0.0,
    }
}

/// `picture` as one line of SVG, about 4 pixels to the millimeter.
fn svg(picture: &Picture) -> String {
    let all = picture.areas.iter().chain(&picture.lines);
    let bounds = all.map(BezPath::bounding_box).reduce(|a, b| a.union(b)).unwrap_or(Rect::ZERO);
    let frame = bounds.inflate(1.0, 1.0);
    let data = |paths: &[BezPath]| paths.iter().map(rounded).collect::<Vec<_>>().join("");
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{:.0}\" viewBox=\"{:.1} {:.1} {:.1} {:.1}\" stroke=\"#4a2511\" stroke-width=\"0.5\">",
        frame.width() * 4.0,
        frame.x0,
        frame.y0,
        frame.width(),
        frame.height(),
    );
    if !picture.areas.is_empty() {
        svg += &format!("<path fill=\"#f2e6cf\" d=\"{}\"/>", data(&picture.areas));
    }
    if !picture.lines.is_empty() {
        svg += &format!("<path fill=\"none\" d=\"{}\"/>", data(&picture.lines));
    }
    svg + "</svg>"
}

/// Path data to a tenth of a millimeter.
fn rounded(path: &BezPath) -> String {
    let tenth = |number: f64| super::to_parts(number, 10.0);
    let point = |point: Point| format!("{},{}", tenth(point.x), tenth(point.y));
    let element = |element: &PathEl| match *element {
        PathEl::MoveTo(p) => format!("M{}", point(p)),
        PathEl::LineTo(p) => format!("L{}", point(p)),
        PathEl::QuadTo(a, p) => format!("Q{} {}", point(a), point(p)),
        PathEl::CurveTo(a, b, p) => format!("C{} {} {}", point(a), point(b), point(p)),
        PathEl::ClosePath => "Z".to_owned(),
    };
    path.elements().iter().map(element).collect()
}

#[test]
fn pictures_are_true() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/ornament");
    let mut old = Vec::new();
    for picture in pictures() {
        let file = format!("{folder}/{}.rs", picture.file);
        let text = fs::read_to_string(&file).unwrap();
        let mark = format!("/// Picture: {}.", picture.name);
        let mut new = Vec::new();
        let mut lines = text.lines();
        let mut found = false;
        while let Some(line) = lines.next() {
            new.push(line.to_owned());
            if line == mark {
                found = true;
                new.push("///".to_owned());
                new.push(format!("/// {}", svg(&picture)));
                let mut rest = lines.clone();
                if rest.next() == Some("///")
                    && rest.next().is_some_and(|line| line.starts_with("/// <svg"))
                {
                    lines = rest;
                }
            }
        }
        assert!(found, "{} has no line `{mark}`", picture.file);
        let new = new.join("\n") + "\n";
        if new != text && std::env::var_os("UPDATE").is_some() {
            fs::write(&file, new).unwrap();
        } else if new != text {
            old.push(picture.name);
        }
    }
    assert!(old.is_empty(), "draw these pictures again with UPDATE=1: {old:?}");
}
