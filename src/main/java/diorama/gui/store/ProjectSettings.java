package diorama.gui.store;

import com.google.gson.JsonObject;
import diorama.depth.DepthOptions;
import diorama.depth.ImportOptions;
import diorama.depth.ShapeOptions;
import diorama.depth.StabiliseOptions;
import diorama.gui.state.Clip;
import diorama.gui.state.Making;
import diorama.gui.state.Settings;
import diorama.gui.state.ViewOptions;
import diorama.options.Presets;
import diorama.pipeline.clip.CameraKeys;
import diorama.pipeline.clip.ZoomOptions;
import diorama.relief.ReliefOptions;
import diorama.render.GradeOptions;
import diorama.render.LensOptions;
import diorama.render.Lighting;
import diorama.render.Look;
import diorama.stereo.ComfortOptions;
import diorama.stereo.FrameOptions;
import diorama.stereo.StereoOptions;
import diorama.video.option.EncodeOptions;
import diorama.video.option.FilmOptions;
import java.util.List;

/** A project's {@link Settings} as JSON: every record of options under a name of its own. */
public final class ProjectSettings {
    private ProjectSettings() {}

    /** Adds them to a project. */
    public static void write(Settings settings, JsonObject root) {
        root.add("depth", Presets.toJson(DepthOptions.SCHEMA, settings.depth()));
        root.add("import", Presets.toJson(ImportOptions.SCHEMA, settings.importing()));
        root.add("relief", Presets.toJson(ReliefOptions.SCHEMA, settings.relief()));
        root.add("stereo", Presets.toJson(StereoOptions.SCHEMA, settings.stereo()));
        root.add("look", Presets.toJson(Look.SCHEMA, settings.look()));
        root.add("lighting", Presets.toJson(Lighting.SCHEMA, settings.lighting()));
        root.add("view", Presets.toJson(ViewOptions.SCHEMA, settings.view()));
        Clip clip = settings.clip();
        root.add("zoom", Presets.toJson(ZoomOptions.SCHEMA, clip.zoom()));
        root.add("lens", Presets.toJson(LensOptions.SCHEMA, clip.lens()));
        root.add("grade", Presets.toJson(GradeOptions.SCHEMA, clip.grade()));
        Making making = settings.making();
        root.add("shape", Presets.toJson(ShapeOptions.SCHEMA, making.shape()));
        root.add("frame", Presets.toJson(FrameOptions.SCHEMA, making.frame()));
        root.add("comfort", Presets.toJson(ComfortOptions.SCHEMA, making.comfort()));
        root.add("stabilise", Presets.toJson(StabiliseOptions.SCHEMA, making.stabilise()));
        root.add("encode", Presets.toJson(EncodeOptions.SCHEMA, making.encode()));
        root.add("film", Presets.toJson(FilmOptions.SCHEMA, making.film()));
        root.add("keys", CameraKeys.json(clip.keys()));
    }

    /** Those of a project; defaults where it names none. */
    public static Settings read(JsonObject root) {
        return new Settings(
                Presets.apply(root, "depth", DepthOptions.SCHEMA, DepthOptions.DEFAULTS),
                Presets.apply(root, "import", ImportOptions.SCHEMA, ImportOptions.DEFAULTS),
                Presets.apply(root, "relief", ReliefOptions.SCHEMA, ReliefOptions.DEFAULTS),
                Presets.apply(root, "stereo", StereoOptions.SCHEMA, StereoOptions.DEFAULTS),
                Presets.apply(root, "look", Look.SCHEMA, Look.DEFAULTS),
                Presets.apply(root, "lighting", Lighting.SCHEMA, Lighting.DEFAULTS),
                Presets.apply(root, "view", ViewOptions.SCHEMA, ViewOptions.DEFAULTS),
                clip(root),
                making(root));
    }

    private static Making making(JsonObject root) {
        return new Making(
                Presets.apply(root, "shape", ShapeOptions.SCHEMA, ShapeOptions.DEFAULTS),
                Presets.apply(root, "frame", FrameOptions.SCHEMA, FrameOptions.DEFAULTS),
                Presets.apply(root, "comfort", ComfortOptions.SCHEMA, ComfortOptions.DEFAULTS),
                Presets.apply(root, "stabilise", StabiliseOptions.SCHEMA, StabiliseOptions.DEFAULTS),
                Presets.apply(root, "encode", EncodeOptions.SCHEMA, EncodeOptions.DEFAULTS),
                Presets.apply(root, "film", FilmOptions.SCHEMA, FilmOptions.DEFAULTS));
    }

    private static Clip clip(JsonObject root) {
        return new Clip(
                Presets.apply(root, "zoom", ZoomOptions.SCHEMA, ZoomOptions.DEFAULTS),
                Presets.apply(root, "lens", LensOptions.SCHEMA, LensOptions.DEFAULTS),
                Presets.apply(root, "grade", GradeOptions.SCHEMA, GradeOptions.DEFAULTS),
                root.has("keys") ? CameraKeys.list(root.getAsJsonArray("keys"), "project") : List.of());
    }
}
