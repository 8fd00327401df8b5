//! Why a color comes no nearer.
//!
//! **Invariant:** there is always a reason, and it holds for the shelf and the cloth that were searched.

use super::BEAM_OF_ONE;
use super::search::{self, Question};
use super::set::Set;
use super::target::Target;
use crate::color::Srgb;
use crate::color::difference::{Lab, delta_e};
use crate::matching::choice::Choice;
use crate::notice::Message;

/// How much nearer a color must come when it is dyed alone for one more bath to be the reason.
const NEARER: f64 = 3.0;

/// Differences of lightness, chroma and light that are more than a rounding.
const LIGHTER: f64 = 1.0;
const MORE_VIVID: f64 = 5.0;
const MORE_LIGHT: f64 = 0.02;

/// From this chroma on a cloth is colored itself; mori has less than seven.
const DYED: f64 = 10.0;

/// The reason why `wanted` stays `off` away with the baths that were found.
pub(super) fn why(wanted: Srgb, off: f64, question: &Question<'_>) -> Message {
    let target = Lab::of(wanted);
    let (look, baths) = alone(wanted, question);
    if delta_e(target, look) < off - NEARER {
        let names: Vec<&str> = baths.iter().map(|bath| bath.dye.key.as_str()).collect();
        return Message::new("match-another-bath").with("dyes", names.join(", "));
    }
    if target.l > question.cloth.to_lab().l + LIGHTER {
        return Message::new("match-lighter-than-cloth");
    }
    let cloth = question.cloth.to_srgb();
    let has_more_light = |(wanted, cloth): (f64, f64)| wanted > cloth + MORE_LIGHT;
    let is_dyed = Lab::of(cloth).chroma() > DYED;
    if is_dyed && wanted.to_linear().into_iter().zip(cloth.to_linear()).any(has_more_light) {
        return Message::new("match-dark-over-light");
    }
    if target.chroma() > look.chroma() + MORE_VIVID {
        return Message::new("match-too-vivid");
    }
    Message::new("match-no-such-dye")
}

/// The nearest look for this color alone, and its baths: two at most.
fn alone(wanted: Srgb, question: &Question<'_>) -> (Lab, Vec<Choice>) {
    let question = Question {
        targets: vec![Target::new(wanted, 1.0)],
        most_baths: question.most_baths.min(2),
        beam: BEAM_OF_ONE / 2,
        ..*question
    };
    let sets = search::sets(&question);
    let look = |set: &Set| *set.looks().last().unwrap_or(&Lab::of(wanted));
    let off = |set: &&Set| question.targets[0].squared(look(set));
    let is_shown = |set: &&Set| set.shows(set.looks().len() - 1);
    let nearest = sets.iter().filter(is_shown).min_by(|a, b| off(a).total_cmp(&off(b)));
    nearest.map_or((question.cloth.to_lab(), Vec::new()), |set| (look(set), set.baths().to_vec()))
}
