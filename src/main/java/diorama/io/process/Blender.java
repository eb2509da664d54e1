package diorama.io.process;

import diorama.base.FileNames;
import diorama.base.LimitedProcess;
import diorama.base.UserError;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Blender of this machine, if there is one: {@code blender} on the path, or what {@code BLENDER} names. */
public final class Blender {
    /** Endings of what it opens of what is written here, as the script show.py knows them. */
    private static final List<String> SHOWN = List.of("glb", "gltf", "obj", "ply", "stl", "fbx", "dae");

    private static final Path ENV = Path.of("/usr/bin/env");

    private Blender() {}

    public static boolean isInstalled() {
        return program().isPresent();
    }

    /** The program's file. */
    public static Optional<Path> program() {
        String named = System.getenv("BLENDER");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        String path = String.valueOf(System.getenv("PATH"));
        String name = System.getProperty("os.name").startsWith("Windows") ? "blender.exe" : "blender";
        for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
            Path file = Path.of(folder.isEmpty() ? "." : folder, name).toAbsolutePath();
            if (Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** A script of ours in the background, with nothing of the user's settings and no script of any file. */
    static LimitedProcess.Outcome run(
            String script, List<String> arguments, Path folder, double limitSeconds, String what) throws IOException {
        List<String> command = new ArrayList<>(ownPython());
        command.addAll(List.of(
                program().orElseThrow().toString(),
                "-b",
                "-noaudio",
                "--factory-startup",
                "--disable-autoexec",
                "--python-exit-code",
                "3",
                "--python",
                script(script, folder).toString(),
                "--"));
        command.addAll(arguments);
        return new LimitedProcess(command, folder).run(limitSeconds, what);
    }

    /** Words that keep Blender to its own Python, where another one comes first on the path. */
    private static List<String> ownPython() {
        if (!Files.isExecutable(ENV)) {
            return List.of();
        }
        String beside = String.valueOf(program().orElseThrow().toAbsolutePath().getParent());
        return List.of(
                ENV.toString(),
                "-u",
                "PYTHONHOME",
                "-u",
                "PYTHONPATH",
                "PATH=" + beside + ":/usr/local/bin:/usr/bin:/bin:/snap/bin");
    }

    /** One of our scripts as a file in {@code folder}. */
    static Path script(String name, Path folder) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = Blender.class.getResourceAsStream("/blender/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no script " + name);
            }
            Files.copy(in, file);
        }
        return file;
    }

    /** @throws UserError when Blender is not installed, or reads no such files as {@code mesh} is to be */
    public static void requireShowing(Path mesh) {
        if (!SHOWN.contains(FileNames.ending(mesh))) {
            throw new UserError("--open-in-blender: Blender does not open " + mesh + ", want a name ending in ."
                    + String.join(", .", SHOWN));
        }
        shower();
    }

    private static Path shower() {
        return program()
                .orElseThrow(
                        () -> new UserError("--open-in-blender: Blender was not found, want 'blender' on the path or"
                                + " its file in the variable BLENDER"));
    }

    /** Has Blender open a mesh of ours in its window, with the photo's camera. @throws UserError when it cannot */
    public static void show(Path mesh) {
        requireShowing(mesh);
        Path program = shower();
        try {
            // the script deletes itself with its folder
            Path folder = Files.createTempDirectory("diorama-blender");
            Path script = script("show.py", folder);
            new ProcessBuilder(
                            program.toString(),
                            "--python",
                            script.toString(),
                            "--",
                            mesh.toAbsolutePath().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UserError(program + ": cannot be started", e);
        }
    }
}
