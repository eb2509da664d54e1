package diorama.gl;

import static org.lwjgl.opengl.GL33C.*;

import diorama.base.Parallel;
import diorama.image.RgbaImage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.lwjgl.opengl.GL;
import org.lwjgl.opengl.GLCapabilities;

/**
 * A texture with all its smaller copies that a thread of its own brings to OpenGL, by a context that shares what the drawing one has,
 * which draws on meanwhile: where a processor draws, room for a hundred megabytes alone takes the driver half a second. Where
 * contexts cannot share it is brought by who takes it. Confined to the gl thread.
 */
public final class TextureDelivery implements AutoCloseable {
    /** Those under way, which end before the window's display does. */
    private static final Set<Thread> UNDER_WAY = ConcurrentHashMap.newKeySet();

    private final GlScope scope;
    private final TextureFormat format;
    private final List<RgbaImage> levels;
    /** Its name; none where it has to be brought here. */
    private final CompletableFuture<OptionalInt> made = new CompletableFuture<>();

    private boolean taken;
    private volatile boolean unwanted;

    /** @param levels the picture and its copies, each half as large as the one before, rounded down, to a single pixel */
    public TextureDelivery(GlScope owner, TextureFormat format, List<RgbaImage> levels) {
        owner.requireOpen();
        scope = owner;
        this.format = format;
        this.levels = List.copyOf(levels);
        Optional<EglContext.Sharing> sharing = EglContext.sharing();
        if (sharing.isEmpty()) {
            made.complete(OptionalInt.empty());
            return;
        }
        GLCapabilities can = GL.getCapabilities();
        Thread thread = new Thread(
                () -> {
                    try {
                        bring(sharing.get(), can);
                    } finally {
                        UNDER_WAY.remove(Thread.currentThread());
                    }
                },
                "texture");
        UNDER_WAY.add(thread);
        thread.setDaemon(true);
        thread.start();
    }

    private void bring(EglContext.Sharing sharing, GLCapabilities can) {
        try {
            sharing.run(() -> {
                GL.setCapabilities(can);
                int handle = TextureLevels.fill(format, levels, this::checkWanted);
                glFinish();
                if (glGetError() == GL_NO_ERROR) {
                    // here, as who no longer wants it deletes it by this context
                    made.complete(OptionalInt.of(handle));
                } else {
                    glDeleteTextures(handle);
                }
            });
        } catch (GlException | CancellationException e) { // who draws finds out whether it can be done at all
            made.complete(OptionalInt.empty());
        } finally {
            GL.setCapabilities(null);
            made.complete(OptionalInt.empty());
        }
    }

    private void checkWanted() {
        if (unwanted) {
            throw new CancellationException();
        }
    }

    /** Whether {@link #take} need not wait. */
    public boolean isThere() {
        return made.isDone();
    }

    /** Waits until it {@link #isThere is there}. */
    public void await() {
        OptionalInt unused = Parallel.awaited(made);
    }

    /** The texture, owned by the scope; waits for it. */
    public Texture take() {
        OptionalInt handle = Parallel.awaited(made);
        taken = true;
        if (handle.isPresent()) {
            return Texture.filled(scope, format, levels.get(0).size(), handle.getAsInt());
        }
        Texture texture = Texture.withCopies(scope, format, levels.get(0).size());
        texture.upload(levels);
        return texture;
    }

    /** Waits until no thread uses a display that is about to end. */
    static void awaitAll() {
        for (Thread thread : UNDER_WAY) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Gives up what was not taken. */
    @Override
    public void close() {
        if (!taken) {
            taken = true;
            unwanted = true;
            // by whichever thread is the later one, both of which have a context for it
            CompletableFuture<Void> unused =
                    made.thenAccept(handle -> handle.ifPresent(name -> glDeleteTextures(name)));
        }
    }
}
