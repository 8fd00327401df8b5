//! Files that are read and written, and those that are not.

use super::*;

const REPLACE: Existing<'_> = Existing::Replace(&Sources::none());

fn key<T: std::fmt::Debug>(result: Result<T, Message>) -> &'static str {
    result.unwrap_err().key
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn what_is_written_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kain.batik");
    write_bytes(&path, Existing::Keep, "\u{feff}kawung ✿".as_bytes()).unwrap();
    assert_eq!(read(&path, LARGEST).unwrap(), "kawung ✿");
    assert_eq!(key(write_bytes(&path, Existing::Keep, b"x")), "write-exists");
    write_bytes(&path, REPLACE, b"parang").unwrap();
    assert_eq!(read(&path, LARGEST).unwrap(), "parang");
    assert_eq!(names_in(folder.path()), ["kain.batik"]);
}

#[test]
fn a_failure_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kain.svg");
    write_bytes(&path, REPLACE, b"old").unwrap();
    let full = write(&path, REPLACE, |file| -> Result<(), Trouble> {
        file.write_all(&[0; BUFFER * 2])?;
        Err(io::Error::from(ErrorKind::StorageFull).into())
    });
    assert_eq!(key(full), "write-disk-full");
    let told = write(&path, REPLACE, |_| Err::<(), _>(Message::new("anything")));
    assert_eq!(key(told), "anything");
    assert_eq!(read(&path, LARGEST).unwrap(), "old");
    assert_eq!(names_in(folder.path()), ["kain.svg"]);
}

#[test]
fn files_get_their_names_all_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let ready = |name: &str| prepare(&at(name), REPLACE, |file| file.write_all(b"new")).unwrap().1;
    for name in ["1.png", "3.png", "list.json"] {
        fs::write(at(name), "old").unwrap();
    }
    let names = ["1.png", "2.png", "3.png", "list.json"];
    // While they were written, somebody else has put a folder where the third is to go.
    let all = names.map(ready).into();
    fs::rename(at("3.png"), at("theirs.png")).unwrap();
    fs::create_dir(at("3.png")).unwrap();
    assert_eq!(key(name_all(all)), "write-is-folder");
    assert_eq!(names_in(folder.path()), ["1.png", "3.png", "list.json", "theirs.png"]);
    for name in ["1.png", "list.json", "theirs.png"] {
        assert_eq!(fs::read(at(name)).unwrap(), b"old", "{name}");
    }
    fs::remove_dir(at("3.png")).unwrap();
    name_all(names.map(ready).into()).unwrap();
    assert_eq!(names_in(folder.path()), [&names[..], &["theirs.png"]].concat());
    for name in names {
        assert_eq!(fs::read(at(name)).unwrap(), b"new", "{name}");
    }
    let kept = prepare(&at("1.png"), Existing::Keep, |file| file.write_all(b"x"));
    assert_eq!(key(kept), "write-exists");
}

#[test]
fn places_that_are_no_place_for_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let write = |path: &Path| key(write_bytes(path, REPLACE, b"x"));
    fs::write(at("file"), "").unwrap();
    assert_eq!(write(folder.path()), "write-is-folder");
    assert_eq!(write(Path::new("/")), "write-is-folder");
    assert_eq!(write(Path::new("..")), "write-is-folder");
    assert_eq!(write(Path::new("")), "write-is-folder");
    assert_eq!(write(Path::new("-")), "write-stdout");
    assert_eq!(write(&at("none/kain.svg")), "write-folder-missing");
    assert_eq!(write(&at("file/kain.svg")), "write-folder-missing");
    assert_eq!(write(&at(&"n".repeat(300))), "write-bad-name");
    assert_eq!(write(&at("a\0b")), "write-bad-name");
    assert_eq!(names_in(folder.path()), ["file"]);
}

#[test]
fn files_that_are_no_text() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("latin1"), b"a\nb\nBatik \xe9toile").unwrap();
    fs::write(at("large"), vec![b' '; 1001]).unwrap();
    let not_utf8 = read(&at("latin1"), LARGEST).unwrap_err();
    let expected = about("read-not-utf8", &at("latin1")).with("byte", 11.0).with("line", 3.0);
    assert_eq!(not_utf8, expected);
    assert_eq!(key(read(&at("large"), 1000)), "read-too-large");
    assert!(read(&at("large"), 1001).is_ok());
    assert_eq!(key(read(folder.path(), LARGEST)), "read-is-folder");
    assert_eq!(key(read(&at("none"), LARGEST)), "read-not-found");
    assert_eq!(key(read(&at("large/none"), LARGEST)), "read-not-found");
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing_stays() {
    let folder = tempfile::tempdir().unwrap();
    let link = folder.path().join("link.svg");
    for to in ["none.svg", "link.svg", "none/none.svg"] {
        std::os::unix::fs::symlink(to, &link).unwrap();
        for existing in [REPLACE, Existing::Keep] {
            assert_eq!(key(write_bytes(&link, existing, b"x")), "write-link-to-nothing", "{to}");
        }
        assert_eq!(names_in(folder.path()), ["link.svg"]);
        assert_eq!(fs::read_link(&link).unwrap(), Path::new(to));
        fs::remove_file(&link).unwrap();
    }
}

#[test]
fn what_a_design_is_made_from_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kain.svg");
    fs::write(&path, "drawn by hand").unwrap();
    let sources = Sources::of([path.clone()]);
    assert_eq!(key(write_bytes(&path, Existing::Replace(&sources), b"x")), "write-source");
    assert_eq!(read(&path, LARGEST).unwrap(), "drawn by hand");
    assert_eq!(names_in(folder.path()), ["kain.svg"]);
}

#[cfg(unix)]
#[test]
fn permissions_are_those_of_any_file() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let mode = |name: &str| fs::metadata(at(name)).unwrap().permissions().mode();
    fs::write(at("plain"), "").unwrap();
    write_bytes(&at("ours"), Existing::Keep, b"x").unwrap();
    assert_eq!(mode("ours"), mode("plain"));

    fs::set_permissions(at("ours"), Permissions::from_mode(0o640)).unwrap();
    symlink(at("ours"), at("link")).unwrap();
    write_bytes(&at("link"), REPLACE, b"y").unwrap();
    assert_eq!(mode("ours") & 0o777, 0o640);
    assert!(fs::symlink_metadata(at("link")).unwrap().is_symlink(), "the link stays a link");
    assert_eq!(read(&at("ours"), LARGEST).unwrap(), "y");

    fs::set_permissions(at("ours"), Permissions::from_mode(0o440)).unwrap();
    assert_eq!(key(write_bytes(&at("ours"), REPLACE, b"z")), "write-read-only");
}

#[cfg(target_os = "linux")]
#[test]
fn devices_are_neither_read_nor_written() {
    let zero = Path::new("/dev/zero");
    assert_eq!(key(read(zero, LARGEST)), "read-not-regular");
    assert_eq!(key(write_bytes(zero, REPLACE, b"x")), "write-not-regular");
}
