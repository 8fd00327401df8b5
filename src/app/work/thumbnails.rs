//! Small pictures by the place where they are shown.
//!
//! A place has one picture at a time. Another [`Portrait`] for it is painted on a thread, and until it is there the old
//! picture stays. Cloth that was painted is kept for a while as parts, so that other colors cost no painting; pictures of
//! the gallery are kept on the disk as well.
//!
//! **Invariant:** asking costs no painting, and all pictures together take no more memory than they may.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use super::cache::{self, Cache};
use super::pool::{Lane, Pool, Promise};
use super::sitter::{Cloth, Portrait, Sitter, Varied};
use crate::color::Pixmap;

/// Bytes of pictures that are kept.
const MOST: usize = 64 << 20;

/// Bytes of cloth that is kept as parts, so that it can be colored again.
const MOST_CLOTH: usize = 16 << 20;

/// Pictures for which work is asked at a time: more only wait in another queue.
const MOST_ASKED: usize = 48;

/// The pictures that are shown, and those that come.
pub struct Thumbnails {
    pool: Pool,
    cache: Option<Arc<Cache>>,
    places: BTreeMap<String, Place>,
    cloths: Arc<Mutex<Cloths>>,
    /// Counts the frames.
    now: u64,
}

/// Where a picture is shown.
struct Place {
    picture: Option<Arc<Pixmap>>,
    /// What it shows; none if it came to nothing.
    shows: Option<Portrait>,
    /// What it is to show, for the thread that is about to paint.
    wish: Arc<Mutex<Portrait>>,
    coming: Option<Promise<(Portrait, Option<Pixmap>)>>,
    seen: u64,
}

/// Cloth that was painted lately, and what it was painted for.
#[derive(Default)]
struct Cloths(Vec<(Portrait, Arc<Cloth>)>);

impl Thumbnails {
    /// No pictures yet; those of the gallery are kept in the folder `cache` from one start to the next.
    pub fn new(pool: Pool, cache: Option<PathBuf>) -> Self {
        let cache = cache.map(|folder| Arc::new(Cache::new(folder)));
        if let Some(cache) = cache.clone() {
            // Dropping its promise would stop it before it begins.
            let swept = pool.ask(Lane::Idle, move |_| cache.sweep());
            swept.leave();
        }
        Self { pool, cache, places: BTreeMap::new(), cloths: Arc::default(), now: 0 }
    }

    /// Takes in what was painted since. Call it once a frame, before pictures are asked for; comes back with whether
    /// there is a new one.
    pub fn look(&mut self) -> bool {
        self.now += 1;
        let mut is_new = false;
        for place in self.places.values_mut() {
            is_new |= place.take();
        }
        self.forget_old();
        is_new
    }

    /// The picture at a place, such as `layer/0`: the one that is wanted, or the one before it until that is painted;
    /// none before the first.
    pub fn picture(&mut self, place: &str, wanted: &Portrait) -> Option<&Arc<Pixmap>> {
        if !self.places.contains_key(place) {
            self.places.insert(place.to_owned(), Place::new(wanted));
        }
        let asked = self.places.values().filter(|place| place.coming.is_some()).count();
        let found = self.places.get_mut(place)?;
        found.seen = self.now;
        let is_fresh = found.shows.as_ref().is_some_and(|shows| shows.is_same(wanted));
        if !is_fresh {
            found.wish(wanted);
            if found.coming.is_none() && asked < MOST_ASKED {
                let sight = (Arc::clone(&found.wish), Arc::clone(&self.cloths), self.cache.clone());
                let painted = move |_stop: &_| {
                    let (wish, cloths, cache) = sight;
                    let wanted = wish.lock().unwrap_or_else(PoisonError::into_inner).clone();
                    let picture = painted(&wanted, &cloths, cache.as_deref());
                    (wanted, picture)
                };
                found.coming = Some(self.pool.ask(Lane::Seen, painted));
            }
        }
        found.picture.as_ref()
    }

    /// Whether the picture at a place is the one that was asked for last.
    pub fn is_fresh(&self, place: &str) -> bool {
        self.places.get(place).is_some_and(|place| {
            let wish = place.wish.lock().unwrap_or_else(PoisonError::into_inner);
            place.shows.as_ref().is_some_and(|shows| shows.is_same(&wish))
        })
    }

    /// Paints the picture at a place anew when it is asked for next, such as one of a file that changed.
    pub fn doubt(&mut self, place: &str) {
        if let Some(place) = self.places.get_mut(place) {
            place.shows = None;
        }
    }

    /// Bytes of all pictures.
    pub fn weight(&self) -> usize {
        self.places.values().map(Place::weight).sum()
    }

    /// Lets pictures go that were not seen for longest, where there are too many.
    fn forget_old(&mut self) {
        let mut weight = self.weight();
        if weight <= MOST {
            return;
        }
        let mut old: Vec<(u64, String)> =
            self.places.iter().map(|(name, place)| (place.seen, name.clone())).collect();
        old.sort();
        for (_, name) in old {
            if weight <= MOST {
                break;
            }
            weight -= self.places.remove(&name).map_or(0, |place| place.weight());
        }
    }
}

impl Place {
    fn new(wanted: &Portrait) -> Self {
        let wish = Arc::new(Mutex::new(wanted.clone()));
        Self { picture: None, shows: None, wish, coming: None, seen: 0 }
    }

    fn wish(&self, wanted: &Portrait) {
        *self.wish.lock().unwrap_or_else(PoisonError::into_inner) = wanted.clone();
    }

    /// Takes in what was painted; what could not be painted leaves the old picture.
    fn take(&mut self) -> bool {
        let Some(done) = self.coming.as_ref().and_then(Promise::take) else { return false };
        self.coming = None;
        let (shows, picture) = match done {
            Ok(done) => done,
            // It would fall again.
            Err(_panicked) => {
                let wish = self.wish.lock().unwrap_or_else(PoisonError::into_inner);
                (wish.clone(), None)
            }
        };
        self.shows = Some(shows);
        let is_new = picture.is_some();
        self.picture = picture.map(Arc::new).or(self.picture.take());
        is_new
    }

    fn weight(&self) -> usize {
        self.picture.as_ref().map_or(0, |picture| picture.rgba.len())
    }
}

/// The picture that is wanted: from the disk, in other colors, or painted; none where it shows nothing.
fn painted(wanted: &Portrait, cloths: &Mutex<Cloths>, cache: Option<&Cache>) -> Option<Pixmap> {
    let kept = cache.and_then(|cache| Some((cache, cache::key(wanted)?)));
    if let Some(picture) = kept.as_ref().and_then(|(cache, key)| cache.read(key)) {
        return Some(picture);
    }
    let locked = || cloths.lock().unwrap_or_else(PoisonError::into_inner);
    let found = locked().find(wanted);
    let picture = match found {
        Some(cloth) => cloth.recolored(wanted)?,
        None => {
            let cloth = Arc::new(Cloth::of(wanted)?);
            if is_recolored(wanted) {
                locked().keep(wanted, &cloth);
            }
            cloth.painted(&wanted.tint)?
        }
    };
    if let Some((cache, key)) = kept {
        cache.write(&key, &picture);
    }
    Some(picture)
}

/// Whether the same cloth is soon wanted in other colors: that of the open design is.
fn is_recolored(wanted: &Portrait) -> bool {
    matches!(wanted.sitter, Sitter::Drawn(_)) && wanted.change == Varied::None
}

impl Cloths {
    fn find(&mut self, wanted: &Portrait) -> Option<Arc<Cloth>> {
        let at = self.0.iter().position(|(portrait, _)| portrait.is_same_cloth(wanted))?;
        let found = self.0.remove(at);
        let cloth = Arc::clone(&found.1);
        self.0.push(found);
        Some(cloth)
    }

    /// Keeps cloth, and lets go what was not wanted for longest.
    fn keep(&mut self, wanted: &Portrait, cloth: &Arc<Cloth>) {
        self.0.push((wanted.clone(), Arc::clone(cloth)));
        let weight =
            |cloths: &Self| cloths.0.iter().map(|(_, cloth)| cloth.weight()).sum::<usize>();
        while self.0.len() > 1 && weight(self) > MOST_CLOTH {
            self.0.remove(0);
        }
    }
}

impl fmt::Debug for Thumbnails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Thumbnails").field("places", &self.places.keys()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
