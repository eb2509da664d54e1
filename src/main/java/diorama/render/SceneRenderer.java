package diorama.render;

import static org.lwjgl.opengl.GL33C.*;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.camera.Camera;
import diorama.gl.Framebuffer;
import diorama.gl.GlDevice;
import diorama.gl.GlScope;
import diorama.gl.Texture;
import diorama.gl.TextureFormat;
import diorama.gl.VertexArray;
import diorama.image.LightMap;
import diorama.image.RgbaImage;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import diorama.stereo.Disparity;
import diorama.stereo.StereoRig;
import java.util.Optional;
import org.joml.Vector4f;
import org.jspecify.annotations.Nullable;

/**
 * Draws scenes with OpenGL: backdrop, floor grid, meshes with the photo projected on reliefs. Shading is in linear light.
 * Confined to the gl thread.
 */
public final class SceneRenderer implements ScenePainter {
    /** From here on the time of a picture is that of its triangles in software; tuned on grids of 1280x800 px. */
    private static final long MANY_TRIANGLES = 400_000;

    private static final Size DISTANCES = new Size(96, 96);

    private final GlDevice device;
    private final GlScope scope;
    private final MeshPass meshes;
    private final GridPass grid;
    private final BackdropPass backdrop;
    private final GpuScene gpu;
    private final RampTextures ramps;
    private final PointPass points;
    private final Presenter presenter;
    private @Nullable RenderedPass rendered;
    private RenderedPass.Light light = new RenderedPass.Light(Lighting.DEFAULTS, Optional.empty(), false);
    private @Nullable Framebuffer target;
    private @Nullable Framebuffer distances;

    public SceneRenderer(GlDevice device) {
        this(device, Pyramids.none());
    }

    /** @param pyramids make pictures ready, where it is more that something is soon there than that it can be looked at closely */
    public SceneRenderer(GlDevice device, Pyramids pyramids) {
        this.device = device;
        scope = device.scope().child("scene renderer");
        grid = new GridPass(scope);
        backdrop = new BackdropPass(scope);
        gpu = new GpuScene(scope, device.maxTextureSide(), pyramids);
        ramps = new RampTextures(scope, TextureFormat.SRGB8_ALPHA8);
        meshes = new MeshPass(scope, gpu);
        points = new PointPass(scope, gpu);
        presenter = new Presenter(scope);
    }

    @Override
    public String name() {
        return "OpenGL: " + device.rendererName();
    }

    /**
     * How {@link Shading#RENDERED} is lit from now on.
     *
     * @param own surroundings instead of those that {@code lighting} names
     * @param draft whether speed counts more than the grain of shadows
     */
    public void light(Lighting lighting, Optional<LightMap> own, boolean draft) {
        light = new RenderedPass.Light(lighting, own, draft);
    }

    /** Brings a scene to OpenGL before it is drawn. */
    public void load(Scene scene) {
        gpu.load(scene);
    }

    /** Whether something in the scene is drawn in the place of a picture that is still to come. */
    public boolean isComing() {
        return gpu.pictures().isComing();
    }

    /** Whether {@link #bring} brings something now. */
    public boolean isReady() {
        return gpu.pictures().isReady();
    }

    /** Brings some of what is to come, in the time of a frame. @return whether the scene looks otherwise from now on */
    public boolean bring() {
        return gpu.pictures().bring();
    }

    /** Waits for what is to come. */
    public void bringAll() {
        gpu.pictures().bringAll();
    }

    @Override
    public RgbaImage draw(Scene scene, Camera camera, Size size, Look look) {
        return view(scene, camera, size, look).read();
    }

    /**
     * Draws into a framebuffer of this renderer, RGBA8 and sRGB-encoded, row 0 at the top, which stays valid until the next
     * call; its texture can be shown as it is.
     */
    public Framebuffer view(Scene scene, Camera camera, Size size, Look look) {
        boolean finer = drawsFiner(scene, size, look);
        Size of = finer ? new Size(2 * size.width(), 2 * size.height()) : size;
        Framebuffer drawn = drawn(scene, camera, of, finer ? look.withSamples(1) : look);
        Framebuffer shown = presenter.present(drawn, finer ? 2 : 1);
        device.check("drawing the scene");
        return shown;
    }

    /**
     * Whether four times the pixels are drawn in place of several samples in each: in software that takes half the time where
     * triangles are small, as each is then cut with pixels and not with samples. Wires and grids have their width in pixels.
     */
    private boolean drawsFiner(Scene scene, Size size, Look look) {
        return device.softwareRenderer()
                && look.samples() > 1
                && look.shading() != Shading.WIRE
                && look.shading() != Shading.RENDERED
                && !look.grid()
                && 2 * size.longSide() <= device.maxTextureSide()
                && scene.meshes().stream().mapToLong(Mesh::triangleCount).sum() >= MANY_TRIANGLES;
    }

    /** The scene as drawn, before it is {@link Presenter presented}; valid until the next drawing. */
    Framebuffer drawn(Scene scene, Camera camera, Size size, Look look) {
        Framebuffer drawn = target(size, look.samples());
        drawInto(drawn, scene, camera, look);
        return drawn;
    }

    /**
     * 5th and 95th percentile of the distances that are seen, for {@link StereoRig#of(Camera, Size, Disparity,
     * StereoRig.Range)}; 1 to 10 where nothing is.
     */
    public StereoRig.Range visibleRange(Scene scene, Camera camera) {
        Framebuffer far = distances;
        if (far == null) {
            far = Framebuffer.deep(scope, DISTANCES, TextureFormat.R32F, 1);
            distances = far;
        }
        PlacedScene placed = gpu.load(scene);
        far.clear(new Vector4f(0));
        prepare();
        Texture ramp = ramps.of(Look.DEFAULTS.ramp());
        meshes.draw(placed, camera, Look.DEFAULTS, 4, ramp);
        points.draw(placed, camera, DISTANCES, Look.DEFAULTS, 4, ramp);
        glDisable(GL_DEPTH_TEST);
        device.check("measuring distances");
        return StereoRig.Range.of(far.readFloats(), new StereoRig.Range(1, 10));
    }

    private Framebuffer target(Size size, int samples) {
        if (size.longSide() > device.maxTextureSide()) {
            throw new UserError("size: got " + size + ", want at most " + device.maxTextureSide()
                    + " px a side with OpenGL, or --renderer cpu");
        }
        Framebuffer old = target;
        if (old != null && old.size().equals(size) && old.samples() == Framebuffer.samplesOf(samples)) {
            return old;
        }
        if (old != null) {
            old.close();
        }
        Framebuffer fresh = Framebuffer.deep(scope, size, TextureFormat.SRGB8_ALPHA8, samples);
        target = fresh;
        return fresh;
    }

    /** Draws into {@code into}, an sRGB framebuffer with depth, OpenGL's row 0 at the bottom. */
    public void drawInto(Framebuffer into, Scene scene, Camera camera, Look look) {
        PlacedScene placed = gpu.load(scene);
        Optional<Runnable> physically =
                look.shading() == Shading.RENDERED && look.points().faces()
                        ? Optional.of(physically(new RenderedPass.View(placed, camera, into.size(), look, light)))
                        : Optional.empty();
        into.clear(new Vector4f(0));
        prepare();
        glDisable(GL_DEPTH_TEST);
        backdrop.draw(camera, into.size(), look, light);
        glEnable(GL_DEPTH_TEST);
        if (!look.points().faces()) {
            drawPoints(placed, camera, into.size(), look);
        } else if (look.shading() == Shading.WIRE) {
            // the surface steps back so that its own wires lie in front of it
            glEnable(GL_POLYGON_OFFSET_FILL);
            glPolygonOffset(1, 1);
            drawSurfaces(placed, camera, look);
            glDisable(GL_POLYGON_OFFSET_FILL);
            glPolygonMode(GL_FRONT_AND_BACK, GL_LINE);
            blend();
            meshes.draw(placed, camera, look, 3, ramps.of(look.ramp()));
            glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
            glDisable(GL_BLEND);
        } else {
            physically.ifPresentOrElse(Runnable::run, () -> drawSurfaces(placed, camera, look));
        }
        if (look.points() == PointSprites.CLOUDS) {
            drawPoints(placed, camera, into.size(), look);
        }
        if (look.grid()) {
            grid.draw(placed, camera);
        }
        glDisable(GL_DEPTH_TEST);
    }

    /** Draws what the meshes' light needs; drawing them is left. */
    private Runnable physically(RenderedPass.View view) {
        RenderedPass pass = rendered;
        if (pass == null) {
            pass = new RenderedPass(scope, gpu, backdrop.surroundings(), device.softwareRenderer() ? 1024 : 2048);
            rendered = pass;
        }
        RenderedPass made = pass;
        Visibility.Seen seen = made.prepare(view);
        return () -> made.draw(view, seen);
    }

    private void drawSurfaces(PlacedScene placed, Camera camera, Look look) {
        if (look.xray()) {
            blend();
            glDepthMask(false);
        }
        meshes.draw(placed, camera, look, number(look.shading()), ramps.of(look.ramp()));
        glDepthMask(true);
        glDisable(GL_BLEND);
    }

    private void drawPoints(PlacedScene placed, Camera camera, Size size, Look look) {
        if (look.xray()) {
            blend();
        }
        points.draw(placed, camera, size, look, number(look.shading()), ramps.of(look.ramp()));
        glDisable(GL_BLEND);
    }

    /** As shaders have it. */
    private static int number(Shading shading) {
        return switch (shading) {
            case SHADED, RENDERED -> 0;
            case DEPTH -> 1;
            case WIRE -> 2;
            case SOLID -> 5;
            case MATCAP -> 6;
            case NORMALS -> 7;
            case UV -> 8;
            case TEARS -> 9;
        };
    }

    /** Brings the state that others may have left (Dear ImGui) to ours. */
    static void prepare() {
        glDisable(GL_CULL_FACE);
        glDisable(GL_BLEND);
        glDisable(GL_SCISSOR_TEST);
        glDisable(GL_STENCIL_TEST);
        glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
        glEnable(GL_DEPTH_TEST);
        glDepthFunc(GL_LEQUAL);
        glDepthMask(true);
        // of meshes without colours
        glVertexAttrib4f(3, 1, 1, 1, 1);
        VertexArray.asTheyAre();
    }

    /** Straight alpha over what is there, whose own alpha grows. */
    static void blend() {
        glEnable(GL_BLEND);
        glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    }

    @Override
    public void close() {
        scope.close();
    }
}
