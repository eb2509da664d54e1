package diorama.gui.clip;

import diorama.gui.state.Clip;
import diorama.gui.state.KeyEdits;
import diorama.gui.state.KeyGraph.Chosen;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** Keys of channels that are chosen; the one that was clicked last comes last. Confined to the main thread. */
final class ChosenKeys {
    private final LinkedHashSet<Chosen> all = new LinkedHashSet<>();
    private int keys;

    /** Those of {@code clip}, to be changed; none where another number of keys has given them others' numbers. */
    Set<Chosen> of(Clip clip) {
        if (clip.keys().size() != keys) {
            keys = clip.keys().size();
            all.clear();
        }
        return all;
    }

    /** The one that was clicked last. */
    Optional<Chosen> active(Clip clip) {
        return of(clip).stream().reduce((a, b) -> b);
    }

    /** Chooses it alone. */
    void choose(Clip clip, Chosen one) {
        of(clip).clear();
        all.add(one);
    }

    /** @param shown channels */
    void invert(Clip clip, IntPredicate shown) {
        List<Chosen> others = new ArrayList<>(KeyEdits.all(clip, shown));
        others.removeAll(of(clip));
        all.clear();
        all.addAll(others);
    }

    /**
     * Takes one in hand: alone, or with the others where it is one of them.
     *
     * @param more Shift is held: it is added to the others, or taken from them
     * @return whether it is chosen now
     */
    boolean take(Clip clip, Chosen one, boolean more) {
        boolean was = of(clip).remove(one);
        if (more && was) {
            return false;
        }
        if (!was && !more) {
            all.clear();
        }
        all.add(one);
        return true;
    }

    /**
     * Chooses what lies within a box.
     *
     * @param adds to the others
     * @param takes from the others
     */
    void box(Clip clip, List<Chosen> within, boolean adds, boolean takes) {
        if (!adds && !takes) {
            of(clip).clear();
        }
        if (takes) {
            within.forEach(of(clip)::remove);
        } else {
            of(clip).addAll(within);
        }
    }
}
