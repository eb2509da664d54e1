package diorama.pipeline.network;

import diorama.cache.CacheKey;
import diorama.cache.ContentHash;
import diorama.cache.DepthTrail;
import diorama.cache.FilmEntry;
import diorama.cache.FilmRecorder;
import diorama.depth.QuantisedDepth;
import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Depth of a film from the cache, each frame checked against the picture it was made of; from the first that does not fit, or
 * from the start where nothing is kept, from the network, and then kept. Holds what the network is asked about.
 */
public final class KeptFrames implements FrameDepth {
    private final DepthSource source;
    private final CacheKey key;
    private Optional<FilmEntry> kept;
    private Optional<FilmRecorder> recorder;
    private final TrailedFrames network;
    private final Deque<Long> asked = new ArrayDeque<>();
    private Optional<DepthTrail> trail = Optional.empty();
    private long frames;

    public KeptFrames(DepthSource source, CacheKey key) {
        this.source = source;
        network = new TrailedFrames(source.frames(), source.remembers(), source.every());
        this.key = key;
        // what a network with a memory has said of the first frames is of no use without that
        kept = source.remembers() ? source.cache().film(key) : source.cache().begun(key);
        recorder = kept.isPresent() ? Optional.empty() : source.cache().record(key);
    }

    @Override
    public RawDepth estimate(RgbaImage frame) {
        List<RawDepth> one = new ArrayList<>();
        push(frame, one::add);
        flush(one::add);
        return one.get(0);
    }

    @Override
    public void push(RgbaImage frame, Consumer<? super RawDepth> out) {
        take(frame, true, out);
    }

    @Override
    public void pass(RgbaImage frame, Consumer<? super RawDepth> out) {
        take(frame, false, out);
    }

    @Override
    public int every(long frameBytes) {
        return source.every(frameBytes);
    }

    private void take(RgbaImage frame, boolean looked, Consumer<? super RawDepth> out) {
        long fingerprint = ContentHash.fingerprint(frame);
        Optional<QuantisedDepth> known =
                kept.flatMap(film -> film.next(fingerprint)).filter(d -> looked != PassedOver.is(d));
        if (known.isEmpty() && kept.isPresent()) {
            kept.get().close();
            kept = Optional.empty();
            recorder = source.cache().mend(key, frames);
            trail.ifPresent(left -> network.follow(left, frames, this::passes));
        }
        frames++;
        if (known.isPresent()) {
            out.accept(known.get().raw());
        } else {
            asked.add(fingerprint);
            network.take(frame, fingerprint, looked, made -> answered(made, out));
        }
    }

    private void answered(QuantisedDepth made, Consumer<? super RawDepth> out) {
        long fingerprint = asked.remove();
        recorder.ifPresent(r -> r.add(fingerprint, made));
        out.accept(made.raw());
    }

    @Override
    public void part(Consumer<? super RawDepth> out) {
        network.part(made -> answered(made, out));
    }

    @Override
    public void cut(Consumer<? super RawDepth> out) {
        network.cut(made -> answered(made, out));
    }

    @Override
    public Optional<byte[]> memory() {
        return kept.isPresent() ? Optional.empty() : network.memory();
    }

    @Override
    public boolean remembers() {
        return source.remembers() && kept.isEmpty();
    }

    @Override
    public void recall(byte[] memory) {
        if (kept.isEmpty()) {
            network.recall(memory);
        }
    }

    @Override
    public void flush(Consumer<? super RawDepth> out) {
        network.flush(made -> answered(made, out));
    }

    @Override
    public long follow(DepthTrail left, long frame) {
        trail = Optional.of(left);
        return kept.isPresent() ? 0 : network.follow(left, frame, this::passes);
    }

    /** Whether what the network says is not kept here, or of no use to the run after one that was killed. */
    private boolean passes() {
        return source.remembers() || recorder.filter(FilmRecorder::keeps).isEmpty();
    }

    @Override
    public void skip(long count) {
        kept.ifPresent(film -> film.skip(count));
        // what begins in the middle is not kept
        recorder.ifPresent(FilmRecorder::discard);
        recorder = Optional.empty();
        frames += count;
    }

    @Override
    public boolean guessed() {
        return true;
    }

    @Override
    public String identity() {
        return source.identity();
    }

    @Override
    public void finish() {
        recorder.ifPresent(FilmRecorder::close);
    }

    @Override
    public void close() {
        kept.ifPresent(FilmEntry::close);
        recorder.ifPresent(source.remembers() ? FilmRecorder::discard : FilmRecorder::close);
        network.close();
    }
}
