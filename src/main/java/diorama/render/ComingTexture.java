package diorama.render;

import diorama.base.Parallel;
import diorama.gl.GlScope;
import diorama.gl.Texture;
import diorama.gl.TextureFormat;
import diorama.image.RgbaImage;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A large picture on its way to OpenGL without a card: sketches of it until the whole is there, which is brought in strips. Confined
 * to the gl thread.
 */
final class ComingTexture implements AutoCloseable {
    /** Pixels of a strip; a processor brings them within a frame. */
    private static final int STRIP = 4_000_000;

    private final GlScope scope;
    /** Of what is shown. */
    private GlScope shownScope;

    private Texture shown;
    private boolean opaque;
    /** Empty once all is there. */
    private Pyramids.@Nullable Coming coming;

    private boolean fair;
    private @Nullable Texture next;
    private int level;
    private int row;

    ComingTexture(GlScope owner, RgbaImage image, Pyramids.Coming coming) {
        scope = owner.child("large texture");
        this.coming = coming;
        Pyramid hasty = Pyramid.sketch(image, Pyramid.HASTY);
        shownScope = scope.child("sketch");
        shown = hasty.texture(shownScope);
        opaque = hasty.opaque();
    }

    /** What is to be shown now. */
    Texture texture() {
        return shown;
    }

    /** Whether nothing is seen through it, as far as that is known. */
    boolean isOpaque() {
        return opaque;
    }

    /** Whether the whole picture is still to come. */
    boolean isComing() {
        return coming != null;
    }

    /** Whether the next {@link #bring} brings something. */
    boolean isReady() {
        return coming != null && (fair ? coming.whole() : coming.fair()).isDone();
    }

    /** Brings some more of it, if more is ready. @return whether another texture is to be shown from now on */
    boolean bring() {
        Pyramids.Coming now = coming;
        if (now == null || !isReady()) {
            return false;
        }
        if (!fair) {
            fair = true;
            GlScope own = scope.child("sketch");
            Pyramid sketch = made(now.fair());
            show(sketch.texture(own), own, sketch.opaque());
            return true;
        }
        Pyramid pyramid = made(now.whole());
        Texture whole = next;
        if (whole == null) {
            // a frame of its own, as the driver clears it
            next = Texture.withCopies(
                    scope, TextureFormat.SRGB8_ALPHA8, pyramid.top().size());
            return false;
        }
        strip(pyramid, whole);
        if (level < pyramid.levels().size()) {
            return false;
        }
        coming = null;
        show(whole, scope, pyramid.opaque());
        return true;
    }

    /** What was made; where that failed, which is told once, what is shown by now stays. */
    private Pyramid made(CompletableFuture<Pyramid> future) {
        try {
            return Parallel.awaited(future);
        } catch (RuntimeException | Error e) {
            coming = null;
            throw e;
        }
    }

    private void show(Texture texture, GlScope own, boolean isOpaque) {
        shownScope.close();
        shownScope = own;
        shown = texture;
        opaque = isOpaque;
    }

    private void strip(Pyramid pyramid, Texture whole) {
        int left = STRIP;
        while (left > 0 && level < pyramid.levels().size()) {
            RgbaImage copy = pyramid.levels().get(level);
            int rows = Math.min(copy.height() - row, Math.max(1, left / copy.width()));
            whole.upload(copy, level, row, rows);
            left -= rows * copy.width();
            row += rows;
            if (row == copy.height()) {
                row = 0;
                level++;
            }
        }
    }

    /** Waits for the whole. */
    void bringAll() {
        for (Pyramids.Coming now = coming; now != null; now = coming) {
            made(fair ? now.whole() : now.fair());
            bring();
        }
    }

    @Override
    public void close() {
        scope.close();
    }
}
