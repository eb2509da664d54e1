package diorama.render;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.gl.GlScope;
import diorama.gl.Program;
import diorama.gl.Texture;
import diorama.gl.TextureFormat;
import diorama.gl.VertexArray;
import diorama.image.LightMap;
import diorama.image.Sampler;
import java.util.Optional;
import org.joml.Matrix4f;
import org.jspecify.annotations.Nullable;

/** Draws the surroundings behind the scene, as F3D's skybox. Made with the first picture of this kind. Confined to the gl thread. */
final class SkyPass {
    /** Of surroundings that are built in, px. */
    private static final Size BUILT = new Size(1024, 512);

    /** Parallel rays see one direction: the sky is shown as through a lens of 40 degrees then. */
    private static final float LENS = (float) Math.toRadians(40);

    private final GlScope scope;
    private final Program program;
    private final VertexArray noVertices;
    private final LightTextures light;
    private Object made = "";
    private @Nullable Texture sky;

    /** @param light the same surroundings as they light surfaces, for what is blurred */
    SkyPass(GlScope owner, LightTextures light) {
        scope = owner.child("sky");
        this.light = light;
        program = new Program(scope, "fullscreen.vert", "sky.frag");
        noVertices = new VertexArray(scope);
    }

    /** Fills the bound target. */
    void draw(Camera camera, Size size, RenderedPass.Light lit) {
        Lighting lighting = lit.lighting();
        Texture sharp = load(lighting.surroundings(), lit.own());
        if (lighting.backdropBlur() > 0) {
            light.load(lighting.surroundings(), lit.own());
        }
        program.use()
                .set("uSky", 0, sharp)
                .set("uDome", 1, light.dome())
                .set("uToWorld", toWorld(camera, size, lighting.lightTurn()))
                .set("uBlur", lighting.backdropBlur() / 100)
                .set("uExposure", (float) Math.pow(2, lighting.exposure()))
                .set("uToneMap", lighting.toneMap().number());
        noVertices.drawTriangles(3);
    }

    private static Matrix4f toWorld(Camera camera, Size size, float turnDegrees) {
        Projection projection = camera.projection() instanceof Projection.Orthographic
                ? new Projection.Perspective(LENS, (float) size.width() / size.height(), 0.1f, 10)
                : camera.projection();
        Matrix4f turned = camera.view().setTranslation(0, 0, 0);
        return new Matrix4f()
                .rotateY(-(float) Math.toRadians(turnDegrees))
                .mul(projection.matrix().mul(turned, new Matrix4f()).invert());
    }

    private Texture load(Surroundings built, Optional<LightMap> own) {
        Object wanted = own.isPresent() ? own.get() : built;
        Texture old = sky;
        if (old != null && wanted.equals(made)) {
            return old;
        }
        if (old != null) {
            old.close();
        }
        Size size = own.map(LightMap::size).orElse(BUILT);
        Texture fresh = new Texture(scope, TextureFormat.RGBA32F, size);
        fresh.upload(own.map(SkyPass::texels).orElseGet(() -> texels(built)));
        fresh.filter(Texture.Filter.LINEAR);
        fresh.sample(new Sampler(
                Sampler.Wrap.REPEAT,
                Sampler.Wrap.REPEAT,
                Sampler.Filter.LINEAR,
                Sampler.Filter.LINEAR,
                Sampler.Copies.NONE));
        sky = fresh;
        made = wanted;
        return fresh;
    }

    private static float[] texels(LightMap map) {
        float[] out = new float[4 * map.size().pixels()];
        for (int i = 0; i < map.size().pixels(); i++) {
            System.arraycopy(map.rgb(), 3 * i, out, 4 * i, 3);
        }
        return out;
    }

    private static float[] texels(Surroundings built) {
        float[] out = new float[4 * BUILT.pixels()];
        float[] rgb = new float[3];
        for (int y = 0; y < BUILT.height(); y++) {
            double down = (y + 0.5) / BUILT.height() * Math.PI;
            for (int x = 0; x < BUILT.width(); x++) {
                double turn = ((x + 0.5) / BUILT.width() - 0.5) * 2 * Math.PI;
                double flat = Math.sin(down);
                built.of(
                        (float) (flat * Math.sin(turn)), (float) Math.cos(down), (float) (-flat * Math.cos(turn)), rgb);
                System.arraycopy(rgb, 0, out, 4 * (y * BUILT.width() + x), 3);
            }
        }
        return out;
    }
}
