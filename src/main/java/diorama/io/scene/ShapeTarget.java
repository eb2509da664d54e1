package diorama.io.scene;

import java.util.stream.DoubleStream;

/**
 * A shape of a mesh, and the channel that brings it: a channel may lead through several shapes, one after the other.
 *
 * @param name its own
 * @param title the channel's
 * @param channel number of it among the mesh's
 * @param place among the channel's shapes
 * @param full shares of the channel at which each of its shapes is reached; at 0 none of them is
 * @param rest share of the channel where nothing moves
 */
public record ShapeTarget(String name, String title, int channel, int place, double[] full, double rest) {
    /** One that has a channel to itself. */
    public static ShapeTarget alone(int number, double rest) {
        return new ShapeTarget("", "", number, 0, new double[] {1}, rest);
    }

    /** Its share where nothing moves. */
    public double restShare() {
        return share(rest);
    }

    /**
     * Its share where the channel has one: all of it where it is reached, nothing where its neighbours are, the shape at rest among
     * them; beyond the last one it goes on as it came there, as Maya has it.
     */
    public double share(double of) {
        double[] stops = DoubleStream.concat(DoubleStream.of(0), DoubleStream.of(full))
                .sorted()
                .distinct()
                .toArray();
        int next = 1;
        while (next < stops.length - 1 && stops[next] < of) {
            next++;
        }
        double own = full[place];
        if (next >= stops.length || own == 0 || Double.isNaN(own)) {
            return own; // what is reached nowhere
        }
        double way = (of - stops[next - 1]) / (stops[next] - stops[next - 1]);
        return own == stops[next] ? way : own == stops[next - 1] ? 1 - way : 0;
    }
}
