package diorama.io.scene;

import diorama.mesh.Light;
import java.util.ArrayList;
import java.util.List;
import org.joml.Matrix4f;
import org.joml.Vector3f;

/**
 * A lamp of a file.
 *
 * @param color linear RGB, [0,1]
 * @param intensity in its unit
 * @param unit candela for points and spots, lux for suns
 * @param watts as Blender has it; of suns watts a square metre
 * @param place in the file's units and axes
 * @param direction where it shines, likewise; empty for points
 * @param coneDegrees whole angle of a spot's cone; no number for others
 */
public record LampInfo(
        String name,
        Light.Kind kind,
        float[] color,
        float intensity,
        String unit,
        float watts,
        float[] place,
        float[] direction,
        float coneDegrees) {

    /**
     * Of all nodes that have one.
     *
     * @param nodes parents come before their children
     * @param turned the file is Z up and was read as Y up
     */
    public static List<LampInfo> of(
            List<ImportTable.NodeRow> nodes, List<ImportTable.LightRow> lights, boolean turned) {
        if (lights.isEmpty()) {
            return List.of();
        }
        List<LampInfo> out = new ArrayList<>();
        List<Matrix4f> worlds = new ArrayList<>();
        for (ImportTable.NodeRow node : nodes) {
            Matrix4f local = new Matrix4f().set(node.matrix());
            Matrix4f world =
                    node.parent() < 0 ? local : worlds.get(node.parent()).mul(local, new Matrix4f());
            worlds.add(world);
            if (node.light() >= 0) {
                out.add(of(node.name(), lights.get(node.light()), world, turned));
            }
        }
        return out;
    }

    private static LampInfo of(String node, ImportTable.LightRow row, Matrix4f world, boolean turned) {
        Light.Kind kind = Light.Kind.valueOf(row.kind());
        float[] place = numbers(world.getTranslation(new Vector3f()), turned);
        Vector3f aim = world.transformDirection(new Vector3f(0, 0, -1));
        if (aim.lengthSquared() > 0) {
            aim.normalize();
        }
        boolean sun = kind == Light.Kind.SUN;
        return new LampInfo(
                node.isEmpty() ? row.name() : node,
                kind,
                row.color(),
                row.intensity(),
                sun ? "lux" : "candela",
                row.intensity() / Light.perWatt(kind),
                place,
                kind == Light.Kind.POINT ? new float[0] : numbers(aim, turned),
                kind == Light.Kind.SPOT ? (float) Math.toDegrees(2 * row.outer()) : Float.NaN);
    }

    private static float[] numbers(Vector3f v, boolean turned) {
        return turned ? new float[] {v.x, -v.z, v.y} : new float[] {v.x, v.y, v.z};
    }
}
