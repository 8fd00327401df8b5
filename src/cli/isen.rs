//! `canting isen`: the ornaments that fill a ground, and what can be asked of them.
//!
//! **Invariant:** everything told about an isen comes from the isen itself.

use serde::Serialize;

use crate::cli::args::IsenArgs;
use crate::cli::failure::{Answer, Failure};
use crate::cli::params::{self, Both, ParamJson};
use crate::cli::report;
use crate::isen::{self, ISEN, Isen};
use crate::notice::{self, Message};
use crate::words::Words;

/// Lists the isen, or tells about one.
pub(super) fn isen(args: &IsenArgs, words: &Words) -> Result<Answer, Failure> {
    let Some(name) = &args.isen else {
        let text = if args.json {
            report::json(&ISEN.iter().map(|isen| Card::new(isen)).collect::<Vec<_>>())?
        } else {
            list(words)
        };
        return Ok(Answer::new(text));
    };
    let isen = isen::find(name).ok_or_else(|| unknown(name))?;
    Ok(Answer::new(if args.json { report::json(&Card::new(isen))? } else { page(isen, words) }))
}

/// What an isen says about itself, as a program reads it.
#[derive(Clone, Debug, Serialize)]
struct Card {
    name: &'static str,
    label: Both,
    synonyms: &'static [&'static str],
    params: Vec<ParamJson>,
}

impl Card {
    fn new(isen: &Isen) -> Self {
        Self {
            name: isen.name,
            label: Both::new(&isen.label()),
            synonyms: isen.synonyms,
            params: isen.params().iter().map(ParamJson::new).collect(),
        }
    }
}

fn unknown(name: &str) -> Message {
    let names: Vec<&str> = ISEN.iter().map(|isen| isen.name).collect();
    Message::new("isen-unknown")
        .with("name", name)
        .with("near", notice::nearest(name, &names).unwrap_or_default())
}

fn list(words: &Words) -> String {
    let widest = ISEN.iter().map(|isen| isen.name.chars().count()).max().unwrap_or_default();
    let line = |isen: &&Isen| format!("{:widest$}  {}\n", isen.name, label(isen, words));
    ISEN.iter().map(line).collect()
}

fn page(isen: &Isen, words: &Words) -> String {
    let settings = params::section(&isen.params(), words);
    format!("{}: {}\n{settings}", isen.name, label(isen, words))
}

fn label(isen: &Isen, words: &Words) -> String {
    Both::new(&isen.label()).said(words.language()).to_owned()
}
