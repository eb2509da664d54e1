#version 330 core
// Pass: the vertices of a placed mesh as points, as wide as a ball of that size is seen.
// In: aPosition (object space), aUv, aColor. Out: the point in view space, its projective texture coordinates, distance along
// the depth axis, colour.

layout(location = 0) in vec3 aPosition;
layout(location = 2) in vec2 aUv;
// linear light, straight alpha; white where a mesh has no colours
layout(location = 3) in vec4 aColor;

uniform mat4 uModelView;
uniform mat4 uProjection;
// as in mesh.vert
uniform vec4 uWeight;
uniform vec4 uDepthAxis;
// diameter, scene units, times half the height of the target, px
uniform float uSize;

out vec3 vPoint;
out vec3 vUvw;
out float vDistance;
out vec4 vColor;

void main() {
    vec4 object = vec4(aPosition, 1.0);
    vec4 point = uModelView * object;
    vPoint = point.xyz;
    vDistance = dot(uDepthAxis, object);
    float weight = dot(uWeight, object);
    vUvw = vec3(aUv * weight, weight);
    vColor = aColor;
    gl_Position = uProjection * point;
    gl_PointSize = max(uSize * uProjection[1][1] / gl_Position.w, 1.5);
}
