package diorama.video.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.video.color.ColorTags;
import diorama.video.encode.FilmTarget;
import diorama.video.info.FilmInfo;
import diorama.video.option.EncodeOptions;
import diorama.video.option.FilmOptions;
import diorama.video.option.Span;
import diorama.video.track.Packets;
import diorama.video.write.Clips;
import diorama.video.write.FrameWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts, rates and filters of a film. */
class FilmPartTest {
    private static final EncodeOptions FAST = new EncodeOptions("auto", 18, "ultrafast", "none", "auto");
    private final Path folder;

    FilmPartTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static FilmOptions options(String... names) {
        FilmOptions options = FilmOptions.DEFAULTS;
        for (int i = 0; i < names.length; i += 2) {
            var option = FilmOptions.SCHEMA.option(names[i]);
            options = FilmOptions.SCHEMA.with(options, option, option.parse(names[i + 1]));
        }
        return options;
    }

    private static List<Long> times(Path film, FilmOptions options) {
        List<Long> times = new ArrayList<>();
        try (FrameReader reader = FrameReader.open(film, options)) {
            for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                times.add(frame.get().ptsMicros() / 1000);
                reader.recycle(frame.get());
            }
        }
        return times;
    }

    @Test
    void aPartIsExactToTheFrame() {
        Path film = Clips.write(folder.resolve("a.mkv"), new Size(64, 48), FAST, 0, 50, 83, 100, 400, 401, 500);
        assertEquals(List.of(83L, 100L, 400L), times(film, options("start", "0.083", "end", "0:00.401")));
        assertEquals(List.of(500L), times(film, options("start", "0:00:00.45")));
        assertEquals(List.of(), times(film, options("start", "20")));
    }

    @Test
    void timesThatCannotBeReadAreToldInOneLine() {
        assertTrue(Clips.error(() -> Span.parse("one", "end")).contains("start: got 'one'"));
        assertTrue(Clips.error(() -> Span.parse("5", "4")).contains("a time after the start"));
        assertEquals(new Span(5_025_500_000L, Long.MAX_VALUE), Span.parse("1:23:45.5", "end"));
    }

    @Test
    void soundIsTrimmedWithThePicture() {
        Path out = folder.resolve("part.mp4");
        FilmOptions part = options("start", "1", "end", "2.5");
        try (FrameReader reader = FrameReader.open(Clips.walk(), part);
                FrameWriter writer = FrameWriter.open(FilmTarget.like(reader, out, reader.size(), FAST))) {
            for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                writer.write(frame.get().image(), frame.get().pts(), frame.get().duration());
                reader.recycle(frame.get());
            }
            writer.finish();
        }
        List<Long> times = Clips.times(out);
        assertEquals(36, times.size());
        assertEquals(0, times.get(0));
        List<String> sound = Packets.copied(out).get(0);
        // 1.5 s of 48 kHz in packets of 1024
        assertTrue(Math.abs(sound.size() - 70) <= 1, "packets: " + sound.size());
        assertTrue(Packets.hashes(Clips.walk())
                .get(0)
                .containsAll(Packets.hashes(out).get(0)));
        long first = Long.parseLong(sound.get(0).substring(0, sound.get(0).indexOf(' ')));
        assertTrue(first >= 0 && first < 22, "sound begins at " + first);
    }

    @Test
    void framesAreLeftOutEvenlyOnlyWhenAskedFor() {
        long[] sixty = new long[60];
        for (int i = 0; i < 60; i++) {
            sixty[i] = Math.round(1000.0 * i / 60);
        }
        Path film = Clips.write(folder.resolve("a.mp4"), new Size(64, 48), FAST, sixty);
        assertEquals(60, times(film, FilmOptions.DEFAULTS).size());
        assertEquals(60, times(film, options("max-fps", "60")).size());
        assertEquals(30, times(film, options("max-fps", "30")).size());
    }

    @Test
    void aFrameIsFoundAgainWhereFramesAreLeftOutFilteredOrPartsAreRead() {
        long[] times = new long[200];
        for (int i = 0; i < 200; i++) {
            times[i] = 20L * i + i % 2;
        }
        Path film = Clips.write(folder.resolve("a.mp4"), new Size(64, 48), FAST, times);
        for (FilmOptions o : List.of(
                FilmOptions.DEFAULTS,
                options("max-fps", "25"),
                options("start", "1"),
                options("deinterlace", "on"),
                options("vf", "hqdn3d,crop=60:44"))) {
            FrameMark mark;
            long second;
            try (FrameReader reader = FrameReader.open(film, o)) {
                for (int i = 0; i < 70; i++) {
                    reader.recycle(reader.next().orElseThrow());
                }
                mark = FrameMark.of(reader.next().orElseThrow());
                second = reader.next().orElseThrow().pts();
            }
            try (FrameReader reader = FrameReader.open(film, o)) {
                int[] before = {0};
                assertTrue(reader.goTo(mark, image -> before[0]++), o.toString());
                assertTrue(before[0] > 0, o.toString());
                assertEquals(mark, FrameMark.of(reader.next().orElseThrow()), o.toString());
                assertEquals(second, reader.next().orElseThrow().pts(), o.toString());
            }
        }
    }

    @Test
    void filtersAreFfmpegs() {
        Path film = Clips.write(folder.resolve("a.mkv"), new Size(64, 48), FAST, 0, 40, 80);
        try (FrameReader reader = FrameReader.open(film, options("vf", "crop=32:16,transpose=1"))) {
            assertEquals(new Size(16, 32), reader.size());
            assertEquals(new Size(16, 32), reader.next().orElseThrow().image().size());
        }
        String message = Clips.error(() -> FrameReader.open(film, options("vf", "nonsense=3")));
        assertTrue(message.contains("vf: got 'nonsense=3'"), message);
    }

    @Test
    void interlacedFilmsAreMadeWholeByThemselves() {
        Path film = Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=96x64:r=50:d=1 -vf tinterlace=interleave_top,setfield=tff -c:v mpeg2video"
                        + " -flags +ilme+ildct -b:v 4M i.mkv");
        double combed = combing(film, options("deinterlace", "off"));
        assertTrue(combing(film, FilmOptions.DEFAULTS) < 0.7 * combed);
        assertEquals(times(film, options("deinterlace", "off")), times(film, FilmOptions.DEFAULTS));
    }

    /** How much more lines differ from the next one than from the one after that. */
    private static double combing(Path film, FilmOptions options) {
        double sum = 0;
        try (FrameReader reader = FrameReader.open(film, options)) {
            for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                var image = frame.get().image();
                for (int y = 0; y + 2 < image.height(); y++) {
                    for (int x = 0; x < image.width(); x++) {
                        int next = Math.abs(image.channel(x, y, 1) - image.channel(x, y + 1, 1));
                        int after = Math.abs(image.channel(x, y, 1) - image.channel(x, y + 2, 1));
                        sum += Math.max(0, next - after);
                    }
                }
                reader.recycle(frame.get());
            }
        }
        return sum;
    }

    @Test
    void highDynamicRangeBecomesBt709WhenAskedFor() throws IOException {
        Path film = Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=64x48:d=0.2 -pix_fmt yuv420p10le -color_primaries bt2020 -color_trc smpte2084"
                        + " -colorspace bt2020nc -c:v ffv1 hdr.mkv");
        Path out = folder.resolve("sdr.mkv");
        try (FrameReader reader = FrameReader.open(film, options("dynamic-range", "sdr"));
                FrameWriter writer = FrameWriter.open(FilmTarget.like(reader, out, reader.size(), FAST))) {
            for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                writer.write(frame.get().image(), frame.get().pts(), frame.get().duration());
            }
            writer.finish();
        }
        assertTrue(Files.size(out) > 0);
        ColorTags tags = FilmInfo.read(out).video().get(0).color();
        assertEquals(new ColorTags("tv", "bt709", "bt709", "bt709"), tags);
        assertEquals("smpte2084", FilmInfo.read(film).video().get(0).color().transfer());
    }
}
