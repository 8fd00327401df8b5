//! L-systems: a word that grows by rules, and a turtle that walks it.
//!
//! The word is never written out: rules are opened where the turtle meets them, so depth costs no memory.
//! Prusinkiewicz and Lindenmayer, "The algorithmic beauty of plants" (1990).
//!
//! | symbol | does |
//! |---|---|
//! | `F` | draws one step forward |
//! | `f` | goes one step without drawing |
//! | `+` `-` | turns clockwise, counterclockwise |
//! | `\|` | turns about |
//! | `!` | makes steps shorter, by `scale` |
//! | `[` `]` | begins a branch, goes back to where it began |
//! | other small letters, `@` | mark a place, for a leaf or flower |
//! | other capitals | do nothing but grow by their rule |
//!
//! **Invariant:** the work ends at the limit given, whatever the rules.

use std::collections::BTreeMap;

use kurbo::{BezPath, Point};

use crate::geom::flat::Ends;
use crate::geom::smooth::through;
use crate::geom::{Angle, distance};

use super::are_sane;
use super::vine::Sprout;

/// A plant to be grown.
#[derive(Clone, Debug, PartialEq)]
pub struct Growth {
    /// The word to begin with.
    pub axiom: String,
    /// What becomes of a symbol each time; symbols without a rule stay.
    pub rules: BTreeMap<char, String>,
    /// How many times rules are applied, up to 32.
    pub depth: u32,
    /// The first step, millimeters.
    pub step: f64,
    /// How much `+` and `-` turn, degrees.
    pub angle: f64,
    /// How much `!` shortens steps, and every branch against its stem: 1 keeps them.
    pub scale: f64,
    /// How much turns and steps vary by chance: 0 not at all, 0.2 like a plant.
    pub jitter: f64,
}

/// A plant.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plant {
    /// Center lines, each a stem or branch as far as it goes in one stroke, smooth through the turtle's steps.
    pub stems: Vec<BezPath>,
    /// Marked places, with the letter that marked them.
    pub places: Vec<(char, Sprout)>,
    /// How many symbols were read, rules included.
    pub symbols: usize,
}

/// Why a plant did not grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooLarge {
    /// It has more symbols than the limit.
    Symbols,
    /// A step or an angle is not a number that can be drawn.
    Numbers,
}

/// Grows a plant from the origin toward +x, reading at most `limit` symbols, rules included.
///
/// `random` gives numbers in `[0, 1)`, and is asked only where there is jitter.
///
/// # Errors
///
/// [`TooLarge`], and then nothing was drawn.
///
/// Picture: turtle.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="252" viewBox="-1.0 -11.1 62.9 22.2" stroke="#4a2511" stroke-width="0.5"><path fill="none" d="M13.1,0C14.6,0 16.2,-0.4 17.5,0C18.7,0.4 19.9,1.3 20.6,2.3C21.3,3.2 21.7,4.5 21.7,5.5C21.7,6.5 21.3,7.6 20.7,8.4C20.2,9.1 19.4,9.7 18.6,9.9C17.9,10.2 17,10.1 16.3,9.9C15.7,9.7 15,9.2 14.6,8.7C14.3,8.2 14.1,7.6 14.1,7C14.1,6.5 14.3,5.9 14.6,5.5C14.8,5.1 15.3,4.8 15.7,4.7C16.1,4.6 16.6,4.6 16.9,4.7C17.3,4.8 17.6,5.1 17.8,5.3C18,5.6 18.1,5.9 18.1,6.2C18.1,6.5 18,6.8 17.8,7C17.7,7.2 17.5,7.4 17.2,7.4C17,7.5 16.8,7.4 16.6,7.4M26.2,0C27.6,0 29.3,0.4 30.6,0C31.8,-0.4 33,-1.3 33.7,-2.3C34.4,-3.2 34.8,-4.5 34.8,-5.5C34.8,-6.5 34.4,-7.6 33.8,-8.4C33.3,-9.1 32.5,-9.7 31.7,-9.9C31,-10.2 30.1,-10.1 29.4,-9.9C28.7,-9.7 28.1,-9.2 27.7,-8.7C27.4,-8.2 27.2,-7.6 27.2,-7C27.2,-6.5 27.4,-5.9 27.7,-5.5C27.9,-5.1 28.4,-4.8 28.8,-4.7C29.2,-4.6 29.7,-4.6 30,-4.7C30.4,-4.8 30.7,-5.1 30.9,-5.3C31.1,-5.6 31.2,-5.9 31.2,-6.2C31.2,-6.5 31.1,-6.8 30.9,-7C30.8,-7.2 30.5,-7.4 30.3,-7.4C30.1,-7.5 29.9,-7.4 29.7,-7.4M39.3,0C40.7,0 42.4,-0.4 43.7,0C44.9,0.4 46.1,1.3 46.8,2.3C47.5,3.2 47.9,4.5 47.9,5.5C47.9,6.5 47.5,7.6 46.9,8.4C46.4,9.1 45.6,9.7 44.8,9.9C44.1,10.2 43.2,10.1 42.5,9.9C41.8,9.7 41.2,9.2 40.8,8.7C40.5,8.2 40.3,7.6 40.3,7C40.3,6.5 40.5,5.9 40.8,5.5C41,5.1 41.5,4.8 41.9,4.7C42.3,4.6 42.7,4.6 43.1,4.7C43.4,4.8 43.8,5.1 44,5.3C44.2,5.6 44.3,5.9 44.3,6.2C44.3,6.5 44.2,6.8 44,7C43.9,7.2 43.6,7.4 43.4,7.4C43.2,7.5 43,7.4 42.8,7.4M52.4,0C53.8,0 55.5,0.4 56.8,0C58,-0.4 59.2,-1.3 59.9,-2.3C60.5,-3.2 60.9,-4.5 60.9,-5.5C60.9,-6.5 60.6,-7.6 60,-8.4C59.5,-9.1 58.7,-9.7 57.9,-9.9C57.2,-10.2 56.2,-10.1 55.6,-9.9C54.9,-9.7 54.3,-9.2 53.9,-8.7C53.6,-8.2 53.4,-7.6 53.4,-7C53.4,-6.5 53.6,-5.9 53.8,-5.5C54.1,-5.1 54.6,-4.8 55,-4.7C55.4,-4.6 55.8,-4.6 56.2,-4.7C56.5,-4.8 56.9,-5.1 57.1,-5.3C57.2,-5.6 57.4,-5.9 57.4,-6.2C57.4,-6.5 57.3,-6.8 57.1,-7C57,-7.2 56.7,-7.4 56.5,-7.4C56.3,-7.5 56.1,-7.4 55.9,-7.4M0,0C1.3,1 2.5,2.4 4,2.9C5.6,3.4 7.5,3.4 9,2.9C10.6,2.4 11.7,1 13.1,0C14.4,-1 15.6,-2.4 17.1,-2.9C18.6,-3.4 20.6,-3.4 22.1,-2.9C23.6,-2.4 24.8,-1 26.2,0C27.5,1 28.7,2.4 30.2,2.9C31.7,3.4 33.7,3.4 35.2,2.9C36.7,2.4 37.9,1 39.3,0C40.6,-1 41.8,-2.4 43.3,-2.9C44.8,-3.4 46.8,-3.4 48.3,-2.9C49.8,-2.4 51,-1 52.4,0C53.7,1 55.1,2 56.4,2.9"/></svg>
pub fn grow(
    growth: &Growth,
    limit: usize,
    random: &mut dyn FnMut() -> f64,
) -> Result<Plant, TooLarge> {
    if !are_sane(&[growth.step, growth.angle, growth.scale, growth.jitter]) {
        return Err(TooLarge::Numbers);
    }
    let mut walk = Walk::new(growth, random);
    // The words being read, innermost last, each with how often it may still grow.
    let mut words = vec![(growth.axiom.chars(), growth.depth.min(DEEPEST))];
    let mut read = 0;
    while let Some((word, depth)) = words.last_mut() {
        let depth = *depth;
        let Some(symbol) = word.next() else {
            words.pop();
            continue;
        };
        read += 1;
        if read > limit {
            return Err(TooLarge::Symbols);
        }
        match growth.rules.get(&symbol) {
            Some(rule) if depth > 0 => words.push((rule.chars(), depth - 1)),
            _ => walk.obey(symbol),
        }
    }
    if !walk.turtle.at.is_finite() {
        return Err(TooLarge::Numbers);
    }
    Ok(Plant { symbols: read, ..walk.end() })
}

/// Depth beyond which every rule that branches has passed any limit.
const DEEPEST: u32 = 32;

#[derive(Clone)]
struct Turtle {
    at: Point,
    degrees: f64,
    step: f64,
}

struct Walk<'a> {
    growth: &'a Growth,
    random: &'a mut dyn FnMut() -> f64,
    turtle: Turtle,
    /// Turtles to come back to, and the strokes they were drawing.
    stack: Vec<(Turtle, Vec<Point>)>,
    stroke: Vec<Point>,
    plant: Plant,
}

impl<'a> Walk<'a> {
    fn new(growth: &'a Growth, random: &'a mut dyn FnMut() -> f64) -> Self {
        let turtle = Turtle { at: Point::ZERO, degrees: 0.0, step: growth.step };
        Self {
            growth,
            random,
            turtle,
            stack: Vec::new(),
            stroke: Vec::new(),
            plant: Plant::default(),
        }
    }

    fn obey(&mut self, symbol: char) {
        match symbol {
            'F' => self.draw(),
            'f' => {
                self.finish();
                self.turtle.at += Angle::degrees(self.turtle.degrees).unit() * self.turtle.step;
            }
            '+' => self.turn(self.growth.angle),
            '-' => self.turn(-self.growth.angle),
            '|' => self.turtle.degrees += 180.0,
            '!' => self.turtle.step *= self.growth.scale,
            '[' => self.branch(),
            ']' => self.back(),
            mark if mark == '@' || mark.is_ascii_lowercase() => {
                let toward = Angle::degrees(self.turtle.degrees);
                let place = Sprout { at: self.turtle.at, toward, mirrored: false };
                self.plant.places.push((mark, place));
            }
            _ => {}
        }
    }

    fn draw(&mut self) {
        if self.stroke.is_empty() {
            self.stroke.push(self.turtle.at);
        }
        let step = self.turtle.step * self.varied();
        self.turtle.at += Angle::degrees(self.turtle.degrees).unit() * step;
        self.stroke.push(self.turtle.at);
    }

    fn turn(&mut self, degrees: f64) {
        self.turtle.degrees += degrees * self.varied();
    }

    /// 1, more or less.
    fn varied(&mut self) -> f64 {
        if self.growth.jitter > 0.0 {
            1.0 + self.growth.jitter * (2.0 * (self.random)() - 1.0)
        } else {
            1.0
        }
    }

    fn branch(&mut self) {
        let stroke = std::mem::take(&mut self.stroke);
        self.stack.push((self.turtle.clone(), stroke));
        self.turtle.step *= self.growth.scale;
    }

    fn back(&mut self) {
        if let Some((turtle, stroke)) = self.stack.pop() {
            self.finish();
            self.turtle = turtle;
            self.stroke = stroke;
        }
    }

    /// Lifts the pen.
    fn finish(&mut self) {
        let points = std::mem::take(&mut self.stroke);
        let length: f64 = points.windows(2).map(|pair| distance(pair[0], pair[1])).sum();
        if length > 0.0 {
            let stem = through(&points, Ends::Open);
            if !stem.is_empty() {
                self.plant.stems.push(stem);
            }
        }
    }

    fn end(mut self) -> Plant {
        self.finish();
        while !self.stack.is_empty() {
            self.back();
        }
        self.finish();
        self.plant
    }
}
