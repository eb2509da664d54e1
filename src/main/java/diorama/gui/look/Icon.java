package diorama.gui.look;

/** Signs of the Remix Icon font; each is one character that can stand in any text of the window. */
public enum Icon {
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
    STOP('\uf19f'),
    CAMERA_OFF('\ueb33'),
    SEARCH('\uf0d1'),
    FILM('\ued21'),
    SOLID('\ueb7c'),
    MATCAP('\uefc5'),
    NORMALS('\uebc4'),
    CHECKER('\uee8f'),
    TEARS('\uf0c1'),
    XRAY('\ueb87'),
    OBJECT('\uec60'),
    STUDIO('\uf0e6'),
    SCENE('\uea7c'),
    PROJECT('\uf0b1'),
    WAITING('\uee17'),
    FIRST('\uf13f'),
    LAST('\uf143'),
    PLAY('\uf00a'),
    PAUSE('\uefd7'),
    KEY('\uea11'),
    NO_KEY('\uee57'),
    MOVIE('\uef7f'),
    RENDERED('\uf1bf'),
    LIGHT('\ueea8'),
    COPY('\uecd5'),
    RULER('\uf0a3'),
    COMPARE('\uf17b'),
    LENS('\ueb30'),
    FORWARD('\uea6e'),
    BACKWARD('\uea64');

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
    public String with(String label) {
        return text + "  " + label;
    }
}
