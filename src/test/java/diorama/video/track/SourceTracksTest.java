package diorama.video.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.video.info.AudioTrack;
import diorama.video.info.FilmInfo;
import diorama.video.write.Again;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTracksTest {
    private final Path folder;

    SourceTracksTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mov"})
    void soundIsCopiedPacketByPacketWithItsTimes(String extension) {
        Path out = folder.resolve("a." + extension);
        assertEquals(List.of(), Again.write(Clips.walk(), out));
        assertTrue(Packets.copied(Clips.walk()).equals(Packets.copied(out)), "sound differs");
        assertEquals(Clips.times(Clips.walk()), Clips.times(out));
    }

    @Test
    void whereNoTimeMayBeNegativeAllMovesTogether() {
        Path out = folder.resolve("a.mkv");
        assertEquals(List.of(), Again.write(Clips.walk(), out));
        assertTrue(Packets.hashes(Clips.walk()).equals(Packets.hashes(out)), "sound differs");
        List<Long> a = Clips.times(Clips.walk());
        List<Long> b = Clips.times(out);
        assertEquals(a.size(), b.size());
        // the sound's first packet lies 1024 samples before 0
        long shift = 1_000_000L * 1024 / 48000;
        for (int i = 0; i < a.size(); i++) {
            assertTrue(Math.abs(b.get(i) - a.get(i) - shift) <= 1001, "frame " + i + " at " + b.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mov", "mkv"})
    void soundThatBeginsBeforeThePicturesIsPlayed(String extension) throws IOException {
        Files.writeString(
                folder.resolve("c.txt"),
                ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=500\ntitle=one\n"
                        + "[CHAPTER]\nTIMEBASE=1/1000\nSTART=500\nEND=900\ntitle=half\n");
        Path in = Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=64x48:d=1 -itsoffset -0.4 -f lavfi -i sine=d=1.4 -i c.txt -map 0 -map 1"
                        + " -map_metadata 2 -c:v msmpeg4 -c:a aac -avoid_negative_ts disabled in.mkv");
        Path out = folder.resolve("out." + extension);
        assertEquals(List.of(), Again.write(in, out));
        assertEquals(TrackSum.of(in).get(0).packets(), TrackSum.of(out).get(0).packets());
        assertEquals(TrackSum.of(in).get(0).sum(), TrackSum.of(out).get(0).sum());
        String starts = "-of csv=p=0 -show_entries chapter=start_time";
        double chapter = Double.parseDouble(Clips.ffprobe(out, starts).get(1).split(",")[0]);
        double first = Clips.times(out).get(0) / 1e6;
        assertTrue(first > 0.38, "pictures begin at " + first);
        assertEquals(0.5, chapter - first, 0.002);
    }

    @Test
    void soundOfTransportStreamsIsTheSameWithoutItsHeads() {
        Path in = Clips.ffmpeg(folder, "-i " + Clips.walk() + " -c copy in.ts");
        Path out = Clips.ffmpeg(folder, "-i in.ts -c copy out.mkv");
        TrackSum a = TrackSum.of(in).get(0);
        TrackSum b = TrackSum.of(out).get(0);
        assertEquals(a.packets(), b.packets());
        assertEquals(a.sum(), b.sum());
    }

    @Test
    void everyTrackChapterAndTagComesAlong() throws IOException {
        Path in = odd();
        Path out = folder.resolve("out.mkv");
        assertEquals(List.of(), Again.write(in, out));
        FilmInfo a = FilmInfo.read(in);
        FilmInfo b = FilmInfo.read(out);
        assertEquals(a.audio(), b.audio());
        assertEquals(a.other(), b.other());
        assertEquals(2, b.chapters());
        assertEquals("Ping", b.tags().get("title"));
        assertTrue(Packets.copied(in).equals(Packets.copied(out)), "sound differs");
        assertEquals(Clips.times(in), Clips.times(out));
        String chapters = "-of csv=p=0 -show_chapters";
        assertEquals(Clips.ffprobe(in, chapters), Clips.ffprobe(out, chapters));
    }

    @Test
    void whatTheContainerCannotTakeIsTold() throws IOException {
        Path in = odd();
        List<String> notes = Again.write(in, folder.resolve("out.mp4"));
        assertEquals(2, notes.size(), notes.toString());
        assertTrue(notes.get(0).contains("subrip"), notes.toString());
        FilmInfo b = FilmInfo.read(folder.resolve("out.mp4"));
        assertEquals(
                List.of("deu", "fra"),
                b.audio().stream().map(AudioTrack::language).toList());
        assertEquals(2, b.chapters());
    }

    @Test
    void joinedRecordingsWhoseTimesStartAgainAreCarriedOver() throws IOException {
        String clip = "-f lavfi -i testsrc2=s=64x48:d=1 -f lavfi -i sine=d=1 -c:v libx264 -preset ultrafast -c:a aac ";
        byte[] one = Files.readAllBytes(Clips.ffmpeg(folder, clip + "one.ts"));
        Path joined = Files.write(folder.resolve("joined.ts"), one);
        Files.write(joined, one, StandardOpenOption.APPEND);
        Path out = folder.resolve("joined.mp4");
        Again.write(joined, out);
        List<Long> times = Clips.times(out);
        assertEquals(50, times.size());
        for (int i = 1; i < 50; i++) {
            assertEquals(40_000, times.get(i) - times.get(i - 1), "frame " + i);
        }
        assertTrue(Packets.hashes(out).get(0).size() >= 2 * 43, "sound is missing");
    }

    /** Uneven times from 1.5 s on, two languages, subtitles, an attachment, chapters, a title. */
    private Path odd() throws IOException {
        Files.writeString(
                folder.resolve("s.srt"),
                "1\n00:00:00,200 --> 00:00:01,000\nhello\n\n2\n00:00:01,100 --> 00:00:01,900\nbye\n");
        Files.writeString(
                folder.resolve("c.txt"),
                ";FFMETADATA1\ntitle=Ping\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1000\ntitle=One\n"
                        + "[CHAPTER]\nTIMEBASE=1/1000\nSTART=1000\nEND=2000\ntitle=Two\n");
        Files.write(folder.resolve("font.ttf"), new byte[] {0, 1, 0, 0, 5, 6, 7});
        return Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=64x48:r=60000/1001:d=2 -f lavfi -i sine=d=2 -f lavfi -i sine=d=2:f=99 -i s.srt"
                        + " -i c.txt -attach font.ttf -metadata:s:t mimetype=application/x-truetype-font"
                        + " -map 0 -map 1 -map 2 -map 3 -map_metadata 4"
                        + " -vf select=not(mod(n\\,3))+not(mod(n\\,5)) -vsync vfr -c:v libx264 -preset ultrafast"
                        + " -c:a:0 aac -c:a:1 libopus -c:s srt -metadata:s:a:0 language=deu -metadata:s:a:1 language=fra"
                        + " -disposition:a:1 default -disposition:a:0 0 odd.mkv");
    }
}
