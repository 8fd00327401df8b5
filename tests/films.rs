//! Films and wax: the films of a cloth make its picture again, and waxed cloth repeats.

use std::collections::BTreeSet;

use canting::artwork::Artwork;
use canting::design::Step;
use canting::dye::Palette;
use canting::export::{Bits, Film, FilmOptions, FilmReport, Look, PngOptions, png, separation};
use canting::mark::{Mark, Part, Shape};
use canting::raster::{Backdrop, Grid, Inks, Painter, Window};
use canting::repeat::Repeat;
use kurbo::Size;

use crate::cloths::{kawung, scattered, sogan};
use crate::exports::decoded;

/// The grey samples of a film.
fn film(
    repeat: &Repeat,
    parts: &BTreeSet<Part>,
    options: &FilmOptions,
) -> (Vec<u8>, Vec<u8>, FilmReport) {
    let mut bytes = Vec::new();
    let mut last = (0, 0);
    let mut progress = |done, all| last = (done, all);
    let film = Film { parts: parts.clone(), label: vec!["2/4".to_owned(), "kawung".to_owned()] };
    let report = separation(repeat, &film, options, &mut bytes, &mut progress).unwrap();
    assert_eq!(last, (u64::from(report.film[1]), u64::from(report.film[1])), "all rows done");
    let mut reader = ::png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
    let mut grey = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut grey).unwrap();
    reader.finish().unwrap();
    assert_eq!(info.color_type, ::png::ColorType::Grayscale, "one channel");
    if options.bits == Bits::One {
        assert_eq!(info.bit_depth, ::png::BitDepth::One, "as asked for");
        let bit = |line: &[u8], x: usize| (line[x / 8] >> (7 - x % 8) & 1) * 255;
        let lines = grey.chunks_exact(info.line_size);
        let all = 0..info.width as usize;
        grey =
            lines.flat_map(|line| all.clone().map(|x| bit(line, x)).collect::<Vec<_>>()).collect();
    }
    assert_eq!([info.width, info.height], report.film, "as reported");
    (grey, bytes, report)
}

/// What lies on the cloth of a film, row by row.
fn cloth_of(grey: &[u8], report: &FilmReport) -> Vec<u8> {
    let [x, y] = report.offset.map(|offset| offset as usize);
    let [width, height] = report.cloth.pixels.map(|side| side as usize);
    let rows = grey.chunks_exact(report.film[0] as usize).skip(y).take(height);
    rows.flat_map(|row| row[x..x + width].to_vec()).collect()
}

fn assert_recomposed(repeat: &Repeat, palette: &Palette, options: &FilmOptions, what: &str) {
    let FilmOptions { cloth, dpi, .. } = *options;
    let mut bytes = Vec::new();
    let color = PngOptions { cloth, dpi, ground: Backdrop::Painted };
    png(repeat, palette, &color, &mut bytes, &mut |_, _| ()).unwrap();
    let picture = decoded(&bytes);
    let mut sums = vec![[0_u32; 3]; picture.rgba.len() / 4];
    for part in repeat.parts() {
        let (grey, _, report) = film(repeat, &[part.clone()].into(), options);
        let ink = palette.color(&part);
        for (sum, grey) in sums.iter_mut().zip(cloth_of(&grey, &report)) {
            let weight = 255 - u32::from(grey);
            let channels = [ink.r, ink.g, ink.b].map(u32::from);
            *sum = [0, 1, 2].map(|at| sum[at] + weight * channels[at]);
        }
    }
    for (at, (sum, pixel)) in sums.iter().zip(picture.rgba.chunks_exact(4)).enumerate() {
        // Rounded: a 255th times two has no half.
        let mixed = sum.map(|sum| (2 * sum + 255) / 510);
        assert_eq!(mixed, [0, 1, 2].map(|at| u32::from(pixel[at])), "{what}: pixel {at}");
    }
}

#[test]
fn films_make_the_picture_again() {
    let materials = crate::golden::materials();
    let wanted = ["lung-mekar", "mega-mendung", "parang-rusak", "semen-walik"];
    for (name, design) in crate::golden::samples() {
        if wanted.contains(&name.as_str()) {
            let (repeat, palette) = crate::golden::laid(&design, &materials);
            let period = repeat.period();
            let dpi = 25.4 * 150.0 / period.max_side();
            let larger = Size::new(1.3 * period.width, 2.4 * period.height);
            for cloth in [None, Some(larger)] {
                assert_recomposed(
                    &repeat,
                    &palette,
                    &FilmOptions { cloth, dpi, ..FilmOptions::default() },
                    &name,
                );
            }
        }
    }
    // Interleaved marks: parts that are painted in several coats.
    let repeat = Repeat::of(scattered(Size::new(50.0, 70.0), 900).stepped(&Step::HalfDrop));
    let options =
        FilmOptions { cloth: Some(Size::new(120.0, 90.0)), dpi: 70.0, ..FilmOptions::default() };
    assert_recomposed(&repeat, &sogan(&repeat), &options, "scattered");
}

#[test]
fn films_fit_over_one_another() {
    let repeat = Repeat::of(kawung(30.0).stepped(&Step::HalfDrop));
    for dpi in [20.0, 150.0] {
        let options =
            FilmOptions { cloth: Some(Size::new(70.0, 50.0)), dpi, ..FilmOptions::default() };
        let of = |part: &str| film(&repeat, &[Part::new(part)].into(), &options);
        let (first, bytes, report) = of("tembok");
        let (other, _, same) = of("isen");
        assert_eq!(report, same);
        let [margin, _] = report.offset;
        assert_eq!(report.film, report.cloth.pixels.map(|side| side + 2 * margin));
        let [width, height] = report.film.map(|side| side as usize);
        let margin = margin as usize;
        let is_margin = |x: usize, y: usize| {
            let beyond = |at: usize, side: usize| at < margin || at >= side - margin;
            beyond(x, width) || beyond(y, height)
        };
        let (mut dark, mut told) = ([0; 4], 0);
        for (at, (a, b)) in first.iter().zip(&other).enumerate() {
            let (x, y) = (at % width, at / width);
            if is_margin(x, y) {
                assert_eq!(a, b, "the margin at {x}, {y}");
                let corner =
                    usize::from(x >= width - margin) + 2 * usize::from(y >= height - margin);
                let is_corner =
                    (x < margin || x >= width - margin) && (y < margin || y >= height - margin);
                // Between the upper corners stands the label, the same on both.
                let is_label = y < margin && x >= margin && x < width - margin;
                assert!(is_corner || is_label || *a == 255, "something at {x}, {y}");
                dark[corner] += u64::from(255 - a) * u64::from(is_corner);
                told += u64::from(255 - a) * u64::from(is_label);
            }
        }
        assert!(dark[0] > 255 * 8 && dark == [dark[0]; 4], "four crosses: {dark:?}");
        assert!(told > 255 * 8, "a label");
        // Rings and crosses are the same from all sides.
        let cross = |x: usize, y: usize| first[y * width + x];
        for y in 0..margin {
            for x in 0..margin {
                let mirrored = cross(margin - 1 - x, y).abs_diff(cross(x, y));
                assert!(mirrored <= 16 && cross(y, x).abs_diff(cross(x, y)) <= 16, "{x}, {y}");
            }
        }
        assert!(bytes.windows(4).any(|four| four == b"pHYs"), "its physical size");
        for name in [b"sRGB", b"gAMA"] {
            assert!(!bytes.windows(4).any(|four| four == name), "a film has no color");
        }
    }
}

#[test]
fn parts_together_are_their_films_together() {
    let repeat = Repeat::of(kawung(30.0));
    let options = FilmOptions { dpi: 60.0, ..FilmOptions::default() };
    let of = |parts: &[&str]| {
        let parts = parts.iter().map(|part| Part::new(part)).collect();
        let (grey, _, report) = film(&repeat, &parts, &options);
        cloth_of(&grey, &report)
    };
    let [one, other, both] = [of(&["isen"]), of(&["tembok"]), of(&["isen", "tembok", "none"])];
    for ((one, other), both) in one.iter().zip(other).zip(both) {
        assert_eq!((255 - one) + (255 - other), 255 - both);
    }
    assert!(of(&[]).iter().all(|grey| *grey == 255), "nothing prints");
    let all: Vec<String> = repeat.parts().iter().map(ToString::to_string).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    assert!(of(&all).iter().all(|grey| *grey == 0), "all prints");
}

/// On films of single bits every pixel is black on exactly one, where most of it is black on the grey ones.
#[test]
fn films_of_single_bits_share_every_pixel_out() {
    let artwork = scattered(Size::new(50.0, 70.0), 300);
    for (step, cloth) in [
        (Step::HalfDrop, Some(Size::new(121.3, 90.7))),
        (Step::Tubrukan, None),
        (Step::Tubrukan, Some(Size::new(20.0, 20.0))),
    ] {
        let repeat = Repeat::of(artwork.clone().stepped(&step));
        let options = FilmOptions { cloth, dpi: 71.0, bits: Bits::One, ..FilmOptions::default() };
        let grey = FilmOptions { bits: Bits::Eight, ..options };
        let mut black = Vec::new();
        for part in repeat.parts() {
            let (bits, bytes, report) = film(&repeat, &[part.clone()].into(), &options);
            crate::exports::pngcheck(&bytes);
            assert_eq!(report.offset[0] % 8, 0, "the cloth begins with a byte");
            let bits = cloth_of(&bits, &report);
            let (all, _, report) = film(&repeat, &[part].into(), &grey);
            let all = cloth_of(&all, &report);
            assert_eq!(bits.len(), all.len());
            for (bit, grey) in bits.iter().zip(all) {
                assert!(*bit == 0 || *bit == 255);
                assert!(grey >= 128 || *bit == 0, "most of it prints");
            }
            black.resize(bits.len(), 0);
            black.iter_mut().zip(bits).for_each(|(sum, bit)| *sum += 255 - bit);
        }
        assert!(black.iter().all(|sum| *sum == 255), "{step:?} {cloth:?}");
    }
}

/// With a trap the lower part reaches under the upper one, so far and no farther, and the upper one stays as it is.
#[test]
fn a_trap_reaches_under_what_lies_above() {
    let square = canting::geom::data::read("M5 5H15V15H5Z", usize::MAX).unwrap();
    let marks = vec![Mark::new(Part::new("klowong"), Shape::Area(square)).unwrap()];
    let repeat = Repeat::of(Artwork::from_marks(Size::new(20.0, 20.0), marks));
    for bits in [Bits::One, Bits::Eight] {
        // Ten pixels in a millimeter.
        let options = FilmOptions { dpi: 254.0, bits, trap: 0.3, ..FilmOptions::default() };
        let plain = FilmOptions { trap: 0.0, ..options };
        let of = |part: &str, options| {
            let (grey, _, report) = film(&repeat, &[Part::new(part)].into(), options);
            cloth_of(&grey, &report)
        };
        assert!(of("klowong", &options) == of("klowong", &plain), "the upper part");
        let (ground, before) = (of("latar", &options), of("latar", &plain));
        let black = |film: &[u8]| film.iter().filter(|grey| **grey == 0).count();
        // The square of 100 x 100 pixels is left open but for 3 pixels inside of its edge.
        assert_eq!(black(&before), 200 * 200 - 100 * 100);
        assert_eq!(black(&ground), 200 * 200 - 94 * 94);
        assert_eq!([ground[100 * 200 + 52], ground[100 * 200 + 53]], [0, 255]);
        let both = ["klowong", "latar"].map(Part::new).into();
        let (grey, _, report) = film(&repeat, &both, &options);
        assert!(cloth_of(&grey, &report).iter().all(|grey| *grey == 0), "nothing within a film");
    }
}

fn waxed() -> BTreeSet<Part> {
    ["klowong", "tembok"].into_iter().map(Part::new).collect()
}

#[test]
fn waxed_cloth_repeats_and_streams() {
    for step in [Step::Tubrukan, Step::HalfDrop] {
        let repeat = Repeat::of(kawung(20.0).stepped(&step));
        let palette = sogan(&repeat);
        let grid = Grid::snapped(&repeat, 120.0 / 25.4).unwrap();
        let [across, down] = grid.period().unwrap();
        let painter = Painter::new(&repeat, grid);
        for ground in [Backdrop::Painted, Backdrop::Transparent] {
            let inks = Inks::new(&palette, ground);
            let window = Window { x: -9, y: 31, width: 150, height: 170 };
            let near = painter.waxed(window, &inks, &waxed());
            let far = Window { x: window.x + 40_000 * across, y: window.y - 700 * down, ..window };
            assert!(near == painter.waxed(far, &inks, &waxed()), "{step:?}");
            let cloth = Some(Size::new(61.0, 83.0));
            let options = PngOptions { cloth, dpi: 120.0, ground };
            let look = Look { palette: palette.clone(), waxed: waxed() };
            let mut bytes = Vec::new();
            let report = png(&repeat, look, &options, &mut bytes, &mut |_, _| ()).unwrap();
            let [width, height] = report.pixels;
            let plain = painter.waxed(Window { x: 0, y: 0, width, height }, &inks, &waxed());
            assert!(decoded(&bytes) == plain, "{step:?} {ground:?}");
        }
    }
}

#[test]
fn wax_lies_where_parts_are_waxed() {
    let repeat = Repeat::of(kawung(30.0));
    let palette = sogan(&repeat);
    let painter = Painter::new(&repeat, Grid::snapped(&repeat, 8.0).unwrap());
    let inks = Inks::new(&palette, Backdrop::Painted);
    let window = Window { x: 0, y: 0, width: 240, height: 240 };
    let bare = painter.window(window, &inks);
    assert!(painter.waxed(window, &inks, &BTreeSet::new()) == bare, "no wax");
    let shares = painter.shares(window);
    let covered: Vec<u8> = {
        let planes: Vec<Vec<u8>> = waxed().iter().map(|part| shares.share_of(part)).collect();
        (0..bare.rgba.len() / 4).map(|at| planes.iter().map(|plane| plane[at]).sum()).collect()
    };
    let picture = painter.waxed(window, &inks, &waxed());
    for (at, pixel) in picture.rgba.chunks_exact(4).enumerate() {
        if covered[at] == 255 {
            assert!(pixel[0] > pixel[1] && pixel[1] > pixel[2], "brown: {pixel:?}");
        } else if covered[at] == 0 {
            let below = &bare.rgba[4 * at..][..3];
            assert!(pixel.iter().zip(below).all(|(a, b)| a <= b), "no lighter than the cloth");
        }
    }
    // Lit from the upper left: toward it edges are brighter than away from it.
    let light = |at: usize| u32::from(picture.rgba[4 * at]) + u32::from(picture.rgba[4 * at + 1]);
    let (mut lit, mut dark) = ((0, 0), (0, 0));
    for at in 241..covered.len() - 241 {
        if covered[at] == 255 && covered[at - 241] < 128 {
            lit = (lit.0 + light(at), lit.1 + 1);
        } else if covered[at] == 255 && covered[at + 241] < 128 {
            dark = (dark.0 + light(at), dark.1 + 1);
        }
    }
    assert!(lit.0 / lit.1 > dark.0 / dark.1 + 20, "{lit:?} {dark:?}");
}
