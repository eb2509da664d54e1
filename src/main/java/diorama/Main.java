package diorama;

import diorama.cli.PlainStart;

/** Start of the program. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(PlainStart.run(args));
    }
}
