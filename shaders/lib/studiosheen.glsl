// Studio light on fibres. Needs lib/light.glsl and lib/sheen.glsl.

// What white fibres show. @param share of white surroundings that they mirror
vec3 studioSheen(float roughness, float share, vec3 n, vec3 v) {
    float nv = max(dot(n, v), 1e-3);
    vec3 sum = share * skyLight(n);
    for (int i = 0; i < 3; i++) {
        float nh = max(dot(n, normalize(toLight[i] + v)), 0.0);
        sum += lightColor[i] * sheenLobe(roughness, dot(n, toLight[i]), nv, nh);
    }
    return sum;
}
