package diorama.pipeline;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import diorama.stereo.EyeBars;

/**
 * Where the screen stands after a frame, which the next frames follow; NaN where nothing stands yet.
 *
 * @param screen inverse depth
 * @param bars of the floating window
 */
record ScreenState(float screen, EyeBars bars) {
    static final ScreenState NONE = new ScreenState(Float.NaN, new EyeBars(Float.NaN, Float.NaN));

    void addTo(JsonObject entry) {
        add(entry, "screen", screen);
        add(entry, "left", bars.leftPx());
        add(entry, "right", bars.rightPx());
    }

    private static void add(JsonObject entry, String name, float value) {
        if (!Float.isNaN(value)) {
            entry.addProperty(name, value);
        }
    }

    static ScreenState of(JsonObject entry) {
        return new ScreenState(number(entry, "screen"), new EyeBars(number(entry, "left"), number(entry, "right")));
    }

    private static float number(JsonObject entry, String name) {
        JsonElement value = entry.get(name);
        return value == null ? Float.NaN : value.getAsFloat();
    }
}
