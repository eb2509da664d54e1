#version 330 core
// Pass: a placed mesh in physically based light (metallic-roughness as in glTF 2.0): surroundings, their lamp, its own light,
// and the lamps of files.
// In: uColor, uEmissiveMap (sRGB textures, read as linear light); uMetalRough, uNormalMap, uOcclusionMap (numbers) and others of the libraries;
// uDome, uBrdf (light, numbers); uVisibility, uOthers (ambient, lamps, distance at half the size). Out: linear light, straight alpha.

in vec3 vPoint;
in vec3 vNormal;
in vec3 vUvw;
in float vDistance;
in vec4 vColor;
in vec2 vUv2;

uniform sampler2D uColor;
uniform sampler2D uDome;
uniform sampler2D uBrdf;
uniform sampler2D uVisibility;
uniform sampler2D uOthers;
uniform sampler2D uLamps;
uniform int uLampCount;
// how many of them, or of the surroundings, throw shadows, which uVisibility (two) and uOthers tell of
uniform int uShadowed;
// of their light
uniform vec4 uShares;
// what the surroundings give
uniform float uAround;
// texels of uVisibility per pixel
uniform vec2 uHalf;
uniform vec4 uBaseColor;
uniform float uMetallic;
uniform float uRoughness;
uniform bool uUnlit;
uniform bool uCatches;
uniform bool uSmooth;
uniform bool uParallel;
// from view space to that of the surroundings
uniform mat4 uToDome;
uniform mat4 uRed;
uniform mat4 uGreen;
uniform mat4 uBlue;
// view space
uniform vec3 uToLight;
uniform vec3 uLamp;
uniform float uExposure;
uniform int uToneMap;
uniform float uCover;
// alphas that are drawn: from, below; and whether they cover all
uniform vec2 uAlphas;
uniform bool uOpaque;

out vec4 oColor;

#include "lib/dome.glsl"
#include "lib/shoulder.glsl"
#include "lib/tone.glsl"
#include "lib/maps.glsl"
#include "lib/glass.glsl"
#include "lib/coat.glsl"
#include "lib/sheen.glsl"
#include "lib/pbr.glsl"
#include "lib/lamps.glsl"

vec3 toEye() {
    return uParallel ? vec3(0.0, 0.0, 1.0) : normalize(-vPoint);
}

// Ambient and two lamps of the surface that this fragment lies on, of the four nearest texels that know of them.
vec3 visibility(sampler2D map) {
    float distance = -vPoint.z;
    float tolerance = 2.0 * fwidth(distance) + 0.004 * distance;
    vec2 at = gl_FragCoord.xy * uHalf - 0.5;
    ivec2 corner = ivec2(floor(at));
    vec2 f = at - vec2(corner);
    ivec2 last = textureSize(map, 0) - 1;
    vec3 sum = vec3(0.0);
    vec3 weights = vec3(0.0);
    for (int i = 0; i < 4; i++) {
        ivec2 step4 = ivec2(i & 1, i >> 1);
        vec4 v = texelFetch(map, clamp(corner + step4, ivec2(0), last), 0);
        vec2 bilinear = mix(1.0 - f, f, vec2(step4));
        float w = (bilinear.x * bilinear.y + 0.01) * max(0.0, 1.0 - abs(v.z - distance) / tolerance);
        vec3 known = w * vec3(1.0, step(0.0, v.yw));
        sum += known * v.xyw;
        weights += known;
    }
    return mix(vec3(1.0), sum / max(weights, vec3(1e-6)), step(1e-4, weights));
}

void main() {
    vec2 uv = vUvw.xy / vUvw.z;
    vec4 base = vColor * uBaseColor * texture(uColor, uv);
    Maps maps = maps(uv);
    base.a = covering(base, uMetallic * maps.orm.z, uv);
    vec3 first = visibility(uVisibility);
    vec4 lamps = vec4(first.yz, uShadowed > 2 ? visibility(uOthers).yz : vec2(1.0));
    vec3 v = toEye();
    vec3 form = uSmooth ? normalize(vNormal) : normalize(cross(dFdx(vPoint), dFdy(vPoint)));
    vec3 n = bumped(form, v, uv);
    if (base.a < uAlphas.x || base.a >= uAlphas.y) {
        discard;
    }
    float alpha = uCover * (uOpaque ? 1.0 : base.a);
    if (uUnlit) {
        float shade = uCatches ? 1.0 - 0.65 * dot(uShares, 1.0 - lamps) : 1.0;
        oColor = vec4(base.rgb * shade, alpha);
        return;
    }
    n = dot(n, v) < 0.0 ? n - 2.0 * dot(n, v) * v : n;
    vec3 orm = maps.orm;
    Matter m = matter(base.rgb, uMetallic * orm.z, uRoughness * orm.y, uBrdf, n, v);
    if (uSheen.rgb != vec3(0.0)) {
        Sheen fibres = sheenAt(uv);
        m = underFibres(m, fibres.color, fibres.roughness);
    }
    vec3 light = uAround * domeShade(m, first.x * orm.x, n, v) + lampShade(m, n, v, uToLight, uLamp * lamps.x);
    light += lampsShade(m, n, v, vPoint, lamps);
    light += maps.own;
    if (uCoat.x > 0.0) {
        Coat lacquer = coatAt(form, v, uv);
        vec3 top = lacquer.n;
        Matter c = matter(vec3(0.0), 0.0, lacquer.roughness, uBrdf, top, v);
        vec3 coat = uAround * domeShade(c, first.x * orm.x, top, v) + lampShade(c, top, v, uToLight, uLamp * lamps.x);
        coat += lampsShade(c, top, v, vPoint, lamps);
        // all that it mirrors, of whatever roughness, never comes from below
        light = light * (1.0 - lacquer.share * (c.single + c.several)) + lacquer.share * coat;
    }
    oColor = vec4(toned(light * uExposure, uToneMap), alpha);
}
