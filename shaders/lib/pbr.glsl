// Metallic-roughness surfaces (glTF 2.0, appendix B). n, v, l unit vectors in view space, v towards the eye. Light that is
// scattered several times between the facets is kept (C. Fdez-Aguera, A multiple-scattering microfacet model for real-time
// image-based lighting, 2019): white surfaces in white surroundings are white.
// Needs domeLight, sheenLobe of lib/sheen.glsl and the uniforms uDome, uToDome, uRed, uGreen, uBlue.

struct Matter {
    vec3 f0;
    // what matt light is multiplied with
    vec3 diffuse;
    // what mirrored light is multiplied with: once, and after several facets
    vec3 single;
    vec3 several;
    // how much more a lamp's highlight is for the light of several facets
    vec3 more;
    float roughness;
    float nv;
    // fibres on it, none at first: their colour and roughness, their share of white surroundings, what of its light is left below them
    vec3 sheen;
    float fibres;
    float share;
    float below;
};

// Light that is mirrored once, and after several facets; ab from the table.
void mirror(vec3 f0, vec2 ab, out vec3 single, out vec3 several) {
    float lost = 1.0 - ab.x - ab.y;
    vec3 mean = f0 + (1.0 - f0) / 21.0;
    single = f0 * ab.x + ab.y;
    several = single * mean / (1.0 - lost * mean) * lost;
}

Matter matter(vec3 base, float metallic, float roughness, sampler2D brdf, vec3 n, vec3 v) {
    Matter m;
    m.roughness = clamp(roughness, 0.0, 1.0);
    m.nv = clamp(dot(n, v), 1e-3, 1.0);
    m.f0 = mix(vec3(0.04), base, metallic);
    vec2 ab = texture(brdf, vec2(m.nv, m.roughness)).xy;
    vec3 single, several;
    mirror(vec3(0.04), ab, single, several);
    mirror(base, ab, m.single, m.several);
    m.diffuse = base * (1.0 - metallic) * (1.0 - single - several);
    m.single = mix(single, m.single, metallic);
    m.several = mix(several, m.several, metallic);
    m.more = 1.0 + m.f0 * (1.0 / max(ab.x + ab.y, 0.1) - 1.0);
    m.sheen = vec3(0.0);
    m.fibres = 1.0;
    m.share = 0.0;
    m.below = 1.0;
    return m;
}

Matter underFibres(Matter m, vec3 color, float roughness) {
    m.sheen = color;
    m.fibres = roughness;
    m.share = sheenShare(m.nv, roughness);
    m.below = 1.0 - m.share * max(color.r, max(color.g, color.b));
    return m;
}

// Matt light of the surroundings on a white surface.
vec3 domeMatt(vec3 n) {
    vec4 h = vec4(n, 1.0);
    return max(vec3(dot(h, uRed * h), dot(h, uGreen * h), dot(h, uBlue * h)), 0.0);
}

vec3 domeShade(Matter m, float ambient, vec3 n, vec3 v) {
    vec3 toDome = mat3(uToDome) * reflect(-v, n);
    vec3 matt = domeMatt(mat3(uToDome) * n);
    // what of the mirrored light is hidden (S. Lagarde and C. de Rousiers, Moving Frostbite to PBR, 2014)
    float open = clamp(pow(m.nv + ambient, exp2(-16.0 * m.roughness - 1.0)) - 1.0 + ambient, 0.0, 1.0);
    vec3 mirrored = domeLight(uDome, toDome, m.roughness);
    return m.below * m.single * mirrored * open + (m.below * (m.several + m.diffuse) + m.share * m.sheen) * matt * ambient;
}

vec3 lampShade(Matter m, vec3 n, vec3 v, vec3 l, vec3 light) {
    float nl = dot(n, l);
    if (nl <= 0.0) {
        return vec3(0.0);
    }
    vec3 h = normalize(l + v);
    float nh = clamp(dot(n, h), 0.0, 1.0), vh = clamp(dot(v, h), 0.0, 1.0);
    // the lamp is no point: highlights of smooth surfaces are as large as it
    float a = max(m.roughness * m.roughness, 0.01), a2 = a * a;
    float d = nh * nh * (a2 - 1.0) + 1.0;
    float visible = 0.5 / (nl * sqrt(m.nv * m.nv * (1.0 - a2) + a2) + m.nv * sqrt(nl * nl * (1.0 - a2) + a2));
    vec3 fresnel = m.f0 + (1.0 - m.f0) * pow(1.0 - vh, 5.0);
    vec3 shown = m.below * nl * (m.diffuse + m.more * fresnel * visible * a2 / (d * d));
    return light * (m.share > 0.0 ? shown + m.sheen * sheenLobe(m.fibres, nl, m.nv, nh) : shown);
}
