package diorama.gui.state;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out which of the given files belong together: {@code NAME_depth.png} is the depth of {@code NAME.jpg}. */
public final class Sources {
    private static final String DEPTH = "_depth";

    private Sources() {}

    /** In the order given; a depth map whose photo is not among {@code files} or {@code opened} stands for itself. */
    public static List<Source> of(List<Path> files, List<Source> opened) {
        List<Source> sources = new ArrayList<>();
        for (Path file : files) {
            if (photoOf(file, files).isPresent()) {
                continue;
            }
            List<Path> before = opened.stream().map(Source::file).toList();
            Optional<Path> photo = photoOf(file, before);
            if (photo.isPresent()) {
                sources.add(new Source(photo.get(), Optional.of(file)));
            } else {
                sources.add(new Source(file, depthOf(file, files)));
            }
        }
        return sources;
    }

    private static Optional<Path> photoOf(Path depth, List<Path> files) {
        return files.stream()
                .filter(f -> !f.equals(depth) && stem(depth).equals(stem(f) + DEPTH))
                .findFirst();
    }

    private static Optional<Path> depthOf(Path photo, List<Path> files) {
        return files.stream().filter(f -> stem(f).equals(stem(photo) + DEPTH)).findFirst();
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
