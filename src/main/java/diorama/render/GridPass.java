package diorama.render;

import static org.lwjgl.opengl.GL33C.GL_BLEND;
import static org.lwjgl.opengl.GL33C.glDepthMask;
import static org.lwjgl.opengl.GL33C.glDisable;

import diorama.camera.Camera;
import diorama.gl.GlScope;
import diorama.gl.Program;
import diorama.gl.VertexArray;
import org.joml.Vector4f;

/** Draws the floor grid and its axes. Confined to the gl thread. */
final class GridPass {
    private final Program program;
    private final VertexArray noVertices;

    GridPass(GlScope owner) {
        GlScope scope = owner.child("grid");
        program = new Program(scope, "grid.vert", "grid.frag");
        noVertices = new VertexArray(scope);
    }

    /** Draws it under a scene, into its depths. */
    void draw(PlacedScene placed, Camera camera) {
        FloorGrid floor = FloorGrid.under(placed, camera);
        SceneRenderer.blend();
        glDepthMask(false);
        program.use()
                .set("uViewProjection", camera.viewProjection())
                .set("uFloor", new Vector4f(floor.centerX(), floor.height(), floor.centerZ(), floor.half()))
                .set("uCell", floor.cell())
                .set("uLine", FloorGrid.LINE);
        noVertices.drawTriangles(6);
        glDepthMask(true);
        glDisable(GL_BLEND);
    }
}
