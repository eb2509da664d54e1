package diorama.gui.work;

import diorama.image.RgbaImage;
import diorama.image.Sampler;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import diorama.relief.PhotoGeometry;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector3d;
import org.joml.Vector4f;

/** A photo whose depth is not known yet: a rectangle before the camera that took it. */
public final class FlatPhoto {
    /** Inverse depth of the rectangle. */
    private static final double MIDDLE = 0.5;

    private FlatPhoto() {}

    public static Scene scene(RgbaImage photo, PhotoGeometry geometry) {
        float[] positions = new float[12];
        float[] uvs = {0, 0, 0, 1, 1, 1, 1, 0};
        for (int i = 0; i < 4; i++) {
            Vector3d p = geometry.point(uvs[2 * i] * photo.width(), uvs[2 * i + 1] * photo.height(), MIDDLE);
            positions[3 * i] = (float) p.x;
            positions[3 * i + 1] = (float) p.y;
            positions[3 * i + 2] = (float) p.z;
        }
        Mesh plane = new Mesh("Photo", positions, new float[0], uvs, new int[] {0, 1, 2, 0, 2, 3}, 0);
        Material material = new Material("Photo", new Vector4f(1), Optional.of(photo), 0, 1, true).with(Sampler.SINGLE);
        Node node = new Node("Photo", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        Node camera =
                new Node("Photo camera", new Matrix4f(), List.of(), Optional.of(geometry.photoCamera()), List.of());
        return new Scene(List.of(node, camera), List.of(plane), List.of(material));
    }
}
