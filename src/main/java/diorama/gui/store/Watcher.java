package diorama.gui.store;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells when watched files are written. The {@code watch} thread sleeps until the system wakes it. */
public final class Watcher implements AutoCloseable {
    /** Writers take their time: a file is told of when nothing came for so long, ms. */
    private static final long QUIET = 300;

    private final WatchService service;
    private final Consumer<Path> changed;
    private final Map<Path, WatchKey> folders = new HashMap<>();
    private final Set<Path> files = ConcurrentHashMap.newKeySet();

    /** @param changed is told on the watch thread */
    public Watcher(Consumer<Path> changed) throws IOException {
        this.changed = changed;
        service = FileSystems.getDefault().newWatchService();
        Thread thread = new Thread(this::run, "watch");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Watches these files and no others.
     *
     * @throws IOException for the folders that cannot be watched; the others are
     */
    public void watch(Set<Path> wanted) throws IOException {
        Set<Path> absolute = new HashSet<>();
        wanted.forEach(f -> absolute.add(f.toAbsolutePath().normalize()));
        files.retainAll(absolute);
        files.addAll(absolute);
        Set<Path> needed = absolute.stream()
                .flatMap(file -> Stream.ofNullable(file.getParent()))
                .filter(folder -> !folders.containsKey(folder))
                .collect(Collectors.toSet());
        Optional<IOException> failed = Optional.empty();
        for (Path folder : needed) {
            try {
                folders.put(
                        folder,
                        folder.register(
                                service, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_CREATE));
            } catch (IOException e) {
                failed = Optional.of(e);
            }
        }
        if (failed.isPresent()) {
            throw failed.get();
        }
    }

    private void run() {
        Set<Path> pending = new HashSet<>();
        try {
            while (true) {
                WatchKey key = pending.isEmpty() ? service.take() : service.poll(QUIET, TimeUnit.MILLISECONDS);
                if (key == null) {
                    pending.forEach(changed);
                    pending.clear();
                    continue;
                }
                if (key.watchable() instanceof Path folder) {
                    for (WatchEvent<?> event : key.pollEvents()) {
                        if (event.context() instanceof Path name && files.contains(folder.resolve(name))) {
                            pending.add(folder.resolve(name));
                        }
                    }
                }
                key.reset();
            }
        } catch (ClosedWatchServiceException | InterruptedException e) {
            // the end: the window closes
            pending.clear();
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
