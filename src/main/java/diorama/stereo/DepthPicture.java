package diorama.stereo;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.DepthMap;
import java.nio.IntBuffer;

/** Shows inverse depth in grey, near = white. */
final class DepthPicture {
    private DepthPicture() {}

    static void draw(DepthMap depth, EyeTarget target) {
        target.check(depth.size());
        Size size = depth.size();
        float[] d = depth.inverseDepth();
        IntBuffer pixels = Pixels.of(target.image());
        Parallel.rows(size.height(), (from, to) -> {
            int[] row = new int[size.width()];
            for (int y = from; y < to; y++) {
                for (int x = 0; x < row.length; x++) {
                    int grey = (int) (255 * Math.max(0, Math.min(1, d[y * row.length + x])) + 0.5f);
                    row[x] = 0xff000000 | grey * 0x010101;
                }
                pixels.put(target.start(y), row, 0, row.length);
            }
        });
    }
}
