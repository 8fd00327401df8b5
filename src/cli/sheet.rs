//! `canting sheet`
