package diorama.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.io.scene.ExportOptions;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.joml.Matrix4f;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blender takes the one angle of a Collada camera for that of a picture's longer side. */
class ColladaLensesTest {
    private static final float[] CORNERS = {0, 0, 0, 1, 0, 0, 0, 1, 0};

    private final Path folder;

    ColladaLensesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(floats = {0.5f, 0.6666f, 1, 1.5f, 2.4f})
    void camerasHaveTheAngleOfTheLongerSide(float aspect) throws IOException {
        Projection.Perspective lens = new Projection.Perspective(0.7f, aspect, 0.1f, 50);
        Mesh plate = new Mesh("plate", CORNERS, new float[0], new float[0], new int[] {0, 1, 2}, 0);
        Node shown = new Node("plate", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        Node eye = new Node("eye", new Matrix4f(), List.of(), Optional.of(Camera.atOrigin(lens)), List.of());
        Path file = folder.resolve("x.dae");
        SceneFiles.write(new Scene(List.of(shown, eye), List.of(plate), List.of()), file, ExportOptions.OF_MESHES);

        Matcher angle = Pattern.compile("<([xy])fov sid=\"[xy]fov\">([^<]*)<").matcher(Files.readString(file));
        assertEquals(1, angle.results().count());
        angle.reset().find();
        assertEquals(aspect < 1 ? "y" : "x", angle.group(1));
        double wider = 2 * Math.atan(Math.max(1, aspect) * Math.tan(0.35));
        assertEquals(wider, Math.toRadians(Double.parseDouble(angle.group(2))), 1e-5);

        Projection.Perspective again = lenses(SceneImporter.read(file).scene().roots())
                .map(Projection.Perspective.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals(0.7f, again.fovY(), 1e-5f);
        assertEquals(aspect, again.aspect(), 1e-5f);
    }

    private static Stream<Projection> lenses(List<Node> nodes) {
        return nodes.stream()
                .flatMap(n -> Stream.concat(n.camera().stream().map(Camera::projection), lenses(n.children())));
    }
}
