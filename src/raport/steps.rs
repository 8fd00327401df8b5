//! The stamp's walk, and the plain repeats of the textile trade (docs/craft.md, sections 5.4 and 7.1).

use kurbo::{Affine, Point, Size, Vec2};

use super::{Face, Frame, Raport, fit, has_own};
use crate::design::step::{Order, Step, Twin, Wedge};
use crate::geom::{self, Angle, Lattice, length};
use crate::notice::{Message, rounded};

/// Moves below this are no news, in millimeters: half a dot at 300 dpi.
const QUIET: f64 = 0.04;

/// Moves below this are rounding, in millimeters.
const ROUNDING: f64 = 1e-9;

/// Moves beyond this would show at a join (docs/craft.md, section 5.3).
const SEEN: f64 = 0.3;

/// Tiles in rows and columns, one of which may be staggered.
pub(super) fn upright(tile: Size, step: &Step) -> Raport {
    let Size { width, height } = tile;
    let (drop, shift) = match step {
        Step::HalfDrop => (0.5, 0.0),
        Step::HalfBrick => (0.0, 0.5),
        Step::Drop(share) => (share.fraction(), 0.0),
        Step::Shift(share) => (0.0, share.fraction()),
        _ => (0.0, 0.0),
    };
    let lattice =
        Lattice { a: Vec2::new(width, drop * height), b: Vec2::new(shift * width, height) };
    let frame = Frame::Tile { size: tile, piece: tile, lattice };
    Raport::new(lattice, vec![Face::tile('A', frame, vec![Affine::IDENTITY])])
}

/// A number as a design writes it, true to a micrometer: always with a point.
pub(super) fn typed(number: f64) -> String {
    rounded::thousandth(number).to_string()
}

/// Two of them.
pub(super) fn typed_pair(width: f64, height: f64) -> String {
    format!("[{}, {}]", typed(width), typed(height))
}

/// Along a slanted line: with u along it and n across, every `i L u + j (B n + s L u)`; `share` is s, 0 or a half.
pub(super) fn parang(tile: Size, angle: f64, share: f64) -> Raport {
    let turn = geom::turn(Angle::degrees(angle));
    let slip = share * tile.width;
    let own = Lattice { a: Vec2::new(tile.width, 0.0), b: Vec2::new(slip, tile.height) };
    let turned = |v: Vec2| (turn * v.to_point()).to_vec2();
    let asked = Lattice { a: turned(own.a), b: turned(own.b) };
    let lattice = walked(fit::upright(asked).0, share, tile.area());
    let off = length(lattice.a - asked.a).max(length(lattice.b - asked.b));
    let frame = Frame::Tile { size: tile, piece: tile, lattice: own };
    // Stamps stand along the line that they walk.
    let stands = if off > ROUNDING { geom::turn(Angle::of(lattice.a)) } else { turn };
    let raport = Raport::new(lattice, vec![Face::tile('A', frame, vec![stands])]);
    let along = length(lattice.a);
    let message = |key| {
        Message::new(key)
            .with("angle", angle)
            .with("made", Angle::of(lattice.a).to_degrees())
            .with("width", along)
            .with("height", lattice.area() / along)
            .with("tile", typed_pair(along, lattice.area() / along))
            .with("typed", typed(Angle::of(lattice.a).to_degrees()))
            .with("off", off)
    };
    match off {
        off if off > SEEN => raport.warn(message("repeat-walk-far")),
        off if off > QUIET => raport.note(message("repeat-walk-fitted")),
        _ => raport,
    }
}

/// The walk nearest to `fitted` whose rows follow one another squarely, slipped by `share` of a step: what a designer can
/// write down. Its stamps are `area` large.
///
/// With t the tangent of its angle and k = B / L, the second vector's coordinates are `k / t + s` and `s - k t` times
/// those of the first. Both ratios are simple fractions on a fitted lattice, and stay what they are.
fn walked(fitted: Lattice, share: f64, area: f64) -> Lattice {
    let Lattice { a, b } = fitted;
    let (p, q) = (b.y / a.y - share, share - b.x / a.x);
    // Along a row or column there is nothing to square.
    if !(p.is_finite() && q.is_finite() && p * q > 0.0) {
        return fitted;
    }
    let (k, t) = ((p * q).sqrt(), (q / p).sqrt() * p.signum());
    let along = Vec2::new(1.0, t) * a.x.signum();
    let along = along / length(along);
    let across = Vec2::new(-along.y, along.x);
    let step = (area / k).sqrt();
    Lattice { a: along * step, b: across * (k * step) + along * (share * step) }
}

/// About one corner of the stamp.
pub(super) fn mubeng(tile: Size, wedge: Wedge, every: Option<Size>) -> Raport {
    let reach = tile.width;
    let stamp = Turner::of(tile, wedge);
    let pivot = stamp.pivot.to_vec2();
    let images = (0..wedge.count()).map(|k| {
        let turn = geom::turn(Angle::degrees(f64::from(k * wedge.degrees())));
        Affine::translate(pivot) * turn * Affine::translate(-pivot)
    });
    let step = 2.0 * reach;
    let high = 0.75_f64.sqrt();
    let lattice = match wedge {
        Wedge::D180 => Lattice { a: Vec2::new(step, 0.0), b: Vec2::new(0.0, tile.height) },
        Wedge::D90 => Lattice::block(Size::new(step, step)),
        // Hexagons with a corner on top stand in rows, those with a side on top in columns.
        Wedge::D120 => Lattice { a: Vec2::new(step, 0.0), b: Vec2::new(reach, step * high) },
        Wedge::D60 => Lattice { a: Vec2::new(step * high, reach), b: Vec2::new(0.0, step) },
        Wedge::D45 | Wedge::D30 => Lattice::block(every.unwrap_or(Size::new(step, step))),
    };
    let face = Face::tile('A', Frame::block(stamp.size), images.collect());
    let raport = Raport::new(lattice, vec![Face { outline: stamp.outline, ..face }]);
    let is_tight = every.is_some_and(|every| every.width.min(every.height) < step - QUIET);
    if !wedge.has_lattice() && is_tight {
        let near = typed_pair(step, step);
        return raport.note(Message::new("repeat-medallions-overlap").with("every", near));
    }
    if !wedge.has_lattice() && every.is_none() {
        let message = Message::new("repeat-medallion").with("wedge", f64::from(wedge.degrees()));
        let (width, height) = (lattice.a.x, lattice.b.y);
        let message = message.with("width", width).with("height", height);
        return raport.note(message.with("every", typed_pair(width, height)));
    }
    // Half a turn leaves both sides free. Of the others one side follows from the other; that it was written as the
    // same, or as what it becomes, surprises nobody.
    let Size { width, height } = stamp.size;
    let is_near = |side: f64| (tile.height - side).abs() <= QUIET;
    if wedge == Wedge::D180 || is_near(reach) || is_near(height) {
        return raport;
    }
    let message = Message::new("repeat-stamp-one-side").with("wedge", f64::from(wedge.degrees()));
    let message = message.with("width", width).with("height", height);
    raport.note(message.with("tile", typed_pair(reach, reach)))
}

/// A stamp that turns about a corner.
struct Turner {
    size: Size,
    /// The corner, in the stamp's frame.
    pivot: Point,
    outline: Vec<Point>,
}

impl Turner {
    /// Squares turn about their lower right corner; wedges stand on their corner, their outer side on top.
    ///
    /// The rosette that wedges make is a polygon as far from its middle to its sides as the tile is wide: two of them
    /// touch when they are two tiles apart, as squares are.
    fn of(tile: Size, wedge: Wedge) -> Self {
        let reach = tile.width;
        let square = |size: Size| Self {
            size,
            pivot: Point::new(size.width, size.height),
            outline: super::corners(size),
        };
        let half = Angle::degrees(f64::from(wedge.degrees()) / 2.0);
        match wedge {
            Wedge::D180 => square(tile),
            Wedge::D90 => square(Size::new(reach, reach)),
            // Two sides of a hexagon that meet at its top.
            Wedge::D120 => {
                let high = reach / Angle::degrees(30.0).cos();
                let (size, shoulder) = (Size::new(2.0 * reach, high), high / 2.0);
                let outline =
                    [(reach, high), (0.0, shoulder), (reach, 0.0), (2.0 * reach, shoulder)];
                let outline = outline.map(Point::from).to_vec();
                Self { size, pivot: Point::new(reach, high), outline }
            }
            Wedge::D60 | Wedge::D45 | Wedge::D30 => {
                let beside = reach * half.sin() / half.cos();
                let size = Size::new(2.0 * beside, reach);
                let pivot = Point::new(beside, reach);
                let outline = vec![pivot, Point::ORIGIN, Point::new(size.width, 0.0)];
                Self { size, pivot, outline }
            }
        }
    }
}

/// Two stamps side by side.
pub(super) fn sareng(tile: Size, order: Order, twin: Twin) -> Raport {
    let Size { width, height } = tile;
    let lattice = match order {
        Order::Columns => Lattice::block(Size::new(2.0 * width, height)),
        Order::Checkerboard => {
            Lattice { a: Vec2::new(2.0 * width, 0.0), b: Vec2::new(width, height) }
        }
    };
    let second = match twin {
        Twin::Mirror => Affine::new([-1.0, 0.0, 0.0, 1.0, 2.0 * width, 0.0]),
        Twin::Turn => Affine::new([-1.0, 0.0, 0.0, -1.0, 2.0 * width, height]),
        Twin::Own => Affine::translate((width, 0.0)),
    };
    let frame = Frame::block(tile);
    let faces = if has_own(twin) {
        vec![Face::tile('A', frame, vec![Affine::IDENTITY]), Face::tile('B', frame, vec![second])]
    } else {
        vec![Face::tile('A', frame, vec![Affine::IDENTITY, second])]
    };
    Raport::new(lattice, faces)
}

/// The tile, and its mirror images to the right, below, and both.
pub(super) fn mirror(tile: Size) -> Raport {
    let Size { width, height } = tile;
    let (across, down) = (2.0 * width, 2.0 * height);
    let images = vec![
        Affine::IDENTITY,
        Affine::new([-1.0, 0.0, 0.0, 1.0, across, 0.0]),
        Affine::new([1.0, 0.0, 0.0, -1.0, 0.0, down]),
        Affine::new([-1.0, 0.0, 0.0, -1.0, across, down]),
    ];
    let face = Face::tile('A', Frame::block(tile), images);
    Raport::new(Lattice::block(Size::new(across, down)), vec![face])
}

/// Rhombs whose diagonals are the tile's sides.
pub(super) fn diamond(tile: Size) -> Raport {
    let Size { width, height } = tile;
    let (middle, low) = (width / 2.0, height / 2.0);
    let outline = [(middle, 0.0), (width, low), (middle, height), (0.0, low)];
    rhombic(tile, outline.map(Point::from).to_vec())
}

/// The same lattice, its cell bounded by curves: an S and its mirror image, one above the other.
pub(super) fn ogee(tile: Size) -> Raport {
    let Size { width, height } = tile;
    /// Corners of a quarter of the outline.
    const PIECES: u32 = 12;
    // From the top to the side: level at both ends. Turned by half a turn about its middle it is itself, so that the
    // outline of one cell is that of the next.
    let quarter: Vec<(f64, f64)> = (0..=PIECES)
        .map(|at| {
            let t = f64::from(at) / f64::from(PIECES);
            ((1.0 - Angle::degrees(180.0 * t).cos()) / 2.0, t)
        })
        .collect();
    let (right, low) = (width / 2.0, height / 2.0);
    let at = |x: f64, y: f64| Point::new(right + x * right, low + y * low);
    let mut outline: Vec<Point> = quarter.iter().map(|(x, y)| at(*x, y - 1.0)).collect();
    outline.extend(quarter.iter().rev().skip(1).map(|(x, y)| at(*x, 1.0 - y)));
    outline.extend(quarter.iter().skip(1).map(|(x, y)| at(-x, 1.0 - y)));
    outline.extend(quarter.iter().rev().skip(1).map(|(x, y)| at(-x, y - 1.0)));
    outline.pop();
    rhombic(tile, outline)
}

fn rhombic(tile: Size, outline: Vec<Point>) -> Raport {
    let lattice = Lattice {
        a: Vec2::new(tile.width, 0.0),
        b: Vec2::new(tile.width / 2.0, tile.height / 2.0),
    };
    let piece = Size::new(tile.width, tile.height / 2.0);
    let frame = Frame::Tile { size: tile, piece, lattice };
    let face = Face::tile('A', frame, vec![Affine::IDENTITY]);
    Raport::new(lattice, vec![Face { outline, ..face }])
}
