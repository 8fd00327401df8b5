//! All widgets on one sheet.
