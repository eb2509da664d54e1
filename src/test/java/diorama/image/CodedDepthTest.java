package diorama.image;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodedDepthTest {
    @TempDir
    Path folder;

    private Path file(String name, String brand, String auxiliary) throws IOException {
        String text = "....ftyp" + brand + "....mif1" + brand + "....meta....auxC...." + auxiliary;
        byte[] bytes = (text + ".").getBytes(StandardCharsets.ISO_8859_1);
        bytes[bytes.length - 1] = 0;
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    void depthBesideAPictureIsToldFromOtherThingsBesideIt() throws IOException {
        assertTrue(CodedDepth.isIn(file("a.heic", "heic", "urn:mpeg:hevc:2015:auxid:2")));
        assertTrue(CodedDepth.isIn(file("b.avif", "avif", "urn:mpeg:mpegB:cicp:systems:auxiliary:depth")));
        assertFalse(CodedDepth.isIn(file("c.avif", "avif", "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha")));
        assertFalse(CodedDepth.isIn(file("d.heic", "heic", "urn:mpeg:hevc:2015:auxid:21")));
    }
}
