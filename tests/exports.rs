//! PNG and SVG files: right, equal to the painter and to one another, and small.

#![expect(clippy::unwrap_used, reason = "clippy forgives `#[test]` functions, not helpers")]
#![expect(clippy::cast_precision_loss, reason = "counts of pixels")]

use std::process::Command;

use canting::artwork::Artwork;
use canting::color::Pixmap;
use canting::color::Srgb;
use canting::design::Step;
use canting::export::{Copies, ExportError, PngOptions, PngReport, SvgOptions, png, svg};
use canting::mark::{Mark, Part, Shape};
use canting::raster::{Backdrop, Grid, Inks, Painter, Window};
use canting::repeat::Repeat;
use kurbo::{Point, Size};

use crate::cloths::{kawung, scattered, sogan};
use crate::painters::{filled, mosaic, steps_without_ground};

const STEPS: [Step; 3] = [Step::Tubrukan, Step::HalfDrop, Step::HalfBrick];

pub(crate) fn png_of(repeat: &Repeat, options: &PngOptions) -> (Vec<u8>, PngReport) {
    let mut bytes = Vec::new();
    let mut last = (0, 0);
    let mut progress = |done, all| {
        assert!(last.0 < done && done <= all, "{done} of {all}");
        last = (done, all);
    };
    let report = png(repeat, &sogan(repeat), options, &mut bytes, &mut progress).unwrap();
    assert_eq!(last.0, last.1, "all rows done");
    (bytes, report)
}

pub(crate) fn decoded(bytes: &[u8]) -> Pixmap {
    let mut reader = ::png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    reader.finish().unwrap();
    let rgba = match info.color_type {
        ::png::ColorType::Rgba => pixels,
        _ => pixels.chunks_exact(3).flat_map(|p| [p[0], p[1], p[2], 255]).collect(),
    };
    Pixmap { width: info.width, height: info.height, rgba }
}

pub(crate) fn svg_of(repeat: &Repeat, options: &SvgOptions) -> String {
    let mut bytes = Vec::new();
    svg(repeat, &sogan(repeat), options, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// What resvg makes of `text`, stretched to so many pixels.
pub(crate) fn rendered(text: &str, [width, height]: [u32; 2]) -> Pixmap {
    let tree = usvg::Tree::from_str(text, &usvg::Options::default()).unwrap();
    let mut picture = tiny_skia::Pixmap::new(width, height).unwrap();
    let size = tree.size();
    let stretch = tiny_skia::Transform::from_scale(
        width as f32 / size.width(),
        height as f32 / size.height(),
    );
    resvg::render(&tree, stretch, &mut picture.as_mut());
    let rgba = picture.pixels().iter().flat_map(|pixel| {
        let color = pixel.demultiply();
        [color.red(), color.green(), color.blue(), color.alpha()]
    });
    Pixmap { width, height, rgba: rgba.collect() }
}

/// Same to within anti-aliasing: at most one channel in 80 is off by more than 32 of 255, and the mean by less than 1.5.
///
/// Renderers sample a pixel four times down, step along curves in fewer pieces than the painter, and blend what lies over
/// one another, which shows at the rims of ornaments that are stacked; nothing else differs.
pub(crate) fn assert_alike(a: &Pixmap, b: &Pixmap, what: &str) {
    assert_eq!((a.width, a.height), (b.width, b.height), "{what}");
    let (a, b) = (premultiplied(a), premultiplied(b));
    let off = |(a, b): (&u8, &u8)| u64::from(a.abs_diff(*b));
    let mean = a.iter().zip(&b).map(off).sum::<u64>() as f64 / a.len() as f64;
    let far = a.iter().zip(&b).filter(|pair| off(*pair) > 32).count();
    assert!(mean < 1.5 && far * 80 <= a.len(), "{what}: mean {mean}, far off {far} of {}", a.len());
}

/// The color of a pixel says nothing where next to nothing of it is seen.
fn premultiplied(picture: &Pixmap) -> Vec<u8> {
    let seen = |pixel: &[u8]| {
        let part = |color: u8| u8::try_from(u32::from(color) * u32::from(pixel[3]) / 255).unwrap();
        [part(pixel[0]), part(pixel[1]), part(pixel[2]), pixel[3]]
    };
    picture.rgba.chunks_exact(4).flat_map(seen).collect()
}

#[test]
fn the_stream_is_the_painter_pixel_for_pixel() {
    for step in STEPS {
        for ground in [Backdrop::Painted, Backdrop::Transparent] {
            for cloth in [
                None,
                Some(Size::new(95.0, 131.0)),
                Some(Size::new(7.0, 3.0)),
                Some(Size::new(60.0, 120.0)),
            ] {
                let repeat = Repeat::of(kawung(30.0).stepped(&step));
                let options = PngOptions { cloth, dpi: 150.0, ground };
                let (bytes, report) = png_of(&repeat, &options);
                let grid = Grid::snapped(&repeat, 150.0 / 25.4).unwrap();
                let [width, height] = report.pixels;
                let inks = Inks::new(&sogan(&repeat), ground);
                let painter = Painter::new(&repeat, grid);
                let plain = painter.window(Window { x: 0, y: 0, width, height }, &inks);
                assert!(decoded(&bytes) == plain, "{step:?} {ground:?} {cloth:?}");
            }
        }
    }
}

#[test]
fn a_tall_period_is_many_strips() {
    let repeat = Repeat::of(scattered(Size::new(50.0, 400.0), 2000));
    let options =
        PngOptions { cloth: Some(Size::new(70.0, 900.0)), dpi: 80.0, ground: Backdrop::Painted };
    let (bytes, report) = png_of(&repeat, &options);
    let [width, height] = report.pixels;
    let grid = Grid::snapped(&repeat, 80.0 / 25.4).unwrap();
    let inks = Inks::new(&sogan(&repeat), Backdrop::Painted);
    let plain = Painter::new(&repeat, grid).window(Window { x: 0, y: 0, width, height }, &inks);
    assert!(decoded(&bytes) == plain, "as painted");
    pngcheck(&bytes);
}

#[test]
fn the_file_says_its_size_and_color_space() {
    let repeat = Repeat::of(kawung(30.0).stepped(&Step::HalfDrop));
    let cloth = Some(Size::new(120.0, 100.0));
    let (bytes, report) =
        png_of(&repeat, &PngOptions { cloth, dpi: 300.0, ground: Backdrop::Painted });
    // Two periods across by asking for exactly that; down as the resolution has it.
    assert_eq!(report.period_pixels, [708, 354]);
    assert_eq!(report.pixels, [1416, 1181]);
    assert!((report.size.width - 1416.0 * 25.4 / 300.0).abs() < 1e-9, "{report:?}");
    assert!((report.period_made.width - 708.0 * 25.4 / 300.0).abs() < 1e-9, "{report:?}");
    assert_eq!(report.period_asked, Size::new(60.0, 30.0));
    let reader = ::png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
    let info = reader.info();
    let size = info.pixel_dims.unwrap();
    assert_eq!((size.xppu, size.yppu, size.unit), (11_811, 11_811, ::png::Unit::Meter));
    assert_eq!(info.srgb, Some(::png::SrgbRenderingIntent::Perceptual));
    for name in ["sRGB", "gAMA", "cHRM", "pHYs"] {
        assert!(bytes.windows(4).take(300).any(|four| four == name.as_bytes()), "{name}");
    }
    pngcheck(&bytes);
}

/// Whole periods are kept where they cost next to nothing, and the size of the cloth otherwise.
#[test]
fn cloth_is_as_large_as_asked() {
    let pixels = |tile: f64, cloth: Option<(f64, f64)>, dpi: f64| {
        let artwork = Artwork::from_marks(Size::new(tile, tile), vec![]);
        let repeat = Repeat::of(artwork);
        let cloth = cloth.map(|(width, height)| Size::new(width, height));
        png_of(&repeat, &PngOptions { cloth, dpi, ground: Backdrop::Painted }).1
    };
    let kain = Some((1050.0, 2500.0));
    // A period of 1.57 pixels becomes 2: a quarter off, which 1250 periods must not be.
    let coarse = pixels(2.0, kain, 20.0);
    assert_eq!((coarse.pixels, coarse.period_pixels), ([827, 1969], [2, 2]));
    assert!((coarse.stretch() - 0.27).abs() < 1e-9, "{coarse:?}");
    // 708.66 pixels become 709, and 25 of them across and 50 down stay whole.
    let fine = pixels(60.0, Some((1500.0, 3000.0)), 300.0);
    assert_eq!(fine.pixels, [25 * 709, 50 * 709]);
    assert!(fine.stretch() < 0.0005, "{fine:?}");
    // Not a whole number of periods: as asked.
    assert_eq!(pixels(60.0, kain, 300.0).pixels, [12_402, 29_528]);
    // Half of one period more or less is too much, however small a part of the side it is: 70.87 pixels become 71.
    assert_eq!(pixels(6.0, Some((600.0, 3000.0)), 300.0).pixels, [7100, 35_433]);
    assert_eq!(pixels(2.0, None, 20.0).pixels, [2, 2]);
}

/// Asks pngcheck.
pub(crate) fn pngcheck(bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cloth.png");
    std::fs::write(&path, bytes).unwrap();
    if let Some(output) = asked(Command::new("pngcheck").arg("-q").arg(&path)) {
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }
}

/// What a program of others says; nothing where it is not at hand, unless this run has promised to have it.
pub(crate) fn asked(command: &mut Command) -> Option<std::process::Output> {
    let output = command.output();
    assert!(
        output.is_ok() || std::env::var_os("CANTING_EXPECT_TOOLS").is_none(),
        "{command:?}: {output:?}"
    );
    output.ok()
}

pub(crate) fn key_of(result: Result<impl std::fmt::Debug, ExportError>) -> &'static str {
    match result {
        Err(ExportError::Refused(message)) => message.key,
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn impossible_pictures_are_refused() {
    let repeat = Repeat::of(kawung(30.0));
    let refused = |cloth: Option<(f64, f64)>, dpi: f64| {
        let cloth = cloth.map(|(width, height)| Size::new(width, height));
        let options = PngOptions { cloth, dpi, ground: Backdrop::Painted };
        let mut bytes = Vec::new();
        let result = png(&repeat, &sogan(&repeat), &options, &mut bytes, &mut |_, _| ());
        assert!(bytes.is_empty(), "nothing written");
        key_of(result)
    };
    for dpi in [0.0, -300.0, f64::NAN, f64::INFINITY] {
        assert_eq!(refused(None, dpi), "png-dpi", "{dpi}");
    }
    assert_eq!(refused(None, 1e12), "png-too-fine");
    for cloth in [
        (0.0, 10.0),
        (10.0, -5.0),
        (f64::NAN, 10.0),
        (1e300, 10.0),
        (10.0, f64::INFINITY),
        (0.001, 1.0),
    ] {
        assert_eq!(refused(Some(cloth), 300.0), "png-size", "{cloth:?}");
    }
    let wide = |side: f64| (side * 25.4 / 300.0, 1.0);
    assert_eq!(refused(Some(wide(2_147_483_648.0)), 300.0), "png-size");
    assert_eq!(refused(Some((1e8, 1e8)), 300.0), "png-too-many");
}

/// A sink that only counts, and stops at a limit.
struct Counter {
    bytes: u64,
    limit: u64,
}

impl std::io::Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.bytes += bytes.len() as u64;
        if self.bytes > self.limit {
            return Err(std::io::ErrorKind::StorageFull.into());
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn very_large_cloth_and_a_full_disk() {
    let dot = Shape::Dot { center: Point::new(2.0, 2.0), radius: 1.0 };
    let marks = vec![Mark::new(Part::new("isen"), dot).unwrap()];
    let repeat = Repeat::of(Artwork::from_marks(Size::new(30.0, 30.0), marks));
    let palette = sogan(&repeat);
    let export = |cloth: Size, limit: u64| {
        let options = PngOptions { cloth: Some(cloth), dpi: 25.4, ground: Backdrop::Painted };
        let mut sink = Counter { bytes: 0, limit };
        let result = png(&repeat, &palette, &options, &mut sink, &mut |_, _| ());
        (result, sink.bytes)
    };
    // Ten gigapixels, of which 30 x 30 are painted.
    let (result, bytes) = export(Size::new(100_000.0, 100_000.0), u64::MAX);
    assert_eq!(result.unwrap().pixels, [100_000, 100_000]);
    assert!(bytes < 500_000_000, "{bytes}");
    let (result, _) = export(Size::new(20_000.0, 20_000.0), 10_000);
    let Err(ExportError::Sink(error)) = result else { panic!("a full disk: {result:?}") };
    assert_eq!(error.kind(), std::io::ErrorKind::StorageFull);
}

#[test]
fn png_and_svg_are_alike() {
    for step in STEPS {
        let plain = Repeat::of(kawung(30.0).stepped(&step));
        let pierced = Repeat::of(pierced().stepped(&step));
        for cloth in [None, Some(Size::new(95.0, 70.0))] {
            for copies in [Copies::Used, Copies::Flat] {
                let what = format!("{step:?} {cloth:?} {copies:?}");
                for ground in [Backdrop::Painted, Backdrop::Transparent] {
                    assert_exports_alike(&plain, (cloth, copies, ground), &what);
                    assert_exports_alike(&pierced, (cloth, copies, ground), &what);
                }
            }
        }
    }
}

/// Kawung with latar of every shape on it and between its marks, some of it across the edge, and a part above it again.
pub(crate) fn pierced() -> Artwork {
    let artwork = kawung(30.0);
    let mut marks = artwork.marks().to_vec();
    let mut add =
        |at: usize, part: &str, shape| marks.insert(at, Mark::new(Part::new(part), shape).unwrap());
    let path = |data: &str| canting::geom::data::read(data, usize::MAX).unwrap();
    add(6, "latar", Shape::Dot { center: Point::new(29.0, 2.0), radius: 3.0 });
    add(20, "latar", Shape::Stroke { path: path("M-4 4C8 10 20 2 35 20"), width: 1.5 });
    // One wound the other way, and two that overlap.
    add(25, "latar", Shape::Area(path("M10 10V16H16V10Z M12 12H14V14H12Z")));
    add(26, "latar", Shape::Area(path("M14 14H20V20H14Z")));
    add(27, "isen", Shape::Dot { center: Point::new(15.0, 15.0), radius: 2.0 });
    Artwork::from_marks(artwork.tile(), marks)
}

fn assert_exports_alike(
    repeat: &Repeat,
    (cloth, copies, ground): (Option<Size>, Copies, Backdrop),
    what: &str,
) {
    let (bytes, report) = png_of(repeat, &PngOptions { cloth, dpi: 254.0, ground });
    let options = SvgOptions { cloth, copies, ground, ..SvgOptions::default() };
    let text = svg_of(repeat, &options);
    assert_alike(&decoded(&bytes), &rendered(&text, report.pixels), &format!("{what} {ground:?}"));
    assert_eq!(text.contains("id=\"latar"), ground == Backdrop::Painted, "a layer: {what}");
}

/// The painter and resvg agree on every sample to within anti-aliasing, and so does librsvg.
#[test]
fn samples_are_alike_in_png_and_svg() {
    let materials = crate::golden::materials();
    for (name, design) in crate::golden::samples() {
        let (repeat, palette) = crate::golden::laid(&design, &materials);
        let (mut bytes, mut text) = (Vec::new(), Vec::new());
        // Ten pixels in a millimeter; fewer of large tiles, and of a whole cloth as many as show its lines.
        let longest = repeat.period().max_side();
        let side = if longest > 260.0 { 2600.0 } else { 1500.0 };
        let dpi = f64::min(254.0, 25.4 * side / longest);
        let options = PngOptions { cloth: None, dpi, ground: Backdrop::Painted };
        let report = png(&repeat, &palette, &options, &mut bytes, &mut |_, _| ()).unwrap();
        svg(&repeat, &palette, &SvgOptions::default(), &mut text).unwrap();
        let text = String::from_utf8(text).unwrap();
        let drawing = rendered(&text, report.pixels);
        assert_alike(&decoded(&bytes), &drawing, &name);
        if let Some(other) = librsvg(&text, report.pixels) {
            assert_alike(&other, &drawing, &format!("{name} in librsvg"));
        }
    }
}

/// What librsvg makes of `text`, stretched to so many pixels.
pub(crate) fn librsvg(text: &str, [width, height]: [u32; 2]) -> Option<Pixmap> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tile.svg");
    std::fs::write(&path, text).unwrap();
    let size = [format!("--width={width}"), format!("--height={height}")];
    let output = asked(Command::new("rsvg-convert").args(size).arg(&path))?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(decoded(&output.stdout))
}

#[test]
fn one_layer_a_part() {
    let repeat = Repeat::of(kawung(30.0).stepped(&Step::HalfDrop));
    for cloth in [None, Some(Size::new(300.0, 200.0))] {
        let text = svg_of(
            &repeat,
            &SvgOptions { cloth, title: "Kawung <&>".to_owned(), ..SvgOptions::default() },
        );
        let layers: Vec<&str> = text.lines().filter(|line| line.contains("groupmode")).collect();
        let part =
            |line: &str| line.split("id=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let parts: Vec<String> = layers.into_iter().map(part).collect();
        assert_eq!(parts, ["latar", "tembok", "klowong", "isen", "cecek-pitu"]);
        assert!(text.contains("Kawung &lt;&amp;&gt;"), "escaped title");
        for word in ["<text", "<filter", "<style", "<pattern", "<clipPath", "NaN", "inf"] {
            assert!(!text.contains(word), "{word}");
        }
        let again = svg_of(
            &repeat,
            &SvgOptions { cloth, title: "Kawung <&>".to_owned(), ..SvgOptions::default() },
        );
        assert_eq!(text, again);
    }
}

#[test]
fn a_cloth_grows_by_a_line_a_row() {
    let repeat = Repeat::of(kawung(30.0));
    let lines = |side: f64| {
        let cloth = Some(Size::new(side, side));
        svg_of(&repeat, &SvgOptions { cloth, ..SvgOptions::default() }).lines().count()
    };
    let (small, large) = (lines(300.0), lines(3000.0));
    // Four coats, ninety more rows and columns.
    assert_eq!(large - small, 4 * 2 * 90);
}

#[test]
fn impossible_drawings_are_refused() {
    let repeat = Repeat::of(kawung(30.0));
    let refused = |width: f64, height: f64, copies: Copies| {
        let cloth = Some(Size::new(width, height));
        let options = SvgOptions { cloth, copies, ..SvgOptions::default() };
        key_of(svg(&repeat, &sogan(&repeat), &options, &mut Vec::new()))
    };
    for copies in [Copies::Used, Copies::Flat] {
        for side in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(refused(side, 10.0, copies), "drawing-size", "{side}");
        }
    }
    assert_eq!(refused(1e9, 100.0, Copies::Used), "drawing-copies");
    assert_eq!(refused(1e6, 1e6, Copies::Flat), "drawing-marks");
}

/// A border that is made smaller draws thinner lines too, however its copies are written.
#[test]
fn a_shrunk_copy_has_a_shrunk_line() {
    let step = Step::named("pinggiran");
    let path = canting::geom::data::read("M4,8 L36,30", usize::MAX).unwrap();
    let line = Mark::new(Part::new("klowong"), Shape::Stroke { path, width: 6.0 }).unwrap();
    let artwork = Artwork::from_marks(Size::new(40.0, 40.0), vec![line]);
    let repeat = Repeat::of(artwork.stepped(&step));
    let grow = repeat.orbit_of(0).images[0].determinant().abs().sqrt();
    assert!(grow < 0.75, "made {grow} as large");
    let flat = svg_of(&repeat, &SvgOptions::default());
    let widths = flat.split("stroke-width=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    for width in widths {
        assert!(
            (width.parse::<f64>().unwrap() - 6.0 * grow).abs() < 0.002,
            "{width}, not {}",
            6.0 * grow
        );
    }
}

/// Renderers blend one area after the other, and still no ground shows where areas abut.
#[test]
fn drawings_show_no_ground_between_areas() {
    let black = |repeat: &Repeat| {
        let inked = repeat.parts().into_iter().filter(|part| *part != Part::latar());
        let inked = inked.map(|part| (part, Srgb::new(0, 0, 0)));
        sogan(repeat).with(inked.chain([(Part::latar(), Srgb::new(255, 255, 255))]))
    };
    // 40 mm, so many pixels wide.
    let brightest = |repeat: &Repeat, copies: Copies, side: u32| {
        let cloth = Some(Size::new(40.0, 40.0));
        let options = SvgOptions { cloth, copies, ..SvgOptions::default() };
        let mut bytes = Vec::new();
        svg(repeat, &black(repeat), &options, &mut bytes).unwrap();
        let picture = rendered(&String::from_utf8(bytes).unwrap(), [side; 2]);
        picture.rgba.chunks_exact(4).map(|pixel| pixel[0]).max().unwrap()
    };
    for step in steps_without_ground() {
        let repeat = filled(&step, Size::new(17.0, 17.0));
        let found = brightest(&repeat, Copies::Used, 151);
        assert!(found <= 2, "{step:?}: {found}");
    }
    for parts in [["klowong"; 3], ["klowong", "isen", "tembok"]] {
        let artwork = Artwork::from_marks(Size::new(13.7, 13.7), mosaic(parts));
        for step in STEPS {
            let repeat = Repeat::of(artwork.clone().stepped(&step));
            for (copies, side) in [(Copies::Used, 113), (Copies::Flat, 236)] {
                let found = brightest(&repeat, copies, side);
                // In corners where many meet, curves that were joined are a hundredth of a millimeter off.
                assert!(found <= 12, "{step:?}, {copies:?}, {parts:?}: {found}");
            }
        }
    }
}
