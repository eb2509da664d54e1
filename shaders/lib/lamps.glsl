// Lamps of files (KHR_lights_punctual): suns, points, spots. View space. Needs lampShade of lib/pbr.glsl and the uniforms
// uLamps (a row a lamp: place or direction with w 1 or 0; aim, slope of the cone; colour, start of the cone), uLampCount,
// uShadowed (how many of the first throw shadows).

// What a surface shows of all lamps. @param seen how much light of those that throw shadows reaches it
vec3 lampsShade(Matter m, vec3 n, vec3 v, vec3 point, vec4 seen) {
    vec3 sum = vec3(0.0);
    for (int i = 0; i < uLampCount; i++) {
        vec4 from = texelFetch(uLamps, ivec2(0, i), 0);
        vec4 aim = texelFetch(uLamps, ivec2(1, i), 0);
        vec4 color = texelFetch(uLamps, ivec2(2, i), 0);
        vec3 way = from.xyz - from.w * point;
        float square = max(dot(way, way), 1e-8);
        vec3 l = way * inversesqrt(square);
        float cone = clamp(dot(-l, aim.xyz) * aim.w + color.w, 0.0, 1.0);
        float share = cone * cone * (from.w > 0.0 ? 1.0 / square : 1.0) * (i < uShadowed ? seen[i] : 1.0);
        sum += lampShade(m, n, v, l, color.rgb * share);
    }
    return sum;
}
