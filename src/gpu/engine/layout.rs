//! What shaders read, as it lies in memory.

use bytemuck::{Pod, Zeroable};
use kurbo::{Rect, Vec2};

use super::{Driver, Shot};
use crate::color::Srgb;
use crate::gpu::View;
use crate::gpu::picture::Lie;

/// Pixels that are nowhere, on any screen.
const FAR: f64 = 1e6;

/// Scales that differ by less are the same, and so are offsets in pixels.
const SAME: f64 = 1e-6;
const SAME_PIXEL: f64 = 1e-3;

/// How a sheet is drawn: each way has a pipeline of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Way {
    pub(super) manner: Manner,
    pub(super) is_endless: bool,
    /// Whether there is an edge of cloth, or anything is dimmed.
    pub(super) is_framed: bool,
    /// Whether nothing is seen of what lies below.
    pub(super) covers: bool,
}

/// What is on a sheet, as `shaders/cloth.wgsl` counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Manner {
    Ground,
    Exact,
    Smooth,
}

/// A sheet, and how it is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet {
    pub(super) data: SheetData,
    pub(super) way: Way,
}

/// `Sheet` of `shaders/cloth.wgsl`.
#[derive(Clone, Copy, Debug, PartialEq, Pod, Zeroable)]
#[repr(C)]
pub(super) struct SheetData {
    pub(super) ratio: [f32; 2],
    pub(super) offset: [f32; 2],
    pub(super) size: [f32; 2],
    pub(super) level: f32,
    pub(super) strength: f32,
    pub(super) piece: [f32; 4],
    pub(super) bright: [f32; 4],
    pub(super) around: [f32; 4],
    pub(super) ground: [f32; 4],
    pub(super) toward: [f32; 4],
}

/// `Ground` of `shaders/marks.wgsl`.
#[derive(Clone, Copy, Debug, PartialEq, Pod, Zeroable)]
#[repr(C)]
pub(super) struct GroundData {
    pub(super) scale: [f32; 2],
    pub(super) offset: [f32; 2],
}

impl Sheet {
    /// The ground of a shot, or what all its sheets have in common.
    pub(super) fn of(shot: &Shot, strength: f32) -> Self {
        let everywhere = Rect::new(-FAR, -FAR, FAR, FAR);
        let seen = |cloth: Option<Rect>| {
            let corner = Vec2::new(f64::from(shot.corner[0]), f64::from(shot.corner[1]));
            cloth.map_or(everywhere, |cloth| shot.view.pixels_of(cloth) + corner)
        };
        let toward = shot.dimmed.map_or([0.0; 4], |dimmed| {
            let [r, g, b, _] = shares(dimmed.toward);
            [r, g, b, dimmed.share]
        });
        let data = SheetData {
            strength,
            piece: sides(seen(shot.piece)),
            bright: sides(seen(shot.dimmed.map(|dimmed| dimmed.but))),
            around: shares(shot.around),
            ground: shares(shot.ground),
            toward,
            ..SheetData::zeroed()
        };
        let way = Way {
            manner: Manner::Ground,
            is_endless: true,
            is_framed: shot.piece.is_some() || shot.dimmed.is_some(),
            covers: strength >= 1.0,
        };
        Self { data, way }
    }

    /// With a picture of the very pixels of the view.
    pub(super) fn as_it_lies(self, shot: &Shot) -> Self {
        let offset = shot.corner.map(|at| -f64::from(at));
        let size = shot.view.size.map(f64::from);
        let data = SheetData { offset: offset.map(narrow), size: size.map(narrow), ..self.data };
        Self { data, way: Way { manner: Manner::Exact, is_endless: false, ..self.way } }
    }

    /// With a picture that lies on the cloth.
    pub(super) fn showing(self, lie: &Lie, shot: &Shot, driver: Driver) -> Self {
        let View { scale, corner, .. } = shot.view;
        let ratio = [lie.scale.x / scale.x, lie.scale.y / scale.y];
        let begin = [lie.window.x, lie.window.y].map(float);
        let size = [lie.window.width, lie.window.height].map(f64::from);
        let target = shot.corner.map(f64::from);
        let cloth = [corner.x * lie.scale.x, corner.y * lie.scale.y];
        // Of the first pixel of the view, in pixels of the picture.
        let first = [0, 1].map(|axis| cloth[axis] - begin[axis]);
        let is_inside = |axis: usize| {
            let last = first[axis] + f64::from(shot.view.size[axis]) * ratio[axis];
            first[axis] > -SAME_PIXEL && last < size[axis] + SAME_PIXEL
        };
        // The same of the target; of a picture without end in its first block, where numbers are finest.
        let offset = [0, 1].map(|axis| {
            let offset = first[axis] - target[axis] * ratio[axis];
            if lie.repeats { offset.rem_euclid(size[axis]) } else { offset }
        });
        let is_exact = [0, 1].iter().all(|axis| {
            let off = offset[*axis] - offset[*axis].round();
            (ratio[*axis] - 1.0).abs() < SAME && off.abs() < SAME_PIXEL
        });
        let level = libm::log2(ratio[0].max(ratio[1])).max(0.0);
        let level = if driver == Driver::Software { level.round() } else { level };
        let data = SheetData {
            ratio: ratio.map(narrow),
            offset: offset.map(|offset| narrow(if is_exact { offset.round() } else { offset })),
            size: size.map(narrow),
            level: narrow(level),
            ..self.data
        };
        let way = Way {
            manner: if is_exact { Manner::Exact } else { Manner::Smooth },
            is_endless: lie.repeats,
            covers: self.way.covers && (lie.repeats || (is_inside(0) && is_inside(1))),
            ..self.way
        };
        Self { data, way }
    }
}

impl GroundData {
    /// The map from millimeters, measured from a point of cloth, to the target.
    pub(super) fn of(view: &View, origin: kurbo::Point) -> Self {
        let [width, height] = view.size.map(f64::from);
        let scale = Vec2::new(2.0 * view.scale.x / width, 2.0 * view.scale.y / height);
        let off = origin - view.corner;
        let offset = [off.x * scale.x - 1.0, off.y * scale.y - 1.0];
        Self { scale: [scale.x, scale.y].map(narrow), offset: offset.map(narrow) }
    }
}

/// A color from 0 to 1, opaque.
pub(super) fn shares(color: Srgb) -> [f32; 4] {
    [color.r, color.g, color.b, u8::MAX].map(|channel| f32::from(channel) / 255.0)
}

fn sides(rect: Rect) -> [f32; 4] {
    [rect.x0, rect.y0, rect.x1, rect.y1].map(|side| narrow(side.clamp(-FAR, FAR)))
}

#[expect(clippy::cast_possible_truncation, reason = "what 32 bits hold is enough for pixels")]
fn narrow(number: f64) -> f32 {
    number as f32
}

#[expect(clippy::cast_precision_loss, reason = "pixels of cloth are far below 2^52")]
fn float(number: i64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use std::mem::offset_of;

    use super::*;
    use crate::gpu::scene::Instance;

    /// Offset and name of each field of a struct in a shader, and its size, by the rules of WGSL for uniforms.
    fn laid_out(shader: &str, name: &str) -> (Vec<(usize, String)>, usize) {
        let begin = format!("struct {name} {{");
        let body = shader.split(&begin).nth(1).unwrap().split('}').next().unwrap();
        let fields = body.lines().map(|line| line.split("//").next().unwrap().trim());
        let (mut laid, mut end, mut widest) = (Vec::new(), 0_usize, 4);
        for field in fields.filter(|field| !field.is_empty()) {
            let (name, kind) = field.trim_end_matches(',').rsplit_once(": ").unwrap();
            let name = name.rsplit(' ').next().unwrap();
            let (size, align) = match kind {
                "f32" | "i32" | "u32" => (4, 4),
                "vec2<f32>" | "vec2<i32>" => (8, 8),
                "vec4<f32>" => (16, 16),
                _ => panic!("{kind}"),
            };
            let offset = end.next_multiple_of(align);
            laid.push((offset, name.to_owned()));
            (end, widest) = (offset + size, widest.max(align));
        }
        (laid, end.next_multiple_of(widest))
    }

    macro_rules! fields {
        ($of:ty: $($field:ident),*) => {
            vec![$((offset_of!($of, $field), stringify!($field).to_owned())),*]
        };
    }

    #[test]
    fn shaders_read_what_is_written() {
        let shader = include_str!("../../../shaders/cloth.wgsl");
        let (laid, size) = laid_out(shader, "Sheet");
        assert_eq!(size, size_of::<SheetData>());
        let written = fields!(
            SheetData: ratio, offset, size, level, strength, piece, bright, around, ground, toward
        );
        assert_eq!(laid, written);
        let shader = include_str!("../../../shaders/marks.wgsl");
        let (laid, size) = laid_out(shader, "Ground");
        assert_eq!((laid, size), (fields!(GroundData: scale, offset), size_of::<GroundData>()));
        // Attributes lie one behind the other.
        let written = fields!(Instance: axes, offset, part);
        assert_eq!(written, [(0, "axes"), (16, "offset"), (24, "part")].map(named));
        assert_eq!(size_of::<Instance>(), 28);
    }

    fn named((offset, name): (usize, &str)) -> (usize, String) {
        (offset, name.to_owned())
    }
}
