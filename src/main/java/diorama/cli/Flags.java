package diorama.cli;

import picocli.CommandLine.Model.CommandSpec;

/** A command some of whose flags are made from options records. */
interface Flags {
    void addTo(CommandSpec spec);
}
