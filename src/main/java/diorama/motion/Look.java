package diorama.motion;

/** A frame's picture, ready to be compared with others of the same size. */
final class Look {
    /** Difference in brightness, of 255, from which on two places show different things. */
    private static final float DIFFERENT = 20;

    private final PatchSearch search;
    private final Grid smooth;

    Look(Grid picture) {
        search = new PatchSearch(picture);
        smooth = picture.smoothed();
    }

    Grid picture() {
        return search.picture();
    }

    /** Whether they can be compared. */
    boolean fits(Look other) {
        return picture().size().equals(other.picture().size());
    }

    /** Where what is seen here lies in {@code other}. */
    Motion to(Look other) {
        MotionField field = search.to(other.search);
        return new Motion(field, trust(field, other.smooth));
    }

    /** How much of it shows the same in both; a change of the whole picture's light is no difference. */
    private float[] trust(MotionField field, Grid there) {
        int w = smooth.width();
        int h = smooth.height();
        float[] trust = new float[w * h];
        double sum = 0;
        int inside = 0;
        for (int i = 0; i < trust.length; i++) {
            int row = i / w;
            float x = i % w + field.dx()[i];
            float y = row + field.dy()[i];
            if (x >= -0.5f && y >= -0.5f && x <= w - 0.5f && y <= h - 0.5f) {
                trust[i] = there.at(x, y) - smooth.values()[i];
                sum += trust[i];
                inside++;
            } else {
                trust[i] = Float.NaN;
            }
        }
        float light = inside == 0 ? 0 : (float) (sum / inside);
        for (int i = 0; i < trust.length; i++) {
            float share = (trust[i] - light) / DIFFERENT;
            float left = 1 - share * share;
            trust[i] = left > 0 ? left * left : 0;
        }
        return trust;
    }
}
