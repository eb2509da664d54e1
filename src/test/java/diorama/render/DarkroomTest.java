package diorama.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.Needs;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.gl.GlDevice;
import diorama.gl.GlScope;
import diorama.gl.Texture;
import diorama.gl.TextureFormat;
import diorama.image.RgbaImage;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The card's darkroom does what {@link Grade} and the mean in linear light do. */
@Tag("gl")
class DarkroomTest {
    private static final Size SIZE = new Size(60, 40);

    private static GlDevice device() {
        try {
            return GlDevice.headless();
        } catch (UserError e) {
            Needs.that(false, "gl", String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /** Soft patches of colour. */
    private static RgbaImage picture(int seed) {
        Random random = new Random(seed);
        double[] waves = random.doubles(6, 0.05, 0.3).toArray();
        RgbaImage image = RgbaImage.allocate(SIZE);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                int argb = 0xff;
                for (int c = 0; c < 3; c++) {
                    double wave = Math.sin(waves[c] * x + seed) * Math.cos(waves[3 + c] * y);
                    argb = (argb << 8) | (int) Math.round(127.5 + 127 * wave);
                }
                image.setArgb(x, y, argb);
            }
        }
        return image;
    }

    private static RgbaImage developed(GradeOptions grade, RgbaImage... pictures) {
        try (GlDevice device = device();
                GlScope scope = device.scope().child("test");
                Darkroom room = new Darkroom(scope)) {
            room.blank(SIZE);
            for (RgbaImage picture : pictures) {
                Texture texture = new Texture(scope, TextureFormat.RGBA8, SIZE);
                texture.upload(picture.rgba());
                room.expose(texture);
            }
            assertEquals(pictures.length, room.exposures());
            return room.develop(grade, SIZE).read();
        }
    }

    private static int difference(RgbaImage a, RgbaImage b) {
        int most = 0;
        for (int i = 0; i < a.rgba().capacity(); i++) {
            most = Math.max(most, Math.abs((a.rgba().get(i) & 255) - (b.rgba().get(i) & 255)));
        }
        return most;
    }

    @Test
    void theGradeIsThatOfClips() {
        for (GradeOptions grade : new GradeOptions[] {
            GradeOptions.DEFAULTS,
            new GradeOptions(40, 100, 100, 0, 0, 0),
            new GradeOptions(100, 150, 90, 0, 0, 0),
            new GradeOptions(150, 80, 120, 70, 0, 0),
            new GradeOptions(100, 100, 100, 0, 1, 0),
            new GradeOptions(130, 110, 95, 20, 0.6f, 18)
        }) {
            RgbaImage wanted = picture(3);
            new Grade(grade).apply(wanted);
            RgbaImage seen = developed(grade, picture(3));
            assertTrue(difference(wanted, seen) <= 2 /* levels of 255 */, grade + ": " + difference(wanted, seen));
        }
    }

    @Test
    void exposuresAreAMeanInLinearLight() {
        RgbaImage seen = developed(GradeOptions.DEFAULTS, picture(1), picture(2), picture(3));
        RgbaImage wanted = RgbaImage.allocate(SIZE);
        for (int i = 0; i < wanted.rgba().capacity(); i++) {
            float sum = 0;
            for (int seed = 1; seed <= 3; seed++) {
                sum += LinearLight.of(picture(seed).rgba().get(i) & 255);
            }
            wanted.rgba().put(i, (byte) (i % 4 == 3 ? 255 : LinearLight.encode(sum / 3)));
        }
        assertTrue(difference(wanted, seen) <= 1, "levels of 255: " + difference(wanted, seen));
    }

    /** White on the left and nothing on the right. */
    private static RgbaImage half() {
        RgbaImage image = RgbaImage.allocate(SIZE);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width() / 2; x++) {
                image.setArgb(x, y, 0xffffffff);
            }
        }
        return image;
    }

    private static void assertWhite(RgbaImage seen) {
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                int argb = seen.argb(x, y);
                boolean white = argb >>> 24 == 0 || (argb & 0xfcfcfc) == 0xfcfcfc;
                assertTrue(white, () -> Integer.toHexString(argb));
            }
        }
    }

    @Test
    void whatIsSeenThroughHasNoColor() {
        RgbaImage white = half();
        RgbaImage seen = developed(GradeOptions.DEFAULTS, white, RgbaImage.allocate(SIZE));
        assertWhite(seen);
        assertEquals(128, seen.argb(0, 0) >>> 24, 1);
        assertEquals(0, seen.argb(SIZE.width() - 1, 0) >>> 24);
    }

    @Test
    void fringesAreOfWhatIsThere() {
        assertWhite(developed(new GradeOptions(100, 100, 100, 0, 0, 60), half()));
    }
}
