#version 330 core
// Pass: one more picture of those whose mean is a photograph through a lens; blended by adding.
// In: uPicture (encoded, RGBA8, row 0 at the top). Out: linear light times alpha, not divided, into RGBA32F.

uniform sampler2D uPicture;

out vec4 oColor;

#include "lib/color.glsl"

void main() {
    vec4 c = texelFetch(uPicture, ivec2(gl_FragCoord.xy), 0);
    oColor = vec4(linearOfSrgb(c.rgb) * c.a, c.a);
}
