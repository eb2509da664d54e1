package diorama.io.fbx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.io.SceneImporter;
import diorama.io.fbx.FbxCurvesTest.Part;
import diorama.mesh.Animation;
import diorama.mesh.Mesh;
import diorama.mesh.Morph;
import diorama.mesh.Pose;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Meshes of FBX files that have several sets of shapes. */
class FbxDeformersTest {
    private static final int LINEAR = 0x4;
    private static final String[] AXES = {"X", "Y", "Z"};

    private final Path folder;

    FbxDeformersTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A triangle whose first corner goes along X, Y and Z, by a channel of a set each; in as many seconds to the whole way. */
    private static List<Part> file(int version) {
        List<Part> objects = new ArrayList<>(List.of(
                Part.of("Geometry", 10L, "face\0\1Geometry", "Mesh")
                        .with(
                                Part.of("Vertices", (Object) new double[] {0, 0, 0, 1, 0, 0, 0, 1, 0}),
                                Part.of("PolygonVertexIndex", (Object) new int[] {0, 1, -3}),
                                Part.of("GeometryVersion", 124)),
                Part.of("Model", 40L, "face\0\1Model", "Mesh").with(Part.of("Version", 232)),
                Part.of("AnimationStack", 50L, "Take\0\1AnimStack", "").with(Part.of("None", 0)),
                Part.of("AnimationLayer", 51L, "Layer\0\1AnimLayer", "").with(Part.of("None", 0))));
        List<Part> lines = new ArrayList<>(
                List.of(Part.of("C", "OO", 40L, 0L), Part.of("C", "OO", 10L, 40L), Part.of("C", "OO", 51L, 50L)));
        for (int s = 0; s < AXES.length; s++) {
            double[] to = new double[3];
            to[s] = 8;
            objects.add(Part.of("Geometry", 20L + s, AXES[s] + "\0\1Geometry", "Shape")
                    .with(
                            Part.of("Indexes", (Object) new int[] {0}),
                            Part.of("Vertices", (Object) to),
                            Part.of("Normals", (Object) new double[3])));
            objects.add(Part.of("Deformer", 30L + s, "set\0\1Deformer", "BlendShape")
                    .with(Part.of("Version", 100)));
            objects.add(Part.of("Deformer", 70L + s, AXES[s] + "\0\1SubDeformer", "BlendShapeChannel")
                    .with(Part.of("Version", 100), Part.of("FullWeights", (Object) new double[] {100})));
            objects.add(Part.of("AnimationCurveNode", 80L + s, "DeformPercent\0\1AnimCurveNode", "")
                    .with(Part.of("None", 0)));
            objects.add(FbxCurvesTest.curve(90 + s, new int[] {LINEAR}, new double[] {0, s + 1}, 0, 100));
            lines.add(Part.of("C", "OO", 30L + s, 10L));
            lines.add(Part.of("C", "OO", 70L + s, 30L + s));
            lines.add(Part.of("C", "OO", 20L + s, 70L + s));
            lines.add(Part.of("C", "OO", 80L + s, 51L));
            lines.add(Part.of("C", "OP", 80L + s, 70L + s, "DeformPercent"));
            lines.add(Part.of("C", "OP", 90L + s, 80L + s, "d|DeformPercent"));
        }
        return List.of(
                Part.of("FBXHeaderExtension").with(Part.of("FBXVersion", version)),
                Part.of("Objects").with(objects.toArray(Part[]::new)),
                Part.of("Connections").with(lines.toArray(Part[]::new)));
    }

    private static byte[] text() {
        return file(7500).stream().map(Part::text).collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void eachChannelMovesItsOwnShape() throws IOException {
        for (byte[] file :
                List.of(FbxCurvesTest.binary(7400, file(7400)), FbxCurvesTest.binary(7500, file(7500)), text())) {
            Scene scene = SceneImporter.read(Files.write(folder.resolve("sets.fbx"), file))
                    .scene();
            Mesh face = scene.meshes().get(0);
            assertEquals(List.of(AXES), face.morphs().stream().map(Morph::name).toList());
            Animation motion = Animation.together(scene.animations()).orElseThrow();
            Mesh half = Pose.at(scene, motion, 0.5).meshes().get(0);
            float whole = face.morphs().get(0).positions()[0];
            assertTrue(whole > 0);
            for (int s = 0; s < AXES.length; s++) {
                assertEquals(0.5f / (s + 1), half.positions()[s] / whole, 1e-5f, AXES[s]);
            }
        }
    }

    @Test
    void filesOfOneSetAndBrokenOnesStayAsTheyAre() {
        byte[] whole = FbxCurvesTest.binary(7400, file(7400));
        assertTrue(FbxDeformers.joined(ByteBuffer.wrap(whole)).isPresent());
        byte[] one = new String(whole, StandardCharsets.ISO_8859_1)
                .replace("BlendShapeS", "BlendShapeX")
                .replace("BlendShape", "Other-kind")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(Optional.empty(), FbxDeformers.joined(ByteBuffer.wrap(one)));
        for (int end = 0; end < whole.length; end += 7) {
            FbxDeformers.joined(ByteBuffer.wrap(whole, 0, end).slice());
            byte[] torn = whole.clone();
            torn[end] = -1;
            FbxDeformers.joined(ByteBuffer.wrap(torn));
        }
    }
}
