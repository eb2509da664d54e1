#version 330 core
// Pass: what later passes must know of the nearest surface. In: uColor (for what is cut out).
// Out: normal in view space towards the eye, distance along the view; into RGBA32F, zeros where nothing is.

in vec3 vPoint;
in vec3 vNormal;
in vec3 vUvw;
in float vDistance;
in vec4 vColor;
in vec2 vUv2;

uniform sampler2D uColor;
uniform vec4 uBaseColor;
uniform float uMetallic;
uniform bool uSmooth;
uniform bool uParallel;

out vec4 oSurface;

#include "lib/glass.glsl"

void main() {
    vec2 uv = vUvw.xy / vUvw.z;
    if (covering(vColor * uBaseColor * texture(uColor, uv), uMetallic, uv) < 0.5) {
        discard;
    }
    vec3 n = uSmooth ? normalize(vNormal) : normalize(cross(dFdx(vPoint), dFdy(vPoint)));
    vec3 toEye = uParallel ? vec3(0.0, 0.0, 1.0) : -vPoint;
    oSurface = vec4(dot(n, toEye) < 0.0 ? -n : n, -vPoint.z);
}
