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
use crate::spelling;

use super::decoded;

/// A text and the name that its file gives it, without the ending.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// What stands in the file; or why nobody can read it, with where it lies.
    pub text: Result<String, Message>,
}

impl Named {
    /// A text that can be read.
    pub fn new(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), text: Ok(text.to_owned()) }
    }
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
    /// That nobody can say which there are, with where they would lie. What cannot be read of one of them is said with
    /// that one, since most designs do without it.
    fn scripts(&self) -> Result<Vec<Named>, Message>;

    /// The files of dyes that add to the shelf of the program.
    ///
    /// # Errors
    ///
    /// That nobody can say which there are, with where they would lie.
    fn dyes(&self) -> Result<Vec<Named>, Message>;

    /// Forgets what was seen in search of pictures, since it may have changed: others are looked for from now on.
    fn look_anew(&self) {}

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
    /// What there is to tell about scripts, pictures and dyes themselves.
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
    /// That nobody can say which scripts or dyes there are. Why there is no picture, or none of a script, is told by the
    /// layer that wants it; that a script cannot be read which none wants is a warning.
    pub fn of(design: &Design, outside: &dyn Outside) -> Result<Self, Message> {
        let library = library(outside)?;
        let mut sought = Sought::default();
        let pictures = sought.look(design, outside);
        let (dyes, told) = dyes(outside)?;
        let notices = unread(design, &library).into_iter();
        let notices = notices.chain(sought.notices(design)).chain(told).collect();
        Ok(Self { materials: Materials { library, pictures }, dyes, notices })
    }
}

/// The motifs of the program, with those from outside.
///
/// # Errors
///
/// That nobody can say which there are.
pub fn library(outside: &dyn Outside) -> Result<Library, Message> {
    let mut library = Library::standard();
    for Named { name, text } in outside.scripts()? {
        match text {
            Ok(text) => library.add(&name, &text),
            Err(why) => library.add_unread(&name, why),
        }
    }
    Ok(library)
}

/// That scripts cannot be read which no layer of the design wants; one that is wanted is told by its layer.
pub(super) fn unread(design: &Design, library: &Library) -> Vec<Notice> {
    let is_wanted = |name: &str| {
        design.layers.iter().any(|layer| match &layer.content {
            Content::Motif { name: motif, .. } => spelling::is_same(motif, name),
            _ => false,
        })
    };
    let unread = library.unread().filter(|(name, _)| !is_wanted(name));
    unread.map(|(_, why)| Notice::warning(Spot::Design, why.clone())).collect()
}

/// The dyes of the program, with those from outside, and what there is to tell about them.
///
/// # Errors
///
/// That nobody can say which there are.
pub fn dyes(outside: &dyn Outside) -> Result<(Dyes, Vec<Notice>), Message> {
    let files = outside.dyes()?;
    if files.is_empty() {
        return Ok((Dyes::standard(), Vec::new()));
    }
    let (mut read, mut notices) = (Vec::new(), Vec::new());
    for Named { name, text } in files {
        match text {
            Ok(text) => read.push((format!("dyes/{name}.toml"), text)),
            Err(why) => notices.push(Notice::warning(Spot::Design, why)),
        }
    }
    let texts = read.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    let (dyes, messages) = Dyes::with(texts);
    notices.extend(messages.into_iter().map(|message| Notice::error(Spot::Design, message)));
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
        let new = named(design).filter(|(_, file)| self.files.insert((*file).to_owned()));
        let new: Vec<&str> = new.map(|(_, file)| file).collect();
        if !new.is_empty() {
            outside.look_anew();
        }
        for file in new {
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
