package diorama.gui.film;

import diorama.base.CancelToken;
import diorama.depth.DepthRange;
import diorama.gui.desk.Desk;
import diorama.gui.state.Action;
import diorama.gui.state.Document;
import diorama.gui.state.FilmFrame;
import diorama.gui.state.SceneObject;
import diorama.gui.work.Jobs;
import diorama.gui.work.Reels;
import diorama.image.RgbaImage;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.photo.Photo;
import diorama.stereo.StereoLayout;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings films to the frames that are wanted: first the picture, then its depth, then both eyes. One job goes on at a time; it
 * is the newest wish that the next one fulfils. Confined to the main thread.
 */
final class Projector {
    private static final String SLOT = "frame";

    /** How long a picture that is no longer wanted may go on being read, s: it is shown, so that something moves. */
    private static final double PATIENCE = 0.25;

    private final Reels reels;
    private final Desk desk;
    private final Consumer<Runnable> main;
    private final DoubleSupplier clock;
    private @Nullable Run running;
    private final Set<Wish> broken = new HashSet<>();
    private Eyes eyes = new Eyes(Optional.empty(), Map.of());

    /**
     * @param main runs something on the main thread, callable from any thread
     * @param clock s
     */
    Projector(Reels reels, Desk desk, Consumer<Runnable> main, DoubleSupplier clock) {
        this.reels = reels;
        this.desk = desk;
        this.main = main;
        this.clock = clock;
    }

    /**
     * What is wanted of a film.
     *
     * @param depth what its depth is found with; empty where the picture alone is wanted
     * @param range that depth is normalised by
     * @param made by which the film is made
     * @param job both eyes are drawn by; empty where they are not wanted
     */
    record Wish(
            int object,
            int frame,
            Optional<SceneObject.Recipe> depth,
            Optional<DepthRange> range,
            StereoJob made,
            Optional<StereoJob> job,
            List<StereoLayout> layouts) {}

    /** Pictures of both eyes of a frame, and what they were drawn of. */
    private record Eyes(Optional<Drawn> of, Map<StereoLayout, RgbaImage> pictures) {}

    private record Drawn(Photo photo, StereoJob job) {}

    private static final class Run {
        private final Wish wish;
        private final double begun;
        private boolean pictured;

        Run(Wish wish, double begun) {
            this.wish = wish;
            this.begun = begun;
        }
    }

    private record Made(Document document, Eyes eyes) {}

    /**
     * Begins what is missing of the first of the wishes that is not fulfilled, unless something goes on that comes first; to be
     * called again whenever anything changes.
     */
    void bring(List<Wish> wishes, boolean playing) {
        Run now = running;
        if (now != null) {
            boolean young = !now.pictured && clock.getAsDouble() - now.begun < PATIENCE;
            boolean same = wishes.stream()
                    .anyMatch(wish -> now.wish.object() == wish.object() && now.wish.frame() == wish.frame());
            if (young || same || (playing && !now.wish.layouts().isEmpty())) {
                // when it is done the newest wish is asked for
                return;
            }
            desk.jobs().cancel(SLOT);
            running = null;
        }
        for (Wish wish : wishes) {
            Document document = desk.state().document(wish.object()).orElseThrow();
            if (!broken.contains(wish) && !fulfilled(document, wish)) {
                begin(document, wish, playing && !wish.layouts().isEmpty());
                return;
            }
        }
    }

    private boolean fulfilled(Document document, Wish wish) {
        FilmFrame frame = document.film().orElseThrow();
        boolean deep = wish.depth().isEmpty()
                || frame.seen()
                        .filter(s -> s.made(wish.depth().get()) && s.cuts().equals(FilmFrame.Cuts.of(wish.made())))
                        .isPresent();
        return frame.index() == wish.frame() && deep && drawn(frame, wish);
    }

    private static boolean fits(FilmFrame.Seen seen, Wish wish) {
        return seen.made(wish.depth().orElseThrow())
                && seen.range().equals(wish.range())
                && seen.cuts().equals(FilmFrame.Cuts.of(wish.made()));
    }

    private boolean drawn(FilmFrame frame, Wish wish) {
        return wish.layouts().isEmpty()
                || (frame.seen().isPresent()
                        && eyes.of().equals(drawnOf(frame, wish))
                        && eyes.pictures().keySet().containsAll(wish.layouts()));
    }

    private static Optional<Drawn> drawnOf(FilmFrame frame, Wish wish) {
        return frame.seen().flatMap(s -> wish.job().map(job -> new Drawn(s.photo(), job)));
    }

    /** @param whole whether the frame is shown with all that belongs to it or not at all */
    private void begin(Document before, Wish wish, boolean whole) {
        Run run = new Run(wish, clock.getAsDouble());
        running = run;
        SceneObject.Recipe recipe =
                desk.state().project().object(wish.object()).orElseThrow().recipe();
        desk.jobs()
                .submit(
                        Jobs.Lane.FRAME,
                        SLOT,
                        desk.say("Finding depth"),
                        (progress, cancel) -> {
                            try {
                                return make(before, wish, recipe, run, whole, cancel);
                            } catch (RuntimeException | Error e) {
                                main.accept(() -> gaveUp(run));
                                throw e;
                            }
                        },
                        made -> {
                            ended(run);
                            if (!wish.layouts().isEmpty()) {
                                eyes = made.eyes();
                            }
                            show(wish, made.document());
                        });
    }

    /** A wish that failed, or that the user has cancelled, is not tried again by itself. */
    private void gaveUp(Run run) {
        if (running == run) {
            broken.add(run.wish);
            running = null;
        }
    }

    private void ended(Run run) {
        if (running == run) {
            running = null;
        }
    }

    private Made make(
            Document before, Wish wish, SceneObject.Recipe recipe, Run run, boolean whole, CancelToken cancel) {
        Document document = before;
        if (before.film().orElseThrow().index() != wish.frame()) {
            document = reels.frame(before, wish.frame(), recipe, cancel);
            Document picture = document;
            if (!whole) {
                main.accept(() -> {
                    run.pictured = true;
                    if (!cancel.isCancelled()) {
                        show(wish, picture);
                    }
                });
            }
        }
        Optional<FilmFrame.Seen> seen = document.film().orElseThrow().seen();
        if (wish.depth().isPresent() && seen.filter(s -> fits(s, wish)).isEmpty()) {
            document = reels.deep(document, wish.depth().get(), wish.range(), wish.made(), cancel);
        }
        cancel.throwIfCancelled();
        return new Made(document, draw(document.film().orElseThrow(), wish, cancel));
    }

    private static Eyes draw(FilmFrame frame, Wish wish, CancelToken cancel) {
        Map<StereoLayout, RgbaImage> pictures = new EnumMap<>(StereoLayout.class);
        for (StereoLayout layout : wish.layouts()) {
            cancel.throwIfCancelled();
            StereoJob job = wish.job().orElseThrow();
            pictures.put(
                    layout,
                    Reels.eyes(
                            frame,
                            job.with(job.stereo().with(layout, job.stereo().swapEyes()))));
        }
        return new Eyes(drawnOf(frame, wish), Map.copyOf(pictures));
    }

    /** Puts a document in the place of the film's, unless that has gone. */
    private void show(Wish wish, Document document) {
        Optional<Document> known = desk.state().document(wish.object());
        if (known.flatMap(Document::film).isPresent() && known.get().source().equals(document.source())) {
            desk.act(new Action.Update(wish.object(), document));
        }
    }

    @SuppressWarnings("ReferenceEquality") // another photo is another object; comparing pixels takes long
    private static boolean same(Photo a, Photo b) {
        return a == b;
    }

    /** The picture of both eyes of a frame, if it has been drawn; perhaps with settings that have just been changed. */
    Optional<RgbaImage> eyes(FilmFrame frame, StereoLayout layout) {
        boolean same = eyes.of().isPresent()
                && frame.seen().isPresent()
                && same(eyes.of().get().photo(), frame.seen().get().photo());
        return same ? Optional.ofNullable(eyes.pictures().get(layout)) : Optional.empty();
    }

    /** Whether the frame that is wanted of a film was not made: that was stopped, or failed. */
    boolean forsaken(int object, int frame) {
        boolean sought = running != null && running.wish.object() == object && running.wish.frame() == frame;
        return !sought && broken.stream().anyMatch(wish -> wish.object() == object && wish.frame() == frame);
    }

    /** Has what failed tried again. */
    void retry() {
        broken.clear();
    }
}
