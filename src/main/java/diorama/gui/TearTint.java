package diorama.gui;

import diorama.gl.GlDevice;
import diorama.gl.GlScope;
import diorama.gl.Texture;
import diorama.gl.TextureFormat;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.pipeline.PhotoToRelief;
import diorama.relief.Layers;
import diorama.relief.TearDetector;
import imgui.ImDrawList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tints where a photo's surface would tear while that is being set, long before the surface is made. Confined to the gl thread. */
final class TearTint implements AutoCloseable {
    /** Orange, which stands apart for all eyes. */
    private static final int TEAR = 0xe0ff7a1a;

    private final GlScope scope;
    private @Nullable Texture texture;
    private @Nullable Shown shown;

    /** What the texture shows. */
    private record Shown(DepthMap depth, float tear) {
        @SuppressWarnings("ReferenceEquality") // comparing all pixels takes longer than finding tears
        boolean is(DepthMap other, float otherTear) {
            return depth == other && tear == otherTear;
        }
    }

    TearTint(GlDevice device) {
        scope = device.scope().child("tears");
    }

    /** Lays the tint over the picture, where one looks through the photo's camera. */
    void draw(Desk desk, ImDrawList list, Navigation.Place place) {
        ViewState state = desk.state();
        Optional<Layers> layers = state.document().flatMap(Document::relief).flatMap(Document.Relief::layers);
        Optional<Staging.Part> photo = Staging.of(state).onlyPhoto();
        if (layers.isEmpty() || photo.isEmpty()) {
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
        int id = texture(
                layers.get().depth(), photo.get().object().recipe().relief().tear());
        PhotoFrame frame = PhotoFrame.of(desk.shownView(), place);
        list.addImage(id, frame.left(), frame.top(), frame.right(), frame.bottom());
    }

    private int texture(DepthMap depth, float tear) {
        Texture now = texture;
        if (now == null || !now.size().equals(depth.size())) {
            now = new Texture(scope, TextureFormat.RGBA8, depth.size());
            texture = now;
            shown = null;
        }
        Shown before = shown;
        if (before == null || !before.is(depth, tear)) {
            now.upload(tinted(depth, tear));
            now.filter(Texture.Filter.LINEAR);
            shown = new Shown(depth, tear);
        }
        return now.id();
    }

    /** Clear, and orange on both sides of every tear. */
    static RgbaImage tinted(DepthMap depth, float tear) {
        int width = depth.width();
        byte[] tears = new byte[depth.size().pixels()];
        TearDetector.detect(depth, tear, PhotoToRelief.REACH * depth.size().longSide(), tears);
        RgbaImage out = RgbaImage.allocate(depth.size());
        for (int i = 0; i < tears.length; i++) {
            if (tears[i] != 0) {
                out.setArgb(i % width, i / width, TEAR);
                if ((tears[i] & Layers.TORN_RIGHT) != 0) {
                    out.setArgb(i % width + 1, i / width, TEAR);
                }
                if ((tears[i] & Layers.TORN_DOWN) != 0) {
                    out.setArgb(i % width, i / width + 1, TEAR);
                }
            }
        }
        return out;
    }

    @Override
    public void close() {
        scope.close();
    }
}
