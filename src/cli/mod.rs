//! The command line: the contract that scripts rely on, in the language of the designer.
//!
//! Commands return answers and failures; [`run`] alone prints them. An answer goes to standard output, everything
//! said about it to standard error; with `--json` a failure is an answer too. Whatever names a file brings, no character that moves a cursor gets through. The
//! exit code is 0 when all went well, 1 when the work could not be done and 2 when the command line itself does not fit;
//! whoever is stopped by a signal dies of it, which shells show as 128 and its number.
//!
//! **Invariant:** one place prints; nothing a designer types reaches a panic.

mod args;
mod check;
mod colorways;
mod complete;
mod designs;
mod dyes;
mod export;
mod failure;
mod help;
mod isen;
mod motifs;
mod new;
mod opened;
mod output;
mod params;
mod picture;
mod plan;
mod progress;
mod recipes;
mod repeats;
mod report;
mod separations;
mod sheet;
#[cfg(unix)]
mod signals;
mod tongues;
mod usage;
mod walk;

use std::env;
use std::ffi::OsString;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::FromArgMatches as _;
use clap::error::ErrorKind as ClapKind;

use crate::notice::Message;
use crate::words::{self, Language, Words};

use args::{Cli, Command, HelpArgs};
use failure::{Answer, Blame, Failure};

/// What the program is called.
const NAME: &str = "canting";

/// Does what the command line of this process asks for.
pub fn run() -> ExitCode {
    #[cfg(unix)]
    signals::watch();
    let args: Vec<OsString> = env::args_os().collect();
    let words = Words::new(args::language_of(&args)).at_a_shell();
    let told = match answer(&args, &words) {
        Ok(answer) => print(&answer, &words),
        Err(Stop::Page(error)) => page(&error),
        Err(Stop::Failure(failure)) => Err(failure),
        Err(Stop::Json(failure, file)) => answer_json(&failure, file.as_deref(), &words),
    };
    match told {
        Ok(code) => code,
        Err(failure) => {
            complain(&report::failure(&failure, &words));
            code_of(&failure)
        }
    }
}

/// A window that the command line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WindowWish {
    /// The design or the picture to open in it.
    pub file: Option<PathBuf>,
    /// The language to speak, if it says one.
    pub language: Option<Language>,
}

/// The window that the command line of this process asks for: `canting` alone, or with one design or picture.
pub fn window_wanted() -> Option<WindowWish> {
    let args: Vec<OsString> = env::args_os().skip(1).collect();
    window_of(&args)
}

fn window_of(args: &[OsString]) -> Option<WindowWish> {
    let mut wish = WindowWish { file: None, language: None };
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let text = arg.to_string_lossy();
        let tag = match text.strip_prefix("--lang=") {
            Some(tag) => Some(tag.to_owned()),
            None if text == "--lang" => Some(args.next()?.to_string_lossy().into_owned()),
            None => None,
        };
        match tag {
            Some(tag) => wish.language = Some(args::language_named(&tag)?),
            None if wish.file.is_none() && is_for_a_window(&text) => wish.file = Some(arg.into()),
            None => return None,
        }
    }
    Some(wish)
}

/// Whether an argument names a design or a picture, and no command.
fn is_for_a_window(arg: &str) -> bool {
    let end = Path::new(arg).extension().map(|end| end.to_string_lossy().to_lowercase());
    !arg.starts_with('-') && matches!(end.as_deref(), Some("batik" | "svg" | "svgz"))
}

/// Says why there is no window, and shows how to do without.
pub fn run_told(why: &Message) -> ExitCode {
    let words = Words::new(args::language_of(&env::args_os().collect::<Vec<_>>())).at_a_shell();
    complain(&report::failure(&why.clone().into(), &words));
    match help::command(&words).try_get_matches_from([NAME]) {
        Err(help) => page(&help).unwrap_or(ExitCode::FAILURE),
        Ok(_) => ExitCode::FAILURE,
    }
}

/// Why there is no answer.
enum Stop {
    /// A page of help or the version was asked for.
    Page(clap::Error),
    Failure(Failure),
    /// A failure for who reads JSON, from where the answer would be; with the file that the command is about.
    Json(Box<Failure>, Option<PathBuf>),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

fn answer(args: &[OsString], words: &Words) -> Result<Answer, Stop> {
    let parsed = help::command(words)
        .try_get_matches_from(args)
        .and_then(|matches| Cli::from_arg_matches(&matches))
        .map_err(|error| stop(error, args, words))?;
    let motifs = parsed.motifs.as_deref();
    let answer = match &parsed.command {
        Command::New(args) => new::new(args, motifs, words),
        Command::Export(args) => export::export(args, motifs, words),
        Command::Motifs(args) => motifs::motifs(args, motifs, words),
        Command::Picture(args) => picture::picture(args, words),
        Command::Isen(args) => isen::isen(args, words),
        Command::Designs(args) => designs::designs(args, words),
        Command::Repeats(args) => repeats::repeats(args, words),
        Command::Check(args) => check::check(args, motifs, words),
        Command::Walk(args) => walk::walk(args, motifs, words),
        Command::Plan(args) => plan::plan(args, motifs, words),
        Command::Colorways(args) => colorways::colorways(args, motifs, words),
        Command::Sheet(args) => sheet::sheet(args, motifs, words),
        Command::Dyes(args) => dyes::dyes(args, words),
        Command::Completions(args) => Ok(complete::script(args, words)),
        Command::Complete(args) => Ok(complete::complete(args)),
        Command::Help(args) => help_on(args, words),
    };
    answer.map_err(|failure| {
        if parsed.command.answers_json() {
            Stop::Json(Box::new(failure), parsed.command.file().map(Path::to_owned))
        } else {
            Stop::Failure(failure)
        }
    })
}

fn stop(error: clap::Error, args: &[OsString], words: &Words) -> Stop {
    match error.kind() {
        // Whoever only chose a language or a folder has asked for nothing yet either.
        ClapKind::MissingSubcommand => match help::command(words).try_get_matches_from([NAME]) {
            Err(page) => Stop::Page(page),
            Ok(_) => Stop::Page(error),
        },
        ClapKind::DisplayHelp
        | ClapKind::DisplayVersion
        | ClapKind::DisplayHelpOnMissingArgumentOrSubcommand => Stop::Page(error),
        _ => Stop::Failure(usage::failure(&error, &help_line(args))),
    }
}

/// The command line that shows the help page on what `args` tried to do.
fn help_line(args: &[OsString]) -> String {
    const COMMANDS: [&str; 14] = [
        "new",
        "export",
        "motifs",
        "picture",
        "isen",
        "designs",
        "repeats",
        "check",
        "walk",
        "plan",
        "colorways",
        "sheet",
        "dyes",
        "completions",
    ];
    let typed = args.windows(2).find_map(|pair| {
        let is_value = pair[0] == "--lang" || pair[0] == "--motifs";
        COMMANDS.into_iter().find(|name| pair[1] == *name && !is_value)
    });
    match typed {
        Some(command) => format!("canting {command} --help"),
        None => "canting --help".to_owned(),
    }
}

fn help_on(args: &HelpArgs, words: &Words) -> Result<Answer, Failure> {
    let command = args.command.as_deref();
    help::page(command, words).map(Answer::new).ok_or_else(|| {
        Failure::usage(Message::new("usage-no-help").with("command", command.unwrap_or_default()))
    })
}

fn print(answer: &Answer, words: &Words) -> Result<ExitCode, Failure> {
    complain(&report::notices(&answer.notices, words));
    let mut out = io::stdout().lock();
    written(out.write_all(words::lines(&answer.text).as_bytes()).and_then(|()| out.flush()))?;
    if let Some(closing) = &answer.closing {
        complain(&report::failure(&closing.clone().into(), words));
    }
    Ok(if answer.is_whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn answer_json(failure: &Failure, file: Option<&Path>, words: &Words) -> Result<ExitCode, Failure> {
    let text = report::failure_json(failure, file, words)?;
    written(io::stdout().lock().write_all(text.as_bytes()))?;
    Ok(code_of(failure))
}

fn code_of(failure: &Failure) -> ExitCode {
    match failure.blame {
        Blame::Usage => ExitCode::from(2),
        Blame::Work => ExitCode::FAILURE,
    }
}

/// A page that clap lays out: in color on a terminal, plain in a pipe.
fn page(error: &clap::Error) -> Result<ExitCode, Failure> {
    written(error.print())?;
    // Without any command there was nothing to do, and a script should notice.
    Ok(if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS })
}

/// Whoever closes the pipe has read enough; that is no failure.
fn written(result: io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Message::new("stdout-unwritable").with("reason", error.to_string()).into())
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// When even standard error is closed there is nobody left to tell.
fn complain(text: &str) {
    let _nobody_left = io::stderr().lock().write_all(words::lines(text).as_bytes());
}
