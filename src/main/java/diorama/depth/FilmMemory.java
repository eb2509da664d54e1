package diorama.depth;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a network of films looks at frames together with those before them, forgetting them at cuts: in windows of several frames
 * that overlap, or one by one with tensors of its own that it is given again.
 *
 * @param frames in a window; 1 for frame by frame
 * @param overlap frames of a window that the one before has seen already
 * @param aligned the first of these, which lie farther back, evenly spread over the window before, and bring both to one scale
 *     and shift; what is left of the overlap are the last frames of the window before, over which both are blended
 * @param head name of a second graph beside the first: the first is asked about each frame, what it says of all frames of a window
 *     is given to this one; empty where one graph does all
 * @param states inputs of the network, and the outputs that are given to them with the next frame; zeros at first
 */
public record FilmMemory(int frames, int overlap, int aligned, String head, Map<String, String> states) {
    /** Of a network that knows nothing of films. */
    public static final FilmMemory NONE = new FilmMemory(1, 0, 0, "", Map.of());

    public FilmMemory {
        // sorted, as caches are keyed by what this record says of itself
        states = Collections.unmodifiableMap(new TreeMap<>(states));
        if (frames < 1 || overlap < 0 || overlap >= frames || aligned < 0 || aligned > overlap) {
            throw new IllegalArgumentException("a window of frames > overlap >= aligned");
        }
        if (frames > 1 && (aligned < 1 || overlap - aligned < 1 || overlap - aligned > frames - overlap)) {
            throw new IllegalArgumentException(
                    "an overlap of frames to align by, and frames to blend, no more than new ones");
        }
    }

    public boolean isNone() {
        return frames == 1 && states.isEmpty();
    }

    /** Whether frames are seen in windows. */
    public boolean windows() {
        return frames > 1;
    }

    /** Frames over which a window and the next are blended. */
    public int blended() {
        return overlap - aligned;
    }

    /** Frames by which windows follow each other. */
    public int step() {
        return frames - overlap;
    }

    /** Which frame of a window is the {@code i}th of the next one. */
    public int key(int i) {
        return i < aligned ? i * (frames - blended()) / aligned : frames - overlap + i;
    }
}
