//! The word lists hold to one another and to the source.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What stands under one key: names of attributes, and of values in the sentence or any attribute.
#[derive(Debug, Default, PartialEq, Eq)]
struct Entry {
    attributes: BTreeSet<String>,
    values: BTreeMap<String, BTreeSet<String>>,
}

fn list(language: &str) -> BTreeMap<String, Entry> {
    let text = fs::read_to_string(format!("src/words/{language}.ftl")).unwrap();
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    let (mut key, mut part) = (String::new(), String::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let name = line.split(" =").next().unwrap_or_default();
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            (key, part) = (name.to_owned(), String::new());
            assert!(entries.insert(key.clone(), Entry::default()).is_none(), "{key} stands twice");
        } else if let Some(attribute) = name.trim().strip_prefix('.') {
            part = attribute.to_owned();
            entries.get_mut(&key).unwrap().attributes.insert(part.clone());
        }
        for (at, _) in line.match_indices('$') {
            let value = line[at + 1..].split([' ', '}', ')']).next().unwrap();
            let entry = entries.get_mut(&key).unwrap();
            entry.values.entry(part.clone()).or_default().insert(value.to_owned());
        }
    }
    entries
}

#[test]
fn both_lists_say_the_same_things() {
    let (id, en) = (list("id"), list("en"));
    let keys = |list: &BTreeMap<String, Entry>| list.keys().cloned().collect::<BTreeSet<_>>();
    let apart: Vec<String> = keys(&id).symmetric_difference(&keys(&en)).cloned().collect();
    assert!(apart.is_empty(), "in one list only: {apart:?}");
    for (key, entry) in &en {
        assert_eq!(id[key], *entry, "{key}: Indonesian (left) differs from English (right)");
    }
}

#[test]
fn every_message_of_the_source_is_in_the_lists() {
    let entries = list("en");
    let mut missing = BTreeSet::new();
    for (file, source) in sources() {
        for key in literals_after("Message::new(", &source) {
            if !entries.contains_key(&key) {
                missing.insert(format!("{}: {key}", file.display()));
            }
        }
    }
    assert!(missing.is_empty(), "without words:\n{missing:#?}");
}

#[test]
fn the_lists_hold_nothing_that_nobody_says() {
    let sources = sources();
    let is_said = |key: &str| {
        // Help is looked up by walking the command line; a test beside it holds the two together.
        let is_help = key == "cli" || key.starts_with("cli-") || key.starts_with("value-");
        // The catalog of repeats is looked up by their names; a test beside `canting repeats` does the same.
        let is_way = key.starts_with("way-");
        // So are the samples, by their files.
        let is_sample = key.starts_with("sample-");
        is_help
            || is_way
            || is_sample
            || sources.iter().any(|(_, source)| source.contains(&format!("\"{key}\"")))
    };
    let idle: Vec<String> = list("en").into_keys().filter(|key| !is_said(key)).collect();
    assert!(idle.is_empty(), "said by nobody: {idle:?}");
}

/// A window has no flags and no commands: what is told from below the command line names them only in `.shell`.
#[test]
fn only_the_command_line_speaks_of_flags_and_commands() {
    let below: Vec<String> = sources()
        .into_iter()
        .filter(|(file, _)| !file.starts_with("src/cli") && file != Path::new("src/cli.rs"))
        .map(|(_, source)| source)
        .collect();
    let keys: BTreeSet<String> = list("en").into_keys().collect();
    let is_below = |key: &str| below.iter().any(|source| source.contains(&format!("\"{key}\"")));
    let commands: Vec<String> = keys
        .iter()
        .filter_map(|key| key.strip_prefix("cli-"))
        .map(|command| format!("canting {command}"))
        .collect();
    let mut found = Vec::new();
    for language in ["id", "en"] {
        let text = fs::read_to_string(format!("src/words/{language}.ftl")).unwrap();
        let (mut key, mut is_shell) = (String::new(), false);
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let name = line.split(" =").next().unwrap_or_default();
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                (key, is_shell) = (name.to_owned(), false);
            } else if let Some(attribute) = name.trim().strip_prefix('.') {
                is_shell = attribute.starts_with("shell");
            }
            let speaks = line.contains(" --")
                || line.contains("canting {")
                || commands.iter().any(|command| line.contains(command.as_str()));
            let is_help = key == "cli" || key.starts_with("cli-");
            if speaks && !is_shell && !is_help && is_below(&key) {
                found.push(format!("{language}: {key}: {}", line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// One word, one meaning: words of the Indonesian list that say another thing there, and what is said instead.
#[test]
fn indonesian_words_have_one_meaning() {
    let stray = [
        ("anda", "kamu"),
        ("silakan", "the bare verb"),
        ("galat", "kesalahan"),
        ("skrip", "naskah"),
        ("lajur", "lereng, kolom, or pinggiran"),
        ("cakram", "disk"),
        ("pencetak", "printer"),
        ("mencetakkan", "cetak"),
        ("lembaran", "lembar"),
        ("belah ketupat", "wajik"),
        ("titik per inci", "piksel per inci"),
        ("} titik", "piksel"),
        ("titik putar", "pusat putar"),
        ("langkah lain", "cara ulang lain"),
        ("bersatuan", "diberi satuan"),
        ("kotak kosong", "bingkai kosong"),
        ("bita", "byte"),
        ("kunci tidak", "isian"),
        ("kunci yang", "isian"),
        ("kunci sendiri", "isian sendiri"),
        ("kunci=", "ISIAN="),
        ("seluruh kotak", "seluruh petak"),
        ("cara bengkel", "teknik"),
        ("cara pewarnaan", "teknik pewarnaan"),
    ];
    let pages = [
        "src/words/id.ftl",
        "README.id.md",
        "designs/README.id.md",
        "motifs/README.id.md",
        "dyes/README.id.md",
    ];
    let texts = pages.map(|page| (page, fs::read_to_string(page).unwrap().to_lowercase()));
    let lines =
        texts.iter().flat_map(|(page, text)| text.lines().enumerate().map(move |at| (page, at)));
    let mut found = Vec::new();
    for (page, (number, line)) in lines {
        let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric()).collect();
        for (word, instead) in stray {
            let is_there = match word.chars().all(char::is_alphabetic) {
                true => words.contains(&word),
                false => line.contains(word),
            };
            if is_there {
                found.push(format!("{page}:{}: “{word}” ({instead}): {line}", number + 1));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// Values that a message gives in the source and the sentence wants, where both stand in one expression.
#[test]
fn sentences_want_only_what_messages_give() {
    let sources = sources();
    for (key, entry) in list("en") {
        for value in entry.values.values().flatten() {
            let is_given = sources.iter().any(|(_, source)| {
                source.contains(&format!("with(\"{value}\""))
                    || source.contains(&format!("\"{value}\","))
            });
            assert!(is_given, "{key} wants ${value}, which no message gives");
        }
    }
}

/// Every Rust file of the program, without its tests.
fn sources() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::from("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs")
            {
                files.push((path.clone(), without_tests(&path)));
            }
        }
    }
    files
}

fn without_tests(path: &Path) -> String {
    let source = fs::read_to_string(path).unwrap();
    source.split("#[cfg(test)]\nmod tests").next().unwrap().to_owned()
}

/// The string literals that follow `prefix`, on the same line or the next.
fn literals_after(prefix: &str, source: &str) -> Vec<String> {
    source
        .match_indices(prefix)
        .filter_map(|(at, _)| source[at + prefix.len()..].trim_start().strip_prefix('"'))
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect()
}
