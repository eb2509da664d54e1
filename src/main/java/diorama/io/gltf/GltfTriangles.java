package diorama.io.gltf;

import diorama.io.scene.FileFault;
import diorama.io.scene.MemoryBudget;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The triangles of a part of a glTF mesh, and which vertices it uses: parts often share the vertices of all. Arrays are owned and
 * not written.
 *
 * @param corners three per triangle, numbers of used vertices
 * @param used numbers of the file's vertices, rising; empty where all are used, as they are
 * @param lost triangles of vertices that there are not
 */
public record GltfTriangles(int[] corners, Optional<int[]> used, int lost) {
    private static final int LINES = 3;
    private static final int TRIANGLES = 4;
    private static final int STRIP = 5;
    private static final int FAN = 6;

    /** What a file's order of vertices means. */
    private static int[] triples(int mode, int[] order) {
        if (mode == TRIANGLES) {
            return order.length % 3 == 0 ? order : Arrays.copyOf(order, order.length / 3 * 3);
        }
        int[] out = new int[Math.multiplyExact(3, Math.max(0, order.length - 2))];
        for (int t = 0; t < out.length / 3; t++) {
            // every other triangle of a strip is turned, so that all face the same side
            int odd = mode == STRIP ? t % 2 : 0;
            out[3 * t] = order[mode == FAN ? 0 : t + odd];
            out[3 * t + 1] = order[t + 1 - odd];
            out[3 * t + 2] = order[t + 2];
        }
        return out;
    }

    /**
     * @param mode glTF's number for points, lines or triangles; of the first two only the vertices count
     * @param order numbers of vertices; empty for all of them in their order
     */
    public static GltfTriangles of(int mode, Optional<int[]> order, int vertices) {
        if (mode < 0 || mode > FAN) {
            throw new FileFault("it has a part of mode " + mode + ", which the format does not know");
        }
        boolean drawn = mode > LINES;
        if (order.isEmpty()) {
            return new GltfTriangles(drawn ? triples(mode, counted(vertices)) : new int[0], Optional.empty(), 0);
        }
        int[] kept = drawn ? triples(mode, order.get()) : order.get();
        int[] inside = within(kept, drawn ? 3 : 1, vertices);
        int[] used = used(inside, vertices);
        int lost = drawn ? (kept.length - inside.length) / 3 : 0;
        if (used.length == vertices) {
            return new GltfTriangles(drawn ? inside : new int[0], Optional.empty(), lost);
        }
        return new GltfTriangles(drawn ? renumbered(inside, used, vertices) : new int[0], Optional.of(used), lost);
    }

    private static int[] counted(int vertices) {
        int[] out = new int[vertices];
        Arrays.setAll(out, v -> v);
        return out;
    }

    /** Groups whose vertices are all there. */
    private static int[] within(int[] corners, int group, int vertices) {
        int most = 0;
        for (int corner : corners) {
            most = Integer.compareUnsigned(corner, most) > 0 ? corner : most;
        }
        if (Integer.compareUnsigned(most, vertices) < 0) {
            return corners;
        }
        int[] out = new int[corners.length];
        int n = 0;
        for (int from = 0; from < corners.length; from += group) {
            boolean inside = true;
            for (int c = from; c < from + group; c++) {
                inside &= Integer.compareUnsigned(corners[c], vertices) < 0;
            }
            if (inside) {
                System.arraycopy(corners, from, out, n, group);
                n += group;
            }
        }
        return Arrays.copyOf(out, n);
    }

    private static int[] used(int[] corners, int vertices) {
        if (isFew(corners.length, vertices)) {
            return IntStream.of(corners).sorted().distinct().toArray();
        }
        byte[] seen = new byte[vertices];
        for (int corner : corners) {
            seen[corner] = 1;
        }
        int count = 0;
        for (byte one : seen) {
            count += one;
        }
        int[] out = new int[count];
        int n = 0;
        for (int v = 0; n < count; v++) {
            out[n] = v;
            n += seen[v];
        }
        return out;
    }

    /** So many that looking at all vertices takes longer: a file may have many parts of a few each. */
    private static boolean isFew(int corners, int vertices) {
        return corners < vertices / 16;
    }

    private static int[] renumbered(int[] corners, int[] used, int vertices) {
        if (isFew(corners.length, vertices)) {
            return IntStream.of(corners)
                    .map(corner -> Arrays.binarySearch(used, corner))
                    .toArray();
        }
        int[] place = new int[vertices];
        for (int n = 0; n < used.length; n++) {
            place[used[n]] = n;
        }
        int[] out = new int[corners.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = place[corners[i]];
        }
        return out;
    }

    /** Takes the memory for all that {@link #of(int, Optional, int)} makes, beside the order that it is given. */
    public static void take(MemoryBudget memory, int mode, int corners, boolean ordered) {
        // strips and fans are three times as long as triangles; those that are not all there, or not all used, are
        // copied
        long longest = mode > TRIANGLES ? 3L * corners : corners;
        long own = ordered ? 0 : corners;
        memory.take(Integer.BYTES * (own + (ordered || mode > TRIANGLES ? 2 * longest : 0)));
    }

    /** What the used vertices have of so many numbers each. */
    public float[] of(float[] all, int width, MemoryBudget memory) {
        if (used.isEmpty()) {
            return all;
        }
        memory.take((long) Float.BYTES * width * used.get().length);
        return picked(all, width, used.get());
    }

    private static float[] picked(float[] all, int width, int[] used) {
        float[] out = new float[width * used.length];
        int n = 0;
        for (int v : used) {
            for (int c = 0; c < width; c++) {
                out[n++] = all[width * v + c];
            }
        }
        return out;
    }
}
