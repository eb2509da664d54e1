package diorama.gui;

/** Signs of the Remix Icon font; each is one character that can stand in any text of the window. */
enum Icon {
    FOLDER('\ued70'),
    EXPORT('\uf24a'),
    CLOSE('\ueb99'),
    UNDO('\uea58'),
    REDO('\uea5a'),
    RESET('\uea58'),
    PHOTO('\uee4b'),
    MESH('\uf0f2'),
    LAYER('\uf181'),
    VISIBLE('\uecb5'),
    HIDDEN('\uecb7'),
    SHADED('\uee7d'),
    DEPTH('\ueddd'),
    WIRE('\ueddf'),
    GLASSES('\uf17f'),
    CAMERA('\ueb2d'),
    FRAME('\ued4c'),
    MOUSE('\uef7d'),
    KEYBOARD('\uee75'),
    WARNING('\ueca1'),
    INFORMATION('\uee59'),
    CHECK('\ueb81'),
    HINT('\ueea9'),
    SLIDERS('\uec9d'),
    UP('\uea76'),
    FILE('\ueceb'),
    STOP('\uf19f');

    private final String text;

    Icon(char code) {
        this.text = String.valueOf(code);
    }

    /** The sign as text. */
    @Override
    public String toString() {
        return text;
    }

    /** The sign and a label beside it. */
    String with(String label) {
        return text + "  " + label;
    }
}
