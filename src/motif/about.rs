//! What a motif is: what its script says about it, and what it can be asked to be.
//!
//! **Invariant:** plain values that any thread may hold; how it is drawn only the library knows.

use std::collections::BTreeMap;

use crate::notice::Message;
use crate::param::{self, Bilingual, Param, Values};
use crate::spelling::{self, Findable};

/// What a script says it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// As people call it.
    pub name: String,
    /// Other names by which it is found.
    pub synonyms: Vec<String>,
    /// Names of its kinds, such as `barong` of parang, and what each of them sets.
    pub kinds: Vec<(String, Values)>,
    /// Its family: `ceplok`, `kawung`, `parang`, …
    pub family: String,
    /// Where it comes from.
    pub region: String,
    /// Its wallpaper group, in short notation.
    pub symmetry: String,
    /// Whether it has an up and must not be turned silently.
    pub is_directional: bool,
    /// What it means.
    pub meaning: Bilingual,
    /// Colorways that suit it: a name, and a color as text for each part.
    pub colorways: Vec<(String, BTreeMap<String, String>)>,
}

impl About {
    /// The places that it comes from, each by itself: `Yogyakarta`, `Surakarta`.
    pub fn regions(&self) -> impl Iterator<Item = &str> {
        self.region.split(',').map(str::trim).filter(|region| !region.is_empty())
    }
}

/// A motif that a library can draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Motif {
    pub(super) name: String,
    /// What it is.
    pub about: About,
    /// What it can be asked to be, in the order of the script.
    pub params: Vec<Param>,
    /// What the name set by which it was found: the defaults that differ from those of the script.
    pub kind: Values,
}

impl Motif {
    /// Its key in design files and on the command line.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is found by: its names, those of its kinds with and without its own before them, its family, where it
    /// comes from, and what it means in both languages.
    pub fn findable(&self) -> Findable {
        let About { name, synonyms, kinds, family, region, meaning, .. } = &self.about;
        let found = Findable::named(name).or_named(&self.name).told(family).told(region);
        let found = found.told(&meaning.id).told(&meaning.en);
        let found = synonyms.iter().fold(found, |found, synonym| found.also(synonym));
        kinds.iter().fold(found, |found, (kind, _)| found.also(&format!("{name} {kind}")))
    }

    /// The file that people know it by.
    pub(super) fn file(&self) -> String {
        file(&self.name)
    }

    /// Whether `name` is one of its own, spelling set aside.
    pub(super) fn is(&self, name: &str) -> bool {
        self.names().any(|known| spelling::is_same(known, name))
    }

    /// The kind that `name` means, alone or with a name of the motif before or behind it: what it sets.
    pub(super) fn kind_called(&self, name: &str) -> Option<&Values> {
        let name = spelling::plain(name);
        let means = |kind: &str| {
            let kind = spelling::plain(kind);
            kind == name
                || self.names().map(spelling::plain).any(|motif| {
                    name == format!("{motif}{kind}") || name == format!("{kind}{motif}")
                })
        };
        let kind = self.about.kinds.iter().find(|(kind, _)| means(kind))?;
        Some(&kind.1)
    }

    /// The same motif with the settings of a kind for its defaults.
    #[must_use]
    pub(super) fn of_kind(&self, kind: Values) -> Self {
        let mut motif = self.clone();
        let params = motif.params.into_iter().map(|param| match kind.get(param.name()) {
            Some(value) => param.with_default(value),
            None => param,
        });
        motif.params = params.collect();
        motif.kind = kind;
        motif
    }

    /// The names by which it is found, those of its kinds left aside.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let own = [self.name.as_str(), self.about.name.as_str()];
        own.into_iter().chain(self.about.synonyms.iter().map(String::as_str))
    }

    /// Every parameter's value: checked where `asked` names it, its default elsewhere; and what there is to tell.
    pub fn values(&self, asked: &Values) -> (Values, Vec<Message>) {
        param::settle(&self.params, asked, &self.about.name)
    }
}

/// The file of a motif of that name.
pub(super) fn file(name: &str) -> String {
    format!("{name}.rhai")
}

#[cfg(test)]
mod tests {
    use super::*;

    const _: () = {
        const fn can_be_sent<T: Send + Sync>() {}
        can_be_sent::<Motif>();
    };
}
