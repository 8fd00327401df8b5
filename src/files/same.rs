//! Whether two names lead to one file.
//!
//! A spelling, a link, a hard link or capitals on a disk that does not tell them apart: the system says it of all of
//! them, by what the file is and not by what it is called.
//!
//! **Invariant:** two names of one file are never taken for two files, except hard links where the system does not
//! number its files.

use std::fs::{self, File, Metadata};
use std::path::{Path, PathBuf};

/// Whether both names lead to one file, or would if it were there.
pub fn is_same(one: &Path, other: &Path) -> bool {
    let number = |path: &Path| number_of(&fs::metadata(path).ok()?);
    real(one) == real(other) || number(one).is_some_and(|found| number(other) == Some(found))
}

/// Whether `file` still lies at `path`. Where files have no numbers, whether anything does.
pub(super) fn lies_at(file: &File, path: &Path) -> bool {
    match (file.metadata(), fs::metadata(path)) {
        (Ok(open), Ok(found)) => number_of(&open) == number_of(&found),
        _ => false,
    }
}

/// Where a path really leads: through every link, and without `.` and `..`. Of a file that is not there its folder
/// is looked at; what has no folder either stays as it is.
fn real(path: &Path) -> PathBuf {
    let in_folder = || {
        let folder = match path.parent()? {
            folder if folder.as_os_str().is_empty() => Path::new("."),
            folder => folder,
        };
        Some(fs::canonicalize(folder).ok()?.join(path.file_name()?))
    };
    fs::canonicalize(path).ok().or_else(in_folder).unwrap_or_else(|| path.to_owned())
}

/// The disk of a file and its number there.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have none")]
fn number_of(found: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    Some((found.dev(), found.ino()))
}

#[cfg(not(unix))]
fn number_of(_found: &Metadata) -> Option<(u64, u64)> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_has_many_names() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("gambar")).unwrap();
        fs::write(at("bunga.svg"), "one").unwrap();
        fs::write(at("daun.svg"), "one").unwrap();
        for name in ["bunga.svg", "./bunga.svg", "gambar/../bunga.svg"] {
            assert!(is_same(&at(name), &at("bunga.svg")), "{name}");
            assert!(!is_same(&at(name), &at("daun.svg")), "{name}");
        }
        assert!(is_same(&at("none.svg"), &at("gambar/../none.svg")), "not there, but one place");
        assert!(!is_same(&at("none.svg"), &at("gambar/none.svg")));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("bunga.svg", at("link.svg")).unwrap();
            fs::hard_link(at("bunga.svg"), at("twin.svg")).unwrap();
            for name in ["link.svg", "twin.svg"] {
                assert!(is_same(&at(name), &at("bunga.svg")), "{name}");
                assert!(!is_same(&at(name), &at("daun.svg")), "{name}");
            }
        }
    }
}
