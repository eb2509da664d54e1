package diorama.render;

import static diorama.render.LitScenes.SIZE;
import static diorama.render.LitScenes.facing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.gl.HeadlessDevice;
import diorama.gl.Program;
import diorama.image.RgbaImage;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import diorama.stereo.StereoRig;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joml.Matrix4f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Vertices as balls and discs. */
@Tag("gl")
class PointPassTest {
    private static final Look LOOK = Look.DEFAULTS.withSamples(1).with(Backdrop.BLACK);

    @RegisterExtension
    final HeadlessDevice gl = new HeadlessDevice();

    /** Three points in a row, the outer ones 2 apart, 4 before the camera. */
    private static Scene row(int... indices) {
        Mesh mesh = new Mesh("row", new float[] {-1, 0, 0, 1, 0, 0, 0, 0, 0}, new float[0], new float[6], indices, 0);
        Material green = new Material("green", new Vector4f(0, 0.5f, 0, 1), Optional.empty(), 0, 1, true);
        Node node = new Node("row", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        return new Scene(List.of(node), List.of(mesh), List.of(green));
    }

    private static Look look(PointSprites points, float size) {
        return Look.SCHEMA.with(LOOK.with(points), Look.SCHEMA.option("point-size"), size);
    }

    private RgbaImage draw(Scene scene, Look look) {
        try (SceneRenderer renderer = new SceneRenderer(gl.get())) {
            RgbaImage drawn = renderer.draw(scene, facing(), SIZE, look);
            for (Program program : gl.get().scope().programs()) {
                if (program.toString().contains("sprite")) {
                    assertEquals(Set.of(), program.neverSet(), program.toString());
                }
            }
            return drawn;
        }
    }

    private static int covered(RgbaImage image) {
        int count = 0;
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                count += (image.argb(x, y) & 0xffffff) != 0 ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void aPointIsAsLargeAsABallOfItsSize() {
        // a tenth of the scene's diagonal of 2
        RgbaImage drawn = draw(row(), look(PointSprites.CLOUDS, 100));
        double px = 0.2 / 4 / Math.tan(0.4) * 80;
        assertEquals(3 * Math.PI / 4 * px * px, covered(drawn), 0.1 * 3 * Math.PI / 4 * px * px, px + " px wide");
        double aside = 1 / 4.0 / Math.tan(0.4) * 80;
        assertEquals(0xbc, drawn.channel((int) (80 - aside), 80, 1), 1, "the colour as it is");
        assertEquals(0xff000000, drawn.argb((int) (80 - aside / 2), 80), "between them is nothing");
    }

    @Test
    void whereThereAreFacesPointsAreShownWhenAsked() {
        Scene faces = row(0, 1, 2);
        assertEquals(0, covered(draw(faces, look(PointSprites.CLOUDS, 100))), "a face seen edge on");
        assertTrue(covered(draw(faces, look(PointSprites.DISCS, 100))) > 50);
        assertEquals(0, covered(draw(row(), look(PointSprites.NONE, 100))));
    }

    @Test
    void ballsAreShaded() {
        RgbaImage directions = draw(row(), look(PointSprites.BALLS, 200).with(Shading.NORMALS));
        assertEquals(255, directions.channel(80, 80, 2), 3, "the middle faces the eye");
        assertTrue(directions.channel(87, 80, 0) > 180, "the right side faces right");
        assertTrue(directions.channel(80, 73, 1) > 180, "the upper side faces up");
        Look depth = look(PointSprites.BALLS, 200).with(Shading.DEPTH);
        assertTrue(covered(draw(row(), depth)) > 100);
    }

    @Test
    void stereoKnowsHowFarCloudsAre() {
        try (SceneRenderer renderer = new SceneRenderer(gl.get())) {
            StereoRig.Range range = renderer.visibleRange(row(), facing());
            assertEquals(4, range.near(), 0.05);
            assertEquals(4, range.far(), 0.05);
        }
    }
}
