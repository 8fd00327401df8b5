//! The files of a plan: the sheet, and the cloth after a step.

use std::path::Path;

use crate::cli::args::PlanArgs;
use crate::cli::failure::Failure;
use crate::cli::output::{Output, cloth_format};
use crate::export::paper::PageFormat;
use crate::export::{ClothOptions, Look};
use crate::notice::{Message, Notice};
use crate::sheet::{Job, plan};
use crate::words::Words;
use crate::workspace::pages::{self, lacking};

/// Refuses a name that asks for what is not written, before any work is done.
pub(super) fn check(args: &PlanArgs, out: &Path) -> Result<(), Failure> {
    match args.step {
        Some(_) => cloth_format(out).map(drop),
        None => format(out).map(drop),
    }
}

/// The format of a sheet that is printed.
fn format(out: &Path) -> Result<PageFormat, Failure> {
    match PageFormat::of(out) {
        Some(format @ (PageFormat::Pdf | PageFormat::Svg)) => Ok(format),
        Some(PageFormat::Png) | None => {
            let path = out.display().to_string();
            Err(Failure::usage(Message::new("write-unknown-plan").with("path", path)))
        }
    }
}

/// Makes the file that is asked for; comes back with what to say of it, and what there is to tell.
pub(super) fn made(
    args: &PlanArgs,
    job: &Job<'_>,
    output: Output<'_>,
    words: &Words,
) -> Result<(Message, Option<Notice>), Failure> {
    match args.step {
        Some(step) => Ok((draw(args, job, step, output, words)?, None)),
        None => sheet(args, job, output, words),
    }
}

/// Writes the sheet.
fn sheet(
    args: &PlanArgs,
    job: &Job<'_>,
    output: Output<'_>,
    words: &Words,
) -> Result<(Message, Option<Notice>), Failure> {
    let paper = args.paper.unwrap_or_default();
    let document = plan::pages(job, paper, words);
    output.pages(&document, format(output.out)?, pages::DPI)?;
    let message = Message::new("plan-made").with("path", output.out.display().to_string());
    let message = message.with("pages", document.pages.len()).with("paper", paper.name());
    Ok((message, lacking(&document)))
}

/// Draws the cloth after so many steps.
fn draw(
    args: &PlanArgs,
    job: &Job<'_>,
    step: usize,
    output: Output<'_>,
    words: &Words,
) -> Result<Message, Failure> {
    let steps = job.plan.steps();
    if step > steps.len() {
        let message = Message::new("plan-no-step").with("step", step);
        return Err(Failure::usage(message.with("count", steps.len())));
    }
    let usual = ClothOptions::new(cloth_format(output.out)?);
    let dpi = args.dpi.unwrap_or(usual.dpi);
    let title = job.design.to_owned();
    let options = ClothOptions { cloth: args.cloth, dpi, title, ..usual };
    output.cloth(job.repeat, &Look::from(&job.plan.after(step)), &options, words)?;
    let path = output.out.display().to_string();
    Ok(match step.checked_sub(1) {
        None => Message::new("plan-washed").with("path", path),
        Some(last) => Message::new("plan-drawn")
            .with("path", path)
            .with("step", step)
            .with("craft", steps[last].craft.word()),
    })
}
