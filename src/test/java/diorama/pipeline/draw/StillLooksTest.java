package diorama.pipeline.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import diorama.base.Size;
import diorama.depth.RawDepth;
import diorama.image.Picture;
import diorama.image.RgbaImage;
import diorama.pipeline.depth.KeptDepths;
import diorama.pipeline.network.DepthSource;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pictures that stand alone are looked at as often as their model says, frames of films once. */
class StillLooksTest extends KeptDepths {
    private final Picture picture = picture(Clips.moving(new Size(64, 36), 10));

    @BeforeEach
    void lookThrice() throws IOException {
        Files.writeString(folder.resolve("m.json"), """
                {"input": "image", "size": {"side": 32, "multipleOf": 8}, "kind": "inverse-relative",
                 "stills": [{"area": 2048}, {"area": 512, "mirrored": true}, {"area": 8192}]}
                """);
    }

    @Test
    void aStillIsTheMeanOfItsLooks() {
        try (DepthSource source = source(cache, 0)) {
            RawDepth depth = source.raw(picture);
            assertEquals(3, source.inferences());
            assertArrayEquals(depth.values(), source.raw(picture).values());
            assertEquals(3, source.inferences());
        }
    }

    /** The look at the mirror image is turned back: of a picture that is its own one, depth is its own one, too. */
    @Test
    void mirrorImagesAreTurnedBack() {
        RgbaImage image = RgbaImage.allocate(new Size(64, 32));
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 64; x++) {
                image.setArgb(x, y, 0xff000000 | 0x010101 * (x * 3));
            }
        }
        try (DepthSource source = source(cache, 0)) {
            RawDepth depth = source.raw(picture(image));
            float[] values = depth.values();
            int width = depth.size().width();
            // brightness grows to the right in every look; one turned the wrong way would say nothing and take a third
            assertEquals(3 * 60 / 255f, values[width - 3] - values[2], 0.03);
        }
    }

    @Test
    void framesAndPicturesOfAGivenSizeAreLookedAtOnce() {
        try (DepthSource source = source(cache, 0)) {
            RawDepth frame = source.frame(picture.image());
            assertEquals(1, source.inferences());
            // neither is taken for the other
            assertFalse(Arrays.equals(frame.values(), source.raw(picture).values()));
            assertEquals(4, source.inferences());
            assertArrayEquals(frame.values(), source.estimate(picture.image()).values());
        }
        try (DepthSource source = source(cache, 32)) {
            source.raw(picture);
            assertEquals(1, source.inferences());
        }
    }
}
