package diorama.render;

import java.util.List;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/**
 * How bright the lamps of a file are. Their numbers are taken as Blender takes them (683 lumens a watt, white in the light of a
 * sun of pi watts a square metre), unless that would show nothing but black or white: files of programs without such units are
 * lit as if a white surface in the scene's middle were just white.
 */
final class LampExposure {
    /** Of a white surface: darker or brighter than this is nothing to look at. */
    private static final float DARKEST = 0.04f;

    private static final float BRIGHTEST = 25;

    private LampExposure() {}

    /** @param min,max the box around what they light */
    static List<PlacedLamp> exposed(List<PlacedLamp> lamps, Vector3fc min, Vector3fc max) {
        Vector3f middle = min.add(max, new Vector3f()).mul(0.5f);
        float least = Math.max(1e-6f, 0.25f * min.distance(max));
        double sum =
                lamps.stream().mapToDouble(l -> l.brightnessAt(middle, least)).sum();
        if (!(sum > 0) || (sum >= DARKEST && sum <= BRIGHTEST)) {
            return lamps;
        }
        return lamps.stream().map(l -> l.times((float) (1 / sum))).toList();
    }

    /** The lamp that gives most light in the middle of the box. */
    static int strongest(List<PlacedLamp> lamps, Vector3fc min, Vector3fc max) {
        Vector3f middle = min.add(max, new Vector3f()).mul(0.5f);
        float least = Math.max(1e-6f, 0.25f * min.distance(max));
        int best = 0;
        for (int i = 1; i < lamps.size(); i++) {
            if (lamps.get(i).brightnessAt(middle, least) > lamps.get(best).brightnessAt(middle, least)) {
                best = i;
            }
        }
        return best;
    }
}
