package diorama.gui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.camera.OrbitControl;
import diorama.gui.Fixtures;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;

/** What a click hits, and how long is what lies between two. */
class PickerTest {
    private static final ViewState CUBE =
            ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(Fixtures.cube("cube.glb", 0, 0, 0)));

    @Test
    void aMetreOnAKnownCubeMeasuresOneMetre() {
        for (boolean parallel : new boolean[] {false, true}) {
            // the cube's sides are 2: its right edge is seen from aside
            OrbitControl view = CUBE.view().orbited(0.4f, 0.2f).withParallel(parallel);
            Extent bounds = Staging.of(CUBE).bounds();
            Matrix4f clip = view.camera(1.5f, bounds.center(), bounds.radius()).viewProjection();
            Vector3f low = picked(view, clip.transformProject(new Vector3f(0.2f, -0.5f, 1)));
            Vector3f high = picked(view, clip.transformProject(new Vector3f(0.2f, 0.5f, 1)));
            Ruler ruler = new Ruler(low, high);
            assertEquals(1, ruler.metres(), 1e-4, low + " to " + high);
            assertEquals("1.00 m", Ruler.text(ruler.metres()));
        }
    }

    private static Vector3f picked(OrbitControl view, Vector3f ndc) {
        return Picker.point(Staging.of(CUBE), view, ndc.x, ndc.y, 1.5f).orElseThrow();
    }

    @Test
    void cloudsArePickedByTheirPoints() {
        Document cube = Fixtures.cube("cloud.ply", 0, 0, 0);
        Mesh faces = cube.scene().meshes().get(0);
        Mesh points = new Mesh("points", faces.positions(), new float[0], faces.uvs(), new int[0], 0);
        Scene cloud =
                new Scene(cube.scene().roots(), List.of(points), cube.scene().materials());
        ViewState state = ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(cube.with(cloud)));
        for (boolean parallel : new boolean[] {false, true}) {
            OrbitControl view = state.view().withParallel(parallel);
            Extent bounds = Staging.of(state).bounds();
            Matrix4f clip = view.camera(1.5f, bounds.center(), bounds.radius()).viewProjection();
            Vector3f corner = clip.transformProject(new Vector3f(1, 1, 1));
            Vector3f hit = Picker.point(Staging.of(state), view, corner.x + 0.004f, corner.y, 1.5f)
                    .orElseThrow();
            assertEquals(0, hit.distance(1, 1, 1), 1e-5, "the point itself");
            Vector3f side = clip.transformProject(new Vector3f(0.2f, 0.2f, 1));
            assertEquals(Optional.empty(), Picker.point(Staging.of(state), view, side.x, side.y, 1.5f));
        }
    }

    @Test
    void ofPointsSideBySideTheOneUnderTheMouseIsMeant() {
        // nearer to the eye from left to right, closer together than what a click reaches
        float[] xyz = new float[3 * 9];
        for (int i = 0; i < 9; i++) {
            xyz[3 * i] = 0.005f * (i - 4);
            xyz[3 * i + 2] = 0.002f * i;
        }
        Document cube = Fixtures.cube("cloud.ply", 0, 0, 0);
        Mesh far = cube.scene().meshes().get(0);
        Mesh points = new Mesh("points", xyz, new float[0], new float[0], new int[0], 0);
        Mesh frame = new Mesh("frame", far.positions(), new float[0], far.uvs(), new int[0], 0);
        Scene cloud = new Scene(
                cube.scene().roots(), List.of(points, frame), cube.scene().materials());
        Scene both = new Scene(
                List.of(
                        cube.scene().roots().get(0),
                        new diorama.mesh.Node(
                                "frame", new Matrix4f(), List.of(1), Optional.empty(), Optional.empty(), List.of())),
                cloud.meshes(),
                cloud.materials());
        ViewState state = ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(cube.with(both)));
        OrbitControl view = state.view();
        Extent bounds = Staging.of(state).bounds();
        Matrix4f clip = view.camera(1.5f, bounds.center(), bounds.radius()).viewProjection();
        for (int i = 0; i < 9; i++) {
            Vector3f own = new Vector3f(xyz[3 * i], 0, xyz[3 * i + 2]);
            Vector3f ndc = clip.transformProject(new Vector3f(own));
            Vector3f hit =
                    Picker.point(Staging.of(state), view, ndc.x, ndc.y, 1.5f).orElseThrow();
            assertEquals(0, hit.distance(own), 1e-5, "point " + i);
        }
    }

    @Test
    void nothingIsPickedBesideASurface() {
        assertEquals(Optional.empty(), Picker.point(Staging.of(CUBE), CUBE.view(), -0.99f, 0.99f, 1.5f));
    }

    @Test
    void placesPickedInPerspectiveLieOnTheSurface() {
        OrbitControl view = CUBE.view();
        Vector3f hit = Picker.point(Staging.of(CUBE), view, 0.05f, -0.03f, 1.4f).orElseThrow();
        float most = Math.max(Math.abs(hit.x), Math.max(Math.abs(hit.y), Math.abs(hit.z)));
        assertEquals(1, most, 1e-4, hit.toString());
    }

    @Test
    void lengthsAreWrittenInTheUnitThatFits() {
        assertEquals("4.20 mm", Ruler.text(0.0042f));
        assertEquals("25.0 cm", Ruler.text(0.25f));
        assertEquals("12.35 m", Ruler.text(12.345f));
        assertEquals("1.500 km", Ruler.text(1500));
    }
}
