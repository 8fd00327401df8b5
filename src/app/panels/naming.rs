//! What things of a design are called on the screen.

use crate::design::cloth::Form;
use crate::design::{Content, Layer};
use crate::isen;
use crate::mark::Part;
use crate::motif::Library;
use crate::notice::Message;
use crate::param::{Bilingual, Kind, Param};
use crate::words::{Language, Words};

/// What a layer is called: its name, else what it draws.
pub(crate) fn layer(layer: &Layer, library: &Library, words: &Words) -> String {
    if !layer.name.is_empty() {
        return layer.name.clone();
    }
    match &layer.content {
        Content::Motif { name, .. } => match library.find(name) {
            Some(Ok(motif)) => motif.about.name.clone(),
            _ => capital(name),
        },
        Content::Isen { name, .. } => capital(isen::find(name).map_or(name, |isen| isen.name)),
        Content::Picture { file, .. } => {
            let name = file.rsplit('/').next().unwrap_or(file);
            capital(name.rsplit_once('.').map_or(name, |(stem, _)| stem))
        }
        Content::Drawing(_) | Content::Unknown => capital(&kind(layer, words)),
    }
}

/// What kind of layer it is, in a word or two.
pub(crate) fn kind(layer: &Layer, words: &Words) -> String {
    let key = match layer.content {
        Content::Motif { .. } => "window-kind-motif",
        Content::Isen { .. } => "window-kind-isen",
        Content::Drawing(_) => "window-kind-drawing",
        Content::Picture { .. } => "window-kind-picture",
        Content::Unknown => "window-kind-unknown",
    };
    words.say(&Message::new(key))
}

/// What a part is called: parts are written in small letters.
pub(crate) fn part(part: &Part) -> String {
    capital(part.name())
}

/// What can be asked of what a layer draws, in the order of its script.
///
/// An isen's `clearance` is the layer's own, and stands among its parameters too.
pub(crate) fn params(content: &Content, library: &Library) -> Vec<Param> {
    match content {
        Content::Motif { name, .. } => match library.find(name) {
            Some(Ok(motif)) => motif.params.clone(),
            _ => Vec::new(),
        },
        Content::Isen { name, .. } => isen::find(name).map(isen::Isen::params).unwrap_or_default(),
        Content::Drawing(_) | Content::Picture { .. } | Content::Unknown => Vec::new(),
    }
}

/// The words of the language that is spoken.
pub(crate) fn in_words<'a>(both: &'a Bilingual, words: &Words) -> &'a str {
    match words.language() {
        Language::Indonesian => &both.id,
        Language::English => &both.en,
    }
}

/// A choice of a parameter, called `name` in files, as people call it.
pub(crate) fn choice(param: &Param, name: &str, words: &Words) -> String {
    let Kind::Choice(choices) = &param.kind else { return capital(name) };
    let word = choices.iter().find(|word| word.name == name);
    let own = word
        .and_then(|word| word.also.first())
        .filter(|_| words.language() == Language::Indonesian);
    capital(own.map_or(name, String::as_str))
}

/// A form of cloth.
pub(crate) fn form(form: &Form, words: &Words) -> String {
    let said = words.text(&format!("window-form-{}", form.name()), None);
    said.unwrap_or_else(|| capital(form.name()))
}

/// With a capital first letter, words apart.
pub(crate) fn capital(text: &str) -> String {
    capital_first(&text.replace(['-', '_'], " "))
}

/// A sentence with a capital first letter.
pub(crate) fn capital_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// With a small first letter.
pub(crate) fn small(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
