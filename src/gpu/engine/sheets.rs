//! Pictures and grounds over the viewport.

use std::collections::BTreeMap;
use std::num::NonZeroU64;

use super::Hand;
use super::layout::{Sheet, SheetData, Way};

/// Sheets lie so many bytes apart, as every card wants it.
const APART: u64 = 256;

/// The pipelines that show sheets, and the sheets of a frame.
#[derive(Debug)]
pub(super) struct Sheets {
    shader: wgpu::ShaderModule,
    layout: wgpu::PipelineLayout,
    target: wgpu::TextureFormat,
    /// Made when first needed.
    pipelines: BTreeMap<Way, wgpu::RenderPipeline>,
    /// How those of this frame are drawn.
    ways: Vec<Way>,
    of_sheets: wgpu::BindGroupLayout,
    of_textures: wgpu::BindGroupLayout,
    buffer: wgpu::Buffer,
    bound: wgpu::BindGroup,
    /// For the ground, which has no picture.
    nothing: wgpu::BindGroup,
}

impl Sheets {
    pub(super) fn new(device: &wgpu::Device, target: wgpu::TextureFormat) -> Self {
        let shader =
            device.create_shader_module(wgpu::include_wgsl!("../../../shaders/cloth.wgsl"));
        let [of_sheets, of_textures] = layouts(device);
        let layout = device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
            label: Some("cloth"),
            bind_group_layouts: &[Some(&of_sheets), Some(&of_textures)],
            immediate_size: 0,
        });
        let (buffer, bound) = room(device, &of_sheets, 4);
        let blank = super::pictures::texture(device, [1, 1], 1);
        let sampler = device.create_sampler(&wgpu::SamplerDescriptor::default());
        let nothing = bound_to(device, &of_textures, &blank, &sampler);
        Self {
            shader,
            layout,
            target,
            pipelines: BTreeMap::new(),
            ways: Vec::new(),
            of_sheets,
            of_textures,
            buffer,
            bound,
            nothing,
        }
    }

    /// The layout of a picture.
    pub(super) fn of_textures(&self) -> &wgpu::BindGroupLayout {
        &self.of_textures
    }

    /// Writes the sheets of a frame.
    pub(super) fn write(&mut self, hand: &Hand<'_>, sheets: &[Sheet]) {
        let wanted = u64::try_from(sheets.len()).unwrap_or(0);
        if wanted * APART > self.buffer.size() {
            let room = room(hand.device, &self.of_sheets, wanted.next_power_of_two());
            (self.buffer, self.bound) = room;
        }
        for (at, sheet) in (0_u64..).zip(sheets) {
            hand.queue.write_buffer(&self.buffer, at * APART, bytemuck::bytes_of(&sheet.data));
            if !self.pipelines.contains_key(&sheet.way) {
                let pipeline = self.pipeline(hand.device, sheet.way);
                self.pipelines.insert(sheet.way, pipeline);
            }
        }
        self.ways = sheets.iter().map(|sheet| sheet.way).collect();
    }

    /// Draws sheets, each with its picture.
    pub(super) fn paint(
        &self,
        pass: &mut wgpu::RenderPass<'_>,
        pictures: &[Option<wgpu::BindGroup>],
    ) {
        for (at, (way, picture)) in self.ways.iter().zip(pictures).enumerate() {
            let Some(pipeline) = self.pipelines.get(way) else { continue };
            let offset = u64::try_from(at).unwrap_or(0) * APART;
            pass.set_pipeline(pipeline);
            pass.set_bind_group(0, &self.bound, &[u32::try_from(offset).unwrap_or(0)]);
            pass.set_bind_group(1, picture.as_ref().unwrap_or(&self.nothing), &[]);
            pass.draw(0..3, 0..1);
        }
    }

    fn pipeline(&self, device: &wgpu::Device, way: Way) -> wgpu::RenderPipeline {
        let component = |src_factor| wgpu::BlendComponent {
            src_factor,
            dst_factor: wgpu::BlendFactor::OneMinusSrcAlpha,
            operation: wgpu::BlendOperation::Add,
        };
        let blend = wgpu::BlendState {
            color: component(wgpu::BlendFactor::SrcAlpha),
            alpha: component(wgpu::BlendFactor::One),
        };
        let truth = |is: bool| f64::from(u8::from(is));
        let constants = [
            ("manner", f64::from(way.manner as u8)),
            ("is_endless", truth(way.is_endless)),
            ("is_framed", truth(way.is_framed)),
            ("is_light", truth(self.target.is_srgb())),
        ];
        device.create_render_pipeline(&wgpu::RenderPipelineDescriptor {
            label: Some("cloth"),
            layout: Some(&self.layout),
            vertex: over_all(&self.shader),
            primitive: wgpu::PrimitiveState::default(),
            depth_stencil: None,
            multisample: wgpu::MultisampleState::default(),
            fragment: Some(wgpu::FragmentState {
                module: &self.shader,
                entry_point: Some("cloth"),
                compilation_options: wgpu::PipelineCompilationOptions {
                    constants: &constants,
                    ..wgpu::PipelineCompilationOptions::default()
                },
                targets: &[Some(wgpu::ColorTargetState {
                    format: self.target,
                    blend: (!way.covers).then_some(blend),
                    write_mask: wgpu::ColorWrites::ALL,
                })],
            }),
            multiview_mask: None,
            cache: None,
        })
    }
}

/// What a sheet is bound to, and a picture.
fn layouts(device: &wgpu::Device) -> [wgpu::BindGroupLayout; 2] {
    let of_sheets = device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
        label: Some("sheets"),
        entries: &[wgpu::BindGroupLayoutEntry {
            binding: 0,
            visibility: wgpu::ShaderStages::FRAGMENT,
            ty: wgpu::BindingType::Buffer {
                ty: wgpu::BufferBindingType::Uniform,
                has_dynamic_offset: true,
                min_binding_size: size(),
            },
            count: None,
        }],
    });
    let of_textures = device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
        label: Some("pictures"),
        entries: &[
            wgpu::BindGroupLayoutEntry {
                binding: 0,
                visibility: wgpu::ShaderStages::FRAGMENT,
                ty: texture(),
                count: None,
            },
            wgpu::BindGroupLayoutEntry {
                binding: 1,
                visibility: wgpu::ShaderStages::FRAGMENT,
                ty: wgpu::BindingType::Sampler(wgpu::SamplerBindingType::Filtering),
                count: None,
            },
        ],
    });
    [of_sheets, of_textures]
}

/// Room for so many sheets.
fn room(
    device: &wgpu::Device,
    layout: &wgpu::BindGroupLayout,
    sheets: u64,
) -> (wgpu::Buffer, wgpu::BindGroup) {
    let buffer = device.create_buffer(&wgpu::BufferDescriptor {
        label: Some("sheets"),
        size: sheets * APART,
        usage: wgpu::BufferUsages::UNIFORM | wgpu::BufferUsages::COPY_DST,
        mapped_at_creation: false,
    });
    let bound = device.create_bind_group(&wgpu::BindGroupDescriptor {
        label: Some("sheets"),
        layout,
        entries: &[wgpu::BindGroupEntry {
            binding: 0,
            resource: wgpu::BindingResource::Buffer(wgpu::BufferBinding {
                buffer: &buffer,
                offset: 0,
                size: size(),
            }),
        }],
    });
    (buffer, bound)
}

/// A picture with all of its sizes.
pub(super) fn bound_to(
    device: &wgpu::Device,
    layout: &wgpu::BindGroupLayout,
    texture: &wgpu::Texture,
    sampler: &wgpu::Sampler,
) -> wgpu::BindGroup {
    let view = texture.create_view(&wgpu::TextureViewDescriptor::default());
    device.create_bind_group(&wgpu::BindGroupDescriptor {
        label: Some("picture"),
        layout,
        entries: &[
            wgpu::BindGroupEntry {
                binding: 0,
                resource: wgpu::BindingResource::TextureView(&view),
            },
            wgpu::BindGroupEntry { binding: 1, resource: wgpu::BindingResource::Sampler(sampler) },
        ],
    })
}

/// A triangle over the whole viewport.
pub(super) fn over_all(shader: &wgpu::ShaderModule) -> wgpu::VertexState<'_> {
    wgpu::VertexState {
        module: shader,
        entry_point: Some("over_all"),
        compilation_options: wgpu::PipelineCompilationOptions::default(),
        buffers: &[],
    }
}

/// A texture of colors.
pub(super) fn texture() -> wgpu::BindingType {
    wgpu::BindingType::Texture {
        sample_type: wgpu::TextureSampleType::Float { filterable: true },
        view_dimension: wgpu::TextureViewDimension::D2,
        multisampled: false,
    }
}

fn size() -> Option<NonZeroU64> {
    NonZeroU64::new(u64::try_from(size_of::<SheetData>()).unwrap_or(0))
}
