//! `canting picture`: what came in with a picture file, and the layer that brings it into a design.
//!
//! **Invariant:** what is told of a picture is what a design makes of it.

use std::path::Path;

use serde::Serialize;

use crate::artwork::{By, Picture, Sorted};
use crate::cli::args::PictureArgs;
use crate::cli::export;
use crate::cli::failure::{Answer, Failure};
use crate::cli::opened::Opened;
use crate::cli::output::cloth_format;
use crate::cli::report;
use crate::design;
use crate::export::ClothOptions;
use crate::files::{self, Sources};
use crate::notice::{Message, Notice, Spot, rounded};
use crate::words::Words;
use crate::workspace::picture::PictureLayer;
use crate::workspace::{NoticeJson, picture_text};

/// Colors that are listed; a traced photograph has thousands.
const MOST_LISTED: usize = 32;

/// Tells what came in with a picture, or draws it in the parts that are proposed.
pub(super) fn picture(args: &PictureArgs, words: &Words) -> Result<Answer, Failure> {
    let file = file_name(&args.file);
    let named = |message: Message| message.with("file", file.as_str());
    let bytes = files::picture(&args.file);
    let text = bytes.and_then(|bytes| picture_text(&bytes)).map_err(named)?;
    let brought = PictureLayer::read(&file, &text).map_err(|refusal| {
        let notes = refusal.notes.into_iter().map(named);
        let notices = notes.map(|note| Notice::warning(Spot::Design, note)).collect();
        Failure::from(named(refusal.message)).after(notices)
    })?;
    if let Some(out) = &args.out {
        let options = ClothOptions::new(cloth_format(out)?);
        let sources = Sources::of([args.file.clone()]);
        let opened = Opened::new(brought.evaluated(text)?, sources);
        // One picture is no cloth on which pixels add up.
        let cloth = Some(opened.evaluated.design().repeat.tile);
        return export::picture(opened, None, &ClothOptions { cloth, ..options }, out, words);
    }
    let text =
        if args.json { report::json(&json(&brought, words))? } else { told(&brought, words) };
    Ok(Answer::new(text))
}

/// How a design beside the folder at hand would call the picture at `path`; one that it may not name, as if it lay there.
fn file_name(path: &Path) -> String {
    let inside = if files::is_inside(path) {
        path.as_os_str()
    } else {
        path.file_name().unwrap_or_default()
    };
    inside.to_string_lossy().replace('\\', "/")
}

/// The sentences about it, then the layer.
fn told(brought: &PictureLayer, words: &Words) -> String {
    let heading = |key: &str| words.text(key, None).unwrap_or_default();
    let mut page = words.say(&brought.size()) + "\n";
    let colors = colors(brought, words);
    if !colors.is_empty() {
        page += &format!("\n{}\n{colors}", heading("picture-colors"));
    }
    let left = brought.left_out();
    if !left.is_empty() {
        page += &format!("\n{}", report::notices_here(&left, words));
    }
    let layer = design::write_layer(&brought.layer);
    page + format!("\n{}\n\n{layer}", heading("picture-paste")).as_str()
}

/// One line a color.
fn colors(brought: &PictureLayer, words: &Words) -> String {
    let sorted = brought.picture.colors.sorted();
    let shown = sorted.iter().take(MOST_LISTED);
    let mut lines: String = shown.map(|it| line(brought, it, words)).collect();
    if let Some(left) = sorted.len().checked_sub(MOST_LISTED).filter(|left| *left > 0) {
        let more = Message::new("picture-colors-more").with("count", left);
        lines += &format!("  {}\n", words.say(&more));
    }
    lines
}

fn line(brought: &PictureLayer, sorted: &Sorted, words: &Words) -> String {
    let proposed = brought.proposed(sorted);
    let part = if proposed == &sorted.part { String::new() } else { proposed.name().to_owned() };
    let message = Message::new(match sorted.by {
        By::Name => "picture-color-named",
        By::Color | By::Layer => "picture-color",
    });
    let message = message
        .with("color", sorted.color.to_string())
        .with("count", sorted.shapes)
        .with("part", sorted.part.name())
        .with("is_moved", usize::from(!part.is_empty()))
        .with("proposed", part);
    format!("  {}\n", words.say(&message))
}

fn json(brought: &PictureLayer, words: &Words) -> PictureJson {
    let Picture { size, marks, colors, .. } = &brought.picture;
    let color = |sorted: Sorted| ColorJson {
        color: sorted.color.to_string(),
        shapes: sorted.shapes,
        part: sorted.part.name().to_owned(),
        by: match sorted.by {
            By::Color => "color",
            By::Name => "name",
            By::Layer => "layer",
        },
        proposed: brought.proposed(&sorted).name().to_owned(),
    };
    let left = brought.left_out();
    PictureJson {
        file: brought.file.clone(),
        size: [size.width, size.height].map(rounded::thousandth),
        size_taken: words.say(&brought.size()),
        marks: marks.len(),
        colors: colors.sorted().into_iter().map(color).collect(),
        layer: design::write_layer(&brought.layer),
        notices: left.iter().map(|notice| NoticeJson::new(notice, words)).collect(),
    }
}

/// A picture as a program reads it.
#[derive(Debug, Serialize)]
struct PictureJson {
    file: String,
    /// Millimeters, to the micrometer.
    size: [f64; 2],
    /// Why it is that large, in words.
    size_taken: String,
    marks: usize,
    colors: Vec<ColorJson>,
    /// To be pasted into a design.
    layer: String,
    notices: Vec<NoticeJson>,
}

#[derive(Debug, Serialize)]
struct ColorJson {
    color: String,
    shapes: usize,
    part: String,
    by: &'static str,
    /// The part that it has once the layer is pasted.
    proposed: String,
}
