package diorama.pipeline.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.Needs;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.gl.GlDevice;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.relief.LayerBuilder;
import diorama.relief.Layers;
import diorama.relief.ReliefOptions;
import diorama.render.Backend;
import diorama.stereo.FrameOptions;
import diorama.stereo.StereoLayout;
import diorama.stereo.StereoOptions;
import diorama.stereo.SyntheticView;
import diorama.stereo.View;
import diorama.video.write.Clips;
import org.junit.jupiter.api.Test;

class BackendsTest {
    private static final Size SIZE = new Size(96, 64);

    @Test
    void theCpuDrawsWhereNoGraphicsCardDoes() {
        boolean card;
        try (GlDevice device = GlDevice.headless()) {
            card = !device.softwareRenderer();
        } catch (UserError e) {
            card = false;
        }
        try (StereoBackend backend =
                Backends.stereo(Backend.AUTO, SIZE, StereoOptions.DEFAULTS, FrameOptions.DEFAULTS)) {
            assertEquals(card, !backend.name().equals("the CPU"), backend.name());
        }
    }

    @Test
    void bothBackEndsDrawTheSameInEveryLayout() {
        boolean present;
        try (GlDevice device = GlDevice.headless()) {
            present = !device.rendererName().isEmpty();
        } catch (UserError e) {
            present = false;
        }
        Needs.that(present, "gl", "draws");
        for (StereoLayout layout : StereoLayout.values()) {
            StereoOptions options = new StereoOptions(6, 0.4f, SyntheticView.BOTH, layout, true);
            RgbaImage cpu = draw(Backend.CPU, options);
            RgbaImage gl = draw(Backend.GL, options);
            double sum = 0;
            int bytes = 4 * cpu.size().pixels();
            for (int i = 0; i < bytes; i++) {
                sum += Math.abs((cpu.rgba().get(i) & 255) - (gl.rgba().get(i) & 255));
            }
            // to the last level they are compared in render; a wrong eye, side or layout is off by far more
            assertTrue(sum / bytes <= 0.1, layout + ": mean " + sum / bytes);
        }
    }

    private static RgbaImage draw(Backend asked, StereoOptions options) {
        DepthMap depth = DepthMap.allocate(SIZE);
        for (int i = 0; i < SIZE.pixels(); i++) {
            int x = i % SIZE.width();
            depth.inverseDepth()[i] = x > 30 && x < 60 ? 0.9f : 0.2f + x / 500f;
        }
        Layers layers = LayerBuilder.forStills().build(Clips.moving(SIZE, 20), depth, ReliefOptions.DEFAULTS, 3);
        try (StereoBackend backend = Backends.stereo(asked, SIZE, options, FrameOptions.DEFAULTS)) {
            RgbaImage packed = RgbaImage.allocate(backend.size());
            backend.draw(layers, View.of(options), packed);
            return packed;
        }
    }
}
