package diorama.video.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.video.av.OnFullDisk;
import diorama.video.encode.FilmTarget;
import diorama.video.file.FilmFile;
import diorama.video.option.Carried;
import diorama.video.option.EncodeOptions;
import diorama.video.read.FrameReader;
import diorama.video.write.Clips;
import diorama.video.write.SegmentedFilm;
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

    private static long of(Path film, Carried carried) {
        try (FilmFile file = FilmFile.open(film)) {
            return CopiedBytes.of(file, carried, i -> i != file.videoIndex());
        }
    }

    /** Of a film of {@code in} to {@code out}. */
    private static long carried(Path in, Path out) {
        try (FrameReader reader = FrameReader.open(in)) {
            FilmTarget target = FilmTarget.like(reader, out, reader.size(), EncodeOptions.DEFAULTS);
            return SegmentedFilm.of(target, 1, OnFullDisk.GIVE_UP).carriedBytes();
        }
    }

    @Test
    void soundIsCounted() {
        long told = of(Clips.walk(), Carried.ALL);
        assertEquals(1, (double) told / sound(Clips.walk()), 0.02);
        Carried half = new Carried(1_000_000, 1_000_000, 3_000_000, false, 8);
        assertEquals(0.5, (double) of(Clips.walk(), half) / told, 0.02);
    }

    @Test
    void whatDoesNotComeAlongDoesNotCount() {
        assertEquals(0, carried(Clips.walk(), folder.resolve("x.gif")));
        assertEquals(0, carried(Clips.walk(), folder.resolve("x_%04d.png")));
        Path two = Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=64x48:d=2 -f lavfi -i testsrc2=s=320x240:d=2 -map 0 -map 1"
                        + " -metadata:s:v:1 NUMBER_OF_BYTES=99999999 two.mkv");
        assertEquals(0, carried(two, folder.resolve("x.mkv")));
        assertEquals(1, carried(Clips.walk(), folder.resolve("x.mkv")) / (double) sound(Clips.walk()), 0.02);
    }

    @Test
    void matroskaTellsByItsRateOrByTags() {
        Path pcm = Clips.ffmpeg(folder, "-f lavfi -i testsrc2=s=64x48:d=2 -f lavfi -i sine=d=2 -c:a pcm_s16le pcm.mkv");
        assertEquals(1, (double) of(pcm, Carried.ALL) / sound(pcm), 0.03);
        Path tagged =
                Clips.ffmpeg(folder, "-i pcm.mkv -c:v copy -c:a flac -metadata:s:a NUMBER_OF_BYTES=123456 tagged.mkv");
        assertEquals(123_456.0, (double) of(tagged, Carried.ALL), 200);
    }
}
