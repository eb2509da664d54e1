package diorama.gui;

import diorama.base.UserError;
import diorama.gui.look.Language;
import diorama.gui.look.OptionWords;
import diorama.gui.look.SystemFont;
import diorama.gui.look.Texts;
import diorama.gui.look.Theme;
import diorama.gui.panel.ImGuiHost;
import diorama.gui.state.Command;
import diorama.gui.state.Preferences;
import diorama.gui.store.StudioFolder;
import diorama.gui.work.Messages;
import diorama.options.Option;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Keeps what the user likes, with the words of the language, and has the window follow. Confined to the main thread. */
final class PreferenceClerk {
    private final StudioFolder folder;
    private final Messages messages;
    private Preferences preferences;
    private Texts texts;
    private @Nullable Preferences wanted;

    PreferenceClerk(StudioFolder folder, Messages messages) {
        this.folder = folder;
        this.messages = messages;
        preferences = Preferences.read(folder.preferences());
        texts = readable(preferences.language());
    }

    Preferences preferences() {
        return preferences;
    }

    Texts texts() {
        return texts;
    }

    /** Takes other preferences, from the next {@link #follow} on. */
    void prefer(Preferences others) {
        wanted = others;
    }

    /** Does what the command wants; false when it wants nothing of preferences. */
    boolean run(Command command) {
        switch (command) {
            case THEME ->
                prefer(preferences.with(
                        "theme", preferences.theme() == Theme.Kind.DARK ? Theme.Kind.LIGHT : Theme.Kind.DARK));
            case LANGUAGE ->
                prefer(preferences.with("language", preferences.language().next()));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Has the window look as is wanted by now: between two frames, as letters cannot change while they are drawn. */
    void follow(ImGuiHost imgui) {
        Preferences others = wanted;
        if (others == null) {
            return;
        }
        wanted = null;
        boolean newText = others.language() != preferences.language();
        boolean newStyle = newText || others.size() != preferences.size() || others.theme() != preferences.theme();
        preferences = others;
        if (newText) {
            texts = readable(others.language());
        }
        if (newStyle) {
            imgui.restyle(others, texts);
        }
        try {
            others.write(folder.preferences());
        } catch (IOException | UserError e) {
            messages.add(Messages.Kind.NOTE, texts.say("Preferences cannot be kept in %s", folder.path()));
        }
    }

    /** A language whose letters are missing is not shown as question marks. */
    private Texts readable(Language language) {
        if (!language.needsFont()
                || SystemFont.of(language, SystemFont.folders()).isPresent()) {
            return Texts.in(language);
        }
        messages.add(
                Messages.Kind.NOTE,
                "No font with " + OptionWords.written(Option.text(language))
                        + " letters was found: install one, such as fonts-noto-cjk");
        return Texts.english();
    }
}
