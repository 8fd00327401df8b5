//! Two printed pages such as a workshop would hang on its wall: headings, text, a table, swatches, a picture of cloth.

use std::sync::Arc;

use canting::color::Pixmap;
use canting::color::Srgb;
use canting::paper::flow::{Block, Flow, number};
use canting::paper::text::Style;
use canting::paper::{A4, Align, Document, Item, Typeface};
use kurbo::{Point, Rect};

const DARK: Srgb = Srgb::new(0x33, 0x22, 0x17);
const BARK: Srgb = Srgb::new(0x8A, 0x6A, 0x4C);
const LINE: Srgb = Srgb::new(0xD9, 0xC9, 0xB2);

const TITLE: Style = Style::new(24.0, DARK).with_face(Typeface::Bold).with_leading(28.0);
const LEAD: Style = Style::new(11.0, BARK).with_leading(15.0);
const HEADING: Style = Style::new(12.0, DARK).with_face(Typeface::Bold).with_leading(16.0);
const TEXT: Style = Style::new(9.5, DARK);
const NAME: Style = Style::new(9.5, DARK).with_face(Typeface::Bold);
const LATIN: Style = Style::new(9.5, BARK).with_face(Typeface::Italic);
const SMALL: Style = Style::new(7.5, BARK);

const AREA: Rect = Rect::new(22.0, 20.0, 188.0, 272.0);

const ABOUT: &str = "Kain ini dicelup tiga kali. Setelah klowong dan isen-isen ditutup malam, kain masuk ke bak nila, \
    lalu dijemur sampai biru. Malam dikerok, bagian yang tetap biru ditutup lagi (mbironi), dan kain masuk ke bak soga \
    sampai cokelatnya matang. Terakhir kain dilorod dalam air mendidih: malam lepas, dan putih mori muncul kembali.";

const MORE: &str = "Jaga suhu malam antara 60 °C dan 70 °C; terlalu panas ia menembus terlalu lebar, terlalu dingin ia \
    hanya menempel di permukaan. Timbang 4 g tingi untuk tiap 100 g kain, dan simpan setengahnya untuk celupan kedua. \
    “Sabar itu bahan pewarna yang paling mahal,” kata orang tua‑tua di Imogiri.";

const COLORS: [(&str, &str, &str, &str, Srgb); 6] = [
    ("latar", "putih mori", "", "tidak dicelup", Srgb::new(0xF4, 0xEE, 0xDF)),
    ("klowong", "cokelat soga", "Ceriops tagal", "6 celupan, 5 menit", Srgb::new(0x7A, 0x45, 0x20)),
    (
        "isen",
        "kuning tegeran",
        "Maclura cochinchinensis",
        "3 celupan, 10 menit",
        Srgb::new(0xD8, 0xA9, 0x3C),
    ),
    (
        "tembok",
        "biru nila",
        "Indigofera tinctoria",
        "8 celupan, 2 menit",
        Srgb::new(0x1E, 0x35, 0x5E),
    ),
    (
        "biron",
        "hitam wulung",
        "Indigofera tinctoria + Ceriops tagal",
        "8 celupan, lalu 6",
        Srgb::new(0x1C, 0x18, 0x1A),
    ),
    (
        "cecek",
        "merah mengkudu",
        "Morinda citrifolia",
        "5 celupan, 15 menit",
        Srgb::new(0x9C, 0x35, 0x2A),
    ),
];

/// The leaflet with a picture of cloth.
pub(crate) fn leaflet(cloth: &Arc<Pixmap>) -> Document {
    let mut flow = Flow::new(A4, AREA);
    flow.put(Block::text("Kawung Picis", &TITLE, flow.width()));
    flow.put(
        Block::text("Rencana celupan untuk kain 105 × 250 cm", &LEAD, flow.width()).below(1.0),
    );
    flow.put(rule(0.5, DARK).below(5.0));
    let picture = Rect::new(0.0, 1.2, 58.0, 59.2);
    let pixels = Arc::clone(cloth);
    let shown = vec![Item::Picture { area: picture, pixels }, Item::frame(picture, 0.15, BARK)];
    let words = Block::column([
        Block::text("Tiga kali celup", &HEADING, 100.0),
        Block::text(ABOUT, &TEXT, 100.0).below(1.0),
        Block::text(MORE, &TEXT, 100.0).below(2.0),
    ]);
    let columns = [(0.0, Block::new(59.2, shown)), (66.0, words)];
    flow.put(Block::row(columns).below(7.0));
    flow.heading("Warna", &HEADING, 9.0);
    for (at, color) in COLORS.iter().enumerate() {
        let above = if at == 0 { 1.5 } else { 0.0 };
        flow.put(rule(0.15, LINE).below(above).with_next());
        flow.put(row(color));
    }
    flow.put(rule(0.15, LINE));
    for chapter in ["Resep", "Catatan"] {
        flow.heading(chapter, &HEADING, 8.0);
        for text in [MORE, ABOUT, MORE] {
            flow.paragraph(text, &TEXT, 1.5);
        }
    }
    let mut pages = flow.finish();
    let foot = 282.0;
    for page in &mut pages {
        page.items.push(Item::text(
            (AREA.x0, foot),
            Align::Left,
            "Kawung Picis · ragi sogan",
            &SMALL,
        ));
    }
    number(&mut pages, Point::new(AREA.x1, foot), Align::Right, &SMALL);
    Document { title: "Kawung Picis: rencana celupan".to_owned(), language: "id".to_owned(), pages }
}

fn rule(width: f64, color: Srgb) -> Block {
    Block::new(0.0, vec![Item::rule((0.0, 0.0), (AREA.width(), 0.0), width, color)])
}

/// A swatch, the part it is for, its color and plant, and what to do.
fn row((part, name, plant, work, color): &(&str, &str, &str, &str, Srgb)) -> Block {
    let swatch = Rect::new(0.0, 2.0, 16.0, 11.0);
    let swatch = vec![Item::rect(swatch, *color), Item::frame(swatch, 0.15, BARK)];
    let work = Item::text((AREA.width(), TEXT.ascent()), Align::Right, work, &TEXT);
    let lines = [Block::text(name, &NAME, 70.0), Block::text(plant, &LATIN, 90.0)];
    let words = Block::row([
        (22.0, Block::text(part, &TEXT, 24.0)),
        (48.0, Block::column(lines)),
        (0.0, Block::new(TEXT.leading, vec![work])),
    ]);
    // In the middle of the swatch.
    let spaced = Block::column([Block::new(6.5 - words.height / 2.0, Vec::new()), words]);
    Block::row([(0.0, Block::new(13.0, swatch)), (0.0, spaced)])
}
