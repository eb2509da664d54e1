// A clear lacquer over a surface (KHR_materials_clearcoat, Khronos Group 2020), of an index of refraction of 1.5.

// share of the surface that has it, its roughness
uniform vec2 uCoat;

// What of the light is mirrored at its smooth top and so never comes from below. @param nv cosine between the surface and the eye
float coatShare(float nv) {
    return uCoat.x * (0.04 + 0.96 * pow(1.0 - clamp(nv, 0.0, 1.0), 5.0));
}
