package diorama.pipeline.film;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

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

    byte[] bytes() {
        byte[] first = network.orElse(new byte[0]);
        byte[] second = motion.orElse(new byte[0]);
        return ByteBuffer.allocate(2 * Integer.BYTES + first.length + second.length)
                .putInt(network.isPresent() ? first.length : -1)
                .putInt(motion.isPresent() ? second.length : -1)
                .put(first)
                .put(second)
                .array();
    }

    /** Of {@link #bytes}; empty where they are broken. */
    static Optional<FrameMemory> of(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            int network = in.getInt();
            int motion = in.getInt();
            if (Math.max(0, network) + (long) Math.max(0, motion) != in.remaining()) {
                return Optional.empty();
            }
            return Optional.of(new FrameMemory(part(in, network), part(in, motion)));
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
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
