//! Every step is written as it is painted, as PNG and as SVG.

use canting::color::Pixmap;
use canting::design::Step;
use canting::design::step::{Share, Wedge};
use canting::export::{Copies, PngOptions, PngReport, SvgOptions};
use canting::mark::{Mark, Part, Shape};
use canting::raster::{Backdrop, Grid, Inks, Painter, Window};
use canting::repeat::Repeat;
use kurbo::Size;

use super::{all_steps, called, laid, motif_in, outline, raport};
use crate::cloths::sogan;
use crate::exports::{assert_alike, decoded, png_of, svg_of};

/// Every step by its name, and settings that these have not.
fn steps() -> Vec<Step> {
    let mut steps = all_steps();
    steps.push(Step::Drop(Share { count: 2, of: 5 }));
    steps.push(Step::Parang { angle: 30.0, is_half: true });
    steps.extend(Wedge::ALL.map(|wedge| Step::Mubeng { wedge, every: None }));
    steps.push(Step::Toss { gap: 9.0, turning: canting::design::step::Turning::Free });
    steps
}

/// A motif in what the tile prints, and a curve and an area of ground that reach over its edges.
fn cloth(step: &Step) -> Repeat {
    let tile = Size::new(36.0, 30.0);
    let path = |data: &str| canting::geom::data::read(data, usize::MAX).unwrap();
    let mut marks = motif_in(&outline(&raport(step, tile)));
    let mut add = |part: &str, shape| marks.push(Mark::new(Part::new(part), shape).unwrap());
    add("cecek pitu", Shape::Stroke { path: path("M-3 4C8 7 13 1 39 9"), width: 0.6 });
    add("latar", Shape::Area(path("M10 10V16H16V10Z")));
    laid(step, tile, marks)
}

/// A cloth that no period divides, of a few of them.
fn size(repeat: &Repeat) -> Size {
    let Size { width, height } = repeat.period();
    // To whole pixels at 254 dots an inch: resvg blends the last row of half a one.
    Size::new((1.4 * width).min(46.0).round(), (1.7 * height).min(36.0).round())
}

#[test]
fn every_step_streams_what_is_painted() {
    for step in steps() {
        let repeat = cloth(&step);
        for (ground, cloth) in [
            (Backdrop::Painted, Some(size(&repeat))),
            (Backdrop::Transparent, Some(Size::new(41.0, 143.0))),
        ] {
            let options = PngOptions { cloth, dpi: 60.0, ground };
            let (bytes, report) = png_of(&repeat, &options);
            let grid = Grid::snapped(&repeat, 60.0 / 25.4).unwrap();
            let [width, height] = report.pixels;
            let inks = Inks::new(&sogan(&repeat), ground);
            let painter = Painter::new(&repeat, grid);
            let plain = painter.window(Window { x: 0, y: 0, width, height }, &inks);
            assert!(decoded(&bytes) == plain, "{} {ground:?} {cloth:?}", called(&step));
        }
    }
}

/// What resvg makes of `text` on the pixels of a PNG, which are stretched a little so that periods are whole.
fn rendered(text: &str, report: &PngReport) -> Pixmap {
    let tree = usvg::Tree::from_str(text, &usvg::Options::default()).unwrap();
    let [width, height] = report.pixels;
    let mut picture = tiny_skia::Pixmap::new(width, height).unwrap();
    // usvg has 96 pixels in an inch.
    #[expect(clippy::cast_possible_truncation, reason = "a scale")]
    let scale = |pixels: u32, period: f64| (f64::from(pixels) / period * 25.4 / 96.0) as f32;
    let [across, down] = report.period_pixels;
    let stretch = tiny_skia::Transform::from_scale(
        scale(across, report.period_asked.width),
        scale(down, report.period_asked.height),
    );
    resvg::render(&tree, stretch, &mut picture.as_mut());
    let rgba = picture.pixels().iter().flat_map(|pixel| {
        let color = pixel.demultiply();
        [color.red(), color.green(), color.blue(), color.alpha()]
    });
    Pixmap { width, height, rgba: rgba.collect() }
}

#[test]
fn every_step_is_alike_in_png_and_svg() {
    for step in steps() {
        let repeat = cloth(&step);
        for (copies, ground) in
            [(Copies::Used, Backdrop::Painted), (Copies::Flat, Backdrop::Transparent)]
        {
            let cloth = Some(size(&repeat));
            let (bytes, report) = png_of(&repeat, &PngOptions { cloth, dpi: 254.0, ground });
            let text =
                svg_of(&repeat, &SvgOptions { cloth, copies, ground, ..SvgOptions::default() });
            let what = format!("{} {copies:?}", called(&step));
            assert_alike(&decoded(&bytes), &rendered(&text, &report), &what);
        }
    }
}
