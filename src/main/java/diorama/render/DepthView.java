package diorama.render;

import diorama.base.Size;
import diorama.gl.Framebuffer;
import diorama.gl.GlDevice;
import diorama.gl.GlScope;
import diorama.gl.Program;
import diorama.gl.Texture;
import diorama.gl.TextureFormat;
import diorama.gl.VertexArray;
import diorama.image.ColorRamp;
import diorama.image.DepthMap;
import org.jspecify.annotations.Nullable;

/** Shows a map of inverse depth in colours. Confined to the gl thread. */
public final class DepthView implements AutoCloseable {
    private final GlDevice device;
    private final GlScope scope;
    private final Program program;
    private final VertexArray noVertices;
    private final RampTextures ramps;
    private @Nullable DepthMap shown;
    private @Nullable Texture texture;
    private @Nullable Framebuffer target;

    public DepthView(GlDevice device) {
        this.device = device;
        scope = device.scope().child("depth view");
        program = new Program(scope, "fullscreen.vert", "depthview.frag");
        noVertices = new VertexArray(scope);
        ramps = new RampTextures(scope, TextureFormat.RGBA8);
    }

    /**
     * Draws the map, stretched to {@code size}, into a framebuffer of this view, RGBA8 and sRGB-encoded, row 0 at the top,
     * which stays valid until the next call. The map is uploaded when it is another object than the last one.
     */
    public Framebuffer view(DepthMap map, ColorRamp ramp, Size size) {
        Texture depth = upload(map);
        Framebuffer out = target;
        if (out == null || !out.size().equals(size)) {
            if (out != null) {
                out.close();
            }
            out = Framebuffer.flat(scope, size, TextureFormat.RGBA8);
            target = out;
        }
        out.bind();
        program.use().set("uDepth", 0, depth).set("uRamp", 1, ramps.of(ramp));
        noVertices.drawTriangles(3);
        device.check("drawing inverse depth");
        return out;
    }

    @SuppressWarnings("ReferenceEquality") // comparing by value would compare all pixels
    private Texture upload(DepthMap map) {
        Texture old = texture;
        if (old != null && map == shown) {
            return old;
        }
        if (old != null) {
            old.close();
        }
        Texture fresh = new Texture(scope, TextureFormat.R32F, map.size());
        fresh.upload(map.inverseDepth());
        fresh.filter(Texture.Filter.LINEAR);
        texture = fresh;
        shown = map;
        return fresh;
    }

    @Override
    public void close() {
        scope.close();
    }
}
