//! Nothing of the designer's is lost, and nothing of the program's is left behind.

use std::collections::BTreeMap;
use std::fs;
#[cfg(unix)]
use std::process::{Child, Stdio};

use super::command_line::Bench;

/// A design of a picture, a motif and a dye that lie beside it, dyed and printed.
const DESIGN: &str = r##"canting = 1

[repeat]
tile = [20, 20]

[[layer]]
picture = "gambar/bunga.svg"

[[layer]]
motif = "percik"

[[colorway]]
name = "Celup"
dye = { chain = "kelengan", baths = ["nilaku"] }

[[colorway]]
name = "Cetak"
print = { latar = "#F3E9D2", klowong = "#4B2138" }
"##;

const PICTURE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="20mm" height="20mm" viewBox="0 0 20 20">
<g id="klowong"><path d="M4 4h6v6h-6z" fill="#4B2138"/></g></svg>"##;

const MOTIF: &str = r#"let about = #{ name: "Percik" };
let params = [];
fn draw(p, pen) { pen.cecek(3, 3, 2); }
"#;

const DYE: &str = r##"kind = "indigo"
source = "sendiri"
recipe.id = "Celup."
recipe.en = "Dip."

[[dye]]
key = "nilaku"
name = { id = "Nilaku", en = "My indigo" }
shades = [{ dips = 2, color = "#8FB0CC" }, { dips = 6, color = "#3F6FA3" }]
"##;

fn bench() -> Bench {
    let bench = Bench::new();
    for folder in ["gambar", "motifs", "dyes", "lain"] {
        fs::create_dir(bench.path().join(folder)).unwrap();
    }
    bench.put("kain.batik", DESIGN);
    bench.put("gambar/bunga.svg", PICTURE);
    bench.put("motifs/percik.rhai", MOTIF);
    bench.put("dyes/nila.toml", DYE);
    bench
}

/// Every file below the folder by its path, with what it holds.
fn everything(bench: &Bench) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![bench.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(bench.path()).unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

#[test]
fn no_output_replaces_what_the_design_reads() {
    let bench = bench();
    let exported = bench.run("export kain.batik -o lain/kain.svg --tile");
    assert_eq!(exported.code, 0, "{}", exported.err);
    let before = everything(&bench);
    let refused = |line: &str| {
        let told = bench.run(line);
        assert!(
            told.err.contains("belongs to the design and was left as it is"),
            "{line}: {}",
            told.err
        );
        assert!(told.err.contains("hint: choose another name"), "{line}: {}", told.err);
        assert_eq!((told.code, told.out.as_str()), (1, ""), "{line}");
        assert_eq!(everything(&bench), before, "{line}");
    };
    for line in [
        "export kain.batik --tile -o gambar/bunga.svg",
        "export kain.batik --tile -o ./lain/../gambar/./bunga.svg",
        "walk kain.batik --cloth 60x60 -o gambar/bunga.svg",
        "sheet kain.batik -o gambar/bunga.svg",
        "plan kain.batik -o gambar/bunga.svg",
        "plan kain.batik --step 1 -o gambar/bunga.svg",
    ] {
        refused(line);
    }
    // What is missing is the design's too: it would read its own picture the next time.
    fs::remove_file(bench.path().join("gambar/bunga.svg")).unwrap();
    let told = bench.run("export kain.batik --tile -o gambar/bunga.svg");
    assert!(told.code == 1 && told.err.contains("belongs to the design"), "{}", told.err);
    assert!(!bench.path().join("gambar/bunga.svg").exists());
}

#[cfg(unix)]
#[test]
fn no_link_leads_an_output_to_what_the_design_reads() {
    use std::os::unix::fs::symlink;
    let bench = bench();
    let at = |name: &str| bench.path().join(name);
    let sources = ["kain.batik", "gambar/bunga.svg", "motifs/percik.rhai", "dyes/nila.toml"];
    for (number, source) in sources.into_iter().enumerate() {
        symlink(at(source), at(&format!("link-{number}.svg"))).unwrap();
        symlink(at(source), at(&format!("link-{number}.png"))).unwrap();
        fs::hard_link(at(source), at(&format!("twin-{number}.svg"))).unwrap();
    }
    symlink("kain.batik", at("link.gpl")).unwrap();
    symlink("motifs/percik.rhai", at("baru.batik")).unwrap();
    for folder in ["film", "film-2"] {
        fs::create_dir(at(folder)).unwrap();
    }
    symlink("../gambar/bunga.svg", at("film/3-isen.png")).unwrap();
    symlink("../kain.batik", at("film-2/separations.json")).unwrap();
    let before = everything(&bench);
    let links = (0..4).flat_map(|number| {
        ["link", "twin"].map(|kind| format!("export kain.batik --tile -o {kind}-{number}.svg"))
    });
    let others = [
        "export kain.batik --tile --dpi 30 -o link-3.png",
        "export kain.batik --separations --dpi 30 -o film",
        "export kain.batik --separations --dpi 30 -o film-2",
        "plan kain.batik --step 1 --dpi 30 -o link-0.png",
        "sheet kain.batik -o twin-0.svg",
        "walk kain.batik --cloth 60x60 -o link-2.svg",
        "colorways kain.batik -o link.gpl",
        "motifs percik -o link-2.svg",
        "motifs percik --motifs motifs -o twin-2.svg",
        "new baru.batik --motif percik --force",
    ];
    for line in links.chain(others.map(str::to_owned)) {
        let told = bench.run(&line);
        assert!(told.err.contains("belongs to the design and was left"), "{line}: {}", told.err);
        assert_eq!((told.code, told.out.as_str()), (1, ""), "{line}");
        assert_eq!(everything(&bench), before, "{line}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing_is_not_replaced() {
    let bench = bench();
    std::os::unix::fs::symlink("none.svg", bench.path().join("kain.svg")).unwrap();
    let told = bench.run("export kain.batik --tile -o kain.svg");
    told.fails(1, "kain.svg is a link to none.svg, which is not there", "remove the link");
    let link = fs::read_link(bench.path().join("kain.svg"));
    assert_eq!(link.unwrap(), std::path::Path::new("none.svg"));
}

/// Each run reads the design before any other has written it, if it can.
#[test]
fn colorways_added_at_once_are_all_there() {
    let bench = bench();
    bench.put("warna.css", ":root { --klowong: #4B2138; --latar: #F3E9D2; }\n");
    let run = || bench.run("colorways kain.batik --from warna.css --add");
    std::thread::scope(|scope| {
        let runs: Vec<_> = (0..8).map(|_| scope.spawn(run)).collect();
        for run in runs {
            let told = run.join().unwrap();
            assert!(
                told.out.contains("kain.batik has one more colorway"),
                "{}{}",
                told.out,
                told.err
            );
        }
    });
    let text = fs::read_to_string(bench.path().join("kain.batik")).unwrap();
    assert!(text.starts_with(DESIGN), "{text}");
    let names: Vec<&str> = text.lines().filter(|line| line.starts_with("name = ")).collect();
    let mut each = names.clone();
    each.sort_unstable();
    each.dedup();
    assert_eq!((names.len(), each.len()), (10, 10), "{names:?}");
    let here = ["dyes", "gambar", "kain.batik", "lain", "motifs", "warna.css"];
    assert_eq!(bench.names(), here);
}

/// An export that will not end before it is stopped, in the middle of its file.
#[cfg(unix)]
fn exporting(bench: &Bench) -> Child {
    let before = parts(bench);
    let mut command = bench.command("export kain.batik -o kain.png --cloth 100mx100m --dpi 300");
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    while parts(bench).iter().all(|part| before.contains(part)) {
        assert_eq!(child.try_wait().unwrap(), None, "it has not begun to write");
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    child
}

#[cfg(unix)]
fn parts(bench: &Bench) -> Vec<String> {
    bench.names().into_iter().filter(|name| name.starts_with('.')).collect()
}

#[cfg(unix)]
#[test]
fn who_is_stopped_leaves_nothing_behind() {
    use std::os::unix::process::ExitStatusExt as _;
    use std::process::Command;
    let bench = bench();
    bench.put("kain.png", "old");
    let before = everything(&bench);
    for (name, signal) in [("INT", 2), ("TERM", 15)] {
        let mut child = exporting(&bench);
        let sent = Command::new("kill").args(["-s", name, &child.id().to_string()]).status();
        assert!(sent.unwrap().success());
        // Shells tell this as 128 and the number.
        assert_eq!(child.wait().unwrap().signal(), Some(signal));
        assert_eq!(everything(&bench), before, "SIG{name}");
    }
    // Nobody can hear this one; whoever writes next clears up, and leaves what is still written.
    let mut living = exporting(&bench);
    let written = parts(&bench);
    let mut killed = exporting(&bench);
    killed.kill().unwrap();
    killed.wait().unwrap();
    assert_eq!(parts(&bench).len(), 2);
    let told = bench.run("export kain.batik --tile -o lain.svg");
    assert_eq!((told.code, parts(&bench)), (0, written), "{}", told.err);
    living.kill().unwrap();
    living.wait().unwrap();
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_grow_is_told() {
    let bench = bench();
    let before = everything(&bench);
    let line = "ulimit -f 8; exec \"$0\" --lang en export kain.batik -o kain.png --dpi 600";
    let mut command = std::process::Command::new("sh");
    command.args(["-c", line, env!("CARGO_BIN_EXE_canting")]).current_dir(bench.path());
    let told = super::command_line::Told::from(command.output().unwrap());
    told.fails(1, "kain.png was not written: no file may grow to this size here", "ulimit -f");
    assert_eq!(everything(&bench), before);
}
