package diorama.depth;

import diorama.image.DepthMap;
import diorama.image.RgbaImage;

/**
 * The sky of a film's frames at the farthest, as {@link SkyFinder} has it for single pictures, steady over time: within a shot it
 * comes and goes over {@value #FADE} frames, and where it is found in some frames and missed in others it stays as the network
 * has it. Each of its pixels comes over a few frames as well, and goes over some where it still looks much like sky, but at once
 * where something else stands now. Confined to one thread.
 */
public final class FilmSky {
    /** Frames in which a sky comes or goes. */
    private static final int FADE = 12;

    /** What a change between found and missed adds to the doubt; each frame takes one away. */
    private static final int CHANGE = 12;

    /** Doubt above which no sky is believed: three changes within about a second. */
    private static final int MOST = 24;

    /** A pixel that is sky for certain; it comes in 4 frames and goes in 8. */
    private static final int WHOLE = 24;

    private static final int COMES = 6;
    private static final int GOES = 3;

    /**
     * What is known after a frame.
     *
     * @param faded how far the sky has come, of {@value FilmSky#FADE}; -1 before the first frame
     * @param doubt whether it flickers
     * @param found in that frame
     * @param here how much of a sky each pixel of the depth is, 0 to {@value FilmSky#WHOLE}; owned; empty before the first frame
     */
    public record State(int faded, int doubt, boolean found, byte[] here) {
        public static final State NONE = new State(-1, 0, false, new byte[0]);
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
     * @param limit inverse depth above which nothing is sky, see {@link DepthRange#skyLimit}
     * @param begins a shot begins with it
     */
    public DepthMap next(RgbaImage picture, DepthMap map, float limit, boolean begins) {
        SkyFinder.Seen seen = SkyFinder.look(picture, map, limit);
        boolean[] region = seen.region();
        if (begins || state.faded < 0 || state.here.length != region.length) {
            state = new State(seen.isSky() ? FADE : 0, 0, seen.isSky(), whole(region));
        } else {
            int doubt =
                    Math.min(MOST + CHANGE, Math.max(0, state.doubt - 1) + (seen.isSky() == state.found ? 0 : CHANGE));
            boolean believed = seen.isSky() && doubt <= MOST;
            int faded = Math.max(0, Math.min(FADE, state.faded + (believed ? 1 : -1)));
            state = new State(faded, doubt, seen.isSky(), followed(seen));
        }
        if (state.faded == 0) {
            return map;
        }
        DepthMap out = new DepthMap(map.size(), map.inverseDepth().clone());
        float[] d = out.inverseDepth();
        float share = (float) state.faded / (FADE * WHOLE);
        for (int i = 0; i < region.length; i++) {
            d[i] *= 1 - share * state.here[i];
        }
        return out;
    }

    private static byte[] whole(boolean[] region) {
        byte[] here = new byte[region.length];
        for (int i = 0; i < here.length; i++) {
            here[i] = (byte) (region[i] ? WHOLE : 0);
        }
        return here;
    }

    private byte[] followed(SkyFinder.Seen seen) {
        byte[] here = new byte[state.here.length];
        for (int i = 0; i < here.length; i++) {
            if (seen.region()[i]) {
                here[i] = (byte) Math.min(WHOLE, state.here[i] + COMES);
            } else if (seen.near()[i]) {
                here[i] = (byte) Math.max(0, state.here[i] - GOES);
            }
        }
        return here;
    }
}
