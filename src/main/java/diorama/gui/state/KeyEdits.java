package diorama.gui.state;

import diorama.gui.state.KeyGraph.Chosen;
import diorama.options.Option;
import diorama.pipeline.clip.CameraKey;
import diorama.pipeline.clip.KeyHandles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** What is done to several of a clip's keys at once, without a window. */
public final class KeyEdits {
    private KeyEdits() {}

    /** Every key of the channels that are shown. */
    public static List<Chosen> all(Clip clip, IntPredicate shown) {
        List<Chosen> all = new ArrayList<>();
        for (int k = 0; k < clip.keys().size(); k++) {
            for (int c = 0; c < KeyGraph.CHANNELS.size(); c++) {
                if (shown.test(c)) {
                    all.add(new Chosen(k, c));
                }
            }
        }
        return all;
    }

    /**
     * The clip with keys moved: by whole frames, between their neighbours and within the clip, to values that the channels may have.
     *
     * @param chosen of which the last one comes to lie on a whole frame
     */
    public static Clip moved(Clip clip, List<Chosen> chosen, double seconds, double value) {
        List<CameraKey> keys = new ArrayList<>(clip.keys());
        Set<Integer> all = chosen.stream().map(Chosen::key).collect(Collectors.toSet());
        float frame = 1f / clip.zoom().fps();
        float anchor = keys.get(chosen.get(chosen.size() - 1).key()).time();
        double by = Math.rint((anchor + seconds) / frame) * frame - anchor;
        double least = Double.NEGATIVE_INFINITY;
        double most = Double.POSITIVE_INFINITY;
        for (int k : all) {
            float time = keys.get(k).time();
            if (k == 0) {
                least = Math.max(least, -time);
            } else if (!all.contains(k - 1)) {
                least = Math.max(least, keys.get(k - 1).time() + frame - time);
            }
            if (k == keys.size() - 1) {
                most = Math.min(most, Math.max(clip.zoom().seconds(), time) - time);
            } else if (!all.contains(k + 1)) {
                most = Math.min(most, keys.get(k + 1).time() - frame - time);
            }
        }
        float kept = (float) (least <= most ? Math.max(least, Math.min(most, by)) : 0);
        Option time = CameraKey.SCHEMA.option("time");
        for (int k : all) {
            keys.set(k, CameraKey.SCHEMA.with(keys.get(k), time, keys.get(k).time() + kept));
        }
        for (Chosen one : chosen) {
            Option channel = KeyGraph.CHANNELS.get(one.channel());
            double set = KeyGraph.value(keys.get(one.key()), channel) + value;
            float within = (float) Math.max(channel.min(), Math.min(channel.max(), set));
            keys.set(one.key(), CameraKey.SCHEMA.with(keys.get(one.key()), channel, within));
        }
        return clip.withKeys(keys);
    }

    /** Without those keys, whatever channels of them are chosen: a key is of all channels. */
    public static Clip without(Clip clip, Collection<Chosen> chosen) {
        Set<Integer> all = chosen.stream().map(Chosen::key).collect(Collectors.toSet());
        List<CameraKey> keys = new ArrayList<>();
        for (int k = 0; k < clip.keys().size(); k++) {
            if (!all.contains(k)) {
                keys.add(clip.keys().get(k));
            }
        }
        return clip.withKeys(keys);
    }

    /** With a key more, on a whole frame within the clip: a channel has the value there, the others stay on their curves. */
    public static Clip inserted(Clip clip, Option channel, KeyGraph.Point at) {
        float fps = clip.zoom().fps();
        double time = Math.max(0, Math.min(clip.zoom().seconds(), Math.rint(at.time() * fps) / fps));
        CameraKey there = KeyGraph.way(clip).orElseThrow().keyAt(time);
        float set = (float) Math.max(channel.min(), Math.min(channel.max(), at.value()));
        CameraKey key = CameraKey.SCHEMA.with(
                CameraKey.SCHEMA.with(there, CameraKey.SCHEMA.option("time"), (float) time), channel, set);
        CameraKey.Ease ease = clip.keys().stream()
                .filter(k -> k.time() >= time)
                .findFirst()
                .orElse(clip.keys().get(clip.keys().size() - 1))
                .ease();
        key = CameraKey.SCHEMA.with(key, CameraKey.SCHEMA.option("ease"), ease);
        return clip.with(CameraKey.SCHEMA.with(key, CameraKey.SCHEMA.option("handles"), ""));
    }

    /** With another way from the keys before to these. */
    public static Clip eased(Clip clip, List<Chosen> chosen, CameraKey.Ease ease) {
        List<CameraKey> keys = new ArrayList<>(clip.keys());
        for (Chosen one : chosen) {
            keys.set(one.key(), CameraKey.SCHEMA.with(keys.get(one.key()), CameraKey.SCHEMA.option("ease"), ease));
        }
        return clip.withKeys(keys);
    }

    /** With handles of another type on all of them, which begin as they are. */
    public static Clip typed(Clip clip, List<Chosen> chosen, KeyHandles.Type type) {
        Clip typed = clip;
        for (Chosen one : chosen) {
            typed = KeyGraph.typed(typed, one.key(), one.channel(), type);
        }
        return typed;
    }
}
