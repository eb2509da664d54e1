package diorama.options;

/** A choice whose word on the command line and in presets is no Java name, e.g. {@code 16:9}. */
public interface Spelled {
    String spelling();
}
