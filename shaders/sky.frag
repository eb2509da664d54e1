#version 330 core
// Pass: the surroundings behind the scene, sharp or blurred.
// In: uSky (equirectangular, linear light, row 0 at the top), uDome (the same, prefiltered), uToWorld (from the view's clip
// space at its far end to directions of the surroundings). Out: linear light into an sRGB framebuffer.

in vec2 vUv;

uniform sampler2D uSky;
uniform sampler2D uDome;
uniform mat4 uToWorld;
uniform float uBlur;
uniform float uExposure;
uniform int uToneMap;

out vec4 oColor;

#include "lib/shoulder.glsl"
#include "lib/tone.glsl"
#include "lib/dome.glsl"

const float PI = 3.14159265359;

// the middle looks along -Z, the top is +Y
vec3 sharp(vec3 d) {
    float rows = float(textureSize(uSky, 0).y);
    float v = acos(clamp(d.y, -1.0, 1.0)) / PI;
    return texture(uSky, vec2(0.5 + atan(d.x, -d.z) / (2.0 * PI), clamp(v, 0.5 / rows, 1.0 - 0.5 / rows))).rgb;
}

void main() {
    vec4 far = uToWorld * vec4(vUv * 2.0 - 1.0, 1.0, 1.0);
    vec3 d = normalize(far.xyz);
    vec3 light = uBlur > 0.0 ? domeLight(uDome, d, uBlur) : sharp(d);
    oColor = vec4(toned(uExposure * light, uToneMap), 1.0);
}
