package diorama.gl;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives each test a device of its own, which must be left with nothing alive; without OpenGL tests are skipped. */
public final class HeadlessDevice implements BeforeEachCallback, AfterEachCallback {
    private @Nullable GlDevice device;

    @Override
    public void beforeEach(ExtensionContext context) {
        device = Headless.device();
    }

    /** The running test's. */
    public GlDevice get() {
        if (device == null) {
            throw new IllegalStateException("no test runs");
        }
        return device;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (device != null) {
            device.close();
            device = null;
        }
    }
}
