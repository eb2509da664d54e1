package diorama.image;

import diorama.base.AtomicFile;
import diorama.base.UserError;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferFloat;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes maps of 32-bit floating point to the bit: OpenEXR, PFM, NumPy, TIFF. */
public final class FloatFiles {
    private static final Set<String> ENDINGS = Set.of("exr", "pfm", "npy", "tif", "tiff");

    private FloatFiles() {}

    /**
     * Writes by the name's ending, exr, pfm, npy, tif or tiff; under a temporary name until it is whole.
     *
     * @param metres distances, else inverse depth; EXR files say so. Their channel is Y, as Blender shows no picture of a Z alone
     */
    public static void write(FloatMap map, Path file, boolean metres) {
        String name = String.valueOf(file.getFileName());
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!ENDINGS.contains(ending)) {
            throw new UserError(file + ": cannot be written, want a name ending in .exr, .pfm, .npy or .tif");
        }
        AtomicFile.write(file, part -> Files.write(part, encode(map, ending, metres)));
    }

    static byte[] encode(FloatMap map, String ending, boolean metres) throws IOException {
        return switch (ending) {
            case "exr" -> ExrWriter.encode(map, "Y", metres ? "metres" : "inverse");
            case "pfm" -> pfm(map);
            case "npy" -> npy(map);
            default -> tiff(map);
        };
    }

    private static byte[] pfm(FloatMap map) {
        byte[] head = ("Pf\n" + map.size().width() + " " + map.size().height() + "\n-1.0\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = start(head, map);
        ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(head.length);
        int width = map.size().width();
        // the lowest row comes first
        for (int y = map.size().height() - 1; y >= 0; y--) {
            out.asFloatBuffer().put(map.values(), y * width, width);
            out.position(out.position() + 4 * width);
        }
        return bytes;
    }

    private static byte[] npy(FloatMap map) {
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': ("
                + map.size().height() + ", " + map.size().width() + "), }";
        // numbers begin at a multiple of 64 bytes
        text = text + " ".repeat(63 - (10 + text.length()) % 64) + "\n";
        ByteBuffer head = ByteBuffer.allocate(10 + text.length()).order(ByteOrder.LITTLE_ENDIAN);
        head.put((byte) 0x93)
                .put("NUMPY\1\0".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) text.length());
        head.put(text.getBytes(StandardCharsets.US_ASCII));
        byte[] bytes = start(head.array(), map);
        ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(head.capacity());
        out.asFloatBuffer().put(map.values());
        return bytes;
    }

    /** {@code head} with room behind it for the numbers. */
    private static byte[] start(byte[] head, FloatMap map) {
        return Arrays.copyOf(head, Math.addExact(head.length, Math.multiplyExact(4, map.values().length)));
    }

    /** Through the writer that comes with Java: TwelveMonkeys' has no floating point. */
    private static byte[] tiff(FloatMap map) throws IOException {
        BufferedImage image = grey(map);
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("tiff");
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            boolean takes = writer.getClass().getName().startsWith("com.sun.")
                    && writer.getOriginatingProvider()
                            .canEncodeImage(ImageTypeSpecifier.createFromRenderedImage(image));
            if (!takes) {
                writer.dispose();
                continue;
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
                out.setByteOrder(ByteOrder.LITTLE_ENDIAN);
                writer.setOutput(out);
                ImageWriteParam param = writer.getDefaultWriteParam();
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionType("Deflate");
                writer.write(null, new IIOImage(image, null, null), param);
            } finally {
                writer.dispose();
            }
            return bytes.toByteArray();
        }
        throw new IOException("this Java has no writer for TIFF");
    }

    private static BufferedImage grey(FloatMap map) {
        SampleModel samples = new BandedSampleModel(
                DataBuffer.TYPE_FLOAT, map.size().width(), map.size().height(), 1);
        WritableRaster raster =
                Raster.createWritableRaster(samples, new DataBufferFloat(map.values(), map.values().length), null);
        ColorModel color = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), false, false, Transparency.OPAQUE, DataBuffer.TYPE_FLOAT);
        return new BufferedImage(color, raster, false, null);
    }
}
