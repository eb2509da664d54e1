package diorama.pipeline;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import diorama.depth.FilmSky;
import diorama.stereo.EyeBars;

/**
 * Where the screen stands after a frame, and what is known of the sky, which the next frames follow; NaN where nothing stands yet.
 *
 * @param screen inverse depth
 * @param bars of the floating window
 */
record ScreenState(float screen, EyeBars bars, FilmSky.State sky) {
    static final ScreenState NONE = new ScreenState(Float.NaN, new EyeBars(Float.NaN, Float.NaN), FilmSky.State.NONE);

    ScreenState with(FilmSky.State other) {
        return new ScreenState(screen, bars, other);
    }

    void addTo(JsonObject entry) {
        add(entry, "screen", screen);
        add(entry, "left", bars.leftPx());
        add(entry, "right", bars.rightPx());
        if (sky.faded() >= 0) {
            JsonArray seen = new JsonArray();
            seen.add(sky.faded());
            seen.add(sky.doubt());
            seen.add(sky.found());
            entry.add("sky", seen);
        }
    }

    private static void add(JsonObject entry, String name, float value) {
        if (!Float.isNaN(value)) {
            entry.addProperty(name, value);
        }
    }

    static ScreenState of(JsonObject entry) {
        EyeBars bars = new EyeBars(number(entry, "left"), number(entry, "right"));
        JsonArray sky = entry.getAsJsonArray("sky");
        FilmSky.State seen = sky == null
                ? FilmSky.State.NONE
                : new FilmSky.State(
                        sky.get(0).getAsInt(), sky.get(1).getAsInt(), sky.get(2).getAsBoolean());
        return new ScreenState(number(entry, "screen"), bars, seen);
    }

    private static float number(JsonObject entry, String name) {
        JsonElement value = entry.get(name);
        return value == null ? Float.NaN : value.getAsFloat();
    }
}
