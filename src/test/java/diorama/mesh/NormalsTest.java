package diorama.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NormalsTest {
    @Test
    void counterClockwiseTriangleFacesTheViewer() {
        float[] normals = Normals.smooth(new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0}, new int[] {0, 1, 2});
        assertArrayEquals(new float[] {0, 0, 1, 0, 0, 1, 0, 0, 1}, normals);
    }

    @Test
    void sharedVertexGetsTheMean() {
        float[] roof = {0, 0, 0, 0, 0, 1, 1, 1, 0, -1, 1, 0};
        float[] normals = Normals.smooth(roof, new int[] {0, 1, 2, 1, 0, 3});
        assertEquals(0, normals[0], 1e-6);
        assertEquals(1, Math.abs(normals[1]), 1e-6);
    }

    @Test
    void vertexWithoutAreaPointsUp() {
        assertArrayEquals(
                new float[] {0, 1, 0, 0, 1, 0, 0, 1, 0},
                Normals.smooth(new float[] {0, 0, 0, 1, 0, 0, Float.NaN, 0, 0}, new int[] {0, 1, 2}));
    }

    @Test
    void boundsLeaveOutWhatIsNotFinite() {
        Bounds bounds = Bounds.of(new float[] {1, 2, 3, Float.NaN, Float.POSITIVE_INFINITY, 5});
        assertEquals(new Bounds(1, 2, 3, 1, 2, 5), bounds);
        assertTrue(Bounds.of(new float[0]).isEmpty());
    }
}
