package diorama.pipeline.film;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What of the frames before it a frame's depth hangs on; arrays are not written after construction.
 *
 * @param network what the network remembers, where it does
 * @param motion what was summed up along the motion, see {@link diorama.motion.MotionSteadier}
 */
public record FrameMemory(Optional<byte[]> network, Optional<byte[]> motion) {
    public static final FrameMemory NONE = new FrameMemory(Optional.empty(), Optional.empty());

    boolean isNone() {
        return network.isEmpty() && motion.isEmpty();
    }

    /** With a check, as what is broken would give other depth. */
    byte[] bytes() {
        byte[] first = network.orElse(new byte[0]);
        byte[] second = motion.orElse(new byte[0]);
        ByteBuffer out = ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + first.length + second.length)
                .position(Long.BYTES)
                .putInt(network.isPresent() ? first.length : -1)
                .putInt(motion.isPresent() ? second.length : -1)
                .put(first)
                .put(second);
        return out.putLong(0, check(out.array())).array();
    }

    /** Of {@link #bytes}; empty where they are broken. */
    static Optional<FrameMemory> of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < Long.BYTES + 2 * Integer.BYTES || in.getLong() != check(bytes)) {
            return Optional.empty();
        }
        int network = in.getInt();
        int motion = in.getInt();
        return Optional.of(new FrameMemory(part(in, network), part(in, motion)));
    }

    private static long check(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes, Long.BYTES, bytes.length - Long.BYTES);
        return crc.getValue();
    }

    private static Optional<byte[]> part(ByteBuffer in, int length) {
        if (length < 0) {
            return Optional.empty();
        }
        byte[] out = new byte[length];
        in.get(out);
        return Optional.of(out);
    }
}
