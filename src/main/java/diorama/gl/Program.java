package diorama.gl;

import static org.lwjgl.opengl.GL33C.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.joml.Matrix4fc;
import org.joml.Vector2fc;
import org.joml.Vector3fc;
import org.joml.Vector4fc;
import org.lwjgl.opengl.GL33C;
import org.lwjgl.system.MemoryStack;

/**
 * A vertex and a fragment shader of the folder {@code shaders}. Uniforms are set by name: a name that the source does not
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

    Program(GlScope scope, ShaderSource vertex, ShaderSource fragment) {
        super(scope, GL33C::glCreateProgram);
        this.name = vertex.files().get(0) + " + " + fragment.files().get(0);
        List<Integer> shaders = new ArrayList<>();
        try {
            shaders.add(compile(GL_VERTEX_SHADER, vertex));
            shaders.add(compile(GL_FRAGMENT_SHADER, fragment));
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
        declare(vertex);
        declare(fragment);
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
