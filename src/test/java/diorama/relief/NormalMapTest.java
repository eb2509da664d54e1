package diorama.relief;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import org.junit.jupiter.api.Test;

class NormalMapTest {
    private static final Size SIZE = new Size(320, 200);

    @Test
    void depthThatLevelsOffAtTheBorderMakesNoSeam() {
        DepthMap depth = DepthMap.allocate(SIZE);
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 320; x++) {
                // a floor, level in its last two rows as what is enlarged from a small map is
                depth.inverseDepth()[y * 320 + x] = Math.min(198, y) / 200f;
            }
        }
        PhotoGeometry geometry = PhotoGeometry.of(SIZE, ReliefOptions.DEFAULTS, 0);
        RgbaImage normals = NormalMap.of(depth, geometry);
        for (int x = 0; x < 320; x += 40) {
            assertEquals(normals.channel(x, 195, 1), normals.channel(x, 199, 1), 2);
            assertEquals(normals.channel(x, 195, 2), normals.channel(x, 199, 2), 2);
        }
    }

    @Test
    void aPictureOfOnePixelFacesTheCamera() {
        Size one = new Size(1, 1);
        PhotoGeometry geometry = PhotoGeometry.of(one, ReliefOptions.DEFAULTS, 0);
        RgbaImage normals = NormalMap.of(DepthMap.constant(one, 0.5f), geometry);
        assertEquals(255, normals.channel(0, 0, 2), 1);
    }
}
