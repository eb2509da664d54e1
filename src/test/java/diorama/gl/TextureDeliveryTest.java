package diorama.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lwjgl.opengl.GL33C.*;

import diorama.base.Size;
import diorama.image.RgbaImage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lwjgl.BufferUtils;

@Tag("gl")
class TextureDeliveryTest {
    @RegisterExtension
    final HeadlessDevice gl = new HeadlessDevice();

    /** Of more than one strip. */
    private static final Size SIZE = new Size(1500, 1001);

    /** Of a colour that tells its level and its row. */
    private static List<RgbaImage> levels() {
        List<RgbaImage> levels = new ArrayList<>();
        Size size = SIZE;
        while (true) {
            RgbaImage image = RgbaImage.allocate(size);
            for (int y = 0; y < size.height(); y++) {
                for (int x = 0; x < size.width(); x++) {
                    image.setArgb(x, y, 0xff000000 | levels.size() << 16 | (y & 255) << 8 | (x & 255));
                }
            }
            levels.add(image);
            if (size.longSide() == 1) {
                return levels;
            }
            size = new Size(Math.max(1, size.width() / 2), Math.max(1, size.height() / 2));
        }
    }

    @Test
    void anotherThreadBringsAllLevels() {
        List<RgbaImage> levels = levels();
        assertTrue(EglContext.sharing().isPresent(), "nothing shares with the device");
        try (GlScope scope = gl.get().scope().child("test");
                TextureDelivery delivery = new TextureDelivery(scope, TextureFormat.SRGB8_ALPHA8, levels)) {
            delivery.await();
            assertTrue(delivery.isThere());
            Texture texture = delivery.take();
            assertEquals(SIZE, texture.size());
            texture.bind(0);
            for (int level = 0; level < levels.size(); level++) {
                RgbaImage wanted = levels.get(level);
                ByteBuffer pixels = BufferUtils.createByteBuffer(wanted.rgba().capacity());
                glPixelStorei(GL_PACK_ALIGNMENT, 1);
                glGetTexImage(GL_TEXTURE_2D, level, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
                assertEquals(-1, pixels.mismatch(wanted.rgba().duplicate().clear()), "level " + level);
            }
            gl.get().check("reading");
        }
    }

    @Test
    void whatIsGivenUpLeavesNoTexture() {
        try (GlScope scope = gl.get().scope().child("test")) {
            new TextureDelivery(scope, TextureFormat.SRGB8_ALPHA8, levels()).close();
            TextureDelivery late = new TextureDelivery(scope, TextureFormat.SRGB8_ALPHA8, levels());
            late.await();
            late.close();
            TextureDelivery.awaitAll();
            for (int name = 1; name < 100; name++) {
                assertFalse(glIsTexture(name), "texture " + name);
            }
        }
    }
}
