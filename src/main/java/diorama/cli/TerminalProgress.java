package diorama.cli;

import diorama.base.Progress;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar with speed and time left on standard error; silent when that is not a terminal. With
 * {@code -Ddiorama.progress=lines} a line {@code @progress DONE TOTAL WHAT} each second instead, for programs.
 */
final class TerminalProgress implements Progress, AutoCloseable {
    private static final long SECOND = 1_000_000_000;

    private final String task;
    private final String unit;
    private final long unitSize;
    private final boolean shown;
    private final boolean lines;
    private long saidAt = System.nanoTime() - SECOND;
    private @Nullable ProgressBar bar;

    /**
     * @param task what is worked on, e.g. a file name
     * @param unit what is counted, e.g. "frames"
     */
    TerminalProgress(String task, String unit) {
        this(task, unit, 1);
    }

    /** As {@link #TerminalProgress(String, String)}, where one {@code unit} is {@code unitSize} of what is counted. */
    TerminalProgress(String task, String unit, long unitSize) {
        this.task = task;
        this.unit = unit;
        this.unitSize = unitSize;
        this.shown = Boolean.getBoolean("diorama.progress");
        this.lines = "lines".equals(System.getProperty("diorama.progress"));
    }

    @Override
    public void update(long done, long total, String what) {
        if (lines && (System.nanoTime() - saidAt >= SECOND || done == total)) {
            saidAt = System.nanoTime();
            System.err.println("@progress " + done + " " + total + " " + what);
        }
        if (!shown) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .startsFrom(Math.max(0, done - 1), Duration.ZERO)
                    .setUnit(" " + unit, unitSize)
                    .showSpeed()
                    .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                    .setUpdateIntervalMillis((int) Duration.ofMillis(500).toMillis())
                    .setConsumer(new me.tongfei.progressbar.ConsoleProgressBarConsumer(System.err, 110))
                    .build();
        }
        if (total >= 0) {
            bar.maxHint(total);
        }
        bar.stepTo(done);
        bar.setExtraMessage(what);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
