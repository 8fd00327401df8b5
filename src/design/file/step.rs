//! The keys of a step.
//!
//! **Invariant:** a key that the step does not have is left for the unknown ones.

use kurbo::Size;

use super::error::Fault;
use super::fields::{self, Fields, Node};
use crate::design::step::{Corner, Order, Share, Step, Stripe, Turning, Twin, Wedge};
use crate::design::tongue;
use crate::keys::shown;
use crate::limits;
use crate::notice::{self, Message};
use crate::spelling;
use crate::symmetry::{Frieze, Net};

/// Takes the step and its keys.
pub(super) fn read(fields: &mut Fields<'_>) -> Result<Step, Fault> {
    let Some(node) = fields.take("step") else {
        return Ok(Step::Tubrukan);
    };
    let name = fields::text("step", &node, limits::NAME)?;
    let mut step = Step::named(&name);
    match &mut step {
        Step::Drop(share) | Step::Shift(share) => take(fields, "by", share, by)?,
        Step::Parang { angle, is_half } => {
            *angle = fields.number("angle", &limits::SLANT, *angle)?;
            *is_half = fields.flag("half")?.unwrap_or(*is_half);
        }
        Step::Mubeng { wedge, every } => {
            take(fields, "wedge", wedge, self::wedge)?;
            let pair = fields.take("every").map(|node| size("every", node, &limits::TILE));
            *every = pair.transpose()?;
        }
        Step::Sareng { order, twin } => {
            take(fields, "order", order, |node| choice("order", node, Order::NAMES))?;
            take(fields, "twin", twin, |node| choice("twin", node, Twin::NAMES))?;
        }
        Step::Lereng { angle, stripes } => {
            *angle = fields.number("angle", &limits::SLANT, *angle)?;
            if let Some(node) = fields.take("stripes") {
                *stripes = read_stripes(node)?;
            }
        }
        Step::Toss { gap, turning } => {
            *gap = fields.number("gap", &limits::GAP, *gap)?;
            take(fields, "turning", turning, |node| choice("turning", node, Turning::NAMES))?;
        }
        Step::Group { group, angle } if group.net() == Net::Oblique => {
            *angle = fields.number("angle", &limits::OBLIQUE, *angle)?;
        }
        Step::Pinggiran { frieze, unit, corner } => {
            take(fields, "frieze", frieze, self::frieze)?;
            if let Some(node) = fields.take("unit") {
                *unit = size("unit", node, &limits::STRIPE)?;
            }
            take(fields, "corner", corner, |node| choice("corner", node, Corner::NAMES))?;
        }
        Step::Tubrukan
        | Step::HalfDrop
        | Step::HalfBrick
        | Step::Mirror
        | Step::Diamond
        | Step::Ogee
        | Step::Group { .. }
        | Step::Frieze(_) => {}
        // `drop 7/0` is no new step but a bad share.
        Step::Unknown(name) => {
            Share::within(name).map_err(|message| Fault::new(node.span(), message))?;
        }
    }
    Ok(step)
}

/// The letter of a tile.
pub(super) fn letter(node: &Node<'_>) -> Result<char, Fault> {
    let text = fields::text("tile", node, limits::NAME)?;
    let mut letters = text.trim().chars().map(|letter| letter.to_ascii_uppercase());
    match (letters.next(), letters.next()) {
        (Some(letter @ 'A'..='Z'), None) => Ok(letter),
        _ => Err(fields::wrong_kind("file-not-a-letter", "tile", node.span())),
    }
}

/// Puts what `read` makes of the key `name` into `value`, if the key is there.
fn take<T>(
    fields: &mut Fields<'_>,
    name: &str,
    value: &mut T,
    read: impl Fn(&Node<'_>) -> Result<T, Fault>,
) -> Result<(), Fault> {
    if let Some(node) = fields.take(name) {
        *value = read(&node)?;
    }
    Ok(())
}

pub(super) fn size(
    name: &str,
    node: Node<'_>,
    range: &std::ops::RangeInclusive<f64>,
) -> Result<Size, Fault> {
    let (width, height) = fields::pair(name, node, range)?;
    Ok(Size::new(width, height))
}

/// A share as `"1/3"`, or as a number.
fn by(node: &Node<'_>) -> Result<Share, Fault> {
    if let Some(number) = fields::finite("by", node)? {
        return Ok(Share::near(number));
    }
    let text = fields::text("by", node, limits::NAME)?;
    text.parse().map_err(|near| bad_share(&text, near, node))
}

fn bad_share(text: &str, near: Share, node: &Node<'_>) -> Fault {
    Fault::new(node.span(), Share::unreadable(text, near))
}

/// The corner of a stamp that turns; one that does not divide a whole turn is told the nearest.
fn wedge(node: &Node<'_>) -> Result<Wedge, Fault> {
    let degrees = fields::number("wedge", node, &(f64::MIN..=f64::MAX))?;
    let off = |wedge: &Wedge| (f64::from(wedge.degrees()) - degrees).abs();
    let near = Wedge::ALL.into_iter().min_by(|a, b| off(a).total_cmp(&off(b)));
    match near {
        Some(wedge) if off(&wedge) < 1e-9 => Ok(wedge),
        _ => {
            let near = near.map_or(0.0, |wedge| f64::from(wedge.degrees()));
            let message = Message::new("file-bad-wedge").with("given", degrees).with("near", near);
            Err(Fault::new(node.span(), message))
        }
    }
}

fn frieze(node: &Node<'_>) -> Result<Frieze, Fault> {
    let names: Vec<(Frieze, &str)> =
        Frieze::ALL.into_iter().map(|frieze| (frieze, frieze.name())).collect();
    let text = fields::text("frieze", node, limits::NAME)?;
    match Frieze::named(&spelling::plain(&text)) {
        Some(frieze) => Ok(frieze),
        None => choice("frieze", node, &names),
    }
}

pub(super) fn choice<T: Copy>(
    name: &str,
    node: &Node<'_>,
    choices: &[(T, &'static str)],
) -> Result<T, Fault> {
    let text = fields::text(name, node, limits::NAME)?;
    if let Some((choice, _)) = choices.iter().find(|(_, name)| spelling::is_same(name, &text)) {
        return Ok(*choice);
    }
    let plain = spelling::slug(&text);
    let names: Vec<&'static str> = choices.iter().map(|(_, name)| *name).collect();
    let near = tongue::english(&plain, &names).or_else(|| notice::nearest(&plain, &names));
    let near = near.unwrap_or_default();
    let message = Message::new("file-not-a-choice").with("name", shown(name));
    let message = message.with("given", shown(&text)).with("near", near);
    Err(Fault::new(node.span(), message.with("choices", names.join(", "))))
}

fn read_stripes(node: Node<'_>) -> Result<Vec<Stripe>, Fault> {
    let span = node.span();
    let nodes = fields::list("stripes", node)?;
    limits::striped(nodes.len()).map_err(|message| Fault::new(span, message))?;
    nodes.into_iter().map(stripe).collect()
}

fn stripe(node: Node<'_>) -> Result<Stripe, Fault> {
    let mut fields = Fields::of("stripes", node)?;
    let usual = Stripe::default();
    let (width, unit) = (usual.width, usual.unit);
    let mut group = Frieze::P111;
    take(&mut fields, "frieze", &mut group, frieze)?;
    Ok(Stripe {
        width: fields.number("width", &limits::STRIPE, width)?,
        unit: fields.number("unit", &limits::STRIPE, unit)?,
        frieze: group,
        unknown: fields.rest()?,
    })
}
