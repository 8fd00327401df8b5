//! What lies outside of a design: scripts and dyes of its own, and the pictures that it names.
//!
//! A door brings its own way to them: a folder on a disk, a folder that a browser was given, texts in a test. Where they
//! come from, and what may be named there, is for the door to decide; what they mean is decided here.
//!
//! **Invariant:** nothing here opens a file.

use std::collections::{BTreeMap, BTreeSet};

use crate::artwork::{Materials, Pictures};
use crate::design::{Content, Design};
use crate::dye::Dyes;
use crate::motif::Library;
use crate::notice::{Message, Notice, Spot};

use super::decoded;

/// A text and the name that its file gives it, without the ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// What stands in the file.
    pub text: String,
}

/// A picture file that a design names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFile {
    /// What it holds, as it lies on the disk: packed perhaps, and in any encoding.
    pub bytes: Vec<u8>,
    /// The name that every system understands, where the design has another.
    pub portable: Option<String>,
}

/// What lies outside of a design, for the asking.
pub trait Outside {
    /// The motif scripts that add to the library of the program or override it, the later ones winning.
    ///
    /// # Errors
    ///
    /// That they cannot be read, with where they lie.
    fn scripts(&self) -> Result<Vec<Named>, Message>;

    /// The files of dyes that add to the shelf of the program.
    ///
    /// # Errors
    ///
    /// That they cannot be read, with where they lie.
    fn dyes(&self) -> Result<Vec<Named>, Message>;

    /// The picture that the design calls `file`.
    ///
    /// # Errors
    ///
    /// Why there is none. The message need not say which file.
    fn picture(&self, file: &str) -> Result<PictureFile, Message>;
}

/// Things outside that are at hand already, such as the pictures of a sample.
#[derive(Clone, Debug, Default)]
pub struct AtHand {
    /// Motif scripts.
    pub scripts: Vec<Named>,
    /// Files of dyes.
    pub dyes: Vec<Named>,
    /// Picture files, by the names that designs give them.
    pub pictures: BTreeMap<String, Vec<u8>>,
}

impl Outside for AtHand {
    fn scripts(&self) -> Result<Vec<Named>, Message> {
        Ok(self.scripts.clone())
    }

    fn dyes(&self) -> Result<Vec<Named>, Message> {
        Ok(self.dyes.clone())
    }

    fn picture(&self, file: &str) -> Result<PictureFile, Message> {
        let missing = || Message::new("picture-missing").with("file", file).with("near", "");
        let bytes = self.pictures.get(file).cloned().ok_or_else(missing)?;
        Ok(PictureFile { bytes, portable: None })
    }
}

/// What a design refers to, brought in from outside, and what there is to tell about it.
#[derive(Debug)]
pub struct Supplies {
    /// Motifs and pictures.
    pub materials: Materials,
    /// The dyes of the program, and those that lie beside the design.
    pub dyes: Dyes,
    /// What there is to tell about pictures and dyes themselves.
    pub notices: Vec<Notice>,
}

impl Supplies {
    /// What comes with the program, and nothing from outside.
    pub fn standard() -> Self {
        Self { materials: Materials::standard(), dyes: Dyes::standard(), notices: Vec::new() }
    }

    /// Brings in what `design` refers to.
    ///
    /// # Errors
    ///
    /// That scripts or dyes cannot be read. Why there is no picture is told by the layer that wants it.
    pub fn of(design: &Design, outside: &dyn Outside) -> Result<Self, Message> {
        let library = library(outside)?;
        let mut sought = Sought::default();
        let pictures = sought.look(design, outside);
        let (dyes, told) = dyes(outside)?;
        let notices = sought.notices(design).into_iter().chain(told).collect();
        Ok(Self { materials: Materials { library, pictures }, dyes, notices })
    }
}

/// The motifs of the program, with those from outside.
///
/// # Errors
///
/// That they cannot be read.
pub fn library(outside: &dyn Outside) -> Result<Library, Message> {
    let mut library = Library::standard();
    for Named { name, text } in outside.scripts()? {
        library.add(&name, &text);
    }
    Ok(library)
}

/// The dyes of the program, with those from outside, and what there is to tell about them.
///
/// # Errors
///
/// That they cannot be read.
pub fn dyes(outside: &dyn Outside) -> Result<(Dyes, Vec<Notice>), Message> {
    let files = outside.dyes()?;
    if files.is_empty() {
        return Ok((Dyes::standard(), Vec::new()));
    }
    let files = files.into_iter().map(|file| (format!("dyes/{}.toml", file.name), file.text));
    let files: Vec<(String, String)> = files.collect();
    let texts = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    let (dyes, messages) = Dyes::with(texts);
    let mut notices: Vec<Notice> =
        messages.into_iter().map(|message| Notice::error(Spot::Design, message)).collect();
    let unmet = dyes.unmet().into_iter();
    notices.extend(unmet.map(|message| Notice::warning(Spot::Design, message)));
    Ok((dyes, notices))
}

/// Pictures that were looked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Sought {
    files: BTreeSet<String>,
    /// The names that every system understands, where a design has others.
    portable: BTreeMap<String, String>,
}

impl Sought {
    /// Looks for the pictures that `design` names and nobody looked for: texts by the path that it gives, or why there
    /// is none.
    pub(super) fn look(&mut self, design: &Design, outside: &dyn Outside) -> Pictures {
        let mut pictures = Pictures::new();
        for (_, file) in named(design) {
            if !self.files.insert(file.to_owned()) {
                continue;
            }
            let found = outside.picture(file);
            if let Ok(PictureFile { portable: Some(portable), .. }) = &found {
                self.portable.insert(file.to_owned(), portable.clone());
            }
            let text = found.and_then(|found| decoded::text(&found.bytes));
            pictures.insert(file.to_owned(), text);
        }
        pictures
    }

    /// What there is to tell about the names that `design` gives to pictures.
    pub(super) fn notices(&self, design: &Design) -> Vec<Notice> {
        let mut seen = BTreeSet::new();
        let first = named(design).filter(|(_, file)| seen.insert(*file));
        let odd = first.filter_map(|(at, file)| Some((at, file, self.portable.get(file)?)));
        odd.map(|(at, file, portable)| {
            let message = Message::new("picture-name-backslash").with("file", file);
            Notice::note(Spot::Layer(at), message.with("portable", portable.as_str()))
        })
        .collect()
    }
}

/// The layers that are pictures, with their files.
fn named(design: &Design) -> impl Iterator<Item = (usize, &str)> {
    design.layers.iter().enumerate().filter_map(|(at, layer)| match &layer.content {
        Content::Picture { file, .. } => Some((at, file.as_str())),
        Content::Motif { .. } | Content::Isen { .. } | Content::Drawing(_) | Content::Unknown => {
            None
        }
    })
}
