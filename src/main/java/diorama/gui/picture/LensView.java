package diorama.gui.picture;

import diorama.camera.Camera;
import diorama.gl.Framebuffer;
import diorama.gl.GlDevice;
import diorama.render.Darkroom;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a lens makes of a moment: sharp at once, and with every further frame more as it is. Confined to the gl thread.
 */
final class LensView implements AutoCloseable {
    private final GlDevice device;
    private @Nullable Darkroom room;
    /** How many of the lens' cameras were drawn. */
    private int drawn;

    LensView(GlDevice device) {
        this.device = device;
    }

    private Darkroom room() {
        Darkroom made = room;
        if (made == null) {
            made = new Darkroom(device.scope());
            room = made;
        }
        return made;
    }

    /** Whether more can be drawn of what was begun. */
    boolean isComing(Exposure exposure) {
        return drawn < exposure.cameras().size();
    }

    /** How many of the lens' pictures were drawn. */
    int drawn() {
        return drawn;
    }

    /** Begins with the picture of all that is sharp. */
    Framebuffer begin(Exposure exposure, Framebuffer sharp) {
        drawn = 0;
        room().blank(sharp.size());
        room().expose(sharp.texture());
        return room().develop(exposure.grade(), exposure.within(sharp.size()));
    }

    /**
     * Goes on with up to so many pictures.
     *
     * @param draw of one of the cameras
     */
    Framebuffer more(Exposure exposure, int pictures, Function<Camera, Framebuffer> draw) {
        List<Camera> cameras = exposure.cameras();
        Framebuffer last = null;
        for (int end = Math.min(cameras.size(), drawn + pictures); drawn < end; drawn++) {
            last = draw.apply(cameras.get(drawn));
            if (drawn == 0) {
                room().blank(last.size());
            }
            room().expose(last.texture());
        }
        if (last == null) {
            throw new IllegalStateException("all is drawn");
        }
        return room().develop(exposure.grade(), exposure.within(last.size()));
    }

    @Override
    public void close() {
        if (room != null) {
            room.close();
            room = null;
        }
    }
}
