package diorama.pipeline.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.DepthOptions;
import diorama.image.ImageFiles;
import diorama.image.Picture;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.photo.Photo;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RgbdPictureTest {
    @TempDir
    Path folder;

    /** Red on the left; on the right a wall of level 204 with a floor of level 51. */
    private Path file(String name, int right) {
        RgbaImage image = RgbaImage.allocate(new Size(80, 30));
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 80; x++) {
                int level = y < 15 ? 204 : 51;
                int grey = level << 16 | level << 8 | level;
                image.setArgb(x, y, 0xff000000 | (x < 40 ? 0xc02010 : grey | right));
            }
        }
        Path file = folder.resolve(name);
        ImageFiles.write(image, file);
        return file;
    }

    private static Photo photo(Path file) {
        DepthChoice choice = DepthChoice.AUTO;
        try (DepthSource source =
                new DepthSource(ModelCatalogue.read(Path.of("models")), DepthOptions.DEFAULTS, choice)) {
            Photo photo = source.photo(file);
            assertEquals(0, source.inferences());
            return photo;
        }
    }

    @Test
    void theRightHalfIsTheDepthOfTheLeft() {
        Photo photo = photo(file("x_RGBD.png", 0));
        assertEquals(new Size(40, 30), photo.picture().image().size());
        assertEquals(0xffc02010, photo.picture().image().argb(39, 5));
        assertEquals(0.8f, photo.depth().at(20, 4), 1e-5f);
        assertEquals(0.2f, photo.depth().at(20, 25), 1e-5f);
        assertTrue(photo.depthFrom().contains("right half"), photo.depthFrom());
    }

    @Test
    void squeezedHalvesGetTheirWidthBack() {
        Photo photo = photo(file("x_hrgbd.png", 0));
        assertEquals(new Size(80, 30), photo.picture().image().size());
        assertEquals(new Size(80, 30), photo.depth().size());
        assertEquals(0.8f, photo.depth().at(40, 4), 1e-3f);
    }

    /** A file tells the focal length by its longer side; each half has a camera of its own. */
    @Test
    void aHalfsFocalLengthGoesWithItsLongerSide() {
        Path file = file("x_RGBD.png", 0);
        Picture whole = Pictures.read(file).withFocal(80);
        Picture half = RgbdPicture.of(file, whole).orElseThrow().picture();
        assertEquals(40, half.focalPx().orElseThrow(), 1e-9);
    }

    @Test
    void aColouredRightHalfIsTold() {
        Path file = file("x_RGBD.png", 0xff0000);
        String message =
                String.valueOf(assertThrows(UserError.class, () -> photo(file)).getMessage());
        assertTrue(message.contains("coloured right half"), message);
    }
}
