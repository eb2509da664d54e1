// Light to colours of the screen; both linear BT.709. In: any light >= 0. Out: [0,1].

// Khronos PBR Neutral (Khronos Group, 2024): a toe that takes away what Fresnel adds, then the shoulder.
vec3 khronosNeutral(vec3 c) {
    float low = min(c.r, min(c.g, c.b));
    return neutralTone(c - (low < 0.08 ? low - 6.25 * low * low : 0.04));
}

// AgX (T. Sobotka, 2022) by B. Wrensch's polynomial (Minimal AgX implementation, 2023); within 4e-3 of its curve.
vec3 agx(vec3 c) {
    const mat3 inset = mat3(
        0.842479062253094, 0.0423282422610123, 0.0423756549057051,
        0.0784335999999992, 0.878468636469772, 0.0784336,
        0.0792237451477643, 0.0791661274605434, 0.879142973793104);
    const mat3 outset = mat3(
        1.19687900512017, -0.0528968517574562, -0.0529716355144438,
        -0.0980208811401368, 1.15190312990417, -0.0980434501171241,
        -0.0990297440797205, -0.0989611768448433, 1.15107367264116);
    c = inset * c;
    c = clamp((log2(max(c, 1e-10)) + 12.47393) / (4.026069 + 12.47393), 0.0, 1.0);
    vec3 c2 = c * c;
    vec3 c4 = c2 * c2;
    c = 15.5 * c4 * c2 - 40.14 * c4 * c + 31.96 * c4 - 6.868 * c2 * c + 0.4298 * c2 + 0.1191 * c - 0.00232;
    return pow(clamp(outset * c, 0.0, 1.0), vec3(2.2));
}

// 0 neutral, 1 film, 2 as it is
vec3 toned(vec3 light, int how) {
    return how == 0 ? khronosNeutral(light) : how == 1 ? agx(light) : clamp(light, 0.0, 1.0);
}
