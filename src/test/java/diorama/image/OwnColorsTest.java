package diorama.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnColorsTest {
    @TempDir
    Path folder;

    /** Proportional to light, under a name that does not say sRGB. */
    private static byte[] linear() {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        int name = new String(profile, StandardCharsets.ISO_8859_1).indexOf("linear sRGB");
        profile[name + 7] = 'x';
        return profile;
    }

    private Path written(String name, Optional<byte[]> profile) {
        Size size = new Size(32, 16);
        RgbaImage image = RgbaImage.allocate(size);
        for (int i = 0; i < size.pixels(); i++) {
            image.setArgb(i % 32, i / 32, 0xff804020);
        }
        Path file = folder.resolve(name);
        StereoFiles.write(image, file, 100, Optional.empty(), new StillExtras(Optional.empty(), profile));
        return file;
    }

    private static void assertStored(Path file) {
        int argb = ImageFiles.inOwnColors(file).orElseThrow().argb(5, 5);
        int[] want = {0x80, 0x40, 0x20};
        for (int c = 0; c < 3; c++) {
            assertEquals(want[c], (argb >> (16 - 8 * c)) & 255, 2 /* levels, JPEG */, file + " channel " + c);
        }
    }

    @Test
    void numbersOfAProfileStayWhatTheyAre() {
        for (String name : new String[] {"a.jpg", "a.png", "a.tif"}) {
            Path file = written(name, Optional.of(linear()));
            assertStored(file);
            assertTrue((ImageFiles.read(file).argb(5, 5) >> 16 & 255) > 0x90, "brought to sRGB");
        }
    }

    @Test
    void numbersStayWhereBytesFillTheSpaceBeforeMarkers() throws IOException {
        Path file = written("c.jpg", Optional.of(linear()));
        byte[] bytes = Files.readAllBytes(file);
        int at = 2;
        while ((bytes[at + 1] & 0xff) != 0xe2) {
            at += 2 + ((bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff));
        }
        ByteArrayOutputStream filled = new ByteArrayOutputStream();
        filled.write(bytes, 0, at);
        filled.write(0xff);
        filled.write(0xff);
        filled.write(bytes, at, bytes.length - at);
        Files.write(file, filled.toByteArray());
        assertStored(file);
    }

    @Test
    void picturesWithoutAProfileHaveNoColorsOfTheirOwn() {
        assertTrue(ImageFiles.inOwnColors(written("b.jpg", Optional.empty())).isEmpty());
        assertTrue(ImageFiles.inOwnColors(written("b.png", Optional.empty())).isEmpty());
    }
}
