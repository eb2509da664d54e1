package diorama.gui.tool;

import diorama.base.Size;
import diorama.depth.Retoucher;
import diorama.gl.GlDevice;
import diorama.gl.GlScope;
import diorama.gl.Texture;
import diorama.gl.TextureFormat;
import diorama.gui.work.RetouchSession;
import diorama.image.ColorRamp;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.pipeline.photo.PhotoToRelief;
import diorama.relief.Layers;
import diorama.relief.TearDetector;
import org.jspecify.annotations.Nullable;

/**
 * What the retouching mode shows: the photo with its tears, and its depth, what is protected tinted in both. Confined to the gl
 * thread.
 */
final class RetouchPictures implements AutoCloseable {
    /** Colours that stand apart for all eyes: orange on grey and blue. */
    private static final int TEAR = 0xff7a1a;

    private static final int MASK = 0x3f8cff;
    private static final float TINT = 0.45f;

    private final GlScope scope;
    private @Nullable Texture photo;
    private @Nullable Texture depth;

    RetouchPictures(GlDevice device) {
        scope = device.scope().child("retouching");
    }

    /** @param tear difference of inverse depth that tears, at the working size; 0 shows no tears */
    void show(RetouchSession session, Retoucher now, float tear) {
        DepthMap map = now.depth();
        float[] mask = now.mask();
        byte[] tears = new byte[map.size().pixels()];
        if (tear > 0) {
            TearDetector.detect(map, tear, PhotoToRelief.REACH * map.size().longSide(), tears);
        }
        photo = shown(photo, marked(session.image(), mask, tears));
        depth = shown(depth, marked(ColorRamp.GREY.paint(map), mask, new byte[tears.length]));
    }

    private Texture shown(@Nullable Texture before, RgbaImage picture) {
        Texture texture = before;
        if (texture == null || !texture.size().equals(picture.size())) {
            texture = new Texture(scope, TextureFormat.RGBA8, picture.size());
        }
        texture.upload(picture);
        texture.filter(Texture.Filter.LINEAR);
        return texture;
    }

    private static RgbaImage marked(RgbaImage plain, float[] mask, byte[] tears) {
        Size size = plain.size();
        RgbaImage out = RgbaImage.allocate(size);
        for (int i = 0; i < size.pixels(); i++) {
            int x = i % size.width();
            int y = i / size.width();
            int torn = tears[i]
                    | (x > 0 ? tears[i - 1] & Layers.TORN_RIGHT : 0)
                    | (y > 0 ? tears[i - size.width()] & Layers.TORN_DOWN : 0);
            int rgb = plain.argb(x, y);
            rgb = torn != 0 ? TEAR : mask[i] > 0 ? mixed(rgb, MASK, TINT * mask[i]) : rgb;
            out.setArgb(x, y, 0xff000000 | rgb);
        }
        return out;
    }

    private static int mixed(int a, int b, float part) {
        int out = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int from = a >> shift & 0xff;
            out |= Math.round(from + part * ((b >> shift & 0xff) - from)) << shift;
        }
        return out;
    }

    int photo() {
        return photo == null ? 0 : photo.id();
    }

    int depth() {
        return depth == null ? 0 : depth.id();
    }

    @Override
    public void close() {
        scope.close();
    }
}
