//! Path data of SVG, read and written.
//!
//! Kurbo reads path data too, but it takes any letter and any number, stops without a word at what it does not know,
//! and bends arcs with the trigonometry of the platform. A design comes from outside and looks the same everywhere.
//!
//! **Invariant:** every coordinate that comes out is within [`limits::REACH`].

use std::f64::consts::{FRAC_PI_4, TAU};
use std::ops::Range;

use kurbo::{Affine, BezPath, PathEl, Point, Vec2};

use crate::design::limits;
use crate::geom::{self, Angle};
use crate::notice::Message;

/// What is wrong with which bytes of the path data.
pub(super) type Flaw = (Range<usize>, Message);

/// Reads path data of at most `room` elements.
pub(super) fn parse(data: &str, room: usize) -> Result<BezPath, Flaw> {
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
            _ => return Err(pen.flaw(from, "file-path-command")),
        }
    }
    Ok(pen.path)
}

/// The flaw of more elements than all paths together may have.
pub(super) fn too_long(span: Range<usize>) -> Flaw {
    (span, Message::new("file-path-too-long").with("max", limits::ELEMENTS))
}

/// Writes path data that [`parse`] reads as the same path.
pub(super) fn write(path: &BezPath) -> String {
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
            _ => Err(self.flaw(from, "file-path-command")),
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
        let shape = geom::turn(tilt) * Affine::scale_non_uniform(radii.x, radii.y);
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
        let near = |p: Point| limits::REACH.contains(&p.x) && limits::REACH.contains(&p.y);
        let is_near = match element {
            PathEl::MoveTo(p) | PathEl::LineTo(p) => near(p),
            PathEl::QuadTo(p, q) => near(p) && near(q),
            PathEl::CurveTo(p, q, r) => near(p) && near(q) && near(r),
            PathEl::ClosePath => true,
        };
        if !is_near {
            return Err(self.too_far(from));
        }
        // A subpath that goes on after it was closed begins anew where it began.
        if self.is_closed && element != PathEl::ClosePath {
            self.path.move_to(self.start);
            self.is_closed = false;
        }
        self.path.push(element);
        self.point = end;
        if self.path.elements().len() > self.room {
            return Err(too_long(from..self.at));
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
            return Err(self.flaw(from, "file-path-number"));
        }
        if self.skip_if(|byte| matches!(byte, b'e' | b'E')) {
            self.skip_if(|byte| matches!(byte, b'+' | b'-'));
            if self.digits() == 0 {
                return Err(self.flaw(from, "file-path-number"));
            }
        }
        let number = self.data[from..self.at].parse();
        let number = number.map_err(|_no_number| self.flaw(from, "file-path-number"))?;
        if limits::REACH.contains(&number) { Ok(number) } else { Err(self.too_far(from)) }
    }

    /// A flag of an arc: one digit, which may touch what follows.
    fn flag(&mut self) -> Result<bool, Flaw> {
        self.separator();
        let flag = match self.byte() {
            Some(b'0') => false,
            Some(b'1') => true,
            _ => return Err(self.flaw(self.at, "file-path-number")),
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

    fn too_far(&self, from: usize) -> Flaw {
        let (span, message) = self.flaw(from, "file-path-far");
        (span, message.with("max", *limits::REACH.end()))
    }

    /// What stands from `from` to here, one character at least, is wrong.
    fn flaw(&self, from: usize, key: &'static str) -> Flaw {
        let next = self.data[from..].chars().next().map_or(0, char::len_utf8);
        (from..self.at.max(from + next), Message::new(key))
    }
}

/// A number as short as it can be read again: whole numbers without a point.
pub(super) fn number(value: f64) -> String {
    // Above 2^53 a whole number no longer stands for itself alone, and far above not for an integer of TOML.
    if value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0 {
        // Adding 0 turns -0 into 0.
        format!("{:.0}", value + 0.0)
    } else {
        format!("{value:?}")
    }
}
