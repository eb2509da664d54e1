package diorama.io.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/** Simplified meshes have no triangle that lies on another. */
class MeshSimplifierTest {
    @Test
    void trianglesOfTheSameCornersAreOne() {
        int[] given = {0, 1, 2, 2, 1, 3, 2, 1, 0, 1, 2, 0, 4, 5, 6};
        assertArrayEquals(new int[] {0, 1, 2, 2, 1, 3, 4, 5, 6}, MeshSimplifier.single(given));
        assertArrayEquals(new int[0], MeshSimplifier.single(new int[0]));
    }
}
