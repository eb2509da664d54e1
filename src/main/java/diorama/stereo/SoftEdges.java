package diorama.stereo;

/** The target pixels of a row that torn cells cover in part; the last one to mark a pixel has it. Confined to one thread. */
final class SoftEdges {
    /** Over target pixel j: 512 * torn cell + 256 if its nearer end + weight in 1/256; 0 where there is none. */
    private final int[] edges;

    private final int[] pixels;
    private int count;

    SoftEdges(int width) {
        edges = new int[width];
        pixels = new int[2 * width];
    }

    /** Begins a row; every pixel of the last one must have been taken. */
    void clear() {
        count = 0;
    }

    /** Lays {@code edge} over pixel {@code j}, if that is one and the edge covers any of it. */
    void mark(int j, int edge) {
        if (j >= 0 && j < edges.length && (edge & 255) != 0) {
            edges[j] = edge;
            pixels[count++] = j;
        }
    }

    int count() {
        return count;
    }

    /** The n-th pixel that was marked; some come twice. */
    int pixel(int n) {
        return pixels[n];
    }

    /** The edge over pixel {@code j}, once: 0 from then on. */
    int take(int j) {
        int edge = edges[j];
        edges[j] = 0;
        return edge;
    }
}
