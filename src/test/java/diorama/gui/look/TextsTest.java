package diorama.gui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.depth.DepthOptions;
import diorama.depth.ImportOptions;
import diorama.depth.ShapeOptions;
import diorama.depth.StabiliseOptions;
import diorama.gui.panel.Properties;
import diorama.gui.state.Command;
import diorama.gui.state.DepthExport;
import diorama.gui.state.Export;
import diorama.gui.state.Preferences;
import diorama.gui.state.SceneExport;
import diorama.gui.state.Transform;
import diorama.gui.state.ViewOptions;
import diorama.io.scene.ExportOptions;
import diorama.options.Option;
import diorama.options.OptionSchema;
import diorama.pipeline.clip.CameraKey;
import diorama.pipeline.clip.ZoomOptions;
import diorama.relief.ReliefOptions;
import diorama.relief.SolidOptions;
import diorama.render.GradeOptions;
import diorama.render.LensOptions;
import diorama.render.Lighting;
import diorama.render.Look;
import diorama.stereo.ComfortOptions;
import diorama.stereo.FrameOptions;
import diorama.stereo.StereoOptions;
import diorama.video.option.EncodeOptions;
import diorama.video.option.FilmOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextsTest {
    private static final Map<String, Map<String, String>> ALL = Texts.all();

    /** Of all panels and boxes. */
    private static final List<OptionSchema<?>> SHOWN = List.of(
            Look.SCHEMA,
            Lighting.SCHEMA,
            ViewOptions.SCHEMA,
            ZoomOptions.SCHEMA,
            LensOptions.SCHEMA,
            GradeOptions.SCHEMA,
            Preferences.SCHEMA,
            SceneExport.SCHEMA,
            DepthExport.SCHEMA,
            ExportOptions.MESH_SCHEMA,
            SolidOptions.SCHEMA,
            CameraKey.SCHEMA,
            DepthOptions.SCHEMA,
            ImportOptions.SCHEMA,
            ReliefOptions.SCHEMA,
            StereoOptions.SCHEMA,
            ShapeOptions.SCHEMA,
            ComfortOptions.SCHEMA,
            FrameOptions.SCHEMA,
            StabiliseOptions.SCHEMA,
            EncodeOptions.SCHEMA,
            FilmOptions.SCHEMA);

    @Test
    void everyTextIsThereInEveryLanguage() {
        ALL.forEach((english, others) -> assertEquals(Set.of("de", "ja", "zh"), others.keySet(), english));
    }

    @Test
    void placesForValuesAreTheSameInEveryLanguage() {
        ALL.forEach((english, others) ->
                others.values().forEach(other -> assertEquals(places(english), places(other), english)));
    }

    private static List<String> places(String text) {
        return Pattern.compile("%,?[ds]")
                .matcher(text)
                .results()
                .map(r -> r.group())
                .toList();
    }

    @Test
    void everyCommandExportAndTabIsTranslated() {
        Set<String> missing = new TreeSet<>();
        for (Command command : Command.values()) {
            want(command.label(), missing);
        }
        for (Export export : Export.values()) {
            want(export.label(), missing);
        }
        for (Properties.Tab tab : Properties.Tab.values()) {
            want(tab.label(), missing);
        }
        for (Transform.Kind kind : Transform.Kind.values()) {
            want(kind.label(), missing);
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyTextInTheCodeIsTranslated() throws IOException {
        Pattern said = Pattern.compile("say\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/diorama/gui"))) {
            for (Path file : files.filter(p -> p.toString().endsWith(".java")).toList()) {
                Matcher m = said.matcher(Files.readString(file));
                while (m.find()) {
                    want(m.group(1), missing);
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void namesOfTheWindowsOwnOptionsAreTranslated() {
        Set<String> missing = new TreeSet<>();
        for (OptionSchema<?> schema : SHOWN) {
            for (Option option : schema.options()) {
                want(OptionPanel.title(option), missing);
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void whatTheOptionsOfThePanelsDoIsTranslated() {
        Set<String> missing = new TreeSet<>();
        for (OptionSchema<?> schema : SHOWN) {
            schema.options().forEach(option -> want(option.help(), missing));
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyChoiceIsTranslated() {
        Set<String> missing = new TreeSet<>();
        for (OptionSchema<?> schema : SHOWN) {
            for (Option option : schema.options()) {
                if (option.type().isEnum()) {
                    for (Object choice : option.type().getEnumConstants()) {
                        want(OptionWords.written(Option.text(choice)), missing);
                    }
                }
                OptionWords.meant(option, 0).ifPresent(word -> want(word, missing));
                OptionWords.meant(option, -1).ifPresent(word -> want(word, missing));
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyUnitThatIsAWordIsTranslated() {
        Set<String> missing = new TreeSet<>();
        for (OptionSchema<?> schema : SHOWN) {
            for (Option option : schema.options()) {
                OptionWords.unitWord(option).ifPresent(word -> want(word, missing));
            }
        }
        assertEquals(Set.of(), missing);
    }

    private static void want(String english, Set<String> missing) {
        if (!ALL.containsKey(english)) {
            missing.add(english);
        }
    }

    @Test
    void whatHasNoTranslationIsSaidInEnglish() {
        Texts german = Texts.in(Language.GERMAN);
        assertEquals("Rückgängig", german.say("Undo"));
        assertEquals("x.glb gespeichert", german.say("Saved %s", "x.glb"));
        assertEquals("Never said before", german.say("Never said before"));
    }

    @Test
    void oneEnglishWordMayHaveTwoMeanings() {
        Texts german = Texts.in(Language.GERMAN);
        assertEquals("Verschieben", german.say("Move"));
        assertEquals("Bewegung", german.meant("--move", "Move"));
        assertEquals("Move", Texts.english().meant("--move", "Move"));
        assertEquals("Dauer", german.meant("--seconds", "Seconds"));
    }

    @Test
    void aLanguageWithoutItsLettersHasNoFont(@TempDir Path empty) throws IOException {
        assertEquals(Optional.empty(), SystemFont.of(Language.JAPANESE, List.of(empty)));
        Path deep = Files.createDirectories(empty.resolve("a").resolve("b"));
        Path font = Files.createFile(deep.resolve("wqy-microhei.ttc"));
        assertEquals(
                font,
                SystemFont.of(Language.CHINESE, List.of(empty)).orElseThrow().file());
        assertTrue(SystemFont.of(Language.GERMAN, List.of(empty)).isEmpty());
    }
}
