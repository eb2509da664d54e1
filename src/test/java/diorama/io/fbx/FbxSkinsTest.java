package diorama.io.fbx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.io.SceneImporter;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Pose;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bones of FBX files carry what was bound to them from where it was bound. */
class FbxSkinsTest {
    private final Path folder;

    FbxSkinsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A triangle whose node was moved by 5 after it was bound at (2, 0, 0) to a bone there, which stands at (0, 3, 0) now. */
    private static final String TEXT = """
            ; FBX 7.5.0 project file
            FBXHeaderExtension:  {
                FBXVersion: 7500
            }
            Objects:  {
                Geometry: 10, "Geometry::flag", "Mesh" {
                    Vertices: *9 {
                        a: 0,0,0,1,0,0,0,1,0
                    }
                    PolygonVertexIndex: *3 {
                        a: 0,1,-3
                    }
                    GeometryVersion: 124
                }
                Model: 40, "Model::flag", "Mesh" {
                    Version: 232
                    Properties70:  {
                        P: "GeometricTranslation", "Vector3D", "Vector", "", 0, 0, 7
                        P: "Lcl Translation", "Lcl Translation", "", "A", 5, 0, 0
                    }
                }
                Model: 41, "Model::pole", "LimbNode" {
                    Version: 232
                    Properties70:  {
                        P: "Lcl Translation", "Lcl Translation", "", "A", 0, 3, 0
                    }
                }
                Deformer: 30, "Deformer::", "Skin" {
                    Version: 101
                    Link_DeformAcuracy: 50
                }
                Deformer: 31, "SubDeformer::", "Cluster" {
                    Version: 100
                    UserData: "", ""
                    Indexes: *3 {
                        a: 0,1,2
                    }
                    Weights: *3 {
                        a: 1,1,1
                    }
                    Transform: *16 {
                        a: 1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1
                    }
                    TransformLink: *16 {
                        a: 1,0,0,0,0,1,0,0,0,0,1,0,2,0,0,1
                    }
                }
            }
            Connections:  {
                C: "OO",40,0
                C: "OO",41,0
                C: "OO",10,40
                C: "OO",30,10
                C: "OO",31,30
                C: "OO",41,31
            }
            """;

    @Test
    void meshesThatWereMovedAfterBindingFollowTheirBones() throws IOException {
        Path file = Files.writeString(folder.resolve("flag.fbx"), TEXT);
        Scene scene = SceneImporter.read(file).scene();
        List<Vector3f> places = new ArrayList<>();
        Scene rest = Pose.atRest(scene);
        rest.roots().forEach(root -> add(root, new Matrix4f(), rest, places));
        float unit = 0.01f; // centimetres
        assertEquals(3, places.size());
        assertTrue(
                places.stream().anyMatch(p -> p.distance(0, 3 * unit, 7 * unit) < 1e-6f),
                "the corner lies on the bone, behind it by the geometry's own place: " + places);
    }

    private static void add(Node node, Matrix4f above, Scene scene, List<Vector3f> places) {
        Matrix4f world = above.mul(node.transform(), new Matrix4f());
        for (int index : node.meshes()) {
            Mesh mesh = scene.meshes().get(index);
            for (int i = 0; i < mesh.positions().length; i += 3) {
                places.add(world.transformPosition(
                        new Vector3f(mesh.positions()[i], mesh.positions()[i + 1], mesh.positions()[i + 2])));
            }
        }
        node.children().forEach(child -> add(child, world, scene, places));
    }

    @Test
    void whatIsNotSureIsNotSaid() {
        assertEquals(Set.of("pole"), of(TEXT).of("flag", Set.of("pole")).keySet());
        assertTrue(of(TEXT).of("flag", Set.of("pole"))
                .getOrDefault("pole", new Matrix4f())
                .equals(new Matrix4f().translate(0, 0, 7), 1e-6f));
        assertEquals(Map.of(), of(TEXT).of("flag", Set.of("pole", "mast")));
        String flat = TEXT.replace("a: 1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1", "a: 1,0,0,0,0,1,0,0,0,0,0,0,0,0,0,1");
        assertEquals(Map.of(), of(flat).of("flag", Set.of("pole")));
        String broken = TEXT.replace("a: 1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1", "a: 1,0,0,0,0,1e999,0,0,0,0,1,0,0,0,0,1");
        assertEquals(Map.of(), of(broken).of("flag", Set.of("pole")));
        String twice = TEXT.replace(
                "    Deformer: 30,", "    Model: 42, \"Model::pole\", \"LimbNode\" {\n    }\n    Deformer: 30,");
        assertEquals(Map.of(), of(twice).of("flag", Set.of("pole")));
    }

    private static FbxSkins of(String text) {
        return new FbxSkins(FbxTree.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
    }
}
