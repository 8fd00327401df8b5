//! The hand on the cloth: what a pointer and keys do with the selection, on any copy.
//!
//! Everything that is dragged is computed from what it was when the drag began, so that nothing adds up, and all of it is
//! one step. A copy that turns or mirrors moves its own way, so that the copy under the pointer follows the pointer.

use std::sync::Arc;

use egui::{CursorIcon, Key, Modifiers, PointerButton, Pos2, Response, Ui, Vec2};
use kurbo::{Affine, Point, Size, Vec2 as Span};

use crate::design::edit::LayerEdit;
use crate::design::{Design, Edit, Placement};
use crate::geom::Angle;
use crate::limits;
use crate::motif::Handle;
use crate::param::Value;

use super::super::act::Act;
use super::super::camera::Chart;
use super::super::camera::Tool;
use super::super::sight::Bench;
use super::Canvas;
use super::frame::{self, Frame};
use super::snap::{self, Guide};

/// Points within which a handle answers.
const REACH: f32 = 12.0;

/// Points between the frame and the stalk that turns it.
pub(super) const STALK: f32 = 26.0;

/// A step of turning with `Shift` held, in degrees.
const TURN: f64 = 15.0;

/// What the hand is doing.
#[derive(Clone, Debug, Default)]
pub(super) enum Doing {
    /// Nothing.
    #[default]
    Nothing,
    /// Moving the cloth under the window.
    Panning,
    /// Moving layers.
    Moving(Moving),
    /// Scaling a layer by one of its corners.
    Scaling(Holding, usize),
    /// Turning a layer.
    Turning(Holding),
    /// Making the tile larger or smaller by one of its corners.
    Stretching(Size, usize, Affine),
    /// Drawing a box around what is to be selected; from this place of the screen.
    Boxing(Pos2),
    /// Moving the handle of a parameter.
    Setting(Knob),
}

/// Layers on the move.
#[derive(Clone, Debug)]
pub(super) struct Moving {
    from: Point,
    copy: Affine,
    places: Vec<(usize, Placement)>,
    extent: kurbo::Rect,
    others: Vec<kurbo::Rect>,
}

/// A layer that is held at its frame.
#[derive(Clone, Debug)]
pub(super) struct Holding {
    layer: usize,
    place: Placement,
    frame: Frame,
    from: Point,
    copy: Affine,
}

/// The handle of a parameter on the cloth.
#[derive(Clone, Debug)]
pub(super) struct Knob {
    /// The layer whose parameter it is.
    pub(super) layer: usize,
    /// Where it lies in the tile, and where it can be led.
    pub(super) handle: Handle,
    /// What is written beside it: the parameter and its value.
    pub(super) told: Option<String>,
}

/// A pointer on the cloth.
#[derive(Clone, Copy)]
struct Touch<'a> {
    pos: Pos2,
    chart: &'a Chart,
    bench: &'a Bench<'a>,
    modifiers: Modifiers,
}

/// What lies under a pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grip {
    Corner(usize),
    Stalk,
    Tile(usize),
    Knob(usize),
}

impl Canvas {
    /// Lets the hand do what it does, and leaves the edits that come of it.
    pub(super) fn hand(&mut self, ui: &Ui, response: &Response, chart: &Chart, bench: &Bench<'_>) {
        let modifiers = ui.input(|input| input.modifiers);
        let is_panning = self.tool == Tool::Hand || ui.input(|input| input.key_down(Key::Space));
        if let Some(pos) = response.interact_pointer_pos() {
            if response.drag_started_by(PointerButton::Middle)
                || (is_panning && response.drag_started_by(PointerButton::Primary))
            {
                self.doing = Doing::Panning;
            } else if response.drag_started_by(PointerButton::Primary) {
                let press = ui.input(|input| input.pointer.press_origin()).unwrap_or(pos);
                self.doing = self.begin(press, chart, bench, modifiers);
            }
            if response.dragged() {
                self.drag(&Touch { pos, chart, bench, modifiers }, response.drag_delta());
            }
        }
        if ui.input(|input| input.key_pressed(Key::Escape)) {
            self.escape(bench);
        }
        if response.drag_stopped() {
            self.finish(response, chart, bench, modifiers);
        }
        if response.clicked()
            && !is_panning
            && let Some(pos) = response.interact_pointer_pos()
        {
            self.click(pos, chart, bench, modifiers);
        }
        if let Some(pos) = response.hover_pos() {
            let cursor = match (&self.doing, is_panning) {
                (Doing::Panning, _) => CursorIcon::Grabbing,
                (_, true) => CursorIcon::Grab,
                _ => self.cursor(pos, chart, bench),
            };
            ui.ctx().set_cursor_icon(cursor);
        }
        if response.has_focus() || self.had_focus {
            self.nudge(ui, bench);
        }
        self.had_focus = response.has_focus();
    }

    /// What a drag from here does.
    fn begin(&self, pos: Pos2, chart: &Chart, bench: &Bench<'_>, modifiers: Modifiers) -> Doing {
        let cloth = chart.cloth(pos);
        let open = bench.open;
        if let Some(grip) = self.grip(pos, chart, bench) {
            let copy = open.selection.copy;
            return match grip {
                Grip::Tile(corner) => Doing::Stretching(bench.design().repeat.tile, corner, copy),
                Grip::Knob(at) => Doing::Setting(self.knobs[at].clone()),
                Grip::Corner(corner) => match self.holding(bench, cloth) {
                    Some(holding) => Doing::Scaling(holding, corner),
                    None => Doing::Nothing,
                },
                Grip::Stalk => self.holding(bench, cloth).map_or(Doing::Nothing, Doing::Turning),
            };
        }
        let hit = self.hit(cloth, bench);
        let Some((layer, copy)) = hit.first().copied() else { return Doing::Boxing(pos) };
        // What is selected already is moved even where something lies over it.
        let held = hit.iter().find(|(layer, _)| open.selection.has(*layer));
        let (layer, copy) = held.copied().unwrap_or((layer, copy));
        let mut layers = open.selection.layers.clone();
        if !open.selection.has(layer) {
            layers = vec![layer];
        }
        let moving = self.moving(bench, &layers, cloth, copy);
        match moving {
            // A second one is dragged away from the first.
            Doing::Moving(mut moving) if modifiers.alt && moving.places.len() == 1 => {
                bench.edit_while(self.id(), Edit::DuplicateLayer(layer));
                moving.places[0].0 = layer + 1;
                bench.act(Act::Select(vec![layer + 1], Some(copy)));
                Doing::Moving(moving)
            }
            doing => {
                bench.act(Act::Select(layers, Some(copy)));
                doing
            }
        }
    }

    fn moving(&self, bench: &Bench<'_>, layers: &[usize], from: Point, copy: Affine) -> Doing {
        let design = bench.design();
        let desk = &bench.open.desk;
        let free =
            layers.iter().filter(|at| design.layers.get(**at).is_some_and(|of| !of.is_locked));
        let frames: Vec<(usize, Frame)> =
            free.filter_map(|at| Some((*at, Frame::of(desk, *at)?))).collect();
        let place = |(at, frame): &(usize, Frame)| Some((*at, frame.place.clone()?));
        let places: Vec<(usize, Placement)> = frames.iter().filter_map(place).collect();
        let placed = frames.iter().filter(|(_, frame)| frame.place.is_some());
        let Some(extent) = placed.map(|(_, frame)| frame.extent()).reduce(|a, b| a.union(b)) else {
            // What covers the tile stays; the cloth moves instead.
            return Doing::Panning;
        };
        let is_other = |layer: &usize| !layers.contains(layer) && design.layers[*layer].is_visible;
        let others = (0..design.layers.len()).filter(is_other).filter_map(|layer| {
            let frame = Frame::of(desk, layer)?;
            frame.place.is_some().then(|| frame.extent())
        });
        Doing::Moving(Moving { from, copy, places, extent, others: others.collect() })
    }

    fn holding(&self, bench: &Bench<'_>, from: Point) -> Option<Holding> {
        let (layer, of) = bench.selected()?;
        if of.is_locked {
            return None;
        }
        let frame = self.frame(bench, layer)?;
        let place = frame.place.clone()?;
        Some(Holding { layer, place, frame, from, copy: bench.open.selection.copy })
    }

    fn drag(&mut self, touch: &Touch<'_>, delta: Vec2) {
        let &Touch { pos, chart, bench, modifiers } = touch;
        let cloth = chart.cloth(pos);
        let id = self.id();
        self.guides.clear();
        match self.doing.clone() {
            Doing::Nothing | Doing::Boxing(_) => {}
            Doing::Panning => self.pan -= chart.span(delta),
            Doing::Moving(moving) => self.go_on(&moving, touch),
            Doing::Scaling(holding, corner) => {
                let place = scaled(&holding, corner, cloth, modifiers);
                let scale = format!("{} %", bench.number((place.scale * 100.0).round()));
                self.pill = Some((pos, scale));
                let edit = LayerEdit::Place(Some(place));
                bench.edit_while(id, Edit::Layer(holding.layer, edit));
            }
            Doing::Turning(holding) => {
                let place = turned(&holding, cloth, modifiers);
                self.pill = Some((pos, format!("{}°", bench.number(round(place.turn, 10.0)))));
                let edit = LayerEdit::Place(Some(place));
                bench.edit_while(id, Edit::Layer(holding.layer, edit));
            }
            Doing::Stretching(size, corner, copy) => {
                let tile = stretched(size, corner, copy.inverse() * cloth, modifiers);
                let text = bench.say(
                    &crate::notice::Message::new("window-tile-size")
                        .with("width", tile.width)
                        .with("height", tile.height),
                );
                self.pill = Some((pos, text));
                bench.edit_while(id, Edit::Tile(tile));
            }
            Doing::Setting(knob) => {
                let tile = bench.open.selection.copy.inverse() * cloth;
                let value = Some(Value::Number(round(knob.handle.value_at(tile), 100.0)));
                let edit = LayerEdit::Param(knob.handle.param.clone(), value);
                bench.edit_while(id, Edit::Layer(knob.layer, edit));
            }
        }
    }

    /// Moves layers to where the pointer is.
    fn go_on(&mut self, moving: &Moving, touch: &Touch<'_>) {
        let &Touch { pos, chart, bench, modifiers } = touch;
        let cloth = chart.cloth(pos);
        let back = moving.copy.inverse();
        let mut by = back * cloth - back * moving.from;
        if modifiers.shift {
            by = if by.x.abs() > by.y.abs() { Span::new(by.x, 0.0) } else { Span::new(0.0, by.y) };
        }
        let tile = bench.design().repeat.tile;
        if bench.preferences.snaps && !modifiers.command {
            let within = snap::REACH / chart.points_per_mm();
            let (held, guides) = snap::snapped(moving.extent + by, tile, &moving.others, within);
            by += held;
            self.guides = guides;
        }
        let by = self.rounded(by, moving);
        for (layer, place) in &moving.places {
            let edit = LayerEdit::Place(Some(place.clone().moved(by)));
            bench.edit_while(self.id(), Edit::Layer(*layer, edit));
        }
    }

    /// A movement that ends on tenths of a millimeter, unless something holds it.
    fn rounded(&self, by: Span, moving: &Moving) -> Span {
        let Some((_, place)) = moving.places.first() else { return by };
        let parts = |is_upright| {
            let is_held = self.guides.iter().any(|guide| guide.is_upright == is_upright);
            if is_held { 1000.0 } else { 10.0 }
        };
        let to = place.at + by;
        Point::new(round(to.x, parts(true)), round(to.y, parts(false))) - place.at
    }

    /// Ends what the hand was doing.
    fn finish(
        &mut self,
        response: &Response,
        chart: &Chart,
        bench: &Bench<'_>,
        modifiers: Modifiers,
    ) {
        match std::mem::take(&mut self.doing) {
            Doing::Boxing(from) => {
                if let Some(to) = response.interact_pointer_pos() {
                    let found = self.boxed(chart.cloth(from), chart.cloth(to), bench);
                    let kept = bench.open.selection.layers.iter().filter(|_| modifiers.shift);
                    let mut layers: Vec<usize> = kept.copied().chain(found).collect();
                    layers.sort_unstable();
                    layers.dedup();
                    bench.act(Act::Select(layers, None));
                }
            }
            Doing::Moving(moving) => self.wrap(&moving, bench),
            Doing::Setting(_) => bench.act(Act::Done("handle")),
            _ => {}
        }
        self.guides.clear();
        self.pill = None;
    }

    /// Brings what left the tile in on the other side, which changes nothing on the cloth, and keeps hold of the copy.
    fn wrap(&self, moving: &Moving, bench: &Bench<'_>) {
        let design = bench.design();
        let lattice = bench.evaluated().repeat().lattice();
        let Size { width, height } = design.repeat.tile;
        let [(layer, _)] = moving.places[..] else { return };
        let Some(place) = design.layers.get(layer).and_then(|layer| layer.place.clone()) else {
            return;
        };
        let is_in = |at: Point| (0.0..width).contains(&at.x) && (0.0..height).contains(&at.y);
        if is_in(place.at) {
            return;
        }
        let near = (-3..=3).flat_map(|i| (-3..=3).map(move |j| (f64::from(i), f64::from(j))));
        let back = near.map(|(i, j)| lattice.sum(i, j)).find(|sum| is_in(place.at + *sum));
        if let Some(sum) = back {
            let edit = LayerEdit::Place(Some(place.moved(sum)));
            bench.edit_while(self.id(), Edit::Layer(layer, edit));
            let copy = moving.copy * Affine::translate(-sum);
            bench.act(Act::Select(vec![layer], Some(copy)));
        }
    }

    fn click(&mut self, pos: Pos2, chart: &Chart, bench: &Bench<'_>, modifiers: Modifiers) {
        let hit = self.hit(chart.cloth(pos), bench);
        let is_again = self.last_click.is_some_and(|last| last.distance(pos) < 4.0);
        self.last_click = Some(pos);
        if modifiers.shift {
            if let Some((layer, _)) = hit.first() {
                bench.act(Act::Also(*layer));
            }
            return;
        }
        // Again at the same place: what lies below.
        let below = || {
            let only = bench.open.selection.only()?;
            let at = hit.iter().position(|(layer, _)| *layer == only)?;
            hit.get(at + 1).copied()
        };
        let chosen = if is_again { below().or(hit.first().copied()) } else { hit.first().copied() };
        match chosen {
            Some((layer, copy)) => bench.act(Act::Select(vec![layer], Some(copy))),
            None => bench.act(Act::Select(Vec::new(), None)),
        }
    }

    /// Takes back what is under way; else selects nothing.
    fn escape(&mut self, bench: &Bench<'_>) {
        if matches!(self.doing, Doing::Nothing) {
            bench.act(Act::Select(Vec::new(), None));
        } else {
            self.doing = Doing::Nothing;
            self.guides.clear();
            self.pill = None;
            bench.act(Act::Cancel);
        }
    }

    /// The layers at a place, from the topmost down, each once, with the copy that lies there.
    pub(super) fn hit(&self, cloth: Point, bench: &Bench<'_>) -> Vec<(usize, Affine)> {
        let repeat = bench.evaluated().repeat();
        let origins = repeat.artwork().origins();
        let mut hit: Vec<(usize, Affine)> = Vec::new();
        for lying in repeat.at(cloth) {
            let layer = origins[lying.mark].layer as usize;
            if hit.iter().all(|(other, _)| *other != layer) {
                hit.push((layer, repeat.cloth_from_layer(&lying)));
            }
        }
        // Ground isen lie everywhere between things: what was drawn on them comes first.
        hit
    }

    /// The layers of which something on the first tiles lies in a box.
    fn boxed(&self, from: Point, to: Point, bench: &Bench<'_>) -> Vec<usize> {
        let area = kurbo::Rect::from_points(from, to);
        let repeat = bench.evaluated().repeat();
        let origins = repeat.artwork().origins();
        let mut found = vec![false; bench.design().layers.len()];
        for (mark, drawn) in repeat.artwork().marks().iter().enumerate() {
            let layer = origins[mark].layer as usize;
            if found.get(layer) != Some(&false) {
                continue;
            }
            let bounds = drawn.bounds();
            let copies = repeat.copies_of(mark, area);
            found[layer] = copies.iter().any(|copy| {
                let lying = drawn.bounds_at(*copy, bounds);
                area.contains(lying.center())
            });
        }
        (0..found.len()).filter(|layer| found[*layer]).collect()
    }

    /// The handle under the pointer.
    pub(super) fn grip(&self, pos: Pos2, chart: &Chart, bench: &Bench<'_>) -> Option<Grip> {
        let copy = bench.open.selection.copy;
        let at = |tile: Point| chart.screen(copy * tile);
        let is_near = |handle: Pos2| handle.distance(pos) <= REACH;
        for (number, knob) in self.knobs.iter().enumerate() {
            if is_near(at(knob.handle.at)) {
                return Some(Grip::Knob(number));
            }
        }
        let (layer, of) = bench.selected()?;
        if of.is_locked {
            return None;
        }
        let frame = self.frame(bench, layer)?;
        if frame.place.is_some() {
            if is_near(stalk(&frame, chart, copy)) {
                return Some(Grip::Stalk);
            }
            let corner = frame.corners().iter().position(|corner| is_near(at(*corner)));
            return corner.map(Grip::Corner);
        }
        let corner = frame.corners().iter().position(|corner| is_near(at(*corner)));
        corner.map(Grip::Tile)
    }

    fn cursor(&self, pos: Pos2, chart: &Chart, bench: &Bench<'_>) -> CursorIcon {
        match &self.doing {
            Doing::Moving(_) => return CursorIcon::Move,
            Doing::Boxing(_) => return CursorIcon::Crosshair,
            _ => {}
        }
        match self.grip(pos, chart, bench) {
            Some(Grip::Corner(at) | Grip::Tile(at)) => {
                let Some((layer, _)) = bench.selected() else { return CursorIcon::Default };
                let Some(frame) = self.frame(bench, layer) else { return CursorIcon::Default };
                let copy = bench.open.selection.copy;
                let way =
                    chart.screen(copy * frame.corners()[at]) - chart.screen(copy * frame.middle());
                slanted(way)
            }
            Some(Grip::Stalk) => CursorIcon::Alias,
            Some(Grip::Knob(_)) => CursorIcon::Grab,
            None => CursorIcon::Default,
        }
    }

    /// Arrow keys move the selection: 0.1 mm, with `Shift` 1, with `Ctrl` 10.
    fn nudge(&self, ui: &Ui, bench: &Bench<'_>) {
        let (way, modifiers) = ui.input(|input| {
            let pressed = |key| f64::from(u8::from(input.key_pressed(key)));
            let across = pressed(Key::ArrowRight) - pressed(Key::ArrowLeft);
            let down = pressed(Key::ArrowDown) - pressed(Key::ArrowUp);
            (Span::new(across, down), input.modifiers)
        });
        if way == Span::ZERO {
            return;
        }
        let step = match (modifiers.command, modifiers.shift) {
            (true, _) => 10.0,
            (_, true) => 1.0,
            _ => 0.1,
        };
        let copy = bench.open.selection.copy;
        let back = copy.with_translation(Span::ZERO).inverse();
        let by = (back * (way * step).to_point()).to_vec2();
        let design: &Arc<Design> = bench.design();
        let moved = bench.open.selection.layers.iter().filter_map(|at| {
            let layer = design.layers.get(*at)?;
            let placed = Frame::of(&bench.open.desk, *at)?.place.filter(|_| !layer.is_locked)?;
            let place = placed.moved(by);
            let at_ = Point::new(round(place.at.x, 1000.0), round(place.at.y, 1000.0));
            let place = Placement { at: at_, ..place };
            Some(Edit::Layer(*at, LayerEdit::Place(Some(place))))
        });
        let edits: Vec<Edit> = moved.collect();
        if !edits.is_empty() {
            bench.act(Act::Edits(edits));
        }
    }
}

/// Where the stalk that turns a frame ends, on the screen.
pub(super) fn stalk(frame: &Frame, chart: &Chart, copy: Affine) -> Pos2 {
    let [a, b, c, d] = frame.corners().map(|corner| chart.screen(copy * corner));
    let (top, bottom) = (a.lerp(b, 0.5), c.lerp(d, 0.5));
    let up = (top - bottom).normalized();
    top + if up.is_finite() { up } else { Vec2::UP } * STALK
}

fn scaled(holding: &Holding, corner: usize, cloth: Point, modifiers: Modifiers) -> Placement {
    let corners = holding.frame.corners();
    let about = if modifiers.alt { holding.frame.middle() } else { corners[(corner + 2) % 4] };
    let to = holding.copy.inverse() * cloth;
    let from = holding.copy.inverse() * holding.from;
    let way = from - about;
    // Along the diagonal, so that the corner stays under the pointer.
    let mut factor = ((to - about).dot(way) / way.hypot2().max(1e-12)).max(0.001);
    if modifiers.shift {
        factor =
            ((factor * holding.place.scale * 10.0).round() / 10.0).max(0.1) / holding.place.scale;
    }
    let place = holding.place.clone().scaled(factor, about);
    let at = Point::new(round(place.at.x, 1000.0), round(place.at.y, 1000.0));
    Placement { at, scale: round(place.scale, 10_000.0), ..place }
}

fn turned(holding: &Holding, cloth: Point, modifiers: Modifiers) -> Placement {
    let middle = holding.frame.middle();
    let back = holding.copy.inverse();
    let angle = |point: Point| Angle::of(back * point - middle).to_degrees();
    let mut by = angle(cloth) - angle(holding.from);
    if modifiers.shift {
        by = ((holding.place.turn + by) / TURN).round() * TURN - holding.place.turn;
    }
    let place = frame::said(holding.place.clone().turned(by, middle));
    let at = Point::new(round(place.at.x, 1000.0), round(place.at.y, 1000.0));
    Placement { at, turn: round(place.turn, 10.0), ..place }
}

/// The tile whose corner is dragged there; with `Shift` held it keeps its shape.
fn stretched(size: Size, corner: usize, to: Point, modifiers: Modifiers) -> Size {
    // The upper left corner is the origin of everything, so the tile grows about it, whichever corner is held.
    let grown = |is_far: bool, to: f64, side: f64| if is_far { to } else { side - to };
    let width = grown(matches!(corner, 1 | 2), to.x, size.width);
    let height = grown(matches!(corner, 2 | 3), to.y, size.height);
    let held = |side: f64| round(side, 2.0).clamp(*limits::TILE.start(), *limits::TILE.end());
    if modifiers.shift {
        let factor = (width / size.width).max(height / size.height);
        return Size::new(held(size.width * factor), held(size.height * factor));
    }
    Size::new(held(width), held(height))
}

fn slanted(way: Vec2) -> CursorIcon {
    let angle = way.angle().to_degrees().rem_euclid(180.0);
    match angle {
        22.5..67.5 => CursorIcon::ResizeNwSe,
        67.5..112.5 => CursorIcon::ResizeVertical,
        112.5..157.5 => CursorIcon::ResizeNeSw,
        _ => CursorIcon::ResizeHorizontal,
    }
}

fn round(value: f64, parts: f64) -> f64 {
    (value * parts).round() / parts
}

/// The guides that hold, for drawing.
pub(super) type Guides = Vec<Guide>;
