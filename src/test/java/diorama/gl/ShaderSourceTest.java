package diorama.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShaderSourceTest {
    private static final Map<String, String> FILES = Map.of(
            "a.frag",
            "#version 330 core\nuniform float uOne; // uniform int uNot;\n#include \"lib/b.glsl\"\n#include \"lib/c.glsl\"\nvoid main() {}",
            "lib/b.glsl",
            "#include \"lib/c.glsl\"\nuniform highp vec3 uTwo;\n/* uniform mat4 uNever; */",
            "lib/c.glsl",
            "#include \"lib/b.glsl\"\nuniform sampler2D uThree[4];",
            "broken.frag",
            "#include \"lib/missing.glsl\"");

    private static ShaderSource load(String name) {
        return ShaderSource.load(name, file -> Optional.ofNullable(FILES.get(file)));
    }

    @Test
    void everyFileIsIncludedOnceWithItsLines() {
        ShaderSource source = load("a.frag");
        assertEquals(List.of("a.frag", "lib/b.glsl", "lib/c.glsl"), source.files());
        assertEquals("""
                #version 330 core
                uniform float uOne; // uniform int uNot;
                #line 1 1
                #line 1 2
                #line 2 2
                uniform sampler2D uThree[4];
                #line 2 1
                uniform highp vec3 uTwo;
                /* uniform mat4 uNever; */
                #line 4 0
                #line 5 0
                void main() {}
                """, source.text());
    }

    @Test
    void uniformsAreFoundOutsideCommentsOnly() {
        assertEquals(
                Map.of("uOne", "float", "uTwo", "vec3", "uThree", "sampler2D"),
                load("a.frag").uniforms());
    }

    @Test
    void messagesNameTheFile() {
        ShaderSource source = load("a.frag");
        assertEquals(
                "lib/b.glsl:12): error: x", source.named("1:12(3): error: x").replace("(3)", ")"));
        assertEquals("a.frag:7) : error C0000", source.named("0(7) : error C0000"));
        assertEquals("ERROR: lib/c.glsl:2: 'x'", source.named("ERROR: 2:2: 'x'"));
    }

    @Test
    void aMissingFileIsNamedWithWhoWantsIt() {
        var e = assertThrows(GlException.class, () -> load("broken.frag"));
        assertTrue(String.valueOf(e.getMessage()).contains("lib/missing.glsl not found, wanted by broken.frag"));
    }
}
