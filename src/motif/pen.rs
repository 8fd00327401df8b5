//! The pen: a frame on the board, and the words that make marks in it.
//!
//! A pen has its own origin, direction and size; moving, turning or mirroring it gives another pen on the same board.
//! Ornaments are therefore always drawn about the origin, toward +x, and the frame puts them where they belong.

use std::cell::RefCell;
use std::rc::Rc;

use kurbo::{Affine, BezPath, Point, Size, Vec2};

use super::board::{Board, Budget, Cover, Told};
use crate::geom::claims::{Claims, Outline};
use crate::geom::{self, Angle, Lattice, Wanted};
use crate::isen::region::Region;
use crate::mark::{Mark, Part, Shape};
use crate::notice::Message;
use crate::seed::Stream;

/// A frame on the board, with its origin in the middle.
#[derive(Clone, Debug)]
pub struct Pen {
    board: Rc<RefCell<Board>>,
    budget: Rc<Budget>,
    /// From this pen's frame to the board.
    board_from_pen: Affine,
    size: Size,
    column: usize,
    row: usize,
}

/// A fit is worth telling when it moves a size by more than a tenth of a percent: 0.05 mm on a cap of 50 mm.
const WORTH_TELLING: f64 = 0.001;

/// So many cells of what is taken are looked at in a step.
const CELLS: usize = 32;

/// The longest list of pens. More than this would not fit a script's lists either.
const MOST_PENS: usize = 10_000;

impl Pen {
    pub(super) fn new(board: Board, budget: Rc<Budget>) -> Self {
        let size = match board.cover {
            Cover::Tile { tile, .. } => tile,
            Cover::Once => Size::ZERO,
        };
        let board = Rc::new(RefCell::new(board));
        Self { board, budget, board_from_pen: Affine::IDENTITY, size, column: 0, row: 0 }
    }

    /// What has been drawn so far, marks and notes, taken off the board. Pens that a script still holds draw on an
    /// empty one.
    pub(super) fn lift(&self) -> (Vec<Mark>, Vec<Message>) {
        let mut board = self.board.borrow_mut();
        (std::mem::take(&mut board.marks), std::mem::take(&mut board.notes))
    }

    /// Width and height of the frame in millimeters.
    pub fn size(&self) -> Size {
        self.size
    }

    /// Column and row among the pens that were made together.
    pub fn index(&self) -> (usize, usize) {
        (self.column, self.row)
    }

    /// Whether the motif covers a tile; else it is drawn once about the origin.
    pub fn covers_tile(&self) -> bool {
        matches!(self.board.borrow().cover, Cover::Tile { .. })
    }

    /// The lattice on which this pen's frame repeats, if it covers the tile.
    ///
    /// The frame of a cell repeats as a block, whatever the tile does.
    pub(super) fn torus(&self) -> Option<Lattice> {
        self.cover().filter(|_cover| self.covers_tile()).map(|cover| cover.lattice)
    }

    /// What native words may still do.
    pub(super) fn budget(&self) -> &Budget {
        &self.budget
    }

    /// The work of native words is counted here.
    pub(super) fn spend(&self, steps: usize) -> Result<(), Message> {
        self.budget.spend(steps)
    }

    /// The pen seen through `map`.
    #[must_use]
    pub fn mapped(&self, map: Affine) -> Self {
        Self { board_from_pen: self.board_from_pen * map, ..self.clone() }
    }

    /// The pen moved by (x, y) in its own frame.
    #[must_use]
    pub fn at(&self, x: f64, y: f64) -> Self {
        self.mapped(Affine::translate((x, y)))
    }

    /// The pen turned clockwise.
    #[must_use]
    pub fn turned(&self, angle: Angle) -> Self {
        self.mapped(geom::turn(angle))
    }

    /// Pens on a ring of `radius` about the origin, each facing outward, the first toward `start`.
    pub fn ring(&self, count: usize, radius: f64, start: Angle) -> Vec<Self> {
        let count = count.min(MOST_PENS);
        let turn =
            |k: usize| Angle::degrees(start.to_degrees() + 360.0 * number(k) / number(count));
        (0..count).map(|k| Self { column: k, ..self.turned(turn(k)).at(radius, 0.0) }).collect()
    }

    /// Pens in the middles of cells of about `width` x `height` that cover the frame.
    ///
    /// Over a tile the cells are fitted so that a whole number of them closes on the lattice; a change of size is
    /// noted. Where the motif is drawn once there is one cell, of just the wanted size.
    ///
    /// # Errors
    ///
    /// More pens than a script may have.
    pub fn cells(&self, width: f64, height: f64) -> Result<Vec<Self>, Message> {
        let Some(area) = self.cover() else {
            return Ok(vec![Self { size: Size::new(width, height), ..self.clone() }]);
        };
        let (columns, rows) = (area.fit_columns(width), area.fit_rows(height));
        let size = Size::new(area.size.width / columns, area.size.height / rows);
        self.tell_fit(Size::new(width, height), size);
        if columns * rows > number(MOST_PENS) {
            return Err(Message::new("script-too-many-pens").with("limit", MOST_PENS));
        }
        let corner = Vec2::new(size.width - area.size.width, size.height - area.size.height) / 2.0;
        let mut pens = Vec::new();
        for row in 0..count(rows) {
            for column in 0..count(columns) {
                let middle =
                    corner + Vec2::new(number(column) * size.width, number(row) * size.height);
                pens.push(Self { size, column, row, ..self.at(middle.x, middle.y) });
            }
        }
        Ok(pens)
    }

    /// Pens at the corners of the same cells: half a cell further in both directions.
    ///
    /// # Errors
    ///
    /// More pens than a script may have.
    pub fn corners(&self, width: f64, height: f64) -> Result<Vec<Self>, Message> {
        if !self.covers_tile() {
            return Ok(Vec::new());
        }
        let cells = self.cells(width, height)?;
        Ok(cells
            .iter()
            .map(|cell| cell.at(cell.size.width / 2.0, cell.size.height / 2.0))
            .collect())
    }

    /// Pens at the units of slanted rows, as parang and lereng run: +x along the row, +y across it.
    ///
    /// Over a tile the rows are fitted to close on the lattice, and what changed is noted. A pen's size is the unit
    /// and the pitch.
    ///
    /// # Errors
    ///
    /// More pens than a script may have.
    pub fn rows(&self, wanted: &Wanted) -> Result<Vec<Self>, Message> {
        let Cover::Tile { tile, lattice } = self.board.borrow().cover else {
            return Ok(vec![Self { size: Size::new(wanted.unit, wanted.pitch), ..self.clone() }]);
        };
        let rows = lattice.rows(wanted);
        if rows.count > MOST_PENS {
            return Err(Message::new("script-too-many-pens").with("limit", MOST_PENS));
        }
        let unit = geom::length(rows.unit);
        let angle = Angle::of(rows.unit);
        self.tell_rows(wanted, unit, rows.pitch, angle);
        let corner = Point::new(-tile.width / 2.0, -tile.height / 2.0);
        let mut pens = Vec::with_capacity(rows.count);
        for k in 0..rows.count {
            let (column, row) = (k % rows.in_row, k / rows.in_row);
            let place = rows.unit * number(column) + rows.step * number(row);
            let place = lattice.wrap(place.to_point(), corner);
            let size = Size::new(unit, rows.pitch);
            pens.push(Self { size, column, row, ..self.at(place.x, place.y).turned(angle) });
        }
        Ok(pens)
    }

    /// This pen's origin in the frame of `other`.
    pub(super) fn seen_from(&self, other: &Self) -> Point {
        other.board_from_pen.inverse() * self.board_from_pen * Point::ZERO
    }

    /// A random number in [0, 1), from the layer's own stream.
    pub fn chance(&self) -> f64 {
        self.board.borrow_mut().stream.unit()
    }

    /// A stream of its own for one fill, so that fills do not disturb each other.
    pub(super) fn stream(&self, purpose: &str) -> Stream {
        let mut board = self.board.borrow_mut();
        board.streams += 1;
        Stream::new(board.seed, &format!("{} {purpose} {}", board.name, board.streams))
    }

    /// A line of wax with round ends.
    ///
    /// # Errors
    ///
    /// A mark that cannot be laid, or more marks than a script may make.
    pub fn line(&self, part: &Part, path: &BezPath, width: f64) -> Result<(), Message> {
        self.put(part, &Shape::Stroke { path: path.clone(), width })
    }

    /// A filled area.
    ///
    /// # Errors
    ///
    /// A mark that cannot be laid, or more marks than a script may make.
    pub fn area(&self, part: &Part, path: &BezPath) -> Result<(), Message> {
        self.put(part, &Shape::Area(path.clone()))
    }

    /// A round dot.
    ///
    /// # Errors
    ///
    /// A mark that cannot be laid, or more marks than a script may make.
    pub fn dot(&self, part: &Part, center: Point, diameter: f64) -> Result<(), Message> {
        self.put(part, &Shape::Dot { center, radius: diameter / 2.0 })
    }

    /// Any mark, in this pen's frame.
    pub(super) fn put(&self, part: &Part, shape: &Shape) -> Result<(), Message> {
        self.board.borrow_mut().put(part, shape.transformed(self.board_from_pen), &self.budget)
    }

    /// Takes what `outline` encloses, or a line along it where it has a width.
    pub(super) fn take(&self, outline: &Outline, width: Option<f64>) -> Result<(), Message> {
        let map = self.board_from_pen;
        let mut board = self.board.borrow_mut();
        let lattice = board.cover.lattice();
        let claims = board.claims.get_or_insert_with(|| Claims::new(lattice));
        match width {
            Some(width) => {
                self.spend(outline.points() + claims.cells_along(outline, map, width) / CELLS)?;
                claims.take_line(outline, map, width);
            }
            None => {
                self.spend(outline.points() + claims.cells_of(outline, map) / CELLS)?;
                claims.take(outline, map);
            }
        }
        Ok(())
    }

    /// Whether nobody has taken what `outline` encloses, nor `gap` around it.
    pub(super) fn is_free(&self, outline: &Outline, gap: f64) -> Result<bool, Message> {
        // Most tries end at one of the first points.
        self.spend(1 + outline.points() / 8)?;
        let map = self.board_from_pen;
        let board = self.board.borrow();
        let Some(claims) = &board.claims else { return Ok(true) };
        if !claims.seems_free(outline, map) {
            return Ok(false);
        }
        self.spend(claims.cells_of(outline, map) / CELLS)?;
        Ok(claims.is_free(outline, map, gap))
    }

    /// A handle of a parameter, at this pen's origin.
    ///
    /// # Errors
    ///
    /// That it is not asked for here, or that there is no such parameter.
    pub(super) fn handle(&self, param: &str) -> Result<(), Message> {
        self.spend(1)?;
        let place = self.board_from_pen * Point::ZERO;
        match &mut self.board.borrow_mut().handles {
            Some(told) => told.tell(param, place),
            None => Err(Message::new("script-handle-elsewhere")),
        }
    }

    /// Where handles lie, as told so far.
    pub(super) fn take_handles(&self) -> Option<Told> {
        self.board.borrow_mut().handles.take()
    }

    /// What is still free of the tile, and the pen of its upper left corner.
    pub(super) fn ground(&self) -> Option<(Region, Self)> {
        let board = self.board.borrow();
        let Cover::Tile { tile, lattice } = board.cover else { return None };
        let corner = tile.to_vec2() / 2.0;
        let marks: Vec<Mark> =
            board.marks.iter().map(|mark| mark.transformed(Affine::translate(corner))).collect();
        let pen = Self { board_from_pen: Affine::translate(-corner), ..self.clone() };
        Some((Region::ground(tile, lattice, &marks), pen))
    }

    /// About how many vertices all marks on the board have: what it takes to see what is still free.
    pub(super) fn vertices(&self) -> usize {
        self.board.borrow().marks.iter().map(|mark| mark.shape().corners()).sum()
    }

    /// How many more marks the board may take.
    pub(super) fn room(&self) -> usize {
        self.budget.limits().marks.saturating_sub(self.board.borrow().marks.len())
    }

    /// What the cells of this pen have to cover.
    fn cover(&self) -> Option<Cells> {
        let is_whole = self.board_from_pen == Affine::IDENTITY;
        match self.board.borrow().cover {
            Cover::Tile { tile, lattice } if is_whole && tile == self.size => {
                Some(Cells { size: self.size, lattice })
            }
            Cover::Once if is_whole => None,
            Cover::Tile { .. } | Cover::Once => {
                Some(Cells { size: self.size, lattice: Lattice::block(self.size) })
            }
        }
    }

    fn tell_fit(&self, asked: Size, made: Size) {
        let moved = |asked: f64, made: f64| (made / asked - 1.0).abs() > WORTH_TELLING;
        if moved(asked.width, made.width) || moved(asked.height, made.height) {
            let message = Message::new("fit-cells")
                .with("width", asked.width)
                .with("height", asked.height)
                .with("made_width", made.width)
                .with("made_height", made.height);
            self.board.borrow_mut().note(message);
        }
    }

    fn tell_rows(&self, wanted: &Wanted, unit: f64, pitch: f64, angle: Angle) {
        let moved = |asked: f64, made: f64| (made / asked - 1.0).abs() > WORTH_TELLING;
        let turned = (angle.to_degrees() - wanted.angle.to_degrees()).abs() > 0.01;
        if moved(wanted.unit, unit) || moved(wanted.pitch, pitch) || turned {
            let message = Message::new("fit-rows")
                .with("pitch", wanted.pitch)
                .with("unit", wanted.unit)
                .with("angle", wanted.angle.to_degrees())
                .with("made_pitch", pitch)
                .with("made_unit", unit)
                .with("made_angle", angle.to_degrees());
            self.board.borrow_mut().note(message);
        }
    }
}

/// A rectangle to be covered by a whole number of cells.
struct Cells {
    size: Size,
    lattice: Lattice,
}

impl Cells {
    /// The number of columns nearest to the wanted width that also closes where the rows of tiles are shifted.
    fn fit_columns(&self, width: f64) -> f64 {
        fit(self.size.width, width, self.lattice.parts().0)
    }

    /// The number of rows, likewise.
    fn fit_rows(&self, height: f64) -> f64 {
        fit(self.size.height, height, self.lattice.parts().1)
    }
}

/// A multiple of `parts`, at least one of them, nearest to `whole / wanted`.
fn fit(whole: f64, wanted: f64, parts: f64) -> f64 {
    ((whole / wanted / parts).round() * parts).max(parts)
}

#[expect(clippy::cast_precision_loss, reason = "counts of cells and pens are far below 2^52")]
fn number(count: usize) -> f64 {
    count as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a rounded count, checked against a limit"
)]
fn count(number: f64) -> usize {
    number as usize
}
