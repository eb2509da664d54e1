package diorama.render;

import diorama.base.Size;
import diorama.gl.GlScope;
import diorama.gl.Texture;
import diorama.gl.TextureFormat;
import diorama.image.ColorRamp;
import diorama.image.RgbaImage;
import java.util.EnumMap;
import java.util.Map;

/** Colour ramps on the GPU, 256 x 1 texels, texel i the colour of i/255; made when first asked for. Confined to the gl thread. */
final class RampTextures {
    private final GlScope scope;
    private final TextureFormat format;
    private final Map<ColorRamp, Texture> textures = new EnumMap<>(ColorRamp.class);

    /** @param format {@code SRGB8_ALPHA8} where shaders want linear light, {@code RGBA8} where they want encoded colours */
    RampTextures(GlScope scope, TextureFormat format) {
        this.scope = scope;
        this.format = format;
    }

    Texture of(ColorRamp ramp) {
        return textures.computeIfAbsent(ramp, this::make);
    }

    private Texture make(ColorRamp ramp) {
        RgbaImage table = RgbaImage.allocate(new Size(256, 1));
        for (int i = 0; i < 256; i++) {
            table.setArgb(i, 0, ramp.argb(i / 255f));
        }
        Texture texture = new Texture(scope, format, table.size());
        texture.upload(table);
        texture.filter(Texture.Filter.LINEAR);
        return texture;
    }
}
