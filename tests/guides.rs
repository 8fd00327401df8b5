//! The guides: README and those of the folders, in English and in Indonesian. What they show is run, read and drawn.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use canting::artwork::Artwork;
use canting::design;
use canting::dye::Dyes;
use canting::motif::Library;
use canting::notice::Severity;
use canting::param::Values;

use crate::command_line::Bench;
use crate::golden::materials;
use crate::library::draw;

/// Each in English and in Indonesian.
const GUIDES: [[&str; 2]; 4] = [
    ["README.md", "README.id.md"],
    ["designs/README.md", "designs/README.id.md"],
    ["motifs/README.md", "motifs/README.id.md"],
    ["dyes/README.md", "dyes/README.id.md"],
];

/// A page, parted into what stands in fences and the rest.
struct Guide {
    text: String,
    /// The language of each fence and what stands in it.
    blocks: Vec<(String, String)>,
    /// Code within sentences.
    spans: Vec<String>,
}

impl Guide {
    fn read(page: &str) -> Self {
        let text = fs::read_to_string(page).unwrap_or_else(|error| panic!("{page}: {error}"));
        let one_line = |span: &str| span.split_whitespace().collect::<Vec<_>>().join(" ");
        let (mut blocks, mut spans) = (Vec::new(), Vec::new());
        for (at, piece) in text.split("```").enumerate() {
            if at % 2 == 1 {
                let (kind, code) = piece.split_once('\n').unwrap();
                blocks.push((kind.to_owned(), code.to_owned()));
            } else {
                // A code that holds a backtick is none of ours.
                spans.extend(piece.split('`').skip(1).step_by(2).map(one_line));
            }
        }
        Self { text, blocks, spans }
    }

    fn block(&self, kind: &str, begins: &str) -> &str {
        let is_it = |(has, code): &&(String, String)| has == kind && code.starts_with(begins);
        &self.blocks.iter().find(is_it).unwrap().1
    }

    /// Blocks without comments and blank lines.
    fn code(&self) -> Vec<String> {
        let plain = |(kind, code): &(String, String)| {
            let sign = if kind == "rust" { "//" } else { "#" };
            let lines = code.lines().map(|line| without_comment(line, sign));
            lines.filter(|line| !line.is_empty()).map(|line| line + "\n").collect()
        };
        self.blocks.iter().map(plain).collect()
    }
}

/// `line` before a comment: a sign that stands at its beginning or behind a blank, outside of quotes.
fn without_comment(line: &str, sign: &str) -> String {
    let is_comment = |at: usize| {
        let before = &line[..at];
        before.matches('"').count().is_multiple_of(2) && !before.ends_with(|c| c != ' ')
    };
    // `#{` opens a map of a script.
    let signs = line.match_indices(sign).filter(|(at, _)| !line[*at..].starts_with("#{"));
    let end = signs.map(|(at, _)| at).find(|at| is_comment(*at)).unwrap_or(line.len());
    line[..end].trim_end().to_owned()
}

/// The name of a page in English, as both languages have it.
fn alike(code: &str) -> String {
    code.replace(".id.md", ".md")
}

#[test]
fn both_languages_show_the_same() {
    for [english, indonesian] in GUIDES {
        let (en, id) = (Guide::read(english), Guide::read(indonesian));
        assert_eq!(en.code(), id.code(), "{english} (left) and {indonesian} (right)");
        for (one, other, page) in [(&en, &id, indonesian), (&id, &en, english)] {
            let there = alike(&other.text.split_whitespace().collect::<Vec<_>>().join(" "));
            let missing: BTreeSet<&String> =
                one.spans.iter().filter(|span| !there.contains(&alike(span))).collect();
            assert!(missing.is_empty(), "{page} lacks {missing:?}");
        }
        let headings = |guide: &Guide| guide.text.matches("\n#").count();
        assert_eq!(headings(&en), headings(&id), "{english}, {indonesian}: sections");
        let rows = |guide: &Guide| guide.text.lines().filter(|l| l.starts_with('|')).count();
        assert_eq!(rows(&en), rows(&id), "{english}, {indonesian}: rows of tables");
        assert!(en.text.contains("**English** · [Bahasa Indonesia](README.id.md)"), "{english}");
        assert!(id.text.contains("[English](README.md) · **Bahasa Indonesia**"), "{indonesian}");
    }
}

/// Commands of a page, as one types them behind `canting`.
fn commands(guide: &Guide) -> Vec<String> {
    let shown = guide.blocks.iter().filter(|(kind, _)| kind.is_empty());
    let lines = shown.flat_map(|(_, code)| code.lines()).map(|line| without_comment(line, "#"));
    // What stands in a comment of the block is typed as well.
    let asides = guide.blocks.iter().flat_map(|(_, code)| {
        code.lines().flat_map(|line| line.split('`').skip(1).step_by(2)).map(str::to_owned)
    });
    let told = guide.spans.iter().cloned();
    let typed = lines.chain(asides).chain(told);
    typed
        .filter_map(|line| {
            let line = line.replace("cargo run --release --", "canting").replace("NAME", "p4g");
            line.strip_prefix("canting ").map(str::to_owned)
        })
        .collect()
}

/// One after another in a folder of their own, as a reader would.
#[test]
fn every_command_runs() {
    let bench = Bench::new();
    fs::create_dir(bench.path().join("designs")).unwrap();
    for entry in fs::read_dir("designs").unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, bench.path().join(&path)).unwrap();
    }
    let mut ran = BTreeSet::new();
    for command in GUIDES.iter().flat_map(|pages| commands(&Guide::read(pages[0]))) {
        // A design alone opens a window, which tests of its own look at.
        if !ran.insert(command.clone()) || command == "kain.batik" {
            continue;
        }
        // `canting check` alone speaks of the command.
        let is_command = !command.contains(' ') && !matches!(&*command, "motifs" | "isen" | "dyes");
        let line = if is_command { format!("help {command}") } else { command };
        let told = bench.run(&line);
        assert_eq!(told.code, 0, "canting {line}:\n{}", told.err);
        assert!(!told.err.contains("error: "), "canting {line}:\n{}", told.err);
    }
    assert!(ran.len() > 20, "{ran:?}");
}

/// The first design says nothing that the program does not know, and the rest can be put behind it.
#[test]
fn the_designs_are_designs() {
    for page in GUIDES[1] {
        let guide = Guide::read(page);
        let read = |text: &str| {
            let design =
                design::read(text).unwrap_or_else(|error| panic!("{page}: {error}\n{text}"));
            let artwork = Artwork::of(&design, &materials());
            let grave = |notice: &&canting::notice::Notice| notice.severity > Severity::Note;
            let grave: Vec<_> = artwork.notices().iter().filter(grave).collect();
            assert!(grave.is_empty(), "{page}: {grave:?}");
        };
        let whole = guide.block("toml", "canting = 1");
        read(whole);
        let colorways = guide.block("toml", "[[colorway]]");
        read(&format!("{whole}\n{colorways}"));
        let steps = guide.block("toml", "steps = [");
        let head = "[[colorway]]\nname = \"Langkah\"\n[colorway.dye]\nbaths = [\"indigo\", \"soga-solo\", \"mengkudu\"]";
        read(&format!("{whole}\n{head}\n{steps}"));
    }
}

#[test]
fn the_dye_is_a_dye() {
    for page in GUIDES[3] {
        let guide = Guide::read(page);
        let (dyes, messages) = Dyes::with([("alam.toml", guide.block("toml", "kind"))]);
        assert!(messages.is_empty(), "{page}: {messages:?}");
        assert!(dyes.all().iter().any(|dye| dye.key == "ketapang-tunjung"), "{page}");
    }
}

#[test]
fn the_script_draws() {
    for page in GUIDES[2] {
        let mut library = Library::standard();
        library.add("tetes", Guide::read(page).block("rust", "//"));
        let drawing = draw(&library, "tetes", &Values::new(), None);
        assert_eq!(drawing.marks.len(), 4 * (8 * 2 + 1), "{page}");
    }
}

/// Every word that scripts know stands in their guide.
#[test]
fn every_word_of_scripts_is_named() {
    let guides = GUIDES[2].map(|page| Guide::read(page).text);
    let mut missing = Vec::new();
    for entry in fs::read_dir("src/motif/words").unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let registered = text.split("register_fn(").chain(text.split("register_get(")).skip(1);
        let listed = text.lines().filter(|line| line.contains("\" => |")).map(str::trim);
        for word in registered.map(str::trim_start).chain(listed) {
            let Some(word) = word.strip_prefix('"').and_then(|rest| rest.split('"').next()) else {
                continue;
            };
            let is_letter = |c: char| c.is_alphanumeric() || c == '_';
            let is_in = |guide: &String| guide.split(|c| !is_letter(c)).any(|known| known == word);
            let is_there = guides.iter().all(is_in);
            if word.starts_with(|c: char| c.is_alphabetic()) && !is_there {
                missing.push(word.to_owned());
            }
        }
    }
    assert!(missing.is_empty(), "the guides of motifs do not name {missing:?}");
}

/// Links between our own pages lead somewhere.
#[test]
fn links_lead_somewhere() {
    let others =
        ["ARCHITECTURE.md", "BENCHMARKS.md", "CHANGELOG.md", "CONTRIBUTING.md", "docs/craft.md"];
    let mut lost = Vec::new();
    for page in GUIDES.into_iter().flatten().chain(others) {
        let text = fs::read_to_string(page).unwrap_or_default();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = link.split('#').next().unwrap_or_default();
            let folder = Path::new(page).parent().unwrap();
            if !target.is_empty() && !target.starts_with("http") && !folder.join(target).exists() {
                lost.push(format!("{page}: {link}"));
            }
        }
    }
    assert!(lost.is_empty(), "{lost:?}");
}

/// The files below `folder`.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let below = |path: PathBuf| if path.is_dir() { files_below(&path) } else { vec![path] };
    entries.flat_map(below).collect()
}

/// Comments lean on sections of `docs/craft.md`, by number.
#[test]
fn sections_of_the_craft_exist() {
    let craft = fs::read_to_string("docs/craft.md").unwrap();
    let headings = craft.lines().filter_map(|line| line.strip_prefix("##"));
    let numbers =
        headings.filter_map(|line| line.trim_start_matches('#').split_whitespace().next());
    let known: BTreeSet<&str> = numbers.map(|number| number.trim_end_matches('.')).collect();
    let mut named = 0;
    for path in ["src", "tests"].into_iter().flat_map(|folder| files_below(Path::new(folder))) {
        if path.extension().is_none_or(|end| end != "rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let is_comment = |line: &&str| line.trim_start().starts_with("//");
        let comments = text.lines().filter(is_comment).map(|line| line.trim().trim_matches('/'));
        let comments = comments.collect::<Vec<_>>().join(" ");
        let words: Vec<&str> = comments.split_whitespace().collect();
        for (at, _) in words.iter().enumerate().filter(|(_, word)| word.contains("docs/craft.md,"))
        {
            let rest = words[at + 1..].iter().take(4);
            let number = rest.map(|word| word.trim_matches(|c: char| !c.is_ascii_digit()));
            let number = number.filter(|word| !word.is_empty()).find(|word| word.contains('.'));
            if let Some(number) = number {
                named += 1;
                assert!(
                    known.contains(number),
                    "{}: docs/craft.md has no {number}",
                    path.display()
                );
            }
        }
    }
    assert!(named > 30, "{named} places name a section of docs/craft.md");
}
