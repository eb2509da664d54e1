package diorama.pipeline;

import diorama.depth.DepthRange;
import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Gives the frames of a film their depth, one after the other. Confined to the walk's depth thread. */
public interface FrameDepth extends AutoCloseable {
    /** Depth of the next frame, at any size of the frame's shape. */
    RawDepth estimate(RgbaImage frame);

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
        return new FrameDepth() {
            @Override
            public RawDepth estimate(RgbaImage frame) {
                return source.estimate(frame);
            }

            @Override
            public boolean guessed() {
                return true;
            }

            @Override
            public String identity() {
                return source.identity();
            }
        };
    }

    /** The kept depth of {@code film} where there is any, else the network of {@code source}, which stays open. */
    static FrameDepth of(DepthSource source, Path film) {
        return of(source, film, "all");
    }

    /**
     * The same for a part of a film.
     *
     * @param part which frames will be asked for, in words; each part is kept by itself
     */
    static FrameDepth of(DepthSource source, Path film, String part) {
        return source.key(film, part)
                .<FrameDepth>map(key -> new KeptFrames(source, key))
                .orElseGet(() -> of(source));
    }
}
