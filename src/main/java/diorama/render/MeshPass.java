package diorama.render;

import static org.lwjgl.opengl.GL33C.GL_BLEND;
import static org.lwjgl.opengl.GL33C.glDepthMask;
import static org.lwjgl.opengl.GL33C.glDisable;

import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.gl.GlScope;
import diorama.gl.Program;
import diorama.gl.Texture;
import diorama.mesh.Material;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.joml.Matrix4f;
import org.joml.Vector2f;
import org.joml.Vector4f;

/** Draws meshes in all shadings but {@link Shading#RENDERED}, the photo projected on reliefs. Confined to the gl thread. */
final class MeshPass {
    /** How much surfaces cover in X-ray, as in Blender. */
    static final float XRAY = 0.5f;

    /** {@link Shading#SHADED} as {@code mesh.frag} has it. */
    private static final int SHADED = 0;

    /** Alpha below which there is nothing, and one above all. */
    private static final float CUT = 0.5f;

    /** Materials that are cut out at little alpha have many times as much. */
    static final float BEYOND = Float.MAX_VALUE;

    private final GpuScene gpu;
    private final Program program;
    private final SurfaceUniforms surface;

    MeshPass(GlScope owner, GpuScene gpu) {
        this.gpu = gpu;
        program = new Program(owner.child("meshes"), "mesh.vert", "mesh.frag");
        surface = new SurfaceUniforms(gpu, program);
    }

    /**
     * @param shading as {@code mesh.frag} has it
     * @param ramp colours of inverse depth
     */
    void draw(PlacedScene placed, Camera camera, Look look, int shading, Texture ramp) {
        Matrix4f view = camera.view();
        PlacedScene.Range range = placed.depthRange(view);
        program.use()
                .set("uShading", shading)
                .set("uProjection", camera.projection().matrix())
                .set("uParallel", camera.projection() instanceof Projection.Orthographic)
                .set("uInverseRange", new Vector2f(range.inverseFar(), range.inverseNear()))
                .set("uCover", look.xray() ? XRAY : 1f)
                .set("uRamp", 1, ramp);
        boolean blends = shading == SHADED && !look.xray();
        List<PlacedMesh> blended = blends
                ? gpu.clear(placed.meshes(), view).stream()
                        .filter(m -> m.photo().isEmpty())
                        .toList()
                : List.of();
        Set<PlacedMesh> twice = Collections.newSetFromMap(new IdentityHashMap<>());
        twice.addAll(blended);
        for (Batch batch : gpu.batches()) {
            program.set("uGlass", blends ? batch.part().material().glass() : 0f);
            draw(placed, view, batch, new Vector2f(twice.contains(batch.part()) ? GpuScene.SOLID : CUT, BEYOND), true);
        }
        if (!blended.isEmpty()) {
            SceneRenderer.blend();
            glDepthMask(false);
            blended.forEach(part -> {
                program.set("uGlass", part.material().glass());
                draw(placed, view, Batch.of(part), new Vector2f(GpuScene.SEEN, GpuScene.SOLID), false);
            });
            glDepthMask(true);
            glDisable(GL_BLEND);
        }
    }

    private void draw(PlacedScene placed, Matrix4f view, Batch batch, Vector2f alphas, boolean opaque) {
        PlacedMesh part = batch.part();
        Matrix4f modelView = view.mul(batch.world(), new Matrix4f());
        // of a plane through a transform: plane * world
        Vector4f axis = batch.world().transformTranspose(placed.depthAxis(view).get(new Vector4f()));
        setMaterial(part);
        program.set("uModelView", modelView)
                .set("uNormal", modelView.normal(new Matrix4f()))
                .set("uDepthAxis", axis)
                .set("uSmooth", part.mesh().normals().length > 0)
                .set("uPhotoEye", part.photoEye(view))
                .set("uWeight", part.weight())
                .set("uAlphas", alphas)
                .set("uOpaque", opaque);
        gpu.draw(batch);
    }

    private void setMaterial(PlacedMesh part) {
        Material material = part.material();
        Texture color = gpu.colors(part);
        program.set("uBaseColor", material.baseColor())
                .set("uMetallic", material.metallic())
                .set("uRoughness", material.roughness())
                .set("uUnlit", material.unlit())
                .set("uColor", 0, color);
        surface.set(part, 2, 6);
    }
}
