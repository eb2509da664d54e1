package diorama.gui.state;

import com.google.gson.JsonObject;
import diorama.base.UserError;
import diorama.io.scene.ExportOptions;
import diorama.options.Presets;
import diorama.relief.ReliefOptions;
import diorama.relief.SolidOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How the user wants scenes and depth to be written, whatever project is open.
 *
 * @param mesh of files with meshes
 * @param relief how photos are meshed, where they are meshed anew
 * @param solid the plate that a photo becomes, where it becomes one
 */
public record ExportWish(
        SceneExport scene, ExportOptions mesh, ReliefOptions relief, SolidOptions solid, DepthExport depth) {
    static final ExportWish DEFAULTS = new ExportWish(
            SceneExport.DEFAULTS,
            ExportOptions.OF_MESHES,
            ReliefOptions.DEFAULTS,
            SolidOptions.DEFAULTS,
            DepthExport.DEFAULTS);

    /** This with one of its records replaced. */
    public ExportWish with(Record options) {
        if (options instanceof SceneExport o) {
            return new ExportWish(o, mesh, relief, solid, depth);
        }
        if (options instanceof ExportOptions o) {
            return new ExportWish(scene, o, relief, solid, depth);
        }
        if (options instanceof ReliefOptions o) {
            return new ExportWish(scene, mesh, o, solid, depth);
        }
        if (options instanceof SolidOptions o) {
            return new ExportWish(scene, mesh, relief, o, depth);
        }
        if (options instanceof DepthExport o) {
            return new ExportWish(scene, mesh, relief, solid, o);
        }
        throw new AssertionError(options);
    }

    /** What the photos of {@code shown} become; as nothing is asked of them where there are none, they stay as they are. */
    public SceneExport.Photos photos(Staging shown) {
        return shown.parts().stream().anyMatch(p -> p.document().relief().isPresent())
                ? scene.photos()
                : SceneExport.Photos.AS_SHOWN;
    }

    /** What was wanted the last time; as usual where that cannot be read. */
    public static ExportWish read(Path file) {
        if (!Files.isRegularFile(file)) {
            return DEFAULTS;
        }
        try {
            JsonObject root = Presets.read(file);
            return new ExportWish(
                    Presets.apply(root, "scene", SceneExport.SCHEMA, DEFAULTS.scene),
                    Presets.apply(root, "export", ExportOptions.MESH_SCHEMA, DEFAULTS.mesh),
                    Presets.apply(root, "relief", ReliefOptions.SCHEMA, DEFAULTS.relief),
                    Presets.apply(root, "solid", SolidOptions.SCHEMA, DEFAULTS.solid),
                    Presets.apply(root, "depth-file", DepthExport.SCHEMA, DEFAULTS.depth));
        } catch (UserError e) {
            // of another version
            return DEFAULTS;
        }
    }

    public void write(Path file) throws IOException {
        JsonObject root = new JsonObject();
        root.add("scene", Presets.toJson(SceneExport.SCHEMA, scene));
        root.add("export", Presets.toJson(ExportOptions.MESH_SCHEMA, mesh));
        root.add("relief", Presets.toJson(ReliefOptions.SCHEMA, relief));
        root.add("solid", Presets.toJson(SolidOptions.SCHEMA, solid));
        root.add("depth-file", Presets.toJson(DepthExport.SCHEMA, depth));
        Preferences.StudioFiles.write(file, Presets.text(root));
    }
}
