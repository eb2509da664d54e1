#version 330 core
// Pass: the mean of what was exposed, graded as Grade.java does: fringes, brightness, contrast, saturation, sepia, vignette.
// In: uSum (linear light times alpha, RGBA32F), uShare (of each exposure), uFrame (centre of the graded frame, px; its corner's squared
// distance from there; that distance), uFringe (px at the corner), uColors (saturation, contrast, brightness, sepia; 1 is whole).
// Out: sRGB-encoded colour, straight alpha, into RGBA8.

uniform sampler2D uSum;
uniform float uShare;
uniform vec4 uFrame;
uniform float uFringe;
uniform vec4 uColors;
uniform float uVignette;

out vec4 oColor;

#include "lib/color.glsl"

vec4 encoded(ivec2 texel) {
    vec4 c = texelFetch(uSum, clamp(texel, ivec2(0), textureSize(uSum, 0) - 1), 0);
    return vec4(srgbOfLinear(c.rgb / max(c.a, 1e-6)), uShare * c.a);
}

vec4 weighted(ivec2 texel) {
    vec4 c = encoded(texel);
    return vec4(c.rgb * c.a, c.a);
}

// Between the texels round a place, encoded.
vec4 between(vec2 place) {
    vec2 corner = floor(place);
    vec2 part = place - corner;
    ivec2 p = ivec2(corner);
    vec4 upper = mix(weighted(p), weighted(p + ivec2(1, 0)), part.x);
    vec4 lower = mix(weighted(p + ivec2(0, 1)), weighted(p + ivec2(1, 1)), part.x);
    vec4 c = mix(upper, lower, part.y);
    return vec4(c.rgb / max(c.a, 1e-6), c.a);
}

vec3 colored(vec3 c) {
    c = (c * uColors.z - 0.5) * uColors.y + 0.5;
    c = mix(vec3(luma(c)), c, uColors.x);
    vec3 brown = vec3(
        dot(c, vec3(0.393, 0.769, 0.189)), dot(c, vec3(0.349, 0.686, 0.168)), dot(c, vec3(0.272, 0.534, 0.131)));
    return mix(c, brown, uColors.w);
}

void main() {
    vec2 place = gl_FragCoord.xy - 0.5;
    vec2 off = place - uFrame.xy;
    // beyond the frame as at its corner
    float r2 = min(1.0, dot(off, off) / uFrame.z);
    vec4 c = encoded(ivec2(gl_FragCoord.xy));
    if (uFringe > 0.0) {
        float scale = uFringe / uFrame.w * r2;
        vec4 red = between(uFrame.xy + off * (1.0 - scale));
        vec4 blue = between(uFrame.xy + off * (1.0 + scale));
        // where nothing is there is no colour to bring
        c.r = red.a > 0.0 ? red.r : c.r;
        c.b = blue.a > 0.0 ? blue.b : c.b;
    }
    vec3 graded = clamp(colored(c.rgb), 0.0, 1.0);
    float light = 1.0 - uVignette * (2.0 / 3.0) * r2 * (2.0 - r2);
    oColor = vec4(srgbOfLinear(light * linearOfSrgb(graded)), c.a);
}
