package diorama.render;

import diorama.mesh.Mesh;
import java.util.Optional;
import org.joml.Matrix4fc;
import org.joml.Vector4f;
import org.joml.Vector4fc;

/**
 * Finds out whether a mesh's texture coordinates are a camera's projection of its vertices. If so they are better projected for
 * every pixel: interpolating them bends the picture inside each triangle by {@code cell/2 (r-1)/(r+1)} px, r being the ratio of
 * distances within the cell (CORE E.3). Weighing each vertex's coordinates with its distance w from the camera, (u w, v w, w),
 * does that and leaves a vertex that takes its colour from a little beside its place (at cut edges) what it has.
 *
 * <p>The camera's picture may be any axis-aligned part of the texture (a border was added): a scale and an offset per axis are
 * fitted by least squares.
 */
final class PhotoProjection {
    /** Largest mean misfit, fraction of the texture. */
    private static final double MEAN = 1e-3;

    /** Largest misfit of a single vertex, fraction of the texture: some pixels of any photo. */
    private static final double MOST = 1e-2;

    private PhotoProjection() {}

    /**
     * @param clip from the mesh's space to the camera's clip space
     * @return the row of {@code clip} that gives the weight w of a point
     */
    static Optional<Vector4fc> fit(Mesh mesh, Matrix4fc clip) {
        int vertices = mesh.vertexCount();
        if (mesh.uvs().length == 0 || vertices < 4) {
            return Optional.empty();
        }
        double[] projected = new double[2 * vertices];
        if (!project(mesh.positions(), clip, projected)
                || !fits(line(projected, mesh.uvs(), 0), projected, mesh.uvs(), 0)
                || !fits(line(projected, mesh.uvs(), 1), projected, mesh.uvs(), 1)) {
            return Optional.empty();
        }
        return Optional.of(clip.getRow(3, new Vector4f()));
    }

    /** NDC x and y of every vertex; false when one lies behind the camera. */
    private static boolean project(float[] p, Matrix4fc m, double[] out) {
        for (int i = 0; i < p.length / 3; i++) {
            double x = p[3 * i];
            double y = p[3 * i + 1];
            double z = p[3 * i + 2];
            double w = m.m03() * x + m.m13() * y + m.m23() * z + m.m33();
            if (!(w > 0)) {
                return false;
            }
            out[2 * i] = (m.m00() * x + m.m10() * y + m.m20() * z + m.m30()) / w;
            out[2 * i + 1] = (m.m01() * x + m.m11() * y + m.m21() * z + m.m31()) / w;
        }
        return true;
    }

    /** Slope and intercept of texture coordinates over projected ones, by least squares. */
    private static double[] line(double[] projected, float[] uvs, int axis) {
        int n = uvs.length / 2;
        double meanX = 0;
        double meanY = 0;
        for (int i = axis; i < 2 * n; i += 2) {
            meanX += projected[i] / n;
            meanY += uvs[i] / (double) n;
        }
        double xx = 0;
        double xy = 0;
        for (int i = axis; i < 2 * n; i += 2) {
            double x = projected[i] - meanX;
            xx += x * x;
            xy += x * (uvs[i] - meanY);
        }
        double slope = xx > 0 ? xy / xx : 0;
        return new double[] {slope, meanY - slope * meanX};
    }

    private static boolean fits(double[] line, double[] projected, float[] uvs, int axis) {
        if (line[0] == 0) {
            return false;
        }
        double sum = 0;
        for (int i = axis; i < uvs.length; i += 2) {
            double misfit = Math.abs(line[0] * projected[i] + line[1] - uvs[i]);
            if (!(misfit <= MOST)) {
                return false;
            }
            sum += misfit;
        }
        return sum <= MEAN * uvs.length / 2;
    }
}
