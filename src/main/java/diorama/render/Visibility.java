package diorama.render;

import static org.lwjgl.opengl.GL33C.GL_DEPTH_TEST;
import static org.lwjgl.opengl.GL33C.glDisable;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.gl.Framebuffer;
import diorama.gl.GlScope;
import diorama.gl.Program;
import diorama.gl.Texture;
import diorama.gl.TextureFormat;
import diorama.gl.VertexArray;
import java.util.List;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Vector4f;
import org.jspecify.annotations.Nullable;

/**
 * How much light reaches what is seen: ambient and of each lamp that throws shadows, at half the picture's size. Confined to the gl thread.
 */
final class Visibility {
    private final GlScope scope;
    private final GpuScene gpu;
    private final Program surface;
    private final Program reach;
    private final Program smooth;
    private final VertexArray noVertices;
    private final SurfaceUniforms matter;
    private @Nullable Targets targets;

    /** What of one size is drawn into. */
    private record Targets(
            GlScope scope, Framebuffer surface, Framebuffer rough, Framebuffer smooth, Framebuffer others) {
        static Targets of(GlScope owner, Size size) {
            GlScope scope = owner.child("targets");
            return new Targets(
                    scope,
                    Framebuffer.deep(scope, size, TextureFormat.RGBA32F, 1),
                    Framebuffer.flat(scope, size, TextureFormat.RGBA32F),
                    Framebuffer.flat(scope, size, TextureFormat.RGBA32F),
                    Framebuffer.flat(scope, size, TextureFormat.RGBA32F));
        }
    }

    /**
     * What is asked.
     *
     * @param shadows the lamps' maps, at most {@link Shadows#MOST}
     * @param spread tangent of half the lamp's angle
     * @param reach of occlusion, scene units; 0 for none
     * @param taps per texel for each kind
     */
    record Question(List<ShadowMap> shadows, float spread, float reach, int taps) {}

    /**
     * Of each place that is seen.
     *
     * @param first ambient, lamp 1, distance, lamp 2; lamps that a surface faces away from are below 0
     * @param others 1, lamp 3, distance, lamp 4; the same as first where there are no more than two
     */
    record Seen(Texture first, Texture others, int lamps) {}

    Visibility(GlScope owner, GpuScene gpu) {
        scope = owner.child("visibility");
        this.gpu = gpu;
        surface = new Program(scope, "mesh.vert", "surface.frag");
        matter = new SurfaceUniforms(gpu, surface);
        reach = new Program(scope, "fullscreen.vert", "visibility.frag");
        smooth = new Program(scope, "fullscreen.vert", "smooth.frag");
        noVertices = new VertexArray(scope);
    }

    /** For a picture of the given size; valid until the next call. */
    Seen draw(List<Batch> meshes, Camera camera, Size picture, Question question) {
        Targets t = targets(new Size((picture.width() + 1) / 2, (picture.height() + 1) / 2));
        if (meshes.isEmpty() || (question.shadows.isEmpty() && question.reach <= 0)) {
            // distance 0 answers for nothing: all light reaches all
            t.smooth.clear(new Vector4f(1, 1, 0, 1));
            return new Seen(t.smooth.texture(), t.smooth.texture(), 0);
        }
        drawSurfaces(t.surface, meshes, camera);
        List<ShadowMap> lamps = question.shadows;
        answer(t, t.smooth, camera, question, lamps.subList(0, Math.min(2, lamps.size())));
        if (lamps.size() <= 2) {
            return new Seen(t.smooth.texture(), t.smooth.texture(), lamps.size());
        }
        Question again = new Question(lamps, question.spread, 0, question.taps);
        answer(t, t.others, camera, again, lamps.subList(2, lamps.size()));
        return new Seen(t.smooth.texture(), t.others.texture(), lamps.size());
    }

    /** @param lamps one or two of them */
    private void answer(Targets t, Framebuffer into, Camera camera, Question question, List<ShadowMap> lamps) {
        Matrix4f p = camera.projection().matrix();
        boolean parallel = camera.projection() instanceof Projection.Orthographic;
        Vector4f unproject = parallel ? new Vector4f(0, 0, p.m30(), p.m31()) : new Vector4f(0, 0, p.m20(), p.m21());
        unproject.x = 1 / p.m00();
        unproject.y = 1 / p.m11();
        glDisable(GL_DEPTH_TEST);
        t.rough.bind();
        reach.use()
                .set("uSurface", 0, t.surface.texture())
                .set("uUnproject", unproject)
                .set("uParallel", parallel)
                .set("uReach", question.reach)
                .set("uReachTexels", question.reach * p.m11() * t.surface.size().height() / 2)
                .set("uTaps", question.taps)
                .set("uLampSpread", question.spread)
                .set("uLamps", lamps.size());
        lamp(t, camera, lamps, 0, "");
        lamp(t, camera, lamps, 1, "2");
        noVertices.drawTriangles(3);
        into.bind();
        smooth.use().set("uVisibility", 0, t.rough.texture());
        noVertices.drawTriangles(3);
    }

    /** @param suffix of the lamp's uniforms */
    private void lamp(Targets t, Camera camera, List<ShadowMap> lamps, int number, String suffix) {
        boolean there = number < lamps.size();
        Matrix4fc toWorld = camera.view().invert(new Matrix4f());
        reach.set("uShadow" + suffix, 1 + number, there ? lamps.get(number).texture() : t.surface.texture())
                .set("uToMap" + suffix, there ? lamps.get(number).toMap().mul(toWorld, new Matrix4f()) : new Matrix4f())
                .set("uMapWidth" + suffix, there ? lamps.get(number).width() : 1f)
                .set("uLamp" + suffix, there ? lamps.get(number).light().from(camera.view()) : new Vector4f());
    }

    private void drawSurfaces(Framebuffer into, List<Batch> meshes, Camera camera) {
        Matrix4f view = camera.view();
        into.clear(new Vector4f(0));
        SceneRenderer.prepare();
        surface.use()
                .set("uProjection", camera.projection().matrix())
                .set("uDepthAxis", new Vector4f())
                .set("uParallel", camera.projection() instanceof Projection.Orthographic);
        for (Batch batch : meshes) {
            PlacedMesh part = batch.part();
            Matrix4f modelView = view.mul(batch.world(), new Matrix4f());
            surface.set("uModelView", modelView)
                    .set("uNormal", modelView.normal(new Matrix4f()))
                    .set("uWeight", part.weight())
                    .set("uSmooth", part.mesh().normals().length > 0)
                    .set("uBaseColor", part.material().baseColor())
                    .set("uMetallic", part.material().metallic())
                    .set("uGlass", part.material().glass())
                    .set("uColor", 0, gpu.colors(part));
            matter.setGlass(part, 1);
            gpu.draw(batch);
        }
    }

    private Targets targets(Size size) {
        Targets old = targets;
        if (old != null && old.surface.size().equals(size)) {
            return old;
        }
        if (old != null) {
            old.scope.close();
        }
        Targets fresh = Targets.of(scope, size);
        targets = fresh;
        return fresh;
    }
}
