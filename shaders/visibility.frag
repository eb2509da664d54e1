#version 330 core
// Pass: how much light reaches each surface: from all round, and of one or two lamps.
// In: uSurface (normal, distance), uShadow, uShadow2 (distances along the light). Out: ambient, lamp, distance, second lamp;
// a lamp that the surface faces away from is -1.

in vec2 vUv;

uniform sampler2D uSurface;
uniform sampler2D uShadow;
uniform sampler2D uShadow2;
// 1/P00, 1/P11, and what the projection adds to x and y
uniform vec4 uUnproject;
uniform bool uParallel;
// how far occlusion reaches, scene units; 0 for none
uniform float uReach;
// the same at distance 1, texels of uSurface
uniform float uReachTexels;
uniform int uTaps;
uniform mat4 uToMap;
uniform mat4 uToMap2;
uniform float uMapWidth;
uniform float uMapWidth2;
uniform float uLampSpread;
uniform int uLamps;
// view space
// direction to a far lamp, w 0, or the place of a near one, w 1
uniform vec4 uLamp;
uniform vec4 uLamp2;

out vec4 oVisibility;

#include "lib/shadow.glsl"

vec3 pointAt(vec2 uv, float distance) {
    vec2 ndc = uv * 2.0 - 1.0;
    vec2 xy = uParallel ? (ndc - uUnproject.zw) * uUnproject.xy : (ndc + uUnproject.zw) * uUnproject.xy * distance;
    return vec3(xy, -distance);
}

// Scalable ambient obscurance (McGuire, Mara, Luebke 2012); what lies farther than the reach does not count, so that edges
// throw no halo on what is far behind them.
float ambient(vec3 p, vec3 n, float angle) {
    float radius = min(uParallel ? uReachTexels : uReachTexels / -p.z, 0.2 * float(textureSize(uSurface, 0).y));
    if (uReach <= 0.0 || radius < 1.0) {
        return 1.0;
    }
    vec2 size = vec2(textureSize(uSurface, 0));
    float reach2 = uReach * uReach;
    float sum = 0.0;
    for (int i = 0; i < uTaps; i++) {
        vec2 off = spiral(float(i), float(uTaps), angle) * radius;
        ivec2 at = ivec2(gl_FragCoord.xy + off);
        float distance = texelFetch(uSurface, clamp(at, ivec2(0), ivec2(size) - 1), 0).a;
        if (distance > 0.0) {
            vec3 v = pointAt((vec2(at) + 0.5) / size, distance) - p;
            float v2 = dot(v, v);
            float near = max(1.0 - v2 / reach2, 0.0);
            float up = dot(v, n) - 0.01 * uReach;
            sum += near * near * near * max(up, 0.0) * uReach / (v2 + 0.002 * reach2);
        }
    }
    return clamp(1.0 - 3.0 * sum / float(uTaps), 0.0, 1.0);
}

float lampAt(sampler2D map, mat4 toMap, float width, vec4 from, vec3 p, vec3 n, float angle) {
    float nl = dot(n, normalize(from.xyz - from.w * p));
    return nl > 0.0 ? lampLight(map, Lamp(toMap, width, uLampSpread, uTaps), p, n, nl, angle) : -1.0;
}

void main() {
    vec4 surface = texelFetch(uSurface, ivec2(gl_FragCoord.xy), 0);
    if (surface.a <= 0.0) {
        oVisibility = vec4(1.0, 1.0, 0.0, 1.0);
        return;
    }
    vec3 p = pointAt(vUv, surface.a);
    // a pattern of 4 x 4 angles, which the next pass averages away
    ivec2 cell = ivec2(gl_FragCoord.xy) & 3;
    int order = ((cell.x ^ cell.y) & 1) * 8 + (cell.y & 1) * 4 + ((cell.x ^ cell.y) >> 1) * 2 + (cell.y >> 1);
    float angle = float(order) * (6.2831853 / 16.0);
    vec2 lamps = vec2(1.0);
    if (uLamps > 0) {
        lamps.x = lampAt(uShadow, uToMap, uMapWidth, uLamp, p, surface.xyz, angle);
    }
    if (uLamps > 1) {
        lamps.y = lampAt(uShadow2, uToMap2, uMapWidth2, uLamp2, p, surface.xyz, angle);
    }
    oVisibility = vec4(ambient(p, surface.xyz, angle), lamps.x, surface.a, lamps.y);
}
