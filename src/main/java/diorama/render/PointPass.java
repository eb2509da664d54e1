package diorama.render;

import static org.lwjgl.opengl.GL33C.GL_PROGRAM_POINT_SIZE;
import static org.lwjgl.opengl.GL33C.glDisable;
import static org.lwjgl.opengl.GL33C.glEnable;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.gl.GlScope;
import diorama.gl.Program;
import diorama.gl.Texture;
import org.joml.Matrix4f;
import org.joml.Vector2f;
import org.joml.Vector4f;
import org.jspecify.annotations.Nullable;

/** Draws vertices as balls or discs, as F3D's point sprites. Confined to the gl thread. */
final class PointPass {
    private final GlScope scope;
    private final GpuScene gpu;
    private @Nullable Program program;

    PointPass(GlScope owner, GpuScene gpu) {
        scope = owner.child("points");
        this.gpu = gpu;
    }

    /**
     * Draws those points of the scene that {@code look} shows.
     *
     * @param shading as {@code mesh.frag} has it
     * @param ramp colours of inverse depth
     */
    void draw(PlacedScene placed, Camera camera, Size size, Look look, int shading, Texture ramp) {
        if (placed.meshes().stream().noneMatch(part -> look.points().shows(part.mesh()))) {
            return;
        }
        Program sprites = program;
        if (sprites == null) {
            sprites = new Program(scope, "sprite.vert", "sprite.frag");
            program = sprites;
        }
        glEnable(GL_PROGRAM_POINT_SIZE);
        Matrix4f view = camera.view();
        PlacedScene.Range range = placed.depthRange(view);
        float diameter = look.pointSize() / 1000 * placed.min().distance(placed.max());
        sprites.use()
                .set("uShading", shading)
                .set("uProjection", camera.projection().matrix())
                .set("uSize", diameter * size.height() / 2)
                .set("uBall", look.points() != PointSprites.DISCS)
                .set("uParallel", camera.projection() instanceof Projection.Orthographic)
                .set("uInverseRange", new Vector2f(range.inverseFar(), range.inverseNear()))
                .set("uCover", look.xray() ? MeshPass.XRAY : 1f)
                .set("uRamp", 1, ramp);
        for (PlacedMesh part : placed.meshes()) {
            if (look.points().shows(part.mesh())) {
                sprites.set("uModelView", view.mul(part.world(), new Matrix4f()))
                        .set(
                                "uDepthAxis",
                                part.world()
                                        .transformTranspose(
                                                placed.depthAxis(view).get(new Vector4f())))
                        .set("uWeight", part.weight())
                        .set("uColor", 0, gpu.colors(part))
                        .set("uBaseColor", part.material().seenColor())
                        .set("uUnlit", part.material().unlit());
                gpu.array(part.mesh()).drawPoints(part.mesh().vertexCount());
            }
        }
        glDisable(GL_PROGRAM_POINT_SIZE);
    }
}
