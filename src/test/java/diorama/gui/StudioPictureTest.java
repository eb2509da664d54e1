package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.gl.GlDevice;
import diorama.gl.Headless;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.DepthChoice;
import diorama.render.Look;
import diorama.render.Shading;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("gl")
class StudioPictureTest {
    private static final Size SIZE = new Size(320, 200);
    private static final Studio.Means MEANS =
            new Studio.Means(DepthChoice.MODEL, () -> ModelCatalogue.read(Path.of("models")), EarlyMesh.none());

    /** On a machine without a graphics card the one is drawn without OpenGL, and must look like the other all the same. */
    @Test
    void aMeshLooksAsInTheWindow() {
        Path file = Path.of("samples/vase.glb");
        for (Shading shading : new Shading[] {Shading.SHADED, Shading.MATCAP, Shading.NORMALS}) {
            Settings settings = Settings.DEFAULTS.with(Look.DEFAULTS.with(shading));
            RgbaImage picture = Studio.picture(file, settings, Standpoint.DEFAULTS, MEANS, SIZE);
            RgbaImage window = onStage(file, settings);
            double sum = 0;
            for (int i = 0; i < picture.rgba().capacity(); i++) {
                sum += Math.abs((picture.rgba().get(i) & 255) - (window.rgba().get(i) & 255));
            }
            assertEquals(SIZE, picture.size());
            double mean = sum / picture.rgba().capacity();
            assertTrue(mean < 0.5 /* of 255, at edges */, shading + ": " + mean);
        }
    }

    private static RgbaImage onStage(Path file, Settings settings) {
        try (PhotoWorkshop workshop = MEANS.workshop();
                GlDevice device = Headless.device();
                Stage stage = new Stage(device)) {
            Document document = workshop.open(Source.of(file), settings.recipe(), Progress.NONE, new CancelToken());
            ViewState state = ViewState.empty(settings).reduce(new Action.Open(document));
            return stage.draw(Staging.of(state), Standpoint.DEFAULTS.of(state.view()), settings, SIZE)
                    .read();
        }
    }
}
