package diorama.io.scene;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A material of diffuse and mirrored colours and glossiness as one of base colour, metalness and roughness, which looks alike
 * (Khronos Group, KHR_materials_pbrSpecularGlossiness, appendix, 2017).
 *
 * @param color linear RGBA that the picture is multiplied with
 * @param base its picture, sRGB
 * @param metallicRoughness green is roughness, blue is metalness
 */
public record GlossySurface(
        float[] color,
        float metallic,
        float roughness,
        Optional<RgbaImage> base,
        Optional<RgbaImage> metallicRoughness) {
    /** What surfaces that are no metal mirror. */
    private static final float DIELECTRIC = 0.04f;

    private static final float LEAST = 1e-6f;
    /** Fewer are not worth the work of making pictures so small. */
    private static final int LEAST_PIXELS = 1 << 12;

    /** Those of one file: materials that share their pictures share what is made of these. Confined to one thread. */
    public static final class Maker {
        private final Map<List<Number>, GlossySurface> made = new HashMap<>();
        private final IdentityHashMap<RgbaImage, Integer> numbers = new IdentityHashMap<>();
        /** Any number of materials may take parts in any combination. */
        private long pixels;

        private final List<String> notes;
        private boolean told;

        /**
         * @param notes gets a line when pictures are made smaller
         * @param pixels that may be painted in all
         */
        public Maker(List<String> notes, long pixels) {
            this.notes = notes;
            this.pixels = pixels;
        }

        /**
         * @param diffuse linear RGBA
         * @param glossy linear RGB that is mirrored, and glossiness
         * @param base picture of the diffuse colour, sRGB
         * @param mirrored picture of the mirrored colour, sRGB, and of glossiness
         */
        public GlossySurface of(
                float[] diffuse, float[] glossy, Optional<RgbaImage> base, Optional<RgbaImage> mirrored) {
            boolean plain = mirrored.isEmpty()
                    && (base.isEmpty() || Math.max(glossy[0], Math.max(glossy[1], glossy[2])) <= DIELECTRIC);
            if (plain) {
                return constant(diffuse, glossy, base);
            }
            List<Number> key = new ArrayList<>();
            for (int c = 0; c < 4; c++) {
                key.add(diffuse[c]);
                key.add(glossy[c]);
            }
            key.add(number(base));
            key.add(number(mirrored));
            GlossySurface known = made.get(key);
            if (known != null) {
                return known;
            }
            Size whole = larger(base.map(RgbaImage::size), mirrored.map(RgbaImage::size));
            Size fitting = whole;
            if (whole.pixels() > pixels) {
                tell();
                if (pixels < LEAST_PIXELS) {
                    return unpainted(diffuse, glossy[3], base);
                }
                // half of what is left, so that the next ones get some too
                double share = Math.sqrt(pixels / 2.0 / whole.pixels());
                fitting = whole.fitting((int) Math.max(1, share * Math.max(whole.width(), whole.height())));
            }
            pixels -= fitting.pixels();
            GlossySurface out = painted(diffuse, glossy, base, mirrored, fitting);
            made.put(key, out);
            return out;
        }

        private void tell() {
            if (!told) {
                notes.add(
                        "pictures of what is glossy are made smaller: as they are they need more memory than there is");
            }
            told = true;
        }

        private int number(Optional<RgbaImage> image) {
            return image.map(i -> numbers.computeIfAbsent(i, seen -> numbers.size() + 1))
                    .orElse(0);
        }
    }

    /**
     * Without the picture of what it mirrors, which is no metal then and neither dull nor bright: the factors alone, which are
     * mostly white, would make it a mirror.
     */
    static GlossySurface unpainted(float[] diffuse, float glossiness, Optional<RgbaImage> base) {
        return new GlossySurface(diffuse.clone(), 0, 1 - glossiness / 2, base, Optional.empty());
    }

    private static GlossySurface constant(float[] diffuse, float[] glossy, Optional<RgbaImage> base) {
        float[] out = new float[4];
        float metallic = solved(diffuse, glossy, out);
        out[3] = diffuse[3];
        return new GlossySurface(out, metallic, 1 - glossy[3], base, Optional.empty());
    }

    private static GlossySurface painted(
            float[] diffuse, float[] glossy, Optional<RgbaImage> base, Optional<RgbaImage> mirrored, Size size) {
        Optional<RgbaImage> matt = base.map(i -> i.size().equals(size) ? i : Resample.resize(i, size));
        Optional<RgbaImage> shiny = mirrored.map(i -> i.size().equals(size) ? i : Resample.resize(i, size));
        RgbaImage colors = RgbaImage.allocate(size);
        RgbaImage numbers = RgbaImage.allocate(size);
        Parallel.rows(size.height(), (from, to) -> paint(diffuse, glossy, matt, shiny, colors, numbers, from, to));
        return new GlossySurface(new float[] {1, 1, 1, diffuse[3]}, 1, 1, Optional.of(colors), Optional.of(numbers));
    }

    /** Rows {@code from} to {@code to}. */
    private static void paint(
            float[] diffuse,
            float[] glossy,
            Optional<RgbaImage> matt,
            Optional<RgbaImage> shiny,
            RgbaImage colors,
            RgbaImage numbers,
            int from,
            int to) {
        Size size = colors.size();
        float[] d = new float[3];
        float[] s = new float[3];
        float[] out = new float[4];
        for (int y = from; y < to; y++) {
            for (int x = 0; x < size.width(); x++) {
                int m = matt.isPresent() ? matt.get().argb(x, y) : -1;
                int g = shiny.isPresent() ? shiny.get().argb(x, y) : -1;
                for (int c = 0; c < 3; c++) {
                    d[c] = diffuse[c] * VertexColors.linear((byte) (m >> (16 - 8 * c)));
                    s[c] = glossy[c] * VertexColors.linear((byte) (g >> (16 - 8 * c)));
                }
                float metallic = solved(d, s, out);
                int argb = m & 0xff000000;
                for (int c = 0; c < 3; c++) {
                    argb |= (int) Math.round(255 * VertexColors.encoded(out[c])) << (16 - 8 * c);
                }
                colors.setArgb(x, y, argb);
                int rough = Math.round(255 * (1 - glossy[3] * (g >>> 24) / 255f));
                numbers.setArgb(x, y, 0xffff0000 | Math.max(0, Math.min(255, rough)) << 8 | Math.round(255 * metallic));
            }
        }
    }

    private static Size larger(Optional<Size> one, Optional<Size> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other).orElseThrow();
        }
        return one.get().pixels() >= other.get().pixels() ? one.get() : other.get();
    }

    /** Metalness; fills the base colour, linear RGB. */
    private static float solved(float[] diffuse, float[] mirrored, float[] base) {
        float strongest = Math.max(mirrored[0], Math.max(mirrored[1], mirrored[2]));
        float left = 1 - strongest;
        float metallic = metallic(brightness(diffuse), brightness(mirrored), left);
        for (int c = 0; c < 3; c++) {
            float ofMatt = diffuse[c] * left / (1 - DIELECTRIC) / Math.max(1 - metallic, LEAST);
            float ofMetal = (mirrored[c] - DIELECTRIC * (1 - metallic)) / Math.max(metallic, LEAST);
            float share = metallic * metallic;
            base[c] = Math.max(0, Math.min(1, ofMatt + (ofMetal - ofMatt) * share));
        }
        return metallic;
    }

    private static float brightness(float[] c) {
        return (float) Math.sqrt(0.299 * c[0] * c[0] + 0.587 * c[1] * c[1] + 0.114 * c[2] * c[2]);
    }

    private static float metallic(float diffuse, float mirrored, float left) {
        if (mirrored < DIELECTRIC) {
            return 0;
        }
        float b = diffuse * left / (1 - DIELECTRIC) + mirrored - 2 * DIELECTRIC;
        float inside = Math.max(0, b * b - 4 * DIELECTRIC * (DIELECTRIC - mirrored));
        return Math.max(0, Math.min(1, (-b + (float) Math.sqrt(inside)) / (2 * DIELECTRIC)));
    }
}
