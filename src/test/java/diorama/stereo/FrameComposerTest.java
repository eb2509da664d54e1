package diorama.stereo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import diorama.Vectors;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.RgbaImage;
import diorama.options.OptionSchema;
import diorama.relief.Layers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameComposerTest {
    private static final Size EYE = new Size(64, 36);

    /** Defaults with some options as they are typed: "pad=0.5 pad-mode=lr". */
    private static FrameOptions frame(String typed) {
        OptionSchema<FrameOptions> schema = FrameOptions.SCHEMA;
        FrameOptions options = FrameOptions.DEFAULTS;
        for (String one : typed.split(" ")) {
            String[] pair = one.split("=");
            options = schema.withText(options, schema.option(pair[0]), pair[1]);
        }
        return options;
    }

    private static StereoOptions layout(StereoLayout layout) {
        return new StereoOptions(2, 0.5f, SyntheticView.BOTH, layout, false);
    }

    private static RgbaImage drawn(Layers layers, StereoOptions options, FrameOptions frame) {
        StereoPainter painter = new StereoPainter(layers.size(), options, frame);
        RgbaImage packed = RgbaImage.allocate(painter.size());
        painter.draw(layers, packed);
        return packed;
    }

    @Test
    void theOffsetOfTheEyesIsThePeers() {
        for (Map.Entry<String, JsonElement> entry : Vectors.of("ipd").entrySet()) {
            JsonObject want = entry.getValue().getAsJsonObject();
            Size eye = new Size(1920, 1080);
            EyeFrame frame = EyeFrame.of(eye, frame("ipd-offset=" + entry.getKey()), StereoLayout.FULL_SBS);
            assertEquals(want.get("new_w").getAsInt(), frame.size().width());
            int[] left = {frame.leftX(), frame.size().width() - eye.width() - frame.leftX()};
            int[] right = {frame.rightX(), frame.size().width() - eye.width() - frame.rightX()};
            for (int i = 0; i < 2; i++) {
                assertEquals(want.getAsJsonArray("left(l,r)").get(i).getAsInt(), left[i]);
                assertEquals(want.getAsJsonArray("right(l,r)").get(i).getAsInt(), right[i]);
            }
        }
    }

    @Test
    void theHalfSphereIsThePeers() {
        JsonObject vector = Vectors.of("vr180");
        Equirectangular sphere = new Equirectangular(
                new Size(vector.get("w").getAsInt(), vector.get("h").getAsInt()), 90);
        JsonArray want = vector.getAsJsonArray("out_size_and_grid");
        assertEquals(want.get(0).getAsInt(), sphere.size().width());
        JsonArray points = vector.getAsJsonArray("points");
        for (int i = 0; i < points.size(); i++) {
            float[] point = Vectors.floats(points.get(i).getAsJsonArray());
            float[] grid = Vectors.floats(want.get(1).getAsJsonArray().get(i).getAsJsonArray());
            double[] got = sphere.grid(point[0], point[1]);
            assertEquals(grid[0], got[0], 2e-6 /* vectors have six digits */);
            assertEquals(grid[1], got[1], 2e-6);
        }
    }

    /** From iw3's postprocess_padding: round(size * pad) // 2 on each side. */
    @ParameterizedTest
    @CsvSource({
        "tblr, 0.5, 96, 54, 16, 9",
        "tb, 0.5, 64, 54, 0, 9",
        "lr, 0.3, 82, 36, 9, 0",
        "top, 0.5, 64, 54, 0, 18",
        "16:9, 9, 64, 36, 0, 0"
    })
    void paddingIsThePeers(String mode, String share, int width, int height, int x, int y) {
        EyeFrame frame =
                EyeFrame.of(EYE, frame("pad-mode=" + mode + " pad=" + share.replace("9", "0")), StereoLayout.FULL_SBS);
        assertEquals(new Size(width, height), frame.size());
        assertEquals(x, frame.leftX());
        assertEquals(y, frame.y());
    }

    @Test
    void wideModeMakesTheShape16To9() {
        FrameOptions wide = frame("pad-mode=16:9");
        assertEquals(
                new Size(100, 56),
                EyeFrame.of(new Size(40, 56), wide, StereoLayout.FULL_SBS).size());
        assertEquals(
                new Size(200, 112),
                EyeFrame.of(new Size(200, 20), wide, StereoLayout.FULL_SBS).size());
    }

    @Test
    void barsAreBlackAndTheEyesLieWithinThem() {
        Layers layers = Fixtures.wild(EYE, 3);
        StereoPair pair = new ScanlineRenderer().draw(layers, layout(StereoLayout.FULL_SBS));
        RgbaImage packed = drawn(layers, layout(StereoLayout.FULL_SBS), frame("pad=0.5 ipd-offset=4"));
        // p = int(2.56) = 2; eye of 64 + 6 px, with bars of 17 and 9 px
        assertEquals(new Size(2 * 104, 54), packed.size());
        assertEquals(0xff000000, packed.argb(0, 0));
        assertEquals(0xff000000, packed.argb(20, 30));
        assertEquals(pair.left().argb(0, 0), packed.argb(17 + 4, 9));
        assertEquals(pair.right().argb(0, 0), packed.argb(104 + 17 + 2, 9));
        assertEquals(0xff000000, packed.argb(104 + 17 + 1, 9));
    }

    @Test
    void aDirtyPictureGetsBlackBars() {
        Layers layers = Fixtures.wild(EYE, 3);
        StereoPainter painter = new StereoPainter(EYE, layout(StereoLayout.FULL_TB), frame("pad=0.5"));
        RgbaImage clean = RgbaImage.allocate(painter.size());
        RgbaImage dirty = Fixtures.texture(painter.size(), 5);
        painter.draw(layers, clean);
        painter.draw(layers, dirty);
        assertEquals(0, Fixtures.worst(clean, dirty));
    }

    @Test
    void aLargeFrameIsFittedIntoItsCanvas() {
        FrameOptions canvas = frame("canvas=40x40 ipd-offset=10");
        Size fitted = canvas.shrunk(new Size(200, 100), StereoLayout.FULL_SBS);
        Size barred = EyeFrame.barred(fitted, canvas, StereoLayout.FULL_SBS);
        assertTrue(barred.width() <= 40 && barred.width() >= 36, fitted + " with bars " + barred);
        assertEquals(
                new Size(40, 40),
                EyeFrame.of(fitted, canvas, StereoLayout.FULL_SBS).size());
        assertEquals(new Size(20, 20), frame("canvas=40x40").shrunk(new Size(20, 20), StereoLayout.FULL_SBS));
        assertThrows(UserError.class, () -> frame("canvas=40"));
        assertThrows(UserError.class, () -> frame("canvas=0x40"));
    }

    /** iw3: height first, then width; even sides; without keeping the aspect only the side that is too large changes. */
    @ParameterizedTest
    @CsvSource({
        "max-output-height=50, 200, 50",
        "max-output-height=50 keep-aspect-ratio=true, 100, 50",
        "max-output-width=101, 100, 100",
        "max-output-width=100 keep-aspect-ratio=true, 100, 50",
        "max-output-width=400, 200, 100"
    })
    void limitsAreThePeers(String typed, int width, int height) {
        assertEquals(new Size(width, height), frame(typed).limited(new Size(200, 100)));
    }

    @Test
    void aHeightLimitShrinksTheSourceFirst() {
        assertEquals(
                new Size(100, 50), frame("max-output-height=50").shrunk(new Size(200, 100), StereoLayout.FULL_SBS));
        assertEquals(
                new Size(200, 100), frame("max-output-width=50").shrunk(new Size(200, 100), StereoLayout.FULL_SBS));
    }

    @Test
    void rgbdShowsThePictureAndItsDepth() {
        Layers layers = Fixtures.wild(EYE, 4);
        RgbaImage packed = drawn(layers, layout(StereoLayout.RGBD), frame("ipd-offset=5"));
        assertEquals(new Size(128, 36), packed.size());
        for (int i = 0; i < EYE.pixels(); i++) {
            int x = i % 64;
            int y = i / 64;
            assertEquals(layers.color().argb(x, y), packed.argb(x, y));
            assertEquals(255 * layers.depth().at(x, y), packed.argb(64 + x, y) & 255, 0.5001f);
        }
        assertEquals(
                EYE,
                drawn(layers, layout(StereoLayout.HALF_RGBD), FrameOptions.DEFAULTS)
                        .size());
    }

    @Test
    void theMiddleOfAHalfSphereIsThePictureAndItsRimIsBlack() {
        Size eye = new Size(60, 40);
        Layers layers = Fixtures.wild(eye, 6);
        StereoOptions flat = new StereoOptions(0, 0.5f, SyntheticView.BOTH, StereoLayout.VR180, false);
        RgbaImage packed = drawn(layers, flat, FrameOptions.DEFAULTS);
        assertEquals(new Size(180, 90), packed.size());
        assertEquals(0xff000000, packed.argb(45, 2));
        assertEquals(0xff000000, packed.argb(2, 45));
        // the picture's edge is seen at 45 degrees, a quarter of the square from its end
        assertEquals(0xff000000, packed.argb(20, 45));
        assertTrue((packed.argb(25, 45) & 0xffffff) != 0);
        RgbaImage wide = drawn(layers, flat, frame("vr-fov=120"));
        assertTrue((wide.argb(17, 45) & 0xffffff) != 0);
    }

    @Test
    void interlacedLayoutsTakeTurns() {
        Layers layers = Fixtures.wild(EYE, 9);
        StereoPair pair = new ScanlineRenderer().draw(layers, layout(StereoLayout.FULL_SBS));
        for (StereoLayout layout : new StereoLayout[] {StereoLayout.ROWS, StereoLayout.COLUMNS, StereoLayout.CHECKER}) {
            RgbaImage packed = drawn(layers, layout(layout), FrameOptions.DEFAULTS);
            for (int i = 0; i < EYE.pixels(); i++) {
                int x = i % 64;
                int y = i / 64;
                int turn = (layout == StereoLayout.ROWS ? y : layout == StereoLayout.COLUMNS ? x : x + y) % 2;
                RgbaImage eye = turn == 0 ? pair.left() : pair.right();
                assertEquals(eye.argb(x, y), packed.argb(x, y), layout + " at " + x + "," + y);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 7", "7, 1", "3, 5"})
    void tinyPicturesGoThroughEveryLayout(int width, int height) {
        Layers layers = Fixtures.wild(new Size(width, height), 1);
        for (StereoLayout layout : StereoLayout.values()) {
            RgbaImage packed = drawn(layers, layout(layout), frame("ipd-offset=20 pad=1"));
            assertTrue(packed.size().pixels() > 0);
        }
    }
}
