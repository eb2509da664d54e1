#version 330 core
// Pass: one eye of a layered photo. Out: sRGB-encoded colour into RGBA8, row 0 at the top.

// the eye's first column and row in the target
uniform int uLeft;
uniform int uTop;

out vec4 oColor;

#include "lib/gather.glsl"

void main() {
    oColor = gathered(ivec2(gl_FragCoord.xy) - ivec2(uLeft, uTop));
}
