// How much of what is behind a surface it covers.

// what is seen through it where it is white and no metal
uniform float uGlass;

float covering(vec4 base, float metallic) {
    float lightest = clamp(max(base.r, max(base.g, base.b)), 0.0, 1.0);
    return base.a * (1.0 - uGlass * max(0.0, 1.0 - metallic) * lightest);
}
