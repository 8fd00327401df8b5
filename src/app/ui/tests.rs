//! All widgets on one sheet, in both themes, under fingers, at 1.0 and 1.5; and what they answer.

use egui::{Color32, ColorImage, Pos2, Rect, TextureHandle, TextureOptions, Ui, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::{
    BathRail, Button, Callout, Chips, Choice, ClothCard, Dipped, Field, IconButton, JobCard, Label,
    LayerRow, MenuButton, MenuRow, Message, NavRow, Number, PictureChoice, Pill, Ruler, Segment,
    Select, Setting, SplitButton, StepScrubber, Stepper, Switch, TextField, Tone, add_card,
    bath_dot, callout_head, divider, floating, hint_line, menu_line, panel_header, picture_pill,
    pill, play_button, preset, row, ruler_corner, section_head_tagged, status_chip,
};
use crate::app::icons;
use crate::app::theme::{self, Looks, Moves, Room, Theme, Type};
use crate::words::Language;

mod answers;

const STILL: Looks =
    Looks { room: Room::Usual, motion: Moves::AtOnce, language: Language::Indonesian };

/// Something like cloth.
fn cloth(ui: &Ui, name: &str, colors: [Color32; 3]) -> TextureHandle {
    let side = 64;
    let pixel = |at: usize| {
        let (x, y) = (at % side, at / side);
        let (u, v) = ((x + y) % 32, (x + side - y) % 32);
        if u.abs_diff(16) + v.abs_diff(16) < 9 {
            colors[0]
        } else if u.abs_diff(16) + v.abs_diff(16) < 12 {
            colors[1]
        } else {
            colors[2]
        }
    };
    let image = ColorImage::new([side, side], (0..side * side).map(pixel).collect());
    let id = egui::Id::unique(("cloth", name));
    if let Some(kept) = ui.data(|data| data.get_temp::<TextureHandle>(id)) {
        return kept;
    }
    let made = ui.ctx().load_texture(name, image, TextureOptions::LINEAR);
    ui.data_mut(|data| data.insert_temp(id, made.clone()));
    made
}

fn sogan(ui: &Ui) -> Option<egui::TextureId> {
    let colors = [
        Color32::from_rgb(246, 240, 226),
        Color32::from_rgb(176, 112, 48),
        Color32::from_rgb(52, 44, 38),
    ];
    Some(cloth(ui, "sogan", colors).id())
}

fn kelengan(ui: &Ui) -> Option<egui::TextureId> {
    let colors = [
        Color32::from_rgb(246, 240, 226),
        Color32::from_rgb(120, 150, 200),
        Color32::from_rgb(40, 70, 130),
    ];
    Some(cloth(ui, "kelengan", colors).id())
}

/// A panel of its own on the sheet.
fn panel(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui)) {
    let theme = Theme::of(ui.ctx());
    ui.painter().rect_filled(rect, 0, theme.colors.panel);
    let inner = rect.shrink2(vec2(theme.sizes.inset, 4.0));
    let layout = egui::Layout::top_down(egui::Align::LEFT);
    let mut child = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(inner)
            .layout(layout)
            .id_salt(("panel", rect.min.x.to_bits())),
    );
    child.spacing_mut().item_spacing.y = 0.0;
    child.set_clip_rect(rect);
    add(&mut child);
}

fn side_panel(ui: &mut Ui) {
    let theme = Theme::of(ui.ctx());
    panel_header(ui, "Lapisan", "3", |ui| IconButton::new(icons::PLUS, "Tambah").show(ui));
    ui.add_space(4.0);
    let (sogan, kelengan) = (sogan(ui), kelengan(ui));
    LayerRow::new(0, "Kawung", "motif")
        .picture(sogan)
        .chosen(true)
        .eye(false, "Sembunyikan")
        .show(ui);
    LayerRow::new(1, "Rangkai", "gambar").picture(kelengan).eye(true, "Tampilkan").show(ui);
    LayerRow::new(2, "Galaran dengan nama yang panjang", "isen latar")
        .eye(false, "Sembunyikan")
        .lock(true, "Buka kunci")
        .show(ui);
    divider(ui);
    section_head_tagged(ui, "Kawung", "Yogyakarta, Surakarta", |ui| {
        IconButton::new(icons::INFO, "Arti").show(ui)
    });
    let width = (ui.available_width() - 16.0) / 3.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let buttons = [
            ("Variasi", icons::GRID_NINE),
            ("Acak", icons::DICE_FIVE),
            ("Naskah", icons::BRACKETS_CURLY),
        ];
        for (word, icon) in buttons {
            Button::quiet(word).icon(icon).small(theme).width(width).show(ui);
        }
    });
    ui.add_space(8.0);
    let choices = [
        Choice { label: "Bulat", picture: sogan },
        Choice { label: "Lonjong", picture: kelengan },
        Choice { label: "Lain", picture: None },
    ];
    row(ui, Label::new("Bentuk buah"), |ui| {
        PictureChoice::new("Bentuk buah", &choices, Some(0)).show(ui)
    });
    settings(ui);
}

fn settings(ui: &mut Ui) {
    let theme = Theme::of(ui.ctx());
    let millimeters = |value: f64| Number::new(value, 20.0..=120.0).step(1.0).unit("mm");
    Setting::new("Sisi kotak", millimeters(60.0)).default(40.0, "Kembali ke awal").show(ui);
    Setting::new("Gemuk buah", Number::new(0.52, 0.3..=0.9))
        .default(0.64, "Kembali ke awal")
        .show(ui);
    Setting::new("Tebal klowong", Number::new(0.7, 0.2..=3.0).step(0.1).unit("mm"))
        .default(0.7, "Kembali ke awal")
        .show(ui);
    Setting::new("Titik tengah", Number::new(2.0, 0.0..=9.0))
        .count()
        .default(3.0, "Kembali ke awal")
        .show(ui);
    row(ui, Label::new("Di sela buah"), |ui| {
        Select::new("Di sela buah", &["Bunga", "Titik"], 0).show(ui)
    });
    NavRow::new("Beranda").icon(icons::HOUSE_SIMPLE).chosen(true).show(ui);
    NavRow::new("Contoh rancangan").icon(icons::IMAGES_SQUARE).trailing("36").show(ui);
    NavRow::new("Sisi belakang perlu cap kembar")
        .icon(icons::STAMP)
        .color(theme.colors.warn)
        .detail("Nerusi butuh kembar cermin, karena pola ini tidak setangkup.")
        .show(ui);
    row(ui, Label::new("Ekor"), |ui| Switch::new("Ekor", true).show(ui));
    row(ui, Label::new("Latar tembus"), |ui| Switch::new("Latar tembus", false).show(ui));
}

fn tray(ui: &mut Ui) {
    let theme = Theme::of(ui.ctx());
    let (sogan, kelengan) = (sogan(ui), kelengan(ui));
    ui.horizontal(|ui| {
        ui.set_height(34.0);
        ui.label(theme.rich(Type::Strong, "Tata warna"));
        Button::text("Usulkan warna").icon(icons::SHUFFLE).height(28.0).show(ui);
        Button::text("Ubah celupan").icon(icons::PENCIL_SIMPLE).height(28.0).show(ui);
    });
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        ClothCard::new("Sogan Solo", sogan).kind(icons::DROP_HALF).chosen(true).show(ui);
        ClothCard::new("Kelengan", kelengan).kind(icons::PRINTER).show(ui);
        ClothCard::new("Usulan", None).proposed().show(ui);
        add_card(ui, vec2(66.0, theme.sizes.card.y), "Tambah tata warna");
    });
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        play_button(ui, "Mainkan", false);
        StepScrubber::new("Langkah 5 dari 7, ngerok", 5, 7).show(ui);
    });
    ui.horizontal(|ui| {
        let shades = [
            Color32::from_rgb(246, 240, 226),
            Color32::from_rgb(80, 120, 180),
            Color32::from_rgb(26, 44, 92),
        ];
        bath_dot(ui, "Latar, nila", Dipped::Dyed(shades[2]));
        bath_dot(ui, "Isen, nila", Dipped::Waxed);
        BathRail::new("Nila", Number::new(6.0, 0.0..=10.0).step(1.0), &shades).show(ui);
    });
    let names = ["Mori", "Nglowong", "Ngiseni", "Nembok", "Medel", "Ngerok", "Nyoga", "Nglorod"];
    StepScrubber::new("Langkah 3 dari 7", 3, 7).names(&names, 34.0).show(ui);
}

fn controls(ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = 10.0;
    ui.horizontal(|ui| {
        crate::app::logo::show(ui, 26.0);
        MenuButton::new("Berkas").show(ui, |ui| {
            MenuRow::new("Simpan").key(Some("Ctrl S")).show(ui);
        });
        MenuButton::new("Ubah").show(ui, |_| ());
        IconButton::new(icons::ARROW_U_UP_LEFT, "Urungkan").show(ui);
        IconButton::new(icons::ARROW_U_UP_RIGHT, "Ulangi").enabled(false).show(ui);
        Button::filled("Ekspor").icon(icons::EXPORT).show(ui);
    });
    ui.horizontal(|ui| {
        IconButton::new(icons::CURSOR, "Pilih").tool().chosen(true).show(ui);
        IconButton::new(icons::PEN_NIB, "Canting").tool().chosen(false).more().show(ui);
        IconButton::new(icons::FLOWER_LOTUS, "Motif")
            .chosen(true)
            .side(38.0)
            .icon_size(20.0)
            .show(ui);
        Button::outlined("Batal").show(ui);
        Button::filled("Lanjutkan").enabled(false).show(ui);
        Button::text("Salin keterangan").show(ui);
    });
    Segment::new("Bentuk", &["PNG", "SVG", "PDF", "Film"], 0).width(390.0).show(ui);
    ui.horizontal(|ui| {
        Segment::new("Turun", &["1/4", "1/3", "1/2", "2/3"], 2).show(ui);
        SplitButton::new("Tambah", "Cara lain").icon(icons::PLUS).show(ui, |_| ());
        Stepper::new("Putaran", Number::new(6.0, 2.0..=12.0)).show(ui);
    });
    let mut search = String::new();
    TextField::new("Cari", &mut search)
        .hint("Cari motif, isen, atau artinya")
        .icon(icons::MAGNIFYING_GLASS)
        .key("Ctrl K")
        .width(390.0)
        .show(ui);
    Chips::new("Rumpun", &["Semua", "Ceplok", "Lereng", "Lung", "Nitik", "Motif saya"], Some(0))
        .show(ui);
    ui.horizontal(|ui| {
        let number = |value: f64| Number::new(value, -500.0..=500.0).step(0.1).unit("mm");
        Field::new("X", number(26.0)).label_inside().width(132.0).show(ui);
        Field::new("Putar", Number::new(-20.0, -180.0..=180.0).step(1.0).unit("°"))
            .label_inside()
            .width(132.0)
            .show(ui);
    });
    cards(ui);
}

fn cards(ui: &mut Ui) {
    let theme = Theme::of(ui.ctx());
    ui.horizontal(|ui| {
        let picture = sogan(ui);
        ui.spacing_mut().item_spacing.x = 16.0;
        ClothCard::new("Kawung", picture)
            .gallery()
            .size(vec2(120.0, 80.0))
            .detail("Yogyakarta, Surakarta")
            .show(ui);
        ClothCard::new("Kitiran wisuda", picture)
            .gallery()
            .size(vec2(120.0, 80.0))
            .detail("Kemarin")
            .badge("Belum disimpan")
            .show(ui);
        ClothCard::new("Sogan Yogya", picture).size(vec2(92.0, 54.0)).checked(true).show(ui);
    });
    hint_line(ui, &[("klik", "pilih"), ("Alt tarik", "salin"), ("Spasi", "geser kain")]);
    JobCard::new("Mengekspor Iket cemukiran", "berkas 1 dari 2, kira-kira 6 detik lagi")
        .picture(sogan(ui))
        .progress(0.62)
        .act("Batal", None)
        .show(ui);
    JobCard::new("2 berkas selesai", "Gambar / iket-cemukiran, 74 MB")
        .ended(Tone::Done)
        .act("Buka folder", Some(icons::FOLDER_OPEN))
        .show(ui);
    ui.horizontal(|ui| {
        preset(ui, vec2(135.0, 43.0), ("Kain panjang", "250 × 105 cm"), false);
        preset(ui, vec2(135.0, 43.0), ("Iket", "100 × 100 cm"), true);
        ui.label(theme.rich(Type::Mono, "12  pen.klowong(petal);"));
    });
    ui.horizontal(|ui| {
        status_chip(ui, Tone::Done, "Siap dibuat");
        status_chip(ui, Tone::Failure, "1 perlu dibetulkan");
        status_chip(ui, Tone::Warning, "3 perlu dilihat");
    });
}

fn canvas(ui: &mut Ui, rect: Rect) {
    let theme = Theme::of(ui.ctx());
    let ruler = theme.sizes.ruler;
    super::paint::picture_part(
        ui,
        (rect, Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0))),
        egui::CornerRadius::ZERO,
        kelengan(ui),
    );
    let top = rect.with_max_y(rect.top() + ruler).with_min_x(rect.left() + ruler);
    let left = rect.with_max_x(rect.left() + ruler).with_min_y(rect.top() + ruler);
    Ruler::across(rect.left() + 100.0, 4.666)
        .span(Some((0.0, 60.0)))
        .pointer(Some(rect.left() + 300.0))
        .paint(ui, top);
    Ruler::down(rect.top() + 60.0, 4.666).paint(ui, left);
    ruler_corner(ui, Rect::from_min_size(rect.min, Vec2::splat(ruler)));
    let place = Rect::from_min_size(rect.min + vec2(30.0, 30.0), vec2(440.0, 40.0));
    ui.scope_builder(
        egui::UiBuilder::new()
            .max_rect(place)
            .layout(egui::Layout::left_to_right(egui::Align::Center)),
        |ui| {
            picture_pill(ui, None, "Tubrukan", "lurus · 1 cap");
            Segment::new("Tampilan", &["1 raport", "3 × 3", "Kain"], 2).floating().show(ui);
        },
    );
    pill(ui, rect.min + vec2(80.0, 100.0), "Raport 60 × 60 mm", Pill::Accent);
    pill(ui, rect.min + vec2(200.0, 100.0), "Gemuk 0,52", Pill::Raised);
    pill(ui, rect.min + vec2(290.0, 100.0), "48,0 mm", Pill::Guide);
    Callout::new(egui::Id::unique("celah"), rect.min + vec2(70.0, 200.0), rect).show(ui, |ui| {
        callout_head(ui, Tone::Failure, "Garis malam terbuka 1,1 mm", "Tutup");
        ui.label(
            theme
                .rich(Type::Body, "Warna colet bunga bisa merembes ke latar lewat celah ini.")
                .color(theme.colors.ink_2),
        );
        ui.horizontal(|ui| {
            Button::filled("Sambung garis").icon(icons::LINE_SEGMENTS).show(ui);
            Button::outlined("Abaikan").show(ui);
        });
    });
    Message::new("Setelah langkah 5 dari 7")
        .detail(Some("cokelat mengilap = masih bermalam"))
        .icon(icons::EYE)
        .closable("Tutup")
        .show(ui, rect);
    let _ = floating(theme);
}

fn sheet(ui: &mut Ui) {
    let theme = Theme::of(ui.ctx());
    let whole = ui.ctx().content_rect();
    let ui = &mut ui.new_child(egui::UiBuilder::new().max_rect(whole));
    ui.set_clip_rect(whole);
    ui.painter().rect_filled(whole, 0, theme.colors.void);
    let side = theme.sizes.side_panel;
    panel(ui, Rect::from_min_max(whole.min, pos2(side, whole.bottom())), side_panel);
    let middle = side + 12.0 + 460.0;
    panel(ui, Rect::from_min_max(pos2(side + 12.0, 0.0), pos2(middle, whole.bottom())), controls);
    panel(ui, Rect::from_min_max(pos2(middle + 12.0, 0.0), pos2(whole.right(), 260.0)), tray);
    canvas(ui, Rect::from_min_max(pos2(middle + 12.0, 272.0), whole.max));
}

fn show(tone: egui::Theme, looks: Looks, scale: f32, size: Vec2) -> Harness<'static> {
    let builder =
        Harness::builder().with_size(size).with_pixels_per_point(scale).with_theme(tone).wgpu();
    builder.with_context_setup(move |ctx| theme::begin(ctx, looks)).build_ui(sheet)
}

/// What is shown as a picture; where `CANTING_SHEETS` names a folder, it is kept there to be looked at.
fn pictured(name: &str, shown: &mut Harness<'_>) -> (usize, Vec<[u8; 4]>) {
    let image = shown.render().expect("the sheet is drawn");
    if let Ok(folder) = std::env::var("CANTING_SHEETS") {
        image.save(format!("{folder}/{name}.png")).expect("the sheet is kept");
    }
    (image.width() as usize, image.pixels().map(|pixel| pixel.0).collect())
}

/// Draws a sheet.
fn drawn(
    name: &str,
    (tone, looks, scale, size): (egui::Theme, Looks, f32, Vec2),
) -> (usize, Vec<[u8; 4]>) {
    let mut shown = show(tone, looks, scale, size);
    shown.run();
    pictured(name, &mut shown)
}

const SIZE: Vec2 = vec2(1290.0, 720.0);

/// Whether some pixel has this color.
fn has(pixels: &[[u8; 4]], color: Color32) -> bool {
    pixels.contains(&color.to_array())
}

#[test]
fn every_widget_is_drawn_in_both_themes() {
    for (name, tone, scale) in [
        ("mori", egui::Theme::Light, 1.0),
        ("malam", egui::Theme::Dark, 1.0),
        ("mori-150", egui::Theme::Light, 1.5),
        ("malam-150", egui::Theme::Dark, 1.5),
    ] {
        let (_, pixels) = drawn(name, (tone, STILL, scale, SIZE));
        let colors = &Theme::with(tone, STILL).colors;
        for color in [
            colors.panel,
            colors.raised,
            colors.field,
            colors.accent,
            colors.accent_soft,
            colors.soga_soft,
        ] {
            assert!(has(&pixels, color), "{name} lacks {color:?}");
        }
    }
}

#[test]
fn every_widget_is_drawn_for_fingers() {
    let looks = Looks { room: Room::Touch, ..STILL };
    let (_, pixels) = drawn("fingers", (egui::Theme::Light, looks, 1.0, vec2(1330.0, 1000.0)));
    assert!(
        has(&pixels, Theme::with(egui::Theme::Light, looks).colors.accent),
        "nothing is chosen"
    );
}

/// An open menu, and a row in it that is pointed at.
#[test]
fn a_menu_opens_under_its_word() {
    let rows = |ui: &mut Ui| {
        MenuRow::new("Baru…").icon(Some(icons::FILE_PLUS)).key(Some("Ctrl N")).show(ui);
        MenuRow::new("Simpan").icon(Some(icons::FLOPPY_DISK)).enabled(false).show(ui);
        menu_line(ui);
        MenuRow::new("Penggaris").checked(Some(true)).show(ui);
    };
    for (name, tone) in [("menu-mori", egui::Theme::Light), ("menu-malam", egui::Theme::Dark)] {
        let builder = Harness::builder().with_size(vec2(320.0, 260.0)).with_theme(tone).wgpu();
        let mut shown =
            builder.with_context_setup(|ctx| theme::begin(ctx, STILL)).build_ui(move |ui| {
                let field = Number::new(0.52, 0.3..=0.9);
                ui.horizontal(|ui| {
                    MenuButton::new("Berkas").show(ui, rows);
                    MenuButton::new("Ubah").show(ui, rows);
                });
                ui.add_space(150.0);
                Setting::new("Gemuk", field).default(0.6, "Kembali ke awal").show(ui);
            });
        shown.run();
        shown.get_by_label("Berkas").click();
        shown.run();
        shown.get_by_label("Ubah").hover();
        shown.run();
        shown.get_by_label("Penggaris").hover();
        shown.get_by_role_and_label(egui::Role::SpinButton, "Gemuk").focus();
        shown.run();
        pictured(name, &mut shown);
        assert!(shown.query_by_label("Simpan").is_some(), "the menu stays open");
    }
}
