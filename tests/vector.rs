//! Cloth as PDF: true to size, in layers, and what the painter paints.

#![expect(clippy::unwrap_used, reason = "clippy forgives `#[test]` functions, not helpers")]

use std::path::Path;
use std::process::{Command, Output};

use canting::artwork::Artwork;
use canting::color::{Pixmap, Srgb};
use canting::design::Step;
use canting::export::{Copies, ExportError, PdfOptions, PdfReport, pdf};
use canting::mark::{Mark, Part, Shape};
use canting::raster::{Backdrop, Grid, Inks, Painter, Window};
use canting::repeat::Repeat;
use kurbo::{Point, Size};

use crate::cloths::{kawung, sogan};
use crate::exports::{asked, assert_alike, decoded, key_of, pierced};
use crate::painters::{filled, mosaic, steps_without_ground};

const STEPS: [Step; 3] = [Step::Tubrukan, Step::HalfDrop, Step::HalfBrick];

fn pdf_of(repeat: &Repeat, options: &PdfOptions) -> (Vec<u8>, PdfReport) {
    let mut bytes = Vec::new();
    let report = pdf(repeat, &sogan(repeat), options, &mut bytes).unwrap();
    (bytes, report)
}

fn cloth(width: f64, height: f64) -> PdfOptions {
    PdfOptions { cloth: Some(Size::new(width, height)), ..PdfOptions::default() }
}

/// What a program of poppler says of a PDF.
fn poppler(program: &str, arguments: &[&str], bytes: &[u8]) -> Option<Output> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cloth.pdf");
    std::fs::write(&path, bytes).unwrap();
    let is_written_to = program == "pdftocairo";
    let output = is_written_to.then_some(Path::new("-"));
    let output = asked(Command::new(program).args(arguments).arg(&path).args(output))?;
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "{program}: {errors}");
    Some(output)
}

/// The upper left corner as cairo draws it, `dots` to a millimeter.
fn drawn(bytes: &[u8], dots: f64, [width, height]: [u32; 2]) -> Option<Pixmap> {
    let dpi = (dots * 25.4).to_string();
    let [width, height] = [width, height].map(|side| side.to_string());
    let window = ["-x", "0", "-y", "0", "-W", &width, "-H", &height];
    let look = ["-png", "-singlefile", "-transp", "-r", &dpi];
    let output = poppler("pdftocairo", &[look.as_slice(), &window].concat(), bytes)?;
    Some(decoded(&output.stdout))
}

fn painted(repeat: &Repeat, ground: Backdrop, [width, height]: [u32; 2]) -> Pixmap {
    let inks = Inks::new(&sogan(repeat), ground);
    Painter::new(repeat, Grid::plain(10.0)).window(Window { x: 0, y: 0, width, height }, &inks)
}

#[test]
fn the_pdf_is_what_is_painted() {
    for step in STEPS {
        for artwork in [kawung(30.0), pierced()] {
            let repeat = Repeat::of(artwork.stepped(&step));
            for copies in [Copies::Used, Copies::Flat] {
                for ground in [Backdrop::Painted, Backdrop::Transparent] {
                    let options = PdfOptions { copies, ground, ..cloth(95.0, 70.0) };
                    let (bytes, _) = pdf_of(&repeat, &options);
                    let Some(drawn) = drawn(&bytes, 10.0, [950, 700]) else { return };
                    let painted = painted(&repeat, ground, [950, 700]);
                    assert_alike(&drawn, &painted, &format!("{step:?} {copies:?} {ground:?}"));
                }
            }
        }
    }
}

/// Turned, mirrored and stretched copies, holes, pictures and borders: a corner of each cloth, as tile and as copies.
#[test]
fn samples_are_alike_in_pdf() {
    let materials = crate::golden::materials();
    let wanted =
        ["ceplok-sareng", "kupu-kupu-sore", "mega-mendung", "parang-rusak", "tumpal-ombak"];
    for (name, design) in crate::golden::samples() {
        if !wanted.contains(&name.trim_end_matches(".batik")) {
            continue;
        }
        let (repeat, palette) = crate::golden::laid(&design, &materials);
        let inks = Inks::new(&palette, Backdrop::Painted);
        let window = Window { x: 0, y: 0, width: 400, height: 400 };
        let painted = Painter::new(&repeat, Grid::plain(5.0)).window(window, &inks);
        for cloth in [None, Some(Size::new(301.0, 301.0))] {
            let mut bytes = Vec::new();
            let options = PdfOptions { cloth, ..PdfOptions::default() };
            pdf(&repeat, &palette, &options, &mut bytes).unwrap();
            let what = format!("{name} {cloth:?}");
            let Some(drawn) = drawn(&bytes, 5.0, [400, 400]) else { return };
            let size = cloth.unwrap_or(repeat.period());
            if size.min_side() >= 80.0 {
                assert_alike(&drawn, &painted, &what);
            }
        }
    }
}

/// Readers blend one area after the other, and still no ground shows where areas, periods and rows abut.
#[test]
fn no_ground_shows_between_copies() {
    let black = |repeat: &Repeat| {
        let inked = repeat.parts().into_iter().filter(|part| *part != Part::latar());
        let inked = inked.map(|part| (part, Srgb::new(0, 0, 0)));
        sogan(repeat).with(inked.chain([(Part::latar(), Srgb::new(255, 255, 255))]))
    };
    let brightest = |repeat: &Repeat| {
        let mut bytes = Vec::new();
        pdf(repeat, &black(repeat), &cloth(40.0, 40.0), &mut bytes).unwrap();
        let picture = drawn(&bytes, 3.78, [150, 150])?;
        picture.rgba.chunks_exact(4).map(|pixel| pixel[0]).max()
    };
    for step in steps_without_ground() {
        let Some(found) = brightest(&filled(&step, Size::new(17.0, 17.0))) else { return };
        assert!(found <= 2, "{step:?}: {found}");
    }
    let artwork = Artwork::from_marks(Size::new(13.7, 13.7), mosaic(["klowong", "isen", "tembok"]));
    for step in STEPS {
        let found = brightest(&Repeat::of(artwork.clone().stepped(&step))).unwrap();
        assert!(found <= 12, "{step:?}: {found}");
    }
}

/// What a plain text search finds of the file: its streams are deflated, its objects are not.
fn objects(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_page_is_the_cloth() {
    let repeat = Repeat::of(kawung(30.0).stepped(&Step::HalfDrop));
    let options = PdfOptions { title: "Kawung “putih”".to_owned(), ..cloth(1050.0, 2500.0) };
    let (bytes, report) = pdf_of(&repeat, &options);
    assert_eq!(report, PdfReport { size: Size::new(1050.0, 2500.0), unit: 1 });
    assert!(bytes == pdf_of(&repeat, &options).0, "same arguments, same bytes");
    let text = objects(&bytes);
    for word in ["CreationDate", "ModDate", "/ID", "UserUnit", "NaN", "inf"] {
        assert!(!text.contains(word), "{word}");
    }
    if let Some(facts) = poppler("pdfinfo", &[], &bytes) {
        let facts = String::from_utf8_lossy(&facts.stdout).into_owned();
        for fact in ["Kawung “putih”", "Pages:           1", "2976.38 x 7086.61 pts"] {
            assert!(facts.contains(fact), "{fact} in {facts}");
        }
    }
    let tile = pdf_of(&repeat, &PdfOptions::default()).1;
    assert_eq!(tile, PdfReport { size: Size::new(60.0, 30.0), unit: 1 });
}

/// The page stays within what PDF holds, and everything in it is as large as it was.
#[test]
fn a_long_cloth_has_units_of_its_own() {
    let repeat = Repeat::of(kawung(30.0));
    for (side, unit) in [(5080.0, 1), (5081.0, 2), (10_161.0, 3), (1e6, 197)] {
        let (bytes, report) = pdf_of(&repeat, &cloth(side, 100.0));
        assert_eq!(report.unit, unit, "{side}");
        let text = objects(&bytes);
        assert_eq!(text.contains(&format!("/UserUnit {unit}")), unit > 1, "{side}");
        let media = text.split("/MediaBox").nth(1).unwrap();
        let media = media.trim_start_matches([' ', '[']).split(']').next().unwrap();
        let sides = media.split_whitespace().map(|side| side.parse::<f64>().unwrap());
        let wide = sides.fold(0.0, f64::max);
        assert!(wide <= 14_400.0, "{side}: {media}");
        assert!((wide * f64::from(unit) - side / 25.4 * 72.0).abs() < 0.2, "{side}: {media}");
    }
    // Poppler knows no such units, and shows it so many times too small.
    let (bytes, _) = pdf_of(&repeat, &cloth(20_000.0, 100.0));
    if let Some(drawn) = drawn(&bytes, 40.0, [400, 400]) {
        assert_alike(&drawn, &painted(&repeat, Backdrop::Painted, [400, 400]), "20 m");
    }
}

#[test]
fn impossible_pages_are_refused() {
    let repeat = Repeat::of(kawung(30.0));
    let refused = |width: f64, height: f64, copies: Copies| {
        let options = PdfOptions { copies, ..cloth(width, height) };
        let mut bytes = Vec::new();
        let result = pdf(&repeat, &sogan(&repeat), &options, &mut bytes);
        assert!(bytes.is_empty(), "nothing written");
        key_of(result)
    };
    for side in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(refused(side, 10.0, Copies::Used), "drawing-size", "{side}");
    }
    assert_eq!(refused(1e6 + 1.0, 100.0, Copies::Used), "pdf-size");
    assert_eq!(refused(1e9, 100.0, Copies::Used), "drawing-copies");
    assert_eq!(refused(1e6, 1e6, Copies::Flat), "drawing-marks");
    let mut full: &mut [u8] = &mut [0; 100];
    let result = pdf(&repeat, &sogan(&repeat), &PdfOptions::default(), &mut full);
    assert!(matches!(result, Err(ExportError::Sink(_))), "{result:?}");
}

#[test]
fn a_cloth_grows_by_some_bytes_a_row() {
    let repeat = Repeat::of(kawung(30.0));
    let bytes = |side: f64| pdf_of(&repeat, &cloth(side, side)).0.len();
    // Ninety more rows and columns of four coats.
    let (small, large) = (bytes(300.0), bytes(3000.0));
    assert!(large - small < 4 * 2 * 90 * 12, "{small}, {large}");
}

/// Two coats of a part are one layer, and the ground is one.
#[test]
fn one_layer_a_part() {
    let area = |part: &str, path: &str| {
        Mark::new(
            Part::new(part),
            Shape::Area(canting::geom::data::read(path, usize::MAX).unwrap()),
        )
        .unwrap()
    };
    let dot = Shape::Dot { center: Point::new(12.0, 6.0), radius: 2.0 };
    let marks = [
        area("tembok", "M2 2H12V12H2Z"),
        Mark::new(Part::new("klowong"), dot).unwrap(),
        area("tembok", "M8 1H13V5H8Z"),
    ];
    let repeat =
        |marks: &[Mark]| Repeat::of(Artwork::from_marks(Size::new(20.0, 15.0), marks.to_vec()));
    let all = repeat(&marks);
    assert_eq!(all.coats().len(), 3);
    let (bytes, _) = pdf_of(&all, &PdfOptions::default());
    let text = objects(&bytes);
    let names = text.split("/Type /OCG").skip(1);
    let names = names.map(|rest| rest.split(['(', ')']).nth(1).unwrap());
    assert_eq!(names.collect::<Vec<_>>(), ["latar", "tembok", "klowong"]);
    let options = PdfOptions { ground: Backdrop::Transparent, ..PdfOptions::default() };
    assert_eq!(objects(&pdf_of(&all, &options).0).matches("/Type /OCG").count(), 2);

    // The list of layers, topmost first, becomes a list of those that are switched off: only tembok, in as many bytes.
    let list = text.split("/Order [").nth(1).unwrap().split(']').next().unwrap();
    let tembok = list.split(" R").nth(1).unwrap().trim();
    let off = format!("{:width$}", format!("{tembok} R"), width = list.len());
    let at = bytes.windows(8).position(|eight| eight == b"/Order [").unwrap();
    let mut without = bytes;
    without[at..at + 8].copy_from_slice(b"/OFF   [");
    without[at + 8..at + 8 + list.len()].copy_from_slice(off.as_bytes());
    if let Some(drawn) = drawn(&without, 10.0, [200, 150]) {
        let painted = painted(&repeat(&marks[1..2]), Backdrop::Painted, [200, 150]);
        assert_alike(&drawn, &painted, "without tembok");
    }
}

/// Colors are the palette's to the last bit, whatever a reader thinks of color spaces.
#[test]
fn colors_are_exact() {
    let color = Srgb::new(0x8A, 0x51, 0x27);
    let shape = Shape::Area(canting::geom::data::read("M5 5H15V15H5Z", usize::MAX).unwrap());
    let mark = Mark::new(Part::new("klowong"), shape).unwrap();
    let repeat = Repeat::of(Artwork::from_marks(Size::new(20.0, 20.0), vec![mark]));
    let palette = sogan(&repeat).with([(Part::new("klowong"), color)]);
    let mut bytes = Vec::new();
    pdf(&repeat, &palette, &PdfOptions::default(), &mut bytes).unwrap();
    if let Some(picture) = drawn(&bytes, 10.0, [200, 200]) {
        let pixel = |x: usize, y: usize| picture.rgba[4 * (200 * y + x)..][..3].to_vec();
        assert_eq!(pixel(100, 100), [color.r, color.g, color.b]);
        let latar = palette.latar();
        assert_eq!(pixel(0, 0), [latar.r, latar.g, latar.b]);
    }
}
