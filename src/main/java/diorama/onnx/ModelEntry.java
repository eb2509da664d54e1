package diorama.onnx;

import diorama.base.UserError;
import diorama.depth.DepthModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A row of the catalogue.
 *
 * @param id its name
 * @param variantOf the row that this is another precision or export of; empty for a row of its own
 * @param aliases other names, as other programs call it
 * @param purpose what it is for
 * @param speed class of speed: instant, quick, medium, slow, heavy
 * @param description one line for people
 * @param licence terms of its weights
 * @param folder where its files lie or will lie
 * @param files the first is the graph that is loaded
 * @param depth contract of a network that gives depth of single pictures
 */
public record ModelEntry(
        String id,
        String variantOf,
        List<String> aliases,
        Purpose purpose,
        String speed,
        String description,
        Licence licence,
        Path folder,
        List<ModelFile> files,
        Optional<DepthModel> depth) {
    /** What a network is for. */
    public enum Purpose {
        DEPTH("depth"),
        FILM_DEPTH("depth of films"),
        CUTS("cuts of films"),
        FILL("filling holes");

        private final String words;

        Purpose(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Whether the files are there. */
    public enum Presence {
        HERE,
        PARTLY,
        ABSENT
    }

    public ModelEntry {
        aliases = List.copyOf(aliases);
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a model of no files");
        }
    }

    /** Whether the model comes with the program. */
    public boolean embedded() {
        return files.get(0).source().isEmpty();
    }

    /** Path of one of its files. */
    public Path path(ModelFile file) {
        return folder.resolve(file.name());
    }

    /** Path of the graph that is loaded. */
    public Path graph() {
        return path(files.get(0));
    }

    /** Whether its files are there in full length; their content is not read. */
    public Presence presence() {
        long there = files.stream().filter(this::there).count();
        return there == files.size() ? Presence.HERE : there > 0 ? Presence.PARTLY : Presence.ABSENT;
    }

    private boolean there(ModelFile file) {
        Path path = path(file);
        try {
            return Files.isRegularFile(path) && (file.bytes() < 0 || Files.size(path) == file.bytes());
        } catch (IOException e) {
            return false;
        }
    }

    /** Bytes of all files, of those that are here as they are, else exact or about; -1 when not known. */
    public long size() {
        long sum = 0;
        for (ModelFile file : files) {
            long bytes = bytes(file);
            if (bytes < 0) {
                return -1;
            }
            sum += bytes;
        }
        return sum;
    }

    private long bytes(ModelFile file) {
        try {
            return there(file) ? Files.size(path(file)) : file.size();
        } catch (IOException e) {
            return file.size();
        }
    }

    /** The command that brings it. */
    public String pullCommand() {
        return "diorama models pull " + id + (licence.mustBeAccepted() ? " --accept-license " + licence.id() : "");
    }

    /** Its graph, when it is here. */
    public Path need() {
        if (presence() != Presence.HERE) {
            String size = size() < 0 ? "" : String.format(Locale.ROOT, "%.1f MB, ", size() / 1e6);
            throw new UserError("model " + id + ": is not here" + (presence() == Presence.PARTLY ? " in full" : "")
                    + "; bring it with: " + pullCommand() + "  (" + size + licence.id() + ")");
        }
        return graph();
    }
}
