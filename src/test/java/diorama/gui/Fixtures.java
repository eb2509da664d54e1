package diorama.gui;

import diorama.base.Size;
import diorama.camera.OrbitControl;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.relief.PhotoGeometry;
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

    /** A photo just opened: flat, its depth unknown. */
    static Document opened(String name, Settings settings) {
        PhotoGeometry geometry = PhotoGeometry.of(SIZE, settings.relief(), 0);
        RgbaImage photo = photo();
        Document.Relief relief = new Document.Relief(
                photo, OptionalDouble.empty(), geometry, Optional.empty(), Optional.empty(), settings);
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
