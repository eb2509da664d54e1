package diorama.io.write;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Triangles of the same three corners, whichever way they are turned: other programs leave out what lies on another. */
final class TwinTriangles {
    private TwinTriangles() {}

    private record Corners(int low, int middle, int high) {}

    /**
     * A simplified mesh with each triangle once; as it is where the mesh that it was made of has twins, as thin sheets with two sides have.
     *
     * @param made vertex indices of its triangles
     * @param source those of the mesh it was made of
     */
    static int[] without(int[] made, int[] source) {
        int[] once = once(made);
        return once.length == made.length || once(source).length < source.length ? made : once;
    }

    private static int[] once(int[] indices) {
        Set<Corners> seen = new HashSet<>();
        int[] out = new int[indices.length];
        int count = 0;
        for (int t = 0; t < indices.length; t += 3) {
            int[] corners = Arrays.copyOfRange(indices, t, t + 3);
            Arrays.sort(corners);
            if (seen.add(new Corners(corners[0], corners[1], corners[2]))) {
                System.arraycopy(indices, t, out, count, 3);
                count += 3;
            }
        }
        return Arrays.copyOf(out, count);
    }
}
