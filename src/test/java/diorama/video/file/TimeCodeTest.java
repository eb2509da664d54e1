package diorama.video.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.video.av.Rational;
import diorama.video.encode.FilmTarget;
import diorama.video.info.FilmInfo;
import diorama.video.option.EncodeOptions;
import diorama.video.option.FilmOptions;
import diorama.video.read.FrameReader;
import diorama.video.write.Clips;
import diorama.video.write.FrameWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Time codes of parts of films and at other rates. */
class TimeCodeTest {
    private static final EncodeOptions FAST = new EncodeOptions("auto", 20, "ultrafast", "none", "auto");
    private static final Rational DROP = new Rational(30000, 1001);

    private final Path folder;

    TimeCodeTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void numbersAreDroppedEveryMinuteButTheTenth() {
        assertEquals(Optional.of("00:01:00;02"), TimeCode.later("00:00:59;29", DROP, 1.001 / 30, DROP));
        assertEquals(Optional.of("00:10:00;00"), TimeCode.later("00:09:59;29", DROP, 1.001 / 30, DROP));
        assertEquals(Optional.of("01:01:00:00"), TimeCode.later("01:00:59:29", DROP, 1.001 / 30, DROP));
        assertEquals(Optional.of("00:00:00:00"), TimeCode.later("23:59:59:24", new Rational(25, 1), 0.04, DROP));
        assertEquals(Optional.empty(), TimeCode.later("one", DROP, 1, DROP));
    }

    @Test
    void framesAreCountedAtTheRateOfTheNewFilm() {
        Rational pal = new Rational(25, 1);
        assertEquals(Optional.of("01:00:01:24"), TimeCode.later("01:00:00:12", pal, 1, new Rational(50, 1)));
        assertEquals(Optional.of("01:00:00:06"), TimeCode.later("01:00:00;12", DROP, 0, new Rational(15, 1)));
        assertEquals(Optional.of("01:00:00;24"), TimeCode.later("01:00:00;12", DROP, 0, new Rational(60000, 1001)));
    }

    @ParameterizedTest
    @CsvSource({
        "25, 01:02:03:04, in.mov, out.mp4, 01:02:04:05",
        "25, 01:02:03:04, in.mov, out.mkv, 01:02:04:05",
        "25, 01:02:03:04, in.mov, out.avi, 01:02:04:05",
        "25, 01:02:03:04, in.mkv, out.mkv, 01:02:04:05",
        "30000/1001, 00:00:59;04, in.mov, out.mov, 00:01:00;07",
        "30000/1001, 00:00:59;04, in.mkv, out.mp4, 00:01:00;07",
        "24000/1001, 10:00:00:00, in.mp4, out.mkv, 10:00:01:01"
    })
    void aPartBeginsAtTheTimeCodeOfItsFirstPicture(String rate, String code, String from, String to, String want) {
        Path in = Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=64x48:r=" + rate + ":d=2 -c:v libx264 -preset ultrafast -timecode " + code + " "
                        + from);
        Path out = folder.resolve(to);
        // 1.01 s lies between the 25th and the 26th, at 30000/1001 between the 30th and the 31st
        FilmOptions part = FilmOptions.DEFAULTS.withPart("1.01", "end");
        try (FrameReader reader = FrameReader.open(in, part);
                FrameWriter writer = FrameWriter.open(FilmTarget.like(reader, out, reader.size(), FAST))) {
            for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                writer.write(frame.get().image(), frame.get().pts(), frame.get().duration());
                reader.recycle(frame.get());
            }
            writer.finish();
        }
        assertEquals(want, FilmInfo.read(out).video().get(0).timeCode());
    }
}
