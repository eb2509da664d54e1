package diorama.render;

import diorama.image.RgbaImage;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Has large pictures made ready for OpenGL without a card while the window goes on, once for all renderers that show the same
 * one soon after each other. Confined to the gl thread.
 */
public final class Pyramids {
    /** Pixels from which on a picture is waited for with a sketch of it: a film's frames of 4096 x 2160 are there at once. */
    private static final int LARGE = 12_000_000;

    /** Pixels from which on it is so where another one is waited for anyway: less is there within a frame. */
    private static final int BESIDE = 1_000_000;

    /**
     * A picture on its way.
     *
     * @param fair a sketch, before the whole
     */
    record Coming(CompletableFuture<Pyramid> fair, CompletableFuture<Pyramid> whole) {}

    private record Begun(WeakReference<RgbaImage> image, WeakReference<Coming> coming) {}

    private final long most;
    private final List<Begun> all = new ArrayList<>();

    private Pyramids(long most) {
        this.most = most;
    }

    /** Of renderers whose pictures are whole at once, whatever time that takes. */
    public static Pyramids none() {
        return new Pyramids(Long.MAX_VALUE);
    }

    /** @param most pixels of a texture; larger pictures are made smaller */
    public static Pyramids upTo(long most) {
        return new Pyramids(most);
    }

    /** Whether pictures may be coarser for being there sooner. */
    boolean hurry() {
        return most < Long.MAX_VALUE;
    }

    /** Whether a picture is waited for. */
    boolean takes(RgbaImage image) {
        return hurry() && image.size().pixels() > LARGE;
    }

    /** Whether a picture is waited for where another one of its scene is. */
    boolean takesBeside(RgbaImage image) {
        return hurry() && image.size().pixels() > BESIDE;
    }

    /** A picture on its way; begun unless it is already. */
    @SuppressWarnings("ReferenceEquality") // comparing by value would compare all texels
    Coming of(RgbaImage image, int maxSide) {
        all.removeIf(b -> b.image().get() == null || b.coming().get() == null);
        Optional<Coming> begun = all.stream()
                .filter(b -> b.image().get() == image)
                .flatMap(b -> Optional.ofNullable(b.coming().get()).stream())
                .findFirst();
        return begun.orElseGet(() -> {
            CompletableFuture<Pyramid> fair =
                    CompletableFuture.supplyAsync(() -> Pyramid.sketch(image, Pyramid.FAIR), work -> daemon(work)
                            .start());
            Coming coming = new Coming(fair, fair.thenApply(sketch -> Pyramid.of(image, most, maxSide)));
            all.add(new Begun(new WeakReference<>(image), new WeakReference<>(coming)));
            return coming;
        });
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "large picture");
        thread.setDaemon(true);
        return thread;
    }
}
