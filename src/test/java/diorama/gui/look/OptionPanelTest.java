package diorama.gui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.depth.DepthOptions;
import diorama.gui.PlainImGui;
import diorama.gui.state.Preferences;
import diorama.gui.state.ViewOptions;
import diorama.options.OptionSchema;
import diorama.relief.ReliefOptions;
import diorama.render.Look;
import diorama.stereo.StereoOptions;
import imgui.ImGui;
import imgui.flag.ImGuiCond;
import imgui.flag.ImGuiKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Dear ImGui with a font atlas and no OpenGL: panels are drawn and used by a mouse that is made up. */
class OptionPanelTest {
    @RegisterExtension
    final PlainImGui plain = new PlainImGui(600, 800);

    private final List<String> refused = new ArrayList<>();
    private final OptionPanel panel = new OptionPanel(refused::add);

    @BeforeEach
    void start() {
        Theme.apply(Theme.Kind.DARK, 1);
    }

    @Test
    void everyOptionsRecordIsDrawnWithoutBeingChanged() {
        assertUnchanged(DepthOptions.SCHEMA);
        assertUnchanged(ReliefOptions.SCHEMA);
        assertUnchanged(StereoOptions.SCHEMA);
        assertUnchanged(Look.SCHEMA);
        assertUnchanged(ViewOptions.SCHEMA);
        assertUnchanged(Preferences.SCHEMA);
    }

    /** The size of letters typed into its slider, key by key. */
    private Preferences sized(String... typed) {
        Preferences options = frame(Preferences.SCHEMA, Preferences.DEFAULTS);
        ImGui.getIO().addKeyEvent(ImGuiKey.ModCtrl, true);
        options = press(Preferences.SCHEMA, options, 400, rowY(3));
        ImGui.getIO().addMouseButtonEvent(0, false);
        ImGui.getIO().addKeyEvent(ImGuiKey.ModCtrl, false);
        for (String key : typed) {
            options = frame(Preferences.SCHEMA, options);
            options = frame(Preferences.SCHEMA, options);
            ImGui.getIO().addInputCharactersUTF8(key);
        }
        options = frame(Preferences.SCHEMA, options);
        assertEquals(List.of(), refused, "while it is typed");
        ImGui.getIO().addKeyEvent(ImGuiKey.Enter, true);
        options = frame(Preferences.SCHEMA, options);
        ImGui.getIO().addKeyEvent(ImGuiKey.Enter, false);
        for (int i = 0; i < 3; i++) {
            options = frame(Preferences.SCHEMA, options);
        }
        return options;
    }

    @Test
    void aNumberIsJudgedWhenItIsWhole() {
        assertEquals(150, sized("1", "5", "0").size());
        assertEquals(List.of(), refused);
    }

    @Test
    void aNumberThatCannotBeIsToldOnce() {
        assertEquals(100, sized("1", "2").size());
        assertEquals(1, refused.size(), refused.toString());
    }

    @Test
    void aDragOnASliderChangesItsOptionOnly() {
        StereoOptions options = StereoOptions.DEFAULTS;
        options = frame(StereoOptions.SCHEMA, options);
        options = press(StereoOptions.SCHEMA, options, 400, rowY(0));
        ImGui.getIO().addMousePosEvent(500, rowY(0));
        options = frame(StereoOptions.SCHEMA, options);
        ImGui.getIO().addMouseButtonEvent(0, false);
        options = frame(StereoOptions.SCHEMA, options);
        assertTrue(options.divergence() > 8, "divergence " + options.divergence());
        assertEquals(StereoOptions.DEFAULTS.convergence(), options.convergence());
        assertEquals(StereoOptions.DEFAULTS.layout(), options.layout());
    }

    @Test
    void aNumberIsTypedWhereAWordStandsForTheUsualOne() {
        DepthOptions options = frame(DepthOptions.SCHEMA, DepthOptions.DEFAULTS);
        assertEquals(0, options.resolution());
        ImGui.getIO().addKeyEvent(ImGuiKey.ModCtrl, true);
        options = press(DepthOptions.SCHEMA, options, 400, rowY(1));
        ImGui.getIO().addMouseButtonEvent(0, false);
        ImGui.getIO().addKeyEvent(ImGuiKey.ModCtrl, false);
        options = frame(DepthOptions.SCHEMA, options);
        options = frame(DepthOptions.SCHEMA, options);
        ImGui.getIO().addInputCharactersUTF8("518");
        options = frame(DepthOptions.SCHEMA, options);
        options = frame(DepthOptions.SCHEMA, options);
        ImGui.getIO().addKeyEvent(ImGuiKey.Enter, true);
        for (int i = 0; i < 3; i++) {
            options = frame(DepthOptions.SCHEMA, options);
        }
        assertEquals(518, options.resolution());
    }

    @Test
    void aClickOnACheckboxTurnsItOver() {
        StereoOptions options = frame(StereoOptions.SCHEMA, StereoOptions.DEFAULTS);
        options = press(StereoOptions.SCHEMA, options, 266, rowY(4));
        ImGui.getIO().addMouseButtonEvent(0, false);
        options = frame(StereoOptions.SCHEMA, options);
        assertTrue(options.swapEyes());
    }

    @Test
    void aChangedOptionHasAButtonThatResetsIt() {
        StereoOptions changed =
                StereoOptions.SCHEMA.with(StereoOptions.DEFAULTS, StereoOptions.SCHEMA.option("divergence"), 5f);
        StereoOptions options = frame(StereoOptions.SCHEMA, changed);
        options = press(StereoOptions.SCHEMA, options, 578, rowY(0));
        ImGui.getIO().addMouseButtonEvent(0, false);
        options = frame(StereoOptions.SCHEMA, options);
        assertEquals(StereoOptions.DEFAULTS, options);
    }

    @Test
    void aUnitInTheNameIsWrittenBehindTheNumber() {
        assertEquals("Near", OptionPanel.title(ReliefOptions.SCHEMA.option("near-metres")));
        assertEquals("Max error", OptionPanel.title(ReliefOptions.SCHEMA.option("max-error")));
    }

    private <R extends Record> void assertUnchanged(OptionSchema<R> schema) {
        R record = schema.defaults();
        for (int i = 0; i < 3; i++) {
            record = frame(schema, record);
        }
        assertEquals(schema.defaults(), record);
        assertTrue(ImGui.getDrawData().getTotalVtxCount() > 200, "something is drawn");
        assertEquals(List.of(), refused);
    }

    private <R extends Record> R press(OptionSchema<R> schema, R record, float x, float y) {
        ImGui.getIO().addMousePosEvent(x, y);
        R after = frame(schema, record);
        ImGui.getIO().addMouseButtonEvent(0, true);
        return frame(schema, after);
    }

    private <R extends Record> R frame(OptionSchema<R> schema, R record) {
        ImGui.newFrame();
        ImGui.setNextWindowPos(0, 0, ImGuiCond.Always);
        ImGui.setNextWindowSize(600, 800, ImGuiCond.Always);
        ImGui.begin("panel", imgui.flag.ImGuiWindowFlags.NoDecoration);
        R edited = panel.draw(schema, record);
        ImGui.end();
        ImGui.render();
        return edited;
    }

    /** Middle of a row, px. */
    private static float rowY(int row) {
        float height = ImGui.getFontSize() + 8 + 4;
        return 8 + row * height + height / 2;
    }
}
