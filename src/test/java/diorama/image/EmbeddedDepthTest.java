package diorama.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDepthTest {
    private static final String GUID = "0123456789ABCDEF0123456789ABCDEF";
    private static final int CHUNK = 60_000;

    @TempDir
    Path folder;

    private static byte[] photo() {
        return ImageFiles.encode(RgbaImage.allocate(new Size(64, 48)), "jpg", 90);
    }

    /** Level x of {@code full} in column x, 16 columns. */
    private static byte[] ramp(int bits) throws IOException {
        float[] d = new float[16 * 12];
        for (int i = 0; i < d.length; i++) {
            d[i] = i % 16 / 15f;
        }
        DepthMap map = new DepthMap(new Size(16, 12), d);
        return bits == 16 ? PngWriter.encode(map) : PngWriter.encode8(map);
    }

    private static byte[] packet(String attributes, String body) {
        return ("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
                        + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\""
                        + " xmlns:xmpNote=\"http://ns.adobe.com/xmp/note/\""
                        + " xmlns:GDepth=\"http://ns.google.com/photos/1.0/depthmap/\""
                        + " xmlns:apdi=\"http://ns.apple.com/pixeldatainfo/1.0/\""
                        + " xmlns:depthData=\"http://ns.apple.com/depthData/1.0/\""
                        + " xmlns:Container=\"http://ns.google.com/photos/dd/1.0/container/\""
                        + " xmlns:Item=\"http://ns.google.com/photos/dd/1.0/item/\""
                        + " xmlns:DepthMap=\"http://ns.google.com/photos/dd/1.0/depthmap/\" "
                        + attributes + ">" + body + "</rdf:Description></rdf:RDF></x:xmpmeta>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] standard(byte[] jpeg, byte[] packet) {
        return TestFiles.withSegment(jpeg, 0xe1, join("http://ns.adobe.com/xap/1.0/\0", packet));
    }

    private static byte[] join(String head, byte[]... rest) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        for (byte[] part : rest) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** The depth in extended XMP, over as many segments as it takes. */
    private static byte[] gdepth(byte[] jpeg, byte[] map, String said) {
        byte[] extended = packet("GDepth:Data=\"" + Base64.getEncoder().encodeToString(map) + "\"", "");
        byte[] out = jpeg;
        int chunks = (extended.length + CHUNK - 1) / CHUNK;
        for (int i = chunks - 1; i >= 0; i--) {
            byte[] part = Arrays.copyOfRange(extended, i * CHUNK, Math.min(extended.length, (i + 1) * CHUNK));
            byte[] place = ByteBuffer.allocate(8)
                    .putInt(extended.length)
                    .putInt(i * CHUNK)
                    .array();
            out = TestFiles.withSegment(out, 0xe1, join("http://ns.adobe.com/xmp/extension/\0" + GUID, place, part));
        }
        return standard(out, packet("xmpNote:HasExtendedXMP=\"" + GUID + "\" " + said, ""));
    }

    private EmbeddedDepth found(byte[] jpeg) throws IOException {
        return EmbeddedDepth.read(Files.write(folder.resolve("photo é.jpg"), jpeg))
                .orElseThrow();
    }

    private static float at(EmbeddedDepth depth, int x) {
        return depth.map().values()[5 * depth.map().size().width() + x];
    }

    @Test
    void googleDepthInMetresIsInverseBetweenNearAndFar() throws IOException {
        EmbeddedDepth depth = found(gdepth(
                photo(),
                ramp(8),
                "GDepth:Format=\"RangeInverse\" GDepth:Near=\"0.5\" GDepth:Far=\"4\" GDepth:Units=\"m\""));
        assertTrue(depth.metres());
        assertEquals(new Size(16, 12), depth.map().size());
        assertEquals(0.5, at(depth, 0), 1e-5);
        assertEquals(4, at(depth, 15), 1e-4);
        assertEquals(4 * 0.5 / (4 - 0.2 * 3.5), at(depth, 3), 1e-4);
    }

    @Test
    void googleDepthWithoutUnitsIsInverseDepth() throws IOException {
        EmbeddedDepth depth = found(gdepth(photo(), ramp(16), "GDepth:Format=\"RangeInverse\""));
        assertFalse(depth.metres());
        assertEquals(1, at(depth, 0), 1e-5);
        assertEquals(0.8, at(depth, 3), 1e-4);
        depth = found(gdepth(photo(), ramp(16), "GDepth:Format=\"RangeLinear\" GDepth:Near=\"1\" GDepth:Far=\"3\""));
        assertFalse(depth.metres());
        assertEquals(1, at(depth, 0), 1e-5);
        assertEquals((1 / 1.4 - 1 / 3.0) / (1 - 1 / 3.0), at(depth, 3), 1e-4);
    }

    @Test
    void aLargeMapIsReadFromManySegments() throws IOException {
        float[] noise = new float[400 * 300];
        java.util.Random random = new java.util.Random(3);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextFloat();
        }
        byte[] map = PngWriter.encode(new DepthMap(new Size(400, 300), noise));
        assertTrue(map.length > 2 * CHUNK, "length " + map.length);
        EmbeddedDepth depth = found(gdepth(photo(), map, "GDepth:Format=\"RangeInverse\""));
        assertEquals(1 - noise[777], depth.map().values()[777], 1e-4f);
    }

    @Test
    void theMapTurnsWithThePhoto() throws IOException {
        byte[] turned = TestFiles.withSegment(
                gdepth(photo(), ramp(8), "GDepth:Format=\"RangeInverse\""), 0xe1, join("Exif\0\0", TestFiles.exif(6)));
        EmbeddedDepth depth = found(turned);
        assertEquals(new Size(12, 16), depth.map().size());
        assertEquals(1, depth.map().values()[5], 1e-5f, "the left column is the top row");
    }

    @Test
    void dynamicDepthLiesBehindThePhoto() throws IOException {
        byte[] map = ramp(8);
        String body = "<Container:Directory><rdf:Seq>"
                + "<rdf:li rdf:parseType=\"Resource\"><Item:Mime>image/jpeg</Item:Mime><Item:DataURI>primary</Item:DataURI></rdf:li>"
                + "<rdf:li rdf:parseType=\"Resource\"><Item:Mime>image/png</Item:Mime><Item:Length>" + map.length
                + "</Item:Length><Item:DataURI>android/depthmap</Item:DataURI></rdf:li>"
                + "<rdf:li rdf:parseType=\"Resource\"><Item:Mime>image/png</Item:Mime><Item:Length>7</Item:Length>"
                + "<Item:DataURI>android/other</Item:DataURI></rdf:li>"
                + "</rdf:Seq></Container:Directory>";
        byte[] head = standard(
                photo(),
                packet(
                        "DepthMap:Format=\"RangeLinear\" DepthMap:Near=\"1\" DepthMap:Far=\"2\" DepthMap:Units=\"Meters\"",
                        body));
        EmbeddedDepth depth = found(join("", head, map, new byte[7]));
        assertEquals("Dynamic Depth", depth.source());
        assertTrue(depth.metres());
        assertEquals(1.2, at(depth, 3), 1e-4);
    }

    @Test
    void appleDisparityIsAFurtherPictureOfTheFile() throws IOException {
        RgbaImage ramp = RgbaImage.allocate(new Size(16, 12));
        for (int i = 0; i < 16 * 12; i++) {
            int v = 17 * (i % 16);
            ramp.setArgb(i % 16, i / 16, 0xff000000 | v << 16 | v << 8 | v);
        }
        byte[] matte = standard(photo(), packet("apdi:AuxiliaryImageType=\"portraiteffectsmatte\"", ""));
        byte[] relative =
                standard(ImageFiles.encode(ramp, "jpg", 100), packet("apdi:AuxiliaryImageType=\"disparity\"", ""));
        EmbeddedDepth depth = found(multi(photo(), matte, relative));
        assertFalse(depth.metres());
        assertEquals(0.2, at(depth, 3), 0.01 /* JPEG */);
        byte[] absolute = standard(
                ImageFiles.encode(ramp, "jpg", 100),
                packet(
                        "apdi:AuxiliaryImageType=\"disparity\" depthData:Accuracy=\"absolute\""
                                + " depthData:FloatMinValue=\"0.25\" depthData:FloatMaxValue=\"2\"",
                        ""));
        depth = found(multi(photo(), matte, absolute));
        assertTrue(depth.metres());
        assertEquals(4, at(depth, 0), 0.1);
        assertEquals(0.5, at(depth, 15), 0.01);
    }

    @Test
    void photosWithoutDepthAndBrokenOnesHaveNone() throws IOException {
        byte[] whole = gdepth(photo(), ramp(8), "GDepth:Format=\"RangeInverse\"");
        assertTrue(EmbeddedDepth.read(Files.write(folder.resolve("a.jpg"), photo()))
                .isEmpty());
        for (int length : new int[] {3, 40, 200, 700, whole.length / 2}) {
            Path cut = Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(whole, length));
            assertTrue(EmbeddedDepth.read(cut)
                    .map(d -> d.map().size().pixels() > 0)
                    .orElse(true));
        }
        byte[] letters = standard(photo(), packet("GDepth:Format=\"RangeInverse\" GDepth:Data=\"AAAAA\"", ""));
        assertTrue(EmbeddedDepth.read(Files.write(folder.resolve("b64.jpg"), letters))
                .isEmpty());
        byte[] nonsense = gdepth(photo(), new byte[] {1, 2, 3}, "GDepth:Format=\"RangeInverse\"");
        assertTrue(EmbeddedDepth.read(Files.write(folder.resolve("n.jpg"), nonsense))
                .isEmpty());
    }

    /** A file of several pictures with their index (CIPA DC-007). */
    private static byte[] multi(byte[]... pictures) {
        int n = pictures.length;
        int indexBytes = 8 + 2 + 12 + 4 + 16 * n;
        int start = 2 + 4 + 4;
        int first = pictures[0].length + 4 + 4 + indexBytes;
        ByteBuffer index = ByteBuffer.allocate(indexBytes);
        index.put("MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        index.putShort((short) 1)
                .putShort((short) 0xb002)
                .putShort((short) 7)
                .putInt(16 * n)
                .putInt(26)
                .putInt(0);
        int at = first;
        for (int i = 0; i < n; i++) {
            index.putInt(i == 0 ? 0x030000 : 0)
                    .putInt(i == 0 ? first : pictures[i].length)
                    .putInt(i == 0 ? 0 : at - start)
                    .putInt(0);
            at += i == 0 ? 0 : pictures[i].length;
        }
        byte[] head = TestFiles.withSegment(pictures[0], 0xe2, join("MPF\0", index.array()));
        byte[][] rest = Arrays.copyOfRange(pictures, 1, n);
        return join("", join("", head), join("", rest));
    }
}
