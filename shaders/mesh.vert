#version 330 core
// Pass: a placed mesh, imported or relief.
// In: aPosition (object space), aNormal, aUv and aUv2 (origin top left), aColor; aPlace of meshes drawn at many places at once.
// Out: the point in view space, its normal, projective texture coordinates, distance along the depth axis, colour.

layout(location = 0) in vec3 aPosition;
layout(location = 1) in vec3 aNormal;
layout(location = 2) in vec2 aUv;
// linear light, straight alpha; white where a mesh has no colours
layout(location = 3) in vec4 aColor;
layout(location = 4) in vec2 aUv2;
// from the mesh's to the object's space, affine; as it is where a mesh is drawn once
layout(location = 5) in mat4 aPlace;

uniform mat4 uModelView;
uniform mat4 uProjection;
uniform mat4 uNormal;
// weight of projective texture coordinates; 0 0 0 1 for ordinary ones
uniform vec4 uWeight;
uniform vec4 uDepthAxis;

out vec3 vPoint;
out vec3 vNormal;
out vec3 vUvw;
out float vDistance;
out vec4 vColor;
out vec2 vUv2;

// As surfaces turn: by the inverse transpose times the determinant's absolute value.
vec3 placed(vec3 normal) {
    mat3 place = mat3(aPlace);
    mat3 turn = mat3(cross(place[1], place[2]), cross(place[2], place[0]), cross(place[0], place[1]));
    return turn * normal * (dot(place[0], turn[0]) < 0.0 ? -1.0 : 1.0);
}

void main() {
    vec4 object = aPlace * vec4(aPosition, 1.0);
    vec4 point = uModelView * object;
    vPoint = point.xyz;
    vNormal = mat3(uNormal) * placed(aNormal);
    float weight = dot(uWeight, object);
    vUvw = vec3(aUv * weight, weight);
    vColor = aColor;
    vUv2 = aUv2;
    vDistance = dot(uDepthAxis, object);
    gl_Position = uProjection * point;
}
