package diorama.video.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.image.RgbaImage;
import diorama.stereo.StereoLayout;
import diorama.video.info.FilmInfo;
import diorama.video.option.EncodeOptions;
import diorama.video.read.FrameReader;
import diorama.video.track.Packets;
import diorama.video.write.Clips;
import diorama.video.write.FrameWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuickTimeStereoTest {
    @TempDir
    Path folder;

    /** {@code in} again, as a film of that layout. */
    private Path again(Path in, Path out, String codec, StereoLayout layout) {
        EncodeOptions o = new EncodeOptions(codec, 20, "ultrafast", "none", "auto");
        try (FrameReader reader = FrameReader.open(in);
                FrameWriter writer = FrameWriter.open(
                        FilmTarget.like(reader, out, reader.size(), o).stereo(layout, false))) {
            for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                RgbaImage image = frame.get().image();
                writer.write(image, frame.get().pts(), frame.get().duration());
                reader.recycle(frame.get());
            }
            writer.finish();
        }
        return out;
    }

    @ParameterizedTest
    @CsvSource({
        "libx264, FULL_SBS, side by side",
        "libx265, HALF_TB, top and bottom",
        "prores_ks, FULL_SBS, side by side",
        "libx264, VR180, side by side",
        "ffv1, FULL_SBS,"
    })
    void aQuickTimeFilmSaysHowItsEyesLie(String codec, StereoLayout layout, String said) {
        Path plain = again(Clips.walk(), folder.resolve("plain.mov"), codec, StereoLayout.ANAGLYPH);
        Path film = again(Clips.walk(), folder.resolve("film.mov"), codec, layout);
        assertEquals(
                Optional.ofNullable(said == null ? "side by side" : said),
                FilmInfo.read(film).video().get(0).stereo3d());
        assertEquals(Optional.empty(), FilmInfo.read(plain).video().get(0).stereo3d());
        assertTrue(Packets.copied(Clips.walk()).equals(Packets.copied(film)), "sound differs");
        assertEquals(Packets.pictures(plain).size(), Packets.pictures(film).size());
        assertEquals(Clips.times(plain), Clips.times(film));
        assertTrue(
                Clips.ffprobe(film, "-show_entries stream=codec_type")
                        .containsAll(List.of("codec_type=video", "codec_type=audio")),
                "tracks");
    }

    @Test
    void theNameOfTheTrackStays() throws IOException {
        Path in = Clips.ffmpeg(
                folder,
                "-i " + Clips.walk()
                        + " -map 0 -c copy -metadata:s:v title=Spaziergang -metadata:s:v language=deu in.mkv");
        for (String ending : List.of("mp4", "mkv")) {
            Path film = again(in, folder.resolve("film." + ending), "libx264", StereoLayout.FULL_SBS);
            List<String> tags = Clips.ffprobe(film, "-select_streams v -show_entries stream_tags");
            assertTrue(tags.contains("TAG:language=deu") || tags.contains("TAG:language=ger"), tags.toString());
        }
        Path film = again(in, folder.resolve("film.mov"), "libx264", StereoLayout.FULL_SBS);
        assertTrue(text(film).contains("nameSpaziergang"), "no name");
        assertFalse(text(film).contains("Spaziergang "), "room is left");
        Path unnamed = again(Clips.walk(), folder.resolve("unnamed.mov"), "libx264", StereoLayout.FULL_SBS);
        assertFalse(text(unnamed).contains("udta\0\0\0\bname"), "an empty name");
    }

    private static String text(Path film) throws IOException {
        return Files.readString(film, StandardCharsets.ISO_8859_1);
    }
}
