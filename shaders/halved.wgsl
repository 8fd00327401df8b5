// A picture half as large: every pixel is the mean of those that it covers, by how much of each, also where a side is odd.

@group(0) @binding(0) var finer: texture_2d<f32>;

@vertex
fn over_all(@builtin(vertex_index) at: u32) -> @builtin(position) vec4<f32> {
    return vec4<f32>(f32(at & 1u) * 4.0 - 1.0, f32(at >> 1u) * 4.0 - 1.0, 0.0, 1.0);
}

@fragment
fn halved(@builtin(position) position: vec4<f32>) -> @location(0) vec4<f32> {
    let size = vec2<i32>(textureDimensions(finer));
    let coarser = max(size / 2, vec2<i32>(1));
    let step = vec2<f32>(size) / vec2<f32>(coarser);
    let start = floor(position.xy) * step;
    let end = start + step;
    let last = min(vec2<i32>(ceil(end - 0.001)), size);
    var sum = vec4<f32>(0.0);
    var weight = 0.0;
    for (var y = i32(floor(start.y)); y < last.y; y++) {
        let high = min(f32(y + 1), end.y) - max(f32(y), start.y);
        for (var x = i32(floor(start.x)); x < last.x; x++) {
            let share = high * (min(f32(x + 1), end.x) - max(f32(x), start.x));
            sum += share * textureLoad(finer, vec2<i32>(x, y), 0);
            weight += share;
        }
    }
    return sum / weight;
}
