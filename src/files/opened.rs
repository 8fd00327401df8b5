//! Opening a design from a disk, and saving it there.
//!
//! **Invariant:** a text that was not read is never saved over, and what a person wrote around a design stays.

use std::path::Path;

use super::{Folder, LARGEST, Sources, about, edit, read};
use crate::design::{self, Design, ReadError, Rewritten};
use crate::notice::Message;

/// A design file that was opened.
#[derive(Debug)]
pub struct Opened {
    /// What stands in the file; who [saves](save) the design has to know it.
    pub text: String,
    /// The design.
    pub design: Design,
    /// What it is made from, and no output may replace.
    pub sources: Sources,
    /// What lies beside it.
    pub folder: Folder,
}

/// Why a file could not be opened as a design.
#[derive(Clone, Debug)]
pub enum Unopened {
    /// The file cannot be read, or is another kind of file.
    File(Message),
    /// What stands in it is no design, with the place where it stops to be one.
    Text(ReadError),
}

impl Unopened {
    /// What there is to tell.
    pub fn message(&self) -> &Message {
        match self {
            Self::File(message) => message,
            Self::Text(error) => error.message(),
        }
    }
}

impl From<Message> for Unopened {
    fn from(message: Message) -> Self {
        Self::File(message)
    }
}

/// Opens the design at `path`; `motifs` is another folder whose scripts win. Draws nothing, and looks only at the names
/// of what lies beside.
///
/// ```
/// use canting::design::edit::{Edit, LayerEdit};
/// use canting::files;
/// use canting::workspace::Desk;
///
/// # let folder = tempfile::tempdir().unwrap();
/// # let path = folder.path().join("kain.batik");
/// # let text = "canting = 1\n# Ours.\n[repeat]\ntile = [48, 48]\n[[layer]]\nmotif = \"kawung\"\n";
/// # std::fs::write(&path, text).unwrap();
/// let opened = files::open(&path, None).expect("a design");
/// let mut desk = Desk::open(opened.design, Box::new(opened.folder)).expect("what lies beside");
/// desk.apply(&Edit::Layer(0, LayerEdit::Name("bunga".to_owned())), None).expect("a name");
/// let saved = files::save(&path, &opened.text, desk.design()).expect("nobody else has saved");
/// assert!(saved.is_kept && saved.text.contains("# Ours.") && saved.text.contains("bunga"));
/// ```
///
/// # Errors
///
/// A file that is not there, cannot be read or is no design.
pub fn open(path: &Path, motifs: Option<&Path>) -> Result<Opened, Unopened> {
    opened(read(path, LARGEST)?, path, motifs)
}

/// Opens the design at `path`, whose `text` has been read already; see [`open`].
///
/// # Errors
///
/// A text that is no design.
pub fn opened(text: String, path: &Path, motifs: Option<&Path>) -> Result<Opened, Unopened> {
    let design = design_in(&text, path)?;
    let sources = Sources::of_design(&design, path, motifs);
    Ok(Opened { text, design, sources, folder: Folder::of(path, motifs) })
}

/// Reads the design at `path`, and looks at nothing beside it.
///
/// # Errors
///
/// Those of [`open`].
pub fn read_design(path: &Path) -> Result<Design, Unopened> {
    design_in(&read(path, LARGEST)?, path)
}

/// The design that stands in the file at `path` as `text`.
fn design_in(text: &str, path: &Path) -> Result<Design, Unopened> {
    if text.trim_start_matches(['\u{feff}', ' ', '\n']).starts_with('<') && text.contains("<svg") {
        return Err(about("read-is-picture", path).into());
    }
    design::read(text).map_err(Unopened::Text)
}

/// Saves `design` at `path`, where `known` was read or saved last. Comments, order and spacing stay as they are, as far
/// as [`design::rewrite`] can; what it comes back with is known from now on.
///
/// # Errors
///
/// A file that somebody else has changed meanwhile, which stays as it is, and what [`edit()`](super::edit()) refuses.
pub fn save(path: &Path, known: &str, design: &Design) -> Result<Rewritten, Message> {
    edit(path, LARGEST, |text| {
        if text != known {
            return Err(about("save-changed", path));
        }
        let saved = design::rewrite(text, design);
        Ok((saved.text.clone(), saved))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const TEXT: &str = "canting = 1\r\n# Milik kami.\r\n[repeat]\r\ntile = [48, 48]\r\n\r\n[[layer]]\r\nmotif = \"kawung\"\r\n";

    #[test]
    fn what_others_save_meanwhile_is_not_saved_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kain.batik");
        fs::write(&path, format!("\u{feff}{TEXT}")).unwrap();
        let Opened { text, mut design, sources, .. } = open(&path, None).unwrap();
        assert!(text == TEXT && sources.find(&path).is_some());
        design.name = "Kain".to_owned();
        let saved = save(&path, &text, &design).unwrap();
        let now = fs::read_to_string(&path).unwrap();
        assert!(saved.is_kept && now == format!("\u{feff}{}", saved.text), "{now}");
        assert!(now.contains("\r\n# Milik kami.\r\n") && now.contains("name = \"Kain\""), "{now}");
        assert_eq!(open(&path, None).unwrap().design, design);
        // Again and again, as long as nobody else does.
        design.name.push_str(" baru");
        let saved = save(&path, &saved.text, &design).unwrap();
        let theirs = saved.text.replace("48", "50");
        fs::write(&path, &theirs).unwrap();
        assert_eq!(save(&path, &saved.text, &design).unwrap_err().key, "save-changed");
        assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
        fs::remove_file(&path).unwrap();
        assert_eq!(save(&path, &theirs, &design).unwrap_err().key, "read-not-found");
    }

    #[test]
    fn what_is_no_design_is_told_with_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kain.batik");
        assert_eq!(open(&path, None).unwrap_err().message().key, "read-not-found");
        fs::write(&path, "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
            .unwrap();
        assert_eq!(open(&path, None).unwrap_err().message().key, "read-is-picture");
        fs::write(&path, "canting = 1\nrepeat = 3\n").unwrap();
        let Err(Unopened::Text(error)) = open(&path, None) else { panic!("it is no design") };
        assert!(error.position().is_some());
    }
}
