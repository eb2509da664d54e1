package diorama.io;

import diorama.mesh.Bounds;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joml.Matrix4f;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AICamera;
import org.lwjgl.assimp.AIMatrix4x4;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AINode;
import org.lwjgl.assimp.AIScene;

/** Turns Assimp's scene into an {@link ImportTable} and its arrays. Used in the importing process only. */
final class ImportReader {
    /** Deeper nodes are hung higher with their transforms multiplied: nobody's recursion needs to be afraid of a file. */
    private static final int DEEPEST = 200;

    private final AIScene scene;
    private final GuardedFiles files;
    private final Path folder;
    private final boolean join;
    private final List<ImportTable.NodeRow> nodes = new ArrayList<>();
    private final List<ImportTable.MeshRow> rows = new ArrayList<>();
    private final List<ImportMesh> meshes = new ArrayList<>();
    private final Map<String, float[]> cameras = new HashMap<>();
    private long triangles;
    private long vertices;
    private long nonfinite;
    private Bounds bounds = Bounds.EMPTY;

    /** A node still to be read: {@code lift} is the product of transforms that were folded away above it. */
    private record Pending(AINode node, int parent, int depth, Matrix4f lift, Matrix4f world) {}

    /** @param join make vertices one that are the same in all respects: for formats that do not share them */
    ImportReader(AIScene scene, GuardedFiles files, Path folder, boolean join) {
        this.join = join;
        this.scene = scene;
        this.files = files;
        this.folder = folder;
    }

    /** @param infoOnly leave the arrays out */
    ImportTable read(boolean infoOnly) throws IOException {
        PointerBuffer pointers = scene.mMeshes();
        for (int m = 0; pointers != null && m < scene.mNumMeshes(); m++) {
            meshes.add(new ImportMesh(AIMesh.create(pointers.get(m)), join));
        }
        readCameras();
        readNodes();
        ImportMaterials materials = new ImportMaterials(scene, files, folder);
        List<ImportTable.MaterialRow> materialRows = materials.rows();
        if (!infoOnly) {
            writeArrays();
        }
        boolean textured = meshes.stream()
                .anyMatch(m ->
                        m.hasUvs() && !materialRows.get(m.material()).texture().isEmpty());
        int used = (int) meshes.stream()
                .mapToInt(ImportMesh::material)
                .distinct()
                .filter(m -> !materials.isMadeUp(m))
                .count();
        float[][] bbox = bounds.isEmpty()
                ? new float[2][3]
                : new float[][] {
                    {bounds.minX(), bounds.minY(), bounds.minZ()}, {bounds.maxX(), bounds.maxY(), bounds.maxZ()}
                };
        MeshInfo info = new MeshInfo(
                triangles, vertices, nonfinite, bbox, textured, used, scene.mNumAnimations(), materials.notes());
        return new ImportTable(nodes, rows, materialRows, materials.notes(), info);
    }

    private void readCameras() {
        PointerBuffer pointers = scene.mCameras();
        for (int c = 0; pointers != null && c < scene.mNumCameras(); c++) {
            AICamera camera = AICamera.create(pointers.get(c));
            float aspect = camera.mAspect() > 0 ? camera.mAspect() : 1;
            double fovY = 2 * Math.atan(Math.tan(camera.mHorizontalFOV() / 2) / aspect);
            cameras.put(
                    camera.mName().dataString(),
                    new float[] {(float) fovY, aspect, camera.mClipPlaneNear(), camera.mClipPlaneFar()});
        }
    }

    private void readNodes() {
        AINode root = scene.mRootNode();
        Deque<Pending> open = new ArrayDeque<>();
        if (root != null) {
            open.push(new Pending(root, -1, 0, new Matrix4f(), new Matrix4f()));
        }
        while (!open.isEmpty()) {
            Pending next = open.pop();
            Matrix4f local = new Matrix4f(next.lift).mul(matrix(next.node.mTransformation()));
            Matrix4f world = new Matrix4f(next.world).mul(local);
            int index = nodes.size();
            String name = next.node.mName().dataString();
            int[] uses = uses(next.node, world);
            nodes.add(new ImportTable.NodeRow(
                    name, next.parent, local.get(new float[16]), uses, cameras.getOrDefault(name, new float[0])));
            boolean deep = next.depth >= DEEPEST;
            PointerBuffer children = next.node.mChildren();
            for (int c = next.node.mNumChildren() - 1; children != null && c >= 0; c--) {
                AINode child = AINode.create(children.get(c));
                open.push(
                        deep
                                ? new Pending(child, next.parent, next.depth, local, next.world)
                                : new Pending(child, index, next.depth + 1, new Matrix4f(), world));
            }
        }
    }

    private int[] uses(AINode node, Matrix4f world) {
        IntBuffer indices = node.mMeshes();
        int[] uses = new int[indices == null ? 0 : indices.remaining()];
        for (int m = 0; indices != null && m < uses.length; m++) {
            uses[m] = indices.get(m);
            ImportMesh mesh = meshes.get(uses[m]);
            triangles += mesh.triangles();
            vertices += mesh.vertices();
            nonfinite += mesh.nonfinite();
            bounds = bounds.union(mesh.bounds(world));
        }
        return uses;
    }

    private void writeArrays() throws IOException {
        try (FileChannel out = FileChannel.open(
                folder.resolve(ImportChild.ARRAYS), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int m = 0; m < meshes.size(); m++) {
                ImportMesh mesh = meshes.get(m);
                rows.add(mesh.row());
                for (ByteBuffer bytes : mesh.arrays()) {
                    bytes.order(ByteOrder.LITTLE_ENDIAN).rewind();
                    while (bytes.hasRemaining()) {
                        out.write(bytes);
                    }
                }
            }
        }
    }

    /** Assimp's matrices are row-major. */
    private static Matrix4f matrix(AIMatrix4x4 m) {
        return new Matrix4f(
                m.a1(), m.b1(), m.c1(), m.d1(), m.a2(), m.b2(), m.c2(), m.d2(), m.a3(), m.b3(), m.c3(), m.d3(), m.a4(),
                m.b4(), m.c4(), m.d4());
    }
}
