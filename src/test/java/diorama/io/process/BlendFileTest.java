package diorama.io.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.Needs;
import diorama.io.Rewriting;
import diorama.io.SceneImporter;
import diorama.mesh.Light;
import diorama.mesh.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Blender's own files, made by Blender. */
class BlendFileTest extends Rewriting {
    private static final String SCRIPT = String.join(
            "\n",
            "import bpy",
            "bpy.ops.wm.read_factory_settings(use_empty=True)",
            "bpy.ops.mesh.primitive_cube_add(size=2, location=(1, 2, 3))",
            "cube = bpy.context.object",
            "red = bpy.data.materials.new('r\u00f6t')",
            "red.use_nodes = True",
            "red.node_tree.nodes['Principled BSDF'].inputs['Base Color'].default_value = (1, 0, 0, 1)",
            "cube.data.materials.append(red)",
            "cube.modifiers.new('smooth', 'SUBSURF').levels = 1",
            "lamp = bpy.data.objects.new('sun', bpy.data.lights.new('sun', 'SUN'))",
            "lamp.data.energy = 3",
            "bpy.context.collection.objects.link(lamp)",
            "bpy.ops.wm.save_as_mainfile(filepath=__import__('sys').argv[-1], compress=True)");

    /** A cube with a modifier, a material and a sun. */
    private Path made() throws IOException, InterruptedException {
        Needs.that(Needs.program("blender", "--version"), "blender", "makes the file");
        Path script = Files.writeString(folder.resolve("make.py"), SCRIPT);
        Path file = folder.resolve("w\u00fcrfel.blend");
        Process blender = new ProcessBuilder(
                        "blender",
                        "-b",
                        "-noaudio",
                        "--factory-startup",
                        "--python",
                        script.toString(),
                        "--",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
        assertEquals(0, blender.waitFor());
        assertTrue(Files.exists(file), Files.readString(folder.resolve("said.txt")));
        return file;
    }

    @Test
    void blendFilesComeWithModifiersMaterialsAndLamps() throws IOException, InterruptedException {
        SceneImporter.Imported read = SceneImporter.read(made());
        assertEquals(48, read.info().triangles(), "the cube subdivided once");
        assertEquals(List.of(), read.notes());
        assertEquals(1, read.scene().materials().get(0).baseColor().x());
        assertEquals(0, read.scene().materials().get(0).baseColor().y());
        assertEquals("r\u00f6t", read.scene().materials().get(0).name());
        List<Light> lamps = all(read.scene().roots()).stream()
                .map(Node::light)
                .flatMap(java.util.Optional::stream)
                .toList();
        assertEquals(1, lamps.size());
        assertEquals(3 * Light.LUMENS_PER_WATT, lamps.get(0).intensity(), 0.1f);
        float[][] box = read.info().bbox();
        float[] middle = new float[3];
        for (int axis = 0; axis < 3; axis++) {
            middle[axis] = (box[0][axis] + box[1][axis]) / 2;
        }
        assertArrayEquals(new float[] {1, 2, 3}, middle, 1e-5f, "told in the file's own axes");
    }
}
