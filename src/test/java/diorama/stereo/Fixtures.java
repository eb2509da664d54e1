package diorama.stereo;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.relief.Layers;
import java.util.Arrays;
import java.util.Random;

/** Layers made by code. */
final class Fixtures {
    private Fixtures() {}

    /** Opaque noise with a smooth part. */
    static RgbaImage texture(Size size, long seed) {
        Random random = new Random(seed);
        RgbaImage image = RgbaImage.allocate(size);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int red = (int) (127 + 100 * Math.sin(x * 0.3 + y * 0.1));
                int noise = random.nextInt(256);
                image.setArgb(x, y, 0xff000000 | red << 16 | noise << 8 | (noise / 2 + red / 2));
            }
        }
        return image;
    }

    static Layers flat(Size size, float d) {
        return surface(texture(size, 1), DepthMap.constant(size, d));
    }

    /** One surface without tears and background. */
    static Layers surface(RgbaImage color, DepthMap depth) {
        Size size = color.size();
        float[] none = new float[size.pixels()];
        Arrays.fill(none, -1);
        return new Layers(color, depth, new byte[size.pixels()], RgbaImage.allocate(size), none);
    }

    /**
     * Steps and slopes of depth, torn at most steps, with a background in places: everything that can happen, in no sensible
     * arrangement.
     */
    static Layers wild(Size size, long seed) {
        Random random = new Random(seed);
        DepthMap depth = DepthMap.allocate(size);
        float[] d = depth.inverseDepth();
        byte[] tears = new byte[size.pixels()];
        float[] back = new float[size.pixels()];
        Arrays.fill(back, -1);
        float level = 0.5f;
        float slope = 0;
        boolean behind = false;
        for (int i = 0; i < d.length; i++) {
            if (random.nextInt(12) == 0) {
                level = random.nextFloat();
                slope = (random.nextFloat() - 0.5f) * 0.05f;
                if (i > 0 && random.nextInt(4) > 0) {
                    tears[i - 1] = Layers.TORN_RIGHT | Layers.TORN_DOWN;
                }
            }
            level = Math.max(0, Math.min(1, level + slope));
            d[i] = level;
            if (random.nextInt(8) == 0) {
                behind = !behind;
            }
            back[i] = behind ? level * random.nextFloat() : -1;
        }
        return new Layers(texture(size, seed), depth, tears, texture(size, seed + 1), back);
    }

    /** The picture mirrored left to right. */
    static RgbaImage mirrored(RgbaImage image) {
        RgbaImage out = RgbaImage.allocate(image.size());
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                out.setArgb(image.width() - 1 - x, y, image.argb(x, y));
            }
        }
        return out;
    }

    /** Layers mirrored left to right, tears with them. */
    static Layers mirrored(Layers layers) {
        Size size = layers.size();
        int w = size.width();
        DepthMap depth = DepthMap.allocate(size);
        byte[] tears = new byte[size.pixels()];
        float[] back = new float[size.pixels()];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < w; x++) {
                int from = y * w + x;
                int to = y * w + w - 1 - x;
                depth.inverseDepth()[to] = layers.depth().inverseDepth()[from];
                back[to] = layers.backDepth()[from];
                tears[to] |= (byte) (layers.tears()[from] & Layers.TORN_DOWN);
                if (x + 1 < w) {
                    tears[to - 1] |= (byte) (layers.tears()[from] & Layers.TORN_RIGHT);
                }
            }
        }
        return new Layers(mirrored(layers.color()), depth, tears, mirrored(layers.backColor()), back);
    }

    /** Largest difference of any channel. */
    static int worst(RgbaImage a, RgbaImage b) {
        int worst = 0;
        for (int i = 0; i < a.rgba().capacity(); i++) {
            worst = Math.max(worst, Math.abs((a.rgba().get(i) & 255) - (b.rgba().get(i) & 255)));
        }
        return worst;
    }
}
