package diorama.onnx;

import diorama.base.AtomicFile;
import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.UserError;
import diorama.fetch.Checksum;
import diorama.fetch.Fetched;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the files of models come from: servers, or places that somebody brought them to. */
final class ModelOrigin {
    private ModelOrigin() {}

    /** The file or address that {@code file} is taken from; empty where none is known. */
    static String of(ModelEntry model, ModelFile file, Optional<String> from) {
        if (from.isEmpty()) {
            return file.source().map(URI::toString).orElse("");
        }
        String place = from.get();
        if (isAddress(place)) {
            if (place.endsWith("/")) {
                return place + file.name().replace(" ", "%20");
            }
            if (model.files().size() > 1) {
                throw new UserError("--from: got '" + place + "', but " + model.id() + " has "
                        + model.files().size() + " files, want an address that ends in '/'");
            }
            return place;
        }
        Path path = Path.of(place);
        if (Files.isDirectory(path)) {
            return path.resolve(file.name()).toString();
        }
        boolean first = file.equals(model.files().get(0));
        return (first ? path : path.resolveSibling(file.name())).toString();
    }

    static boolean isAddress(String source) {
        String lower = source.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }

    static URI address(String source) {
        try {
            return URI.create(source);
        } catch (IllegalArgumentException e) {
            throw new UserError("'" + source + "' is no address, want e.g. https://example.org/model.onnx", e);
        }
    }

    /** A file that was carried here by hand, under the same terms as one from a server. */
    static Fetched copy(
            Path from,
            Path target,
            Optional<String> want,
            Consumer<Path> check,
            Progress progress,
            CancelToken cancel) {
        if (!Files.isRegularFile(from)) {
            throw new UserError(from + ": no such file");
        }
        AtomicFile.write(target, part -> {
            Files.copy(from, part);
            check.accept(part);
            String sha = Checksum.sha256(part, progress, cancel);
            if (want.isPresent() && !sha.equals(want.get())) {
                throw new UserError(from + ": has the SHA-256 " + sha + ", want " + want.get() + "; it was not kept");
            }
        });
        try {
            String sha = want.isPresent() ? want.get() : Checksum.sha256(target, progress, cancel);
            Fetched.Trust trust = want.isPresent() ? Fetched.Trust.KNOWN : Fetched.Trust.FIRST_SEEN;
            return new Fetched(sha, Files.size(target), trust, 0, Optional.empty());
        } catch (IOException e) {
            throw new UserError(target + ": cannot be read: " + AtomicFile.reason(e), e);
        }
    }
}
