// A picture of cloth in the pixels of the screen, or its ground where there is none.
//
// Colors are mixed along the curve of sRGB, as the painter does; a target that wants light gets it at the very end.

// What is the same for every pixel is decided before the shader is made: processors draw it too.

// 0 for the ground, 1 pixel on pixel, 2 smooth.
override manner: u32 = 0u;
// Whether the picture repeats.
override is_endless: bool = false;
// Whether there is an edge of cloth, or anything is dimmed.
override is_framed: bool = true;
// Whether the target holds light.
override is_light: bool = false;

struct Sheet {
    // A pixel of the target, its middle, times `ratio` and `offset` further, is a pixel of the picture.
    ratio: vec2<f32>,
    offset: vec2<f32>,
    // Pixels of the picture.
    size: vec2<f32>,
    // How much finer the picture is, in powers of two.
    level: f32,
    // How much of what lies below it covers.
    strength: f32,
    // The pixels of the cloth that there is, and of the place that is not dimmed: left, top, right, bottom.
    piece: vec4<f32>,
    bright: vec4<f32>,
    // Colors: around the piece, of the ground, and toward which the rest is dimmed, with how far.
    around: vec4<f32>,
    ground: vec4<f32>,
    toward: vec4<f32>,
}

@group(0) @binding(0) var<uniform> sheet: Sheet;
@group(1) @binding(0) var picture: texture_2d<f32>;
@group(1) @binding(1) var smooth_sampler: sampler;

// A triangle over the whole viewport.
@vertex
fn over_all(@builtin(vertex_index) at: u32) -> @builtin(position) vec4<f32> {
    return vec4<f32>(f32(at & 1u) * 4.0 - 1.0, f32(at >> 1u) * 4.0 - 1.0, 0.0, 1.0);
}

// How much of a pixel lies in a rectangle.
fn within(pixel: vec2<f32>, rect: vec4<f32>) -> f32 {
    let near = clamp(pixel - rect.xy + 0.5, vec2<f32>(0.0), vec2<f32>(1.0));
    let far = clamp(rect.zw - pixel + 0.5, vec2<f32>(0.0), vec2<f32>(1.0));
    return near.x * near.y * far.x * far.y;
}

fn light_of(color: vec3<f32>) -> vec3<f32> {
    let low = color / 12.92;
    let high = pow((color + 0.055) / 1.055, vec3<f32>(2.4));
    return select(high, low, color <= vec3<f32>(0.04045));
}

// The picture at a pixel of the target: nothing, where it does not reach.
fn pictured(pixel: vec2<f32>) -> vec4<f32> {
    if manner == 1u {
        var at = floor(pixel) + sheet.offset;
        if is_endless {
            at -= sheet.size * floor((at + 0.5) / sheet.size);
        } else if any(at < vec2<f32>(0.0)) || any(at >= sheet.size) {
            return vec4<f32>(0.0);
        }
        return vec4<f32>(textureLoad(picture, vec2<i32>(at), 0).rgb, 1.0);
    }
    let at = pixel * sheet.ratio + sheet.offset;
    let color = textureSampleLevel(picture, smooth_sampler, at / sheet.size, sheet.level).rgb;
    if !is_endless && (any(at < vec2<f32>(0.0)) || any(at >= sheet.size)) {
        return vec4<f32>(0.0);
    }
    return vec4<f32>(color, 1.0);
}

@fragment
fn cloth(@builtin(position) position: vec4<f32>) -> @location(0) vec4<f32> {
    let pixel = position.xy;
    var seen = vec4<f32>(sheet.ground.rgb, 1.0);
    if manner != 0u {
        seen = pictured(pixel);
    }
    var color = seen.rgb;
    var covers = seen.a;
    if is_framed {
        let dimmed = sheet.toward.a * (1.0 - within(pixel, sheet.bright));
        let inside = within(pixel, sheet.piece);
        color = mix(sheet.around.rgb, mix(color, sheet.toward.rgb, dimmed), inside);
        // Around the piece there is nothing to let through.
        covers = max(covers, 1.0 - inside);
    }
    if is_light {
        color = light_of(color);
    }
    return vec4<f32>(color, covers * sheet.strength);
}
