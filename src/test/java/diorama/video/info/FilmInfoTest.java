package diorama.video.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.stereo.StereoLayout;
import diorama.video.av.Rational;
import diorama.video.color.ColorTags;
import diorama.video.encode.FilmTarget;
import diorama.video.option.EncodeOptions;
import diorama.video.read.FrameReader;
import diorama.video.still.StillReader;
import diorama.video.write.Clips;
import diorama.video.write.FrameWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmInfoTest {
    private static final EncodeOptions FAST = new EncodeOptions("auto", 18, "ultrafast", "none", "auto");
    private final Path folder;

    FilmInfoTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theSampleClipIsToldInFull() {
        FilmInfo info = FilmInfo.read(Clips.walk());
        VideoTrack v = info.video().get(0);
        assertEquals("mov,mp4,m4a,3gp,3g2,mj2", info.container());
        assertEquals(new Size(640, 360), v.size());
        assertEquals(96, v.frames());
        assertEquals(new Rational(24, 1), v.frameRate());
        assertEquals("h264", v.codec());
        assertEquals("yuv420p", v.pixelFormat());
        assertEquals(8, v.bits());
        assertEquals(0, v.firstPts());
        assertEquals(95 * 1e6 / 24, (double) v.timeBase().rescale(v.lastPts(), Rational.MICROS), 1);
        assertEquals(1, info.audio().size());
        assertEquals("aac", info.audio().get(0).codec());
        assertEquals("stereo", info.audio().get(0).layout());
    }

    @Test
    void everythingOfAnOddMatroskaFilmIsTold() throws IOException {
        Files.writeString(folder.resolve("s.srt"), "1\n00:00:00,000 --> 00:00:01,000\nhello\n");
        Path film = Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=320x240:r=60000/1001:d=1 -f lavfi -i sine=d=1 -f lavfi -i sine=d=1:f=99 -i s.srt"
                        + " -map 0 -map 1 -map 2 -map 3 -c:v libx264 -pix_fmt yuv420p10le -preset ultrafast"
                        + " -colorspace bt709 -color_range pc -color_primaries bt709 -color_trc bt709"
                        + " -c:a:0 aac -c:a:1 libopus -c:s srt -metadata:s:a:0 language=deu -metadata:s:a:1 language=fra"
                        + " -metadata title=Ping -aspect 2:1 odd.mkv");
        FilmInfo info = FilmInfo.read(film);
        VideoTrack v = info.video().get(0);
        assertEquals(60, v.frames());
        assertEquals(10, v.bits());
        assertEquals(new ColorTags("pc", "bt709", "bt709", "bt709"), v.color());
        assertEquals(new Rational(3, 2), v.sampleAspect());
        assertEquals(59.94, v.frameRate().value(), 0.01);
        assertEquals(
                List.of("deu", "fra"),
                info.audio().stream().map(AudioTrack::language).toList());
        assertEquals("subrip", info.other().get(0).codec());
        assertEquals("Ping", info.tags().get("title"));
    }

    @Test
    void turnedFilmsAreToldUpright() {
        Clips.ffmpeg(folder, "-f lavfi -i testsrc2=s=320x240:d=0.2 -c:v libx264 -preset ultrafast flat.mp4");
        Path film = Clips.ffmpeg(folder, "-i flat.mp4 -c copy -metadata:s:v rotate=90 turned.mp4");
        VideoTrack v = FilmInfo.read(film).video().get(0);
        assertEquals(new Size(240, 320), v.size());
        assertEquals(new Size(320, 240), v.coded());
        assertEquals(270, v.rotationDegrees());
    }

    @Test
    void stereoTagsAreWrittenAndReadBack() {
        for (String extension : List.of("mp4", "mov", "mkv")) {
            for (StereoLayout layout : StereoLayout.values()) {
                Path film = folder.resolve(layout + "." + extension);
                FilmTarget target = FilmTarget.clip(film, new Size(64, 64), new Rational(25, 1), FAST)
                        .stereo(layout, false);
                try (FrameWriter writer = FrameWriter.open(target)) {
                    writer.write(Clips.moving(new Size(64, 64), 0), 0, 1);
                    writer.finish();
                }
                VideoTrack v = FilmInfo.read(film).video().get(0);
                boolean mkv = extension.equals("mkv");
                Optional<String> want =
                        switch (layout) {
                            case FULL_SBS, HALF_SBS, VR180 -> Optional.of("side by side");
                            case CROSS_EYED ->
                                Optional.of("side by side, right eye first").filter(t -> mkv);
                            case FULL_TB, HALF_TB -> Optional.of("top and bottom");
                            case ROWS -> Optional.of("interleaved lines").filter(t -> mkv);
                            case COLUMNS -> Optional.of("interleaved columns").filter(t -> mkv);
                            case CHECKER -> Optional.of("checkerboard").filter(t -> mkv);
                            case FRAME_SEQUENTIAL ->
                                Optional.of("frame alternate").filter(t -> mkv);
                            case ANAGLYPH, RGBD, HALF_RGBD, LEFT, RIGHT -> Optional.empty();
                        };
                assertEquals(want, v.stereo3d(), film.toString());
                if (EnumSet.range(StereoLayout.FULL_SBS, StereoLayout.HALF_TB).contains(layout)) {
                    assertEquals(want, v.framePacking(), film.toString());
                }
            }
        }
    }

    @Test
    void listsOfOtherFilesAreRefusedWhateverTheirName() throws IOException {
        Path secret = Clips.write(folder.resolve("secret.mp4"), new Size(64, 48), FAST, 0, 40, 80);
        List<String> lists = List.of(
                "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile://" + secret + "\n#EXT-X-ENDLIST\n",
                "#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n",
                "ffconcat version 1.0\nfile 'secret.mp4'\n",
                "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n"
                        + "a=rtpmap:96 H264/90000\n",
                "<?xml version=\"1.0\"?>\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\"><Period>"
                        + "<BaseURL>file://" + secret + "</BaseURL></Period></MPD>\n",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>");
        int i = 0;
        for (String text : lists) {
            for (String name : List.of("a.mp4", "b.mkv", "c.m3u8", "d.txt", "e.png", "f.sdp", "g.mpd", "h.ffconcat")) {
                Path file = Files.writeString(folder.resolve(i++ + name), text);
                for (String message : List.of(
                        Clips.error(() -> FilmInfo.read(file)),
                        Clips.error(() -> FrameReader.open(file)),
                        Clips.error(() -> StillReader.read(file)))) {
                    assertFalse(message.contains("\n"), message);
                    assertTrue(message.contains(file.toString()), message);
                }
            }
        }
    }

    @Test
    void badFilesAreToldInOneLine() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.mp4"));
        Path noise = Files.write(folder.resolve("noise.mp4"), new byte[5000]);
        Path missing = folder.resolve("missing.mp4");
        byte[] whole = Files.readAllBytes(Clips.walk());
        Path cut = Files.write(folder.resolve("cut.mp4"), java.util.Arrays.copyOf(whole, 300));
        for (Path file : List.of(empty, noise, missing, cut, folder)) {
            String message = Clips.error(() -> FrameReader.open(file));
            assertFalse(message.contains("\n"), message);
            assertTrue(message.startsWith(file.toString()), message);
        }
    }
}
