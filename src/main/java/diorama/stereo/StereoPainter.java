package diorama.stereo;

import diorama.base.Size;
import diorama.image.RgbaImage;
import diorama.relief.Layers;
import java.util.Optional;

/**
 * Draws layered photos of one size as packed stereo pictures on the CPU: straight into the packed picture where the layout
 * allows it, else row by row where rows suffice, and only the eyes it shows. Owns the eyes it needs in between, so it is
 * confined to one thread at a time.
 */
public final class StereoPainter {
    private final StereoOptions options;
    private final FramePacker packer;
    private final ScanlineRenderer renderer = new ScanlineRenderer();
    private Optional<StereoPair> eyes = Optional.empty();

    public StereoPainter(Size size, StereoOptions options) {
        this.options = options;
        packer = FramePacker.of(size, options);
    }

    /** Size of the packed picture. */
    public Size size() {
        return packer.size();
    }

    /** Draws one frame into {@code packed}, a picture of {@link #size()}. */
    public void draw(Layers layers, RgbaImage packed) {
        if (!layers.size().equals(packer.eye()) || !packed.size().equals(size())) {
            throw new IllegalArgumentException(
                    layers.size() + " into " + packed.size() + ", want " + packer.eye() + " into " + size());
        }
        Optional<EyeTarget> left = packer.direct(Eye.LEFT, packed);
        Optional<EyeTarget> right = packer.direct(Eye.RIGHT, packed);
        if (left.isPresent() || right.isPresent()) {
            renderer.draw(layers, options, left, right);
            return;
        }
        if (packer.byRows()) {
            renderer.draw(layers, options, () -> packer.rows(packed));
            return;
        }
        StereoPair pair = eyes.orElseGet(() -> StereoPair.allocate(packer.eye()));
        eyes = Optional.of(pair);
        renderer.draw(layers, options, Optional.of(EyeTarget.of(pair.left())), Optional.of(EyeTarget.of(pair.right())));
        packer.pack(pair.left(), pair.right(), packed);
    }
}
