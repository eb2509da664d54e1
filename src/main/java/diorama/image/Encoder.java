package diorama.image;

import diorama.base.Parallel;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Makes the bytes of picture files. */
final class Encoder {
    private Encoder() {}

    static byte[] encode(RgbaImage image, String kind, int quality) {
        return switch (kind) {
            case "png" -> PngWriter.encode(image);
            case "jpg", "jpeg" -> throughImageIo(flat(image), "jpeg", quality);
            case "tif", "tiff" -> throughImageIo(image.isOpaque() ? flat(image) : withAlpha(image), "tiff", quality);
            case "bmp" -> throughImageIo(flat(image), "bmp", quality);
            default -> throw new IllegalArgumentException("kind of picture file " + kind);
        };
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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            IIOMetadata metadata = null;
            if (format.equals("jpeg")) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(Math.max(1, Math.min(100, quality)) / 100f);
                metadata = fullColor(writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), param));
            } else if (format.equals("tiff")) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionType("Deflate");
            }
            writer.write(null, new IIOImage(image, null, metadata), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Keeps colour at full resolution (4:4:4): half-resolution colour smears along depth edges. */
    private static IIOMetadata fullColor(IIOMetadata metadata) throws IOException {
        String tree = metadata.getNativeMetadataFormatName();
        Node root = metadata.getAsTree(tree);
        NodeList components = ((IIOMetadataNode) root).getElementsByTagName("componentSpec");
        for (int i = 0; i < components.getLength(); i++) {
            IIOMetadataNode node = (IIOMetadataNode) components.item(i);
            node.setAttribute("HsamplingFactor", "1");
            node.setAttribute("VsamplingFactor", "1");
        }
        metadata.setFromTree(tree, root);
        return metadata;
    }
}
