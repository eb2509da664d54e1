package diorama.io.fbx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.io.SceneImporter;
import diorama.io.fbx.FbxCurvesTest.Part;
import diorama.mesh.Animation;
import diorama.mesh.Node;
import diorama.mesh.Pose;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joml.Matrix4f;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of FBX files that Assimp does not follow: layers, curves that go on, pivots that move, scales that are not inherited. */
class FbxRigTest {
    private static final int LINEAR = 0x4;

    private final Path folder;

    FbxRigTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static Part number(String name, Object... values) {
        String kind = name.startsWith("Local") ? "KTime" : name.startsWith("Lcl") ? name : "enum";
        List<Object> all = new ArrayList<>(List.of(name, kind, "", ""));
        all.addAll(List.of(values));
        return Part.of("P", all.toArray());
    }

    private static Part model(long id, String name, Part... properties) {
        return Part.of("Model", id, name + "\0\1Model", "Mesh")
                .with(Part.of("Version", 232), Part.of("Properties70").with(properties));
    }

    private static Part stops(double from, double to) {
        return Part.of("Properties70")
                .with(
                        number("LocalStart", Math.round(from * FbxCurve.SECOND)),
                        number("LocalStop", Math.round(to * FbxCurve.SECOND)));
    }

    private static Part named(String kind, long id, String name, Part... parts) {
        return Part.of(kind, id, name + "\0\1" + kind.replace("Animation", "Anim"), "")
                .with(parts.length > 0 ? parts : new Part[] {Part.of("None", 0)});
    }

    /** A triangle 100 units wide below each model whose number is given, and what else there is. */
    private static List<Part> file(List<Part> objects, List<Part> connections, long... shown) {
        List<Part> all = new ArrayList<>(objects);
        List<Part> links = new ArrayList<>(connections);
        for (long model : shown) {
            all.add(Part.of("Geometry", 1000 + model, "face\0\1Geometry", "Mesh")
                    .with(
                            Part.of("Vertices", (Object) new double[] {0, 0, 0, 100, 0, 0, 0, 100, 0}),
                            Part.of("PolygonVertexIndex", (Object) new int[] {0, 1, -3}),
                            Part.of("GeometryVersion", 124)));
            links.add(Part.of("C", "OO", 1000 + model, model));
        }
        return List.of(
                Part.of("FBXHeaderExtension").with(Part.of("FBXVersion", 7500)),
                Part.of("Objects").with(all.toArray(Part[]::new)),
                Part.of("Connections").with(links.toArray(Part[]::new)));
    }

    private static byte[] text(List<Part> file) {
        return file.stream().map(Part::text).collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
    }

    /** Where a point of a node's mesh is. */
    private static Vector3f at(Scene scene, String node, float x, float y) {
        List<Vector3f> found = new ArrayList<>();
        scene.roots().forEach(root -> find(root, new Matrix4f(), node, new Vector3f(x, y, 0), found));
        assertEquals(1, found.size(), node);
        return found.get(0);
    }

    private static void find(Node node, Matrix4f above, String name, Vector3f point, List<Vector3f> found) {
        Matrix4f world = new Matrix4f(above).mul(node.transform());
        if (node.name().equals(name)) {
            found.add(world.transformPosition(new Vector3f(point)));
        }
        node.children().forEach(child -> find(child, world, name, point, found));
    }

    private static void near(Vector3f seen, double x, double y) {
        assertEquals(0, seen.distance((float) x, (float) y, 0), 2e-3f /* metres */, seen.toString());
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

    private static double x(Scene scene, double seconds) {
        Animation take = scene.animations().get(0);
        return at(Pose.at(scene, take, seconds), "face", 0, 0).x;
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
