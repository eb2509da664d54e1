package diorama.gui.state;

import diorama.gui.look.Texts;
import imgui.flag.ImGuiKey;

/**
 * A key with the keys held down beside it.
 *
 * @param key one of {@link ImGuiKey}
 */
public record Chord(int key, boolean ctrl, boolean shift, boolean alt) {
    private static final String NUMPAD = "Numpad";

    public static Chord of(int key) {
        return new Chord(key, false, false, false);
    }

    public static Chord ctrl(int key) {
        return new Chord(key, true, false, false);
    }

    public static Chord shift(int key) {
        return new Chord(key, false, true, false);
    }

    public static Chord alt(int key) {
        return new Chord(key, false, false, true);
    }

    public static Chord ctrlShift(int key) {
        return new Chord(key, true, true, false);
    }

    /** The digit above the letters that stands for a numpad's key; the same chord where there is none. */
    Chord onDigits() {
        if (key >= ImGuiKey.Keypad0 && key <= ImGuiKey.Keypad9) {
            return new Chord(key - ImGuiKey.Keypad0 + ImGuiKey._0, ctrl, shift, alt);
        }
        return switch (key) {
            case ImGuiKey.KeypadDecimal -> new Chord(ImGuiKey.Period, ctrl, shift, alt);
            case ImGuiKey.KeypadAdd -> new Chord(ImGuiKey.Equal, ctrl, shift, alt);
            case ImGuiKey.KeypadSubtract -> new Chord(ImGuiKey.Minus, ctrl, shift, alt);
            default -> this;
        };
    }

    /** Its key, or the numpad's where a digit, point or minus above the letters means the same number. */
    public int onNumpad() {
        if (key >= ImGuiKey._0 && key <= ImGuiKey._9) {
            return key - ImGuiKey._0 + ImGuiKey.Keypad0;
        }
        return switch (key) {
            case ImGuiKey.Period -> ImGuiKey.KeypadDecimal;
            case ImGuiKey.Minus -> ImGuiKey.KeypadSubtract;
            default -> key;
        };
    }

    /** As menus show it: "Ctrl+Shift+Z", "Numpad 1". */
    @Override
    public String toString() {
        return held() + name(key);
    }

    /** The same in another language: "Alt+Pfeil rechts". */
    public String in(Texts texts) {
        String[] words = name(key).startsWith(NUMPAD) ? name(key).split(" ") : new String[] {name(key)};
        // letters, digits and signs are the same everywhere, but for the key beside the 1
        words[0] = words[0].length() > 1 || key == ImGuiKey.GraveAccent
                ? texts.meant("key=" + words[0], words[0])
                : words[0];
        return held() + String.join(" ", words);
    }

    private String held() {
        return (ctrl ? "Ctrl+" : "") + (shift ? "Shift+" : "") + (alt ? "Alt+" : "");
    }

    private static String name(int key) {
        if (key >= ImGuiKey.A && key <= ImGuiKey.Z) {
            return String.valueOf((char) ('A' + key - ImGuiKey.A));
        }
        if (key >= ImGuiKey.F1 && key <= ImGuiKey.F12) {
            return "F" + (key - ImGuiKey.F1 + 1);
        }
        if (key >= ImGuiKey.Keypad0 && key <= ImGuiKey.Keypad9) {
            return NUMPAD + " " + (key - ImGuiKey.Keypad0);
        }
        return switch (key) {
            case ImGuiKey.KeypadDecimal -> "Numpad .";
            case ImGuiKey.KeypadAdd -> "Numpad +";
            case ImGuiKey.KeypadSubtract -> "Numpad -";
            case ImGuiKey.Home -> "Home";
            case ImGuiKey.Delete -> "Delete";
            case ImGuiKey.Space -> "Space";
            case ImGuiKey.Tab -> "Tab";
            case ImGuiKey.Enter -> "Enter";
            case ImGuiKey.GraveAccent -> "`";
            case ImGuiKey.Comma -> ",";
            case ImGuiKey.LeftArrow -> "Left";
            case ImGuiKey.RightArrow -> "Right";
            case ImGuiKey.UpArrow -> "Up";
            case ImGuiKey.DownArrow -> "Down";
            case ImGuiKey.PageUp -> "Page Up";
            case ImGuiKey.PageDown -> "Page Down";
            default -> throw new IllegalArgumentException("key " + key + " has no name");
        };
    }
}
