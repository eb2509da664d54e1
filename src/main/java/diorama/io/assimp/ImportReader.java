package diorama.io.assimp;

import diorama.io.fbx.FbxRig;
import diorama.io.fbx.FbxShapes;
import diorama.io.fbx.FbxSkins;
import diorama.io.fbx.FbxTree;
import diorama.io.process.ImportTask;
import diorama.io.scene.ArrayFile;
import diorama.io.scene.GuardedFiles;
import diorama.io.scene.ImportTable;
import diorama.io.scene.MeshInfo;
import diorama.mesh.Bounds;
import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.joml.Matrix4f;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AIMatrix4x4;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AINode;
import org.lwjgl.assimp.AIScene;

/** Turns Assimp's scene into an {@link ImportTable} and its arrays. Used in the importing process only. */
final class ImportReader {
    /** Deeper nodes are hung higher with their transforms multiplied: nobody's recursion needs to be afraid of a file. */
    private static final int DEEPEST = 200;

    /** More nodes, uses of meshes counted, than anyone can look at: files that multiply themselves end here. */
    private static final int MOST_NODES = 2_000_000;

    private final AIScene scene;
    private final GuardedFiles files;
    private final Path folder;
    private final ImportFormat format;
    private final List<FbxTree.Node> fbx;
    private final ColladaShapes collada;
    private final ImportStage stage;
    private final List<ImportTable.NodeRow> nodes = new ArrayList<>();
    private final List<ImportTable.MeshRow> rows = new ArrayList<>();
    private final List<ImportMesh> meshes = new ArrayList<>();
    /** Those that are written, by the numbers of Assimp's; -1 for what is a shape of another alone. */
    private final List<Integer> places = new ArrayList<>();

    private int placed;
    private final Set<String> moving = new HashSet<>();
    private long triangles;
    private long vertices;
    private long nonfinite;
    private Bounds bounds = Bounds.EMPTY;

    /** A node still to be read: {@code lift} is the product of transforms that were folded away above it. */
    private record Pending(AINode node, int parent, int depth, Matrix4f lift) {}

    /** @param collada shapes that a Collada file has */
    ImportReader(AIScene scene, GuardedFiles files, Path folder, ImportFormat format, ColladaShapes collada)
            throws IOException {
        this.collada = collada;
        this.scene = scene;
        this.files = files;
        this.folder = folder;
        this.format = format;
        this.fbx = format.isFbx() ? FbxTree.of(files.current()) : List.of();
        stage = new ImportStage(scene, format);
    }

    /** @param infoOnly leave the arrays out */
    ImportTable read(boolean infoOnly) throws IOException {
        PointerBuffer pointers = scene.mMeshes();
        ImportMesh.Source source = format.sharesVertices() ? ImportMesh.Source.SHARED : ImportMesh.Source.CORNERS;
        FbxShapes shapes = new FbxShapes(fbx);
        FbxSkins skins = new FbxSkins(fbx);
        ImportShapes given = new ImportShapes(scene, collada);
        for (int m = 0; pointers != null && m < scene.mNumMeshes(); m++) {
            AIMesh mesh = AIMesh.create(pointers.get(m));
            places.add(given.isHidden(m) ? -1 : placed++);
            List<ImportShapes.Given> own = given.of(mesh);
            ImportMorphs morphs = own.isEmpty()
                    ? new ImportMorphs(mesh, format.sharesVertices(), shapes)
                    : new ImportMorphs(mesh, own);
            ImportSkin skin = new ImportSkin(mesh, skins);
            meshes.add(new ImportMesh(mesh, source, ImportUvs.of(scene, mesh), format.linearColors(), skin, morphs));
        }
        ShapedNodes shaped = new ShapedNodes(scene, meshes);
        ImportMotion motion =
                new ImportMotion(scene, shaped.targets(), shaped.shares(collada.moves(), scene.mNumAnimations()));
        motion.rows().forEach(row -> row.tracks().forEach(track -> moving.add(track.node())));
        readNodes();
        if (!fbx.isEmpty()) {
            lead(motion);
        }
        countAll();
        ImportMaterials materials =
                new ImportMaterials(scene, files, folder, format, ImportRims.of(format, files, fbx));
        List<ImportTable.MaterialRow> materialRows = materials.rows();
        if (!infoOnly) {
            writeArrays(motion);
        }
        float unit = format.metresPerUnit(scene);
        List<String> notes = new ArrayList<>(materials.notes());
        if (collada.moved() || shaped.isLeftOut()) {
            notes.add("some of what moves shapes of its meshes (morph targets) over time is left out");
        }
        if (given.lost() > 0) {
            notes.add("shapes of its meshes (morph targets) that fit nowhere are left out: " + given.lost());
        }
        MeshInfo info = info(materials, materialRows, unit, motion.rows().size(), notes);
        return new ImportTable(nodes, rows, materialRows, stage.lights(), motion.rows(), unit, notes, info);
    }

    /** What Assimp does not follow in FBX files. */
    private void lead(ImportMotion motion) throws IOException {
        FbxRig rig = FbxRig.of(files.bytes());
        if (!rig.isEmpty()) {
            FbxRows led = new FbxRows(rig, nodes);
            if (led.fits()) {
                List<ImportTable.NodeRow> rows = led.rows();
                nodes.clear();
                nodes.addAll(rows);
                motion.replace(led);
            }
        }
    }

    private void countAll() {
        int[] numbers = IntStream.range(0, places.size())
                .filter(m -> places.get(m) >= 0)
                .toArray();
        List<Matrix4f> worlds = new ArrayList<>();
        for (ImportTable.NodeRow node : nodes) {
            Matrix4f local = new Matrix4f().set(node.matrix());
            worlds.add(node.parent() < 0 ? local : new Matrix4f(worlds.get(node.parent())).mul(local));
            for (int place : node.meshes()) {
                count(numbers[place], worlds.get(worlds.size() - 1));
            }
        }
    }

    private MeshInfo info(
            ImportMaterials materials,
            List<ImportTable.MaterialRow> rows,
            float unit,
            int animations,
            List<String> notes) {
        boolean textured = meshes.stream()
                .anyMatch(m -> m.hasUvs()
                        && m.material() < rows.size()
                        && rows.get(m.material()).textures().stream()
                                .anyMatch(t -> !t.file().isEmpty()));
        int used = (int) meshes.stream()
                .mapToInt(ImportMesh::material)
                .distinct()
                .filter(m -> !materials.isMadeUp(m))
                .count();
        return new MeshInfo(
                triangles, vertices, nonfinite, bounds.corners(), unit, textured, used, animations, List.of(), notes);
    }

    private void readNodes() {
        AINode root = scene.mRootNode();
        Deque<Pending> open = new ArrayDeque<>();
        boolean lost = false;
        if (root != null) {
            open.push(new Pending(root, -1, 0, new Matrix4f()));
        }
        while (!open.isEmpty() && nodes.size() < MOST_NODES) {
            Pending next = open.pop();
            if (collada.shown(next.node.mName().dataString()) >= 0) {
                continue;
            }
            Matrix4f local = new Matrix4f(next.lift).mul(matrix(next.node.mTransformation()));
            int index = nodes.size();
            addNode(next, local, uses(next.node));
            boolean deep = next.depth >= DEEPEST;
            PointerBuffer children = next.node.mChildren();
            for (int c = next.node.mNumChildren() - 1; children != null && c >= 0; c--) {
                if (children.get(c) == 0) {
                    lost = true; // the reader of RAW files leaves some out
                    continue;
                }
                AINode child = AINode.create(children.get(c));
                open.push(
                        deep
                                ? new Pending(child, next.parent, next.depth, local)
                                : new Pending(child, index, next.depth + 1, new Matrix4f()));
            }
        }
        if (lost) {
            addLost();
        }
    }

    /** Puts the meshes that hang nowhere below the root. */
    private void addLost() {
        BitSet placed = new BitSet();
        nodes.forEach(node -> IntStream.of(node.meshes()).forEach(placed::set));
        for (int m = placed.nextClearBit(0); m < meshes.size(); m = placed.nextClearBit(m + 1)) {
            int[] use = {m};
            nodes.add(new ImportTable.NodeRow(
                    "mesh " + m, nodes.isEmpty() ? -1 : 0, new Matrix4f().get(new float[16]), use, new float[0], -1));
        }
    }

    private void addNode(Pending next, Matrix4f local, int[] uses) {
        String name = next.node.mName().dataString();
        float[] lens = stage.lens(name);
        int lamp = stage.lamp(name);
        Matrix4f aim = stage.aim(name);
        boolean aside = (lens.length > 0 || lamp >= 0) && !aim.equals(new Matrix4f(), 0);
        float[] place = local.get(new float[16]);
        if (!aside) {
            nodes.add(new ImportTable.NodeRow(name, next.parent, place, uses, lens, lamp));
            return;
        }
        if (uses.length == 0 && next.node.mNumChildren() == 0 && !moving.contains(name)) {
            float[] turned = local.mul(aim, new Matrix4f()).get(new float[16]);
            nodes.add(new ImportTable.NodeRow(name, next.parent, turned, uses, lens, lamp));
            return;
        }
        // what does not look along its node's -Z hangs below it, turned, where the node has more to carry
        int self = nodes.size();
        nodes.add(new ImportTable.NodeRow(name, next.parent, place, uses, new float[0], -1));
        String below = name + (lens.length > 0 ? " camera" : " lamp");
        nodes.add(new ImportTable.NodeRow(below, self, aim.get(new float[16]), new int[0], lens, lamp));
    }

    private int[] uses(AINode node) {
        IntBuffer indices = node.mMeshes();
        int[] uses = new int[indices == null ? 0 : indices.remaining()];
        int count = 0;
        for (int m = 0; indices != null && m < uses.length; m++) {
            int index = indices.get(m);
            if (Integer.compareUnsigned(index, meshes.size()) < 0) {
                uses[count++] = places.get(index);
            }
        }
        return count == uses.length ? uses : java.util.Arrays.copyOf(uses, count);
    }

    private void count(int index, Matrix4f world) {
        ImportMesh mesh = meshes.get(index);
        triangles += mesh.triangles();
        vertices += mesh.vertices();
        nonfinite += mesh.nonfinite();
        bounds = bounds.union(mesh.bounds(world));
    }

    private void writeArrays(ImportMotion motion) throws IOException {
        try (ArrayFile out = ArrayFile.create(folder.resolve(ImportTask.ARRAYS))) {
            for (int m = 0; m < meshes.size(); m++) {
                if (places.get(m) >= 0) {
                    rows.add(meshes.get(m).row());
                    meshes.get(m).write(out);
                }
            }
            motion.write(out);
        }
    }

    /** Assimp's matrices are row-major. */
    static Matrix4f matrix(AIMatrix4x4 m) {
        return new Matrix4f(
                m.a1(), m.b1(), m.c1(), m.d1(), m.a2(), m.b2(), m.c2(), m.d2(), m.a3(), m.b3(), m.c3(), m.d3(), m.a4(),
                m.b4(), m.c4(), m.d4());
    }
}
