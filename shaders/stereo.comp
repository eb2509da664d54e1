#version 430 core
// The same as stereo.frag, by all of a card's processors: some draw with few of them (NVIDIA H100: 2 of 66 clusters).
// Out: sRGB-encoded colour into RGBA8, row 0 at the top.

layout(local_size_x = 32, local_size_y = 4) in;

layout(rgba8, binding = 0) writeonly uniform image2D uTarget;
// the eye's first column and row in the target
uniform int uLeft;
uniform int uTop;

#include "lib/gather.glsl"

void main() {
    ivec2 pixel = ivec2(gl_GlobalInvocationID.xy);
    if (all(lessThan(pixel, textureSize(uDepth, 0)))) {
        imageStore(uTarget, pixel + ivec2(uLeft, uTop), gathered(pixel));
    }
}
