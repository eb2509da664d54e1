package diorama.pipeline.draw;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import diorama.depth.FilmSky;
import diorama.stereo.EyeBars;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Where the screen stands after a frame, and what is known of the sky, which the next frames follow; NaN where nothing stands yet.
 *
 * @param screen inverse depth
 * @param bars of the floating window
 */
public record ScreenState(float screen, EyeBars bars, FilmSky.State sky) {
    public static final ScreenState NONE =
            new ScreenState(Float.NaN, new EyeBars(Float.NaN, Float.NaN), FilmSky.State.NONE);

    public ScreenState with(FilmSky.State other) {
        return new ScreenState(screen, bars, other);
    }

    public void addTo(JsonObject entry) {
        add(entry, "screen", screen);
        add(entry, "left", bars.leftPx());
        add(entry, "right", bars.rightPx());
        if (sky.faded() >= 0) {
            JsonArray seen = new JsonArray();
            seen.add(sky.faded());
            seen.add(sky.doubt());
            seen.add(sky.found());
            seen.add(packed(sky.here()));
            entry.add("sky", seen);
        }
    }

    private static void add(JsonObject entry, String name, float value) {
        if (!Float.isNaN(value)) {
            entry.addProperty(name, value);
        }
    }

    public static ScreenState of(JsonObject entry) {
        EyeBars bars = new EyeBars(number(entry, "left"), number(entry, "right"));
        JsonArray sky = entry.getAsJsonArray("sky");
        FilmSky.State seen = sky == null
                ? FilmSky.State.NONE
                : new FilmSky.State(
                        sky.get(0).getAsInt(),
                        sky.get(1).getAsInt(),
                        sky.get(2).getAsBoolean(),
                        unpacked(sky.get(3).getAsString()));
        return new ScreenState(number(entry, "screen"), bars, seen);
    }

    /** Most of a sky is all there or not at all. */
    private static String packed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    /** @throws IllegalStateException when it is broken, as of any line of the journal */
    private static byte[] unpacked(String text) {
        try (InflaterInputStream in = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            return in.readAllBytes();
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("the sky of a journal is broken", e);
        }
    }

    private static float number(JsonObject entry, String name) {
        JsonElement value = entry.get(name);
        return value == null ? Float.NaN : value.getAsFloat();
    }
}
