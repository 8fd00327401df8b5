//! What lies around the cloth.

pub(crate) mod band;
pub(crate) mod bar;
pub(crate) mod busy;
pub(crate) mod checks;
mod cloth;
mod colors;
pub(crate) mod dialogs;
pub(crate) mod empty_tile;
pub(crate) mod export;
pub(crate) mod gallery;
pub(crate) mod hints;
pub(crate) mod history;
pub(crate) mod jobs;
mod layers;
pub(crate) mod left;
mod library;
pub(crate) mod naming;
pub(crate) mod palette;
mod pieces;
mod placing;
mod portrait;
pub(crate) mod rail;
mod raport;
mod settings;
pub(crate) mod shelf;
pub(crate) mod side;
pub(crate) mod steps;
pub(crate) mod tray;

/// What the panels themselves remember: open menus, texts being typed, places scrolled to.
#[derive(Default)]
pub(crate) struct Owned {
    pub(crate) band: band::BandOwn,
    pub(crate) busy: busy::BusyOwn,
    pub(crate) checks: checks::CheckOwn,
    pub(crate) dialogs: dialogs::DialogsOwn,
    pub(crate) gallery: gallery::GalleryOwn,
    pub(crate) history: history::HistoryOwn,
    pub(crate) left: left::LeftOwn,
    pub(crate) side: side::SideOwn,
    pub(crate) tray: tray::TrayOwn,
}

#[cfg(test)]
mod tests;
