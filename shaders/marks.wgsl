// Triangles of marks, each copy at its place and in the color of its part.

struct Ground {
    // Pixels in a millimeter, over half the pixels of the target.
    scale: vec2<f32>,
    // Where the origin of the places lies, from -1 to 1 across the target.
    offset: vec2<f32>,
}

struct Mark {
    @location(0) corner: vec2<f32>,
    // Of the copy.
    @location(1) axes: vec4<f32>,
    @location(2) offset: vec2<f32>,
    @location(3) part: u32,
}

struct Seen {
    @builtin(position) position: vec4<f32>,
    @location(0) @interpolate(flat) color: vec4<f32>,
}

@group(0) @binding(0) var<uniform> ground: Ground;
@group(0) @binding(1) var colors: texture_2d<f32>;

@vertex
fn laid(mark: Mark) -> Seen {
    let cloth = mark.axes.xy * mark.corner.x + mark.axes.zw * mark.corner.y + mark.offset;
    let place = cloth * ground.scale + ground.offset;
    let row = i32(textureDimensions(colors).x);
    let part = i32(mark.part);
    var seen: Seen;
    seen.position = vec4<f32>(place.x, -place.y, 0.0, 1.0);
    seen.color = textureLoad(colors, vec2<i32>(part % row, part / row), 0);
    return seen;
}

@fragment
fn colored(seen: Seen) -> @location(0) vec4<f32> {
    return vec4<f32>(seen.color.rgb, 1.0);
}
