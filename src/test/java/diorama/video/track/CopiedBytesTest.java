package diorama.video.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.video.option.Carried;
import diorama.video.write.Clips;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of tracks that are copied. */
class CopiedBytesTest {
    @TempDir
    Path folder;

    private static long sound(Path film) {
        return Clips.ffprobe(film, "-select_streams a -of csv=p=0 -show_entries packet=size").stream()
                .filter(line -> line.matches("\\d+.*"))
                .mapToLong(line -> Long.parseLong(line.split(",")[0]))
                .sum();
    }

    @Test
    void soundIsCounted() {
        long told = CopiedBytes.of(Clips.walk(), Carried.ALL);
        assertEquals(1, (double) told / sound(Clips.walk()), 0.02);
        Carried half = new Carried(1_000_000, 1_000_000, 3_000_000, false, 8);
        assertEquals(0.5, (double) CopiedBytes.of(Clips.walk(), half) / told, 0.02);
    }

    @Test
    void matroskaTellsByItsRateOrByTags() {
        Path pcm = Clips.ffmpeg(folder, "-f lavfi -i testsrc2=s=64x48:d=2 -f lavfi -i sine=d=2 -c:a pcm_s16le pcm.mkv");
        assertEquals(1, (double) CopiedBytes.of(pcm, Carried.ALL) / sound(pcm), 0.03);
        Path tagged =
                Clips.ffmpeg(folder, "-i pcm.mkv -c:v copy -c:a flac -metadata:s:a NUMBER_OF_BYTES=123456 tagged.mkv");
        assertEquals(123_456.0, (double) CopiedBytes.of(tagged, Carried.ALL), 200);
    }
}
