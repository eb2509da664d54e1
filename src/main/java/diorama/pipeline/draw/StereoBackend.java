package diorama.pipeline.draw;

import diorama.base.Size;
import diorama.image.RgbaImage;
import diorama.relief.Layers;
import diorama.stereo.View;

/** Draws layered frames of one size as packed stereo pictures. Made, used and closed on one thread. */
public interface StereoBackend extends AutoCloseable {
    /** Size of the packed pictures. */
    Size size();

    /**
     * Draws {@code layers} into {@code packed}, a picture of {@link #size}.
     *
     * @param now of the layout and eyes that the back end was made for
     */
    void draw(Layers layers, View now, RgbaImage packed);

    /** In words for people: "the CPU", "OpenGL on NAME". */
    String name();

    @Override
    default void close() {}
}
