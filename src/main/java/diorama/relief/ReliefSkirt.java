package diorama.relief;

import diorama.mesh.Mesh;
import java.util.Arrays;

/**
 * Walls that go back from the rims of a relief, outer ones and those at tears, along the rays of the photo's camera: through it
 * they are not seen, and from aside there is no looking in behind the surface. They have the colours of their rims.
 */
final class ReliefSkirt {
    private final Mesh mesh;
    private final long[] edges;

    private ReliefSkirt(Mesh mesh) {
        this.mesh = mesh;
        int[] indices = mesh.indices();
        edges = new long[indices.length];
        for (int i = 0; i < indices.length; i++) {
            edges[i] = key(indices[i], indices[i - i % 3 + (i + 1) % 3]);
        }
        Arrays.sort(edges);
    }

    private static long key(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }

    /** @param depth of the walls, inverse depth; they end at the farthest point */
    static Mesh added(Mesh mesh, PhotoGeometry geometry, float depth) {
        return depth > 0 && mesh.triangleCount() > 0 ? new ReliefSkirt(mesh).walled(geometry, depth) : mesh;
    }

    /** Whether only one triangle has it. */
    private boolean isRim(int a, int b) {
        long key = key(a, b);
        int at = Arrays.binarySearch(edges, key);
        return (at == 0 || edges[at - 1] != key) && (at + 1 == edges.length || edges[at + 1] != key);
    }

    private int rims() {
        int count = 0;
        for (int i = 0; i < edges.length; i++) {
            boolean again = i > 0 && edges[i - 1] == edges[i];
            boolean more = i + 1 < edges.length && edges[i + 1] == edges[i];
            count += again || more ? 0 : 1;
        }
        return count;
    }

    private Mesh walled(PhotoGeometry geometry, float depth) {
        int[] indices = mesh.indices();
        int[] behind = new int[mesh.vertexCount()];
        int vertices = mesh.vertexCount();
        int[] faces = Arrays.copyOf(indices, indices.length + 6 * rims());
        int n = indices.length;
        for (int i = 0; i < indices.length; i++) {
            int a = indices[i];
            int b = indices[i - i % 3 + (i + 1) % 3];
            if (isRim(a, b)) {
                behind[a] = behind[a] == 0 ? vertices++ : behind[a];
                behind[b] = behind[b] == 0 ? vertices++ : behind[b];
                for (int corner : new int[] {b, a, behind[a], b, behind[a], behind[b]}) {
                    faces[n++] = corner;
                }
            }
        }
        float[] positions = Arrays.copyOf(mesh.positions(), 3 * vertices);
        float[] uvs = Arrays.copyOf(mesh.uvs(), 2 * vertices);
        for (int v = 0; v < behind.length; v++) {
            int to = behind[v];
            if (to > 0) {
                float by = along(-positions[3 * v + 2], geometry, depth);
                positions[3 * to] = by * positions[3 * v];
                positions[3 * to + 1] = by * positions[3 * v + 1];
                positions[3 * to + 2] = by * positions[3 * v + 2];
                uvs[2 * to] = uvs[2 * v];
                uvs[2 * to + 1] = uvs[2 * v + 1];
            }
        }
        return new Mesh(mesh.name(), positions, new float[0], uvs, faces, mesh.material());
    }

    /** How many times as far away the wall of a point at distance {@code z} ends. */
    private static float along(double z, PhotoGeometry geometry, double depth) {
        double d = (1 / z - 1 / geometry.far()) / geometry.inverseRange();
        return (float) (geometry.distance(Math.max(0, d - depth)) / z);
    }
}
