package diorama.io;

import diorama.base.Size;
import diorama.image.RgbaImage;
import diorama.io.scene.PlacedMesh;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import java.util.Arrays;
import java.util.List;
import org.joml.Matrix4d;
import org.joml.Vector4d;
import org.jspecify.annotations.Nullable;

/** Draws scenes as a viewer of files does: z-buffer, perspective-correct texture coordinates, bilinear sampling. */
final class SceneRaster {
    private final Size size;
    /** Distance along the view direction, infinite where nothing is. */
    final float[] distance;
    /** Which picture is seen, null where nothing is. */
    final @Nullable RgbaImage[] source;
    /** R, G, B of each pixel, 0 to 255. */
    final float[] color;

    SceneRaster(Scene scene, Matrix4d viewProjection, Size size) {
        this.size = size;
        distance = new float[size.pixels()];
        color = new float[3 * size.pixels()];
        source = new RgbaImage[size.pixels()];
        Arrays.fill(distance, Float.POSITIVE_INFINITY);
        List<PlacedMesh> meshes = PlacedMesh.all(scene);
        for (PlacedMesh placed : meshes) {
            draw(placed.mesh(), scene.materials().get(placed.mesh().material()), viewProjection);
        }
    }

    private void draw(Mesh mesh, Material material, Matrix4d viewProjection) {
        double[] screen = new double[3 * mesh.vertexCount()];
        for (int v = 0; v < mesh.vertexCount(); v++) {
            float[] p = mesh.positions();
            Vector4d clip = viewProjection.transform(new Vector4d(p[3 * v], p[3 * v + 1], p[3 * v + 2], 1));
            screen[3 * v] = (0.5 + 0.5 * clip.x / clip.w) * size.width() - 0.5;
            screen[3 * v + 1] = (0.5 - 0.5 * clip.y / clip.w) * size.height() - 0.5;
            screen[3 * v + 2] = 1 / clip.w;
        }
        RgbaImage texture = material.baseColorTexture().orElseThrow();
        for (int t = 0; t < mesh.indices().length; t += 3) {
            triangle(screen, mesh, texture, t);
        }
    }

    private void triangle(double[] s, Mesh mesh, RgbaImage texture, int t) {
        int a = mesh.indices()[t];
        int b = mesh.indices()[t + 1];
        int c = mesh.indices()[t + 2];
        double ux = s[3 * b] - s[3 * a];
        double uy = s[3 * b + 1] - s[3 * a + 1];
        double vx = s[3 * c] - s[3 * a];
        double vy = s[3 * c + 1] - s[3 * a + 1];
        double area = ux * vy - uy * vx;
        if (area == 0) {
            return;
        }
        int top = (int) Math.ceil(Math.min(s[3 * a + 1], Math.min(s[3 * b + 1], s[3 * c + 1])));
        int bottom = (int) Math.floor(Math.max(s[3 * a + 1], Math.max(s[3 * b + 1], s[3 * c + 1])));
        int left = (int) Math.ceil(Math.min(s[3 * a], Math.min(s[3 * b], s[3 * c])));
        int right = (int) Math.floor(Math.max(s[3 * a], Math.max(s[3 * b], s[3 * c])));
        for (int y = Math.max(0, top); y <= Math.min(size.height() - 1, bottom); y++) {
            for (int x = Math.max(0, left); x <= Math.min(size.width() - 1, right); x++) {
                double px = x - s[3 * a];
                double py = y - s[3 * a + 1];
                double wb = (px * vy - py * vx) / area;
                double wc = (ux * py - uy * px) / area;
                if (wb >= -1e-9 && wc >= -1e-9 && wb + wc <= 1 + 1e-9) {
                    double ia = (1 - wb - wc) * s[3 * a + 2];
                    double ib = wb * s[3 * b + 2];
                    double ic = wc * s[3 * c + 2];
                    double inverse = ia + ib + ic;
                    float[] uv = mesh.uvs();
                    double u = (ia * uv[2 * a] + ib * uv[2 * b] + ic * uv[2 * c]) / inverse;
                    double v = (ia * uv[2 * a + 1] + ib * uv[2 * b + 1] + ic * uv[2 * c + 1]) / inverse;
                    put(x, y, 1 / inverse, texture, u, v);
                }
            }
        }
    }

    private void put(int x, int y, double z, RgbaImage texture, double u, double v) {
        int p = y * size.width() + x;
        if (z >= distance[p]) {
            return;
        }
        distance[p] = (float) z;
        source[p] = texture;
        double tx = Math.min(Math.max(u * texture.width() - 0.5, 0), texture.width() - 1);
        double ty = Math.min(Math.max(v * texture.height() - 0.5, 0), texture.height() - 1);
        int x0 = (int) tx;
        int y0 = (int) ty;
        int x1 = Math.min(x0 + 1, texture.width() - 1);
        int y1 = Math.min(y0 + 1, texture.height() - 1);
        for (int k = 0; k < 3; k++) {
            double upper = texture.channel(x0, y0, k) * (1 - tx + x0) + texture.channel(x1, y0, k) * (tx - x0);
            double lower = texture.channel(x0, y1, k) * (1 - tx + x0) + texture.channel(x1, y1, k) * (tx - x0);
            color[3 * p + k] = (float) (upper * (1 - ty + y0) + lower * (ty - y0));
        }
    }
}
