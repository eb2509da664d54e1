package diorama.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.io.scene.ExportOptions;
import diorama.mesh.Finish;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import diorama.relief.ReliefScenes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an export leaves on the disk, and what it says of it. */
class ExportedFilesTest {
    private final Path folder;

    ExportedFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"gltf", "dae", "fbx"})
    void picturesThatWereReadAreNotOverwritten(String extension) throws IOException {
        Path picture = folder.resolve("a_m.png");
        SceneImporter.Imported read = SceneImporter.read(painted(picture));
        byte[] before = Files.readAllBytes(picture);
        Path target = folder.resolve("a." + extension);
        ExportOptions options = with(with(ExportOptions.OF_MESHES, "texture-size", 4), "texture", "PNG");
        SceneFiles.write(read.scene(), target, with(options, "textures", "COPY"), read.originals());
        assertArrayEquals(before, Files.readAllBytes(picture));
        Scene again = SceneImporter.read(target).scene();
        assertEquals(
                4,
                again.materials().stream()
                        .flatMap(m -> m.baseColorTexture().stream())
                        .mapToInt(RgbaImage::width)
                        .findFirst()
                        .orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dae", "fbx"})
    void glassLetsThroughAsMuchAsItsColourInFormatsThatKnowNone(String extension) throws IOException {
        float[] corners = {0, 0, 0, 1, 0, 0, 0, 1, 0};
        Mesh mesh = new Mesh("pane", corners, new float[0], new float[0], new int[] {0, 1, 2}, 0);
        Material glass = new Material("pane", new Vector4f(1), Optional.empty(), 0, 0, false)
                .with(new Finish(false, 1, 1, 1, ""));
        Node node = new Node("window", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        Path target = folder.resolve("pane." + extension);
        SceneFiles.write(new Scene(List.of(node), List.of(mesh), List.of(glass)), target, ExportOptions.OF_MESHES);
        Material pane = SceneImporter.read(target).scene().materials().stream()
                .filter(m -> m.name().equals("pane"))
                .findFirst()
                .orElseThrow();
        assertEquals(0.15f, pane.baseColor().w(), 1e-3f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dae", "x", "3ds", "fbx"})
    void referencesLeadFromTheFileToThePicture(String extension) throws IOException {
        SceneImporter.Imported read = SceneImporter.read(painted(folder.resolve("a_m.png")));
        Path target = Files.createDirectory(folder.resolve("deeper")).resolve("x." + extension);
        SceneFiles.write(
                read.scene(), target, with(ExportOptions.OF_MESHES, "textures", "REFERENCE"), read.originals());
        String text = Files.readString(target, StandardCharsets.ISO_8859_1).replace('\\', '/');
        assertTrue(text.contains("../a_m.png") && !text.contains("../../"), extension);
        try (var files = Files.list(folder.resolve("deeper"))) {
            assertEquals(List.of(target), files.toList());
        }
    }

    @Test
    void selectionLeavesOutWhatItDoesNotUse() {
        Path target = folder.resolve("one.glb");
        SceneFiles.Written written =
                SceneFiles.write(twoBalls(), target, with(ExportOptions.OF_MESHES, "selection", "small"));
        Scene scene = SceneImporter.read(target).scene();
        assertEquals(1, scene.meshes().size());
        assertTrue(scene.materials().stream().noneMatch(m -> m.name().equals("red")));
        assertEquals(scene.meshes().get(0).triangleCount(), written.triangles());
    }

    @Test
    void budgetIsOfTheSelection() {
        ExportOptions options = with(with(ExportOptions.OF_MESHES, "selection", "small"), "triangles", 150);
        SceneFiles.Written written = SceneFiles.write(twoBalls(), folder.resolve("one.glb"), options);
        assertTrue(written.triangles() > 100 && written.triangles() <= 150, written.toString());
    }

    @Test
    void trianglesAreToldAsWrittenWithEveryUseCounted() {
        Scene balls = twoBalls();
        Node again = new Node("again", new Matrix4f().translation(9, 0, 0), List.of(0), Optional.empty(), List.of());
        Scene three = new Scene(
                java.util.stream.Stream.concat(balls.roots().stream(), java.util.stream.Stream.of(again))
                        .toList(),
                balls.meshes(),
                balls.materials());
        Path target = folder.resolve("three.glb");
        SceneFiles.Written written = SceneFiles.write(three, target, with(ExportOptions.OF_MESHES, "triangles", 600));
        assertTrue(written.triangles() <= 600 && written.triangles() > 400, written.toString());
        assertEquals(SceneImporter.info(target).triangles(), written.triangles());
        assertEquals(List.of(), written.notes());
    }

    @Test
    void budgetIsKeptByPiecesThatDoNotHangTogether() {
        Mesh ball = ball("ball", 48, 0);
        int[] half = new int[ball.indices().length / 2 / 3 * 3];
        for (int t = 0; t < half.length; t += 3) {
            System.arraycopy(ball.indices(), 2 * t, half, t, 3);
        }
        Mesh pieces = new Mesh("pieces", ball.positions(), new float[0], new float[0], half, 0);
        Node node = new Node("n", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        SceneFiles.Written written = SceneFiles.write(
                new Scene(List.of(node), List.of(pieces), List.of()),
                folder.resolve("pieces.glb"),
                with(ExportOptions.OF_MESHES, "triangles", 200));
        assertTrue(written.triangles() <= 204 && written.triangles() > 20, written.toString());
    }

    @Test
    void budgetThatCannotBeKeptIsTold() {
        Scene balls = twoBalls();
        SceneFiles.Written written =
                SceneFiles.write(balls, folder.resolve("none.glb"), with(ExportOptions.OF_MESHES, "triangles", 1));
        assertTrue(written.triangles() > 1);
        assertTrue(
                written.notes().get(0).contains("--triangles 1: "),
                written.notes().toString());
    }

    /** A square OBJ that is painted with a picture. */
    private Path painted(Path picture) throws IOException {
        ImageFiles.write(ReliefScenes.gradient(new Size(16, 16)), picture);
        Path model = folder.resolve("a.obj");
        Files.writeString(model, """
                mtllib a.mtl
                v 0 0 0
                v 1 0 0
                v 1 1 0
                v 0 1 0
                vt 0 0
                vt 1 0
                vt 1 1
                vt 0 1
                usemtl m
                f 1/1 2/2 3/3 4/4
                """);
        Files.writeString(folder.resolve("a.mtl"), "newmtl m\nKd 1 1 1\nmap_Kd " + picture.getFileName() + "\n");
        return model;
    }

    private static Scene twoBalls() {
        return new Scene(
                List.of(
                        new Node("large", new Matrix4f(), List.of(0), Optional.empty(), List.of()),
                        new Node(
                                "small", new Matrix4f().translation(4, 0, 0), List.of(1), Optional.empty(), List.of())),
                List.of(ball("large", 40, 0), ball("small", 20, 1)),
                List.of(paint("red"), paint("blue")));
    }

    private static Material paint(String name) {
        return new Material(name, new Vector4f(1, 0, 0, 1), Optional.empty(), 0, 0.5f, false);
    }

    private static Mesh ball(String name, int rings, int material) {
        int across = 2 * rings;
        float[] positions = new float[3 * (rings + 1) * (across + 1)];
        int[] indices = new int[6 * rings * across];
        int n = 0;
        for (int y = 0; y <= rings; y++) {
            for (int x = 0; x <= across; x++) {
                int v = y * (across + 1) + x;
                double down = Math.PI * y / rings;
                double round = 2 * Math.PI * x / across;
                positions[3 * v] = (float) (Math.sin(down) * Math.cos(round));
                positions[3 * v + 1] = (float) Math.cos(down);
                positions[3 * v + 2] = (float) (Math.sin(down) * Math.sin(round));
                if (y < rings && x < across) {
                    int[] cell = {v, v + 1, v + across + 1, v + 1, v + across + 2, v + across + 1};
                    System.arraycopy(cell, 0, indices, n, 6);
                    n += 6;
                }
            }
        }
        return new Mesh(name, positions, new float[0], new float[0], indices, material);
    }

    private static ExportOptions with(ExportOptions options, String name, Object value) {
        Object typed =
                switch (name) {
                    case "textures" -> ExportOptions.Textures.valueOf(value.toString());
                    case "texture" -> ExportOptions.TextureFormat.valueOf(value.toString());
                    default -> value;
                };
        return ExportOptions.MESH_SCHEMA.with(options, ExportOptions.MESH_SCHEMA.option(name), typed);
    }
}
