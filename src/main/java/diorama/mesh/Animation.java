package diorama.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Quaternionf;
import org.joml.Vector3f;

/**
 * Movements of nodes over time.
 *
 * @param seconds length
 * @param tracks one per node that moves
 */
public record Animation(String name, double seconds, List<Track> tracks) {
    public Animation {
        tracks = List.copyOf(tracks);
    }

    /**
     * What can play at once: the first, and all others that move none of the nodes before them, as writers that keep one
     * animation per object mean it. Empty without any.
     */
    public static Optional<Animation> together(List<Animation> animations) {
        List<Track> tracks = new ArrayList<>();
        double longest = 0;
        for (Animation animation : apart(animations)) {
            tracks.addAll(animation.tracks());
            longest = Math.max(longest, animation.seconds());
        }
        return animations.isEmpty()
                ? Optional.empty()
                : Optional.of(new Animation(animations.get(0).name(), longest, tracks));
    }

    /** Those that can play at once. */
    public static List<Animation> apart(List<Animation> animations) {
        List<Animation> out = new ArrayList<>();
        Set<String> nodes = new HashSet<>();
        for (Animation animation : animations) {
            Set<String> own = animation.tracks().stream().map(Track::node).collect(Collectors.toSet());
            if (Collections.disjoint(nodes, own)) {
                nodes.addAll(own);
                out.add(animation);
            }
        }
        return out;
    }

    /**
     * Keys of one node; between them is drawn a straight line, or the shortest arc for turns.
     *
     * @param node name of the node
     * @param moves places, x y z a key
     * @param turns quaternions, x y z w a key
     * @param scales factors, x y z a key
     * @param weights shares of the shapes of the node's meshes, all of them a key
     */
    public record Track(String node, Keys moves, Keys turns, Keys scales, Keys weights) {
        /** Of a node whose meshes keep their shapes. */
        public Track(String node, Keys moves, Keys turns, Keys scales) {
            this(node, moves, turns, scales, Keys.NONE);
        }

        /** Shares of the shapes, where they have keys. */
        float[] weights(float seconds) {
            return weights.numbers(seconds);
        }

        /**
         * Where the node stands.
         *
         * @param seconds from the beginning
         * @param rest its transform at rest, from which comes what has no keys
         */
        public Matrix4f at(float seconds, Matrix4fc rest) {
            if (moves.isEmpty() && turns.isEmpty() && scales.isEmpty()) {
                return new Matrix4f(rest);
            }
            Vector3f move = rest.getTranslation(new Vector3f());
            Vector3f scale = rest.getScale(new Vector3f());
            Matrix4f upright = new Matrix4f(rest);
            if (rest.determinant() < 0) {
                // a mirror is a scale, no turn
                scale.x = -scale.x;
                upright.scale(-1, 1, 1);
            }
            Quaternionf turn =
                    upright.getUnnormalizedRotation(new Quaternionf()).normalize();
            if (!turn.isFinite()) {
                turn.identity(); // without size nothing is turned
            }
            if (!moves.isEmpty()) {
                moves.vector(seconds, move);
            }
            if (!turns.isEmpty()) {
                turns.turn(seconds, turn);
            }
            if (!scales.isEmpty()) {
                scales.vector(seconds, scale);
            }
            return new Matrix4f().translationRotateScale(move, turn, scale);
        }
    }

    /**
     * Values at times; arrays are owned and not written.
     *
     * @param times seconds, rising
     */
    public record Keys(float[] times, float[] values) {
        public static final Keys NONE = new Keys(new float[0], new float[0]);

        public boolean isEmpty() {
            return times.length == 0;
        }

        /** Numbers of a key. */
        public int width() {
            return isEmpty() ? 0 : values.length / times.length;
        }

        private float[] numbers(float seconds) {
            int width = width();
            float[] out = new float[width];
            int k = isEmpty() ? 0 : before(seconds);
            float share = k + 1 < times.length ? share(k, seconds) : 0;
            for (int i = 0; i < width; i++) {
                float value = values[width * k + i];
                out[i] = share == 0 ? value : value + share * (values[width * (k + 1) + i] - value);
            }
            return out;
        }

        private void vector(float seconds, Vector3f into) {
            int k = before(seconds);
            into.set(values[3 * k], values[3 * k + 1], values[3 * k + 2]);
            if (k + 1 < times.length) {
                Vector3f next = new Vector3f(values[3 * k + 3], values[3 * k + 4], values[3 * k + 5]);
                into.lerp(next, share(k, seconds));
            }
        }

        private void turn(float seconds, Quaternionf into) {
            int k = before(seconds);
            into.set(values[4 * k], values[4 * k + 1], values[4 * k + 2], values[4 * k + 3]);
            if (k + 1 < times.length) {
                int n = 4 * (k + 1);
                into.slerp(new Quaternionf(values[n], values[n + 1], values[n + 2], values[n + 3]), share(k, seconds));
            }
            into.normalize();
        }

        /** The last key that is not later; the first where none is. */
        private int before(float seconds) {
            int found = Arrays.binarySearch(times, seconds);
            return found >= 0 ? found : Math.max(0, -found - 2);
        }

        private float share(int key, float seconds) {
            return Math.max(0, Math.min(1, (seconds - times[key]) / (times[key + 1] - times[key])));
        }
    }
}
