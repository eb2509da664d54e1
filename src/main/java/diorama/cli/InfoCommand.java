package diorama.cli;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.CodedDepth;
import diorama.image.EmbeddedDepth;
import diorama.image.PictureInfo;
import diorama.io.SceneImporter;
import diorama.pipeline.depth.RgbdFilm;
import diorama.pipeline.media.MediaKind;
import diorama.pipeline.media.MovingPicture;
import diorama.pipeline.media.Pictures;
import diorama.pipeline.media.RgbdPicture;
import diorama.video.file.FilmSequence;
import diorama.video.info.FilmInfo;
import diorama.video.info.VideoTrack;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diorama info}: what a picture, film, depth map or mesh is. */
@Command(
        name = "info",
        mixinStandardHelpOptions = true,
        header = "Says what a picture, film, depth map or mesh is.",
        footer = {"", "Example: diorama info photo.jpg film.mp4 scene.glb --json"})
final class InfoCommand implements Callable<Integer> {
    private static final Gson GSON = new Gson();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Pictures, films, depth maps, meshes.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object per file, one on each line.")
    private boolean json;

    @Override
    public Integer call() {
        int exit = 0;
        for (Path file : files) {
            JsonObject info = new JsonObject();
            info.addProperty("file", file.toString());
            try {
                describe(file, info);
            } catch (RuntimeException | OutOfMemoryError e) {
                UserError fault = Batch.fault(file, files.size(), e);
                info.addProperty("error", fault.getMessage());
                exit = DioramaCommand.USER_ERROR;
                if (!json) {
                    spec.commandLine().getErr().println("diorama: " + fault.getMessage());
                    continue;
                }
            }
            print(info);
        }
        return exit;
    }

    private static void describe(Path file, JsonObject info) {
        switch (MediaKind.of(file)) {
            case PICTURE -> {
                info.addProperty("kind", "picture");
                PictureInfo picture = Pictures.info(file);
                add(info, RecordJson.of(picture));
                if (MovingPicture.format(file).isPresent()) {
                    JsonObject moving = new JsonObject();
                    film(file, moving);
                    info.add("film", moving);
                }
                if (isRgbd(file)) {
                    halves(picture.size(), info);
                }
                EmbeddedDepth.read(file).ifPresent(inside -> info.add("depthInside", inside(inside)));
                if (CodedDepth.isIn(file)) {
                    info.addProperty("depthInside", "a map that cannot be read here");
                }
            }
            case FILM -> {
                info.addProperty("kind", "film");
                film(file, info);
            }
            case MESH -> {
                info.addProperty("kind", "mesh");
                add(info, RecordJson.of(SceneImporter.info(file)));
            }
        }
    }

    private static void film(Path file, JsonObject info) {
        FilmInfo film = film(file);
        film.video().stream().filter(v -> !v.cover()).findFirst().ifPresent(v -> {
            summary(v, info);
            if (RgbdFilm.is(file) && v.size().width() > 1) {
                halves(v.size(), info);
            }
        });
        if (film.durationMicros() >= 0) {
            info.addProperty("seconds", film.durationMicros() / 1e6);
        }
        add(info, RecordJson.of(film));
    }

    /** Whether a picture is one beside its depth, by its name and by what is in its right half. */
    private static boolean isRgbd(Path file) {
        try {
            return RgbdFilm.is(file)
                    && RgbdPicture.of(file, Pictures.read(file)).isPresent();
        } catch (UserError e) {
            return false;
        }
    }

    /** A picture beside its depth. */
    private static void halves(Size size, JsonObject info) {
        JsonObject told = new JsonObject();
        told.addProperty("source", "its right half");
        told.addProperty("width", size.width() / 2);
        told.addProperty("height", size.height());
        told.addProperty("unit", "inverse depth");
        info.add("depthInside", told);
    }

    /** What is left when it is neither a picture nor a mesh. */
    private static FilmInfo film(Path file) {
        try {
            return FilmInfo.read(file);
        } catch (UserError e) {
            if (Targets.isFilmName(file) || MediaKind.isExport(file) || FilmSequence.isPattern(file)) {
                throw e;
            }
            throw new UserError(file + ": is no picture, film, depth map or mesh that is known here", e);
        }
    }

    private static JsonObject inside(EmbeddedDepth depth) {
        JsonObject told = new JsonObject();
        told.addProperty("source", depth.source());
        told.addProperty("width", depth.map().size().width());
        told.addProperty("height", depth.map().size().height());
        told.addProperty("unit", depth.metres() ? "metres" : "inverse depth");
        return told;
    }

    /** The first moving picture's figures, where people look for them. */
    private static void summary(VideoTrack video, JsonObject info) {
        info.addProperty("width", video.size().width());
        info.addProperty("height", video.size().height());
        info.addProperty("frames", video.frames());
        info.addProperty("frameRate", video.frameRate().toString());
    }

    private static void add(JsonObject info, JsonObject more) {
        more.entrySet().forEach(e -> info.add(e.getKey(), e.getValue()));
    }

    private void print(JsonObject info) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(GSON.toJson(info));
            return;
        }
        out.println(info.get("file").getAsString());
        for (Map.Entry<String, JsonElement> entry : info.entrySet()) {
            if (!entry.getKey().equals("file")) {
                tell(out, "  ", entry.getKey(), entry.getValue());
            }
        }
    }

    private static void tell(PrintWriter out, String indent, String key, JsonElement value) {
        boolean members = value.isJsonObject() && !value.getAsJsonObject().isEmpty();
        boolean list = value.isJsonArray()
                && !value.getAsJsonArray().isEmpty()
                && value.getAsJsonArray().get(0).isJsonObject();
        boolean nested = members || list;
        if (!nested) {
            String text = value.isJsonPrimitive() ? value.getAsString() : value.toString();
            out.println(indent + key + ": " + text);
        } else if (value.isJsonObject()) {
            out.println(indent + key + ":");
            value.getAsJsonObject().entrySet().forEach(e -> tell(out, indent + "  ", e.getKey(), e.getValue()));
        } else {
            value.getAsJsonArray().forEach(item -> tell(out, indent, key, item));
        }
    }
}
