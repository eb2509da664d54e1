package diorama.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.image.Sampler;
import diorama.image.Sampler.Copies;
import diorama.image.Sampler.Filter;
import diorama.image.Sampler.Wrap;
import diorama.io.scene.ExportOptions;
import diorama.mesh.Material;
import diorama.mesh.MaterialMaps;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How pictures are looked up is read and written. */
class SamplerFilesTest extends Rewriting {
    private static final Sampler PIXELS =
            new Sampler(Wrap.MIRROR, Wrap.CLAMP, Filter.NEAREST, Filter.NEAREST, Copies.NONE);
    private static final Sampler OTHER =
            new Sampler(Wrap.CLAMP, Wrap.REPEAT, Filter.LINEAR, Filter.LINEAR, Copies.NEAREST);

    private static RgbaImage picture() {
        RgbaImage out = RgbaImage.allocate(new Size(4, 4));
        for (int i = 0; i < 16; i++) {
            out.setArgb(i % 4, i / 4, 0xff000000 | i * 0x0f0b07);
        }
        return out;
    }

    private static Scene square(Sampler sampler, Map<MaterialMaps.Kind, Sampler> others, float reach) {
        RgbaImage one = picture();
        MaterialMaps maps = new MaterialMaps(
                Optional.of(one), Optional.of(picture()), Optional.empty(), Optional.of(one), Set.of(), others);
        Material paint = new Material(
                        "paint", new Vector4f(1), Optional.of(one), 0, 1, false, new Vector3f(1), false, maps)
                .with(sampler);
        float[] uvs = {0, reach, reach, reach, reach, 0, 0, 0};
        float[] corners = {-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0};
        Mesh mesh = new Mesh("square", corners, new float[0], uvs, new int[] {0, 1, 2, 0, 2, 3}, 0);
        Node node = new Node("square", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        return new Scene(List.of(node), List.of(mesh), List.of(paint));
    }

    private static Material painted(Scene scene) {
        return scene.materials().stream()
                .filter(m -> m.baseColorTexture().isPresent())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"glb", "gltf"})
    void gltfKeepsAllOfThem(String extension) {
        Map<MaterialMaps.Kind, Sampler> others = Map.of(MaterialMaps.Kind.NORMAL, OTHER);
        Scene after = through(square(PIXELS, others, 2), extension, ExportOptions.OF_MESHES)
                .scene();
        Material paint = after.materials().get(0);
        assertEquals(PIXELS, paint.sampler());
        assertEquals(OTHER, paint.maps().sampler(MaterialMaps.Kind.NORMAL));
        assertEquals(Sampler.TILED, paint.maps().sampler(MaterialMaps.Kind.EMISSIVE));
        for (Copies copies : Copies.values()) {
            for (Filter smaller : Filter.values()) {
                Sampler wanted = new Sampler(Wrap.REPEAT, Wrap.MIRROR, Filter.LINEAR, smaller, copies);
                Scene again = through(square(wanted, Map.of(), 2), extension, ExportOptions.OF_MESHES)
                        .scene();
                assertEquals(wanted, again.materials().get(0).sampler());
            }
        }
    }

    @Test
    void wavefrontFilesKeepWhatEndsOnAllSides() throws IOException {
        Map<MaterialMaps.Kind, Sampler> others = Map.of(MaterialMaps.Kind.NORMAL, Sampler.SINGLE);
        SceneImporter.Imported after = through(square(Sampler.SINGLE, others, 2), "obj", ExportOptions.OF_MESHES);
        Material paint = painted(after.scene());
        assertEquals(Sampler.SINGLE, paint.sampler());
        assertEquals(Sampler.SINGLE, paint.maps().sampler(MaterialMaps.Kind.NORMAL));
        assertEquals(Sampler.TILED, paint.maps().sampler(MaterialMaps.Kind.EMISSIVE));
        // nothing is said where nothing of it is seen: not every reader knows the word
        through(square(Sampler.SINGLE, others, 1), "obj", ExportOptions.OF_MESHES);
        assertFalse(Files.readString(folder.resolve("tree.mtl")).contains("-clamp"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"obj", "fbx", "dae", "ply"})
    void formatsWithoutAWordForItSaySo(String extension) {
        Path file = folder.resolve("square." + extension);
        String notes = SceneFiles.write(square(PIXELS, Map.of(), 2), file, ExportOptions.OF_MESHES)
                .notes()
                .toString();
        assertTrue(notes.contains("mirrored"), notes);
        notes = SceneFiles.write(square(PIXELS, Map.of(), 1), file, ExportOptions.OF_MESHES)
                .notes()
                .toString();
        assertFalse(notes.contains("mirrored"), notes);
    }

    @Test
    void x3dSaysWhetherPicturesRepeat() throws IOException {
        Files.write(folder.resolve("p.png"), ImageFiles.encode(picture(), "png", 90));
        Files.writeString(folder.resolve("a.x3d"), """
                <?xml version="1.0"?><X3D version="3.0"><Scene><Shape><Appearance><Material/>
                <ImageTexture url='"https://example.com/p.png"
                "p.png"' repeatS="false" repeatT="true"/></Appearance>
                <IndexedFaceSet coordIndex="0 1 2 -1" texCoordIndex="0 1 2 -1"><Coordinate point="0 0 0,  1 0 0,
                0,1,0"/>
                <TextureCoordinate point="0 0 2 0 0 2"/></IndexedFaceSet></Shape></Scene></X3D>
                """);
        Material tile = painted(SceneImporter.read(folder.resolve("a.x3d")).scene());
        assertEquals(new Sampler(Wrap.CLAMP, Wrap.REPEAT), tile.sampler());
    }
}
