package diorama.depth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.DepthFiles;
import diorama.image.DepthMap;
import diorama.image.ImageFiles;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.media.DepthChoice;
import diorama.pipeline.network.DepthSource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SkyFinderTest {
    private static final Path HOME = Path.of(System.getProperty("diorama.home", "."));

    /** Share of the picture that is found, and of that, what truly is sky. */
    private static double[] found(String name) {
        RgbaImage image = ImageFiles.read(HOME.resolve("samples").resolve(name + ".jpg"));
        DepthMap map;
        float limit;
        try (DepthSource source = new DepthSource(
                ModelCatalogue.read(HOME.resolve("models")), DepthOptions.DEFAULTS, DepthChoice.MODEL)) {
            RawDepth raw = source.estimate(image);
            map = DepthNormalizer.normalize(raw.size(), raw.values(), raw.kind());
            limit = DepthNormalizer.rangeOf(raw.values(), raw.kind()).skyLimit(raw.kind());
        }
        DepthMap truth =
                Resample.resize(DepthFiles.read(HOME.resolve("samples").resolve(name + "_depth.png")), map.size());
        boolean[] sky =
                SkyFinder.find(image, map, limit).orElse(new boolean[map.size().pixels()]);
        int all = 0;
        int right = 0;
        int true0 = 0;
        for (int i = 0; i < sky.length; i++) {
            boolean far = truth.inverseDepth()[i] < 0.01f;
            true0 += far ? 1 : 0;
            all += sky[i] ? 1 : 0;
            right += sky[i] && far ? 1 : 0;
        }
        return new double[] {(double) all / sky.length, (double) right / Math.max(1, all), (double) true0 / sky.length};
    }

    @Test
    void theSkyOfAHarbourIsFoundAndNothingElse() {
        double[] harbour = found("harbour");
        assertTrue(harbour[0] > 0.7 * harbour[2], "found " + harbour[0] + " of " + harbour[2]);
        assertTrue(harbour[1] > 0.97, "right " + harbour[1]);
    }

    @Test
    void aRoomHasNone() {
        assertEquals(0, found("table")[0]);
    }

    @Test
    void skiesThroughLeavesAreNotGuessed() {
        assertTrue(found("forest")[0] < 0.3);
    }

    @Test
    void aBrightWallBehindABrighterThingIsNoSky() {
        Size size = new Size(64, 48);
        RgbaImage room = RgbaImage.allocate(size);
        DepthMap depth = DepthMap.allocate(size);
        for (int i = 0; i < size.pixels(); i++) {
            boolean wall = i / 64 < 24;
            room.setArgb(i % 64, i / 64, wall ? 0xffa0a8b8 : 0xfff0f0f0);
            depth.inverseDepth()[i] = wall ? 0.05f : 0.8f;
        }
        assertTrue(SkyFinder.find(room, depth, 1).isEmpty());
        assertEquals(depth, SkyFinder.cleared(room, depth, 1));
    }

    @Test
    void whatHasAQuarterOfTheNearestValueIsNoSky() {
        Size size = new Size(64, 48);
        RgbaImage picture = RgbaImage.allocate(size);
        DepthMap depth = DepthMap.allocate(size);
        for (int i = 0; i < size.pixels(); i++) {
            boolean bright = i / 64 < 24;
            picture.setArgb(i % 64, i / 64, bright ? 0xffe8f0f8 : 0xff604030);
            depth.inverseDepth()[i] = bright ? 0.01f : 0.8f;
        }
        // 0 is infinity and the farthest lies there, or a quarter as near as the nearest does
        DepthKind kind = DepthKind.INVERSE_RELATIVE;
        assertTrue(SkyFinder.find(picture, depth, new DepthRange(0, 8).skyLimit(kind))
                .isPresent());
        assertTrue(SkyFinder.find(picture, depth, new DepthRange(2, 8).skyLimit(kind))
                .isEmpty());
        // where 0 may be anywhere only the picture tells
        assertTrue(SkyFinder.find(picture, depth, new DepthRange(-2, 8).skyLimit(kind))
                .isPresent());
        assertTrue(SkyFinder.find(picture, depth, new DepthRange(2, 8).skyLimit(DepthKind.DISTANCE_RELATIVE))
                .isPresent());
    }
}
