package diorama.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.video.depth.DepthReader;
import diorama.video.option.EncodeOptions;
import diorama.video.write.Clips;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DepthCommandTest {
    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();
    private final StringWriter faults = new StringWriter();

    private int run(Object... words) {
        String[] args = java.util.Arrays.stream(words).map(String::valueOf).toArray(String[]::new);
        said.getBuffer().setLength(0);
        faults.getBuffer().setLength(0);
        return DioramaCommand.run(new PrintWriter(said, true), new PrintWriter(faults, true), args);
    }

    private Path photo(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        ImageFiles.write(RgbaImage.allocate(new Size(8, 8)), file);
        return file;
    }

    private static List<String> names(Path root) throws IOException {
        try (var all = Files.walk(root)) {
            return List.copyOf(new TreeSet<>(all.filter(Files::isRegularFile)
                    .map(f -> root.relativize(f).toString().replace('\\', '/'))
                    .toList()));
        }
    }

    @Test
    void severalFormatsOfPicturesAndFilmsComeFromOneRun() throws IOException {
        Path in = folder.resolve("in");
        photo("in/a.png");
        photo("in/below/b é.png");
        photo("in/.hidden/c.png");
        Clips.write(
                in.resolve("f.mkv"),
                new Size(32, 18),
                new EncodeOptions("ffv1", 0, "medium", "none", "bgr0"),
                0,
                40,
                80);
        Path out = in.resolve("out");
        assertEquals(0, run("depth", in, "-o", out, "--format", "png16,exr,npy,color"), faults.toString());
        List<String> wanted = List.of(
                "a_depth.exr",
                "a_depth.npy",
                "a_depth.png",
                "a_depth_inferno.png",
                "below/b é_depth.exr",
                "below/b é_depth.npy",
                "below/b é_depth.png",
                "below/b é_depth_inferno.png",
                "f_depth.mkv",
                "f_depth_inferno.mp4");
        assertEquals(wanted, names(out));
        assertTrue(said.toString().contains("3 made"), said.toString());
        Path kept = out.resolve("a_depth.exr");
        Files.setLastModifiedTime(kept, FileTime.fromMillis(1000));
        Files.delete(out.resolve("a_depth.npy"));
        assertEquals(0, run("depth", in, "-o", out, "--format", "png16,exr,npy,color"), faults.toString());
        assertEquals(wanted, names(out));
        assertTrue(said.toString().contains("1 made, 2 there already"), said.toString());
        assertEquals(1000, Files.getLastModifiedTime(kept).toMillis(), "not made again");
        assertEquals(0, run("depth", in, "-o", out, "-y", "-f", "exr"), faults.toString());
        assertTrue(Files.getLastModifiedTime(kept).toMillis() > 1000, "made again");
    }

    @Test
    void oneBadFileOfAFolderIsToldAtTheEnd() throws IOException {
        Path in = photo("in/a.png").resolveSibling(".");
        Files.writeString(folder.resolve("in/bad.jpg"), "nothing");
        assertEquals(1, run("depth", in, "-o", folder.resolve("out")));
        assertTrue(faults.toString().contains("bad.jpg"), faults.toString());
        assertTrue(faults.toString().contains("1 made, 1 of 2 files failed"), faults.toString());
        assertEquals(List.of("a_depth.png"), names(folder.resolve("out")));
    }

    @Test
    void theNameOfAFileNamesItsFormat() throws IOException {
        Path photo = photo("x.png");
        for (String ending : List.of("png", "exr", "pfm", "npy", "tif", "tiff")) {
            Path target = folder.resolve("o/d." + ending);
            assertEquals(0, run("depth", photo, "-o", target), faults.toString());
            assertTrue(Files.exists(target));
        }
        assertEquals(0, run("depth", photo, "-o", folder.resolve("o/n.png"), "-f", "normals"), faults.toString());
        assertEquals(1, run("depth", photo, "-o", folder.resolve("o/n.png"), "-f", "exr"));
        assertTrue(faults.toString().contains("got format exr, want a name ending in .exr"), faults.toString());
        assertEquals(1, run("depth", photo, "-o", folder.resolve("o/n.png"), "-f", "png8,exr"));
        assertTrue(faults.toString().contains("want a folder for several formats"), faults.toString());
        assertEquals(1, run("depth", photo, "-o", folder.resolve("o"), "-f", "jpeg2000"));
        assertTrue(faults.toString().contains("--format: got 'jpeg2000', want some of"), faults.toString());
        assertFalse(Files.exists(folder.resolve("o/x_depth.png")));
    }

    @Test
    void aMapOfMillimetresIsReadAsOne() throws IOException {
        Path photo = photo("x.png");
        Path map = folder.resolve("kinect.png");
        float[] values = new float[64];
        for (int i = 0; i < 64; i++) {
            values[i] = (i < 32 ? 1000 : 2000) / 65535f;
        }
        diorama.image.DepthFiles.write(new diorama.image.DepthMap(new Size(8, 8), values), map);
        Path target = folder.resolve("metres.npy");
        assertEquals(0, run("depth", photo, "--depth", map, "--depth-kind", "metres", "-o", target), faults.toString());
        float[] metres = diorama.image.DepthFiles.stored(target, "").map().values();
        assertEquals(1, metres[0], 1e-4f);
        assertEquals(2, metres[63], 1e-4f);
        assertTrue(said.toString().contains("1.00 to 2.00 m"), said.toString());
    }

    @Test
    void picturesThatMoveBecomeDepthFilmsUnlessAPictureIsWanted() {
        Path gif = Clips.write(
                folder.resolve("m.gif"),
                new Size(32, 18),
                new EncodeOptions("auto", 20, "medium", "none", "auto"),
                0,
                100);
        assertEquals(0, run("depth", gif, "-o", folder.resolve("out")));
        assertTrue(Files.exists(folder.resolve("out/m_depth.mkv")), said.toString());
        assertEquals(0, run("depth", gif, "-o", folder.resolve("one.png")));
        assertTrue(Files.exists(folder.resolve("one.png")));
        assertEquals(0, run("depth", gif, "-o", folder.resolve("out"), "--format", "exr"));
        assertTrue(Files.exists(folder.resolve("out/m_depth.exr")), said.toString());
    }

    @Test
    void formatsOfPicturesThatAreAskedOfAFilmAreTold() {
        Path film = Clips.write(
                folder.resolve("m.mkv"),
                new Size(32, 18),
                new EncodeOptions("ffv1", 20, "medium", "none", "auto"),
                0,
                100);
        assertEquals(0, run("depth", film, "-o", folder.resolve("out"), "--format", "exr"));
        assertTrue(faults.toString().contains("m.mkv: --format: is a film, of which ffv1 or hevc is made"));
    }

    @Test
    void aFilmWithItsDepthInItsFramesGivesThat() {
        Path film = Clips.ffmpeg(
                folder,
                "-f lavfi -i color=gray:s=128x36:r=5:d=0.4 -vf format=yuv444p,geq=lum='if(lt(X\\,64)\\,128\\,2*X-90)':cb=128:cr=128"
                        + " -c:v ffv1 m_RGBD.mkv");
        assertEquals(0, run("depth", film, "-o", folder.resolve("out")), faults.toString());
        assertEquals(0, run("info", film), faults.toString());
        assertTrue(said.toString().contains("source: its right half"), said.toString());
        try (DepthReader made = DepthReader.open(folder.resolve("out/m_RGBD_depth.mkv"));
                DepthReader half = DepthReader.openRightHalf(film)) {
            assertEquals(new Size(64, 36), made.size());
            for (int i = 0; i < 2; i++) {
                float[] is = made.next().orElseThrow().inverseDepth();
                float[] was = half.next().orElseThrow().inverseDepth();
                for (int j = 0; j < is.length; j++) {
                    assertEquals(was[j], is[j], 0.02f);
                }
            }
        }
    }

    @Test
    void aFilmBecomesNumberedPicturesAsPhotosDo() throws IOException {
        Path film = Clips.write(
                folder.resolve("m.mkv"),
                new Size(32, 18),
                new EncodeOptions("ffv1", 20, "medium", "none", "bgr0"),
                0,
                40,
                80);
        Path out = folder.resolve("out");
        assertEquals(0, run("depth", film, "-o", out.resolve("d.mkv")), faults.toString());
        assertEquals(0, run("depth", film, "-o", out.resolve("%03d.png")), faults.toString());
        assertEquals(0, run("depth", film, "-o", out.resolve("e%d.exr")), faults.toString());
        assertEquals(0, run("depth", film, "-o", out.resolve("t%d.png"), "-f", "turbo"), faults.toString());
        assertEquals(
                List.of(
                        "001.png", "002.png", "003.png", "d.mkv", "e1.exr", "e2.exr", "e3.exr", "t1.png", "t2.png",
                        "t3.png"),
                names(out));
        try (DepthReader whole = DepthReader.open(out.resolve("d.mkv"))) {
            for (int i = 1; i <= 3; i++) {
                float[] was = whole.next().orElseThrow().inverseDepth();
                float[] png = diorama.image.DepthFiles.stored(out.resolve("00" + i + ".png"), "")
                        .map()
                        .values();
                float[] exr = diorama.image.DepthFiles.stored(out.resolve("e" + i + ".exr"), "")
                        .map()
                        .values();
                for (int j = 0; j < was.length; j++) {
                    assertEquals(Math.round(65535 * was[j]), png[j], 1);
                    assertEquals(was[j], exr[j], 1e-4f);
                }
            }
        }
        assertEquals(1, run("depth", film, "-o", out.resolve("one.png")));
        assertTrue(faults.toString().contains("or numbered pictures, %05d.png"), faults.toString());
    }
}
