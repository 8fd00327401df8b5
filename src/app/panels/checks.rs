//! What there is to tell about a design: what has to be mended, what is worth a look, and what holds.

use egui::{Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use crate::app::act::{Act, Side};
use crate::app::icons;
use crate::app::sight::Bench;
use crate::app::theme::{Face, Radius, Theme, Type};
use crate::app::ui::paint;
use crate::app::ui::{Button, IconButton, Segment, panel_header, tip};
use crate::design::Edit;
use crate::notice::{Argument, Message, Notice, Severity, Spot};

use super::naming;
use super::pieces::{self, Tone};

mod holds;
mod mend;

pub(crate) use mend::Mend;

/// Millimeters around a place that are brought into view with it.
const AROUND: f64 = 6.0;

/// What the list of checks remembers, for this session.
#[derive(Default)]
pub(crate) struct CheckOwn {
    /// The notice whose row is open; the canvas draws its callout, where it has a place.
    pub(crate) shown: Option<Notice>,
    /// Notices that somebody wants to hear no more of.
    ignored: Vec<Notice>,
    /// What of the cloth is listed.
    about: About,
}

/// What of a cloth a notice is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum About {
    #[default]
    All,
    Cloth,
    Stamps,
    Colors,
}

impl About {
    const ALL: [(Self, &'static str); 4] = [
        (Self::All, "window-checks-all"),
        (Self::Cloth, "window-checks-cloth"),
        (Self::Stamps, "window-checks-stamps"),
        (Self::Colors, "window-checks-colors"),
    ];

    fn has(self, notice: &Notice) -> bool {
        match self {
            Self::All => true,
            Self::Cloth => matches!(notice.place, Spot::Design | Spot::Layer(_)),
            Self::Stamps => notice.place == Spot::Repeat,
            Self::Colors => matches!(notice.place, Spot::Colorway(_)),
        }
    }
}

impl CheckOwn {
    /// Hears no more of a notice until the design is opened again.
    pub(crate) fn ignore(&mut self, notice: &Notice) {
        if self.shown.as_ref() == Some(notice) {
            self.shown = None;
        }
        self.ignored.push(notice.clone());
    }
}

/// How grave the worst is that was found last, and how many are as grave; none where all is well, or nothing was found
/// out yet.
pub(crate) fn count(own: &CheckOwn, bench: &Bench<'_>) -> (Option<Severity>, usize) {
    let notices = found(own, bench);
    let of = |severity| notices.iter().filter(|notice| notice.severity == severity).count();
    match (of(Severity::Error), of(Severity::Warning)) {
        (0, 0) => (None, 0),
        (0, warnings) => (Some(Severity::Warning), warnings),
        (errors, _) => (Some(Severity::Error), errors),
    }
}

/// The same in words, as the chip of the top bar says it.
pub(super) fn count_said(bench: &Bench<'_>, severity: Option<Severity>, count: usize) -> String {
    let key = match severity {
        Some(Severity::Error) => "window-chip-errors",
        Some(_) => "window-chip-warnings",
        None => "window-chip-fine",
    };
    bench.say(&Message::new(key).with("count", count))
}

/// What was found out last and is not ignored, as it stands in the design now where that is known.
fn found(own: &CheckOwn, bench: &Bench<'_>) -> Vec<Notice> {
    let Some(checked) = bench.work.checked() else { return Vec::new() };
    let notices = checked.findings.notices.iter().filter(|notice| !own.ignored.contains(notice));
    notices.cloned().collect()
}

/// Goes to the notice after or before the one that is shown, around; for the callout.
pub(crate) fn go(own: &mut CheckOwn, bench: &Bench<'_>, by: isize) {
    let all = told(own, bench);
    let Some(at) = all.iter().position(|notice| own.shown.as_ref() == Some(notice)) else { return };
    let count = isize::try_from(all.len()).unwrap_or(1);
    let next = (isize::try_from(at).unwrap_or(0) + by).rem_euclid(count);
    let next = usize::try_from(next).ok().and_then(|at| all.get(at));
    if let Some(notice) = next {
        show_place(bench, notice);
        own.shown = Some(notice.clone());
    }
}

/// Which of how many is shown, counted from 1; for the callout.
pub(crate) fn place_of(own: &CheckOwn, bench: &Bench<'_>) -> Option<(usize, usize)> {
    let all = told(own, bench);
    let at = all.iter().position(|notice| own.shown.as_ref() == Some(notice))?;
    Some((at + 1, all.len()))
}

/// What mends a notice, if there is one simple edit that does.
pub(crate) fn mend(bench: &Bench<'_>, notice: &Notice) -> Option<Mend> {
    let checked = bench.work.checked()?;
    let now = bench.design().still(checked.evaluated.design(), notice)?;
    mend::of(&now, &bench.open.desk, bench.words)
}

/// Does what mends.
pub(crate) fn take(bench: &Bench<'_>, mend: Mend) {
    match mend.edits.as_slice() {
        [] => bench.act(mend.act.unwrap_or(Act::Cancel)),
        [edit] => bench.edit(Edit::clone(edit)),
        _ => bench.act(Act::Edits(mend.edits)),
    }
}

/// Brings the place of a notice into view, and selects its layer.
fn show_place(bench: &Bench<'_>, notice: &Notice) {
    let Some(checked) = bench.work.checked() else { return };
    let now = bench.design().still(checked.evaluated.design(), notice);
    match now.map(|notice| notice.place) {
        Some(Spot::Layer(at)) => bench.act(Act::Select(vec![at], None)),
        Some(Spot::Colorway(at)) => bench.act(Act::Colorway(at)),
        _ => {}
    }
    if let Some(point) = place(notice) {
        bench.act(Act::Frame { point, span: AROUND });
    }
}

/// Where a notice points at.
fn place(notice: &Notice) -> Option<kurbo::Point> {
    let edge = notice.aim.edge.as_ref();
    notice.aim.point.or_else(|| edge.map(|edge| edge.from.midpoint(edge.to)))
}

/// What is to be mended or looked at, the gravest first.
fn told(own: &CheckOwn, bench: &Bench<'_>) -> Vec<Notice> {
    let mut all = grave_first(found(own, bench));
    all.retain(|notice| notice.severity > Severity::Note);
    all
}

fn grave_first(mut notices: Vec<Notice>) -> Vec<Notice> {
    notices.sort_by_key(|notice| std::cmp::Reverse(notice.severity));
    notices
}

/// The list.
pub(super) fn show(ui: &mut Ui, own: &mut CheckOwn, bench: &Bench<'_>) {
    let notices = grave_first(found(own, bench));
    if own.shown.as_ref().is_some_and(|shown| !notices.contains(shown)) {
        own.shown = None;
    }
    // Whoever reads on presses Enter; where something has the focus, it presses that.
    if own.shown.is_some()
        && ui.memory(|memory| memory.focused().is_none())
        && ui.input(|input| input.key_pressed(egui::Key::Enter))
    {
        go(own, bench, 1);
    }
    let told = notices.iter().filter(|notice| notice.severity > Severity::Note).count();
    let counted = bench.say(&Message::new("window-checks-count").with("count", told));
    let counted = if told > 0 { counted } else { String::new() };
    let close = bench.text("window-dismiss");
    pieces::inset(ui, |ui| {
        panel_header(ui, &bench.text("window-checks"), &counted, |ui| {
            if tip(IconButton::new(icons::X, &close).show(ui), &close, None, None).clicked() {
                bench.act(Act::Side(Side::Design));
                own.shown = None;
            }
        });
        tabs(ui, own, bench, told);
        ui.add_space(8.0);
    });
    let foot = 58.0;
    let height = (ui.available_height() - foot).max(80.0);
    let scroll =
        ScrollArea::vertical().id_salt("checks").max_height(height).auto_shrink([false, false]);
    scroll.content_margin(pieces::MARGIN).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let about = own.about;
        let of = |severity: Severity| {
            let fits = |notice: &&Notice| notice.severity == severity && about.has(notice);
            notices.iter().filter(fits).cloned().collect::<Vec<_>>()
        };
        group(ui, own, bench, "window-checks-mend", &of(Severity::Error));
        group(ui, own, bench, "window-checks-look", &of(Severity::Warning));
        held(ui, own, bench, &of(Severity::Note));
    });
    pieces::inset(ui, |ui| {
        ui.add_space(6.0);
        pieces::text(ui, Type::Small, Tone::Third, &bench.text("window-checks-foot"));
    });
}

fn tabs(ui: &mut Ui, own: &mut CheckOwn, bench: &Bench<'_>, told: usize) {
    let words = About::ALL.map(|(about, word)| match about {
        About::All if told > 0 => format!("{} {told}", bench.text(word)),
        _ => bench.text(word),
    });
    let words = words.each_ref().map(String::as_str);
    let chosen = About::ALL.iter().position(|(about, _)| *about == own.about).unwrap_or(0);
    let segment = Segment::new(&bench.text("window-checks"), &words, chosen)
        .width(ui.available_width())
        .show(ui);
    if let Some((about, _)) = segment.and_then(|at| About::ALL.get(at)) {
        own.about = *about;
    }
}

fn title(ui: &mut Ui, words: &str) {
    let theme = Theme::of(ui.ctx());
    ui.add_space(10.0);
    ui.add(egui::Label::new(theme.rich(Type::SmallLabel, words).color(theme.colors.ink_2)));
    ui.add_space(4.0);
}

/// Notices of one severity; those that say the same of one thing are one row.
fn group(
    ui: &mut Ui,
    own: &mut CheckOwn,
    bench: &Bench<'_>,
    words: &'static str,
    notices: &[Notice],
) {
    if notices.is_empty() {
        return;
    }
    title(ui, &bench.text(words));
    let mut rows: Vec<Vec<&Notice>> = Vec::new();
    for notice in notices {
        let is_same = |row: &&mut Vec<&Notice>| {
            row.first().is_some_and(|first| {
                first.message.key == notice.message.key && first.place == notice.place
            })
        };
        match rows.iter_mut().find(is_same) {
            Some(row) if place(notice).is_some() => row.push(notice),
            _ => rows.push(vec![notice]),
        }
    }
    for row in rows {
        one(ui, own, bench, &row);
    }
}

/// A row: what, with a hint; open, what can be done about it.
fn one(ui: &mut Ui, own: &mut CheckOwn, bench: &Bench<'_>, row: &[&Notice]) {
    let theme = Theme::of(ui.ctx());
    let at = row.iter().position(|notice| own.shown.as_ref() == Some(*notice));
    let Some(notice) = row.get(at.unwrap_or(0)) else { return };
    let (ink, soft) = match notice.severity {
        Severity::Error => (theme.colors.error, theme.colors.error_soft),
        _ => (theme.colors.warn, theme.colors.warn_soft),
    };
    let said = sentence(bench, notice);
    let places = bench.say(&Message::new("window-checks-places").with("count", row.len()));
    let id = ui.scope_id().with((notice.message.key, format!("{:?}", notice.place)));
    let (rect, response) = card(ui, id, (&said, at.is_some()), soft, |ui| {
        lines(ui, (icon_of(notice), ink), &said, hint(bench, notice).as_deref());
        if row.len() > 1 {
            ui.add_space(2.0);
            pieces::text(ui, Type::Small, Tone::Third, &places);
        }
    });
    if response.clicked() {
        if at.is_some() && row.len() == 1 {
            own.shown = None;
        } else {
            let next = row[at.map_or(0, |at| (at + 1) % row.len())];
            show_place(bench, next);
            own.shown = Some(next.clone());
        }
    }
    // What has a place is answered on the cloth.
    if at.is_some() && place(notice).is_none() {
        let width = rect.width();
        ui.allocate_ui(vec2(width, theme.sizes.small_button), |ui| {
            acts(ui, own, bench, row, notice);
        });
        ui.add_space(6.0);
    }
}

/// What can be done about an open notice.
fn acts(ui: &mut Ui, own: &mut CheckOwn, bench: &Bench<'_>, row: &[&Notice], notice: &Notice) {
    let theme = Theme::of(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        if let Some(mend) = mend(bench, notice)
            && Button::filled(&mend.label).small(theme).show(ui).clicked()
        {
            take(bench, mend);
            own.shown = None;
        }
        let ignore = bench.text("window-checks-ignore");
        let ignored = tip(
            Button::outlined(&ignore).small(theme).show(ui),
            &ignore,
            None,
            bench.part("window-checks-ignore", "hint").as_deref(),
        );
        if ignored.clicked() {
            row.iter().for_each(|notice| own.ignore(notice));
        }
        pager(ui, own, bench);
    });
}

/// All notices, one after the other.
fn pager(ui: &mut Ui, own: &mut CheckOwn, bench: &Bench<'_>) {
    let Some((at, count)) = place_of(own, bench).filter(|(_, count)| *count > 1) else { return };
    pieces::text(ui, Type::Small, Tone::Second, &format!("{at} / {count}"));
    ui.spacing_mut().item_spacing.x = 0.0;
    for (icon, word, by) in [
        (icons::CARET_LEFT, "window-checks-before", -1),
        (icons::CARET_RIGHT, "window-checks-next", 1),
    ] {
        let word = bench.text(word);
        if tip(IconButton::new(icon, &word).show(ui), &word, None, None).clicked() {
            go(own, bench, by);
        }
    }
}

/// What holds, and what is good to know.
fn held(ui: &mut Ui, own: &CheckOwn, bench: &Bench<'_>, notes: &[Notice]) {
    let Some(checked) = bench.work.checked() else {
        ui.add_space(10.0);
        pieces::text(ui, Type::Body, Tone::Second, &bench.text("window-checks-none"));
        return;
    };
    let facts = if own.about == About::All {
        holds::of(&checked.evaluated, bench.words)
    } else {
        Vec::new()
    };
    if facts.is_empty() && notes.is_empty() {
        return;
    }
    let theme = Theme::of(ui.ctx());
    title(ui, &bench.text("window-checks-held"));
    for fact in facts {
        rest(ui, (icons::CHECK_CIRCLE, theme.colors.ok), &fact.title, Some(&fact.body));
    }
    for note in notes {
        rest(
            ui,
            (icons::INFO, theme.colors.ink_3),
            &sentence(bench, note),
            hint(bench, note).as_deref(),
        );
    }
}

/// A row that nothing can be done about.
fn rest(ui: &mut Ui, sign: (char, egui::Color32), said: &str, more: Option<&str>) {
    ui.add_space(6.0);
    lines(ui, sign, said, more);
    ui.add_space(6.0);
}

/// An icon, a sentence in bold, and one that tells more.
fn lines(ui: &mut Ui, (glyph, ink): (char, egui::Color32), said: &str, more: Option<&str>) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let (_, rect) = ui.allocate_space(vec2(22.0, 18.0));
        paint::icon(ui, rect.center(), (glyph, Face::IconFill), 17.0, ink);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            pieces::text(ui, Type::Label, Tone::Ink, said);
            if let Some(more) = more {
                pieces::text(ui, Type::Small, Tone::Second, more);
            }
        });
    });
}

/// A card of a row, which is pressed as a whole.
fn card(
    ui: &mut Ui,
    id: egui::Id,
    (said, is_open): (&str, bool),
    soft: egui::Color32,
    add: impl FnOnce(&mut Ui),
) -> (egui::Rect, egui::Response) {
    let theme = Theme::of(ui.ctx());
    let ground = ui.painter().add(egui::Shape::Noop);
    let shown = ui.vertical(|ui| {
        ui.set_width(ui.available_width());
        ui.add_space(7.0);
        add(ui);
        ui.add_space(7.0);
    });
    let rect = shown.response.rect.expand2(vec2(6.0, 0.0));
    let response = ui.interact(rect, id, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, enabled, is_open, said));
    let fill = match (is_open, response.hovered()) {
        (true, _) => soft,
        (false, true) => theme.colors.hover,
        (false, false) => egui::Color32::TRANSPARENT,
    };
    ui.painter().set(ground, egui::epaint::RectShape::filled(rect, Radius::BUTTON, fill));
    pieces::focus_ring(ui, rect, &response);
    (rect, response)
}

/// What a notice says, with the name of what it is about.
pub(crate) fn sentence(bench: &Bench<'_>, notice: &Notice) -> String {
    let said = bench.say(&with_label(bench, notice));
    let of = match (&notice.place, bench.work.checked()) {
        (Spot::Layer(at), Some(checked)) => checked
            .evaluated
            .design()
            .layers
            .get(*at)
            .map(|layer| naming::layer(layer, bench.open.desk.library(), bench.words)),
        (Spot::Colorway(at), Some(checked)) => {
            checked.evaluated.design().colorways.get(*at).map(|colorway| colorway.name.clone())
        }
        _ => None,
    };
    match of.filter(|of| !of.is_empty()) {
        Some(of) => format!("{of}: {said}"),
        None => naming::capital_first(&said),
    }
}

/// The message of a notice about a setting, with what the setting is called on the screen.
fn with_label(bench: &Bench<'_>, notice: &Notice) -> Message {
    let mut message = notice.message.clone();
    let (Spot::Layer(at), Some(checked)) = (&notice.place, bench.work.checked()) else {
        return message;
    };
    let Some(layer) = checked.evaluated.design().layers.get(*at) else { return message };
    if message.key.starts_with("param-") && message.key != "param-unknown" {
        let params = naming::params(&layer.content, bench.open.desk.library());
        for (name, value) in &mut message.values {
            let Argument::Text(text) = value else { continue };
            if *name == "name"
                && let Some(param) = params.iter().find(|param| param.name() == text.as_str())
            {
                naming::in_words(&param.short, bench.words).clone_into(text);
            }
        }
    }
    message
}

/// What to do about it, in a sentence.
pub(crate) fn hint(bench: &Bench<'_>, notice: &Notice) -> Option<String> {
    bench.words.hint(&notice.message).map(|hint| naming::capital_first(&hint))
}

fn icon_of(notice: &Notice) -> char {
    match (&notice.place, notice.message.key) {
        (_, key) if key.starts_with("dye-wall") => icons::DROP,
        (Spot::Colorway(_), _) => icons::DROP_HALF,
        (Spot::Repeat, _) => icons::STAMP,
        (_, key) if key.starts_with("seam") => icons::STAMP,
        _ => icons::WARNING_CIRCLE,
    }
}
