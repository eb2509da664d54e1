// Soft shadows of a lamp from a map of distances (R. Fernando, Percentage-closer soft shadows, 2005): the farther
// what stands in the light, the softer.

// Interleaved gradient noise (J. Jimenez, 2014), [0,1).
float interleaved(vec2 pixel) {
    return fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715))));
}

// The i-th of n places in a unit disk, on Vogel's spiral.
vec2 spiral(float i, float n, float angle) {
    float r = sqrt((i + 0.5) / n);
    float phi = i * 2.39996323 + angle;
    return r * vec2(cos(phi), sin(phi));
}

struct Lamp {
    // from the space of the points to (u w, v w, distance along the light, w); u and v in [0,1], w 1 for far lamps
    mat4 toMap;
    // side of the map, in the units of the points, at w 1
    float width;
    // tangent of half the angle that the lamp fills
    float spread;
    int taps;
};

// How much light reaches a point that faces the lamp by nl, the cosine; 1 all. angle turns the pattern, rad.
float lampLight(sampler2D map, Lamp lamp, vec3 point, vec3 normal, float nl, float angle) {
    float width = lamp.width * (lamp.toMap * vec4(point, 1.0)).w;
    if (width <= 0.0) {
        return 1.0;
    }
    float texel = width / float(textureSize(map, 0).x);
    float slope = sqrt(max(1.0 - nl * nl, 0.0));
    vec4 mapped = lamp.toMap * vec4(point + normal * texel * (0.5 + 1.5 * slope), 1.0);
    vec3 at = vec3(mapped.xy / mapped.w, mapped.z);
    if (any(lessThan(at.xy, vec2(0.0))) || any(greaterThan(at.xy, vec2(1.0)))) {
        return 1.0;
    }
    float bias = texel * 0.6;
    float steep = slope / max(nl, 0.15);
    float search = max(lamp.spread * 0.25, 2.0 * texel / width);
    float n = float(lamp.taps);
    float before = 0.0, count = 0.0;
    for (int i = 0; i < lamp.taps; i++) {
        vec2 off = spiral(float(i), n, angle) * search;
        float d = texture(map, at.xy + off).r;
        if (d > 0.0 && d < at.z - bias - length(off) * width * steep) {
            before += d;
            count += 1.0;
        }
    }
    if (count == 0.0) {
        return 1.0;
    }
    float radius = clamp((at.z - before / count) * lamp.spread, 1.2 * texel, search * width) / width;
    float lit = 0.0;
    for (int i = 0; i < lamp.taps; i++) {
        vec2 off = spiral(float(i), n, angle + 1.1) * radius;
        float d = texture(map, at.xy + off).r;
        lit += d == 0.0 || d >= at.z - bias - length(off) * width * steep ? 1.0 : 0.0;
    }
    return lit / n;
}
