package diorama.gui.picture;

import diorama.base.Size;
import diorama.gl.GlDevice;
import diorama.gl.GlScope;
import diorama.gl.Texture;
import diorama.gl.TextureFormat;
import diorama.gui.desk.Desk;
import diorama.gui.look.ViewPlace;
import diorama.gui.state.Command;
import diorama.gui.state.Document;
import diorama.gui.state.Staging;
import diorama.gui.state.ViewState;
import diorama.gui.work.Jobs;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.pipeline.photo.PhotoToRelief;
import diorama.relief.Layers;
import diorama.relief.TearDetector;
import imgui.ImDrawList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tints where a photo's surface would tear while that is being set, long before the surface is made. Confined to the gl thread. */
public final class TearTint implements AutoCloseable {
    /** Orange, which stands apart for all eyes. */
    private static final int TEAR = 0xe0ff7a1a;

    /** Longest side of the tint, px: more than a viewport shows. */
    private static final int LONGEST = 2048;

    private static final String SLOT = "tears";

    private final GlScope scope;
    private final int longest;
    private @Nullable Texture texture;
    private @Nullable Tint shown;
    private @Nullable Tint found;
    private @Nullable Wish asked;

    /** What is tinted. */
    private record Wish(DepthMap depth, float tear) {
        boolean is(@Nullable Wish other) {
            return other != null && of(other.depth) && tear == other.tear;
        }

        @SuppressWarnings("ReferenceEquality") // comparing all pixels takes longer than finding tears
        boolean of(DepthMap other) {
            return depth == other;
        }
    }

    private record Tint(Wish wish, RgbaImage image) {}

    public TearTint(GlDevice device) {
        scope = device.scope().child(SLOT);
        longest = Math.min(LONGEST, device.maxTextureSide());
    }

    /** Lays the tint over the picture, where one looks through the photo's camera. */
    public void draw(Desk desk, ImDrawList list, ViewPlace place) {
        ViewState state = desk.state();
        Optional<Staging.Part> photo = Staging.activePhoto(state);
        Optional<DepthMap> known = photo.flatMap(p -> p.document().relief()).flatMap(Document.Relief::depth);
        if (known.isEmpty() || photo.isEmpty()) {
            return;
        }
        if (!desk.shownView().equals(photo.get().document().home())) {
            Overlay.pill(
                    desk,
                    list,
                    place,
                    desk.say("Tears are shown at the photo's camera: %s", desk.keyOf(Command.PHOTO_CAMERA)));
            return;
        }
        DepthMap depth = known.get();
        seek(desk, new Wish(depth, photo.get().object().recipe().relief().tear()));
        Tint last = shown();
        Texture now = texture;
        if (now != null && last != null && last.wish().of(depth)) {
            PhotoFrame frame = PhotoFrame.of(desk.shownView(), place);
            list.addImage(now.id(), frame.left(), frame.top(), frame.right(), frame.bottom());
        }
    }

    /** Has tears found beside the window, one search after the other, so that the tint follows the hand. */
    private void seek(Desk desk, Wish wish) {
        if (wish.is(asked) || desk.jobs().busy(SLOT)) {
            return;
        }
        asked = wish;
        desk.jobs()
                .submit(
                        Jobs.Lane.FRAME,
                        SLOT,
                        desk.say("Looking for tears"),
                        (progress, cancel) -> new Tint(wish, tinted(wish.depth(), wish.tear(), longest)),
                        tint -> found = tint);
    }

    /** The tint that was found last, which the texture holds from then on. */
    private @Nullable Tint shown() {
        Tint fresh = found;
        if (fresh != null) {
            found = null;
            Texture old = texture;
            if (old == null || !old.size().equals(fresh.image().size())) {
                if (old != null) {
                    old.close();
                }
                old = new Texture(scope, TextureFormat.RGBA8, fresh.image().size());
                texture = old;
            }
            old.upload(fresh.image());
            old.filter(Texture.Filter.LINEAR);
            shown = fresh;
        }
        return shown;
    }

    /**
     * Clear, and orange on both sides of every tear.
     *
     * @param longest side of the tint, px; a larger map's tears lie in the pixels that hold them
     */
    public static RgbaImage tinted(DepthMap depth, float tear, int longest) {
        int width = depth.width();
        byte[] tears = new byte[depth.size().pixels()];
        TearDetector.detect(depth, tear, PhotoToRelief.REACH * depth.size().longSide(), tears);
        Brush brush = new Brush(depth.size(), RgbaImage.allocate(depth.size().fitting(longest)));
        for (int i = 0; i < tears.length; i++) {
            if (tears[i] != 0) {
                brush.dab(i % width, i / width);
                if ((tears[i] & Layers.TORN_RIGHT) != 0) {
                    brush.dab(i % width + 1, i / width);
                }
                if ((tears[i] & Layers.TORN_DOWN) != 0) {
                    brush.dab(i % width, i / width + 1);
                }
            }
        }
        return brush.tint;
    }

    /**
     * Marks pixels of a map in a tint that may be smaller.
     *
     * @param map its size
     */
    private record Brush(Size map, RgbaImage tint) {
        void dab(int x, int y) {
            int left = (int) ((long) x * tint.width() / map.width());
            int top = (int) ((long) y * tint.height() / map.height());
            tint.setArgb(left, top, TEAR);
        }
    }

    @Override
    public void close() {
        scope.close();
    }
}
