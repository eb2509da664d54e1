package diorama.relief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReliefSkirtTest {
    private static final Size SIZE = new Size(96, 64);

    private static Scene scene(float skirt, int subdivisions) {
        ReliefOptions options =
                new ReliefOptions(0, 1, 10, 0.25f, subdivisions, 0.02f, true, ReliefOptions.OWN, skirt, 0);
        Layers layers = ReliefScenes.layers(SIZE, (x, y) -> x < SIZE.width() / 2 ? 0.3 : 0.8);
        return ReliefMesher.mesh(layers, PhotoGeometry.of(SIZE, options, 0), options);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 12})
    void wallsGoBackAlongTheRaysFromEveryRim(int subdivisions) {
        Mesh bare = scene(0, subdivisions).meshes().get(0);
        Mesh walled = scene(0.25f, subdivisions).meshes().get(0);
        int more = walled.triangleCount() - bare.triangleCount();
        assertTrue(more > 0 && more % 2 == 0, more + " triangles of walls");
        int walls = walled.vertexCount() - bare.vertexCount();
        assertTrue(walls > 4, walls + " vertices behind");
        PhotoGeometry geometry = PhotoGeometry.of(SIZE, ReliefOptions.DEFAULTS, 0);
        for (int t = bare.indices().length; t < walled.indices().length; t += 6) {
            int front = walled.indices()[t];
            int back = walled.indices()[t + 5];
            Vector3f near = point(walled, front);
            Vector3f far = point(walled, back);
            assertEquals(
                    0,
                    near.normalize(new Vector3f())
                            .cross(far.normalize(new Vector3f()))
                            .length(),
                    1e-5f);
            double before = (-1 / near.z - 0.1) / geometry.inverseRange();
            double after = (-1 / far.z - 0.1) / geometry.inverseRange();
            assertEquals(Math.max(0, before - 0.25), after, 1e-4);
            assertEquals(walled.uvs()[2 * front], walled.uvs()[2 * back]);
        }
    }

    @Test
    void wallsFaceOutwards() {
        Mesh walled = scene(0.25f, 12).meshes().get(0);
        Vector3f middle = new Vector3f(0, 0, -3);
        int outwards = 0;
        int bare = scene(0, 12).meshes().get(0).indices().length;
        for (int t = bare; t < walled.indices().length; t += 3) {
            Vector3f a = point(walled, walled.indices()[t]);
            Vector3f b = point(walled, walled.indices()[t + 1]);
            Vector3f c = point(walled, walled.indices()[t + 2]);
            Vector3f normal = b.sub(a, new Vector3f()).cross(c.sub(a, new Vector3f()));
            outwards += normal.dot(a.sub(middle, new Vector3f()).mul(1, 1, 0)) > 0 ? 1 : -1;
        }
        assertEquals((walled.indices().length - bare) / 3, outwards, "every wall of the outer rim");
    }

    private static Vector3f point(Mesh mesh, int v) {
        return new Vector3f(mesh.positions()[3 * v], mesh.positions()[3 * v + 1], mesh.positions()[3 * v + 2]);
    }
}
