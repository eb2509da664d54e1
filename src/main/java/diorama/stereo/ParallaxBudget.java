package diorama.stereo;

/**
 * How much parallax a picture or shot may have, in percent of the width. Lasting and momentary limits are those that BSkyB gave to
 * makers of 3D television (1 % in front, 2 % behind, 3 % in all; for moments 2.5 and 4 %); on a known screen they are lowered to
 * one degree of {@link Seat} and to parallel eyes.
 *
 * @param range lasting, from the farthest to the nearest point
 * @param front lasting, in front of the screen
 * @param behind lasting, behind it, &gt;= 0
 * @param frontBrief for moments
 * @param behindBrief for moments
 */
public record ParallaxBudget(double range, double front, double behind, double frontBrief, double behindBrief) {
    private static final double FRONT_BRIEF = 2.5;
    private static final double BEHIND_BRIEF = 2;

    public static ParallaxBudget of(ComfortOptions options) {
        double comfort =
                options.seat().map(s -> s.percent(Seat.COMFORT_DEGREES)).orElse(Double.POSITIVE_INFINITY);
        double parallel = options.seat().map(Seat::parallel).orElse(Double.POSITIVE_INFINITY);
        return new ParallaxBudget(
                options.rangeBudget(),
                Math.min(options.frontBudget(), comfort),
                Math.min(options.behindBudget(), Math.min(comfort, parallel)),
                Math.min(FRONT_BRIEF * options.frontBudget(), comfort),
                Math.min(BEHIND_BRIEF * options.behindBudget(), Math.min(comfort, parallel)));
    }

    /**
     * Divergence and convergence nearest to what is asked for that keep to the budget:
     *
     * <pre>
     * P(d) = D B/W (d - c)
     * D B/W = least of asked, range / depth, and (front + behind) / (near - far) for lasting and momentary limits
     * c = asked, brought between near - front / (D B/W) and far + behind / (D B/W), for lasting and momentary limits
     * </pre>
     *
     * @param longOverWidth B/W of the frame
     */
    public Setting solve(DepthSpan span, Setting asked, double longOverWidth) {
        double k = asked.divergence() * longOverWidth;
        k = Math.min(k, ratio(range, span.depth()));
        k = Math.min(k, ratio(front + behind, span.near() - span.far()));
        k = Math.min(k, ratio(front + behindBrief, span.near() - span.farthest()));
        k = Math.min(k, ratio(frontBrief + behind, span.nearest() - span.far()));
        k = Math.min(k, ratio(frontBrief + behindBrief, span.nearest() - span.farthest()));
        if (!(k > 0)) {
            return new Setting(0, asked.convergence());
        }
        double least = Math.max(span.near() - front / k, span.nearest() - frontBrief / k);
        double most = Math.min(span.far() + behind / k, span.farthest() + behindBrief / k);
        // rounding can make them cross by a hair
        double c = least > most ? (least + most) / 2 : Math.max(least, Math.min(most, asked.convergence()));
        return new Setting(k / longOverWidth, c);
    }

    private static double ratio(double budget, double depth) {
        return depth > 1e-6 ? budget / depth : Double.POSITIVE_INFINITY;
    }

    /**
     * What two knobs say.
     *
     * @param divergence % of the longer side
     * @param convergence inverse depth
     */
    public record Setting(double divergence, double convergence) {}

    /**
     * Inverse depths of a shot.
     *
     * @param farthest that a frame ever reaches
     * @param far that nine of ten frames stay before
     * @param near that nine of ten frames stay behind
     * @param nearest that a frame ever reaches
     * @param depth from far to near that nine of ten frames keep to
     */
    public record DepthSpan(double farthest, double far, double near, double nearest, double depth) {}
}
