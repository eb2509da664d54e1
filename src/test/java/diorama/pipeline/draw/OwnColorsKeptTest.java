package diorama.pipeline.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.base.Size;
import diorama.depth.DepthOptions;
import diorama.image.DepthFiles;
import diorama.image.DepthMap;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.image.StereoFiles;
import diorama.image.StillExtras;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.DepthChoice;
import diorama.pipeline.network.DepthSource;
import diorama.video.still.WebpStill;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnColorsKeptTest {
    private static final Size SIZE = new Size(64, 48);

    @TempDir
    Path folder;

    /** Proportional to light, under a name that does not say sRGB. */
    private static byte[] linear() {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        profile[new String(profile, StandardCharsets.ISO_8859_1).indexOf("linear sRGB") + 7] = 'x';
        return profile;
    }

    @Test
    void coloursLookTheSameInFilesWithAndWithoutAPlaceForTheProfile() {
        RgbaImage image = RgbaImage.allocate(SIZE);
        for (int i = 0; i < SIZE.pixels(); i++) {
            image.setArgb(i % SIZE.width(), i / SIZE.width(), 0xff804020);
        }
        Path map = folder.resolve("map.png");
        DepthFiles.write(DepthMap.constant(SIZE, 0.5f), map);
        DepthChoice choice = DepthChoice.AUTO.with(Optional.of(map));
        try (DepthSource depth =
                new DepthSource(ModelCatalogue.read(Path.of("models")), DepthOptions.DEFAULTS, choice)) {
            for (String source : new String[] {"in.jpg", "in.png", "in.tif", "in.webp"}) {
                Path in = folder.resolve(source);
                StillExtras extras = new StillExtras(Optional.empty(), Optional.of(linear()));
                if (WebpStill.is(in)) {
                    WebpStill.write(image, in, 100, extras);
                } else {
                    StereoFiles.write(image, in, 100, Optional.empty(), extras);
                }
                int want = ImageFiles.read(in).argb(32, 24);
                for (String kind : new String[] {"webp", "tif", "bmp", "png", "jpg", "JPS", "mpo"}) {
                    Path out = folder.resolve("out." + kind);
                    StereoPicture.convert(in, out, StereoJob.DEFAULTS, depth);
                    assertSame(want, ImageFiles.read(out).argb(32, 24), source + " to " + kind);
                }
            }
        }
    }

    private static void assertSame(int want, int got, String what) {
        for (int shift = 0; shift < 24; shift += 8) {
            assertEquals(want >> shift & 255, got >> shift & 255, 6 /* levels, lossy */, what);
        }
    }
}
