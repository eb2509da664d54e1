package diorama.render;

import diorama.camera.Camera;
import org.joml.Vector3fc;
import org.joml.Vector4f;
import org.joml.Vector4fc;

/**
 * Where the floor grid lies under a scene.
 *
 * @param centerX,height,centerZ of the square, scene units
 * @param half half of its side, scene units
 * @param cell side of a cell: the power of ten that makes 10 to 100 cells of the scene
 */
record FloorGrid(float centerX, float height, float centerZ, float half, float cell) {
    /** Linear light, straight alpha. */
    static final Vector4fc LINE = new Vector4f(0.11f, 0.11f, 0.12f, 1);

    static FloorGrid under(PlacedScene placed, Camera camera) {
        Vector3fc min = placed.min();
        Vector3fc max = placed.max();
        float x = (min.x() + max.x()) / 2;
        float z = (min.z() + max.z()) / 2;
        float extent = Math.max(1e-3f, Math.max(max.x() - min.x(), max.z() - min.z()));
        float half = Math.max(3 * extent, 2 * camera.eye().distance(x, min.y(), z));
        return new FloorGrid(x, min.y(), z, half, (float) Math.pow(10, Math.floor(Math.log10(extent)) - 1));
    }
}
