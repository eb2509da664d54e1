package diorama.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.io.scene.ExportOptions;
import diorama.io.scene.PlacedMesh;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import diorama.relief.ReliefPlate;
import diorama.relief.ReliefScenes;
import diorama.relief.SolidOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plates to print, whose photo is all noise, are taken down to a budget. */
class PlateBudgetTest {
    private final Path folder;

    PlateBudgetTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void platesToPrintStayClosedWithFewerTriangles() {
        Size size = new Size(220, 150);
        RgbaImage photo = RgbaImage.allocate(size);
        Random random = new Random(5);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                photo.setArgb(x, y, 0xff000000 | 0x010101 * random.nextInt(256));
            }
        }
        DepthMap flat = ReliefScenes.depth(size, (x, y) -> 0.5);
        SolidOptions options = SolidOptions.SCHEMA.with(
                SolidOptions.DEFAULTS, SolidOptions.SCHEMA.option("solid"), SolidOptions.Solid.LITHOPHANE);
        Scene plate = ReliefPlate.scene(photo, flat, options);
        for (int budget : new int[] {2000, 6000, 20000}) {
            Path target = folder.resolve("plate" + budget + ".glb");
            SceneFiles.write(
                    plate,
                    target,
                    ExportOptions.SCHEMA.with(
                            ExportOptions.DEFAULTS, ExportOptions.SCHEMA.option("triangles"), budget));
            int triangles = 0;
            for (PlacedMesh placed : PlacedMesh.all(SceneImporter.read(target).scene())) {
                triangles += placed.mesh().triangleCount();
                assertClosed(placed.mesh());
            }
            assertTrue(triangles <= 1.02 * budget && triangles > 0.8 * budget, budget + ": " + triangles);
        }
    }

    private static void assertClosed(Mesh mesh) {
        Map<List<Float>, Integer> places = new HashMap<>();
        Map<List<Integer>, Integer> edges = new HashMap<>();
        float[] p = mesh.positions();
        int[] corners = new int[mesh.indices().length];
        for (int i = 0; i < corners.length; i++) {
            int v = 3 * mesh.indices()[i];
            corners[i] = places.computeIfAbsent(List.of(p[v], p[v + 1], p[v + 2]), k -> places.size());
        }
        for (int i = 0; i < corners.length; i++) {
            edges.merge(List.of(corners[i], corners[i % 3 == 2 ? i - 2 : i + 1]), 1, Integer::sum);
        }
        edges.forEach((edge, count) -> {
            assertEquals(1, count, "an edge is passed twice");
            assertTrue(edges.containsKey(List.of(edge.get(1), edge.get(0))), "an edge has one side only");
        });
    }
}
