//! `canting colorways`: what a design has, what could be dyed instead, and palettes in and out.
//!
//! **Invariant:** what is added to a design leaves every line of it as it was, and whatever was saved meanwhile.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use crate::cli::args::ColorwaysArgs;
use crate::cli::failure::{Answer, Failure};
use crate::cli::opened::{self, Opened};
use crate::cli::output::Output;
use crate::cli::recipes::RecipeJson;
use crate::cli::report;
use crate::color::Srgb;
use crate::design::{self, Colorway, Paint};
use crate::dye::Palette;
use crate::files;
use crate::mark::Part;
use crate::matching::suggest::Mood;
use crate::notice::{Message, Notice, Spot};
use crate::swatches::{self, Format, Swatch, Swatches};
use crate::words::{self, Words};
use crate::workspace::Evaluated;
use crate::workspace::colorways::{self, Answers, Made, Taste};

/// Lists, proposes, matches or exchanges colorways; `motifs` is the folder of `--motifs`.
pub(super) fn colorways(
    args: &ColorwaysArgs,
    motifs: Option<&Path>,
    words: &Words,
) -> Result<Answer, Failure> {
    let format = args.out.as_deref().map(Format::of).transpose()?;
    let palette = args.from.as_deref().map(read).transpose()?;
    let asked = Asked { args, motifs, format, palette, words };
    if args.add {
        return files::edit(&args.file, files::LARGEST, |text| asked.answer(text));
    }
    let text = files::read(&args.file, files::LARGEST)?;
    Ok(asked.answer(&text)?.1)
}

/// What is asked for, with everything at hand but the design.
struct Asked<'a> {
    args: &'a ColorwaysArgs,
    motifs: Option<&'a Path>,
    /// As what a palette is to be written.
    format: Option<Format>,
    /// The palette of `--from`, and what was left out of it.
    palette: Option<(Swatches, Vec<Message>)>,
    words: &'a Words,
}

impl Asked<'_> {
    /// The answer for a design that stands in its file as `text`, and the text that is to stand there after it.
    fn answer(&self, text: &str) -> Result<(String, Answer), Failure> {
        let Self { args, words, .. } = self;
        let mut opened = opened::opened(text, &args.file, self.motifs)?;
        opened.notices = opened.evaluated.notices_in_all();
        let flaws = self.palette.iter().flat_map(|(_, flaws)| flaws);
        let flaws = flaws.map(|flaw| Notice::warning(Spot::Design, flaw.clone()));
        opened.notices.extend(flaws);
        let same = text.to_owned();
        if let (Some(out), Some(format)) = (&args.out, self.format) {
            let output = Output { out, sources: &opened.sources };
            let name = args.colorway.as_deref();
            let written = write(&opened.evaluated, name, format, output);
            let told = written.map_err(|failure| opened.failure(failure))?;
            return Ok((same, report::written(told, opened.notices, out, words)));
        }
        let Some(made) = self.made(&mut opened)? else {
            let told = listed(&opened.evaluated, args, words)?;
            return Ok((same, report::answered(told, opened.notices)));
        };
        let (text, told) = if args.add {
            let made: Vec<Colorway> = made.into_iter().map(|each| each.colorway).collect();
            let longer = colorways::appended(text, opened.evaluated.design(), &made);
            if !longer.is_kept {
                let message = Message::new("design-written-anew");
                opened.notices.push(Notice::warning(Spot::Design, message));
            }
            (longer.text, words.say(&added(&args.file, &made)) + "\n")
        } else if args.json {
            let cards = made.iter().map(|each| CardJson::made(each, &opened.evaluated, words));
            (same, report::json(&cards.collect::<Vec<_>>())?)
        } else {
            let sections = made.iter().map(|each| design::write_colorway(&each.colorway));
            (same, sections.collect::<Vec<_>>().join("\n"))
        };
        Ok((text, report::answered(told, opened.notices)))
    }

    /// The colorways that are to be made, if any; what there is to tell of them is told.
    fn made(&self, opened: &mut Opened) -> Result<Option<Vec<Made>>, Failure> {
        let Self { args, words, .. } = self;
        let palette = self.palette.as_ref().map(|(palette, _)| palette);
        match (&args.suggest, &args.dye, palette) {
            (Some(count), _, palette) => {
                let wish =
                    wish(*count, args, palette).map_err(|failure| opened.failure(failure))?;
                let found = colorways::suggested(&opened.evaluated, &wish, words);
                let (made, told) = found.map_err(|message| opened.failure(message))?;
                opened.notices.extend(told);
                Ok(Some(made))
            }
            (None, Some(name), _) => {
                let found = opened.evaluated.colorway(Some(name));
                let found =
                    found.and_then(|found| found.ok_or_else(|| Message::new("colorway-none")));
                let index = found.map_err(|message| opened.failure(message))?;
                // A chain that is farther off is for the dyer to choose.
                let answers = if args.add { Answers::Best } else { Answers::All };
                let (made, told) = colorways::matched(&opened.evaluated, index, answers, words);
                opened.notices.extend(told);
                Ok(Some(made))
            }
            (None, None, Some(palette)) => {
                let (made, told) = colorways::recolored(&opened.evaluated, palette);
                opened.notices.extend(told);
                Ok(Some(vec![made]))
            }
            (None, None, None) => Ok(None),
        }
    }
}

/// What is wished for in proposals.
fn wish(count: u32, args: &ColorwaysArgs, palette: Option<&Swatches>) -> Result<Taste, Failure> {
    let own: Vec<Srgb> =
        palette.iter().flat_map(|palette| palette.list()).map(Swatch::color).collect();
    let usual = if own.is_empty() { Mood::Sogan } else { Mood::Own };
    let mood = args.mood.as_deref().map_or(Ok(usual), colorways::mood).map_err(Failure::usage)?;
    if mood == Mood::Own && own.is_empty() {
        return Err(Failure::usage(Message::new("mood-without-colors")));
    }
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    Ok(Taste { mood, count, seed: args.seed.unwrap_or(1), own })
}

/// Reads a palette file, with its name as title where it has none, and what was left out of it.
fn read(path: &Path) -> Result<(Swatches, Vec<Message>), Failure> {
    let format = Format::of(path)?;
    let bytes = files::read_bytes(path, files::LARGEST)?;
    let name = path.display().to_string();
    let (swatches, flaws) = swatches::read(format, &bytes)
        .map_err(|message| Failure::from(message).at(name.clone()))?;
    if swatches.list().is_empty() {
        return Err(Failure::from(Message::new("swatches-empty")).at(name));
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let swatches = match swatches.title() {
        "" => Swatches::new(&stem, swatches.list().to_vec()),
        _ => swatches,
    };
    Ok((swatches, flaws))
}

/// Writes the palette of a colorway; comes back with what to say of it.
fn write(
    evaluated: &Evaluated,
    name: Option<&str>,
    format: Format,
    output: Output<'_>,
) -> Result<Message, Message> {
    let index = evaluated.colorway(name)?.ok_or_else(|| Message::new("colorway-none"))?;
    output.bytes(&swatches::write(format, &colorways::palette(evaluated, index)))?;
    let name = evaluated.design().colorways[index].name.as_str();
    Ok(Message::new("palette-made").with("name", name))
}

/// Every colorway of the design.
fn listed(evaluated: &Evaluated, args: &ColorwaysArgs, words: &Words) -> Result<String, Failure> {
    let colorways = evaluated.design().colorways.iter().enumerate();
    let cards = colorways.map(|(index, colorway)| {
        CardJson::new(colorway, evaluated.palette(Some(index)), evaluated)
    });
    let cards: Vec<CardJson> = cards.collect();
    if args.json {
        report::json(&cards)
    } else if cards.is_empty() {
        Ok(words.say(&Message::new("colorway-none")) + "\n")
    } else {
        Ok(cards.iter().map(|card| card.told(words)).collect::<Vec<_>>().join("\n"))
    }
}

/// A colorway as a program reads it.
#[derive(Debug, Serialize)]
struct CardJson {
    name: String,
    kind: &'static str,
    chain: Option<String>,
    baths: Vec<String>,
    colors: BTreeMap<String, String>,
    /// The baths that were searched for, and how near they come.
    #[serde(skip_serializing_if = "Option::is_none")]
    recipe: Option<RecipeJson>,
}

impl CardJson {
    fn new(colorway: &Colorway, palette: &Palette, evaluated: &Evaluated) -> Self {
        let color = |part: Part| (part.to_string(), palette.color(&part).to_string());
        let (kind, chain, baths) = match &colorway.paint {
            Paint::Print(_) => ("print", None, Vec::new()),
            Paint::Dye(dyeing) => {
                let baths = evaluated.recipe_for(dyeing, 0);
                let baths = baths.baths().iter().map(|dyebath| dyebath.named.clone()).collect();
                ("dye", Some(dyeing.chain.name().to_owned()), baths)
            }
            Paint::Unknown => ("unknown", None, Vec::new()),
        };
        Self {
            name: colorway.name.clone(),
            kind,
            chain,
            baths,
            colors: evaluated.repeat().parts().into_iter().map(color).collect(),
            recipe: None,
        }
    }

    /// The card of a colorway that the design has not.
    fn made(made: &Made, evaluated: &Evaluated, words: &Words) -> Self {
        let (palette, _) = evaluated.palette_for(&made.colorway, 0);
        let found = made.found.as_ref();
        let recipe = found.map(|found| RecipeJson::new(found, evaluated.dyes(), words));
        Self { recipe, ..Self::new(&made.colorway, &palette, evaluated) }
    }

    fn told(&self, words: &Words) -> String {
        let how = match (&self.chain, self.kind) {
            (Some(chain), _) => {
                let baths: Vec<String> = self.baths.iter().map(|bath| words::shown(bath)).collect();
                format!("{chain}: {}", baths.join(" → "))
            }
            (None, "print") => words.text("sheet-print", None).unwrap_or_default(),
            (None, _) => String::new(),
        };
        let colors = self.colors.iter().map(|(part, color)| (words::shown(part), color));
        let colors: Vec<(String, &String)> = colors.collect();
        let widest = colors.iter().map(|(part, _)| part.chars().count()).max().unwrap_or_default();
        let colors = colors.iter().map(|(part, color)| format!("  {part:widest$}  {color}\n"));
        format!("{} ({how})\n{}", words::shown(&self.name), colors.collect::<String>())
    }
}

/// That colorways were added to the design at `path`.
fn added(path: &Path, made: &[Colorway]) -> Message {
    let names: Vec<&str> = made.iter().map(|colorway| colorway.name.as_str()).collect();
    let message = Message::new("colorways-added").with("path", path.display().to_string());
    message.with("count", made.len()).with("names", names.join(", "))
}
