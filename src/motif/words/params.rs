//! The words with which a script states its parameters.
//!
//! `mm("size|ukuran", 30, 10, 120, "ukuran sel", "size of a cell")`: name with the Indonesian one behind a bar, default,
//! smallest, largest, and what it does in Indonesian and English, with a short label before a bar where the sentence is
//! long: `"Sisi kotak|sisi satu kotak, dari tepi ke tepi"`. Choices have their names so too: `"oval|lonjong"`.

use rhai::{Array, Dynamic, Engine};

use super::{Answer, finite, stop};
use crate::notice::Message;
use crate::param::{Kind, Param, Unit, Word};

pub(super) fn register(engine: &mut Engine) {
    for (word, unit) in [
        ("mm", Unit::Mm),
        ("ratio", Unit::Ratio),
        ("degrees", Unit::Degrees),
        ("count", Unit::Count),
    ] {
        engine.register_fn(
            word,
            move |name: &str,
                  default: Dynamic,
                  min: Dynamic,
                  max: Dynamic,
                  id: &str,
                  en: &str|
                  -> Answer<Param> {
                let (default, min, max) =
                    (finite(&default, word)?, finite(&min, word)?, finite(&max, word)?);
                if min > default || default > max {
                    return Err(stop(Message::new("script-param-range").with("name", name)));
                }
                Ok(param(name, Kind::Number { unit, default, min, max }, id, en))
            },
        );
    }
    engine.register_fn("choice", |name: &str, names: Array, id: &str, en: &str| {
        param(
            name,
            Kind::Choice(names.iter().map(|name| Word::read(&name.to_string())).collect()),
            id,
            en,
        )
    });
    engine.register_fn("flag", |name: &str, on: bool, id: &str, en: &str| {
        param(name, Kind::Flag(on), id, en)
    });
}

fn param(name: &str, kind: Kind, id: &str, en: &str) -> Param {
    Param::new(name, kind, [id, en])
}
