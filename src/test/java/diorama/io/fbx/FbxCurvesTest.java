package diorama.io.fbx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.io.SceneImporter;
import diorama.mesh.Animation;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What moves in FBX files goes by their curves, not straight from key to key. */
class FbxCurvesTest {
    private static final long SECOND = FbxCurve.SECOND;
    private static final int STEPPED = 0x2;
    private static final int LINEAR = 0x4;
    private static final int AUTOMATIC = 0x108;
    static final int SPLINE = 0x408;

    private final Path folder;

    FbxCurvesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A record of a file, as text or bytes. */
    record Part(String name, List<Object> values, List<Part> parts) {
        static Part of(String name, Object... values) {
            return new Part(name, List.of(values), List.of());
        }

        Part with(Part... inner) {
            return new Part(name, values, List.of(inner));
        }

        String text() {
            String said = values.stream().map(Part::word).collect(Collectors.joining(", "));
            String inner = parts.stream().map(Part::text).collect(Collectors.joining());
            return name + ": " + said + (parts.isEmpty() ? "\n" : " {\n" + inner + "}\n");
        }

        private static String word(Object value) {
            if (value instanceof String name) {
                int end = name.indexOf('\0');
                return '"' + (end < 0 ? name : name.substring(end + 2) + "::" + name.substring(0, end)) + '"';
            }
            String list = value instanceof long[] all
                    ? Arrays.toString(all)
                    : value instanceof int[] all
                            ? Arrays.toString(all)
                            : value instanceof float[] all
                                    ? Arrays.toString(all)
                                    : value instanceof double[] all ? Arrays.toString(all) : "";
            return list.isEmpty()
                    ? value.toString()
                    : "*" + list.split(",", -1).length + " {\na: " + list.replaceAll("[\\[\\] ]", "") + "\n}";
        }

        void put(ByteBuffer out, boolean wide) {
            int at = out.position();
            for (int length = 0; length < 3; length++) {
                length(0, out, wide);
            }
            out.put((byte) name.length()).put(name.getBytes(StandardCharsets.UTF_8));
            int from = out.position();
            values.forEach(value -> put(value, out));
            int bytes = out.position() - from;
            parts.forEach(part -> part.put(out, wide));
            if (!parts.isEmpty()) {
                out.put(new byte[wide ? 25 : 13]);
            }
            int end = out.position();
            out.position(at);
            length(end, out, wide);
            length(values.size(), out, wide);
            length(bytes, out, wide);
            out.position(end);
        }

        private static void length(int length, ByteBuffer out, boolean wide) {
            if (wide) {
                out.putLong(length);
            } else {
                out.putInt(length);
            }
        }

        private static void put(Object value, ByteBuffer out) {
            if (value instanceof Integer number) {
                out.put((byte) 'I').putInt(number);
            } else if (value instanceof Long number) {
                out.put((byte) 'L').putLong(number);
            } else if (value instanceof Double number) {
                out.put((byte) 'D').putDouble(number);
            } else if (value instanceof String name) {
                byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
                out.put((byte) 'S').putInt(bytes.length).put(bytes);
            } else if (value instanceof long[] list) {
                head('l', list.length, Long.BYTES, out);
                Arrays.stream(list).forEach(out::putLong);
            } else if (value instanceof int[] list) {
                head('i', list.length, Integer.BYTES, out);
                Arrays.stream(list).forEach(out::putInt);
            } else if (value instanceof double[] list) {
                head('d', list.length, Double.BYTES, out);
                Arrays.stream(list).forEach(out::putDouble);
            } else if (value instanceof float[] list) {
                head('f', list.length, Float.BYTES, out);
                for (float each : list) {
                    out.putFloat(each);
                }
            }
        }

        private static void head(char kind, int count, int width, ByteBuffer out) {
            out.put((byte) kind).putInt(count).putInt(0).putInt(count * width);
        }
    }

    static Part curve(long id, int[] flags, double[] seconds, float... values) {
        return Part.of("AnimationCurve", id, "\0\1AnimCurve", "")
                .with(
                        Part.of("KeyTime", (Object) Arrays.stream(seconds)
                                .mapToLong(s -> Math.round(s * SECOND))
                                .toArray()),
                        Part.of("KeyValueFloat", (Object) values),
                        Part.of("KeyAttrFlags", (Object) flags),
                        Part.of("KeyAttrDataFloat", (Object) new float[4 * flags.length]),
                        Part.of("KeyAttrRefCount", (Object) IntStream.range(0, flags.length)
                                .map(f -> f + 1 < flags.length ? 1 : values.length - f)
                                .toArray()));
    }

    /** A triangle that eases a metre along X, waits, jumps, and turns once about Y. */
    private static List<Part> file(int version, int flags) {
        double[] corners = {0, 0, 0, 1, 0, 0, 0, 1, 0};
        int[] faces = {0, 1, -3};
        Part objects = Part.of("Objects")
                .with(
                        Part.of("Geometry", 10L, "face\0\1Geometry", "Mesh")
                                .with(
                                        Part.of("Vertices", (Object) corners),
                                        Part.of("PolygonVertexIndex", (Object) faces),
                                        Part.of("GeometryVersion", 124)),
                        Part.of("Model", 40L, "face\0\1Model", "Mesh").with(Part.of("Version", 232)),
                        Part.of("AnimationStack", 50L, "Take\0\1AnimStack", "").with(Part.of("None", 0)),
                        Part.of("AnimationLayer", 51L, "Layer\0\1AnimLayer", "").with(Part.of("None", 0)),
                        Part.of("AnimationCurveNode", 52L, "T\0\1AnimCurveNode", "")
                                .with(Part.of("None", 0)),
                        Part.of("AnimationCurveNode", 53L, "R\0\1AnimCurveNode", "")
                                .with(Part.of("None", 0)),
                        curve(60, new int[] {flags, STEPPED}, new double[] {0, 1, 2}, 0, 100, 300),
                        curve(61, new int[] {LINEAR}, new double[] {0, 2}, 0, 360));
        Part connections = Part.of("Connections")
                .with(
                        Part.of("C", "OO", 40L, 0L),
                        Part.of("C", "OO", 10L, 40L),
                        Part.of("C", "OO", 51L, 50L),
                        Part.of("C", "OO", 52L, 51L),
                        Part.of("C", "OO", 53L, 51L),
                        Part.of("C", "OP", 52L, 40L, "Lcl Translation"),
                        Part.of("C", "OP", 53L, 40L, "Lcl Rotation"),
                        Part.of("C", "OP", 60L, 52L, "d|X"),
                        Part.of("C", "OP", 61L, 53L, "d|Y"));
        return List.of(Part.of("FBXHeaderExtension").with(Part.of("FBXVersion", version)), objects, connections);
    }

    private static byte[] binary(int version, int flags) {
        return binary(version, file(version, flags));
    }

    static byte[] binary(int version, List<Part> parts) {
        ByteBuffer out = ByteBuffer.allocate(1 << 23).order(ByteOrder.LITTLE_ENDIAN);
        out.put("Kaydara FBX Binary  \0\32\0".getBytes(StandardCharsets.US_ASCII))
                .putInt(version);
        parts.forEach(part -> part.put(out, version >= 7500));
        out.put(new byte[version >= 7500 ? 25 : 13]).put("the foot of the file".getBytes(StandardCharsets.US_ASCII));
        return Arrays.copyOf(out.array(), out.position());
    }

    private static byte[] text(int flags) {
        return file(7500, flags).stream()
                .map(Part::text)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void splinesJumpsAndWholeTurnsAreKept() throws IOException {
        for (byte[] file : List.of(binary(7400, SPLINE), binary(7500, SPLINE), text(SPLINE))) {
            Scene scene = SceneImporter.read(Files.write(folder.resolve("moves.fbx"), file))
                    .scene();
            Animation.Track track = scene.animations().get(0).tracks().get(0);
            float[] metres = {0, 0.15625f, 0.5f, 0.84375f, 1, 1, 1, 3};
            for (int t = 0; t < metres.length; t++) {
                float seconds = t < 5 ? t / 4f : List.of(1.5f, 1.99f, 2f).get(t - 5);
                Matrix4f at = track.at(seconds, new Matrix4f());
                assertEquals(metres[t], at.m30() * scale(scene), 2e-3f /* metres */, "at " + seconds);
                Vector3f ahead = at.transformDirection(new Vector3f(1, 0, 0)).normalize();
                double angle = Math.toRadians(180 * seconds);
                assertEquals(Math.cos(angle), ahead.x, 1e-3, "turned at " + seconds);
                assertEquals(-Math.sin(angle), ahead.z, 1e-3, "turned at " + seconds);
            }
        }
    }

    /** The file's centimetres may be kept in a node above. */
    private static float scale(Scene scene) {
        float[] positions = scene.meshes().get(0).positions();
        float longest = 0;
        for (float each : positions) {
            longest = Math.max(longest, each);
        }
        return longest > 0.5f ? 0.01f : 1;
    }

    @Test
    void whatIsStraightStaysAsItIs() {
        FbxCurve straight =
                new FbxCurve(new long[] {0, SECOND}, new float[] {0, 500}, new int[] {LINEAR, LINEAR}, new float[8]);
        assertEquals(Optional.empty(), straight.straight(false));
        assertTrue(straight.straight(true).orElseThrow().times().length > 12);
    }

    /** From three keys of one animation program's file and its own words for what lies between. */
    @Test
    void automaticTangentsAreTheMeanOfBothSlopes() {
        long[] times = {0, SECOND / 8, SECOND / 2};
        FbxCurve curve =
                new FbxCurve(times, new float[] {0, 10, 0}, new int[] {AUTOMATIC, AUTOMATIC, AUTOMATIC}, new float[12]);
        FbxCurve.Straight made = curve.straight(false).orElseThrow();
        // hermite: slopes 80, (80 - 26.67) / 2, -26.67 by the second; a quarter into the second part
        int at = index(made, SECOND / 8 + 3 * SECOND / 32);
        double h = 3 / 8.0;
        double s = 0.25;
        double wanted = 10 * (2 * s * s * s - 3 * s * s + 1)
                + h * (80 - 80 / 3.0) / 2 * (s * s * s - 2 * s * s + s)
                + h * (-80 / 3.0) * (s * s * s - s * s);
        assertEquals(wanted, between(made, SECOND / 8 + 3 * SECOND / 32, at), 0.02);
    }

    private static int index(FbxCurve.Straight made, long time) {
        int at = Arrays.binarySearch(made.times(), time);
        return at >= 0 ? at : -at - 1;
    }

    private static double between(FbxCurve.Straight made, long time, int at) {
        long from = made.times()[at - 1];
        double way = (double) (time - from) / (made.times()[at] - from);
        return made.values()[at - 1] + way * (made.values()[at] - made.values()[at - 1]);
    }

    @Test
    void brokenFilesStayAsTheyAre() {
        byte[] whole = binary(7500, SPLINE);
        assertTrue(FbxCurves.of(ByteBuffer.wrap(whole)).isPresent());
        assertArrayEquals(
                new Object[0],
                FbxCurves.of(ByteBuffer.wrap(binary(7500, LINEAR)).limit(40)).stream()
                        .toArray());
        Random random = new Random(4);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int run = 0; run < 3000; run++) {
                byte[] broken = run % 3 == 0 ? text(SPLINE) : whole.clone();
                for (int flip = 0; flip < 1 + run % 7; flip++) {
                    broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
                }
                FbxCurves.of(ByteBuffer.wrap(broken, 0, run % 5 == 0 ? random.nextInt(broken.length) : broken.length)
                        .slice());
            }
        });
    }
}
