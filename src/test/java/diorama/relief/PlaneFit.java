package diorama.relief;

import org.joml.Matrix3d;
import org.joml.Vector3d;

/** Least squares for tests. */
final class PlaneFit {
    private PlaneFit() {}

    /** Largest distance of points from the plane z = a x + b y + c that fits them best. */
    static double residual(float[] positions) {
        Matrix3d squares = new Matrix3d().zero();
        Vector3d right = new Vector3d();
        for (int i = 0; i < positions.length; i += 3) {
            Vector3d row = new Vector3d(positions[i], positions[i + 1], 1);
            squares.add(new Matrix3d(
                    row.x * row.x, row.x * row.y, row.x, row.y * row.x, row.y * row.y, row.y, row.x, row.y, 1));
            right.fma(positions[i + 2], row);
        }
        Vector3d plane = squares.invert().transform(right);
        double worst = 0;
        for (int i = 0; i < positions.length; i += 3) {
            double off = plane.x * positions[i] + plane.y * positions[i + 1] + plane.z - positions[i + 2];
            worst = Math.max(worst, Math.abs(off) / Math.sqrt(plane.x * plane.x + plane.y * plane.y + 1));
        }
        return worst;
    }
}
