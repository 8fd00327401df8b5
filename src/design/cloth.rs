//! The piece of cloth that is made of a design.
//!
//! **Invariant:** says what piece is wanted; how a design fills it, others find out.

use kurbo::Size;

use super::{Design, Step};
use crate::spelling;

/// A kain panjang as it comes from the bolt, its width across (docs/craft.md, section 3.2), in millimeters: the cloth
/// where neither a design nor anybody else says one.
pub const KAIN_PANJANG: Size = Size::new(1050.0, 2500.0);

/// A piece of cloth.
#[derive(Clone, Debug, PartialEq)]
pub struct Cloth {
    /// What it is worn or used as.
    pub form: Form,
    /// Width and height in millimeters; `None` for the usual size of its form.
    pub size: Option<Size>,
    /// Keys of the file that this program does not know.
    pub unknown: toml::Table,
}

impl Cloth {
    /// A piece of the usual size.
    pub fn new(form: Form) -> Self {
        Self { form, size: None, unknown: toml::Table::new() }
    }

    /// Its size, said or usual; `None` where nothing is said and the form has no usual size.
    pub fn extent(&self) -> Option<Size> {
        self.size.or_else(|| self.form.usual())
    }
}

impl Design {
    /// The size of the piece that the design says is made of it, in millimeters; `None` where it says nothing. Of a
    /// border it is the cloth that the border runs around, unless the piece has a size of its own.
    pub fn piece(&self) -> Option<Size> {
        let cloth = self.cloth.as_ref()?;
        let is_border = matches!(self.repeat.step, Step::Pinggiran { .. });
        cloth.size.or(is_border.then_some(self.repeat.tile)).or_else(|| cloth.extent())
    }
}

/// What a piece of cloth is worn or used as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Any piece, such as a length of a bolt.
    #[default]
    Lembar,
    /// The long wrap, also *jarik*.
    KainPanjang,
    /// A kain panjang with one pattern for the day and one for the evening.
    PagiSore,
    /// The wrap that is sewn to a tube.
    Sarung,
    /// The shoulder cloth.
    Selendang,
    /// The wide one that carries a child.
    Gendongan,
    /// The wrap of the breast.
    Kemben,
    /// The headcloth of men, also *udeng*.
    Iket,
    /// The square scarf, also *kerudung*.
    SegiEmpat,
    /// The narrow scarf.
    Syal,
    /// The double cloth of the court, also *kampuh*.
    Dodot,
    /// The tablecloth.
    Taplak,
    /// The runner of a table.
    TaplakPanjang,
    /// A form of a newer version, or a misspelled one; as it stands in the file.
    Unknown(String),
}

impl Form {
    /// Every form that is known.
    pub const ALL: [Self; 13] = [
        Self::Lembar,
        Self::KainPanjang,
        Self::PagiSore,
        Self::Sarung,
        Self::Selendang,
        Self::Gendongan,
        Self::Kemben,
        Self::Iket,
        Self::SegiEmpat,
        Self::Syal,
        Self::Dodot,
        Self::Taplak,
        Self::TaplakPanjang,
    ];

    /// Its word in a file.
    pub fn name(&self) -> &str {
        match self {
            Self::Lembar => "lembar",
            Self::KainPanjang => "kain-panjang",
            Self::PagiSore => "pagi-sore",
            Self::Sarung => "sarung",
            Self::Selendang => "selendang",
            Self::Gendongan => "gendongan",
            Self::Kemben => "kemben",
            Self::Iket => "iket",
            Self::SegiEmpat => "segi-empat",
            Self::Syal => "syal",
            Self::Dodot => "dodot",
            Self::Taplak => "taplak",
            Self::TaplakPanjang => "taplak-panjang",
            Self::Unknown(name) => name,
        }
    }

    /// The form called `name`, in any of its spellings.
    pub fn named(name: &str) -> Self {
        if name.trim().is_empty() {
            return Self::Lembar;
        }
        let is_it = |form: &Self| {
            let also = ALSO.iter().filter(|(_, other)| other == form).map(|(word, _)| *word);
            also.chain([form.name()]).any(|word| spelling::is_same(word, name))
        };
        Self::ALL.into_iter().find(is_it).unwrap_or_else(|| Self::Unknown(name.to_owned()))
    }

    /// The words for all forms, for hints.
    pub fn names() -> Vec<String> {
        Self::ALL.iter().map(|form| form.name().to_owned()).collect()
    }

    /// Width and height in millimeters as they are usually sold (docs/craft.md, section 3.2), as the cloth comes from
    /// the bolt: its width lies across, its length runs down. `None` where there is no usual size.
    pub fn usual(&self) -> Option<Size> {
        let (width, length) = match self {
            Self::KainPanjang | Self::PagiSore => return Some(KAIN_PANJANG),
            Self::Sarung => (1050.0, 2000.0),
            Self::Selendang => (500.0, 2000.0),
            Self::Gendongan => (900.0, 2500.0),
            Self::Kemben => (500.0, 2500.0),
            Self::Iket => (1050.0, 1050.0),
            Self::SegiEmpat => (1150.0, 1150.0),
            Self::Syal => (300.0, 1500.0),
            // Two kain panjang, side by side.
            Self::Dodot => (2100.0, 2500.0),
            Self::Taplak => (1500.0, 1500.0),
            Self::TaplakPanjang => (400.0, 2000.0),
            Self::Lembar | Self::Unknown(_) => return None,
        };
        Some(Size::new(width, length))
    }
}

/// What else people call a form.
const ALSO: [(&str, Form); 30] = [
    ("kain", Form::Lembar),
    ("bahan", Form::Lembar),
    ("meteran", Form::Lembar),
    ("sheet", Form::Lembar),
    ("length", Form::Lembar),
    ("jarik", Form::KainPanjang),
    ("jarit", Form::KainPanjang),
    ("tapih", Form::KainPanjang),
    ("long cloth", Form::KainPanjang),
    ("sarong", Form::Sarung),
    ("sampur", Form::Selendang),
    ("slendang", Form::Selendang),
    ("shoulder cloth", Form::Selendang),
    ("gendong", Form::Gendongan),
    ("baby carrier", Form::Gendongan),
    ("breast cloth", Form::Kemben),
    ("udeng", Form::Iket),
    ("destar", Form::Iket),
    ("blangkon", Form::Iket),
    ("head cloth", Form::Iket),
    ("kerudung", Form::SegiEmpat),
    ("jilbab", Form::SegiEmpat),
    ("hijab", Form::SegiEmpat),
    ("head scarf", Form::SegiEmpat),
    ("scarf", Form::Syal),
    ("kampuh", Form::Dodot),
    ("taplak meja", Form::Taplak),
    ("table cloth", Form::Taplak),
    ("runner", Form::TaplakPanjang),
    ("table runner", Form::TaplakPanjang),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_found_by_their_names() {
        for form in Form::ALL {
            assert_eq!(Form::named(&form.name().to_uppercase().replace('-', " ")), form);
        }
        assert_eq!(Form::named("Jarik"), Form::KainPanjang);
        assert_eq!(Form::named("sarong"), Form::Sarung);
        assert_eq!(Form::named("Longcloth"), Form::KainPanjang);
        assert_eq!(Form::named("table_runner"), Form::TaplakPanjang);
        assert_eq!(Form::named("mukena"), Form::Unknown("mukena".to_owned()));
        assert_eq!(Form::named(" "), Form::Lembar);
    }

    #[test]
    fn a_size_that_is_said_beats_the_usual_one() {
        let usual = Cloth::new(Form::Sarung);
        let said = Cloth { size: Some(Size::new(1000.0, 1800.0)), ..usual.clone() };
        assert_eq!(usual.extent(), Some(Size::new(1050.0, 2000.0)));
        assert_eq!(said.extent(), Some(Size::new(1000.0, 1800.0)));
        assert_eq!(Cloth::new(Form::Lembar).extent(), None);
    }

    #[test]
    fn every_form_lies_with_its_width_across() {
        for form in Form::ALL {
            let lies_across = |size: Size| size.width <= size.height;
            assert!(form.usual().is_none_or(lies_across), "{form:?}");
        }
        assert_eq!(Form::KainPanjang.usual(), Some(KAIN_PANJANG));
    }
}
