//! The stamper's walk over a cloth of a design, and the sheet of it.
//!
//! **Invariant:** what there is to tell about a walk is told with what there is to tell about its design.

use kurbo::Size;

use super::{Evaluated, pages};
use crate::design::cloth::KAIN_PANJANG;
use crate::design::{Design, Step};
use crate::notice::{Message, Notice, Spot};
use crate::paper::Paper;
use crate::raport::Walk;
use crate::sheet::walk::{self, Sheet, told};
use crate::words::Words;

/// The cloth when nobody asks for another: the one that the design is made for; for a border the one that it runs around.
pub fn usual(design: &Design) -> Size {
    design.piece().unwrap_or(match design.repeat.step {
        Step::Pinggiran { .. } => design.repeat.tile,
        _ => KAIN_PANJANG,
    })
}

/// The walk over a cloth of the design, and everything there is to tell about both.
///
/// # Errors
///
/// That there would be more stampings than any list could hold.
pub fn walk(evaluated: &Evaluated, cloth: Option<Size>) -> Result<(Walk, Vec<Notice>), Message> {
    let design = evaluated.design();
    let raport = evaluated.artwork().raport();
    let walk = Walk::of(raport, &design.repeat.step, cloth.unwrap_or_else(|| usual(design)))?;
    let mut notices = evaluated.notices().to_vec();
    notices.extend(walk.notices.iter().cloned());
    if !walk.stampings.is_empty() {
        let layers = evaluated.artwork().unstamped();
        let unstamped = told::unstamped(&layers, raport, "walk-unstamped");
        notices.extend(unstamped.map(|message| Notice::note(Spot::Repeat, message)));
    }
    Ok((walk, notices))
}

/// What the sheet of a walk is drawn as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// Pages, as many as its numbers need.
    Pages,
    /// One picture.
    Picture,
}

/// The sheet of a walk of one stamping at least, its stamps in the colors of the first colorway, and what there is to
/// tell about these colors and the sheet.
pub fn sheet(
    evaluated: &Evaluated,
    walk: &Walk,
    drawn: Drawn,
    paper: Paper,
    words: &Words,
) -> (Sheet, Vec<Notice>) {
    let first = (!evaluated.design().colorways.is_empty()).then_some(0);
    let subject = walk::Subject {
        design: &evaluated.design().name,
        repeat: evaluated.repeat(),
        palette: evaluated.palette(first),
        walk,
    };
    let sheet = match drawn {
        Drawn::Pages => walk::pages(&subject, paper, words),
        Drawn::Picture => walk::picture(&subject, paper, words),
    };
    let colored = first.map_or(&[][..], |index| evaluated.notices_of(index));
    let notices = colored.iter().cloned().chain(pages::lacking(&sheet.document)).collect();
    (sheet, notices)
}
