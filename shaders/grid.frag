#version 330 core
// Pass: the floor grid: thin lines every cell, thick ones every ten, the axes in red and blue, fading outwards.
// Out: linear light, straight alpha, blended.

in vec2 vCells;
in vec2 vFromCenter;

uniform vec4 uLine;

out vec4 oColor;

// Coverage of lines at whole numbers, `width` px wide; fades before it could alias.
float lines(vec2 at, float width) {
    vec2 perPixel = max(fwidth(at), vec2(1e-6));
    vec2 away = abs(fract(at - 0.5) - 0.5) / perPixel;
    vec2 cover = clamp(width * 0.5 + 0.5 - away, 0.0, 1.0) * clamp(0.5 / perPixel - 0.5, 0.0, 1.0);
    return max(cover.x, cover.y);
}

void main() {
    float cover = max(0.45 * lines(vCells, 1.0), 0.85 * lines(vCells / 10.0, 1.5));
    vec2 toAxis = abs(vCells) / max(fwidth(vCells), vec2(1e-6));
    vec4 color = uLine;
    if (toAxis.y < 1.0) {
        color.rgb = vec3(0.55, 0.06, 0.07);
    } else if (toAxis.x < 1.0) {
        color.rgb = vec3(0.06, 0.14, 0.60);
    }
    float fade = 1.0 - smoothstep(0.4, 1.0, length(vFromCenter));
    oColor = vec4(color.rgb, color.a * cover * fade);
}
