package diorama;

import diorama.cli.DioramaCommand;

/** Start of the program. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(DioramaCommand.run(args));
    }
}
