package diorama.gui;

import diorama.base.Size;
import diorama.camera.OrbitControl;
import diorama.gui.desk.Desk;
import diorama.gui.look.Fonts;
import diorama.gui.look.Language;
import diorama.gui.look.Texts;
import diorama.gui.state.Action;
import diorama.gui.state.Command;
import diorama.gui.state.Export;
import diorama.gui.state.History;
import diorama.gui.state.Preferences;
import diorama.gui.state.ViewState;
import diorama.gui.work.Jobs;
import diorama.gui.work.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A desk without a window: it keeps the history and lets jobs run. */
public final class PlainDesk implements Desk, AutoCloseable {
    public final List<Throwable> failures = new ArrayList<>();
    private final BlockingQueue<Runnable> mail = new LinkedBlockingQueue<>();
    private final Jobs jobs = new Jobs(mail::add, failures::add);
    private final Messages messages = new Messages(() -> 0);
    private final Texts texts = Texts.in(Language.ENGLISH);
    private Preferences preferences = Preferences.DEFAULTS;
    private Follower follower = (before, after, action) -> {};
    private History history;
    /** Does what commands want. */
    public Consumer<Command> errands = command -> {
        throw new UnsupportedOperationException();
    };

    public boolean cropping;
    public boolean retouching;

    public PlainDesk(History history) {
        this.history = history;
    }

    /** Hears of changes. */
    public interface Follower {
        void changed(ViewState before, ViewState after, Action action);
    }

    public void follow(Follower other) {
        follower = other;
    }

    /** Callable from any thread; runs in {@link #runUntil}. */
    public void post(Runnable letter) {
        mail.add(letter);
    }

    public void runUntil(BooleanSupplier done) throws InterruptedException {
        while (!done.getAsBoolean()) {
            Runnable letter = mail.poll(20, TimeUnit.SECONDS);
            if (letter == null) {
                throw new AssertionError("nothing came; failed: " + failures);
            }
            letter.run();
        }
    }

    @Override
    public History history() {
        return history;
    }

    @Override
    public void act(Action action) {
        ViewState before = state();
        history = history.apply(action);
        follower.changed(before, state(), action);
    }

    @Override
    public Jobs jobs() {
        return jobs;
    }

    @Override
    public Messages messages() {
        return messages;
    }

    @Override
    public Texts texts() {
        return texts;
    }

    @Override
    public Preferences preferences() {
        return preferences;
    }

    @Override
    public void prefer(Preferences wanted) {
        preferences = wanted;
    }

    @Override
    public OrbitControl shownView() {
        return state().view();
    }

    @Override
    public void run(Command command) {
        errands.accept(command);
    }

    @Override
    public void export(Export what) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void open(List<Path> files) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Size> clipFrame() {
        return Optional.empty();
    }

    @Override
    public Fonts fonts() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Path> recent() {
        return List.of();
    }

    @Override
    public int thumbnail(Path file) {
        return 0;
    }

    @Override
    public boolean cropping() {
        return cropping;
    }

    @Override
    public boolean retouching() {
        return retouching;
    }

    @Override
    public float scale() {
        return 1;
    }

    @Override
    public String engine() {
        return "";
    }

    @Override
    public void close() {
        jobs.close();
    }
}
