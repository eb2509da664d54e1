package diorama.gui.look;

import diorama.base.UserError;
import diorama.options.Option;
import diorama.options.OptionSchema;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiSliderFlags;
import imgui.flag.ImGuiTableColumnFlags;
import imgui.flag.ImGuiTableFlags;
import imgui.type.ImString;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Draws any options record: a row for each component with its name, a widget for its type and a button that resets it. The
 * tooltip is the same sentence as the command line's help.
 */
public final class OptionPanel {
    /** Domains wider than this get a slider in proportion. */
    private static final double WIDE = 500;
    /** Of a panel's width, for names. */
    private static final float NAMES_SHARE = 0.4f;

    private static final float MOST_NAMES_SHARE = 0.56f;

    /** The same as a ratio. */
    private static final double WIDE_RATIO = 150;

    private final Consumer<String> refused;
    private Texts texts = Texts.english();
    private String held = "";
    /** The option whose number is being typed. */
    private String typed = "";
    /** What was wrong with it so far. */
    private String unfinished = "";

    /** @param refused is told when a value is not accepted */
    public OptionPanel(Consumer<String> refused) {
        this.refused = refused;
    }

    /** Names and help are in this language from now on. */
    public void speak(Texts others) {
        texts = others;
    }

    /** Name of the option whose widget the mouse or the keyboard has had since {@link #letGo}; or empty. */
    public String held() {
        return held;
    }

    /** Forgets which widget was held; before what is drawn next. */
    public void letGo() {
        held = "";
    }

    /** Draws the rows and returns the record as edited. */
    public <R extends Record> R draw(OptionSchema<R> schema, R record) {
        return draw(schema, record, option -> true);
    }

    /** Draws the rows of the options that are wanted. */
    public <R extends Record> R draw(OptionSchema<R> schema, R record, Predicate<Option> wanted) {
        R edited = record;
        float names = names(schema, wanted);
        if (ImGui.beginTable("options", 3, ImGuiTableFlags.SizingFixedFit)) {
            ImGui.tableSetupColumn("name", ImGuiTableColumnFlags.WidthFixed, names);
            ImGui.tableSetupColumn("value", ImGuiTableColumnFlags.WidthStretch);
            ImGui.tableSetupColumn("reset", ImGuiTableColumnFlags.WidthFixed, ImGui.getFrameHeight());
            for (Option option : schema.options()) {
                edited = wanted.test(option) ? row(schema, edited, option) : edited;
            }
            ImGui.endTable();
        }
        return edited;
    }

    /** Width of the column of names, px: as in all panels, wider where a language needs it. */
    private float names(OptionSchema<?> schema, Predicate<Option> wanted) {
        float width = ImGui.getContentRegionAvailX();
        double longest = schema.options().stream()
                .filter(wanted)
                .mapToDouble(o -> ImGui.calcTextSize(name(o)).x)
                .max()
                .orElse(0);
        return Math.round(Math.max(NAMES_SHARE * width, Math.min(MOST_NAMES_SHARE * width, longest)));
    }

    /** The text, or as much of it as there is room for, px. */
    public static String fitting(String text, float room) {
        if (ImGui.calcTextSize(text).x <= room) {
            return text;
        }
        int end = text.length();
        while (end > 1 && ImGui.calcTextSize(text.substring(0, end) + "\u2026").x > room) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "\u2026";
    }

    private <R extends Record> R row(OptionSchema<R> schema, R record, Option option) {
        ImGui.pushID(option.name());
        ImGui.tableNextRow();
        ImGui.tableNextColumn();
        label(option);
        ImGui.tableNextColumn();
        Object value = option.get(record);
        Object edited = widget(option, value);
        held = ImGui.isItemActive() ? option.name() : held;
        boolean changed = ImGui.isItemEdited();
        if (ImGui.isItemActive() && ImGui.getIO().getWantTextInput()) {
            typed = option.name();
        } else if (typed.equals(option.name())) {
            typed = "";
        }
        unfinished = changed ? "" : unfinished;
        ImGui.tableNextColumn();
        if (!value.equals(option.defaultValue()) && resetButton(option)) {
            edited = option.defaultValue();
        }
        ImGui.popID();
        R next = record;
        try {
            next = edited.equals(value) ? record : schema.with(record, option, edited);
        } catch (UserError e) {
            unfinished = String.valueOf(e.getMessage());
        }
        // of a number that is being typed only when that is done: 1 may become 150
        if (!unfinished.isEmpty() && typed.isEmpty()) {
            refused.accept(unfinished);
            unfinished = "";
        }
        return next;
    }

    private void label(Option option) {
        String text = fitting(name(option), ImGui.getContentRegionAvailX());
        ImGui.alignTextToFramePadding();
        float room = ImGui.getContentRegionAvailX() - ImGui.calcTextSize(text).x;
        ImGui.setCursorPosX(ImGui.getCursorPosX() + Math.max(0, room));
        ImGui.textUnformatted(text);
        tooltip(option);
    }

    private Object widget(Option option, Object value) {
        Class<?> type = option.type();
        ImGui.setNextItemWidth(-Float.MIN_VALUE);
        Object edited = value;
        if (type == boolean.class) {
            boolean on = (Boolean) value;
            edited = ImGui.checkbox("##value", on) != on;
        } else if (type.isEnum()) {
            edited = combo(option, value);
        } else if (type == float.class) {
            edited = slider(option, (Float) value, false, word(option, (Float) value), texts);
        } else if (type == int.class) {
            edited = Math.round(slider(option, (Integer) value, true, word(option, (Integer) value), texts));
        } else if (type == String.class) {
            ImString text = new ImString((String) value, 1024);
            ImGui.inputText("##value", text);
            edited = ImGui.isItemDeactivatedAfterEdit() ? text.get().strip() : value;
        }
        tooltip(option);
        return edited;
    }

    /** What is meant by a value, unless a number is being typed instead of it. */
    private String word(Option option, double value) {
        if (typed.equals(option.name())) {
            return "";
        }
        return OptionWords.meant(option, value).map(texts::say).orElse("");
    }

    private Object combo(Option option, Object value) {
        Object chosen = value;
        if (ImGui.beginCombo("##value", choice(option, value))) {
            Object[] values = option.type().getEnumConstants();
            for (int i = 0; i < values.length; i++) {
                if (ImGui.selectable(choice(option, values[i]), values[i] == value)) {
                    chosen = values[i];
                }
            }
            ImGui.endCombo();
        }
        return chosen;
    }

    private String choice(Option option, Object value) {
        String word = Option.text(value);
        return texts.meant("--" + option.name() + "=" + word, OptionWords.written(word));
    }

    /** The option's name in the window's language. */
    private String name(Option option) {
        return texts.meant("--" + option.name(), title(option));
    }

    /** A bar that is filled up to the value; Ctrl+click types a number. */
    public static float slider(Option option, float value, boolean whole, Texts texts) {
        return slider(option, value, whole, "", texts);
    }

    /** @param word shown instead of the number; empty for the number */
    private static float slider(Option option, float value, boolean whole, String word, Texts texts) {
        float min = (float) Math.max(option.softMin(), -1e6);
        float max = (float) Math.min(option.softMax(), 1e6);
        boolean wide = min >= 0 && (max - min > WIDE || (min > 0 && max > WIDE_RATIO * min));
        int flags = wide ? ImGuiSliderFlags.Logarithmic : 0;
        FilledSlider.begin(FilledSlider.part(value, min, max, wide), ImGui.getContentRegionAvailX());
        float[] edited = {value};
        int[] editedWhole = {Math.round(value)};
        String number = whole ? "%d" : format(value, max - min);
        String shown = number + OptionWords.unit(option, texts);
        // numbers are read by the pattern that they are written by: a word lies over it
        ImGui.pushStyleColor(ImGuiCol.Text, word.isEmpty() ? Theme.color(Theme.Tone.TEXT, 1) : 0);
        if (whole) {
            ImGui.sliderInt("##value", editedWhole, (int) min, (int) max, shown, flags);
        } else {
            ImGui.sliderFloat("##value", edited, min, max, shown, flags);
        }
        ImGui.popStyleColor();
        FilledSlider.end();
        if (!word.isEmpty()) {
            float x = (ImGui.getItemRectMinX() + ImGui.getItemRectMaxX() - ImGui.calcTextSize(word).x) / 2;
            float y = ImGui.getItemRectMinY() + ImGui.getStyle().getFramePaddingY();
            ImGui.getWindowDrawList().addText(x, y, Theme.color(Theme.Tone.TEXT, 1), word);
        }
        return whole ? editedWhole[0] : edited[0];
    }

    private static String format(float value, float range) {
        if (Math.abs(value) >= 100) {
            return "%.0f";
        }
        return range <= 1.5f || Math.abs(value) < 1 ? "%.3f" : "%.2f";
    }

    private boolean resetButton(Option option) {
        ImGui.pushStyleColor(ImGuiCol.Button, 0);
        ImGui.pushStyleColor(ImGuiCol.Text, Theme.color(Theme.Tone.FAINT, 1));
        boolean clicked = ImGui.button(Icon.RESET.toString(), ImGui.getFrameHeight(), ImGui.getFrameHeight());
        ImGui.popStyleColor(2);
        if (ImGui.isItemHovered()) {
            Theme.tip(texts.say("Back to %s", Option.text(option.defaultValue())));
        }
        return clicked;
    }

    private void tooltip(Option option) {
        if (!ImGui.isItemHovered() || ImGui.isItemActive()) {
            return;
        }
        ImGui.beginTooltip();
        ImGui.pushTextWrapPos(ImGui.getFontSize() * 24);
        ImGui.textUnformatted(texts.say(option.help()));
        Theme.faint(
                option.type().isEnum() || option.type() == boolean.class
                        ? "--" + option.name()
                        : "--" + option.name() + "   " + option.domain());
        ImGui.popTextWrapPos();
        ImGui.endTooltip();
    }

    /** "near-metres" in metres is "Near"; the unit stands behind the number. */
    public static String title(Option option) {
        String name = option.name();
        String unit = "-" + option.unit();
        return OptionWords.written(
                name.endsWith(unit) && unit.length() > 1 ? name.substring(0, name.length() - unit.length()) : name);
    }
}
