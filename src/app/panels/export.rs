//! Cloth, films and sheets as files: what, how large, in which colorways, and where to.
//!
//! **Invariant:** what is shown is what is ordered: the very names, pixels and pieces that come out.

use std::collections::BTreeSet;
use std::path::PathBuf;

use egui::{Frame, Id, Modal, Rect, Ui, UiBuilder, vec2};

use super::pieces::enter;
use crate::app::act::{Act, Dialog};
use crate::app::icons;
use crate::app::sight::Bench;
use crate::app::theme::{Radius, Theme};
use crate::app::ui::IconButton;
use crate::app::work::Promise;
use crate::app::work::export::{
    ExportEstimate, ExportKind, ExportOrder, ExportSettings, ExportSize, Ordered, usual_folder,
};
use crate::design::Paint;

mod choices;

mod piece;

pub(crate) use choices::short;
pub(crate) use piece::weight;

/// The size of the dialog.
const SIZE: egui::Vec2 = vec2(990.0, 576.0);

/// The width of its left half.
const LEFT: f32 = 521.0;

/// What the dialog has of its own.
#[derive(Debug, Default)]
pub(crate) struct ExportOwn {
    order: Option<Order>,
    /// A folder that is being chosen.
    folder: Option<Promise<Option<PathBuf>>>,
}

/// What is chosen, and what comes of it.
#[derive(Debug)]
struct Order {
    order: ExportOrder,
    files: Vec<Ordered>,
    /// Whether a size of one's own is typed, and what.
    is_own: bool,
    typed: String,
    estimate: ExportEstimate,
    bytes: Option<u64>,
}

impl ExportOwn {
    /// It is closed: the next time begins anew.
    pub(crate) fn close(&mut self) {
        (self.order, self.folder) = (None, None);
    }
}

impl Order {
    /// As it was exported last, for the colorway that is shown.
    fn new(bench: &Bench<'_>, kind: Option<ExportKind>) -> Self {
        let design = bench.design();
        let file = &bench.open.file;
        let last = bench.keep.preferences.last_export(file.surroundings().folder().as_deref());
        let (mut settings, folder) = (last.settings, last.folder.map(PathBuf::from));
        if let Some(kind) = kind {
            settings.kinds = BTreeSet::from([kind]);
        }
        if matches!(settings.size, ExportSize::Piece) && design.piece().is_none() {
            settings.size = ExportSize::Raport;
        }
        let name = bench.name();
        let order = ExportOrder {
            evaluated: bench.evaluated().clone(),
            around: std::sync::Arc::new(file.surroundings().apart()),
            sources: file.sources(design),
            colorways: vec![bench.open.colorway],
            folder: folder.unwrap_or_else(|| usual_folder(&bench.keep.pictures(), &name)),
            name,
            language: bench.words.language(),
            settings,
        };
        let is_own = matches!(order.settings.size, ExportSize::Own(..));
        let mut made = Self {
            files: order.files(),
            typed: typed(&order.settings),
            estimate: ExportEstimate::begin(bench.work.pool(), &order),
            order,
            is_own,
            bytes: None,
        };
        made.only_dyed();
        made
    }

    /// Something was changed.
    fn changed(&mut self, bench: &Bench<'_>) {
        self.only_dyed();
        self.files = self.order.files();
        self.bytes = None;
        self.estimate = ExportEstimate::begin(bench.work.pool(), &self.order);
    }

    /// Looks for the guess at the size.
    fn look(&mut self) {
        if let Some(bytes) = self.estimate.take() {
            self.bytes = bytes;
        }
    }

    /// The one kind that is made.
    fn kind(&self) -> ExportKind {
        self.order.settings.kinds.first().copied().unwrap_or(ExportKind::Png)
    }

    /// Whether there is something to make.
    fn is_ready(&self) -> bool {
        !self.files.is_empty() && self.order.refused().is_none()
    }

    /// A plan is of baths: of colorways that have none there is none, so one that has takes their place.
    fn only_dyed(&mut self) {
        let colorways = &self.order.evaluated.design().colorways;
        let is_dyed =
            |at: &usize| matches!(colorways.get(*at).map(|it| &it.paint), Some(Paint::Dye(_)));
        if self.kind() == ExportKind::Plan && !self.order.colorways.iter().any(is_dyed) {
            self.order.colorways.extend((0..colorways.len()).find(is_dyed));
            self.order.colorways.sort_unstable();
            self.order.colorways.dedup();
        }
    }
}

/// What stands in the field for a size of one's own.
fn typed(settings: &ExportSettings) -> String {
    match settings.size {
        ExportSize::Own(width, height) => format!("{width} x {height} mm"),
        _ => String::new(),
    }
}

/// Shows the dialog.
pub(crate) fn show(ui: &Ui, own: &mut ExportOwn, bench: &Bench<'_>, kind: Option<ExportKind>) {
    let order = own.order.get_or_insert_with(|| Order::new(bench, kind));
    order.look();
    if let Some(Ok(chosen)) = own.folder.as_ref().and_then(Promise::take) {
        own.folder = None;
        if let Some(folder) = chosen {
            order.order.folder = folder;
            order.changed(bench);
        }
    }
    let theme = Theme::of(ui.ctx());
    let screen = ui.ctx().content_rect();
    let size = SIZE.min(screen.size() * 0.92);
    let frame = Frame::new()
        .fill(theme.colors.raised)
        .corner_radius(Radius::DIALOG)
        .shadow(theme.colors.shadow_2);
    let modal = Modal::new(Id::unique("export")).frame(frame).backdrop_color(theme.colors.scrim);
    let shown = modal.show(ui.ctx(), |ui| {
        let (_, whole) = ui.allocate_space(size);
        // A narrow window has room for the choices alone.
        let middle =
            if size.x < 760.0 { whole.left() } else { whole.left() + LEFT * size.x / SIZE.x };
        if middle > whole.left() {
            piece::show(ui, whole.with_max_x(middle), order, bench);
        }
        let right = Rect::from_min_max(egui::pos2(middle, whole.top()), whole.max)
            .shrink2(vec2(24.0, 20.0));
        let cross = Rect::from_center_size(right.right_top() + vec2(-6.0, 14.0), vec2(32.0, 32.0));
        let close = bench.text("window-dismiss");
        let cross =
            IconButton::new(icons::X, &close).show_at(ui, cross, Id::unique("close export"));
        let changed = ui
            .scope_builder(UiBuilder::new().max_rect(right), |ui| {
                choices::show(ui, order, &mut own.folder, bench)
            })
            .inner;
        if changed.is_some() {
            order.changed(bench);
        }
        cross.clicked()
    });
    let is_typing = ui.ctx().egui_wants_keyboard_input();
    let is_entered = !is_typing && !shown.response.has_focus() && enter(ui);
    let is_ordered = ui.data_mut(|data| data.remove_temp::<bool>(ordered())).unwrap_or(false);
    if (is_entered || is_ordered) && order.is_ready() {
        bench.act(Act::Dialog(None::<Dialog>));
        bench.act(Act::Export(Box::new(order.order.clone())));
    } else if shown.inner || shown.should_close() {
        bench.act(Act::Dialog(None));
    }
}

/// Where the button leaves that it was pressed.
fn ordered() -> Id {
    Id::unique("export ordered")
}
