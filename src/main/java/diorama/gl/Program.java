package diorama.gl;

import static org.lwjgl.opengl.GL33C.*;

import diorama.base.Size;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.joml.Matrix4fc;
import org.joml.Vector2fc;
import org.joml.Vector3fc;
import org.joml.Vector4fc;
import org.lwjgl.opengl.GL33C;
import org.lwjgl.opengl.GL43C;
import org.lwjgl.system.MemoryStack;

/**
 * A vertex and a fragment shader, or a compute shader, of the folder {@code shaders}. Uniforms are set by name: a name that the source does not
 * declare, or of another type, throws; one that the compiler removed is accepted. Confined to the gl thread.
 */
public final class Program extends GlObject {
    private final String name;
    private final Map<String, String> declared = new HashMap<>();
    private final Map<String, Integer> locations = new HashMap<>();
    private final Set<String> neverSet = new TreeSet<>();

    /** @param vertex,fragment file names in {@code shaders}, such as {@code mesh.vert} */
    public Program(GlScope scope, String vertex, String fragment) {
        this(scope, ShaderSource.load(vertex), ShaderSource.load(fragment));
    }

    /**
     * A compute shader.
     *
     * @param compute file name in {@code shaders}; only where {@link GlDevice#computes}
     */
    public static Program computing(GlScope scope, String compute) {
        return new Program(scope, List.of(new Stage(GL43C.GL_COMPUTE_SHADER, ShaderSource.load(compute))));
    }

    Program(GlScope scope, ShaderSource vertex, ShaderSource fragment) {
        this(scope, List.of(new Stage(GL_VERTEX_SHADER, vertex), new Stage(GL_FRAGMENT_SHADER, fragment)));
    }

    private record Stage(int type, ShaderSource source) {}

    private Program(GlScope scope, List<Stage> stages) {
        super(scope, GL33C::glCreateProgram);
        this.name = stages.stream().map(s -> s.source.files().get(0)).collect(Collectors.joining(" + "));
        List<Integer> shaders = new ArrayList<>();
        try {
            stages.forEach(s -> shaders.add(compile(s.type, s.source)));
            shaders.forEach(s -> glAttachShader(handle(), s));
            glLinkProgram(handle());
            if (glGetProgrami(handle(), GL_LINK_STATUS) == GL_FALSE) {
                throw new GlException(name + ": " + glGetProgramInfoLog(handle()));
            }
        } catch (GlException e) {
            close();
            throw e;
        } finally {
            shaders.forEach(org.lwjgl.opengl.GL20C::glDeleteShader);
        }
        stages.forEach(s -> declare(s.source));
    }

    private static int compile(int type, ShaderSource source) {
        int shader = glCreateShader(type);
        glShaderSource(shader, source.text());
        glCompileShader(shader);
        if (glGetShaderi(shader, GL_COMPILE_STATUS) == GL_FALSE) {
            String log = source.named(glGetShaderInfoLog(shader)).strip();
            glDeleteShader(shader);
            throw new GlException(source.files().get(0) + " does not compile:\n" + log);
        }
        return shader;
    }

    private void declare(ShaderSource source) {
        declared.putAll(source.uniforms());
        source.uniforms().keySet().forEach(uniform -> {
            locations.put(uniform, glGetUniformLocation(handle(), uniform));
            neverSet.add(uniform);
        });
    }

    /** Makes it the program in use; uniforms are set on the program in use. */
    public Program use() {
        glUseProgram(handle());
        return this;
    }

    /** Uniforms declared and not set so far. */
    public Set<String> neverSet() {
        return Set.copyOf(neverSet);
    }

    public Program set(String uniform, float value) {
        glUniform1f(location(uniform, "float"), value);
        return this;
    }

    public Program set(String uniform, int value) {
        glUniform1i(location(uniform, "int"), value);
        return this;
    }

    public Program set(String uniform, boolean value) {
        glUniform1i(location(uniform, "bool"), value ? 1 : 0);
        return this;
    }

    public Program set(String uniform, Vector2fc value) {
        glUniform2f(location(uniform, "vec2"), value.x(), value.y());
        return this;
    }

    public Program set(String uniform, Vector3fc value) {
        glUniform3f(location(uniform, "vec3"), value.x(), value.y(), value.z());
        return this;
    }

    public Program set(String uniform, Vector4fc value) {
        glUniform4f(location(uniform, "vec4"), value.x(), value.y(), value.z(), value.w());
        return this;
    }

    public Program set(String uniform, Matrix4fc value) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            glUniformMatrix4fv(location(uniform, "mat4"), false, value.get(stack.mallocFloat(16)));
        }
        return this;
    }

    /** Binds {@code texture} to {@code unit} and the sampler to it. */
    public Program set(String uniform, int unit, Texture texture) {
        texture.bind(unit);
        glUniform1i(location(uniform, texture.format().integer() ? "usampler2D" : "sampler2D"), unit);
        return this;
    }

    /** Lets a compute shader write all texels of {@code texture} as the image of that binding. */
    public Program image(int binding, Texture texture) {
        GL43C.glBindImageTexture(
                binding,
                texture.id(),
                0,
                false,
                0,
                GL_WRITE_ONLY,
                texture.format().internal());
        return this;
    }

    /** Runs the compute shader in use for every pixel of {@code size}; what it wrote can then be drawn and read. */
    public void compute(Size size) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer group = stack.mallocInt(3);
            glGetProgramiv(handle(), GL43C.GL_COMPUTE_WORK_GROUP_SIZE, group);
            GL43C.glDispatchCompute(groups(size.width(), group.get(0)), groups(size.height(), group.get(1)), 1);
        }
        GL43C.glMemoryBarrier(GL43C.GL_FRAMEBUFFER_BARRIER_BIT | GL43C.GL_TEXTURE_FETCH_BARRIER_BIT);
    }

    private static int groups(int pixels, int each) {
        return (pixels + each - 1) / each;
    }

    private int location(String uniform, String type) {
        String wanted = declared.get(uniform);
        if (!type.equals(wanted)) {
            throw new IllegalArgumentException(name + ": uniform " + type + " " + uniform
                    + (wanted == null ? " is not declared" : " is declared as " + wanted));
        }
        neverSet.remove(uniform);
        return locations.getOrDefault(uniform, -1);
    }

    @Override
    void delete(int deleted) {
        // while in use it would outlive its name, and who puts back what was in use would name what is gone
        if (glGetInteger(GL_CURRENT_PROGRAM) == deleted) {
            glUseProgram(0);
        }
        glDeleteProgram(deleted);
    }

    @Override
    public String toString() {
        return super.toString() + " " + name;
    }
}
