package diorama.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a user may hand to a command: one clear line, exit code 1 or 2, nothing left behind. */
class BadInputTest {
    @TempDir
    Path folder;

    private Path out = Path.of("");

    /** What a command said. */
    private record Said(int exit, String out, String err) {}

    @BeforeEach
    void outputFolder() throws IOException {
        out = Files.createDirectory(folder.resolve("out"));
    }

    private static Said run(Object... words) {
        StringWriter said = new StringWriter();
        StringWriter faults = new StringWriter();
        String[] args = Arrays.stream(words).map(String::valueOf).toArray(String[]::new);
        int exit = DioramaCommand.run(new PrintWriter(said, true), new PrintWriter(faults, true), args);
        return new Said(exit, said.toString(), faults.toString());
    }

    private void assertRefused(int exit, String part, Object... words) throws IOException {
        Said said = run(words);
        assertEquals(exit, said.exit, () -> Arrays.toString(words) + " said: " + said.out + said.err);
        List<String> lines =
                said.err.lines().filter(l -> l.startsWith("diorama:")).toList();
        assertEquals(1, lines.size(), said.err);
        assertTrue(lines.get(0).contains(part), said.err);
        assertFalse(said.err.contains("\tat "), said.err);
        try (var left = Files.list(out)) {
            assertEquals(List.of(), left.toList(), "left behind by " + Arrays.toString(words));
        }
    }

    private static RgbaImage gradient(int width, int height) {
        RgbaImage image = RgbaImage.allocate(new Size(width, height));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setArgb(x, y, 0xff000000 | (255 * x / width) << 16 | (255 * y / height) << 8 | 90);
            }
        }
        return image;
    }

    private Path photo(int width, int height) {
        Path file = folder.resolve("photo" + width + "x" + height + ".png");
        ImageFiles.write(gradient(width, height), file);
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"depth", "mesh", "zoom", "stereo"})
    void whatIsNoPictureIsRefused(String command) throws IOException {
        Path missing = folder.resolve("missing.jpg");
        Path empty = Files.createFile(folder.resolve("empty.jpg"));
        Path text = Files.writeString(folder.resolve("text.jpg"), "#EXTM3U\nfile:///etc/passwd\n");
        Path svg = Files.writeString(
                folder.resolve("drawing.png"),
                "<?xml version=\"1.0\"?><!DOCTYPE s [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg>&x;</svg>");
        assertRefused(1, "missing.jpg", command, missing, "-o", out);
        assertRefused(1, "empty.jpg", command, empty, "-o", out);
        assertRefused(1, "text.jpg: is not a picture", command, text, "-o", out);
        assertRefused(1, "drawing.png", command, svg, "-o", out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"depth", "mesh", "stereo"})
    void aTruncatedPictureIsRefused(String command) throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("samples/table.jpg"));
        Path half = Files.write(folder.resolve("half.jpg"), Arrays.copyOf(whole, whole.length / 2));
        assertRefused(1, "half.jpg", command, half, "-o", out);
    }

    @Test
    void anAbsurdDeclaredSizeIsRefusedBeforeMemoryIsTaken() throws IOException {
        ByteBuffer png = ByteBuffer.wrap(Files.readAllBytes(photo(4, 4)));
        png.putInt(16, 2_000_000_000).putInt(20, 2_000_000_000);
        Path file = Files.write(folder.resolve("huge.png"), png.array());
        assertRefused(1, "huge.png", "depth", file, "-o", out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1x1", "1x7", "9x1", "3000x3"})
    void smallAndThinPicturesWork(String size) {
        String[] sides = size.split("x");
        Path file = photo(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
        for (String command : List.of("depth", "mesh", "stereo")) {
            Said said = run(command, file, "-o", out + "/");
            assertEquals(0, said.exit, command + " " + size + ": " + said.err);
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        Path photo = photo(8, 8);
        assertRefused(1, "file", "depth", photo, "-o", file.resolve("deeper/x.png"));
        assertRefused(1, "file", "stereo", photo, "-o", file.resolve("deeper/x.png"));
        assertRefused(1, "file", "mesh", photo, "-o", file.resolve("deeper/x.glb"));
        assertRefused(1, "file", "zoom", photo, "-o", file.resolve("deeper/x.mp4"), "--seconds", "0.1");
    }

    @Test
    void theInputIsNeverOverwritten() throws IOException {
        Path photo = photo(8, 8);
        byte[] before = Files.readAllBytes(photo);
        assertRefused(1, "is the input itself", "stereo", photo, "-o", photo);
        assertTrue(Arrays.equals(before, Files.readAllBytes(photo)));
    }

    @Test
    void unknownOptionsAndValuesOutsideOfTheirDomainAreUsageErrors() throws IOException {
        Path photo = photo(8, 8);
        assertRefused(2, "--divergense", "stereo", photo, "--divergense", "3", "-o", out);
        assertRefused(2, "divergence: got '99'", "stereo", photo, "--divergence", "99", "-o", out);
        assertRefused(2, "layout: got 'cube'", "stereo", photo, "--layout", "cube", "-o", out);
        assertRefused(1, "--far-metres", "mesh", photo, "--near-metres", "5", "--far-metres", "2", "-o", out);
        assertRefused(1, ".xyz", "mesh", photo, "-o", out.resolve("scene.xyz"));
        assertRefused(2, "FILE", "depth");
    }

    @Test
    void aBrokenModelIsTold() throws IOException {
        Path photo = photo(8, 8);
        Path model = Files.writeString(folder.resolve("broken.onnx"), "no network");
        Files.writeString(folder.resolve("broken.json"), "{\"size\":{\"side\":32},\"kind\":\"inverse-relative\"}");
        assertRefused(1, "broken.onnx", "depth", photo, "--model", model, "-o", out);
        assertRefused(1, "no-such-model", "depth", photo, "--model", "no-such-model", "-o", out);
    }

    @Test
    void depthThatIsNoNumberIsTold() throws IOException {
        ByteBuffer pfm = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        pfm.put("Pf\n2 2\n-1.0\n".getBytes(StandardCharsets.US_ASCII));
        pfm.putFloat(0.5f).putFloat(Float.NaN).putFloat(0.2f).putFloat(1);
        Path map = Files.write(folder.resolve("nan.pfm"), Arrays.copyOf(pfm.array(), pfm.position()));
        assertRefused(1, "nan.pfm", "stereo", photo(2, 2), "--depth", map, "-o", out);
    }

    @Test
    void whatIsNeitherPictureNorFilmIsNoBrokenFilm() throws IOException {
        Path note = Files.writeString(folder.resolve("note.txt"), "milk, eggs");
        assertRefused(1, "note.txt: is no picture and no film (looks like text)", "depth", note, "-o", out);
        Path named = Files.writeString(folder.resolve("named.jpg"), "milk, eggs");
        assertRefused(1, "AVIF, HEIC", "depth", named, "-o", out);
    }

    @Test
    void theNearEndIsNearerThanTheFarEnd() throws IOException {
        Path map = folder.resolve("map.png");
        diorama.image.DepthFiles.write(DepthMap.constant(new Size(8, 8), 0.5f), map);
        Path photo = photo(8, 8);
        Path fine = folder.resolve("fine.png");
        Said said = run("depth", photo, "--depth", map, "-o", fine, "--depth-near", 7, "--depth-far", 3);
        assertEquals(0, said.exit, said.err);
        for (String turned : List.of("metres 7 3 less", "distance 7 3 less", "inverse 3 7 more")) {
            String[] t = turned.split(" ");
            assertRefused(
                    1,
                    "--depth-near: got '" + t[1] + ".0', want " + t[3] + " than the far end, " + t[2] + ".0",
                    "depth",
                    photo,
                    "--depth",
                    map,
                    "-o",
                    out,
                    "--depth-kind",
                    t[0],
                    "--depth-near",
                    t[1],
                    "--depth-far",
                    t[2]);
        }
    }

    @Test
    void aMapOfAnotherShapeIsTold() throws IOException {
        Path map = folder.resolve("square.png");
        diorama.image.DepthFiles.write(DepthMap.constant(new Size(16, 16), 0.5f), map);
        assertRefused(1, "square.png", "stereo", photo(32, 8), "--depth", map, "-o", out);
    }

    @Test
    void oneBadFileDoesNotStopTheOthers() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.jpg"), "nothing");
        Said said = run("depth", bad, photo(8, 8), "-o", out);
        assertEquals(1, said.exit, said.err);
        assertTrue(Files.exists(out.resolve("photo8x8_depth.png")), said.err);
    }
}
