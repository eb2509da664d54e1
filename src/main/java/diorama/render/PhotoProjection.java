package diorama.render;

import diorama.mesh.Mesh;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;

/**
 * Finds out whether a mesh's texture coordinates are a camera's projection of its vertices. If so the coordinates are better
 * projected for every pixel: interpolating them bends the picture inside each triangle by {@code cell/2 (r-1)/(r+1)} px, r being
 * the ratio of distances within the cell (CORE E.3).
 *
 * <p>The camera's picture may be any axis-aligned part of the texture (a border was added): a scale and an offset per axis are
 * fitted by least squares.
 */
final class PhotoProjection {
    /** Largest misfit of a vertex, fraction of the texture: 1/4 px of 2500. */
    private static final double TOLERANCE = 1e-4;

    private PhotoProjection() {}

    /**
     * @param clip from the mesh's space to the camera's clip space
     * @return from the mesh's space to projective texture coordinates: u = x/w, v = y/w
     */
    static Optional<Matrix4fc> fit(Mesh mesh, Matrix4fc clip) {
        int vertices = mesh.vertexCount();
        if (mesh.uvs().length == 0 || vertices < 4) {
            return Optional.empty();
        }
        double[] projected = new double[2 * vertices];
        if (!project(mesh.positions(), clip, projected)) {
            return Optional.empty();
        }
        double[] u = line(projected, mesh.uvs(), 0);
        double[] v = line(projected, mesh.uvs(), 1);
        if (!fits(u, projected, mesh.uvs(), 0) || !fits(v, projected, mesh.uvs(), 1)) {
            return Optional.empty();
        }
        Matrix4f toTexture = new Matrix4f()
                .m00((float) u[0])
                .m30((float) u[1])
                .m11((float) v[0])
                .m31((float) v[1])
                .m22(1)
                .m33(1);
        return Optional.of(toTexture.mul(clip));
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
        for (int i = axis; i < uvs.length; i += 2) {
            if (!(Math.abs(line[0] * projected[i] + line[1] - uvs[i]) <= TOLERANCE)) {
                return false;
            }
        }
        return true;
    }
}
