//! Shots drawn off the screen, for tests and for pictures of the window.

use super::{Engine, Shot};
use crate::color::Pixmap;

/// The format of pictures: the bytes of an export.
pub const FORMAT: wgpu::TextureFormat = wgpu::TextureFormat::Rgba8Unorm;

/// Rows of a picture that is read back lie a multiple of so many bytes apart.
const APART: u32 = wgpu::COPY_BYTES_PER_ROW_ALIGNMENT;

/// A device without a window: whatever adapter there is, also one in software. Nothing where there is none.
pub fn device() -> Option<(wgpu::Device, wgpu::Queue)> {
    let instance = wgpu::Instance::default();
    let options = wgpu::RequestAdapterOptions::default();
    let adapter = pollster::block_on(instance.request_adapter(&options)).ok()?;
    let wanted = wgpu::DeviceDescriptor {
        required_limits: wgpu::Limits::downlevel_defaults().using_resolution(adapter.limits()),
        ..wgpu::DeviceDescriptor::default()
    };
    pollster::block_on(adapter.request_device(&wanted)).ok()
}

/// Draws a shot on a target of [`FORMAT`] and reads it back. Nothing where the device is lost.
pub fn render(
    device: &wgpu::Device,
    queue: &wgpu::Queue,
    engine: &mut Engine,
    shot: &Shot,
) -> Option<Pixmap> {
    let [width, height] = [0, 1].map(|axis| shot.corner[axis] + shot.view.size[axis]);
    // Of a lost device nothing is valid, which is no flaw of ours.
    let errors = device.push_error_scope(wgpu::ErrorFilter::Validation);
    let row = (4 * width).next_multiple_of(APART);
    let texture = target(device, [width, height]);
    let buffer = device.create_buffer(&wgpu::BufferDescriptor {
        label: Some("readback"),
        size: u64::from(row) * u64::from(height),
        usage: wgpu::BufferUsages::COPY_DST | wgpu::BufferUsages::MAP_READ,
        mapped_at_creation: false,
    });
    let mut encoder = device.create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
    engine.prepare(device, queue, &mut encoder, shot);
    let view = texture.create_view(&wgpu::TextureViewDescriptor::default());
    let mut pass = encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
        label: Some("readback"),
        color_attachments: &[Some(wgpu::RenderPassColorAttachment {
            view: &view,
            depth_slice: None,
            resolve_target: None,
            ops: wgpu::Operations {
                load: wgpu::LoadOp::Clear(wgpu::Color::BLACK),
                store: wgpu::StoreOp::Store,
            },
        })],
        ..wgpu::RenderPassDescriptor::default()
    });
    engine.paint(&mut pass);
    drop(pass);
    encoder.copy_texture_to_buffer(
        texture.as_image_copy(),
        wgpu::TexelCopyBufferInfo {
            buffer: &buffer,
            layout: wgpu::TexelCopyBufferLayout {
                offset: 0,
                bytes_per_row: Some(row),
                rows_per_image: None,
            },
        },
        texture.size(),
    );
    queue.submit([encoder.finish()]);
    let is_read = read(device, &buffer);
    if pollster::block_on(errors.pop()).is_some() {
        return None;
    }
    is_read?;
    let mut rgba = Vec::with_capacity(4 * width as usize * height as usize);
    for line in buffer.slice(..).get_mapped_range().ok()?.chunks_exact(row as usize) {
        rgba.extend_from_slice(&line[..4 * width as usize]);
    }
    Some(Pixmap { width, height, rgba })
}

fn target(device: &wgpu::Device, [width, height]: [u32; 2]) -> wgpu::Texture {
    device.create_texture(&wgpu::TextureDescriptor {
        label: Some("readback"),
        size: wgpu::Extent3d { width, height, depth_or_array_layers: 1 },
        mip_level_count: 1,
        sample_count: 1,
        dimension: wgpu::TextureDimension::D2,
        format: FORMAT,
        usage: wgpu::TextureUsages::RENDER_ATTACHMENT | wgpu::TextureUsages::COPY_SRC,
        view_formats: &[],
    })
}

/// Waits until a buffer can be read.
fn read(device: &wgpu::Device, buffer: &wgpu::Buffer) -> Option<()> {
    let (told, hears) = std::sync::mpsc::channel();
    buffer.slice(..).map_async(wgpu::MapMode::Read, move |mapped| {
        // Nobody hears it only where the wait below failed.
        let _unheard = told.send(mapped);
    });
    device.poll(wgpu::PollType::wait_indefinitely()).ok()?;
    hears.recv().ok()?.ok()
}
