package diorama.gui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joml.Matrix4f;
import org.junit.jupiter.api.Test;

class SurfacePointsTest {
    /** Many vertices along a circle, and one far out. */
    private static Mesh spiked(int vertices, int spike) {
        float[] positions = new float[3 * vertices];
        for (int i = 0; i < vertices; i++) {
            positions[3 * i] = (float) Math.cos(i);
            positions[3 * i + 1] = (float) Math.sin(i);
        }
        positions[3 * spike + 2] = 9;
        return new Mesh("spiked", positions, new float[0], new float[0], new int[0], 0);
    }

    private static float[] points(Mesh mesh, int uses) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < uses; i++) {
            Matrix4f place = new Matrix4f().translation(10 * i, 0, 0);
            nodes.add(new Node("part", place, List.of(0), Optional.empty(), List.of()));
        }
        SurfacePoints all = new SurfacePoints();
        all.add(new Scene(nodes, List.of(mesh), List.of()), Set.of(), new Matrix4f());
        return all.points();
    }

    private static int tips(float[] points) {
        int tips = 0;
        for (int i = 2; i < points.length; i += 3) {
            tips += points[i] == 9 ? 1 : 0;
        }
        return tips;
    }

    @Test
    void ofFewVerticesAllCount() {
        assertEquals(3 * 3 * 500, points(spiked(500, 3), 3).length);
    }

    @Test
    void tipsOfLargeMeshesAreNotMissed() {
        assertTrue(tips(points(spiked(200_000, 12_347), 1)) > 0);
    }

    @Test
    void manyPartsShareOneBoundAndEachHasItsTip() {
        float[] points = points(spiked(20_000, 12_347), 2_000);
        assertTrue(points.length / 3 <= 50_000 + 26 * 2_000, points.length / 3 + " points");
        assertTrue(tips(points) >= 2_000, tips(points) + " tips");
    }
}
