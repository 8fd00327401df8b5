//! Draws shots with a graphics card.

use std::sync::Arc;

use kurbo::Rect;

use super::{Geometry, Still, View};
use crate::color::Srgb;

/// What one frame shows. Costs some pointers to copy, and can be sent.
#[derive(Clone, Debug)]
pub struct Shot {
    /// How the screen lies over the cloth.
    pub view: View,
    /// The upper left pixel of the view in the target.
    pub corner: [u32; 2],
    /// From the lowest; each is laid over the ones before it.
    pub shown: Vec<Shown>,
    /// The cloth that there is, in millimeters; without end if none.
    pub piece: Option<Rect>,
    /// The color around that piece, and where nothing is shown.
    pub around: Srgb,
    /// Dims copies.
    pub dimmed: Option<Dimmed>,
}

/// Something that is shown.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What.
    pub seen: Seen,
    /// 1 covers what lies below; less lets it through, while one picture goes over into another.
    pub strength: f32,
}

/// What can be shown.
#[derive(Clone, Debug)]
pub enum Seen {
    /// A picture of the painter.
    Still(Arc<Still>),
    /// Triangles, with a color for every part of their scene.
    Geometry(Arc<Geometry>, Arc<[Srgb]>),
}

/// Everything but one place is mixed toward a color.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dimmed {
    /// The place, in millimeters of cloth.
    pub but: Rect,
    /// The color.
    pub toward: Srgb,
    /// How far, from 0 to 1.
    pub share: f32,
}

/// Draws shots into passes of one format. Holds what it has sent to the card until it is no longer shown.
#[derive(Debug)]
pub struct Engine {
    target: wgpu::TextureFormat,
}

impl Engine {
    /// An engine for targets of a format. A `software` adapter is spared what costs most.
    pub fn new(
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        target: wgpu::TextureFormat,
        software: bool,
    ) -> Self {
        let _ = (device, queue, software);
        Self { target }
    }

    /// Sends what is new to the card, and draws geometry into a texture of its own. Before the pass begins.
    pub fn prepare(
        &mut self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        encoder: &mut wgpu::CommandEncoder,
        shot: &Shot,
    ) {
        let _ = (device, queue, encoder, shot, &mut self.target);
    }

    /// Draws the shot that was prepared last, into the viewport and scissor that are set.
    pub fn paint(&self, pass: &mut wgpu::RenderPass<'_>) {
        let _ = pass;
    }
}
