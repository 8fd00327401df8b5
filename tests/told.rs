//! Every command that reads a design tells the same of it, whatever else it does.

use canting::design;
use canting::notice::Notice;
use canting::words::{Language, Words};
use canting::workspace::{self, AtHand, Evaluated, Named};

use super::command_line::{Bench, Told};

/// Designs with something to tell, each by other rooms of the house. All can be read.
const DESIGNS: [(&str, &str); 8] = [
    (
        "part",
        "[repeat]\ntile = [200, 200]\n[[layer]]\npicture = \"none.svg\"\n[[layer]]\ndrawing = \"M1 1L9 9\"\n",
    ),
    (
        "bath",
        "[repeat]\ntile = [200, 200]\n[[layer]]\ndrawing = \"M1 1L9 9\"\n\
         [[colorway]]\nname = \"Nol\"\ndye = { baths = [\"nilaa\"] }\n",
    ),
    ("nothing", "[repeat]\ntile = [200, 200]\n[[layer]]\npicture = \"none.svg\"\n"),
    (
        "raport",
        "[repeat]\nstep = \"onda-endde\"\ntile = [200, 200]\n[[layer]]\ndrawing = \"M1 1L9 9\"\n",
    ),
    (
        "settings",
        "wat = 3\n[repeat]\ntile = [200, 200]\n[[layer]]\nmotif = \"kawung\"\nparams = { size = 9000, siez = 3 }\n",
    ),
    (
        "names",
        "[repeat]\ntile = [200, 200]\n[[layer]]\nmotif = \"kawnug\"\n[[layer]]\nisen = \"cecekk\"\n[[layer]]\nwat = 1\n\
         [[layer]]\ndrawing = \"M1 1L9 9\"\n",
    ),
    ("far", "[repeat]\ntile = [200, 200]\n[[layer]]\ndrawing = \"M1 1L9 9M0 0L900000 0\"\n"),
    (
        "unread",
        "[repeat]\ntile = [200, 200]\n[[layer]]\nmotif = \"rusak\"\n[[layer]]\ndrawing = \"M1 1L9 9\"\n",
    ),
];

/// What every one of them ends with; their names are twins, which is told too.
const COLORWAYS: &str = r##"
[[colorway]]
name = "Satu"
dye = { chain = "kelengan" }
[[colorway]]
name = "Satu"
print = { latar = "#F3E9D2", klowong = "#4B2138", isen = "#4B2138" }
"##;

/// A dye of the designer's own that cannot be read, which is told as well.
const DYE: &str = "wat = 1\n";

/// A script of the designer's own that is none.
const SCRIPT: &str = "wat =";

/// The colors of another program.
const PALETTE: &str = "GIMP Palette\nName: A\n 10 20 30\tlatar\n200 90 40\tklowong\n";

/// Which colorways a command shows, besides all those of the design that have a say in everything.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Shown {
    None,
    First,
    All,
    /// All, unless so much is missing of the cloth that nothing is said of colors.
    Whole,
}

/// The colorways that a command line shows.
fn shown(command: &str) -> Shown {
    match command.split(' ').next() {
        Some("check") => Shown::Whole,
        Some("walk") if !command.contains(" -o ") => Shown::None,
        Some("export" | "walk" | "plan") => Shown::First,
        _ => Shown::All,
    }
}

/// Command lines that read a design; `DESIGN` stands for its name.
const COMMANDS: [&str; 22] = [
    "check DESIGN.batik",
    "check DESIGN.batik --json",
    "export DESIGN.batik -o DESIGN.svg",
    "export DESIGN.batik -o DESIGN.pdf",
    "export DESIGN.batik -o DESIGN.png --dpi 20",
    "export DESIGN.batik -o films --separations --dpi 20",
    "export DESIGN.batik -o baths --separations --by bath --dpi 20",
    "walk DESIGN.batik",
    "walk DESIGN.batik --json",
    "walk DESIGN.batik -o DESIGN-walk.svg",
    "plan DESIGN.batik",
    "plan DESIGN.batik --json",
    "plan DESIGN.batik --step 1 -o DESIGN-step.svg",
    "plan DESIGN.batik -o DESIGN.pdf",
    "colorways DESIGN.batik",
    "colorways DESIGN.batik --json",
    "colorways DESIGN.batik --dye Satu",
    "colorways DESIGN.batik --suggest 1 --json",
    "colorways DESIGN.batik --from palette.gpl",
    "colorways DESIGN.batik -o DESIGN.gpl",
    "sheet DESIGN.batik -o DESIGN.pdf",
    // Writes into the design, so it comes last.
    "colorways DESIGN.batik --from palette.gpl --add",
];

#[test]
fn every_command_tells_the_same_of_a_design() {
    let bench = Bench::new();
    for folder in ["dyes", "motifs"] {
        std::fs::create_dir(bench.path().join(folder)).unwrap();
    }
    bench.put("dyes/nila.toml", DYE);
    bench.put("motifs/rusak.rhai", SCRIPT);
    bench.put("palette.gpl", PALETTE);
    let words = Words::new(Language::English);
    for (name, text) in DESIGNS {
        let text = format!("canting = 1\n{text}{COLORWAYS}");
        bench.put(&format!("{name}.batik"), &text);
        let dyes = vec![Named::new("nila", DYE)];
        let scripts = vec![Named::new("rusak", SCRIPT)];
        let outside = AtHand { dyes, scripts, ..AtHand::default() };
        let evaluated = Evaluated::with(design::read(&text).unwrap(), &outside).unwrap();
        let flawed = evaluated.notices().len() + evaluated.notices_of(0).len();
        assert!(flawed > 2, "{name}: its fault, its twins, its dye: {:?}", evaluated.notices());
        for command in COMMANDS {
            let line = command.replace("DESIGN", name);
            let told = bench.run(&line);
            let heard = heard(&told);
            let expected = match shown(command) {
                Shown::Whole if evaluated.lacks_layers() => evaluated.notices().to_vec(),
                Shown::Whole | Shown::All => evaluated.notices_in_all(),
                Shown::First => evaluated.notices_in(Some(0)),
                Shown::None => evaluated.notices().to_vec(),
            };
            for notice in &expected {
                let sentence = said(notice, &words);
                let count = heard.iter().filter(|it| **it == sentence).count();
                assert_eq!(count, 1, "canting {line}\n{sentence}\n{}\n{}", told.out, told.err);
            }
            // The dye beside each of them is an error, and so no answer is whole.
            assert!(workspace::lacks(&expected), "{name}");
            assert_eq!(told.code, 1, "canting {line}\n{}\n{}", told.out, told.err);
        }
    }
}

/// What is wrong in a file beside the design points there, and never at an innocent line of the design.
#[test]
fn a_line_is_told_with_its_file() {
    let bench = Bench::new();
    for folder in ["dyes", "motifs"] {
        std::fs::create_dir(bench.path().join(folder)).unwrap();
    }
    bench.put("dyes/nila.toml", DYE);
    bench.put("motifs/rusak.rhai", SCRIPT);
    bench.put(
        "kain.batik",
        "canting = 1\nrepeat.tile = [60, 60]\nlayer = [{ motif = \"rusak\" }]\n",
    );
    bench.put("salah.batik", "canting = 1\nseed = = 2\n");
    let pointing = |file: &str| -> Vec<(String, serde_json::Value)> {
        let told = bench.run(&format!("check {file} --json")).out;
        let told: serde_json::Value = serde_json::from_str(&told).unwrap();
        let notices = told["notices"].as_array().unwrap().iter();
        let pointing = notices.filter(|notice| !notice["line"].is_null());
        pointing.map(|one| (one["place"].to_string(), one["file"].clone())).collect()
    };
    let beside = pointing("kain.batik");
    let of = |place: &str, file: &str| (format!("\"{place}\""), serde_json::json!(file));
    assert!(beside.contains(&of("layer", "rusak.rhai")), "{beside:?}");
    assert!(beside.contains(&of("design", "dyes/nila.toml")), "{beside:?}");
    assert!(beside.iter().all(|(_, file)| file.is_string()), "{beside:?}");
    assert_eq!(pointing("salah.batik"), [("\"design\"".to_owned(), serde_json::Value::Null)]);
}

#[test]
fn what_is_no_file_beside_a_design_stops_none_that_does_without() {
    let bench = Bench::new();
    for folder in ["dyes/lama.toml", "motifs/lama.rhai"] {
        std::fs::create_dir_all(bench.path().join(folder)).unwrap();
    }
    std::fs::write(bench.path().join("motifs/latin.rhai"), b"// caf\xe9").unwrap();
    bench.put("palette.gpl", PALETTE);
    let text = "canting = 1\n[repeat]\ntile = [60, 60]\n[[layer]]\nmotif = \"kawung\"\n";
    bench.put("sound.batik", format!("{text}{COLORWAYS}"));
    let told = [
        "./dyes/lama.toml is a folder",
        "./motifs/lama.rhai is a folder",
        "./motifs/latin.rhai is not a readable text",
    ];
    for command in COMMANDS {
        let line = command.replace("DESIGN", "sound");
        let Told { code, out, err } = bench.run(&line);
        assert_eq!(code, 0, "canting {line}\n{out}\n{err}");
        for sentence in told {
            let count = out.matches(sentence).count() + err.matches(sentence).count();
            assert_eq!(count, 1, "canting {line}\n{sentence}\n{out}\n{err}");
        }
    }
    for (motif, sentence) in [("lama", told[1]), ("LATIN", told[2])] {
        bench.put("needs.batik", text.replace("kawung", motif));
        let Told { code, err, .. } = bench.run("export needs.batik -o needs.svg");
        assert_eq!((code, err.matches(sentence).count()), (1, 1), "{err}");
        assert!(err.contains(&format!("error: layer 1: {sentence}")), "{err}");
    }
}

/// A notice as it stands on standard error, without its place.
fn said(notice: &Notice, words: &Words) -> String {
    words.say(&notice.message)
}

/// The sentences that a command told: those of its notices, in JSON or in lines.
fn heard(told: &Told) -> Vec<String> {
    let json: Option<serde_json::Value> = serde_json::from_str(&told.out).ok();
    let json = json.as_ref().and_then(|json| json["notices"].as_array());
    let texts = json.into_iter().flatten().filter_map(|notice| notice["text"].as_str());
    let lines = told.out.lines().chain(told.err.lines());
    let lines = lines.filter_map(|line| line.split_once(": ")?.1.split_once(": "));
    texts.chain(lines.map(|(_, sentence)| sentence)).map(str::to_owned).collect()
}
