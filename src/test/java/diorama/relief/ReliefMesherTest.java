package diorama.relief;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.joml.Vector4f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReliefMesherTest {
    private static final Size SIZE = new Size(333, 251);
    private static final double REACH = 0.02 * 333;
    private static final ReliefOptions OPTIONS = ReliefOptions.DEFAULTS;

    private final Layers layers = ReliefScenes.layers(SIZE, (x, y) -> ReliefScenes.discAndPole(x, y, SIZE));
    private final PhotoGeometry geometry = PhotoGeometry.of(SIZE, OPTIONS, 0);

    @Test
    void everyPixelLiesWithinTheErrorOfTheFullGrid() {
        for (float limit : new float[] {0.25f, 0.05f}) {
            ReliefOptions options = with(limit, 0);
            float[] seen = SeenMesh.rastered(
                    ReliefMesher.mesh(layers, geometry, options, REACH).meshes().get(0), geometry);
            for (int p = 0; p < seen.length; p++) {
                double error = REACH * Math.abs(seen[p] - layers.depth().inverseDepth()[p]);
                assertTrue(error <= limit + 1e-4, "pixel " + p + ": " + error + " px"); // 1e-4 px: float vertices
            }
        }
    }

    @Test
    void fewerTrianglesThanTheFullGrid() {
        Scene scene = ReliefMesher.mesh(layers, geometry, OPTIONS, REACH);
        int full = 2 * (SIZE.width() - 1) * (SIZE.height() - 1);
        int triangles = scene.meshes().get(0).triangleCount();
        assertTrue(triangles < full / 6, triangles + " of " + full);
    }

    @Test
    void smallerErrorNeedsMoreTriangles() {
        int coarse = triangles(with(1, 0));
        int fine = triangles(with(0.02f, 0));
        assertTrue(fine > coarse, fine + " > " + coarse);
    }

    @Test
    void surfaceHasNoCracksButAtTearsAndTheFrame() {
        Mesh mesh = ReliefMesher.mesh(layers, geometry, OPTIONS, REACH).meshes().get(0);
        double[] place = SeenMesh.places(mesh, geometry);
        Map<String, Integer> rims = new HashMap<>();
        for (Map.Entry<Long, Integer> edge : edges(mesh).entrySet()) {
            assertTrue(edge.getValue() <= 2, "an edge of " + edge.getValue() + " triangles");
            int a = (int) (edge.getKey() >>> 32);
            int b = edge.getKey().intValue();
            if (edge.getValue() == 1 && !onFrame(mesh, a, b)) {
                assertTrue(atTear(mesh, a) && atTear(mesh, b), "open edge at " + at(mesh, a));
                rims.merge(side(place, a, b), 1, Integer::sum);
            }
        }
        assertTrue(rims.size() > 100, "the disc and the pole are cut out: " + rims.size());
        rims.forEach((side, count) -> assertEquals(2, count, "sides of the cut " + side));
        assertEquals(1, SeenMesh.area(mesh, geometry), 2e-7 /* of the photo: a sixtieth of a pixel */);
    }

    /** The ends of an edge in the photo, in 256ths of a pixel: the same for both sides of a cut. */
    private static String side(double[] place, int a, int b) {
        String first = Math.round(256 * place[2 * a]) + "," + Math.round(256 * place[2 * a + 1]);
        String second = Math.round(256 * place[2 * b]) + "," + Math.round(256 * place[2 * b + 1]);
        return first.compareTo(second) < 0 ? first + " " + second : second + " " + first;
    }

    @Test
    void resultDoesNotDependOnTheNumberOfThreads() throws InterruptedException, ExecutionException {
        Size tall = new Size(160, 600); // four bands
        Layers torn = ReliefScenes.layers(tall, (x, y) -> ReliefScenes.discAndPole(x, y, tall));
        PhotoGeometry upright = PhotoGeometry.of(tall, OPTIONS, 0);
        Scene alone = with(1, torn, upright);
        Scene together = with(4, torn, upright);
        assertEquals(2, alone.meshes().size());
        for (int m = 0; m < alone.meshes().size(); m++) {
            assertArrayEquals(
                    alone.meshes().get(m).indices(), together.meshes().get(m).indices());
            assertArrayEquals(
                    alone.meshes().get(m).positions(), together.meshes().get(m).positions());
        }
    }

    private static Scene with(int threads, Layers torn, PhotoGeometry upright)
            throws InterruptedException, ExecutionException {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(
                            () -> ReliefMesher.mesh(ReliefBackdrop.orbited(torn, OPTIONS, 60), upright, OPTIONS, REACH))
                    .get();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void eachTriangleFacesTheCamera() {
        Mesh mesh = ReliefMesher.mesh(layers, geometry, OPTIONS, REACH).meshes().get(0);
        float[] p = mesh.positions();
        for (int t = 0; t < mesh.indices().length; t += 3) {
            int a = 3 * mesh.indices()[t];
            int b = 3 * mesh.indices()[t + 1];
            int c = 3 * mesh.indices()[t + 2];
            // the sign of the volume that the triangle spans with the camera at the origin
            double volume = p[a] * ((double) p[b + 1] * p[c + 2] - (double) p[b + 2] * p[c + 1])
                    + p[a + 1] * ((double) p[b + 2] * p[c] - (double) p[b] * p[c + 2])
                    + p[a + 2] * ((double) p[b] * p[c + 1] - (double) p[b + 1] * p[c]);
            assertTrue(volume < 0, "triangle " + t / 3 + ": " + volume);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "1,3", "3,200", "64,65", "129,127", "320,62"})
    void photosOfAnySizeAreCoveredOnce(int width, int height) {
        Size size = new Size(width, height);
        Layers odd = ReliefScenes.layers(size, (x, y) -> ReliefScenes.discAndPole(x, y, size));
        PhotoGeometry small = PhotoGeometry.of(size, OPTIONS, 0);
        Scene scene = ReliefMesher.mesh(odd, small, OPTIONS);
        assertEquals(1, SeenMesh.area(scene.meshes().get(0), small), 1e-5 /* of the photo */);
    }

    @Test
    void photoCameraSeesEveryVertexAtItsTextureCoordinatesButWithinAPixelOfTears() {
        Scene scene = ReliefMesher.mesh(layers, geometry, OPTIONS);
        var matrix = geometry.photoCamera().viewProjection();
        for (Mesh mesh : scene.meshes()) {
            for (int v = 0; v < mesh.vertexCount(); v++) {
                Vector4f clip = matrix.transform(new Vector4f(
                        mesh.positions()[3 * v], mesh.positions()[3 * v + 1], mesh.positions()[3 * v + 2], 1));
                double dx = Math.abs(0.5 + 0.5 * clip.x / clip.w - mesh.uvs()[2 * v]) * SIZE.width();
                double dy = Math.abs(0.5 - 0.5 * clip.y / clip.w - mesh.uvs()[2 * v + 1]) * SIZE.height();
                boolean exact = dx < 1e-3 && dy < 1e-3;
                boolean cap = dx < 1 && dy < 1 && (mesh.material() == 1 || atTear(mesh, v));
                assertTrue(exact || cap, dx + ", " + dy + " px");
            }
        }
    }

    @Test
    void planeInInverseDepthIsAPlaneInSpace() {
        Layers slope = ReliefScenes.layers(SIZE, (x, y) -> 0.1 + 0.6 * y / SIZE.height() + 0.1 * x / SIZE.width());
        Mesh mesh = ReliefMesher.mesh(slope, geometry, OPTIONS).meshes().get(0);
        assertTrue(PlaneFit.residual(mesh.positions()) < 1e-4, "m: " + PlaneFit.residual(mesh.positions()));
    }

    @Test
    void constantDepthStandsUprightAndNeedsTwoTrianglesATile() {
        Layers flat = ReliefScenes.layers(SIZE, (x, y) -> 0.37);
        Mesh mesh = ReliefMesher.mesh(flat, geometry, OPTIONS).meshes().get(0);
        for (int v = 0; v < mesh.vertexCount(); v++) {
            assertEquals(-geometry.distance(0.37), mesh.positions()[3 * v + 2], 1e-6);
        }
        int tiles = (int) (Math.ceil(334.0 / QuadRefiner.TILE) * Math.ceil(252.0 / QuadRefiner.TILE));
        assertEquals(2 * tiles, mesh.triangleCount());
    }

    @Test
    void subdivisionsGiveAnEvenPlane() {
        Scene scene = ReliefMesher.mesh(layers, geometry, with(0.25f, 128));
        assertEquals(1, scene.meshes().size());
        assertEquals(2 * 128 * 96, scene.meshes().get(0).triangleCount());
        assertEquals(1, SeenMesh.area(scene.meshes().get(0), geometry), 1e-5);
    }

    private int triangles(ReliefOptions options) {
        return ReliefMesher.mesh(layers, geometry, options, REACH)
                .meshes()
                .get(0)
                .triangleCount();
    }

    private static ReliefOptions with(float maxError, int subdivisions) {
        return new ReliefOptions(0, 1, 10, maxError, subdivisions, 0.02f, true, ReliefOptions.OWN, 0, 0);
    }

    private static Map<Long, Integer> edges(Mesh mesh) {
        Map<Long, Integer> uses = new HashMap<>();
        for (int t = 0; t < mesh.indices().length; t += 3) {
            for (int k = 0; k < 3; k++) {
                int a = mesh.indices()[t + k];
                int b = mesh.indices()[t + (k + 1) % 3];
                uses.merge((long) Math.min(a, b) << 32 | Math.max(a, b), 1, Integer::sum);
            }
        }
        return uses;
    }

    private static boolean onFrame(Mesh mesh, int a, int b) {
        for (int axis = 0; axis < 2; axis++) {
            float u = mesh.uvs()[2 * a + axis];
            if (u == mesh.uvs()[2 * b + axis] && (u == 0 || u == 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean atTear(Mesh mesh, int vertex) {
        int px = (int) (mesh.uvs()[2 * vertex] * SIZE.width());
        int py = (int) (mesh.uvs()[2 * vertex + 1] * SIZE.height());
        for (int y = Math.max(0, py - 1); y <= Math.min(SIZE.height() - 1, py + 1); y++) {
            for (int x = Math.max(0, px - 1); x <= Math.min(SIZE.width() - 1, px + 1); x++) {
                if (layers.tears()[y * SIZE.width() + x] != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String at(Mesh mesh, int vertex) {
        return mesh.uvs()[2 * vertex] * SIZE.width() + ", " + mesh.uvs()[2 * vertex + 1] * SIZE.height();
    }
}
