package diorama.io.fbx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import diorama.io.BlenderScript;
import diorama.io.SceneFiles;
import diorama.io.SceneImporter;
import diorama.io.scene.ExportOptions;
import diorama.io.scene.ShapeTarget;
import diorama.mesh.Animation;
import diorama.mesh.Mesh;
import diorama.mesh.Morph;
import diorama.mesh.Pose;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shapes of FBX files are where Blender has them, at rest and over time. */
class FbxShapesTest {
    private final Path folder;

    FbxShapesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void sharesAreThoseOfBlendersOwnImport() throws IOException, InterruptedException {
        BlenderScript.run("shapes.py", folder, "makes a mesh that changes");
        JsonObject truth = JsonParser.parseString(Files.readString(folder.resolve("truth.json")))
                .getAsJsonObject();
        Scene read = SceneImporter.read(folder.resolve("shapes.fbx")).scene();
        Path glb = folder.resolve("shapes.glb");
        SceneFiles.write(read, glb, ExportOptions.OF_MESHES);
        for (Scene scene : List.of(read, SceneImporter.read(glb).scene())) {
            assertEquals(2, scene.meshes().size());
            List<String> names =
                    scene.meshes().get(0).morphs().stream().map(Morph::name).toList();
            assertEquals(List.of("Tall", "Wide", "Still"), names);
            Animation motion = Animation.together(scene.animations()).orElseThrow();
            for (String frame : truth.keySet()) {
                JsonObject shares = truth.getAsJsonObject(frame);
                float[] wanted = {0, 0, 0};
                for (int axis = 0; axis < 3; axis++) {
                    wanted[axis] = shares.get(names.get(axis)).getAsFloat();
                }
                Mesh shaped = Pose.at(scene, motion, Integer.parseInt(frame) / 24.0)
                        .meshes()
                        .get(0);
                float[] sides = sides(shaped);
                float unit = sides[2] / (2 * (1 + wanted[0])); // centimetres or metres
                assertEquals(2 * (1 + 2 * wanted[1]) * unit, sides[0], 2e-3f * unit, "wide, frame " + frame);
                assertEquals(2 * (1 + 0.5f * wanted[2]) * unit, sides[1], 2e-3f * unit, "still, frame " + frame);
                assertEquals(0.5f, wanted[2], 1e-6f);
            }
        }
    }

    private static float[] sides(Mesh mesh) {
        float[] out = new float[3];
        for (int axis = 0; axis < 3; axis++) {
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            for (int i = axis; i < mesh.positions().length; i += 3) {
                least = Math.min(least, mesh.positions()[i]);
                most = Math.max(most, mesh.positions()[i]);
            }
            out[axis] = most - least;
        }
        return out;
    }

    private static final String TEXT = """
            ; FBX 7.5.0 project file
            FBXHeaderExtension:  {
                FBXVersion: 7500
            }
            Objects:  {
                Geometry: 10, "Geometry::face", "Mesh" {
                    Vertices: *9 {
                        a: 0,0,0,
            1,0,0,0,1,0
                    }
                    PolygonVertexIndex: *3 {
                        a: 0,1,-3
                    }
                    GeometryVersion: 124
                }
                Geometry: 21, "Geometry::half", "Shape" {
                    Indexes: *1 {
                        a: 0
                    }
                    Vertices: *3 {
                        a: 0,0,1
                    }
                    Normals: *3 {
                        a: 0,0,0
                    }
                }
                Geometry: 22, "Geometry::whole", "Shape" {
                    Indexes: *1 {
                        a: 0
                    }
                    Vertices: *3 {
                        a: 0,0,2
                    }
                    Normals: *3 {
                        a: 0,0,0
                    }
                }
                Model: 40, "Model::face", "Mesh" {
                    Version: 232
                }
                Deformer: 30, "Deformer::", "BlendShape" {
                }
                Deformer: 31, "SubDeformer::smile", "BlendShapeChannel" {
                    Version: 100
                    DeformPercent: 75
                    FullWeights: *2 {
                        a: 50,100
                    }
                }
            }
            Connections:  {
                ;Deformer::, Geometry::face
                C: "OO",40,0
                C: "OO",10,40
                C: "OO",30,10
                C: "OO",31,30
                C: "OO",21,31
                C: "OO",22,31
            }
            """;

    @Test
    void filesThatAreTextAreUnderstood() {
        FbxShapes shapes = new FbxShapes(FbxTree.of(bytes(TEXT)));
        List<ShapeTarget> found = shapes.of("face", List.of("smile.half", "smile.whole"));
        assertEquals(
                List.of("half", "whole"), found.stream().map(ShapeTarget::name).toList());
        assertEquals(0.5, found.get(0).restShare(), 1e-9);
        assertEquals(0.5, found.get(1).restShare(), 1e-9);
        assertEquals(List.of(), shapes.of("face", List.of("another", "smile.whole")));
    }

    @Test
    void whatIsCutOrBrokenSaysNothing() {
        byte[] whole = TEXT.getBytes(StandardCharsets.UTF_8);
        List<Integer> kinds = new ArrayList<>();
        for (int end = 0; end < whole.length; end += 7) {
            kinds.add(FbxTree.of(ByteBuffer.wrap(whole, 0, end).slice()).size());
        }
        assertTrue(kinds.contains(1) && kinds.contains(2), kinds.toString());
        byte[] binary = new byte[200];
        Arrays.fill(binary, (byte) 0x7f);
        System.arraycopy("Kaydara FBX Binary  ".getBytes(StandardCharsets.US_ASCII), 0, binary, 0, 20);
        assertEquals(List.of(), FbxTree.of(ByteBuffer.wrap(binary)));
        assertEquals(0, FbxTree.of(bytes("{".repeat(100_000))).size());
    }

    @Test
    void connectionsThatAreSaidAgainAreOne() throws IOException {
        String again = Pattern.compile("C: \"OO\",[23]\\d,3?\\d.*\n")
                .matcher(TEXT)
                .replaceAll(line -> line.group().repeat(300));
        assertTrue(again.length() > 17_000);
        List<ShapeTarget> found =
                assertTimeoutPreemptively(Duration.ofSeconds(5), () -> new FbxShapes(FbxTree.of(bytes(again)))
                        .of("face", List.of("smile.half", "smile.whole")));
        assertEquals(2, found.size());
        Path file = Files.writeString(folder.resolve("again.fbx"), again);
        assertEquals(
                List.of("half", "whole"),
                SceneImporter.read(file).scene().meshes().get(0).morphs().stream()
                        .map(Morph::name)
                        .toList());
    }

    @Test
    void meshesHaveNoMoreShapesThanAnybodyMakes() {
        for (int channels : new int[] {50, 100}) {
            StringBuilder objects = new StringBuilder("Objects: {\nGeometry: 10, \"Geometry::face\", \"Mesh\" {\n}\n");
            StringBuilder lines = new StringBuilder("Connections: {\nC: \"OO\",30,10\n");
            objects.append("Deformer: 30, \"Deformer::\", \"BlendShape\" {\n}\n");
            for (int c = 100; c < 100 + channels; c++) {
                objects.append("Deformer: %d, \"SubDeformer::c\", \"BlendShapeChannel\" {\n}\n".formatted(c));
                objects.append("Geometry: %d, \"Geometry::s\", \"Shape\" {\n}\n".formatted(c + 1000));
                lines.append("C: \"OO\",%d,30\n".formatted(c));
                for (int s = 1100; s < 1100 + channels; s++) {
                    lines.append("C: \"OO\",%d,%d\n".formatted(s, c));
                }
            }
            FbxShapes shapes = new FbxShapes(FbxTree.of(bytes(objects + "}\n" + lines + "}\n")));
            int all = channels * channels;
            assertEquals(
                    all > ShapeShares.MOST_SHAPES ? 0 : all,
                    shapes.of("face", Collections.nCopies(all, "s")).size());
        }
    }

    @Test
    void fullWeightsThatAreNoNumbersAreNotTaken() {
        for (String weights : List.of("50,1e400", "1e-320,1e-322")) {
            List<ShapeTarget> found = new FbxShapes(FbxTree.of(bytes(TEXT.replace("50,100", weights))))
                    .of("face", List.of("smile.half", "smile.whole"));
            assertArrayEquals(new double[] {0.5, 1}, found.get(0).full(), weights);
        }
    }

    /** A list of 'i' with lengths that lead back to where it began, or beyond the file. */
    @Test
    void lengthsBelowNothingSayNothing() {
        for (int version : new int[] {7400, 7500}) {
            for (long values : new long[] {1, 100, Integer.MAX_VALUE, Long.MAX_VALUE}) {
                for (int[] lengths : new int[][] {{0, -13}, {-1, 0}, {0, Integer.MAX_VALUE}, {-13, -13}}) {
                    ByteBuffer file = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
                    file.put(0, "Kaydara FBX Binary  ".getBytes(StandardCharsets.US_ASCII));
                    file.putInt(23, version).position(27);
                    for (long head : new long[] {300, values, 100}) {
                        if (version < 7500) {
                            file.putInt((int) head);
                        } else {
                            file.putLong(head);
                        }
                    }
                    file.put((byte) 7).put("Objects".getBytes(StandardCharsets.US_ASCII));
                    file.put((byte) 'i').putInt(lengths[0]).putInt(1).putInt(lengths[1]);
                    assertEquals(
                            List.of(),
                            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> FbxTree.of(file)),
                            version + ", " + values + ", " + Arrays.toString(lengths));
                }
            }
        }
    }

    @Test
    void propertiesOfManyModelsAreNotKept() {
        int models = 20;
        int rows = 110_000;
        int row = 14 + 23;
        int properties = 13 + 12 + rows * row;
        int model = 13 + 5 + properties;
        ByteBuffer file = ByteBuffer.allocate(27 + 13 + 7 + models * model).order(ByteOrder.LITTLE_ENDIAN);
        file.put(0, "Kaydara FBX Binary  ".getBytes(StandardCharsets.US_ASCII));
        file.putInt(23, 7400).position(27);
        head(file, file.limit(), "Objects", "");
        for (int m = 0; m < models; m++) {
            int after = file.position() + model;
            head(file, after, "Model", "");
            head(file, after, "Properties70", "");
            for (int r = 0; r < rows; r++) {
                head(file, file.position() + row, "P", r == 7 ? "GeometricRotation " : "Lcl Rotation      ");
            }
        }
        List<FbxTree.Node> read = FbxTree.of(file).get(0).children();
        assertEquals(models, read.size());
        assertEquals(1, read.get(3).children().get(0).children().size());
    }

    /** A part with one text, or none. */
    private static void head(ByteBuffer file, int after, String name, String text) {
        int bytes = text.isEmpty() ? 0 : 5 + text.length();
        file.putInt(after).putInt(Math.min(bytes, 1)).putInt(bytes);
        file.put((byte) name.length()).put(name.getBytes(StandardCharsets.US_ASCII));
        if (bytes > 0) {
            file.put((byte) 'S').putInt(text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
