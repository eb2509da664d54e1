package diorama.gui;

import diorama.base.Size;
import diorama.camera.OrbitControl;
import diorama.image.DepthMap;
import diorama.image.Picture;
import diorama.image.PictureFormat;
import diorama.image.RgbaImage;
import diorama.mesh.Scene;
import diorama.relief.LayerBuilder;
import diorama.relief.Layers;
import diorama.relief.PhotoGeometry;
import diorama.relief.ReliefMesher;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** Documents made by code. */
final class Fixtures {
    static final Size SIZE = new Size(64, 48);

    private Fixtures() {}

    static Source source(String name) {
        return Source.of(Path.of(name));
    }

    /** A photo of a colour gradient. */
    static RgbaImage photo() {
        RgbaImage image = RgbaImage.allocate(SIZE);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                image.setArgb(x, y, 0xff000080 | (4 * x) << 16 | (5 * y) << 8);
            }
        }
        return image;
    }

    /** A near square in the middle of a far wall. */
    static DepthMap step() {
        DepthMap map = DepthMap.constant(SIZE, 0.1f);
        for (int y = 12; y < 36; y++) {
            for (int x = 16; x < 48; x++) {
                map.inverseDepth()[y * SIZE.width() + x] = 0.9f;
            }
        }
        return map;
    }

    /** A photo whose layers and mesh are made, from {@link #step}. */
    static Document made(String name, Settings settings) {
        Document opened = opened(name, settings);
        Document.Relief flat = opened.relief().orElseThrow();
        double reach = 0.04 * SIZE.longSide();
        Layers layers = LayerBuilder.forStills().build(flat.picture().image(), step(), settings.relief(), reach);
        Scene scene = ReliefMesher.mesh(layers, flat.geometry(), settings.relief(), reach);
        Document.Relief relief = new Document.Relief(
                flat.picture(), flat.geometry(), Optional.empty(), Optional.of(layers), Optional.empty(), settings);
        return new Document(opened.source(), scene, Sphere.of(scene), opened.home(), true, Optional.of(relief), "");
    }

    /** A photo just opened: flat, its depth unknown. */
    static Document opened(String name, Settings settings) {
        PhotoGeometry geometry = PhotoGeometry.of(SIZE, settings.relief(), 0);
        RgbaImage photo = photo();
        Picture picture =
                new Picture(photo, PictureFormat.PNG, 8, false, Optional.empty(), OptionalDouble.empty(), true);
        Document.Relief relief =
                new Document.Relief(picture, geometry, Optional.empty(), Optional.empty(), Optional.empty(), settings);
        OrbitControl home = OrbitControl.of(geometry.photoCamera(), (float) geometry.distance(0.5));
        return new Document(
                source(name),
                FlatPhoto.scene(photo, geometry),
                Sphere.of(FlatPhoto.scene(photo, geometry)),
                home,
                true,
                Optional.of(relief),
                "");
    }
}
