package diorama.gl;

import diorama.Needs;
import diorama.base.UserError;

/** A device for tests: skipped where OpenGL is missing; leaks and the driver's complaints are errors. */
public final class Headless {
    private Headless() {}

    public static GlDevice device() {
        System.setProperty("diorama.gl.leaks", "true");
        System.setProperty("diorama.gl.debug", "true");
        try {
            return GlDevice.headless();
        } catch (UserError e) {
            Needs.that(false, "gl", String.valueOf(e.getMessage()));
            throw e;
        }
    }
}
