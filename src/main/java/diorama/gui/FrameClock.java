package diorama.gui;

import java.util.Locale;

/** Measures how fast frames are drawn while something moves. Confined to the main thread. */
final class FrameClock {
    /** Share of a new frame in the mean. */
    private static final double SHARE = 0.1;

    private long began;
    private long last;
    private double meanNanos;

    void begin() {
        began = System.nanoTime();
    }

    void end() {
        long now = System.nanoTime();
        long took = now - (last == 0 ? began : last);
        last = now;
        meanNanos = meanNanos == 0 ? took : meanNanos + SHARE * (took - meanNanos);
    }

    /** Nothing will be drawn for a while: the gap does not count. */
    void pause() {
        last = 0;
    }

    /** "42 fps   ", or nothing before the first frame. */
    String text() {
        return meanNanos == 0 ? "" : String.format(Locale.ROOT, "%.0f fps   ", 1e9 / meanNanos);
    }
}
