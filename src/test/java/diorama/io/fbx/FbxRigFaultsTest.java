package diorama.io.fbx;

import static diorama.io.fbx.FbxRigFiles.LINEAR;
import static diorama.io.fbx.FbxRigFiles.at;
import static diorama.io.fbx.FbxRigFiles.file;
import static diorama.io.fbx.FbxRigFiles.model;
import static diorama.io.fbx.FbxRigFiles.named;
import static diorama.io.fbx.FbxRigFiles.number;
import static diorama.io.fbx.FbxRigFiles.stops;
import static diorama.io.fbx.FbxRigFiles.text;
import static diorama.io.fbx.FbxRigFiles.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.io.SceneImporter;
import diorama.io.fbx.FbxCurvesTest.Part;
import diorama.mesh.Animation;
import diorama.mesh.Pose;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FBX files that move unusually and say it in unusual ways, or are broken. */
class FbxRigFaultsTest {
    private final Path folder;

    FbxRigFaultsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Moved along X by a curve, and by ten units more in two seconds by another layer. */
    private static List<Part> twice(long base, long face, Part curve) {
        return List.of(
                named("AnimationStack", base, "Take", stops(0, 2)),
                named("AnimationLayer", base + 1, "Base"),
                named("AnimationLayer", base + 2, "Over"),
                named("AnimationCurveNode", base + 3, "T"),
                named("AnimationCurveNode", base + 4, "T"),
                curve,
                FbxCurvesTest.curve(base + 20, new int[] {LINEAR}, new double[] {0, 2}, 0, 10),
                // what is connected, to be taken out again
                Part.of("C", "OO", base + 1, base),
                Part.of("C", "OO", base + 2, base),
                Part.of("C", "OO", base + 3, base + 1),
                Part.of("C", "OO", base + 4, base + 2),
                Part.of("C", "OP", base + 3, face, "Lcl Translation"),
                Part.of("C", "OP", base + 4, face, "Lcl Translation"),
                Part.of("C", "OP", base + 10, base + 3, "d|X"),
                Part.of("C", "OP", base + 20, base + 4, "d|X"));
    }

    private static byte[] twice(List<Part> more, List<Part> parts) {
        List<Part> objects = new ArrayList<>(List.of(model(40, "face")));
        List<Part> links = new ArrayList<>(List.of(Part.of("C", "OO", 40L, 0L)));
        for (Part part : Stream.concat(more.stream(), parts.stream()).toList()) {
            (part.name().equals("C") ? links : objects).add(part);
        }
        return text(file(objects, links, 40));
    }

    private static Part moves(long id, double[] seconds, float... values) {
        return FbxCurvesTest.curve(id, new int[] {LINEAR}, seconds, values);
    }

    private Scene scene(byte[] file) throws IOException {
        return SceneImporter.read(Files.write(folder.resolve("twice.fbx"), file))
                .scene();
    }

    @Test
    void filesWithMoreKeysThanAreReadAreLeftToTheImporter() {
        List<Part> led = twice(50, 40, moves(60, new double[] {0, 2}, 0, 100));
        assertTrue(FbxRig.of(ByteBuffer.wrap(twice(List.of(), led))).leads(40));
        int many = FbxCurves.MOST_KEYS + 1;
        double[] seconds = IntStream.range(0, many)
                .mapToDouble(k -> (double) k / FbxCurve.SECOND)
                .toArray();
        List<Part> before = List.of(moves(39, seconds, new float[many]));
        assertTrue(FbxRig.of(ByteBuffer.wrap(twice(before, led))).isEmpty());
    }

    @Test
    void keysThatDoNotRiseAreNotFollowed() throws IOException {
        Part twin = moves(60, new double[] {0, 1, 1, 2}, 0, 50, 50, 100);
        assertEquals(1.1, x(scene(twice(List.of(), twice(50, 40, twin))), 2), 2e-3);
        Part falling = moves(60, new double[] {0, 2, 1}, 0, 100, 50);
        assertTrue(FbxRig.of(ByteBuffer.wrap(twice(List.of(), twice(50, 40, falling))))
                .isEmpty());
    }

    @Test
    void takesMayHaveTheSameName() throws IOException {
        Scene scene = scene(twice(
                twice(50, 40, moves(60, new double[] {0, 2}, 0, 100)),
                twice(150, 40, moves(160, new double[] {0, 2}, 0, 300))));
        assertEquals(1.1, x(scene, 2), 2e-3);
        Animation second = scene.animations().get(1);
        assertEquals(3.1, at(Pose.at(scene, second, 2), "face", 0, 0).x, 2e-3);
    }

    @Test
    void childrenMayBeCalledLamps() throws IOException {
        List<Part> below = List.of(model(41, "face lamp"), Part.of("C", "OO", 41L, 40L));
        Scene scene = scene(twice(below, twice(50, 40, moves(60, new double[] {0, 2}, 0, 100))));
        assertEquals(1.1, x(scene, 2), 2e-3);
    }

    @Test
    void cyclesFarAwayHaveTheirKeysInTheTake() {
        long second = FbxCurve.SECOND;
        FbxCurve curve = FbxCurve.of(
                new long[] {0, second / 4, second}, new float[] {0, 9, 0}, new int[] {LINEAR}, new float[4], new int[] {
                    3
                });
        FbxPlayed.Beyond ever = new FbxPlayed.Beyond(FbxPlayed.Way.REPEAT, -1);
        for (long far : new long[] {100_000 * second, -100_000 * second}) {
            TreeSet<Long> times = new TreeSet<>();
            new FbxPlayed(curve, ever, ever, false).addTimes(far, far + 2 * second, times);
            assertTrue(times.contains(far + second / 4) && times.contains(far + second + second / 4), "" + times);
        }
    }

    @Test
    void brokenFilesAreLeftToTheImporter() throws IOException {
        List<Part> parts = file(
                List.of(
                        model(40, "parent", number("Lcl Scaling", 3.0, 1.0, 1.0)),
                        model(41, "child", number("InheritType", 2)),
                        named("AnimationStack", 50, "Take", stops(0, 3)),
                        named("AnimationLayer", 51, "Base"),
                        named("AnimationCurveNode", 53, "T"),
                        FbxCurvesTest.curve(60, new int[] {LINEAR}, new double[] {0, 2}, 0, 100)),
                List.of(
                        Part.of("C", "OO", 40L, 0L),
                        Part.of("C", "OO", 41L, 40L),
                        Part.of("C", "OO", 51L, 50L),
                        Part.of("C", "OO", 53L, 51L),
                        Part.of("C", "OP", 53L, 40L, "Lcl Scaling"),
                        Part.of("C", "OP", 60L, 53L, "d|X")),
                41);
        byte[] whole = FbxCurvesTest.binary(7500, parts);
        FbxRig rig = FbxRig.of(ByteBuffer.wrap(whole));
        assertTrue(rig.isBeside(41) && rig.isSplit(40) && rig.moves(41, 0).isPresent());
        byte[] circle = text(file(
                List.of(model(40, "a", number("InheritType", 2)), model(41, "b", number("InheritType", 2))),
                List.of(Part.of("C", "OO", 40L, 41L), Part.of("C", "OO", 41L, 40L)),
                41));
        assertTrue(FbxRig.of(ByteBuffer.wrap(circle)).isEmpty());
        Random random = new Random(4);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int run = 0; run < 2000; run++) {
                byte[] broken = run % 3 == 0 ? text(parts) : whole.clone();
                for (int flip = 0; flip < 1 + run % 7; flip++) {
                    broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
                }
                FbxRig made = FbxRig.of(ByteBuffer.wrap(broken));
                for (long model : new long[] {40, 41}) {
                    for (int t = 0; made.leads(model) && t < made.takes().size(); t++) {
                        made.moves(model, t);
                    }
                }
            }
        });
    }
}
