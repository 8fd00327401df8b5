//! The group of a cloth, found from its picture alone, is the one that was asked for: no smaller, no larger.

use canting::design::Step;
use canting::design::step::{Order, Share, Twin, Wedge};
use canting::geom::{Angle, Lattice, length};
use canting::symmetry::{Frieze, Group};
use kurbo::{Affine, Size, Vec2};

use super::detector::Symmetry;
use super::{friezes, group, raport, with_motif};

/// A mirror with a shift along it, or a mirror.
#[derive(Clone, Copy, Debug)]
struct Mirror {
    /// Along it.
    along: Vec2,
    /// How far it lies from the origin, across it.
    away: f64,
    /// How far it shifts along itself.
    glide: f64,
}

/// Two lengths are the same in a picture: two pixels of most of them.
const NEAR: f64 = 0.6;

impl Symmetry {
    /// Every isometry near the origin.
    fn near(&self) -> impl Iterator<Item = Affine> {
        let lattice = self.lattice;
        let moved = move |map: Affine| {
            super::sums(lattice, 2).map(move |step| Affine::translate(step) * map)
        };
        self.isometries.iter().copied().flat_map(moved)
    }

    /// The largest number of turns that make a whole one.
    fn order(&self) -> usize {
        self.isometries.iter().filter(|map| map.determinant() > 0.0).count()
    }

    fn reflections(&self) -> Vec<Mirror> {
        let mirrored = self.near().filter(|map| map.determinant() < 0.0);
        let mirror = |map: Affine| {
            let [a, b, ..] = map.as_coeffs();
            let along = Angle::radians(Angle::of(Vec2::new(a, b)).to_radians() / 2.0).unit();
            let across = Vec2::new(-along.y, along.x);
            let shift = map.translation();
            Mirror { along, away: shift.dot(across) / 2.0, glide: shift.dot(along) }
        };
        mirrored.map(mirror).collect()
    }

    fn mirrors(&self) -> Vec<Mirror> {
        self.reflections().into_iter().filter(|mirror| mirror.glide.abs() < NEAR).collect()
    }

    /// Glides whose line is no mirror.
    fn glides(&self) -> Vec<Mirror> {
        let mirrors = self.mirrors();
        let is_mirror = |line: &Mirror| mirrors.iter().any(|mirror| mirror.is_on(line));
        self.reflections().into_iter().filter(|line| !is_mirror(line)).collect()
    }

    /// In how many directions mirrors run.
    fn directions(&self) -> usize {
        let mut known: Vec<Vec2> = Vec::new();
        for mirror in self.mirrors() {
            if !known.iter().any(|along| along.cross(mirror.along).abs() < 0.05) {
                known.push(mirror.along);
            }
        }
        known.len()
    }

    /// Whether every point about which the cloth turns lies on a mirror.
    fn centers_lie_on_mirrors(&self) -> bool {
        let mirrors = self.mirrors();
        let turns = self.near().filter(|map| map.determinant() > 0.0);
        let centers = turns.filter_map(|map| {
            let [a, b, c, d, e, f] = map.as_coeffs();
            let rest = Affine::new([1.0 - a, -b, -c, 1.0 - d, 0.0, 0.0]);
            let turns = rest.determinant() > 0.1;
            turns.then(|| rest.inverse() * Vec2::new(e, f).to_point())
        });
        // Mirrors are known near the origin only.
        let reach = length(self.lattice.a);
        let mut near = centers.filter(|center| length(center.to_vec2()) < reach);
        near.all(|center| {
            mirrors
                .iter()
                .any(|line| (line.across().dot(center.to_vec2()) - line.away).abs() < NEAR)
        })
    }

    /// The wallpaper group, by the chart that every book on them has.
    fn group(&self) -> Group {
        let (directions, glides) = (self.directions(), !self.glides().is_empty());
        match (self.order(), directions) {
            (1, 0) if glides => Group::Pg,
            (1, 0) => Group::P1,
            (1, _) if glides => Group::Cm,
            (1, _) => Group::Pm,
            (2, 0) if glides => Group::Pgg,
            (2, 0) => Group::P2,
            (2, 1) => Group::Pmg,
            (2, _) if self.centers_lie_on_mirrors() => Group::Pmm,
            (2, _) => Group::Cmm,
            (4, 0) => Group::P4,
            (4, 2) => Group::P4g,
            (4, 4) => Group::P4m,
            (3, 0) => Group::P3,
            (3, _) if self.centers_lie_on_mirrors() => Group::P3m1,
            (3, _) => Group::P31m,
            (6, 0) => Group::P6,
            (6, _) => Group::P6m,
            (order, mirrors) => panic!("{order} turns and mirrors in {mirrors} directions"),
        }
    }

    /// The frieze of which rows are laid.
    fn frieze(&self) -> Frieze {
        let has = |lines: &[Mirror], is_level: bool| {
            lines.iter().any(|line| (line.along.x.abs() > 0.5) == is_level)
        };
        let (mirrors, glides) = (self.mirrors(), self.glides());
        match (self.order(), has(&mirrors, false), has(&mirrors, true), has(&glides, true)) {
            (1, false, false, false) => Frieze::P111,
            (1, false, false, true) => Frieze::P1a1,
            (1, true, false, false) => Frieze::Pm11,
            (1, false, true, _) => Frieze::P1m1,
            (2, false, false, false) => Frieze::P112,
            (2, true, false, true) => Frieze::Pma2,
            (2, true, true, _) => Frieze::Pmm2,
            other => panic!("no frieze: {other:?}"),
        }
    }
}

impl Mirror {
    fn across(&self) -> Vec2 {
        Vec2::new(-self.along.y, self.along.x)
    }

    /// Whether both lie on one line.
    fn is_on(&self, other: &Self) -> bool {
        let side = self.across().dot(other.across()).signum();
        self.along.cross(other.along).abs() < 0.05 && (self.away - side * other.away).abs() < NEAR
    }
}

/// What the picture of a step shows, a tile being so many pixels wide.
fn seen(step: &Step, tile: Size, pixels: f64) -> Symmetry {
    let repeat = with_motif(step, tile);
    let symmetry = Symmetry::seen(&repeat, pixels / tile.width);
    let asked = raport(step, tile).lattice;
    assert_same_lattice(symmetry.lattice, asked, step);
    symmetry
}

/// No finer shift and no coarser one.
fn assert_same_lattice(seen: Lattice, asked: Lattice, step: &Step) {
    assert!((seen.area() / asked.area() - 1.0).abs() < 1e-6, "{step:?}: {seen:?}, not {asked:?}");
    for vector in [asked.a, asked.b] {
        let (i, j) = seen.coordinates(vector);
        let off = (i - i.round()).abs() + (j - j.round()).abs();
        assert!(off < 1e-6, "{step:?}: {seen:?}, not {asked:?}");
    }
}

#[test]
fn pictures_show_the_wallpaper_group_that_was_asked_for() {
    for of in Group::ALL {
        // An oblique cell leans by a quarter of its width, so that four of them make a period.
        let symmetry = seen(&group(of, 75.0), Size::new(48.0, 46.364), 120.0);
        assert_eq!(symmetry.group(), of, "{symmetry:#?}");
        let whole = of.order();
        assert_eq!(symmetry.isometries.len(), whole, "{of}: no more and no fewer");
    }
}

#[test]
fn a_square_tile_makes_no_group_larger() {
    for of in [Group::P1, Group::P2, Group::Pm, Group::Pg, Group::Cm, Group::Pmg, Group::Cmm] {
        let symmetry = seen(&group(of, 90.0), Size::new(48.0, 48.0), 96.0);
        assert_eq!(symmetry.group(), of, "{symmetry:#?}");
    }
}

#[test]
fn pictures_show_the_frieze_that_was_asked_for() {
    for (of, step) in friezes() {
        let symmetry = seen(&step, Size::new(48.0, 30.0), 96.0);
        assert_eq!(symmetry.frieze(), of, "{symmetry:#?}");
    }
}

/// The last column of the table of lampah (docs/craft.md, section 5.4), and the mirror repeat of section 7.1.
#[test]
fn pictures_show_the_group_of_every_lampah() {
    let third = Share { count: 1, of: 3 };
    let sareng = |order, twin| Step::Sareng { order, twin };
    let mubeng = |wedge| Step::Mubeng { wedge, every: None };
    let parang = |is_half| Step::Parang { angle: 45.0, is_half };
    for (step, of) in [
        (Step::Tubrukan, Group::P1),
        (Step::HalfDrop, Group::P1),
        (Step::HalfBrick, Group::P1),
        (Step::Drop(third), Group::P1),
        (Step::Shift(third), Group::P1),
        (Step::Diamond, Group::P1),
        (parang(false), Group::P1),
        (parang(true), Group::P1),
        (Step::Mirror, Group::Pmm),
        (mubeng(Wedge::D180), Group::P2),
        (mubeng(Wedge::D120), Group::P3),
        (mubeng(Wedge::D90), Group::P4),
        (mubeng(Wedge::D60), Group::P6),
        (sareng(Order::Columns, Twin::Mirror), Group::Pm),
        (sareng(Order::Checkerboard, Twin::Mirror), Group::Cm),
        (sareng(Order::Columns, Twin::Turn), Group::P2),
        (sareng(Order::Checkerboard, Twin::Turn), Group::P2),
        (sareng(Order::Columns, Twin::Own), Group::P1),
    ] {
        let symmetry = seen(&step, Size::new(48.0, 48.0), 64.0);
        assert_eq!(symmetry.group(), of, "{step:?} {symmetry:#?}");
    }
}
