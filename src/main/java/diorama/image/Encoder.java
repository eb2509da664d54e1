package diorama.image;

import diorama.base.Parallel;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Makes the bytes of picture files. */
final class Encoder {
    private Encoder() {}

    static byte[] encode(RgbaImage image, String kind, int quality) {
        return switch (kind) {
            case "png" -> PngWriter.encode(image);
            case "jpg", "jpeg" -> throughImageIo(flat(image), "jpeg", quality);
            case "tif", "tiff" -> tiff(image, StillExtras.NONE);
            case "bmp" -> throughImageIo(flat(image), "bmp", quality);
            default -> throw new IllegalArgumentException("kind of picture file " + kind);
        };
    }

    static byte[] tiff(RgbaImage image, StillExtras extras) {
        BufferedImage rows = image.isOpaque() ? flat(image) : withAlpha(image);
        return extras.isEmpty() ? throughImageIo(rows, "tiff", 0) : throughTiff(rows, extras);
    }

    /** 16 bits a channel; RGB, or RGBA when anything is transparent. */
    static byte[] tiff(DeepImage image, StillExtras extras) {
        int bands = image.isOpaque() ? 3 : 4;
        int width = image.width();
        short[] samples = new short[Math.multiplyExact(bands, image.size().pixels())];
        Parallel.rows(image.height(), (y0, y1) -> {
            for (int y = y0; y < y1; y++) {
                for (int x = 0; x < width; x++) {
                    for (int c = 0; c < bands; c++) {
                        samples[(y * width + x) * bands + c] = (short) image.channel(x, y, c);
                    }
                }
            }
        });
        int[] places = {0, 1, 2, 3};
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferUShort(samples, samples.length),
                width,
                image.height(),
                bands * width,
                bands,
                Arrays.copyOf(places, bands),
                null);
        ColorModel color = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                bands == 4,
                false,
                bands == 4 ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                DataBuffer.TYPE_USHORT);
        return throughTiff(new BufferedImage(color, raster, false, null), extras);
    }

    /** Through the writer that comes with Java: TwelveMonkeys', faster and tighter, has no 16 bits and no extras. */
    private static byte[] throughTiff(BufferedImage image, StillExtras extras) {
        ImageWriter writer = ofJava(ImageIO.getImageWritersByFormatName("tiff"));
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType("Deflate");
        try {
            TIFFDirectory fields = TIFFDirectory.createFromMetadata(
                    writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), param));
            TiffTags.add(extras, fields);
            return written(writer, image, fields.getAsMetadata(), param);
        } catch (IIOInvalidTreeException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one that comes with Java, of those that are installed. */
    static <T> T ofJava(Iterator<T> installed) {
        while (installed.hasNext()) {
            T one = installed.next();
            if (one.getClass().getName().startsWith("com.sun.")) {
                return one;
            }
        }
        throw new IllegalStateException("this Java has nothing for TIFF");
    }

    private static byte[] written(
            ImageWriter writer, BufferedImage image, @Nullable IIOMetadata metadata, ImageWriteParam param) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, metadata), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Three bytes a pixel; what is transparent is laid over white. */
    private static BufferedImage flat(RgbaImage image) {
        BufferedImage out = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] bgr = bytes(out);
        int width = image.width();
        Parallel.rows(image.height(), (y0, y1) -> {
            ByteBuffer rgba = image.rgba();
            for (int i = y0 * width; i < y1 * width; i++) {
                int a = rgba.get(4 * i + 3) & 0xff;
                for (int c = 0; c < 3; c++) {
                    byte v = rgba.get(4 * i + c);
                    bgr[3 * i + 2 - c] = a == 255 ? v : (byte) (((v & 0xff) * a + 255 * (255 - a) + 127) / 255);
                }
            }
        });
        return out;
    }

    private static BufferedImage withAlpha(RgbaImage image) {
        BufferedImage out = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_4BYTE_ABGR);
        byte[] abgr = bytes(out);
        ByteBuffer rgba = image.rgba();
        for (int i = 0; i < abgr.length; i += 4) {
            for (int c = 0; c < 4; c++) {
                abgr[i + 3 - c] = rgba.get(i + c);
            }
        }
        return out;
    }

    private static byte[] bytes(BufferedImage image) {
        Raster raster = image.getRaster();
        return ((DataBufferByte) raster.getDataBuffer()).getData();
    }

    private static byte[] throughImageIo(BufferedImage image, String format, int quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        if (format.equals("tiff")) {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType("Deflate");
        }
        if (!format.equals("jpeg")) {
            return written(writer, image, null, param);
        }
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(Math.max(1, Math.min(100, quality)) / 100f);
        IIOMetadata plain = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), param);
        return written(writer, image, fullColor(plain), param);
    }

    /** Keeps colour at full resolution (4:4:4): half-resolution colour smears along depth edges. */
    private static IIOMetadata fullColor(IIOMetadata metadata) {
        String tree = metadata.getNativeMetadataFormatName();
        Node root = metadata.getAsTree(tree);
        NodeList components = ((IIOMetadataNode) root).getElementsByTagName("componentSpec");
        for (int i = 0; i < components.getLength(); i++) {
            IIOMetadataNode node = (IIOMetadataNode) components.item(i);
            node.setAttribute("HsamplingFactor", "1");
            node.setAttribute("VsamplingFactor", "1");
        }
        try {
            metadata.setFromTree(tree, root);
        } catch (IIOInvalidTreeException e) {
            throw new IllegalStateException(e);
        }
        return metadata;
    }
}
