package diorama.gui;

import diorama.base.Size;
import diorama.image.RgbaImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A screen without a monitor (Xvfb) with a hand on it (xdotool). */
final class VirtualScreen implements AutoCloseable {
    static final Size SIZE = new Size(1280, 800);

    /** How often it is looked whether the picture has come to rest, ms. */
    private static final long LOOK = 300;

    private final Process server;
    private final String display;
    private final Path folder;

    /** @param folder for the screen's memory */
    VirtualScreen(Path folder) throws IOException {
        this.folder = folder;
        server = new ProcessBuilder(
                        "Xvfb",
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        SIZE.width() + "x" + SIZE.height() + "x24",
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

    void xdotool(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("xdotool"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DISPLAY", display);
        Process hand = builder.start();
        if (!hand.waitFor(30, TimeUnit.SECONDS) || hand.exitValue() != 0) {
            hand.destroyForcibly();
            throw new IOException(String.join(" ", command) + " failed");
        }
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
        RgbaImage image = RgbaImage.allocate(SIZE);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                image.setArgb(x, y, 0xff000000 | dump.getInt(pixels + y * bytesPerLine + 4 * x));
            }
        }
        return image;
    }

    /**
     * The picture when it has not changed for a while.
     *
     * @param quiet how long it must not change, ms
     * @param limit s; then it is taken as it is
     */
    RgbaImage atRest(long quiet, double limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + (long) (limit * 1e9);
        RgbaImage last = picture();
        long since = System.nanoTime();
        while (System.nanoTime() < end && System.nanoTime() - since < quiet * 1_000_000) {
            TimeUnit.MILLISECONDS.sleep(LOOK);
            RgbaImage now = picture();
            if (!now.rgba().equals(last.rgba())) {
                since = System.nanoTime();
            }
            last = now;
        }
        return last;
    }

    /** Waits until something else is on the screen, at most {@code limit} seconds. */
    void awaitChange(RgbaImage before, double limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + (long) (limit * 1e9);
        while (System.nanoTime() < end && picture().rgba().equals(before.rgba())) {
            TimeUnit.MILLISECONDS.sleep(LOOK);
        }
    }

    @Override
    public void close() {
        server.destroy();
    }
}
