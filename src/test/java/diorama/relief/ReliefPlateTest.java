package diorama.relief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.io.SceneFiles;
import diorama.io.scene.ExportOptions;
import diorama.mesh.Bounds;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plates to print are closed: every edge has one face on either side, all faces look out, and there is something inside. */
class ReliefPlateTest {
    @ParameterizedTest
    @CsvSource({"40,30,3", "7,50,0", "1,1,2", "2,1,0", "64,64,5"})
    void platesAreWatertight(int width, int height, float border) {
        SolidOptions options = new SolidOptions(SolidOptions.Solid.LITHOPHANE, 60, 0.8f, 3, border, 1);
        assertClosed(plate(width, height, options));
    }

    @Test
    void measuresAreMillimetres() {
        SolidOptions options = new SolidOptions(SolidOptions.Solid.LITHOPHANE, 100, 0.8f, 3, 5, 0.5f);
        Bounds box = Bounds.of(plate(40, 20, options).positions());
        assertEquals(0.1f, box.maxX() - box.minX(), 1e-6f);
        assertEquals(0.055f, box.maxZ() - box.minZ(), 1e-6f /* 90 mm x 45 mm inside 5 mm of frame */);
        assertEquals(0, box.minY());
        assertEquals(0.003f, box.maxY(), 1e-6f);
    }

    @Test
    void darkIsThickAndNearIsThick() {
        SolidOptions litho = new SolidOptions(SolidOptions.Solid.LITHOPHANE, 40, 1, 3, 0, 1);
        assertEquals(0.003f, heightNear(plate(40, 40, litho), -0.019f), 1e-4f);
        assertEquals(0.001f, heightNear(plate(40, 40, litho), 0.019f), 1e-4f);
        SolidOptions relief = new SolidOptions(SolidOptions.Solid.RELIEF, 40, 1, 3, 0, 1);
        assertEquals(0.001f, heightNear(plate(40, 40, relief), -0.019f), 1e-4f);
        assertEquals(0.003f, heightNear(plate(40, 40, relief), 0.019f), 1e-4f);
    }

    @Test
    void simplifiedPlatesInStlAreWatertightInMillimetres(@TempDir Path folder) throws IOException {
        SolidOptions options = new SolidOptions(SolidOptions.Solid.RELIEF, 60, 0.8f, 3, 3, 0.5f);
        Scene scene = ReliefPlate.scene(picture(50, 40), slope(50, 40), options);
        ExportOptions budget = with(with(ExportOptions.DEFAULTS, "triangles", 2000), "scale", 1000f);
        Path file = folder.resolve("plate.stl");
        SceneFiles.write(scene, file, budget);
        Mesh read = stl(file);
        assertTrue(read.triangleCount() <= 2100, read.triangleCount() + " triangles");
        assertClosed(read);
        Bounds box = Bounds.of(read.positions());
        assertEquals(60, box.maxX() - box.minX(), 1e-3f);
        assertEquals(3, box.maxZ() - box.minZ(), 1e-3f);
    }

    @Test
    void platesThatCannotBeAreRefused() {
        assertThrows(UserError.class, () -> plate(4, 4, new SolidOptions(SolidOptions.Solid.RELIEF, 60, 3, 2, 3, 1)));
        assertThrows(UserError.class, () -> plate(4, 4, new SolidOptions(SolidOptions.Solid.RELIEF, 20, 1, 2, 10, 1)));
    }

    private static ExportOptions with(ExportOptions options, String name, Object value) {
        return ExportOptions.SCHEMA.with(options, ExportOptions.SCHEMA.option(name), value);
    }

    private static float heightNear(Mesh mesh, float x) {
        float[] p = mesh.positions();
        float highest = 0;
        for (int v = 0; v < p.length; v += 3) {
            highest = Math.abs(p[v] - x) < 0.0011f ? Math.max(highest, p[v + 1]) : highest;
        }
        return highest;
    }

    private static Mesh plate(int width, int height, SolidOptions options) {
        return ReliefPlate.scene(picture(width, height), slope(width, height), options)
                .meshes()
                .get(0);
    }

    /** Black on the left, white on the right. */
    private static RgbaImage picture(int width, int height) {
        RgbaImage out = RgbaImage.allocate(new Size(width, height));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                out.setArgb(x, y, 2 * x < width ? 0xff000000 : 0xffffffff);
            }
        }
        return out;
    }

    /** Far on the left, near on the right. */
    private static DepthMap slope(int width, int height) {
        DepthMap out = DepthMap.allocate(new Size(width, height));
        for (int p = 0; p < out.inverseDepth().length; p++) {
            out.inverseDepth()[p] = 2 * (p % width) < width ? 0 : 1;
        }
        return out;
    }

    private static void assertClosed(Mesh mesh) {
        Map<Long, Integer> edges = new HashMap<>();
        double volume = 0;
        float[] p = mesh.positions();
        for (int t = 0; t < mesh.indices().length; t += 3) {
            int a = mesh.indices()[t];
            int b = mesh.indices()[t + 1];
            int c = mesh.indices()[t + 2];
            for (long edge : new long[] {key(a, b), key(b, c), key(c, a)}) {
                assertEquals(1, edges.merge(edge, 1, Integer::sum), "an edge is used twice in one direction");
            }
            volume += (double) p[3 * a] * ((double) p[3 * b + 1] * p[3 * c + 2] - (double) p[3 * b + 2] * p[3 * c + 1])
                    - (double) p[3 * a + 1] * ((double) p[3 * b] * p[3 * c + 2] - (double) p[3 * b + 2] * p[3 * c])
                    + (double) p[3 * a + 2] * ((double) p[3 * b] * p[3 * c + 1] - (double) p[3 * b + 1] * p[3 * c]);
        }
        for (long edge : edges.keySet()) {
            assertTrue(edges.containsKey(key((int) edge, (int) (edge >>> 32))), "an edge has one face only");
        }
        assertTrue(volume > 0, "volume " + volume / 6);
    }

    private static long key(int from, int to) {
        return (long) from << 32 | to;
    }

    /** Vertices at the same place are one, as slicers see it. */
    private static Mesh stl(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int triangles = in.getInt(80);
        Map<String, Integer> places = new HashMap<>();
        float[] positions = new float[9 * triangles];
        int[] indices = new int[3 * triangles];
        for (int corner = 0; corner < indices.length; corner++) {
            int at = 84 + 50 * (corner / 3) + 12 + 12 * (corner % 3);
            float x = in.getFloat(at);
            float y = in.getFloat(at + 4);
            float z = in.getFloat(at + 8);
            int next = places.size();
            int vertex = places.computeIfAbsent(x + " " + y + " " + z, k -> next);
            positions[3 * vertex] = x;
            positions[3 * vertex + 1] = y;
            positions[3 * vertex + 2] = z;
            indices[corner] = vertex;
        }
        return new Mesh(
                "stl", java.util.Arrays.copyOf(positions, 3 * places.size()), new float[0], new float[0], indices, 0);
    }
}
