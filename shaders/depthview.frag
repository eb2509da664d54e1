#version 330 core
// Pass: a map of inverse depth in colours, row 0 at the top.
// In: uDepth (R32F, inverse depth), uRamp (256 x 1, sRGB-encoded). Out: sRGB-encoded colour into RGBA8.

in vec2 vUv;

uniform sampler2D uDepth;
uniform sampler2D uRamp;

out vec4 oColor;

void main() {
    float d = clamp(texture(uDepth, vUv).r, 0.0, 1.0);
    oColor = vec4(texture(uRamp, vec2((d * 255.0 + 0.5) / 256.0, 0.5)).rgb, 1.0);
}
