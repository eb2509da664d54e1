package diorama.gui.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import diorama.base.AtomicFile;
import diorama.base.FileNames;
import diorama.base.UserError;
import diorama.camera.OrbitControl;
import diorama.depth.DepthOptions;
import diorama.depth.DepthRange;
import diorama.depth.ImportOptions;
import diorama.gui.state.Action;
import diorama.gui.state.Document;
import diorama.gui.state.FilmFrame;
import diorama.gui.state.Making;
import diorama.gui.state.Placement;
import diorama.gui.state.Playhead;
import diorama.gui.state.Project;
import diorama.gui.state.Ruler;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Settings;
import diorama.gui.state.Source;
import diorama.gui.state.ViewState;
import diorama.options.Presets;
import diorama.pipeline.job.Timeline;
import diorama.pipeline.job.TimelineFile;
import diorama.pipeline.photo.RetouchFile;
import diorama.relief.ReliefOptions;
import diorama.render.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Projects as JSON: what {@link Project} and the view hold, with files named from the project's own folder, so that a folder can
 * be taken elsewhere as a whole.
 */
public final class ProjectFile {
    /** Ending of project files. */
    public static final String ENDING = "diorama";

    private static final int VERSION = 1;
    private static final String RANGE = "depth-range";

    private ProjectFile() {}

    /** What a file holds. */
    public record Content(Project project, Map<Integer, Playhead> frames, OrbitControl view) {
        public Action.Load action() {
            return new Action.Load(project, frames, view);
        }
    }

    public static boolean isProject(Path file) {
        return FileNames.ending(file).equals(ENDING);
    }

    /**
     * The file's text.
     *
     * @param folder the one that the file will lie in
     */
    public static String text(ViewState state, Path folder) {
        JsonObject root = new JsonObject();
        root.addProperty("diorama", VERSION);
        JsonArray objects = new JsonArray();
        Project project = state.project();
        for (SceneObject object : project.objects()) {
            JsonObject row = object(object, folder);
            row.addProperty("selected", project.selected().contains(object.id()));
            row.addProperty("active", project.active() == object.id());
            if (state.frame(object.id()) > 0) {
                row.addProperty("frame", state.frame(object.id()));
            }
            range(state, object).ifPresent(range -> row.add(RANGE, pair(range)));
            objects.add(row);
        }
        root.add("objects", objects);
        root.add("camera", ViewJson.of(state.view()));
        ProjectSettings.write(project.settings(), root);
        root.add("measures", Ruler.json(project.rulers()));
        return Presets.text(root);
    }

    public static void write(ViewState state, Path target) {
        String text = text(state, folderOf(target));
        AtomicFile.write(target, part -> Files.writeString(part, text));
    }

    private static Path folderOf(Path file) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        return parent == null ? Path.of("").toAbsolutePath() : parent;
    }

    private static JsonObject object(SceneObject object, Path folder) {
        JsonObject row = new JsonObject();
        row.addProperty("name", object.name());
        row.addProperty("file", relative(object.source().file(), folder));
        object.source().depth().ifPresent(depth -> row.addProperty("depth-map", relative(depth, folder)));
        row.add("location", ViewJson.triple(object.placement().location()));
        row.add("rotation", ViewJson.triple(object.placement().rotation()));
        row.add("size", ViewJson.triple(object.placement().size()));
        row.addProperty("visible", object.visible());
        row.addProperty("rendered", object.rendered());
        JsonArray hidden = new JsonArray();
        object.hiddenMeshes().stream().sorted().forEach(hidden::add);
        row.add("hidden-meshes", hidden);
        row.add("depth", Presets.toJson(DepthOptions.SCHEMA, object.recipe().depth()));
        row.add("import", Presets.toJson(ImportOptions.SCHEMA, object.recipe().importing()));
        row.add("relief", Presets.toJson(ReliefOptions.SCHEMA, object.recipe().relief()));
        if (!object.recipe().retouch().isEmpty()) {
            row.add("retouch", RetouchFile.toJson(object.recipe().retouch()));
        }
        if (!object.timeline().isNone()) {
            row.add("timeline", TimelineFile.toJson(object.timeline()));
        }
        return row;
    }

    /** With forward slashes, so that other systems find it; absolute where there is no way from the folder. */
    private static String relative(Path file, Path folder) {
        Path absolute = file.toAbsolutePath().normalize();
        try {
            return folder.relativize(absolute).toString().replace('\\', '/');
        } catch (IllegalArgumentException e) {
            return absolute.toString().replace('\\', '/');
        }
    }

    /** @throws UserError in one line when it is no project of ours */
    public static Content read(Path file) {
        try {
            JsonElement root = JsonParser.parseString(Files.readString(file));
            if (!root.isJsonObject() || !root.getAsJsonObject().has("diorama")) {
                throw new UserError(file + ": is not a Diorama project");
            }
            return content(root.getAsJsonObject(), folderOf(file));
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read, " + AtomicFile.reason(e), e);
        } catch (JsonParseException
                | IllegalStateException
                | IllegalArgumentException
                | UnsupportedOperationException
                | IndexOutOfBoundsException
                | ClassCastException
                | NullPointerException e) {
            // the parser names its own classes
            String why = String.valueOf(e.getMessage())
                    .lines()
                    .findFirst()
                    .orElse("")
                    .replaceFirst("^[\\w.]+Exception: ", "");
            throw new UserError(file + ": is not a whole Diorama project (" + why + ")", e);
        }
    }

    private static Content content(JsonObject root, Path folder) {
        int version = root.get("diorama").getAsInt();
        if (version > VERSION) {
            throw new UserError("project: is of version " + version + ", this program knows up to " + VERSION);
        }
        Settings settings = ProjectSettings.read(root);
        List<SceneObject> objects = new ArrayList<>();
        Set<Integer> selected = new HashSet<>();
        Map<Integer, Playhead> frames = new HashMap<>();
        int active = 0;
        for (JsonElement element : root.getAsJsonArray("objects")) {
            JsonObject row = element.getAsJsonObject();
            int id = objects.size() + 1;
            objects.add(object(row, id, folder));
            if (row.has("selected") && row.get("selected").getAsBoolean()) {
                selected.add(id);
            }
            if (row.has("frame") || row.has(RANGE)) {
                frames.put(id, playhead(row, objects.get(id - 1), settings));
            }
            active = row.has("active") && row.get("active").getAsBoolean() ? id : active;
        }
        List<Ruler> rulers = root.has("measures") ? Ruler.list(root.getAsJsonArray("measures")) : List.of();
        return new Content(
                new Project(objects, selected, active, settings, rulers),
                frames,
                ViewJson.view(root.getAsJsonObject("camera")));
    }

    private static SceneObject object(JsonObject row, int id, Path folder) {
        Optional<Path> depth =
                row.has("depth-map") ? Optional.of(path(row.get("depth-map").getAsString(), folder)) : Optional.empty();
        Placement placement = new Placement(
                ViewJson.triple(row, "location"), ViewJson.triple(row, "rotation"), ViewJson.triple(row, "size"));
        Set<Integer> hidden = new HashSet<>();
        row.getAsJsonArray("hidden-meshes").forEach(e -> hidden.add(e.getAsInt()));
        SceneObject.Recipe recipe = new SceneObject.Recipe(
                Presets.apply(row, "depth", DepthOptions.SCHEMA, DepthOptions.DEFAULTS),
                Presets.apply(row, "import", ImportOptions.SCHEMA, ImportOptions.DEFAULTS),
                Presets.apply(row, "relief", ReliefOptions.SCHEMA, ReliefOptions.DEFAULTS),
                RetouchFile.of(row));
        return new SceneObject(
                id,
                row.get("name").getAsString(),
                new Source(path(row.get("file").getAsString(), folder), depth),
                placement,
                Placement.HOME,
                row.get("visible").getAsBoolean(),
                row.get("rendered").getAsBoolean(),
                hidden,
                recipe,
                row.has("timeline") ? TimelineFile.of(row.get("timeline"), Path.of("project")) : Timeline.NONE);
    }

    private static Playhead playhead(JsonObject row, SceneObject object, Settings settings) {
        int frame = row.has("frame") ? row.get("frame").getAsInt() : 0;
        return new Playhead(
                frame,
                row.has(RANGE)
                        ? Optional.of(new Playhead.Said(
                                range(row.getAsJsonArray(RANGE)),
                                object.recipe().depth(),
                                object.recipe().importing(),
                                settings.making().stabilise()))
                        : Optional.empty());
    }

    /** What a film's frame is normalised by as it is seen: the range hangs on frames that nobody else has looked at. */
    private static Optional<DepthRange> range(ViewState state, SceneObject object) {
        Optional<FilmFrame> film = state.document(object.id()).flatMap(Document::film);
        Optional<FilmFrame.Seen> seen = film.filter(f -> f.index() == state.frame(object.id()))
                .flatMap(FilmFrame::seen)
                .filter(s -> s.made(object.recipe()));
        return seen.isPresent()
                ? seen.get().range()
                : state.playhead(object.id()).range(Making.job(state.settings(), object, Backend.CPU), object);
    }

    private static JsonArray pair(DepthRange range) {
        JsonArray array = new JsonArray();
        array.add(range.low());
        array.add(range.high());
        return array;
    }

    private static DepthRange range(JsonArray pair) {
        if (pair.size() != 2) {
            throw new IllegalArgumentException(RANGE + ": got " + pair + ", want two numbers");
        }
        return new DepthRange(pair.get(0).getAsFloat(), pair.get(1).getAsFloat());
    }

    private static Path path(String text, Path folder) {
        try {
            return folder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new UserError("project: got the file name '" + text + "', which this system cannot have", e);
        }
    }
}
