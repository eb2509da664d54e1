package diorama.cli;

import diorama.base.UserError;
import diorama.relief.ReliefOptions;

/** Checks of options against each other. */
final class Checks {
    private Checks() {}

    /** {@code options} when its far is beyond its near. */
    static ReliefOptions range(ReliefOptions options) {
        if (!(options.farMetres() > options.nearMetres())) {
            throw new UserError("--far-metres: got '" + options.farMetres() + "', want more than --near-metres, "
                    + options.nearMetres());
        }
        return options;
    }
}
