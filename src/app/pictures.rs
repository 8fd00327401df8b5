//! Pictures of cloth on the screen: painted by workers, kept as textures for as long as they are seen.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use egui::{ColorImage, Context, TextureHandle, TextureId, TextureOptions};

use crate::color::Pixmap;

use super::work::{Pool, Portrait, Thumbnails};

/// Frames after which the texture of a picture that nobody shows is let go.
const SEEN: u64 = 600;

/// Pictures of cloth on the screen.
pub(crate) struct Pictures {
    thumbnails: RefCell<Thumbnails>,
    textures: RefCell<BTreeMap<String, Shown>>,
    now: u64,
}

struct Shown {
    of: Arc<Pixmap>,
    texture: TextureHandle,
    seen: u64,
}

impl Pictures {
    /// No pictures yet; those of the gallery are kept in a folder.
    pub(crate) fn new(pool: Pool, cache: Option<PathBuf>) -> Self {
        let thumbnails = RefCell::new(Thumbnails::new(pool, cache));
        Self { thumbnails, textures: RefCell::default(), now: 0 }
    }

    /// Takes in what was painted; once a frame.
    pub(crate) fn look(&mut self) {
        self.thumbnails.get_mut().look();
        self.now += 1;
        let now = self.now;
        self.textures.get_mut().retain(|_, shown| now - shown.seen < SEEN);
    }

    /// The picture at a place, such as `layer/0`: the one that is wanted, or the one before it until that is painted; none
    /// before the first.
    pub(crate) fn of(&self, ctx: &Context, place: &str, wanted: &Portrait) -> Option<TextureId> {
        let mut thumbnails = self.thumbnails.borrow_mut();
        let pixmap = thumbnails.picture(place, wanted)?;
        let mut textures = self.textures.borrow_mut();
        if let Some(shown) = textures.get_mut(place) {
            shown.seen = self.now;
            if !Arc::ptr_eq(&shown.of, pixmap) {
                shown.texture.set(image(pixmap), TextureOptions::LINEAR);
                shown.of = Arc::clone(pixmap);
            }
            return Some(shown.texture.id());
        }
        let texture = ctx.load_texture(place, image(pixmap), TextureOptions::LINEAR);
        let id = texture.id();
        let shown = Shown { of: Arc::clone(pixmap), texture, seen: self.now };
        textures.insert(place.to_owned(), shown);
        Some(id)
    }

    /// What lay on the device is gone.
    pub(crate) fn forget(&mut self) {
        self.textures.get_mut().clear();
    }
}

fn image(pixmap: &Pixmap) -> ColorImage {
    ColorImage::from_rgba_unmultiplied(
        [pixmap.width as usize, pixmap.height as usize],
        &pixmap.rgba,
    )
}
