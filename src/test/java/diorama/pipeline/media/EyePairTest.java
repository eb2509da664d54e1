package diorama.pipeline.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.depth.DepthOptions;
import diorama.image.DepthMap;
import diorama.image.ImageFiles;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.comfort.ComfortReport;
import diorama.pipeline.comfort.FinishedStereo;
import diorama.pipeline.draw.StereoPicture;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.photo.Photo;
import diorama.stereo.ComfortOptions;
import diorama.video.write.Clips;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stereo pictures that come in: their eyes say their depth. */
class EyePairTest {
    private static final StereoJob JOB =
            StereoJob.DEFAULTS.with(StereoJob.DEFAULTS.stereo().with(4, 0.5f));

    @TempDir
    Path folder;

    private Path stereo(String name) {
        Path photo = folder.resolve("p.png");
        Path samples = Path.of(System.getProperty("diorama.home", "."), "samples");
        Size size = new Size(320, 213);
        ImageFiles.write(Resample.resize(ImageFiles.read(samples.resolve("table.jpg")), size), photo);
        Path map = samples.resolve("table_depth.png");
        Path out = folder.resolve(name);
        StereoJob job = name.contains("_LR.")
                ? JOB.with(JOB.stereo().with(diorama.stereo.StereoLayout.HALF_SBS, false))
                : name.contains("_TBF_fulltb")
                        ? JOB.with(JOB.stereo().with(diorama.stereo.StereoLayout.FULL_TB, false))
                        : JOB;
        try (DepthSource source = source(DepthChoice.MODEL.with(java.util.Optional.of(map)))) {
            StereoPicture.convert(photo, out, job, source);
        }
        return out;
    }

    private static DepthSource source(DepthChoice choice) {
        Path models = Path.of(System.getProperty("diorama.home", "."), "models");
        return new DepthSource(ModelCatalogue.read(models), DepthOptions.DEFAULTS, choice);
    }

    private static DepthMap truth() {
        Path map = Path.of(System.getProperty("diorama.home", "."), "samples", "table_depth.png");
        return Resample.resize(diorama.image.DepthFiles.read(map), new Size(320, 213));
    }

    private static double correlation(DepthMap a, DepthMap b) {
        double n = a.size().pixels();
        double[] sum = new double[5];
        for (int i = 0; i < n; i++) {
            double u = a.inverseDepth()[i];
            double v = b.inverseDepth()[i];
            sum[0] += u / n;
            sum[1] += v / n;
            sum[2] += u * u / n;
            sum[3] += v * v / n;
            sum[4] += u * v / n;
        }
        return (sum[4] - sum[0] * sum[1]) / Math.sqrt((sum[2] - sum[0] * sum[0]) * (sum[3] - sum[1] * sum[1]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.mpo", "a.jps", "a_LRF_Full_SBS.png", "a_LR.png", "a_TBF_fulltb.png"})
    void theDepthOfAPairIsThatBetweenItsEyes(String name) {
        Path file = stereo(name);
        try (DepthSource source = source(DepthChoice.AUTO)) {
            Photo photo = source.photo(file);
            assertEquals("its two eyes", photo.depthFrom());
            assertEquals(0, source.inferences());
            assertEquals(new Size(320, 213), photo.picture().image().size());
            double alike = correlation(photo.depth(), truth());
            assertTrue(alike > 0.92, "correlation with the true depth " + alike);
        }
        ComfortReport report = FinishedStereo.picture(file, ComfortOptions.DEFAULTS);
        assertEquals(4, report.whole().range(), 0.5);
        assertEquals(2, report.whole().front(), 0.3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"odd_LR.png", "odd_SBS.png"})
    void aNameAloneMakesNoPair(String name) {
        Path file = folder.resolve(name);
        RgbaImage photo = ImageFiles.read(Path.of(System.getProperty("diorama.home", "."), "samples", "table.jpg"));
        ImageFiles.write(Resample.resize(photo, new Size(320, 213)), file);
        try (DepthSource source = source(DepthChoice.AUTO)) {
            Photo made = source.photo(file);
            assertEquals("the model diorama-depth", made.depthFrom());
            assertEquals(new Size(320, 213), made.picture().image().size());
        }
        String message = Clips.error(() -> FinishedStereo.picture(file, ComfortOptions.DEFAULTS));
        assertTrue(message.contains("do not show the same"), message);
    }
}
