// The disparity formula; twin of stereo/Disparity.java (equal to 1e-5 of the shift) and of S(d) in ScanlineRenderer.

// Shift of a point of inverse depth d, px, + to the right. eye: +1 left, -1 right; pixels: px that d = 1 moves against
// d = 0 in one eye; convergence: inverse depth that does not move.
float shift(float eye, float pixels, float convergence, float d) {
    return eye * pixels * (d - convergence);
}

// The same for the left eye in whole 1/256 px, d clamped to [0,1]. scale: 256 pixels; still: floor(scale convergence + 1/2).
int shiftSteps(float scale, int still, float d) {
    return int(floor(scale * clamp(d, 0.0, 1.0) + 0.5)) - still;
}
