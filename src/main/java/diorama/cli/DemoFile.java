package diorama.cli;

import java.nio.file.Path;

/**
 * One result of the demo.
 *
 * @param what in a line for people
 */
record DemoFile(Path path, String what) {}
