package diorama.video.write;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.image.Rounds;
import diorama.video.encode.FilmTarget;
import diorama.video.option.EncodeOptions;
import diorama.video.read.FrameReader;
import diorama.video.read.VideoFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often loops go round. */
class LoopRoundsTest {
    @TempDir
    Path folder;

    private static void copy(Path in, Path out) {
        try (FrameReader reader = FrameReader.open(in);
                FrameWriter writer =
                        FrameWriter.open(FilmTarget.like(reader, out, reader.size(), EncodeOptions.DEFAULTS))) {
            for (Optional<VideoFrame> next = reader.next(); next.isPresent(); next = reader.next()) {
                writer.write(next.get().image(), next.get().pts(), next.get().duration());
            }
            writer.finish();
        }
    }

    @ParameterizedTest
    @CsvSource({"-loop -1,gif,1", "-loop 0,gif,0", "-loop 2,gif,3", "-plays 4,apng,4"})
    void theyGoRoundAsTheirSourceDoes(String asked, String kind, int rounds) {
        Path in = Clips.ffmpeg(folder, "-f lavfi -i testsrc2=s=64x48:r=10:d=0.5 " + asked + " in." + kind);
        assertEquals(rounds, Rounds.of(in));
        for (String ending : new String[] {"gif", "webp", "apng"}) {
            Path out = folder.resolve("out." + ending);
            copy(in, out);
            assertEquals(rounds, Rounds.of(out), ending);
        }
    }

    @ParameterizedTest
    @CsvSource({"gif", "webp", "apng"})
    void moreThanThereIsRoomForBecomeAllThatThereIs(String ending) throws IOException {
        Path in = Clips.ffmpeg(folder, "-f lavfi -i testsrc2=s=64x48:r=10:d=0.5 -plays 4 in.apng");
        byte[] bytes = Files.readAllBytes(in);
        int chunk = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("acTL");
        ByteBuffer png = ByteBuffer.wrap(bytes).putInt(chunk + 8, 1_000_000);
        CRC32 crc = new CRC32();
        crc.update(bytes, chunk, 12);
        png.putInt(chunk + 12, (int) crc.getValue());
        Files.write(in, bytes);
        assertEquals(1_000_000, Rounds.of(in));
        Path out = folder.resolve("out." + ending);
        copy(in, out);
        assertEquals(65_535, Rounds.of(out));
    }

    @ParameterizedTest
    @CsvSource({"gif", "webp", "apng"})
    void ofFilmsTheyGoRoundForEver(String ending) {
        Path in = Clips.ffmpeg(folder, "-f lavfi -i testsrc2=s=64x48:r=10:d=0.5 in.mkv");
        Path out = folder.resolve("out." + ending);
        copy(in, out);
        assertEquals(Rounds.FOR_EVER, Rounds.of(out));
    }
}
