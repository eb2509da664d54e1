package diorama.stereo;

import diorama.stereo.ParallaxBudget.DepthSpan;
import diorama.stereo.ParallaxBudget.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gathers the frames of one shot after the other and says what parallax each shot has. Confined to one thread. */
public final class ShotMeter {
    private final ComfortOptions options;
    private final ParallaxBudget budget;
    private final double longOverWidth;
    private final List<FrameParallax> frames = new ArrayList<>();
    private final List<Setting> settings = new ArrayList<>();
    private double attended = Double.NaN;
    private double attendedLimited = Double.NaN;

    /**
     * A shot as it is asked for and as the budget lets it be.
     *
     * @param limited what {@link ParallaxBudget#solve} makes of it
     */
    public record Measured(ShotParallax asked, ShotParallax limited) {}

    /** @param longOverWidth longer side of a frame over its width */
    public ShotMeter(ComfortOptions options, double longOverWidth) {
        this.options = options;
        this.longOverWidth = longOverWidth;
        budget = ParallaxBudget.of(options);
    }

    public ParallaxBudget budget() {
        return budget;
    }

    public void add(FrameParallax frame, Setting setting) {
        frames.add(frame);
        settings.add(setting);
    }

    public boolean isEmpty() {
        return frames.isEmpty();
    }

    /** Ends the shot, which has a frame at least. */
    public Measured end() {
        FrameParallax[] all = frames.toArray(FrameParallax[]::new);
        Setting[] asked = settings.toArray(Setting[]::new);
        Setting solved = budget.solve(span(all), mean(asked), longOverWidth);
        Setting[] limited = new Setting[all.length];
        Arrays.fill(limited, solved);
        boolean window = options.floatingWindow();
        ShotParallax one = ShotParallax.of(all, asked, longOverWidth, window, attended, budget);
        ShotParallax two = ShotParallax.of(all, limited, longOverWidth, window, attendedLimited, budget);
        attended = one.closes();
        attendedLimited = two.closes();
        frames.clear();
        settings.clear();
        return new Measured(one, two);
    }

    private static Setting mean(Setting[] settings) {
        if (Arrays.stream(settings).allMatch(settings[0]::equals)) {
            return settings[0];
        }
        return new Setting(
                Arrays.stream(settings)
                        .mapToDouble(Setting::divergence)
                        .average()
                        .orElse(0),
                Arrays.stream(settings)
                        .mapToDouble(Setting::convergence)
                        .average()
                        .orElse(0));
    }

    private static DepthSpan span(FrameParallax[] frames) {
        double[] near =
                Arrays.stream(frames).mapToDouble(FrameParallax::near).sorted().toArray();
        double[] far =
                Arrays.stream(frames).mapToDouble(FrameParallax::far).sorted().toArray();
        double[] depth = Arrays.stream(frames)
                .mapToDouble(f -> f.near() - f.far())
                .sorted()
                .toArray();
        int last = near.length - 1;
        int lasting = (int) Math.ceil(ShotParallax.LASTING * last);
        return new DepthSpan(far[0], far[last - lasting], near[lasting], near[last], depth[lasting]);
    }
}
