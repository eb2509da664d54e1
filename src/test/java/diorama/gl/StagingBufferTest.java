package diorama.gl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.RgbaImage;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is brought by all cores is what a plain upload brings. */
@Tag("gl")
class StagingBufferTest {
    private static final String COPY =
            "#version 330 core\nuniform %s uPicture;\nout vec4 o;\nvoid main() { o = vec4(texelFetch(uPicture,"
                    + " ivec2(gl_FragCoord.xy), 0)); }";

    @RegisterExtension
    final HeadlessDevice gl = new HeadlessDevice();

    private final Random random = new Random(5);

    @Test
    void framesArriveWhole() {
        // odd sides: rows without padding, places in the buffer that are not multiples of anything
        Size size = new Size(61, 37);
        GlScope scope = gl.get().scope();
        try (Texture color = new Texture(scope, TextureFormat.RGBA8, size);
                Texture tears = new Texture(scope, TextureFormat.R8UI, size);
                Texture depth = new Texture(scope, TextureFormat.R32F, size);
                StagingBuffer staging = new StagingBuffer(scope, color, tears, depth)) {
            for (int frame = 0; frame < 5; frame++) {
                RgbaImage image = noise(size);
                byte[] bytes = new byte[size.pixels()];
                random.nextBytes(bytes);
                float[] values = new float[size.pixels()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = random.nextFloat();
                }
                try (StagingBuffer.Load load = staging.open()) {
                    load.put(color, image).put(tears, bytes).put(depth, values);
                }
                assertEquals(
                        image.rgba(),
                        read("sampler2D", color, TextureFormat.RGBA8).rgba(),
                        "frame " + frame);
                assertArrayEquals(values, floats("sampler2D", depth), "frame " + frame);
                float[] flags = floats("usampler2D", tears);
                for (int i = 0; i < bytes.length; i++) {
                    assertEquals(bytes[i] & 255, flags[i], "frame " + frame);
                }
            }
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        GlScope scope = gl.get().scope();
        try (Texture depth = new Texture(scope, TextureFormat.R32F, new Size(4, 4));
                StagingBuffer staging = new StagingBuffer(scope, depth);
                StagingBuffer.Load load = staging.open()) {
            assertThrows(IllegalArgumentException.class, () -> load.put(depth, new float[15]));
            assertThrows(IllegalArgumentException.class, () -> load.put(depth, new byte[16]));
            load.put(depth, new float[16]);
        }
    }

    @Test
    void whatIsLargerThanABufferIsNotStaged() {
        GlScope scope = gl.get().scope();
        try (Texture half = new Texture(scope, TextureFormat.RGBA32F, new Size(8192, 8192))) {
            assertTrue(StagingBuffer.fits(half));
            assertFalse(StagingBuffer.fits(half, half));
        }
    }

    private RgbaImage noise(Size size) {
        RgbaImage image = RgbaImage.allocate(size);
        for (int i = 0; i < image.rgba().capacity(); i++) {
            image.rgba().put(i, (byte) random.nextInt());
        }
        return image;
    }

    private RgbaImage read(String sampler, Texture texture, TextureFormat format) {
        try (Framebuffer target = Framebuffer.flat(gl.get().scope(), texture.size(), format)) {
            draw(sampler, texture, target);
            return target.read();
        }
    }

    private float[] floats(String sampler, Texture texture) {
        try (Framebuffer target = Framebuffer.flat(gl.get().scope(), texture.size(), TextureFormat.R32F)) {
            draw(sampler, texture, target);
            return target.readFloats();
        }
    }

    private void draw(String sampler, Texture texture, Framebuffer target) {
        GlScope scope = gl.get().scope();
        ShaderSource.Folder folder =
                name -> name.equals("copy.frag") ? Optional.of(COPY.formatted(sampler)) : ShaderSource.ofProgram(name);
        try (Program program = new Program(
                        scope, ShaderSource.load("fullscreen.vert"), ShaderSource.load("copy.frag", folder));
                VertexArray none = new VertexArray(scope)) {
            target.bind();
            program.use().set("uPicture", 0, texture);
            none.drawTriangles(3);
            gl.get().check("copying a texture");
        }
    }
}
