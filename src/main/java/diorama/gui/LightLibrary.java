package diorama.gui;

import diorama.image.LightMap;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Pictures of surroundings by their files, each read once: at once, or by a job so that the window goes on. Confined to one thread. */
final class LightLibrary {
    private final Map<String, Optional<LightMap>> known = new HashMap<>();
    private final Optional<Jobs> jobs;
    private final String title;

    /** Reads at once. */
    LightLibrary() {
        jobs = Optional.empty();
        title = "";
    }

    /** @param title what the job is called while it runs */
    LightLibrary(Jobs jobs, String title) {
        this.jobs = Optional.of(jobs);
        this.title = title;
    }

    /**
     * The picture of a file; empty without a name and while a job reads it, which tells of what is wrong.
     *
     * @throws diorama.base.UserError when it is read at once and is none
     */
    Optional<LightMap> of(String file) {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        if (jobs.isEmpty()) {
            return known.computeIfAbsent(file, name -> Optional.of(LightMap.read(Path.of(name))));
        }
        Optional<LightMap> here = known.get(file);
        if (here == null) {
            known.put(file, Optional.empty());
            jobs.get()
                    .submit(
                            "surroundings " + file,
                            title,
                            (progress, cancel) -> LightMap.read(Path.of(file)),
                            map -> known.put(file, Optional.of(map)));
            return Optional.empty();
        }
        return here;
    }
}
