package diorama.stereo;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The parallax of one shot, in percent of the width.
 *
 * @param frames number of them
 * @param divergence that it is drawn with, mean
 * @param convergence that it is drawn with, mean
 * @param range that nine of ten frames keep to, from far to near
 * @param front that nine of ten frames keep to; below 0 where all lies behind the screen
 * @param behind that nine of ten frames keep to; below 0 where all lies in front
 * @param frontMost of all frames
 * @param behindMost of all frames
 * @param opens parallax of what people look at in the first frame
 * @param closes the same in the last frame
 * @param jump between what people looked at in the last frame of the shot before and in the first of this one
 * @param border share of the left and right border that cuts what is in front of the screen, in [0,1]
 * @param slope mean change of parallax along 1 % of the width
 * @param score from 0 to 100, see {@link #score}
 */
public record ShotParallax(
        int frames,
        double divergence,
        double convergence,
        double range,
        double front,
        double behind,
        double frontMost,
        double behindMost,
        double opens,
        double closes,
        double jump,
        double border,
        double slope,
        double score) {
    /** Share of a shot's frames that what is said of the lasting holds for. */
    static final double LASTING = 0.9;

    /** Parallax that counts as in front, % of the width: about a pixel of HD. */
    private static final double SEEN = 0.05;

    /** Jump at a cut that eyes follow at ease, % of the width. */
    private static final double JUMP = 1;

    /** Share of the border that may be cut without being noticed much. */
    private static final double BORDER = 0.6;

    /**
     * Of a shot's frames.
     *
     * @param settings what each is drawn with
     * @param longOverWidth B/W
     * @param window whether a floating window keeps the border from cutting
     * @param before what people looked at before, NaN at the film's start
     */
    static ShotParallax of(
            FrameParallax[] frames,
            ParallaxBudget.Setting[] settings,
            double longOverWidth,
            boolean window,
            double before,
            ParallaxBudget budget) {
        int n = frames.length;
        double[] front = new double[n];
        double[] behind = new double[n];
        double[] range = new double[n];
        double border = 0;
        double slope = 0;
        double divergence = 0;
        double convergence = 0;
        for (int i = 0; i < n; i++) {
            double k = settings[i].divergence() * longOverWidth;
            double c = settings[i].convergence();
            front[i] = k * (frames[i].near() - c);
            behind[i] = k * (c - frames[i].far());
            range[i] = front[i] + behind[i];
            border += window || k == 0 ? 0 : frames[i].borderBefore(c + SEEN / k) / n;
            slope += k * frames[i].slope() / n;
            divergence += settings[i].divergence();
            convergence += c;
        }
        Arrays.sort(front);
        Arrays.sort(behind);
        Arrays.sort(range);
        double opens = attended(frames[0], settings[0], longOverWidth);
        double closes = attended(frames[n - 1], settings[n - 1], longOverWidth);
        double jump = Double.isNaN(before) ? 0 : Math.abs(opens - before);
        int lasting = (int) Math.ceil(LASTING * (n - 1));
        ShotParallax shot = new ShotParallax(
                n,
                divergence / n,
                convergence / n,
                range[lasting],
                front[lasting],
                behind[lasting],
                front[n - 1],
                behind[n - 1],
                opens,
                closes,
                jump,
                border,
                slope,
                0);
        return shot.with(shot.score(budget));
    }

    private static double attended(FrameParallax frame, ParallaxBudget.Setting setting, double longOverWidth) {
        return setting.divergence() * longOverWidth * (frame.attended() - setting.convergence());
    }

    /** Of a whole film: the worst of its shots' parallax, the means of what is shared out over time. */
    public static ShotParallax whole(List<ShotParallax> shots) {
        int frames = shots.stream().mapToInt(ShotParallax::frames).sum();
        return new ShotParallax(
                frames,
                mean(shots, frames, ShotParallax::divergence),
                mean(shots, frames, ShotParallax::convergence),
                most(shots, ShotParallax::range),
                most(shots, ShotParallax::front),
                most(shots, ShotParallax::behind),
                most(shots, ShotParallax::frontMost),
                most(shots, ShotParallax::behindMost),
                shots.get(0).opens,
                shots.get(shots.size() - 1).closes,
                most(shots, ShotParallax::jump),
                mean(shots, frames, ShotParallax::border),
                mean(shots, frames, ShotParallax::slope),
                mean(shots, frames, ShotParallax::score));
    }

    private static double most(List<ShotParallax> shots, ToDoubleFunction<ShotParallax> of) {
        return shots.stream().mapToDouble(of).max().orElse(0);
    }

    private static double mean(List<ShotParallax> shots, int frames, ToDoubleFunction<ShotParallax> of) {
        return shots.stream()
                .mapToDouble(s -> s.frames * of.applyAsDouble(s) / frames)
                .sum();
    }

    private ShotParallax with(double other) {
        return new ShotParallax(
                frames,
                divergence,
                convergence,
                range,
                front,
                behind,
                frontMost,
                behindMost,
                opens,
                closes,
                jump,
                border,
                slope,
                other);
    }

    /**
     * How easy it is to look at.
     *
     * <pre>
     * 100 - 25 over(range) - 25 over(front) - 25 over(behind) - 10 over(jump, 1 %) - 15 min(1, border / 0.6)
     * over(x) = clamp(x / budget - 1, 0, 1); front and behind the worse of lasting and momentary
     * </pre>
     */
    double score(ParallaxBudget budget) {
        return 100
                - 25 * over(range, budget.range())
                - 25 * Math.max(over(front, budget.front()), over(frontMost, budget.frontBrief()))
                - 25 * Math.max(over(behind, budget.behind()), over(behindMost, budget.behindBrief()))
                - 10 * over(jump, JUMP)
                - 15 * Math.min(1, border / BORDER);
    }

    /** Whether it keeps to the budget, to a thousandth of the width's percent. */
    public boolean within(ParallaxBudget budget) {
        double hair = 1e-3;
        return range <= budget.range() + hair
                && front <= budget.front() + hair
                && behind <= budget.behind() + hair
                && frontMost <= budget.frontBrief() + hair
                && behindMost <= budget.behindBrief() + hair;
    }

    private static double over(double value, double limit) {
        if (value <= limit) {
            return 0;
        }
        return limit <= 0 ? 1 : Math.min(1, value / limit - 1);
    }
}
