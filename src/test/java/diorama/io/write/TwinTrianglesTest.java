package diorama.io.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class TwinTrianglesTest {
    private static final int[] PLAIN = {0, 1, 2, 2, 1, 3, 4, 5, 6};

    @Test
    void whatSimplifyingLaysOnAnotherGoes() {
        int[] made = {0, 1, 2, 2, 1, 3, 2, 1, 0, 1, 2, 0, 4, 5, 6};
        assertArrayEquals(PLAIN, TwinTriangles.without(made, PLAIN));
        assertArrayEquals(new int[0], TwinTriangles.without(new int[0], PLAIN));
    }

    /** From behind they are all there is to be seen. */
    @Test
    void theBackOfASheetStays() {
        int[] sheet = {0, 1, 2, 2, 1, 0, 2, 1, 3, 3, 1, 2};
        int[] made = {0, 1, 2, 2, 1, 0};
        assertArrayEquals(made, TwinTriangles.without(made, sheet));
    }
}
