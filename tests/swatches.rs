//! Palettes in and out: what was written comes back, and any bytes can be read.

use std::path::Path;
use std::sync::LazyLock;

use canting::color::Srgb;
use canting::notice::Message;
use canting::swatches::{self, Format, Swatch, Swatches};
use canting::words::{Language, Words};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

const FORMATS: [Format; 3] = [Format::Gpl, Format::Ase, Format::Css];

/// More messages than this no file brings about: twenty places, and one of each kind.
const MOST_MESSAGES: usize = 30;

fn any_swatches() -> impl Strategy<Value = Swatches> {
    let color = any::<[u8; 3]>().prop_map(|[r, g, b]| Srgb::new(r, g, b));
    let name = prop_oneof![any::<String>(), "[a-z0-9#:;*/{} -]{0,12}", "[a-c]{1,2}"];
    let swatch = (name, color).prop_map(|(name, color)| Swatch::new(&name, color));
    (any::<String>(), vec(swatch, 0..20)).prop_map(|(title, list)| Swatches::new(&title, list))
}

/// Reads in every format; the file may be refused or not, but what is told has its words.
fn read_all(bytes: &[u8]) -> Result<(), TestCaseError> {
    for format in FORMATS {
        let (list, messages) = match swatches::read(format, bytes) {
            Ok((swatches, messages)) => (swatches.list().len(), messages),
            Err(message) => (0, vec![message]),
        };
        prop_assert!(list <= 1000 && list <= bytes.len());
        prop_assert!(messages.len() <= MOST_MESSAGES, "{}", messages.len());
        prop_assert!(list > 0 || !messages.is_empty());
        for message in &messages {
            prop_assert!(has_words(message), "{message:?}");
        }
    }
    Ok(())
}

fn has_words(message: &Message) -> bool {
    WORDS.iter().all(|words| words.say(message) != message.key)
}

static WORDS: LazyLock<[Words; 2]> = LazyLock::new(|| Language::ALL.map(Words::new));

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn a_palette_survives_its_file(swatches in any_swatches()) {
        for format in [Format::Gpl, Format::Ase] {
            let file = swatches::write(format, &swatches);
            let (again, messages) = swatches::read(format, &file).unwrap();
            prop_assert_eq!(&again, &swatches, "{:?}", format);
            let is_quiet = messages.iter().all(|message| message.key == "swatches-empty");
            prop_assert!(is_quiet, "{:?}", messages);
            prop_assert_eq!(swatches::write(format, &again), file);
        }
    }

    #[test]
    fn a_style_sheet_keeps_colors_and_its_own_names(swatches in any_swatches()) {
        let file = swatches::write(Format::Css, &swatches);
        let (again, _) = swatches::read(Format::Css, &file).unwrap();
        let colors = |swatches: &Swatches| {
            swatches.list().iter().map(Swatch::color).collect::<Vec<_>>()
        };
        prop_assert_eq!(colors(&again), colors(&swatches));
        let mut names: Vec<&str> = again.list().iter().map(Swatch::name).collect();
        prop_assert!(names.iter().all(|name| !name.is_empty()), "{:?}", names);
        names.sort_unstable();
        names.dedup();
        prop_assert_eq!(names.len(), swatches.list().len());
    }

    #[test]
    fn any_bytes_can_be_read(
        head in select(vec![&b""[..], b"GIMP Palette\n", b"ASEF\0\x01\0\0\0\0\0\x01\0\x01\0\0\0"]),
        tail in vec(prop_oneof![any::<u8>(), select(b" \n#:;-{}019\0\x01\xC0\xFF".to_vec())], 0..400),
    ) {
        read_all(&[head, &tail].concat())?;
    }

    #[test]
    fn damaged_files_can_be_read(
        swatches in any_swatches(),
        blows in vec((any::<Index>(), any::<u8>()), 1..8),
        cut in any::<Index>(),
    ) {
        for format in FORMATS {
            let mut file = swatches::write(format, &swatches);
            for (place, byte) in &blows {
                let at = place.index(file.len());
                file[at] = *byte;
            }
            read_all(&file)?;
            file.truncate(cut.index(file.len()));
            read_all(&file)?;
        }
    }
}

#[test]
fn endings_find_formats() {
    for (path, format) in
        [("a.gpl", Format::Gpl), ("A.ASE", Format::Ase), ("x/y.z.Css", Format::Css)]
    {
        assert_eq!(Format::of(Path::new(path)), Ok(format));
    }
    for path in ["", "gpl", ".gpl", "a.aco"] {
        assert_eq!(Format::of(Path::new(path)).unwrap_err().key, "swatches-ending");
    }
}

/// A megabyte of what is most work for a reader takes no longer than a megabyte should.
#[test]
fn large_files_are_read_or_refused() {
    let most = 1 << 20;
    let fill = |head: &[u8], part: &[u8]| {
        let parts = (most - head.len()) / part.len();
        [head, &part.repeat(parts)].concat()
    };
    let gpl = b"GIMP Palette\n";
    let ase = b"ASEF\0\x01\0\0\0\0\0\0";
    for file in [
        fill(gpl, b"1 2 3\n"),
        fill(gpl, b"x\n"),
        fill(gpl, b"\r"),
        fill(gpl, b"9"),
        fill(gpl, b"\xFF"),
        fill(ase, b"\0\0\0\0\0\0"),
        fill(ase, b"\xC0\x02"),
        fill(ase, b"\xC0\x01\0\0\0\x02\0\0"),
        fill(ase, b"\0\x01\0\0\0\0"),
        fill(b"", b"/*"),
        fill(b"", b"--a:#123;"),
        fill(b"", b"--"),
    ] {
        read_all(&file).unwrap();
    }
    for format in FORMATS {
        assert_eq!(
            swatches::read(format, &vec![b' '; most + 1]).unwrap_err().key,
            "swatches-too-large"
        );
    }
}

#[test]
fn a_thousand_twins_have_names_of_their_own() {
    let twin = Swatch::new("biru", Srgb::new(31, 47, 85));
    let swatches = Swatches::new("", vec![twin; 5000]);
    let sheet = String::from_utf8(swatches::write(Format::Css, &swatches)).unwrap();
    assert!(sheet.ends_with("  --biru-5000: #1f2f55;\n}\n"));
}
