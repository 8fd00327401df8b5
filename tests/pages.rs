//! Printed pages: the same in every format, the same every time, and whole whatever the text.

#![expect(clippy::unwrap_used, reason = "clippy forgives `#[test]` functions, not helpers")]

use std::io::Write;
use std::process::Command;
use std::sync::Arc;

use canting::color::Pixmap;
use canting::color::Srgb;
use canting::export::ExportError;
use canting::export::paper::{pdf, png, svg};
use canting::paper::flow::{Block, Flow, number};
use canting::paper::text::{Run, Style, width_of, wrapped};
use canting::paper::{A4, Align, Document, Item, Page, Role, Typeface};
use canting::raster::{Backdrop, Grid, Inks, Painter, Window};
use canting::repeat::Repeat;
use kurbo::{BezPath, Cap, Point, Rect, Size};
use proptest::prelude::*;

use crate::cloths::{kawung, sogan};
use crate::exports::{asked, assert_alike, decoded, key_of, pngcheck, rendered};
use crate::leaflet::leaflet;

const BLACK: Srgb = Srgb::new(0, 0, 0);
const TEXT: Style = Style::new(10.0, BLACK);

/// Five pixels in a millimeter: a page is as large as its pixels, and other painters need not stretch it.
const FINE: f64 = 5.0 * 25.4;

fn cloth() -> Arc<Pixmap> {
    let repeat = Repeat::of(kawung(20.0));
    let palette = sogan(&repeat);
    let painter = Painter::new(&repeat, Grid::plain(7.0));
    let inks = Inks::new(&palette, Backdrop::Painted);
    Arc::new(painter.window(Window { x: 0, y: 0, width: 406, height: 406 }, &inks))
}

fn pdf_of(document: &Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    pdf(document, &mut bytes).unwrap();
    bytes
}

fn svg_of(document: &Document) -> String {
    let mut bytes = Vec::new();
    svg(document, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn png_of(document: &Document, dpi: f64) -> Vec<u8> {
    let mut bytes = Vec::new();
    png(document, dpi, &mut bytes).unwrap();
    bytes
}

/// A page of A4 with these items.
fn sheet(items: Vec<Item>) -> Document {
    let page = Page { size: A4, items };
    Document { title: "a".to_owned(), language: "id".to_owned(), pages: vec![page] }
}

fn line(text: &str) -> Item {
    Item::text((20.0, 30.0), Align::Left, text, &TEXT)
}

#[test]
fn the_same_pages_are_the_same_bytes() {
    let (one, other) = (leaflet(&cloth()), leaflet(&cloth()));
    assert!(pdf_of(&one) == pdf_of(&other), "pdf");
    assert!(svg_of(&one) == svg_of(&other), "svg");
    assert!(png_of(&one, 72.0) == png_of(&other, 72.0), "png");
    let text = String::from_utf8_lossy(&pdf_of(&one)).into_owned();
    for word in ["CreationDate", "ModDate", "CreateDate", "ModifyDate"] {
        assert!(!text.contains(word), "{word}");
    }
}

/// resvg draws the SVG as we paint the page, and so does librsvg.
#[test]
fn png_and_svg_show_the_same() {
    let mut document = leaflet(&cloth());
    let text = svg_of(&document);
    let painted = decoded(&png_of(&document, FINE));
    assert_eq!([painted.width, painted.height], [1050, 2 * 1485]);
    assert_alike(&painted, &rendered(&text, [painted.width, painted.height]), "resvg");
    // A picture enlarged is blurred in another way by each; librsvg is compared without.
    for page in &mut document.pages {
        page.items =
            page.leaves().filter(|item| !matches!(item, Item::Picture { .. })).cloned().collect();
    }
    let painted = decoded(&png_of(&document, FINE));
    let size = [painted.width, painted.height];
    if let Some(other) = crate::exports::librsvg(&svg_of(&document), size) {
        assert_alike(&other, &painted, "librsvg");
    }
}

/// Every sort of line, end and corner, in all three.
#[test]
fn lines_are_alike() {
    let zigzag = canting::geom::data::read(
        "M20 40L60 20L70 70Q100 20 110 70C120 20 130 90 150 30",
        usize::MAX,
    )
    .unwrap();
    let ends = [Cap::Butt, Cap::Round, Cap::Square];
    let items = ends.iter().zip([0.0, 70.0, 140.0]).map(|(cap, down)| {
        let path = kurbo::Affine::translate((0.0, down)) * zigzag.clone();
        Item::Stroke { path, width: 5.0, cap: *cap, color: Srgb::new(0x8A, 0x50, 0x26) }
    });
    let ring = Item::Fill {
        path: canting::geom::data::read("M20 240H80V280H20Z M30 250V270H70V250Z", usize::MAX)
            .unwrap(),
        color: BLACK,
    };
    let document = sheet(
        items
            .chain([ring, Item::frame(Rect::new(90.0, 240.0, 150.0, 280.0), 3.0, BLACK)])
            .collect(),
    );
    let painted = decoded(&png_of(&document, 100.0));
    let size = [painted.width, painted.height];
    assert_alike(&painted, &rendered(&svg_of(&document), size), "resvg");
    if let Some(printed) = pdftoppm(&pdf_of(&document), 100) {
        assert_alike(&painted, &printed, "poppler");
    }
}

/// What poppler makes of the first page, cut to whole pixels as ours are.
fn pdftoppm(bytes: &[u8], dpi: u32) -> Option<Pixmap> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.pdf");
    std::fs::write(&path, bytes).unwrap();
    let size = ["-W", "827", "-H", "1169", "-x", "0", "-y", "0"];
    let dpi = dpi.to_string();
    let mut command = Command::new("pdftoppm");
    command.args(["-png", "-singlefile", "-r", &dpi]).args(size).arg(&path);
    let output = asked(&mut command)?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(decoded(&output.stdout))
}

/// What a program of poppler says of a PDF.
fn poppler(program: &str, arguments: &[&str], bytes: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.pdf");
    std::fs::write(&path, bytes).unwrap();
    let mut command = Command::new(program);
    command.args(arguments).arg(&path);
    if program == "pdftotext" {
        command.arg("-");
    }
    let output = asked(&mut command)?;
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    // Older versions of poppler do not like to hear that tags are nothing to suspect.
    let errors = errors.replace("Syntax Error: Suspects object is wrong type (boolean)\n", "");
    assert!(output.status.success() && errors.is_empty(), "{program}: {errors}");
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn a_pdf_says_what_it_is() {
    let bytes = pdf_of(&leaflet(&cloth()));
    if let Some(fonts) = poppler("pdffonts", &[], &bytes) {
        let fonts: Vec<&str> = fonts.lines().skip(2).collect();
        assert_eq!(fonts.len(), 3, "{fonts:?}");
        for font in fonts {
            assert!(
                font.contains("+NotoSans-") && font.contains("yes yes yes"),
                "embedded and cut: {font}"
            );
        }
    }
    if let Some(facts) = poppler("pdfinfo", &[], &bytes) {
        let wanted =
            ["Kawung Picis: rencana celupan", "Pages:           2", "(A4)", "PDF version:     1.7"];
        for fact in wanted {
            assert!(facts.contains(fact), "{fact} in {facts}");
        }
    }
    let text = String::from_utf8_lossy(&bytes).into_owned();
    assert!(text.contains("/Lang(id)") || text.contains("/Lang (id)"), "its language");
    let media = text.split("/MediaBox[").nth(1).and_then(|rest| rest.split(']').next()).unwrap();
    let sides: Vec<f64> = media.split_whitespace().map(|side| side.parse().unwrap()).collect();
    for (side, wanted) in sides.iter().zip([0.0, 0.0, 210.0 / 25.4 * 72.0, 297.0 / 25.4 * 72.0]) {
        assert!((side - wanted).abs() < 0.005, "{media}");
    }
    assert!(bytes.len() < 200_000, "{} bytes", bytes.len());
}

#[test]
fn a_pdf_can_be_read() {
    let bytes = pdf_of(&leaflet(&cloth()));
    let Some(text) = poppler("pdftotext", &[], &bytes) else { return };
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    for said in [
        "Kawung Picis Rencana celupan untuk kain 105 × 250 cm Tiga kali celup Kain ini dicelup tiga kali.",
        "isen-isen ditutup malam, kain masuk ke bak nila, lalu dijemur sampai biru.",
        "“Sabar itu bahan pewarna yang paling mahal,” kata",
        "Maclura cochinchinensis",
        "1/2",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
}

/// What is heard of a PDF, and in which order; its bytes hold the structure as plain text.
#[test]
fn a_pdf_is_tagged() {
    let mut flow = Flow::new(A4, Rect::new(20.0, 20.0, 190.0, 277.0));
    flow.put(Block::heading(1, "Kawung", &TEXT, 170.0));
    flow.paragraph(&"soga ".repeat(900), &TEXT, 2.0);
    let cell = |text: &str| Block::text(text, &TEXT, 50.0);
    for part in ["isen", "latar"] {
        flow.put(Block::record([(0.0, cell(part)), (60.0, cell("nila"))]));
    }
    let pixels = cloth();
    let picture = Item::Picture { area: Rect::new(0.0, 0.0, 20.0, 20.0), pixels };
    let picture = Block::new(20.0, vec![picture]).that_is(Role::Figure("the cloth".to_owned()));
    flow.put(picture);
    let mut pages = flow.finish();
    number(&mut pages, Point::new(190.0, 285.0), Align::Right, &TEXT);
    assert_eq!(pages.len(), 2);
    let document = Document { title: "Kawung".to_owned(), language: "id".to_owned(), pages };
    let bytes = pdf_of(&document);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let count = |what: &str| text.matches(what).count();
    assert_eq!(count("/Marked true"), 1, "it says that it is tagged");
    let of = |kind: &str| count(&format!("/S/{kind}/")) + count(&format!("/S/{kind}\n"));
    for (kind, wanted) in [
        ("Document", 1),
        ("H1", 1),
        // One paragraph over two pages, and one in each cell.
        ("P", 1 + 4),
        ("Table", 1),
        ("TR", 2),
        ("TH", 2),
        ("TD", 2),
        ("Figure", 1),
    ] {
        assert_eq!(of(kind), wanted, "{kind}");
    }
    assert_eq!(count("/Alt(the cloth)"), 1, "what the picture shows");
    if let Some(facts) = poppler("pdfinfo", &["-struct-text"], &bytes) {
        let place = |what: &str| facts.find(what).unwrap();
        assert!(place("Kawung") < place("soga") && place("soga") < place("isen"), "{facts}");
        assert!(!facts.contains("1/2"), "the foot of a page is not heard: {facts}");
    }
}

/// Every line of text begins and ends in the PDF where it does on the page.
#[test]
fn a_pdf_keeps_every_place() {
    let document = leaflet(&cloth());
    let Some(words) = poppler("pdftotext", &["-bbox"], &pdf_of(&document)) else { return };
    for (page, words) in document.pages.iter().zip(words.split("<page ").skip(1)) {
        let number = |line: &str, name: &str| -> Option<f64> {
            line.split(name).nth(1)?.split('"').nth(1)?.parse().ok()
        };
        let sides = |line| Some(["xMin", "yMin", "xMax", "yMax"].map(|name| number(line, name)));
        let boxes: Vec<[f64; 4]> = words
            .lines()
            .filter(|line| line.contains("<word"))
            .filter_map(sides)
            .map(|sides| sides.map(|side| side.unwrap() * canting::paper::POINT))
            .collect();
        for item in page.leaves() {
            let Item::Text { baseline, run } = item else { continue };
            // A hundredth of a millimeter; poppler writes six digits.
            let meets = |at: usize, x: f64| {
                let is_here = |sides: &&[f64; 4]| sides[1] < baseline.y && baseline.y < sides[3];
                boxes.iter().filter(is_here).any(|sides| (sides[at] - x).abs() < 0.01)
            };
            assert!(meets(0, baseline.x), "{} begins at {baseline}", run.text());
            assert!(meets(2, baseline.x + run.width()), "{} ends", run.text());
        }
    }
}

/// A picture comes out of the PDF as it went in, and one that is shown twice lies in it once.
#[test]
fn pictures_are_kept() {
    let pixel =
        |at: u8| [at, at.wrapping_mul(7), at.wrapping_mul(31), if at < 99 { 90 } else { 255 }];
    let picture = |width: u32, height: u32| {
        let rgba = (0..144_u8).flat_map(pixel).collect();
        Arc::new(Pixmap { width, height, rgba })
    };
    let put = |pixels: &Arc<Pixmap>, x: f64| {
        let area = Rect::new(x, 20.0, x + 20.0, 40.0);
        Item::Picture { area, pixels: Arc::clone(pixels) }
    };
    // The same bytes in another shape are another picture.
    let (wide, high) = (picture(24, 6), picture(6, 24));
    let document = sheet(vec![put(&wide, 10.0), put(&wide, 50.0), put(&high, 90.0)]);
    let bytes = pdf_of(&document);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    assert_eq!(text.matches("/Subtype/Image").count(), 4, "two pictures and their alphas");
    if let Some(list) = poppler("pdfimages", &["-list"], &bytes) {
        let sizes = |width: &str, height: &str| {
            let is_that = |line: &&str| {
                let words: Vec<&str> = line.split_whitespace().collect();
                words[2] == "image" && words[3] == width && words[4] == height
            };
            list.lines().skip(2).filter(is_that).count()
        };
        assert_eq!([sizes("24", "6"), sizes("6", "24")], [2, 1], "{list}");
    }
    let svg = svg_of(&document);
    assert_eq!(svg.matches("data:image/png;base64,").count(), 3);
    let painted = decoded(&png_of(&document, 25.4));
    assert_alike(&painted, &rendered(&svg, [210, 297]), "resvg");
}

#[test]
fn the_svg_is_plain() {
    let mut document = leaflet(&cloth());
    document.pages[1].size = Size::new(100.0, 50.0);
    document.pages[1].items = vec![line("a < b & \"c\"")];
    let text = svg_of(&document);
    for word in ["<text", "font", "style", "NaN", "inf\"", "http://", "clip"] {
        let hits = text.lines().filter(|line| line.contains(word) && !line.starts_with("<svg"));
        assert_eq!(hits.count(), 0, "{word}");
    }
    assert!(text.contains("width=\"210mm\""), "in millimeters");
    assert!(text.contains("viewBox=\"0 0 210 347\""), "both pages");
    assert!(
        text.contains("<inkscape:page height=\"50\" width=\"100\" x=\"0\" y=\"297\"/>"),
        "a page"
    );
    assert!(text.contains("aria-label=\"a &lt; b &amp; &quot;c&quot;\""), "what it says");
    assert!(text.contains("<title>"), "its title");
    usvg::Tree::from_str(&text, &usvg::Options::default()).unwrap();
}

#[test]
fn the_png_says_its_size() {
    let mut document = sheet(vec![line("soga")]);
    document.pages.push(Page { size: Size::new(50.8, 25.4), items: vec![line("nila")] });
    let bytes = png_of(&document, 300.0);
    pngcheck(&bytes);
    let reader = ::png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
    let info = reader.info();
    assert_eq!([info.width, info.height], [2480, 3508 + 300]);
    assert_eq!(info.pixel_dims.unwrap().xppu, 11_811);
    assert_eq!(info.srgb, Some(::png::SrgbRenderingIntent::Perceptual));
}

/// A page of several bands is the one of a single band.
#[test]
fn bands_cannot_be_seen() {
    let mut document = leaflet(&cloth());
    document.pages.truncate(1);
    let fine = decoded(&png_of(&document, 3.0 * FINE));
    let text = svg_of(&document);
    assert_alike(&fine, &rendered(&text, [fine.width, fine.height]), "several bands");
}

#[test]
fn impossible_pages_are_refused() {
    let empty = Document { pages: Vec::new(), ..sheet(Vec::new()) };
    let write = |document: &Document, dpi: f64| {
        let mut bytes = Vec::new();
        let keys = [
            png(document, dpi, &mut bytes).map_err(|error| key_of(Err::<(), _>(error))),
            svg(document, &mut bytes).map_err(|error| key_of(Err::<(), _>(error))),
            pdf(document, &mut bytes).map_err(|error| key_of(Err::<(), _>(error))),
        ];
        (keys, bytes.len())
    };
    assert_eq!(write(&empty, 72.0), ([Err("pages-none"); 3], 0));
    for side in [0.0, -1.0, 0.9, 5081.0, f64::NAN, f64::INFINITY] {
        let mut document = sheet(Vec::new());
        document.pages.push(Page::new(Size::new(100.0, side)));
        assert_eq!(write(&document, 72.0), ([Err("pages-size"); 3], 0), "{side}");
    }
    let page = sheet(Vec::new());
    for dpi in [0.0, -3.0, f64::NAN, f64::INFINITY] {
        assert_eq!(write(&page, dpi).0[0], Err("png-dpi"), "{dpi}");
    }
    assert_eq!(write(&page, 4000.0).0[0], Err("pages-too-fine"));
    let long = Document { pages: vec![Page::new(A4); 200], ..page };
    assert_eq!(write(&long, 300.0).0[0], Err("pages-too-fine"));
}

/// A sink that is full after so many bytes.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(std::io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_told() {
    let document = leaflet(&cloth());
    let results = [
        pdf(&document, &mut Full(1000)),
        svg(&document, &mut Full(1000)),
        png(&document, 72.0, &mut Full(1000)),
    ];
    for result in results {
        let Err(ExportError::Sink(error)) = result else { panic!("{result:?}") };
        assert_eq!(error.kind(), std::io::ErrorKind::StorageFull);
    }
}

/// Items that nobody could show are left out of all three.
#[test]
fn odd_items_do_no_harm() {
    let sound = sheet(vec![line("isen")]);
    let (odd_path, nothing) =
        (canting::geom::data::read("M1 1L5 5", usize::MAX).unwrap(), BezPath::new());
    let picture = |width, height, bytes| Arc::new(Pixmap { width, height, rgba: vec![7; bytes] });
    let mut items = vec![line("isen"), line(""), line("\u{7}")];
    for at in [f64::NAN, f64::INFINITY, 1e12] {
        items.push(Item::text((at, 3.0), Align::Right, "x", &TEXT));
        items.push(Item::rect(Rect::new(0.0, 0.0, at, 5.0), BLACK));
        items.push(Item::rule((0.0, 0.0), (at, 5.0), 1.0, BLACK));
        items.push(Item::rule((0.0, 0.0), (5.0, 5.0), at, BLACK));
        items.push(Item::text((3.0, 3.0), Align::Left, "x", &Style { size: at, ..TEXT }));
        items.push(Item::Picture { area: Rect::new(0.0, 0.0, at, 5.0), pixels: picture(1, 1, 4) });
    }
    for width in [0.0, -1.0] {
        items.push(Item::Stroke { path: odd_path.clone(), width, cap: Cap::Round, color: BLACK });
        items.push(Item::text((3.0, 3.0), Align::Left, "x", &Style { size: width, ..TEXT }));
    }
    items.push(Item::Fill { path: nothing.clone(), color: BLACK });
    items.push(Item::Stroke { path: nothing, width: 1.0, cap: Cap::Butt, color: BLACK });
    for (width, height, bytes) in [(0, 0, 0), (2, 2, 15), (u32::MAX, u32::MAX, 4), (1, 1, 4)] {
        let area = Rect::new(5.0, 5.0, 5.0, 9.0);
        items.push(Item::Picture { area, pixels: picture(width, height, bytes) });
    }
    let odd = sheet(items);
    assert!(png_of(&odd, 40.0) == png_of(&sound, 40.0), "png");
    assert_eq!(svg_of(&odd), svg_of(&sound));
    let text = |document: &Document| poppler("pdftotext", &[], &pdf_of(document));
    assert_eq!(text(&odd), text(&sound));
}

/// Text that nobody writes on purpose: it comes out with boxes, and quickly.
#[test]
fn any_text_can_be_printed() {
    let long = "Zażółć gęślą jaźń ".repeat(60_000);
    let word = "a".repeat(1_000_000);
    let marks = format!("a{}", "\u{301}".repeat(10_000));
    let lines = "\n".repeat(10_000);
    let texts = [
        "",
        " ",
        "\u{0}\u{1b}[31m\u{7f}\u{9f}",
        "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}",
        "שלום עולם",
        "مرحبا",
        "ꦧꦛꦶꦏ꧀",
        "\u{202E}abc\u{202C}",
        "\u{FFFF}\u{FEFF}\u{10FFFF}",
        "हिन्दी ไทย 中文",
        &marks,
        &lines,
        &long,
        &word,
    ];
    for text in texts {
        let runs = wrapped(text, &TEXT, 170.0);
        assert!(runs.iter().all(|run| run.width() <= 170.0), "{text:.20}");
        // The whole as one line, and the first lines of it.
        let few: String = text.chars().take(5000).collect();
        let whole = Run::new(&few, &TEXT);
        let mut items = vec![Item::Text { baseline: Point::new(9.0, 9.0), run: whole }];
        items.extend(
            runs.into_iter()
                .take(40)
                .map(|run| Item::Text { baseline: Point::new(9.0, 50.0), run }),
        );
        let document = Document { title: few.clone(), language: few, ..sheet(items) };
        pdf_of(&document);
        usvg::Tree::from_str(&svg_of(&document), &usvg::Options::default()).unwrap();
        png_of(&document, 30.0);
    }
}

/// Text with all that wrapping has to do with.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[a-zA-Z]{1,12}",
        3 => Just(" ".to_owned()),
        1 => "[ \\-\u{A0}\u{2009}\u{202F}\u{2060}/.,(“”—]{1,3}",
        1 => "[àẽȳ\u{301}\u{323}]{1,4}",
        1 => "\\PC{1,3}",
        1 => Just("\n".to_owned()),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_line_is_too_wide(text in any_text(), width in 8.0..120.0_f64, size in 6.0..14.0_f64, at in 0..3_usize) {
        let style = Style::new(size, BLACK).with_face(Typeface::ALL[at]);
        let runs = wrapped(&text, &style, width);
        for run in &runs {
            prop_assert!(run.width() <= width + 1e-6, "{} in {width}", run.width());
            let sum: f64 = run.glyphs().iter().map(|glyph| glyph.advance).sum();
            prop_assert!((sum * style.size - run.width()).abs() < 1e-9);
            // Shaped alone it is as wide, but for the kerning with what followed.
            prop_assert!((width_of(run.text(), &style) - run.width()).abs() < 0.2 * style.size);
            prop_assert!(run.glyphs().iter().all(|glyph| run.text().get(glyph.range.clone()).is_some()));
        }
        // Nothing is lost but spaces, and nothing comes twice.
        let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
        let shown: String = runs.iter().map(Run::text).collect();
        let plain = Run::new(&text, &style);
        prop_assert_eq!(letters(&shown), letters(plain.text()));
    }
}
