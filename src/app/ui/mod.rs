//! The window's own widgets, one idea a file.
//!
//! They know nothing of designs: plain values come in, what was done comes out. Every one says its role, label and
//! value, is reached by `Tab`, and takes its looks from [`Theme`](super::theme::Theme) alone. Numbers are shown by
//! `Style::number_formatter`, which has the decimal sign of the language.

#![expect(dead_code, unused_imports, reason = "the set is made before all of its users")]
#![expect(clippy::fn_params_excessive_bools, reason = "a builder tells by a bool what is the case")]

mod bath;
mod button;
mod callout;
mod chips;
mod cloth_card;
mod field;
mod heads;
mod hint;
mod icon_button;
mod job_card;
mod layer_row;
mod menu;
mod message;
mod nav_row;
mod number;
pub(crate) mod paint;
mod picture_choice;
mod pills;
mod roving;
mod ruler;
mod segment;
mod setting;
mod split_button;
mod step_scrubber;
mod switch;
mod text_field;
mod tip;
mod turned;

#[cfg(test)]
mod tests;

pub(crate) use bath::{BathRail, Dipped, bath_dot};
pub(crate) use button::Button;
pub(crate) use callout::{Callout, Pill, callout_head, floating, pill};
pub(crate) use chips::Chips;
pub(crate) use cloth_card::{ClothCard, add_card};
pub(crate) use field::{Field, Stepper};
pub(crate) use heads::{divider, panel_header, section_head, section_head_tagged, tag};
pub(crate) use hint::{hint_line, key_cap};
pub(crate) use icon_button::IconButton;
pub(crate) use job_card::JobCard;
pub(crate) use layer_row::{Dropped, LayerRow, RowResponse};
pub(crate) use menu::{MenuButton, MenuRow, Select, context_menu_of, menu_line, menu_of};
pub(crate) use message::{Answer, Message, Tone};
pub(crate) use nav_row::NavRow;
pub(crate) use number::{Number, Reader, read};
pub(crate) use paint::Picture;
pub(crate) use picture_choice::{Choice, PictureChoice, Pointed};
pub(crate) use pills::{picture_pill, preset, status_chip};
pub(crate) use ruler::{Ruler, ruler_corner};
pub(crate) use segment::Segment;
pub(crate) use setting::{Label, Setting, row};
pub(crate) use split_button::{SplitButton, split_tool};
pub(crate) use step_scrubber::{StepScrubber, play_button, scrubber_id};
pub(crate) use switch::Switch;
pub(crate) use text_field::TextField;
pub(crate) use tip::tip;
pub(crate) use turned::Turned;
