package diorama.gui.file;

import diorama.image.Animation;
import diorama.image.ImageFiles;
import diorama.pipeline.media.MediaKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The pictures of a folder in the order of their names, numbers in them by value. */
public final class Neighbours {
    private Neighbours() {}

    /** The picture one place ({@code by} 1 or -1) after {@code file}, round at the ends; empty where there is no other. */
    public static Optional<Path> of(Path file, int by) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        if (folder == null) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(folder)) {
            // by their names alone: only those that are stepped on are looked into
            List<Path> pictures = all.filter(p -> p.equals(absolute) || isNamedPicture(p))
                    .sorted((a, b) -> compare(String.valueOf(a.getFileName()), String.valueOf(b.getFileName())))
                    .toList();
            int here = pictures.indexOf(absolute);
            for (int step = 1; here >= 0 && step < pictures.size(); step++) {
                Path next = pictures.get(Math.floorMod(here + step * by, pictures.size()));
                if (!next.equals(absolute)
                        && Files.isRegularFile(next)
                        && ImageFiles.sniff(next).isPresent()
                        && !Animation.stated(next)) {
                    return Optional.of(next);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isNamedPicture(Path file) {
        return Dialogs.PICTURES.contains(MediaKind.extension(file))
                && !MediaKind.stem(file).toLowerCase(Locale.ROOT).endsWith("_depth");
    }

    /** img2 before img10. */
    public static int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (Character.isDigit(a.charAt(i)) && Character.isDigit(b.charAt(j))) {
                int endA = digits(a, i);
                int endB = digits(b, j);
                String x = a.substring(i, endA).replaceFirst("^0+(?=.)", "");
                String y = b.substring(j, endB).replaceFirst("^0+(?=.)", "");
                int order = x.length() == y.length() ? x.compareTo(y) : Integer.compare(x.length(), y.length());
                if (order != 0) {
                    return order;
                }
                i = endA;
                j = endB;
            } else {
                int order = Character.compare(Character.toLowerCase(a.charAt(i)), Character.toLowerCase(b.charAt(j)));
                if (order != 0) {
                    return order;
                }
                i++;
                j++;
            }
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
