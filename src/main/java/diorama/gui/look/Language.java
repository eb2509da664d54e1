package diorama.gui.look;

import java.util.Locale;

/** A language of the window. */
public enum Language {
    ENGLISH("en"),
    GERMAN("de"),
    JAPANESE("ja"),
    CHINESE("zh");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** The one after it, round at the end. */
    public Language next() {
        return switch (this) {
            case ENGLISH -> GERMAN;
            case GERMAN -> JAPANESE;
            case JAPANESE -> CHINESE;
            case CHINESE -> ENGLISH;
        };
    }

    /** Of ISO 639. */
    String code() {
        return code;
    }

    /** Whether its letters are not in the window's own font. */
    public boolean needsFont() {
        return this == JAPANESE || this == CHINESE;
    }

    /** The system's, where it is one of these. */
    public static Language of(Locale locale) {
        for (Language language : values()) {
            if (language.code.equals(locale.getLanguage())) {
                return language;
            }
        }
        return ENGLISH;
    }
}
