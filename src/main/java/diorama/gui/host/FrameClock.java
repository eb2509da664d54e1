package diorama.gui.host;

import java.util.Locale;

/** Measures how fast frames are drawn while something moves. Confined to the main thread. */
public final class FrameClock {
    /** Share of a new frame in the mean. */
    private static final double SHARE = 0.15;
    /** Frames in a row before the mean tells something. */
    private static final int ENOUGH = 6;

    private long last;
    private int inRow;
    private double meanNanos;
    private String text = "";

    public void end() {
        long now = System.nanoTime();
        if (last != 0) {
            inRow++;
            meanNanos = inRow == 1 ? now - last : meanNanos + SHARE * (now - last - meanNanos);
            if (inRow >= ENOUGH) {
                text = String.format(Locale.ROOT, "%.0f fps   ", 1e9 / meanNanos);
            }
        }
        last = now;
    }

    /** Nothing will be drawn for a while: the gap does not count. */
    void pause() {
        last = 0;
        inRow = 0;
    }

    /** "42 fps   " of the last move, or nothing before the first one. */
    public String text() {
        return text;
    }
}
