package diorama.gui.film;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.depth.DepthRange;
import diorama.depth.ImportOptions;
import diorama.depth.StabiliseOptions;
import diorama.gui.desk.Desk;
import diorama.gui.state.Action;
import diorama.gui.state.FilmFrame;
import diorama.gui.state.FilmKeys;
import diorama.gui.state.Making;
import diorama.gui.state.SceneObject;
import diorama.gui.store.StudioFolder;
import diorama.gui.work.Jobs;
import diorama.gui.work.Messages;
import diorama.gui.work.Reels;
import diorama.pipeline.comfort.FilmStudy;
import diorama.pipeline.comfort.FilmStudy.Comfort;
import diorama.pipeline.depth.GivenFilm;
import diorama.pipeline.depth.RgbdFilm;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.job.Timeline;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.network.FrameDepth;
import diorama.video.file.FilmTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has been found out about whole films: their cuts, and the parallax of every frame, which is kept in the studio's folder.
 * Confined to the main thread.
 */
final class FilmStudies {
    /** Films up to this long are searched for cuts as soon as they are opened, s. */
    private static final double SHORT = 300;

    private static final String ANALYSIS = "analysis";
    private static final String CUTS = "cuts";
    private static final String GRAPH = "graph";

    private final Desk desk;
    private final Reels reels;
    private final Path folder;
    private final Map<Key, FilmStudy> known = new HashMap<>();
    private final Set<Key> sought = new HashSet<>();
    private final Map<Path, Version> versions = new HashMap<>();
    private @Nullable Graph graph;
    private @Nullable Asked asked;

    FilmStudies(Desk desk, Reels reels, StudioFolder folder) {
        this.desk = desk;
        this.reels = reels;
        this.folder = folder.path().resolve("films");
    }

    /**
     * What a study hangs on.
     *
     * @param version of the film's file
     * @param how depth was found and steadied, in words
     */
    private record Key(Path film, String version, String how) {}

    private Key key(SceneObject object, StereoJob job) {
        Path film = object.source().file();
        Version version = versions.get(film);
        StabiliseOptions steady = job.stabilise();
        return new Key(
                film,
                version == null ? "" : version.stamp(),
                job.depth() + " " + steady + " " + object.source().depth() + importing(object));
    }

    /** How a depth film is read, where that is not as usual: what was kept of others goes on being found. */
    private static String importing(SceneObject object) {
        ImportOptions importing = object.recipe().importing();
        boolean usual = object.source().depth().isEmpty() || importing.equals(ImportOptions.DEFAULTS);
        return usual ? "" : " " + importing;
    }

    /** A film's file as it was when it was read: one that has changed since is another film. */
    private record Version(FilmTimes times, String stamp) {
        static Version of(Path film, FilmTimes times) {
            try {
                return new Version(times, Files.size(film) + " " + Files.getLastModifiedTime(film));
            } catch (IOException e) {
                // gone: what is known of it is still right
                return new Version(times, "");
            }
        }
    }

    /** @return whether the film was not known as it is now */
    @SuppressWarnings("ReferenceEquality") // each reading of a file makes times of its own
    private boolean isNew(Path film, FilmTimes times) {
        Version before = versions.get(film);
        if (before != null && before.times() == times) {
            return false;
        }
        Version now = Version.of(film, times);
        versions.put(film, now);
        return before == null || !before.stamp().equals(now.stamp());
    }

    private record Asked(Key key, StereoJob job) {}

    private record Graph(Asked of, Comfort comfort) {}

    /** Looks for what was kept of a film, once, and for the cuts of short films that have not been opened before. */
    void opened(SceneObject object, FilmFrame film, StereoJob job) {
        boolean other = isNew(object.source().file(), film.times());
        Key key = key(object, job);
        if (sought.add(key)) {
            desk.jobs()
                    .submit(
                            Jobs.Lane.GRAPH,
                            "kept " + key,
                            desk.say("Opening %s", object.source().name()),
                            (progress, cancel) -> FilmStudy.read(file(key)),
                            kept -> kept.ifPresent(study -> known.put(key, study)));
        }
        if (other
                && object.timeline().isNone()
                && film.times().frames() > 1
                && film.times().length() / 1e6 <= SHORT) {
            findCuts(object, job, false);
        }
    }

    private Path file(Key key) {
        return folder.resolve(FilmStudy.nameOf(key.film(), key.how()) + ".study");
    }

    /**
     * Marks where shots begin, unless the film has gone when they are found.
     *
     * @param asked whether shots that are marked already give way
     */
    void findCuts(SceneObject object, StereoJob job, boolean asked) {
        Path film = object.source().file();
        desk.jobs()
                .submit(
                        Jobs.Lane.CUTS,
                        CUTS + " " + film,
                        desk.say("Looking for cuts"),
                        // its title says what it does
                        (progress, cancel) -> FilmStudy.cuts(
                                film, job, (done, total, step) -> progress.update(done, total, ""), cancel),
                        cuts -> {
                            mark(film, cuts, asked);
                            if (cuts.isEmpty()) {
                                desk.messages().add(Messages.Kind.NOTE, desk.say("No cuts: the film is a single shot"));
                            }
                        });
    }

    private void mark(Path film, List<Long> cuts, boolean asked) {
        for (SceneObject object : desk.state().project().objects()) {
            boolean free = asked || object.timeline().shots().isEmpty();
            if (free && object.source().file().equals(film)) {
                desk.act(new Action.SetTimeline(object.id(), FilmKeys.withCuts(object.timeline(), cuts), 0));
            }
        }
    }

    /** Measures the parallax of every frame, after other films that are being analysed; nothing new where that is under way. */
    void analyse(SceneObject object, StereoJob job) {
        Key key = key(object, job);
        if (analysing(object, job)) {
            return;
        }
        Optional<GivenFilm> map = object.source()
                .depth()
                .map(file -> new GivenFilm(file, object.recipe().importing()));
        desk.jobs()
                .submit(
                        Jobs.Lane.STUDY,
                        analysis(key),
                        desk.say("Analysing"),
                        (progress, cancel) -> study(key, halved(object, job), map, progress, cancel),
                        study -> {
                            known.put(key, study);
                            mark(key.film(), study.cuts(), false);
                            desk.state()
                                    .project()
                                    .activeObject()
                                    .filter(o -> o.id() == object.id())
                                    .ifPresent(o -> graph(o, job));
                            desk.messages().add(Messages.Kind.DONE, desk.say("Analysed %s", object.name()));
                        });
    }

    /** The job of the left half of a film with its depth in its frames. */
    private static StereoJob halved(SceneObject object, StereoJob job) {
        Path film = object.source().file();
        Optional<Path> depth = object.source().depth();
        return depth.isPresent() && RgbdFilm.is(film, depth) ? job.with(RgbdFilm.left(film, job.film())) : job;
    }

    private FilmStudy study(Key key, StereoJob job, Optional<GivenFilm> map, Progress progress, CancelToken cancel) {
        // named by the film as it is now: one that changes meanwhile has not been studied
        Path target = file(key);
        try (DepthSource source = reels.source(job.depth());
                FrameDepth depth = map.isPresent() ? map.get().open() : FrameDepth.of(source, key.film(), job)) {
            FilmStudy study = FilmStudy.of(key.film(), job, depth, progress, cancel);
            study.write(target);
            return study;
        }
    }

    /** Whether an object's film is being analysed, or waits for that. */
    boolean analysing(SceneObject object, StereoJob job) {
        return desk.jobs().busy(analysis(key(object, job)));
    }

    private static String analysis(Key key) {
        return ANALYSIS + " " + key;
    }

    /** What is known of an object's film. */
    Optional<FilmStudy> study(SceneObject object, StereoJob job) {
        return Optional.ofNullable(known.get(key(object, job)));
    }

    /** The range that a frame's depth is normalised by in the film, where that is known. */
    Optional<DepthRange> range(SceneObject object, StereoJob job, int frame) {
        return study(object, job)
                .filter(s -> frame < s.frames().size())
                .map(s -> s.frames().get(frame).range());
    }

    /** Has the graph made anew where settings have changed. */
    void graph(SceneObject object, StereoJob job) {
        Asked now = new Asked(key(object, job), job);
        FilmStudy study = known.get(now.key());
        boolean there = graph != null && graph.of().equals(now);
        if (study == null || there || now.equals(asked)) {
            return;
        }
        if (asked != null && desk.jobs().busy(GRAPH)) {
            // the next one is made when this one is done
            return;
        }
        asked = now;
        Path film = object.source().file();
        desk.jobs()
                .submit(
                        Jobs.Lane.GRAPH,
                        GRAPH,
                        desk.say("Analysing"),
                        (progress, cancel) -> study.comfort(film, job),
                        comfort -> {
                            graph = new Graph(now, comfort);
                            asked = null;
                            desk.state()
                                    .project()
                                    .activeObject()
                                    .filter(o -> o.id() == object.id())
                                    .ifPresent(o ->
                                            graph(o, Making.job(desk.state().settings(), o, job.renderer())));
                        });
    }

    /** The parallax of an object's film over time; while settings are being changed that of the last ones. */
    Optional<Comfort> comfort(SceneObject object) {
        return Optional.ofNullable(graph)
                .filter(g -> g.of().key().film().equals(object.source().file()))
                .map(Graph::comfort);
    }

    /** Shots with what keeps them to the budget. */
    List<Timeline.Shot> limits(SceneObject object) {
        return comfort(object).map(c -> c.report().limits()).orElseGet(ArrayList::new);
    }
}
