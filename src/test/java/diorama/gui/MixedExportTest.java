package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.gui.state.Action;
import diorama.gui.state.Document;
import diorama.gui.state.Settings;
import diorama.gui.state.StagedScene;
import diorama.gui.state.Staging;
import diorama.gui.state.ViewState;
import diorama.io.SceneFiles;
import diorama.io.SceneImporter;
import diorama.io.scene.ExportOptions;
import diorama.mesh.Animation;
import diorama.mesh.Scene;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A photo and a moving mesh in one scene. */
class MixedExportTest {
    private static Scene staged() {
        Document cube = Fixtures.cube("cube.glb", 0, 0, 0);
        Animation rise = new Animation(
                "rise",
                2,
                List.of(new Animation.Track(
                        "cube",
                        new Animation.Keys(new float[] {0, 2}, new float[] {0, 0, 0, 0, 4, 0}),
                        Animation.Keys.NONE,
                        Animation.Keys.NONE)));
        Scene still = cube.scene();
        Document moving = cube.with(new Scene(still.roots(), still.meshes(), still.materials(), List.of(rise)));
        ViewState state = ViewState.empty(Settings.DEFAULTS)
                .reduce(new Action.Open(Fixtures.made("photo.jpg", Settings.DEFAULTS)))
                .reduce(new Action.Open(moving));
        return new StagedScene().of(Staging.of(state), Document::scene);
    }

    @Test
    void movementsAreKept() {
        assertEquals(1, staged().animations().size());
    }

    @Test
    void meshesKeepNormalsBesidePhotosThatNeedNone(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("mixed.gltf");
        SceneFiles.writeMixed(staged(), file, ExportOptions.OF_MESHES, List.of());
        String json = Files.readString(file);
        assertEquals(1, json.split("\"NORMAL\"", -1).length - 1);
        assertTrue(!SceneImporter.read(file).scene().animations().isEmpty());
    }
}
