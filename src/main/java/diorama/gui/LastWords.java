package diorama.gui;

import diorama.base.AtEnd;
import diorama.gl.GlDevice;
import diorama.gl.XErrors;
import diorama.gui.desk.Desk;
import diorama.gui.state.ViewState;
import diorama.gui.store.Autosave;
import diorama.gui.store.Journal;
import diorama.gui.work.Messages;
import imgui.ImGui;
import imgui.assertion.ImAssertCallback;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps what is not saved and writes into the {@link Journal} why, when the process ends otherwise than by closing its window: by
 * a signal, with the X server, by a fault. What ends a process for no good reason only leaves a line there: what the X server
 * refuses, what Dear ImGui asserts, which is told as well. Ends may come on any thread.
 */
final class LastWords implements AutoCloseable {
    /** Of a process whose display has gone. */
    private static final int LOST = 1;

    private final Faults faults;
    private final Journal journal;
    private final Autosave autosave;
    /** Written by the main thread. */
    private volatile Optional<ViewState> atRisk = Optional.empty();

    private final Runnable rest;
    private final AtomicBoolean said = new AtomicBoolean();
    /** What was noted, once each. */
    private final Set<String> noted = ConcurrentHashMap.newKeySet();

    private final Runnable atEnd = this::told;
    private final XErrors errors;

    /**
     * After the window was made, on its thread.
     *
     * @param rest has all threads rest when nothing can be shown any more
     */
    LastWords(GlDevice device, Faults faults, Autosave autosave, Runnable rest) {
        this.rest = rest;
        this.faults = faults;
        journal = faults.journal();
        this.autosave = autosave;
        AtEnd.add(atEnd);
        errors = new XErrors(device, this::noteOnce, this::lost);
        ImGui.setAssertCallback(new ImAssertCallback() {
            /** As the library's own one ends the process whatever {@link #imAssertCallback} does. */
            @Override
            public void imAssert(String claim, int line, String file) {
                imAssertCallback(claim, line, file);
            }

            @Override
            public void imAssertCallback(String claim, int line, String file) {
                asserted(claim, line, file);
            }
        });
    }

    /**
     * Writes that the window is there, and tells of others that went without a word.
     *
     * @param device what draws
     */
    void greet(Desk desk, String device) {
        for (Journal.Silent gone : journal.takeSilent()) {
            Path told = gone.report(autosave.folder()).orElse(journal.file());
            String text = desk.say(
                    "The window opened at %s went without a word: ended from outside, out of memory, or by a driver. See %s",
                    gone.opened(), told);
            desk.messages().add(Messages.Kind.NOTE, text);
        }
        journal.tidyReports();
        journal.opened(device);
    }

    /** What would be lost now; empty when all is saved. */
    void atRisk(Optional<ViewState> state) {
        atRisk = state;
    }

    private void noteOnce(String text) {
        if (noted.add(text)) {
            journal.note(text);
        }
    }

    private void told() {
        end("told to by the system (a signal, or the end of the session)");
    }

    private void lost(String why) {
        end(why);
        rest.run();
        // what else is due at the end is done, too: Xlib would end the process without
        System.exit(LOST);
    }

    /** Without this the library ends the process, without any word where nobody sees what it writes. */
    private void asserted(String claim, int line, String file) {
        if (noted.add(file + line)) {
            faults.tell(new IllegalStateException("Dear ImGui: " + claim + " (" + file + ":" + line + ")"));
        }
    }

    /** The window was closed in order. */
    void closed(String how) {
        if (said.compareAndSet(false, true)) {
            journal.ended(how);
        }
    }

    private void end(String why) {
        if (said.compareAndSet(false, true)) {
            boolean kept = kept();
            journal.ended(why + (kept ? "; what was not saved is in " + autosave.folder() : ""));
        }
    }

    /** Whether what is not saved is kept; whatever happens, the end is told. */
    private boolean kept() {
        try {
            return atRisk.map(autosave::rescue).orElse(false);
        } catch (RuntimeException | Error e) {
            journal.fault("keeping what was not saved", e);
            return false;
        }
    }

    /** The window goes; that is a fault unless it was closed in order. */
    void leave() {
        end("by a fault");
    }

    /** Nothing is at risk any more. */
    @Override
    public void close() {
        leave();
        errors.close();
        AtEnd.remove(atEnd);
    }
}
