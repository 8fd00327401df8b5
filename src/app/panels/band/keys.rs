//! The keys of a step: how far it drops, at what angle, with what twin.
//!
//! **Invariant:** what is shown is what the step has, no more.

use std::ops::RangeInclusive;

use egui::Ui;
use kurbo::Size;

use crate::app::act::Hold;
use crate::app::sight::Bench;
use crate::app::theme::{Theme, Type};
use crate::app::ui::{Field, Number, Segment, Select, Stepper, Switch, Turned};
use crate::design::step::{Corner, Order, Share, Step, Stripe, Turning, Twin, Wedge};
use crate::limits;
use crate::symmetry::{Frieze, Net};

use super::{lengths, ways};

/// A step that was changed, and what holds the change together.
pub(super) type Changed = Option<(Step, Hold)>;

/// Shows the keys of `step`.
pub(super) fn show(ui: &mut Ui, bench: &Bench<'_>, stripe: &mut usize, step: &Step) -> Changed {
    let mut keys = Keys { bench, changed: None };
    match step {
        Step::HalfDrop => keys.share(ui, "window-key-drop", Some(HALF), &dropped),
        Step::Drop(share) => keys.share(ui, "window-key-drop", Some(*share), &dropped),
        Step::HalfBrick => keys.share(ui, "window-key-shift", Some(HALF), &shifted),
        Step::Shift(share) => keys.share(ui, "window-key-shift", Some(*share), &shifted),
        Step::Parang { angle, is_half } => {
            let is_half = *is_half;
            keys.angle(ui, *angle, limits::SLANT, &|angle| Step::Parang { angle, is_half });
            keys.half(ui, step);
        }
        Step::Mubeng { wedge, every } => keys.mubeng(ui, *wedge, *every),
        Step::Sareng { order, twin } => {
            let (order, twin) = (*order, *twin);
            keys.choice(ui, "window-key-order", (order, &ORDERS), &|order| Step::Sareng {
                order,
                twin,
            });
            keys.choice(ui, "window-key-twin", (twin, &TWINS), &|twin| Step::Sareng {
                order,
                twin,
            });
        }
        Step::Lereng { angle, stripes } => keys.lereng(ui, *angle, stripes, stripe),
        Step::Toss { gap, turning } => {
            let (gap, turning) = (*gap, *turning);
            keys.length(ui, "window-key-gap", (gap, limits::GAP), &|gap| Step::Toss {
                gap,
                turning,
            });
            keys.choice(ui, "window-key-turning", (turning, &TURNINGS), &|turning| Step::Toss {
                gap,
                turning,
            });
        }
        Step::Group { group, angle } if group.net() == Net::Oblique => {
            keys.angle(ui, *angle, limits::OBLIQUE, &|angle| Step::Group { group: *group, angle });
        }
        Step::Pinggiran { frieze, unit, corner } => keys.border(ui, *frieze, *unit, *corner),
        Step::Tubrukan
        | Step::Mirror
        | Step::Diamond
        | Step::Ogee
        | Step::Group { .. }
        | Step::Frieze(_)
        | Step::Unknown(_) => {}
    }
    keys.changed
}

/// Whether the height of the tile counts, or its width alone.
pub(super) fn has_height(step: &Step) -> bool {
    match step {
        Step::Group { group, .. } => !matches!(group.net(), Net::Square | Net::Hexagonal),
        Step::Mubeng { wedge, .. } => *wedge == Wedge::D180,
        _ => true,
    }
}

const HALF: Share = Share { count: 1, of: 2 };

fn dropped(share: Share) -> Step {
    if share == HALF { Step::HalfDrop } else { Step::Drop(share) }
}

fn shifted(share: Share) -> Step {
    if share == HALF { Step::HalfBrick } else { Step::Shift(share) }
}

const ORDERS: [(Order, &str); 2] = [
    (Order::Columns, "window-key-order-columns"),
    (Order::Checkerboard, "window-key-order-checkerboard"),
];

const TWINS: [(Twin, &str); 3] = [
    (Twin::Mirror, "window-key-twin-mirror"),
    (Twin::Turn, "window-key-twin-turn"),
    (Twin::Own, "window-key-twin-own"),
];

const TURNINGS: [(Turning, &str); 4] = [
    (Turning::OneWay, "window-key-turning-one"),
    (Turning::TwoWay, "window-key-turning-two"),
    (Turning::FourWay, "window-key-turning-four"),
    (Turning::Free, "window-key-turning-free"),
];

const CORNERS: [(Corner, &str); 2] =
    [(Corner::Mitre, "window-key-corner-mitre"), (Corner::Unit, "window-key-corner-unit")];

/// Keys in a row, and what came of them.
struct Keys<'a> {
    bench: &'a Bench<'a>,
    changed: Changed,
}

impl Keys<'_> {
    fn label(&self, ui: &mut Ui, key: &'static str) -> String {
        let text = self.bench.text(key);
        let theme = Theme::of(ui.ctx());
        ui.label(theme.rich(Type::Small, &text).color(theme.colors.ink_2));
        text
    }

    fn take(&mut self, turned: &Turned<f64>, made: &dyn Fn(f64) -> Step) {
        if let Some(value) = turned.value {
            self.changed = Some((made(value), Hold::While(turned.response.id)));
        }
    }

    fn share(
        &mut self,
        ui: &mut Ui,
        key: &'static str,
        now: Option<Share>,
        made: &dyn Fn(Share) -> Step,
    ) {
        let label = self.label(ui, key);
        let names = ways::SHARES.map(|share| share.to_string());
        let names = names.each_ref().map(String::as_str);
        let chosen = ways::SHARES.iter().position(|share| Some(*share) == now);
        // A share of the designer's own is none of them.
        let segment = Segment::new(&label, &names, chosen.unwrap_or(names.len()));
        if let Some(share) = segment.show(ui).and_then(|at| ways::SHARES.get(at)) {
            self.changed = Some((made(*share), Hold::Once));
        }
    }

    fn choice<T: Copy + PartialEq>(
        &mut self,
        ui: &mut Ui,
        key: &'static str,
        (now, choices): (T, &[(T, &'static str)]),
        made: &dyn Fn(T) -> Step,
    ) {
        let label = self.label(ui, key);
        let names: Vec<String> = choices.iter().map(|(_, key)| self.bench.text(key)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let chosen = choices.iter().position(|(choice, _)| *choice == now).unwrap_or(0);
        if let Some((choice, _)) =
            Segment::new(&label, &names, chosen).show(ui).and_then(|at| choices.get(at))
        {
            self.changed = Some((made(*choice), Hold::Once));
        }
    }

    fn angle(
        &mut self,
        ui: &mut Ui,
        now: f64,
        range: RangeInclusive<f64>,
        made: &dyn Fn(f64) -> Step,
    ) {
        let label = self.label(ui, "window-key-angle");
        let number = Number::new(now, range).step(1.0).decimals(decimals(now)).unit("°");
        let turned = Field::new(&label, number).show(ui);
        self.take(&turned, made);
    }

    fn length(
        &mut self,
        ui: &mut Ui,
        key: &'static str,
        (now, range): (f64, RangeInclusive<f64>),
        made: &dyn Fn(f64) -> Step,
    ) {
        let label = self.label(ui, key);
        let turned = Field::new(&label, lengths::number(now, range)).width(lengths::WIDTH).show(ui);
        self.take(&turned, made);
    }

    fn size(&mut self, ui: &mut Ui, key: &'static str, now: Size, made: &dyn Fn(Size) -> Step) {
        self.label(ui, key);
        let (sides, hold) = lengths::sides(ui, self.bench, key, now);
        if let Some(size) = sides {
            self.changed = Some((made(size), hold));
        }
    }

    /// Of a parang: whether each row begins half a step on.
    fn half(&mut self, ui: &mut Ui, parang: &Step) {
        let Step::Parang { angle, is_half } = *parang else { return };
        let label = self.label(ui, "window-key-half");
        if Switch::new(&label, is_half).show(ui).clicked() {
            self.changed = Some((Step::Parang { angle, is_half: !is_half }, Hold::Once));
        }
    }

    fn mubeng(&mut self, ui: &mut Ui, wedge: Wedge, every: Option<Size>) {
        let label = self.label(ui, "window-key-wedge");
        let names = Wedge::ALL.map(|wedge| format!("{}°", wedge.degrees()));
        let names = names.each_ref().map(String::as_str);
        let chosen = Wedge::ALL.iter().position(|other| *other == wedge).unwrap_or(0);
        if let Some(wedge) =
            Segment::new(&label, &names, chosen).show(ui).and_then(|at| Wedge::ALL.get(at))
        {
            self.changed = Some((Step::Mubeng { wedge: *wedge, every }, Hold::Once));
        }
        if !wedge.has_lattice() {
            // From medallion to medallion: twice the reach of the stamp where nothing is said.
            let reach = self.bench.design().repeat.tile.width;
            let now = every.unwrap_or(Size::new(2.0 * reach, 2.0 * reach));
            self.size(ui, "window-key-every", now, &|every| Step::Mubeng {
                wedge,
                every: Some(every),
            });
        }
    }

    fn lereng(&mut self, ui: &mut Ui, angle: f64, stripes: &[Stripe], shown: &mut usize) {
        self.angle(ui, angle, limits::SLANT, &|angle| Step::Lereng {
            angle,
            stripes: stripes.to_vec(),
        });
        let label = self.label(ui, "window-key-stripes");
        let number = Number::new(stripes.len() as f64, 1.0..=*limits::STRIPES.end() as f64);
        let turned = Stepper::new(&label, number).width(84.0).show(ui);
        self.take(&turned, &|count| Step::Lereng { angle, stripes: counted(stripes, count) });
        *shown = (*shown).min(stripes.len().saturating_sub(1));
        let Some(stripe) = stripes.get(*shown) else { return };
        if stripes.len() > 1 {
            let letters: Vec<String> = ('A'..='Z').take(stripes.len()).map(String::from).collect();
            let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
            if let Some(at) =
                Segment::new(&self.bench.text("window-key-stripe"), &letters, *shown).show(ui)
            {
                *shown = at;
            }
        }
        let (at, with) = (*shown, |changed: Stripe| {
            let mut stripes = stripes.to_vec();
            stripes[*shown] = changed;
            Step::Lereng { angle, stripes }
        });
        let _shown = at;
        self.length(ui, "window-key-width", (stripe.width, limits::STRIPE), &|width| {
            with(Stripe { width, ..stripe.clone() })
        });
        self.length(ui, "window-key-unit", (stripe.unit, limits::STRIPE), &|unit| {
            with(Stripe { unit, ..stripe.clone() })
        });
        self.frieze(ui, stripe.frieze, &|frieze| with(Stripe { frieze, ..stripe.clone() }));
    }

    fn frieze(&mut self, ui: &mut Ui, now: Frieze, made: &dyn Fn(Frieze) -> Step) {
        let label = self.label(ui, "window-key-frieze");
        let names = Frieze::ALL.map(Frieze::name);
        let chosen = Frieze::ALL.iter().position(|frieze| *frieze == now).unwrap_or(0);
        let picked = Select::new(&label, &names, chosen).width(84.0).show(ui);
        if let Some(frieze) = picked.and_then(|at| Frieze::ALL.get(at)) {
            self.changed = Some((made(*frieze), Hold::Once));
        }
    }

    fn border(&mut self, ui: &mut Ui, frieze: Frieze, unit: Size, corner: Corner) {
        self.size(ui, "window-key-unit", unit, &|unit| Step::Pinggiran { frieze, unit, corner });
        self.choice(ui, "window-key-corner", (corner, &CORNERS), &|corner| Step::Pinggiran {
            frieze,
            unit,
            corner,
        });
        self.frieze(ui, frieze, &|frieze| Step::Pinggiran { frieze, unit, corner });
    }
}

/// So many stripes: the last one again, or without the last ones.
fn counted(stripes: &[Stripe], count: f64) -> Vec<Stripe> {
    let mut counted = stripes.to_vec();
    while (counted.len() as f64) < count {
        counted.push(stripes.last().cloned().unwrap_or_default());
    }
    while counted.len() > 1 && counted.len() as f64 > count {
        counted.pop();
    }
    counted
}

/// Digits that an angle needs.
fn decimals(angle: f64) -> usize {
    if (angle - angle.round()).abs() < 1e-6 { 0 } else { 1 }
}
