package diorama.gui.picture;

import diorama.base.CancelToken;
import diorama.base.Progress;
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
    /** Whether drawing has told what is large. */
    private boolean told;

    private boolean begun;
    /** Whether the window showed other large pictures meanwhile, which these would change places with without end. */
    private boolean hurried;

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

    /** Makes the next part, or all that is left where the window shows other large pictures by now. @return the picture, with the last one */
    public Optional<RgbaImage> part() {
        if (easel.isComing()) {
            if (!hurried) {
                if (easel.isReady()) {
                    easel.renderer().bring();
                }
                return Optional.empty();
            }
            easel.renderer().bringAll();
        }
        Framebuffer drawn;
        if (begun) {
            drawn = more();
        } else {
            drawn = told ? whole(sharp) : sharp.get();
            if (easel.isComing()) {
                told = true;
                return Optional.empty();
            }
            begun = true;
            if (exposure.isPresent()) {
                drawn = lens.begin(exposure.get(), drawn);
            }
        }
        while (hurried && isComing()) {
            drawn = more();
        }
        return isComing() ? Optional.empty() : Optional.of(drawn.read());
    }

    /** Makes all of it on a thread that has nothing else to draw. */
    RgbaImage all(Progress progress, CancelToken cancel) {
        Framebuffer drawn = whole(sharp);
        int pictures = exposure.map(e -> e.cameras().size()).orElse(0);
        if (exposure.isPresent()) {
            drawn = lens.begin(exposure.get(), drawn);
        }
        while (isComing()) {
            progress.update(lens.drawn(), pictures, "");
            cancel.throwIfCancelled();
            drawn = more();
        }
        return drawn.read();
    }

    /** Makes all that is left, whatever time it takes. */
    public RgbaImage rest() {
        hurried = true;
        told = true;
        return part().orElseThrow();
    }

    private boolean isComing() {
        return exposure.filter(lens::isComing).isPresent();
    }

    private Framebuffer more() {
        return lens.more(exposure.orElseThrow(), 1, camera -> whole(() -> seen.apply(camera)));
    }

    /** Waits for large pictures that were freed since they were there. */
    private Framebuffer whole(Supplier<Framebuffer> draws) {
        Framebuffer drawn = draws.get();
        if (!easel.isComing()) {
            return drawn;
        }
        hurried = true;
        easel.renderer().bringAll();
        return draws.get();
    }

    @Override
    public void close() {
        lens.close();
    }
}
