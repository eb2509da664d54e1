package diorama.gui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.Needs;
import diorama.depth.DepthOptions;
import diorama.gui.PlainImGui;
import diorama.gui.state.Preferences;
import diorama.gui.state.SceneExport;
import diorama.gui.state.ViewOptions;
import diorama.io.scene.ExportOptions;
import diorama.options.Option;
import diorama.options.OptionSchema;
import diorama.pipeline.clip.ZoomOptions;
import diorama.relief.ReliefOptions;
import diorama.relief.SolidOptions;
import diorama.render.GradeOptions;
import diorama.render.LensOptions;
import diorama.render.Lighting;
import diorama.render.Look;
import diorama.stereo.StereoOptions;
import imgui.ImFont;
import imgui.ImGui;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every letter of every language has a form, and every name has its place. */
class FontsTest {
    /** Of the properties' rows at 96 dpi, px: the narrowest that the first layout gives them. */
    private static final float ROOM = 0.56f * 300;

    private static void with(Language language, Consumer<Fonts> then) {
        Optional<SystemFont> own = SystemFont.of(language, SystemFont.folders());
        Needs.that(!language.needsFont() || own.isPresent(), "fonts", "a font with the letters of " + language);
        PlainImGui imgui = new PlainImGui(600, 800);
        imgui.start();
        try {
            then.accept(Fonts.load(1, Texts.in(language), own));
        } finally {
            imgui.end();
        }
    }

    /** Was not seen to fail where the ranges of letters could move; says that the atlas is whole, no more. */
    @Test
    void lettersAreThereThoughGarbageIsCollectedMeanwhile() throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        AtomicReference<byte[]> garbage = new AtomicReference<>();
        Thread other = new Thread(() -> {
            while (!done.get()) {
                garbage.set(new byte[1 << 20]);
            }
        });
        other.start();
        try {
            for (int i = 0; i < 4; i++) {
                with(Language.ENGLISH, fonts -> {
                    for (ImFont font : List.of(fonts.regular(), fonts.strong(), fonts.large())) {
                        assertTrue(font.isLoaded());
                        assertNotEquals(0, font.findGlyphNoFallback('g').ptr);
                    }
                });
            }
        } finally {
            done.set(true);
            other.join();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noLetterIsMissing(Language language) {
        String all =
                Texts.in(language).everything() + String.join("", Texts.all().keySet()) + "\u2026\u2022\u00b0";
        with(language, fonts -> {
            for (ImFont font : List.of(fonts.regular(), fonts.strong(), fonts.large())) {
                Set<String> missing = new TreeSet<>();
                all.codePoints()
                        .filter(c -> c >= ' ')
                        .filter(c -> !font.findGlyphNoFallback(c).isValidPtr())
                        .forEach(c -> missing.add(Character.toString(c)));
                assertEquals(Set.of(), missing);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void namesOfOptionsHaveRoomBesideTheirValues(Language language) {
        Texts texts = Texts.in(language);
        with(language, fonts -> {
            Set<String> tooLong = new TreeSet<>();
            ImGui.newFrame();
            for (OptionSchema<?> schema : List.of(
                    DepthOptions.SCHEMA,
                    ReliefOptions.SCHEMA,
                    StereoOptions.SCHEMA,
                    ZoomOptions.SCHEMA,
                    LensOptions.SCHEMA,
                    GradeOptions.SCHEMA,
                    Look.SCHEMA,
                    Lighting.SCHEMA,
                    ViewOptions.SCHEMA,
                    Preferences.SCHEMA,
                    ExportOptions.MESH_SCHEMA,
                    SceneExport.SCHEMA,
                    SolidOptions.SCHEMA,
                    diorama.depth.ShapeOptions.SCHEMA,
                    diorama.stereo.ComfortOptions.SCHEMA,
                    diorama.stereo.FrameOptions.SCHEMA,
                    diorama.depth.StabiliseOptions.SCHEMA,
                    diorama.video.option.EncodeOptions.SCHEMA,
                    diorama.video.option.FilmOptions.SCHEMA)) {
                for (Option option : schema.options()) {
                    String name = texts.meant("--" + option.name(), OptionPanel.title(option));
                    if (ImGui.calcTextSize(name).x > ROOM) {
                        tooLong.add(name);
                    }
                }
            }
            ImGui.endFrame();
            assertEquals(Set.of(), tooLong);
        });
    }

    @Test
    void whatHasNoRoomEndsInDots() {
        with(Language.ENGLISH, fonts -> {
            ImGui.newFrame();
            assertEquals("Resolution", OptionPanel.fitting("Resolution", 200));
            String shortened = OptionPanel.fitting("Anamorphotische Verzerrung", 90);
            assertTrue(shortened.startsWith("Anamo") && shortened.endsWith("\u2026"), shortened);
            assertTrue(ImGui.calcTextSize(shortened).x <= 90);
            ImGui.endFrame();
        });
    }
}
