package diorama.pipeline.network;

import diorama.depth.QuantisedDepth;
import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Asks a network about the frames of a film: several in one run, on several devices side by side, and gives the answers in the
 * frames' order. Confined to one thread; the devices' threads are its own.
 */
public final class NetworkFrames implements AutoCloseable {
    /** Minutes that one run may take. */
    private static final int LONGEST = 60;

    private final List<DepthNetwork> networks;
    private final List<DepthNetwork> owned;
    private final Function<RgbaImage, OptionalDouble> focalPx;
    private final List<ExecutorService> threads = new ArrayList<>();
    private final Deque<Future<List<QuantisedDepth>>> asked = new ArrayDeque<>();
    /** What was not asked about yet; empty for a frame that is not looked at. */
    private final List<Optional<RgbaImage>> held = new ArrayList<>();

    private int next;
    private int atOnce;

    /**
     * @param networks the same network on one or several devices
     * @param owned those that are closed with this
     * @param focalPx of a frame's camera, where it is known
     */
    public NetworkFrames(
            List<DepthNetwork> networks, List<DepthNetwork> owned, Function<RgbaImage, OptionalDouble> focalPx) {
        this.networks = networks;
        this.owned = owned;
        this.focalPx = focalPx;
    }

    /** Takes a frame, whose pixels must stay until its depth is given; gives what is known by then. */
    void push(RgbaImage frame, Consumer<? super QuantisedDepth> out) {
        if (networks.get(0).remembers()) {
            networks.get(0).push(frame, raw -> out.accept(QuantisedDepth.of(raw)));
            return;
        }
        held.add(Optional.of(frame));
        if (held.stream().filter(Optional::isPresent).count() >= group()) {
            ask(out);
        }
    }

    /** Takes a frame that is not looked at; gives what is known by then, {@link PassedOver} in its turn. */
    void pass(Consumer<? super QuantisedDepth> out) {
        if (held.isEmpty() && asked.isEmpty()) {
            out.accept(PassedOver.DEPTH);
        } else {
            held.add(Optional.empty());
        }
    }

    /** How many frames are asked about in one run. */
    int group() {
        if (atOnce == 0) {
            atOnce = networks.get(0).atOnce();
        }
        return atOnce;
    }

    /** Leaves out a run, whose answers are known: the next one is another device's turn. */
    void pass() {
        next = (next + 1) % networks.size();
    }

    private void ask(Consumer<? super QuantisedDepth> out) {
        if (held.isEmpty()) {
            return;
        }
        List<Optional<RgbaImage>> group = List.copyOf(held);
        held.clear();
        if (group.stream().allMatch(Optional::isEmpty)) {
            asked.add(CompletableFuture.completedFuture(
                    group.stream().map(one -> PassedOver.DEPTH).toList()));
            return;
        }
        DepthNetwork network = networks.get(next);
        if (networks.size() == 1) {
            answer(network, group).forEach(out);
            return;
        }
        while (threads.size() <= next) {
            threads.add(Executors.newSingleThreadExecutor(work -> new Thread(work, "diorama-device")));
        }
        asked.add(threads.get(next).submit(() -> answer(network, group)));
        next = (next + 1) % networks.size();
        // one group for each device to work on and one to come
        while (asked.size() > 2 * networks.size()) {
            take(out);
        }
    }

    private List<QuantisedDepth> answer(DepthNetwork network, List<Optional<RgbaImage>> group) {
        List<RgbaImage> seen = group.stream().flatMap(Optional::stream).toList();
        OptionalDouble focal = focalPx.apply(seen.get(0));
        List<RawDepth> said =
                seen.size() == 1 ? List.of(network.looked(seen.get(0), focal)) : network.looked(seen, focal);
        Iterator<RawDepth> next = said.iterator();
        return group.stream()
                .map(one -> one.isPresent() ? QuantisedDepth.of(next.next()) : PassedOver.DEPTH)
                .toList();
    }

    private void take(Consumer<? super QuantisedDepth> out) {
        try {
            asked.remove().get().forEach(out);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            if (e.getCause() instanceof Error fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.util.concurrent.CancellationException("interrupted");
        }
    }

    /** Frames to come are run together as if they were the first. */
    void part(Consumer<? super QuantisedDepth> out) {
        ask(out);
        // the same device has the same frames wherever a run begins
        next = 0;
    }

    /** A shot begins with the next frame. */
    void cut(Consumer<? super QuantisedDepth> out) {
        if (networks.get(0).remembers()) {
            flush(out);
        } else {
            part(out);
        }
    }

    /** What frames to come hang on; to be asked for while the depth of one is given. */
    Optional<byte[]> memory() {
        return networks.get(0).remembers() ? Optional.of(networks.get(0).film().memory()) : Optional.empty();
    }

    void recall(byte[] memory) {
        networks.get(0).film().recall(memory);
    }

    /** Gives all that is held back. */
    void flush(Consumer<? super QuantisedDepth> out) {
        if (networks.get(0).remembers()) {
            networks.get(0).flush(raw -> out.accept(QuantisedDepth.of(raw)));
            return;
        }
        ask(out);
        while (!asked.isEmpty()) {
            take(out);
        }
    }

    @Override
    public void close() {
        // a film that was broken off has no part in the next one
        networks.forEach(DepthNetwork::forget);
        asked.forEach(group -> group.cancel(false));
        asked.clear();
        threads.forEach(ExecutorService::shutdown);
        // a run under way cannot be broken off, and its network must not be closed before it ends
        boolean interrupted = false;
        for (ExecutorService thread : threads) {
            interrupted |= await(thread);
        }
        owned.forEach(DepthNetwork::close);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether this thread was interrupted meanwhile. */
    private static boolean await(ExecutorService thread) {
        boolean interrupted = false;
        while (true) {
            try {
                if (!thread.awaitTermination(LONGEST, TimeUnit.MINUTES)) {
                    throw new IllegalStateException("a device does not answer");
                }
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
