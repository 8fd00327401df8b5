//! `canting plan`: how a colorway of baths is dyed, in words, as JSON, as a sheet for the workshop, and as the cloth
//! after any step.
//!
//! **Invariant:** text, JSON, sheet and pictures tell of the same plan.

use std::path::Path;

use crate::cli::args::PlanArgs;
use crate::cli::failure::{Answer, Failure};
use crate::cli::opened::{self, Opened};
use crate::cli::output::Output;
use crate::cli::report;
use crate::notice::Message;
use crate::sheet::Job;
use crate::sheet::tell;
use crate::words::{self, Words};
use crate::workspace::Planned;

mod json;
mod step;

use json::PlanJson;

/// Plans a colorway; `motifs` is the folder of `--motifs`.
pub(super) fn plan(
    args: &PlanArgs,
    motifs: Option<&Path>,
    words: &Words,
) -> Result<Answer, Failure> {
    if args.step.is_some() && args.out.is_none() && !args.json {
        return Err(Failure::usage(Message::new("plan-step-no-picture")));
    }
    if let Some(out) = &args.out {
        step::check(args, out)?;
    }
    let mut opened = opened::open(&args.file, motifs)?;
    opened.expect_tile(args.cloth)?;
    let path = args.file.display().to_string();
    let index = colorway(&mut opened, args.colorway.as_deref(), &path)?;
    let evaluated = opened.evaluated.clone();
    let planned = Planned::of(&evaluated, index, words)
        .map_err(|message| opened.failure(message.with("path", path.as_str())))?;
    opened.notices.clone_from(&planned.notices);
    let job = planned.job(args.cloth);
    let mut text = match (&args.out, args.json) {
        (Some(out), _) => {
            let output = Output { out, sources: &opened.sources };
            let made = step::made(args, &job, output, words);
            let (message, told) = made.map_err(|failure| opened.failure(failure))?;
            opened.notices.extend(told);
            words.say(&message) + "\n"
        }
        (None, false) => told_in_words(&job, words),
        (None, true) => String::new(),
    };
    let notices = opened.notices;
    if args.json {
        text = report::json(&PlanJson::new(&path, &job, &notices, words))?;
        return Ok(Answer { is_whole: !planned.is_lacking(), ..Answer::new(text) });
    }
    Ok(report::answered(text, notices))
}

/// The colorway that is asked for, or the first one of dye baths.
fn colorway(opened: &mut Opened, name: Option<&str>, path: &str) -> Result<usize, Failure> {
    if name.is_some() {
        let found = opened.colored(name)?;
        return found.ok_or_else(|| opened.failure(Message::new("colorway-none")));
    }
    let found = opened.evaluated.first_dyed();
    let found = found.ok_or_else(|| Message::new("plan-no-colorway").with("path", path));
    let index = found.map_err(|message| opened.failure(message))?;
    opened.notices.extend_from_slice(opened.evaluated.notices_of(index));
    Ok(index)
}

/// The plan as a person reads it in a terminal.
fn told_in_words(job: &Job<'_>, words: &Words) -> String {
    let Job { plan, fabric, .. } = job;
    let recipe = plan.recipe();
    let heading =
        |name: &str| format!("\n{}\n", words.text("plan-heading", Some(name)).unwrap_or_default());
    let mut text = words.say(&tell::title(job)) + "\n";
    text += &(words.say(&tell::chain(recipe, words)) + "\n");
    text += &heading("baths");
    for (at, dyebath) in recipe.baths().iter().enumerate().filter(|(at, _)| recipe.is_used(*at)) {
        text += &format!("  {}\n", words.say(&tell::bath(at, dyebath, words)));
        let how = tell::recipe(job, at, words);
        text.extend(how.map(|how| format!("      {}\n", words::shown(&how))));
    }
    text += &heading("colors");
    for outcome in recipe.outcomes() {
        let message = Message::new("plan-color")
            .with("color", outcome.color.to_string())
            .with("share", tell::outcome_share(&outcome, fabric))
            .with("baths", tell::reached(outcome.reach, words))
            .with("parts", tell::listed(&outcome.parts));
        text += &format!("  {}\n", words.say(&message));
    }
    text += &heading("steps");
    for (at, step) in plan.steps().iter().enumerate() {
        let sentence = words.say(&tell::step(job, at, words));
        text += &format!("  {:>2} {:<9} {sentence}\n", at + 1, step.craft.word());
    }
    text += &heading("wax");
    for stage in plan.stages() {
        text += &format!("  {}\n", words.say(&tell::stage(&stage, fabric)));
    }
    text += &format!("  {}\n", words.say(&tell::removals(plan)));
    text += &heading("needs");
    for message in tell::needs(job, words).into_iter().chain([tell::assumed()]) {
        text += &format!("  {}\n", words.say(&message));
    }
    text += &heading("shopping");
    for (name, amount) in tell::shopping(job, words) {
        text += &format!("  {amount:>8}  {}\n", words::shown(&name));
    }
    text += &heading("safety");
    for line in tell::safety(job, words) {
        text += &format!("  {}\n", words::shown(&line));
    }
    text += &heading("sources");
    for line in tell::sources(job, words) {
        text += &format!("  {}\n", words::shown(&line));
    }
    let closing = ["plan-estimated", "plan-honest"].map(|key| words.say(&Message::new(key)));
    format!("{text}\n{}\n", closing.join("\n"))
}
