package diorama.relief;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import java.util.Arrays;

/**
 * Tears the photo's surface at its depth edges and puts a background layer behind the tears: the far side goes on under the
 * near side as far as the strongest view can look (CORE E.5, steps 4 to 6, and E.11, reference A).
 *
 * <p>Confined to one thread.
 */
public final class LayerBuilder {
    /** Which views will be made, so that the side that they look at is continued first. */
    public enum Views {
        /** Left and right of the photo, or all round it. */
        ALL,
        /** Only from the left: what lies left of a near object is seen behind it. */
        LEFT,
        /** Only from the right. */
        RIGHT
    }

    private final boolean still;
    private Size size = new Size(1, 1);
    private byte[] tears = new byte[1];
    private RgbaImage backColor = RgbaImage.allocate(size);
    private float[] backDepth = new float[1];
    /** Of the background pixels: how far the visible far side is, px; 0 on the skirt. */
    private short[] distance = new short[1];
    /** Colours of the background before smoothing. */
    private int[] flat = new int[1];

    private LayerBuilder(boolean still) {
        this.still = still;
    }

    /** The best quality, for single pictures; the layers of each call are new. */
    public static LayerBuilder forStills() {
        return new LayerBuilder(true);
    }

    /** Fast enough for every frame of a film; the layers of one call are overwritten by the next. */
    public static LayerBuilder forFilms() {
        return new LayerBuilder(false);
    }

    /** As {@link #build(RgbaImage, DepthMap, ReliefOptions, double, Views)} for all views. */
    public Layers build(RgbaImage color, DepthMap depth, ReliefOptions options, double shiftPx) {
        return build(color, depth, options, shiftPx, Views.ALL);
    }

    /**
     * @param depth conditioned, of the picture's size
     * @param shiftPx px that d = 1 moves against d = 0 in the strongest view
     */
    public Layers build(RgbaImage color, DepthMap depth, ReliefOptions options, double shiftPx, Views views) {
        allocate(color.size());
        TearDetector.detect(depth, options.tear(), shiftPx, tears);
        Arrays.fill(backDepth, -1);
        if (options.background()) {
            int w = size.width();
            int h = size.height();
            Parallel.rows(h, (from, to) -> {
                Continuation line = continuation(color, depth, options, shiftPx, views);
                for (int y = from; y < to; y++) {
                    line.run(y * w, 1, w, Layers.TORN_RIGHT);
                }
            });
            if (still) {
                Parallel.rows(w, (from, to) -> {
                    Continuation line = continuation(color, depth, options, shiftPx, Views.ALL);
                    for (int x = from; x < to; x++) {
                        line.run(x, w, h, Layers.TORN_DOWN);
                    }
                });
                new FarSideBlend(size, color.rgba(), depth.inverseDepth(), backDepth, distance, flat).blend();
            }
            new BackgroundSmoother(size, backDepth, distance, flat, still).smooth(backColor);
        }
        return new Layers(color, depth, tears, backColor, backDepth);
    }

    /** The surface alone, torn, without a background, for a mesh that gets another one ({@link ReliefBackdrop}). */
    public static Layers torn(RgbaImage color, DepthMap depth, ReliefOptions options, double shiftPx) {
        byte[] tears = new byte[depth.size().pixels()];
        TearDetector.detect(depth, options.tear(), shiftPx, tears);
        float[] none = new float[tears.length];
        Arrays.fill(none, -1);
        return new Layers(color, depth, tears, RgbaImage.allocate(color.size()), none);
    }

    private Continuation continuation(
            RgbaImage color, DepthMap depth, ReliefOptions options, double shiftPx, Views views) {
        return new Continuation(
                new Continuation.Source(color.rgba(), depth.inverseDepth(), tears, options.tear() / 2, shiftPx),
                new Continuation.Target(flat, backDepth, distance),
                views,
                size.longSide());
    }

    private void allocate(Size wanted) {
        if (still || !size.equals(wanted)) {
            size = wanted;
            tears = new byte[size.pixels()];
            backColor = RgbaImage.allocate(size);
            backDepth = new float[size.pixels()];
            distance = new short[size.pixels()];
            flat = new int[size.pixels()];
        }
    }
}
