package diorama.video;

import diorama.base.Size;
import diorama.image.RgbaImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Clips made by code for the tests of films. */
public final class Clips {
    private Clips() {}

    /** The sample clip: 96 frames, 640x360, 24/s, AAC sound. */
    public static Path walk() {
        return Path.of(System.getProperty("diorama.home", "."), "samples", "walk.mp4");
    }

    /** A picture of one colour, 0xRRGGBB. */
    public static RgbaImage flat(Size size, int rgb) {
        RgbaImage image = RgbaImage.allocate(size);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                image.setArgb(x, y, 0xff000000 | rgb);
            }
        }
        return image;
    }

    /** Frame {@code i} of a moving gradient with a bright square at (i, i). */
    public static RgbaImage moving(Size size, int i) {
        RgbaImage image = RgbaImage.allocate(size);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                boolean square = x >= i && x < i + 16 && y >= i && y < i + 16;
                int r = 255 * x / size.width();
                int g = 255 * y / size.height();
                image.setArgb(x, y, square ? 0xffffffff : 0xff000000 | r << 16 | g << 8 | (8 * i & 255));
            }
        }
        return image;
    }

    /** Writes a silent clip of {@code times.length} moving frames with these times in milliseconds. */
    public static Path write(Path file, Size size, EncodeOptions encode, long... times) {
        FilmTarget target = new FilmTarget(
                file,
                size,
                new Rational(1, 1000),
                new Rational(25, 1),
                Rational.ONE,
                java.util.Optional.empty(),
                false,
                java.util.Optional.empty(),
                encode);
        try (FrameWriter writer = FrameWriter.open(target)) {
            for (int i = 0; i < times.length; i++) {
                long duration = i + 1 < times.length ? times[i + 1] - times[i] : 40;
                writer.write(moving(size, i), times[i], duration);
            }
            writer.finish();
        }
        return file;
    }

    /** The message of the UserError that {@code action} must end in. */
    public static String error(org.junit.jupiter.api.function.Executable action) {
        return String.valueOf(org.junit.jupiter.api.Assertions.assertThrows(diorama.base.UserError.class, action)
                .getMessage());
    }

    /** Times of all frames, microseconds. */
    public static List<Long> times(Path film) {
        List<Long> times = new ArrayList<>();
        try (FrameReader reader = FrameReader.open(film)) {
            for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                times.add(frame.get().ptsMicros());
                reader.recycle(frame.get());
            }
        }
        return times;
    }
}
