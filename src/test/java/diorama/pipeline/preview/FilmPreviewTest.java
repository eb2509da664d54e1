package diorama.pipeline.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.DepthOptions;
import diorama.depth.DepthRange;
import diorama.depth.ImportOptions;
import diorama.depth.RawDepth;
import diorama.image.DepthMap;
import diorama.image.Picture;
import diorama.image.PictureFormat;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.DepthChoice;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.walk.DiskGuard;
import diorama.video.av.Rational;
import diorama.video.depth.DepthWriter;
import diorama.video.encode.FilmTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmPreviewTest {
    private static final Size SIZE = new Size(64, 48);
    private static final int IN_SKY = 10 * 64 + 30;

    /** A blue sky over dark ground that a network puts before the farthest. */
    private static float sky(Optional<Path> map) {
        RgbaImage image = RgbaImage.allocate(SIZE);
        float[] values = new float[SIZE.pixels()];
        for (int i = 0; i < SIZE.pixels(); i++) {
            image.setArgb(i % 64, i / 64, i / 64 < 24 ? 0xff90b0f0 : 0xff304020);
            values[i] = i / 64 < 24 ? 0.05f : 0.1f + 0.8f * (i / 64 - 24) / 24f;
        }
        Picture frame = new Picture(image, PictureFormat.PNG, 8, false, Optional.empty(), OptionalDouble.empty(), true);
        RawDepth raw = new RawDepth(SIZE, values, DepthKind.INVERSE_RELATIVE);
        DepthSource source =
                new DepthSource(ModelCatalogue.read(Path.of("models")), DepthOptions.DEFAULTS, DepthChoice.MODEL);
        try (source;
                FilmPreview preview = new FilmPreview(source, map)) {
            return preview.photo(
                            Path.of("film.mp4"), frame, raw, Optional.of(new DepthRange(0, 1)), DepthOptions.DEFAULTS)
                    .depth()
                    .inverseDepth()[IN_SKY];
        }
    }

    private static ImportOptions importing(String option, Object value) {
        return ImportOptions.SCHEMA.with(ImportOptions.DEFAULTS, ImportOptions.SCHEMA.option(option), value);
    }

    @Test
    void anotherReadingOfADepthFilmDecodesNothing(@TempDir Path folder) throws IOException {
        Path depths = folder.resolve("depth.mkv");
        FilmTarget target = DepthWriter.target(depths, SIZE, new Rational(1, 25), new Rational(25, 1));
        try (DepthWriter writer = DepthWriter.open(target, "", new DiskGuard(new CancelToken(), line -> {}, false))) {
            for (int i = 0; i < 6; i++) {
                float[] values = new float[SIZE.pixels()];
                java.util.Arrays.fill(values, 0.1f + 0.1f * i);
                writer.write(new DepthMap(SIZE, values), i, 1);
            }
            writer.finish();
        }
        Picture frame = new Picture(
                RgbaImage.allocate(SIZE), PictureFormat.PNG, 8, false, Optional.empty(), OptionalDouble.empty(), true);
        try (DepthSource source = new DepthSource(
                        ModelCatalogue.read(Path.of("models")), DepthOptions.DEFAULTS, DepthChoice.MODEL);
                FilmPreview preview = new FilmPreview(source, Optional.of(depths))) {
            Path film = Path.of("film.mp4");
            assertEquals(
                    0.5f,
                    preview.depth(film, 4, frame, StereoJob.DEFAULTS, new CancelToken())
                                    .values()[7]
                            / 65535,
                    1e-4f);
            Optional<DepthRange> before = preview.range();
            // a second look would not find it
            Files.delete(depths);
            preview.read(importing("depth-far", 30_000f));
            for (int i = 4; i < 6; i++) {
                RawDepth depth = preview.depth(film, i, frame, StereoJob.DEFAULTS, new CancelToken());
                assertEquals(0.1f + 0.1f * i, depth.values()[7] / 65535, 1e-4f);
            }
            assertNotEquals(before, preview.range(), "read otherwise");
        }
    }

    @Test
    void skiesAreAsFarAsInTheFilmThatIsMade() {
        assertEquals(0, sky(Optional.empty()), 1e-6f);
        assertTrue(sky(Optional.of(Path.of("depth.mkv"))) > 0.04f, "a depth film is believed");
    }
}
