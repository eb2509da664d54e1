package diorama.gui;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A scene of one cube and a folder, for each test anew. */
public abstract class CubeScene {
    @TempDir
    public Path folder;

    public final CubeDesk cubes = new CubeDesk();

    @AfterEach
    void close() {
        cubes.close();
    }
}
