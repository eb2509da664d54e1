package diorama.stereo;

/**
 * A viewer before a screen: what parallax in percent of the width is to his eyes. P is + in front of the screen.
 *
 * <pre>
 * p = P/100 w            parallax on the screen, m          w = width of the screen, v = distance of the viewer, e = 0.065 m
 * theta = 2 atan(p / 2v) angle between the eyes' axes and those of eyes that look at the screen
 * Z = v e / (e + p)      distance at which the point is seen; behind, p = -e is infinity and less turns the eyes outwards
 * </pre>
 *
 * The rule of one degree: M. Lambooij et al., Visual Discomfort and Visual Fatigue of Stereoscopic Displays, 2009.
 *
 * @param screenWidth m
 * @param distance m
 */
public record Seat(double screenWidth, double distance) {
    /** Between the pupils of grown-ups, m. */
    public static final double EYES = 0.065;

    /** Parallax in front of or behind the screen that eyes bear for long, degrees. */
    public static final double COMFORT_DEGREES = 1;

    public Seat {
        if (!(screenWidth > 0) || !(distance > 0)) {
            throw new IllegalArgumentException("screen of " + screenWidth + " m at " + distance + " m");
        }
    }

    /** Parallax on the screen, m. */
    public double metres(double percent) {
        return percent / 100 * screenWidth;
    }

    public double degrees(double percent) {
        return Math.toDegrees(2 * Math.atan(metres(percent) / (2 * distance)));
    }

    /** Parallax of that angle, % of the width. */
    public double percent(double degrees) {
        return 100 * 2 * distance * Math.tan(Math.toRadians(degrees) / 2) / screenWidth;
    }

    /** Distance at which a point is seen, m; infinite where the eyes are parallel or turn outwards. */
    public double seenAt(double percent) {
        double p = EYES + metres(percent);
        return p > 0 ? distance * EYES / p : Double.POSITIVE_INFINITY;
    }

    /** Parallax behind the screen at which the eyes are parallel, % of the width, &gt; 0. */
    public double parallel() {
        return 100 * EYES / screenWidth;
    }
}
