// Light from all round: an octahedral map for each of DOME_LEVELS roughnesses, above each other, each with a border of one texel;
// twin of Dome.java and Prefilter.java. Linear light.

const float DOME_SIDE = 128.0;
const float DOME_LEVELS = 6.0;

// Place of a unit vector on the map, [0,1]; +Y is in the middle.
vec2 octahedral(vec3 d) {
    d /= abs(d.x) + abs(d.y) + abs(d.z);
    vec2 p = d.xz;
    if (d.y < 0.0) {
        p = (1.0 - abs(p.yx)) * vec2(p.x < 0.0 ? -1.0 : 1.0, p.y < 0.0 ? -1.0 : 1.0);
    }
    return p * 0.5 + 0.5;
}

// What a surface of that roughness, [0,1], shows of the light that comes from direction d.
vec3 domeLight(sampler2D dome, vec3 d, float roughness) {
    vec2 at = (octahedral(d) * DOME_SIDE + 1.0) / (DOME_SIDE + 2.0);
    float level = roughness * (DOME_LEVELS - 1.0);
    float lower = min(floor(level), DOME_LEVELS - 2.0);
    vec2 place = vec2(at.x, (at.y + lower) / DOME_LEVELS);
    vec3 sharp = texture(dome, place).rgb;
    vec3 blurred = texture(dome, place + vec2(0.0, 1.0 / DOME_LEVELS)).rgb;
    return mix(sharp, blurred, level - lower);
}
