package diorama.mesh;

/** The smallest box along the axes that holds all points; coordinates that are not finite are left out. */
public record Bounds(float minX, float minY, float minZ, float maxX, float maxY, float maxZ) {
    /** Holds nothing: its minima are above its maxima. */
    public static final Bounds EMPTY = new Bounds(
            Float.POSITIVE_INFINITY,
            Float.POSITIVE_INFINITY,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.NEGATIVE_INFINITY);

    /** @param positions x y z per point */
    public static Bounds of(float[] positions) {
        float[] min = {EMPTY.minX, EMPTY.minY, EMPTY.minZ};
        float[] max = {EMPTY.maxX, EMPTY.maxY, EMPTY.maxZ};
        for (int i = 0; i < positions.length; i += 3) {
            for (int axis = 0; axis < 3; axis++) {
                float value = positions[i + axis];
                if (Float.isFinite(value)) {
                    min[axis] = Math.min(min[axis], value);
                    max[axis] = Math.max(max[axis], value);
                }
            }
        }
        return new Bounds(min[0], min[1], min[2], max[0], max[1], max[2]);
    }

    /** The box around both. */
    public Bounds union(Bounds other) {
        return new Bounds(
                Math.min(minX, other.minX),
                Math.min(minY, other.minY),
                Math.min(minZ, other.minZ),
                Math.max(maxX, other.maxX),
                Math.max(maxY, other.maxY),
                Math.max(maxZ, other.maxZ));
    }

    /** Smallest and largest x, y, z; zeros where it holds nothing. */
    public float[][] corners() {
        return isEmpty() ? new float[2][3] : new float[][] {{minX, minY, minZ}, {maxX, maxY, maxZ}};
    }

    public boolean isEmpty() {
        return !(minX <= maxX && minY <= maxY && minZ <= maxZ);
    }
}
