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
