#version 330 core
// Pass: two finished eyes of one size become one picture, row 0 at the top.
// In: uFirst, uSecond (RGBA8, sRGB-encoded). Out: sRGB-encoded colour into RGBA8.

uniform sampler2D uFirst;
uniform sampler2D uSecond;
// 0 beside each other, 1 above each other, 2 red-cyan anaglyph, 3 the first alone; in turn by 4 row, 5 column, 6 both
uniform int uLayout;

out vec4 oColor;

#include "lib/color.glsl"

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    ivec2 size = textureSize(uFirst, 0);
    bool second = uLayout == 0 && at.x >= size.x || uLayout == 1 && at.y >= size.y;
    if (second) {
        oColor = texelFetch(uSecond, at - (uLayout == 0 ? ivec2(size.x, 0) : ivec2(0, size.y)), 0);
        return;
    }
    bool turn = uLayout >= 4 && ((uLayout != 5 ? at.y : 0) + (uLayout != 4 ? at.x : 0)) % 2 == 1;
    oColor = turn ? texelFetch(uSecond, at, 0) : texelFetch(uFirst, at, 0);
    if (uLayout == 2) {
        oColor.rgb = dubois(oColor.rgb, texelFetch(uSecond, at, 0).rgb);
    }
}
