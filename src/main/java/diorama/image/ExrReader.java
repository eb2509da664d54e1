package diorama.image;

import diorama.base.Size;
import diorama.base.UserError;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads OpenEXR (Industrial Light and Magic, "OpenEXR file layout", 2013): scan lines and tiles, one or several parts
 * (the first is taken), half, float and integer channels, without compression or with RLE, ZIPS, ZIP, PIZ or PXR24.
 */
final class ExrReader {
    private static final int TILED = 0x200;
    private static final int DEEP = 0x800;
    private static final int PARTS = 0x1000;
    private static final int MAX_CHANNELS = 1024;

    private final Path file;
    private final ByteBuffer in;
    private final boolean multipart;
    private final boolean tiled;
    private final Map<String, ByteBuffer> attributes;
    private final List<ExrChannel> channels;
    private final Size size;
    private final int left;
    private final int top;

    private ExrReader(Path file, byte[] bytes) throws IOException {
        this.file = file;
        in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        in.position(4);
        int version = in.getInt();
        if ((version & DEEP) != 0) {
            throw new UserError(file + ": is a deep EXR, want a flat one");
        }
        multipart = (version & PARTS) != 0;
        attributes = header();
        if (multipart) {
            while (in.get(in.position()) != 0) {
                header();
            }
            in.get();
        }
        String type = attributes.containsKey("type") ? text(attribute("type")) : "";
        tiled = multipart ? type.startsWith("tiled") : (version & TILED) != 0;
        ByteBuffer window = attribute("dataWindow");
        left = window.getInt(0);
        top = window.getInt(4);
        size = Decoder.checkSize(file, window.getInt(8) - (long) left + 1, window.getInt(12) - (long) top + 1);
        channels = channels(attribute("channels"));
    }

    /** Grey, grey and alpha, RGB or RGBA, as floating point. */
    static Decoded read(Path file, byte[] bytes) throws IOException {
        try {
            return new ExrReader(file, bytes).decode();
        } catch (BufferUnderflowException e) {
            EOFException end = new EOFException();
            end.initCause(e);
            throw end;
        }
    }

    /**
     * The channel that holds depth.
     *
     * @param name of the channel; empty takes the one that looks like depth, else luminance
     */
    static StoredDepth depth(Path file, byte[] bytes, String name) throws IOException {
        try {
            ExrReader reader = new ExrReader(file, bytes);
            List<ExrChannel> wanted = name.isEmpty()
                    ? ExrChannel.chooseDepth(reader.channels)
                    : List.of(ExrChannel.named(reader.channels, name)
                            .orElseThrow(() -> new UserError(file + ": has no channel '" + name + "', want one of "
                                    + String.join(
                                            ", ",
                                            reader.channels.stream()
                                                    .map(ExrChannel::name)
                                                    .toList()))));
            float[][] planes = reader.planes(wanted);
            float[] values = planes[0];
            for (int i = 0; planes.length >= 3 && i < values.length; i++) {
                values[i] = DepthFiles.luma(planes[0][i], planes[1][i], planes[2][i]);
            }
            ByteBuffer said = reader.attributes.get(ExrWriter.MEANING);
            return new StoredDepth(
                    new FloatMap(reader.size, values),
                    0,
                    wanted.get(0).name(),
                    said == null
                            ? ""
                            : StandardCharsets.US_ASCII.decode(said.duplicate()).toString());
        } catch (BufferUnderflowException e) {
            EOFException end = new EOFException();
            end.initCause(e);
            throw end;
        }
    }

    private Decoded decode() throws IOException {
        List<ExrChannel> wanted = ExrChannel.choose(channels);
        return Decoded.ofFloats(
                PictureFormat.EXR, size, planes(wanted), wanted.get(0).bits());
    }

    private float[][] planes(List<ExrChannel> wanted) throws IOException {
        float[][] planes = new float[wanted.size()][size.pixels()];
        int[] target = new int[channels.size()];
        for (int i = 0; i < target.length; i++) {
            target[i] = wanted.indexOf(channels.get(i));
        }
        ExrCodec codec = ExrCodec.of(file, attribute("compression").get(0), channels);
        if (tiled) {
            tiles(codec, target, planes);
        } else {
            lines(codec, target, planes);
        }
        return planes;
    }

    private void lines(ExrCodec codec, int[] target, float[][] planes) throws IOException {
        int rows = codec.linesPerBlock();
        int blocks = (size.height() + rows - 1) / rows;
        for (int i = 0; i < blocks; i++) {
            ByteBuffer block = chunk(in.position() + 8L * i);
            int y = block.getInt() - top;
            if (y < 0 || y >= size.height() || y % rows != 0) {
                throw new IOException("block at line " + y);
            }
            int height = Math.min(rows, size.height() - y);
            byte[] raw = codec.decode(payload(block), size.width(), height);
            store(raw, 0, y, size.width(), height, target, planes);
        }
    }

    private void tiles(ExrCodec codec, int[] target, float[][] planes) throws IOException {
        ByteBuffer tile = attribute("tiles");
        Size edge = Decoder.checkSize(file, tile.getInt(0) & 0xffffffffL, tile.getInt(4) & 0xffffffffL);
        int across = (size.width() + edge.width() - 1) / edge.width();
        int down = (size.height() + edge.height() - 1) / edge.height();
        for (int i = 0; i < across * down; i++) {
            ByteBuffer block = chunk(in.position() + 8L * i);
            long x = (long) block.getInt() * edge.width();
            long y = (long) block.getInt() * edge.height();
            if (block.getLong() != 0 || x < 0 || y < 0 || x >= size.width() || y >= size.height()) {
                throw new IOException("tile at " + x + "," + y);
            }
            int width = (int) Math.min(edge.width(), size.width() - x);
            int height = (int) Math.min(edge.height(), size.height() - y);
            byte[] raw = codec.decode(payload(block), width, height);
            store(raw, (int) x, (int) y, width, height, target, planes);
        }
    }

    /** The chunk whose offset stands at the given place, after its part number. */
    private ByteBuffer chunk(long at) throws IOException {
        long offset = at + 8 > in.limit() ? 0 : in.getLong((int) at);
        if (offset <= 0 || offset >= in.limit()) {
            throw new EOFException("chunk at " + offset);
        }
        ByteBuffer chunk = in.duplicate().order(ByteOrder.LITTLE_ENDIAN).position((int) offset);
        if (multipart) {
            chunk.getInt();
        }
        return chunk;
    }

    private static byte[] payload(ByteBuffer block) throws IOException {
        int length = block.getInt();
        if (length < 0 || length > block.remaining()) {
            throw new EOFException("chunk of " + length + " bytes");
        }
        byte[] data = new byte[length];
        block.get(data);
        return data;
    }

    /** Lines of a block hold their channels one after the other. */
    private void store(byte[] raw, int x, int y, int width, int height, int[] target, float[][] planes) {
        ByteBuffer data = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        for (int row = 0; row < height; row++) {
            for (int c = 0; c < target.length; c++) {
                ExrChannel channel = channels.get(c);
                if (target[c] >= 0) {
                    channel.values(data, at, width, planes[target[c]], (y + row) * size.width() + x);
                }
                at += width * channel.bytes();
            }
        }
    }

    private Map<String, ByteBuffer> header() throws IOException {
        Map<String, ByteBuffer> found = new HashMap<>();
        for (String name = text(in); !name.isEmpty(); name = text(in)) {
            text(in);
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw new EOFException("attribute " + name);
            }
            found.put(name, in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN));
            in.position(in.position() + length);
        }
        return found;
    }

    private ByteBuffer attribute(String name) throws IOException {
        ByteBuffer value = attributes.get(name);
        if (value == null) {
            throw new IOException("no " + name);
        }
        return value.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Up to a zero byte or the end. */
    private static String text(ByteBuffer from) {
        int start = from.position();
        int end = start;
        while (end < from.limit() && from.get(end) != 0) {
            end++;
        }
        byte[] bytes = new byte[end - start];
        from.get(bytes);
        if (from.hasRemaining()) {
            from.get();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private List<ExrChannel> channels(ByteBuffer list) throws IOException {
        List<ExrChannel> found = new ArrayList<>();
        for (String name = text(list); !name.isEmpty(); name = text(list)) {
            int type = list.getInt();
            list.getInt();
            int stepX = list.getInt();
            int stepY = list.getInt();
            if (stepX != 1 || stepY != 1) {
                throw new UserError(file + ": has channels of lower resolution (" + name + "), want full resolution");
            }
            if (type < 0 || type > 2 || found.size() >= MAX_CHANNELS) {
                throw new IOException("channel " + name);
            }
            found.add(new ExrChannel(name, type));
        }
        if (found.isEmpty()) {
            throw new IOException("no channels");
        }
        return found;
    }
}
