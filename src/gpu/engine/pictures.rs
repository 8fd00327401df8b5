//! Pictures of the painter as textures, with smaller ones beside them.

use std::sync::{Arc, Weak};

use kurbo::Rect;

use super::Hand;
use super::sheets::{bound_to, over_all, texture as of_texture};
use crate::gpu::picture::Lie;
use crate::gpu::{Still, View};
use crate::raster::Window;

/// Colors as they are in the pictures, byte for byte.
const COLORS: wgpu::TextureFormat = wgpu::TextureFormat::Rgba8Unorm;

/// A texture that was not shown for so many frames goes.
const FRAMES: u64 = 120;

/// Textures that are kept beside those that are shown, at most.
const KEPT: usize = 4;

/// What was sent to the card.
#[derive(Debug)]
pub(super) struct Pictures {
    layout: wgpu::BindGroupLayout,
    halving: Halving,
    endless: wgpu::Sampler,
    single: wgpu::Sampler,
    longest: u32,
    held: Vec<Held>,
    now: u64,
    sent: u64,
}

/// A picture on the card: in one piece, unless it is larger than a texture may be.
#[derive(Debug)]
struct Held {
    still: Weak<Still>,
    tiles: Vec<Tile>,
    used: u64,
}

#[derive(Debug)]
struct Tile {
    lie: Lie,
    texture: wgpu::Texture,
    bound: wgpu::BindGroup,
    is_halved: bool,
}

/// A texture, and where it lies.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) lie: Lie,
    pub(super) texture: wgpu::BindGroup,
}

impl Pictures {
    pub(super) fn new(device: &wgpu::Device, layout: &wgpu::BindGroupLayout) -> Self {
        let sampler = |mode| {
            device.create_sampler(&wgpu::SamplerDescriptor {
                label: Some("smooth"),
                address_mode_u: mode,
                address_mode_v: mode,
                mag_filter: wgpu::FilterMode::Linear,
                min_filter: wgpu::FilterMode::Linear,
                mipmap_filter: wgpu::MipmapFilterMode::Linear,
                ..wgpu::SamplerDescriptor::default()
            })
        };
        Self {
            layout: layout.clone(),
            halving: Halving::new(device),
            endless: sampler(wgpu::AddressMode::Repeat),
            single: sampler(wgpu::AddressMode::ClampToEdge),
            longest: device.limits().max_texture_dimension_2d,
            held: Vec::new(),
            now: 0,
            sent: 0,
        }
    }

    /// How often a picture was sent.
    pub(super) fn sent(&self) -> u64 {
        self.sent
    }

    /// Begins a frame.
    pub(super) fn begin(&mut self) {
        self.now += 1;
    }

    /// Ends it: what nobody holds, or nobody has looked at for long, goes.
    pub(super) fn end(&mut self) {
        let now = self.now;
        self.held.retain(|held| held.still.strong_count() > 0 && held.used + FRAMES > now);
        self.held.sort_by_key(|held| std::cmp::Reverse(held.used));
        let shown = self.held.iter().filter(|held| held.used == now).count();
        self.held.truncate(shown + KEPT);
    }

    /// The textures of a picture as a view shows them. Sends them if they are not there yet.
    pub(super) fn placed(
        &mut self,
        hand: &mut Hand<'_>,
        still: &Arc<Still>,
        view: &View,
    ) -> Vec<Placed> {
        let is_it = |held: &Held| std::ptr::eq(held.still.as_ptr(), Arc::as_ptr(still));
        let at = self.held.iter().position(is_it).unwrap_or_else(|| {
            let tiles = self.tiles(hand, still);
            self.sent += 1;
            self.held.push(Held { still: Arc::downgrade(still), tiles, used: self.now });
            self.held.len() - 1
        });
        let held = &mut self.held[at];
        held.used = self.now;
        let mut placed = Vec::new();
        for tile in &mut held.tiles {
            let is_smaller = tile.lie.scale.x > view.scale.x * 1.01;
            if is_smaller && !tile.is_halved {
                self.halving.halve(hand, &tile.texture);
                tile.is_halved = true;
            }
            for lie in copies(tile.lie, still.lie, view) {
                placed.push(Placed { lie, texture: tile.bound.clone() });
            }
        }
        placed
    }

    /// Sends a picture.
    fn tiles(&self, hand: &Hand<'_>, still: &Still) -> Vec<Tile> {
        let Window { x, y, width, height } = still.lie.window;
        let mut tiles = Vec::new();
        for top in (0..height).step_by(self.longest as usize) {
            for left in (0..width).step_by(self.longest as usize) {
                let size = [self.longest.min(width - left), self.longest.min(height - top)];
                let window = Window {
                    x: x + i64::from(left),
                    y: y + i64::from(top),
                    width: size[0],
                    height: size[1],
                };
                let is_whole = size == [width, height];
                let repeats = still.lie.repeats && is_whole;
                let texture = texture(hand.device, size, sizes(size));
                send(hand.queue, &texture, &still.pixels.rgba, width, [left, top]);
                let sampler = if repeats { &self.endless } else { &self.single };
                let bound = bound_to(hand.device, &self.layout, &texture, sampler);
                let lie = Lie { window, repeats, ..still.lie };
                tiles.push(Tile { lie, texture, bound, is_halved: false });
            }
        }
        tiles
    }
}

/// Where a tile of a picture is seen: once, unless it is a piece of one that repeats.
fn copies(tile: Lie, whole: Lie, view: &View) -> Vec<Lie> {
    if tile.repeats == whole.repeats {
        return vec![tile];
    }
    let Rect { x0, y0, x1, y1 } = view.area();
    let along = |from: f64, to: f64, scale: f64, begin: i64, length: u32, period: u32| {
        let (begin, end) = (begin, begin + i64::from(length));
        let period = i64::from(period.max(1));
        let first = (pixel(from * scale) - end).div_euclid(period);
        let last = (pixel(to * scale) + 1 - begin).div_euclid(period);
        (first..=last).map(move |copy| begin + copy * period)
    };
    let Window { x, y, width, height } = tile.window;
    let rows = along(y0, y1, tile.scale.y, y, height, whole.window.height);
    let lies = rows.flat_map(|y| {
        let columns = along(x0, x1, tile.scale.x, x, width, whole.window.width);
        columns.map(move |x| Lie { window: Window { x, y, width, height }, ..tile })
    });
    lies.collect()
}

/// An empty texture with so many sizes.
pub(super) fn texture(
    device: &wgpu::Device,
    [width, height]: [u32; 2],
    sizes: u32,
) -> wgpu::Texture {
    device.create_texture(&wgpu::TextureDescriptor {
        label: Some("picture"),
        size: wgpu::Extent3d { width, height, depth_or_array_layers: 1 },
        mip_level_count: sizes,
        sample_count: 1,
        dimension: wgpu::TextureDimension::D2,
        format: COLORS,
        usage: wgpu::TextureUsages::TEXTURE_BINDING
            | wgpu::TextureUsages::COPY_DST
            | wgpu::TextureUsages::RENDER_ATTACHMENT,
        view_formats: &[],
    })
}

/// How often it can be halved, and itself.
fn sizes([width, height]: [u32; 2]) -> u32 {
    width.max(height).max(1).ilog2() + 1
}

/// Sends the part of a picture, so many pixels wide, that begins at a pixel.
pub(super) fn send(
    queue: &wgpu::Queue,
    texture: &wgpu::Texture,
    rgba: &[u8],
    width: u32,
    [left, top]: [u32; 2],
) {
    queue.write_texture(
        texture.as_image_copy(),
        rgba,
        wgpu::TexelCopyBufferLayout {
            offset: (u64::from(top) * u64::from(width) + u64::from(left)) * 4,
            bytes_per_row: Some(4 * width),
            rows_per_image: None,
        },
        texture.size(),
    );
}

/// Makes the smaller sizes of a picture.
#[derive(Debug)]
struct Halving {
    pipeline: wgpu::RenderPipeline,
    layout: wgpu::BindGroupLayout,
}

impl Halving {
    fn new(device: &wgpu::Device) -> Self {
        let shader =
            device.create_shader_module(wgpu::include_wgsl!("../../../shaders/halved.wgsl"));
        let layout = device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
            label: Some("halving"),
            entries: &[wgpu::BindGroupLayoutEntry {
                binding: 0,
                visibility: wgpu::ShaderStages::FRAGMENT,
                ty: of_texture(),
                count: None,
            }],
        });
        let pipeline_layout = device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
            label: Some("halving"),
            bind_group_layouts: &[Some(&layout)],
            immediate_size: 0,
        });
        let pipeline = device.create_render_pipeline(&wgpu::RenderPipelineDescriptor {
            label: Some("halving"),
            layout: Some(&pipeline_layout),
            vertex: over_all(&shader),
            primitive: wgpu::PrimitiveState::default(),
            depth_stencil: None,
            multisample: wgpu::MultisampleState::default(),
            fragment: Some(wgpu::FragmentState {
                module: &shader,
                entry_point: Some("halved"),
                compilation_options: wgpu::PipelineCompilationOptions::default(),
                targets: &[Some(COLORS.into())],
            }),
            multiview_mask: None,
            cache: None,
        });
        Self { pipeline, layout }
    }

    fn halve(&self, hand: &mut Hand<'_>, texture: &wgpu::Texture) {
        let size = |level| {
            texture.create_view(&wgpu::TextureViewDescriptor {
                base_mip_level: level,
                mip_level_count: Some(1),
                ..wgpu::TextureViewDescriptor::default()
            })
        };
        for level in 1..texture.mip_level_count() {
            let bound = hand.device.create_bind_group(&wgpu::BindGroupDescriptor {
                label: Some("halving"),
                layout: &self.layout,
                entries: &[wgpu::BindGroupEntry {
                    binding: 0,
                    resource: wgpu::BindingResource::TextureView(&size(level - 1)),
                }],
            });
            let mut pass = hand.encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
                label: Some("halving"),
                color_attachments: &[Some(wgpu::RenderPassColorAttachment {
                    view: &size(level),
                    depth_slice: None,
                    resolve_target: None,
                    ops: wgpu::Operations {
                        load: wgpu::LoadOp::Clear(wgpu::Color::BLACK),
                        store: wgpu::StoreOp::Store,
                    },
                })],
                ..wgpu::RenderPassDescriptor::default()
            });
            pass.set_pipeline(&self.pipeline);
            pass.set_bind_group(0, &bound, &[]);
            pass.draw(0..3, 0..1);
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "saturates, where nothing is seen")]
fn pixel(pixels: f64) -> i64 {
    pixels.floor() as i64
}
