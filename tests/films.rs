//! Films and wax: the films of a cloth make its picture again, and waxed cloth repeats.

use std::collections::BTreeSet;

use canting::design::Step;
use canting::dye::Palette;
use canting::export::{FilmOptions, FilmReport, Look, PngOptions, png, separation};
use canting::mark::Part;
use canting::raster::{Grid, Ground, Inks, Painter, Window};
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
    let report = separation(repeat, parts, options, &mut bytes, &mut progress).unwrap();
    assert_eq!(last, (u64::from(report.film[1]), u64::from(report.film[1])), "all rows done");
    let mut reader = ::png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
    let mut grey = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut grey).unwrap();
    reader.finish().unwrap();
    assert_eq!(info.color_type, ::png::ColorType::Grayscale, "one channel");
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
    let FilmOptions { cloth, dpi } = *options;
    let mut bytes = Vec::new();
    let color = PngOptions { cloth, dpi, ground: Ground::Painted };
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
                assert_recomposed(&repeat, &palette, &FilmOptions { cloth, dpi }, &name);
            }
        }
    }
    // Interleaved marks: parts that are painted in several coats.
    let repeat = Repeat::of(scattered(Size::new(50.0, 70.0), 900).stepped(&Step::HalfDrop));
    let options = FilmOptions { cloth: Some(Size::new(120.0, 90.0)), dpi: 70.0 };
    assert_recomposed(&repeat, &sogan(&repeat), &options, "scattered");
}

#[test]
fn films_fit_over_one_another() {
    let repeat = Repeat::of(kawung(30.0).stepped(&Step::HalfDrop));
    for dpi in [20.0, 150.0] {
        let options = FilmOptions { cloth: Some(Size::new(70.0, 50.0)), dpi };
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
        let mut dark = [0; 4];
        for (at, (a, b)) in first.iter().zip(&other).enumerate() {
            let (x, y) = (at % width, at / width);
            if is_margin(x, y) {
                assert_eq!(a, b, "the margin at {x}, {y}");
                let corner =
                    usize::from(x >= width - margin) + 2 * usize::from(y >= height - margin);
                let is_corner =
                    (x < margin || x >= width - margin) && (y < margin || y >= height - margin);
                assert!(is_corner || *a == 255, "something at {x}, {y}");
                dark[corner] += u64::from(255 - a);
            }
        }
        assert!(dark[0] > 255 * 8 && dark == [dark[0]; 4], "four crosses: {dark:?}");
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
    let options = FilmOptions { cloth: None, dpi: 60.0 };
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
        for ground in [Ground::Painted, Ground::Transparent] {
            let inks = Inks::new(&palette, ground);
            let window = Window { x: -9, y: 31, width: 150, height: 170 };
            let near = painter.waxed(window, &inks, &waxed());
            let far = Window { x: window.x + 40_000 * across, y: window.y - 700 * down, ..window };
            assert!(near == painter.waxed(far, &inks, &waxed()), "{step:?}");
            let cloth = Some(Size::new(61.0, 83.0));
            let options = PngOptions { cloth, dpi: 120.0, ground };
            let look = Look { palette: &palette, waxed: waxed() };
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
    let inks = Inks::new(&palette, Ground::Painted);
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
