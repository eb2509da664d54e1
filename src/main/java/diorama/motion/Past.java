package diorama.motion;

import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.QuantisedDepth;
import diorama.depth.RawDepth;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalDouble;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * What is known after a frame.
 *
 * @param mean depth of it and those before it, where they are in it; metres as their inverse
 * @param weight of that, 1 for a frame
 * @param look its picture
 * @param frames of the shot up to it, at most {@link #MOST}
 */
record Past(RawDepth mean, float[] weight, Look look, int frames) {
    /** Frames from which on more do not count. */
    static final int MOST = 100;

    /** Levels of a weight of 1. */
    private static final int LEVELS = 32;

    /** The same as {@link #bytes} keep it. */
    Past rounded() {
        return of(bytes());
    }

    /** Depth in 16 bits, weights and the picture in 8. */
    byte[] bytes() {
        Size map = mean.size();
        QuantisedDepth depth = QuantisedDepth.of(new RawDepth(map, mean.values(), DepthKind.INVERSE_RELATIVE));
        Grid picture = look.picture();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, fast))) {
            out.writeShort(map.width());
            out.writeShort(map.height());
            out.writeShort(picture.width());
            out.writeShort(picture.height());
            out.writeByte(frames);
            out.writeUTF(mean.kind().name());
            out.writeDouble(mean.fovX().orElse(Double.NaN));
            out.writeFloat(depth.low());
            out.writeFloat(depth.high());
            short[] levels = depth.levels();
            for (int i = 0; i < levels.length; i++) {
                // what changes little from pixel to pixel takes little room
                out.writeShort(levels[i] - (i == 0 ? 0 : levels[i - 1]));
            }
            out.write(levels(weight, LEVELS));
            out.write(levels(picture.values(), 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    private static byte[] levels(float[] values, int one) {
        byte[] out = new byte[values.length];
        for (int i = 0; i < out.length; i++) {
            int level = Math.round(values[i] * one);
            // little is not nothing
            out[i] = (byte) Math.min(255, values[i] > 0 ? Math.max(1, level) : 0);
        }
        return out;
    }

    /** @throws IllegalArgumentException when it is broken */
    static Past of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            Size map = new Size(in.readUnsignedShort(), in.readUnsignedShort());
            Size grid = new Size(in.readUnsignedShort(), in.readUnsignedShort());
            int frames = in.readUnsignedByte();
            DepthKind kind = DepthKind.valueOf(in.readUTF());
            double fovX = in.readDouble();
            float low = in.readFloat();
            float high = in.readFloat();
            short[] levels = new short[map.pixels()];
            for (int i = 0; i < levels.length; i++) {
                levels[i] = (short) (in.readShort() + (i == 0 ? 0 : levels[i - 1]));
            }
            QuantisedDepth depth = new QuantisedDepth(
                    map, levels, low, high, false, DepthKind.INVERSE_RELATIVE, OptionalDouble.empty());
            float[] weight = values(in, map, LEVELS);
            Look look = new Look(new Grid(grid, values(in, grid, 1)));
            OptionalDouble fov = Double.isNaN(fovX) ? OptionalDouble.empty() : OptionalDouble.of(fovX);
            return new Past(new RawDepth(map, depth.raw().values(), kind, fov), weight, look, frames);
        } catch (IOException e) {
            throw new IllegalArgumentException("memory of " + bytes.length + " bytes", e);
        }
    }

    private static float[] values(DataInputStream in, Size size, int one) throws IOException {
        byte[] levels = new byte[size.pixels()];
        in.readFully(levels);
        float[] out = new float[levels.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (levels[i] & 0xff) / (float) one;
        }
        return out;
    }
}
