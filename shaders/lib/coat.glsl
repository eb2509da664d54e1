// A clear lacquer over a surface (KHR_materials_clearcoat, Khronos Group 2020), of an index of refraction of 1.5.
// Needs bumpedBy, sideOf and formSeen of lib/maps.glsl and vUv2. In: uCoatMap, uCoatRoughMap, uCoatNormalMap (numbers).

// share of the surface that has it, its roughness, what slopes of its own normals are multiplied with
uniform vec3 uCoat;
uniform sampler2D uCoatMap;
uniform sampler2D uCoatRoughMap;
uniform sampler2D uCoatNormalMap;
// whether it has any of these pictures, and the last of them
uniform bool uCoatMapped;
uniform bool uCoatBumpy;
// 1 for pictures on second coordinates
uniform vec3 uCoatSecond;

struct Coat {
    float share;
    float roughness;
    // of its top; bumps of the surface lie below it
    vec3 n;
};

// @param n of the form, on either side of it
Coat coatAt(vec3 n, vec3 v, vec2 uv) {
    float side = sideOf(n, v);
    Coat c = Coat(uCoat.x, uCoat.y, formSeen(n, v, side));
    if (uCoatMapped) {
        c.share *= texture(uCoatMap, mix(uv, vUv2, uCoatSecond.x)).r;
        c.roughness *= texture(uCoatRoughMap, mix(uv, vUv2, uCoatSecond.y)).g;
    }
    if (uCoatBumpy) {
        c.n = bumpedBy(uCoatNormalMap, c.n, mix(uv, vUv2, uCoatSecond.z), side * uCoat.z);
    }
    // what bumps turned away
    c.n = dot(c.n, v) < 0.0 ? c.n - 2.0 * dot(c.n, v) * v : c.n;
    return c;
}

// What of the light is mirrored at its smooth top and so never comes from below. @param nv cosine between the top and the eye
float coatShare(Coat c, float nv) {
    return c.share * (0.04 + 0.96 * pow(1.0 - clamp(nv, 0.0, 1.0), 5.0));
}
