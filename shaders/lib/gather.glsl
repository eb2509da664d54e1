// One eye of a layered photo, row 0 at the top: gathers by the rule in ScanlineRenderer's javadoc, in whole numbers.
// In: uColor, uBackColor (RGBA8, sRGB-encoded), uDepth, uBackDepth (R32F inverse depth; -1: no background), uTears (R8UI,
// bit 0: torn to the right).

uniform sampler2D uColor;
uniform sampler2D uBackColor;
uniform sampler2D uDepth;
uniform sampler2D uBackDepth;
uniform usampler2D uTears;
// the right eye is the left eye of the mirrored picture, mirrored
uniform bool uMirrored;
// 256 px that d = 1 moves against d = 0, and the part of it that the screen takes off
uniform float uScale;
uniform int uStill;
// least and largest shift of the picture, 1/256 px
uniform int uLeast;
uniform int uMost;

#include "lib/depth.glsl"

const int HOLE = -2147483647 - 1;

int width = 0;
int row = 0;

int column(int i) {
    return uMirrored ? width - 1 - i : i;
}

int frontX(int i) {
    return 256 * i + shiftSteps(uScale, uStill, texelFetch(uDepth, ivec2(column(i), row), 0).r);
}

float backDepth(int i) {
    return i < 0 || i >= width ? -1.0 : texelFetch(uBackDepth, ivec2(column(i), row), 0).r;
}

int backX(int i, float d) {
    return 256 * i + shiftSteps(uScale, uStill, d);
}

// Torn between i and i + 1 of the (mirrored) row.
bool torn(int i) {
    int x = uMirrored ? width - 2 - i : i;
    return (texelFetch(uTears, ivec2(x, row), 0).r & 1u) != 0u;
}

int within(int i, int from, int to, int at) {
    int wide = to - from;
    return 64 * i + (128 * (at - from) + wide) / (2 * wide);
}

// What the front layer has at a target J.
struct Found {
    // source point, 1/64 px, or HOLE
    int u;
    // what closes the hole when nothing lies behind: the far pixel of a tear, 1/64 px
    int rim;
    // the pixel that ends softly here, and its weight in 1/256; 0: none
    int edge;
    int weight;
};

// The end of a torn cell's sides at J: pixel and weight.
ivec2 softEdge(int i, int from, int to, int at) {
    int a = from + 256 - at, b = at + 256 - to;
    bool left = a > 0 && a < 256, right = b > 0 && b < 256;
    if (left && !(right && to - from > 256)) {
        return ivec2(i, a);
    }
    return right ? ivec2(i + 1, b) : ivec2(0);
}

Found front(int at, int first, int last) {
    Found found = Found(HOLE, HOLE, 0, 0);
    int end = frontX(0);
    if (at < end) {
        found.u = (at - end + 2) >> 2;
        return found;
    }
    int from = frontX(first);
    for (int i = first; i <= last; i++) {
        int to = frontX(i + 1);
        if (at == from) {
            found.u = 64 * i;
            return found;
        }
        bool inside = at > from && at < to;
        if ((inside || abs(at - from) < 256 || abs(at - to) < 256) && torn(i)) {
            ivec2 edge = softEdge(i, from, to, at);
            if (found.weight == 0 && edge.y > 0) {
                found.edge = edge.x;
                found.weight = edge.y;
            }
            if (inside && found.rim == HOLE) {
                found.rim = 64 * (to - from > 256 ? i : i + 1);
            }
        } else if (inside) {
            found.u = within(i, from, to, at);
            return found;
        }
        from = to;
    }
    end = frontX(width - 1);
    if (at >= end) {
        found.u = 64 * (width - 1) + ((at - end + 2) >> 2);
    }
    return found;
}

// Source point of the background layer, or HOLE.
int back(int at, int first, int last) {
    float before = backDepth(first - 1);
    float d = backDepth(first);
    for (int i = first; i <= last; i++) {
        float after = backDepth(i + 1);
        if (d >= 0.0) {
            int from = backX(i, d);
            bool leftHalf = i > 0 && before < 0.0 && at >= from - 128 && at < from;
            bool rightHalf = after < 0.0 && at >= from && at < from + 128;
            if (at == from || leftHalf || rightHalf) {
                return 64 * i;
            }
            if (at > from && after >= 0.0 && at < backX(i + 1, after)) {
                return within(i, from, backX(i + 1, after), at);
            }
        }
        before = d;
        d = after;
    }
    return HOLE;
}

// Catmull-Rom in 1/128 as in CatmullRom.java.
ivec4 weights(int p) {
    int q = 64 - p, m = max(p, q);
    int outerLeft = (-p * p * p + 128 * p * p - 4096 * p + 2048) >> 12;
    int outerRight = (-q * q * q + 128 * q * q - 4096 * q + 2048) >> 12;
    int inner = (3 * m * m * m - 320 * m * m + 524288 + 2048) >> 12;
    int other = 128 - outerLeft - outerRight - inner;
    return p <= 32 ? ivec4(outerLeft, other, inner, outerRight) : ivec4(outerLeft, inner, other, outerRight);
}

ivec4 bytes(sampler2D picture, int x) {
    return ivec4(texelFetch(picture, ivec2(x, row), 0) * 255.0 + 0.5);
}

// c(i - 1), c(i), c(i + 1), c(i + 2) weighed for phase p; columns of the picture as it is, not mirrored.
vec4 between(sampler2D picture, int before, int i, int after, int p) {
    ivec4 w = weights(p);
    ivec4 sum = w.x * bytes(picture, before) + w.y * bytes(picture, i) + w.z * bytes(picture, i + 1)
        + w.w * bytes(picture, after);
    return vec4(clamp((sum + 64) >> 7, 0, 255)) / 255.0;
}

bool tornAt(int x) {
    return (texelFetch(uTears, ivec2(x, row), 0).r & 1u) != 0u;
}

vec4 frontColor(int u) {
    // beyond an end of the row it goes on as in a mirror
    int end = 64 * (width - 1);
    u = u < 0 ? min(-u, end) : u > end ? max(2 * end - u, 0) : u;
    int i = u >> 6, p = u & 63;
    if (p == 0) {
        return texelFetch(uColor, ivec2(i, row), 0);
    }
    int before = i == 0 || tornAt(i - 1) ? i : i - 1;
    int after = i + 2 >= width || tornAt(i + 1) ? i + 1 : i + 2;
    return between(uColor, before, i, after, p);
}

bool behind(int x) {
    return x >= 0 && x < width && texelFetch(uBackDepth, ivec2(x, row), 0).r >= 0.0;
}

vec4 backColor(int u) {
    int i = u >> 6, p = u & 63;
    if (p == 0) {
        return texelFetch(uBackColor, ivec2(i, row), 0);
    }
    return between(uBackColor, behind(i - 1) ? i - 1 : i, i, behind(i + 2) ? i + 2 : i + 1, p);
}

vec4 color(Found found, int at, int first, int last) {
    int end = 64 * (width - 1);
    int u = found.u;
    if (u == HOLE) {
        int v = back(at, first, last);
        if (v != HOLE) {
            return backColor(uMirrored ? end - v : v);
        }
        u = found.rim;
    }
    return frontColor(uMirrored ? end - u : u);
}

// Colour of the eye's pixel.
vec4 gathered(ivec2 pixel) {
    width = textureSize(uDepth, 0).x;
    row = pixel.y;
    int j = column(pixel.x);
    // X(i) <= J + 256 and X(i + 1) >= J - 256 bound what can be seen
    int first = clamp(j - ((uMost + 255) >> 8) - 2, 0, width - 1);
    int last = clamp(j - (uLeast >> 8) + 1, 0, width - 1);
    Found found = front(256 * j, first, min(last, width - 2));
    vec4 seen = color(found, 256 * j, first, last);
    if (found.weight == 0) {
        return seen;
    }
    ivec4 under = ivec4(seen * 255.0 + 0.5);
    ivec4 mixed = (found.weight * bytes(uColor, column(found.edge)) + (256 - found.weight) * under + 128) >> 8;
    return vec4(mixed) / 255.0;
}
