//! How exactly numbers are told: nobody measures a thousandth of a bath.
//!
//! **Invariant:** what is rounded is no farther off than half of the last digit, and never a negative 0.

/// With one decimal.
pub fn tenth(number: f64) -> f64 {
    to(10.0, number)
}

/// With two decimals.
pub fn hundredth(number: f64) -> f64 {
    to(100.0, number)
}

/// With three decimals: of millimeters, a micrometer.
pub fn thousandth(number: f64) -> f64 {
    to(1000.0, number)
}

/// A share as percent with one decimal.
pub fn percent(share: f64) -> f64 {
    (share * 1000.0).round() / 10.0 + 0.0
}

/// A share as whole percent.
pub fn whole_percent(share: f64) -> f64 {
    (share * 100.0).round() + 0.0
}

fn to(parts: f64, number: f64) -> f64 {
    (number * parts).round() / parts + 0.0
}
