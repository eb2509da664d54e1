package diorama.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import diorama.base.Size;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.joml.Vector4f;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lwjgl.egl.EGL14;
import org.lwjgl.opengl.GL33C;

@Tag("gl")
class GlDeviceTest {
    @Test
    void headlessWorksTwiceInOneProcess() {
        for (int i = 0; i < 2; i++) {
            try (GlDevice device = Headless.device();
                    Framebuffer target = Framebuffer.flat(device.scope(), new Size(3, 2), TextureFormat.RGBA8)) {
                // half a byte more or less is each driver's own
                target.clear(new Vector4f(1, 128 / 255f, 0, 1));
                assertEquals(0xffff8000, target.read().argb(2, 1));
                assertFalse(device.rendererName().isEmpty());
                assertTrue(device.version().compareTo("3.3") >= 0, device.version());
                device.check("test");
            }
        }
    }

    /** A context has had other owners: what they switched on is off again, and its debug words go to nobody who is gone. */
    @Test
    void aDeviceBeginsAsNew() {
        try (GlDevice first = Headless.device()) {
            for (int switched : new int[] {GL33C.GL_BLEND, GL33C.GL_DEPTH_TEST, GL33C.GL_SCISSOR_TEST}) {
                GL33C.glEnable(switched);
            }
            GL33C.glColorMask(false, true, false, true);
            GL33C.glDepthFunc(GL33C.GL_GREATER);
            GL33C.glEnable(-1);
            assertThrows(GlException.class, () -> first.check("nonsense"));
            GL33C.glEnable(-1);
        }
        try (GlDevice second = Headless.device();
                Framebuffer target = Framebuffer.flat(second.scope(), new Size(1, 1), TextureFormat.RGBA8)) {
            second.check("beginning");
            assertFalse(GL33C.glIsEnabled(GL33C.GL_BLEND));
            assertFalse(GL33C.glIsEnabled(GL33C.GL_SCISSOR_TEST));
            assertEquals(GL33C.GL_LESS, GL33C.glGetInteger(GL33C.GL_DEPTH_FUNC));
            target.clear(new Vector4f(1, 0, 1, 1));
            assertEquals(0xffff00ff, target.read().argb(0, 0));
        }
    }

    /** Drivers have faults with a second context on one thread. */
    @Test
    void oneContextServesOneAfterTheOther() {
        long first;
        try (GlDevice device = Headless.device()) {
            assumeTrue(device.kind().startsWith("EGL"), device.kind());
            first = EGL14.eglGetCurrentContext();
        }
        assertEquals(0, EGL14.eglGetCurrentContext());
        try (GlDevice device = Headless.device()) {
            assertEquals(first, EGL14.eglGetCurrentContext(), device.kind());
        }
    }

    @Test
    void aContextThatIsLostIsNotKept() {
        Headless.device().close();
        int kept = EglContext.kept();
        assumeTrue(kept > 0, "contexts of windows are not kept");
        EglContext lost = EglContext.open(new ArrayList<>()).orElseThrow();
        lost.spoil();
        lost.close();
        assertEquals(kept - 1, EglContext.kept());
        try (GlDevice device = Headless.device()) {
            device.check("a new one");
        }
    }

    @Test
    void closingTwiceIsHarmless() {
        GlDevice device = Headless.device();
        Texture texture = new Texture(device.scope(), TextureFormat.R32F, new Size(2, 2));
        texture.close();
        texture.close();
        device.close();
        device.close();
        assertEquals(0, device.scope().alive());
    }

    @Test
    void leaksAreToldWithTheirOwners() {
        GlDevice device = Headless.device();
        GlScope pass = device.scope().child("pass");
        Texture unused = new Texture(pass, TextureFormat.R32F, new Size(7, 5));
        assertEquals(1, device.scope().alive());
        var e = assertThrows(IllegalStateException.class, device::close);
        assertTrue(String.valueOf(e.getMessage()).contains("  pass\n    Texture#"), e.getMessage());
        assertTrue(String.valueOf(e.getMessage()).contains("7x5"), e.getMessage());
        assertThrows(IllegalStateException.class, unused::id);
    }

    @Test
    void aClosedObjectTellsWhereItWasClosed() {
        try (GlDevice device = Headless.device()) {
            Texture texture = new Texture(device.scope(), TextureFormat.R8, new Size(1, 1));
            texture.close();
            var e = assertThrows(IllegalStateException.class, () -> texture.bind(0));
            assertTrue(String.valueOf(e.getCause()).contains("closed here"));
        }
    }

    @Test
    void scopesFreeTheNewestFirstAndOnlyTheirOwn() {
        try (GlDevice device = Headless.device()) {
            GlScope inner = device.scope().child("inner");
            Texture kept = new Texture(device.scope(), TextureFormat.R8, new Size(1, 1));
            Texture freed = new Texture(inner, TextureFormat.R8, new Size(1, 1));
            inner.close();
            assertThrows(IllegalStateException.class, freed::id);
            assertTrue(kept.id() > 0);
            kept.close();
        }
    }

    @Test
    void anotherThreadIsRefused() throws InterruptedException {
        try (GlDevice device = Headless.device()) {
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread other = new Thread(() -> {
                try {
                    new Texture(device.scope(), TextureFormat.R8, new Size(1, 1)).close();
                } catch (IllegalStateException e) {
                    thrown.set(e);
                }
            });
            other.start();
            other.join();
            assertTrue(String.valueOf(thrown.get()).contains("belongs to thread"), String.valueOf(thrown.get()));
        }
    }

    @Test
    void anOpenGlErrorBecomesAnException() {
        try (GlDevice device = Headless.device()) {
            GL33C.glEnable(0x1234567);
            var e = assertThrows(GlException.class, () -> device.check("testing"));
            assertTrue(String.valueOf(e.getMessage()).startsWith("testing: "), e.getMessage());
            device.check("afterwards");
        }
    }
}
