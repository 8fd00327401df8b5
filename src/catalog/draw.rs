//! The drawing table of a plate: ground, outlines, leaves, symmetry elements, from the lowest to the topmost.

use kurbo::{Affine, BezPath, Line, Point, Rect, Shape as _, Vec2};

use super::leaf::{self, Leaf};
use super::trim;
use crate::color::Srgb;
use crate::design::step::Step;
use crate::geom::{self, Angle, Lattice, TOLERANCE, voronoi};
use crate::mark::{Mark, Part, Shape};
use crate::raport::{Face, Frame, Raport};
use crate::symmetry::{self, Axis, Center, Elements};

/// Parts of a plate, with the colors of batik: soga, indigo, mengkudu red, and a leaf green for a second drawing.
pub(super) const COLORS: [(&str, Srgb); 18] = [
    (Part::LATAR, Srgb::new(0xFF, 0xFD, 0xF7)),
    (MORI, Srgb::new(0xF7, 0xF0, 0xDF)),
    ("bidang", Srgb::new(0xEC, 0xD8, 0xA8)),
    ("bidang-putar", Srgb::new(0xCF, 0xD9, 0xE4)),
    ("bidang-cermin", Srgb::new(0xEF, 0xD0, 0xC4)),
    ("bidang-kedua", Srgb::new(0xD6, 0xDD, 0xC0)),
    (LINE, Srgb::new(0xC4, 0xB0, 0x8C)),
    ("motif", Srgb::new(0x7A, 0x4A, 0x24)),
    ("putar", Srgb::new(0x2C, 0x50, 0x86)),
    ("cermin", Srgb::new(0xA8, 0x32, 0x2C)),
    ("kedua", Srgb::new(0x55, 0x6B, 0x33)),
    (RIB, Srgb::new(0xF7, 0xF0, 0xDF)),
    (AXIS, Srgb::new(0x2A, 0x25, 0x22)),
    (CENTER, Srgb::new(0x2A, 0x25, 0x22)),
    (FRAME, Srgb::new(0x8C, 0x76, 0x55)),
    (NAME, Srgb::new(0x2E, 0x1F, 0x14)),
    (TITLE, Srgb::new(0x75, 0x60, 0x4C)),
    (HEADING, Srgb::new(0x8C, 0x4C, 0x1C)),
];

/// The parts of words: the name of a way, what it is called otherwise, and the heading of a kind.
pub const NAME: &str = "nama";
/// See [`NAME`].
pub const TITLE: &str = "keterangan";
/// See [`NAME`].
pub const HEADING: &str = "judul";

const MORI: &str = "mori";
const LINE: &str = "garis";
const RIB: &str = "tulang";
const AXIS: &str = "sumbu";
const CENTER: &str = "pusat-putar";
const FRAME: &str = "bingkai";

/// Widths of lines on a plate, in millimeters.
const LINE_WIDTH: f64 = 0.3;
const FRAME_WIDTH: f64 = 0.45;
const MIRROR_WIDTH: f64 = 0.7;
const GLIDE_WIDTH: f64 = 0.45;

/// A dash of a glide axis, and the gap after it.
const DASH: [f64; 2] = [2.6, 2.0];

/// Radius of a turning point's sign.
const SIGN: f64 = 2.1;

/// Sides of a polygon that stands for a circle.
const ROUND: u32 = 48;

/// What happened to a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Drawn,
    Turned,
    Mirrored,
    /// As drawn, of another drawing than the first.
    Second,
}

impl Fate {
    fn of(face: &Face, first: Affine, image: Affine) -> Self {
        let still = |map: Affine| map.with_translation(Vec2::ZERO).as_coeffs();
        let off =
            still(first).iter().zip(still(image)).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        if first.determinant() * image.determinant() < 0.0 {
            Self::Mirrored
        } else if off > 0.05 {
            Self::Turned
        } else if face.letter == Some('A') {
            Self::Drawn
        } else {
            Self::Second
        }
    }

    /// The parts of the leaf and of the ground below it.
    fn parts(self) -> [Part; 2] {
        let [leaf, ground] = match self {
            Self::Drawn => ["motif", "bidang"],
            Self::Turned => ["putar", "bidang-putar"],
            Self::Mirrored => ["cermin", "bidang-cermin"],
            Self::Second => ["kedua", "bidang-kedua"],
        };
        [Part::new(leaf), Part::new(ground)]
    }
}

/// A plate that is being drawn.
pub(super) struct Table<'a> {
    raport: &'a Raport,
    /// Of the cloth.
    window: Rect,
    plate_from_cloth: Affine,
    /// Of the plate.
    edge: Rect,
    marks: Vec<Mark>,
}

impl<'a> Table<'a> {
    pub(super) fn new(
        raport: &'a Raport,
        window: Rect,
        plate_from_cloth: Affine,
        edge: Rect,
    ) -> Self {
        Self { raport, window, plate_from_cloth, edge, marks: Vec::new() }
    }

    /// Everything.
    pub(super) fn drawn(mut self, step: &Step) -> Vec<Mark> {
        self.put(MORI, Shape::Area(self.edge.to_path(TOLERANCE)));
        self.ground(step);
        self.outlines();
        // Leaves lie on glides and never on mirrors; they touch turning points.
        let elements = self.elements(step);
        for (elements, shift, room) in &elements {
            self.axes(elements, *shift, *room);
        }
        self.leaves(step);
        for (elements, shift, _) in &elements {
            self.centers(elements, *shift);
        }
        let path = self.edge.to_path(TOLERANCE);
        self.put(FRAME, Shape::Stroke { path, width: FRAME_WIDTH });
        self.marks
    }

    fn put(&mut self, part: &str, shape: Shape) {
        self.marks.extend(Mark::new(Part::new(part), shape));
    }

    fn put_trimmed(&mut self, part: Part, shape: Shape) {
        let mark = Mark::new(part, shape);
        self.marks.extend(mark.and_then(|mark| trim::mark(mark, self.edge)));
    }

    /// The ground that one draws on, once; of two stamps that walk together both.
    fn ground(&mut self, step: &Step) {
        if let Step::Toss { .. } = step {
            let cell = Rect::from_origin_size(Point::ORIGIN, self.raport.period());
            let shape = Shape::Area(self.plate_from_cloth * cell.to_path(TOLERANCE));
            return self.put_trimmed(Fate::Drawn.parts()[1].clone(), shape);
        }
        let is_pair = matches!(step, Step::Sareng { .. });
        let raport = self.raport;
        for (face, first) in drawings(raport) {
            let own = Fate::of(face, first, face.images[0]);
            let mut shown = vec![own];
            shown.extend(is_pair.then_some(Fate::Mirrored));
            for fate in shown {
                if let Some(map) = self.most_central(face, first, fate) {
                    let path = map * voronoi::polygon(&face.outline);
                    self.put_trimmed(fate.parts()[1].clone(), Shape::Area(path));
                }
            }
        }
    }

    /// The copy of this fate that lies nearest to the middle of the plate.
    fn most_central(&self, face: &Face, first: Affine, fate: Fate) -> Option<Affine> {
        let middle = voronoi::polygon(&face.outline).bounding_box().center();
        let off = |map: Affine| geom::distance(map * middle, self.edge.center());
        let copies = self.copies(face, first).into_iter().filter(|(_, other)| *other == fate);
        // Of those equally near the first, whatever rounding says.
        copies.map(|(map, _)| map).reduce(|a, b| if off(b) < off(a) - 1e-6 { b } else { a })
    }

    /// Every place of a copy in the window, as a map to the plate, with its face and what happened to it.
    fn copies(&self, face: &Face, first: Affine) -> Vec<(Affine, Fate)> {
        let frame = voronoi::polygon(&face.outline).bounding_box();
        let mut copies = Vec::new();
        for image in &face.images {
            let fate = Fate::of(face, first, *image);
            let bounds = image.transform_rect_bbox(frame);
            for shift in self.raport.lattice.sums_touching(bounds, self.window) {
                copies.push((self.plate_from_cloth * Affine::translate(shift) * *image, fate));
            }
        }
        copies
    }

    /// Fine lines around every copy.
    fn outlines(&mut self) {
        let raport = self.raport;
        for (face, first) in lying(raport) {
            let corners = match face.frame {
                Frame::Tile { .. } => face.outline.clone(),
                // Strewn motifs keep their distance by a disc.
                Frame::Once => disc(&face.outline),
            };
            for (map, _) in self.copies(face, first) {
                let corners: Vec<Point> = corners.iter().map(|corner| map * *corner).collect();
                self.line(&corners);
            }
        }
        let is_strewn =
            raport.faces.iter().any(|face| face.letter.is_some() && face.frame == Frame::Once);
        if is_strewn {
            self.cells();
        }
    }

    /// Fine lines around the pieces that repeat.
    fn cells(&mut self) {
        let piece = Rect::from_origin_size(Point::ORIGIN, self.raport.period());
        for shift in self.raport.lattice.sums_touching(piece, self.window) {
            let (Rect { x0, y0, x1, y1 }, to) = (piece + shift, self.plate_from_cloth);
            self.line(
                &[(x0, y0), (x1, y0), (x1, y1), (x0, y1)].map(|corner| to * Point::from(corner)),
            );
        }
    }

    fn line(&mut self, corners: &[Point]) {
        let path = trim::ring(corners, self.edge);
        if !path.is_empty() {
            self.put(LINE, Shape::Stroke { path, width: LINE_WIDTH });
        }
    }

    fn leaves(&mut self, step: &Step) {
        let leaf = Leaf::new();
        let raport = self.raport;
        for (face, first) in lying(raport) {
            // A drawing lies alike in all faces of its letter.
            let Some((other, _)) = drawings(raport).find(|(f, _)| f.letter == face.letter) else {
                continue;
            };
            let domain = match step {
                // The outline of a border's unit holds all of it.
                Step::Pinggiran { frieze, unit, .. } if face.letter == Some('A') => {
                    frieze.domain(*unit)
                }
                _ => other.outline.clone(),
            };
            let Some(fit) = leaf.fit(&domain) else { continue };
            for (map, fate) in self.copies(face, first) {
                self.leaf(&leaf, map, fit, (fate, face.clip.as_ref()));
            }
        }
    }

    /// One leaf: `fit` takes it to the frame, `map` the frame to the plate.
    fn leaf(
        &mut self,
        leaf: &Leaf,
        map: Affine,
        fit: Affine,
        (fate, clip): (Fate, Option<&BezPath>),
    ) {
        let [part, _] = fate.parts();
        let stroke = |path: &BezPath, width| Shape::Stroke { path: path.clone(), width };
        let shapes = [
            (part.clone(), Shape::Area(leaf.blade.clone())),
            (Part::new(RIB), stroke(&leaf.rib, leaf::RIB)),
            (part.clone(), stroke(&leaf.tick, leaf::TICK)),
            (part, Shape::Dot { center: leaf.dot, radius: leaf::DOT }),
        ];
        for (part, shape) in shapes {
            let Some(mark) = Mark::new(part, shape.transformed(fit)) else { continue };
            let kept = match clip {
                Some(clip) => trim::within(&mark, clip),
                None => Some(mark),
            };
            let on_plate = kept.map(|mark| mark.transformed(map));
            self.marks.extend(on_plate.and_then(|mark| trim::mark(mark, self.edge)));
        }
    }

    /// Symmetry elements of a group, or of every row of a frieze: with how far they are moved, and the cloth that they
    /// are kept to.
    fn elements(&self, step: &Step) -> Vec<(Elements, Vec2, Rect)> {
        match step {
            Step::Group { group, .. } => {
                let Lattice { a, b } = self.raport.lattice;
                // The second diagonal of a rhomb: twice the way to its middle, without the first one.
                let is_rhombic = group.net() == symmetry::Net::Rhombic;
                let cell =
                    if is_rhombic { Lattice { a, b: b * 2.0 - a } } else { Lattice { a, b } };
                vec![(group.elements(cell, self.window), Vec2::ZERO, self.window)]
            }
            Step::Frieze(frieze) => {
                let unit = self.raport.size();
                let (x0, x1) = (self.window.x0, self.window.x1);
                let elements = frieze.elements(unit, Rect::new(x0, 0.0, x1, unit.height));
                let rows = Rect::new(0.0, self.window.y0, 0.0, self.window.y1 - unit.height);
                let strip = |y: f64| Rect::new(x0, y, x1, y + unit.height);
                let rows = self.raport.lattice.sums_in(rows).into_iter();
                rows.map(|shift| (elements.clone(), shift, strip(shift.y))).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Dashes for glides, thick lines for mirrors.
    fn axes(&mut self, elements: &Elements, shift: Vec2, room: Rect) {
        let moved = |axis: &Axis| Axis { through: axis.through + shift, ..*axis };
        for line in elements.glides.iter().filter_map(|axis| moved(axis).within(room)) {
            self.dashes(self.plate_from_cloth * line);
        }
        for line in elements.mirrors.iter().filter_map(|axis| moved(axis).within(room)) {
            let mut path = BezPath::new();
            let line = shortened(self.plate_from_cloth * line, MIRROR_WIDTH / 2.0);
            path.move_to(line.p0);
            path.line_to(line.p1);
            self.put(AXIS, Shape::Stroke { path, width: MIRROR_WIDTH });
        }
    }

    /// A sign for each turning point, with a little air around it.
    fn centers(&mut self, elements: &Elements, shift: Vec2) {
        for center in &elements.centers {
            let at = self.plate_from_cloth * (center.at + shift);
            for (part, size) in [(MORI, SIGN + 0.5), (CENTER, SIGN)] {
                let sign = Affine::translate(at.to_vec2()) * Affine::scale(size) * sign(*center);
                self.put_trimmed(Part::new(part), Shape::Area(sign));
            }
        }
    }

    /// A line of dashes that is the same seen from either end.
    fn dashes(&mut self, line: Line) {
        let [dash, gap] = DASH;
        let line = shortened(line, GLIDE_WIDTH);
        let long = geom::distance(line.p0, line.p1);
        let along = (line.p1 - line.p0) / long.max(1e-9);
        let count = ((long + gap) / (dash + gap)).round().max(1.0);
        let pitch = (long + gap) / count;
        let mut from = 0.0;
        while from < long - 1e-9 {
            let mut path = BezPath::new();
            path.move_to(line.p0 + along * from);
            path.line_to(line.p0 + along * (from + pitch - gap));
            self.put(AXIS, Shape::Stroke { path, width: GLIDE_WIDTH });
            from += pitch;
        }
    }
}

/// Faces that lay something, with the first image of their letter: what a drawing is compared with.
fn lying(raport: &Raport) -> impl Iterator<Item = (&Face, Affine)> {
    raport.faces.iter().filter_map(|face| {
        let letter = face.letter?;
        let mut images = raport.faces_of(letter).flat_map(|at| raport.faces[at].images.first());
        let first = *images.next()?;
        (!face.images.is_empty()).then_some((face, first))
    })
}

/// For each letter the face that shows most of its drawing: faces of a border's corners are cut.
fn drawings(raport: &Raport) -> impl Iterator<Item = (&Face, Affine)> {
    let area = |face: &Face| voronoi::polygon(&face.outline).area().abs();
    raport.letters().into_iter().filter_map(move |letter| {
        let own = lying(raport).filter(|(face, _)| face.letter == Some(letter));
        // Of those equally large the first, whatever rounding says.
        own.reduce(|a, b| if area(b.0) > area(a.0) * 1.001 { b } else { a })
    })
}

/// The disc within a square.
fn disc(square: &[Point]) -> Vec<Point> {
    let radius = voronoi::polygon(square).bounding_box().width() / 2.0;
    let corner = |at: u32| Angle::degrees(360.0 / f64::from(ROUND) * f64::from(at)).unit() * radius;
    (0..ROUND).map(|at| corner(at).to_point()).collect()
}

/// A line without its ends: round caps must not reach over the edge.
fn shortened(line: Line, by: f64) -> Line {
    let long = geom::distance(line.p0, line.p1);
    let along = (line.p1 - line.p0) / long.max(1e-9);
    if long <= 2.0 * by { line } else { Line::new(line.p0 + along * by, line.p1 - along * by) }
}

/// What a turning point looks like, about the origin and of radius 1: a lens, or a polygon with as many corners as it
/// has turns.
fn sign(center: Center) -> BezPath {
    if center.order == 2 {
        let mut lens = BezPath::new();
        lens.move_to((0.0, -1.0));
        lens.quad_to((1.05, 0.0), (0.0, 1.0));
        lens.quad_to((-1.05, 0.0), (0.0, -1.0));
        lens.close_path();
        return lens;
    }
    let first = if center.order == 4 { 45.0 } else { -90.0 };
    let corner = |at: u32| Angle::degrees(first + 360.0 / f64::from(center.order) * f64::from(at));
    let corners: Vec<Point> = (0..center.order).map(|at| corner(at).unit().to_point()).collect();
    voronoi::polygon(&corners)
}
