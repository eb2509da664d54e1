// Fibres that stand up from a surface (KHR_materials_sheen, Khronos Group 2020): A. Estevez and C. Kulla, Production friendly
// microfacet sheen BRDF, 2017; masking after M. Ashikhmin and S. Premoze, Distribution-based BRDFs, 2007. Needs vUv2.
// In: uSheenMap (sRGB texture, read as linear light), uSheenRoughMap (numbers: alpha is roughness).

// colour, roughness
uniform vec4 uSheen;
uniform sampler2D uSheenMap;
uniform sampler2D uSheenRoughMap;
// whether it has any of these pictures
uniform bool uSheenMapped;
// 1 for pictures on second coordinates
uniform vec2 uSheenSecond;

struct Sheen {
    vec3 color;
    float roughness;
};

Sheen sheenAt(vec2 uv) {
    Sheen s = Sheen(uSheen.rgb, uSheen.a);
    if (uSheenMapped) {
        s.color *= texture(uSheenMap, mix(uv, vUv2, uSheenSecond.x)).rgb;
        s.roughness *= texture(uSheenRoughMap, mix(uv, vUv2, uSheenSecond.y)).a;
    }
    return s;
}

// What white fibres mirror of white surroundings, to .04 of a numeric integral; finer ones than of a quarter are taken as that.
// @param nv cosine between the surface and the eye
float sheenShare(float nv, float roughness) {
    float r = clamp(roughness, 0.25, 1.0), x = clamp(nv, 0.0, 1.0);
    vec4 by = vec4(1.660, 1.904, -9.567, -4.883) + r * vec4(-4.390, -4.783, 19.714, 9.317)
            + r * r * vec4(2.387, 2.692, -10.614, -5.483);
    return min(1.0, exp(dot(by, vec4(1.0, x, x * x, sqrt(x)))));
}

// What they mirror of a lamp, whose light is as strong as a white surface that faces it shows.
float sheenLobe(float roughness, float nl, float nv, float nh) {
    float fine = 1.0 / max(roughness * roughness, 0.0625);
    float d = (2.0 + fine) * pow(max(1.0 - nh * nh, 1e-6), 0.5 * fine) * 0.5;
    return nl <= 0.0 ? 0.0 : d * nl / (4.0 * (nl + nv - nl * nv));
}
