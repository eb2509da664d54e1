package diorama.video.write;

import diorama.base.Size;
import diorama.image.RgbaImage;
import diorama.video.av.Rational;
import diorama.video.encode.FilmTarget;
import diorama.video.option.EncodeOptions;
import diorama.video.read.FrameReader;
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
        FilmTarget target =
                FilmTarget.clip(file, size, new Rational(25, 1), encode).timedBy(new Rational(1, 1000));
        try (FrameWriter writer = FrameWriter.open(target)) {
            for (int i = 0; i < times.length; i++) {
                long duration = i + 1 < times.length ? times[i + 1] - times[i] : 40;
                writer.write(moving(size, i), times[i], duration);
            }
            writer.finish();
        }
        return file;
    }

    /** Runs ffmpeg with these arguments, split at blanks; the last one is the file written, which is returned. */
    public static Path ffmpeg(Path folder, String arguments) {
        diorama.Needs.that(diorama.Needs.program("ffmpeg", "-version"), "ffmpeg", "makes odd films");
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
        command.addAll(List.of(arguments.split(" ")));
        run(folder, command);
        return folder.resolve(command.get(command.size() - 1));
    }

    /** What ffprobe answers, lines without blanks at the ends. */
    public static List<String> ffprobe(Path film, String arguments) {
        diorama.Needs.that(diorama.Needs.program("ffprobe", "-version"), "ffmpeg", "checks films");
        List<String> command = new ArrayList<>(List.of("ffprobe", "-v", "error"));
        command.addAll(List.of(arguments.split(" ")));
        command.add(film.toString());
        return run(film.toAbsolutePath().resolveSibling("."), command)
                .lines()
                .map(String::strip)
                .toList();
    }

    private static String run(Path folder, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + ": " + process.exitValue());
            }
            return text;
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
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
