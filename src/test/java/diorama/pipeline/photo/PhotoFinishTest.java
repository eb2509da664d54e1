package diorama.pipeline.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.DepthOptions;
import diorama.depth.DepthRange;
import diorama.depth.GivenDepth;
import diorama.depth.RawDepth;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.pipeline.media.Pictures;
import diorama.video.write.Clips;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoFinishTest {
    private static final Size SIZE = new Size(8, 4);

    @TempDir
    Path folder;

    /** Of a scene from 5 to 12 m. */
    private Photo.Metric metric(Lens lens) {
        Path file = folder.resolve("photo.png");
        RgbaImage image = Clips.flat(SIZE, 0x808080);
        ImageFiles.write(image, file);
        float[] metres = new float[SIZE.pixels()];
        for (int i = 0; i < metres.length; i++) {
            metres[i] = 5 + i % 8;
        }
        RawDepth raw = new RawDepth(SIZE, metres, DepthKind.METRIC_METRES);
        GivenDepth depth = new GivenDepth(raw, new DepthRange(5, 12));
        return new PhotoFinish(DepthOptions.DEFAULTS, lens, List.of())
                .given(file, Pictures.read(file), depth, "the map")
                .metric()
                .orElseThrow();
    }

    @Test
    void whatLiesBeyondTheWantedRangeStandsAtItsEnd() {
        Photo.Metric far = metric(new Lens(0, 0, 2));
        assertTrue(far.near() < 2 && 2 < far.far() && far.ratio() < 1.1, far.toString());
        Photo.Metric near = metric(new Lens(0, 20, 0));
        assertTrue(near.near() < 20 && 20 < near.far() && near.ratio() < 1.1, near.toString());
    }

    @Test
    void aWantedRangeInsideTheScenesIsTaken() {
        assertEquals(new Photo.Metric(6, 9), metric(new Lens(0, 6, 9)));
        assertEquals(new Photo.Metric(5, 9), metric(new Lens(0, 0, 9)));
        assertEquals(new Photo.Metric(6, 12), metric(new Lens(0, 6, 0)));
    }
}
