package diorama.gui.state;

import diorama.pipeline.clip.CameraKey;
import diorama.pipeline.clip.CameraKeys;
import diorama.pipeline.clip.ZoomClip;
import diorama.pipeline.clip.ZoomOptions;
import diorama.render.GradeOptions;
import diorama.render.LensOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The camera move of the active photo.
 *
 * @param keys in order of time; where there are any the camera goes through them instead of making the options' move
 */
public record Clip(ZoomOptions zoom, LensOptions lens, GradeOptions grade, List<CameraKey> keys) {
    public static final Clip DEFAULTS =
            new Clip(ZoomOptions.DEFAULTS, LensOptions.DEFAULTS, GradeOptions.DEFAULTS, List.of());

    public Clip {
        keys = List.copyOf(keys);
    }

    public Clip with(ZoomOptions other) {
        return new Clip(other, lens, grade, keys);
    }

    public Clip with(LensOptions other) {
        return new Clip(zoom, other, grade, keys);
    }

    public Clip with(GradeOptions other) {
        return new Clip(zoom, lens, other, keys);
    }

    public Clip withKeys(List<CameraKey> others) {
        return new Clip(zoom, lens, grade, others);
    }

    /** With a key more, in the place of one within half a frame. */
    public Clip with(CameraKey key) {
        List<CameraKey> all = new ArrayList<>(without(key.time()).keys());
        all.add(key);
        all.sort(Comparator.comparingDouble(CameraKey::time));
        return withKeys(all);
    }

    /** Without the key within half a frame of a time, s. */
    public Clip without(double time) {
        return withKeys(keys.stream().filter(k -> !near(k, time)).toList());
    }

    private boolean near(CameraKey key, double time) {
        return Math.abs(key.time() - time) * zoom.fps() <= 0.5;
    }

    /** End of a file's name: "_circle". */
    String suffix() {
        return keys.isEmpty() ? "_" + zoom.move().name().toLowerCase(Locale.ROOT) : "_keys";
    }

    /** What is painted, if the document is a photo whose surface is known. */
    public Optional<ZoomClip> of(Document document) {
        Optional<CameraKeys> way = keys.isEmpty() ? Optional.empty() : Optional.of(new CameraKeys(keys));
        return document.relief().flatMap(relief -> relief.depth()
                .map(depth -> ZoomClip.of(document.scene(), relief.geometry(), depth, zoom, way)
                        .with(lens, grade)));
    }
}
