package diorama.gl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Owns GPU objects and inner scopes and frees them, newest first, when it is closed. Confined to the thread of its device.
 * Closing twice is harmless; closing on another thread throws.
 */
public final class GlScope implements AutoCloseable {
    private final String name;
    private final Thread thread;
    private final @Nullable GlScope parent;
    private final Set<AutoCloseable> owned = new LinkedHashSet<>();
    private boolean closed;

    private GlScope(String name, Thread thread, @Nullable GlScope parent) {
        this.name = name;
        this.thread = thread;
        this.parent = parent;
    }

    static GlScope root(String name) {
        return new GlScope(name, Thread.currentThread(), null);
    }

    /** An inner scope: freed with this one, or earlier by its own {@link #close}. */
    public GlScope child(String childName) {
        requireOpen();
        GlScope child = new GlScope(childName, thread, this);
        owned.add(child);
        return child;
    }

    void adopt(GlObject object) {
        requireOpen();
        owned.add(object);
    }

    void forget(AutoCloseable object) {
        owned.remove(object);
    }

    /** @throws IllegalStateException when closed or on another thread than the device's */
    void requireOpen() {
        requireThread();
        if (closed) {
            throw new IllegalStateException("scope '" + name + "' is closed");
        }
    }

    private void requireThread() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("scope '" + name + "' belongs to thread '" + thread.getName()
                    + "', used on '" + Thread.currentThread().getName() + "'");
        }
    }

    /** Number of GPU objects alive in this scope and its inner ones. */
    public int alive() {
        int count = 0;
        for (AutoCloseable object : owned) {
            count += object instanceof GlScope scope ? scope.alive() : 1;
        }
        return count;
    }

    /** The programs alive in this scope and its inner ones. */
    public List<Program> programs() {
        List<Program> found = new ArrayList<>();
        for (AutoCloseable object : owned) {
            if (object instanceof GlScope scope) {
                found.addAll(scope.programs());
            } else if (object instanceof Program program) {
                found.add(program);
            }
        }
        return found;
    }

    /** The scopes and objects alive, one a line, indented. */
    public String tree() {
        StringBuilder out = new StringBuilder();
        print(out, "");
        return out.toString();
    }

    private void print(StringBuilder out, String indent) {
        out.append(indent).append(name).append('\n');
        for (AutoCloseable object : owned) {
            if (object instanceof GlScope scope) {
                scope.print(out, indent + "  ");
            } else {
                out.append(indent).append("  ").append(object).append('\n');
            }
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        requireThread();
        List<AutoCloseable> newestLast = new ArrayList<>(owned);
        for (int i = newestLast.size() - 1; i >= 0; i--) {
            AutoCloseable object = newestLast.get(i);
            if (object instanceof GlScope scope) {
                scope.close();
            } else if (object instanceof GlObject o) {
                o.close();
            }
        }
        closed = true;
        if (parent != null) {
            parent.forget(this);
        }
    }

    @Override
    public String toString() {
        return "scope '" + name + "'";
    }
}
