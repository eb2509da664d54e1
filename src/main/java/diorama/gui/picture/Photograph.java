package diorama.gui.picture;

import diorama.camera.Camera;
import diorama.gl.Framebuffer;
import diorama.gui.host.Easel;
import diorama.image.RgbaImage;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A picture for a file, with all of large pictures and all that a lens makes of it, in parts, so that the window goes on meanwhile.
 * Confined to the gl thread.
 */
public final class Photograph implements AutoCloseable {
    private final Easel easel;
    private final LensView lens;
    private final Optional<Exposure> exposure;
    private final Supplier<Framebuffer> sharp;
    private final Function<Camera, Framebuffer> seen;
    private boolean begun;

    /**
     * @param lens of its own
     * @param sharp draws what is seen without a lens
     * @param seen draws what one of the lens' cameras sees
     */
    Photograph(
            Easel easel,
            LensView lens,
            Optional<Exposure> exposure,
            Supplier<Framebuffer> sharp,
            Function<Camera, Framebuffer> seen) {
        this.easel = easel;
        this.lens = lens;
        this.exposure = exposure;
        this.sharp = sharp;
        this.seen = seen;
    }

    /** Makes the next part. @return the picture, with the last one */
    public Optional<RgbaImage> part() {
        if (easel.isComing()) {
            if (easel.isReady()) {
                easel.renderer().bring();
            }
            return Optional.empty();
        }
        Framebuffer drawn;
        if (begun) {
            drawn = lens.more(exposure.orElseThrow(), 1, seen);
        } else {
            drawn = sharp.get();
            if (easel.isComing()) { // drawing it has told what is large
                return Optional.empty();
            }
            begun = true;
            if (exposure.isPresent()) {
                drawn = lens.begin(exposure.get(), drawn);
            }
        }
        return exposure.filter(lens::isComing).isPresent() ? Optional.empty() : Optional.of(drawn.read());
    }

    @Override
    public void close() {
        lens.close();
    }
}
