package diorama.io.assimp;

import diorama.mesh.Light;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AIColor3D;
import org.lwjgl.assimp.AILight;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.Assimp;
import org.lwjgl.system.MemoryUtil;

/**
 * Lamps that Assimp has read from glTF in the numbers of another format, and what its exporters leave out of them. Used in the
 * importing process only.
 */
final class AssimpLights {
    /** Before each lamp's number in a binary FBX file: its name, its type, no label, and that it can be animated. */
    private static final byte[] FBX_INTENSITY =
            "S\t\0\0\0IntensityS\6\0\0\0NumberS\0\0\0\0S\1\0\0\0AD".getBytes(StandardCharsets.ISO_8859_1);

    private static final Pattern DAE_LIGHT = Pattern.compile("</technique_common>\\s*</light>");
    private static final Pattern DAE_EXPONENT = Pattern.compile("(?<head><falloff_exponent[^>]*>)[^<]*");

    private static final String DAE_LIGHTS_END = "</library_lights>";
    /**
     * Assimp reckons an exponent of the light's cosine from both cones. Blender's own files have the softness of the cone's edge
     * in this place, where this is what it gives new spots.
     */
    private static final String EXPONENT = "0.15";

    private static final int PIECE = 1 << 20;
    private static final int LARGEST_HEAD = 64 << 20;

    /** A lamp in Blender's words: watts, radians from side to side. */
    private record Lamp(int kind, float watts, float[] color, float size, float blend) {}

    private final ForeignFormat format;
    private final List<Lamp> lamps = new ArrayList<>();

    /** Changes the scene's lamps. */
    AssimpLights(AIScene scene, ForeignFormat format) {
        this.format = format;
        PointerBuffer pointers = scene.mLights();
        for (int l = 0; pointers != null && l < scene.mNumLights(); l++) {
            add(AILight.create(pointers.get(l)));
        }
    }

    private void add(AILight light) {
        int kind =
                switch (light.mType()) {
                    case Assimp.aiLightSource_DIRECTIONAL -> 1;
                    case Assimp.aiLightSource_SPOT -> 2;
                    default -> 0;
                };
        AIColor3D color = light.mColorDiffuse();
        float strongest = Math.max(1e-9f, Math.max(color.r(), Math.max(color.g(), color.b())));
        float watts = strongest / Light.perWatt(kind == 1 ? Light.Kind.SUN : Light.Kind.POINT);
        float[] share = {color.r() / strongest, color.g() / strongest, color.b() / strongest};
        float inner = light.mAngleInnerCone();
        float outer = light.mAngleOuterCone();
        lamps.add(new Lamp(kind, watts, share, 2 * outer, outer > 0 ? Math.max(0, 1 - inner / outer) : 0));
        // Collada has no other place for the brightness
        float level = format == ForeignFormat.DAE ? watts : 1;
        for (int member : new int[] {AILight.MCOLORDIFFUSE, AILight.MCOLORSPECULAR, AILight.MCOLORAMBIENT}) {
            put(light, member + AIColor3D.R, level * share[0]);
            put(light, member + AIColor3D.G, level * share[1]);
            put(light, member + AIColor3D.B, level * share[2]);
        }
        // of both formats the angle is the whole one; Collada's readers heed the inner one alone
        put(light, AILight.MANGLEINNERCONE, 2 * (format == ForeignFormat.DAE ? outer : inner));
        put(light, AILight.MANGLEOUTERCONE, 2 * outer);
    }

    private static void put(AILight light, int member, float value) {
        MemoryUtil.memPutFloat(light.address() + member, value);
    }

    /** Puts into the file what the exporter left out. */
    void finish(Path file) throws IOException {
        if (lamps.isEmpty()) {
            return;
        }
        if (format == ForeignFormat.FBX) {
            writeIntensities(file);
        } else if (format == ForeignFormat.DAE) {
            writeExtras(file);
        }
    }

    /** Lamps stand before the meshes, so that only the beginning has to be held. */
    private void writeExtras(Path file) throws IOException {
        Path whole = Files.move(file, file.resolveSibling(file.getFileName() + ".plain"));
        try (InputStream in = Files.newInputStream(whole);
                OutputStream out = Files.newOutputStream(file)) {
            // one character a byte, whatever the encoding: what is looked for and put in is ASCII
            StringBuilder head = new StringBuilder();
            boolean more = true;
            while (more) {
                byte[] next = in.readNBytes(PIECE);
                int from = Math.max(0, head.length() - DAE_LIGHTS_END.length());
                head.append(new String(next, StandardCharsets.ISO_8859_1));
                more = next.length > 0 && head.length() < LARGEST_HEAD && head.indexOf(DAE_LIGHTS_END, from) < 0;
            }
            out.write(blenders(head.toString()).getBytes(StandardCharsets.ISO_8859_1));
            in.transferTo(out);
        }
        Files.delete(whole);
    }

    private void writeIntensities(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocate(PIECE);
            int next = 0;
            // pieces overlap by what is looked for
            int step = PIECE - FBX_INTENSITY.length;
            for (long from = 0; next < lamps.size() && from < channel.size(); from += step) {
                bytes.clear();
                while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
                    // more is to come
                }
                for (int at = 0; at <= bytes.position() - FBX_INTENSITY.length && next < lamps.size(); at++) {
                    if (at < step && isIntensity(bytes, at)) {
                        ByteBuffer percent = ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                        percent.putDouble(0, 100.0 * lamps.get(next++).watts);
                        channel.write(percent, from + at + FBX_INTENSITY.length);
                    }
                }
            }
        }
    }

    private static boolean isIntensity(ByteBuffer bytes, int at) {
        for (int i = 0; i < FBX_INTENSITY.length; i++) {
            if (bytes.get(at + i) != FBX_INTENSITY[i]) {
                return false;
            }
        }
        return true;
    }

    /** Blender's readers look for lamps' brightness in words of its own. */
    private String blenders(String text) {
        StringBuilder out = new StringBuilder();
        Matcher m = DAE_LIGHT.matcher(text);
        for (int next = 0; next < lamps.size() && m.find(); next++) {
            Lamp lamp = lamps.get(next);
            String extra = String.format(
                    Locale.ROOT,
                    "</technique_common><extra><technique profile=\"blender\"><type sid=\"type\" type=\"int\">%d</type>"
                            + "<flag sid=\"flag\" type=\"int\">0</flag><mode sid=\"mode\" type=\"int\">1</mode>"
                            + "<red sid=\"red\" type=\"float\">%f</red><green sid=\"green\" type=\"float\">%f</green>"
                            + "<blue sid=\"blue\" type=\"float\">%f</blue>"
                            + "<energy sid=\"blender_energy\" type=\"float\">%f</energy>"
                            + "<spotsize sid=\"spotsize\" type=\"float\">%f</spotsize>"
                            + "<spotblend sid=\"spotblend\" type=\"float\">%f</spotblend></technique></extra></light>",
                    lamp.kind,
                    lamp.color[0],
                    lamp.color[1],
                    lamp.color[2],
                    lamp.watts,
                    Math.toDegrees(lamp.size),
                    lamp.blend);
            m.appendReplacement(out, Matcher.quoteReplacement(extra));
        }
        return DAE_EXPONENT.matcher(m.appendTail(out)).replaceAll("${head}" + EXPONENT);
    }
}
