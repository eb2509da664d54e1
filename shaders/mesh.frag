#version 330 core
// Pass: a placed mesh, imported or relief.
// In: uColor (sRGB texture, read as linear light), uRamp (colours of inverse depth, read as linear light).
// Out: linear light, straight alpha, into an sRGB framebuffer.

in vec3 vPoint;
in vec3 vNormal;
in vec3 vUvw;
in float vDistance;

// 0 the picture, lit or unlit; 1 inverse depth as a ramp; 2 dimmed under wires; 3 the wires themselves;
// 4 the distance along the view, into R32F
uniform int uShading;
uniform sampler2D uColor;
uniform sampler2D uRamp;
uniform vec4 uBaseColor;
uniform float uMetallic;
uniform float uRoughness;
uniform bool uUnlit;
uniform bool uSmooth;
// parallel projection
uniform bool uParallel;
// 1/far and 1/near of the scene
uniform vec2 uInverseRange;

out vec4 oColor;

#include "lib/light.glsl"

vec3 toEye() {
    return uParallel ? vec3(0.0, 0.0, 1.0) : normalize(-vPoint);
}

vec3 facingNormal() {
    vec3 n = uSmooth ? normalize(vNormal) : normalize(cross(dFdx(vPoint), dFdy(vPoint)));
    return dot(n, toEye()) < 0.0 ? -n : n;
}

vec4 surfaceColor() {
    // for photos projective: ordinary coordinates would bend the picture inside each triangle
    vec4 base = uBaseColor * texture(uColor, vUvw.xy / vUvw.z);
    if (uUnlit) {
        return base;
    }
    Surface s = Surface(base.rgb, uMetallic, uRoughness);
    return vec4(neutralTone(studioLight(s, facingNormal(), toEye())), base.a);
}

void main() {
    if (uShading == 4) {
        oColor = vec4(-vPoint.z);
        return;
    }
    if (uShading == 3) {
        oColor = vec4(0.90, 0.42, 0.08, 0.55);
        return;
    }
    vec4 color = surfaceColor();
    if (color.a < 0.5) {
        discard;
    }
    float d = (1.0 / vDistance - uInverseRange.x) / (uInverseRange.y - uInverseRange.x);
    vec3 shown = uShading == 1 ? texture(uRamp, vec2((clamp(d, 0.0, 1.0) * 255.0 + 0.5) / 256.0, 0.5)).rgb : color.rgb;
    oColor = vec4(uShading == 2 ? shown * 0.35 : shown, 1.0);
}
