//! What the Tab key offers: the scripts for the shells, and the hidden command that they ask.
//!
//! A script hands over the words up to the cursor, the last one being completed. The answer is a line that says what is
//! wanted (`words`, `designs`, `files` or `folders`) and, of words, those that fit, one a line. So a shell needs to
//! know nothing of commands, and a name with blanks stays one name.
//!
//! **Invariant:** nothing here fails; what cannot be known offers nothing.

use std::path::{Path, PathBuf};

use clap::{Arg, Command, CommandFactory as _};

use crate::cli::args::{Cli, CompleteArgs, CompletionsArgs};
use crate::cli::failure::Answer;
use crate::cli::help;
use crate::cli::opened;
use crate::design::Step;
use crate::dye::Dyes;
use crate::files::{Folder, folder_of};
use crate::isen::ISEN;
use crate::matching::suggest::Mood;
use crate::motif::Library;
use crate::param::Param;
use crate::samples;
use crate::words::Words;
use crate::workspace;

/// The script for a shell.
pub(super) fn script(args: &CompletionsArgs, words: &Words) -> Answer {
    use clap_complete::Shell;
    let own = match args.shell {
        Shell::Bash => include_str!("complete/canting.bash"),
        Shell::Zsh => include_str!("complete/canting.zsh"),
        Shell::Fish => include_str!("complete/canting.fish"),
        shell => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut help::command(words), super::NAME, &mut script);
            return Answer::new(String::from_utf8_lossy(&script).into_owned());
        }
    };
    Answer::new(own.to_owned())
}

/// What fits the last of the words.
pub(super) fn complete(args: &CompleteArgs) -> Answer {
    let typed: Vec<String> =
        args.words.iter().map(|word| unquoted(&word.to_string_lossy())).collect();
    let typed = joined(typed);
    let Some((current, before)) = typed.split_last() else { return Answer::new(String::new()) };
    let cli = Cli::command();
    let line = Line::of(&cli, before);
    let (wanted, words) = match line.wanted(current) {
        Wanted::Designs => ("designs", Vec::new()),
        Wanted::Files => ("files", Vec::new()),
        Wanted::Folders => ("folders", Vec::new()),
        Wanted::Words(words) => ("words", words),
    };
    let start = current.to_lowercase();
    let fits = |word: &String| word.to_lowercase().starts_with(&start);
    let lines = words.into_iter().filter(fits).map(|word| word + "\n");
    Answer::new(format!("{wanted}\n{}", lines.collect::<String>()))
}

/// What a place in the command line takes.
enum Wanted {
    Designs,
    Files,
    Folders,
    Words(Vec<String>),
}

/// A command line up to the word that is being typed.
struct Line<'cli> {
    cli: &'cli Command,
    command: Option<&'cli Command>,
    /// The option of which the value comes next.
    open: Option<&'cli Arg>,
    /// What was given, by the names of arguments.
    given: Vec<(&'cli str, String)>,
    /// How many arguments without a name.
    count: usize,
}

impl<'cli> Line<'cli> {
    fn of(cli: &'cli Command, words: &[String]) -> Self {
        let mut line = Self { cli, command: None, open: None, given: Vec::new(), count: 0 };
        for word in words {
            line.follow(word);
        }
        line
    }

    fn follow(&mut self, word: &str) {
        if let Some(arg) = self.open.take() {
            self.given.push((arg.get_id().as_str(), word.to_owned()));
        } else if word.starts_with('-') {
            let (name, value) = word.split_once('=').unzip();
            let arg = self.option(name.unwrap_or(word));
            match (arg, value) {
                (Some(arg), Some(value)) => {
                    self.given.push((arg.get_id().as_str(), value.to_owned()));
                }
                (arg, _) => self.open = arg.filter(|arg| arg.get_action().takes_values()),
            }
        } else if self.command.is_none() {
            self.command = self.cli.find_subcommand(word);
        } else {
            if let Some(arg) = self.positional() {
                self.given.push((arg.get_id().as_str(), word.to_owned()));
            }
            self.count += 1;
        }
    }

    fn options(&self) -> impl Iterator<Item = &'cli Arg> + use<'cli> {
        let own = self.command.into_iter().flat_map(Command::get_arguments);
        own.chain(self.cli.get_arguments()).filter(|arg| !arg.is_positional())
    }

    fn option(&self, name: &str) -> Option<&'cli Arg> {
        self.options().find(|arg| {
            let is_long = arg.get_long().is_some_and(|long| name == format!("--{long}"));
            is_long || arg.get_short().is_some_and(|short| name == format!("-{short}"))
        })
    }

    fn positional(&self) -> Option<&'cli Arg> {
        self.command?.get_positionals().nth(self.count)
    }

    fn wanted(&self, current: &str) -> Wanted {
        if let Some(arg) = self.open {
            return self.value(arg, current);
        }
        if current.starts_with('-') {
            let long = self.options().filter_map(Arg::get_long);
            return Wanted::Words(long.chain(["help"]).map(|long| format!("--{long}")).collect());
        }
        match (self.command, self.positional()) {
            (None, _) => Wanted::Words(
                self.cli
                    .get_subcommands()
                    .filter(|command| !command.is_hide_set())
                    .map(|command| command.get_name().to_owned())
                    .collect(),
            ),
            (Some(_), Some(arg)) => self.value(arg, current),
            (Some(_), None) => Wanted::Words(Vec::new()),
        }
    }

    /// What an argument takes.
    fn value(&self, arg: &Arg, current: &str) -> Wanted {
        let owned =
            |names: Vec<&str>| Wanted::Words(names.into_iter().map(str::to_owned).collect());
        let kind = arg.get_value_names().and_then(|names| names.first()).map(|name| name.as_str());
        let command = self.command.map(Command::get_name).unwrap_or_default();
        match (kind.unwrap_or_default(), arg.get_id().as_str()) {
            ("design", _) if command != "new" => Wanted::Designs,
            ("design" | "picture" | "palette" | "svg", _) => Wanted::Files,
            ("folder", _) => Wanted::Folders,
            ("step", "repeat") => owned(Step::names()),
            ("mood", _) => owned(Mood::ALL.map(Mood::name).to_vec()),
            ("setting", _) => Wanted::Words(self.settings(current)),
            ("name", "motif") => Wanted::Words(self.library().spoken()),
            ("name", "from" | "sample") => {
                owned(samples::all().iter().map(|sample| sample.name).collect())
            }
            ("name", "isen") => owned(ISEN.iter().map(|isen| isen.name).collect()),
            ("name", "dye") if command == "dyes" => {
                Wanted::Words(Dyes::standard().all().iter().map(|dye| dye.key.clone()).collect())
            }
            ("name", _) => Wanted::Words(self.colorways()),
            _ => {
                let values = arg.get_possible_values();
                owned(values.iter().map(clap::builder::PossibleValue::get_name).collect::<Vec<_>>())
            }
        }
    }

    fn given(&self, id: &str) -> Option<&str> {
        self.given.iter().rev().find(|(name, _)| *name == id).map(|(_, value)| value.as_str())
    }

    fn colorways(&self) -> Vec<String> {
        let design = self.given("file").and_then(|file| opened::design(Path::new(file)).ok());
        let colorways = design.map(|design| design.colorways).unwrap_or_default();
        colorways.into_iter().map(|colorway| colorway.name.clone()).collect()
    }

    /// The motifs of the program and those that lie where the command would look for them.
    fn library(&self) -> Library {
        let folder = self.given("out").map_or(PathBuf::from("."), |out| folder_of(Path::new(out)));
        let motifs = self.given("motifs").map(Path::new);
        workspace::library(&Folder::new(&folder, motifs)).unwrap_or_else(|_| Library::standard())
    }

    /// The keys of the motif that is named, each with its equals sign; behind one, its choices.
    fn settings(&self, current: &str) -> Vec<String> {
        let library = self.library();
        let Some(Ok(motif)) = self.given("motif").and_then(|name| library.find(name)) else {
            return Vec::new();
        };
        let Some((key, _)) = current.split_once('=') else {
            return motif.params.iter().map(|param| format!("{}=", param.name())).collect();
        };
        let param = motif.params.iter().find(|param| param.word.is(key));
        let choices = param.map(Param::choices).unwrap_or_default();
        choices.into_iter().map(|choice| format!("{key}={choice}")).collect()
    }
}

/// A word without the quotes and backslashes that a shell still has around it.
fn unquoted(word: &str) -> String {
    let inner = word.strip_prefix(['"', '\'']).unwrap_or(word);
    let inner = if inner.len() < word.len() { inner.trim_end_matches(['"', '\'']) } else { inner };
    inner.replace('\\', "")
}

/// Words as they were typed: bash parts them at an equals sign.
fn joined(words: Vec<String>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    let mut is_open = false;
    for word in words {
        let is_sign = word == "=" && joined.last().is_some_and(|last| !last.is_empty());
        match joined.last_mut() {
            Some(last) if is_sign || is_open => last.push_str(&word),
            _ => joined.push(word),
        }
        is_open = is_sign;
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered(words: &[&str]) -> Vec<String> {
        let words = words.iter().map(Into::into).collect();
        complete(&CompleteArgs { words }).text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn every_place_offers_what_it_takes() {
        assert_eq!(offered(&["ex"]), ["words", "export"]);
        assert_eq!(offered(&["export", ""]), ["designs"]);
        assert_eq!(offered(&["export", "kain.batik", "-o", "my"]), ["files"]);
        assert_eq!(
            offered(&["new", "kain.batik", "--motif", "parang-k"]),
            ["words", "parang-klitik"]
        );
        assert_eq!(
            offered(&["new", "kain.batik", "--from", "sido-l"]),
            ["words", "sido-luhur-sawat"]
        );
        assert_eq!(offered(&["new", "--repeat", "onda"]), ["words", "onda-ende"]);
        assert_eq!(offered(&["colorways", "k.batik", "--mood", "so"]), ["words", "sogan"]);
        assert_eq!(offered(&["--lang", ""]), ["words", "id", "en"]);
        assert_eq!(offered(&["--motifs", ""]), ["folders"]);
        assert_eq!(offered(&["export", "k.batik", "--dpi", ""]), ["words"]);
        assert_eq!(
            offered(&["export", "k.batik", "--flat", "--transp"]),
            ["words", "--transparent"]
        );
        assert_eq!(offered(&["dyes", "indigo"])[1], "indigo");
        let set = ["motifs", "kawung", "--set"];
        assert_eq!(offered(&[&set[..], &["fo"]].concat()), ["words", "form="]);
        assert_eq!(offered(&[&set[..], &["form", "=", "lo"]].concat()), ["words", "form=lonjong"]);
    }

    #[test]
    fn a_name_with_blanks_is_one_word() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my kain.batik");
        let text = "canting = 1\n[repeat]\ntile = [60, 60]\n[[colorway]]\nname = \"Sogan Yogya\"\n";
        std::fs::write(&path, text).unwrap();
        let typed = path.display().to_string().replace(' ', "\\ ");
        assert_eq!(offered(&["export", &typed, "--colorway", "\"so"]), ["words", "Sogan Yogya"]);
    }
}
