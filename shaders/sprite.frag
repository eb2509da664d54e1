#version 330 core
// Pass: the vertices of a placed mesh as balls or discs.
// In: uColor (sRGB texture, read as linear light), uRamp (colours of inverse depth, read as linear light). Out: linear light, straight alpha, into an sRGB framebuffer.

in vec3 vPoint;
in vec3 vUvw;
in float vDistance;
in vec4 vColor;

// as in mesh.frag; what points have none of shows their colours
uniform int uShading;
uniform sampler2D uColor;
uniform sampler2D uRamp;
uniform vec4 uBaseColor;
uniform bool uUnlit;
// a ball, lit, or a disc of the colour as it is
uniform bool uBall;
uniform bool uParallel;
// 1/far and 1/near of the scene
uniform vec2 uInverseRange;
uniform float uCover;

out vec4 oColor;

#include "lib/shoulder.glsl"
#include "lib/light.glsl"

vec3 ballNormal(vec2 p) {
    return vec3(p, sqrt(max(1.0 - dot(p, p), 0.0)));
}

vec3 lit(vec3 color, vec3 n) {
    Surface s = Surface(color, 0.0, 0.6);
    return neutralTone(studioLight(s, n, uParallel ? vec3(0.0, 0.0, 1.0) : normalize(-vPoint)));
}

vec3 shownColor(vec3 color, vec3 n) {
    switch (uShading) {
        case 1: {
            float d = (1.0 / vDistance - uInverseRange.x) / (uInverseRange.y - uInverseRange.x);
            return texture(uRamp, vec2((clamp(d, 0.0, 1.0) * 255.0 + 0.5) / 256.0, 0.5)).rgb;
        }
        case 5: return clay(n);
        case 6: return neutralTone(litSphere(n));
        case 7: return pow(n * 0.5 + 0.5, vec3(2.2));
        default: return uBall && !uUnlit ? lit(color, n) : color;
    }
}

void main() {
    vec2 p = vec2(gl_PointCoord.x, 1.0 - gl_PointCoord.y) * 2.0 - 1.0;
    vec4 color = vColor * uBaseColor * texture(uColor, vUvw.xy / vUvw.z);
    if (dot(p, p) > 1.0 || color.a < 0.5) {
        discard;
    }
    if (uShading == 4) {
        oColor = vec4(-vPoint.z);
        return;
    }
    oColor = vec4(shownColor(color.rgb, uBall ? ballNormal(p) : vec3(0.0, 0.0, 1.0)), uCover);
}
