package diorama.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small whole files of formats that are read but not written here: a square each, or a triangle. */
final class MeshCorpus {
    private static final String[] SQUARE = {"0 0 0", "1 0 0", "1 1 0", "0 1 0"};

    private MeshCorpus() {}

    static List<Path> write(Path folder) throws IOException {
        Map<String, byte[]> all = new TreeMap<>();
        all.put(
                "ascii.stl",
                bytes("solid a b\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\n"
                        + "vertex 0 1 0\nendloop\nendfacet\nendsolid\n"));
        all.put("binary.stl", stl());
        all.put("ascii.ply", bytes(ply()));
        all.put("square.off", bytes("OFF\n4 1 0\n" + String.join("\n", SQUARE) + "\n4 0 1 2 3\n"));
        all.put("square.ac", bytes(ac()));
        all.put("square.x3d", bytes(x3d()));
        all.put("square.dxf", bytes(dxf()));
        all.put("square.nff", bytes(nff()));
        all.put("triangle.raw", bytes("0 0 0 1 0 0 0 1 0\n"));
        all.put("square.smd", bytes(smd()));
        all.put("triangle.md2", md2());
        all.put("triangle.lwo", lwo());
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : all.entrySet()) {
            files.add(Files.write(folder.resolve(file.getKey()), file.getValue()));
        }
        return files;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] stl() {
        ByteBuffer out = ByteBuffer.allocate(84 + 50).order(ByteOrder.LITTLE_ENDIAN);
        out.position(80).putInt(1);
        for (float value : new float[] {0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0}) {
            out.putFloat(value);
        }
        return out.array();
    }

    private static String ply() {
        return "ply\nformat ascii 1.0\nelement vertex 4\nproperty float x\nproperty float y\nproperty float z\n"
                + "element face 1\nproperty list uchar int vertex_indices\nend_header\n"
                + String.join("\n", SQUARE) + "\n4 0 1 2 3\n";
    }

    static String ac() {
        return "AC3Db\nMATERIAL \"red\" rgb 1 0 0 amb 0.2 0.2 0.2 emis 0 0 0 spec 0.5 0.5 0.5 shi 10 trans 0\n"
                + "OBJECT world\nkids 1\nOBJECT poly\nname \"square\"\nnumvert 4\n" + String.join("\n", SQUARE)
                + "\nnumsurf 1\nSURF 0x20\nmat 0\nrefs 4\n0 0 0\n1 1 0\n2 1 1\n3 0 1\nkids 0\n";
    }

    private static String x3d() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><X3D version=\"3.0\" profile=\"Interchange\"><Scene><Shape>"
                + "<IndexedFaceSet coordIndex=\"0 1 2 3 -1\"><Coordinate point=\"" + String.join(" ", SQUARE)
                + "\"/></IndexedFaceSet></Shape></Scene></X3D>";
    }

    private static String dxf() {
        StringBuilder text = new StringBuilder("0\nSECTION\n2\nENTITIES\n0\n3DFACE\n8\n0\n");
        for (int corner = 0; corner < 4; corner++) {
            String[] at = SQUARE[corner].split(" ");
            for (int axis = 0; axis < 3; axis++) {
                text.append(10 * (axis + 1) + corner)
                        .append('\n')
                        .append(at[axis])
                        .append(".0\n");
            }
        }
        return text + "0\nENDSEC\n0\nEOF\n";
    }

    static String nff() {
        return "f 1 0 0 0.8 0.2 10 0 1\np 4\n" + String.join("\n", SQUARE) + "\n";
    }

    private static String smd() {
        StringBuilder text = new StringBuilder(
                "version 1\nnodes\n0 \"root\" -1\nend\nskeleton\ntime 0\n0 0 0 0 0 0 0\n" + "end\ntriangles\n");
        for (int[] corners : new int[][] {{0, 1, 2}, {0, 2, 3}}) {
            text.append("paint.bmp\n");
            for (int corner : corners) {
                text.append("0 ").append(SQUARE[corner]).append(" 0 0 1 0 0\n");
            }
        }
        return text + "end\n";
    }

    static String directX() {
        return "xof 0303txt 0032\nMesh square {\n 4;\n 0;0;0;,\n 1;0;0;,\n 1;1;0;,\n 0;1;0;;\n 1;\n 4;0,1,2,3;;\n}\n";
    }

    /** One frame of a triangle; see Quake II's qfiles.h. */
    static byte[] md2() {
        int header = 68;
        int frame = 40 + 4 * 3;
        int[] numbers = {
            844121161,
            8,
            64,
            64,
            frame,
            0,
            3,
            3,
            1,
            0,
            1,
            header,
            header,
            header + 12,
            header + 24,
            header,
            header + 24 + frame
        };
        ByteBuffer out = ByteBuffer.allocate(header + 24 + frame + 256).order(ByteOrder.LITTLE_ENDIAN);
        for (int number : numbers) {
            out.putInt(number);
        }
        for (int corner = 0; corner < 3; corner++) {
            out.putShort((short) (20 * corner)).putShort((short) 10);
        }
        for (int index : new int[] {0, 1, 2, 0, 1, 2}) {
            out.putShort((short) index);
        }
        for (float value : new float[] {1, 1, 1, 0, 0, 0}) {
            out.putFloat(value);
        }
        out.position(out.position() + 16);
        out.put(new byte[] {0, 0, 0, 0, 10, 0, 0, 0, 0, 10, 0, 0});
        return out.array();
    }

    /** LightWave's second form: points, one polygon, its tag and its surface. */
    private static byte[] lwo() {
        ByteBuffer out = ByteBuffer.allocate(512);
        out.put(bytes("FORM")).putInt(0).put(bytes("LWO2"));
        out.put(bytes("TAGS")).putInt(4).put(bytes("red\0"));
        out.put(bytes("LAYR")).putInt(18).put(new byte[18]);
        out.put(bytes("PNTS")).putInt(36);
        for (float value : new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0}) {
            out.putFloat(value);
        }
        out.put(bytes("POLS")).putInt(12).put(bytes("FACE"));
        out.putShort((short) 3).putShort((short) 0).putShort((short) 1).putShort((short) 2);
        out.put(bytes("PTAG")).putInt(8).put(bytes("SURF")).putShort((short) 0).putShort((short) 0);
        out.put(bytes("SURF")).putInt(6).put(bytes("red\0")).putShort((short) 0);
        out.putInt(4, out.position() - 8);
        byte[] made = new byte[out.position()];
        out.flip().get(made);
        return made;
    }
}
