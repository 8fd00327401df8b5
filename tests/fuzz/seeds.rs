//! What inputs are made of: the designs and motifs that come with the program, and small ones that went wrong elsewhere.

use std::fs;
use std::path::Path;

/// Texts to begin with, sorted by name.
pub(crate) struct Seeds {
    pub(crate) designs: Vec<String>,
    pub(crate) scripts: Vec<String>,
    pub(crate) pictures: Vec<String>,
    pub(crate) palettes: Vec<Vec<u8>>,
    /// Words, numbers and signs that mean something to one of the readers.
    pub(crate) words: Vec<String>,
}

impl Seeds {
    pub(crate) fn gathered() -> Self {
        let mut designs = texts("designs", "batik");
        designs.extend(DESIGNS.map(str::to_owned));
        let mut scripts = texts("motifs", "rhai");
        scripts.extend(SCRIPTS.map(|body| {
            format!("let about = #{{}}; let params = [];\nfn draw(p, pen) {{\n{body}\n}}\n")
        }));
        let mut pictures = texts("designs", "svg");
        pictures.extend(PICTURES.map(|body| {
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40mm\" height=\"40mm\" viewBox=\"0 0 40 40\">{body}</svg>")
        }));
        let palettes = PALETTES.map(|text| text.as_bytes().to_vec()).to_vec();
        for design in &designs {
            assert!(canting::design::read(design).is_ok(), "a seed that is refused:\n{design}");
        }
        let mut words: Vec<String> = NUMBERS.map(str::to_owned).to_vec();
        for text in designs.iter().chain(&scripts).chain(&pictures) {
            let parts = text.split(|c: char| !(c.is_alphanumeric() || "-_.#".contains(c)));
            words.extend(parts.filter(|part| (1..24).contains(&part.len())).map(str::to_owned));
        }
        words.sort();
        words.dedup();
        Self { designs, scripts, pictures, palettes, words }
    }
}

fn texts(folder: &str, ending: &str) -> Vec<String> {
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let is_wanted = |path: &&Path| path.extension().is_some_and(|end| end == ending);
    paths
        .iter()
        .map(AsRef::as_ref)
        .filter(is_wanted)
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

#[rustfmt::skip]
const NUMBERS: [&str; 28] = [
    "0", "-1", "1", "2", "0.1", "0.5", "1e-9", "-0.0", "1e9", "1e300", "nan", "inf", "10001", "10000", "4096", "65536",
    "9223372036854775807", "-9223372036854775808", "0x7f", "360", "-90", "0.004", "450", "1050", "M0,0", "Z", "100%", "1000000",
];

#[rustfmt::skip]
const DESIGNS: [&str; 16] = [
    "canting = 1\n[repeat]\ntile = [60, 60]\n[[layer]]\nmotif = \"coba\"\n",
    "canting = 1\n[repeat]\ntile = [60, 40]\nstep = \"mirror\"\n[[layer]]\npicture = \"coba.svg\"\n",
    "canting = 1\n[repeat]\ntile = [60, 60]\nstep = \"p6m\"\n[[layer]]\nmotif = \"coba\"\n[[layer]]\nisen = \"cecek\"\n",
    "canting = 1\n[repeat]\ntile = [60, 60]\nstep = \"p4g\"\n[[layer]]\ndrawing = \"M5 5 L20 7 L9 20 Z\"\n",
    "canting = 1\n[repeat]\ntile = [40, 40]\nstep = \"mubeng\"\n[[layer]]\ndrawing = \"M0 0 H40 V40 H0 Z\"\n",
    "canting = 1\n[repeat]\ntile = [60, 60]\nstep = \"pmm2\"\n[[layer]]\nmotif = \"coba\"\n",
    "canting = 1\n[repeat]\ntile = [60, 60]\nstep = \"drop\"\nby = \"3/7\"\n[[layer]]\nisen = \"sisik\"\nsize = 3\n",
    "canting = 1\n[repeat]\ntile = [60, 60]\nstep = \"shift\"\nby = \"2/5\"\n[[layer]]\npicture = \"coba.svg\"\n[layer.place]\nat = [30, 30]\nturn = 20\nscale = 0.5\nring = 6\nradius = 12\n",
    "canting = 1\n[repeat]\ntile = [60, 60]\nstep = \"mlampah-sareng\"\n[[layer]]\nmotif = \"coba\"\n",
    "canting = 1\n[repeat]\ntile = [60, 60]\nstep = \"toss\"\ngap = 12\n[[layer]]\nmotif = \"coba\"\n",
    "canting = 1\n[repeat]\ntile = [60, 60]\n[[layer]]\ndrawing = [{ d = \"M0 0 L60 60\", width = 1.5, part = \"klowong\" }, { d = \"M10001 0 L5 5\", part = \"isen\" }]\n",
    "canting = 1\nseed = 7\n[repeat]\ntile = [90, 85]\n[[layer]]\nmotif = \"lung\"\nground = \"cecek\"\njitter = 1\n",
    "canting = 1\n[repeat]\ntile = [1050, 1050]\n[[layer]]\nmotif = \"kawung\"\n",
    "canting = 1\n[repeat]\ntile = [60, 60]\n[[layer]]\nmotif = \"coba\"\n[[colorway]]\nname = \"a\"\nbath = [{ dye = \"indigo\", dips = 3 }, { dye = \"soga\" }]\n",
    "canting = 1\n[repeat]\ntile = [60, 60]\n[[layer]]\nmotif = \"coba\"\n[[colorway]]\nprint = { latar = \"#102030\", tembok = \"#fff\" }\n",
    "canting = 1\n[repeat]\ntile = [20, 20]\n[[layer]]\nmotif = \"coba\"\n[[layer]]\nmotif = \"parang\"\nstyle = \"barong\"\nfollow = false\n",
];

#[rustfmt::skip]
const SCRIPTS: [&str; 30] = [
    "pen.cecek(1);",
    "for cell in pen.cells(20) { cell.tembok(circle(8)); cell.klowong(circle(8), 0.5); }",
    "let a = || 1; for i in 0..40 { let b = [a]; a = || b; } pen.cecek(1);",
    "let a = []; for i in 0..80 { a.push(star(50, 20, 1).turn(i * 0.37)); } pen.tembok(union(a));",
    "let a = star(1000, 20, 1).twist(3000, 20); pen.tembok(a.outline(0.5));",
    "let a = star(400, 20, 1).twist(300, 20); pen.tembok(a.inset(0.1));",
    "pen.cecek(1); pen.ring(3)",
    "f(1, 1, 1, 1); pen.cecek(1);",
    "let a = circle(150); for i in 0..40 { pen.at(sin(i * 7) * 25, cos(i * 3) * 25).tembok(a); }",
    "let s = pen.scatter(5); for c in pen.voronoi(s) { pen.klowong(c.inset(0.4), 0.3); }",
    "let g = pen.grow(#{ axiom: \"F\", rules: #{ F: \"F[+Fa]F\" }, depth: 4, step: 5, angle: 25, scale: 0.7, jitter: 0.1 }); for s in g.stems { pen.line(\"tangkai\", s, 1); }",
    "let v = pen.vine(line(0, 0, 60, 0), #{ spacing: 14, radius: 5 }); for c in v.curls { pen.klowong(c); }",
    "for q in pen.sprout(line(-30, 0, 30, 0), leaf(6, 2), #{ every: 3 }) { q.area(\"daun\", leaf(6, 2)); }",
    "pen.isen(\"sawut\", petal(30, 12)); pen.isen(\"ukel\", circle(20), #{ size: 3 }); pen.ground(\"galaran\");",
    "pen.tembok(rect(60, 60)); pen.biron(circle(20).hole(circle(3)) - rect(4, 40));",
    "pen.tap([\"#.o\", \".#.\", \"o.#\"], #{ \"#\": \"tembok\", \"o\": \"isen\" }, rect(1, 1));",
    "for r in rungs(circle(10), circle(14), 40) { pen.isen(r, 0.4); }",
    "let b = barong(#{ height: 40, flames: 3 }); pen.tembok(b.body); for u in b.uceng { pen.klowong(u); }",
    "for m in mega(#{ width: 50, height: 20, lobes: 5 }, 4) { pen.area(\"langit\", m); }",
    "pen.tembok(superformula(6, 1, 2, 2, 20)); pen.klowong(ukel(9, 3, 0.7)); pen.klowong(wave(60, 3, 9));",
    "let p = path().from(0, 0).to(10, 0).curve(12, 0, 15, 5, 10, 10).close(); pen.tembok(p.round(2).smooth(1).fill_corners(1));",
    "let l = line(-30, 0, 30, 2).outside(circle(9)); pen.klowong(l.taper(2, 0));",
    "for q in pen.rows(#{ pitch: 20, unit: 10, angle: -45 }) { q.tembok(blade(#{ height: 18 })); }",
    "let m = #{ a: [1, 2, #{ b: || p }], c: \"x\" }; for k in m.keys() { pen.cecek(m.a[0]); }",
    "let a = [3, 1, 2]; a.sort(); let b = a.map(|x| x * 2).filter(|x| x > 2).reduce(|s, x| s + x, 0); pen.cecek(b);",
    "pen.take(circle(5)); if pen.free(circle(3).at(20, 0), 1) { pen.cecek(20, 0, 2); } pen.dot(\"isen\", pen.chance() + 1);",
    "let t = `a${1 + 2}b`; if t == \"a3b\" { pen.cecek(1); } else if t { pen.cecek(2); }",
    "switch whole(pen.w) { 60 => pen.cecek(1), 1..=9 => pen.cecek(2), _ => pen.cecek(3) }",
    "let i = 0; while true { i += 1; if i > 20 { break; } if i % 2 == 0 { continue; } pen.cecek(i, 0, 1); }",
    "try { throw \"x\"; } catch (e) { pen.cecek(1); } do { pen.cecek(2, 2, 1); } while false;",
];

#[rustfmt::skip]
const PICTURES: [&str; 12] = [
    "<rect width=\"10\" height=\"10\" fill=\"#804020\"/>",
    "<path id=\"tembok\" d=\"M0 0 L40 0 L40 40 Z M10 10 L12 10 L12 12 Z\" fill-rule=\"evenodd\"/>",
    "<path d=\"M1e9 0 L10 10 L0 10\" stroke=\"black\" fill=\"none\" stroke-width=\"2\" stroke-dasharray=\"3 1 .5\"/>",
    "<g id=\"klowong\" transform=\"rotate(30) scale(2 .5)\"><circle cx=\"9\" cy=\"9\" r=\"5\"/><ellipse cx=\"9\" cy=\"20\" rx=\"5\" ry=\"2\"/></g>",
    "<defs><clipPath id=\"c\"><circle cx=\"20\" cy=\"20\" r=\"9\"/></clipPath></defs><g clip-path=\"url(#c)\"><rect width=\"40\" height=\"20\"/></g>",
    "<style>g rect { fill: red } .a > path { stroke: blue }</style><g class=\"a\"><rect width=\"9\" height=\"9\"/><path d=\"M0 0 C9 9 9 0 20 30\"/></g>",
    "<symbol id=\"s\" viewBox=\"0 0 10 10\"><path d=\"M0 0 H10 V10\"/></symbol><use href=\"#s\" width=\"20\" height=\"20\" x=\"5\"/><use href=\"#s\" transform=\"scale(-1 1)\"/>",
    "<polygon points=\"0,0 10,0 5,9\" opacity=\".5\"/><polyline points=\"0 0 10 10 20 0\" fill=\"none\" stroke=\"#123\"/><line x2=\"30\" y2=\"30\" stroke=\"red\"/>",
    "<path d=\"M10 10 A5 8 30 1 0 20 20 Q25 5 30 20 T40 20 S0 0 5 5\" stroke=\"black\" stroke-linecap=\"square\" stroke-linejoin=\"miter\"/>",
    "<linearGradient id=\"g\"><stop stop-color=\"red\"/></linearGradient><rect width=\"9\" height=\"9\" fill=\"url(#g)\"/><text x=\"3\" y=\"9\">a</text><image width=\"3\" height=\"3\"/>",
    "<pattern id=\"p\" width=\"3\" height=\"3\" patternUnits=\"userSpaceOnUse\"><circle r=\"1\"/></pattern><rect width=\"30\" height=\"30\" fill=\"url(#p)\"/>",
    "<svg x=\"5\" width=\"10\" height=\"10\" viewBox=\"0 0 100 100\"><rect width=\"100\" height=\"50\"/></svg><g style=\"display:none\"><rect/></g>",
];

#[rustfmt::skip]
const PALETTES: [&str; 4] = [
    "GIMP Palette\nName: Sogan\nColumns: 3\n#\n 43  27  16\tlatar\n244 240 228\ttembok\n",
    ":root { --latar: #2b1b10; --tembok: rgb(244 240 228 / 50%); --isen: hsl(20deg 40% 30%); }",
    "ASEF\0\u{1}\0\0\0\0\0\u{1}\0\u{1}\0\0\0\u{22}\0\u{6}a\0b\0c\0RGB ",
    "# sogan\n#2b1b10 latar\n#f4f0e4 tembok\n",
];
