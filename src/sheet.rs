//! Sheets of paper for the workshop: the plan of a cloth, colorways side by side, the walk of a stamp.
//!
//! **Invariant:** a sheet says nothing that the values before it do not hold; words come from the word lists.

pub mod colorways;
mod job;
mod look;
pub mod plan;
pub mod tell;
mod view;
pub mod walk;

pub use job::Job;
