// What a surface and all that lies on it show in studio light. Needs lib/maps.glsl, lib/light.glsl, lib/studiosheen.glsl and
// lib/coat.glsl.

// @param form its normal without bumps, on either side of it
vec3 studioShown(Surface s, Maps maps, vec3 form, vec3 v, vec2 uv) {
    vec3 n = bumped(form, v, uv);
    // what bumps turned away
    n = dot(n, v) < 0.0 ? n - 2.0 * dot(n, v) * v : n;
    vec3 light = maps.orm.x * studioLight(s, n, v);
    if (uSheen.rgb != vec3(0.0)) {
        Sheen fibres = sheenAt(uv);
        float share = sheenShare(dot(n, v), fibres.roughness);
        light *= 1.0 - share * max(fibres.color.r, max(fibres.color.g, fibres.color.b));
        light += maps.orm.x * fibres.color * studioSheen(fibres.roughness, share, n, v);
    }
    light += maps.own;
    if (uCoat.x > 0.0) {
        Coat c = coatAt(form, v, uv);
        vec3 coat = studioLight(Surface(vec3(0.0), 0.0, c.roughness), c.n, v);
        light = light * (1.0 - coatShare(c, dot(c.n, v))) + c.share * maps.orm.x * coat;
    }
    return neutralTone(light);
}
