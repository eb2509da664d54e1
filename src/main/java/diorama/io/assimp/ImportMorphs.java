package diorama.io.assimp;

import diorama.io.fbx.FbxShapes;
import diorama.io.scene.ArrayFile;
import diorama.io.scene.ImportTable;
import diorama.io.scene.ShapeTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AIAnimMesh;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AIVector3D;
import org.lwjgl.system.MemoryUtil;

/** Shapes that one of Assimp's meshes can take, as differences. Used in the importing process only. */
final class ImportMorphs {
    private final List<ImportTable.MorphRow> rows = new ArrayList<>();
    private final List<ShapeTarget> targets;
    private final List<Integer> numbers;
    private final List<float[]> positions = new ArrayList<>();
    private final List<float[]> normals = new ArrayList<>();

    /**
     * @param weighs whether Assimp gets the shares at rest right; else they are nothing
     * @param fbx what an FBX file says of its shapes
     */
    ImportMorphs(AIMesh mesh, boolean weighs, FbxShapes fbx) {
        PointerBuffer shapes = mesh.mAnimMeshes();
        numbers = List.of();
        targets = fbx.of(mesh.mName().dataString(), names(mesh));
        for (int s = 0; shapes != null && s < mesh.mNumAnimMeshes(); s++) {
            AIAnimMesh shape = AIAnimMesh.create(shapes.get(s));
            boolean fits = shape.mNumVertices() == mesh.mNumVertices();
            float[] places = fits ? differences(shape.mVertices(), mesh.mVertices()) : new float[0];
            // one that says nothing stays, as shares are counted by their places
            positions.add(places.length == 0 ? new float[3 * mesh.mNumVertices()] : places);
            normals.add(fits ? differences(shape.mNormals(), mesh.mNormals()) : new float[0]);
            float said = targets.isEmpty()
                    ? weighs ? shape.mWeight() : 0
                    : (float) targets.get(s).restShare();
            String name = targets.isEmpty()
                    ? shape.mName().dataString()
                    : targets.get(s).name();
            rows.add(new ImportTable.MorphRow(name, Float.isFinite(said) ? said : 0, normals.get(s).length > 0));
        }
    }

    /** Of shapes that are meshes of their own. */
    ImportMorphs(AIMesh mesh, List<ImportShapes.Given> shapes) {
        targets = List.of();
        numbers = shapes.stream().map(ImportShapes.Given::number).toList();
        for (ImportShapes.Given shape : shapes) {
            AIMesh to = shape.target();
            positions.add(shape.relative() ? plain(to.mVertices()) : differences(to.mVertices(), mesh.mVertices()));
            normals.add(shape.relative() ? new float[0] : differences(to.mNormals(), mesh.mNormals()));
            rows.add(new ImportTable.MorphRow(
                    to.mName().dataString(), shape.weight(), normals.get(normals.size() - 1).length > 0));
        }
    }

    private static float[] plain(AIVector3D.Buffer of) {
        float[] out = new float[3 * of.remaining()];
        for (int i = 0; i < out.length; i++) {
            float value = MemoryUtil.memGetFloat(of.address() + (long) Float.BYTES * i);
            out[i] = Float.isFinite(value) ? value : 0;
        }
        return out;
    }

    private static List<String> names(AIMesh mesh) {
        PointerBuffer shapes = mesh.mAnimMeshes();
        List<String> out = new ArrayList<>();
        for (int s = 0; shapes != null && s < mesh.mNumAnimMeshes(); s++) {
            out.add(AIAnimMesh.create(shapes.get(s)).mName().dataString());
        }
        return out;
    }

    /** Its shapes with what brings them. */
    List<ShapeTarget> targets() {
        if (!targets.isEmpty()) {
            return targets;
        }
        List<ShapeTarget> out = new ArrayList<>();
        for (ImportTable.MorphRow row : rows) {
            out.add(ShapeTarget.alone(out.size(), row.weight()));
        }
        return out;
    }

    /** Those in a Collada file of its shapes. */
    List<Integer> numbers() {
        return numbers;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    List<ImportTable.MorphRow> rows() {
        return rows;
    }

    /** Gives a mesh's vertices their shares of the shapes. */
    void rest(float[] places, float[] directions) {
        for (int s = 0; s < rows.size(); s++) {
            add(places, positions.get(s), rows.get(s).weight());
            add(directions, normals.get(s), rows.get(s).weight());
        }
    }

    void write(ArrayFile out) throws IOException {
        for (int s = 0; s < rows.size(); s++) {
            out.put(positions.get(s));
            out.put(normals.get(s));
        }
    }

    private static void add(float[] to, float[] what, float times) {
        for (int i = 0; times != 0 && i < Math.min(to.length, what.length); i++) {
            to[i] += times * what[i];
        }
    }

    private static float[] differences(AIVector3D.@Nullable Buffer of, AIVector3D.@Nullable Buffer from) {
        if (of == null || from == null) {
            return new float[0];
        }
        float[] out = new float[3 * from.remaining()];
        for (int i = 0; i < out.length; i++) {
            float value = MemoryUtil.memGetFloat(of.address() + (long) Float.BYTES * i)
                    - MemoryUtil.memGetFloat(from.address() + (long) Float.BYTES * i);
            out[i] = Float.isFinite(value) ? value : 0;
        }
        return out;
    }
}
