package diorama.gui.host;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.lwjgl.glfw.GLFW;

/** Draws a window while something happens in it, sleeps while nothing does, and brings what other threads post. */
public final class FrameLoop {
    /** Frames drawn after an event: ImGui needs a second one to settle sizes. */
    private static final int SETTLE = 3;

    /** A longer wait is a rest, s: work that is not saved is to be kept in some minutes. */
    private static final double REST = 2;

    private final long window;
    private final Queue<Runnable> mail = new ConcurrentLinkedQueue<>();
    private final InputCount input = new InputCount();
    private final FrameClock clock;
    private final NativeHeap heap = new NativeHeap();

    /** @param clock counts the frames, and is paused while none are wanted */
    public FrameLoop(long window, FrameClock clock) {
        this.window = window;
        this.clock = clock;
        input.install(window);
    }

    /** What is drawn. */
    public interface Scene {
        /** Whether the window may go. */
        boolean ends();

        void frame();

        /** Whether the next frame is another one by itself. */
        boolean moving();

        /** When something changes by itself, s from now. */
        double due();

        /** What came by post has failed; the loop goes on. */
        void failed(Throwable e);

        /** Drawing has failed. @return whether it can go on */
        boolean restarts(Throwable e);
    }

    /** Runs something on the main thread, soon; callable from any thread. */
    public void post(Runnable letter) {
        mail.add(letter);
        GLFW.glfwPostEmptyEvent();
    }

    /** Draws until the scene ends. Confined to the main thread. */
    public void run(Scene scene) {
        int frames = SETTLE;
        boolean shown = false;
        while (!scene.ends()) {
            if (!hear(scene, frames > 0)) {
                frames = SETTLE;
            }
            frames += input.take();
            if (readMail(scene)) {
                frames = Math.max(frames, SETTLE);
            }
            if (frames > 0) {
                frames = draw(scene) ? frames - 1 : SETTLE;
            }
            if (!shown) {
                GLFW.glfwShowWindow(window);
                shown = true;
            }
            if (scene.moving()) {
                frames = Math.max(frames, SETTLE);
            }
        }
    }

    /** Takes what has happened, or waits for it where no frame is wanted. @return whether one was */
    private boolean hear(Scene scene, boolean wanted) {
        try {
            if (wanted) {
                GLFW.glfwPollEvents();
            } else {
                sleep(scene.due());
            }
        } catch (Throwable e) { // of what is done at once, such as with files that are dropped
            scene.failed(e);
        }
        return wanted;
    }

    /** Runs all that was posted. @return whether there was any */
    private boolean readMail(Scene scene) {
        boolean any = false;
        for (Runnable letter = mail.poll(); letter != null; letter = mail.poll()) {
            any = true;
            try {
                letter.run();
            } catch (Throwable e) { // whatever it is, the window tells it and lives on
                scene.failed(e);
            }
        }
        return any;
    }

    /** Draws a frame. @return whether that went well */
    private static boolean draw(Scene scene) {
        try {
            scene.frame();
            return true;
        } catch (Throwable e) { // as above, unless it comes again and again
            if (!scene.restarts(e)) {
                throw e;
            }
            return false;
        }
    }

    /** Waits for an event, or for the time when something changes by itself. */
    private void sleep(double seconds) {
        boolean rests = seconds > REST;
        if (rests) {
            clock.pause();
            heap.rests();
        }
        if (seconds == Double.POSITIVE_INFINITY) {
            GLFW.glfwWaitEvents();
        } else {
            GLFW.glfwWaitEventsTimeout(seconds);
        }
        if (rests) {
            heap.stirs();
        }
    }
}
