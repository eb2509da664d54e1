package diorama.relief;

import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector3d;
import org.joml.Vector4f;

/** A photo's layers as coloured points, one per pixel or per so many. */
public final class ReliefPoints {
    private ReliefPoints() {}

    /**
     * @param step pixels from point to point
     * @return nodes "points", "background points" when there is a background, and "camera"; meshes without triangles
     */
    public static Scene scene(Layers layers, PhotoGeometry geometry, boolean background, int step) {
        List<Mesh> meshes = new ArrayList<>();
        meshes.add(points("points", layers, geometry, false, step));
        if (background) {
            Mesh back = points("background points", layers, geometry, true, step);
            if (back.vertexCount() > 0) {
                meshes.add(back);
            }
        }
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < meshes.size(); i++) {
            nodes.add(new Node(meshes.get(i).name(), new Matrix4f(), List.of(i), Optional.empty(), List.of()));
        }
        nodes.add(new Node("camera", new Matrix4f(), List.of(), Optional.of(geometry.photoCamera()), List.of()));
        Material plain = new Material("points", new Vector4f(1), Optional.empty(), 0, 1, true);
        return new Scene(nodes, meshes, List.of(plain));
    }

    private static Mesh points(String name, Layers layers, PhotoGeometry geometry, boolean back, int step) {
        int width = layers.size().width();
        int height = layers.size().height();
        int most = ((width + step - 1) / step) * ((height + step - 1) / step);
        float[] positions = new float[3 * most];
        byte[] colors = new byte[4 * most];
        ByteBuffer rgba = (back ? layers.backColor() : layers.color()).rgba();
        int n = 0;
        for (int y = step / 2; y < height; y += step) {
            for (int x = step / 2; x < width; x += step) {
                int p = y * width + x;
                float d = back ? layers.backDepth()[p] : layers.depth().inverseDepth()[p];
                if (d < 0) {
                    continue;
                }
                Vector3d at = geometry.point(x + 0.5, y + 0.5, d);
                positions[3 * n] = (float) at.x;
                positions[3 * n + 1] = (float) at.y;
                positions[3 * n + 2] = (float) at.z;
                for (int c = 0; c < 4; c++) {
                    colors[4 * n + c] = rgba.get(4 * p + c);
                }
                n++;
            }
        }
        return new Mesh(
                name,
                Arrays.copyOf(positions, 3 * n),
                new float[0],
                new float[0],
                Arrays.copyOf(colors, 4 * n),
                new int[0],
                0,
                Optional.empty());
    }
}
