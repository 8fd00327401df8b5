//! The sheet of keys, made of the table of commands.

use egui::{Align2, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::page;
use crate::app::command::{self, Id, MENUS};
use crate::app::sight::Sight;
use crate::app::theme::{Theme, Type};
use crate::app::ui::{key_cap, paint};

/// Commands that stand in no menu, under their headings.
#[rustfmt::skip]
const OTHERS: [(&str, &[Id]); 2] = [
    ("window-keys-tools", &[Id::ToolSelect, Id::ToolHand, Id::Library, Id::Layers, Id::Checks, Id::Repeats]),
    ("window-keys-colors", &[Id::StepBack, Id::StepForward, Id::Play, Id::Suggest]),
];

/// What the hand does on the cloth: the key, and under `.hint` what it does.
const ON_CLOTH: [&str; 5] = [
    "window-keys-wheel",
    "window-keys-space",
    "window-keys-arrows",
    "window-keys-escape",
    "window-keys-regions",
];

/// Shows the sheet.
pub(super) fn show(ui: &Ui, see: &Sight<'_>) {
    let title = see.text("window-keys");
    page(ui, see, ("keys", 860.0), &title, |ui| {
        let most = ui.ctx().content_rect().height() * 0.92 - 110.0;
        let area = ScrollArea::vertical().max_height(most).auto_shrink([false, true]);
        area.show(ui, |ui| columns(ui, &blocks(see)));
    });
}

/// Blocks in columns of about one height.
fn columns(ui: &mut Ui, blocks: &[Block]) {
    let count = if ui.available_width() > 620.0 { 2 } else { 1 };
    let mut columns: Vec<Vec<&Block>> = vec![Vec::new(); count];
    for block in blocks {
        let height =
            |column: &Vec<&Block>| column.iter().map(|it| it.rows.len() + 2).sum::<usize>();
        if let Some(column) = columns.iter_mut().min_by_key(|column| height(column)) {
            column.push(block);
        }
    }
    ui.columns(count, |uis| {
        for (ui, column) in uis.iter_mut().zip(&columns) {
            ui.spacing_mut().item_spacing.y = 0.0;
            for block in column {
                show_block(ui, block);
            }
        }
    });
}

/// Keys under a heading: what each does, and how it is written.
struct Block {
    title: String,
    rows: Vec<(String, String)>,
}

fn blocks(see: &Sight<'_>) -> Vec<Block> {
    let of = |title: &'static str, ids: Vec<Id>| {
        let row = |id: Id| {
            let row = command::row(id);
            let name = see.text(row.word).trim_end_matches('…').to_owned();
            Some((name, command::written(row.keys.first()?)))
        };
        Block { title: see.text(title), rows: ids.into_iter().filter_map(row).collect() }
    };
    let menus =
        MENUS.iter().map(|menu| of(menu.word, menu.entries.iter().copied().flatten().collect()));
    let others = OTHERS.iter().map(|(title, ids)| of(title, ids.to_vec()));
    let on_cloth = ON_CLOTH.map(|key| (see.part(key, "hint").unwrap_or_default(), see.text(key)));
    let cloth = Block { title: see.text("window-keys-cloth"), rows: on_cloth.into() };
    menus.chain(others).chain([cloth]).filter(|block| !block.rows.is_empty()).collect()
}

fn show_block(ui: &mut Ui, block: &Block) {
    let colors = &Theme::of(ui.ctx()).colors;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 34.0));
    paint::heading(ui, rect, &block.title, Type::Strong);
    for (does, key) in &block.rows {
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
        let said = format!("{does}: {key}");
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        let (_, caps) = paint::within_right(ui, rect.with_max_x(rect.right() - 10.0), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for cap in key.rsplit(' ') {
                key_cap(ui, cap);
            }
        });
        let room = rect.with_max_x(caps.left() - 8.0);
        paint::text(ui, room, Align2::LEFT_CENTER, (does, Type::Body, colors.ink_2));
    }
    ui.add_space(8.0);
}
