package diorama.depth;

import diorama.image.DepthMap;
import diorama.image.RgbaImage;

/**
 * The sky of a film's frames at the farthest, as {@link SkyFinder} has it for single pictures, steady over time: within a shot it
 * comes and goes over {@value #FADE} frames, and where it is found in some frames and missed in others it stays as the network
 * has it. Confined to one thread.
 */
public final class FilmSky {
    /** Frames in which a sky comes or goes. */
    private static final int FADE = 12;

    /** What a change between found and missed adds to the doubt; each frame takes one away. */
    private static final int CHANGE = 12;

    /** Doubt above which no sky is believed: three changes within about a second. */
    private static final int MOST = 24;

    /**
     * What is known after a frame.
     *
     * @param faded how far the sky has come, of {@value FilmSky#FADE}; -1 before the first frame
     * @param doubt whether it flickers
     * @param found in that frame
     */
    public record State(int faded, int doubt, boolean found) {
        public static final State NONE = new State(-1, 0, false);
    }

    private State state;

    /** @param before after the frame before the first */
    public FilmSky(State before) {
        state = before;
    }

    /** After the last frame. */
    public State state() {
        return state;
    }

    /**
     * The map of the next frame with its sky at the farthest.
     *
     * @param begins a shot begins with it
     */
    public DepthMap next(RgbaImage picture, DepthMap map, boolean begins) {
        SkyFinder.Seen seen = SkyFinder.look(picture, map);
        if (begins || state.faded < 0) {
            state = new State(seen.isSky() ? FADE : 0, 0, seen.isSky());
        } else {
            int doubt =
                    Math.min(MOST + CHANGE, Math.max(0, state.doubt - 1) + (seen.isSky() == state.found ? 0 : CHANGE));
            boolean believed = seen.isSky() && doubt <= MOST;
            int faded = Math.max(0, Math.min(FADE, state.faded + (believed ? 1 : -1)));
            state = new State(faded, doubt, seen.isSky());
        }
        if (state.faded == 0) {
            return map;
        }
        DepthMap out = new DepthMap(map.size(), map.inverseDepth().clone());
        float[] d = out.inverseDepth();
        float left = 1 - (float) state.faded / FADE;
        boolean[] region = seen.region();
        for (int i = 0; i < region.length; i++) {
            d[i] = region[i] ? d[i] * left : d[i];
        }
        return out;
    }
}
