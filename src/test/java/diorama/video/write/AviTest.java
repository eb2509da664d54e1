package diorama.video.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.video.av.OnFullDisk;
import diorama.video.encode.FilmTarget;
import diorama.video.info.FilmInfo;
import diorama.video.option.EncodeOptions;
import diorama.video.option.FilmOptions;
import diorama.video.read.FrameReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AVI has a rate instead of times. */
class AviTest {
    private final Path folder;

    AviTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path again(Path in, Path out, String encoder, FilmOptions part) {
        EncodeOptions encode = new EncodeOptions(encoder, 20, "ultrafast", "none", "auto");
        try (FrameReader reader = FrameReader.open(in, part)) {
            SegmentedFilm film =
                    SegmentedFilm.of(FilmTarget.like(reader, out, reader.size(), encode), 1, OnFullDisk.GIVE_UP);
            Path segment = folder.resolve("s.packets");
            try (SegmentWriter writer = film.begin(segment, OnFullDisk.GIVE_UP)) {
                for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                    writer.write(
                            frame.get().image(), frame.get().pts(), frame.get().duration());
                    reader.recycle(frame.get());
                }
                writer.finish();
            }
            film.join(List.of(segment), Progress.NONE, new CancelToken(), OnFullDisk.GIVE_UP);
        }
        return out;
    }

    @ParameterizedTest
    @CsvSource({
        "25, mp4, utvideo, 0, 25/1, 30",
        "25, mkv, libx264, 0, 25/1, 30",
        "30000/1001, mkv, libx264, 0, 30000/1001, 36",
        "24000/1001, mp4, ffv1, 0.3, 24000/1001, 21"
    })
    void evenFilmsHaveTheirRate(String rate, String from, String encoder, String start, String want, int frames) {
        Path in = Clips.ffmpeg(
                folder, "-f lavfi -i testsrc2=s=64x48:r=" + rate + ":d=1.2 -c:v libx264 -preset ultrafast in." + from);
        Path out = again(in, folder.resolve("out.avi"), encoder, FilmOptions.DEFAULTS.withPart(start, "end"));
        assertEquals(
                List.of(want), Clips.ffprobe(out, "-select_streams v -show_entries stream=avg_frame_rate -of csv=p=0"));
        List<Long> times = Clips.times(out);
        assertEquals(frames, times.size());
        double fps = FilmInfo.read(out).video().get(0).frameRate().value();
        for (int i = 0; i < frames; i++) {
            assertEquals(1e6 * i / fps, (double) (times.get(i) - times.get(0)), 1000 /* us */);
        }
    }

    /** Sound that begins before the pictures: they begin late, and the first one does not come before the gap. */
    @ParameterizedTest
    @CsvSource({"0, 0", "0.52, 13"})
    void picturesThatBeginLateDoSo(String late, int tick) {
        Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=64x48:r=25:d=1 -f lavfi -i sine=440:d=1 -c:v libx264 -preset ultrafast -c:a aac a.mp4");
        Path in = Clips.ffmpeg(folder, "-itsoffset " + late + " -i a.mp4 -i a.mp4 -map 0:v -map 1:a -c copy in.mkv");
        Path out = again(in, folder.resolve("out.avi"), "utvideo", FilmOptions.DEFAULTS);
        List<Long> times = Clips.times(out);
        assertEquals(25, times.size());
        for (int i = 0; i < 25; i++) {
            assertEquals(40_000.0 * (tick + i), (double) times.get(i), 1000 /* us */);
        }
        try (FrameReader reader = FrameReader.open(out)) {
            for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                reader.recycle(frame.get());
            }
            assertEquals(List.of(), reader.notes());
        }
    }

    @Test
    void unevenOnesKeepTheirTimes() {
        EncodeOptions lossless = new EncodeOptions("ffv1", 20, "ultrafast", "none", "auto");
        Path in =
                Clips.write(folder.resolve("a.mkv"), new diorama.base.Size(64, 48), lossless, 0, 50, 83, 100, 400, 500);
        Path out = again(in, folder.resolve("out.avi"), "ffv1", FilmOptions.DEFAULTS);
        List<Long> rounded = new ArrayList<>();
        Clips.times(out).forEach(t -> rounded.add(Math.round(t / 10e3)));
        assertEquals(List.of(0L, 5L, 8L, 10L, 40L, 50L), rounded);
    }

    @Test
    void hevcIsRefusedBeforeTheWork() {
        Path in = Clips.ffmpeg(folder, "-f lavfi -i testsrc2=s=64x48:r=25:d=0.2 -c:v libx264 in.mp4");
        Path out = folder.resolve("out.avi");
        String said = Clips.error(() -> again(in, out, "libx265", FilmOptions.DEFAULTS));
        assertTrue(said.endsWith(".avi does not take hevc, want .mkv or .mp4, or another --video-codec"), said);
        assertTrue(Files.notExists(out));
    }
}
