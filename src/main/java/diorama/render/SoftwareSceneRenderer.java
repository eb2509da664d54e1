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
    private static final SoftTexture WHITE = SoftTexture.of(white());

    /** Vertices of a scene that take 350 MiB laid out, about as much as 4 million triangles. */
    private static final long MOST = 4_000_000;

    private final long most;

    private IdentityHashMap<RgbaImage, SoftTexture> textures = new IdentityHashMap<>();
    private @Nullable Scene scene;
    private PlacedScene placed = PlacedScene.NOTHING;

    public SoftwareSceneRenderer() {
        this(MOST);
    }

    /** @param most vertices that are laid out at once; of scenes of more only what is seen is drawn, which is found before */
    SoftwareSceneRenderer(long most) {
        this.most = most;
    }

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
                        && !material.maps().hasPlain()
                        && material.finish().coat().share() == 0
                        && !material.finish().sheen().shines()
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
        boolean patterned = look.shading() == Shading.WIRE || look.shading() == Shading.UV;
        Size samples = new Size(size.width() * side, size.height() * side);
        SoftSight.Painted painted = parts -> {
            SoftGeometry geometry = new SoftGeometry(parts, placed.depthAxis(camera.view()), camera, samples);
            SoftPaint[] paints = parts.stream()
                    .map(m -> SoftPaint.of(m, texture(m.material())))
                    .toArray(SoftPaint[]::new);
            return new SoftShader.Setting(
                    geometry,
                    paints,
                    SoftShader.lods(geometry, paints, patterned ? 1 : side),
                    look.shading(),
                    look.ramp(),
                    placed.depthRange(camera.view()),
                    camera.projection() instanceof Projection.Orthographic,
                    side);
        };
        SoftShader.Setting setting = painted.of(SoftSight.seen(placed.meshes(), most, painted, samples));
        SoftGeometry geometry = setting.geometry();
        Optional<SoftGrid> grid = look.grid() ? Optional.of(new SoftGrid(placed, camera, size)) : Optional.empty();
        RgbaImage out = RgbaImage.allocate(size);
        int strips = (size.height() + SoftStrip.ROWS - 1) / SoftStrip.ROWS;
        int[][] bins = bins(geometry, strips, SoftStrip.ROWS * side);
        Parallel.rows(strips, (from, to) -> {
            SoftStrip strip = new SoftStrip(setting, look, grid, patterned, out);
            for (int i = from; i < to; i++) {
                strip.draw(i * SoftStrip.ROWS, bins[i]);
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
    static int[][] bins(SoftGeometry geometry, int strips, int stripRows) {
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

    @Override
    public void close() {
        textures = new IdentityHashMap<>();
        scene = null;
    }
}
