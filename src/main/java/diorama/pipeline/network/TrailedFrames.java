package diorama.pipeline.network;

import diorama.cache.ContentHash;
import diorama.cache.DepthTrail;
import diorama.depth.QuantisedDepth;
import diorama.image.RgbaImage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Asks a network about the frames of a film, but for those of which a killed run has left the depth, and leaves behind what it
 * says. Confined to one thread.
 */
public final class TrailedFrames implements AutoCloseable {
    /** Least number of frames between two times at which what a network remembers is kept. */
    private static final int APART = 16;

    private final NetworkFrames network;
    private final boolean remembers;
    private final int every;
    private Optional<DepthTrail> trail = Optional.empty();
    private BooleanSupplier wanted = () -> true;
    private final Deque<Long> asked = new ArrayDeque<>();
    private long taken;
    private long given;
    private long known;
    private int inGroup;
    private long remembered;
    private boolean first;

    /**
     * @param remembers whether what it says of a frame hangs on those before
     * @param every each so-many-th frame is looked at, or more
     */
    public TrailedFrames(NetworkFrames network, boolean remembers, int every) {
        this.network = network;
        this.remembers = remembers;
        this.every = every;
    }

    /**
     * From now on, before any frame.
     *
     * @param frame the next one
     * @param wanted whether what is said of a frame is to be kept there
     * @return number of frames that are known
     */
    public long follow(DepthTrail left, long frame, BooleanSupplier wanted) {
        trail = Optional.of(left);
        this.wanted = wanted;
        taken = frame;
        given = frame;
        known = left.end(frame);
        if (remembers) {
            known = left.lastMemory(frame, known).orElse(frame);
        }
        remembered = known;
        return known - frame;
    }

    /** Takes a frame, whose pixels must stay until its depth is given; gives what is known by then. */
    public void push(RgbaImage frame, Consumer<? super QuantisedDepth> out) {
        take(frame, trail.isPresent() ? ContentHash.fingerprint(frame) : 0, true, out);
    }

    /** Takes a frame that is not looked at; gives what is known by then, {@link PassedOver} in its turn. */
    void pass(RgbaImage frame, Consumer<? super QuantisedDepth> out) {
        take(frame, trail.isPresent() ? ContentHash.fingerprint(frame) : 0, false, out);
    }

    /**
     * Takes a frame with its fingerprint.
     *
     * @param looked whether it is looked at
     */
    void take(RgbaImage frame, long fingerprint, boolean looked, Consumer<? super QuantisedDepth> out) {
        if (trail.isEmpty()) {
            ask(frame, looked, out);
            return;
        }
        if (taken < known) {
            Optional<QuantisedDepth> there = !looked || wholeGroup()
                    ? trail.get().depth(taken, fingerprint).filter(d -> looked != PassedOver.is(d))
                    : Optional.empty();
            if (there.isPresent()) {
                taken++;
                out.accept(there.get());
                given++;
                return;
            }
            known = taken;
        }
        if (remembers && taken == known) {
            goOn();
        }
        taken++;
        asked.add(fingerprint);
        first = true;
        ask(frame, looked, made -> answered(made, out));
    }

    private void ask(RgbaImage frame, boolean looked, Consumer<? super QuantisedDepth> out) {
        if (looked) {
            network.push(frame, out);
        } else {
            network.pass(out);
        }
    }

    /** Frames that were asked about together are asked about together again, as that may show in the last bits. */
    private boolean wholeGroup() {
        if (remembers) {
            return true;
        }
        int group = network.group();
        if (inGroup == 0 && known - taken <= (group - 1L) * every) {
            return false;
        }
        inGroup++;
        if (inGroup == group) {
            inGroup = 0;
            network.pass();
        }
        return true;
    }

    private void goOn() {
        Optional<byte[]> memory = trail.flatMap(t -> t.memory(taken));
        if (memory.isPresent() && memory.get().length > 0) {
            network.recall(memory.get());
        }
    }

    private void answered(QuantisedDepth made, Consumer<? super QuantisedDepth> out) {
        long fingerprint = asked.remove();
        if (trail.isPresent() && wanted.getAsBoolean()) {
            trail.get().add(given, fingerprint, made);
            if (remembers
                    && first
                    && given - remembered >= Math.max(APART, trail.get().framesAMemory())) {
                network.memory().ifPresent(memory -> remember(memory, false));
            }
        }
        first = false;
        out.accept(made);
        given++;
    }

    private void remember(byte[] memory, boolean lasting) {
        trail.ifPresent(t -> t.remember(given, memory, lasting));
        remembered = given;
    }

    /** Frames to come are run together as if they were the first. */
    public void part(Consumer<? super QuantisedDepth> out) {
        network.part(made -> handed(made, out));
        inGroup = 0;
    }

    private void handed(QuantisedDepth made, Consumer<? super QuantisedDepth> out) {
        if (trail.isPresent()) {
            answered(made, out);
        } else {
            out.accept(made);
        }
    }

    /** A shot begins with the next frame. */
    public void cut(Consumer<? super QuantisedDepth> out) {
        inGroup = 0;
        if (taken < known && remembers) {
            return;
        }
        network.cut(made -> handed(made, out));
        if (remembers && trail.isPresent() && wanted.getAsBoolean()) {
            remember(new byte[0], false);
        }
    }

    /** What frames to come hang on; to be asked for while the depth of one is given. */
    Optional<byte[]> memory() {
        if (trail.isEmpty() || !remembers) {
            return network.memory();
        }
        Optional<byte[]> memory = given < known ? trail.get().memory(given) : network.memory();
        if (given >= known && wanted.getAsBoolean()) {
            memory.ifPresent(m -> remember(m, true));
        }
        return memory;
    }

    void recall(byte[] memory) {
        network.recall(memory);
    }

    /** Gives all that is held back. */
    public void flush(Consumer<? super QuantisedDepth> out) {
        network.flush(made -> handed(made, out));
    }

    @Override
    public void close() {
        network.close();
    }
}
