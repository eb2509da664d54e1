package diorama.gui;

import diorama.base.Size;
import diorama.image.RgbaImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A screen without a monitor (Xvfb) with a hand on it (xdotool). */
public final class VirtualScreen implements AutoCloseable {
    static final Size SIZE = new Size(1280, 800);

    /** How often it is looked whether something runs, ms. */
    private static final long LOOK = 25;

    /** So often in a row nothing may run: longer than the window sleeps while it has more to draw. */
    private static final int ENOUGH = 10;

    private final Process server;
    private final String display;
    private final Path folder;
    private final Size size;

    /** @param folder for the screen's memory */
    public VirtualScreen(Path folder) throws IOException {
        this(folder, SIZE);
    }

    /** @param size of the screen, px */
    public VirtualScreen(Path folder, Size size) throws IOException {
        this.folder = folder;
        this.size = size;
        server = new ProcessBuilder(
                        "Xvfb",
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        size.width() + "x" + size.height() + "x24",
                        "-fbdir",
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
        display = ":" + said.readLine();
    }

    /** As the variable DISPLAY wants it. */
    String display() {
        return display;
    }

    public void xdotool(List<String> arguments) throws IOException, InterruptedException {
        said(arguments);
    }

    /** What xdotool answers. */
    private String said(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("xdotool"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DISPLAY", display);
        Process hand = builder.start();
        String answer = new String(hand.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        if (!hand.waitFor(30, TimeUnit.SECONDS) || hand.exitValue() != 0) {
            hand.destroyForcibly();
            throw new IOException(String.join(" ", command) + " failed: " + answer);
        }
        return answer;
    }

    /** The number of the window whose name contains something. */
    long window(String name) throws IOException, InterruptedException {
        return Long.parseLong(said(List.of("search", "--onlyvisible", "--name", name))
                .lines()
                .findFirst()
                .orElseThrow());
    }

    /** Of the window whose name contains something, px. */
    public Size sizeOf(String name) throws IOException, InterruptedException {
        String told = said(List.of("getwindowgeometry", "--shell", String.valueOf(window(name))));
        return new Size(number(told, "WIDTH"), number(told, "HEIGHT"));
    }

    private static int number(String told, String name) {
        return told.lines()
                .filter(line -> line.startsWith(name + "="))
                .mapToInt(line -> Integer.parseInt(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** What is on the screen, from its memory in the X window dump format. */
    RgbaImage picture() throws IOException {
        ByteBuffer dump = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("Xvfb_screen0")))
                .order(ByteOrder.BIG_ENDIAN);
        int header = dump.getInt(0);
        int bytesPerLine = dump.getInt(4 * 12);
        int colors = dump.getInt(4 * 19);
        int pixels = header + 12 * colors;
        dump.order(dump.getInt(4 * 7) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        RgbaImage image = RgbaImage.allocate(size);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                image.setArgb(x, y, 0xff000000 | dump.getInt(pixels + y * bytesPerLine + 4 * x));
            }
        }
        return image;
    }

    /**
     * The picture when the program that draws it, its own processes and the screen do nothing any more: all their threads
     * sleep for a while.
     *
     * @param limit s; then it is taken as it is
     */
    RgbaImage atRest(Process program, double limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + (long) (limit * 1e9);
        int quiet = 0;
        while (System.nanoTime() < end && quiet < ENOUGH) {
            TimeUnit.MILLISECONDS.sleep(LOOK);
            boolean all = Stream.concat(Stream.of(program.toHandle(), server.toHandle()), program.descendants())
                    .allMatch(VirtualScreen::sleeps);
            quiet = all ? quiet + 1 : 0;
        }
        return picture();
    }

    /** Whether no thread of a process runs, or could run. */
    private static boolean sleeps(ProcessHandle process) {
        Path threads = Path.of("/proc", String.valueOf(process.pid()), "task");
        try (Stream<Path> all = Files.list(threads)) {
            for (Path thread : all.toList()) {
                String stat = Files.readString(thread.resolve("stat"));
                char state = stat.charAt(stat.lastIndexOf(')') + 2);
                if (state == 'R' || state == 'D') {
                    return false;
                }
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            // a thread has just ended, or all of them have
            return !process.isAlive();
        }
    }

    /** The screen goes, whoever is on it. */
    void fall() {
        server.destroy();
    }

    @Override
    public void close() {
        fall();
    }
}
