#version 330 core
// Pass: one triangle over the whole target, made from gl_VertexID; no attributes.
// Out: vUv, (0,0) at clip (-1,-1) to (1,1).

out vec2 vUv;

void main() {
    vec2 corner = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2);
    vUv = corner;
    gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
