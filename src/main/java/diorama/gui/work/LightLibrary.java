package diorama.gui.work;

import diorama.image.LightMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Pictures of surroundings by their files, each read once, and again when it has changed: at once, or by a job so that the window goes on. Confined to one thread. */
public final class LightLibrary {
    private final Map<String, Read> known = new HashMap<>();
    private final Optional<Jobs> jobs;
    private final String title;

    /**
     * What was read of a file.
     *
     * @param stamp when the file was changed before it was read
     */
    private record Read(Optional<LightMap> map, long stamp) {
        static final Read NOTHING = new Read(Optional.empty(), -1);
    }

    /** Reads at once. */
    public LightLibrary() {
        jobs = Optional.empty();
        title = "";
    }

    /** @param title what the job is called while it runs */
    public LightLibrary(Jobs jobs, String title) {
        this.jobs = Optional.of(jobs);
        this.title = title;
    }

    /**
     * The picture of a file; empty without a name and while a job reads it, which tells of what is wrong.
     *
     * @throws diorama.base.UserError when it is read at once and is none
     */
    public Optional<LightMap> of(String file) {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        if (jobs.isEmpty()) {
            return known.computeIfAbsent(file, name -> new Read(Optional.of(LightMap.read(Path.of(name))), 0))
                    .map();
        }
        String slot = "surroundings " + file;
        long stamp = stamp(Path.of(file));
        Read here = known.getOrDefault(file, Read.NOTHING);
        if (here.stamp() != stamp && !jobs.get().busy(slot)) {
            // one that cannot be read is tried again when it has changed
            known.put(file, new Read(here.map(), stamp));
            jobs.get()
                    .submit(
                            slot,
                            title,
                            (progress, cancel) -> LightMap.read(Path.of(file)),
                            map -> known.put(file, new Read(Optional.of(map), stamp)));
        }
        return here.map();
    }

    /** When a file was last changed; 0 where there is none. */
    private static long stamp(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }
}
