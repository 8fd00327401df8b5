//! The command line with its words: clap knows names and kinds, the word lists know what to say about them.
//!
//! The text of a command stands under `cli-NAME` (the program itself under `cli`): the value says what it does, the
//! attribute `.usage` how it is called, `.examples` shows it at work, and every argument has the attribute of its name.
//! Value names stand under `value-NAME`.
//!
//! **Invariant:** no word of help comes from anywhere else.

use clap::builder::styling::Styles;
use clap::{Arg, ArgAction, Command, CommandFactory as _};

use crate::cli::args::Cli;
use crate::words::Words;

/// Lines of help are not longer than this, however wide the terminal is: the eye loses its line.
const WIDEST: usize = 100;

/// The arguments that work with every command.
const GLOBAL: [&str; 3] = ["lang", "motifs", "help"];

/// The command line, speaking.
pub(super) fn command(words: &Words) -> Command {
    let command = Cli::command()
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::HelpShort).global(true))
        .arg(Arg::new("version").short('V').long("version").action(ArgAction::Version));
    speaking(command, "cli", words)
}

/// The help of the program, or of one of its commands.
pub(super) fn page(name: Option<&str>, words: &Words) -> Option<String> {
    let mut command = command(words);
    command.build();
    let command = match name {
        Some(name) => command.find_subcommand_mut(name).filter(|found| !found.is_hide_set())?,
        None => &mut command,
    };
    Some(command.render_help().to_string())
}

fn speaking(command: Command, key: &str, words: &Words) -> Command {
    let said = |attribute: &str| words.text(key, Some(attribute)).unwrap_or_default();
    command
        .about(words.text(key, None).unwrap_or_default())
        .override_usage(said("usage"))
        .after_help(examples(key, words))
        .help_template(template(words))
        .subcommand_help_heading(heading("commands", words))
        .max_term_width(WIDEST)
        .mut_args(|arg| {
            let help = said(arg.get_id().as_str());
            let heading = heading(
                match arg.get_id().as_str() {
                    _ if arg.is_positional() => "arguments",
                    id if GLOBAL.contains(&id) => "global",
                    _ => "options",
                },
                words,
            );
            let takes_values = arg.get_action().takes_values();
            let arg = named(arg, words).help(help).help_heading(heading);
            // The help sentence names the choices itself; clap would introduce them in English.
            if takes_values { arg.hide_possible_values(true) } else { arg }
        })
        .mut_subcommands(|command| {
            let key = format!("cli-{}", command.get_name());
            speaking(command, &key, words)
        })
}

/// `arg` with the names of its values in the language of the designer.
fn named(arg: Arg, words: &Words) -> Arg {
    let names: Vec<String> = arg
        .get_value_names()
        .unwrap_or_default()
        .iter()
        .filter_map(|name| words.text(&format!("value-{name}"), None))
        .collect();
    if names.is_empty() { arg } else { arg.value_names(names) }
}

fn heading(name: &str, words: &Words) -> String {
    words.text("heading", Some(name)).unwrap_or_default()
}

fn template(words: &Words) -> String {
    let usage = titled(&heading("usage", words));
    format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}\n")
}

fn examples(key: &str, words: &Words) -> String {
    let title = titled(&heading("examples", words));
    words
        .text(key, Some("examples"))
        .map(|examples| format!("{title}\n{}", indented(&examples)))
        .unwrap_or_default()
}

/// A heading in the style that clap gives its own; a pipe gets it plain.
fn titled(heading: &str) -> String {
    let style = *Styles::styled().get_header();
    format!("{style}{heading}:{style:#}")
}

fn indented(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("  {line}")).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    /// Every text that [`command`] looks up, as `key` or `key.attribute`.
    fn looked_up(command: &Command, key: &str, found: &mut Vec<String>) {
        found.push(key.to_owned());
        found.push(format!("{key}.usage"));
        for arg in command.get_arguments() {
            found.push(format!("{key}.{}", arg.get_id()));
            let names = arg.get_value_names().unwrap_or_default();
            if arg.get_action().takes_values() {
                found.extend(names.iter().map(|name| format!("value-{name}")));
            }
        }
        for command in command.get_subcommands().filter(|command| !command.is_hide_set()) {
            looked_up(command, &format!("cli-{}", command.get_name()), found);
        }
    }

    #[test]
    fn every_argument_has_its_words() {
        let mut found = Vec::new();
        looked_up(&Cli::command(), "cli", &mut found);
        for language in Language::ALL {
            let words = Words::new(language);
            for name in &found {
                let (key, attribute) =
                    name.split_once('.').map_or((name.as_str(), None), |(k, a)| (k, Some(a)));
                let text = words.text(key, attribute);
                assert!(text.is_some_and(|text| !text.is_empty()), "{language:?}: {name}");
            }
        }
    }

    #[test]
    fn pages_are_short_and_narrow() {
        for language in Language::ALL {
            let words = Words::new(language);
            for name in [
                None,
                Some("new"),
                Some("export"),
                Some("motifs"),
                Some("repeats"),
                Some("check"),
                Some("walk"),
            ] {
                let page = page(name, &words).unwrap();
                assert!(page.lines().count() <= 40, "{language:?} {name:?}:\n{page}");
                let widest = page.lines().map(|line| line.chars().count()).max();
                assert!(widest <= Some(WIDEST), "{language:?} {name:?}:\n{page}");
            }
            assert_eq!(page(Some("nothing"), &words), None);
        }
    }
}
