package diorama.pipeline.network;

import diorama.cache.DepthTrail;
import diorama.depth.DepthRange;
import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import diorama.pipeline.job.StereoJob;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Gives the frames of a film their depth, one after the other, each by {@link #estimate} or all by {@link #push}. Confined to the
 * walk's depth thread.
 */
public interface FrameDepth extends AutoCloseable {
    /** Depth of the next frame, at any size of the frame's shape. */
    RawDepth estimate(RgbaImage frame);

    /**
     * Takes the next frame, whose pixels must stay until its depth is given, and gives the depth of the frames that are known by
     * now: of none, one or several, in order.
     */
    default void push(RgbaImage frame, Consumer<? super RawDepth> out) {
        out.accept(estimate(frame));
    }

    /** Takes the next frame, of which {@link PassedOver} is enough; else as {@link #push}. */
    default void pass(RgbaImage frame, Consumer<? super RawDepth> out) {
        push(frame, out);
    }

    /**
     * Each so-many-th frame has to be {@link #push pushed} and each that a shot begins with; others may be passed.
     *
     * @param frameBytes of a frame that waits
     */
    default int every(long frameBytes) {
        return 1;
    }

    /** Gives the depth of all frames that were taken. */
    default void flush(Consumer<? super RawDepth> out) {}

    /** A shot begins with the next frame. */
    default void cut(Consumer<? super RawDepth> out) {
        part(out);
    }

    /** Another run may begin with the next frame: the depth from there on is as if this run did. */
    default void part(Consumer<? super RawDepth> out) {}

    /**
     * What this and the next frames' depth hangs on besides them, asked for while depth is given; empty where nothing, as always
     * with the first frame of a shot.
     */
    default Optional<byte[]> memory() {
        return Optional.empty();
    }

    /** Whether it cannot go on within a shot without such a memory. */
    default boolean remembers() {
        return false;
    }

    /** Goes on as the one whose memory it was would have. */
    default void recall(byte[] memory) {}

    /**
     * From now on leaves behind in {@code trail} what a run after one that was killed would have to find out anew, and takes from
     * there what such a run has left.
     *
     * @param frame the next one
     * @return number of frames of which nothing has to be found out
     */
    default long follow(DepthTrail trail, long frame) {
        return 0;
    }

    /** The range that all frames share; empty where each frame has its own, to be steadied over time. */
    default Optional<DepthRange> range() {
        return Optional.empty();
    }

    /** For how many frames there is depth; empty when for any number. */
    default OptionalLong frames() {
        return OptionalLong.empty();
    }

    /** Whether it is of the film's frames as they are, also where a turned or cut part of them is drawn. */
    default boolean ofWholeFrames() {
        return false;
    }

    /** Whether a network has guessed it, so that it may be wrong about skies. */
    default boolean guessed() {
        return false;
    }

    /** Called once after the last frame of a film that was read to its end; not after a failure. */
    default void finish() {}

    /** Passes over the depth of the next frames, which are not asked for. */
    default void skip(long frames) {}

    /** What the depth comes from and all that it depends on, in words that change whenever the depth may. */
    default String identity() {
        return "";
    }

    @Override
    default void close() {}

    /** The network of {@code source}, which stays open; keeps nothing. */
    static FrameDepth of(DepthSource source) {
        return new FreshFrames(source);
    }

    /** The kept depth of {@code film} where there is any, else the network of {@code source}, which stays open. */
    static FrameDepth of(DepthSource source, Path film) {
        return of(source, film, StereoJob.DEFAULTS);
    }

    /** The same where shots begin as {@code job} says, on which the depth of some networks hangs. */
    static FrameDepth of(DepthSource source, Path film, StereoJob job) {
        return of(source, film, "all", job);
    }

    /** The same for the part of a film that {@code job} looks at; each part is kept by itself. */
    static FrameDepth ofPart(DepthSource source, Path film, StereoJob job) {
        return of(source, film, job.part(), job);
    }

    private static FrameDepth of(DepthSource source, Path film, String part, StereoJob job) {
        return source.key(film, part, job)
                .<FrameDepth>map(key -> new KeptFrames(source, key))
                .orElseGet(() -> of(source));
    }
}
