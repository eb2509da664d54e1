package diorama.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.RgbaImage;
import diorama.io.assimp.ColladaNames;
import diorama.io.scene.ExportOptions;
import diorama.mesh.Animation;
import diorama.mesh.Bounds;
import diorama.mesh.Light;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Pose;
import diorama.mesh.Scene;
import diorama.mesh.Skin;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is what is read again; FORMATS.md says what each format can carry. */
class RoundTripTest extends Rewriting {
    @ParameterizedTest
    @ValueSource(strings = {"obj", "ply", "stl", "3ds", "x", "html"})
    void formatsWithoutMotionSaySo(String extension) {
        SceneFiles.Written written =
                SceneFiles.write(PaintedTree.scene(), folder.resolve("still." + extension), ExportOptions.OF_MESHES);
        assertTrue(
                written.notes().toString().contains("stands still"),
                written.notes().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"glb", "gltf", "obj", "ply", "stl", "fbx", "dae", "3ds", "x"})
    void everyFormatKeepsTrianglesAndPlace(String extension) {
        Scene before = PaintedTree.scene();
        SceneImporter.Imported after = through(before, extension, ExportOptions.OF_MESHES);
        assertEquals(4, after.info().triangles(), extension);
        Bounds wanted = bounds(before);
        Bounds got = bounds(after.scene());
        float[] low = {wanted.minX(), wanted.minY(), wanted.minZ(), wanted.maxX(), wanted.maxY(), wanted.maxZ()};
        float[] high = {got.minX(), got.minY(), got.minZ(), got.maxX(), got.maxY(), got.maxZ()};
        assertArrayEquals(low, high, 1e-4f /* metres; text formats have eight digits */, extension);
    }

    @ParameterizedTest
    @ValueSource(strings = {"glb", "gltf", "obj", "fbx", "dae"})
    void formatsWithMaterialsKeepUvsColoursAndPictures(String extension) {
        Scene before = PaintedTree.scene();
        Scene after = through(before, extension, ExportOptions.OF_MESHES).scene();
        Mesh bark = mesh(after, "bark");
        Mesh was = before.meshes().get(0);
        for (int v = 0; v < bark.vertexCount(); v++) {
            // OBJ and others may reorder: u goes with x and v with y in this square
            assertEquals((u(was, 0) + (bark.uvs()[2 * v] > 0.5f ? 1 : 0)), bark.uvs()[2 * v], 1e-5f, extension);
        }
        Material paint = after.materials().get(bark.material());
        RgbaImage picture = paint.baseColorTexture().orElseThrow();
        assertEquals(16, picture.width(), extension);
        Material leaf = after.materials().get(mesh(after, "leaf", "blade").material());
        assertEquals(0.6f, leaf.baseColor().y(), 0.01f, extension);
    }

    @ParameterizedTest
    @ValueSource(strings = {"glb", "gltf", "fbx", "dae"})
    void formatsWithATreeKeepIt(String extension) {
        Scene after =
                through(PaintedTree.scene(), extension, ExportOptions.OF_MESHES).scene();
        Set<String> names = new TreeSet<>();
        for (Node node : all(after.roots())) {
            names.add(node.name());
        }
        assertTrue(names.containsAll(Set.of("trunk", "leaf", "lamp")), names.toString());
        Node trunk = all(after.roots()).stream()
                .filter(n -> n.name().equals("trunk"))
                .findFirst()
                .orElseThrow();
        assertTrue(all(trunk.children()).stream().anyMatch(n -> n.name().equals("leaf")), extension);
    }

    @ParameterizedTest
    @ValueSource(strings = {"glb", "gltf", "fbx", "dae"})
    void formatsThatMoveKeepTheirTimes(String extension) {
        Scene after =
                through(PaintedTree.scene(), extension, ExportOptions.OF_MESHES).scene();
        Animation sway = after.animations().get(0);
        assertEquals(2, sway.seconds(), 0.05);
        Animation.Track track = sway.tracks().stream()
                .filter(t -> t.node().equals("leaf"))
                .findFirst()
                .orElseThrow();
        float[] times = track.turns().times();
        assertEquals(2, times[times.length - 1] - times[0], 0.05f, extension);
    }

    @ParameterizedTest
    @ValueSource(strings = {"glb", "dae"})
    void whatMovesIsWhereItWasAtAllTimes(String extension) {
        Scene before = PaintedTree.scene();
        Scene after = through(before, extension, ExportOptions.OF_MESHES).scene();
        for (double seconds : new double[] {0, 0.3, 1, 1.7, 2}) {
            float[][] wanted = box(before, seconds).corners();
            float[][] found = box(after, seconds).corners();
            for (int end = 0; end < 2; end++) {
                assertArrayEquals(wanted[end], found[end], 1e-3f, extension + " after " + seconds + " s");
            }
        }
    }

    private static Bounds box(Scene scene, double seconds) {
        Scene moved = Pose.at(scene, Animation.together(scene.animations()).orElseThrow(), seconds);
        Bounds out = Bounds.EMPTY;
        for (Node root : moved.roots()) {
            out = out.union(box(root, new Matrix4f(), moved));
        }
        return out;
    }

    private static Bounds box(Node node, Matrix4f above, Scene scene) {
        Matrix4f world = above.mul(node.transform(), new Matrix4f());
        Bounds out = Bounds.EMPTY;
        for (int index : node.meshes()) {
            float[] p = scene.meshes().get(index).positions().clone();
            for (int i = 0; i < p.length; i += 3) {
                Vector3f v = world.transformPosition(new Vector3f(p[i], p[i + 1], p[i + 2]));
                p[i] = v.x;
                p[i + 1] = v.y;
                p[i + 2] = v.z;
            }
            out = out.union(Bounds.of(p));
        }
        for (Node child : node.children()) {
            out = out.union(box(child, world, scene));
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(strings = {"glb", "gltf", "fbx", "dae"})
    void namesKeepTheirLetters(String extension) {
        Scene tree = PaintedTree.scene();
        String name = "Würfel 立方体";
        Node shown = new Node(name, new Matrix4f(), List.of(0), Optional.empty(), List.of());
        Scene named = new Scene(List.of(shown), tree.meshes(), tree.materials());
        List<Node> nodes =
                all(through(named, extension, ExportOptions.OF_MESHES).scene().roots());
        assertTrue(nodes.stream().anyMatch(n -> n.name().equals(name)), nodes.toString());
    }

    @Test
    void colladaFilesWithNamesInCommonKeepTheirIdentifiers() throws IOException {
        Path file = folder.resolve("two.dae");
        SceneFiles.write(PaintedTree.scene(), file, ExportOptions.OF_MESHES);
        String said = Files.readString(file);
        assertTrue(ColladaNames.areApart(bytes(said)));
        assertTrue(!ColladaNames.areApart(bytes(said.replace("name=\"leaf\"", "name=\"trunk\""))));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void formatsWithoutBonesGetMeshesBentAsTheseStand() {
        Scene carried = PaintedTree.carried();
        Node tip = new Node("tip", new Matrix4f().translation(0, 3, 0), List.of(), Optional.empty(), List.of());
        Node foot = new Node("foot", new Matrix4f(), List.of(), Optional.empty(), List.of(tip));
        Scene raised = new Scene(List.of(foot, carried.roots().get(1)), carried.meshes(), carried.materials());
        // bound at a height of one, the bone of the uppermost corner stands at three
        assertEquals(
                4,
                bounds(through(raised, "obj", ExportOptions.OF_MESHES).scene()).maxY(),
                1e-5f);
        assertEquals(
                2,
                bounds(through(raised, "glb", ExportOptions.OF_MESHES).scene()).maxY(),
                1e-5f);
    }

    @Test
    void gltfKeepsEverything() {
        Scene before = PaintedTree.scene();
        Scene after = through(before, "glb", ExportOptions.OF_MESHES).scene();
        Mesh blade = mesh(after, "blade");
        assertArrayEquals(before.meshes().get(1).colors(), blade.colors());
        assertArrayEquals(before.meshes().get(1).normals(), blade.normals());
        assertArrayEquals(before.meshes().get(1).uvs(), blade.uvs());
        Material bark = after.materials().get(mesh(after, "bark").material());
        assertEquals(0.25f, bark.metallic());
        assertEquals(0.5f, bark.roughness());
        assertEquals(new Vector3f(0.125f, 0, 0), new Vector3f(bark.emissive()));
        assertEquals(8, bark.maps().normal().orElseThrow().width());
        Light lamp = all(after.roots()).stream()
                .flatMap(n -> n.light().stream())
                .findFirst()
                .orElseThrow();
        assertEquals(40, lamp.intensity(), 1e-3f);
        assertEquals(0.25f, lamp.color().z(), 1e-3f);
        assertTrue(all(after.roots()).stream().anyMatch(n -> n.camera().isPresent()));
        Animation.Track track = after.animations().get(0).tracks().get(0);
        assertArrayEquals(new float[] {0, 0.5f, 2}, track.turns().times(), 1e-5f);
        assertArrayEquals(
                before.animations().get(0).tracks().get(0).turns().values(),
                track.turns().values(),
                1e-6f);
    }

    @Test
    void gltfSaysWhetherAlphaMeansAnything() throws IOException {
        RgbaImage glass = RgbaImage.allocate(new Size(4, 4));
        for (int i = 0; i < 16; i++) {
            glass.setArgb(i % 4, i / 4, 0x40ff8000);
        }
        Material seen = new Material("glass", new Vector4f(1, 1, 1, 0.5f), Optional.of(glass), 0, 1, false);
        Scene tree = PaintedTree.scene();
        Path file = folder.resolve("glass.gltf");
        SceneFiles.write(new Scene(tree.roots(), tree.meshes(), List.of(seen, seen)), file, ExportOptions.OF_MESHES);
        Material blended = SceneImporter.read(file).scene().materials().get(0);
        assertEquals(0x40ff8000, blended.baseColorTexture().orElseThrow().argb(1, 1));
        assertEquals(0.5f, blended.baseColor().w());
        Files.writeString(file, Files.readString(file).replace("BLEND", "OPAQUE"));
        Material opaque = SceneImporter.read(file).scene().materials().get(0);
        assertEquals(0xffff8000, opaque.baseColorTexture().orElseThrow().argb(1, 1));
        assertEquals(1, opaque.baseColor().w());
    }

    @ParameterizedTest
    @ValueSource(strings = {"glb", "fbx"})
    void bonesCarryOn(String extension) {
        Scene after = through(PaintedTree.carried(), extension, ExportOptions.OF_MESHES)
                .scene();
        Mesh strip = after.meshes().get(0);
        Skin skin = strip.skin().orElseThrow();
        assertTrue(skin.bones().contains("tip"), skin.bones().toString());
        int tip = skin.bones().indexOf("tip");
        for (int i = 0; i < skin.joints().length; i++) {
            int vertex = i / Skin.PER_VERTEX;
            boolean top = Math.abs(strip.positions()[3 * vertex + 1] - 2) < 1e-4f;
            if (top && skin.weights()[i] > 0) {
                assertEquals(tip, skin.joints()[i], extension);
                assertEquals(1, skin.weights()[i], 1e-3f, extension);
            }
        }
        assertEquals(1, after.animations().size());
    }

    private static float u(Mesh mesh, int vertex) {
        return mesh.uvs()[2 * vertex];
    }
}
