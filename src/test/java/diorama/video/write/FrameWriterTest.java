package diorama.video.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.RgbaImage;
import diorama.stereo.StereoLayout;
import diorama.video.av.Av;
import diorama.video.av.Rational;
import diorama.video.encode.FilmTarget;
import diorama.video.file.FilmFile;
import diorama.video.info.FilmInfo;
import diorama.video.info.VideoTrack;
import diorama.video.option.EncodeOptions;
import diorama.video.read.FrameReader;
import diorama.video.track.Packets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avutil.AVSphericalMapping;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class FrameWriterTest {
    private static final EncodeOptions FAST = new EncodeOptions("auto", 18, "ultrafast", "none", "auto");

    private final Path folder;

    FrameWriterTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mov", "mkv", "webm", "avi"})
    void everyContainerGivesItsFramesBack(String extension) {
        Path film = Clips.write(folder.resolve("a." + extension), new Size(64, 48), FAST, 0, 40, 80, 120, 160);
        assertEquals(List.of(0L, 40_000L, 80_000L, 120_000L, 160_000L), Clips.times(film));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mkv"})
    void unevenTimesAreKept(String extension) {
        Path film = Clips.write(folder.resolve("vfr." + extension), new Size(64, 48), FAST, 0, 50, 83, 100, 400, 401);
        assertEquals(List.of(0L, 50_000L, 83_000L, 100_000L, 400_000L, 401_000L), Clips.times(film));
    }

    @Test
    void theSameFramesAlwaysBecomeTheSameFilm() {
        long[] times = new long[40];
        for (int i = 0; i < times.length; i++) {
            times[i] = 40L * i;
        }
        EncodeOptions usual = new EncodeOptions("libx264", 18, "medium", "none", "auto");
        Set<List<String>> films = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            Path film = Clips.write(folder.resolve(i + ".mkv"), new Size(320, 180), usual, times);
            films.add(Packets.pictures(film));
        }
        assertEquals(1, films.size(), "different films of the same frames");
    }

    @Test
    void oddSizesArePaddedByTheirLastColumnAndRow() {
        Path film = folder.resolve("odd.mp4");
        RgbaImage image = Clips.flat(new Size(321, 241), 0x2060c0);
        try (FrameWriter writer = FrameWriter.open(FilmTarget.clip(film, image.size(), new Rational(25, 1), FAST))) {
            writer.write(image, 0, 1);
            writer.finish();
        }
        try (FrameReader reader = FrameReader.open(film)) {
            assertEquals(new Size(322, 242), reader.size());
            RgbaImage back = reader.next().orElseThrow().image();
            for (int[] at : new int[][] {{0, 0}, {320, 240}, {321, 241}}) {
                assertColor(0x2060c0, back, at[0], at[1], 2);
            }
        }
    }

    @Test
    void losslessFilmsGiveEveryPixelBack() {
        EncodeOptions lossless = new EncodeOptions("ffv1", 0, "medium", "none", "bgr0");
        Path film = Clips.write(folder.resolve("a.mkv"), new Size(33, 17), lossless, 0, 40, 80);
        try (FrameReader reader = FrameReader.open(film)) {
            for (int i = 0; i < 3; i++) {
                RgbaImage want = Clips.moving(new Size(33, 17), i);
                RgbaImage got = reader.next().orElseThrow().image();
                byte[] a = new byte[4 * 33 * 17];
                byte[] b = new byte[4 * 33 * 17];
                want.rgba().get(0, a);
                got.rgba().get(0, b);
                assertArrayEquals(a, b, "frame " + i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"libx264", "libx265"})
    void thePicturesThemselvesSayHowTwoEyesArePacked(String codec) {
        EncodeOptions o = new EncodeOptions(codec, 30, "ultrafast", "none", "auto");
        for (StereoLayout layout : List.of(StereoLayout.FULL_SBS, StereoLayout.HALF_TB)) {
            Path film = folder.resolve(codec + layout + ".mkv");
            FilmTarget clip = FilmTarget.clip(film, new Size(128, 96), new Rational(25, 1), o);
            try (FrameWriter writer = FrameWriter.open(clip.stereo(layout, false))) {
                for (int i = 0; i < 5; i++) {
                    writer.write(Clips.moving(new Size(128, 96), i), i, 1);
                }
                writer.finish();
            }
            String want = layout == StereoLayout.FULL_SBS ? "side by side" : "top and bottom";
            VideoTrack track = FilmInfo.read(film).video().get(0);
            assertEquals(Optional.of(want), track.framePacking());
            assertEquals(Optional.of(want), track.stereo3d());
            assertEquals(5, Clips.times(film).size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mov", "mkv"})
    void filmsOfHalfASphereSaySo(String ending) {
        Path film = folder.resolve("vr." + ending);
        FilmTarget clip = FilmTarget.clip(film, new Size(128, 64), new Rational(25, 1), FAST);
        try (FrameWriter writer = FrameWriter.open(clip.stereo(StereoLayout.VR180, false))) {
            writer.write(Clips.moving(new Size(128, 64), 1), 0, 1);
            writer.finish();
        }
        try (FilmFile file = FilmFile.open(film)) {
            AVSphericalMapping sphere =
                    new AVSphericalMapping(Av.sideData(file.stream(0).codecpar(), avcodec.AV_PKT_DATA_SPHERICAL)
                            .orElseThrow());
            assertEquals(avutil.AV_SPHERICAL_EQUIRECTANGULAR_TILE, sphere.projection());
            assertEquals(1 << 30, sphere.bound_left());
            assertEquals(1 << 30, sphere.bound_right());
            assertEquals(0, sphere.bound_top());
        }
        assertEquals(
                Optional.of("side by side"), FilmInfo.read(film).video().get(0).stereo3d());
    }

    @Test
    void bitRateProfileAndLevelReachTheEncoder() {
        EncodeOptions o = new EncodeOptions("libx264", 20, "ultrafast", "none", "auto", "300k", "baseline", "3.1");
        Path film = Clips.write(folder.resolve("a.mp4"), new Size(64, 48), o, 0, 40, 80);
        assertEquals("Constrained Baseline", FilmInfo.read(film).video().get(0).profile());
        EncodeOptions bad = new EncodeOptions("libx264", 20, "fast", "none", "auto", "much", "auto", "auto");
        assertTrue(
                Clips.error(() -> Clips.write(film, new Size(64, 48), bad, 0)).contains("video-bitrate: got 'much'"));
    }

    @Test
    void withoutFinishNothingIsLeft() throws IOException {
        Path film = folder.resolve("a.mp4");
        try (FrameWriter writer =
                FrameWriter.open(FilmTarget.clip(film, new Size(64, 48), new Rational(25, 1), FAST))) {
            writer.write(Clips.moving(new Size(64, 48), 0), 0, 1);
        }
        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void theSourceIsNeverOverwritten() throws IOException {
        Path film = Clips.write(folder.resolve("a.mp4"), new Size(64, 48), FAST, 0, 40);
        byte[] before = Files.readAllBytes(film);
        try (FrameReader reader = FrameReader.open(film)) {
            FilmTarget target = FilmTarget.like(reader, film, reader.size(), FAST);
            assertTrue(Clips.error(() -> FrameWriter.open(target)).contains("is the source itself"));
        }
        assertArrayEquals(before, Files.readAllBytes(film));
    }

    @Test
    void unknownNamesAreToldInOneLine() {
        Path film = folder.resolve("a.mp4");
        for (EncodeOptions o : List.of(
                new EncodeOptions("nonsense", 20, "medium", "none", "auto"),
                new EncodeOptions("libx264", 20, "brisk", "none", "auto"),
                new EncodeOptions("libx264", 20, "medium", "none", "gray16le"),
                new EncodeOptions("libx264", 20, "medium", "nonsense", "auto"))) {
            String message = Clips.error(
                    () -> FrameWriter.open(FilmTarget.clip(film, new Size(64, 48), new Rational(25, 1), o)));
            assertFalse(message.contains("\n"), message);
        }
        assertThrows(
                UserError.class,
                () -> FrameWriter.open(
                        FilmTarget.clip(folder.resolve("a.txt"), new Size(64, 48), new Rational(25, 1), FAST)));
        assertFalse(Files.exists(film));
    }

    public static void assertColor(int rgb, RgbaImage image, int x, int y, int tolerance) {
        for (int c = 0; c < 3; c++) {
            int want = rgb >> (16 - 8 * c) & 255;
            int got = image.channel(x, y, c);
            assertTrue(
                    Math.abs(want - got) <= tolerance,
                    "(" + x + "," + y + ") channel " + c + ": " + got + ", want " + want);
        }
    }

    @Test
    void whatAKilledRunHasJustLeftGoesWhenTheFilmIsWhole() throws IOException {
        Path out = folder.resolve("x.mkv");
        Path left = Files.writeString(folder.resolve(".x.999999999.part.mkv"), "left");
        FilmTarget target = FilmTarget.clip(
                out, new Size(32, 32), new Rational(25, 1), new EncodeOptions("ffv1", 20, "medium", "none", "auto"));
        try (FrameWriter writer = FrameWriter.open(target)) {
            writer.write(Clips.moving(new Size(32, 32), 0), 0, 1);
            assertTrue(Files.exists(left), "too young to be known as left");
            Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(100)));
            writer.finish();
        }
        assertFalse(Files.exists(left));
    }
}
