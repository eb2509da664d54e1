package diorama.motion;

import diorama.base.Size;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the motion from one picture to another by patches that slide to where they look alike, from coarse grids to fine ones.
 * Patches are compared without their mean brightness. Source: Kroeger et al., "Fast Optical Flow using Dense Inverse Search",
 * ECCV 2016, without its variational refinement.
 *
 * <pre>
 * H = sum g g^T                     g gradient of the patch
 * u <- u - H^-1 sum g e(u)          e(u) = I1(x + u) - I0(x), less its mean over the patch
 * field(x) = sum w u / sum w        w = 1 / max(1, |e(x)|), over the patches that cover x
 * </pre>
 */
final class PatchSearch {
    private final List<Grid> levels = new ArrayList<>();
    private final List<Slopes> slopes = new ArrayList<>();

    /** @param picture what is looked for in other pictures of the same size */
    PatchSearch(Grid picture) {
        for (Grid level = picture;
                levels.isEmpty() || Math.min(level.width(), level.height()) >= 2 * PatchLevel.PATCH;
                level = level.halved()) {
            levels.add(level);
            slopes.add(Slopes.of(level));
        }
    }

    Grid picture() {
        return levels.get(0);
    }

    /** @param other of the same size */
    MotionField to(PatchSearch other) {
        Size coarsest = levels.get(levels.size() - 1).size();
        MotionField field = MotionField.still(coarsest);
        for (int i = levels.size() - 1; i >= 0; i--) {
            field = new PatchLevel(levels.get(i), slopes.get(i), other.levels.get(i)).moved(field);
        }
        return field;
    }

    /** Change of a grid's values from cell to cell, to the right and downwards; central, one-sided at the border. */
    record Slopes(float[] x, float[] y) {
        static Slopes of(Grid grid) {
            int w = grid.width();
            int h = grid.height();
            float[] v = grid.values();
            float[] x = new float[v.length];
            float[] y = new float[v.length];
            for (int i = 0; i < v.length; i++) {
                int column = i % w;
                int row = i / w;
                int left = column > 0 ? 1 : 0;
                int right = column < w - 1 ? 1 : 0;
                int up = row > 0 ? w : 0;
                int down = row < h - 1 ? w : 0;
                x[i] = (v[i + right] - v[i - left]) / Math.max(1, left + right);
                y[i] = (v[i + down] - v[i - up]) / (up > 0 && down > 0 ? 2 : 1);
            }
            return new Slopes(x, y);
        }
    }
}
