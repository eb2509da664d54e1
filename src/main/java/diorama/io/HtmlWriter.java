package diorama.io;

import diorama.base.FileNames;
import diorama.io.gltf.GltfWriter;
import diorama.io.write.FilePart;
import diorama.io.write.TextureEncoder;
import diorama.mesh.Scene;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes one self-contained page that shows the scene in any browser with WebGL 2: a GLB file and the program that draws it. */
final class HtmlWriter {
    private static final String SCENE = "%GLB%";
    private static final String TITLE = "%TITLE%";
    private static final String SHADERS = "%SHADERS%";
    private static final Pattern PLACE = Pattern.compile(TITLE + "|" + SHADERS);

    /** What the page's light has in common with the studio, in the order in which they need each other. */
    private static final List<String> LIBRARIES =
            List.of("maps", "glass", "coat", "sheen", "shoulder", "light", "studiosheen", "studio");

    private HtmlWriter() {}

    static List<FilePart> parts(Scene scene, Path target, TextureEncoder textures) {
        List<FilePart> glb = GltfWriter.binary(scene, target, textures.embedding());
        return List.of(new FilePart(target, path -> write(path, FileNames.stem(target), glb.get(0))));
    }

    private static void write(Path path, String title, FilePart glb) throws IOException {
        StringBuilder shaders = new StringBuilder();
        for (String library : LIBRARIES) {
            shaders.append(resource("/shaders/lib/" + library + ".glsl"));
        }
        Map<String, String> places = Map.of(TITLE, escaped(title), SHADERS, shaders.toString());
        String page = resource("/html/page.html");
        int at = page.indexOf(SCENE);
        Path binary = Files.createTempFile("diorama", ".glb");
        try {
            glb.writer().write(binary);
            try (OutputStream out = Files.newOutputStream(path)) {
                out.write(filled(page.substring(0, at), places).getBytes(StandardCharsets.UTF_8));
                out.write(Base64.getEncoder().encode(Files.readAllBytes(binary)));
                out.write(filled(page.substring(at + SCENE.length()), places).getBytes(StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(binary);
        }
    }

    /** In one pass: what is put in is not looked through. */
    private static String filled(String text, Map<String, String> places) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(places.getOrDefault(place.group(), place.group())));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlWriter.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
