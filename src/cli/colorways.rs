//! `canting colorways`: what a design has, what could be dyed instead, and palettes in and out.
//!
//! **Invariant:** what is added to a design leaves every line of it as it was, and whatever was saved meanwhile.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use crate::cli::args::ColorwaysArgs;
use crate::cli::export;
use crate::cli::failure::{Answer, Failure};
use crate::cli::files::{self, Existing};
use crate::cli::opened::{self, Opened};
use crate::cli::recipes::{self, RecipeJson};
use crate::cli::report;
use crate::cli::sources::Sources;
use crate::color::Srgb;
use crate::design::{self, Colorway, Design, Paint};
use crate::dye::{self, Dyes, Palette, sight};
use crate::mark::Part;
use crate::matching::nearest::Match;
use crate::matching::recolor;
use crate::matching::suggest::{self, Mood, Request, Suggestion};
use crate::notice::{self, Message, Notice, Spot};
use crate::repeat::Repeat;
use crate::sheet::tell;
use crate::spelling;
use crate::survey;
use crate::swatches::{self, Format, Swatch, Swatches};
use crate::words::{self, Words};

/// Lists, proposes, matches or exchanges colorways; `motifs` is the folder of `--motifs`.
pub(super) fn colorways(
    args: &ColorwaysArgs,
    motifs: Option<&Path>,
    words: &Words,
) -> Result<Answer, Failure> {
    let out = args.out.as_deref().map(|out| Ok::<_, Failure>((out, Format::of(out)?)));
    let out = out.transpose()?;
    let palette = args.from.as_deref().map(read).transpose()?;
    let asked = Asked { args, motifs, out, palette, words };
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
    out: Option<(&'a Path, Format)>,
    /// The palette of `--from`, and what was left out of it.
    palette: Option<(Swatches, Vec<Message>)>,
    words: &'a Words,
}

impl Asked<'_> {
    /// The answer for a design that stands in its file as `text`, and the text that is to stand there after it.
    fn answer(&self, text: &str) -> Result<(String, Answer), Failure> {
        let Self { args, words, .. } = self;
        let opened = opened::opened(text, &args.file, self.motifs)?;
        let Opened { design, artwork, dyes, sources, mut notices } = opened;
        let palette = self.palette.as_ref().map(|(palette, flaws)| {
            notices.extend(flaws.iter().cloned().map(|flaw| Notice::warning(Spot::Design, flaw)));
            palette
        });
        let repeat = Repeat::of(artwork);
        for (index, colorway) in design.colorways.iter().enumerate() {
            notices.extend(dye::palette(colorway, index, &repeat.parts(), &dyes).1);
        }
        let mut job = Job { design: &design, repeat: &repeat, dyes: &dyes, notices };
        let same = text.to_owned();
        if let Some((out, format)) = self.out {
            let name = args.colorway.as_deref();
            return Ok((same, job.write(name, (out, format, &sources), words)?));
        }
        let made = match (&args.suggest, &args.dye, palette) {
            (Some(count), _, palette) => job.suggested(*count, args, palette, words)?,
            (None, Some(name), _) => job.matched(name, args, words)?,
            (None, None, Some(palette)) => vec![Made::from(job.recolored(palette))],
            (None, None, None) => return Ok((same, job.listed(args, words)?)),
        };
        let (text, told) = if args.add {
            let made: Vec<Colorway> = made.into_iter().map(|each| each.colorway).collect();
            (longer(text, &design, &made), words.say(&added(&args.file, &made)) + "\n")
        } else if args.json {
            let cards = made.into_iter().map(|each| job.card_of(each));
            (same, report::json(&cards.collect::<Vec<_>>())?)
        } else {
            let sections = made.iter().map(|each| design::write_colorway(&each.colorway));
            (same, sections.collect::<Vec<_>>().join("\n"))
        };
        Ok((text, Answer::new(told).with_notices(job.notices)))
    }
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

/// A colorway that was made, and how near its baths come where they were searched for.
struct Made {
    colorway: Colorway,
    recipe: Option<RecipeJson>,
}

impl From<Colorway> for Made {
    fn from(colorway: Colorway) -> Self {
        Self { colorway, recipe: None }
    }
}

/// A design that colorways are made for.
struct Job<'a> {
    design: &'a Design,
    repeat: &'a Repeat,
    dyes: &'a Dyes,
    notices: Vec<Notice>,
}

impl Job<'_> {
    /// The colors of a colorway for every part.
    fn palette(&self, colorway: &Colorway, index: usize) -> Palette {
        dye::palette(colorway, index, &self.repeat.parts(), self.dyes).0
    }

    /// Writes the palette of a colorway.
    fn write(
        self,
        name: Option<&str>,
        (out, format, sources): (&Path, Format, &Sources),
        words: &Words,
    ) -> Result<Answer, Failure> {
        let Some(index) = export::colorway(self.design, name)? else {
            return Err(Message::new("colorway-none").into());
        };
        let colorway = &self.design.colorways[index];
        let palette = self.palette(colorway, index);
        let swatch = |part: &Part| Swatch::new(part.name(), palette.color(part));
        let swatches = self.repeat.parts().iter().map(swatch).collect();
        let title = match self.design.name.as_str() {
            "" => colorway.name.clone(),
            name => format!("{name}: {}", colorway.name),
        };
        let bytes = swatches::write(format, &Swatches::new(&title, swatches));
        files::write_bytes(out, Existing::Replace(sources), &bytes)?;
        let made = Message::new("palette-made")
            .with("path", out.display().to_string())
            .with("name", colorway.name.as_str());
        Ok(Answer::new(words.say(&made) + "\n").with_notices(self.notices))
    }

    /// Colorways that could be dyed, in the mood that is asked for.
    fn suggested(
        &mut self,
        count: u32,
        args: &ColorwaysArgs,
        palette: Option<&Swatches>,
        words: &Words,
    ) -> Result<Vec<Made>, Failure> {
        let own: Vec<Srgb> =
            palette.iter().flat_map(|palette| palette.list()).map(Swatch::color).collect();
        let usual = if own.is_empty() { Mood::Sogan } else { Mood::Own };
        let mood = args.mood.as_deref().map_or(Ok(usual), mood)?;
        if mood == Mood::Own && own.is_empty() {
            return Err(Failure::usage(Message::new("mood-without-colors")));
        }
        let request = Request {
            mood,
            count: usize::try_from(count).unwrap_or(usize::MAX),
            seed: args.seed.unwrap_or(1),
            own,
            present: self.present(),
        };
        let fabric = survey::fabric(self.repeat);
        let found = suggest::suggest(&fabric, &request, self.dyes);
        if found.is_empty() {
            let key = match (mood, self.design.colorways.is_empty()) {
                (_, false) => "suggest-no-more",
                (Mood::Own, true) => "suggest-none-own",
                (_, true) => "suggest-none",
            };
            return Err(Message::new(key).with("mood", mood.name()).into());
        }
        if found.len() < request.count {
            let message = Message::new("suggest-few").with("count", found.len());
            let message = message.with("wanted", request.count).with("mood", mood.name());
            self.notices.push(Notice::note(Spot::Design, message));
        }
        let mut taken = Vec::new();
        let colorway = |suggestion: Suggestion| {
            let name = self.free(&words.say(&suggestion.name), &taken);
            taken.push(name.clone());
            let paint = Paint::Dye(suggestion.dyeing);
            Made::from(Colorway { name, paint, unknown: toml::Table::new() })
        };
        Ok(found.into_iter().map(colorway).collect())
    }

    /// What every colorway of the design looks like.
    fn present(&self) -> Vec<Palette> {
        let colorways = self.design.colorways.iter().enumerate();
        colorways.map(|(index, colorway)| self.palette(colorway, index)).collect()
    }

    /// The baths that come nearest to a colorway of print, and those of the nearest known chain; what is not quite met is
    /// told. What is added to a design is the nearest alone: a chain that is farther off is for the dyer to choose.
    fn matched(
        &mut self,
        name: &str,
        args: &ColorwaysArgs,
        words: &Words,
    ) -> Result<Vec<Made>, Failure> {
        let found = export::colorway(self.design, Some(name))?;
        let Some(index) = found else { return Err(Message::new("colorway-none").into()) };
        let colorway = &self.design.colorways[index];
        let fabric = survey::fabric(self.repeat);
        let found = recipes::of(&self.palette(colorway, index), &fabric, self.dyes);
        let place = || Spot::Colorway(index);
        let messages = recipes::told(&colorway.name, &found, self.dyes, words);
        self.notices.extend(messages.into_iter().map(|message| Notice::note(place(), message)));
        for part in &found.best.parts {
            let reason = part.reason.clone().map(|reason| reason.with("part", part.part.name()));
            self.notices.extend(reason.map(|reason| Notice::note(place(), reason)));
        }
        let other = found.other().cloned();
        if let Some(known) = other.as_ref().filter(|_| args.add) {
            let message = Message::new("recipe-best-added").with("mean", tell::tenth(known.mean));
            self.notices.push(Notice::note(place(), message));
        }
        let mut taken = Vec::new();
        let mut dyed = |key, found: Match| {
            let suffix = words.text(key, None).unwrap_or_default();
            let name = self.free(&format!("{} {suffix}", colorway.name), &taken);
            taken.push(name.clone());
            let recipe = Some(RecipeJson::new(&found, self.dyes, words));
            let paint = Paint::Dye(found.dyeing);
            Made { colorway: Colorway { name, paint, unknown: toml::Table::new() }, recipe }
        };
        let mut made = vec![dyed("recipe-dyed", found.best)];
        made.extend(other.filter(|_| !args.add).map(|known| dyed("recipe-dyed-known", known)));
        Ok(made)
    }

    /// The colors of a palette for the parts of the design: by their names, or else such that each part is told from the
    /// others and looks like what it has in the first colorway. What still looks alike is told.
    fn recolored(&mut self, palette: &Swatches) -> Colorway {
        let first = self.design.colorways.first();
        let parts = self.repeat.parts();
        let present = match first {
            Some(colorway) => self.palette(colorway, 0),
            None => Palette::printed(&BTreeMap::new(), &parts),
        };
        let fabric = survey::fabric(self.repeat);
        let named = |part: &Part| {
            let swatch = palette.list().iter().find(|swatch| Part::new(swatch.name()) == *part)?;
            Some((part.clone(), swatch.color()))
        };
        let named = parts.iter().filter_map(named).collect();
        let colors: Vec<Srgb> = palette.list().iter().map(Swatch::color).collect();
        let colors = recolor::recolored(&present, &fabric, &named, &colors);
        let name = self.free(palette.title(), &[]);
        let alike = sight::alike(&Palette::printed(&colors, &parts), &fabric);
        if !alike.is_empty() {
            let pairs = alike.iter().map(|(part, other)| format!("{part} = {other}"));
            let message = Message::new("palette-parts-alike").with("count", alike.len());
            let message = message.with("colors", palette.list().len());
            let message = message.with("parts", pairs.collect::<Vec<_>>().join(", "));
            self.notices.push(Notice::warning(Spot::Design, message));
        }
        Colorway { name, paint: Paint::Print(colors), unknown: toml::Table::new() }
    }

    /// `name`, or with a number where a colorway has it already, or one of `taken`.
    fn free(&self, name: &str, taken: &[String]) -> String {
        let mut names = self.design.colorways.iter().map(|colorway| &colorway.name).chain(taken);
        let names: Vec<&String> = names.by_ref().collect();
        let is_free = |name: &str| !names.iter().any(|other| *other == name);
        // A name that has a number counts on from it instead of having two.
        let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let stem = stem.strip_suffix(' ').filter(|stem| !stem.is_empty()).unwrap_or(name);
        let numbered = (2..).map(|number| format!("{stem} {number}"));
        let mut names = std::iter::once(name.to_owned()).chain(numbered);
        names.find(|name| is_free(name)).unwrap_or_default()
    }

    /// Every colorway of the design.
    fn listed(self, args: &ColorwaysArgs, words: &Words) -> Result<Answer, Failure> {
        let colorways = self.design.colorways.iter().enumerate();
        let cards: Vec<CardJson> = colorways.map(|(index, each)| self.card(each, index)).collect();
        let text = if args.json {
            report::json(&cards)?
        } else if cards.is_empty() {
            words.say(&Message::new("colorway-none")) + "\n"
        } else {
            cards.iter().map(|card| card.told(words)).collect::<Vec<_>>().join("\n")
        };
        Ok(Answer::new(text).with_notices(self.notices))
    }

    fn card_of(&self, made: Made) -> CardJson {
        CardJson { recipe: made.recipe, ..self.card(&made.colorway, 0) }
    }

    fn card(&self, colorway: &Colorway, index: usize) -> CardJson {
        let palette = self.palette(colorway, index);
        let color = |part: Part| (part.to_string(), palette.color(&part).to_string());
        let (kind, chain, baths) = match &colorway.paint {
            Paint::Print(_) => ("print", None, Vec::new()),
            Paint::Dye(dyeing) => {
                let (recipe, _) = dye::Recipe::of(dyeing, &self.repeat.parts(), self.dyes, index);
                let baths = recipe.baths().iter().map(|vat| vat.named.clone()).collect();
                ("dye", Some(dyeing.chain.name().to_owned()), baths)
            }
            Paint::Unknown => ("unknown", None, Vec::new()),
        };
        CardJson {
            name: colorway.name.clone(),
            kind,
            chain,
            baths,
            colors: self.repeat.parts().into_iter().map(color).collect(),
            recipe: None,
        }
    }
}

/// The mood that is asked for.
fn mood(name: &str) -> Result<Mood, Failure> {
    let plain = name.trim().to_lowercase();
    // The one mood of which the name is no proper name.
    let plain = if plain == "sendiri" { Mood::Own.name().to_owned() } else { plain };
    Mood::ALL.into_iter().find(|mood| spelling::is_same(mood.name(), &plain)).ok_or_else(|| {
        let names = Mood::ALL.map(Mood::name);
        let near = notice::nearest(&plain, &names).unwrap_or_default();
        let message = Message::new("mood-unknown").with("name", name).with("near", near);
        Failure::usage(message.with("choices", names.join(", ")))
    })
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

/// The text of a design with colorways added to its end; comments and everything else stay as they are.
fn longer(text: &str, design: &Design, made: &[Colorway]) -> String {
    let mut wanted = design.clone();
    wanted.colorways.extend_from_slice(made);
    let sections: Vec<String> = made.iter().map(design::write_colorway).collect();
    let line = if text.ends_with('\n') { "" } else { "\n" };
    let longer = format!("{text}{line}\n{}", sections.join("\n"));
    // A file that has its colorways in one list cannot be continued so; it is written anew.
    match design::read(&longer) {
        Ok(read) if read == wanted => longer,
        _ => design::write(&wanted),
    }
}

/// That colorways were added to the design at `path`.
fn added(path: &Path, made: &[Colorway]) -> Message {
    let names: Vec<&str> = made.iter().map(|colorway| colorway.name.as_str()).collect();
    let message = Message::new("colorways-added").with("path", path.display().to_string());
    message.with("count", made.len()).with("names", names.join(", "))
}
