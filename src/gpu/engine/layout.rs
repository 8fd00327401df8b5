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

const GROUND: u32 = 0;
const EXACT: u32 = 1;
const SMOOTH: u32 = 2;

/// `Sheet` of `shaders/cloth.wgsl`.
#[derive(Clone, Copy, Debug, PartialEq, Pod, Zeroable)]
#[repr(C)]
pub(super) struct SheetData {
    pub(super) ratio: [f32; 2],
    pub(super) offset: [f32; 2],
    pub(super) shift: [i32; 2],
    pub(super) size: [i32; 2],
    pub(super) level: f32,
    pub(super) strength: f32,
    pub(super) manner: u32,
    pub(super) repeats: u32,
    pub(super) light: u32,
    pub(super) unused: [u32; 3],
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

impl SheetData {
    /// What all sheets of a shot have in common.
    pub(super) fn of(shot: &Shot, strength: f32, light: u32) -> Self {
        let everywhere = Rect::new(-FAR, -FAR, FAR, FAR);
        let seen = |cloth: Option<Rect>| {
            let corner = Vec2::new(f64::from(shot.corner[0]), f64::from(shot.corner[1]));
            cloth.map_or(everywhere, |cloth| shot.view.pixels_of(cloth) + corner)
        };
        let toward = shot.dimmed.map_or([0.0; 4], |dimmed| {
            let [r, g, b, _] = shares(dimmed.toward);
            [r, g, b, dimmed.share]
        });
        Self {
            strength,
            light,
            piece: sides(seen(shot.piece)),
            bright: sides(seen(shot.dimmed.map(|dimmed| dimmed.but))),
            around: shares(shot.around),
            ground: shares(shot.ground),
            toward,
            ..Self::zeroed()
        }
    }

    /// The ground alone.
    pub(super) fn ground(shot: &Shot, light: u32) -> Self {
        Self { manner: GROUND, ..Self::of(shot, 1.0, light) }
    }

    /// With a picture of the very pixels of the view.
    pub(super) fn as_it_lies(self, shot: &Shot) -> Self {
        let [x, y] = shot.corner.map(|at| i32::try_from(at).unwrap_or(0));
        let size = shot.view.size.map(|side| i32::try_from(side).unwrap_or(i32::MAX));
        Self { manner: EXACT, shift: [-x, -y], size, repeats: 0, ..self }
    }

    /// With a picture that lies on the cloth.
    pub(super) fn showing(self, lie: &Lie, shot: &Shot, driver: Driver) -> Self {
        let View { scale, corner, .. } = shot.view;
        let ratio = [lie.scale.x / scale.x, lie.scale.y / scale.y];
        let begin = [lie.window.x, lie.window.y].map(float);
        let size = [lie.window.width, lie.window.height].map(f64::from);
        let target = shot.corner.map(f64::from);
        let cloth = [corner.x * lie.scale.x, corner.y * lie.scale.y];
        // Of the first pixel of the target, in pixels of the picture; of a picture without end, in its first block, where
        // numbers are finest.
        let offset = [0, 1].map(|axis| {
            let offset = cloth[axis] - begin[axis] - target[axis] * ratio[axis];
            if lie.repeats { offset.rem_euclid(size[axis]) } else { offset }
        });
        let is_same = |axis: usize| (ratio[axis] - 1.0).abs() < SAME;
        let is_whole = |axis: usize| (offset[axis] - offset[axis].round()).abs() < SAME_PIXEL;
        let is_exact = [0, 1].iter().all(|axis| is_same(*axis) && is_whole(*axis));
        let level = libm::log2(ratio[0].max(ratio[1])).max(0.0);
        let level = if driver == Driver::Software { level.round() } else { level };
        Self {
            ratio: ratio.map(narrow),
            offset: offset.map(narrow),
            shift: offset.map(whole),
            size: size.map(whole),
            level: narrow(level),
            manner: if is_exact { EXACT } else { SMOOTH },
            repeats: u32::from(lie.repeats),
            ..self
        }
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

#[expect(clippy::cast_possible_truncation, reason = "saturates, where nothing is seen")]
fn whole(number: f64) -> i32 {
    number.round() as i32
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
        let (mut laid, size) = laid_out(shader, "Sheet");
        assert_eq!(size, size_of::<SheetData>());
        let unused = laid.iter().position(|(_, name)| name == "unused_a").unwrap();
        laid[unused].1 = "unused".to_owned();
        laid.retain(|(_, name)| !name.starts_with("unused_"));
        let written = fields!(
            SheetData: ratio, offset, shift, size, level, strength, manner, repeats, light, unused,
            piece, bright, around, ground, toward
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
