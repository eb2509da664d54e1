package diorama.gui.picture;

import diorama.camera.OrbitControl;

/** Eases the drawn view towards the state's view after a jump. Confined to the main thread. */
final class Glide {
    /** As Blender's smooth view, s. */
    private static final double LASTS = 0.22;

    private OrbitControl from;
    private OrbitControl to;
    private OrbitControl now;
    private double began;
    private boolean moving;

    Glide(OrbitControl start) {
        from = start;
        to = start;
        now = start;
    }

    /** @param time of the jump, s */
    void go(OrbitControl end, boolean eased, double time) {
        from = now;
        to = end;
        began = time;
        moving = eased;
        now = eased ? from : end;
    }

    /** Moves on to the given time, s. */
    void step(double time) {
        if (!moving) {
            return;
        }
        double part = (time - began) / LASTS;
        if (part >= 1) {
            moving = false;
            now = to;
            return;
        }
        float t = (float) Math.max(0, part);
        now = from.towards(to, t * t * (3 - 2 * t));
    }

    boolean moving() {
        return moving;
    }

    OrbitControl view() {
        return now;
    }
}
