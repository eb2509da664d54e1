#version 330 core
// Pass: averages the 4 x 4 pattern of visibility.frag away, within a surface. In and out: ambient, lamp, distance, 0.

uniform sampler2D uVisibility;

out vec4 oVisibility;

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    ivec2 last = textureSize(uVisibility, 0) - 1;
    vec4 middle = texelFetch(uVisibility, at, 0);
    if (middle.z <= 0.0) {
        oVisibility = middle;
        return;
    }
    vec2 sum = vec2(0.0);
    float weights = 0.0;
    for (int y = -2; y <= 2; y++) {
        for (int x = -2; x <= 2; x++) {
            vec4 v = texelFetch(uVisibility, clamp(at + ivec2(x, y), ivec2(0), last), 0);
            float w = (abs(x) == 2 ? 0.5 : 1.0) * (abs(y) == 2 ? 0.5 : 1.0);
            w *= max(0.0, 1.0 - 25.0 * abs(v.z - middle.z) / middle.z);
            sum += w * v.xy;
            weights += w;
        }
    }
    oVisibility = vec4(sum / weights, middle.z, 0.0);
}
