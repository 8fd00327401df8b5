//! `canting designs`: the samples that come with the program, to look at and to begin with.
//!
//! What a sample shows stands under `sample-NAME` in the word lists; the note of the design itself is in the language
//! of its maker.
//!
//! **Invariant:** what is told and drawn of a sample is what `canting new --from` writes.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::cli::args::DesignsArgs;
use crate::cli::export;
use crate::cli::failure::{Answer, Failure};
use crate::cli::opened::Opened;
use crate::cli::output::cloth_format;
use crate::cli::params::Both;
use crate::cli::report;
use crate::cli::tongues::Tongues;
use crate::design::Content;
use crate::export::ClothOptions;
use crate::files::Sources;
use crate::notice::Message;
use crate::samples::{self, Sample};
use crate::words::Words;
use crate::workspace::{AtHand, Evaluated};

/// Lists the samples, tells about one, or draws it.
pub(super) fn designs(args: &DesignsArgs, words: &Words) -> Result<Answer, Failure> {
    let Some(name) = &args.sample else {
        let text = if args.json {
            let tongues = Tongues::new();
            report::json(
                &samples::all().iter().map(|one| Card::new(one, &tongues)).collect::<Vec<_>>(),
            )?
        } else {
            list(words)
        };
        return Ok(Answer::new(text));
    };
    let sample = found(name)?;
    if let Some(out) = &args.out {
        let options = ClothOptions::new(cloth_format(out)?);
        let texts = sample.pictures().into_iter();
        let pictures = texts.map(|(file, text)| (file, text.as_bytes().to_vec())).collect();
        let outside = AtHand { pictures, ..AtHand::default() };
        let evaluated = Evaluated::with(sample.design, &outside)?;
        let opened = Opened::new(evaluated, Sources::none());
        return export::picture(opened, None, &options, out, words);
    }
    let text = if args.json {
        report::json(&Card::new(&sample, &Tongues::new()))?
    } else {
        page(&sample, words)
    };
    Ok(Answer::new(text))
}

/// The sample called `name`.
pub(super) fn found(name: &str) -> Result<Sample, Failure> {
    samples::find(name).ok_or_else(|| {
        let near = samples::nearest(name).unwrap_or_default();
        Message::new("sample-unknown").with("name", name).with("near", near).into()
    })
}

/// What a sample is, as a program reads it.
#[derive(Debug, Serialize)]
struct Card {
    name: &'static str,
    title: String,
    shows: Both,
    note: String,
    step: String,
    /// Millimeters.
    tile: [f64; 2],
    motifs: Vec<String>,
    isen: Vec<String>,
    pictures: Vec<String>,
    colorways: Vec<String>,
}

impl Card {
    fn new(sample: &Sample, tongues: &Tongues) -> Self {
        let design = &sample.design;
        let colorways = design.colorways.iter().map(|colorway| colorway.name.clone());
        Self {
            name: sample.name,
            title: design.name.clone(),
            shows: tongues.both(|words| shows(sample, words)),
            note: design.note.clone(),
            step: design.repeat.step.name().to_owned(),
            tile: [design.repeat.tile.width, design.repeat.tile.height],
            motifs: named(sample, |content| match content {
                Content::Motif { name, .. } => Some(name),
                _ => None,
            }),
            isen: named(sample, |content| match content {
                Content::Isen { name, .. } => Some(name),
                _ => None,
            }),
            pictures: sample.pictures().into_keys().collect(),
            colorways: colorways.collect(),
        }
    }
}

/// What the layers name, each once.
fn named(sample: &Sample, name: impl Fn(&Content) -> Option<&String>) -> Vec<String> {
    let names = sample.design.layers.iter().filter_map(|layer| name(&layer.content));
    let names: BTreeMap<&String, ()> = names.map(|name| (name, ())).collect();
    names.into_keys().cloned().collect()
}

fn shows(sample: &Sample, words: &Words) -> String {
    words.text(&format!("sample-{}", sample.name), None).unwrap_or_default()
}

fn list(words: &Words) -> String {
    let tongues = Tongues::new();
    let drawn = words.text("designs-drawn", None).unwrap_or_default();
    let row = |sample: &Sample| {
        let Card { name, step, motifs, .. } = Card::new(sample, &tongues);
        let motifs = if motifs.is_empty() { drawn.clone() } else { motifs.join(", ") };
        [name.to_owned(), step, motifs, shows(sample, words)]
    };
    let rows: Vec<[String; 4]> = samples::all().iter().map(row).collect();
    let width = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
    let [first, second, third] = [0, 1, 2].map(width);
    let line = |[name, step, motifs, shows]: &[String; 4]| {
        format!("{name:first$}  {step:second$}  {motifs:third$}  {shows}\n")
    };
    rows.iter().map(line).collect()
}

fn page(sample: &Sample, words: &Words) -> String {
    let design = &sample.design;
    let card = Card::new(sample, &Tongues::new());
    let told = Message::new("designs-told")
        .with("title", design.name.as_str())
        .with("name", sample.name)
        .with("shows", shows(sample, words))
        .with("step", card.step)
        .with("width", design.repeat.tile.width)
        .with("height", design.repeat.tile.height);
    let mut page = words.say(&told) + "\n";
    for (attribute, names) in [
        ("motifs", card.motifs),
        ("isen", card.isen),
        ("pictures", card.pictures),
        ("colorways", card.colorways),
    ] {
        if !names.is_empty() {
            let label = words.text("designs-label", Some(attribute)).unwrap_or_default();
            page.push_str(&format!("{label}: {}\n", names.join(", ")));
        }
    }
    let begin = words.hint(&told).map(|hint| format!("\n{hint}\n")).unwrap_or_default();
    page + begin.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn every_sample_has_its_words() {
        for words in Language::ALL.map(Words::new) {
            for sample in samples::all() {
                assert!(!shows(&sample, &words).is_empty(), "{words:?}: sample-{}", sample.name);
            }
        }
    }
}
