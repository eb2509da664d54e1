package diorama.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {
    private static final int[] CORNERS = {0xffff0000, 0xff00ff00, 0xff0000ff, 0xffffffff};

    private final Path file;

    OrientationTest(@TempDir Path folder) {
        this.file = folder.resolve("a");
    }

    /** Corners of the stored picture are R G / B W; the second column is what must be seen, row by row. */
    @ParameterizedTest
    @CsvSource({"1,RGBW", "2,GRWB", "3,WBGR", "4,BWRG", "5,RBGW", "6,BRWG", "7,WGBR", "8,GWRB", "9,RGBW"})
    void everyOrientationStandsUpright(int tag, String seen) throws IOException {
        RgbaImage stored = corners(new Size(48, 32));
        byte[] jpeg = ImageFiles.encode(stored, "jpg", 100);
        Files.write(file, TestFiles.withSegment(jpeg, 0xe1, TestFiles.exifSegment(tag)));
        assertCorners(seen, tag, PictureInfo.read(file).corners());
        byte[] png = ImageFiles.encode(stored, "png", 0);
        Files.write(file, TestFiles.withChunk(png, "eXIf", TestFiles.exif(tag)));
        assertCorners(seen, tag, PictureInfo.read(file).corners());
        assertEquals(
                tag >= 5 && tag <= 8 ? new Size(32, 48) : new Size(48, 32),
                ImageFiles.read(file).size());
    }

    @Test
    void depthMapsAreTurnedToo() throws IOException {
        DepthMap map = DepthMap.allocate(new Size(5, 3));
        map.inverseDepth()[0] = 1;
        Files.write(file, TestFiles.withChunk(PngWriter.encode(map), "eXIf", TestFiles.exif(6)));
        DepthMap upright = DepthFiles.read(file);
        assertEquals(new Size(3, 5), upright.size());
        assertEquals(1, upright.at(2, 0));
    }

    @Test
    void onlyUprightPlainFilesMayBeEmbeddedAsTheyAre() throws IOException {
        byte[] jpeg = ImageFiles.encode(corners(new Size(48, 32)), "jpg", 95);
        Files.write(file, TestFiles.withSegment(jpeg, 0xe1, TestFiles.exifSegment(1)));
        assertTrue(ImageFiles.picture(file).plain());
        assertEquals(28 / 36.0 * 48, ImageFiles.picture(file).focalPx().orElseThrow(), 1e-9);
        Files.write(file, TestFiles.withSegment(jpeg, 0xe1, TestFiles.exifSegment(6)));
        assertTrue(!ImageFiles.picture(file).plain());
        assertEquals(28 / 36.0 * 48, ImageFiles.picture(file).focalPx().orElseThrow(), 1e-9);
    }

    private static RgbaImage corners(Size size) {
        RgbaImage image = RgbaImage.allocate(size);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int right = 2 * x / size.width();
                int low = 2 * y / size.height();
                image.setArgb(x, y, CORNERS[2 * low + right]);
            }
        }
        return image;
    }

    private static void assertCorners(String want, int tag, List<List<Integer>> corners) {
        StringBuilder seen = new StringBuilder();
        for (List<Integer> c : corners) {
            boolean white = c.get(0) > 128 && c.get(1) > 128;
            seen.append(white ? 'W' : c.get(0) > 128 ? 'R' : c.get(1) > 128 ? 'G' : 'B');
        }
        assertEquals(want, seen.toString(), "orientation " + tag);
    }
}
