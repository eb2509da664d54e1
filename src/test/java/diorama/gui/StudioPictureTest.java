package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.gl.GlDevice;
import diorama.gl.GraphicsCard;
import diorama.gl.Headless;
import diorama.gui.picture.Stage;
import diorama.gui.state.Action;
import diorama.gui.state.Document;
import diorama.gui.state.Settings;
import diorama.gui.state.Source;
import diorama.gui.state.Staging;
import diorama.gui.state.Standpoint;
import diorama.gui.state.StereoPreview;
import diorama.gui.state.ViewState;
import diorama.gui.work.EarlyMesh;
import diorama.gui.work.PhotoWorkshop;
import diorama.image.ImageFiles;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.media.DepthChoice;
import diorama.render.Look;
import diorama.render.Shading;
import diorama.stereo.StereoLayout;
import diorama.stereo.StereoOptions;
import diorama.stereo.SyntheticView;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("gl")
class StudioPictureTest {
    private static final Size SIZE = new Size(320, 200);
    private static final int ACROSS = 4;
    private static final Studio.Means MEANS =
            new Studio.Means(DepthChoice.MODEL, () -> ModelCatalogue.read(Path.of("models")), EarlyMesh.none());

    /** On a machine without a graphics card the one is drawn without OpenGL, and must look like the other all the same. */
    @Test
    void aMeshLooksAsInTheWindow() {
        Path file = Path.of("samples/vase.glb");
        for (Shading shading : new Shading[] {Shading.SHADED, Shading.MATCAP, Shading.NORMALS}) {
            Settings settings = Settings.DEFAULTS.with(Look.DEFAULTS.with(shading));
            RgbaImage picture = Studio.picture(file, settings, Standpoint.DEFAULTS, MEANS, SIZE, note -> {});
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

    /** What the processor does not draw as OpenGL does is drawn all the same where there is none. */
    @Test
    void whereThereIsNoOpenGlThereIsAPicture(@TempDir Path folder) throws IOException {
        Assumptions.assumeFalse(GraphicsCard.maybe());
        Path file = folder.resolve("lit.gltf");
        String places = Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(36)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putFloat(12, 1)
                        .putFloat(28, 1)
                        .array());
        Files.writeString(
                file,
                "{\"asset\":{\"version\":\"2.0\"},\"nodes\":[{\"mesh\":0}],\"meshes\":[{\"primitives\":[{\"material\":0,"
                        + "\"attributes\":{\"POSITION\":0}}]}],\"materials\":[{\"emissiveFactor\":[0.1,0.1,0.1]}],"
                        + "\"accessors\":[{\"bufferView\":0,\"componentType\":5126,\"count\":3,\"type\":\"VEC3\"}],"
                        + "\"bufferViews\":[{\"buffer\":0,\"byteLength\":36}],\"buffers\":[{\"byteLength\":36,\"uri\":"
                        + "\"data:application/octet-stream;base64," + places + "\"}]}");
        List<String> notes = new ArrayList<>();
        StudioPicture none = new StudioPicture(Settings.DEFAULTS, Standpoint.DEFAULTS, MEANS, SIZE, notes::add, () -> {
            throw new UserError("no OpenGL");
        });
        assertEquals(SIZE, none.of(file).size());
        assertEquals(List.of("drawn by the processor, without all that its materials have: no OpenGL"), notes);
    }

    /** All shadings of the pie, then all stereo viewports, against a sheet that was looked at; DIORAMA_GOLDENS=keep keeps this one. */
    @Test
    void everyShadingAndStereoViewLooksAsItDid() throws IOException {
        List<Settings> looks = new ArrayList<>();
        for (Shading shading : Shading.values()) {
            looks.add(Settings.DEFAULTS.with(Look.DEFAULTS.with(shading)));
        }
        Settings wide =
                Settings.DEFAULTS.with(new StereoOptions(6, 0.5f, SyntheticView.BOTH, StereoLayout.FULL_SBS, false));
        for (StereoPreview preview : StereoPreview.values()) {
            if (preview != StereoPreview.OFF) {
                looks.add(wide.with(wide.view().withStereoPreview(preview)));
            }
        }
        Size tile = new Size(SIZE.width() / 2, SIZE.height() / 2);
        Size all = new Size(ACROSS * tile.width(), (looks.size() + ACROSS - 1) / ACROSS * tile.height());
        RgbaImage sheet = RgbaImage.allocate(all);
        List<RgbaImage> seen = onStage(Path.of("samples/vase.glb"), looks);
        for (int i = 0; i < looks.size(); i++) {
            RgbaImage small = Resample.resize(seen.get(i), tile);
            for (int p = 0; p < tile.pixels(); p++) {
                int x = p % tile.width();
                int y = p / tile.width();
                sheet.setArgb(
                        i % ACROSS * tile.width() + x, i / ACROSS * tile.height() + y, small.argb(x, y) | 0xff000000);
            }
        }
        Path kept = Path.of("src/test/resources/window/looks.jpg");
        if ("keep".equals(System.getenv("DIORAMA_GOLDENS"))) {
            ImageFiles.write(sheet, kept);
            return;
        }
        RgbaImage wanted = ImageFiles.read(kept);
        assertEquals(wanted.size(), sheet.size());
        List<String> strangers = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            double sum = 0;
            for (int y = 0; y < tile.height(); y++) {
                for (int x = 0; x < tile.width(); x++) {
                    int u = i % ACROSS * tile.width() + x;
                    int v = i / ACROSS * tile.height() + y;
                    sum += Math.abs((sheet.argb(u, v) >> 8 & 255) - (wanted.argb(u, v) >> 8 & 255));
                }
            }
            double mean = sum / tile.pixels();
            if (mean > 1.5 /* of 255: JPEG, and another card's edges */) {
                strangers.add("tile " + i + ": " + mean);
            }
        }
        if (!strangers.isEmpty()) {
            ImageFiles.write(
                    sheet, Files.createDirectories(Path.of("target/window")).resolve("looks.png"));
        }
        assertEquals(List.of(), strangers, "see target/window/looks.png");
    }

    private static RgbaImage onStage(Path file, Settings settings) {
        return onStage(file, List.of(settings)).get(0);
    }

    private static List<RgbaImage> onStage(Path file, List<Settings> looks) {
        try (PhotoWorkshop workshop = MEANS.workshop();
                GlDevice device = Headless.device();
                Stage stage = new Stage(device)) {
            Document document = workshop.open(Source.of(file), looks.get(0).recipe(), Progress.NONE, new CancelToken());
            List<RgbaImage> seen = new ArrayList<>();
            for (Settings settings : looks) {
                ViewState state = ViewState.empty(settings).reduce(new Action.Open(document));
                seen.add(stage.draw(Staging.of(state), Standpoint.DEFAULTS.of(state.view()), settings, SIZE)
                        .read());
            }
            return seen;
        }
    }
}
