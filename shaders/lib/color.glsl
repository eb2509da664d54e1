// Colour: sRGB <-> linear light (IEC 61966-2-1), luma. All functions take and give [0,1].

vec3 linearOfSrgb(vec3 c) {
    return mix(c / 12.92, pow((c + 0.055) / 1.055, vec3(2.4)), step(0.04045, c));
}

vec3 srgbOfLinear(vec3 c) {
    c = clamp(c, 0.0, 1.0);
    return mix(c * 12.92, 1.055 * pow(c, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c));
}

// Luma of linear BT.709 colours.
float luma(vec3 c) {
    return dot(c, vec3(0.2126, 0.7152, 0.0722));
}

// Both eyes' encoded colours as one for red-cyan glasses, encoded (E. Dubois, A projection method to generate anaglyph
// stereo images, 2001); twin of Anaglyph.DUBOIS.
vec3 dubois(vec3 left, vec3 right) {
    vec3 l = linearOfSrgb(left), r = linearOfSrgb(right);
    vec3 fromLeft = vec3(
        dot(l, vec3(0.437, 0.449, 0.164)), dot(l, vec3(-0.062, -0.062, -0.024)), dot(l, vec3(-0.048, -0.050, -0.017)));
    vec3 fromRight = vec3(
        dot(r, vec3(-0.011, -0.032, -0.007)), dot(r, vec3(0.377, 0.761, 0.009)), dot(r, vec3(-0.026, -0.093, 1.234)));
    return srgbOfLinear(clamp(fromLeft, 0.0, 1.0) + clamp(fromRight, 0.0, 1.0));
}
