//! Pictures that are kept on the disk from one start to the next.
//!
//! **Invariant:** what is read is what was written for the very same picture by the very same program, or nothing.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::SystemTime;

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

use super::sitter::{self, Extent, Portrait, Sitter, Tint, Varied};
use crate::color::Pixmap;
use crate::design;
use crate::files::{self, Existing, LARGEST, Sources};
use crate::samples;

/// Bytes that pictures may take on the disk; the oldest go.
const MOST: u64 = 64 << 20;

/// The most bytes of one: more than any picture of the window has.
const LARGEST_PICTURE: u64 = 16 << 20;

/// How a file of a picture begins and ends.
const BEGIN: &[u8] = b"canting picture 1\n";
const END: &str = "gambar";

/// A folder of pictures.
#[derive(Debug)]
pub(super) struct Cache {
    folder: PathBuf,
}

impl Cache {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The picture of this key.
    pub(super) fn read(&self, key: &str) -> Option<Pixmap> {
        let bytes = files::read_bytes(&self.place(key), LARGEST_PICTURE).ok()?;
        let (size, packed) = bytes.strip_prefix(BEGIN)?.split_at_checked(8)?;
        let side = |at: usize| Some(u32::from_le_bytes(size.get(at..at + 4)?.try_into().ok()?));
        let (width, height) = (side(0)?, side(4)?);
        let wanted = u64::from(width).checked_mul(u64::from(height))?.checked_mul(4)?;
        if wanted > LARGEST_PICTURE {
            return None;
        }
        let mut rgba = Vec::new();
        ZlibDecoder::new(packed).take(wanted + 1).read_to_end(&mut rgba).ok()?;
        (rgba.len() as u64 == wanted).then_some(Pixmap { width, height, rgba })
    }

    /// Keeps a picture. A disk that does not take it is no trouble: it is painted again.
    pub(super) fn write(&self, key: &str, picture: &Pixmap) {
        let mut bytes = BEGIN.to_vec();
        bytes.extend(picture.width.to_le_bytes());
        bytes.extend(picture.height.to_le_bytes());
        let mut packed = ZlibEncoder::new(bytes, Compression::fast());
        let Ok(bytes) = packed.write_all(&picture.rgba).and_then(|()| packed.finish()) else {
            return;
        };
        if files::make_folder(&self.folder).is_ok() {
            let existing = Existing::Replace(&Sources::none());
            let _kept = files::write_bytes(&self.place(key), existing, &bytes);
        }
    }

    /// Lets the oldest pictures go, where there are too many.
    pub(super) fn sweep(&self) {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let ours = entries.filter(|entry| entry.path().extension().is_some_and(|end| end == END));
        let weighed = ours.filter_map(|entry| {
            let found = entry.metadata().ok()?;
            let written = found.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            Some((written, found.len(), entry.path()))
        });
        let mut all: Vec<(SystemTime, u64, PathBuf)> = weighed.collect();
        all.sort();
        let mut weight: u64 = all.iter().map(|(_, bytes, _)| bytes).sum();
        for (_, bytes, path) in all {
            if weight <= MOST {
                break;
            }
            if fs::remove_file(path).is_ok() {
                weight -= bytes;
            }
        }
    }

    fn place(&self, key: &str) -> PathBuf {
        self.folder.join(key).with_extension(END)
    }
}

/// What a picture is found by on the disk; none for pictures that change all the time.
pub(super) fn key(portrait: &Portrait) -> Option<String> {
    if portrait.change != Varied::None {
        return None;
    }
    let mut hasher = DefaultHasher::new();
    program().hash(&mut hasher);
    match &portrait.sitter {
        Sitter::Drawn(_) | Sitter::Design(..) => return None,
        Sitter::Motif(name) => design::write(&sitter::motif(name)?).hash(&mut hasher),
        Sitter::Isen(name) => design::write(&sitter::isen(name)).hash(&mut hasher),
        Sitter::Sample(name) => samples::find(name)?.text.hash(&mut hasher),
        Sitter::File(path) => {
            let opened = files::open(path, None).ok()?;
            opened.text.hash(&mut hasher);
            // Scripts, dyes and pictures beside it matter too.
            for source in opened.sources.all() {
                files::read_bytes(source, LARGEST).unwrap_or_default().hash(&mut hasher);
            }
        }
    }
    portrait.pixels.hash(&mut hasher);
    let extent = match portrait.extent {
        Extent::Mm(across) => (0, across.to_bits()),
        Extent::Tiles(count) => (1, count.to_bits()),
        Extent::Tile => (2, 0),
        Extent::Repeat => (3, 0),
        Extent::Piece(across) => (4, across.to_bits()),
    };
    extent.hash(&mut hasher);
    match portrait.tint {
        Tint::First => 0_usize.hash(&mut hasher),
        Tint::Of(at) => (at + 1).hash(&mut hasher),
        Tint::Other(_) | Tint::After(..) => return None,
    }
    Some(format!("{:016x}", hasher.finish()))
}

/// What tells one build of the program from another: whatever it paints, it may paint otherwise.
fn program() -> &'static str {
    static PROGRAM: OnceLock<String> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let built = env::current_exe().and_then(fs::metadata).ok().map(|found| {
            let written = found.modified().ok();
            let since = written.and_then(|at| at.duration_since(SystemTime::UNIX_EPOCH).ok());
            (found.len(), since.unwrap_or_default().as_nanos())
        });
        format!("{} {built:?}", env!("CARGO_PKG_VERSION"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_broken_is_no_picture() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::new(folder.path().join("gambar"));
        let picture = Pixmap { width: 3, height: 2, rgba: (0..24).collect() };
        assert_eq!(cache.read("a"), None);
        cache.write("a", &picture);
        assert_eq!(cache.read("a"), Some(picture));
        let place = cache.place("a");
        let bytes = fs::read(&place).unwrap();
        for broken in [&bytes[..bytes.len() - 6], &bytes[..10], b"", b"canting picture 2\n"] {
            fs::write(&place, broken).unwrap();
            assert_eq!(cache.read("a"), None);
        }
        let mut huge = bytes.clone();
        huge[BEGIN.len()..BEGIN.len() + 8].fill(0xff);
        fs::write(&place, huge).unwrap();
        assert_eq!(cache.read("a"), None);
        cache.sweep();
        assert!(place.exists(), "a few are no burden");
    }
}
