//! The command line through its real binary: what it answers, where, and with which exit code.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A folder of its own for each test, and the program in it.
pub(crate) struct Bench(TempDir);

/// What came out: exit code, standard output, standard error.
pub(crate) struct Told {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Bench {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path().join(name), bytes).unwrap();
    }

    pub(crate) fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_canting"));
        command.args(line.split_whitespace()).current_dir(self.path());
        for variable in ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"] {
            command.env_remove(variable);
        }
        command
    }

    /// Runs `canting LINE` in English.
    pub(crate) fn run(&self, line: &str) -> Told {
        self.command(line).output().unwrap().into()
    }

    /// Runs `canting LINE` on a computer that speaks Indonesian.
    fn run_indonesian(&self, line: &str) -> Told {
        self.command(line).env("LANG", "id_ID.UTF-8").output().unwrap().into()
    }

    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

impl From<Output> for Told {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Told {
    /// A failure: nothing on standard output, and on standard error one sentence with one hint, after whatever there is
    /// to tell about the design.
    #[track_caller]
    pub(crate) fn fails(&self, code: i32, sentence: &str, hint: &str) {
        assert_eq!(self.code, code, "{}", self.err);
        assert_eq!(self.out, "", "a failure answers nothing");
        let is_error = |line: &&str| line.starts_with("error") || line.starts_with("kesalahan");
        let error = self.err.lines().rfind(is_error).unwrap_or_default();
        let last = self.err.lines().last().unwrap_or_default();
        assert!(error.contains(sentence), "`{sentence}` is not in:\n{}", self.err);
        assert!(last.contains(hint), "`{hint}` is not in:\n{}", self.err);
        assert!(!self.err.contains('\u{1b}'), "a pipe gets no colors:\n{}", self.err);
        assert!(!self.err.contains("panicked"), "{}", self.err);
    }
}

#[test]
fn help_speaks_both_languages() {
    let bench = Bench::new();
    for (command, english, indonesian) in [
        ("", "Begin a design with one motif, or", "Mulai rancangan baru dengan satu motif, atau"),
        ("new", "The design to write", "Rancangan yang akan ditulis"),
        ("export", "Dots per inch of a PNG", "Piksel per inci untuk PNG"),
        ("motifs", "The motif to tell about", "Motif yang ingin dikenal"),
        ("isen", "The isen to tell about", "Isen yang ingin dikenal"),
        ("repeats", "The way to tell about", "Cara yang ingin dikenal"),
        ("check", "Answer in JSON", "Jawab dalam JSON"),
        ("walk", "one tile is one stamp", "satu raport sama dengan satu cap"),
        ("completions", "your shell", "tombol Tab"),
    ] {
        for (told, says, usage, examples) in [
            (bench.run(&format!("{command} --help")), english, "Usage: canting", "\nExamples:\n"),
            (bench.run(&format!("help {command}")), english, "Usage: canting", "\nExamples:\n"),
            (
                bench.run_indonesian(&format!("{command} -h")),
                indonesian,
                "Cara pakai: canting",
                "\nContoh:\n",
            ),
        ] {
            assert_eq!((told.code, told.err.as_str()), (0, ""), "{command}");
            for part in [says, usage, examples] {
                assert!(told.out.contains(part), "`{part}` is not in:\n{}", told.out);
            }
            assert!(!told.out.contains('\u{1b}'), "a pipe gets no colors");
        }
    }
}

/// Not one word of clap's own may stand between ours.
#[test]
fn indonesian_help_holds_no_english() {
    let bench = Bench::new();
    for command in
        ["", "new", "export", "motifs", "isen", "repeats", "check", "walk", "completions"]
    {
        let told = bench.run_indonesian(&format!("{command} --help"));
        for word in ["Usage", "Options", "Arguments", "Commands", "Print", "possible", "default"] {
            assert!(!told.out.contains(word), "`{word}` stands in:\n{}", told.out);
        }
    }
}

#[test]
fn the_asked_language_beats_the_locale() {
    let bench = Bench::new();
    assert!(bench.run("--lang id --help").out.contains("Perintah:"));
    assert!(bench.run_indonesian("--help --lang=en").out.contains("Commands:"));
    bench.run("check none.batik --lang id").fails(1, "tidak ada", "petunjuk: ");
    bench.run_indonesian("check none.batik").fails(1, "tidak ada", "petunjuk: ");
    bench.run("check none.batik").fails(1, "error: none.batik does not exist", "hint: ");
}

#[test]
fn nothing_asked_shows_what_can_be_asked() {
    for (line, heading) in
        [("", "Commands:"), ("--lang id", "Perintah:"), ("--motifs none", "Commands:")]
    {
        let told = Bench::new().run(line);
        assert_eq!((told.code, told.out.as_str()), (2, ""));
        assert!(told.err.contains(heading), "{}", told.err);
    }
}

#[test]
fn version_is_that_of_the_package() {
    for line in ["--version", "-V"] {
        let told = Bench::new().run(line);
        let version = format!("canting {}\n", env!("CARGO_PKG_VERSION"));
        assert_eq!((told.code, told.out), (0, version));
    }
}

/// Command line, sentence, hint. Everything here is a mistake in the command line itself.
const USAGE: &[(&str, &str, &str)] = &[
    ("--nothing", "no option “--nothing” here", "canting --help"),
    ("melukis", "no command “melukis”", "canting --help"),
    ("exprt", "no command “exprt”", "do you mean “export”?"),
    ("--lang de check a", "“de” does not fit “--lang”", "id, en"),
    ("check", "not given yet: <FILE>", "canting check --help"),
    ("--motifs new check", "not given yet: <FILE>", "canting check --help"),
    ("check a b", "“b” is one thing too many", "canting check --help"),
    ("check a --jsn", "no option “--jsn” here", "do you mean “--json”?"),
    ("help paint", "no help on “paint”", "canting --help"),
    ("new a.batik", "not given yet: --motif <NAME>", "canting new --help"),
    ("new a.svg --motif kawung", "a.svg is not a name for a design", ".batik"),
    ("new a.batik --motif", "“--motif” needs a value", "canting new --help"),
    ("new a.batik --motif kawung --set size", "--set: “size” is not a setting", "size=24"),
    (
        "new a.batik --motif kawung --repeat up",
        "--repeat: there is no repeat “up”",
        "canting repeats",
    ),
    (
        "new a.batik --motif kawung --tile 50",
        "“50” is not the width and height of a tile",
        ": 50x50",
    ),
    ("new a.batik --motif kawung --tile big", "of a tile", "60x60"),
    ("new a.batik --motif kawung --set sise=24", "--set: Kawung has no setting “sise”", "“size”?"),
    ("new a.batik --motif kawung --set size=2,4,5", "size must be a number", "from 10 to"),
    ("new a.batik --motif kawung --set size=9", "--set: size = 9 is not possible", "from 10 to"),
    ("new a.batik --motif kawung --set form=oual", "form cannot be “oual”", "“oval”? It can be"),
    ("motifs kawung -o a.svg --set sise=24", "has no setting “sise”", "“size”?"),
    ("repeats p4g --json -o a.svg", "exclude each other", "one of them"),
    ("isen cecek extra", "“extra” is one thing too many", "canting isen --help"),
    ("new a.batik --motif kawung --tile 0x0", "--tile: “0” is no length", "from 1 mm"),
    ("export a.batik", "not given yet: --out <OUT>", "canting export --help"),
    ("export a.batik -o a.svg -o b.svg", "“--out” is given twice", "one of them"),
    ("export a.batik -o a.svg --tile --cloth 1x1", "exclude each other", "one of them"),
    ("export a.batik -o a.svg --cloth 1050", "--cloth: “1050” is not a width and", "1050x2500"),
    ("export a.batik -o a.svg --cloth -5x10", "--cloth: “-5” is no length", "from 1 mm"),
    (
        "export a.batik -o a.svg --cloth 105cmx250",
        "only the width has a unit",
        "105cmx250cm, or 105cmx250mm",
    ),
    ("export a.batik -o a.svg --cloth 0.5x0,75", "“0.5” is no length", "0.5mx0.75m?"),
    (
        "colorways a.batik --suggest 6 --seed 18446744073709551616",
        "--seed:",
        "18446744073709551615",
    ),
    ("colorways a.batik --suggest 200", "--suggest: “200” is not a number", "from 1 to 100"),
    ("new a.batik --from sido-luhur --motif kawung", "exclude each other", "one of them"),
    ("export a.batik -o a.svg --cloth nanx1", "--cloth: “nan” is not a length", "mm, cm, m"),
    ("export a.batik -o a.svg --cloth 1,050x9", "“1,050” can be read in two ways", "point"),
    ("export a.batik -o a.svg --cloth 9kmx9", "“9km” is not a length", "mm, cm, m"),
    ("export a.batik -o a.svg --cloth 9999999x9", "“9999999” is no length", "1\u{a0}000\u{a0}000"),
    ("export a.batik -o a.png --dpi 0", "--dpi: “0” dots per inch", "from 1 to"),
    ("export a.batik -o a.png --dpi -1", "--dpi: “-1” dots per inch", "from 1 to"),
    ("export a.batik -o a.png --dpi inf", "--dpi: “inf” is not a number", "300"),
    ("export a.batik -o a.png --dpi=", "“--dpi” needs a value", "canting export --help"),
    ("export a.batik -o a.jpg", "what to write into a.jpg", ".svg, .pdf or .png"),
    ("export a.batik -o -", "not to standard output", ".svg, .pdf or .png"),
    ("export a.batik -o films --separations --flat", "exclude each other", "one of them"),
    ("export a.batik -o films --separations --transparent", "exclude each other", "one of them"),
    ("export a.batik -o - --separations", "not to standard output", "name a folder"),
    ("motifs --set size=1", "not given yet: <NAME>", "canting motifs --help"),
    ("motifs kawung -o a.svg --json", "exclude each other", "one of them"),
    ("walk", "not given yet: <FILE>", "canting walk --help"),
    ("walk a.batik -o a.dxf", "which kind of sheet to write", ".pdf, .svg or .png"),
    ("walk a.batik --paper f4", "--out", "canting walk --help"),
    ("walk a.batik -o -", "not to standard output", ".svg, .pdf or .png"),
    ("walk a.batik --cloth 0x5", "--cloth: “0” is no length", "from 1 mm"),
    ("completions tcsh", "“tcsh” does not fit", "bash"),
];

#[test]
fn usage_errors_exit_with_2() {
    let bench = Bench::new();
    for (line, sentence, hint) in USAGE {
        bench.run(line).fails(2, sentence, hint);
        let told = bench.run_indonesian(line);
        assert_eq!(told.code, 2, "{line}");
        assert!(told.err.starts_with("kesalahan: "), "{line}:\n{}", told.err);
        assert!(
            told.err.lines().last().unwrap().starts_with("petunjuk: "),
            "{line}:\n{}",
            told.err
        );
    }
    assert!(bench.names().is_empty(), "nothing was written: {:?}", bench.names());
}

/// A design alone opens a window; where there is no display it says so, and shows how to do without.
#[cfg(all(feature = "app", target_os = "linux"))]
#[test]
fn without_a_display_help_is_shown() {
    let bench = Bench::new();
    for line in ["", "kain.batik"] {
        let mut command = bench.command(line);
        for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
            command.env_remove(name);
        }
        let told = Told::from(command.output().unwrap());
        assert_eq!(told.code, 2, "{line}:\n{}", told.err);
        assert!(
            told.err.contains("display") && told.err.contains("export"),
            "{line}:\n{}",
            told.err
        );
    }
}

#[cfg(unix)]
#[test]
fn a_command_line_that_is_no_text() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let bench = Bench::new();
    let bytes = OsStr::from_bytes(b"kain\xff\x1b[31m");
    let told = |line: &str| Told::from(bench.command(line).arg(bytes).output().unwrap());
    told("new a.batik --motif").fails(2, "no readable text", "keyboard");
    told("check").fails(1, "does not exist", "spelling");
    told("").fails(2, "", "");
}

#[test]
fn files_that_are_no_designs() {
    let bench = Bench::new();
    bench.put("latin1.batik", b"name = \"\xe9toile\"");
    fs::create_dir(bench.path().join("folder.batik")).unwrap();
    let large = fs::File::create(bench.path().join("large.batik")).unwrap();
    large.set_len(100 << 20).unwrap();
    for (file, sentence, hint) in [
        ("none.batik", "none.batik does not exist", "spelling"),
        ("none/kain.batik", "does not exist", "spelling"),
        ("folder.batik", "folder.batik is a folder", "inside it"),
        ("latin1.batik", "byte 9, on line 1", "UTF-8"),
        ("large.batik", "it may have 16 MB at most", "the file you mean"),
        #[cfg(unix)]
        ("/dev/zero", "/dev/zero is not an ordinary file", "ordinary file"),
    ] {
        for line in [
            format!("check {file}"),
            format!("walk {file}"),
            format!("walk {file} -o kain.svg"),
            format!("export {file} -o kain.svg"),
        ] {
            bench.run(&line).fails(1, sentence, hint);
        }
    }
    assert_eq!(bench.names(), ["folder.batik", "large.batik", "latin1.batik"]);
}

#[test]
fn from_nothing_to_cloth() {
    let bench = Bench::new();
    let done = |line: &str| {
        let told = bench.run(line);
        assert_eq!(told.code, 0, "{line}:\n{}", told.err);
        told
    };
    done("new kain.batik --motif kawung --set size=24 --repeat onda-ende");
    done("check kain.batik");
    let told = done("export kain.batik -o kain.svg --cloth 30cmx20cm");
    assert_eq!((told.out.as_str(), told.err.as_str()), ("kain.svg: 300 × 200 mm\n", ""));
    let told = done("export kain.batik -o kain.PNG --dpi 50 --lang id");
    assert!(told.err.starts_with("catatan: cara ulang: "), "{}", told.err);
    done("motifs kawung -o kawung.svg --set plump=0.5");
    assert_eq!(bench.names(), ["kain.PNG", "kain.batik", "kain.svg", "kawung.svg"]);

    let before = fs::read(bench.path().join("kain.batik")).unwrap();
    bench.run("new kain.batik --motif truntum").fails(1, "already there", "--force");
    assert_eq!(fs::read(bench.path().join("kain.batik")).unwrap(), before);
    done("new kain.batik --motif truntum --force");

    bench.run("new b.batik --motif kawng").fails(1, "no motif “kawng”", "do you mean “kawung”?");
    bench.run("new b.batik --motif kawung --tile 20mx20m").fails(
        2,
        "--tile: “20000”",
        "10\u{a0}000 mm",
    );
    bench.run("motifs kawng").fails(1, "no motif “kawng”", "do you mean “kawung”?");
    bench.run("export kain.batik -o a.svg --colorway x").fails(1, "no colorway “x”", "it has: ");
    assert_eq!(bench.names(), ["kain.PNG", "kain.batik", "kain.svg", "kawung.svg"]);
}

#[test]
fn a_new_design_says_how_to_go_on() {
    let bench = Bench::new();
    let told = bench.run("new parang.batik --motif parang --set unit=0,5");
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    assert!(told.out.ends_with("canting export parang.batik -o parang.svg\n"), "{}", told.out);
    let written = fs::read_to_string(bench.path().join("parang.batik")).unwrap();
    assert!(written.contains("unit = 0.5"), "{written}");
}

/// What could be drawn is written, and nobody takes it for the whole.
#[test]
fn a_picture_that_lacks_something_is_no_success() {
    let bench = Bench::new();
    let layer = |motif: &str| format!("[[layer]]\nmotif = \"{motif}\"\n");
    let design = |layers: &str| format!("canting = 1\n[repeat]\ntile = [60, 60]\n{layers}");
    bench.put("half.batik", design(&[layer("kawung"), layer("kawng")].concat()));
    bench.put("none.batik", design(&layer("kawng")));
    bench.put("empty.batik", design(""));
    for end in ["svg", "png"] {
        let told = bench.run(&format!("export half.batik -o half.{end} --lang en"));
        assert_eq!(told.code, 1, "{}", told.err);
        assert!(told.out.starts_with(&format!("half.{end}: 60")), "{}", told.out);
        assert!(told.err.contains("error: layer 2: there is no motif “kawng”"), "{}", told.err);
        let last = format!("half.{end} was written, but it lacks what the errors above say");
        assert!(told.err.contains(&last), "{}", told.err);
        let told = bench.run(&format!("export none.batik -o none.{end}"));
        assert_eq!((told.code, told.out.as_str()), (1, ""));
        assert!(told.err.contains("error: layer 1: there is no motif “kawng”"), "{}", told.err);
        assert!(told.err.contains("was not written, because nothing"), "{}", told.err);
    }
    assert_eq!(bench.run("export empty.batik -o empty.svg").code, 0, "only a warning");
    assert_eq!(
        bench.names(),
        ["empty.batik", "empty.svg", "half.batik", "half.png", "half.svg", "none.batik"]
    );
}

#[test]
fn a_check_walks_through_every_colorway() {
    let bench = Bench::new();
    bench.put(
        "kain.batik",
        "canting = 1\n[repeat]\ntile = [60, 60]\n[[layer]]\ndrawing = \"M3,3 L9,9\"\nwidth = 1\n\
         [[colorway]]\nname = \"Sogan\"\nprint = { latar = \"#fff\", klowong = \"#000\" }\n\
         [[colorway]]\nname = \"Sogan\"\nprint = { latar = \"#fff\", klowng = \"#000\" }\n",
    );
    let told = bench.run("check kain.batik");
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    for part in [
        "warning: colorway 2: the name “Sogan” is already that of colorway 1",
        "has no color for a part, which got a plain one: klowong",
        "do you mean “klowong”?",
        "kain.batik: 0 errors, 3 warnings",
    ] {
        assert!(told.out.contains(part), "`{part}` is not in:\n{}", told.out);
    }
}

#[test]
fn isen_are_listed_like_motifs() {
    let bench = Bench::new();
    let told = bench.run("isen");
    assert!(told.out.lines().any(|line| line.starts_with("cecek ")), "{}", told.out);
    let told = bench.run_indonesian("isen cecek");
    assert!(
        told.out.starts_with("cecek: ") && told.out.contains("Setelan:\n  size="),
        "{}",
        told.out
    );
    let json: serde_json::Value = serde_json::from_str(&bench.run("isen --json").out).unwrap();
    assert_eq!(json[0]["params"][0]["name"], "size");
    let json: serde_json::Value =
        serde_json::from_str(&bench.run("isen cecek --json").out).unwrap();
    assert_eq!(json["name"], "cecek");
    bench.run("isen cecekk").fails(1, "no isen “cecekk”", "do you mean “cecek”?");
    bench.run("isen zzz").fails(1, "no isen “zzz”", "“canting isen” lists");
}

#[test]
fn repeats_are_told_in_both_languages() {
    let bench = Bench::new();
    let names = canting::design::Step::names();
    let (english, indonesian) = (bench.run("repeats"), bench.run_indonesian("repeats"));
    for told in [&english, &indonesian] {
        assert_eq!((told.code, told.err.as_str()), (0, ""));
        let listed: Vec<&str> = told.out.lines().filter_map(|l| l.strip_prefix("  ")).collect();
        let listed: Vec<&str> = listed.iter().filter_map(|l| l.split(' ').next()).collect();
        assert_eq!(listed, names, "{}", told.out);
    }
    assert!(english.out.contains("The 17 wallpaper groups\n"), "{}", english.out);
    assert!(indonesian.out.contains("Lampah cap\n"), "{}", indonesian.out);

    let page = bench.run("repeats p4g").out;
    for part in [
        "p4g: quarter-turn between mirrors (wallpaper group)\n",
        "The cell: A square; one side is free.\n",
        "Copies: 8 drawings in one cell.\n",
        "Stamps: It takes a stamp and its mirrored twin",
        "The back: The stamps of the front serve here too",
        "[repeat]\nstep = \"p4g\"\ntile = [60, 60]\n",
    ] {
        assert!(page.contains(part), "`{part}` is not in:\n{page}");
    }
    assert!(bench.run("repeats pg").out.contains("only the grid moves by 24 mm"));
    let page = bench.run_indonesian("repeats berputar").out;
    assert!(page.starts_with("mubeng: ") && page.contains("Cap: Satu cap cukup"), "{page}");
    bench.run("repeats p4h").fails(1, "no repeat “p4h”", "do you mean “p4");
    bench.run("repeats zzz").fails(1, "no repeat “zzz”", "“canting repeats” lists");
}

#[test]
fn repeats_are_data_too() {
    let bench = Bench::new();
    let json: serde_json::Value = serde_json::from_str(&bench.run("repeats --json").out).unwrap();
    assert_eq!(json.as_array().map(Vec::len), Some(canting::design::Step::names().len()));
    let json: serde_json::Value =
        serde_json::from_str(&bench.run("repeats pgg --json").out).unwrap();
    assert_eq!((&json["kind"], &json["order"]), (&"group".into(), &4.into()));
    assert_eq!(json["stamps"]["twins"][0], "A");
    assert_eq!(json["stamps"]["back"]["needs"], "shifted");
    assert!(json["title"]["id"].is_string() && json["does"]["en"].is_string(), "{json}");
}

#[test]
fn repeats_are_drawn() {
    let bench = Bench::new();
    for line in ["repeats p6m -o p6m.svg", "repeats mubeng -o mubeng.png", "repeats -o all.svg"] {
        let told = bench.run(line);
        assert_eq!((told.code, told.err.as_str()), (0, ""), "{line}");
    }
    let svg = fs::read_to_string(bench.path().join("p6m.svg")).unwrap();
    assert!(svg.contains("104mm") && svg.contains("pusat-putar"), "{svg:.600}");
    assert!(svg.contains("inkscape:label=\"nama\""), "the name under it");
    let png = fs::read(bench.path().join("mubeng.png")).unwrap();
    let reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    assert_eq!(reader.info().width, 1228);
    assert!(fs::read_to_string(bench.path().join("all.svg")).unwrap().ends_with("</svg>\n"));
    bench.run("repeats p4h -o a.svg").fails(1, "no repeat “p4h”", "do you mean");
    bench.run("repeats p4g -o a.jpg").fails(2, "what to write into a.jpg", ".svg, .pdf or .png");
    assert_eq!(bench.names(), ["all.svg", "mubeng.png", "p6m.svg"]);
}

/// A design that steps so; what is drawn on the tile is of no matter to a stamper.
fn stepping(step: &str, tile: &str) -> String {
    format!(
        "canting = 1\nname = \"Kain\"\n[repeat]\nstep = \"{step}\"\ntile = [{tile}]\n[[layer]]\nmotif = \"kawung\"\n"
    )
}

#[test]
fn a_walk_is_counted() {
    let bench = Bench::new();
    bench.put("kain.batik", stepping("tubrukan", "210, 208.3"));
    bench.put("dua.batik", stepping("mlampah-sareng", "175, 250"));
    let told = bench.run("walk kain.batik");
    let expected = "cloth: 1050 × 2500 mm\n60 stampings in 12 rows: 60 whole, 0 at the edge\n\
                    stamp A, 210 × 208.3 mm, 60 times: numbers 1 to 60\n\
                    start at the upper left corner, with number 1; then from left to right, row after row\n\
                    the stamp is never changed; the hand goes 19.6 m\n";
    assert_eq!((told.code, told.out.as_str()), (0, expected));
    assert!(told.err.contains("the design has no colorway"), "as every command: {}", told.err);
    let told = bench.run("walk dua.batik --lang id");
    let expected = "kain: 1050 × 2500 mm\n60 tapak cap dalam 10 baris: 60 utuh, 0 di tepi\n\
                    cap A, 175 × 250 mm, 30 kali: nomor 1 sampai 30\n\
                    kembaran cermin A (cap tersendiri), 175 × 250 mm, 30 kali: nomor 31 sampai 60\n\
                    mulai di pojok kiri atas, di nomor 1; lalu dari kiri ke kanan, baris demi baris\n\
                    berganti cap 1 kali: habiskan satu cap dulu, baru ambil cap berikutnya; jarak lampahnya 29,7 m\n";
    assert_eq!((told.code, told.out.as_str()), (0, expected));
    let told = bench.run("walk kain.batik --cloth 300x300");
    assert!(told.out.contains("4 stampings in 2 rows: 1 whole, 3 at the edge"), "{}", told.out);
    assert!(told.err.contains("stamps of 300 × 300 mm come out even"), "{}", told.err);
    // What is pasted into a file has a point in any language.
    bench.put("sempit.batik", stepping("tubrukan", "20.5, 33.25"));
    let told = bench.run_indonesian("walk sempit.batik");
    assert!(told.err.contains("tile = [205, 199.5]"), "{}", told.err);
    bench.run("walk kain.batik --cloth 1000mx1000m").fails(1, "more than 100\u{a0}000", "smaller");
}

/// What the document says of its piece counts where nobody asks for another; a picture stays one tile.
#[test]
fn the_cloth_of_a_design_is_its_piece() {
    let bench = Bench::new();
    let dyed =
        stepping("tubrukan", "210, 208.3") + "[[colorway]]\nname = \"Biru\"\ndye = \"kelengan\"\n";
    bench.put("kain.batik", &dyed);
    bench.put("jarik.batik", dyed.replacen("[repeat]", "cloth = \"jarik\"\n[repeat]", 1));
    bench.put("iket.batik", dyed.replacen("[repeat]", "cloth = \"iket\"\n[repeat]", 1));
    bench.put("pita.batik", dyed.replacen("[repeat]", "cloth.size = [630, 208.3]\n[repeat]", 1));
    let piece = |file: &str| {
        let told: serde_json::Value =
            serde_json::from_str(&bench.run(&format!("plan {file} --json")).out).unwrap();
        told["piece"]["size"].clone()
    };
    assert_eq!(piece("kain.batik"), serde_json::json!([1050.0, 2500.0]));
    assert_eq!(piece("jarik.batik"), piece("kain.batik"));
    assert_eq!(piece("iket.batik"), serde_json::json!([1050.0, 1050.0]));
    assert_eq!(piece("iket.batik --cloth 500x600"), serde_json::json!([500.0, 600.0]));
    for (line, cloth) in [
        ("walk kain.batik", "cloth: 1050 × 2500 mm\n"),
        ("walk iket.batik", "cloth: 1050 × 1050 mm\n"),
        ("walk pita.batik", "cloth: 630 × 208.3 mm\n3 stampings"),
        ("walk pita.batik --cloth 420x420", "cloth: 420 × 420 mm\n"),
    ] {
        let told = bench.run(line);
        assert!(told.out.starts_with(cloth), "{line}: {}", told.out);
    }
    // Who names the usual cloth says nothing new.
    let walked = |file: &str| {
        let told = bench.run(&format!("walk {file}.batik --json")).out;
        let mut told: serde_json::Value = serde_json::from_str(&told).unwrap();
        told.as_object_mut().unwrap().remove("file");
        told
    };
    assert_eq!(walked("jarik"), walked("kain"));
    for file in ["kain", "iket", "pita"] {
        assert_eq!(bench.run(&format!("export {file}.batik -o {file}.svg")).code, 0);
    }
    let picture = |file: &str| fs::read_to_string(bench.path().join(file)).unwrap();
    assert_eq!(picture("kain.svg"), picture("iket.svg"));
    assert_eq!(picture("kain.svg"), picture("pita.svg"));
}

/// What lies on the ground of a border is on none of its stamps, and a cloth is no stamp.
#[test]
fn a_walk_names_what_is_not_stamped() {
    let bench = Bench::new();
    assert_eq!(bench.run("new kain.batik --from iket-cemukiran").code, 0);
    let told = bench.run("walk kain.batik");
    let named =
        "layers 1, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14, 16, 18, 19, 20 are in none of these stamps";
    assert!(told.err.contains(named) && told.err.contains("drawn by hand"), "{}", told.err);
    let json = bench.run("walk kain.batik --json").out;
    assert!(json.contains(named), "{json}");
    let told = bench.run("check kain.batik").out;
    assert!(told.contains("drawn by hand, since the cell, 1000 × 1000 mm"), "{told}");
    bench.put("tabur.batik", stepping("toss", "200, 200"));
    let told = bench.run("walk tabur.batik");
    assert_eq!((told.code, told.out.as_str()), (0, ""));
    bench.put("kecil.batik", stepping("tubrukan", "10, 10"));
    let told = bench.run("walk kecil.batik -o kecil.svg");
    assert!(told.err.contains("too small for their numbers"), "{}", told.err);
    assert!(told.err.contains("write a PDF"), "{}", told.err);
}

#[test]
fn a_walk_is_data() {
    let bench = Bench::new();
    bench.put("dua.batik", stepping("mlampah-sareng", "200, 250"));
    let told = bench.run("walk dua.batik --cloth 800x500 --json");
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!((&json["total"], &json["whole"], &json["lines"]), (&8.into(), &8.into(), &2.into()));
    assert_eq!((&json["way"], &json["changes"]), (&"rows".into(), &1.into()));
    let twin = serde_json::json!({
        "letter": "A", "mirrored": true, "size": [200.0, 250.0], "count": 4, "first": 5
    });
    assert_eq!(json["stamps"][1], twin);
    let second = &json["stampings"][4];
    assert_eq!(second["at"], serde_json::json!([300.0, 125.0]));
    assert_eq!((&second["mirrored"], &second["turn"]), (&true.into(), &0.0.into()));
    assert_eq!(second["corners"][0], serde_json::json!([400.0, 0.0]));
}

#[test]
fn a_walk_is_drawn() {
    let bench = Bench::new();
    bench.put("kain.batik", stepping("mubeng", "200, 200"));
    bench.put("tabur.batik", stepping("toss", "200, 200"));
    for end in ["svg", "png", "pdf"] {
        let told = bench.run(&format!("walk kain.batik -o kain.{end}"));
        let drawn = format!("\nkain.{end}: the walk, 1 page of A4, every stamping numbered\n");
        assert!(told.out.ends_with(&drawn), "{}", told.out);
        assert!(told.code == 0 && !told.err.contains("warning"), "{}", told.err);
        let told = bench.run(&format!("walk tabur.batik -o tabur.{end}"));
        assert_eq!((told.code, told.out.as_str()), (1, ""));
        assert!(told.err.contains("strewn motifs have no walk"), "{}", told.err);
    }
    let svg = fs::read_to_string(bench.path().join("kain.svg")).unwrap();
    for label in ["Kain", "78", "Stamp A", "start", "90°: 21 (2, 6, 10, 14, …)"] {
        assert!(svg.contains(&format!("aria-label=\"{label}\"")), "{label} is not in the drawing");
    }
    assert!(svg.ends_with("</svg>\n"));
    let png = fs::read(bench.path().join("kain.png")).unwrap();
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n") && png.ends_with(b"IEND\xaeB`\x82"), "cut short");
    let pdf = fs::read(bench.path().join("kain.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    assert_eq!(bench.names(), ["kain.batik", "kain.pdf", "kain.png", "kain.svg", "tabur.batik"]);
    let large = bench.run("walk kain.batik --cloth 20mx30m --paper f4 -o besar.pdf");
    assert!(large.out.contains(" pages of F4, every stamping numbered"), "{}", large.out);
    assert_eq!(bench.run("walk tabur.batik").code, 0, "only a warning");
}

/// The last file that stood before is the one that stands after.
#[test]
fn a_picture_that_cannot_be_written_leaves_the_old_one() {
    let bench = Bench::new();
    assert_eq!(bench.run("new kain.batik --motif kawung").code, 0);
    fs::create_dir(bench.path().join("folder.svg")).unwrap();
    bench.put("old.svg", "old");
    for (line, sentence, hint) in [
        ("-o folder.svg", "folder.svg is a folder", "inside it"),
        ("-o none/kain.svg", "there is no folder none", "make the folder"),
        ("-o kain.batik/kain.svg", "there is no folder kain.batik", "make the folder"),
        ("-o old.svg --flat --cloth 1000mx1000m", "marks", "--flat"),
    ] {
        bench.run(&format!("export kain.batik {line}")).fails(1, sentence, hint);
    }
    assert_eq!(fs::read(bench.path().join("old.svg")).unwrap(), b"old");
    assert_eq!(bench.names(), ["folder.svg", "kain.batik", "old.svg"]);
}

/// Films that an earlier export left are taken away where its list names them, and else told; films carry their facts.
#[test]
fn films_are_labelled_and_those_of_others_told() {
    let bench = Bench::new();
    bench.run("new kain.batik --motif kawung");
    bench.run("export kain.batik --separations -o out/films --dpi 40");
    let films = bench.path().join("out/films");
    fs::write(films.join("9-biron.png"), "strange").unwrap();
    let told =
        bench.run("export kain.batik --separations -o out/films --dpi 40 --bits 1 --trap 0,2");
    assert!(told.code == 0 && told.err.contains("also holds 9-biron.png"), "{}", told.err);
    assert!(told.err.contains("a trap of 0.2 mm is less than half a dot"), "{}", told.err);
    fs::remove_file(films.join("9-biron.png")).unwrap();
    let text = fs::read_to_string(films.join("separations.json")).unwrap();
    let list: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&list["bits"], &list["trap"]), (&1.into(), &0.2.into()));
    let label = list["films"][1]["label"].as_str().unwrap();
    assert!(label.starts_with("2/4 · tembok · kain · ") && label.ends_with(" mm"), "{label}");
    assert_eq!(list["films"][1]["number"], 2);
}

#[test]
fn films_go_into_a_folder() {
    let bench = Bench::new();
    bench.run("new kain.batik --motif kawung");
    let line = "export kain.batik --separations -o out/films --dpi 40 --cloth 100x90";
    let told = bench.run(line);
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(told.out.starts_with("out/films: "), "{}", told.out);
    let films = bench.path().join("out/films");
    let names = || {
        let names = fs::read_dir(&films).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    };
    let all = ["1-latar.png", "2-tembok.png", "3-klowong.png", "4-isen.png", "separations.json"];
    assert_eq!(names(), all);
    let text = fs::read_to_string(films.join("separations.json")).unwrap();
    let list: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(list["films"].as_array().unwrap().len(), 4);
    assert_eq!(
        (&list["films"][1]["file"], &list["films"][1]["parts"][0]),
        (&all[1].into(), &"tembok".into())
    );
    assert!(list["films"][0]["color"].as_str().unwrap().starts_with('#'), "{text}");
    // 14 mm of margin.
    assert_eq!(
        (&list["dpi"], &list["cloth"]["offset"]),
        (&40.0.into(), &serde_json::json!([22, 22]))
    );
    let [width, height] = [0, 1].map(|side| list["pixels"][side].as_u64().unwrap());
    let [across, down] = [0, 1].map(|side| list["cloth"]["pixels"][side].as_u64().unwrap());
    assert_eq!([width, height], [across + 44, down + 44]);

    // Films of before are replaced, in the language of the designer.
    fs::write(films.join(all[3]), "old").unwrap();
    let again = bench.run_indonesian(line);
    assert!(again.code == 0 && again.out.contains("4 film"), "{} {}", again.out, again.err);
    assert!(fs::read(films.join(all[3])).unwrap().starts_with(b"\x89PNG"), "replaced");
    assert_eq!(names(), all);

    // All or nothing.
    fs::create_dir_all(bench.path().join("full/4-isen.png")).unwrap();
    let told = bench.run("export kain.batik --separations -o full --dpi 40");
    assert!(told.code == 1 && told.err.contains("4-isen.png is a folder"), "{}", told.err);
    assert_eq!(fs::read_dir(bench.path().join("full")).unwrap().count(), 1, "nothing was written");
    for trap in ["-1", "3", "x"] {
        let told = bench.run(&format!("export kain.batik --separations -o a --trap {trap}"));
        assert_eq!(told.code, 2, "{trap}: {}", told.err);
    }

    bench.put("file", "");
    for path in ["file", "file/films"] {
        let told = bench.run(&format!("export kain.batik --separations -o {path}"));
        told.fails(1, &format!("{path} is a file"), "name a folder");
    }
    let none = bench.run("export kain.batik --separations -o films --colorway Nothing");
    none.fails(1, "no colorway “Nothing”", "it has");
    assert!(!bench.path().join("films").exists(), "no folder for nothing");
}

#[test]
fn a_broken_design_shows_its_line() {
    let bench = Bench::new();
    bench.put("kain.batik", "canting = 1\nseed = \"a\"\n");
    let told = bench.run("check kain.batik");
    told.fails(1, "error: kain.batik:2:", "hint: ");
    assert!(told.err.contains("| seed = \"a\"\n") && told.err.contains("^^^"), "{}", told.err);
}

#[test]
fn an_error_in_a_design_fails_its_check() {
    let bench = Bench::new();
    bench.put(
        "kain.batik",
        "canting = 1\n[repeat]\ntile = [60, 60]\n[[layer]]\nmotif = \"kawng\"\n[[layer]]\npicture = \"../a.svg\"\n",
    );
    let told = bench.run("check kain.batik");
    assert_eq!((told.code, told.err.as_str()), (1, ""));
    assert!(
        told.out.contains("error: layer 1: there is no motif “kawng”\nhint: do you mean “kawung”?"),
        "{}",
        told.out
    );
    assert!(told.out.contains("layer 2: the picture “../a.svg” lies outside"), "{}", told.out);
    let told = bench.run("check kain.batik --json");
    let json: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!((told.code, &json["ok"]), (1, &false.into()));
}

#[test]
fn json_lists_the_motifs() {
    let told = Bench::new().run("motifs --json");
    let json: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    let names: Vec<&str> =
        json.as_array().unwrap().iter().filter_map(|card| card["name"].as_str()).collect();
    assert!(names.contains(&"kawung"), "{names:?}");
}

#[test]
fn scripts_beside_the_design_and_in_the_asked_folder_are_used() {
    let bench = Bench::new();
    let script = "let about = #{ name: \"Percik\" }; let params = []; fn draw(p, pen) { pen.cecek(0, 0, 4); }";
    fs::create_dir(bench.path().join("lain")).unwrap();
    bench.put("lain/percik.rhai", script);
    let told = bench.run("motifs --motifs lain");
    assert!(told.out.contains("Percik"), "{}{}", told.out, told.err);
    fs::create_dir(bench.path().join("motifs")).unwrap();
    bench.put("motifs/gerimis.rhai", script.replace("Percik", "Gerimis"));
    assert!(bench.run("motifs gerimis").out.starts_with("Gerimis (gerimis)"));
    bench.run("motifs percik").fails(1, "no motif “percik”", "canting motifs");
    bench.run("motifs --motifs none").fails(1, "motif folder none", "spelling");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_design_and_nobody_waits_for_it() {
    let bench = Bench::new();
    let fifo = bench.path().join("pipe.batik");
    let made = Command::new("mkfifo").arg(&fifo).status();
    if made.is_ok_and(|status| status.success()) {
        bench.run("check pipe.batik").fails(1, "not an ordinary file", "ordinary file");
    }
}

#[test]
fn completions_name_the_commands() {
    let bench = Bench::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let told = bench.run(&format!("completions {shell}"));
        assert_eq!((told.code, told.err.as_str()), (0, ""));
        // Three scripts ask the program itself; the others know its words.
        let asks = told.out.contains("complete -- ");
        for word in ["export", "motifs", "colorway"] {
            assert!(asks || told.out.contains(word), "{shell} does not complete {word}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_output_is_a_failure_and_a_closed_one_is_not() {
    let bench = Bench::new();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for line in ["completions bash", "--help"] {
        let told = bench.command(line).stdout(full.try_clone().unwrap()).output().unwrap();
        Told::from(told).fails(1, "could not be written", "output");
    }
    for line in ["completions bash", "--help"] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let told = bench.command(line).stdout(Stdio::from(writer)).output().unwrap();
        let told = Told::from(told);
        assert_eq!((told.code, told.err.as_str()), (0, ""), "{line}");
    }
}

/// What `check` tells of the seam, the symmetry and the smallest tile.
#[test]
fn a_check_proves_the_seam() {
    let bench = Bench::new();
    let design = |path: &str, step: &str| {
        format!(
            "canting = 1\n[repeat]\nstep = \"{step}\"\ntile = [60, 60]\n\
             [[layer]]\ndrawing = \"{path}\"\nwidth = 1\n\
             [[colorway]]\nname = \"Satu\"\nprint = {{ latar = \"#fff\", klowong = \"#000\" }}\n"
        )
    };
    // Both ends meet the line's own copy; dropped by half a tile they do not, and half a millimeter off they do not.
    for (path, step, sentence) in [
        (
            "M0,20 C20,20 40,20.2 60,20.2",
            "tubrukan",
            "meet the edges at 2 places and go on at all of them",
        ),
        ("M0,20 L60,20", "tubrukan", "symmetry: pmm"),
        ("M0,20 L60,20", "onda-ende", "the right edge of tile A, 20 mm from the top"),
        ("M0,20 L60,20.5", "tubrukan", "begins 0.5 mm beside it"),
        ("M0,20 L60,50", "mirror", "makes a sharp bend of 53°"),
        ("M10,10 l5,3 M40,10 l5,3", "tubrukan", "30 × 60 mm laid as tubrukan"),
    ] {
        bench.put("kain.batik", design(path, step));
        let told = bench.run("check kain.batik");
        assert_eq!((told.code, told.err.as_str()), (0, ""), "{path} {step}");
        assert!(told.out.contains(sentence), "`{sentence}` is not in:\n{}", told.out);
    }
    bench.put("kain.batik", design("M0,20 L60,40", "tubrukan"));
    let told = bench.run("check kain.batik --json");
    let value: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    let seam = &value["repeat"]["seams"][0];
    assert_eq!((&seam["closed"], &seam["tile"]), (&false.into(), &"A".into()));
    assert_eq!(seam["crossings"].as_array().map(Vec::len), Some(4), "{seam}");
}

#[test]
fn names_of_a_stranger_move_no_cursor() {
    let bench = Bench::new();
    fs::create_dir(bench.path().join("motifs")).unwrap();
    fs::create_dir(bench.path().join("dyes")).unwrap();
    let evil = r"\u001b[2J\u001b]0;X\u0007\u009b31m\u202e\u200b\n";
    let design = format!(
        "canting = 1\nname = \"{evil}\"\nrepeat.tile = [60, 60]\n[[layer]]\nmotif = 'zz'\n\
         [[layer]]\nname = \"{evil}\"\ndrawing = 'M1 1 H9 V9 Z'\npart = \"p{evil}\"\n\
         [[colorway]]\nname = \"A{evil}B\"\nprint = {{ \"p{evil}\" = \"#FF0000\" }}\n\
         [[colorway]]\nname = \"D{evil}\"\ndye = {{ baths = [\"{evil}\", \"x\"], parts = {{ \"p{evil}\" = [1, 2] }} }}\n"
    );
    bench.put("d.batik", design);
    let script = "let about = #{ name: \"\\x1b[31mX\\x07\\n\", region: \"\\u202e\", meaning: #{ id: \"\\x1b\", en: \"\\x1b\" } };\n\
                  let params = []; fn draw(p, pen) { pen.cecek(1); }";
    bench.put("motifs/zz.rhai", script);
    let dye = format!(
        "[[dye]]\nkey = \"x\"\nkind = 'soga'\ncolor = '#123'\nname = \"{evil}\"\nsource = \"{evil}\"\n\
         recipe = \"{evil}\"\nsynonyms = [\"{evil}\"]\n[[cloth]]\nkey = \"k{evil}\"\ncolor = '#FFF'\nname = \"{evil}\"\n"
    );
    bench.put("dyes/evil.toml", dye);
    let is_bad = |c: &char| {
        c.is_control() && *c != '\n' || matches!(c, '\u{200b}' | '\u{202e}' | '\u{2028}')
    };
    for line in [
        "colorways d.batik",
        "colorways d.batik --dye \u{1b}",
        "colorways d.batik --suggest 1",
        "colorways d.batik --colorway \u{1b}[2J -o x.gpl",
        "check d.batik",
        "plan d.batik",
        "walk d.batik",
        "motifs",
        "motifs zz",
        "motifs \u{1b}]0;x",
        "dyes",
        "dyes x",
        "dyes k\u{1b}",
        "isen \u{9b}",
        "repeats \u{202e}",
        "sheet d.batik -o sheet.svg",
        "export d.batik -o d.svg --colorway \u{1b}",
        "new \u{1b} -o x.batik",
        "\u{1b}[2J",
    ] {
        for ending in ["", " --json"] {
            let told = bench.run(&format!("{line}{ending}"));
            let said = [told.out.as_str(), &told.err].concat();
            assert_eq!(said.chars().find(is_bad), None, "{line}{ending}: {said:?}");
            if told.out.starts_with(['{', '[']) && !ending.is_empty() {
                assert!(serde_json::from_str::<serde_json::Value>(&told.out).is_ok(), "{said}");
            }
        }
    }
    let listed = bench.run("colorways d.batik").out;
    assert!(
        listed.contains(r"A\u{1b}[2J\u{1b}]0;X\u{7}\u{9b}31m\u{202e}\u{200b}\u{a}B ("),
        "{listed}"
    );
    let json: serde_json::Value =
        serde_json::from_str(&bench.run("colorways d.batik --json").out).unwrap();
    assert_eq!(json[0]["name"], "A\u{1b}[2J\u{1b}]0;X\u{7}\u{9b}31m\u{202e}\u{200b}\nB");
}

#[test]
fn a_colorway_to_paste_stays_toml() {
    let bench = Bench::new();
    let name = "A\u{9b}\u{202e}";
    let design = format!(
        "repeat.tile = [60, 60]\n[[layer]]\ndrawing = 'M1 1 H9 V9 Z'\n\
         [[colorway]]\nname = \"{name}\"\nprint = {{ klowong = '#3F6FA3' }}\n"
    );
    bench.put("e.batik", design);
    let made = bench.command("colorways e.batik --dye").arg(name).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let made = String::from_utf8(made.stdout).unwrap();
    let table: toml::Table = made.parse().unwrap();
    let made_name = table["colorway"][0]["name"].as_str().unwrap();
    assert!(made_name.starts_with(name), "{made}");
    assert!(made.contains("\\U0000009B"), "{made}");
}
