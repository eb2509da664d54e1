package diorama.relief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import org.junit.jupiter.api.Test;

/** The layer behind a photo's tears. */
class BackgroundMeshTest {
    private static final Size SIZE = new Size(333, 251);
    private static final double REACH = 0.02 * 333;
    private static final ReliefOptions OPTIONS = ReliefOptions.DEFAULTS;

    private final Layers layers = ReliefScenes.layers(SIZE, (x, y) -> ReliefScenes.discAndPole(x, y, SIZE));
    private final PhotoGeometry geometry = PhotoGeometry.of(SIZE, OPTIONS, 0);

    @Test
    void backgroundLiesBehindTheDiscOnly() {
        Scene scene = ReliefMesher.mesh(layers, geometry, OPTIONS, REACH);
        Mesh back = scene.meshes().get(1);
        assertEquals("background", back.name());
        assertTrue(
                SeenMesh.area(back, geometry) > 0.005 && SeenMesh.area(back, geometry) < 0.4,
                "area " + SeenMesh.area(back, geometry));
        float[] seen = SeenMesh.rastered(back, geometry);
        for (int p = 0; p < seen.length; p++) {
            if (layers.backDepth()[p] >= 0) {
                assertTrue(!Float.isNaN(seen[p]), "a hole at pixel " + p);
            }
            assertTrue(
                    !(seen[p] > layers.depth().inverseDepth()[p] + 1e-4), "before the photo's surface at pixel " + p);
        }
    }

    @Test
    void backgroundOfBlocksHasNoHolesAndStaysBehind() {
        Layers turned = ReliefBackdrop.orbited(layers, OPTIONS, 60);
        float[] seen = SeenMesh.rastered(
                ReliefMesher.mesh(turned, geometry, OPTIONS, REACH).meshes().get(1), geometry);
        int covered = 0;
        for (int p = 0; p < seen.length; p++) {
            int x = p % SIZE.width();
            int y = p / SIZE.width();
            if (wellInside(turned.backDepth(), x, y)) {
                assertTrue(!Float.isNaN(seen[p]), "a hole at " + x + ", " + y);
                covered++;
            }
            assertTrue(!(seen[p] > turned.depth().inverseDepth()[p] + 1e-4), "before the surface at " + x + ", " + y);
        }
        assertTrue(covered > 5000, "behind the disc and the pole: " + covered);
    }

    /** The background goes on for a block on all sides: its rim may cut the corners of blocks. */
    private static boolean wellInside(float[] depth, int x, int y) {
        for (int dy = -4; dy <= 4; dy++) {
            for (int dx = -4; dx <= 4; dx++) {
                int i = Math.min(Math.max(x + dx, 0), SIZE.width() - 1);
                int j = Math.min(Math.max(y + dy, 0), SIZE.height() - 1);
                if (depth[j * SIZE.width() + i] < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void noBackgroundWhenNotWanted() {
        ReliefOptions none = new ReliefOptions(0, 1, 10, 0.25f, 0, 0.02f, false, ReliefOptions.OWN, 0, 0);
        Scene scene = ReliefMesher.mesh(layers, geometry, none);
        assertEquals(1, scene.meshes().size());
        assertEquals(1, scene.materials().size());
    }
}
