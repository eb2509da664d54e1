package diorama.gui.state;

/**
 * What was kept to be compared with the present: the scene as it was and how it was shown.
 *
 * @param wipe how much of the viewport's width shows it, from the left, [0,1]
 */
public record Compare(Staging staging, Settings settings, float wipe) {
    public Compare {
        wipe = Math.max(0, Math.min(1, wipe));
    }

    static Compare of(ViewState state, float wipe) {
        return new Compare(Staging.of(state), state.settings(), wipe);
    }

    Compare at(float place) {
        return new Compare(staging, settings, place);
    }
}
