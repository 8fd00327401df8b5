//! Sums of lengths as style sheets write them: `calc(2px * 2)`.
//!
//! **Invariant:** what is not understood has no value, as if it had not been said.

use std::str::FromStr as _;

use svgtypes::Length;

use super::page::pixels;

/// Brackets within brackets.
const MOST_DEPTH: usize = 16;

/// `value` with every `calc()` in it worked out in CSS pixels; none if one is not understood.
pub(super) fn worked_out(value: &str) -> Option<String> {
    let mut whole = String::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once("calc") {
        whole.push_str(before);
        let mut sum = Sum { rest: after, depth: 0 };
        let number = sum.factor()?;
        if !number.is_finite() {
            return None;
        }
        whole.push_str(&number.to_string());
        rest = sum.rest;
    }
    whole.push_str(rest);
    Some(whole)
}

/// A sum that is being read.
struct Sum<'a> {
    rest: &'a str,
    depth: usize,
}

impl Sum<'_> {
    /// Whether `sign` comes next; then it is read.
    fn takes(&mut self, sign: char) -> bool {
        let after = self.rest.trim_start().strip_prefix(sign);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    fn sum(&mut self) -> Option<f64> {
        let mut sum = self.product()?;
        loop {
            if self.takes('+') {
                sum += self.product()?;
            } else if self.takes('-') {
                sum -= self.product()?;
            } else {
                return Some(sum);
            }
        }
    }

    fn product(&mut self) -> Option<f64> {
        let mut product = self.factor()?;
        loop {
            if self.takes('*') {
                product *= self.factor()?;
            } else if self.takes('/') {
                product /= self.factor()?;
            } else {
                return Some(product);
            }
        }
    }

    fn factor(&mut self) -> Option<f64> {
        let inner = self.rest.trim_start();
        let inner = inner.strip_prefix("calc").unwrap_or(inner);
        if inner.starts_with('(') {
            self.rest = inner;
            self.depth += 1;
            if self.depth > MOST_DEPTH || !self.takes('(') {
                return None;
            }
            let sum = self.sum()?;
            self.depth -= 1;
            return self.takes(')').then_some(sum);
        }
        // A sign belongs to the number; within a number it follows an `e` only.
        let mut before = ' ';
        let end = inner.char_indices().find(|(at, letter)| {
            let is_sign = matches!(letter, '+' | '-') && (*at == 0 || before == 'e');
            before = *letter;
            !(letter.is_ascii_alphanumeric() || matches!(letter, '.' | '%') || is_sign)
        });
        let (length, rest) = inner.split_at(end.map_or(inner.len(), |(at, _)| at));
        self.rest = rest;
        pixels(Length::from_str(length).ok()?, None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_worked_out() {
        for (value, expected) in [
            ("calc(2px * 2)", Some("4")),
            ("calc( (1in - 6px)/9 + -2 )", Some("8")),
            ("1 calc(1 + calc(2*1e1)) 3", Some("1 21 3")),
            ("red", Some("red")),
            ("calc(100% - 2px)", None),
            ("calc(1 / 0)", None),
            ("calc(1 +", None),
            ("calc", None),
        ] {
            assert_eq!(worked_out(value).as_deref(), expected, "{value}");
        }
        assert_eq!(worked_out(&format!("calc{}", "(".repeat(100_000))), None);
    }
}
