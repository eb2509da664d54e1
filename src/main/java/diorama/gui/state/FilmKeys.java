package diorama.gui.state;

import diorama.pipeline.job.Timeline;
import diorama.pipeline.job.Timeline.Ease;
import diorama.pipeline.job.Timeline.Shot;
import diorama.pipeline.job.Timeline.Trim;
import diorama.pipeline.job.Timeline.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Changes of a film's timeline: where its shots begin, and the keys in them. Where no shots are known keys are the whole film's. */
public final class FilmKeys {
    /** Keys so near to a moment are at it, microseconds: times are kept to the millisecond. */
    private static final long NEAR = 600;

    private FilmKeys() {}

    /** Number of the shot that a moment lies in; -1 where no shots are known. */
    public static int shotAt(Timeline timeline, long micros) {
        int shot = -1;
        for (int i = 0; i < timeline.shots().size(); i++) {
            if (timeline.shots().get(i).from() <= micros + NEAR) {
                shot = i;
            }
        }
        return shot;
    }

    /** When shots begin, the first left out. */
    public static List<Long> cuts(Timeline timeline) {
        return timeline.shots().stream()
                .map(Shot::from)
                .filter(from -> from > NEAR)
                .toList();
    }

    /** The same timeline with shots that begin at these times; keys stay at theirs, values with the shot that holds them. */
    public static Timeline withCuts(Timeline timeline, List<Long> cuts) {
        TreeSet<Long> begins = new TreeSet<>(cuts);
        begins.removeIf(at -> at <= NEAR);
        if (begins.isEmpty() && timeline.shots().stream().allMatch(s -> isEmpty(s))) {
            return new Timeline(List.of(), timeline.keys());
        }
        begins.add(0L);
        List<Shot> shots = new ArrayList<>();
        for (long from : begins) {
            Long next = begins.higher(from);
            long until = next == null ? Long.MAX_VALUE : next;
            int old = shotAt(timeline, from);
            Values values = old < 0 ? Values.NONE : timeline.shots().get(old).values();
            List<Timeline.Key> keys = timeline.shots().stream()
                    .flatMap(s -> s.keys().stream())
                    .filter(k -> k.micros() + NEAR >= from && k.micros() + NEAR < until)
                    .map(k -> new Timeline.Key(Math.max(from, k.micros()), k.values(), k.ease()))
                    .toList();
            shots.add(new Shot(from, values, keys));
        }
        return new Timeline(shots, timeline.keys());
    }

    private static boolean isEmpty(Shot shot) {
        return shot.values().equals(Values.NONE) && shot.keys().isEmpty();
    }

    /** With a shot more that begins at a moment, or without the one that begins there. */
    static Timeline toggleCut(Timeline timeline, long micros) {
        List<Long> cuts = new ArrayList<>(cuts(timeline));
        if (!cuts.removeIf(at -> Math.abs(at - micros) <= NEAR)) {
            cuts.add(micros);
        }
        return withCuts(timeline, cuts);
    }

    /** Keys of the shot that a moment lies in, or of the whole film. */
    public static List<Timeline.Key> keysAt(Timeline timeline, long micros) {
        int shot = shotAt(timeline, micros);
        return shot < 0 ? timeline.keys() : timeline.shots().get(shot).keys();
    }

    /** All keys, in order. */
    public static List<Timeline.Key> all(Timeline timeline) {
        List<Timeline.Key> all = new ArrayList<>(timeline.keys());
        timeline.shots().forEach(s -> all.addAll(s.keys()));
        all.sort(Comparator.comparingLong(Timeline.Key::micros));
        return all;
    }

    public static Optional<Timeline.Key> keyAt(Timeline timeline, long micros) {
        return keysAt(timeline, micros).stream().filter(k -> near(k, micros)).findFirst();
    }

    private static boolean near(Timeline.Key key, long micros) {
        return Math.abs(key.micros() - micros) <= NEAR;
    }

    /** With a key at a moment, in the place of one that is there. */
    public static Timeline withKey(Timeline timeline, long micros, Values values, Ease ease) {
        return change(timeline, micros, keys -> {
            List<Timeline.Key> others =
                    new ArrayList<>(keys.stream().filter(k -> !near(k, micros)).toList());
            others.add(new Timeline.Key(micros, values, ease));
            others.sort(Comparator.comparingLong(Timeline.Key::micros));
            return others;
        });
    }

    static Timeline withoutKey(Timeline timeline, long micros) {
        return change(timeline, micros, keys -> keys.stream()
                .filter(k -> !near(k, micros))
                .toList());
    }

    private static Timeline change(Timeline timeline, long micros, UnaryOperator<List<Timeline.Key>> edit) {
        int at = shotAt(timeline, micros);
        if (at < 0) {
            return new Timeline(timeline.shots(), edit.apply(timeline.keys()));
        }
        List<Shot> shots = new ArrayList<>(timeline.shots());
        Shot shot = shots.get(at);
        shots.set(at, new Shot(shot.from(), shot.values(), edit.apply(shot.keys())));
        return new Timeline(shots, timeline.keys());
    }

    /**
     * With a part of the frame shown in the shot that a moment lies in, or in the whole film: at the moment alone where keys change
     * it in time.
     */
    public static Timeline withCrop(Timeline timeline, long micros, Optional<Trim> crop) {
        Timeline whole = timeline.shots().isEmpty()
                ? new Timeline(List.of(new Shot(0, Values.NONE, timeline.keys())), List.of())
                : timeline;
        int at = Math.max(0, shotAt(whole, micros));
        Shot shot = whole.shots().get(at);
        boolean keyed = shot.keys().stream().anyMatch(k -> k.values().crop().isPresent());
        if (keyed && crop.isPresent()) {
            Values values = keyAt(whole, micros).map(Timeline.Key::values).orElse(Values.NONE);
            Ease ease = keyAt(whole, micros).map(Timeline.Key::ease).orElse(Ease.LINEAR);
            return withKey(whole, micros, cropped(values, crop), ease);
        }
        List<Timeline.Key> keys = shot.keys().stream()
                .map(k -> new Timeline.Key(k.micros(), cropped(k.values(), Optional.empty()), k.ease()))
                .filter(k -> !k.values().equals(Values.NONE))
                .toList();
        List<Shot> shots = new ArrayList<>(whole.shots());
        shots.set(at, new Shot(shot.from(), cropped(shot.values(), crop), keys));
        return withCuts(new Timeline(shots, whole.keys()), cuts(whole));
    }

    private static Values cropped(Values values, Optional<Trim> crop) {
        return new Values(values.divergence(), values.convergence(), values.foregroundScale(), crop);
    }

    /** Where shots begin stays; all that is said of them goes. */
    static Timeline withoutValues(Timeline timeline) {
        return new Timeline(
                timeline.shots().stream()
                        .map(s -> new Shot(s.from(), Values.NONE, List.of()))
                        .toList(),
                List.of());
    }

    /** Whether anything is said of any moment. */
    public static boolean says(Timeline timeline) {
        return !timeline.keys().isEmpty() || !timeline.shots().stream().allMatch(FilmKeys::isEmpty);
    }

    /** With divergence and convergence of {@code limits} for the shots that these begin; their keys go. */
    public static Timeline limited(Timeline timeline, List<Shot> limits) {
        return new Timeline(
                limits.stream()
                        .map(limit -> new Shot(limit.from(), merged(timeline, limit), List.of()))
                        .toList(),
                List.of());
    }

    private static Values merged(Timeline timeline, Shot limit) {
        Values said = timeline.at(limit.from());
        return new Values(
                limit.values().divergence(), limit.values().convergence(), said.foregroundScale(), said.crop());
    }
}
