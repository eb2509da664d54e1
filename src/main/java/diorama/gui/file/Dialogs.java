package diorama.gui.file;

import diorama.gui.store.ProjectFile;
import diorama.io.MeshFormats;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.Platform;
import org.lwjgl.util.nfd.NFDFilterItem;
import org.lwjgl.util.nfd.NativeFileDialog;

/**
 * Asks for files: by the desktop's own dialog where it can be had, else by {@link FileBrowser}. Confined to the main thread;
 * the desktop's dialog waits on a thread of its own, so the window goes on drawing.
 */
public final class Dialogs {
    static final List<String> PICTURES = List.of(
            "jpg", "jpeg", "png", "webp", "heic", "heif", "avif", "tif", "tiff", "bmp", "gif", "apng", "tga", "psd",
            "hdr", "pnm", "ppm", "pgm", "pfm", "exr", "npy", "jps", "mpo", "ktx2");
    private static final List<String> FILMS = List.of("mp4", "mkv", "mov", "webm", "avi", "m4v");

    private final FileBrowser browser;
    private final Consumer<Runnable> main;
    private Path folder = Path.of("").toAbsolutePath();
    private boolean waiting;
    private boolean noNative = Boolean.getBoolean("diorama.gui.own-dialogs");

    /** @param main runs something on the main thread, callable from any thread */
    public Dialogs(FileBrowser browser, Consumer<Runnable> main) {
        this.browser = browser;
        this.main = main;
    }

    /** How a desktop's dialog ended. */
    private record Answer(boolean works, Optional<Path> path) {}

    /** Asks once at a time; {@code folder} of the last answer comes first the next time. */
    public void ask(String kind, FileBrowser.Ask wish) {
        if (waiting || browser.isOpen()) {
            return;
        }
        if (noNative) {
            browser.open(folder, remembering(wish));
            return;
        }
        waiting = true;
        Path start = folder;
        Runnable dialog = () -> {
            Answer answer = nativeAnswer(kind, wish, start);
            main.accept(() -> answered(answer, wish));
        };
        if (Platform.get() == Platform.MACOSX) {
            dialog.run();
        } else {
            Thread thread = new Thread(dialog, "dialog");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void answered(Answer answer, FileBrowser.Ask wish) {
        waiting = false;
        if (!answer.works()) {
            noNative = true;
            browser.open(folder, remembering(wish));
        } else {
            answer.path().ifPresent(remembering(wish).chosen());
        }
    }

    private FileBrowser.Ask remembering(FileBrowser.Ask wish) {
        return new FileBrowser.Ask(wish.save(), wish.endings(), wish.proposed(), path -> {
            Path parent = path.toAbsolutePath().getParent();
            folder = parent == null ? folder : parent;
            wish.chosen().accept(path);
        });
    }

    public void startIn(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        folder = parent == null ? folder : parent;
    }

    private static Answer nativeAnswer(String kind, FileBrowser.Ask wish, Path start) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            if (Platform.get() == Platform.LINUX) {
                Configuration.NFD_LINUX_PORTAL.set(true);
            }
            if (NativeFileDialog.NFD_Init() != NativeFileDialog.NFD_OKAY) {
                return new Answer(false, Optional.empty());
            }
            try {
                return show(stack, kind, wish, start);
            } finally {
                NativeFileDialog.NFD_Quit();
            }
        } catch (LinkageError e) {
            return new Answer(false, Optional.empty());
        }
    }

    private static Answer show(MemoryStack stack, String kind, FileBrowser.Ask wish, Path start) {
        PointerBuffer out = stack.mallocPointer(1);
        NFDFilterItem.Buffer filter = NFDFilterItem.malloc(1, stack);
        filter.get(0).name(stack.UTF8(kind)).spec(stack.UTF8(String.join(",", wish.endings())));
        NFDFilterItem.Buffer filters = wish.endings().isEmpty() ? null : filter;
        int result = wish.save()
                ? NativeFileDialog.NFD_SaveDialog(out, filters, start.toString(), wish.proposed())
                : NativeFileDialog.NFD_OpenDialog(out, filters, start.toString());
        if (result != NativeFileDialog.NFD_OKAY) {
            return new Answer(result == NativeFileDialog.NFD_CANCEL, Optional.empty());
        }
        Path path = Path.of(out.getStringUTF8(0));
        NativeFileDialog.NFD_FreePath(out.get(0));
        return new Answer(true, Optional.of(path));
    }

    /** Endings of what can be opened: pictures, projects, films and every kind of mesh that is read. */
    static List<String> openable() {
        List<String> all = new ArrayList<>(PICTURES);
        all.add(ProjectFile.ENDING);
        all.addAll(FILMS);
        MeshFormats.all().stream()
                .filter(MeshFormats.Row::read)
                .map(MeshFormats.Row::extension)
                .forEach(all::add);
        return all;
    }
}
