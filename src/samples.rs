//! The sample designs that come with the program, to look at and to begin with.
//!
//! **Invariant:** every sample can be read, and every picture that it names is here.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use crate::design::{self, Content, Design};
use crate::notice;
use crate::spelling;

static DESIGNS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/designs");

/// A sample design.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The name of its file, without the ending.
    pub name: &'static str,
    /// As it stands in its file.
    pub text: &'static str,
    /// What stands there.
    pub design: Design,
}

/// Every sample, sorted by name. Costs a fraction of a millisecond each.
pub fn all() -> Vec<Sample> {
    let mut samples: Vec<Sample> = files().filter_map(|(name, text)| read(name, text)).collect();
    samples.sort_by_key(|sample| sample.name);
    samples
}

/// The sample called `name`, by its file or by the name of the design; spelling makes no difference.
pub fn find(name: &str) -> Option<Sample> {
    let name = name.strip_suffix(".batik").unwrap_or(name);
    let by_file = files().find(|(file, _)| spelling::is_same(file, name));
    by_file
        .and_then(|(file, text)| read(file, text))
        .or_else(|| all().into_iter().find(|sample| spelling::is_same(&sample.design.name, name)))
}

/// The name of the sample nearest to a misspelled one, if any is near.
pub fn nearest(name: &str) -> Option<&'static str> {
    let names: Vec<&'static str> = files().map(|(name, _)| name).collect();
    notice::nearest(name, &names)
}

impl Sample {
    /// The texts of the pictures that it names, by these names.
    pub fn pictures(&self) -> BTreeMap<String, &'static str> {
        let file = |content: &Content| match content {
            Content::Picture { file, .. } => {
                Some((file.clone(), DESIGNS.get_file(file)?.contents_utf8()?))
            }
            _ => None,
        };
        self.design.layers.iter().filter_map(|layer| file(&layer.content)).collect()
    }
}

/// Names and texts of all.
fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    DESIGNS.files().filter_map(|file| {
        let name = file.path().file_name()?.to_str()?.strip_suffix(".batik")?;
        Some((name, file.contents_utf8()?))
    })
}

fn read(name: &'static str, text: &'static str) -> Option<Sample> {
    Some(Sample { name, text, design: design::read(text).ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_found_however_they_are_spelled() {
        for name in ["sido-luhur-sawat", "Sida Luhur Sawat", "sido_luhur_sawat.batik"] {
            assert_eq!(find(name).map(|sample| sample.name), Some("sido-luhur-sawat"), "{name}");
        }
        assert_eq!(find("Parang klithik pesisir").map(|sample| sample.name), Some("parang-klitik"));
        assert!(find("kain").is_none());
        assert_eq!(nearest("sido-luhur-sawt"), Some("sido-luhur-sawat"));
    }

    #[test]
    fn every_sample_is_whole() {
        assert_eq!(all().len(), files().count());
        for sample in all() {
            let named = sample.design.layers.iter().filter_map(|layer| match &layer.content {
                Content::Picture { file, .. } => Some(file.as_str()),
                _ => None,
            });
            for file in named {
                assert!(sample.pictures().contains_key(file), "{}: {file}", sample.name);
            }
        }
    }
}
