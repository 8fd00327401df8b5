//! The files of a plan: the sheet, and the cloth after a step.

use std::path::Path;

use crate::cli::args::PlanArgs;
use crate::cli::export::{self, Cloth, Order};
use crate::cli::failure::Failure;
use crate::cli::sheet::{self, Format};
use crate::export::Look;
use crate::files::Sources;
use crate::notice::{Message, Notice};
use crate::paper::Paper;
use crate::sheet::{Job, plan};
use crate::words::Words;
use crate::workspace::pages::lacking;

/// Refuses a name that asks for what is not written, before any work is done.
pub(super) fn check(args: &PlanArgs, out: &Path) -> Result<(), Failure> {
    match args.step {
        Some(_) => export::Format::of(out).map(drop),
        None => format(out).map(drop),
    }
}

/// The format of a sheet that is printed.
fn format(out: &Path) -> Result<Format, Failure> {
    match Format::of(out) {
        Some(format @ (Format::Pdf | Format::Svg)) => Ok(format),
        Some(Format::Png) | None => {
            let path = out.display().to_string();
            Err(Failure::usage(Message::new("write-unknown-plan").with("path", path)))
        }
    }
}

/// Writes the sheet; adds what there is to tell of it.
pub(super) fn sheet(
    job: &Job<'_>,
    paper: Paper,
    (out, sources): (&Path, &Sources),
    (notices, words): (&mut Vec<Notice>, &Words),
) -> Result<Message, Failure> {
    let document = plan::pages(job, paper, words);
    sheet::write(&document, format(out)?, (out, sources))?;
    notices.extend(lacking(&document));
    let message = Message::new("plan-made").with("path", out.display().to_string());
    Ok(message.with("pages", document.pages.len()).with("paper", paper.name()))
}

/// Draws the cloth after so many steps.
pub(super) fn draw(
    args: &PlanArgs,
    job: &Job<'_>,
    step: usize,
    (out, sources): (&Path, &Sources),
    words: &Words,
) -> Result<Message, Failure> {
    let steps = job.plan.steps();
    let path = out.display().to_string();
    if step > steps.len() {
        let message = Message::new("plan-no-step").with("step", step);
        return Err(Failure::usage(message.with("count", steps.len())));
    }
    let order =
        Order { cloth: args.cloth, dpi: args.dpi.unwrap_or(export::DPI), ..Order::default() };
    let moment = job.plan.after(step);
    let cloth = Cloth { repeat: job.repeat, look: Look::from(&moment), order: &order, sources };
    cloth.write(job.design, out, &mut Vec::new(), words)?;
    Ok(match step.checked_sub(1) {
        None => Message::new("plan-washed").with("path", path),
        Some(last) => Message::new("plan-drawn")
            .with("path", path)
            .with("step", step)
            .with("craft", steps[last].craft.word()),
    })
}
