package diorama.render;

import diorama.base.Parallel;
import diorama.image.Halving;
import diorama.image.RgbaImage;
import diorama.image.Sampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A picture with its halved copies, sampled in linear light as OpenGL does it. Immutable. */
final class SoftTexture {
    /** One copy: pixels as 0xAABBGGRR, row-major. */
    private record Level(int width, int height, int[] texels) {}

    private final Level[] levels;
    private final boolean cutOut;

    private SoftTexture(Level[] levels, boolean cutOut) {
        this.levels = levels;
        this.cutOut = cutOut;
    }

    static SoftTexture of(RgbaImage image) {
        int[] texels = new int[image.size().pixels()];
        image.rgba()
                .duplicate()
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .clear()
                .asIntBuffer()
                .get(texels);
        boolean cutOut = false;
        for (int texel : texels) {
            cutOut |= texel >= 0 && texel >>> 24 < 128;
        }
        List<Level> levels = new ArrayList<>();
        levels.add(new Level(image.width(), image.height(), texels));
        for (Level last = levels.get(0); last.width > 1 || last.height > 1; ) {
            last = halved(last);
            levels.add(last);
        }
        return new SoftTexture(levels.toArray(Level[]::new), cutOut);
    }

    /** Means of 2 x 2 texels in linear light, and of parts of others where there is an odd row or column. */
    private static Level halved(Level from) {
        if (new Halving(from.width).odd() || new Halving(from.height).odd()) {
            return odd(from);
        }
        int width = Math.max(1, from.width / 2);
        int height = Math.max(1, from.height / 2);
        int[] texels = new int[width * height];
        int right = from.width > 1 ? 1 : 0;
        int down = from.height > 1 ? from.width : 0;
        Parallel.rows(height, (y0, y1) -> {
            for (int y = y0; y < y1; y++) {
                for (int x = 0; x < width; x++) {
                    int i = (from.height > 1 ? 2 * y : 0) * from.width + (from.width > 1 ? 2 * x : 0);
                    texels[y * width + x] = mean(
                            from.texels[i],
                            from.texels[i + right],
                            from.texels[i + down],
                            from.texels[i + right + down]);
                }
            }
        });
        return new Level(width, height, texels);
    }

    private static Level odd(Level from) {
        Halving across = new Halving(from.width);
        Halving down = new Halving(from.height);
        int[] texels = new int[across.to() * down.to()];
        Parallel.rows(down.to(), (y0, y1) -> {
            float[] sum = new float[4];
            for (int y = y0; y < y1; y++) {
                for (int x = 0; x < across.to(); x++) {
                    Arrays.fill(sum, 0);
                    for (int i = 0; i < down.taps(); i++) {
                        for (int j = 0; j < across.taps(); j++) {
                            int texel = from.texels[(2 * y + i) * from.width + 2 * x + j];
                            add(texel, down.share(y, i) * across.share(x, j), sum);
                        }
                    }
                    texels[y * across.to() + x] = encoded(sum);
                }
            }
        });
        return new Level(across.to(), down.to(), texels);
    }

    private static int encoded(float[] sum) {
        return LinearLight.encode(sum[0])
                | LinearLight.encode(sum[1]) << 8
                | LinearLight.encode(sum[2]) << 16
                | Math.round(255 * sum[3]) << 24;
    }

    private static int mean(int a, int b, int c, int d) {
        int alpha = ((a >>> 24) + (b >>> 24) + (c >>> 24) + (d >>> 24) + 2) / 4;
        int out = alpha << 24;
        for (int shift = 0; shift < 24; shift += 8) {
            float sum = LinearLight.of((a >> shift) & 255)
                    + LinearLight.of((b >> shift) & 255)
                    + LinearLight.of((c >> shift) & 255)
                    + LinearLight.of((d >> shift) & 255);
            out |= LinearLight.encode(sum / 4) << shift;
        }
        return out;
    }

    int width() {
        return levels[0].width;
    }

    int height() {
        return levels[0].height;
    }

    /** True where some texels are more transparent than not. */
    boolean cutOut() {
        return cutOut;
    }

    /**
     * Adds the colour at (u, v) to {@code sum}: linear red, green, blue and alpha.
     *
     * @param lod binary logarithm of the texels per sample; 0 and less is the picture itself
     */
    void sample(float u, float v, float lod, Sampler sampler, float[] sum) {
        if (lod <= 0.001f) {
            look(levels[0], u, v, sampler, sampler.larger(), 1, sum);
            return;
        }
        int last = levels.length - 1;
        Sampler.Filter filter = sampler.smaller();
        switch (sampler.copies()) {
            case NONE -> look(levels[0], u, v, sampler, filter, 1, sum);
            case NEAREST -> look(levels[Math.min(last, (int) (lod + 0.5f))], u, v, sampler, filter, 1, sum);
            case BETWEEN -> {
                int fine = Math.min((int) lod, last);
                float blend = fine < last ? lod - fine : 0;
                look(levels[fine], u, v, sampler, filter, 1 - blend, sum);
                if (blend > 0) {
                    look(levels[fine + 1], u, v, sampler, filter, blend, sum);
                }
            }
        }
    }

    private static void look(
            Level level, float u, float v, Sampler sampler, Sampler.Filter filter, float weight, float[] sum) {
        if (filter == Sampler.Filter.NEAREST) {
            int x = sampler.u().texel((int) Math.floor(u * level.width), level.width);
            int y = sampler.v().texel((int) Math.floor(v * level.height), level.height);
            add(level.texels[y * level.width + x], weight, sum);
            return;
        }
        int width = level.width;
        int height = level.height;
        float x = u * width - 0.5f;
        float y = v * height - 0.5f;
        int x0 = floor(x);
        int y0 = floor(y);
        float fx = x - x0;
        float fy = y - y0;
        int left = x0;
        int right = x0 + 1;
        int top = y0 * width;
        int bottom = top + width;
        if (x0 < 0 || y0 < 0 || x0 >= width - 1 || y0 >= height - 1) {
            left = sampler.u().texel(x0, width);
            right = sampler.u().texel(x0 + 1, width);
            top = sampler.v().texel(y0, height) * width;
            bottom = sampler.v().texel(y0 + 1, height) * width;
        }
        int a = level.texels[top + left];
        int b = level.texels[top + right];
        int c = level.texels[bottom + left];
        int d = level.texels[bottom + right];
        float wa = (1 - fx) * (1 - fy) * weight;
        float wb = fx * (1 - fy) * weight;
        float wc = (1 - fx) * fy * weight;
        float wd = fx * fy * weight;
        sum[0] += mixed(a, b, c, d, 0, wa, wb, wc, wd);
        sum[1] += mixed(a, b, c, d, 8, wa, wb, wc, wd);
        sum[2] += mixed(a, b, c, d, 16, wa, wb, wc, wd);
        // most texels are opaque
        sum[3] += (a & b & c & d) >>> 24 == 255
                ? weight
                : (wa * (a >>> 24) + wb * (b >>> 24) + wc * (c >>> 24) + wd * (d >>> 24)) * (1 / 255f);
    }

    private static float mixed(int a, int b, int c, int d, int shift, float wa, float wb, float wc, float wd) {
        return wa * LinearLight.of((a >> shift) & 255)
                + wb * LinearLight.of((b >> shift) & 255)
                + wc * LinearLight.of((c >> shift) & 255)
                + wd * LinearLight.of((d >> shift) & 255);
    }

    private static int floor(float x) {
        int i = (int) x;
        return x < i ? i - 1 : i;
    }

    private static void add(int texel, float weight, float[] sum) {
        sum[0] += weight * LinearLight.of(texel & 255);
        sum[1] += weight * LinearLight.of((texel >> 8) & 255);
        sum[2] += weight * LinearLight.of((texel >> 16) & 255);
        sum[3] += weight * (texel >>> 24) * (1 / 255f);
    }
}
