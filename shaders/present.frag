#version 330 core
// Pass: makes a finished picture of a drawn one: row 0 at the top, sRGB-encoded bytes; averages uSide x uSide texels.
// In: uScene (sRGB texture, read as linear light). Out: sRGB-encoded colour, straight alpha, into RGBA8.

uniform sampler2D uScene;
uniform int uSide;

out vec4 oColor;

#include "lib/color.glsl"

void main() {
    ivec2 last = textureSize(uScene, 0) - 1;
    ivec2 corner = ivec2(gl_FragCoord.xy) * uSide;
    vec4 sum = vec4(0.0);
    for (int y = 0; y < uSide; y++) {
        for (int x = 0; x < uSide; x++) {
            vec4 c = texelFetch(uScene, ivec2(corner.x + x, last.y - corner.y - y), 0);
            sum += vec4(c.rgb * c.a, c.a);
        }
    }
    oColor = vec4(srgbOfLinear(sum.rgb / max(sum.a, 1e-6)), sum.a / float(uSide * uSide));
}
