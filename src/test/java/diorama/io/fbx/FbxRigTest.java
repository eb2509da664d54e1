package diorama.io.fbx;

import static diorama.io.fbx.FbxRigFiles.LINEAR;
import static diorama.io.fbx.FbxRigFiles.at;
import static diorama.io.fbx.FbxRigFiles.file;
import static diorama.io.fbx.FbxRigFiles.model;
import static diorama.io.fbx.FbxRigFiles.named;
import static diorama.io.fbx.FbxRigFiles.near;
import static diorama.io.fbx.FbxRigFiles.number;
import static diorama.io.fbx.FbxRigFiles.stops;
import static diorama.io.fbx.FbxRigFiles.text;
import static diorama.io.fbx.FbxRigFiles.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.io.SceneImporter;
import diorama.io.fbx.FbxCurvesTest.Part;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of FBX files that Assimp does not follow: layers, curves that go on, pivots that move, scales that are not inherited. */
class FbxRigTest {
    private final Path folder;

    FbxRigTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A parent three times as long along X, below it at (100, 0) a child that is turned by a right angle about Z. */
    private Scene turnedBelow(int inherits, boolean binary) throws IOException {
        List<Part> file = file(
                List.of(
                        model(40, "parent", number("Lcl Scaling", 3.0, 1.0, 1.0)),
                        model(
                                41,
                                "child",
                                number("Lcl Translation", 100.0, 0.0, 0.0),
                                number("Lcl Rotation", 0.0, 0.0, 90.0),
                                number("InheritType", inherits))),
                List.of(Part.of("C", "OO", 40L, 0L), Part.of("C", "OO", 41L, 40L)),
                40,
                41);
        byte[] bytes = binary ? FbxCurvesTest.binary(7500, file) : text(file);
        return SceneImporter.read(Files.write(folder.resolve("scales.fbx"), bytes))
                .scene();
    }

    @Test
    void scalesAreInheritedAsTheFileSays() throws IOException {
        for (boolean binary : new boolean[] {true, false}) {
            Scene whole = turnedBelow(1, binary);
            near(at(whole, "child", 100, 0), 3, 1);
            near(at(whole, "child", 0, 100), 0, 0);
            Scene axes = turnedBelow(0, binary);
            near(at(axes, "child", 100, 0), 3, 3);
            near(at(axes, "child", 0, 100), 2, 0);
            near(at(axes, "parent", 100, 0), 3, 0);
            Scene nothing = turnedBelow(2, binary);
            near(at(nothing, "child", 100, 0), 3, 1);
            near(at(nothing, "child", 0, 100), 2, 0);
            near(at(nothing, "parent", 100, 0), 3, 0);
        }
    }

    private Scene moving(List<Part> more, List<Part> links, double to) throws IOException {
        List<Part> objects = new ArrayList<>(List.of(
                model(40, "face"),
                named("AnimationStack", 50, "Take", stops(0, to)),
                named("AnimationLayer", 51, "Base"),
                named("AnimationCurveNode", 53, "T")));
        objects.addAll(more);
        List<Part> connections = new ArrayList<>(List.of(
                Part.of("C", "OO", 40L, 0L),
                Part.of("C", "OO", 51L, 50L),
                Part.of("C", "OO", 53L, 51L),
                Part.of("C", "OP", 53L, 40L, "Lcl Translation"),
                Part.of("C", "OP", 60L, 53L, "d|X")));
        connections.addAll(links);
        return SceneImporter.read(Files.write(folder.resolve("moves.fbx"), text(file(objects, connections, 40))))
                .scene();
    }

    /** From 0 to 100 units in the second second of six. */
    private Scene goingOn(String way) throws IOException {
        Part curve = FbxCurvesTest.curve(60, new int[] {LINEAR}, new double[] {1, 2}, 0, 100);
        List<Part> inner = new ArrayList<>(curve.parts());
        inner.add(Part.of("Pre-Extrapolation").with(Part.of("Type", way), Part.of("Repetition", -1)));
        inner.add(Part.of("Post-Extrapolation").with(Part.of("Type", way), Part.of("Repetition", 2)));
        return moving(List.of(new Part(curve.name(), curve.values(), inner)), List.of(), 6);
    }

    @Test
    void curvesGoOnBeyondTheirKeys() throws IOException {
        Scene repeated = goingOn("R");
        assertEquals(0.25, x(repeated, 0.25), 2e-3);
        assertEquals(0.25, x(repeated, 3.25), 2e-3);
        assertEquals(1, x(repeated, 5), 2e-3, "twice, no more");
        Scene mirrored = goingOn("M");
        assertEquals(0.75, x(mirrored, 0.25), 2e-3);
        assertEquals(0.75, x(mirrored, 2.25), 2e-3);
        Scene relative = goingOn("A");
        assertEquals(-0.75, x(relative, 0.25), 2e-3);
        assertEquals(2.25, x(relative, 3.25), 2e-3);
        Scene straight = goingOn("K");
        assertEquals(-0.75, x(straight, 0.25), 2e-3);
        assertEquals(4, x(straight, 5), 2e-3);
        Scene resting = goingOn("C");
        assertEquals(0, x(resting, 0.25), 2e-3);
        assertEquals(1, x(resting, 5), 2e-3);
    }

    /** At 100 units from the first layer, at 300 from the second, whose weight goes from nothing to all in two seconds. */
    private Scene layered(int blend) throws IOException {
        return moving(
                List.of(
                        FbxCurvesTest.curve(60, new int[] {LINEAR}, new double[] {0, 2}, 100, 100),
                        named(
                                "AnimationLayer",
                                71,
                                "Over",
                                Part.of("Properties70").with(number("Weight", 100), number("BlendMode", blend))),
                        named("AnimationCurveNode", 73, "T"),
                        named("AnimationCurveNode", 74, "Weight"),
                        FbxCurvesTest.curve(80, new int[] {LINEAR}, new double[] {0, 2}, 300, 300),
                        FbxCurvesTest.curve(81, new int[] {LINEAR}, new double[] {0, 2}, 0, 100)),
                List.of(
                        Part.of("C", "OO", 71L, 50L),
                        Part.of("C", "OO", 73L, 71L),
                        Part.of("C", "OO", 74L, 71L),
                        Part.of("C", "OP", 73L, 40L, "Lcl Translation"),
                        Part.of("C", "OP", 74L, 71L, "Weight"),
                        Part.of("C", "OP", 80L, 73L, "d|X"),
                        Part.of("C", "OP", 81L, 74L, "d|Weight")),
                2);
    }

    @Test
    void layersLieOverOneAnother() throws IOException {
        Scene added = layered(0);
        assertEquals(1, x(added, 0), 2e-3);
        assertEquals(2.5, x(added, 1), 2e-3);
        Scene over = layered(1);
        assertEquals(3, x(over, 0), 2e-3);
        Scene through = layered(2);
        assertEquals(1, x(through, 0), 2e-3);
        assertEquals(2, x(through, 1), 2e-3);
    }

    @Test
    void pivotsMayMove() throws IOException {
        Scene scene = moving(
                List.of(
                        FbxCurvesTest.curve(60, new int[] {LINEAR}, new double[] {0, 2}, 0, 0),
                        named("AnimationCurveNode", 73, "RotationOffset"),
                        FbxCurvesTest.curve(80, new int[] {LINEAR}, new double[] {0, 2}, 0, 100)),
                List.of(
                        Part.of("C", "OO", 73L, 51L),
                        Part.of("C", "OP", 73L, 40L, "RotationOffset"),
                        Part.of("C", "OP", 80L, 73L, "d|X")),
                2);
        assertEquals(0.5, x(scene, 1), 2e-3);
    }

    /** A child below a parent whose scale has curves, and does not take it over. */
    private static FbxRig scaledBy(float from, float to) {
        return FbxRig.of(ByteBuffer.wrap(text(file(
                List.of(
                        model(40, "parent"),
                        model(41, "child", number("InheritType", 2)),
                        named("AnimationStack", 50, "Take", stops(0, 3)),
                        named("AnimationLayer", 51, "Base"),
                        named(
                                "AnimationCurveNode",
                                53,
                                "S",
                                Part.of("Properties70")
                                        .with(number("d|X", 1.0), number("d|Y", 1.0), number("d|Z", 1.0))),
                        FbxCurvesTest.curve(60, new int[] {LINEAR}, new double[] {0, 2}, from, to)),
                List.of(
                        Part.of("C", "OO", 40L, 0L),
                        Part.of("C", "OO", 41L, 40L),
                        Part.of("C", "OO", 51L, 50L),
                        Part.of("C", "OO", 53L, 51L),
                        Part.of("C", "OP", 53L, 40L, "Lcl Scaling"),
                        Part.of("C", "OP", 60L, 53L, "d|X")),
                41))));
    }

    @Test
    void scalesWithCurvesThatStayAreNone() {
        assertTrue(scaledBy(1, 1).isEmpty());
        assertTrue(scaledBy(1, 2).isBeside(41));
        assertTrue(scaledBy(2, 2).isBeside(41));
    }

    @Test
    void noMoreIsSampledThanIsSeen() {
        AtomicInteger asked = new AtomicInteger();
        FbxMoves moves = FbxMoves.of(new TreeSet<>(), 0, 10 * FbxCurve.SECOND, time -> {
            asked.incrementAndGet();
            double way = (double) time / FbxCurve.SECOND;
            return new FbxStand(new Vector3d(way, 0, 0), new Quaterniond(), new Vector3d(1));
        });
        assertTrue(asked.get() <= 601, "asked " + asked);
        assertTrue(moves.moves().times().length <= 21, "a straight line");
        assertEquals(1, moves.scales().times().length);
        assertEquals(1, moves.turns().times().length);
    }

    @Test
    void anglesAreFoundInEachOrder() {
        Random random = new Random(7);
        for (int run = 0; run < 300; run++) {
            int order = run % 6;
            double right = run % 5 == 0 ? 90 : random.nextDouble() * 360 - 180;
            double[] degrees = {random.nextDouble() * 360 - 180, right, right};
            Quaterniond turn = FbxTurns.turn(degrees, order);
            Quaterniond again = FbxTurns.turn(FbxTurns.degrees(turn, order), order);
            assertEquals(1, Math.abs(turn.dot(again)), 1e-9, "order " + order);
        }
    }
}
