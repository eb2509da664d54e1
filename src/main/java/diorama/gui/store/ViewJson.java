package diorama.gui.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import diorama.camera.OrbitControl;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/** Views and places as JSON. */
final class ViewJson {
    private ViewJson() {}

    static JsonArray triple(Vector3fc v) {
        JsonArray array = new JsonArray();
        array.add(v.x());
        array.add(v.y());
        array.add(v.z());
        return array;
    }

    static JsonObject of(OrbitControl view) {
        JsonObject row = new JsonObject();
        row.add("pivot", triple(view.pivot()));
        row.addProperty("yaw", view.yaw());
        row.addProperty("pitch", view.pitch());
        row.addProperty("roll", view.roll());
        row.addProperty("distance", view.distance());
        row.addProperty("tan-x", view.tanX());
        row.addProperty("tan-y", view.tanY());
        row.addProperty("parallel", view.parallel());
        return row;
    }

    static Vector3f triple(JsonObject row, String name) {
        JsonArray array = row.getAsJsonArray(name);
        if (array.size() != 3) {
            throw new IllegalArgumentException(name + ": got " + array + ", want three numbers");
        }
        return new Vector3f(
                array.get(0).getAsFloat(),
                array.get(1).getAsFloat(),
                array.get(2).getAsFloat());
    }

    static OrbitControl view(JsonObject row) {
        return new OrbitControl(
                triple(row, "pivot"),
                row.get("yaw").getAsFloat(),
                row.get("pitch").getAsFloat(),
                row.has("roll") ? row.get("roll").getAsFloat() : 0,
                row.get("distance").getAsFloat(),
                row.get("tan-x").getAsFloat(),
                row.get("tan-y").getAsFloat(),
                row.get("parallel").getAsBoolean());
    }
}
