package diorama.io;

import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Vector4fc;

/** Writes Wavefront OBJ with a material library and pictures beside it; its texture origin is at the bottom left. */
final class ObjWriter {
    private ObjWriter() {}

    static List<FilePart> parts(Scene scene, Path target, ExportOptions options, TextureEncoder textures) {
        Path library = target.resolveSibling(SceneFiles.stem(target) + ".mtl");
        List<Optional<SideTexture>> pictures = SideTexture.name(scene, target, textures);
        List<PlacedMesh> meshes = PlacedMesh.all(scene, PlacedMesh.axes(options.upAxis(), ExportOptions.UpAxis.Y));
        List<FilePart> parts = new ArrayList<>();
        parts.add(new FilePart(target, path -> writeMeshes(path, scene, meshes, library)));
        parts.add(new FilePart(library, path -> writeMaterials(path, scene, pictures)));
        pictures.forEach(p -> p.ifPresent(picture -> parts.add(picture.part())));
        return parts;
    }

    private static void writeMeshes(Path path, Scene scene, List<PlacedMesh> meshes, Path library) throws IOException {
        try (TextOut out = new TextOut(path)) {
            out.text("# Diorama\nmtllib " + library.getFileName() + "\n");
            int v = 1;
            int vt = 1;
            int vn = 1;
            for (PlacedMesh placed : meshes) {
                Mesh mesh = placed.mesh();
                out.text("o " + word(placed.name()) + "\n");
                writeVertices(out, mesh);
                if (mesh.material() < scene.materials().size()) {
                    out.text("usemtl " + materialName(scene, mesh.material()) + "\n");
                }
                writeFaces(out, mesh, v, vt, vn);
                v += mesh.vertexCount();
                vt += mesh.uvs().length / 2;
                vn += mesh.normals().length / 3;
            }
        }
    }

    private static void writeVertices(TextOut out, Mesh mesh) throws IOException {
        writeTriples(out, "v ", mesh.positions());
        float[] uvs = mesh.uvs();
        for (int i = 0; i < uvs.length; i += 2) {
            out.text("vt ").number(uvs[i]).symbol(' ').number(1 - uvs[i + 1]).symbol('\n');
        }
        writeTriples(out, "vn ", mesh.normals());
    }

    private static void writeTriples(TextOut out, String keyword, float[] values) throws IOException {
        for (int i = 0; i < values.length; i += 3) {
            out.text(keyword)
                    .number(values[i])
                    .symbol(' ')
                    .number(values[i + 1])
                    .symbol(' ')
                    .number(values[i + 2])
                    .symbol('\n');
        }
    }

    private static void writeFaces(TextOut out, Mesh mesh, int v, int vt, int vn) throws IOException {
        int[] indices = mesh.indices();
        boolean uvs = mesh.uvs().length > 0;
        boolean normals = mesh.normals().length > 0;
        for (int i = 0; i < indices.length; i += 3) {
            out.symbol('f');
            for (int k = i; k < i + 3; k++) {
                out.symbol(' ').number(v + (long) indices[k]);
                if (uvs || normals) {
                    out.symbol('/');
                }
                if (uvs) {
                    out.number(vt + (long) indices[k]);
                }
                if (normals) {
                    out.symbol('/').number(vn + (long) indices[k]);
                }
            }
            out.symbol('\n');
        }
    }

    private static void writeMaterials(Path path, Scene scene, List<Optional<SideTexture>> pictures)
            throws IOException {
        try (TextOut out = new TextOut(path)) {
            for (int m = 0; m < pictures.size(); m++) {
                Material material = scene.materials().get(m);
                Vector4fc color = material.baseColor();
                out.text("newmtl " + materialName(scene, m) + "\n");
                out.text("Kd ")
                        .number(color.x())
                        .symbol(' ')
                        .number(color.y())
                        .symbol(' ')
                        .number(color.z());
                // 0 is a constant colour, 1 is lit without highlights
                out.text("\nKs 0 0 0\nd ").number(color.w()).text(material.unlit() ? "\nillum 0\n" : "\nillum 1\n");
                if (pictures.get(m).isPresent()) {
                    out.text("map_Kd " + pictures.get(m).get().fileName() + "\n");
                }
            }
        }
    }

    private static String materialName(Scene scene, int index) {
        String name = word(scene.materials().get(index).name());
        boolean repeated = scene.materials().subList(0, index).stream()
                .anyMatch(m -> word(m.name()).equals(name));
        return repeated ? name + "_" + index : name;
    }

    /** A name without blanks and line ends. */
    private static String word(String name) {
        String word = name.strip().replaceAll("\\s+", "_");
        return word.isEmpty() ? "mesh" : word;
    }
}
