package diorama.render;

import diorama.base.Size;
import diorama.gl.GlScope;
import diorama.gl.Texture;
import diorama.gl.TextureFormat;
import diorama.mesh.PlacedLamp;
import java.util.List;
import org.joml.Matrix4fc;
import org.joml.Vector3f;
import org.joml.Vector3fc;
import org.jspecify.annotations.Nullable;

/** The lamps of a scene as {@code lib/lamps.glsl} reads them, a row each. Confined to the gl thread. */
final class LampTable {
    private static final int TEXELS = 3;

    private final GlScope owner;
    private @Nullable GlScope scope;
    private @Nullable Texture texture;

    LampTable(GlScope owner) {
        this.owner = owner;
    }

    /**
     * Brings them up to date.
     *
     * @param view from world to view space
     */
    Texture of(List<PlacedLamp> lamps, Matrix4fc view) {
        Texture table = sized(Math.max(1, lamps.size()));
        float[] texels = new float[4 * TEXELS * table.size().height()];
        for (int i = 0; i < lamps.size(); i++) {
            PlacedLamp lamp = lamps.get(i);
            Vector3f place = lamp.isSun()
                    ? view.transformDirection(lamp.aim(), new Vector3f()).negate()
                    : view.transformPosition(lamp.place(), new Vector3f());
            Vector3f aim = view.transformDirection(lamp.aim(), new Vector3f());
            int at = 4 * TEXELS * i;
            put(texels, at, place, lamp.isSun() ? 0 : 1);
            put(texels, at + 4, aim, lamp.coneSlope());
            put(texels, at + 8, lamp.color(), lamp.coneStart());
        }
        table.upload(texels);
        return table;
    }

    private static void put(float[] into, int at, Vector3fc v, float w) {
        into[at] = v.x();
        into[at + 1] = v.y();
        into[at + 2] = v.z();
        into[at + 3] = w;
    }

    private Texture sized(int rows) {
        Texture old = texture;
        if (old != null && old.size().height() == rows) {
            return old;
        }
        if (scope != null) {
            scope.close();
        }
        GlScope own = owner.child("lamps");
        Texture fresh = new Texture(own, TextureFormat.RGBA32F, new Size(TEXELS, rows));
        scope = own;
        texture = fresh;
        return fresh;
    }
}
