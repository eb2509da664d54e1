package diorama.onnx;

import diorama.base.AtomicFile;
import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.UserError;
import diorama.fetch.Checksum;
import diorama.fetch.Download;
import diorama.fetch.Fetched;
import diorama.fetch.Fetcher;
import diorama.fetch.FileGuard;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Brings, checks and removes the files of models. */
public final class ModelStore {
    private static final String LICENCE_FILE = "LICENCE.txt";

    private final Fetcher fetcher;
    private final ModelLock lock;

    public ModelStore(ModelFolders folders, Fetcher fetcher) {
        this.fetcher = fetcher;
        this.lock = new ModelLock(folders.user());
    }

    /**
     * What became of one file.
     *
     * @param path where it lies
     * @param fetched how it was brought
     */
    public record Brought(Path path, Fetched fetched) {}

    /** What a check of one file found. */
    public enum Verdict {
        RIGHT("right"),
        WRONG("wrong"),
        MISSING("not here"),
        UNKNOWN("no hash is known");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** A file and what was found of it. */
    public record Checked(Path path, Verdict verdict) {}

    /**
     * Brings what is not here of {@code model}.
     *
     * @param from a file, folder, or address to take it from instead; of a model of several files a folder, an address ending in
     *     "/", or the first file with the others beside it
     * @param accepted licences the user has agreed to
     * @throws UserError when it cannot be had, is not what it should be, or its licence was not agreed to
     */
    public List<Brought> pull(
            ModelEntry model, Optional<String> from, Set<String> accepted, Progress progress, CancelToken cancel) {
        if (model.embedded()) {
            throw new UserError("model " + model.id() + ": comes with the program, there is nothing to bring");
        }
        checkLicence(model, accepted);
        List<Brought> brought = new ArrayList<>();
        for (ModelFile file : model.files()) {
            String source = ModelOrigin.of(model, file, from);
            Path path = model.path(file);
            try {
                // who waited for another one finds the file and the hash that it was pinned by
                brought.add(FileGuard.alone(
                        path.resolveSibling(file.name() + ".pull"),
                        progress,
                        cancel,
                        () -> new Brought(path, bring(model, file, source, progress, cancel))));
            } catch (IOException e) {
                throw new UserError(path + ": cannot be written: " + AtomicFile.reason(e), e);
            }
        }
        writeLicence(model);
        return brought;
    }

    private Fetched bring(ModelEntry model, ModelFile file, String source, Progress progress, CancelToken cancel) {
        Optional<ModelLock.Pin> pin = lock.pin(model, file);
        Optional<String> want = file.sha256().or(() -> pin.map(p -> p.sha256));
        Consumer<Path> check = came -> {
            if (want.isEmpty()) {
                requireLikely(model, file, source, came);
            }
        };
        Path target = model.path(file);
        Fetched fetched = ModelOrigin.isAddress(source)
                ? fetcher.fetch(
                        new Download(
                                ModelOrigin.address(source),
                                target,
                                want,
                                expected(file, pin),
                                check,
                                byHand(model, file)),
                        progress,
                        cancel)
                : ModelOrigin.copy(Path.of(source), target, want, check, progress, cancel);
        if (pin.isEmpty() || !pin.get().sha256.equals(fetched.sha256())) {
            remember(model, file, source, fetched);
        }
        return fetched;
    }

    /** A file that no hash vouches for is about as long as it is said to be, and a graph is one. */
    private static void requireLikely(ModelEntry model, ModelFile file, String source, Path came) {
        long bytes;
        try {
            bytes = Files.size(came);
        } catch (IOException e) {
            throw new UserError(came + ": cannot be read: " + AtomicFile.reason(e), e);
        }
        boolean exact = file.bytes() < 0 || bytes == file.bytes();
        boolean about = file.about() < 0 || (bytes >= file.about() / 2 && bytes / 2 <= file.about());
        if (file.equals(model.files().get(0))) {
            try {
                OnnxHeader.parse(came);
            } catch (UserError e) {
                throw new UserError(
                        source + ": is no ONNX network but " + bytes + " bytes of something else; it was not kept", e);
            }
        }
        if (!exact || !about) {
            throw new UserError(source + ": is " + bytes + " bytes, want " + (file.bytes() < 0 ? "about " : "")
                    + file.size() + ": not the file that is meant; it was not kept");
        }
    }

    private static void checkLicence(ModelEntry model, Set<String> accepted) {
        Licence licence = model.licence();
        boolean agreed = accepted.stream().anyMatch(word -> word.equalsIgnoreCase(licence.id()));
        if (licence.mustBeAccepted() && !agreed) {
            String terms = licence.use() == Licence.Use.NON_COMMERCIAL
                    ? "its weights are for non-commercial use only"
                    : "the terms of its weights are not clear";
            throw new UserError("model " + model.id() + ": " + terms + " (" + licence.name() + ", " + licence.link()
                    + "); if you agree: --accept-license " + licence.id());
        }
    }

    private static long expected(ModelFile file, Optional<ModelLock.Pin> pin) {
        return file.bytes() >= 0 ? file.bytes() : pin.map(p -> p.bytes).orElse(-1L);
    }

    private static String byHand(ModelEntry model, ModelFile file) {
        return "; by hand: bring " + file.source().map(URI::toString).orElse(file.name())
                + " here somehow, then: " + model.pullCommand() + " --from "
                + (model.files().size() > 1 ? "FOLDER" : "FILE");
    }

    private void remember(ModelEntry model, ModelFile file, String source, Fetched fetched) {
        ModelLock.Pin pin = new ModelLock.Pin();
        pin.sha256 = fetched.sha256();
        pin.bytes = fetched.bytes();
        pin.url = source;
        pin.trust = ModelLock.word(fetched.trust());
        pin.revision = fetched.revision().orElse("");
        try {
            lock.put(model, file, pin);
        } catch (IOException e) {
            throw new UserError(lock.file() + ": cannot be written: " + AtomicFile.reason(e), e);
        }
    }

    private static void writeLicence(ModelEntry model) {
        StringBuilder text = new StringBuilder()
                .append(model.id())
                .append(": ")
                .append(model.description())
                .append("\n\nLicence: ")
                .append(model.licence().name())
                .append(" (")
                .append(model.licence().id())
                .append(", ")
                .append(model.licence().use().word())
                .append(")\n")
                .append(model.licence().link())
                .append("\n\nFiles:\n");
        for (ModelFile file : model.files()) {
            text.append("  ")
                    .append(file.name())
                    .append("  ")
                    .append(file.source().map(URI::toString).orElse(""))
                    .append('\n');
        }
        AtomicFile.write(model.folder().resolve(LICENCE_FILE), part -> Files.writeString(part, text));
    }

    /** Compares the files' SHA-256 with the catalogue's, or the one they were pinned by. */
    public List<Checked> verify(ModelEntry model, Progress progress, CancelToken cancel) {
        List<Checked> checked = new ArrayList<>();
        for (ModelFile file : model.files()) {
            Path path = model.path(file);
            Optional<String> want = file.sha256().or(() -> lock.pin(model, file).map(p -> p.sha256));
            checked.add(new Checked(path, verdict(path, want, progress, cancel)));
        }
        return checked;
    }

    private static Verdict verdict(Path path, Optional<String> want, Progress progress, CancelToken cancel) {
        if (!Files.isRegularFile(path)) {
            return Verdict.MISSING;
        }
        if (want.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        try {
            return Checksum.sha256(path, progress, cancel).equals(want.get()) ? Verdict.RIGHT : Verdict.WRONG;
        } catch (IOException e) {
            throw new UserError(path + ": cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    /**
     * Removes the model's files, what was half brought included. A pin by a hash that someone stated stays, one by what came is dropped.
     *
     * @return bytes that became free
     */
    public long remove(ModelEntry model) {
        if (model.embedded()) {
            throw new UserError("model " + model.id() + ": comes with the program and stays");
        }
        Path folder = model.folder();
        boolean forgotten;
        try {
            forgotten = lock.forget(model);
        } catch (IOException e) {
            throw new UserError(lock.file() + ": cannot be written: " + AtomicFile.reason(e), e);
        }
        if (!Files.isDirectory(folder)) {
            if (forgotten) {
                return 0;
            }
            throw new UserError("model " + model.id() + ": is not here");
        }
        long freed = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                freed += Files.isRegularFile(file) ? Files.size(file) : 0;
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UserError(folder + ": cannot be removed: " + AtomicFile.reason(e), e);
        }
        return freed;
    }
}
