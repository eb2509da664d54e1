package diorama.pipeline.job;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import diorama.options.Option;
import diorama.pipeline.job.Timeline.Shot;
import java.util.List;

/** Timelines in the words of {@link TimelineFile}; what they do not say stays away. */
final class TimelineJson {
    private TimelineJson() {}

    /** As {@link TimelineFile#of} reads it. */
    static JsonObject of(Timeline timeline) {
        JsonObject top = new JsonObject();
        JsonArray shots = new JsonArray();
        for (int i = 0; i < timeline.shots().size(); i++) {
            Shot shot = timeline.shots().get(i);
            JsonObject object = new JsonObject();
            object.addProperty("shot", i + 1);
            object.addProperty("from", Timeline.clock(shot.from()));
            put(shot.values(), object);
            if (!shot.keys().isEmpty()) {
                object.add("keys", keys(shot.keys()));
            }
            shots.add(object);
        }
        top.add("shots", shots);
        if (!timeline.keys().isEmpty()) {
            top.add("keys", keys(timeline.keys()));
        }
        return top;
    }

    private static JsonArray keys(List<Timeline.Key> keys) {
        JsonArray array = new JsonArray();
        for (Timeline.Key key : keys) {
            JsonObject object = new JsonObject();
            object.addProperty("time", Timeline.clock(key.micros()));
            put(key.values(), object);
            object.addProperty("ease", Option.text(key.ease()));
            array.add(object);
        }
        return array;
    }

    private static void put(Timeline.Values values, JsonObject object) {
        values.divergence().ifPresent(v -> object.addProperty("divergence", round(v)));
        values.convergence().ifPresent(v -> object.addProperty("convergence", round(v)));
        values.foregroundScale().ifPresent(v -> object.addProperty("foreground-scale", round(v)));
        values.crop().ifPresent(trim -> {
            JsonArray sides = new JsonArray();
            sides.add(trim.left());
            sides.add(trim.top());
            sides.add(trim.right());
            sides.add(trim.bottom());
            object.add("crop", sides);
        });
    }

    private static double round(double v) {
        return Math.round(v * 1e4) / 1e4;
    }
}
