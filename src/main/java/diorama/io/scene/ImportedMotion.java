package diorama.io.scene;

import diorama.mesh.Animation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Animations of files, here or from the importing process, with keys that are in order. */
public final class ImportedMotion {
    private ImportedMotion() {}

    public static Animation animation(ArrayFile in, ImportTable.AnimationRow row) throws IOException {
        List<Animation.Track> tracks = new ArrayList<>();
        for (ImportTable.TrackRow track : row.tracks()) {
            Animation.Keys moves = keys(in, track.keys()[0], 3);
            Animation.Keys turns = keys(in, track.keys()[1], 4);
            Animation.Keys scales = keys(in, track.keys()[2], 3);
            Animation.Keys weights = keys(in, track.keys()[3], track.shapes());
            if (!moves.isEmpty() || !turns.isEmpty() || !scales.isEmpty() || !weights.isEmpty()) {
                tracks.add(new Animation.Track(track.node(), moves, turns, scales, weights));
            }
        }
        return new Animation(row.name(), row.seconds(), tracks);
    }

    private static Animation.Keys keys(ArrayFile in, int count, int width) throws IOException {
        float[] times = in.floats(count);
        return rising(times, in.floats(width * count), width);
    }

    /**
     * Keys that are not finite, or not later than the one before, are left out.
     *
     * @param times,values are written
     */
    public static Animation.Keys rising(float[] times, float[] values, int width) {
        int kept = 0;
        float last = Float.NEGATIVE_INFINITY;
        for (int k = 0; k < times.length; k++) {
            float sum = times[k];
            for (int i = 0; i < width; i++) {
                sum += values[width * k + i];
            }
            if (Float.isFinite(sum) && times[k] > last && times[k] >= 0) {
                last = times[k];
                times[kept] = last;
                System.arraycopy(values, width * k, values, width * kept, width);
                kept++;
            }
        }
        return new Animation.Keys(Arrays.copyOf(times, kept), Arrays.copyOf(values, width * kept));
    }
}
