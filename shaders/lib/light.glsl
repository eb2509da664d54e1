// Studio light for imported meshes: a soft key, fill and rim fixed to the camera, a sky-to-floor ambient, GGX highlights.
// All colours in linear light. n, v unit vectors in view space, v towards the eye.

struct Surface {
    vec3 base;
    float metallic;
    float roughness;
};

// Trowbridge-Reitz distribution with Smith's visibility and Schlick's Fresnel (Karis, 2013).
vec3 specular(Surface s, vec3 f0, vec3 n, vec3 v, vec3 l) {
    vec3 h = normalize(l + v);
    float nl = max(dot(n, l), 0.0), nv = max(dot(n, v), 1e-3), nh = max(dot(n, h), 0.0);
    float a = max(s.roughness * s.roughness, 0.02), a2 = a * a;
    float d = nh * nh * (a2 - 1.0) + 1.0;
    float k = a * 0.5;
    float visibility = 0.25 / ((nl * (1.0 - k) + k) * (nv * (1.0 - k) + k));
    vec3 fresnel = f0 + (1.0 - f0) * pow(1.0 - max(dot(h, v), 0.0), 5.0);
    return fresnel * visibility * a2 / (d * d) * nl;
}

const vec3 toLight[3] = vec3[3](vec3(-0.48, 0.62, 0.62), vec3(0.80, 0.12, 0.59), vec3(0.30, 0.66, -0.69));
const vec3 lightColor[3] = vec3[3](vec3(0.86, 0.83, 0.79), vec3(0.13, 0.15, 0.19), vec3(0.36, 0.38, 0.41));

vec3 skyLight(vec3 n) {
    return mix(vec3(0.055, 0.050, 0.046), vec3(0.21, 0.22, 0.24), n.y * 0.5 + 0.5);
}

vec3 studioLight(Surface s, vec3 n, vec3 v) {
    vec3 f0 = mix(vec3(0.04), s.base, s.metallic);
    vec3 diffuse = s.base * (1.0 - s.metallic);
    vec3 mirrored = reflect(-v, n);
    vec3 room = mix(vec3(0.05), vec3(0.60), smoothstep(-0.3, 0.9, mirrored.y));
    float grazing = pow(1.0 - max(dot(n, v), 0.0), 5.0);
    vec3 sum = diffuse * skyLight(n) + (f0 + (max(vec3(1.0 - s.roughness), f0) - f0) * grazing) * room;
    for (int i = 0; i < 3; i++) {
        // wrapped, as from a soft box
        float lit = max((dot(n, toLight[i]) + 0.15) / 1.15, 0.0);
        sum += lightColor[i] * (diffuse * lit + specular(s, f0, n, v, toLight[i]));
    }
    return sum;
}

// Form alone: plain clay, lit from the camera's upper left, darker towards the rim. n towards the eye.
vec3 clay(vec3 n) {
    float lit = max(dot(n, vec3(-0.34, 0.50, 0.80)), 0.0);
    return vec3(0.055) + vec3(0.36) * lit + vec3(0.05) * (n.y * 0.5 + 0.5);
}

// A glossy ball of warm clay in a studio, looked up by the direction a surface faces (Sloan et al., The Lit Sphere, 2001).
vec3 litSphere(vec3 n) {
    float key = max(dot(n, vec3(-0.48, 0.62, 0.62)), 0.0);
    float rim = pow(1.0 - max(n.z, 0.0), 3.0);
    vec3 body = mix(vec3(0.045, 0.030, 0.028), vec3(0.60, 0.33, 0.22), key * 0.85 + 0.15 * (n.y * 0.5 + 0.5));
    float window = pow(max(dot(n, normalize(vec3(-0.48, 0.62, 1.62))), 0.0), 48.0);
    return body + vec3(0.75, 0.72, 0.68) * window + vec3(0.16, 0.20, 0.26) * rim;
}
