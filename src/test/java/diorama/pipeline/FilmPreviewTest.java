package diorama.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.DepthOptions;
import diorama.depth.DepthRange;
import diorama.depth.ImportOptions;
import diorama.depth.RawDepth;
import diorama.image.Picture;
import diorama.image.PictureFormat;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FilmPreviewTest {
    private static final Size SIZE = new Size(64, 48);
    private static final int IN_SKY = 10 * 64 + 30;

    /** A blue sky over dark ground that a network puts before the farthest. */
    private static float sky(Optional<GivenFilm> map) {
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

    @Test
    void skiesAreAsFarAsInTheFilmThatIsMade() {
        assertEquals(0, sky(Optional.empty()), 1e-6f);
        assertTrue(
                sky(Optional.of(new GivenFilm(Path.of("depth.mkv"), ImportOptions.DEFAULTS))) > 0.04f,
                "a depth film is believed");
    }
}
