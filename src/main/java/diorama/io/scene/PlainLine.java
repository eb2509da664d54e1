package diorama.io.scene;

/** Words of a file as they can stand in a line of ours. */
public final class PlainLine {
    private PlainLine() {}

    /** Names and references come from the file: no line of ours may be broken by them. */
    public static String of(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ");
        return plain.length() > 200 ? plain.substring(0, 200) + "..." : plain;
    }
}
