package diorama.render;

import diorama.base.Size;
import diorama.gl.Framebuffer;
import diorama.gl.GlScope;
import diorama.gl.Program;
import diorama.gl.Texture;
import diorama.gl.TextureFormat;
import diorama.mesh.Bounds;
import java.util.List;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.jspecify.annotations.Nullable;

/**
 * Distances along the light of the nearest surfaces that throw shadows; drawn anew when these or the light change, not when the
 * eye moves. Confined to the gl thread.
 */
final class ShadowMap {
    private final Framebuffer map;
    private final Program program;
    private final SurfaceUniforms surface;
    private final GpuScene gpu;
    private @Nullable PlacedScene of;
    private ShadowLight by = ShadowLight.far(new Vector3f(0, 1, 0));
    private Matrix4fc toMap = new Matrix4f();
    private float width = 1;

    /** @param side texels */
    ShadowMap(GlScope owner, GpuScene gpu, int side) {
        GlScope scope = owner.child("shadow map");
        map = Framebuffer.deep(scope, new Size(side, side), TextureFormat.R32F, 1);
        map.texture().filter(Texture.Filter.NEAREST);
        program = new Program(scope, "mesh.vert", "distance.frag");
        surface = new SurfaceUniforms(gpu, program);
        this.gpu = gpu;
    }

    Texture texture() {
        return map.texture();
    }

    /** From world space to (u w, v w, distance along the light, w). */
    Matrix4fc toMap() {
        return toMap;
    }

    /** Side of the map, scene units; of a near lamp at distance 1. */
    float width() {
        return width;
    }

    /** Whose light it is of. */
    ShadowLight light() {
        return by;
    }

    /** Brings the map up to date. */
    @SuppressWarnings("ReferenceEquality") // comparing by value would compare all vertices
    void draw(PlacedScene placed, ShadowLight light) {
        if (of == placed && light.equals(by)) {
            return;
        }
        List<PlacedMesh> casters =
                placed.meshes().stream().filter(RenderedPass::lit).toList();
        Bounds box = casters.stream().map(PlacedMesh::bounds).reduce(Bounds.EMPTY, Bounds::union);
        Vector3f min = new Vector3f(box.minX(), box.minY(), box.minZ());
        Vector3f max = new Vector3f(box.maxX(), box.maxY(), box.maxZ());
        boolean any = !box.isEmpty() && min.isFinite() && max.isFinite();
        Vector3f center = any ? min.add(max, new Vector3f()).mul(0.5f) : new Vector3f();
        float radius = any ? Math.max(1e-4f, 0.505f * min.distance(max)) : 1;
        Matrix4f view = light.view(center, radius);
        Matrix4f projection = light.projection(
                center, radius, casters.stream().map(PlacedMesh::bounds).toList());
        map.clear(new Vector4f(0));
        SceneRenderer.prepare();
        program.use().set("uProjection", projection).set("uDepthAxis", new Vector4f());
        for (Batch batch : gpu.batches()) {
            PlacedMesh part = batch.part();
            if (!RenderedPass.lit(part)) {
                continue;
            }
            Matrix4f modelView = view.mul(batch.world(), new Matrix4f());
            program.set("uModelView", modelView)
                    .set("uNormal", new Matrix4f())
                    .set("uWeight", part.weight())
                    .set("uBaseColor", part.material().baseColor())
                    .set("uMetallic", part.material().metallic())
                    .set("uGlass", part.material().glass())
                    .set("uColor", 0, gpu.colors(part));
            surface.setGlass(part, 1);
            gpu.draw(batch);
        }
        width = light.width(radius);
        toMap = light.toMap(view, width);
        of = placed;
        by = light;
    }
}
