package diorama.gui.panel;

import static org.lwjgl.glfw.GLFW.GLFW_ARROW_CURSOR;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_ENTER;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_KP_ENTER;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_LEFT_ALT;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_LEFT_CONTROL;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_LEFT_SHIFT;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_RIGHT_ALT;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_RIGHT_CONTROL;
import static org.lwjgl.glfw.GLFW.GLFW_KEY_RIGHT_SHIFT;
import static org.lwjgl.glfw.GLFW.GLFW_MOD_ALT;
import static org.lwjgl.glfw.GLFW.GLFW_MOD_CONTROL;
import static org.lwjgl.glfw.GLFW.GLFW_MOD_SHIFT;
import static org.lwjgl.glfw.GLFW.GLFW_PRESS;
import static org.lwjgl.glfw.GLFW.GLFW_RELEASE;
import static org.lwjgl.glfw.GLFW.GLFW_REPEAT;
import static org.lwjgl.glfw.GLFW.glfwCreateStandardCursor;
import static org.lwjgl.glfw.GLFW.glfwGetKey;
import static org.lwjgl.glfw.GLFW.glfwGetWindowContentScale;

import diorama.gui.host.AltTap;
import diorama.gui.host.KeyOrder;
import diorama.gui.host.Letters;
import diorama.gui.look.Fonts;
import diorama.gui.look.SystemFont;
import diorama.gui.look.Texts;
import diorama.gui.look.Theme;
import diorama.gui.state.Chord;
import diorama.gui.state.Preferences;
import imgui.ImGui;
import imgui.ImGuiIO;
import imgui.flag.ImGuiConfigFlags;
import imgui.flag.ImGuiKey;
import imgui.flag.ImGuiPopupFlags;
import imgui.gl3.ImGuiImplGl3;
import imgui.glfw.ImGuiImplGlfw;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Dear ImGui on a GLFW window. Confined to the main thread. */
public final class ImGuiHost implements AutoCloseable {
    private final Backend glfw;
    private final ImGuiImplGl3 gl3 = new ImGuiImplGl3();
    private final float displayScale;
    private float scale;
    private Fonts fonts;
    private boolean there = true;

    /** @param window GLFW's handle; callbacks installed before are called as well */
    public ImGuiHost(
            long window, Keyboard keyboard, CompletableFuture<Letters> letters, Preferences preferences, Texts texts) {
        glfw = new Backend(window, keyboard);
        Letters baked = letters.join();
        ImGuiIO io = ImGui.getIO();
        io.setIniFilename(null);
        io.addConfigFlags(ImGuiConfigFlags.DockingEnable | ImGuiConfigFlags.NavEnableKeyboard);
        io.setConfigWindowsMoveFromTitleBarOnly(true);
        io.setConfigDragClickToInputText(true);
        displayScale = displayScale(window);
        scale = displayScale * preferences.size() / 100f;
        fonts = baked.fonts();
        if (!baked.fit(scale, texts)) {
            ImGui.getIO().getFonts().clear();
            fonts = Fonts.load(scale, texts, SystemFont.of(texts.language(), SystemFont.folders()));
        }
        Theme.apply(preferences.theme(), scale);
        glfw.init(window, true);
        gl3.init("#version 330");
    }

    /** Another one on the same window, with its panels in their places: this one is gone, in the middle of a frame if need be. */
    public ImGuiHost again(Preferences preferences, Texts texts) {
        String places = ImGui.saveIniSettingsToMemory();
        close();
        ImGuiHost next = new ImGuiHost(
                glfw.window,
                glfw.keyboard,
                CompletableFuture.completedFuture(Letters.of(preferences)),
                preferences,
                texts);
        ImGui.loadIniSettingsFromMemory(places);
        return next;
    }

    /** Takes other letters, sizes and colours; between two frames only. */
    public void restyle(Preferences preferences, Texts texts) {
        scale = displayScale * preferences.size() / 100f;
        ImGui.getIO().getFonts().clear();
        fonts = Fonts.load(scale, texts, SystemFont.of(texts.language(), SystemFont.folders()));
        gl3.destroyFontsTexture();
        gl3.createFontsTexture();
        Theme.apply(preferences.theme(), scale);
    }

    private static float displayScale(long window) {
        String wanted = System.getProperty("diorama.gui.scale", "");
        if (!wanted.isEmpty()) {
            return Float.parseFloat(wanted);
        }
        float[] x = new float[1];
        float[] y = new float[1];
        glfwGetWindowContentScale(window, x, y);
        return Math.max(1, Math.min(4, x[0]));
    }

    public void begin() {
        gl3.newFrame();
        glfw.newFrame();
        ImGui.newFrame();
        glfw.order.seen();
    }

    /** Draws to the bound framebuffer. */
    public void end() {
        ImGui.render();
        gl3.renderDrawData(ImGui.getDrawData());
    }

    public float scale() {
        return scale;
    }

    public Fonts fonts() {
        return fonts;
    }

    /** Whether it can still be asked: not where another one was to come and did not. */
    public boolean there() {
        return there;
    }

    @Override
    public void close() {
        if (there) {
            there = false;
            gl3.shutdown();
            glfw.shutdown();
            ImGui.destroyContext();
        }
    }

    /**
     * Where X11 has no cursor theme some cursors are missing and the library's shutdown fails on them: the holes are filled
     * first.
     */
    private static final class Backend extends ImGuiImplGlfw {
        private static final class Cursors extends ImGuiImplGlfw.Data {
            long[] all() {
                return mouseCursors;
            }
        }

        private static final Set<Integer> MODIFIERS = Set.of(
                GLFW_KEY_LEFT_ALT,
                GLFW_KEY_RIGHT_ALT,
                GLFW_KEY_LEFT_SHIFT,
                GLFW_KEY_RIGHT_SHIFT,
                GLFW_KEY_LEFT_CONTROL,
                GLFW_KEY_RIGHT_CONTROL);

        private final long window;
        private final Keyboard keyboard;
        private final KeyOrder order = new KeyOrder(this::tell);
        private final AltTap alt = new AltTap();
        /** Whether an Enter that is held was told as Space. */
        private boolean entered;

        Backend(long window, Keyboard keyboard) {
            this.window = window;
            this.keyboard = keyboard;
        }

        @Override
        public void keyCallback(long window, int key, int code, int action, int mods) {
            tap(key, action, mods);
            order.came(new KeyOrder.Turn(key, code, action, mods, MODIFIERS.contains(key), action == GLFW_RELEASE));
            if (action == GLFW_PRESS || action == GLFW_REPEAT) {
                boolean ctrl = (mods & GLFW_MOD_CONTROL) != 0;
                boolean shift = (mods & GLFW_MOD_SHIFT) != 0;
                boolean alt = (mods & GLFW_MOD_ALT) != 0;
                int there = glfwKeyToImGuiKey(translateUntranslatedKey(key, code));
                keyboard.pressed(new Chord(there, ctrl, shift, alt), action == GLFW_REPEAT, ctrl && !ctrlIsHeld());
                if (alt && !MODIFIERS.contains(key) && !ImGui.getIO().getWantTextInput()) {
                    // a letter, as others get one here, tells Dear ImGui that this Alt does not call for the menus
                    ImGui.getIO().addInputCharacter(' ');
                }
            }
        }

        private void tap(int key, int action, int mods) {
            boolean isAlt = key == GLFW_KEY_LEFT_ALT || key == GLFW_KEY_RIGHT_ALT;
            if (action == GLFW_PRESS && isAlt && (mods & ~GLFW_MOD_ALT) == 0) {
                alt.pressed();
            } else if (action == GLFW_RELEASE && isAlt) {
                keyboard.tapped(alt.released());
            } else if (!isAlt) {
                alt.disturbed();
            }
        }

        @Override
        public void mouseButtonCallback(long window, int button, int action, int mods) {
            alt.disturbed();
            super.mouseButtonCallback(window, button, action, mods);
        }

        @Override
        public void scrollCallback(long window, double x, double y) {
            alt.disturbed();
            super.scrollCallback(window, x, y);
        }

        @Override
        public void windowFocusCallback(long window, boolean focused) {
            alt.disturbed();
            super.windowFocusCallback(window, focused);
        }

        /** Whether Ctrl went down in this window; where it was held already when the window came to the front, it did not. */
        private boolean ctrlIsHeld() {
            return glfwGetKey(window, GLFW_KEY_LEFT_CONTROL) == GLFW_PRESS
                    || glfwGetKey(window, GLFW_KEY_RIGHT_CONTROL) == GLFW_PRESS;
        }

        private void tell(KeyOrder.Turn turn) {
            super.keyCallback(window, turn.key(), turn.code(), turn.action(), turn.mods());
            enter(turn.key(), turn.action());
        }

        /** Enter presses what is marked in a panel, box or menu, as elsewhere; Dear ImGui takes Space for that alone. */
        private void enter(int key, int action) {
            if (key != GLFW_KEY_ENTER && key != GLFW_KEY_KP_ENTER) {
                return;
            }
            boolean marked = ImGui.isPopupOpen("", ImGuiPopupFlags.AnyPopup)
                    || ImGui.getIO().getNavVisible();
            if (action == GLFW_PRESS && marked && !ImGui.getIO().getWantTextInput()) {
                entered = true;
                ImGui.getIO().addKeyEvent(ImGuiKey.Space, true);
            } else if (action == GLFW_RELEASE && entered) {
                entered = false;
                ImGui.getIO().addKeyEvent(ImGuiKey.Space, false);
            }
        }

        @Override
        protected Data newData() {
            return new Cursors();
        }

        @Override
        public void shutdown() {
            long[] cursors = ((Cursors) data).all();
            for (int i = 0; i < cursors.length; i++) {
                if (cursors[i] == 0) {
                    cursors[i] = glfwCreateStandardCursor(GLFW_ARROW_CURSOR);
                }
            }
            super.shutdown();
        }
    }
}
