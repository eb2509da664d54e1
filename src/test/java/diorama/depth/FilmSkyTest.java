package diorama.depth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import org.junit.jupiter.api.Test;

class FilmSkyTest {
    private static final Size SIZE = new Size(64, 48);
    private static final int IN_SKY = 10 * 64 + 30;

    /** A blue sky over dark ground, or dusk in which no sky is found. */
    private static RgbaImage scene(boolean sky) {
        RgbaImage image = RgbaImage.allocate(SIZE);
        for (int i = 0; i < SIZE.pixels(); i++) {
            image.setArgb(i % 64, i / 64, i / 64 < 24 ? (sky ? 0xff90b0f0 : 0xff707478) : 0xff304020);
        }
        return image;
    }

    /** A network that puts the sky nearer in every other frame. */
    private static DepthMap depth(int frame) {
        DepthMap depth = DepthMap.allocate(SIZE);
        for (int i = 0; i < SIZE.pixels(); i++) {
            depth.inverseDepth()[i] = i / 64 < 24 ? 0.02f + 0.03f * (frame % 2) : 0.1f + 0.8f * (i / 64 - 24) / 24f;
        }
        return depth;
    }

    @Test
    void aSkyThatStaysIsStillAndFarthest() {
        FilmSky sky = new FilmSky(FilmSky.State.NONE);
        for (int i = 0; i < 40; i++) {
            DepthMap map = sky.next(scene(true), depth(i), 1, false);
            assertEquals(0, map.inverseDepth()[IN_SKY], "frame " + i);
            assertEquals(depth(i).inverseDepth()[3000], map.inverseDepth()[3000], "the ground stays");
        }
    }

    @Test
    void aSkyComesAndGoesSlowly() {
        FilmSky sky = new FilmSky(FilmSky.State.NONE);
        assertEquals(0.02f, sky.next(scene(false), depth(0), 1, false).inverseDepth()[IN_SKY]);
        float before = 0.02f;
        for (int i = 0; i < 12; i++) {
            float d = sky.next(scene(true), depth(0), 1, false).inverseDepth()[IN_SKY];
            assertTrue(d < before && before - d < 0.002f, "frame " + i + ": " + d + " after " + before);
            before = d;
        }
        assertEquals(0, before, 1e-6f);
    }

    @Test
    void whereItFlickersItIsLeftAsTheNetworkHasIt() {
        FilmSky sky = new FilmSky(FilmSky.State.NONE);
        float d = 0;
        for (int i = 0; i < 60; i++) {
            d = sky.next(scene(i % 3 != 0), depth(0), 1, false).inverseDepth()[IN_SKY];
        }
        assertEquals(0.02f, d, 1e-6f);
    }

    /** A part of the sky whose brightness swings about what just counts as sky. */
    @Test
    void aPartThatIsFoundAndMissedByTurnsStaysStill() {
        FilmSky sky = new FilmSky(FilmSky.State.NONE);
        float before = 0;
        for (int i = 0; i < 60; i++) {
            RgbaImage image = scene(true);
            int cloud = i % 2 == 0 ? 0xff606878 : 0xff5a6272;
            for (int p = 0; p < 24 * 24; p++) {
                image.setArgb(40 + p % 24, p / 24, cloud);
            }
            float d = sky.next(image, depth(0), 1, false).inverseDepth()[10 * 64 + 52];
            if (i > 3) {
                // the network's own 0.02 against 0: unsteadied it would jump by all of it
                assertEquals(before, d, 0.006f, "frame " + i);
            }
            before = d;
        }
    }

    @Test
    void whatCrossesTheSkyIsNeverPutBehindIt() {
        FilmSky sky = new FilmSky(FilmSky.State.NONE);
        for (int i = 0; i < 40; i++) {
            RgbaImage image = scene(true);
            DepthMap depth = depth(0);
            for (int y = 4; y < 24; y++) {
                for (int x = i; x < i + 8; x++) {
                    image.setArgb(x, y, 0xff202018);
                    depth.inverseDepth()[y * 64 + x] = 0.6f;
                }
            }
            DepthMap map = sky.next(image, depth, 1, false);
            assertEquals(0.6f, map.inverseDepth()[10 * 64 + i], "frame " + i);
            assertEquals(0.6f, map.inverseDepth()[10 * 64 + i + 7], "frame " + i);
            if (i > 12) {
                assertEquals(0, map.inverseDepth()[10 * 64 + i - 6], "the sky behind it is back");
            }
        }
    }

    @Test
    void aNewShotBeginsAtOnceAndAStateGoesOnExactly() {
        FilmSky sky = new FilmSky(FilmSky.State.NONE);
        sky.next(scene(false), depth(0), 1, false);
        assertEquals(0, sky.next(scene(true), depth(0), 1, true).inverseDepth()[IN_SKY]);
        for (int i = 0; i < 5; i++) {
            sky.next(scene(i % 2 == 0), depth(i), 1, false);
        }
        FilmSky other = new FilmSky(sky.state());
        for (int i = 0; i < 20; i++) {
            assertEquals(
                    sky.next(scene(i > 3), depth(i), 1, false).inverseDepth()[IN_SKY],
                    other.next(scene(i > 3), depth(i), 1, false).inverseDepth()[IN_SKY]);
        }
    }
}
