//! Every command that reads a design tells the same of it, whatever else it does.

use canting::design;
use canting::notice::Notice;
use canting::words::{Language, Words};
use canting::workspace::{AtHand, Evaluated, Named};

use super::command_line::{Bench, Told};

/// Designs with something to tell, each by other rooms of the house. All can be read.
const DESIGNS: [(&str, &str); 4] = [
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

/// Command lines that read a design; `DESIGN` stands for its name.
const COMMANDS: [&str; 12] = [
    "check DESIGN.batik",
    "check DESIGN.batik --json",
    "export DESIGN.batik -o DESIGN.svg",
    "export DESIGN.batik -o films --separations --dpi 20",
    "walk DESIGN.batik",
    "walk DESIGN.batik --json",
    "plan DESIGN.batik --json",
    "plan DESIGN.batik -o DESIGN.pdf",
    "colorways DESIGN.batik",
    "colorways DESIGN.batik --json",
    "colorways DESIGN.batik --dye Satu",
    "sheet DESIGN.batik -o DESIGN.pdf",
];

#[test]
fn every_command_tells_the_same_of_a_design() {
    let bench = Bench::new();
    std::fs::create_dir(bench.path().join("dyes")).unwrap();
    bench.put("dyes/nila.toml", DYE);
    let words = Words::new(Language::English);
    for (name, text) in DESIGNS {
        let text = format!("canting = 1\n{text}{COLORWAYS}");
        bench.put(&format!("{name}.batik"), &text);
        let dyes = vec![Named { name: "nila".to_owned(), text: DYE.to_owned() }];
        let outside = AtHand { dyes, ..AtHand::default() };
        let evaluated = Evaluated::with(design::read(&text).unwrap(), &outside).unwrap();
        let expected = evaluated.notices().iter().map(|notice| said(notice, &words));
        let expected: Vec<String> = expected.collect();
        assert!(expected.len() > 2, "{name}: its fault, its twins, its dye: {expected:?}");
        for command in COMMANDS {
            let line = command.replace("DESIGN", name);
            let told = bench.run(&line);
            let heard = heard(&told);
            for sentence in &expected {
                let count = heard.iter().filter(|it| *it == sentence).count();
                assert_eq!(count, 1, "canting {line}\n{sentence}\n{}\n{}", told.out, told.err);
            }
        }
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
