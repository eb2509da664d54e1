package diorama.pipeline.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.base.Size;
import diorama.image.BarDetector;
import diorama.image.RgbaImage;
import diorama.image.Turn;
import diorama.pipeline.job.StereoJob;
import diorama.stereo.SourceOptions;
import diorama.video.av.Rational;
import diorama.video.encode.FilmTarget;
import diorama.video.option.EncodeOptions;
import diorama.video.option.FilmOptions;
import diorama.video.read.FrameReader;
import diorama.video.write.Clips;
import diorama.video.write.FrameWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmFramesTest {
    private static final EncodeOptions LOSSLESS = new EncodeOptions("ffv1", 0, "medium", "none", "bgr0");
    private static final Size SIZE = new Size(64, 48);

    @TempDir
    Path folder;

    /** Two seconds of white: all of the first, in the next bars of 8 px above and below. */
    private Path film() {
        Path file = folder.resolve("bars.mkv");
        RgbaImage open = Clips.flat(SIZE, 0xffffff);
        RgbaImage barred = Clips.flat(SIZE, 0xffffff);
        for (int x = 0; x < 64; x++) {
            for (int y = 0; y < 8; y++) {
                barred.setArgb(x, y, 0xff000000);
                barred.setArgb(x, 47 - y, 0xff000000);
            }
        }
        try (FrameWriter writer = FrameWriter.open(FilmTarget.clip(file, SIZE, new Rational(10, 1), LOSSLESS))) {
            for (int i = 0; i < 20; i++) {
                writer.write(i < 10 ? open : barred, i, 1);
            }
            writer.finish();
        }
        return file;
    }

    private static Size cropped(Path film, FilmOptions options) {
        StereoJob j = StereoJob.DEFAULTS;
        StereoJob job = new StereoJob(
                j.depth(),
                j.stabilise(),
                j.relief(),
                new SourceOptions(Turn.NONE, BarDetector.Mode.BLACK_TB),
                j.stereo(),
                j.shape(),
                j.frame(),
                j.comfort(),
                j.encode(),
                options,
                j.renderer(),
                j.timeline(),
                j.cuts());
        try (FrameReader reader = FrameReader.open(film, options)) {
            return FilmFrames.of(reader, job).size();
        }
    }

    @Test
    void barsAreLookedForInThePartOfTheFilmThatIsTaken() {
        Path film = film();
        assertEquals(SIZE, cropped(film, FilmOptions.DEFAULTS));
        assertEquals(SIZE, cropped(film, FilmOptions.DEFAULTS.withPart("0", "1")));
        assertEquals(new Size(64, 32), cropped(film, FilmOptions.DEFAULTS.withPart("1", "end")));
    }

    @Test
    void barsAreLookedForInFramesAsTheFiltersLeaveThem() {
        FilmOptions halved = FilmOptions.SCHEMA.withText(
                FilmOptions.DEFAULTS.withPart("1", "end"),
                FilmOptions.SCHEMA.option("vf"),
                "scale=32:24:flags=neighbor");
        assertEquals(new Size(32, 16), cropped(film(), halved));
    }
}
