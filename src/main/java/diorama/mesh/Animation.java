package diorama.mesh;

import java.util.List;

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
     * Keys of one node; between them is drawn a straight line, or the shortest arc for turns.
     *
     * @param node name of the node
     * @param moves places, x y z a key
     * @param turns quaternions, x y z w a key
     * @param scales factors, x y z a key
     */
    public record Track(String node, Keys moves, Keys turns, Keys scales) {}

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
    }
}
