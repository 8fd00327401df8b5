//! `canting picture`: what came in with a picture file, and the layer that brings it into a design.
//!
//! **Invariant:** what is told of a picture is what a design makes of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Serialize;

use crate::artwork::{self, By, Picture, Sorted, Sorting};
use crate::cli::args::PictureArgs;
use crate::cli::export::{self, Format, Order};
use crate::cli::failure::{Answer, Failure};
use crate::cli::new;
use crate::cli::opened::Opened;
use crate::cli::report;
use crate::color::Srgb;
use crate::design::{self, Colorway, Content, Design, Layer, Paint};
use crate::files::{self, Sources};
use crate::mark::Part;
use crate::notice::{Message, Notice, Spot, rounded};
use crate::words::Words;
use crate::workspace::NoticeJson;
use crate::workspace::{Evaluated, Supplies, picture_text};

/// Colors that are listed; a traced photograph has thousands.
const MOST_LISTED: usize = 32;

/// Cloth under a picture that brings no ground of its own: neither as dark as lines nor as light as thick wax.
const GROUND: Srgb = Srgb::new(0xD2, 0xC0, 0xA0);

/// Tells what came in with a picture, or draws it in the parts that are proposed.
pub(super) fn picture(args: &PictureArgs, words: &Words) -> Result<Answer, Failure> {
    let file = file_name(&args.file);
    let named = |message: Message| message.with("file", file.as_str());
    let bytes = files::picture(&args.file);
    let text = bytes.and_then(|bytes| picture_text(&bytes)).map_err(named)?;
    let (part, parts, known) = (Part::new(Part::KLOWONG), BTreeMap::new(), BTreeSet::new());
    let sorting = Sorting { parts: &parts, part: &part, known: &known };
    let picture = artwork::read_picture(&text, sorting).map_err(|refusal| {
        let notes = refusal.notes.into_iter().map(named);
        let notices = notes.map(|note| Notice::warning(Spot::Design, note)).collect();
        Failure::from(named(refusal.message)).after(notices)
    })?;
    let parts = picture.colors.proposal(sorting);
    let content = Content::Picture { file: file.clone(), parts, part };
    let brought = Brought { layer: Layer::new(content), file, picture };
    if let Some(out) = &args.out {
        Format::of(out)?;
        let sources = Sources::of([args.file.clone()]);
        return brought.drawn(text, sources, out, words);
    }
    let text = if args.json { report::json(&brought.json(words))? } else { brought.told(words) };
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

/// A picture that was read.
struct Brought {
    file: String,
    picture: Picture,
    /// That brings it into a design.
    layer: Layer,
}

impl Brought {
    /// The sentences about it, then the layer.
    fn told(&self, words: &Words) -> String {
        let heading = |key: &str| words.text(key, None).unwrap_or_default();
        let mut page = words.say(&self.size()) + "\n";
        let colors = self.colors(words);
        if !colors.is_empty() {
            page += &format!("\n{}\n{colors}", heading("picture-colors"));
        }
        let left = self.left_out();
        if !left.is_empty() {
            page += &format!("\n{}", report::notices_here(&left, words));
        }
        let layer = design::write_layer(&self.layer);
        page + format!("\n{}\n\n{layer}", heading("picture-paste")).as_str()
    }

    /// How large it is, and why.
    fn size(&self) -> Message {
        self.picture.sized.told(self.picture.size).with("file", self.file.as_str())
    }

    /// What is not drawn as it was meant; that colors run together is told by the layer.
    fn left_out(&self) -> Vec<Notice> {
        let left = self.picture.notes.iter().filter(|note| note.key != "picture-colors-merged");
        let named = left.map(|note| note.clone().with("file", self.file.as_str()));
        named.map(|note| Notice::warning(Spot::Design, note)).collect()
    }

    /// One line a color.
    fn colors(&self, words: &Words) -> String {
        let sorted = self.picture.colors.sorted();
        let mut lines: String =
            sorted.iter().take(MOST_LISTED).map(|it| self.line(it, words)).collect();
        if let Some(left) = sorted.len().checked_sub(MOST_LISTED).filter(|left| *left > 0) {
            lines += &format!(
                "  {}\n",
                words.say(&Message::new("picture-colors-more").with("count", left))
            );
        }
        lines
    }

    fn line(&self, sorted: &Sorted, words: &Words) -> String {
        let proposed = self.proposed(sorted);
        let part =
            if proposed == &sorted.part { String::new() } else { proposed.name().to_owned() };
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

    /// The part that shapes have once the layer is pasted.
    fn proposed<'a>(&'a self, sorted: &'a Sorted) -> &'a Part {
        self.parts().get(&sorted.color).unwrap_or(&sorted.part)
    }

    fn parts(&self) -> &BTreeMap<Srgb, Part> {
        static NONE: BTreeMap<Srgb, Part> = BTreeMap::new();
        if let Content::Picture { parts, .. } = &self.layer.content { parts } else { &NONE }
    }

    /// Writes the picture into `out`, every part in the color of most of its shapes.
    fn drawn(
        self,
        text: String,
        sources: Sources,
        out: &Path,
        words: &Words,
    ) -> Result<Answer, Failure> {
        let mut print = BTreeMap::from([(Part::latar(), GROUND)]);
        for sorted in self.picture.colors.sorted().iter().rev() {
            print.insert(self.proposed(sorted).clone(), sorted.color);
        }
        let colorway = Colorway {
            name: self.file.clone(),
            paint: Paint::Print(print),
            unknown: toml::Table::new(),
        };
        let mut design = Design::new();
        let tile = new::within_limits(self.picture.size)?;
        design.repeat.tile = tile;
        design.layers = vec![self.layer.into()];
        design.colorways = vec![colorway.into()];
        let mut supplies = Supplies::standard();
        supplies.materials.pictures.insert(self.file, Ok(text));
        let opened = Opened::from((Evaluated::of(design, supplies), sources));
        // One picture is no cloth on which pixels add up.
        let order = Order { cloth: Some(tile), ..Order::default() };
        export::picture(opened, None, &order, out, words)
    }

    fn json(&self, words: &Words) -> PictureJson {
        let Picture { size, marks, colors, .. } = &self.picture;
        let color = |sorted: Sorted| ColorJson {
            color: sorted.color.to_string(),
            shapes: sorted.shapes,
            part: sorted.part.name().to_owned(),
            by: match sorted.by {
                By::Color => "color",
                By::Name => "name",
                By::Layer => "layer",
            },
            proposed: self.proposed(&sorted).name().to_owned(),
        };
        let left = self.left_out();
        PictureJson {
            file: self.file.clone(),
            size: [size.width, size.height].map(rounded::thousandth),
            size_taken: words.say(&self.size()),
            marks: marks.len(),
            colors: colors.sorted().into_iter().map(color).collect(),
            layer: design::write_layer(&self.layer),
            notices: left.iter().map(|notice| NoticeJson::new(notice, words)).collect(),
        }
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
