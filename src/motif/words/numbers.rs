//! Arithmetic that is the same on every machine, with angles in degrees.

use rhai::Engine;

use super::words;
use crate::geom::Angle;

pub(super) fn register(engine: &mut Engine) {
    constants(engine);
    // Whole numbers divide to fractions; `div` is for those who want the whole part.
    engine.register_fn("/", |a: i64, b: i64| a as f64 / b as f64);
    engine.register_fn("div", |a: i64, b: i64| a.checked_div_euclid(b).unwrap_or(0));
    engine.register_fn("**", |a: f64, b: f64| libm::pow(a, b));
    engine.register_fn("**", |a: f64, b: i64| libm::pow(a, b as f64));
    engine.register_fn("whole", |a: f64| {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "clamped to numbers that both kinds hold exactly"
        )]
        let whole = a.round().clamp(-1e15, 1e15) as i64;
        whole
    });
    engine.register_fn("whole", |a: i64| a);
    engine.register_fn("even", |a: i64| a % 2 == 0);
    words! { engine;
        "sin" => |angle| Angle::degrees(angle).sin();
        "cos" => |angle| Angle::degrees(angle).cos();
        "tan" => |angle| Angle::degrees(angle).sin() / Angle::degrees(angle).cos();
        "atan" => |y, x| Angle::radians(libm::atan2(y, x)).to_degrees();
        "sqrt" => |a| a.max(0.0).sqrt();
        "pow" => |a, b| libm::pow(a, b);
        "exp" => |a| libm::exp(a);
        "ln" => |a| libm::log(a);
        "abs" => |a| a.abs();
        "floor" => |a| a.floor();
        "ceil" => |a| a.ceil();
        "round" => |a| a.round();
        "min" => |a, b| a.min(b);
        "max" => |a, b| a.max(b);
        "clamp" => |a, low, high| a.max(low).min(high);
        "mix" => |a, b, t| a + (b - a) * t;
        "hypot" => |a, b| (a * a + b * b).sqrt();
    }
}

fn constants(engine: &mut Engine) {
    engine.register_fn("pi", || std::f64::consts::PI);
}
