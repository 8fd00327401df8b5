//! Path data of SVG, read and written, for designs and for scripts.
//!
//! Read here since an error has to tell its place: `svgtypes` tells that of what it cannot read, but not where a point
//! stands that it can read and that lies too far out, and keeps the reader of numbers below it to itself. Kurbo's stops
//! without a word at what it does not know, and bends arcs with the trigonometry of the platform.
//!
//! **Invariant:** every coordinate that comes out is within [`REACH`](super::REACH).

use std::f64::consts::{FRAC_PI_4, TAU};
use std::ops::Range;

use kurbo::{Affine, BezPath, PathEl, Point, Vec2};

use super::{Angle, is_near};

/// What is wrong with which bytes of path data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// At least one character, unless the data ends there.
    pub span: Range<usize>,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What can be wrong with path data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// No letter of a path, or one that cannot stand there.
    Command,
    /// A number is missing, or is none.
    Number,
    /// A number or a point is out of [`REACH`](super::REACH).
    Far,
    /// There are more elements than there is room for.
    Long,
}

/// Reads path data of at most `room` elements. Cost grows with its length.
///
/// # Errors
/// At the first thing that path data of SVG does not have, with its place.
pub fn read(data: &str, room: usize) -> Result<BezPath, Flaw> {
    let mut pen = Pen {
        data,
        at: 0,
        room,
        path: BezPath::new(),
        start: Point::ZERO,
        point: Point::ZERO,
        control: None,
        is_closed: false,
    };
    let mut command = None;
    while let Some(byte) = pen.peek() {
        let from = pen.at;
        if byte.is_ascii_alphabetic() {
            command = Some(byte);
            pen.at += 1;
        }
        match command {
            Some(letter @ (b'M' | b'm')) => {
                pen.draw(letter, from)?;
                // Further pairs after a move are lines.
                command = Some(if letter == b'M' { b'L' } else { b'l' });
            }
            Some(letter) if !pen.path.elements().is_empty() => {
                pen.draw(letter, from)?;
                command = Some(letter).filter(|letter| !matches!(letter, b'Z' | b'z'));
            }
            _ => return Err(pen.flaw(from, Wrong::Command)),
        }
    }
    Ok(pen.path)
}

/// Writes path data that [`read`] reads as the same path.
pub fn write(path: &BezPath) -> String {
    let point = |point: Point| format!("{},{}", number(point.x), number(point.y));
    let words = path.elements().iter().map(|element| match *element {
        PathEl::MoveTo(p) => format!("M{}", point(p)),
        PathEl::LineTo(p) => format!("L{}", point(p)),
        PathEl::QuadTo(p, q) => format!("Q{} {}", point(p), point(q)),
        PathEl::CurveTo(p, q, r) => format!("C{} {} {}", point(p), point(q), point(r)),
        PathEl::ClosePath => "Z".to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The control point that a smooth curve mirrors; a smooth curve of the other kind does not.
#[derive(Clone, Copy)]
enum Control {
    Quad(Point),
    Cubic(Point),
}

struct Pen<'a> {
    data: &'a str,
    at: usize,
    room: usize,
    path: BezPath,
    /// Where the present subpath began.
    start: Point,
    point: Point,
    control: Option<Control>,
    /// Whether the last command closed the subpath.
    is_closed: bool,
}

impl Pen<'_> {
    /// Draws one command; `from` is where it stands.
    fn draw(&mut self, letter: u8, from: usize) -> Result<(), Flaw> {
        // What is relative counts from here, all pairs of one command alike.
        let base = if letter.is_ascii_lowercase() { self.point.to_vec2() } else { Vec2::ZERO };
        let control = self.control.take();
        match letter.to_ascii_uppercase() {
            b'M' => {
                let p = self.pair(base)?;
                self.start = p;
                self.is_closed = false;
                self.push(PathEl::MoveTo(p), p, from)
            }
            b'L' => {
                let p = self.pair(base)?;
                self.line(p, from)
            }
            b'H' => {
                let p = Point::new(base.x + self.number()?, self.point.y);
                self.line(p, from)
            }
            b'V' => {
                let p = Point::new(self.point.x, base.y + self.number()?);
                self.line(p, from)
            }
            b'Q' => {
                let p = self.pair(base)?;
                self.quad(p, base, from)
            }
            b'T' => {
                let p = match control {
                    Some(Control::Quad(p)) => self.point + (self.point - p),
                    _ => self.point,
                };
                self.quad(p, base, from)
            }
            b'C' => {
                let p = self.pair(base)?;
                self.cubic(p, base, from)
            }
            b'S' => {
                let p = match control {
                    Some(Control::Cubic(p)) => self.point + (self.point - p),
                    _ => self.point,
                };
                self.cubic(p, base, from)
            }
            b'A' => self.arc(base, from),
            b'Z' => {
                let start = self.start;
                self.push(PathEl::ClosePath, start, from)?;
                self.is_closed = true;
                Ok(())
            }
            _ => Err(self.flaw(from, Wrong::Command)),
        }
    }

    fn line(&mut self, p: Point, from: usize) -> Result<(), Flaw> {
        self.push(PathEl::LineTo(p), p, from)
    }

    fn quad(&mut self, p: Point, base: Vec2, from: usize) -> Result<(), Flaw> {
        let q = self.pair(base)?;
        self.control = Some(Control::Quad(p));
        self.push(PathEl::QuadTo(p, q), q, from)
    }

    fn cubic(&mut self, p: Point, base: Vec2, from: usize) -> Result<(), Flaw> {
        let (q, r) = (self.pair(base)?, self.pair(base)?);
        self.control = Some(Control::Cubic(q));
        self.push(PathEl::CurveTo(p, q, r), r, from)
    }

    /// An elliptical arc as curves of at most an eighth of a turn each: true to 5 millionths of the radius.
    ///
    /// Seen through the inverse of its own scale and turn the ellipse is a unit circle, whose middle lies on the
    /// bisector of the two ends. When the ends are more than a diameter apart the radii grow until they reach.
    fn arc(&mut self, base: Vec2, from: usize) -> Result<(), Flaw> {
        let radii = Vec2::new(self.number()?.abs(), self.number()?.abs());
        let tilt = Angle::degrees(self.number()? % 360.0);
        let (is_large, is_clockwise) = (self.flag()?, self.flag()?);
        let end = self.pair(base)?;
        if end == self.point {
            return Ok(());
        }
        // Thinner than a nanometer it is a line, and its inverse would leave the numbers.
        if radii.x.min(radii.y) < 1e-6 {
            return self.line(end, from);
        }
        let shape = super::turn(tilt) * Affine::scale_non_uniform(radii.x, radii.y);
        let back = shape.inverse();
        let (a, b) = (back * self.point, back * end);
        let half = (b - a) / 2.0;
        // So is an arc that is lost in its ellipse.
        if half.hypot2() < 1e-24 {
            return self.line(end, from);
        }
        let reach = half.hypot2().sqrt().max(1.0);
        let side = if is_large == is_clockwise { -1.0 } else { 1.0 };
        let rise = side * (reach * reach / half.hypot2() - 1.0).max(0.0).sqrt();
        let middle = a.midpoint(b) + rise * Vec2::new(-half.y, half.x);
        let ellipse = shape * Affine::translate(middle.to_vec2()) * Affine::scale(reach);
        let first = Angle::of(a - middle).to_radians();
        let turn = (Angle::of(b - middle).to_radians() - first).rem_euclid(TAU);
        let sweep = if is_clockwise { turn } else { turn - TAU };
        self.curves(ellipse, [first, sweep], end, from)
    }

    /// Curves along the unit circle seen through `ellipse`, from an angle and for an angle, up to `end`.
    fn curves(
        &mut self,
        ellipse: Affine,
        [first, sweep]: [f64; 2],
        end: Point,
        from: usize,
    ) -> Result<(), Flaw> {
        let count = (sweep.abs() / FRAC_PI_4).ceil().max(1.0);
        let step = sweep / count;
        // The classic handle of a circle's curve: 4/3 tan(step / 4).
        let handle = 4.0 / 3.0 * libm::tan(step / 4.0);
        let mut turned = 0.0;
        while turned < count {
            let here = Angle::radians(first + turned * step).unit();
            turned += 1.0;
            let there = Angle::radians(first + turned * step).unit();
            let p = ellipse * (here + handle * Vec2::new(-here.y, here.x)).to_point();
            let q = ellipse * (there - handle * Vec2::new(-there.y, there.x)).to_point();
            let r = if turned < count { ellipse * there.to_point() } else { end };
            self.push(PathEl::CurveTo(p, q, r), r, from)?;
        }
        Ok(())
    }

    /// Adds an element that ends at `end`.
    fn push(&mut self, element: PathEl, end: Point, from: usize) -> Result<(), Flaw> {
        let is_within = match element {
            PathEl::MoveTo(p) | PathEl::LineTo(p) => is_near(p),
            PathEl::QuadTo(p, q) => is_near(p) && is_near(q),
            PathEl::CurveTo(p, q, r) => is_near(p) && is_near(q) && is_near(r),
            PathEl::ClosePath => true,
        };
        if !is_within {
            return Err(self.flaw(from, Wrong::Far));
        }
        // A subpath that goes on after it was closed begins anew where it began.
        if self.is_closed && element != PathEl::ClosePath {
            self.path.move_to(self.start);
            self.is_closed = false;
        }
        self.path.push(element);
        self.point = end;
        if self.path.elements().len() > self.room {
            return Err(Flaw { span: from..self.at, wrong: Wrong::Long });
        }
        Ok(())
    }

    fn pair(&mut self, base: Vec2) -> Result<Point, Flaw> {
        Ok(Point::new(self.number()?, self.number()?) + base)
    }

    /// A number, after blanks and at most one comma.
    fn number(&mut self) -> Result<f64, Flaw> {
        self.separator();
        let from = self.at;
        self.skip_if(|byte| matches!(byte, b'+' | b'-'));
        let whole = self.digits();
        let point = self.skip_if(|byte| byte == b'.');
        let part = if point { self.digits() } else { 0 };
        if whole + part == 0 {
            return Err(self.flaw(from, Wrong::Number));
        }
        if self.skip_if(|byte| matches!(byte, b'e' | b'E')) {
            self.skip_if(|byte| matches!(byte, b'+' | b'-'));
            if self.digits() == 0 {
                return Err(self.flaw(from, Wrong::Number));
            }
        }
        let number = self.data[from..self.at].parse();
        let number = number.map_err(|_no_number| self.flaw(from, Wrong::Number))?;
        if f64::abs(number) <= super::REACH { Ok(number) } else { Err(self.flaw(from, Wrong::Far)) }
    }

    /// A flag of an arc: one digit, which may touch what follows.
    fn flag(&mut self) -> Result<bool, Flaw> {
        self.separator();
        let flag = match self.byte() {
            Some(b'0') => false,
            Some(b'1') => true,
            _ => return Err(self.flaw(self.at, Wrong::Number)),
        };
        self.at += 1;
        Ok(flag)
    }

    fn separator(&mut self) {
        if self.peek() == Some(b',') {
            self.at += 1;
            self.peek();
        }
    }

    /// The next byte that is not blank; everything before it is passed.
    fn peek(&mut self) -> Option<u8> {
        while self.skip_if(|byte| byte.is_ascii_whitespace()) {}
        self.byte()
    }

    fn byte(&self) -> Option<u8> {
        self.data.as_bytes().get(self.at).copied()
    }

    fn digits(&mut self) -> usize {
        let from = self.at;
        while self.skip_if(|byte| byte.is_ascii_digit()) {}
        self.at - from
    }

    fn skip_if(&mut self, wanted: impl Fn(u8) -> bool) -> bool {
        let is_wanted = self.byte().is_some_and(wanted);
        self.at += usize::from(is_wanted);
        is_wanted
    }

    /// What stands from `from` to here, one character at least, is wrong.
    fn flaw(&self, from: usize, wrong: Wrong) -> Flaw {
        let next = self.data[from..].chars().next().map_or(0, char::len_utf8);
        Flaw { span: from..self.at.max(from + next), wrong }
    }
}

/// A number as short as it can be read again: whole numbers without a point.
pub fn number(value: f64) -> String {
    // Above 2^53 a whole number no longer stands for itself alone, and far above not for an integer of TOML.
    if value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0 {
        // Adding 0 turns -0 into 0.
        format!("{:.0}", value + 0.0)
    } else {
        format!("{value:?}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_read() {
        let written = |data| write(&read(data, 100).unwrap());
        let data = "M1-2l.5.5 1e1,0 H0v2 Q1 1 2 2T4 4c0 1 1 1 1 0s1-1 1 0zl1,0m1 1Z";
        let wanted = "M1,-2 L1.5,-1.5 L11.5,-1.5 L0,-1.5 L0,0.5 Q1,1 2,2 Q3,3 4,4 C4,5 5,5 5,4 \
                      C5,3 6,3 6,4 Z M1,-2 L2,-2 M3,-1 Z";
        assert_eq!(written(data), wanted);
        assert_eq!(written(wanted), wanted);
        // Flags of arcs may touch what follows.
        assert_eq!(written("M0 0a5 5 0 0110 0"), written("M0,0 A5,5,0,0,1,10,0"));
    }

    #[test]
    fn arcs_lie_on_their_circle() {
        let circle = read("M10 0A10 10 0 1 1 -10 0A10 10 0 0 1 10 0", 100).unwrap();
        for point in &crate::geom::flat::flatten(&circle, 1e-4)[0].points {
            assert!((super::super::length(point.to_vec2()) - 10.0).abs() < 1e-4, "{point:?}");
        }
    }

    #[test]
    fn a_flaw_has_its_place() {
        let found = |data| read(data, 4).map_err(|flaw| (flaw.span, flaw.wrong)).unwrap_err();
        assert_eq!(found("L0 0"), (0..1, Wrong::Command));
        assert_eq!(found("M0 0 é"), (5..7, Wrong::Number));
        assert_eq!(found("M0 0z5 5"), (5..6, Wrong::Command));
        assert_eq!(found("M0 0 L1"), (7..7, Wrong::Number));
        assert_eq!(found("M0 0 L1 nan"), (8..9, Wrong::Number));
        assert_eq!(found("M0 0 L1e+ 2"), (6..9, Wrong::Number));
        assert_eq!(found("M0 0 A1 1 0 2 0 1 1"), (12..13, Wrong::Number));
        assert_eq!(found("M0 0 L2e6 2"), (6..9, Wrong::Far));
        assert_eq!(found("M0 0 L1e999 2"), (6..11, Wrong::Far));
        assert_eq!(found("M9e5 0 l9e5 0"), (7..13, Wrong::Far));
        assert_eq!(found("M0 0 1 1 2 2 3 3 4 4"), (17..20, Wrong::Long));
    }
}
