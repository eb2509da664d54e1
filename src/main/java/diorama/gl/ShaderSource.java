package diorama.gl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a shader with its {@code #include "lib/x.glsl"} lines replaced, each file once. {@code #line} marks number the
 * files so that {@link #named} can put names back into a compiler's messages.
 *
 * @param files names in the order of their numbers, this shader's first
 * @param text GLSL for the compiler
 */
record ShaderSource(List<String> files, String text) {
    private static final Pattern INCLUDE = Pattern.compile("\\s*#include\\s+\"([^\"]+)\"\\s*");
    private static final Pattern UNIFORM = Pattern.compile(
            "(?m)^\\s*uniform\\s+(?:(?:high|medium|low)p\\s+)?(\\w+)\\s+(\\w+)\\s*(?:\\[\\w+\\])?\\s*;");
    /** {@code 0:12(3):} of Mesa, {@code 0(12) :} of NVIDIA, {@code ERROR: 0:12:} of the others. */
    private static final Pattern PLACE = Pattern.compile("(?m)^((?:ERROR: |WARNING: )?)(\\d+)[:(](\\d+)");

    /** Where the text of a named file is found. */
    @FunctionalInterface
    interface Folder {
        Optional<String> text(String name) throws IOException;
    }

    static ShaderSource load(String name) {
        return load(name, ShaderSource::ofProgram);
    }

    static ShaderSource load(String name, Folder folder) {
        List<String> files = new ArrayList<>();
        StringBuilder out = new StringBuilder();
        append(name, folder, files, out, name);
        return new ShaderSource(List.copyOf(files), out.toString());
    }

    /** {@code shaders/} beside the program where {@code diorama.home} says so (development), else in the jar. */
    static Optional<String> ofProgram(String name) throws IOException {
        String home = System.getProperty("diorama.home");
        if (home != null) {
            Path file = Path.of(home, "shaders").resolve(name);
            if (Files.isRegularFile(file)) {
                return Optional.of(Files.readString(file));
            }
        }
        try (InputStream in = ShaderSource.class.getResourceAsStream("/shaders/" + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void append(String name, Folder folder, List<String> files, StringBuilder out, String includedBy) {
        int number = files.size();
        files.add(name);
        if (number > 0) {
            out.append("#line 1 ").append(number).append('\n');
        }
        int line = 0;
        for (String text : lines(name, folder, includedBy)) {
            line++;
            Matcher include = INCLUDE.matcher(text);
            if (!include.matches()) {
                out.append(text).append('\n');
                continue;
            }
            String other = include.group(1);
            if (!files.contains(other)) {
                append(other, folder, files, out, name);
            }
            out.append("#line ").append(line + 1).append(' ').append(number).append('\n');
        }
    }

    private static List<String> lines(String name, Folder folder, String includedBy) {
        try {
            return folder.text(name)
                    .orElseThrow(() -> new GlException("shader " + name + " not found, wanted by " + includedBy))
                    .lines()
                    .toList();
        } catch (IOException e) {
            GlException broken = new GlException("shader " + name + " cannot be read: " + e.getMessage());
            broken.initCause(e);
            throw broken;
        }
    }

    /** Names of the uniforms declared, with their GLSL types; declared in any branch of the preprocessor. */
    Map<String, String> uniforms() {
        Map<String, String> found = new LinkedHashMap<>();
        String bare = text.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("//[^\n]*", "");
        Matcher m = UNIFORM.matcher(bare);
        while (m.find()) {
            found.put(m.group(2), m.group(1));
        }
        return found;
    }

    /** A compiler's message with file names instead of numbers: {@code mesh.frag:12}. */
    String named(String log) {
        return PLACE.matcher(log).replaceAll(m -> {
            int number = Integer.parseInt(m.group(2));
            String file = number < files.size() ? files.get(number) : m.group(2);
            return Matcher.quoteReplacement(m.group(1) + file + ":" + m.group(3));
        });
    }
}
