package diorama.pipeline.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.depth.DepthOptions;
import diorama.image.DeepFiles;
import diorama.image.DeepImage;
import diorama.image.DepthFiles;
import diorama.image.DepthMap;
import diorama.image.ImageFiles;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.DepthChoice;
import diorama.pipeline.network.DepthSource;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeepStillTest {
    private final Path folder;

    DeepStillTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** 1024 levels from left to right, 16 bits. */
    private Path ramp() throws IOException {
        BufferedImage image = new BufferedImage(1024, 16, BufferedImage.TYPE_USHORT_GRAY);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 1024; x++) {
                image.getRaster().setSample(x, y, 0, 64 * x);
            }
        }
        Path file = folder.resolve("ramp.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private Path made(Path photo, String name) {
        Path map = folder.resolve("map.png");
        DepthFiles.write(DepthMap.constant(new Size(1024, 16), 0.5f), map);
        Path out = folder.resolve(name);
        DepthChoice choice = DepthChoice.AUTO.with(Optional.of(map));
        try (DepthSource depth =
                new DepthSource(ModelCatalogue.read(Path.of("models")), DepthOptions.DEFAULTS, choice)) {
            StereoPicture.convert(photo, out, StereoJob.DEFAULTS, depth);
        }
        return out;
    }

    @Test
    void aPngOfSixteenBitsStaysOne() throws IOException {
        Path out = made(ramp(), "out.png");
        assertEquals(16, ImageFiles.picture(out).bits());
        DeepImage drawn = DeepFiles.read(out).orElseThrow();
        assertEquals(new Size(2048, 16), drawn.size());
        Set<Integer> levels = new HashSet<>();
        for (int x = 0; x < 1024; x++) {
            levels.add(drawn.channel(x, 8, 1));
        }
        assertTrue(levels.size() > 900, levels.size() + " levels");
    }

    @Test
    void aJpegGetsEightBitsOfIt() throws IOException {
        assertEquals(8, ImageFiles.picture(made(ramp(), "out.jpg")).bits());
        assertTrue(Files.size(folder.resolve("out.jpg")) > 0);
    }
}
