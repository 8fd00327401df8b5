//! Geometry drawn into a texture of its own, with several samples a pixel.

use std::sync::{Arc, Weak};

use super::layout::{GroundData, shares};
use super::sheets::{bound_to, texture as of_texture};
use super::{Driver, Hand, pictures};
use crate::color::Srgb;
use crate::gpu::scene::Instance;
use crate::gpu::{Geometry, View};

/// Samples of a pixel; so many can every card.
const SAMPLES: u32 = 4;

/// Colors in a row of the texture of colors.
const ROW: u32 = 256;

const COLORS: wgpu::TextureFormat = wgpu::TextureFormat::Rgba8Unorm;

/// The pipeline for geometry, and what was drawn last.
#[derive(Debug)]
pub(super) struct Triangles {
    pipeline: wgpu::RenderPipeline,
    layout: wgpu::BindGroupLayout,
    of_textures: wgpu::BindGroupLayout,
    sampler: wgpu::Sampler,
    samples: u32,
    /// One for each place in a shot.
    easels: Vec<Easel>,
}

/// A geometry on the card, and the texture that it is drawn into.
#[derive(Debug)]
struct Easel {
    holds: Weak<Geometry>,
    corners: wgpu::Buffer,
    indices: wgpu::Buffer,
    instances: wgpu::Buffer,
    colors: Vec<[u8; 4]>,
    ground: wgpu::Buffer,
    bound: wgpu::BindGroup,
    palette: wgpu::Texture,
    target: Target,
}

/// What is drawn into.
#[derive(Debug)]
struct Target {
    size: [u32; 2],
    samples: Option<wgpu::TextureView>,
    picture: wgpu::TextureView,
    shown: wgpu::BindGroup,
}

impl Triangles {
    pub(super) fn new(
        device: &wgpu::Device,
        of_textures: &wgpu::BindGroupLayout,
        driver: Driver,
    ) -> Self {
        let samples = if driver == Driver::Software { 1 } else { SAMPLES };
        let layout = device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
            label: Some("marks"),
            entries: &[
                wgpu::BindGroupLayoutEntry {
                    binding: 0,
                    visibility: wgpu::ShaderStages::VERTEX,
                    ty: wgpu::BindingType::Buffer {
                        ty: wgpu::BufferBindingType::Uniform,
                        has_dynamic_offset: false,
                        min_binding_size: None,
                    },
                    count: None,
                },
                wgpu::BindGroupLayoutEntry {
                    binding: 1,
                    visibility: wgpu::ShaderStages::VERTEX,
                    ty: of_texture(),
                    count: None,
                },
            ],
        });
        let pipeline = pipeline(device, &layout, samples);
        let sampler = device.create_sampler(&wgpu::SamplerDescriptor::default());
        let of_textures = of_textures.clone();
        Self { pipeline, layout, of_textures, sampler, samples, easels: Vec::new() }
    }

    /// Draws a geometry, the `at`-th of a shot, as a view shows it, in the pixels of the view.
    pub(super) fn drawn(
        &mut self,
        hand: &mut Hand<'_>,
        at: usize,
        (geometry, colors): (&Arc<Geometry>, &[Srgb]),
        view: &View,
    ) -> wgpu::BindGroup {
        let size = view.size.map(|side| side.max(1));
        while self.easels.len() <= at {
            self.easels.push(self.easel(hand.device, size));
        }
        if self.easels[at].target.size != size {
            self.easels[at].target = self.target(hand.device, size);
        }
        self.easels[at].take(hand, geometry);
        self.color(hand, at, colors);
        let easel = &self.easels[at];
        let ground = GroundData::of(view, geometry.origin);
        hand.queue.write_buffer(&easel.ground, 0, bytemuck::bytes_of(&ground));
        let cloth = shares(colors.first().copied().unwrap_or(Srgb::new(255, 255, 255)));
        let [r, g, b, a] = cloth.map(f64::from);
        let Target { samples, picture, .. } = &easel.target;
        let mut pass = hand.encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
            label: Some("marks"),
            color_attachments: &[Some(wgpu::RenderPassColorAttachment {
                view: samples.as_ref().unwrap_or(picture),
                depth_slice: None,
                resolve_target: samples.as_ref().map(|_| picture),
                ops: wgpu::Operations {
                    load: wgpu::LoadOp::Clear(wgpu::Color { r, g, b, a }),
                    store: match samples {
                        Some(_) => wgpu::StoreOp::Discard,
                        None => wgpu::StoreOp::Store,
                    },
                },
            })],
            ..wgpu::RenderPassDescriptor::default()
        });
        if !geometry.runs.is_empty() {
            pass.set_pipeline(&self.pipeline);
            pass.set_bind_group(0, &easel.bound, &[]);
            pass.set_vertex_buffer(0, easel.corners.slice(..));
            pass.set_vertex_buffer(1, easel.instances.slice(..));
            pass.set_index_buffer(easel.indices.slice(..), wgpu::IndexFormat::Uint32);
            for run in &geometry.runs {
                pass.draw_indexed(run.indices.clone(), 0, run.instances.clone());
            }
        }
        drop(pass);
        easel.target.shown.clone()
    }

    fn easel(&self, device: &wgpu::Device, size: [u32; 2]) -> Easel {
        let ground = buffer(device, size_of::<GroundData>(), wgpu::BufferUsages::UNIFORM);
        let palette = pictures::texture(device, [ROW, 1], 1);
        Easel {
            holds: Weak::new(),
            corners: buffer(device, 8, wgpu::BufferUsages::VERTEX),
            indices: buffer(device, 8, wgpu::BufferUsages::INDEX),
            instances: buffer(device, 8, wgpu::BufferUsages::VERTEX),
            colors: Vec::new(),
            bound: self.bound(device, &ground, &palette),
            ground,
            palette,
            target: self.target(device, size),
        }
    }

    fn bound(
        &self,
        device: &wgpu::Device,
        ground: &wgpu::Buffer,
        palette: &wgpu::Texture,
    ) -> wgpu::BindGroup {
        let palette = palette.create_view(&wgpu::TextureViewDescriptor::default());
        device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("marks"),
            layout: &self.layout,
            entries: &[
                wgpu::BindGroupEntry { binding: 0, resource: ground.as_entire_binding() },
                wgpu::BindGroupEntry {
                    binding: 1,
                    resource: wgpu::BindingResource::TextureView(&palette),
                },
            ],
        })
    }

    fn target(&self, device: &wgpu::Device, size: [u32; 2]) -> Target {
        let picture = pictures::texture(device, size, 1);
        let [width, height] = size;
        let samples = (self.samples > 1).then(|| {
            let texture = device.create_texture(&wgpu::TextureDescriptor {
                label: Some("samples"),
                size: wgpu::Extent3d { width, height, depth_or_array_layers: 1 },
                mip_level_count: 1,
                sample_count: self.samples,
                dimension: wgpu::TextureDimension::D2,
                format: COLORS,
                usage: wgpu::TextureUsages::RENDER_ATTACHMENT,
                view_formats: &[],
            });
            texture.create_view(&wgpu::TextureViewDescriptor::default())
        });
        let shown = bound_to(device, &self.of_textures, &picture, &self.sampler);
        let picture = picture.create_view(&wgpu::TextureViewDescriptor::default());
        Target { size, samples, picture, shown }
    }

    /// Sends colors that are new.
    fn color(&mut self, hand: &Hand<'_>, at: usize, colors: &[Srgb]) {
        let wanted: Vec<[u8; 4]> =
            colors.iter().map(|color| [color.r, color.g, color.b, u8::MAX]).collect();
        if self.easels[at].colors == wanted {
            return;
        }
        let rows = u32::try_from(wanted.len()).unwrap_or(0).div_ceil(ROW).max(1);
        if self.easels[at].palette.height() < rows {
            let palette = pictures::texture(hand.device, [ROW, rows], 1);
            self.easels[at].bound = self.bound(hand.device, &self.easels[at].ground, &palette);
            self.easels[at].palette = palette;
        }
        let easel = &mut self.easels[at];
        let mut all = wanted.clone();
        all.resize(ROW as usize * easel.palette.height() as usize, [0; 4]);
        pictures::send(hand.queue, &easel.palette, all.as_flattened(), ROW, [0, 0]);
        easel.colors = wanted;
    }
}

impl Easel {
    /// Sends a geometry that is new.
    fn take(&mut self, hand: &Hand<'_>, geometry: &Arc<Geometry>) {
        if std::ptr::eq(self.holds.as_ptr(), Arc::as_ptr(geometry)) {
            return;
        }
        self.holds = Arc::downgrade(geometry);
        fill(hand, &mut self.corners, bytemuck::cast_slice(&geometry.corners));
        fill(hand, &mut self.indices, bytemuck::cast_slice(&geometry.indices));
        fill(hand, &mut self.instances, bytemuck::cast_slice(&geometry.instances));
    }
}

/// Fills a buffer, which grows where it is too small, and shrinks where it is much too large.
fn fill(hand: &Hand<'_>, buffer: &mut wgpu::Buffer, bytes: &[u8]) {
    let wanted = u64::try_from(bytes.len()).unwrap_or(0);
    if buffer.size() < wanted || buffer.size() / 8 > wanted.max(1 << 20) {
        *buffer = self::buffer(hand.device, bytes.len().next_power_of_two(), buffer.usage());
    }
    hand.queue.write_buffer(buffer, 0, bytes);
}

fn buffer(device: &wgpu::Device, size: usize, usage: wgpu::BufferUsages) -> wgpu::Buffer {
    device.create_buffer(&wgpu::BufferDescriptor {
        label: Some("marks"),
        size: u64::try_from(size).unwrap_or(0),
        usage: usage | wgpu::BufferUsages::COPY_DST,
        mapped_at_creation: false,
    })
}

fn pipeline(
    device: &wgpu::Device,
    layout: &wgpu::BindGroupLayout,
    samples: u32,
) -> wgpu::RenderPipeline {
    let shader = device.create_shader_module(wgpu::include_wgsl!("../../../shaders/marks.wgsl"));
    let layout = device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
        label: Some("marks"),
        bind_group_layouts: &[Some(layout)],
        immediate_size: 0,
    });
    device.create_render_pipeline(&wgpu::RenderPipelineDescriptor {
        label: Some("marks"),
        layout: Some(&layout),
        vertex: wgpu::VertexState {
            module: &shader,
            entry_point: Some("laid"),
            compilation_options: wgpu::PipelineCompilationOptions::default(),
            buffers: &[
                Some(wgpu::VertexBufferLayout {
                    array_stride: stride::<[f32; 2]>(),
                    step_mode: wgpu::VertexStepMode::Vertex,
                    attributes: &wgpu::vertex_attr_array![0 => Float32x2],
                }),
                Some(wgpu::VertexBufferLayout {
                    array_stride: stride::<Instance>(),
                    step_mode: wgpu::VertexStepMode::Instance,
                    attributes: &wgpu::vertex_attr_array![1 => Float32x4, 2 => Float32x2, 3 => Uint32],
                }),
            ],
        },
        primitive: wgpu::PrimitiveState::default(),
        depth_stencil: None,
        multisample: wgpu::MultisampleState { count: samples, ..Default::default() },
        fragment: Some(wgpu::FragmentState {
            module: &shader,
            entry_point: Some("colored"),
            compilation_options: wgpu::PipelineCompilationOptions::default(),
            targets: &[Some(COLORS.into())],
        }),
        multiview_mask: None,
        cache: None,
    })
}

fn stride<T>() -> u64 {
    u64::try_from(size_of::<T>()).unwrap_or(0)
}
