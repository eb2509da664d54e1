package diorama.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.RgbaImage;
import diorama.stereo.Disparity;
import diorama.stereo.Eye;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.joml.Vector2f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lwjgl.opengl.GL33C;

@Tag("gl")
class ProgramTest {
    @RegisterExtension
    final HeadlessDevice gl = new HeadlessDevice();

    /** A full-screen program whose fragment shader is {@code text}; it may include the real files. */
    private Program program(String text) {
        ShaderSource.Folder folder =
                name -> name.equals("test.frag") ? Optional.of(text) : ShaderSource.ofProgram(name);
        return new Program(
                gl.get().scope(), ShaderSource.load("fullscreen.vert"), ShaderSource.load("test.frag", folder));
    }

    @Test
    void aProgramThatIsInUseCanGo() {
        Program program = program("#version 330 core\nout vec4 color;\nvoid main() { color = vec4(1); }\n");
        program.use();
        program.close();
        assertEquals(0, GL33C.glGetInteger(GL33C.GL_CURRENT_PROGRAM), "nobody can put it back into use");
        gl.get().check("closing a program");
    }

    @Test
    void everyShaderCompiles() throws IOException {
        Path folder = Path.of(System.getProperty("diorama.home", "."), "shaders");
        List<String> fragments;
        try (var files = Files.list(folder)) {
            fragments = files.map(f -> String.valueOf(f.getFileName()))
                    .filter(name -> name.endsWith(".frag"))
                    .sorted()
                    .toList();
        }
        assertTrue(fragments.size() >= 6, fragments.toString());
        for (String fragment : fragments) {
            String own = fragment.replace(".frag", ".vert");
            String vertex = Files.exists(folder.resolve(own)) ? own : "fullscreen.vert";
            new Program(gl.get().scope(), vertex, fragment).close();
        }
    }

    @Test
    void anErrorNamesTheFileAndLine() {
        var e = assertThrows(
                GlException.class,
                () -> program("#version 330 core\n#include \"lib/color.glsl\"\n\nvoid main() { nonsense; }\n"));
        assertTrue(String.valueOf(e.getMessage()).contains("test.frag:4"), e.getMessage());
    }

    @Test
    void unknownNamesAndWrongTypesAreRefusedAndRemovedOnesAccepted() {
        try (Program program = program(
                "#version 330 core\nuniform float uUsed;\nuniform float uUnused;\nout vec4 o;\nvoid main() { o = vec4(uUsed); }")) {
            program.use().set("uUsed", 1f).set("uUnused", 1f);
            assertThrows(IllegalArgumentException.class, () -> program.set("uUsde", 1f));
            assertThrows(IllegalArgumentException.class, () -> program.set("uUsed", 1));
            assertThrows(IllegalArgumentException.class, () -> program.set("uUsed", new Vector2f()));
        }
    }

    @Test
    void whatWasNeverSetIsKnown() {
        try (Program program = program(
                "#version 330 core\nuniform float uA;\nuniform float uB;\nout vec4 o;\nvoid main() { o = vec4(uA + uB); }")) {
            program.use().set("uA", 1f);
            assertEquals(Set.of("uB"), program.neverSet());
        }
    }

    /** The formula lives twice, in Disparity.java and in lib/depth.glsl. */
    @Test
    void theDisparityFormulaIsTheSameInJavaAndOnTheGpu() {
        Size size = new Size(64, 4);
        Random random = new Random(4);
        float[] d = new float[size.pixels()];
        for (int i = 0; i < d.length; i++) {
            d[i] = random.nextFloat();
        }
        try (Program program = program("""
                        #version 330 core
                        uniform sampler2D uDepth;
                        uniform float uEye;
                        uniform float uPixels;
                        uniform float uConvergence;
                        out vec4 oValue;
                        #include "lib/depth.glsl"
                        void main() {
                            float d = texelFetch(uDepth, ivec2(gl_FragCoord.xy), 0).r;
                            oValue = vec4(uEye == 0.0 ? float(shiftSteps(uPixels, int(uConvergence), d))
                                    : shift(uEye, uPixels, uConvergence, d));
                        }
                        """);
                Texture depth = new Texture(gl.get().scope(), TextureFormat.R32F, size);
                VertexArray none = new VertexArray(gl.get().scope());
                Framebuffer target = Framebuffer.flat(gl.get().scope(), size, TextureFormat.R32F)) {
            depth.upload(d);
            target.clear(new Vector4f(0));
            program.use().set("uDepth", 0, depth);
            for (double pixels : new double[] {0, 1, 19.2, 96}) {
                Disparity disparity = new Disparity(pixels, 0.4);
                for (Eye eye : Eye.values()) {
                    program.set("uEye", (float) eye.sign())
                            .set("uPixels", (float) pixels)
                            .set("uConvergence", 0.4f);
                    none.drawTriangles(3);
                    float[] shifts = target.readFloats();
                    for (int i = 0; i < d.length; i++) {
                        assertEquals(disparity.shift(eye, d[i]), shifts[i], 1e-5 * Math.max(1, pixels), "px");
                    }
                }
                program.set("uEye", 0f).set("uPixels", (float) (256 * pixels)).set("uConvergence", 100f);
                none.drawTriangles(3);
                float[] steps = target.readFloats();
                for (int i = 0; i < d.length; i++) {
                    assertEquals(Math.floor((float) (256 * pixels) * d[i] + 0.5f) - 100, steps[i]);
                }
            }
        }
    }

    @Test
    void picturesComeBackAsTheyWentUp() {
        Size size = new Size(5, 3);
        RgbaImage image = RgbaImage.allocate(size);
        for (int i = 0; i < image.rgba().capacity(); i++) {
            image.rgba().put(i, (byte) (37 * i));
        }
        try (Program program = program("#version 330 core\nuniform sampler2D uPicture;\nout vec4 o;\n"
                        + "void main() { o = texelFetch(uPicture, ivec2(gl_FragCoord.xy), 0); }");
                Texture texture = new Texture(gl.get().scope(), TextureFormat.RGBA8, size);
                VertexArray none = new VertexArray(gl.get().scope());
                Framebuffer target = Framebuffer.flat(gl.get().scope(), size, TextureFormat.RGBA8);
                Readback readback = new Readback(gl.get().scope(), size, 2)) {
            texture.upload(image);
            target.bind();
            program.use().set("uPicture", 0, texture);
            none.drawTriangles(3);
            assertEquals(image.rgba(), target.read().rgba());
            readback.start(target);
            target.clear(new Vector4f(1, 0, 0, 1));
            readback.start(target);
            assertTrue(readback.full());
            RgbaImage first = RgbaImage.allocate(size);
            readback.finish(first);
            assertEquals(image.rgba(), first.rgba());
            readback.finish(first);
            assertEquals(0xffff0000, first.argb(4, 2));
            assertEquals(0, readback.pending());
        }
    }
}
