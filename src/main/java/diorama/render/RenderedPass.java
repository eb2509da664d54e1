package diorama.render;

import static org.lwjgl.opengl.GL33C.GL_DEPTH_TEST;
import static org.lwjgl.opengl.GL33C.glDepthMask;
import static org.lwjgl.opengl.GL33C.glDisable;
import static org.lwjgl.opengl.GL33C.glEnable;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.gl.GlScope;
import diorama.gl.Program;
import diorama.gl.Texture;
import diorama.gl.VertexArray;
import diorama.image.LightMap;
import diorama.mesh.Bounds;
import diorama.mesh.Material;
import diorama.mesh.PlacedLamp;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector2f;
import org.joml.Vector3f;
import org.joml.Vector4f;

/**
 * Draws {@link Shading#RENDERED}: meshes in physically based light with shadows and occlusion; photos and other unlit surfaces
 * as they are. Made with the first picture of this kind. Confined to the gl thread.
 */
final class RenderedPass {
    private static final int DRAFT_TAPS = 6;
    private static final int TAPS = 16;

    private final GpuScene gpu;
    private final LightTextures light;
    private final LampTable table;
    private final Shadows shadows;
    private final Visibility visibility;
    private final Program program;
    private final SurfaceUniforms surface;
    private final Program floor;
    private final VertexArray noVertices;
    private List<ShadowMap> maps = List.of();

    /**
     * @param light that it is lit by
     * @param mapSide of the shadow map, texels
     */
    RenderedPass(GlScope owner, GpuScene gpu, LightTextures light, int mapSide) {
        GlScope scope = owner.child("rendered");
        this.gpu = gpu;
        this.light = light;
        table = new LampTable(scope);
        shadows = new Shadows(scope, gpu, mapSide);
        visibility = new Visibility(scope, gpu);
        program = new Program(scope, "mesh.vert", "rendered.frag");
        surface = new SurfaceUniforms(gpu, program);
        floor = new Program(scope, "grid.vert", "floor.frag");
        noVertices = new VertexArray(scope);
    }

    /**
     * How it is lit.
     *
     * @param own surroundings instead of the built-in ones
     * @param draft whether speed counts more than the grain of shadows
     */
    record Light(Lighting lighting, Optional<LightMap> own, boolean draft) {}

    /** What one picture is drawn of. */
    record View(PlacedScene placed, Camera camera, Size size, Look look, Light light) {
        Lighting lighting() {
            return light.lighting;
        }

        /** The scene's own, if they are wanted. */
        List<PlacedLamp> lamps() {
            return light.lighting.lamps() ? placed.lamps() : List.of();
        }

        /** The lamp of the surroundings, which is out where the scene has its own. */
        KeyLight key(LightTextures textures) {
            return lamps().isEmpty()
                    ? textures.key().turned((float) Math.toRadians(light.lighting.lightTurn()))
                    : new KeyLight(textures.key().toLight(), new Vector3f());
        }

        /** Of the light of those lamps that throw shadows: the strongest of the scene, or that of the surroundings. */
        List<Double> shares() {
            return lamps().isEmpty() ? List.of(1.0) : Shadows.shares(lamps(), placed);
        }

        List<ShadowLight> shadowLights(LightTextures textures) {
            if (!light.lighting.shadows()) {
                return List.of();
            }
            if (lamps().isEmpty()) {
                return textures.key().shines()
                        ? List.of(ShadowLight.far(key(textures).toLight()))
                        : List.of();
            }
            return lamps().subList(0, shares().size()).stream()
                    .map(lamp -> ShadowLight.of(lamp, placed.min(), placed.max()))
                    .toList();
        }

        float around() {
            return lamps().isEmpty() ? 1 : light.lighting.fillLight() / 100;
        }

        int taps() {
            return light.draft ? DRAFT_TAPS : TAPS;
        }

        float spread() {
            return (float) Math.tan(Math.toRadians(light.lighting.lampSize() / 2));
        }

        /** Of occlusion, scene units: of what light falls on, as a photo round a small mesh is large. */
        float reach() {
            Vector3f span = placed.meshes().stream()
                    .filter(RenderedPass::lit)
                    .map(PlacedMesh::bounds)
                    .reduce(Bounds::union)
                    .map(b -> new Vector3f(b.maxX() - b.minX(), b.maxY() - b.minY(), b.maxZ() - b.minZ()))
                    .orElseGet(() -> placed.max().sub(placed.min(), new Vector3f()));
            // a mesh without a vertex has no size
            return span.isFinite() ? light.lighting.occlusion() / 100 * span.length() : 0;
        }

        boolean receives(PlacedMesh mesh) {
            return lit(mesh) || light.lighting.catchShadows();
        }
    }

    /** Whether light changes what a mesh shows; such meshes throw shadows. */
    static boolean lit(PlacedMesh mesh) {
        return !mesh.material().unlit() && mesh.photo().isEmpty();
    }

    /** Draws what {@link #draw} needs; changes the target of drawing. */
    Visibility.Seen prepare(View view) {
        light.load(view.lighting().surroundings(), view.light().own());
        maps = shadows.draw(view.placed, view.shadowLights(light));
        return visibility.draw(
                gpu.batches().stream().filter(b -> view.receives(b.part())).toList(),
                view.camera,
                view.size,
                new Visibility.Question(maps, view.spread(), view.reach(), view.taps()));
    }

    /** Draws the meshes into the bound target. */
    void draw(View view, Visibility.Seen seen) {
        start(view, seen);
        boolean xray = view.look.xray();
        if (xray) {
            SceneRenderer.blend();
            glDepthMask(false);
        }
        List<PlacedMesh> meshes = view.placed.meshes();
        gpu.batches().stream()
                .filter(b -> gpu.opaque(b.part()))
                .forEach(b ->
                        draw(view, b, new Vector2f(b.part().material().cutout() ? 0.5f : 0, MeshPass.BEYOND), true));
        List<PlacedMesh> clear = gpu.clear(meshes, view.camera.view());
        clear.forEach(m -> draw(view, Batch.of(m), new Vector2f(GpuScene.SOLID, MeshPass.BEYOND), true));
        SceneRenderer.blend();
        glDepthMask(false);
        if (view.lighting().catchShadows() && !maps.isEmpty() && meshes.stream().allMatch(RenderedPass::lit)) {
            drawFloor(view);
            start(view, seen);
        }
        clear.forEach(m -> draw(view, Batch.of(m), new Vector2f(GpuScene.SEEN, GpuScene.SOLID), false));
        glDepthMask(true);
        glDisable(org.lwjgl.opengl.GL33C.GL_BLEND);
    }

    private void start(View view, Visibility.Seen seen) {
        Matrix4f eye = view.camera.view();
        KeyLight key = view.key(light);
        Matrix4f toDome = new Matrix4f()
                .rotateY(-(float) Math.toRadians(view.lighting().lightTurn()))
                .mul(eye.invert(new Matrix4f()));
        program.use()
                .set("uProjection", view.camera.projection().matrix())
                .set("uDepthAxis", new Vector4f())
                .set("uParallel", view.camera.projection() instanceof Projection.Orthographic)
                .set("uVisibility", 7, seen.first())
                .set("uOthers", 9, seen.others())
                .set(
                        "uHalf",
                        new Vector2f(
                                (float) seen.first().size().width() / view.size.width(),
                                (float) seen.first().size().height() / view.size.height()))
                .set("uDome", 5, light.dome())
                .set("uBrdf", 6, light.brdf())
                .set("uToDome", toDome)
                .set("uRed", light.irradiance().get(0))
                .set("uGreen", light.irradiance().get(1))
                .set("uBlue", light.irradiance().get(2))
                .set("uToLight", eye.transformDirection(key.toLight(), new Vector3f()))
                .set("uLamp", key.color())
                .set("uLamps", 8, table.of(view.lamps(), eye))
                .set("uLampCount", view.lamps().size())
                .set("uShadowed", seen.lamps())
                .set("uShares", Shadows.vector(view.shares()))
                .set("uAround", view.around())
                .set("uExposure", (float) Math.pow(2, view.lighting().exposure()))
                .set("uToneMap", view.lighting().toneMap().number())
                .set("uCatches", view.lighting().catchShadows())
                .set("uCover", view.look.xray() ? MeshPass.XRAY : 1f);
    }

    private void draw(View view, Batch batch, Vector2f alphas, boolean opaque) {
        PlacedMesh part = batch.part();
        Material material = part.material();
        Matrix4f modelView = view.camera.view().mul(batch.world(), new Matrix4f());
        Texture color = gpu.colors(part);
        program.set("uModelView", modelView)
                .set("uNormal", modelView.normal(new Matrix4f()))
                .set("uWeight", part.weight())
                .set("uSmooth", part.mesh().normals().length > 0)
                .set("uColor", 0, color)
                .set("uBaseColor", material.baseColor())
                .set("uGlass", material.glass())
                .set("uMetallic", material.metallic())
                .set("uRoughness", material.roughness())
                .set("uUnlit", !lit(part))
                .set("uAlphas", alphas)
                .set("uOpaque", opaque);
        surface.set(part, 1, 10);
        gpu.draw(batch);
    }

    private void drawFloor(View view) {
        FloorGrid under = FloorGrid.under(view.placed, view.camera);
        glEnable(GL_DEPTH_TEST);
        floor.use()
                .set("uViewProjection", view.camera.viewProjection())
                .set("uFloor", new Vector4f(under.centerX(), under.height(), under.centerZ(), under.half()))
                .set("uCell", under.cell())
                .set("uLampSpread", view.spread())
                .set("uTaps", 2 * view.taps());
        for (int i = 0; i < maps.size(); i++) {
            ShadowMap map = maps.get(i);
            floor.set("uShadow", 0, map.texture())
                    .set("uToMap", map.toMap())
                    .set("uMapWidth", map.width())
                    .set("uShare", view.shares().get(i).floatValue())
                    .set("uLamp", map.light().from());
            noVertices.drawTriangles(6);
        }
    }
}
