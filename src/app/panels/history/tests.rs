//! Sentences of steps.

use super::sentence::Teller;
use crate::artwork::Materials;
use crate::design::edit::LayerEdit;
use crate::design::{self, Edit, Placement};
use crate::param::Value;
use crate::words::{Language, Words};

const TEXT: &str = "repeat.tile = [60, 60]\n[[layer]]\nmotif = \"kawung\"\n";

fn said(edit: &Edit, text: &str, language: Language) -> String {
    let before = design::read(text).unwrap();
    let after = before.apply(edit).unwrap();
    let materials = Materials::standard();
    let teller = Teller { words: &Words::new(language), library: &materials.library };
    teller.sentence(Some(edit), Some(&before), &after)
}

#[test]
fn a_setting_tells_what_it_was_and_is() {
    let plump = |value: f64| LayerEdit::Param("plump".to_owned(), Some(Value::Number(value)));
    let edit = Edit::Layer(0, plump(0.52));
    assert_eq!(said(&edit, TEXT, Language::Indonesian), "Gemuk buah 0,64 → 0,52");
    assert_eq!(said(&edit, TEXT, Language::English), "Plumpness 0.64 → 0.52");
    let two = format!("{TEXT}[[layer]]\nisen = \"galaran\"\n");
    assert_eq!(said(&edit, &two, Language::Indonesian), "Kawung: gemuk buah 0,64 → 0,52");
    let star = LayerEdit::Param("star".to_owned(), Some(Value::Text("cross".to_owned())));
    assert_eq!(
        said(&Edit::Layer(0, star), TEXT, Language::Indonesian),
        "Di sela buah Bunga → Silang"
    );
}

#[test]
fn steps_are_told_in_both_languages() {
    let id = |edit: &Edit| said(edit, TEXT, Language::Indonesian);
    let layer = |edit| Edit::Layer(0, edit);
    assert_eq!(id(&Edit::Tile((96.0, 96.0).into())), "Raport 60 → 96 mm");
    assert_eq!(id(&Edit::Step(design::Step::HalfDrop)), "Cara ulang Onda ende");
    assert_eq!(id(&layer(LayerEdit::Visible(false))), "Sembunyikan Kawung");
    assert_eq!(id(&layer(LayerEdit::Locked(true))), "Kunci Kawung");
    assert_eq!(id(&layer(LayerEdit::Name("Bunga".to_owned()))), "Ganti nama Kawung → Bunga");
    assert_eq!(
        id(&layer(LayerEdit::Place(Some(Placement::default())))),
        "Taruh Kawung di satu tempat"
    );
    let placed = format!("{TEXT}place = {{ at = [9, 9] }}\n");
    let turned = Placement { at: (9.0, 9.0).into(), turn: 15.0, ..Placement::default() };
    let turned = layer(LayerEdit::Place(Some(turned)));
    assert_eq!(said(&turned, &placed, Language::Indonesian), "Putar Kawung 15°");
    assert_eq!(said(&turned, &placed, Language::English), "Turn Kawung 15°");
    assert_eq!(id(&Edit::RemoveLayer(0)), "Hapus Kawung");
}
