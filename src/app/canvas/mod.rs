//! The canvas: the cloth in the middle of the window, and the hand on it.

use egui::{Context, Id, Pos2, Rect, Sense, Ui, Vec2};
use kurbo::{Point, Size, Vec2 as Span};

use crate::color::Srgb;
use crate::design::{Edit, Layer, Placement};
use crate::notice::Message;

use super::Device;
use super::act::{Act, Carried, Trial};
use super::open::Open;
use super::panels;
use super::panels::checks::CheckOwn;
use super::shown::Shown;
use super::sight::Bench;
use super::theme::Theme;

mod cloth;
mod floats;
pub(super) mod frame;
mod hand;
mod knobs;
mod overlay;
mod places;
mod rulers;
mod snap;

use super::camera::{Camera, Chart, Fit, Grasp, POINTS_PER_MM, Tool, View, extent, power};
use cloth::{Cloth, Wanted};
use frame::Frame;
use hand::{Doing, Guides, Knob};

/// Points that a wheel's notch scrolls.
const NOTCH: f32 = 50.0;

/// What a notch of the wheel zooms by.
const ZOOM: f64 = 1.25;

/// Layers that a screen reader is told of on the cloth; the others stand in the side panel.
const NODES: usize = 60;

/// Seconds that a message stays.
const MESSAGE: f64 = 6.0;

/// Seconds after the view moved until the picture of what is seen is worth painting.
const REST: f64 = 0.08;

/// The canvas.
pub(crate) struct Canvas {
    cloth: Cloth,
    tool: Tool,
    doing: Doing,
    guides: Guides,
    knobs: Vec<Knob>,
    /// For which moment and layer they were found.
    knobs_of: Option<(u64, Option<usize>, bool)>,
    pill: Option<(Pos2, String)>,
    /// Millimeters by which the hand moved the cloth in this frame.
    pan: Span,
    last_click: Option<Pos2>,
    had_focus: bool,
    /// Where the view is going, and since when.
    flight: Option<(Camera, Camera, Option<f64>, f32)>,
    moved_at: f64,
    carried: Option<Carried>,
    message: Option<(Message, Option<f64>)>,
    rect: Rect,
    /// Whether seams are shown.
    pub(crate) has_seams: bool,
    /// Whether something is being tried in this frame.
    pub(crate) is_trying: bool,
    fade_until: f64,
    /// Where the pointer is on the cloth.
    pointer: Option<Point>,
    /// Points of the screen in a millimeter.
    points_per_mm: f64,
}

impl Canvas {
    pub(crate) fn new(context: &Context, device: Option<Device>) -> Self {
        Self {
            cloth: Cloth::new(context, device),
            tool: Tool::default(),
            doing: Doing::default(),
            guides: Vec::new(),
            knobs: Vec::new(),
            knobs_of: None,
            pill: None,
            pan: Span::ZERO,
            last_click: None,
            had_focus: false,
            flight: None,
            moved_at: 0.0,
            carried: None,
            message: None,
            rect: Rect::NOTHING,
            has_seams: false,
            is_trying: false,
            fade_until: 0.0,
            pointer: None,
            points_per_mm: POINTS_PER_MM,
        }
    }

    pub(crate) fn move_to(&mut self, context: &Context, device: Option<Device>) {
        self.cloth.move_to(context, device);
    }

    /// Takes a tool into the hand.
    pub(crate) fn take(&mut self, tool: Tool) {
        self.tool = tool;
        self.doing = Doing::Nothing;
    }

    /// Says something at the bottom of the cloth for a while.
    pub(crate) fn say(&mut self, message: Message) {
        self.message = Some((message, None));
    }

    /// Shows a motif hanging at the pointer.
    pub(crate) fn carry(&mut self, carried: Option<Carried>) {
        self.carried = carried;
    }

    /// What the hand is about.
    pub(crate) fn grasp(&self) -> Grasp {
        Grasp {
            tool: self.tool,
            is_dragging: !matches!(self.doing, Doing::Nothing),
            is_carrying: self.carried.is_some(),
            pointer: self.pointer,
            points_per_mm: self.points_per_mm,
        }
    }

    /// How often a picture of the cloth was painted, one was colored, and its triangles were laid out.
    pub(crate) fn counts(&self) -> [usize; 3] {
        self.cloth.counts
    }

    /// Whether a picture of the cloth is on its way.
    pub(crate) fn is_painting(&self) -> bool {
        self.cloth.is_painting()
    }

    /// Changes how much of the cloth is shown.
    pub(crate) fn view(&mut self, open: &mut Open, view: View) {
        let fit = if view == View::Tile { Fit::Tile } else { Fit::Cloth };
        open.camera.view = view;
        if view != View::Cloth || open.piece().is_some() {
            self.fit(open, fit);
        } else {
            self.fly(open, Camera { view, ..self.usual(open) });
        }
    }

    /// Fits something into the canvas.
    pub(crate) fn fit(&mut self, open: &mut Open, fit: Fit) {
        let to = open.camera.fitting(self.fitted(open, fit), self.rect.size());
        self.fly(open, to);
    }

    fn fitted(&self, open: &Open, fit: Fit) -> [Point; 2] {
        let tile = open.design().repeat.tile;
        match (fit, open.camera.view, open.piece()) {
            (Fit::Tile, ..) | (_, View::Tile, _) => extent(Point::ZERO, tile),
            (Fit::Cloth, View::Cloth, Some(piece)) => extent(Point::ZERO, piece),
            (Fit::Cloth, ..) => {
                let from = Point::new(-tile.width, -tile.height);
                extent(from, Size::new(3.0 * tile.width, 3.0 * tile.height))
            }
        }
    }

    /// Where one looks when a design is opened: whole pieces whole, others so that some tiles are seen.
    fn usual(&self, open: &Open) -> Camera {
        let camera = Camera { is_set: true, ..open.camera };
        if open.piece().is_some() {
            return camera.fitting(self.fitted(open, Fit::Cloth), self.rect.size());
        }
        let tile = open.design().repeat.tile;
        let middle = Point::new(tile.width / 2.0, tile.height / 2.0);
        let long = tile.width.max(tile.height);
        let side = f64::from(self.rect.width().min(self.rect.height())).max(100.0);
        // Two tiles high, at 100 % where that is about right.
        let zoom = side / 1.95 / long / POINTS_PER_MM;
        let zoom = if (0.7..1.4).contains(&zoom) { 1.0 } else { zoom };
        Camera { middle, ..camera.zoomed(zoom) }
    }

    /// 100 %, or any other share.
    pub(crate) fn zoom_to(&mut self, open: &mut Open, zoom: f64) {
        let to = open.camera.zoomed(zoom);
        self.fly(open, to);
    }

    /// The size on the screen that it has on cloth.
    pub(crate) fn true_size(&mut self, open: &mut Open, points_per_mm: f64) {
        self.zoom_to(open, points_per_mm / POINTS_PER_MM);
    }

    /// Zooms about a place of the screen, or the middle.
    pub(crate) fn zoom_by(&mut self, open: &mut Open, factor: f64, about: Option<Point>) {
        self.flight = None;
        let camera = open.camera;
        let to = camera.zoomed(camera.zoom * factor);
        let about = about.unwrap_or(camera.middle);
        let middle = about + (camera.middle - about) * (camera.zoom / to.zoom);
        open.camera = Camera { middle, ..to };
    }

    /// Brings a place into view, so large that `span` millimeters take 48 points.
    pub(crate) fn frame_place(&mut self, open: &mut Open, point: Point, span: f64) {
        let zoom = 48.0 / span.max(0.05) / POINTS_PER_MM;
        let to = Camera { middle: point, ..open.camera.zoomed(zoom.clamp(0.5, 16.0)) };
        self.fly(open, to);
    }

    fn fly(&mut self, open: &mut Open, to: Camera) {
        if open.camera.is_set {
            self.flight = Some((open.camera, Camera { is_set: true, ..to }, None, 0.2));
        } else {
            open.camera = Camera { is_set: true, ..to };
        }
    }

    fn id(&self) -> Id {
        Id::unique("canvas")
    }

    /// The frame of a layer.
    fn frame(&self, bench: &Bench<'_>, layer: usize) -> Option<Frame> {
        Frame::of(&bench.open.desk, layer)
    }

    /// Lets the view fly, once a frame. Comes back with the camera of this frame.
    pub(crate) fn tick(&mut self, open: &mut Open, context: &Context) {
        let (now, theme) = (context.input(|input| input.time), Theme::of(context));
        let tried = std::mem::take(&mut self.is_trying);
        if !tried && open.trial.is_some() {
            (open.trial, open.tried) = (None, None);
            open.version += 1;
            self.fade_until = now + 0.5;
        } else if matches!(open.trial, Some(Trial::Edit(_))) {
            self.fade_until = now + 0.5;
        }
        if self.pan != Span::ZERO {
            self.flight = None;
            open.camera.middle += std::mem::take(&mut self.pan);
        }
        let Some((from, to, since, seconds)) = &mut self.flight else { return };
        let begun = *since.get_or_insert(now);
        let long = f64::from(if theme.motion.view > 0.0 { *seconds } else { 0.0 });
        let share = if long > 0.0 { ((now - begun) / long).clamp(0.0, 1.0) } else { 1.0 };
        let left = 1.0 - share;
        let eased = 1.0 - left * left * left;
        open.camera = from.toward(*to, eased);
        if share >= 1.0 {
            open.camera = *to;
            self.flight = None;
        } else {
            context.request_repaint();
        }
        self.moved_at = now;
    }
}

/// The canvas in what the panels leave free. Comes back with where it lies.
pub(crate) fn show(
    ui: &mut Ui,
    canvas: &mut Canvas,
    bench: &Bench<'_>,
    checks: &mut CheckOwn,
    shown: &Shown,
) -> Rect {
    let theme = Theme::of(ui.ctx());
    let whole = ui.available_rect_before_wrap();
    let ruler = if bench.preferences.has_rulers { theme.sizes.ruler } else { 0.0 };
    let rect = Rect::from_min_max(whole.min + Vec2::splat(ruler), whole.max);
    ui.allocate_rect(whole, Sense::hover());
    if !cloth::is_room(rect) {
        return whole;
    }
    canvas.rect = rect;
    let open = bench.open;
    let evaluated = open.shown();
    // A design that was just opened is fitted before it is seen.
    let camera = if open.camera.is_set { open.camera } else { canvas.usual(open) };
    let chart = Chart::of(&camera, rect, ui.ctx().pixels_per_point(), evaluated.repeat());
    if !open.camera.is_set {
        bench.act(Act::Look(camera));
    }
    canvas.points_per_mm = chart.points_per_mm();
    let response = ui.interact(rect, canvas.id(), Sense::click_and_drag());
    canvas.pointer = response.hover_pos().map(|pos| chart.cloth(pos));
    canvas.move_about(ui, &response, &chart, bench);
    canvas.find_knobs(bench);
    canvas.hand(ui, &response, &chart, bench);
    canvas.drop_carried(ui, &response, &chart, bench);
    canvas.paint(ui, &chart, bench, theme);
    let painter = ui.painter_at(rect);
    if canvas.carried.is_some() {
        canvas.draw_guides(&painter, &chart, bench, theme);
    } else if open.trial.is_none() && open.step.is_none() {
        canvas.draw_over(&painter, &chart, bench, theme);
    }
    canvas.draw_seams(&painter, &chart, bench, theme);
    if bench.preferences.has_rulers {
        rulers::show(ui, whole, &chart, bench, canvas.pointer);
    }
    canvas.label(ui, &response, bench);
    canvas.label_layers(ui, &chart, bench);
    places::show(ui, rect, &chart, bench, checks);
    floats::show(ui, rect, canvas, bench, shown);
    if open.design().layers.is_empty() {
        panels::empty_tile::show(ui, rect, bench);
    }
    whole
}

impl Canvas {
    /// Wheel, pinch and keys.
    fn move_about(&mut self, ui: &Ui, response: &egui::Response, chart: &Chart, bench: &Bench<'_>) {
        if !response.contains_pointer() {
            return;
        }
        let (scroll, pinch, modifiers, is_touchpad) = ui.input(|input| {
            let wheel = input.events.iter().any(|event| {
                matches!(event, egui::Event::MouseWheel { unit: egui::MouseWheelUnit::Point, .. })
            });
            (input.smooth_scroll_delta(), f64::from(input.zoom_delta()), input.modifiers, wheel)
        });
        let about = response.hover_pos().map(|pos| chart.cloth(pos));
        if (pinch - 1.0).abs() > 1e-6 {
            bench.act(Act::Zoom(pinch, about));
        } else if scroll != Vec2::ZERO {
            if is_touchpad && !modifiers.command {
                self.pan -= chart.span(scroll);
            } else if modifiers.shift {
                self.pan -= chart.span(Vec2::new(scroll.x + scroll.y, 0.0));
            } else {
                let notches = f64::from(scroll.y / NOTCH);
                bench.act(Act::Zoom(power(ZOOM, notches), about));
            }
        }
    }

    /// Drops what hangs at the pointer.
    fn drop_carried(
        &mut self,
        ui: &Ui,
        response: &egui::Response,
        chart: &Chart,
        bench: &Bench<'_>,
    ) {
        let Some(carried) = self.carried.clone() else { return };
        let is_over = ui.input(|input| input.pointer.any_released());
        let pos = ui.ctx().pointer_interact_pos();
        if is_over {
            self.carried = None;
            self.guides.clear();
            if let Some(pos) = pos.filter(|pos| response.rect.contains(*pos)) {
                let at = self.held_at(chart.cloth(pos), chart, bench);
                self.guides.clear();
                bench.act(Act::AddLayer(dropped(&carried, at).into()));
            }
        } else if let Some(pos) = pos.filter(|pos| response.rect.contains(*pos)) {
            // It hangs at the pointer in every copy, as it will lie.
            let place = self.held_at(chart.cloth(pos), chart, bench);
            let layer = dropped(&carried, place).into();
            let at = bench.design().layers.len();
            bench.act(Act::Try(Trial::Edit(Box::new(Edit::AddLayer { at, layer }))));
        }
    }

    /// Where something is that is dropped at a place of the cloth: in the tile, where guides hold it.
    fn held_at(&mut self, cloth: Point, chart: &Chart, bench: &Bench<'_>) -> Point {
        let at = bench.evaluated().repeat().lattice().wrap(cloth, Point::ZERO);
        if !bench.preferences.snaps {
            return at;
        }
        let within = snap::REACH / chart.points_per_mm();
        let spot = kurbo::Rect::from_center_size(at, (0.0, 0.0));
        let (by, guides) = snap::snapped(spot, bench.design().repeat.tile, &[], within);
        self.guides = guides;
        at + by
    }

    /// Paints the cloth.
    fn paint(&mut self, ui: &Ui, chart: &Chart, bench: &Bench<'_>, theme: &'static Theme) {
        let open = bench.open;
        let now = ui.input(|input| input.time);
        let evaluated = open.shown();
        let look = open.look();
        let tile = frame::tile(open.design().repeat.tile);
        let piece = match (open.camera.view, open.piece()) {
            (View::Tile, _) => Some(tile),
            (View::Nine, _) => Some(kurbo::Rect::new(
                -tile.width(),
                -tile.height(),
                2.0 * tile.width(),
                2.0 * tile.height(),
            )),
            (View::Cloth, Some(piece)) => Some(frame::tile(piece)),
            (View::Cloth, None) => None,
        };
        let void = theme.colors.void;
        let mori = theme.colors.mori;
        let dimmed = bench.preferences.dims_copies.then(|| crate::gpu::Dimmed {
            but: tile,
            toward: Srgb::new(mori.r(), mori.g(), mori.b()),
            share: 0.35,
        });
        let is_held =
            !matches!(self.doing, Doing::Nothing) || ui.input(|input| input.pointer.any_down());
        let is_moving = is_held || self.flight.is_some() || now - self.moved_at < REST;
        let wanted = Wanted {
            evaluated,
            look: &look,
            chart,
            piece,
            around: Srgb::new(void.r(), void.g(), void.b()),
            ground: look.ground(),
            dimmed,
            is_moving,
            now,
            fade: if now < self.fade_until { theme.motion.cloth } else { 0.0 },
        };
        self.cloth.show(ui, &wanted);
    }

    /// Seams of the stamps: the edges of every tile in view.
    fn draw_seams(
        &self,
        painter: &egui::Painter,
        chart: &Chart,
        bench: &Bench<'_>,
        theme: &'static Theme,
    ) {
        if !self.has_seams {
            return;
        }
        let raport = bench.evaluated().artwork().raport();
        let window = chart.window();
        let color = theme.colors.soga;
        for face in &raport.faces {
            let size = raport.size();
            let bounds = frame::tile(size);
            for image in &face.images {
                let around = image.transform_rect_bbox(bounds);
                for sum in raport.lattice.sums_touching(around, window).into_iter().take(400) {
                    let copy = kurbo::Affine::translate(sum) * *image;
                    let corners = [
                        (0.0, 0.0),
                        (size.width, 0.0),
                        (size.width, size.height),
                        (0.0, size.height),
                    ];
                    let points: Vec<Pos2> =
                        corners.map(|at| chart.screen(copy * Point::from(at))).to_vec();
                    painter.add(egui::Shape::closed_line(points, egui::Stroke::new(1.0, color)));
                }
            }
        }
    }

    /// What a screen reader hears of the cloth.
    fn label(&self, ui: &Ui, response: &egui::Response, bench: &Bench<'_>) {
        let tile = bench.design().repeat.tile;
        let message = Message::new("window-canvas-label")
            .with("name", bench.open.name())
            .with("width", tile.width)
            .with("height", tile.height);
        let text = bench.say(&message);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, &text));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(egui::accesskit::Role::Canvas);
            node.set_label(text.clone());
        });
    }

    /// Every layer as a thing of its own on the cloth, for those who do not point: taking the focus selects it, and arrows
    /// move it.
    fn label_layers(&mut self, ui: &Ui, chart: &Chart, bench: &Bench<'_>) {
        let design = bench.design();
        let copy = bench.open.selection.copy;
        for (at, layer) in design.layers.iter().enumerate().take(NODES) {
            let Some(frame) = self.frame(bench, at) else { continue };
            let on_screen = |tile: Point| chart.screen(copy * tile);
            let corners = frame.corners().map(on_screen);
            let rect = Rect::from_points(&corners).intersect(self.rect);
            if !rect.is_positive() {
                continue;
            }
            let id = self.id().with(("layer", at));
            let response = ui.interact(rect, id, Sense::focusable_noninteractive());
            let middle = frame.middle();
            let message = Message::new("window-layer-on-cloth")
                .with("name", panels::naming::layer(layer, bench.open.desk.library(), bench.words))
                .with("x", middle.x.round())
                .with("y", middle.y.round());
            let text = bench.say(&message);
            let is_selected = bench.open.selection.has(at);
            response.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::GraphicsObject, true, is_selected, &text)
            });
            if response.gained_focus() {
                bench.act(Act::Select(vec![at], None));
            }
            self.had_focus |= response.has_focus();
        }
    }
}

/// The layer that is dropped at a place of the cloth: where it has a place, there.
fn dropped(carried: &Carried, at: Point) -> Layer {
    let mut layer = Layer::clone(&carried.layer);
    if let Some(place) = &mut layer.place {
        let round = |value: f64| (value * 10.0).round() / 10.0;
        *place = Placement { at: Point::new(round(at.x), round(at.y)), ..place.clone() };
    }
    layer
}
