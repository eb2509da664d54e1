package diorama.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.UserError;
import diorama.io.scene.MeshInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OFF and PLY files that end too soon are refused in one line, and what else lies in PLY files is passed over. */
class CutTextTest {
    private static final String OFF = "OFF\n4 2 0\n0 0 0\n1 0 0\n1 1 0\n0 1 0\n3 0 1 2\n3 0 2 3\n";
    private static final String CORNERS = "element vertex 4\nproperty float x\nproperty float y\nproperty float z\n";
    private static final String FACES = "element face 2\nproperty list uchar int vertex_indices\n";
    private static final String CAMERA =
            "element camera 1\nproperty float view_px\nproperty int viewportx\nproperty double k1\n";
    private static final String END = "end_header\n";
    private static final String BODY = "0 0 0\n1 0 0\n1 1 0\n0 1 0\n3 0 1 2\n3 0 2 3\n";

    private final Path folder;

    CutTextTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private MeshInfo info(String name, byte[] bytes) throws IOException {
        return SceneImporter.info(Files.write(folder.resolve(name), bytes));
    }

    private MeshInfo info(String name, String text) throws IOException {
        return info(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void cut(String name, String text) {
        String said = String.valueOf(
                assertThrows(UserError.class, () -> info(name, text)).getMessage());
        assertTrue(said.contains("it is cut short"), said);
        assertEquals(1, said.lines().count());
    }

    @Test
    void whatEndsTooSoonIsTold() throws IOException {
        assertEquals(2, info("whole.off", OFF).triangles());
        assertEquals(2, info("open.off", OFF.strip()).triangles());
        assertEquals(2, info("edgeless.off", OFF.replace("4 2 0", "4 2")).triangles());
        for (int less : new int[] {3, 6, 9, 12, 20}) {
            cut("less.off", OFF.substring(0, OFF.length() - less));
        }
        cut("less.off", "OFF\n# nothing more\n");
        cut("less.off", "OFF\n\n# counts\n4 2 0\n# places\n0 0 0\n1 0");
        String ply = "ply\nformat ascii 1.0\n" + CORNERS + FACES + END + BODY;
        assertEquals(2, info("whole.ply", ply).triangles());
        assertEquals(2, info("open.ply", ply.strip()).triangles());
        for (int less : new int[] {3, 6, 9, 20}) {
            cut("less.ply", ply.substring(0, ply.length() - less));
        }
    }

    @Test
    void camerasInPolygonFilesArePassedOver() throws IOException {
        for (String head : List.of(CAMERA + CORNERS + FACES, CORNERS + CAMERA + FACES, CORNERS + FACES + CAMERA)) {
            boolean first = head.startsWith(CAMERA);
            boolean last = head.endsWith(CAMERA);
            String camera = "7 8 9\n";
            String text = (first ? camera : "")
                    + (first || last ? BODY : BODY.substring(0, 24) + camera + BODY.substring(24))
                    + (last ? camera : "");
            flat(info("camera.ply", "ply\nformat ascii 1.0\n" + head + END + text));
            for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                ByteBuffer out = ByteBuffer.allocate(1000).order(order);
                String name = order == ByteOrder.LITTLE_ENDIAN ? "little" : "big";
                out.put(("ply\nformat binary_" + name + "_endian 1.0\n" + head + END)
                        .getBytes(StandardCharsets.US_ASCII));
                for (int part = 0; part < 3; part++) {
                    if (part == (first ? 0 : last ? 2 : 1)) {
                        out.putFloat(7).putInt(8).putDouble(9);
                    } else if (part == (first ? 1 : 0)) {
                        for (float each : new float[] {0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0}) {
                            out.putFloat(each);
                        }
                    } else {
                        out.put((byte) 3).putInt(0).putInt(1).putInt(2);
                        out.put((byte) 3).putInt(0).putInt(2).putInt(3);
                    }
                }
                byte[] bytes = Arrays.copyOf(out.array(), out.position());
                flat(info("camera.ply", bytes));
                byte[] less = Arrays.copyOf(bytes, bytes.length - 40);
                String said = String.valueOf(assertThrows(UserError.class, () -> info("less.ply", less))
                        .getMessage());
                assertTrue(said.contains("it is cut short") || first || last, said);
            }
        }
    }

    @Test
    void severalInALineAreNotCutShort() throws IOException {
        String head = "ply\nformat ascii 1.0\n" + CORNERS + FACES + END;
        assertEquals(
                2,
                info("wide.ply", head + "0 0 0 1 0 0\n1 1 0 0 1 0\n3 0 1 2\n3 0 2 3\n")
                        .triangles());
        assertEquals(
                2, info("wider.ply", head + BODY.replace("2\n3 0", "2 3 0")).triangles());
    }

    @Test
    void whatHasNothingInItTakesNoTime() throws IOException {
        String head = "ply\nformat ascii 1.0\nelement ghost 9999999999\n" + CORNERS + FACES + END;
        long start = System.nanoTime();
        assertEquals(2, info("ghost.ply", head + BODY).triangles());
        assertTrue(System.nanoTime() - start < 10e9);
    }

    @Test
    void listsBehindTheFacesArePassedOver() throws IOException {
        String head = CORNERS + FACES + FACES.replace("face 2", "cell 1");
        ByteBuffer out = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
        out.put(("ply\nformat binary_little_endian 1.0\n" + head + END).getBytes(StandardCharsets.US_ASCII));
        for (float each : new float[] {0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0}) {
            out.putFloat(each);
        }
        out.put((byte) 3).putInt(0).putInt(1).putInt(2);
        out.put((byte) 3).putInt(0).putInt(2).putInt(3);
        out.put((byte) 2).putInt(0).putInt(1);
        flat(info("cell.ply", Arrays.copyOf(out.array(), out.position())));
    }

    private static void flat(MeshInfo info) {
        assertEquals(2, info.triangles());
        assertEquals(4, info.vertices());
        assertEquals(1, info.bbox()[1][1]);
        assertEquals(0, info.bbox()[1][2]);
    }
}
