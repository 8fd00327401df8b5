//! Draws shots with a graphics card.
//!
//! Pictures are textures. One that lies pixel on pixel on the screen is fetched, never filtered, so its bytes are those of
//! the painter; one that is scaled while something moves is smooth, and has smaller ones beside it as soon as it is seen
//! smaller than it is. Geometry is drawn into a texture of its own, with four samples a pixel, and then shown like a picture.
//! What was sent to the card stays there for as long as somebody holds the picture, and it is shown now and then.
//!
//! **Invariant:** the engine holds nothing that cannot be made again of the shot; so a lost device loses nothing.

use std::sync::Arc;

use kurbo::Rect;

use super::{Geometry, Still, View};
use crate::color::Srgb;

mod layout;
mod pictures;
mod sheets;
mod triangles;

use layout::Sheet;
use pictures::Pictures;
use sheets::Sheets;
use triangles::Triangles;

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
    /// The color around that piece.
    pub around: Srgb,
    /// The color of cloth of which there is no picture yet.
    pub ground: Srgb,
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

/// Who draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Driver {
    /// A graphics card.
    Card,
    /// A program, such as WARP or llvmpipe. It is spared what costs it most: samples of geometry, and pictures between two
    /// sizes.
    Software,
}

/// What a frame is prepared with.
struct Hand<'a> {
    device: &'a wgpu::Device,
    queue: &'a wgpu::Queue,
    encoder: &'a mut wgpu::CommandEncoder,
}

/// Draws shots into passes of one format. Holds what it has sent to the card until it is no longer shown.
#[derive(Debug)]
pub struct Engine {
    sheets: Sheets,
    pictures: Pictures,
    triangles: Triangles,
    /// What the pass draws: for each sheet the texture on it; none for the ground.
    drawn: Vec<Option<wgpu::BindGroup>>,
    driver: Driver,
}

impl Engine {
    /// An engine for targets of a format.
    pub fn new(device: &wgpu::Device, target: wgpu::TextureFormat, driver: Driver) -> Self {
        let sheets = Sheets::new(device, target);
        let pictures = Pictures::new(device, sheets.of_textures());
        let triangles = Triangles::new(device, sheets.of_textures(), driver);
        Self { sheets, pictures, triangles, drawn: Vec::new(), driver }
    }

    /// Sends what is new to the card, and draws geometry into a texture of its own. Before the pass begins.
    pub fn prepare(
        &mut self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        encoder: &mut wgpu::CommandEncoder,
        shot: &Shot,
    ) {
        let mut hand = Hand { device, queue, encoder };
        self.pictures.begin();
        let mut sheets = vec![Sheet::of(shot, 1.0)];
        self.drawn = vec![None];
        for (at, shown) in shot.shown.iter().enumerate() {
            let base = Sheet::of(shot, shown.strength);
            match &shown.seen {
                Seen::Still(still) => {
                    for placed in self.pictures.placed(&mut hand, still, &shot.view) {
                        sheets.push(base.showing(&placed.lie, shot, self.driver));
                        self.drawn.push(Some(placed.texture));
                    }
                }
                Seen::Geometry(geometry, colors) => {
                    let wanted = (geometry, &**colors);
                    let texture = self.triangles.drawn(&mut hand, at, wanted, &shot.view);
                    sheets.push(base.as_it_lies(shot));
                    self.drawn.push(Some(texture));
                }
            }
        }
        self.pictures.end();
        // What is covered is not drawn.
        let lowest = sheets.iter().rposition(|sheet| sheet.way.covers).unwrap_or(0);
        self.drawn.drain(..lowest);
        self.sheets.write(&hand, &sheets[lowest..]);
    }

    /// Draws the shot that was prepared last, into the viewport and scissor that are set. The viewport may be any that
    /// holds the view.
    pub fn paint(&self, pass: &mut wgpu::RenderPass<'_>) {
        self.sheets.paint(pass, &self.drawn);
    }

    /// How often a picture was sent to the card.
    pub fn sent(&self) -> u64 {
        self.pictures.sent()
    }
}
