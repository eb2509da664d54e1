#version 330 core
// Pass: averages the 4 x 4 pattern of visibility.frag away, within a surface. In and out: ambient, lamp, distance, second lamp.

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
    vec3 sum = vec3(0.0);
    vec3 weights = vec3(0.0);
    for (int y = -2; y <= 2; y++) {
        for (int x = -2; x <= 2; x++) {
            vec4 v = texelFetch(uVisibility, clamp(at + ivec2(x, y), ivec2(0), last), 0);
            float w = (abs(x) == 2 ? 0.5 : 1.0) * (abs(y) == 2 ? 0.5 : 1.0);
            w *= max(0.0, 1.0 - 25.0 * abs(v.z - middle.z) / middle.z);
            // surfaces that face away know nothing of a lamp
            vec3 known = w * vec3(1.0, step(0.0, v.yw));
            sum += known * v.xyw;
            weights += known;
        }
    }
    vec3 mean = mix(vec3(-1.0), sum / max(weights, vec3(1e-6)), step(1e-6, weights));
    oVisibility = vec4(mean.x, middle.y < 0.0 ? -1.0 : mean.y, middle.z, middle.w < 0.0 ? -1.0 : mean.z);
}
