package diorama.image;

import diorama.base.UserError;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks blocks of an EXR file to lines of little-endian samples. */
final class ExrCodec {
    private static final List<String> NAMES =
            List.of("NONE", "RLE", "ZIPS", "ZIP", "PIZ", "PXR24", "B44", "B44A", "DWAA", "DWAB");

    private final String name;
    private final List<ExrChannel> channels;
    private final int pixelBytes;

    private ExrCodec(String name, List<ExrChannel> channels) {
        this.name = name;
        this.channels = channels;
        this.pixelBytes = channels.stream().mapToInt(ExrChannel::bytes).sum();
    }

    static ExrCodec of(Path file, int number, List<ExrChannel> channels) {
        String name = number >= 0 && number < NAMES.size() ? NAMES.get(number) : "number " + number;
        if (number < 0 || number > 5) {
            throw new UserError(file + ": is an EXR with " + name + " compression, want one of " + NAMES.subList(0, 6));
        }
        return new ExrCodec(name, channels);
    }

    int linesPerBlock() {
        return switch (name) {
            case "ZIP", "PXR24" -> 16;
            case "PIZ" -> 32;
            default -> 1;
        };
    }

    /** The samples of a block: line after line, in each line channel after channel. */
    byte[] decode(byte[] packed, int width, int height) throws IOException {
        int length = Math.multiplyExact(Math.multiplyExact(width, height), pixelBytes);
        if (packed.length >= length || name.equals("NONE")) {
            if (packed.length < length) {
                throw new EOFException("block of " + packed.length + " bytes");
            }
            return packed;
        }
        return switch (name) {
            case "RLE" -> unsplit(runs(packed, length));
            case "PXR24" -> pxr24(packed, width, height);
            case "PIZ" -> ExrPiz.decode(packed, channels, width, height);
            default -> unsplit(inflate(packed, length));
        };
    }

    private static byte[] inflate(byte[] packed, int length) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] out = new byte[length];
            int done = 0;
            while (done < length) {
                int n = inflater.inflate(out, done, length - done);
                if (n == 0) {
                    throw new EOFException("block ends early");
                }
                done += n;
            }
            return out;
        } catch (DataFormatException e) {
            throw new IOException("damaged block", e);
        } finally {
            inflater.end();
        }
    }

    private static byte[] runs(byte[] packed, int length) {
        byte[] out = new byte[length];
        int o = 0;
        for (int i = 0; o < length; ) {
            int n = packed[i++];
            if (n < 0) {
                System.arraycopy(packed, i, out, o, -n);
                i -= n;
                o -= n;
            } else {
                java.util.Arrays.fill(out, o, o + n + 1, packed[i++]);
                o += n + 1;
            }
        }
        return out;
    }

    /** Undoes the differences of bytes, and the sorting of even and odd bytes into two halves. */
    private static byte[] unsplit(byte[] t) {
        for (int i = 1; i < t.length; i++) {
            t[i] = (byte) (t[i - 1] + t[i] - 128);
        }
        byte[] out = new byte[t.length];
        int half = (t.length + 1) / 2;
        for (int i = 0; i < t.length; i++) {
            out[i] = t[(i & 1) == 0 ? i / 2 : half + i / 2];
        }
        return out;
    }

    /** Bytes of equal weight lie together, as differences along the line; floats have lost their lowest byte. */
    private byte[] pxr24(byte[] packed, int width, int height) throws IOException {
        int packedPixel =
                channels.stream().mapToInt(c -> c.type() == 2 ? 3 : c.bytes()).sum();
        byte[] planes = inflate(packed, width * height * packedPixel);
        ByteBuffer out = ByteBuffer.allocate(width * height * pixelBytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (ExrChannel c : channels) {
                int count = c.type() == 2 ? 3 : c.bytes();
                int value = 0;
                for (int x = 0; x < width; x++) {
                    int difference = 0;
                    for (int p = 0; p < count; p++) {
                        difference = difference << 8 | (planes[at + p * width + x] & 0xff);
                    }
                    value += c.type() == 2 ? difference << 8 : difference;
                    if (c.type() == 1) {
                        out.putShort((short) value);
                    } else {
                        out.putInt(value);
                    }
                }
                at += count * width;
            }
        }
        return out.array();
    }
}
