#version 330 core
// Pass: the shadow of meshes on the floor by one lamp, black of some alpha. In: uShadow (distances along the light).
// Out: linear light, straight alpha, blended.

in vec2 vCells;
in vec2 vFromCenter;

uniform sampler2D uShadow;
// from the floor's square, [-1,1], to world space: centre x, height, centre z, half side
uniform vec4 uFloor;
// here of world space
uniform mat4 uToMap;
uniform float uMapWidth;
uniform float uLampSpread;
uniform int uTaps;
// of all light
uniform float uShare;
// direction to a far lamp, w 0, or the place of a near one, w 1
uniform vec4 uLamp;

out vec4 oColor;

#include "lib/shadow.glsl"

void main() {
    vec3 point = vec3(uFloor.x + vFromCenter.x * uFloor.w, uFloor.y, uFloor.z + vFromCenter.y * uFloor.w);
    Lamp lamp = Lamp(uToMap, uMapWidth, uLampSpread, uTaps);
    float angle = interleaved(gl_FragCoord.xy) * 6.2831853;
    float nl = normalize(uLamp.xyz - uLamp.w * point).y;
    float lit = nl > 0.0 ? lampLight(uShadow, lamp, point, vec3(0.0, 1.0, 0.0), nl, angle) : 1.0;
    oColor = vec4(vec3(0.0), 0.55 * uShare * (1.0 - lit));
}
