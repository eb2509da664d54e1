#version 330 core
// Pass: distances along a lamp's light of what throws shadows. In: uColor (for what is cut out).
// Out: distance, scene units, into R32F, 0 where nothing is.

in vec3 vPoint;
in vec3 vNormal;
in vec3 vUvw;
in float vDistance;
in vec4 vColor;
in vec2 vUv2;

uniform sampler2D uColor;
uniform vec4 uBaseColor;
uniform float uMetallic;

out vec4 oDistance;

#include "lib/glass.glsl"

void main() {
    vec2 uv = vUvw.xy / vUvw.z;
    if (covering(vColor * uBaseColor * texture(uColor, uv), uMetallic, uv) < 0.5) {
        discard;
    }
    oDistance = vec4(-vPoint.z);
}
