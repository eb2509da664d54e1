package diorama.render;

import diorama.mesh.Mesh;

/** Whether vertices are shown as points. */
public enum PointSprites {
    /** Of meshes without faces, as balls. */
    CLOUDS,
    /** All of them, as lit balls instead of the faces. */
    BALLS,
    /** All of them, as discs of their colour instead of the faces. */
    DISCS,
    NONE;

    /** Whether the faces of meshes are drawn. */
    boolean faces() {
        return this == CLOUDS || this == NONE;
    }

    /** Whether the vertices of a mesh are. */
    boolean shows(Mesh mesh) {
        return this != NONE && mesh.vertexCount() > 0 && (this != CLOUDS || mesh.indices().length == 0);
    }
}
