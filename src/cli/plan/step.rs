//! The files of a plan: the sheet, and the cloth after a step.

use std::path::Path;

use crate::cli::args::PlanArgs;
use crate::cli::export::{self, Cloth, Order};
use crate::cli::failure::Failure;
use crate::cli::sheet::{self, Format};
use crate::notice::Message;
use crate::sheet::plan::{self, Job};
use crate::words::Words;

/// Writes the sheet.
pub(super) fn sheet(job: &Job<'_>, out: &Path, words: &Words) -> Result<Message, Failure> {
    let path = out.display().to_string();
    let format = match Format::of(out) {
        Some(format @ (Format::Pdf | Format::Svg)) => format,
        Some(Format::Png) | None => {
            return Err(Failure::usage(Message::new("write-unknown-plan").with("path", path)));
        }
    };
    let document = plan::pages(job, words);
    sheet::write(&document, format, out)?;
    Ok(Message::new("plan-made").with("path", path).with("pages", document.pages.len()))
}

/// Draws the cloth after so many steps.
pub(super) fn draw(
    args: &PlanArgs,
    job: &Job<'_>,
    step: usize,
    out: &Path,
    words: &Words,
) -> Result<Message, Failure> {
    let steps = job.plan.steps();
    let path = out.display().to_string();
    if step > steps.len() {
        let message = Message::new("plan-no-step").with("step", step);
        return Err(Failure::usage(message.with("count", steps.len())));
    }
    let order = Order {
        cloth: args.cloth,
        dpi: args.dpi.unwrap_or(export::DPI),
        ..Order::default()
    };
    let cloth = Cloth { repeat: job.repeat, look: &job.plan.after(step), order: &order };
    cloth.write(job.design, out, &mut Vec::new(), words)?;
    Ok(match step.checked_sub(1) {
        None => Message::new("plan-washed").with("path", path),
        Some(last) => Message::new("plan-drawn")
            .with("path", path)
            .with("step", step)
            .with("craft", steps[last].craft.word()),
    })
}
