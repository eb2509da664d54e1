package diorama.render;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.image.RgbaImage;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Optional;
import org.joml.Vector4fc;
import org.jspecify.annotations.Nullable;

/**
 * Draws scenes on the CPU alone, without OpenGL: the same picture as {@link SceneRenderer} but for the edges' antialiasing,
 * which is by 1, 4, 9 or 16 samples on a square, and without X-ray, tears, points, blending, maps and a backdrop of
 * surroundings; {@link Shading#RENDERED} needs OpenGL and is drawn as {@link Shading#SHADED}. Uses all cores; confined to one thread at a time.
 *
 * <p>Strips of rows are independent: each finds the triangle that every sample sees, then shades each triangle once in every
 * pixel, in the middle of what is seen of it there, as multisampling does; patterns that textures do not filter are shaded at
 * every sample.
 */
public final class SoftwareSceneRenderer implements ScenePainter {
    /** Rows of pixels in a strip: small enough to stay in the cache, large enough to keep binning cheap. */
    private static final int STRIP = 16;

    private static final SoftTexture WHITE = SoftTexture.of(white());

    private IdentityHashMap<RgbaImage, SoftTexture> textures = new IdentityHashMap<>();
    private @Nullable Scene scene;
    private PlacedScene placed = PlacedScene.NOTHING;

    private static RgbaImage white() {
        RgbaImage image = RgbaImage.allocate(new Size(1, 1));
        image.setArgb(0, 0, 0xffffffff);
        return image;
    }

    /** Whether it draws this as OpenGL does. */
    public static boolean draws(Look look) {
        return !look.xray()
                && look.shading() != Shading.RENDERED
                && look.shading() != Shading.TEARS
                && look.backdrop() != Backdrop.SURROUNDINGS
                && look.points().faces();
    }

    /**
     * Whether it draws this scene as OpenGL does: points alone need that, and where materials are seen their pictures besides the
     * base colour, their own light, and what shows through them.
     */
    public static boolean draws(Scene scene, Look look) {
        return draws(look)
                && !lacksPoints(scene, look)
                && (look.shading() != Shading.SHADED
                        || (scene.materials().stream().allMatch(SoftwareSceneRenderer::isPlain)
                                && scene.meshes().stream().noneMatch(Mesh::showsThrough)));
    }

    /** Whether points are to be seen, which it has none of. */
    public static boolean lacksPoints(Scene scene, Look look) {
        return scene.meshes().stream().anyMatch(look.points()::shows);
    }

    private static boolean isPlain(Material material) {
        boolean clear = material.isClear()
                || !material.baseColorTexture().map(RgbaImage::isOpaque).orElse(true);
        return material.unlit()
                || (material.emissive().equals(0, 0, 0)
                        && material.maps().isEmpty()
                        && material.finish().coat() == 0
                        && (material.cutout() || !clear));
    }

    @Override
    public String name() {
        return "CPU";
    }

    @Override
    public RgbaImage draw(Scene next, Camera camera, Size size, Look look) {
        load(next);
        int side = Math.max(1, (int) Math.sqrt(look.samples()));
        SoftGeometry geometry = new SoftGeometry(placed, camera, size.width() * side, size.height() * side);
        SoftPaint[] paints = placed.meshes().stream()
                .map(m -> SoftPaint.of(m, texture(m.material())))
                .toArray(SoftPaint[]::new);
        boolean patterned = look.shading() == Shading.WIRE || look.shading() == Shading.UV;
        SoftShader.Setting setting = new SoftShader.Setting(
                geometry,
                paints,
                SoftShader.lods(geometry, paints, patterned ? 1 : side),
                look.shading(),
                look.ramp(),
                placed.depthRange(camera.view()),
                camera.projection() instanceof Projection.Orthographic,
                side);
        Optional<SoftGrid> grid = look.grid() ? Optional.of(new SoftGrid(placed, camera, size)) : Optional.empty();
        RgbaImage out = RgbaImage.allocate(size);
        int strips = (size.height() + STRIP - 1) / STRIP;
        int[][] bins = bins(geometry, strips, STRIP * side);
        Parallel.rows(strips, (from, to) -> {
            Strip strip = new Strip(setting, look, grid, patterned, out);
            for (int i = from; i < to; i++) {
                strip.draw(i * STRIP, bins[i]);
            }
        });
        return out;
    }

    private SoftTexture texture(Material material) {
        return material.baseColorTexture()
                .flatMap(image -> Optional.ofNullable(textures.get(image)))
                .orElse(WHITE);
    }

    @SuppressWarnings("ReferenceEquality") // comparing by value would compare all texels
    private void load(Scene next) {
        if (scene == next) {
            return;
        }
        placed = PlacedScene.of(next);
        IdentityHashMap<RgbaImage, SoftTexture> kept = new IdentityHashMap<>();
        for (PlacedMesh mesh : placed.meshes()) {
            mesh.material().baseColorTexture().ifPresent(image -> {
                SoftTexture old = textures.get(image);
                kept.computeIfAbsent(image, i -> old == null ? SoftTexture.of(i) : old);
            });
        }
        textures = kept;
        scene = next;
    }

    /** The triangles that touch each strip, in order. */
    private static int[][] bins(SoftGeometry geometry, int strips, int stripRows) {
        float[] v = geometry.vertices();
        int[] corners = geometry.corners();
        int count = geometry.triangleCount();
        int[] first = new int[count];
        int[] last = new int[count];
        int[] counts = new int[strips];
        for (int t = 0; t < count; t++) {
            float a = v[corners[3 * t] + SoftGeometry.Y];
            float b = v[corners[3 * t + 1] + SoftGeometry.Y];
            float c = v[corners[3 * t + 2] + SoftGeometry.Y];
            // casts of floats saturate, so far-off triangles are safe
            first[t] = Math.max(0, (int) (Math.min(a, Math.min(b, c)) / stripRows));
            last[t] = Math.min(strips - 1, (int) Math.floor(Math.max(a, Math.max(b, c)) / stripRows));
            for (int s = first[t]; s <= last[t]; s++) {
                counts[s]++;
            }
        }
        int[][] bins = new int[strips][];
        for (int s = 0; s < strips; s++) {
            bins[s] = new int[counts[s]];
        }
        Arrays.fill(counts, 0);
        for (int t = 0; t < count; t++) {
            for (int s = first[t]; s <= last[t]; s++) {
                bins[s][counts[s]++] = t;
            }
        }
        return bins;
    }

    /** One thread's work on strips of one picture. */
    private static final class Strip {
        private final SoftShader.Setting setting;
        private final Look look;
        private final Optional<SoftGrid> grid;
        private final RgbaImage out;
        private final boolean patterned;
        private final int side;
        private final SoftShader shader;
        private final SoftRaster raster;
        private final float[] sums;
        private final byte[] bytes;

        Strip(SoftShader.Setting setting, Look look, Optional<SoftGrid> grid, boolean patterned, RgbaImage out) {
            this.setting = setting;
            this.look = look;
            this.grid = grid;
            this.patterned = patterned;
            this.out = out;
            side = setting.side();
            shader = new SoftShader(setting);
            raster = new SoftRaster(setting.geometry(), out.width() * side, STRIP * side, shader::opaque);
            sums = new float[4 * out.width()];
            bytes = new byte[sums.length];
        }

        void draw(int top, int[] triangles) {
            raster.start(top * side);
            for (int t : triangles) {
                raster.draw(t, setting.paints()[setting.geometry().meshOf(t)].cutOut());
            }
            for (int y = top; y < Math.min(out.height(), top + STRIP); y++) {
                Arrays.fill(sums, 0);
                for (int sub = 0; patterned && sub < side; sub++) {
                    shadeSamples(top, y * side + sub);
                }
                for (int x = 0; !patterned && x < out.width(); x++) {
                    shadePixel(top, x, y);
                }
                writeRow(top, y);
            }
        }

        private void shadeSamples(int top, int row) {
            int width = out.width() * side;
            int[] seen = raster.triangles();
            int start = (row - top * side) * width;
            for (int x = 0; x < width; x++) {
                int t = seen[start + x];
                if (t != SoftRaster.NOTHING) {
                    shader.shade(t, x + 0.5f, row + 0.5f, 1, sums, x / side * 4);
                }
            }
        }

        /** Every triangle that samples of the pixel see, in the mean of their places. */
        private void shadePixel(int top, int x, int y) {
            int width = out.width() * side;
            int[] seen = raster.triangles();
            int start = (y - top) * side * width + x * side;
            int count = side * side;
            if (isOne(seen, start, width)) {
                if (seen[start] != SoftRaster.NOTHING) {
                    float middle = side / 2f;
                    shader.shade(seen[start], x * side + middle, y * side + middle, count, sums, 4 * x);
                }
                return;
            }
            int open = (1 << count) - 1;
            while (open != 0) {
                int t = seen[
                        start
                                + Integer.numberOfTrailingZeros(open) / side * width
                                + Integer.numberOfTrailingZeros(open) % side];
                int number = 0;
                int right = 0;
                int down = 0;
                for (int rest = open; rest != 0; rest &= rest - 1) {
                    int k = Integer.numberOfTrailingZeros(rest);
                    if (seen[start + k / side * width + k % side] == t) {
                        open &= ~(1 << k);
                        number++;
                        right += k % side;
                        down += k / side;
                    }
                }
                if (t != SoftRaster.NOTHING) {
                    shader.shade(
                            t,
                            x * side + (float) right / number + 0.5f,
                            y * side + (float) down / number + 0.5f,
                            number,
                            sums,
                            4 * x);
                }
            }
        }

        /** Whether all samples of a pixel see the same triangle. */
        private boolean isOne(int[] seen, int start, int width) {
            int t = seen[start];
            for (int row = start; row < start + side * width; row += width) {
                for (int i = row; i < row + side; i++) {
                    if (seen[i] != t) {
                        return false;
                    }
                }
            }
            return true;
        }

        /** Lays the row's colours, not yet divided by the number of samples, over the backdrop and the grid on top. */
        private void writeRow(int top, int y) {
            float up = 1 - (y + 0.5f) / out.height();
            float t = up * up * (3 - 2 * up);
            Vector4fc high = look.backdrop().top();
            Vector4fc low = look.backdrop().bottom();
            float red = low.x() + (high.x() - low.x()) * t;
            float green = low.y() + (high.y() - low.y()) * t;
            float blue = low.z() + (high.z() - low.z()) * t;
            float backAlpha = low.w() + (high.w() - low.w()) * t;
            float samples = side * side;
            for (int i = 0; i < sums.length; i += 4) {
                float empty = (samples - sums[i + 3]) / samples * backAlpha;
                sums[i] = sums[i] / samples + red * empty;
                sums[i + 1] = sums[i + 1] / samples + green * empty;
                sums[i + 2] = sums[i + 2] / samples + blue * empty;
                sums[i + 3] = sums[i + 3] / samples + empty;
            }
            grid.ifPresent(g -> g.drawRow(y, sums, raster.depths(), (y - top) * side * out.width() * side, side));
            for (int i = 0; i < sums.length; i += 4) {
                float alpha = sums[i + 3];
                float straight = alpha > 0 ? 1 / alpha : 0;
                bytes[i] = (byte) LinearLight.encode(sums[i] * straight);
                bytes[i + 1] = (byte) LinearLight.encode(sums[i + 1] * straight);
                bytes[i + 2] = (byte) LinearLight.encode(sums[i + 2] * straight);
                bytes[i + 3] = (byte) Math.round(255 * Math.min(1, alpha));
            }
            out.rgba().put(out.index(0, y), bytes);
        }
    }

    @Override
    public void close() {
        textures = new IdentityHashMap<>();
        scene = null;
    }
}
