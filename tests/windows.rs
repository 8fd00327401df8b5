//! What of an SVG file is seen: its page, clips, masks and patterns, held against `resvg`; and what is told of the rest.

use std::collections::BTreeMap;

use canting::artwork::{Artwork, Materials};
use canting::design;
use canting::mark::{Mark, Rule, Shape};
use canting::notice::Argument;
use kurbo::{ParamCurveNearest as _, PathEl, Point, Shape as _};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// Millimeters of the tile, and samples along a side of it.
const SIDE: u32 = 20;
const SAMPLES: u32 = 100;

fn page(inside: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{SIDE}mm\" height=\"{SIDE}mm\" viewBox=\"0 0 {SIDE} {SIDE}\">{inside}</svg>"
    )
}

fn drawn(inside: &str) -> Artwork {
    let design = design::read(&format!(
        "canting = 1\n[repeat]\ntile = [{SIDE}, {SIDE}]\n[[layer]]\npicture = \"a.svg\"\n[[colorway]]\nname = \"a\"\nprint = {{}}\n"
    ));
    let pictures = BTreeMap::from([("a.svg".to_owned(), Ok(page(inside)))]);
    Artwork::of(&design.unwrap(), &Materials { pictures, ..Materials::standard() })
}

/// What was told, in order: the kind, how many, and the example.
fn told(artwork: &Artwork) -> Vec<(String, f64, String)> {
    let value = |values: &[(&'static str, Argument)], name: &str| {
        values.iter().find(|(it, _)| *it == name).map(|(_, value)| value.clone())
    };
    let told = artwork.notices().iter().map(|notice| {
        let key = notice.message.key;
        let kind = key.strip_prefix("picture-left-").unwrap_or(key).to_owned();
        let count = value(&notice.message.values, "count");
        let id = value(&notice.message.values, "id");
        let Some(Argument::Number(count)) = count else { return (kind, 0.0, String::new()) };
        let Some(Argument::Text(id)) = id else { return (kind, count, String::new()) };
        (kind, count, id)
    });
    told.collect()
}

#[expect(clippy::disallowed_methods, reason = "nothing is drawn from it")]
fn covers(mark: &Mark, point: Point) -> bool {
    match mark.shape() {
        Shape::Area(path) => path.winding(point) != 0,
        Shape::EvenOdd(path) => path.winding(point) % 2 != 0,
        Shape::Dot { center, radius } => (point - *center).hypot() <= *radius,
        Shape::Stroke { path, width } => {
            let near = path.segments().map(|it| it.nearest(point, 1e-4).distance_sq);
            near.fold(f64::INFINITY, f64::min) <= width * width / 4.0
        }
    }
}

/// The parts of all samples that are waxed here but not there, and there but not here.
fn apart(artwork: &Artwork, svg: &str) -> (f64, f64) {
    let tree = Tree::from_str(svg, &Options::default()).unwrap();
    let mut canvas = Pixmap::new(SAMPLES, SAMPLES).unwrap();
    let scale = SAMPLES as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut canvas.as_mut());
    let (mut more, mut less) = (0, 0);
    for y in 0..SAMPLES {
        for x in 0..SAMPLES {
            let at = |k: u32| (f64::from(k) + 0.5) * f64::from(SIDE) / f64::from(SAMPLES);
            let is_ours = artwork.marks().iter().any(|mark| covers(mark, Point::new(at(x), at(y))));
            let is_theirs = canvas.pixel(x, y).is_some_and(|it| it.alpha() > 127);
            more += u32::from(is_ours && !is_theirs);
            less += u32::from(is_theirs && !is_ours);
        }
    }
    let all = f64::from(SAMPLES * SAMPLES);
    (f64::from(more) / all, f64::from(less) / all)
}

/// What is drawn is what is seen, and nothing is told.
#[test]
fn what_is_seen_is_drawn() {
    let star = "M10,0 L15.9,18 L0.5,6.9 L19.5,6.9 L4.1,18 Z";
    for inside in [
        // The page.
        "<circle cx=\"10\" cy=\"10\" r=\"4\"/><path d=\"M-15 2h8v4h-8zM22 10h6v4h-6z\"/>",
        "<circle cx=\"0\" cy=\"10\" r=\"6\"/><rect x=\"15\" y=\"15\" width=\"99\" height=\"99\"/>",
        "<path d=\"M-5 5 H30\" stroke=\"red\" stroke-width=\"3\" stroke-linecap=\"round\"/>",
        "<path d=\"M-5 5 H30\" stroke=\"red\" stroke-width=\"3\" stroke-linecap=\"round\" stroke-dasharray=\"0 4\"/>",
        // Frames within.
        "<svg x=\"5\" y=\"5\" width=\"8\" height=\"8\"><circle r=\"6\"/></svg>",
        "<svg x=\"5\" y=\"5\" width=\"8\" height=\"8\" overflow=\"visible\"><circle r=\"6\"/></svg>",
        "<symbol id=\"s\" viewBox=\"0 0 4 4\"><circle r=\"3\"/></symbol><use href=\"#s\" x=\"4\" y=\"4\" width=\"12\" height=\"12\"/>",
        // Clips.
        "<clipPath id=\"c\"><circle cx=\"10\" cy=\"10\" r=\"5\"/></clipPath><g clip-path=\"url(#c)\"><path d=\"M4 4h12v12h-12z\"/></g>",
        "<clipPath id=\"c\"><circle cx=\"10\" cy=\"10\" r=\"5\"/></clipPath><path clip-path=\"url(#c)\" stroke=\"red\" fill=\"none\" stroke-width=\"2\" stroke-linecap=\"round\" d=\"M2 9H18\"/>",
        "<style>.k{clip-path:url(#c)}</style><clipPath id=\"c\" clipPathUnits=\"objectBoundingBox\"><rect width=\".5\" height=\".7\"/></clipPath><path class=\"k\" d=\"M4 4h12v12h-12z\" transform=\"rotate(20)\"/>",
        &format!(
            "<clipPath id=\"c\"><path clip-rule=\"evenodd\" d=\"{star}\"/></clipPath><rect width=\"20\" height=\"20\" clip-path=\"url(#c)\"/>"
        ),
        "<clipPath id=\"c\" clip-path=\"url(#d)\" transform=\"translate(2)\"><rect x=\"4\" y=\"4\" width=\"9\" height=\"9\"/><circle cx=\"4\" cy=\"14\" r=\"3\"/></clipPath><clipPath id=\"d\"><circle cx=\"9\" cy=\"9\" r=\"6\"/></clipPath><rect width=\"20\" height=\"20\" clip-path=\"url(#c)\"/>",
        "<clipPath id=\"c\"><use href=\"#k\" x=\"5\"/></clipPath><defs><circle id=\"k\" cx=\"5\" cy=\"8\" r=\"4\"/></defs><g clip-path=\"url(#c)\"><g transform=\"scale(2)\"><rect width=\"6\" height=\"4\"/></g></g>",
        "<clipPath id=\"c\"/><rect width=\"9\" height=\"9\" clip-path=\"url(#c)\"/><circle cx=\"15\" cy=\"15\" r=\"2\"/>",
        "<clipPath id=\"c\"><path d=\"M0 0h20v20h-20z M5 5v10h10v-10z\"/></clipPath><rect x=\"3\" y=\"3\" width=\"14\" height=\"14\" clip-path=\"url(#c)\"/>",
        // Masks.
        "<mask id=\"m\"><rect width=\"20\" height=\"20\" fill=\"white\"/><circle cx=\"10\" cy=\"10\" r=\"4\"/></mask><rect x=\"2\" y=\"2\" width=\"16\" height=\"16\" mask=\"url(#m)\"/>",
        "<mask id=\"m\" maskUnits=\"userSpaceOnUse\" x=\"3\" y=\"3\" width=\"9\" height=\"9\" style=\"mask-type:alpha\"><circle cx=\"10\" cy=\"10\" r=\"6\" fill=\"#d9d9d9\"/></mask><g mask=\"url(#m)\"><rect width=\"20\" height=\"20\"/></g>",
        "<mask id=\"m\" maskContentUnits=\"objectBoundingBox\"><circle cx=\".5\" cy=\".5\" r=\".4\" fill=\"#fff\"/></mask><rect x=\"3\" y=\"3\" width=\"14\" height=\"14\" mask=\"url(#m)\"/>",
        "<mask id=\"m\"><path d=\"M2 10H18\" stroke=\"white\" stroke-width=\"4\" stroke-linecap=\"round\"/></mask><rect width=\"20\" height=\"20\" mask=\"url(#m)\"/>",
        // Patterns.
        "<pattern id=\"p\" patternUnits=\"userSpaceOnUse\" width=\"4\" height=\"4\"><path d=\"M0 0h2v2h-2z\"/></pattern><rect width=\"20\" height=\"20\" fill=\"url(#p)\"/>",
        "<pattern id=\"p\" patternUnits=\"userSpaceOnUse\" x=\"1\" y=\"1\" width=\"4\" height=\"3\" patternTransform=\"rotate(30)\"><rect width=\"2\" height=\"9\"/></pattern><circle cx=\"10\" cy=\"10\" r=\"7\" fill=\"url(#p)\"/>",
        "<pattern id=\"p\" width=\".25\" height=\".25\" viewBox=\"0 0 10 10\"><circle cx=\"5\" cy=\"5\" r=\"3\"/></pattern><rect x=\"2\" y=\"2\" width=\"16\" height=\"16\" fill=\"url(#p)\"/>",
        "<pattern id=\"q\" patternUnits=\"userSpaceOnUse\" width=\"4\" height=\"4\"><path d=\"M0 0h4v2h-4z\"/></pattern><pattern id=\"p\" href=\"#q\" patternTransform=\"scale(.7)\"/><path d=\"M2 10H18\" stroke-width=\"9\" stroke=\"url(#p)\" stroke-linecap=\"round\"/><path d=\"M2 2 H18 V6 H2 Z\" fill=\"url(#p)\"/>",
    ] {
        let artwork = drawn(inside);
        assert_eq!(told(&artwork), [], "{inside}");
        let (more, less) = apart(&artwork, &page(inside));
        assert!(more < 0.006 && less < 0.006, "{more} too much, {less} too little: {inside}");
    }
}

/// A clip that cuts nothing changes nothing: lines stay lines.
#[test]
fn what_is_not_cut_stays_as_it_was() {
    let line = "<path d=\"M5 5L15 9\" fill=\"none\" stroke=\"red\" stroke-linecap=\"round\"/>";
    let plain = drawn(line);
    for clip in ["<rect width=\"20\" height=\"20\"/>", "<circle cx=\"10\" cy=\"10\" r=\"8\"/>"] {
        let clipped =
            format!("<clipPath id=\"c\">{clip}</clipPath><g clip-path=\"url(#c)\">{line}</g>");
        assert_eq!(drawn(&clipped).marks(), plain.marks(), "{clip}");
    }
}

/// What stands in the file beside a disc, what is told of it (kind, count, example), and how many marks there are.
type Loss<'a> = (&'a str, &'a [(&'a str, f64, &'a str)], usize);

fn assert_told(losses: &[Loss<'_>]) {
    let disc = "<circle cx=\"5\" cy=\"5\" r=\"3\"/>";
    for &(inside, expected, marks) in losses {
        let artwork = drawn(&format!("{inside}{disc}"));
        let expected: Vec<(String, f64, String)> = expected
            .iter()
            .map(|&(kind, count, id)| (kind.to_owned(), count, id.to_owned()))
            .collect();
        assert_eq!(told(&artwork), expected, "{inside:.300}");
        assert_eq!(artwork.marks().len(), marks, "{inside:.300}");
    }
}

/// What nobody drew is not told.
#[test]
fn what_is_not_seen_is_not_told() {
    assert_told(&[
        (
            "<text> </text><text display=\"none\">a</text><g style=\"visibility:hidden\"><text>a</text></g>",
            &[],
            1,
        ),
        (
            "<style>.h text{display:none}</style><g class=\"h\"><text>a</text></g><defs><text>a</text></defs>",
            &[],
            1,
        ),
        (
            "<g opacity=\"0\"><text>a</text><image href=\"a.png\"/></g><script>a</script><symbol><text>a</text></symbol>",
            &[],
            1,
        ),
        ("<text x=\"50\" y=\"50\">a</text>", &[], 1),
        (
            "<clipPath id=\"c\"><path d=\"M0 0h20v20h-20z\"/><text> </text><text display=\"none\">a</text><text visibility=\"hidden\">a</text></clipPath><path d=\"M9 9h5v5z\" clip-path=\"url(#c)\"/>",
            &[],
            2,
        ),
        (
            "<mask id=\"m\"><rect width=\"20\" height=\"20\" fill=\"#888\"/></mask><g id=\"k\" mask=\"url(#m)\"><path d=\"M9 29h5v5z\"/></g>",
            &[],
            1,
        ),
    ]);
}

/// What wax cannot do at all is left out, and told by kind.
#[test]
fn what_is_left_out_is_told_by_kind() {
    let star: String =
        (0..1500).map(|at| format!("{},{} ", at * 601 % 1500 % 97, at * 601 % 1500 / 97)).collect();
    let star = format!("<polygon id=\"k\" points=\"{star}\"/>");
    assert_told(&[
        (
            "<text id=\"a\" x=\"3\" y=\"3\">a</text><text x=\"5\" y=\"5\">b</text>",
            &[("text", 2.0, "a")],
            1,
        ),
        ("<image id=\"b\" href=\"a.png\" width=\"9\" height=\"9\"/>", &[("image", 1.0, "b")], 1),
        (
            "<image id=\"b\" href=\"data:image/png;base64,AAAA\" width=\"9\" height=\"9\"/><image/>",
            &[("image", 1.0, "b")],
            1,
        ),
        ("<use id=\"u\" href=\"a.svg#b\"/><use href=\"#nobody\"/>", &[("linked", 1.0, "u")], 1),
        ("<g id=\"g\"><use id=\"u\" href=\"#g\"/></g>", &[("loop", 1.0, "u")], 1),
        (
            "<mask id=\"m\"><rect width=\"20\" height=\"20\" fill=\"#888\"/></mask><g id=\"k\" mask=\"url(#m)\"><path d=\"M9 9h5v5z\"/></g>",
            &[("mask", 1.0, "k")],
            1,
        ),
        (
            "<path id=\"k\" d=\"M9 9h5v5z\" style=\"clip-path:circle(5px at 27px 27px)\"/>",
            &[("clip", 1.0, "k")],
            1,
        ),
        (
            "<clipPath id=\"c\"><text y=\"9\">HI</text></clipPath><path id=\"k\" d=\"M9 9h5v5z\" clip-path=\"url(#c)\"/>",
            &[("clip", 1.0, "k")],
            1,
        ),
        (
            "<defs><text id=\"t\" y=\"9\">HI</text></defs><clipPath id=\"d\"><use href=\"#t\"/></clipPath><clipPath id=\"c\" clip-path=\"url(#d)\"><path d=\"M0 0h20v20h-20z\"/></clipPath><g id=\"k\" clip-path=\"url(#c)\"><path d=\"M9 9h5v5z\"/></g>",
            &[("clip", 1.0, "k")],
            1,
        ),
        (
            "<pattern id=\"p\" patternUnits=\"userSpaceOnUse\" width=\".01\" height=\".01\"><path d=\"M0 0h1v1z\"/></pattern><path id=\"k\" fill=\"url(#p)\" d=\"M9 9h5v5z\"/>",
            &[("pattern", 1.0, "k")],
            1,
        ),
        (&star, &[("crowded", 1.0, "k")], 1),
    ]);
}

/// What wax can do in part is drawn plainly, and told by kind.
#[test]
fn what_is_drawn_plainly_is_told_by_kind() {
    assert_told(&[
        (
            "<style>.k{filter:drop-shadow(5px 5px 0 #000)}</style><path id=\"k\" class=\"k\" d=\"M9 9h5v5z\"/>",
            &[("filter", 1.0, "k")],
            2,
        ),
        (
            "<path style=\"filter:url(#f)\" d=\"M9 9h5v5z\"/><path filter=\"none\" d=\"M9 9h5v5z\" display=\"none\"/>",
            &[("filter", 1.0, "")],
            2,
        ),
        (
            "<g style=\"isolation:isolate\"><path style=\"mix-blend-mode:screen\" d=\"M9 9h5v5z\"/></g>",
            &[("blend", 1.0, "")],
            2,
        ),
        (
            "<g opacity=\".5\" id=\"o\"><path d=\"M9 9h5v5z\"/></g><path opacity=\".5\" d=\"M-9 9h5v5z\"/>",
            &[("opacity", 1.0, "o")],
            2,
        ),
    ]);
}

/// Clips, masks and patterns that hold one another are cut loose, and those that come to too much are refused.
#[test]
fn loops_end_and_multiplied_clips_are_refused() {
    let seen = "<circle cx=\"5\" cy=\"5\" r=\"3\"/>";
    for inside in [
        "<clipPath id=\"a\" clip-path=\"url(#b)\"><path d=\"M0 0h9v9z\"/></clipPath><clipPath id=\"b\" clip-path=\"url(#c)\"><path d=\"M0 0h9v9z\"/></clipPath><clipPath id=\"c\"><path d=\"M0 0h9v9z\" clip-path=\"url(#a)\"/></clipPath><path d=\"M0 0h9v9z\" clip-path=\"url(#a)\"/>",
        "<mask id=\"a\"><path d=\"M0 0h9v9z\" mask=\"url(#b)\"/></mask><mask id=\"b\"><path d=\"M0 0h9v9z\" mask=\"url(#c)\"/></mask><mask id=\"c\" mask=\"url(#a)\"><path d=\"M0 0h9v9z\"/></mask><path d=\"M0 0h9v9z\" mask=\"url(#a)\"/>",
        "<pattern id=\"a\" width=\"1\" height=\"1\"><path d=\"M0 0h9v9z\" fill=\"url(#b)\"/></pattern><pattern id=\"b\" width=\"1\" height=\"1\"><path d=\"M0 0h9v9z\" stroke=\"url(#c)\"/></pattern><pattern id=\"c\" width=\"1\" height=\"1\"><path d=\"M0 0h9v9z\" fill=\"url('#a')\"/></pattern><path d=\"M0 0h9v9z\" fill=\"url(#a)\"/>",
        "<clipPath id=\"a\"><use href=\"#u\"/></clipPath><defs><path id=\"u\" d=\"M0 0h9v9z\" clip-path=\"url(#a)\"/></defs><path d=\"M0 0h9v9z\" clip-path=\"url(#a)\"/>",
    ] {
        let artwork = drawn(&format!("{inside}{seen}"));
        assert!(
            told(&artwork).iter().any(|(kind, ..)| kind == "loop"),
            "{:?}: {inside}",
            artwork.notices()
        );
    }
    let many = |inside: &str, count: usize| inside.repeat(count);
    let shape = "<path d=\"M1 1h9v9z\"/>";
    for (inside, key) in [
        (
            format!(
                "<clipPath id=\"c\" clipPathUnits=\"objectBoundingBox\">{}</clipPath><g>{}</g>",
                many(shape, 5000),
                many("<path d=\"M1 1h9v9z\" clip-path=\"url(#c)\"/>", 5000)
            ),
            "picture-too-copied",
        ),
        (
            (0..300)
                .map(|at| format!("<mask id=\"m{at}\" mask=\"url(#m{})\">{shape}</mask>", at + 1))
                .collect::<String>()
                + "<path d=\"M1 1h9v9z\" mask=\"url(#m0)\"/>",
            "picture-too-deep",
        ),
        (within_one_another("clipPath", 40, |_| String::new()), "picture-too-copied"),
        (within_one_another("mask", 40, |_| String::new()), "picture-too-copied"),
    ] {
        let artwork = drawn(&inside);
        let keys: Vec<_> = artwork.notices().iter().map(|notice| notice.message.key).collect();
        assert_eq!(keys, [key]);
    }
}

/// As many clips or masks (`tag`), each of two shapes at their own places that are seen through the next; and a square
/// that is seen through the first.
fn within_one_another(tag: &str, depth: usize, place: impl Fn(usize) -> String) -> String {
    let seen = if tag == "mask" { "mask" } else { "clip-path" };
    let open = |at: usize| {
        format!("<{tag} id=\"n{at}\" maskUnits=\"userSpaceOnUse\" width=\"99\" height=\"99\">")
    };
    let shape = |at: usize, side: usize| {
        let place = place(2 * at + side);
        format!(
            "<rect width=\"{}\" height=\"15\" fill=\"#fff\" {place} {seen}=\"url(#n{at})\"/>",
            15 + side
        )
    };
    let one = |at: usize| format!("{}{}{}</{tag}>", open(at), shape(at + 1, 0), shape(at + 1, 1));
    let all: String = (0..depth).map(one).collect();
    let last = format!("{}<rect width=\"12\" height=\"12\" fill=\"#fff\"/></{tag}>", open(depth));
    format!("{all}{last}<path id=\"k\" d=\"M2 2h16v16h-16z\" {seen}=\"url(#n0)\"/>")
}

/// There are a hundred thousand ways through seventeen clips or masks of two shapes each, but only seventeen to be cut.
#[test]
fn clips_within_clips_are_cut_once() {
    for tag in ["clipPath", "mask"] {
        let artwork = drawn(&within_one_another(tag, 17, |_| String::new()));
        assert_eq!(told(&artwork), [], "{tag}");
        let [mark] = artwork.marks() else { panic!("{tag}: {:?}", artwork.marks()) };
        assert!((mark.bounds().x1 - 12.0).abs() < 0.01, "{tag}: {:?}", mark.bounds());
    }
}

/// Where every way leads elsewhere, they are too much work, and nothing else suffers.
#[test]
fn too_many_ways_through_clips_are_told() {
    for tag in ["clipPath", "mask"] {
        let place = |at: usize| format!("transform=\"rotate(.0{})\"", at * at);
        let inside = within_one_another(tag, 17, place);
        let artwork = drawn(&format!("{inside}<circle cx=\"15\" cy=\"4\" r=\"2\"/>"));
        assert_eq!(told(&artwork), [("crowded".to_owned(), 1.0, "k".to_owned())], "{tag}");
        assert_eq!(artwork.marks().len(), 1, "{tag}");
    }
}

/// Lines that do not stretch with their shapes do not do so in masks either.
#[test]
fn lines_in_masks_keep_their_width() {
    let line = "<g transform=\"scale(4 1)\"><path d=\"M2.5 2V18\" stroke=\"#fff\" stroke-width=\"7.5591\" vector-effect=\"non-scaling-stroke\"/></g>";
    let mask = format!("<mask id=\"m\">{line}</mask>");
    let artwork = drawn(&format!("{mask}<rect width=\"20\" height=\"20\" mask=\"url(#m)\"/>"));
    let [mark] = artwork.marks() else { panic!("{:?}", artwork.notices()) };
    assert!((mark.bounds().width() - 2.0).abs() < 0.02, "{:?}", mark.bounds());
}

/// A clip with very many corners is prepared once for all who are seen through it; at other places it is counted anew.
#[test]
fn clips_are_prepared_once_and_counted() {
    let corners: String = (0..60_000)
        .map(|at: i32| {
            format!("{} {} ", f64::from(30_000 - (at - 30_000).abs()) / 2000.0, 18 * (at / 30_000))
        })
        .collect();
    let clip = format!("<clipPath id=\"c\"><polygon points=\"{corners}\"/></clipPath>");
    let users = |count: u32, turn: &dyn Fn(u32) -> String| -> String {
        let user =
            |at| format!("<g clip-path=\"url(#c)\" {}><path d=\"M4 4h1v1h-1z\"/></g>", turn(at));
        (0..count).map(user).collect()
    };
    let same = drawn(&format!("{clip}{}", users(300, &|_| String::new())));
    assert_eq!((told(&same), same.marks().len()), (Vec::new(), 300));
    let turned = |at: u32| format!("transform=\"translate(0 {})\"", f64::from(at) / 1000.0);
    let apart = drawn(&format!("{clip}{}", users(300, &turned)));
    let told = told(&apart);
    assert!(told.iter().any(|(kind, ..)| kind == "crowded"), "{told:?}");
}

/// Dashes are counted wherever a line is dashed.
#[test]
fn dashes_in_masks_are_counted() {
    let mask = "<mask id=\"m\"><path d=\"M0 10H20\" stroke=\"#fff\" stroke-width=\"9\" stroke-dasharray=\"1e-6\"/></mask>";
    assert_told(&[(
        &format!("{mask}<path id=\"k\" d=\"M9 9h5v5z\" mask=\"url(#m)\"/>"),
        &[("crowded", 1.0, "k")],
        1,
    )]);
}

/// What goes on from cell to cell is one mark, and what ends within a cell stays as it is.
#[test]
fn stripes_of_patterns_are_joined() {
    let pattern = |place: &str, inside: &str| {
        format!(
            "<pattern id=\"p\" width=\"2\" height=\"2\" patternUnits=\"userSpaceOnUse\" {place}>{inside}</pattern><rect width=\"20\" height=\"20\" fill=\"url(#p)\"/>"
        )
    };
    let band = "<rect width=\"2\" height=\".8\"/>";
    let wide = "<rect x=\"-1\" width=\"9\" height=\".8\"/>";
    let halves = "<circle cy=\"1\" r=\".5\"/><circle cx=\"2\" cy=\"1\" r=\".5\"/>";
    for (inside, place, contours) in [
        (pattern("", band), "bands", 10),
        (pattern("", wide), "bands that are cut", 10),
        (pattern("", "<path d=\"M0 1H2\" stroke=\"#000\" stroke-width=\".8\"/>"), "lines", 10),
        (pattern("", halves), "discs in halves", 110),
    ] {
        let artwork = drawn(&inside);
        assert_eq!(told(&artwork), [], "{place}");
        let [Some((area, Rule::NonZero))] =
            artwork.marks().iter().map(|mark| mark.shape().area()).collect::<Vec<_>>()[..]
        else {
            panic!("{place}: {} marks", artwork.marks().len())
        };
        let ends = area.elements().iter().filter(|it| matches!(it, PathEl::ClosePath)).count();
        assert_eq!(ends, contours, "{place}");
        let (more, less) = apart(&artwork, &page(&inside));
        assert!(more < 0.006 && less < 0.006, "{more} too much, {less} too little: {place}");
    }
    let dots = drawn(&pattern("", "<circle cx=\"1\" cy=\"1\" r=\".5\"/>"));
    assert_eq!(dots.marks().len(), 100);
}
