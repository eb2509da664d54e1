package diorama.render;

import diorama.base.Parallel;
import diorama.gl.GlScope;
import diorama.gl.Texture;
import diorama.gl.TextureDelivery;
import diorama.image.RgbaImage;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A large picture on its way to OpenGL without a card: sketches of it until the whole is there, both brought beside the thread that
 * draws. Confined to the gl thread.
 */
final class ComingTexture implements AutoCloseable {
    private final GlScope scope;
    /** Of what is shown. */
    private GlScope shownScope;

    private Texture shown;
    private boolean opaque;
    /** Empty once all is there. */
    private Pyramids.@Nullable Coming coming;

    private boolean fair;
    private @Nullable Delivered next;

    /** @param scope of the texture alone */
    private record Delivered(GlScope scope, Pyramid pyramid, TextureDelivery delivery) {}

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
        return coming != null
                && (next == null
                        ? (fair ? coming.whole() : coming.fair()).isDone()
                        : next.delivery().isThere());
    }

    /** Brings some more of it, if more is ready. @return whether another texture is to be shown from now on */
    boolean bring() {
        Pyramids.Coming now = coming;
        if (now == null || !isReady()) {
            return false;
        }
        Delivered there = next;
        if (there == null) {
            Pyramid pyramid = made(fair ? now.whole() : now.fair());
            GlScope own = scope.child("delivered");
            next = new Delivered(own, pyramid, pyramid.delivery(own));
            return false;
        }
        next = null;
        if (fair) {
            coming = null;
        }
        fair = true;
        Texture texture = there.delivery().take();
        shownScope.close();
        shownScope = there.scope();
        shown = texture;
        opaque = there.pyramid().opaque();
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

    /** Waits for the whole. */
    void bringAll() {
        for (Pyramids.Coming now = coming; now != null; now = coming) {
            if (next == null) {
                made(fair ? now.whole() : now.fair());
            } else {
                next.delivery().await();
            }
            bring();
        }
    }

    @Override
    public void close() {
        if (next != null) {
            next.delivery().close();
            next = null;
        }
        scope.close();
    }
}
