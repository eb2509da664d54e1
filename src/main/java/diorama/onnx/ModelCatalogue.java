package diorama.onnx;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.annotations.SerializedName;
import diorama.base.UserError;
import diorama.depth.DepthKind;
import diorama.depth.DepthModel;
import diorama.depth.SizeRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The depth models that can be named: rows of {@code models/models.json}, and any ONNX file with a JSON beside it. */
public final class ModelCatalogue {
    /** The model that comes with the program. */
    public static final String EMBEDDED = "diorama-depth";

    private static final Gson GSON = new GsonBuilder().create();

    private final List<DepthModel> models;

    private ModelCatalogue(List<DepthModel> models) {
        this.models = List.copyOf(models);
    }

    /** Reads {@code folder/models.json}; file names in it are relative to {@code folder}. */
    public static ModelCatalogue read(Path folder) {
        Path file = folder.resolve("models.json");
        try {
            Row[] rows = GSON.fromJson(Files.readString(file), Row[].class);
            return new ModelCatalogue(
                    Arrays.stream(rows).map(row -> row.model(file, folder)).toList());
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read, want the list of depth models", e);
        } catch (JsonParseException e) {
            throw new UserError(file + ": is not a list of depth models in JSON", e);
        }
    }

    public List<DepthModel> models() {
        return models;
    }

    /** The model called {@code name}, or the ONNX file at that path with {@code NAME.json} beside it. */
    public DepthModel find(String name) {
        Optional<DepthModel> known =
                models.stream().filter(m -> m.id().equals(name)).findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        if (name.endsWith(".onnx")) {
            return readBeside(Path.of(name));
        }
        throw new UserError("model: got '" + name + "', want an ONNX file or one of "
                + String.join(", ", models.stream().map(DepthModel::id).toList()));
    }

    private static DepthModel readBeside(Path onnx) {
        if (!Files.isRegularFile(onnx)) {
            throw new UserError(onnx + ": no such model file");
        }
        String name = String.valueOf(onnx.getFileName());
        Path json = onnx.resolveSibling(name.substring(0, name.length() - ".onnx".length()) + ".json");
        if (!Files.isRegularFile(json)) {
            throw new UserError(onnx + ": nothing says how to feed it, want " + json.getFileName()
                    + " beside it, e.g. {\"input\":\"image\",\"size\":{\"side\":256,\"multipleOf\":32},"
                    + "\"mean\":[0.485,0.456,0.406],\"std\":[0.229,0.224,0.225],\"kind\":\"inverse-relative\"}");
        }
        try {
            Row row = GSON.fromJson(Files.readString(json), Row.class);
            if (row == null) {
                throw new UserError(json + ": is empty, want a JSON object that describes the model");
            }
            row.file = name;
            if (row.id == null) {
                row.id = name;
            }
            return row.model(json, onnx.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UserError(json + ": cannot be read", e);
        } catch (JsonParseException e) {
            throw new UserError(json + ": is not a JSON object that describes a model", e);
        }
    }

    /** One row as it stands in the file. */
    private static final class Row {
        @Nullable String id;

        @Nullable String file;

        String input = "";
        String output = "";

        @Nullable Rule size;

        float[] mean = {0, 0, 0};
        float[] std = {1, 1, 1};

        @Nullable Kind kind;

        String description = "";
        String licence = "unknown";

        DepthModel model(Path source, @Nullable Path folder) {
            if (id == null || file == null || size == null || kind == null || folder == null) {
                throw new UserError(source + ": a model wants id, file, size and kind (one of inverse-relative, "
                        + "metric-metres, distance-relative)");
            }
            if (mean.length != 3 || std.length != 3) {
                throw new UserError(source + ": mean and std want three numbers each");
            }
            try {
                return new DepthModel(
                        id,
                        folder.resolve(file),
                        input,
                        output,
                        size.rule(),
                        List.of(mean[0], mean[1], mean[2]),
                        List.of(std[0], std[1], std[2]),
                        kind.kind,
                        description,
                        licence);
            } catch (IllegalArgumentException e) {
                throw new UserError(
                        source + ": size wants area, side or width and height, and multipleOf from 1, in px", e);
            }
        }
    }

    private static final class Rule {
        int area;
        int side;
        int longSideMax;
        int multipleOf = 1;
        int width;
        int height;

        SizeRule rule() {
            return new SizeRule(area, side, longSideMax, multipleOf, width, height);
        }
    }

    private enum Kind {
        @SerializedName("inverse-relative")
        INVERSE_RELATIVE(DepthKind.INVERSE_RELATIVE),
        @SerializedName("metric-metres")
        METRIC_METRES(DepthKind.METRIC_METRES),
        @SerializedName("distance-relative")
        DISTANCE_RELATIVE(DepthKind.DISTANCE_RELATIVE);

        final DepthKind kind;

        Kind(DepthKind kind) {
            this.kind = kind;
        }
    }
}
