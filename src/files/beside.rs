//! What lies beside a design and comes along when it moves into another folder.
//!
//! **Invariant:** nothing that is there already is touched.

use std::fs;
use std::path::Path;

use super::folder::{BESIDE, DYES, dyes_in, scripts_in};
use super::{Existing, LARGEST, Target, folder_of, read_bytes, write_bytes};
use crate::notice::Message;
use crate::spelling;

/// Puts the scripts of these `motifs`, and the dyes, that lie beside a design in the folder `from` beside one in the folder
/// `to`. What has its own there keeps it.
///
/// # Errors
///
/// What cannot be read or written.
pub fn copy_beside(from: &Path, to: &Path, motifs: &[&str]) -> Result<(), Message> {
    let is_wanted = |path: &&std::path::PathBuf| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        motifs.iter().any(|motif| spelling::is_same(motif, &name))
    };
    let scripts = scripts_in(&from.join(BESIDE));
    let scripts = scripts.iter().filter(is_wanted).map(|path| (BESIDE, path));
    let dyes = dyes_in(&from.join(DYES));
    for (folder, path) in scripts.chain(dyes.iter().map(|path| (DYES, path))) {
        let there = to.join(folder).join(path.file_name().unwrap_or_default());
        if there.exists() {
            continue;
        }
        let bytes = read_bytes(path, LARGEST)?;
        make_folder(&to.join(folder))?;
        write_bytes(&there, Existing::Keep, &bytes)?;
    }
    Ok(())
}

/// Makes a folder, with those that it lies in, unless it is there.
///
/// # Errors
///
/// That the disk does not let us.
pub fn make_folder(folder: &Path) -> Result<(), Message> {
    fs::create_dir_all(folder).map_err(|error| {
        let said = folder.to_owned();
        let within = folder_of(folder);
        Target { path: said.clone(), said, folder: within, permissions: None }.unwritable(&error)
    })
}
