package diorama.stereo;

import diorama.base.Size;
import diorama.image.RgbaImage;
import diorama.relief.Layers;
import java.util.Optional;

/**
 * Draws layered photos of one size as packed stereo pictures on the CPU: straight into the packed picture where the layout
 * allows it, else row by row where rows suffice, and only the eyes it shows. Owns the eyes it needs in between, so it is confined to one thread at a time.
 */
public final class StereoPainter {
    private final StereoOptions options;
    private final FrameComposer composer;
    private final ScanlineRenderer renderer = new ScanlineRenderer();
    private Optional<StereoPair> eyes = Optional.empty();

    public StereoPainter(Size size, StereoOptions options, FrameOptions frame) {
        this.options = options;
        composer = new FrameComposer(size, options, frame);
    }

    /** Without bars and limits. */
    public StereoPainter(Size size, StereoOptions options) {
        this(size, options, FrameOptions.DEFAULTS);
    }

    /** Size of the packed picture. */
    public Size size() {
        return composer.size();
    }

    /** Draws one frame into {@code packed}, a picture of {@link #size()}. */
    public void draw(Layers layers, RgbaImage packed) {
        draw(layers, View.of(options), packed);
    }

    /** The same with the view of one frame. */
    public void draw(Layers layers, View now, RgbaImage packed) {
        if (!layers.size().equals(composer.eye()) || !packed.size().equals(size())) {
            throw new IllegalArgumentException(
                    layers.size() + " into " + packed.size() + ", want " + composer.eye() + " into " + size());
        }
        if (composer.isDirect()) {
            composer.darken(packed);
            draw(layers, now, composer.direct(Eye.LEFT, packed), composer.direct(Eye.RIGHT, packed));
            return;
        }
        if (composer.byRows() && now.bars().equals(EyeBars.NONE)) {
            renderer.draw(layers, now.options(), () -> composer.rows(packed));
            return;
        }
        StereoPair pair = eyes.orElseGet(() -> new StereoPair(composer.allocateFramed(), composer.allocateFramed()));
        eyes = Optional.of(pair);
        draw(
                layers,
                now,
                Optional.of(composer.place(Eye.LEFT, pair.left())),
                Optional.of(composer.place(Eye.RIGHT, pair.right())));
        composer.compose(pair.left(), pair.right(), packed);
    }

    private void draw(Layers layers, View now, Optional<EyeTarget> left, Optional<EyeTarget> right) {
        if (options.layout().showsDepth()) {
            left.ifPresent(target -> FramePacker.copy(layers.color(), target));
            right.ifPresent(target -> DepthPicture.draw(layers.depth(), target));
        } else {
            renderer.draw(layers, now.options(), left, right);
            left.ifPresent(target -> now.bars().paint(Eye.LEFT, target, composer.eye()));
            right.ifPresent(target -> now.bars().paint(Eye.RIGHT, target, composer.eye()));
        }
    }
}
