#version 330 core
// Pass: the floor grid, one large square around the scene made from gl_VertexID.
// Out: the point on the floor in cells, and in view space.

uniform mat4 uViewProjection;
// centre x, height, centre z, half side; scene units
uniform vec4 uFloor;
uniform float uCell;

out vec2 vCells;
out vec2 vFromCenter;

void main() {
    const vec2 corners[6] = vec2[6](
        vec2(-1, -1), vec2(1, -1), vec2(-1, 1), vec2(1, -1), vec2(1, 1), vec2(-1, 1));
    vFromCenter = corners[gl_VertexID];
    vec2 xz = uFloor.xz + vFromCenter * uFloor.w;
    vCells = xz / uCell;
    gl_Position = uViewProjection * vec4(xz.x, uFloor.y, xz.y, 1.0);
}
