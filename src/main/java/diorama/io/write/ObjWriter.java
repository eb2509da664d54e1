package diorama.io.write;

import diorama.base.FileNames;
import diorama.image.RgbaImage;
import diorama.io.scene.PlacedMesh;
import diorama.mesh.Material;
import diorama.mesh.MaterialMaps;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.joml.Vector4fc;

/** Writes Wavefront OBJ with a material library and pictures beside it; its texture origin is at the bottom left. */
public final class ObjWriter {
    /** Of pictures that do not come again. */
    private static final String END = "-clamp on ";

    private ObjWriter() {}

    public static List<FilePart> parts(Scene scene, Path target, TextureEncoder textures) {
        Path library = target.resolveSibling(FileNames.stem(target) + ".mtl");
        IdentityHashMap<RgbaImage, SideTexture> pictures = SideTexture.name(scene, target, textures);
        List<PlacedMesh> meshes = PlacedMesh.all(scene);
        List<FilePart> parts = new ArrayList<>();
        parts.add(new FilePart(target, path -> writeMeshes(path, scene, meshes, library)));
        parts.add(new FilePart(library, path -> writeMaterials(path, scene, pictures)));
        parts.addAll(SideTexture.parts(pictures));
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
        writePositions(out, mesh);
        float[] uvs = mesh.uvs();
        for (int i = 0; i < uvs.length; i += 2) {
            out.text("vt ").number(uvs[i]).symbol(' ').number(1 - uvs[i + 1]).symbol('\n');
        }
        writeTriples(out, "vn ", mesh.normals());
    }

    /** Colours of vertices follow the place, as most readers know it. */
    private static void writePositions(TextOut out, Mesh mesh) throws IOException {
        byte[] colors = mesh.colors();
        if (colors.length == 0) {
            writeTriples(out, "v ", mesh.positions());
            return;
        }
        float[] p = mesh.positions();
        for (int v = 0; v < mesh.vertexCount(); v++) {
            out.symbol('v');
            for (int k = 0; k < 3; k++) {
                out.symbol(' ').number(p[3 * v + k]);
            }
            for (int k = 0; k < 3; k++) {
                out.symbol(' ').number((colors[4 * v + k] & 0xff) / 255f);
            }
            out.symbol('\n');
        }
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

    private static void writeMaterials(Path path, Scene scene, IdentityHashMap<RgbaImage, SideTexture> pictures)
            throws IOException {
        try (TextOut out = new TextOut(path)) {
            for (int m = 0; m < scene.materials().size(); m++) {
                Material material = scene.materials().get(m);
                Vector4fc color = material.seenColor();
                out.text("newmtl " + materialName(scene, m) + "\n");
                triple(out, "Kd", color.x(), color.y(), color.z());
                out.text("d ").number(material.cutout() ? 1 : color.w()).symbol('\n');
                if (material.unlit()) {
                    // a constant colour
                    out.text("Ks 0 0 0\nillum 0\n");
                } else {
                    writeSurface(out, material);
                }
                MaterialMaps maps = material.maps();
                // only where it is seen: some readers take the option for a part of the picture's name
                boolean rims = PictureRims.areSeen(scene, m);
                String ends = rims && PictureRims.ends(material.sampler()) ? END : "";
                writeMap(out, "map_Kd " + ends, material.baseColorTexture(), pictures);
                ends = rims && PictureRims.ends(maps.sampler(MaterialMaps.Kind.NORMAL)) ? END : "";
                writeMap(out, "map_Bump -bm 1 " + ends, maps.normal(), pictures);
                ends = rims && PictureRims.ends(maps.sampler(MaterialMaps.Kind.EMISSIVE)) ? END : "";
                writeMap(out, "map_Ke " + ends, maps.emissive(), pictures);
            }
        }
    }

    /** Shininess as Blender reads it, and the roughness itself for readers that know it. */
    private static void writeSurface(TextOut out, Material material) throws IOException {
        float gloss = 1 - material.roughness();
        triple(out, "Ks", 0.5f, 0.5f, 0.5f);
        triple(
                out,
                "Ke",
                material.emissive().x(),
                material.emissive().y(),
                material.emissive().z());
        out.text("Ns ").number(1000 * gloss * gloss);
        out.text("\nPr ").number(material.roughness());
        out.text("\nPm ").number(material.metallic()).text("\nillum 2\n");
    }

    private static void triple(TextOut out, String key, float x, float y, float z) throws IOException {
        out.text(key)
                .symbol(' ')
                .number(x)
                .symbol(' ')
                .number(y)
                .symbol(' ')
                .number(z)
                .symbol('\n');
    }

    private static void writeMap(
            TextOut out, String key, Optional<RgbaImage> image, IdentityHashMap<RgbaImage, SideTexture> pictures)
            throws IOException {
        SideTexture picture = image.isPresent() ? pictures.get(image.get()) : null;
        if (picture != null) {
            out.text(key + picture.reference() + "\n");
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
