package diorama.video.depth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.video.av.OnFullDisk;
import diorama.video.av.Rational;
import diorama.video.write.Clips;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DepthFilmTest {
    private final Path folder;

    DepthFilmTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void writtenDepthComesBackToHalfAStep() {
        Size size = new Size(67, 33);
        Path film = folder.resolve("depth.mkv");
        try (DepthWriter writer = DepthWriter.open(
                DepthWriter.target(film, size, new Rational(1, 1000), new Rational(25, 1)),
                DepthWriter.Coding.FFV1,
                OnFullDisk.GIVE_UP)) {
            for (int i = 0; i < 5; i++) {
                writer.write(ramp(size, i), 40L * i, 40);
            }
            writer.finish();
        }
        try (DepthReader reader = DepthReader.open(film)) {
            for (int i = 0; i < 5; i++) {
                DepthMap got = reader.next().orElseThrow();
                DepthMap want = ramp(size, i);
                for (int p = 0; p < size.pixels(); p++) {
                    assertEquals(want.inverseDepth()[p], got.inverseDepth()[p], 0.51f / 65535);
                }
                assertEquals(40L * i, reader.timeBase().rescale(reader.pts(), new Rational(1, 1000)));
            }
            assertTrue(reader.next().isEmpty());
        }
    }

    @Test
    void eightBitDepthSpansZeroToOne() {
        for (String format : new String[] {"gray,lutyuv=y=255", "yuv420p,lutyuv=y=235", "yuv444p16,lutyuv=y=60160"}) {
            Path film = Clips.ffmpeg(
                    folder, "-f lavfi -i color=white:s=64x64:d=0.1,format=" + format + " -c:v ffv1 white.mkv");
            try (DepthReader reader = DepthReader.open(film)) {
                assertEquals(1, reader.next().orElseThrow().at(9, 9), 0.004f, format);
            }
        }
    }

    @Test
    void theSampleDepthFilmIsReadAsItIs() {
        try (DepthReader reader = DepthReader.open(Clips.walk().resolveSibling("walk_depth.mkv"))) {
            int frames = 0;
            float most = 0;
            for (var map = reader.next(); map.isPresent(); map = reader.next()) {
                frames++;
                for (float d : map.get().inverseDepth()) {
                    most = Math.max(most, d);
                }
            }
            assertEquals(96, frames);
            assertEquals(1, most, 0.02f);
        }
    }

    private static DepthMap ramp(Size size, int i) {
        DepthMap map = DepthMap.allocate(size);
        for (int p = 0; p < size.pixels(); p++) {
            map.inverseDepth()[p] = (float) ((p * 0.000317 + i * 0.1) % 1.0);
        }
        return map;
    }
}
