package diorama.io.scene;

import java.util.List;

/**
 * What a mesh file holds, every use of a mesh counted.
 *
 * @param nonfinite coordinates that are infinite or not a number
 * @param bbox smallest and largest x, y, z after node transforms, in the file's units and axes; zeros when nothing is finite
 * @param metresPerUnit what a unit of the file means; scenes are read in metres
 * @param textured some mesh has texture coordinates and a picture that was found
 * @param materials those that meshes use, without Assimp's own
 * @param lamps of nodes, in the order of the tree
 * @param notes what the user should know, one line each: textures that are missing or were refused
 */
public record MeshInfo(
        long triangles,
        long vertices,
        long nonfinite,
        float[][] bbox,
        float metresPerUnit,
        boolean textured,
        int materials,
        int animations,
        List<LampInfo> lamps,
        List<String> notes) {

    /** The same of a mesh whose pictures can be read, or cannot. */
    public MeshInfo textured(boolean readable) {
        return new MeshInfo(
                triangles, vertices, nonfinite, bbox, metresPerUnit, readable, materials, animations, lamps, notes);
    }

    /** The same with other notes. */
    public MeshInfo noted(List<String> others) {
        return new MeshInfo(
                triangles,
                vertices,
                nonfinite,
                bbox,
                metresPerUnit,
                textured,
                materials,
                animations,
                lamps,
                List.copyOf(others));
    }
}
