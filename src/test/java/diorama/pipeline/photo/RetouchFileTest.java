package diorama.pipeline.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.DepthBrush;
import diorama.depth.DepthOptions;
import diorama.depth.DepthStroke;
import diorama.depth.ImportOptions;
import diorama.depth.ShapeOptions;
import diorama.image.Crop;
import diorama.image.DepthFiles;
import diorama.image.DepthMap;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.image.Turn;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.frame.Preparation;
import diorama.pipeline.media.DepthChoice;
import diorama.pipeline.network.DepthSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetouchFileTest {
    private static final DepthStroke STROKE = new DepthStroke(
            DepthBrush.PULL,
            DepthStroke.Tip.ROUND,
            0.1f,
            1,
            false,
            List.of(new DepthStroke.Point(0.25f, 0.25f), new DepthStroke.Point(0.26f, 0.25f)));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void strokesComeBackAsTheyWereWritten() {
        List<DepthStroke> strokes = List.of(
                STROKE, new DepthStroke(DepthBrush.FILL, DepthStroke.Tip.LASSO, 0.3f, 0.25f, true, STROKE.points()));
        Path file = folder.resolve("Pinsel \u00fc.json");
        RetouchFile.write(strokes, file);
        assertEquals(strokes, RetouchFile.read(file));
    }

    @Test
    void aBrokenFileIsToldOfInOneLine() throws IOException {
        for (String text : List.of(
                "[]",
                "{}",
                "{\"retouch\": 3}",
                "{\"retouch\": [3]}",
                "{\"retouch\": [{\"brush\": \"pull\"}]}",
                "{\"retouch\": [{\"brush\": \"tickle\", \"points\": [[0, 0]]}]}",
                "{\"retouch\": [{\"brush\": \"pull\", \"points\": []}]}",
                "{\"retouch\": [{\"brush\": \"pull\", \"points\": [[0]]}]}",
                "{\"retouch\": [{\"brush\": \"pull\", \"points\": [[0, 0]], \"radius\": 5}]}",
                "{\"retouch\": [{\"brush\": \"pull\", \"points\": [[0, 0]], \"colour\": 5}]}")) {
            Path file = Files.writeString(folder.resolve("broken.json"), text);
            UserError error = assertThrows(UserError.class, () -> RetouchFile.read(file), text);
            String message = String.valueOf(error.getMessage());
            assertTrue(message.contains("broken.json") && message.lines().count() == 1, message);
        }
    }

    @Test
    void strokesFollowAPictureThatIsTurnedAndCut() throws IOException {
        Size size = new Size(80, 60);
        RgbaImage image = RgbaImage.allocate(size);
        for (int i = 0; i < size.pixels(); i++) {
            image.setArgb(i % 80, i / 80, 0xff808080);
        }
        Path file = folder.resolve("p.png");
        ImageFiles.write(image, file);
        Path map = folder.resolve("d.png");
        DepthFiles.write(DepthMap.constant(size, 0.5f), map);
        DepthChoice choice = new DepthChoice(
                        Optional.of(map), false, false, diorama.cache.DepthCache.none(), ImportOptions.DEFAULTS)
                .with(List.of(STROKE));
        Crop crop = new Crop(new Size(60, 80), 20, 0, new Size(40, 60));
        try (DepthSource source =
                new DepthSource(ModelCatalogue.read(Path.of("models")), DepthOptions.DEFAULTS, choice)) {
            DepthMap whole = source.photo(file).depth();
            assertTrue(whole.at(20, 15) > 0.7f && whole.at(60, 45) < 0.52f, "pulled where the stroke is");
            assertTrue(source.photo(file).depthFrom().endsWith("retouched"));
            Preparation prepared = new Preparation(Turn.RIGHT, crop, crop.size());
            DepthMap part = source.photo(file, source.open(file), prepared, ShapeOptions.DEFAULTS)
                    .depth();
            DepthMap wanted = crop.of(Turn.RIGHT.of(whole));
            for (int i = 0; i < part.size().pixels(); i++) {
                assertEquals(wanted.inverseDepth()[i], part.inverseDepth()[i], 0.01f);
            }
        }
    }
}
