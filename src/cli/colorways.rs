//! `canting colorways`
