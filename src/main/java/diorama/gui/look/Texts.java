package diorama.gui.look;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The window's words in one language. English is what stands in the code; the others lie in {@code texts/studio.json}. */
public final class Texts {
    private static final String FILE = "/texts/studio.json";

    private final Language language;
    private final Map<String, String> words;

    private Texts(Language language, Map<String, String> words) {
        this.language = language;
        this.words = words;
    }

    public static Texts english() {
        return new Texts(Language.ENGLISH, Map.of());
    }

    public static Texts in(Language language) {
        if (language == Language.ENGLISH) {
            return english();
        }
        Map<String, String> words = new HashMap<>();
        all().forEach((english, others) -> {
            String there = others.get(language.code());
            if (there != null) {
                words.put(english, there);
            }
        });
        return new Texts(language, words);
    }

    /** Every English text with those of other languages by their codes. */
    static Map<String, Map<String, String>> all() {
        try (InputStream in = Texts.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return new Gson()
                    .fromJson(
                            new InputStreamReader(in, StandardCharsets.UTF_8),
                            new TypeToken<Map<String, Map<String, String>>>() {}.getType());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Language language() {
        return language;
    }

    /** {@code english} in this language, or as it is where there is no other text. */
    public String say(String english, Object... values) {
        String text = words.getOrDefault(english, english);
        return values.length == 0 ? text : String.format(Locale.ROOT, text, values);
    }

    /**
     * Where one English word has several meanings: what stands for {@code key}, else for the word.
     *
     * @param key "--move", "--easing=smooth"
     */
    public String meant(String key, String english) {
        return words.containsKey(key) ? say(key) : say(english);
    }

    /** All that may have to be written. */
    String everything() {
        return String.join("", words.values());
    }
}
