package diorama.onnx;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.annotations.SerializedName;
import diorama.base.UserError;
import diorama.depth.DepthModel;
import diorama.fetch.Checksum;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads {@code models.json}: licences, and a row per model. */
final class CatalogueFile {
    private static final Gson GSON = new GsonBuilder().create();

    /** Keys of older descriptions of models of the user's. */
    private static final List<String> OLD_KEYS = List.of("id", "file");

    private final Path file;
    private final ModelFolders folders;
    private final Map<String, LicenceRow> licences;

    private CatalogueFile(Path file, ModelFolders folders, Map<String, LicenceRow> licences) {
        this.file = file;
        this.folders = folders;
        this.licences = licences;
    }

    static List<ModelEntry> read(ModelFolders folders) {
        Path file = folders.home().resolve("models.json");
        try {
            Content content = GSON.fromJson(Files.readString(file), Content.class);
            if (content == null) {
                throw new UserError(file + ": is empty, want licences and models");
            }
            CatalogueFile reader = new CatalogueFile(file, folders, content.licences);
            return content.models.stream().map(reader::entry).toList();
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read, want the list of depth models", e);
        } catch (JsonParseException e) {
            throw new UserError(file + ": is not a list of depth models in JSON", e);
        }
    }

    /**
     * The contract of a model of the user's: from the JSON file beside it, and guessed where that is silent or missing.
     *
     * @param notice told what was guessed
     */
    static DepthModel own(Path onnx, Consumer<String> notice) {
        String name = String.valueOf(onnx.getFileName());
        Path json = onnx.resolveSibling(name.replaceFirst("(?i)\\.onnx$", "") + ".json");
        OwnRow row = Files.isRegularFile(json) ? ownRow(json) : new OwnRow();
        if (row.wantsGuess()) {
            ModelGuess.Guess guess = ModelGuess.of(onnx, OnnxHeader.read(onnx), row.known());
            row.fill(guess);
            notice.accept(name + ": guessed " + guess.words() + "; if that is wrong, say so in " + json.getFileName());
        }
        return row.model(json, name, onnx.toAbsolutePath(), row.licence);
    }

    private static OwnRow ownRow(Path json) {
        try {
            JsonElement element = JsonParser.parseString(Files.readString(json));
            if (!element.isJsonObject()) {
                throw new UserError(json + ": want a JSON object that describes the model");
            }
            return GSON.fromJson(
                    ContractCheck.checked(json, element.getAsJsonObject(), OwnRow.class, OLD_KEYS), OwnRow.class);
        } catch (IOException e) {
            throw new UserError(json + ": cannot be read", e);
        } catch (JsonParseException e) {
            throw new UserError(json + ": is not a JSON object that describes a model", e);
        }
    }

    private ModelEntry entry(ModelRow row) {
        String id = row.id;
        if (id.isEmpty() || row.files.isEmpty()) {
            throw new UserError(file + ": every model wants an id and files");
        }
        List<ModelFile> files = row.files.stream().map(f -> modelFile(id, f)).toList();
        boolean embedded = files.get(0).source().isEmpty();
        Path folder = embedded ? folders.home() : folders.user().resolve(id);
        Licence licence = licence(id, row.licence);
        Optional<DepthModel> depth = row.purpose == PurposeWord.DEPTH || row.purpose == PurposeWord.FILM_DEPTH
                ? Optional.of(row.model(file, id, folder.resolve(files.get(0).name()), licence.id()))
                : Optional.empty();
        return new ModelEntry(
                id,
                row.variantOf,
                row.aliases,
                row.purpose.purpose,
                row.speed,
                row.description,
                licence,
                folder,
                files,
                depth);
    }

    private ModelFile modelFile(String id, FileRow row) {
        boolean hashed = !row.sha256.isEmpty();
        if (row.name.isEmpty() || row.name.contains("/") || (hashed && !Checksum.isSha256(row.sha256))) {
            throw new UserError(file + ": model " + id + ": a file wants a name and a sha256 of 64 hex digits");
        }
        return new ModelFile(
                row.name,
                row.url.isEmpty() ? Optional.empty() : Optional.of(URI.create(row.url)),
                hashed ? Optional.of(row.sha256) : Optional.empty(),
                row.bytes,
                row.about);
    }

    private Licence licence(String id, String name) {
        LicenceRow row = licences.get(name);
        if (row == null) {
            throw new UserError(file + ": model " + id + ": licence '" + name + "' is not under licences");
        }
        return new Licence(name, row.name, row.link, row.use.use);
    }

    private static final class Content {
        Map<String, LicenceRow> licences = Map.of();
        List<ModelRow> models = List.of();
    }

    private static final class LicenceRow {
        String name = "";
        String link = "";
        UseWord use = UseWord.UNCLEAR;
    }

    private static final class ModelRow extends ContractRow {
        String id = "";
        String variantOf = "";
        List<String> aliases = List.of();
        PurposeWord purpose = PurposeWord.DEPTH;
        String speed = "";
        String licence = "";
        List<FileRow> files = List.of();
    }

    private static final class FileRow {
        String name = "";
        String url = "";
        String sha256 = "";
        long bytes = -1;
        long about = -1;
    }

    /** A model of the user's: the contract and, if they like, a licence. */
    private static final class OwnRow extends ContractRow {
        String licence = "unknown";
    }

    private enum UseWord {
        @SerializedName("free")
        FREE(Licence.Use.FREE),
        @SerializedName("non-commercial")
        NON_COMMERCIAL(Licence.Use.NON_COMMERCIAL),
        @SerializedName("unclear")
        UNCLEAR(Licence.Use.UNCLEAR);

        final Licence.Use use;

        UseWord(Licence.Use use) {
            this.use = use;
        }
    }

    private enum PurposeWord {
        @SerializedName("depth")
        DEPTH(ModelEntry.Purpose.DEPTH),
        @SerializedName("film-depth")
        FILM_DEPTH(ModelEntry.Purpose.FILM_DEPTH),
        @SerializedName("cuts")
        CUTS(ModelEntry.Purpose.CUTS),
        @SerializedName("fill")
        FILL(ModelEntry.Purpose.FILL);

        final ModelEntry.Purpose purpose;

        PurposeWord(ModelEntry.Purpose purpose) {
            this.purpose = purpose;
        }
    }
}
