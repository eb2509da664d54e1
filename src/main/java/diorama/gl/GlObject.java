package diorama.gl;

import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** A GPU object with an owner. Used after closing it throws with the stack of the closing. */
abstract class GlObject implements AutoCloseable {
    private final GlScope owner;
    private final int handle;
    private @Nullable Throwable closedAt;

    /** @param maker makes the object once the scope is known to be open and on its thread */
    GlObject(GlScope owner, IntSupplier maker) {
        owner.requireOpen();
        this.owner = owner;
        this.handle = maker.getAsInt();
        owner.adopt(this);
    }

    /** The name OpenGL knows this object by. */
    final int handle() {
        if (closedAt != null) {
            throw new IllegalStateException(this + " was closed", closedAt);
        }
        owner.requireOpen();
        return handle;
    }

    /** Deletes what {@code handle} names; called once, on the device's thread. */
    abstract void delete(int deleted);

    @Override
    public final void close() {
        if (closedAt != null) {
            return;
        }
        owner.requireOpen();
        closedAt = new Throwable("closed here");
        delete(handle);
        owner.forget(this);
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "#" + handle;
    }
}
