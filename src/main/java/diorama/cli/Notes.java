package diorama.cli;

import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;

/** Lines of a command for people, beside its results. */
record Notes(CommandSpec spec) implements Consumer<String> {
    @Override
    public void accept(String line) {
        spec.commandLine().getErr().println("diorama: " + line);
    }
}
