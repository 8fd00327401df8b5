//! The real program on a display that nobody looks at: opens every sample, shows its cloth, is dragged, and closes.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;

use canting::color::Srgb;
use canting::files::Folder;
use canting::samples::{self, Sample};
use canting::workspace::Evaluated;

use super::Wait;

/// How long the window may take.
const PATIENCE: Duration = Duration::from_secs(90);

/// A display, ended with the test.
struct Display {
    server: Child,
    name: String,
    folder: tempfile::TempDir,
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ended = self.server.kill();
        let _gone = self.server.wait();
    }
}

impl Display {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-fbdir"])
            .arg(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        Self { server, name: format!(":{}", number.trim()), folder }
    }

    fn opens(&self, file: &Path, home: &Path) -> Child {
        let mut command = Command::new(env!("CARGO_BIN_EXE_canting"));
        for (variable, folder) in [
            ("HOME", "."),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_RUNTIME_DIR", "."),
        ] {
            command.env(variable, home.join(folder));
        }
        command.env("DISPLAY", &self.name).env_remove("WAYLAND_DISPLAY").env("LANG", "id_ID.UTF-8");
        command.arg(file).stderr(Stdio::piped()).spawn().unwrap()
    }

    fn hand(&self, line: &str) -> String {
        let output = Command::new("xdotool")
            .args(line.split(' '))
            .env("DISPLAY", &self.name)
            .output()
            .unwrap();
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// The pixels of the cloth, away from what floats on it: every other one across and down.
    fn cloth(&self) -> Vec<Srgb> {
        let bytes = fs::read(self.folder.path().join("Xvfb_screen0")).unwrap();
        let word =
            |at: usize| u32::from_be_bytes(bytes[4 * at..4 * at + 4].try_into().unwrap()) as usize;
        // The head of an XWD file: its size, and what lies where.
        let (head, across, colors) = (word(0), word(12), word(19));
        let mut pixels = Vec::new();
        for y in (140..540).step_by(2) {
            for x in (120..960).step_by(2) {
                let at = head + 12 * colors + y * across + 4 * x;
                pixels.push(Srgb::new(bytes[at + 2], bytes[at + 1], bytes[at]));
            }
        }
        pixels
    }
}

/// What a program of others is there for.
fn has(tool: &str) -> bool {
    crate::exports::asked(Command::new("which").arg(tool)).is_some_and(|output| {
        let is_there = output.status.success();
        assert!(
            is_there || std::env::var_os("CANTING_EXPECT_TOOLS").is_none(),
            "{tool} is missing"
        );
        is_there
    })
}

/// How far a color may be from one of the palette: a whole cloth is seen from afar, so that dots lie in every pixel.
const NEAR: u8 = 6;

fn is_near(a: Srgb, b: Srgb) -> bool {
    a.r.abs_diff(b.r) <= NEAR && a.g.abs_diff(b.g) <= NEAR && a.b.abs_diff(b.b) <= NEAR
}

/// How many colors of the design are seen, each on more than one pixel in two thousand; and what share of all pixels they
/// are.
fn seen(pixels: &[Srgb], palette: &[Srgb]) -> (usize, f64) {
    let counts =
        palette.iter().map(|color| pixels.iter().filter(|pixel| is_near(**pixel, *color)).count());
    let counts: Vec<usize> = counts.collect();
    let many = counts.iter().filter(|count| **count * 2000 > pixels.len()).count();
    (many, counts.iter().sum::<usize>() as f64 / pixels.len() as f64)
}

/// Waits until it is so.
#[track_caller]
fn until(
    what: &str,
    display: &Display,
    child: &mut Child,
    is_so: impl Fn(&[Srgb]) -> bool,
) -> Vec<Srgb> {
    let waited = Wait::at_most(PATIENCE);
    loop {
        let pixels = display.cloth();
        if is_so(&pixels) {
            return pixels;
        }
        assert!(child.try_wait().unwrap().is_none(), "{what}: the program ended");
        assert!(!waited.is_over(), "{what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Opens a sample, drags its cloth, and closes it.
fn try_out(display: &Display, sample: &Sample) {
    let name = sample.name;
    let designs = Path::new(env!("CARGO_MANIFEST_DIR")).join("designs");
    let home = tempfile::tempdir().unwrap();
    let evaluated = Evaluated::with(sample.design.clone(), &Folder::new(&designs, None)).unwrap();
    let colorway = (!sample.design.colorways.is_empty()).then_some(0);
    let inks = evaluated.palette(colorway);
    let palette: BTreeSet<[u8; 3]> = evaluated
        .repeat()
        .parts()
        .into_iter()
        .map(|part| inks.color(&part))
        .map(|color| [color.r, color.g, color.b])
        .collect();
    let palette: Vec<Srgb> = palette.into_iter().map(|[r, g, b]| Srgb::new(r, g, b)).collect();
    let mut child = display.opens(&designs.join(format!("{name}.batik")), home.path());
    let window = display.hand("search --sync --onlyvisible --name Canting");
    let window = window.lines().next().unwrap_or_default();
    display.hand(&format!("windowfocus --sync {window}"));
    let is_cloth = |pixels: &[Srgb]| {
        let (many, share) = seen(pixels, &palette);
        many >= 2.min(palette.len()) && share > 0.02
    };
    let before = until(&format!("{name}: no cloth is seen"), display, &mut child, is_cloth);
    // The tool that moves the cloth, so that nothing is changed.
    display.hand("mousemove 540 330 key h");
    display.hand("mousedown 1 mousemove_relative 10 6 mousemove_relative 20 12 mousemove_relative 17 9 mouseup 1");
    until(&format!("{name}: the cloth is not dragged"), display, &mut child, |pixels| {
        pixels != before
    });
    display.hand("key ctrl+q");
    let waited = Wait::at_most(PATIENCE);
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        assert!(!waited.is_over(), "{name}: it does not close");
        std::thread::sleep(Duration::from_millis(20));
    };
    let mut said = String::new();
    std::io::Read::read_to_string(child.stderr.as_mut().unwrap(), &mut said).unwrap();
    assert!(status.success(), "{name}: {status}, {said}");
    assert!(!said.contains("panicked"), "{name}: {said}");
}

#[test]
fn every_sample_is_opened_shown_dragged_and_closed_on_a_display() {
    if !has("Xvfb") || !has("xdotool") {
        return;
    }
    let samples = Mutex::new(samples::all());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let display = Display::new();
                loop {
                    let next = samples.lock().unwrap().pop();
                    let Some(sample) = next else { break };
                    try_out(&display, &sample);
                }
            });
        }
    });
}
