// How much of what is behind a surface it covers. Needs vUv2.
// In: uGlassMap (numbers: red is how much of it is glass).

// what is seen through it where it is white and no metal
uniform float uGlass;
uniform sampler2D uGlassMap;
// 1 where that lies on second coordinates
uniform float uGlassSecond;

float covering(vec4 base, float metallic, vec2 uv) {
    if (uGlass <= 0.0) {
        return base.a;
    }
    float glass = uGlass * texture(uGlassMap, mix(uv, vUv2, uGlassSecond)).r;
    float lightest = clamp(max(base.r, max(base.g, base.b)), 0.0, 1.0);
    return base.a * (1.0 - glass * max(0.0, 1.0 - metallic) * lightest);
}
