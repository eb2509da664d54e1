package diorama.gui.state;

import java.util.Set;

/**
 * What was kept to be compared with the present: the scene as it was and how it was shown.
 *
 * @param wipe how much of the viewport's width shows it, from the left, [0,1]
 * @param shown whether it is compared now
 */
public record Compare(Staging staging, Settings settings, float wipe, boolean shown) {
    public Compare {
        wipe = Math.max(0, Math.min(1, wipe));
    }

    static Compare of(ViewState state, float wipe) {
        return new Compare(Staging.of(state), state.settings(), wipe, true);
    }

    /** Whether it shows only objects that are among {@code those}. */
    boolean isOf(Set<Integer> those) {
        return staging.parts().stream().allMatch(p -> those.contains(p.object().id()));
    }

    Compare at(float place) {
        return new Compare(staging, settings, place, shown);
    }

    Compare shown(boolean now) {
        return new Compare(staging, settings, wipe, now);
    }
}
