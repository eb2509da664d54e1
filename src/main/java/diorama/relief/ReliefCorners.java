package diorama.relief;

import java.util.Arrays;

/**
 * Which corners of triangles lie at each place of the photo, as lists that can be joined. Open to the {@link ReliefStar}s of
 * several threads: what lies in one band of the photo is written by one of them.
 */
final class ReliefCorners {
    /** The first corner at each place, and the next one at the same place; -1 ends. */
    final int[] head;

    final int[] next;
    /** Marks that stars put on the places round them. */
    final int[] afters;

    final int[] befores;

    ReliefCorners(ReliefVertices mesh) {
        head = none(mesh.count());
        next = new int[mesh.corners()];
        afters = none(mesh.count());
        befores = none(mesh.count());
        for (int c = 0; c < next.length; c++) {
            int p = mesh.place(mesh.indices()[c]);
            next[c] = head[p];
            head[p] = c;
        }
    }

    private static int[] none(int count) {
        int[] out = new int[count];
        Arrays.fill(out, -1);
        return out;
    }

    boolean any(int place) {
        return head[place] >= 0;
    }

    /** Gives all corners of place p, of which {@code last} is the last one, to place q. */
    void join(int p, int q, int last) {
        next[last] = head[q];
        head[q] = head[p];
        head[p] = -1;
    }
}
