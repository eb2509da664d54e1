package diorama.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.Needs;
import diorama.base.Size;
import diorama.io.scene.ExportOptions;
import diorama.mesh.Scene;
import diorama.relief.PhotoGeometry;
import diorama.relief.ReliefMesher;
import diorama.relief.ReliefOptions;
import diorama.relief.ReliefScenes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Khronos' own validator (npm package gltf-validator) finds nothing to complain about. It is looked for in the folder that the
 * environment variable DIORAMA_GLTF_VALIDATOR names (the one that holds node_modules), then among node's global packages.
 */
class GltfValidatorTest {
    private static final String SCRIPT = """
            const path = require('path'), fs = require('fs');
            const places = [process.env.DIORAMA_GLTF_VALIDATOR, process.env.NODE_PATH]
                .concat(require('child_process').execSync('npm root -g 2>/dev/null || true').toString().trim())
                .filter(p => p).flatMap(p => [path.join(p, 'node_modules'), p]);
            const found = places.map(p => path.join(p, 'gltf-validator')).find(p => fs.existsSync(p));
            if (!found) { process.exit(42); }
            if (process.argv.length < 3) { process.exit(0); }
            const file = process.argv[2];
            const beside = uri => Promise.resolve(
                new Uint8Array(fs.readFileSync(path.join(path.dirname(file), decodeURIComponent(uri)))));
            require(found).validateBytes(new Uint8Array(fs.readFileSync(file)),
                    {uri: path.basename(file), externalResourceFunction: beside})
                .then(r => {
                    const bad = r.issues.messages.filter(m => m.severity < 2);
                    process.stdout.write(bad.map(m => m.code + ' ' + m.message + ' ' + m.pointer).join('; '));
                });
            """;

    private final Path folder;

    GltfValidatorTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"scene.glb", "scene.gltf", "a scene ü.gltf"})
    void reliefsAreValid(String name) throws IOException, InterruptedException {
        needValidator();
        Size size = new Size(160, 120);
        Scene scene = ReliefMesher.mesh(
                ReliefScenes.layers(size, (x, y) -> ReliefScenes.discAndPole(x, y, size)),
                PhotoGeometry.of(size, ReliefOptions.DEFAULTS, 0),
                ReliefOptions.DEFAULTS);
        Path file = folder.resolve(name);
        SceneFiles.write(scene, file, ExportOptions.OF_MESHES);
        assertEquals("", run(file.toString()));
    }

    @Test
    void importedMeshesAreValidAgain() throws IOException, InterruptedException {
        needValidator();
        Path file = folder.resolve("vase.glb");
        SceneFiles.write(SceneImporter.read(Path.of("samples/vase.obj")).scene(), file, ExportOptions.DEFAULTS);
        assertEquals("", run(file.toString()));
    }

    @Test
    void scenesWithEverythingAreValid() throws IOException, InterruptedException {
        needValidator();
        Path tree = folder.resolve("tree.glb");
        SceneFiles.write(PaintedTree.scene(), tree, ExportOptions.OF_MESHES);
        // tangents are left to whoever draws, as in Blender's own files
        String said = run(tree.toString());
        assertEquals("", said.startsWith("MESH_PRIMITIVE_GENERATED_TANGENT_SPACE") && !said.contains("; ") ? "" : said);
        Path carried = folder.resolve("carried.gltf");
        SceneFiles.write(PaintedTree.carried(), carried, ExportOptions.OF_MESHES);
        assertEquals("", run(carried.toString()));
    }

    private static void needValidator() throws IOException, InterruptedException {
        boolean there = Needs.program("node", "--version")
                && new ProcessBuilder("node", "-e", SCRIPT).start().waitFor() == 0;
        Needs.that(there, "validator", "npm package gltf-validator");
    }

    /** Errors and warnings, empty when there are none. */
    private String run(String file) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("validate.js"), SCRIPT);
        Process process = new ProcessBuilder("node", script.toString(), file)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }
}
