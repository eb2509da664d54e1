package diorama.render;

import static org.lwjgl.opengl.GL33C.*;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.gl.Framebuffer;
import diorama.gl.GlDevice;
import diorama.gl.GlScope;
import diorama.gl.Program;
import diorama.gl.Texture;
import diorama.gl.TextureFormat;
import diorama.gl.VertexArray;
import diorama.image.RgbaImage;
import diorama.mesh.Material;
import diorama.mesh.Scene;
import java.util.EnumMap;
import java.util.Map;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Vector3fc;
import org.joml.Vector4f;
import org.jspecify.annotations.Nullable;

/**
 * Draws scenes with OpenGL: backdrop, floor grid, meshes with the photo projected on reliefs. Shading is in linear light.
 * Confined to the gl thread.
 */
public final class SceneRenderer implements ScenePainter {
    private final GlDevice device;
    private final GlScope scope;
    private final Program mesh;
    private final Program grid;
    private final Program backdrop;
    private final VertexArray noVertices;
    private final GpuScene gpu;
    private final Map<Ramp, Texture> ramps = new EnumMap<>(Ramp.class);
    private final Presenter presenter;
    private @Nullable Framebuffer target;

    public SceneRenderer(GlDevice device) {
        this.device = device;
        scope = device.scope().child("scene renderer");
        mesh = new Program(scope, "mesh.vert", "mesh.frag");
        grid = new Program(scope, "grid.vert", "grid.frag");
        backdrop = new Program(scope, "fullscreen.vert", "backdrop.frag");
        noVertices = new VertexArray(scope);
        gpu = new GpuScene(scope);
        presenter = new Presenter(scope);
    }

    @Override
    public String name() {
        return "OpenGL: " + device.rendererName();
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
        Framebuffer drawn = target(size, look.samples());
        drawInto(drawn, scene, camera, look);
        Framebuffer shown = presenter.present(drawn, 1);
        device.check("drawing the scene");
        return shown;
    }

    private Framebuffer target(Size size, int samples) {
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
        into.clear(new Vector4f());
        glDisable(GL_CULL_FACE);
        glDisable(GL_BLEND);
        glDisable(GL_SCISSOR_TEST);
        glDisable(GL_STENCIL_TEST);
        glDisable(GL_DEPTH_TEST);
        backdrop.use()
                .set("uTop", look.backdrop().top())
                .set("uBottom", look.backdrop().bottom());
        noVertices.drawTriangles(3);
        glEnable(GL_DEPTH_TEST);
        glDepthFunc(GL_LEQUAL);
        glDepthMask(true);
        if (look.shading() == Shading.WIRE) {
            // the surface steps back so that its own wires lie in front of it
            glEnable(GL_POLYGON_OFFSET_FILL);
            glPolygonOffset(1, 1);
            drawMeshes(placed, camera, look, 2);
            glDisable(GL_POLYGON_OFFSET_FILL);
            glPolygonMode(GL_FRONT_AND_BACK, GL_LINE);
            drawMeshes(placed, camera, look, 3);
            glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
        } else {
            drawMeshes(placed, camera, look, look.shading() == Shading.DEPTH ? 1 : 0);
        }
        if (look.grid()) {
            drawGrid(placed, camera);
        }
        glDisable(GL_DEPTH_TEST);
    }

    private void drawMeshes(PlacedScene placed, Camera camera, Look look, int shading) {
        Matrix4f view = camera.view();
        PlacedScene.Range range = placed.depthRange(view);
        mesh.use()
                .set("uShading", shading)
                .set("uProjection", camera.projection().matrix())
                .set("uParallel", camera.projection() instanceof Projection.Orthographic)
                .set("uInverseRange", new org.joml.Vector2f(range.inverseFar(), range.inverseNear()))
                .set("uRamp", 1, ramp(look.ramp()));
        for (PlacedMesh part : placed.meshes()) {
            Matrix4f modelView = view.mul(part.world(), new Matrix4f());
            // of a plane through a transform: plane * world
            Vector4f axis =
                    part.world().transformTranspose(placed.depthAxis(view).get(new Vector4f()));
            setMaterial(part.material());
            mesh.set("uModelView", modelView)
                    .set("uNormal", modelView.normal(new Matrix4f()))
                    .set("uDepthAxis", axis)
                    .set("uSmooth", part.mesh().normals().length > 0)
                    .set("uProjected", part.photo().isPresent())
                    .set("uPhoto", part.photo().orElse(new Matrix4f()));
            gpu.array(part.mesh()).drawTriangles();
        }
    }

    private void setMaterial(Material material) {
        mesh.set("uBaseColor", material.baseColor())
                .set("uMetallic", material.metallic())
                .set("uRoughness", material.roughness())
                .set("uUnlit", material.unlit())
                .set("uColor", 0, gpu.texture(material));
    }

    private void drawGrid(PlacedScene placed, Camera camera) {
        Vector3fc min = placed.min();
        Vector3fc max = placed.max();
        float extent = Math.max(1e-3f, Math.max(max.x() - min.x(), max.z() - min.z()));
        float cell = (float) Math.pow(10, Math.floor(Math.log10(extent)) - 1);
        float half = Math.max(
                extent * 3, camera.eye().distance((min.x() + max.x()) / 2, min.y(), (min.z() + max.z()) / 2) * 2);
        glEnable(GL_BLEND);
        glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
        glDepthMask(false);
        Matrix4fc viewProjection = camera.viewProjection();
        grid.use()
                .set("uViewProjection", viewProjection)
                .set("uFloor", new Vector4f((min.x() + max.x()) / 2, min.y(), (min.z() + max.z()) / 2, half))
                .set("uCell", cell)
                .set("uLine", new Vector4f(0.25f, 0.25f, 0.26f, 1));
        noVertices.drawTriangles(6);
        glDepthMask(true);
        glDisable(GL_BLEND);
    }

    private Texture ramp(Ramp ramp) {
        return ramps.computeIfAbsent(ramp, r -> Texture.ofColors(scope, r.table(), Texture.Filter.LINEAR));
    }

    @Override
    public void close() {
        scope.close();
    }
}
