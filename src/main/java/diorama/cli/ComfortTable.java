package diorama.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import diorama.pipeline.comfort.ComfortReport;
import diorama.pipeline.job.Timeline;
import diorama.stereo.ParallaxBudget;
import diorama.stereo.Seat;
import diorama.stereo.ShotParallax;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells people, or programs, of the parallax of a picture or film. */
final class ComfortTable {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    /** Shots whose lines are printed before the rest are left to {@code --json}. */
    private static final int LINES = 60;

    private final ComfortReport report;
    private final ParallaxBudget budget;
    private final Optional<Seat> seat;

    ComfortTable(ComfortReport report) {
        this.report = report;
        budget = report.budget();
        seat = report.options().seat();
    }

    void print(PrintWriter out) {
        ShotParallax whole = report.whole();
        out.println(String.format(
                Locale.ROOT,
                "%s  %s px, %s, %s%s",
                report.file(),
                report.size(),
                counted(whole.frames(), "frame"),
                counted(report.shots().size(), "shot"),
                report.finished()
                        ? " looked at, stereo already"
                        : report.options().autoLimit() ? ", limited" : ""));
        out.println("parallax in percent of the width, + in front of the screen");
        out.println("  shot  from         frames   D     c      range  front  behind  jump  border  score");
        List<ComfortReport.Shot> shots = report.shots();
        for (int i = 0; i < Math.min(LINES, shots.size()); i++) {
            out.println(line(String.valueOf(i + 1), Timeline.clock(shots.get(i).micros()), report.of(shots.get(i))));
        }
        if (shots.size() > LINES) {
            out.println("  ...   " + (shots.size() - LINES) + " more; --json tells of all");
        }
        if (shots.size() > 1) {
            out.println(line("all", "", whole));
        }
        seat.ifPresent(s -> physical(out, s, whole));
        verdicts(whole).forEach(v -> out.println("  " + v));
    }

    private static String counted(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    private String line(String name, String from, ShotParallax shot) {
        String setting = report.finished()
                ? "    -     -   "
                : String.format(Locale.ROOT, "%5.2f  %5.2f", shot.divergence(), shot.convergence());
        return String.format(
                Locale.ROOT,
                "  %-4s  %-11s  %6d  %s  %5.2f%s %6.2f%s %6.2f%s %5.2f  %4.0f %%   %4.0f",
                name,
                from,
                shot.frames(),
                setting,
                shot.range(),
                mark(shot.range() > budget.range() + 1e-3),
                0.0 + shot.front(),
                mark(shot.front() > budget.front() + 1e-3 || shot.frontMost() > budget.frontBrief() + 1e-3),
                0.0 + shot.behind(),
                mark(shot.behind() > budget.behind() + 1e-3 || shot.behindMost() > budget.behindBrief() + 1e-3),
                shot.jump(),
                100 * shot.border(),
                shot.score());
    }

    private static String mark(boolean over) {
        return over ? "!" : " ";
    }

    private void physical(PrintWriter out, Seat s, ShotParallax whole) {
        out.println(String.format(
                Locale.ROOT, "on a screen %.2f m wide, seen from %.2f m:", s.screenWidth(), s.distance()));
        place(out, s, "front", whole.frontMost());
        place(out, s, "behind", -whole.behindMost());
        out.println(String.format(
                Locale.ROOT,
                "  range   %5.1f cm  %5.2f degrees; eyes are parallel at %.1f cm behind (%.2f %%)",
                100 * s.metres(whole.range()),
                s.degrees(whole.range()),
                100 * Seat.EYES,
                s.parallel()));
    }

    private static void place(PrintWriter out, Seat s, String name, double percent) {
        double at = s.seenAt(percent);
        out.println(String.format(
                Locale.ROOT,
                "  %-6s  %5.1f cm  %5.2f degrees, seen at %s",
                name,
                100 * Math.abs(s.metres(percent)),
                Math.abs(s.degrees(percent)),
                Double.isInfinite(at)
                        ? "no distance: eyes turn outwards"
                        : at > 1000 ? "infinity" : String.format(Locale.ROOT, "%.2f m", at)));
    }

    /** What is wrong, in words; or that nothing is. */
    private List<String> verdicts(ShotParallax whole) {
        List<String> all = new ArrayList<>();
        over(all, "range", whole.range(), budget.range());
        over(all, "in front", Math.max(whole.front(), 0), budget.front());
        over(all, "behind", Math.max(whole.behind(), 0), budget.behind());
        if (whole.front() <= budget.front()) {
            over(all, "in front for moments", whole.frontMost(), budget.frontBrief());
        }
        if (whole.behind() <= budget.behind()) {
            over(all, "behind for moments", whole.behindMost(), budget.behindBrief());
        }
        seat.ifPresent(s -> {
            double most = Math.max(whole.frontMost(), whole.behindMost());
            if (s.degrees(most) > Seat.COMFORT_DEGREES + 1e-3) {
                all.add(String.format(Locale.ROOT, "over 1 degree of parallax: %.2f", s.degrees(most)));
            }
            if (whole.behindMost() > s.parallel() + 1e-3) {
                all.add(String.format(
                        Locale.ROOT,
                        "eyes turn outwards: %.1f cm behind, want at most %.1f",
                        100 * s.metres(whole.behindMost()),
                        100 * Seat.EYES));
            }
        });
        if (whole.jump() > 1) {
            all.add(String.format(
                    Locale.ROOT, "what is looked at jumps by %.2f %% at a cut, want at most 1", whole.jump()));
        }
        if (whole.border() > 0.2) {
            all.add(String.format(
                    Locale.ROOT,
                    "the border cuts things in front of the screen on %.0f %% of its length; --floating-window helps",
                    100 * whole.border()));
        }
        if (all.isEmpty()) {
            all.add("within the budget");
        } else if (!report.finished() && !report.options().autoLimit() && !keeps()) {
            all.add("--auto-limit keeps every shot to the budget");
        }
        return all;
    }

    private boolean keeps() {
        return report.shots().stream().allMatch(s -> report.of(s).within(budget));
    }

    private static void over(List<String> all, String what, double value, double limit) {
        if (value > limit + 1e-3) {
            all.add(String.format(
                    Locale.ROOT, "parallax %s is %.2f %% of the width, want at most %.2f", what, value, limit));
        }
    }

    /** One line. */
    String json() {
        JsonObject top = new JsonObject();
        top.addProperty("file", report.file().toString());
        top.addProperty("width", report.size().width());
        top.addProperty("height", report.size().height());
        top.addProperty("finished", report.finished());
        top.addProperty("limited", report.options().autoLimit() && !report.finished());
        top.add("budget", RecordJson.of(budget));
        seat.ifPresent(s -> {
            JsonObject place = RecordJson.of(s);
            place.addProperty("parallelPercent", s.parallel());
            place.addProperty("oneDegreePercent", s.percent(Seat.COMFORT_DEGREES));
            top.add("seat", place);
        });
        JsonArray shots = new JsonArray();
        for (ComfortReport.Shot shot : report.shots()) {
            JsonObject object = new JsonObject();
            object.addProperty("frame", shot.frame());
            object.addProperty("seconds", shot.micros() / 1e6);
            object.add("parallax", of(report.of(shot)));
            if (!report.finished()) {
                JsonObject solved = new JsonObject();
                solved.addProperty("divergence", shot.parallax().limited().divergence());
                solved.addProperty("convergence", shot.parallax().limited().convergence());
                object.add("withinBudget", solved);
            }
            shots.add(object);
        }
        top.add("shots", shots);
        top.add("whole", of(report.whole()));
        return GSON.toJson(top);
    }

    private JsonObject of(ShotParallax shot) {
        JsonObject object = RecordJson.of(shot);
        object.addProperty("within", shot.within(budget));
        seat.ifPresent(s -> {
            object.addProperty("rangeDegrees", s.degrees(shot.range()));
            object.addProperty("frontDegrees", s.degrees(shot.frontMost()));
            object.addProperty("behindDegrees", s.degrees(shot.behindMost()));
            object.addProperty("frontCm", 100 * s.metres(shot.frontMost()));
            object.addProperty("behindCm", 100 * s.metres(shot.behindMost()));
            object.addProperty("eyesTurnOutwards", shot.behindMost() > s.parallel());
        });
        return object;
    }
}
