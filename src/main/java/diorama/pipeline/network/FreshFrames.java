package diorama.pipeline.network;

import diorama.cache.DepthTrail;
import diorama.depth.QuantisedDepth;
import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import java.util.Optional;
import java.util.function.Consumer;

/** Depth of a film from a network, of which nothing is kept. */
final class FreshFrames implements FrameDepth {
    private final DepthSource source;
    private final TrailedFrames network;

    /** @param source stays open */
    FreshFrames(DepthSource source) {
        this.source = source;
        network = new TrailedFrames(source.frames(), source.remembers(), source.every());
    }

    @Override
    public RawDepth estimate(RgbaImage frame) {
        return source.estimate(frame);
    }

    private static Consumer<QuantisedDepth> raw(Consumer<? super RawDepth> out) {
        return made -> out.accept(made.raw());
    }

    @Override
    public void push(RgbaImage frame, Consumer<? super RawDepth> out) {
        network.push(frame, raw(out));
    }

    @Override
    public void pass(RgbaImage frame, Consumer<? super RawDepth> out) {
        network.pass(frame, raw(out));
    }

    @Override
    public int every(long frameBytes) {
        return source.every(frameBytes);
    }

    @Override
    public void part(Consumer<? super RawDepth> out) {
        network.part(raw(out));
    }

    @Override
    public void cut(Consumer<? super RawDepth> out) {
        network.cut(raw(out));
    }

    @Override
    public Optional<byte[]> memory() {
        return network.memory();
    }

    @Override
    public boolean remembers() {
        return source.remembers();
    }

    @Override
    public void recall(byte[] memory) {
        network.recall(memory);
    }

    @Override
    public long follow(DepthTrail trail, long frame) {
        return network.follow(trail, frame, () -> true);
    }

    @Override
    public void flush(Consumer<? super RawDepth> out) {
        network.flush(raw(out));
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
    public void close() {
        network.close();
    }
}
