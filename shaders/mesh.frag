#version 330 core
// Pass: a placed mesh, imported or relief.
// In: uColor (sRGB texture, read as linear light), uRamp (colours of inverse depth, read as linear light), the maps of the libraries.
// Out: linear light, straight alpha, into an sRGB framebuffer.

in vec3 vPoint;
in vec3 vNormal;
in vec3 vUvw;
in float vDistance;
in vec4 vColor;
in vec2 vUv2;

// 0 the picture, lit or unlit; 1 inverse depth as a ramp; 2 dimmed under wires; 3 the wires themselves;
// 4 the distance along the view, into R32F; 5 clay; 6 a lit sphere's clay; 7 directions; 8 texture coordinates; 9 tears
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
// how much surfaces cover: below 1 for X-ray
uniform float uCover;
// alphas that are drawn: from, below; and whether they cover all
uniform vec2 uAlphas;
uniform bool uOpaque;
// where the photo on the mesh was taken, view space; w is 0 for other meshes, 2 for what lies behind the photo's tears
uniform vec4 uPhotoEye;

out vec4 oColor;

#include "lib/shoulder.glsl"
#include "lib/maps.glsl"
#include "lib/glass.glsl"
#include "lib/coat.glsl"
#include "lib/sheen.glsl"
#include "lib/light.glsl"
#include "lib/studiosheen.glsl"
#include "lib/studio.glsl"

vec3 toEye() {
    return uParallel ? vec3(0.0, 0.0, 1.0) : normalize(-vPoint);
}

vec3 formNormal() {
    return uSmooth ? normalize(vNormal) : normalize(cross(dFdx(vPoint), dFdy(vPoint)));
}

vec3 facingNormal() {
    vec3 n = formNormal();
    return dot(n, toEye()) < 0.0 ? -n : n;
}

vec4 surfaceColor() {
    // for photos projective: ordinary coordinates would bend the picture inside each triangle
    vec2 uv = vUvw.xy / vUvw.z;
    vec4 base = vColor * uBaseColor * texture(uColor, uv);
    if (uUnlit) {
        return base;
    }
    Maps maps = maps(uv);
    Surface s = Surface(base.rgb, uMetallic * maps.orm.z, uRoughness * maps.orm.y);
    return vec4(studioShown(s, maps, formNormal(), toEye(), uv), covering(base, s.metallic, uv));
}

vec3 checker() {
    vec2 uv = vUvw.xy / vUvw.z;
    vec2 cell = floor(uv * 16.0);
    float odd = mod(cell.x + cell.y, 2.0);
    vec3 hue = 0.12 + 0.5 * vec3(fract(uv.x), 0.35, fract(uv.y));
    return mix(hue * 0.35, hue, odd);
}

// blue: not in the photo; red: skin that is seen edge on from where the photo was taken
vec3 tears(vec3 color) {
    vec3 dim = color * 0.45;
    if (uPhotoEye.w == 0.0) {
        return dim;
    }
    if (uPhotoEye.w == 2.0) {
        return mix(dim, vec3(0.05, 0.16, 0.75), 0.75);
    }
    vec3 flatNormal = normalize(cross(dFdx(vPoint), dFdy(vPoint)));
    float facing = abs(dot(flatNormal, normalize(uPhotoEye.xyz - vPoint)));
    return mix(vec3(0.85, 0.06, 0.02), dim, smoothstep(0.03, 0.16, facing));
}

vec3 shownColor(vec3 color) {
    switch (uShading) {
        case 1: {
            float d = (1.0 / vDistance - uInverseRange.x) / (uInverseRange.y - uInverseRange.x);
            return texture(uRamp, vec2((clamp(d, 0.0, 1.0) * 255.0 + 0.5) / 256.0, 0.5)).rgb;
        }
        case 2: return color * 0.35;
        case 5: return clay(facingNormal());
        case 6: return neutralTone(litSphere(facingNormal()));
        // linear, so that the picture's bytes are the directions
        case 7: return pow(facingNormal() * 0.5 + 0.5, vec3(2.2));
        case 8: return checker();
        case 9: return tears(color);
        default: return color;
    }
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
    if (color.a < uAlphas.x || color.a >= uAlphas.y) {
        discard;
    }
    oColor = vec4(shownColor(color.rgb), uCover * (uOpaque ? 1.0 : color.a));
}
