// Pictures of a material besides its base colour, as glTF 2.0 has them. Needs vPoint, vUvw, vUv2.
// In: uEmissiveMap (sRGB texture, read as linear light); uMetalRough, uNormalMap, uOcclusionMap (numbers).

uniform sampler2D uMetalRough;
uniform sampler2D uNormalMap;
uniform sampler2D uOcclusionMap;
uniform sampler2D uEmissiveMap;
uniform bool uBumpy;
// whether any of the maps but the normals is there
uniform bool uMapped;
// 1 for pictures on second coordinates: metallic-roughness, normals, occlusion, emission
uniform vec4 uSecond;
uniform vec3 uEmissive;
// what slopes of normals are multiplied with, share of occlusion that counts
uniform vec2 uStrengths;

struct Maps {
    // occlusion, roughness, metalness: what the material's numbers are multiplied with
    vec3 orm;
    // light of its own
    vec3 own;
};

// Of materials without maps nothing is looked up, which is quicker.
Maps maps(vec2 uv) {
    Maps m = Maps(vec3(1.0), uEmissive);
    if (uMapped) {
        m.orm.x = mix(1.0, texture(uOcclusionMap, mix(uv, vUv2, uSecond.z)).r, uStrengths.y);
        m.orm.yz = texture(uMetalRough, mix(uv, vUv2, uSecond.x)).gb;
        m.own *= texture(uEmissiveMap, mix(uv, vUv2, uSecond.w)).rgb;
    }
    return m;
}

// Without tangents in the mesh (C. Schueler, Normal mapping without precomputed tangents, 2006).
vec3 bumpedBy(sampler2D map, vec3 n, vec2 uv, float slopes) {
    vec3 dx = dFdx(vPoint), dy = dFdy(vPoint);
    vec2 ux = dFdx(uv), uy = dFdy(uv);
    vec3 px = cross(dy, n), py = cross(n, dx);
    vec3 t = px * ux.x + py * uy.x;
    // v goes down in the texture and +Y up in its normals
    vec3 b = -(px * ux.y + py * uy.y);
    float scale = max(dot(t, t), dot(b, b));
    vec3 m = (texture(map, uv).xyz * 2.0 - 1.0) * vec3(slopes, slopes, 1.0);
    return scale > 0.0 ? normalize((t * m.x + b * m.y) * inversesqrt(scale) + n * m.z) : n;
}

// -1 on the back of an open mesh, whose normals lie on the other side: what stands up there goes down here. Rims of coarse
// meshes, whose normals lean away from the eye, are no backs.
float sideOf(vec3 n, vec3 v) {
    // points of the triangle's plane even where neighbours lie beyond its horizon; only their order is turned there
    vec3 plane = cross(dFdx(vPoint), dFdy(vPoint));
    return dot(n, plane) * dot(v, plane) < 0.0 ? -1.0 : 1.0;
}

// The normal of the form on the side that is seen. Backs peep out at the rims of closed meshes, where the form turns away within
// pixels: there it goes over into that of the front. Flat sheets are seen from behind at any angle.
vec3 formSeen(vec3 n, vec3 v, float side) {
    float lean = min(dot(n, v), 0.0);
    float rim = max(1e-3, 3.0 * fwidth(dot(n, v)));
    return side > 0.0 ? n : normalize(mix(n - 2.0 * lean * v, -n, smoothstep(0.0, rim, -lean)));
}

// @param n of the form; the result lies on the side that is seen
vec3 bumped(vec3 n, vec3 v, vec2 uv) {
    float side = sideOf(n, v);
    vec3 form = formSeen(n, v, side);
    return uBumpy ? bumpedBy(uNormalMap, form, mix(uv, vUv2, uSecond.y), side * uStrengths.x) : form;
}
