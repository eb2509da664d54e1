package diorama.gl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Whether this machine has anything but its processor to draw with, without starting OpenGL to ask. */
public final class GraphicsCard {
    /** Where Linux shows them: Mesa's and most others, NVIDIA's own, Windows' under its Linux, makers' of small boards. */
    private static final List<String> DEVICES = List.of(
            "/dev/dri",
            "/dev/nvidiactl",
            "/dev/nvidia0",
            "/dev/dxg",
            "/dev/nvmap",
            "/dev/nvhost-ctrl",
            "/dev/mali0",
            "/dev/kgsl-3d0");

    private GraphicsCard() {}

    /** False only where there is none for certain: OpenGL, if it is there, is drawn by the processor then. */
    public static boolean maybe() {
        return !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")
                || DEVICES.stream().anyMatch(device -> Files.exists(Path.of(device)));
    }
}
