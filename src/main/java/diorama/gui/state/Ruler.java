package diorama.gui.state;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/**
 * A distance that was measured between two places of the world.
 *
 * @param from,to metres
 */
public record Ruler(Vector3fc from, Vector3fc to) {
    public Ruler {
        from = new Vector3f(from);
        to = new Vector3f(to);
    }

    public static JsonArray json(List<Ruler> rulers) {
        JsonArray all = new JsonArray();
        for (Ruler ruler : rulers) {
            JsonArray ends = new JsonArray();
            for (Vector3fc end : List.of(ruler.from, ruler.to)) {
                JsonArray three = new JsonArray();
                three.add(end.x());
                three.add(end.y());
                three.add(end.z());
                ends.add(three);
            }
            all.add(ends);
        }
        return all;
    }

    public static List<Ruler> list(JsonArray all) {
        List<Ruler> rulers = new ArrayList<>();
        for (JsonElement element : all) {
            JsonArray ends = element.getAsJsonArray();
            rulers.add(new Ruler(
                    place(ends.get(0).getAsJsonArray()), place(ends.get(1).getAsJsonArray())));
        }
        return rulers;
    }

    private static Vector3f place(JsonArray three) {
        return new Vector3f(
                three.get(0).getAsFloat(),
                three.get(1).getAsFloat(),
                three.get(2).getAsFloat());
    }

    public float metres() {
        return from.distance(to);
    }

    /** The length in the unit that Blender would choose: mm, cm, m or km. */
    public static String text(float metres) {
        if (metres >= 999.5f) {
            return String.format(Locale.ROOT, "%.3f km", metres / 1000);
        }
        if (metres >= 0.9995f) {
            return String.format(Locale.ROOT, "%.2f m", metres);
        }
        return metres >= 0.00995f
                ? String.format(Locale.ROOT, "%.1f cm", metres * 100)
                : String.format(Locale.ROOT, "%.2f mm", metres * 1000);
    }
}
