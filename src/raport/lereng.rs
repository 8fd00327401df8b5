//! Slanted stripes, each a frieze: lereng, udan liris (docs/craft.md, card 5; the fit is that of card 2).

use kurbo::{Affine, Size, Vec2};

use super::{Face, Frame, Raport, steps};
use crate::design::step::Stripe;
use crate::geom::{self, Angle, Lattice, Wanted, length};
use crate::notice::{Message, rounded};

/// A turn of the stripes by less than this is no news, in degrees.
const QUIET: f64 = 0.05;

/// A turn by more than this is seen, in degrees.
const SEEN: f64 = 1.0;

/// Widths and units that become longer or shorter by more than this part are told.
const STRETCH: f64 = 0.005;

/// Drawings that become longer or shorter by more than this factor look like others.
const SQUEEZED: f64 = 1.25;

/// Most copies of drawings in a tile: beyond it units become longer. Some ten megabytes, and no cloth has as many.
const COPIES: f64 = 500_000.0;

/// A stack of stripes over a tile that is laid like floor tiles.
///
/// Stripes close on the tile when their direction is a whole number of tiles across and a whole number down; the stack
/// then passes a whole number of times. Widths are scaled together, and each unit so that a whole number of them fills
/// the closed stripe.
pub(super) fn lereng(tile: Size, angle: f64, stripes: &[Stripe]) -> Raport {
    let lattice = Lattice::block(tile);
    let wide: f64 = stripes.iter().map(|stripe| stripe.width).sum();
    let wanted = Wanted { pitch: wide, unit: wide, angle: Angle::degrees(angle), slip: 0.0 };
    let rows = lattice.rows(&wanted);
    let closed = rows.unit * rows.in_row as f64;
    let around = length(closed);
    let along = closed / around;
    let across = Vec2::new(-along.y, along.x);
    let stacks = (rows.count / rows.in_row.max(1)).max(1);
    let grow = rows.pitch / wide;
    let turn = geom::turn(Angle::of(along));
    let most_units = (COPIES / (stacks * stripes.len().max(1)) as f64).max(1.0);
    let mut faces = Vec::new();
    let mut from = 0.0;
    let mut most = grow.max(1.0 / grow);
    let mut told: Option<Message> = None;
    for (letter, stripe) in ('A'..='Z').zip(stripes) {
        let most_units = (most_units / stripe.frieze.order() as f64).floor().max(1.0);
        let count = (around / stripe.unit).round().clamp(1.0, most_units);
        let made = around / count;
        most = most.max(made / stripe.unit).max(stripe.unit / made);
        if (made / stripe.unit - 1.0).abs() > STRETCH && told.is_none() {
            told = Some(unit_message(letter, stripe.unit, made));
        }
        let unit = Size::new(stripe.unit, stripe.width);
        let fit = Affine::scale_non_uniform(made / stripe.unit, grow);
        let mut images = Vec::new();
        for stack in 0..stacks {
            let row = across * (rows.pitch * stack as f64 + from);
            for at in 0..whole(count) {
                let corner = row + along * (made * f64::from(at));
                let place = Affine::translate(corner) * turn * fit;
                images.extend(stripe.frieze.images(unit).into_iter().map(|image| place * image));
            }
        }
        let outline = stripe.frieze.domain(unit);
        faces.push(Face { outline, ..Face::tile(letter, Frame::block(unit), images) });
        from += stripe.width * grow;
    }
    let raport = Raport::new(lattice, faces);
    let made = Angle::of(closed).to_degrees();
    let off = turned_by(made, angle);
    if off <= QUIET && (grow - 1.0).abs() <= STRETCH {
        // Only units were fitted, which another unit cures and not another tile.
        return match told {
            Some(message) if most > SQUEEZED => raport.warn(message),
            Some(message) => raport.note(message),
            None => raport,
        };
    }
    let near = fitting(wide, angle, tile);
    let message = Message::new(if off > SEEN { "repeat-slant-far" } else { "repeat-slant-fitted" })
        .with("angle", angle)
        .with("made", made)
        .with("pitch", wide)
        .with("made_pitch", rows.pitch)
        .with("tile", format!("[{}, {}]", near.width, near.height));
    if off > SEEN || most > SQUEEZED { raport.warn(message) } else { raport.note(message) }
}

/// That the units of a stripe became longer or shorter.
fn unit_message(letter: char, unit: f64, made: f64) -> Message {
    let message = Message::new("repeat-units-fitted").with("tile", letter.to_string());
    message.with("unit", unit).with("made", made).with("typed", steps::typed(made))
}

/// Degrees between two directions of stripes, which have no front.
fn turned_by(a: f64, b: f64) -> f64 {
    let off = (a - b).rem_euclid(180.0);
    off.min(180.0 - off)
}

/// The tile nearest to the one given on which stripes of this pitch and slant need no turning.
fn fitting(pitch: f64, angle: f64, tile: Size) -> Size {
    let along = Angle::degrees(angle).unit();
    let side = |share: f64, side: f64| {
        if share.abs() < 1e-6 {
            return side;
        }
        let once = pitch / share.abs();
        let times = (side / once).round().max(1.0);
        rounded::thousandth(once * times)
    };
    Size::new(side(along.y, tile.width), side(along.x, tile.height))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "rounded and clamped by the caller"
)]
fn whole(count: f64) -> u32 {
    count as u32
}
