//! The command line as data.
//!
//! Names and kinds stand here, every word of help in the word lists (see [`super::help`]). A value's name is the end
//! of a key there: `folder` is said as `value-folder`.
//!
//! **Invariant:** a value that got past here is well formed; whether a motif or file exists is found out later.

use std::ffi::OsString;
use std::fmt::Display;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use kurbo::Size;

use crate::design::Step;
use crate::length;
use crate::notice::{self, Message};
use crate::paper::Paper;
use crate::words::Language;

#[derive(Debug, Parser)]
#[command(name = "canting", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true)]
pub(super) struct Cli {
    #[arg(long, global = true, value_name = "language", value_parser = language())]
    pub(super) lang: Option<Language>,
    #[arg(long, global = true, value_name = "folder")]
    pub(super) motifs: Option<PathBuf>,
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    New(NewArgs),
    Export(ExportArgs),
    Motifs(MotifsArgs),
    Picture(PictureArgs),
    Isen(IsenArgs),
    Designs(DesignsArgs),
    Repeats(RepeatsArgs),
    Check(CheckArgs),
    Walk(WalkArgs),
    Plan(PlanArgs),
    Colorways(ColorwaysArgs),
    Sheet(SheetArgs),
    Dyes(DyesArgs),
    Completions(CompletionsArgs),
    #[command(hide = true)]
    Complete(CompleteArgs),
    #[command(hide = true)]
    Help(HelpArgs),
}

impl Command {
    /// Whether it is to answer in JSON.
    pub(super) fn answers_json(&self) -> bool {
        match self {
            Self::Motifs(args) => args.json,
            Self::Picture(args) => args.json,
            Self::Isen(args) => args.json,
            Self::Designs(args) => args.json,
            Self::Repeats(args) => args.json,
            Self::Check(args) => args.json,
            Self::Walk(args) => args.json,
            Self::Plan(args) => args.json,
            Self::Colorways(args) => args.json,
            Self::Dyes(args) => args.json,
            Self::New(_)
            | Self::Export(_)
            | Self::Sheet(_)
            | Self::Completions(_)
            | Self::Complete(_)
            | Self::Help(_) => false,
        }
    }

    /// The design or picture that it is about, if any.
    pub(super) fn file(&self) -> Option<&Path> {
        match self {
            Self::Export(args) => Some(&args.file),
            Self::Check(args) => Some(&args.file),
            Self::Walk(args) => Some(&args.file),
            Self::Plan(args) => Some(&args.file),
            Self::Colorways(args) => Some(&args.file),
            Self::Sheet(args) => Some(&args.file),
            Self::Picture(args) => Some(&args.file),
            Self::New(_)
            | Self::Motifs(_)
            | Self::Isen(_)
            | Self::Designs(_)
            | Self::Repeats(_)
            | Self::Dyes(_)
            | Self::Completions(_)
            | Self::Complete(_)
            | Self::Help(_) => None,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct NewArgs {
    #[arg(value_name = "design")]
    pub(super) out: PathBuf,
    #[arg(long, value_name = "name", required_unless_present = "from")]
    pub(super) motif: Option<String>,
    #[arg(long, value_name = "name", conflicts_with_all = ["motif", "settings", "repeat", "tile"])]
    pub(super) from: Option<String>,
    #[arg(long = "set", value_name = "setting", value_parser = setting)]
    pub(super) settings: Vec<Setting>,
    #[arg(long, value_name = "step", value_parser = step)]
    pub(super) repeat: Option<Step>,
    #[arg(long, value_name = "size", value_parser = length::tile, allow_hyphen_values = true)]
    pub(super) tile: Option<Size>,
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    #[arg(value_name = "design")]
    pub(super) file: PathBuf,
    #[arg(short, long, value_name = "picture")]
    pub(super) out: PathBuf,
    #[arg(long, conflicts_with = "cloth")]
    pub(super) tile: bool,
    #[arg(long, value_name = "size", value_parser = length::size, allow_hyphen_values = true)]
    pub(super) cloth: Option<Size>,
    #[arg(long, value_name = "number", value_parser = length::dpi, allow_hyphen_values = true)]
    pub(super) dpi: Option<f64>,
    #[arg(long, value_name = "name")]
    pub(super) colorway: Option<String>,
    #[arg(long)]
    pub(super) flat: bool,
    #[arg(long)]
    pub(super) transparent: bool,
    #[arg(long, conflicts_with_all = ["flat", "transparent"])]
    pub(super) separations: bool,
    #[arg(long, value_name = "what", requires = "separations", value_parser = each())]
    pub(super) by: Option<String>,
    #[arg(long, value_name = "number", requires = "separations", value_parser = bits())]
    pub(super) bits: Option<u8>,
    #[arg(long, value_name = "millimeters", requires = "separations")]
    #[arg(value_parser = length::trap, allow_hyphen_values = true)]
    pub(super) trap: Option<f64>,
}

#[derive(Debug, Args)]
pub(super) struct MotifsArgs {
    #[arg(value_name = "name")]
    pub(super) motif: Option<String>,
    #[arg(short, long, value_name = "picture", requires = "motif")]
    pub(super) out: Option<PathBuf>,
    #[arg(long = "set", value_name = "setting", value_parser = setting, requires = "motif")]
    pub(super) settings: Vec<Setting>,
    #[arg(long, conflicts_with = "out")]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct PictureArgs {
    #[arg(value_name = "svg")]
    pub(super) file: PathBuf,
    #[arg(short, long, value_name = "picture")]
    pub(super) out: Option<PathBuf>,
    #[arg(long, conflicts_with = "out")]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct IsenArgs {
    #[arg(value_name = "name")]
    pub(super) isen: Option<String>,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct DesignsArgs {
    #[arg(value_name = "name")]
    pub(super) sample: Option<String>,
    #[arg(short, long, value_name = "picture", requires = "sample")]
    pub(super) out: Option<PathBuf>,
    #[arg(long, conflicts_with = "out")]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct RepeatsArgs {
    #[arg(value_name = "step")]
    pub(super) repeat: Option<String>,
    #[arg(short, long, value_name = "picture")]
    pub(super) out: Option<PathBuf>,
    #[arg(long, conflicts_with = "out")]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[arg(value_name = "design")]
    pub(super) file: PathBuf,
    #[arg(long)]
    pub(super) all: bool,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct WalkArgs {
    #[arg(value_name = "design")]
    pub(super) file: PathBuf,
    #[arg(long, value_name = "size", value_parser = length::size, allow_hyphen_values = true)]
    pub(super) cloth: Option<Size>,
    #[arg(short, long, value_name = "picture")]
    pub(super) out: Option<PathBuf>,
    #[arg(long, value_name = "paper", value_parser = paper(), ignore_case = true, requires = "out")]
    pub(super) paper: Option<Paper>,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct PlanArgs {
    #[arg(value_name = "design")]
    pub(super) file: PathBuf,
    #[arg(long, value_name = "name")]
    pub(super) colorway: Option<String>,
    #[arg(short, long, value_name = "picture")]
    pub(super) out: Option<PathBuf>,
    #[arg(long, value_name = "number", value_parser = within(0..=9999_usize))]
    pub(super) step: Option<usize>,
    #[arg(long, value_name = "size", value_parser = length::size, allow_hyphen_values = true)]
    pub(super) cloth: Option<Size>,
    #[arg(long, value_name = "number", value_parser = length::dpi, allow_hyphen_values = true)]
    pub(super) dpi: Option<f64>,
    #[arg(long, value_name = "paper", value_parser = paper(), ignore_case = true)]
    #[arg(requires = "out", conflicts_with = "step")]
    pub(super) paper: Option<Paper>,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct ColorwaysArgs {
    #[arg(value_name = "design")]
    pub(super) file: PathBuf,
    #[arg(long, value_name = "name")]
    pub(super) colorway: Option<String>,
    #[arg(short, long, value_name = "palette")]
    pub(super) out: Option<PathBuf>,
    #[arg(long, value_name = "number", value_parser = length::count, allow_hyphen_values = true)]
    pub(super) suggest: Option<u32>,
    #[arg(long, value_name = "mood", requires = "suggest")]
    pub(super) mood: Option<String>,
    #[arg(long, value_name = "number", requires = "suggest", value_parser = within(0..=u64::MAX))]
    pub(super) seed: Option<u64>,
    #[arg(long, value_name = "name", conflicts_with_all = ["suggest", "out"])]
    pub(super) dye: Option<String>,
    #[arg(long, value_name = "palette", conflicts_with_all = ["dye", "out"])]
    pub(super) from: Option<PathBuf>,
    #[arg(long)]
    pub(super) add: bool,
    #[arg(long, conflicts_with_all = ["out", "add"])]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct SheetArgs {
    #[arg(value_name = "design")]
    pub(super) file: PathBuf,
    #[arg(short, long, value_name = "picture")]
    pub(super) out: PathBuf,
    #[arg(long, value_name = "paper", value_parser = paper(), ignore_case = true)]
    pub(super) paper: Option<Paper>,
}

#[derive(Debug, Args)]
pub(super) struct DyesArgs {
    #[arg(value_name = "name")]
    pub(super) dye: Option<String>,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    #[arg(value_name = "shell")]
    pub(super) shell: clap_complete::Shell,
}

/// What the scripts of shells ask.
#[derive(Debug, Args)]
pub(super) struct CompleteArgs {
    #[arg(last = true)]
    pub(super) words: Vec<OsString>,
}

#[derive(Debug, Args)]
pub(super) struct HelpArgs {
    #[arg(value_name = "command")]
    pub(super) command: Option<String>,
}

/// `key=value`, the value still as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Setting {
    pub(super) key: String,
    pub(super) value: String,
}

fn language() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(["id", "en"]).map(|tag| Language::of_tag(&tag))
}

/// Bits of a pixel of a film.
fn bits() -> impl TypedValueParser<Value = u8> {
    PossibleValuesParser::new(["1", "8"]).map(|bits| if bits == "1" { 1 } else { 8 })
}

/// What pages are printed on, by its name; `folio` is what shops call F4.
fn paper() -> impl TypedValueParser<Value = Paper> {
    let value = |paper: Paper| {
        let value = PossibleValue::new(paper.name().to_ascii_lowercase());
        if paper == Paper::F4 { value.alias("folio") } else { value }
    };
    PossibleValuesParser::new(Paper::ALL.map(value)).map(|name| {
        let is_named = |paper: &Paper| paper.name().eq_ignore_ascii_case(&name);
        let is_folio = name.eq_ignore_ascii_case("folio");
        let found = Paper::ALL.into_iter().find(is_named);
        if is_folio { Paper::F4 } else { found.unwrap_or_default() }
    })
}

/// What a film is made for, in both languages.
fn each() -> impl TypedValueParser<Value = String> {
    let each = [("part", "bagian"), ("bath", "bak")];
    let values = each.map(|(name, also)| PossibleValue::new(name).alias(also));
    PossibleValuesParser::new(values).map(move |typed| {
        each.iter().find(|(_, also)| *also == typed).map_or(typed, |(name, _)| (*name).to_owned())
    })
}

/// A whole number of a range; the refusal tells it digit by digit.
fn within<N>(range: RangeInclusive<N>) -> impl Fn(&str) -> Result<N, Message> + Clone
where
    N: Copy + Display + FromStr + PartialOrd,
{
    move |text| {
        let refusal = || {
            let message = Message::new("number-out-of-range").with("text", text);
            let message = message.with("min", range.start().to_string());
            message.with("max", range.end().to_string())
        };
        let number = text.trim().parse().ok().filter(|number| range.contains(number));
        number.ok_or_else(refusal)
    }
}

fn step(text: &str) -> Result<Step, Message> {
    match Step::named(text) {
        Step::Unknown(_) => Err(unknown_step(text)),
        step => Ok(step),
    }
}

/// That nothing repeats by this name.
pub(super) fn unknown_step(text: &str) -> Message {
    let near = notice::nearest(text, &Step::names()).unwrap_or_default();
    Message::new("step-unknown").with("text", text).with("near", near)
}

fn setting(text: &str) -> Result<Setting, Message> {
    let refusal = || Message::new("setting-unreadable").with("text", text);
    let (key, value) = text.split_once('=').ok_or_else(refusal)?;
    let (key, value) = (key.trim().to_owned(), value.trim().to_owned());
    if key.is_empty() || value.is_empty() {
        return Err(refusal());
    }
    Ok(Setting { key, value })
}

/// The language that `--lang` asks for, found before anything else is read so that even a complaint about the
/// command line is understood.
pub(super) fn language_of(args: &[OsString]) -> Language {
    let mut asked = None;
    let mut args = args.iter().take_while(|arg| **arg != *"--").filter_map(|arg| arg.to_str());
    while let Some(arg) = args.next() {
        let tag = if arg == "--lang" { args.next() } else { arg.strip_prefix("--lang=") };
        asked = tag.filter(|tag| matches!(*tag, "id" | "en")).or(asked);
    }
    asked.map_or_else(language_here, Language::of_tag)
}

/// The language that a tag of the command line names.
pub(super) fn language_named(tag: &str) -> Option<Language> {
    matches!(tag, "id" | "en").then(|| Language::of_tag(tag))
}

/// The language that this computer is set to; English when it says nothing.
fn language_here() -> Language {
    sys_locale::get_locale().map_or(Language::English, |tag| Language::of_tag(&tag))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_definition_holds_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn language_is_found_anywhere() {
        let found = |line: &str| language_of(&line.split(' ').map(Into::into).collect::<Vec<_>>());
        assert_eq!(found("canting --lang id export"), Language::Indonesian);
        assert_eq!(found("canting export --lang=id"), Language::Indonesian);
        assert_eq!(found("canting --lang id --lang=en"), Language::English);
        assert_eq!(found("canting --lang=id --lang"), Language::Indonesian);
        assert_eq!(found("canting --lang=id --lang xx"), Language::Indonesian);
    }

    #[test]
    fn settings_have_a_key_and_a_value() {
        let expected = Setting { key: "size".to_owned(), value: "24".to_owned() };
        assert_eq!(setting(" size = 24"), Ok(expected));
        assert_eq!(setting("a=b=c").map(|setting| setting.value), Ok("b=c".to_owned()));
        for text in ["", "=", "size", "size=", "=24"] {
            assert_eq!(setting(text).unwrap_err().key, "setting-unreadable", "{text}");
        }
    }
}
