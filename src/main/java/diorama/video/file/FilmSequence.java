package diorama.video.file;

import diorama.base.AtomicFile;
import diorama.base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A film as numbered pictures, {@code folder/name%05d.png}, as ffmpeg names them.
 *
 * @param head what stands before the number
 * @param digits at least so many, 0 for as many as there are
 * @param tail what stands behind it
 */
public record FilmSequence(Path folder, String head, int digits, String tail) {
    private static final Pattern NUMBER = Pattern.compile("%(?:0?(\\d{1,2}))?d");
    private static final Pattern PICTURE = Pattern.compile(
            "(?i)\\.(?:png|jpe?g|jpe|tiff?|bmp|webp|exr|hdr|dpx|tga|p[bgnpaf]m|npy|jp2|j2k|jxl|sgi|qoi|psd|pcx)$");
    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d+)(\\.[A-Za-z0-9]+)");

    /** Whether a name stands for numbered pictures: films, and files that are there, may be called so as well. */
    public static boolean isPattern(Path file) {
        String name = String.valueOf(file.getFileName());
        return NUMBER.matcher(name).find() && PICTURE.matcher(name).find() && !Files.exists(file);
    }

    /** Whether a film is there, of numbered pictures the first. */
    public static boolean exists(Path film) {
        return Files.exists(film) || (isPattern(film) && Files.exists(of(film).file(1)));
    }

    /** @throws UserError when the name has no number in it */
    public static FilmSequence of(Path pattern) {
        String name = String.valueOf(pattern.getFileName());
        Matcher m = NUMBER.matcher(name);
        if (!m.find()) {
            throw new UserError(pattern + ": has no number in it, want e.g. %05d.png");
        }
        Path folder = pattern.toAbsolutePath().getParent();
        return new FilmSequence(
                folder == null ? pattern.toAbsolutePath() : folder,
                name.substring(0, m.start()).replace("%%", "%"),
                m.group(1) == null ? 0 : Integer.parseInt(m.group(1)),
                name.substring(m.end()).replace("%%", "%"));
    }

    /**
     * The pattern of the numbered pictures that a folder holds.
     *
     * @throws UserError when they are not numbered alike
     */
    public static Path ofFolder(Path folder) {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(Files::isRegularFile)
                    .map(f -> String.valueOf(f.getFileName()))
                    .filter(n -> !n.startsWith(".") && NUMBERED.matcher(n).matches())
                    .sorted()
                    .forEach(names::add);
        } catch (IOException e) {
            throw new UserError(folder + ": the folder cannot be read: " + AtomicFile.reason(e), e);
        }
        String first = names.isEmpty() ? "" : names.get(0);
        Matcher m = NUMBERED.matcher(first);
        if (!m.matches()) {
            throw new UserError(folder + ": has no numbered pictures in it, want e.g. 00001.png, 00002.png");
        }
        String head = m.group(1);
        String tail = m.group(3);
        boolean even = names.stream().allMatch(n -> n.length() == first.length());
        String number = even ? "%0" + m.group(2).length() + "d" : "%d";
        if (!names.stream().allMatch(n -> n.startsWith(head) && n.endsWith(tail))) {
            throw new UserError(folder + ": its pictures are named differently, e.g. " + first + " and "
                    + names.get(names.size() - 1) + "; want one name with a number, e.g. 00001.png, 00002.png");
        }
        return folder.resolve(head.replace("%", "%%") + number + tail);
    }

    /** The file of a picture. */
    public Path file(long number) {
        String text = String.valueOf(number);
        return folder.resolve(head + "0".repeat(Math.max(0, digits - text.length())) + text + tail);
    }

    /** The numbers that are there, ascending. */
    List<Long> numbers() {
        TreeSet<Long> numbers = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(f -> {
                String name = String.valueOf(f.getFileName());
                if (name.length() > head.length() + tail.length() && name.startsWith(head) && name.endsWith(tail)) {
                    String digitsThere = name.substring(head.length(), name.length() - tail.length());
                    if (digitsThere.matches("\\d{1,18}")
                            && file(Long.parseLong(digitsThere)).equals(f)) {
                        numbers.add(Long.parseLong(digitsThere));
                    }
                }
            });
        } catch (IOException e) {
            throw new UserError(folder + ": the folder cannot be read: " + AtomicFile.reason(e), e);
        }
        return List.copyOf(numbers);
    }

    /** Says how many pictures are there that a film of so many ones, which was just written, has not; empty when none. */
    public Optional<String> leftBehind(long written) {
        List<Long> more = numbers().stream().filter(n -> n > written).toList();
        return more.isEmpty()
                ? Optional.empty()
                : Optional.of(file(more.get(0)) + ": stays of before with " + (more.size() - 1)
                        + " more behind it, the new film has " + written + " pictures");
    }

    /**
     * The first number of the pictures that are there.
     *
     * @throws UserError when there are none, or one between them is missing
     */
    long first() {
        List<Long> numbers = numbers();
        if (numbers.isEmpty()) {
            throw new UserError(folder.resolve(head + "%d" + tail) + ": there is no such picture");
        }
        long first = numbers.get(0);
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i) != first + i) {
                throw new UserError(
                        file(first + i) + ": is missing between " + file(first).getFileName() + " and "
                                + file(numbers.get(numbers.size() - 1)).getFileName());
            }
        }
        return first;
    }

    /** How libav is told. */
    String url() {
        String path = folder.toString().replace("%", "%%") + "/" + head.replace("%", "%%");
        String number = digits == 0 ? "%d" : String.format(Locale.ROOT, "%%0%dd", digits);
        return "file:" + path + number + tail.replace("%", "%%");
    }

    /** In words that change when the pictures do. */
    public String identity() {
        long first = first();
        List<Long> numbers = numbers();
        StringBuilder text = new StringBuilder("sequence " + first + " " + numbers.size());
        try {
            for (long number : numbers) {
                Path file = file(number);
                text.append(' ').append(Files.size(file)).append(' ');
                text.append(Files.getLastModifiedTime(file).toMillis());
            }
        } catch (IOException e) {
            throw new UserError(folder + ": cannot be read: " + AtomicFile.reason(e), e);
        }
        return Integer.toHexString(text.toString().hashCode()) + " " + first + " " + numbers.size();
    }
}
