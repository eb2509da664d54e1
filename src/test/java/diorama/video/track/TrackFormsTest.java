package diorama.video.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.video.av.Av;
import diorama.video.file.FilmFile;
import diorama.video.info.FilmInfo;
import diorama.video.info.VideoTrack;
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
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of tracks that a container does not take as they are. */
class TrackFormsTest {
    private static final String PICTURE = "-f lavfi -i testsrc2=s=320x180:r=25:d=1.6 -c:v libx264 -preset ultrafast ";
    private static final String SOUND = "-f lavfi -i sine=d=1.6 ";

    private final Path folder;

    TrackFormsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({"srt, mp4, mov_text", "ass, mov, mov_text", "webvtt, mp4, mov_text", "srt, webm, webvtt"})
    void wordsAreWrittenInTheFormThatTheContainerTakes(String from, String container, String form) throws IOException {
        Path in = words(from + ".mkv", from);
        Path out = folder.resolve("out." + container);
        List<String> notes = Again.write(in, out);
        assertEquals(1, notes.size(), notes.toString());
        assertTrue(notes.get(0).contains("is written as " + form + "; .mkv keeps it as it is"), notes.toString());
        sameWords(in, out, form);
    }

    @Test
    void timedTextOfMp4ComesAlongInMatroska() throws IOException {
        Path in = words("in.mp4", "mov_text");
        Path out = folder.resolve("out.mkv");
        assertTrue(Again.write(in, out).get(0).endsWith("does not fit into .mkv and is written as subrip"));
        sameWords(in, out, "subrip");
    }

    private void sameWords(Path in, Path out, String form) {
        TrackSum a = TrackSum.of(in).get(0);
        TrackSum b = TrackSum.of(out).get(0);
        assertEquals(form, b.codec());
        assertEquals("deu", b.language());
        assertFalse(a.words().isEmpty());
        assertEquals(a.words(), b.words());
        Path read = Clips.ffmpeg(folder, "-i " + out + " -map 0:s -f srt read.srt");
        try {
            List<String> lines = Files.readAllLines(read);
            assertEquals("00:00:00,200 --> 00:00:00,900", lines.get(1));
            assertEquals("hello", lines.get(2).replaceAll("<[^>]*>", ""));
            assertEquals("00:00:01,000 --> 00:00:01,400", lines.get(5));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path words(String name, String codec) throws IOException {
        Files.writeString(
                folder.resolve("s.srt"),
                "1\n00:00:00,200 --> 00:00:00,900\nhello\n\n2\n00:00:01,000 --> 00:00:01,400\nÄ, you & me\n");
        String movie = name.endsWith("mp4") ? "" : " -start_at_zero";
        return Clips.ffmpeg(
                folder,
                PICTURE.replace("-c:v", "-i s.srt -map 0 -map 1 -c:v") + "-bf 0 -c:s " + codec
                        + " -metadata:s:s language=deu" + movie + " " + name);
    }

    @ParameterizedTest
    @CsvSource({"flac, mov, aac", "wmav2, mp4, aac", "aac, webm, opus", "libopus, avi, ac3", "pcm_alaw, mp4, aac"})
    void soundThatDoesNotFitIsWrittenAnew(String from, String container, String form) {
        Path in = Clips.ffmpeg(folder, PICTURE.replace("-c:v", SOUND + "-c:v") + "-c:a " + from + " in.mkv");
        Path out = folder.resolve("out." + container);
        List<String> notes = Again.write(in, out);
        assertEquals(1, notes.size(), notes.toString());
        assertTrue(notes.get(0).contains("is written as " + form), notes.toString());
        FilmInfo made = FilmInfo.read(out);
        assertEquals(form, made.audio().get(0).codec());
        // the tone of 440 Hz begins and ends where it did
        assertEquals(1.6, loud(out), 0.06 /* s, half a packet at each end */);
    }

    @ParameterizedTest
    @CsvSource({"ac3 -ac 6, ac3 -ac 2 -ar 44100", "mp2 -ac 2, mp2 -ac 1 -ar 32000"})
    void soundMayChangeItsFormOnTheWay(String first, String then) throws IOException {
        // transport streams may be joined end to end, also where one has 5.1 and the next one stereo of another rate
        Path a = Clips.ffmpeg(folder, PICTURE.replace("-c:v", SOUND + "-c:v") + "-c:a " + first + " a.ts");
        Path b = Clips.ffmpeg(
                folder, PICTURE.replace("-c:v", SOUND + "-c:v") + "-c:a " + then + " -output_ts_offset 1.6 b.ts");
        Path in = folder.resolve("ab.ts");
        Files.write(in, Files.readAllBytes(a));
        Files.write(in, Files.readAllBytes(b), StandardOpenOption.APPEND);
        Path out = folder.resolve("out.webm");
        Again.write(in, out);
        assertEquals("opus", FilmInfo.read(out).audio().get(0).codec());
        assertEquals(3.2, loud(out), 0.12 /* s, half a packet at each end of each */);
    }

    @ParameterizedTest
    @CsvSource({
        "7.1, mov, 8",
        "7.1, webm, 8",
        "7.1, avi, 6",
        "6.1, webm, 7",
        "quad, webm, 4",
        "3.0, mov, 3",
        "5.1, webm, 6"
    })
    void soundKeepsAsManyChannelsAsTheContainerTakes(String layout, String container, int channels) {
        Path in = Clips.ffmpeg(
                folder,
                PICTURE.replace("-c:v", SOUND + "-c:v") + "-af aformat=channel_layouts=" + layout + " -c:a "
                        + (container.equals("avi") ? "libopus" : "flac") + " in.mkv");
        Path out = folder.resolve("out." + container);
        List<String> notes = Again.write(in, out);
        int had = FilmInfo.read(in).audio().get(0).channels();
        assertEquals(1, notes.size(), notes.toString());
        assertEquals(
                had != channels,
                notes.get(0).contains("with " + channels + " instead of " + had + " channels"),
                notes.toString());
        assertEquals(channels, FilmInfo.read(out).audio().get(0).channels());
        assertEquals(1.6, loud(out), 0.06 /* s, half a packet at each end */);
    }

    /** Seconds of sound that are not silent. */
    private double loud(Path film) {
        Path wave = Clips.ffmpeg(folder, "-i " + film + " -ac 1 -ar 48000 -f s16le loud.raw");
        try {
            byte[] bytes = Files.readAllBytes(wave);
            int loud = 0;
            for (int i = 0; i + 96 < bytes.length; i += 96) {
                int most = 0;
                for (int k = i; k < i + 96; k += 2) {
                    most = Math.max(most, Math.abs((short) ((bytes[k] & 0xff) | (bytes[k + 1] << 8))));
                }
                loud += most > 500 ? 1 : 0;
            }
            return loud / 1000.0;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void soundByTheNumbersOfWindowsIsCopiedToMatroska() {
        Path in = Clips.ffmpeg(folder, PICTURE.replace("-c:v", SOUND + "-c:v") + "-c:a pcm_alaw -ar 8000 in.mov");
        Path out = folder.resolve("out.mkv");
        assertEquals(List.of(), Again.write(in, out));
        assertEquals(TrackSum.of(in).get(0).sum(), TrackSum.of(out).get(0).sum());
    }

    @Test
    void coversAreAttachedInMatroskaAndLeftOutWhereTheyWouldBeASecondFilm() {
        Clips.ffmpeg(folder, "-f lavfi -i testsrc2=s=64x64 -frames:v 1 cover.jpg");
        Path in = Clips.ffmpeg(
                folder,
                PICTURE.replace("-c:v", "-i cover.jpg -map 0 -map 1 -c:v") + "-c:v:1 copy -disposition:v:1 attached_pic"
                        + " in.mp4");
        Path out = folder.resolve("out.mkv");
        assertEquals(List.of(), Again.write(in, out));
        List<VideoTrack> pictures = FilmInfo.read(out).video();
        assertEquals(
                List.of(false, true), pictures.stream().map(VideoTrack::cover).toList());
        List<String> notes = Again.write(in, folder.resolve("out.mov"));
        assertTrue(notes.get(0).contains("(video, mjpeg): does not fit into .mov and is left out"), notes.toString());
        assertEquals(1, FilmInfo.read(folder.resolve("out.mov")).video().size());
    }

    @ParameterizedTest
    @CsvSource({"in.mkv", "in.m2ts"})
    void subtitlesThatArePicturesAreCopied(String name) throws IOException {
        Path pictures = PictureSubtitles.write(folder.resolve("s.sup"));
        Path in = Clips.ffmpeg(
                folder, PICTURE.replace("-c:v", "-i " + pictures + " -map 0 -map 1 -c:v") + "-c:s copy " + name);
        Path out = folder.resolve("out.mkv");
        assertEquals(List.of(), Again.write(in, out));
        TrackSum a = TrackSum.of(in).get(0);
        TrackSum b = TrackSum.of(out).get(0);
        assertEquals("hdmv_pgs_subtitle", b.codec());
        assertEquals(4, a.packets());
        assertEquals(a, b);
    }

    @Test
    void subtitlesWithoutAnEndDoNotEndTheFilm() throws IOException {
        Path pictures = PictureSubtitles.write(folder.resolve("s.sup"));
        Path in = Clips.ffmpeg(
                folder, PICTURE.replace("-c:v", "-i " + pictures + " -map 0 -map 1 -c:v") + "-c:s dvdsub in.mkv");
        Path out = folder.resolve("out.mp4");
        assertEquals(List.of(), Again.write(in, out));
        assertEquals("dvd_subtitle", TrackSum.of(out).get(0).codec());
    }

    @Test
    void whatAnEditListLeavesOutIsNotHeard() {
        Path whole = Clips.ffmpeg(folder, PICTURE.replace("-c:v", SOUND + "-c:v") + "-c:a aac whole.mp4");
        Path in = Clips.ffmpeg(folder, "-ss 0.8 -i " + whole + " -c copy in.mp4");
        Path out = folder.resolve("out.mkv");
        assertEquals(List.of(), Again.write(in, out));
        assertEquals(0.8, loud(out), 0.1 /* s, what decoders want before */);
        assertEquals(TrackSum.of(in).get(0), TrackSum.of(out).get(0));
        assertEquals(Clips.times(in).size(), Clips.times(out).size());
    }

    @ParameterizedTest
    @CsvSource({"deu", "ger", "fre", "fra", "nld", "swe", "zho", "ron", "jpn"})
    void languagesAreKeptByEitherOfTheirNames(String language) {
        Path in = Clips.ffmpeg(
                folder,
                PICTURE.replace("-c:v", SOUND + "-c:v") + "-c:a aac -metadata:s:a language=" + language + " in.mkv");
        Path out = folder.resolve("out.mov");
        assertEquals(List.of(), Again.write(in, out));
        String kept = TrackSum.of(out).get(0).language();
        assertFalse(kept.isEmpty());
        assertEquals(TrackSum.of(in).get(0).language(), kept);
    }

    @ParameterizedTest
    @CsvSource({"in.mov, out.mkv", "in.mp4, out.mp4", "in.mov, out.mov"})
    void namesOfTracksComeAlong(String from, String to) {
        Path in = Clips.ffmpeg(
                folder,
                PICTURE.replace("-c:v", SOUND + "-c:v") + "-c:a aac -metadata:s:v title=Kamera_Ä -metadata:s:a"
                        + " title=Ton_1 " + from);
        Path out = folder.resolve(to);
        assertEquals(List.of(), Again.write(in, out));
        assertEquals("Ton_1", FilmInfo.read(in).audio().get(0).title());
        assertEquals("Ton_1", FilmInfo.read(out).audio().get(0).title());
        try (FilmFile film = FilmFile.open(out)) {
            assertEquals("Kamera_Ä", Av.map(film.stream(0).metadata()).get("title"));
        }
    }

    @Test
    void timeCodesComeAlong() {
        Path in = Clips.ffmpeg(folder, PICTURE + "-timecode 01:02:03:04 in.mov");
        Path out = folder.resolve("out.mp4");
        assertEquals(List.of(), Again.write(in, out));
        assertEquals(
                List.of("01:02:03:04"),
                Clips.ffprobe(out, "-select_streams v -show_entries stream_tags=timecode -of default=nk=1:nw=1"));
    }

    @Test
    void chaptersThatHaveNoPlaceAreTold() throws IOException {
        Files.writeString(
                folder.resolve("c.txt"), ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1000\ntitle=One\n");
        Path in = Clips.ffmpeg(folder, PICTURE.replace("-c:v", "-i c.txt -map_metadata 1 -c:v") + "in.mkv");
        List<String> notes = Again.write(in, folder.resolve("out.avi"));
        assertTrue(notes.get(0).endsWith("chapters do not fit into .avi and are left out; .mkv takes them"));
    }
}
