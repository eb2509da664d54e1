package diorama.gui;

import diorama.base.Size;
import diorama.camera.OrbitControl;
import diorama.gui.state.Document;
import diorama.gui.state.Extent;
import diorama.gui.state.Settings;
import diorama.gui.state.Source;
import diorama.gui.work.FlatPhoto;
import diorama.image.DepthMap;
import diorama.image.Picture;
import diorama.image.PictureFormat;
import diorama.image.RgbaImage;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import diorama.relief.LayerBuilder;
import diorama.relief.Layers;
import diorama.relief.PhotoGeometry;
import diorama.relief.ReliefMesher;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.joml.Matrix4f;
import org.joml.Vector4f;

/** Documents made by code. */
public final class Fixtures {
    public static final Size SIZE = new Size(64, 48);

    private Fixtures() {}

    static Source source(String name) {
        return Source.of(Path.of(name));
    }

    /** A photo of a colour gradient. */
    public static RgbaImage photo() {
        RgbaImage image = RgbaImage.allocate(SIZE);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                image.setArgb(x, y, 0xff000080 | ((4 * x) << 16) | ((5 * y) << 8));
            }
        }
        return image;
    }

    /** A near square in the middle of a far wall. */
    public static DepthMap step() {
        DepthMap map = DepthMap.constant(SIZE, 0.1f);
        for (int y = 12; y < 36; y++) {
            for (int x = 16; x < 48; x++) {
                map.inverseDepth()[y * SIZE.width() + x] = 0.9f;
            }
        }
        return map;
    }

    /** A cube with sides of 2 about a point, each side of its own vertices. */
    public static Document cube(String name, float x, float y, float z) {
        float[] positions = new float[72];
        int[] indices = new int[36];
        int vertex = 0;
        int index = 0;
        for (int axis = 0; axis < 3; axis++) {
            for (int side = -1; side <= 1; side += 2) {
                for (int corner = 0; corner < 4; corner++) {
                    float[] p = new float[3];
                    p[axis] = side;
                    p[(axis + 1) % 3] = (corner & 1) == 0 ? -1 : 1;
                    p[(axis + 2) % 3] = (corner & 2) == 0 ? -1 : 1;
                    positions[3 * (vertex + corner)] = x + p[0];
                    positions[3 * (vertex + corner) + 1] = y + p[1];
                    positions[3 * (vertex + corner) + 2] = z + p[2];
                }
                for (int i : new int[] {0, 1, 2, 2, 1, 3}) {
                    indices[index++] = vertex + i;
                }
                vertex += 4;
            }
        }
        Mesh mesh = new Mesh("cube", positions, new float[0], new float[48], indices, 0);
        Material clay = new Material("clay", new Vector4f(1), Optional.empty(), 0, 1, false);
        Node node = new Node("cube", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        Scene scene = new Scene(List.of(node), List.of(mesh), List.of(clay));
        Extent bounds = Extent.of(scene);
        OrbitControl home = OrbitControl.around(bounds.center(), bounds.radius());
        return new Document(source(name), scene, bounds, home, false, Optional.empty(), "");
    }

    /** A photo whose layers and mesh are made, from {@link #step}. */
    public static Document made(String name, Settings settings) {
        Document opened = opened(name, settings);
        Document.Relief flat = opened.relief().orElseThrow();
        double reach = 0.04 * SIZE.longSide();
        Layers layers = LayerBuilder.forStills().build(flat.picture().image(), step(), settings.relief(), reach);
        Scene scene = ReliefMesher.mesh(layers, flat.geometry(), settings.relief(), reach);
        Document.Relief relief = new Document.Relief(
                flat.picture(),
                flat.geometry(),
                Optional.empty(),
                Optional.of(layers.depth()),
                Optional.empty(),
                settings.recipe());
        return new Document(opened.source(), scene, Extent.of(scene), opened.home(), true, Optional.of(relief), "");
    }

    /** A photo just opened: flat, its depth unknown. */
    public static Document opened(String name, Settings settings) {
        PhotoGeometry geometry = PhotoGeometry.of(SIZE, settings.relief(), 0);
        RgbaImage photo = photo();
        Picture picture =
                new Picture(photo, PictureFormat.PNG, 8, false, Optional.empty(), OptionalDouble.empty(), true);
        Document.Relief relief = new Document.Relief(
                picture, geometry, Optional.empty(), Optional.empty(), Optional.empty(), settings.recipe());
        OrbitControl home = OrbitControl.of(geometry.photoCamera(), (float) geometry.distance(0.5));
        return new Document(
                source(name),
                FlatPhoto.scene(photo, geometry),
                Extent.of(FlatPhoto.scene(photo, geometry)),
                home,
                true,
                Optional.of(relief),
                "");
    }
}
