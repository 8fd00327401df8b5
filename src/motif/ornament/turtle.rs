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

use crate::geom::smooth::through;
use crate::geom::{Angle, distance};

use super::are_sane;
use super::vine::Place;

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
    pub places: Vec<(char, Place)>,
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
/// <svg xmlns="http://www.w3.org/2000/svg" width="152" viewBox="-1.0 -12.1 38.0 23.2" stroke="#4a2511" stroke-width="0.5"><path fill="none" d="M5.9,3.4C5.8,3.7 5.7,3.9 5.6,4.2M6,4.5C6.2,4.8 6.3,5 6.5,5.2M5.8,2.3C5.8,2.7 5.9,3 5.9,3.4C5.9,3.8 6,4.2 6,4.5C6,4.9 6.1,5.3 6.1,5.6C6.2,6 6.2,6.4 6.2,6.8M7.6,4.1C7.8,4.3 7.9,4.6 8.1,4.8M8.6,4.6C8.9,4.6 9.2,4.6 9.4,4.6M6.6,3.6C7,3.8 7.3,3.9 7.6,4.1C8,4.3 8.3,4.5 8.6,4.6C9,4.8 9.3,5 9.6,5.2C9.9,5.3 10.3,5.5 10.6,5.7M8.4,6.2C8.4,6.5 8.5,6.9 8.5,7.3M9.3,7.5C9.6,7.6 9.9,7.8 10.2,8M4.9,1C5.2,1.4 5.5,1.9 5.8,2.3C6.1,2.7 6.4,3.2 6.6,3.6C6.9,4 7.2,4.5 7.5,4.9C7.8,5.3 8.1,5.7 8.4,6.2C8.7,6.6 9,7 9.3,7.5C9.5,7.9 9.8,8.3 10.1,8.7C10.4,9.2 10.7,9.6 11,10M9.4,2.6C9.5,2.8 9.7,3 9.8,3.2M10.3,3.1C10.6,3.1 10.9,3.1 11.2,3.1M8.4,2C8.7,2.2 9,2.4 9.4,2.6C9.7,2.7 10,2.9 10.3,3.1C10.7,3.3 11,3.4 11.3,3.6C11.7,3.8 12,4 12.3,4.1M10.9,1.5C11.2,1.5 11.5,1.5 11.7,1.5M11.9,1C12.1,0.8 12.2,0.5 12.4,0.3M9.9,2C10.3,1.9 10.6,1.7 10.9,1.5C11.2,1.3 11.6,1.2 11.9,1C12.2,0.8 12.6,0.6 12.9,0.5C13.2,0.3 13.5,0.1 13.9,-0.1M13,2C13.4,2.2 13.7,2.4 14,2.6M14.6,2C14.9,1.9 15.2,1.7 15.6,1.5M6.8,2C7.3,2 7.9,2 8.4,2C8.9,2 9.4,2 9.9,2C10.4,2 11,2 11.5,2C12,2 12.5,2 13,2C13.6,2 14.1,2 14.6,2C15.1,2 15.6,2 16.1,2C16.7,2 17.2,2 17.7,2M11.5,5.3C11.5,5.7 11.6,6.1 11.6,6.5M12.4,6.6C12.7,6.8 13,7 13.4,7.2M10.6,4.1C10.9,4.5 11.2,4.9 11.5,5.3C11.8,5.8 12.1,6.2 12.4,6.6C12.7,7.1 12.9,7.5 13.2,7.9C13.5,8.4 13.8,8.8 14.1,9.2M14.1,5.1C14.4,5.2 14.8,5.4 15.1,5.6M15.6,5.1C16,4.9 16.3,4.7 16.6,4.5M12.5,5.1C13.1,5.1 13.6,5.1 14.1,5.1C14.6,5.1 15.1,5.1 15.6,5.1C16.2,5.1 16.7,5.1 17.2,5.1C17.7,5.1 18.2,5.1 18.8,5.1M16.4,7.1C16.6,7.5 16.9,8 17.2,8.4M18.3,8.1C18.8,8.1 19.3,8.1 19.8,8.1M3,0C3.6,0.3 4.3,0.7 4.9,1C5.5,1.4 6.2,1.7 6.8,2C7.5,2.4 8.1,2.7 8.7,3C9.4,3.4 10,3.7 10.6,4.1C11.3,4.4 11.9,4.7 12.5,5.1C13.2,5.4 13.8,5.7 14.4,6.1C15.1,6.4 15.7,6.8 16.4,7.1C17,7.4 17.6,7.8 18.3,8.1C18.9,8.5 19.5,8.8 20.2,9.1C20.8,9.5 21.4,9.8 22.1,10.1M10.5,-0.5C10.6,-0.3 10.8,0 10.9,0.2M11.4,0C11.7,0 12,0 12.2,0M9.5,-1C9.8,-0.8 10.1,-0.7 10.5,-0.5C10.8,-0.3 11.1,-0.1 11.4,0C11.8,0.2 12.1,0.4 12.4,0.6C12.8,0.7 13.1,0.9 13.4,1.1M12,-1.5C12.3,-1.5 12.5,-1.5 12.8,-1.5M13,-2.1C13.1,-2.3 13.3,-2.5 13.4,-2.7M11,-1C11.3,-1.2 11.7,-1.4 12,-1.5C12.3,-1.7 12.7,-1.9 13,-2.1C13.3,-2.2 13.7,-2.4 14,-2.6C14.3,-2.8 14.6,-2.9 15,-3.1M14.1,-1C14.5,-0.8 14.8,-0.7 15.1,-0.5M15.7,-1C16,-1.2 16.3,-1.4 16.7,-1.5M7.9,-1C8.4,-1 8.9,-1 9.5,-1C10,-1 10.5,-1 11,-1C11.5,-1 12.1,-1 12.6,-1C13.1,-1 13.6,-1 14.1,-1C14.6,-1 15.2,-1 15.7,-1C16.2,-1 16.7,-1 17.2,-1C17.8,-1 18.3,-1 18.8,-1M11.7,-3.8C11.9,-3.8 12.2,-3.8 12.5,-3.8M12.7,-4.4C12.8,-4.6 13,-4.8 13.1,-5M10.7,-3.3C11,-3.5 11.3,-3.7 11.7,-3.8C12,-4 12.3,-4.2 12.7,-4.4C13,-4.5 13.3,-4.7 13.7,-4.9C14,-5.1 14.3,-5.2 14.6,-5.4M11.7,-5.7C11.8,-5.9 12,-6.2 12.1,-6.4M11.8,-6.8C11.7,-7.1 11.6,-7.3 11.5,-7.6M11.6,-4.6C11.6,-5 11.6,-5.3 11.7,-5.7C11.7,-6.1 11.7,-6.5 11.8,-6.8C11.8,-7.2 11.9,-7.6 11.9,-7.9C11.9,-8.3 12,-8.7 12,-9.1M13.3,-7.2C13.6,-7.4 14,-7.5 14.3,-7.7M14.2,-8.5C14.2,-8.8 14.2,-9.2 14.3,-9.6M9.8,-2C10.1,-2.5 10.4,-2.9 10.7,-3.3C11,-3.7 11.3,-4.2 11.6,-4.6C11.8,-5 12.1,-5.5 12.4,-5.9C12.7,-6.3 13,-6.8 13.3,-7.2C13.6,-7.6 13.9,-8 14.2,-8.5C14.5,-8.9 14.7,-9.3 15,-9.8C15.3,-10.2 15.6,-10.6 15.9,-11.1M15.2,-4.1C15.5,-3.9 15.8,-3.7 16.2,-3.5M16.7,-4.1C17.1,-4.2 17.4,-4.4 17.7,-4.6M13.6,-4.1C14.1,-4.1 14.7,-4.1 15.2,-4.1C15.7,-4.1 16.2,-4.1 16.7,-4.1C17.3,-4.1 17.8,-4.1 18.3,-4.1C18.8,-4.1 19.3,-4.1 19.8,-4.1M16.4,-6.4C16.7,-6.5 17.1,-6.7 17.4,-6.9M17.3,-7.6C17.3,-8 17.4,-8.4 17.4,-8.8M15.5,-5.1C15.8,-5.5 16.1,-5.9 16.4,-6.4C16.7,-6.8 17,-7.2 17.3,-7.6C17.6,-8.1 17.9,-8.5 18.1,-8.9C18.4,-9.4 18.7,-9.8 19,-10.2M19.4,-7.1C19.9,-7.1 20.4,-7.1 20.9,-7.1M21.3,-8.1C21.5,-8.5 21.8,-9 22.1,-9.4M6,0C6.6,-0.3 7.3,-0.7 7.9,-1C8.5,-1.4 9.2,-1.7 9.8,-2C10.5,-2.4 11.1,-2.7 11.7,-3C12.4,-3.4 13,-3.7 13.6,-4.1C14.3,-4.4 14.9,-4.7 15.5,-5.1C16.2,-5.4 16.8,-5.7 17.4,-6.1C18.1,-6.4 18.7,-6.8 19.4,-7.1C20,-7.4 20.6,-7.8 21.3,-8.1C21.9,-8.5 22.5,-8.8 23.2,-9.1C23.8,-9.5 24.4,-9.8 25.1,-10.1M14.8,2.3C14.8,2.7 14.9,3 14.9,3.4M15.6,3.6C16,3.8 16.3,3.9 16.6,4.1M13.9,1C14.2,1.4 14.5,1.9 14.8,2.3C15.1,2.7 15.4,3.2 15.6,3.6C15.9,4 16.2,4.5 16.5,4.9C16.8,5.3 17.1,5.7 17.4,6.2M17.4,2C17.7,2.2 18,2.4 18.4,2.6M18.9,2C19.3,1.9 19.6,1.7 19.9,1.5M15.8,2C16.3,2 16.9,2 17.4,2C17.9,2 18.4,2 18.9,2C19.4,2 20,2 20.5,2C21,2 21.5,2 22,2M19.6,4.1C19.9,4.5 20.2,4.9 20.5,5.3M21.5,5.1C22.1,5.1 22.6,5.1 23.1,5.1M12,0C12.6,0.3 13.3,0.7 13.9,1C14.5,1.4 15.2,1.7 15.8,2C16.5,2.4 17.1,2.7 17.7,3C18.4,3.4 19,3.7 19.6,4.1C20.3,4.4 20.9,4.7 21.5,5.1C22.2,5.4 22.8,5.7 23.4,6.1C24.1,6.4 24.7,6.8 25.4,7.1M18.5,-1C18.8,-0.8 19.1,-0.7 19.5,-0.5M20,-1C20.3,-1.2 20.7,-1.4 21,-1.5M16.9,-1C17.4,-1 17.9,-1 18.5,-1C19,-1 19.5,-1 20,-1C20.5,-1 21.1,-1 21.6,-1C22.1,-1 22.6,-1 23.1,-1M19.7,-3.3C20,-3.5 20.3,-3.7 20.7,-3.8M20.6,-4.6C20.6,-5 20.6,-5.3 20.7,-5.7M18.8,-2C19.1,-2.5 19.4,-2.9 19.7,-3.3C20,-3.7 20.3,-4.2 20.6,-4.6C20.8,-5 21.1,-5.5 21.4,-5.9C21.7,-6.3 22,-6.8 22.3,-7.2M22.6,-4.1C23.1,-4.1 23.7,-4.1 24.2,-4.1M24.5,-5.1C24.8,-5.5 25.1,-5.9 25.4,-6.4M15,0C15.6,-0.3 16.3,-0.7 16.9,-1C17.5,-1.4 18.2,-1.7 18.8,-2C19.5,-2.4 20.1,-2.7 20.7,-3C21.4,-3.4 22,-3.7 22.6,-4.1C23.3,-4.4 23.9,-4.7 24.5,-5.1C25.2,-5.4 25.8,-5.7 26.4,-6.1C27.1,-6.4 27.7,-6.8 28.4,-7.1M22.9,1C23.2,1.4 23.5,1.9 23.8,2.3M24.8,2C25.3,2 25.9,2 26.4,2M21,0C21.6,0.3 22.3,0.7 22.9,1C23.5,1.4 24.2,1.7 24.8,2C25.5,2.4 26.1,2.7 26.7,3C27.4,3.4 28,3.7 28.6,4.1M25.9,-1C26.4,-1 26.9,-1 27.5,-1M27.8,-2C28.1,-2.5 28.4,-2.9 28.7,-3.3M24,0C24.6,-0.3 25.3,-0.7 25.9,-1C26.5,-1.4 27.2,-1.7 27.8,-2C28.5,-2.4 29.1,-2.7 29.7,-3C30.4,-3.4 31,-3.7 31.6,-4.1M30,0C30.6,0.3 31.3,0.7 31.9,1M33,0C33.6,-0.3 34.3,-0.7 34.9,-1M0,0C1,0 2,0 3,0C4,0 5,0 6,0C7,0 8,0 9,0C10,0 11,0 12,0C13,0 14,0 15,0C16,0 17,0 18,0C19,0 20,0 21,0C22,0 23,0 24,0C25,0 26,0 27,0C28,0 29,0 30,0C31,0 32,0 33,0C34,0 35,0 36,0"/></svg>
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
    Ok(walk.end())
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
                let place = Place { at: self.turtle.at, toward, mirrored: false };
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
            let stem = through(&points, false);
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
