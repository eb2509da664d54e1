package diorama.video.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.video.info.FilmInfo;
import diorama.video.write.Again;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of sound that is not compressed in .mp4. */
class PlainSoundTest {
    private static final String PICTURE = "-f lavfi -i testsrc2=s=320x180:r=25:d=1.6 -c:v libx264 -preset ultrafast ";
    private static final String SOUND = "-f lavfi -i sine=d=1.6 ";
    private static final String NOISE = "-f lavfi -i anoisesrc=seed=1:d=1.6 ";

    private final Path folder;

    PlainSoundTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Players made before 2023 take it for 16 bits in .mp4, and play noise. */
    @ParameterizedTest
    @CsvSource({"pcm_s24le, mov", "pcm_s16be, mov", "pcm_s24be, mkv", "pcm_u8, avi"})
    void plainSoundThatPlayersMistakeIsPackedWithoutLoss(String codec, String container) throws IOException {
        String in = "in." + container;
        Path film = Clips.ffmpeg(folder, PICTURE.replace("-c:v", NOISE + "-c:v") + "-c:a " + codec + " " + in);
        Path out = folder.resolve("out.mp4");
        assertTrue(Again.write(film, out).get(0).contains("is written as flac; .mkv keeps it as it is"));
        assertEquals("flac", FilmInfo.read(out).audio().get(0).codec());
        assertEquals(sum(in), sum("out.mp4"));
    }

    /** Floating point and 32 bits keep what 24 bits hold, and what FLAC has no channels for is copied. */
    @ParameterizedTest
    @CsvSource({"pcm_f32le, 1, flac", "pcm_s32le, 2, flac", "pcm_s24le, 16, pcm_s24le"})
    void plainSoundOfMoreBitsOrChannelsKeepsWhatItCan(String codec, int channels, String form) throws IOException {
        String quiet = NOISE.replace("seed=1", "seed=1:a=0.0001");
        Path film = Clips.ffmpeg(
                folder, PICTURE.replace("-c:v", quiet + "-c:v") + "-ac " + channels + " -c:a " + codec + " in.mov");
        Path out = folder.resolve("out.mp4");
        Again.write(film, out);
        assertEquals(form, FilmInfo.read(out).audio().get(0).codec());
        assertEquals(channels, FilmInfo.read(out).audio().get(0).channels());
        if (form.equals("flac")) {
            assertEquals(sum("in.mov"), sum("out.mp4"));
        }
    }

    private String sum(String film) throws IOException {
        return Files.readString(Clips.ffmpeg(folder, "-y -i " + film + " -map 0:a -c:a pcm_s24le -f md5 sum.txt"));
    }

    @Test
    void plainSoundThatEveryoneReadsRightIsCopied() {
        Path in = Clips.ffmpeg(folder, PICTURE.replace("-c:v", SOUND + "-c:v") + "-c:a pcm_s16le in.avi");
        Path out = folder.resolve("out.mp4");
        assertEquals(List.of(), Again.write(in, out));
        assertEquals(TrackSum.of(in).get(0).sum(), TrackSum.of(out).get(0).sum());
    }
}
