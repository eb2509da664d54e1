#version 330 core
// Pass: what lies behind the scene: a vertical gradient.
// In: uTop, uBottom (linear light, straight alpha). Out: linear light into an sRGB framebuffer.

in vec2 vUv;

uniform vec4 uTop;
uniform vec4 uBottom;

out vec4 oColor;

void main() {
    oColor = mix(uBottom, uTop, smoothstep(0.0, 1.0, vUv.y));
}
