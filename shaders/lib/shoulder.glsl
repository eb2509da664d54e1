// Keeps colours below 0.76 as they are and rolls off above (after Khronos' PBR neutral tone mapper, 2024).
vec3 neutralTone(vec3 c) {
    const float start = 0.76;
    float peak = max(c.r, max(c.g, c.b));
    if (peak < start) {
        return c;
    }
    float range = 1.0 - start;
    float newPeak = 1.0 - range * range / (peak + range - start);
    c *= newPeak / peak;
    float wash = 1.0 - 1.0 / (0.15 * (peak - newPeak) + 1.0);
    return mix(c, vec3(newPeak), wash);
}
